//! Objectives that nothing declares and that burn-rate alerts imply: `14.4 * 0.01` over a ratio is an objective of 99 % of it.
//!
//! Generated rules without their specification, and mixins, protect objectives that are nowhere written down; their alerts can be wrong
//! all the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::burn::coverage::{Coverage, Stray};
use crate::burn::liveness::Dead;
use crate::burn::tier::Tier;
use crate::written::{Period, Rule, Schema, Sli, Slo, Target, Unit};

/// Labels that name an objective.
const NAMES: [&str; 3] = ["sloth_slo", "slo", "slo_name"];

/// What tells implied objectives apart: the services their alerts name, their name, their budget, and their ratio.
type Key<'s> = (BTreeSet<&'s str>, &'s str, String, String);

/// The conditions that imply one objective.
#[derive(Default)]
struct Group<'a> {
    tiers: Vec<Tier<'a>>,
    dead: Vec<Dead<'a>>,
}

/// The objectives that stray conditions imply, each with its conditions.
pub(crate) fn objectives<'a>(strays: Vec<Stray<'_, 'a>>, rules: &[Rule<'a>]) -> Vec<(Slo<'a>, Coverage<'a>)> {
    let mut groups: BTreeMap<Key<'_>, Group<'a>> = BTreeMap::new();
    let mut dead = Vec::new();
    for stray in strays {
        let name = NAMES.into_iter().find_map(|label| rules[stray.rule].label(label)).unwrap_or_default();
        // Six digits: generators print what binary arithmetic leaves of a budget.
        let key = |ratio| (stray.services, name, format!("{:.5e}", stray.budget), ratio);
        match stray.condition {
            Ok(tier) => groups.entry(key(tier.long.ratio.fingerprint().to_owned())).or_default().tiers.push(tier),
            Err(death) => dead.push((key(String::new()), Dead { rule: stray.rule, death })),
        }
    }
    for ((services, name, budget, _), dead) in dead {
        // What rests on a record that is not there measures what the conditions beside it measure.
        let own = groups.iter_mut().find(|(key, _)| (&key.0, &key.1, &key.2) == (&services, &name, &budget));
        if let Some((_, group)) = own {
            group.dead.push(dead);
        }
    }
    // A single ratio above a product is a threshold like any other unless the product burns faster than granted.
    groups.retain(|_, group| group.tiers.iter().any(|tier| factor(tier) > 1.05));
    let mut found: Vec<_> = groups.into_iter().map(|(key, group)| objective(key, group, rules)).collect();
    found.sort_by_key(|(_, coverage)| coverage.tiers.first().map(|tier| tier.rule));
    found
}

fn factor(tier: &Tier<'_>) -> f64 {
    tier.long.separated().map_or(0.0, |separated| separated.factor)
}

fn objective<'a>(key: Key<'_>, group: Group<'a>, rules: &[Rule<'a>]) -> (Slo<'a>, Coverage<'a>) {
    let Group { tiers, dead } = group;
    let (services, name, ..) = key;
    let (first, separated) = (&tiers[0], tiers[0].long.separated());
    let rule = &rules[first.rule];
    let budget = separated.map_or(f64::NAN, |separated| separated.budget);
    let mut services = services.into_iter();
    let service = services.next().filter(|_| services.next().is_none()).unwrap_or_default().to_owned();
    let slo = Slo {
        service,
        name: if name.is_empty() { rule.name } else { name }.to_owned(),
        schema: Schema::Inferred,
        node: rule.node,
        target: Target::Number { value: 1.0 - budget, unit: Unit::Ratio, node: first.long.origin.node },
        period: Period::Generator,
        sli: Sli::Missing(rule.expr_node),
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
    let sli = Some(first.long.ratio.clone());
    (slo, Coverage { sli, tiers, dead, ..Coverage::default() })
}
