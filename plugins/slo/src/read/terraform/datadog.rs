//! Datadog: `datadog_service_level_objective`, and monitors of type `slo alert` on its burn rate.

use prr_sdk::Node;

use super::super::target::{percent, period};
use super::super::text;
use super::{Alert, Objective, Resource, Resources, block, known, many, number, referred};
use crate::written::{Burn, Obstacle, Period, Schema, Sli, Slo, Stated};

const KIND: &str = "datadog_service_level_objective";
/// Without a short window of its own a monitor looks at a twelfth of the long one.
const SHORTER: f64 = 12.0;

/// One objective for each timeframe with a target.
pub(super) fn objectives<'a>(resource: &Resource<'a>, path: &'a str, into: &mut Resources<'a>) {
    let body = resource.body;
    let thresholds: Vec<_> = many(body.field("thresholds")).collect();
    let several = thresholds.len() > 1;
    let own = body.field("name").filter(|node| known(Some(*node)).is_some());
    let indicator = ["query", "sli_specification", "monitor_ids"].into_iter().find_map(|sli| block(body, sli));
    for threshold in thresholds {
        let timeframe = threshold.field("timeframe");
        let name = known(own).map_or_else(|| resource.address.clone(), str::to_owned);
        let period = period(timeframe);
        let slo = Slo {
            service: tagged(body, "service").unwrap_or(resource.name).to_owned(),
            name: if several { format!("{name} {}", text(timeframe).unwrap_or_default()) } else { name },
            schema: Schema::Terraform,
            node: own.unwrap_or(body),
            target: percent(threshold.field("target")),
            period,
            sli: indicator.map_or(Sli::Missing(body), |node| Sli::Unread { node, obstacle: Obstacle::Backend }),
            dialect: false,
            tiers: Vec::new(),
            alerting: None,
            page_off: None,
            ticket_off: None,
            generator: None,
            promised: Vec::new(),
            stated: Vec::new(),
            no_data: None,
            marks: Vec::new(),
        };
        let seconds = match period {
            Period::Declared { seconds, .. } => Some(seconds),
            _ => None,
        };
        into.objectives.push(Objective {
            root: resource.root,
            address: resource.address.clone(),
            id: None,
            period: seconds,
            path,
            slo,
        });
    }
}

/// The value of a tag `key:value`.
fn tagged<'a>(body: Node<'a>, key: &str) -> Option<&'a str> {
    let mut tags = many(body.field("tags")).filter_map(|tag| known(Some(tag)));
    tags.find_map(|tag| tag.strip_prefix(key)?.strip_prefix(':'))
}

/// A monitor on a burn rate; those on what is left of the budget say nothing of how fast it burns.
pub(super) fn alert<'a>(resource: &Resource<'a>, path: &'a str, into: &mut Resources<'a>) {
    let body = resource.body;
    let Some(query) = body.field("query").filter(|_| known(body.field("type")) == Some("slo alert")) else { return };
    let Some(source) = query.text().filter(|source| source.contains("burn_rate(")) else { return };
    let name = body.field("name").filter(|node| known(Some(*node)).is_some());
    let over = call(source, "over").and_then(|(_, window)| prr_promql::duration(window));
    let stated = Stated {
        name: known(name).unwrap_or(resource.name),
        node: name.unwrap_or(body),
        burns: burns(body, query, source),
        wrong_way: false,
        hold: None,
        severity: severity(body),
        off: None,
    };
    let literal = call(source, "burn_rate").map_or("", |(_, argument)| argument);
    let names = referred(source, KIND).unwrap_or(literal).to_owned();
    into.alerts.push(Alert { root: resource.root, names, period: over, path, stated });
}

fn burns<'a>(body: Node<'a>, query: Node<'a>, source: &'a str) -> Result<Vec<Burn<'a>>, Node<'a>> {
    let critical = block(body, "monitor_thresholds").and_then(|thresholds| thresholds.field("critical"));
    let limit = critical.or(Some(query)).filter(|node| *node != query || compared(source).is_some());
    let factor = match critical {
        Some(critical) => number(critical).ok_or(critical)?,
        None => compared(source).ok_or(query)?,
    };
    let window = |name| {
        let (at, text) = call(source, name)?;
        Some((prr_promql::duration(text).filter(|seconds| *seconds > 0.0), (at, at + text.len())))
    };
    let factor_node = limit.unwrap_or(query);
    let burn = |window, window_span| Burn { factor, factor_node, window, window_node: query, window_span };
    let (Some(long), long_span) = window("long_window").ok_or(query)? else { return Err(query) };
    let short = match window("short_window") {
        Some((Some(short), span)) => burn(short, span),
        Some((None, _)) => return Err(query),
        None => burn(long / SHORTER, long_span),
    };
    if factor <= 0.0 { Err(factor_node) } else { Ok(vec![burn(long, long_span), short]) }
}

/// The number behind the comparison.
fn compared(source: &str) -> Option<f64> {
    source.rsplit_once('>')?.1.trim_start_matches('=').trim().parse().ok().filter(|size: &f64| size.is_finite())
}

/// The argument of a call `name("argument")` without its quotes, and where it starts.
fn call<'t>(source: &'t str, name: &str) -> Option<(usize, &'t str)> {
    let open = source.find(&format!("{name}("))? + name.len() + 1;
    let argument = &source[open..open + source[open..].find(')')?];
    let inner = argument.trim_start_matches(['"', '\\', '\'', ' ']);
    Some((open + argument.len() - inner.len(), inner.trim_end_matches(['"', '\\', '\'', ' '])))
}

/// The priority, or whether the message goes to somebody who is on call.
fn severity(body: Node<'_>) -> &'static str {
    match body.field("priority").and_then(number).map(|priority| priority.to_string()).as_deref() {
        Some("1") => "p1",
        Some("2") => "p2",
        Some("3") => "p3",
        Some("4" | "5") => "p4",
        _ => {
            let pages = ["@pagerduty", "@opsgenie", "@oncall", "@victorops"];
            let message = body.field("message").and_then(Node::text).unwrap_or_default();
            if pages.into_iter().any(|page| message.contains(page)) { "page" } else { "" }
        }
    }
}
