//! Google Cloud: `google_monitoring_slo`, and alert policies on `select_slo_burn_rate`.

use prr_sdk::Node;

use super::super::target::{counted, ratio};
use super::{Alert, Objective, Resource, Resources, block, known, many, number, referred};
use crate::written::{Burn, Obstacle, Period, Schema, Sli, Slo, Stated};

const KIND: &str = "google_monitoring_slo";
const FUNCTION: &str = "select_slo_burn_rate(";

pub(super) fn objective<'a>(resource: &Resource<'a>, path: &'a str, into: &mut Resources<'a>) {
    let body = resource.body;
    let id = known(body.field("slo_id"));
    let name = id.or_else(|| known(body.field("display_name"))).map_or_else(|| resource.address.clone(), str::to_owned);
    let indicator =
        ["request_based_sli", "windows_based_sli", "basic_sli"].into_iter().find_map(|sli| block(body, sli));
    let slo = Slo {
        service: known(body.field("service")).unwrap_or(resource.name).to_owned(),
        name,
        schema: Schema::Terraform,
        node: body.field("slo_id").or_else(|| body.field("display_name")).unwrap_or(body),
        target: ratio(body.field("goal")),
        period: period(body),
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
    into.objectives.push(Objective {
        root: resource.root,
        address: resource.address.clone(),
        id: id.map(str::to_owned),
        period: None,
        path,
        slo,
    });
}

/// A number of days, or a calendar unit. Months have 30 days, as in the tables of burn rates.
fn period(body: Node<'_>) -> Period<'_> {
    if let Some(days) = body.field("rolling_period_days").filter(|days| !days.is_null()) {
        return match number(days).filter(|days| *days > 0.0) {
            Some(count) => Period::Declared { seconds: count * 86_400.0, node: days },
            None => counted(Some(days), None),
        };
    }
    let Some(node) = body.field("calendar_period").filter(|node| !node.is_null()) else { return Period::Missing };
    let days = match known(Some(node)) {
        Some("DAY") => 1.0,
        Some("WEEK") => 7.0,
        Some("FORTNIGHT") => 14.0,
        Some("MONTH") => 30.0,
        _ => return Period::Unreadable { node },
    };
    Period::Declared { seconds: days * 86_400.0, node }
}

/// The conditions of a policy: one alert where all of them must hold, or else one for each.
pub(super) fn alerts<'a>(resource: &Resource<'a>, path: &'a str, into: &mut Resources<'a>) {
    let body = resource.body;
    let conditions: Vec<_> = many(body.field("conditions")).filter_map(Condition::of).collect();
    let combiner = body.field("combiner");
    // `AND` is not the default: without a combiner, which the provider demands, nothing is joined.
    let joined = known(combiner).is_some_and(|combiner| combiner.starts_with("AND"));
    let mut groups: Vec<Vec<Condition<'a>>> = Vec::new();
    for condition in conditions {
        match groups.iter_mut().find(|group| joined && group[0].names == condition.names) {
            Some(group) => group.push(condition),
            None => groups.push(vec![condition]),
        }
    }
    for group in groups {
        let open = combiner.filter(|combiner| combiner.is_unresolved());
        into.alerts.push(alert(resource, path, &group, open));
    }
}

fn alert<'a>(resource: &Resource<'a>, path: &'a str, group: &[Condition<'a>], open: Option<Node<'a>>) -> Alert<'a> {
    let body = resource.body;
    let name = body.field("display_name").filter(|node| known(Some(*node)).is_some());
    let mut burns: Result<Vec<Burn<'a>>, Node<'a>> = group.iter().map(|condition| condition.burn).collect();
    if let Ok(burns) = &mut burns {
        burns.sort_by(|one, two| two.window.total_cmp(&one.window));
    }
    let enabled = body.field("enabled");
    let open = open.or(enabled.filter(|enabled| enabled.is_unresolved()));
    let stated = Stated {
        name: known(name).unwrap_or(resource.name),
        node: name.unwrap_or(body),
        burns: open.map_or(burns, Err),
        wrong_way: group.iter().any(|condition| condition.wrong_way),
        hold: group.iter().filter_map(|condition| condition.hold).max_by(|one, two| one.0.total_cmp(&two.0)),
        severity: severity(body),
        off: enabled.filter(|enabled| enabled.as_bool() == Some(false) || known(Some(*enabled)) == Some("false")),
    };
    Alert {
        root: resource.root,
        names: group.first().map(|condition| condition.names.clone()).unwrap_or_default(),
        period: None,
        path,
        stated,
    }
}

/// What the policy itself says, or a label that people give it. Google's levels between a page and a warning say neither.
fn severity(body: Node<'_>) -> &str {
    let label = || block(body, "user_labels")?.field("severity");
    known(body.field("severity").filter(|node| !node.is_null())).or_else(|| known(label())).unwrap_or_default()
}

/// A threshold on the burn rate of an objective.
struct Condition<'a> {
    names: String,
    burn: Result<Burn<'a>, Node<'a>>,
    wrong_way: bool,
    hold: Option<(f64, Node<'a>)>,
}

impl<'a> Condition<'a> {
    fn of(node: Node<'a>) -> Option<Self> {
        let threshold = block(node, "condition_threshold")?;
        let filter = threshold.field("filter")?;
        let text = filter.text()?;
        let open = text.find(FUNCTION)? + FUNCTION.len();
        let arguments = &text[open..open + text[open..].rfind(')')?];
        let comma = arguments.rfind(',')?;
        let bare =
            |text: &'a str| text.trim_matches(|char: char| char.is_whitespace() || matches!(char, '"' | '\\' | '\''));
        let (objective, window) = (bare(&arguments[..comma]), bare(&arguments[comma + 1..]));
        let names = referred(objective, KIND).unwrap_or(objective).to_owned();
        let limit = threshold.field("threshold_value");
        let factor = limit.and_then(number);
        let at = text[open + comma..].find(window).map_or(0, |at| open + comma + at);
        let duration = |node: Node<'a>| Some((prr_promql::duration(known(Some(node))?)?, node));
        let burn = match (factor, limit, prr_promql::duration(window)) {
            (Some(factor), Some(factor_node), Some(seconds)) if factor > 0.0 && seconds > 0.0 => Ok(Burn {
                factor,
                factor_node,
                window: seconds,
                window_node: filter,
                window_span: (at, at + window.len()),
            }),
            (None, limit, _) => Err(limit.unwrap_or(threshold)),
            _ => Err(filter),
        };
        Some(Self {
            names,
            burn,
            wrong_way: known(threshold.field("comparison")).is_some_and(|comparison| comparison.contains("_LT")),
            hold: threshold.field("duration").and_then(duration),
        })
    }
}
