//! Metrics of Flagger: names with a slip, and success rates that never fail.

use prr_sdk::{Change, Kind, Mend, choice, mend, person};

use super::messages as m;
use super::objective::{most, number};
use crate::argo::meant;
use crate::model::Model;
use crate::written::flagger::{Canary, Metric, Range, Source};

/// The metrics that Flagger measures by itself; the first is a share of requests in percent.
const BUILTIN: [&str; 2] = ["request-success-rate", "request-duration"];

pub(super) fn metrics(model: &Model<'_>) -> Vec<Mend> {
    let mut offers = Vec::new();
    for canary in &model.written.canaries {
        offers.extend(canary.metrics.iter().filter_map(|metric| of_metric(model, canary, metric)));
    }
    offers
}

fn of_metric(model: &Model<'_>, canary: &Canary<'_>, metric: &Metric<'_>) -> Option<Mend> {
    let name = canary.identity.name;
    match (metric.source, metric.range) {
        (Source::Name, _) if !BUILTIN.contains(&metric.name) => {
            let meant = meant(metric.name, BUILTIN.into_iter())?;
            Some(
                mend(name, metric.node, m::MEND_METRIC_NAME, vec![Change::set(metric.node, meant)])
                    .with("meant", meant),
            )
        }
        (Source::Name, Range::Absent) if metric.name == BUILTIN[0] => {
            let Some(promise) = model.promise(&canary.identity) else {
                return Some(person(name, metric.node, m::MEND_TEMPLATE_PERSON).with("name", name));
            };
            let least = number(100.0 * (1.0 - most(1.0 - promise.target)));
            let body = metric.node.parent().filter(|body| body.kind() == Kind::Mapping)?;
            let changes = vec![Change::entry(body, "thresholdRange", format!("min: {least}\n"), Some(metric.node))];
            let offer = mend(name, metric.node, m::MEND_RANGE, changes).with("least", least);
            Some(offer.with("objective", format!("{}/{}", promise.service, promise.name)))
        }
        (_, Range::Between { node, .. }) => Some(choice(name, node, m::MEND_RANGE_CHOICE)),
        _ => None,
    }
}
