//! Objectives as `openslo/v1alpha` documents, as sloth reads them: recording rules without any alert.

use prr_sdk::Node;

use super::object::Object;
use super::target::{counted, ratio};
use super::{Keys, items, query, text};
use crate::written::{Generator, Period, Query, Schema, Sli, Slo};

pub(super) fn read<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<Slo<'a>>) {
    if object.api != "openslo/v1alpha" || object.kind != "SLO" {
        return;
    }
    let Some(spec) = object.root.get(keys.spec) else { return };
    let metadata = object.metadata(keys, keys.name);
    let name = text(metadata).unwrap_or_default();
    let window = items(spec.get(keys.time_windows)).next();
    let period = window.map_or(Period::Missing, |window| counted(window.get(keys.count), window.get(keys.unit)));
    for (index, objective) in items(spec.get(keys.objectives)).enumerate() {
        let target = ratio(objective.get(keys.target));
        into.push(Slo {
            service: text(spec.get(keys.service)).unwrap_or_default().to_owned(),
            // sloth numbers the objectives of a document, even if there is only one.
            name: format!("{name}-{index}"),
            schema: Schema::OpenSloAlpha,
            node: metadata.unwrap_or(objective),
            target,
            period,
            sli: indicator(objective, keys),
            dialect: false,
            tiers: Vec::new(),
            alerting: None,
            page_off: None,
            ticket_off: None,
            generator: Some(Generator::Sloth),
            promised: Vec::new(),
            stated: Vec::new(),
            no_data: None,
            marks: Vec::new(),
        });
    }
}

fn indicator<'a>(objective: Node<'a>, keys: &Keys) -> Sli<'a> {
    let Some(ratio) = objective.get(keys.ratio_metrics) else { return Sli::Missing(objective) };
    let query = |key| -> Option<Box<Query<'a>>> { query::templated(ratio.get(key)?.get(keys.query)?) };
    let (good, bad, total) = (query(keys.good), query(keys.bad), query(keys.total));
    match (good, bad, total) {
        (Some(numerator), _, Some(denominator)) => Sli::Events { bad: false, numerator, denominator },
        (None, Some(numerator), Some(denominator)) => Sli::Events { bad: true, numerator, denominator },
        _ => Sli::Missing(ratio),
    }
}
