//! Objectives in the plain schema: `service`, and under `slis` an indicator, its objective and the burn rates to alert on.

use prr_sdk::Node;

use super::object::Object;
use super::target::{percent, period};
use super::{Keys, items, query, text};
use crate::written::{DeclaredTier, Schema, Sli, Slo};

pub(super) fn read<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<Slo<'a>>) {
    let root = object.root;
    let Some(service) = text(root.get(keys.service)) else { return };
    for (index, item) in items(root.get(keys.slis)).enumerate() {
        let name = item.get(keys.name);
        let objective = item.get(keys.slo);
        let alerting = item.get(keys.alerting);
        into.push(Slo {
            service: service.to_owned(),
            name: text(name).map_or_else(|| format!("slis[{index}]"), str::to_owned),
            schema: Schema::Plain,
            node: name.unwrap_or(item),
            target: percent(objective.and_then(|slo| slo.get(keys.target))),
            period: period(objective.and_then(|slo| slo.get(keys.window))),
            sli: indicator(item, keys),
            dialect: false,
            tiers: items(alerting.and_then(|alerting| alerting.get(keys.burn_rates)))
                .filter_map(|tier| declared(tier, keys))
                .collect(),
            alerting,
            page_off: None,
            ticket_off: None,
            generator: None,
            promised: Vec::new(),
            stated: Vec::new(),
            no_data: None,
            marks: Vec::new(),
        });
    }
}

fn indicator<'a>(item: Node<'a>, keys: &Keys) -> Sli<'a> {
    let Some(sli) = item.get(keys.sli) else { return Sli::Missing(item) };
    let query = |key| sli.get(key).and_then(query::plain);
    match (query(keys.numerator), query(keys.denominator)) {
        (Some(numerator), Some(denominator)) => Sli::Events { bad: false, numerator, denominator },
        _ => Sli::Missing(sli),
    }
}

fn declared<'a>(tier: Node<'a>, keys: &Keys) -> Option<DeclaredTier<'a>> {
    let (window_node, factor_node) = (tier.get(keys.window)?, tier.get(keys.factor)?);
    let window = prr_promql::duration(window_node.text()?.trim()).filter(|seconds| *seconds > 0.0)?;
    let factor = factor_node.as_f64().filter(|factor| *factor > 0.0 && factor.is_finite())?;
    Some(DeclaredTier { window, window_node, factor, factor_node })
}
