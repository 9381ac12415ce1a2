//! Grafana: `grafana_slo`, which makes its burn-rate alerts itself where it is told to.

use prr_sdk::Node;

use super::super::target::{period, ratio};
use super::super::{built, query};
use super::{Objective, Resource, Resources, block, known, many};
use crate::written::{Burn, Obstacle, Schema, Sli, Slo, Stated};

/// Factor, long and short window.
type Numbers = (f64, f64, f64);

/// The alerts that a block stands for: its name, what they call for, and the factor, long and short window of each.
const TIERS: [(&str, &str, [Numbers; 2]); 2] = [
    ("fastburn", "critical", [(14.4, 3_600.0, 300.0), (6.0, 21_600.0, 1_800.0)]),
    ("slowburn", "warning", [(3.0, 86_400.0, 7_200.0), (1.0, 259_200.0, 21_600.0)]),
];

pub(super) fn objectives<'a>(resource: &Resource<'a>, path: &'a str, into: &mut Resources<'a>) {
    let body = resource.body;
    let own = body.field("name").filter(|node| known(Some(*node)).is_some());
    let alerting = block(body, "alerting");
    let objectives: Vec<_> = many(body.field("objectives")).collect();
    for (index, objective) in objectives.iter().enumerate() {
        let name = known(own).map_or_else(|| resource.address.clone(), str::to_owned);
        let (sli, dialect) = indicator(body);
        let slo = Slo {
            service: labelled(body).unwrap_or(resource.name).to_owned(),
            name: if objectives.len() > 1 { format!("{name}-{index}") } else { name },
            schema: Schema::Terraform,
            node: own.unwrap_or(body),
            target: ratio(objective.field("value")),
            period: period(objective.field("window")),
            sli,
            dialect,
            tiers: Vec::new(),
            alerting,
            page_off: None,
            ticket_off: None,
            generator: None,
            promised: Vec::new(),
            stated: alerting.map(alerts).unwrap_or_default(),
            no_data: None,
            marks: Vec::new(),
        };
        into.objectives.push(Objective {
            root: resource.root,
            address: resource.address.clone(),
            id: None,
            period: None,
            path,
            slo,
        });
    }
}

/// The value of the label `service`.
fn labelled(body: Node<'_>) -> Option<&str> {
    let label = many(body.field("label")).find(|label| known(label.field("key")) == Some("service"))?;
    known(label.field("value"))
}

/// Without a block for a speed Grafana makes no alert of that speed.
fn alerts(alerting: Node<'_>) -> Vec<Stated<'_>> {
    let mut stated = Vec::new();
    for (name, severity, tiers) in TIERS {
        let Some(node) = block(alerting, name) else { continue };
        stated.extend(tiers.into_iter().map(|(factor, long, short)| {
            let burn = |window| Burn { factor, factor_node: node, window, window_node: node, window_span: (0, 0) };
            let burns = Ok(vec![burn(long), burn(short)]);
            Stated { name, node, burns, wrong_way: false, hold: None, severity, off: None }
        }));
    }
    stated
}

/// A ratio of two metrics, or a query in Grafana's dialect of `PromQL`.
fn indicator(body: Node<'_>) -> (Sli<'_>, bool) {
    let Some(node) = block(body, "query") else { return (Sli::Missing(body), false) };
    if let Some(ratio) = block(node, "ratio") {
        let metric = |key| ratio.field(key).filter(|metric| known(Some(*metric)).is_some());
        let rate =
            |node| query::built(node, built::selector(node).map(|selector| built::summed(&selector, "rate", &[])));
        return match (metric("success_metric"), metric("total_metric")) {
            (Some(good), Some(all)) => {
                (Sli::Events { bad: false, numerator: rate(good), denominator: rate(all) }, false)
            }
            _ => (Sli::Unread { node: ratio, obstacle: Obstacle::Unresolved }, false),
        };
    }
    let free = block(node, "freeform").and_then(|free| free.field("query")).filter(|query| !query.is_unresolved());
    match free.and_then(query::plain) {
        Some(query) => (Sli::Raw { bad: false, query }, true),
        None => (Sli::Unread { node, obstacle: Obstacle::Backend }, false),
    }
}
