//! Which objective an alert says that it protects, by its own labels and by those of the series it reads.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use prr_promql::{Expr, ExprKind, MatchOp};

use crate::written::{Rule, Schema, Slo};

/// Labels that name an objective or its service.
const LABELS: [&str; 7] = ["sloth_id", "sloth_service", "sloth_slo", "slo", "slo_name", "service", "service_name"];

/// Objectives by what alerts call them.
pub(crate) struct Registry<'s> {
    slos: Vec<Named<'s>>,
    ids: BTreeMap<String, BTreeSet<usize>>,
    named: BTreeMap<(&'s str, &'s str), BTreeSet<usize>>,
    alone: BTreeMap<&'s str, BTreeSet<usize>>,
}

/// What the rules that a generator makes of an objective say besides its name.
struct Named<'s> {
    /// Whether the name of the objective is all that they say of it.
    by_name_alone: bool,
    marks: &'s [(String, String)],
}

/// What an alert says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Claim<'r> {
    /// It names objectives of the tree.
    Known(BTreeSet<usize>),
    /// It names an objective that is not in the tree; the services that it names.
    Foreign(BTreeSet<&'r str>),
    /// It names none; the services that it names.
    Nothing(BTreeSet<&'r str>),
}

impl<'s> Registry<'s> {
    /// Indexes objectives.
    pub fn new(slos: &'s [Slo<'_>]) -> Self {
        let mut registry =
            Self { slos: Vec::new(), ids: BTreeMap::new(), named: BTreeMap::new(), alone: BTreeMap::new() };
        for (index, slo) in slos.iter().enumerate() {
            registry.slos.push(Named { by_name_alone: slo.schema == Schema::Pyrra, marks: &slo.marks });
            for separator in ["-", "/", ":", "_"] {
                let id = format!("{}{separator}{}", slo.service, slo.name);
                registry.ids.entry(id).or_default().insert(index);
            }
            registry.named.entry((&slo.service, &slo.name)).or_default().insert(index);
            registry.alone.entry(&slo.name).or_default().insert(index);
        }
        registry
    }

    /// What an alert says that it protects.
    pub fn claim<'r>(&self, rule: &'r Rule<'_>) -> Claim<'r> {
        let said = said(rule);
        let values = |name: &'static str| said.iter().filter(move |(label, _)| *label == name).map(|(_, value)| *value);
        let services: BTreeSet<_> = ["sloth_service", "service", "service_name"].into_iter().flat_map(values).collect();
        let mut found = BTreeSet::new();
        for id in ["sloth_id", "slo"].into_iter().flat_map(values) {
            found.extend(self.ids.get(id).into_iter().flatten());
        }
        for name in ["sloth_slo", "slo", "slo_name"].into_iter().flat_map(values) {
            for service in &services {
                found.extend(self.named.get(&(*service, name)).into_iter().flatten());
            }
            let alone = self.alone.get(name);
            // Without a service the name must be nobody else's.
            found.extend(alone.filter(|slos| services.is_empty() && slos.len() == 1).into_iter().flatten());
            // The service that such a rule names is one of its series, and need not be the one that the objective is for.
            let pure = alone.filter(|_| found.is_empty()).into_iter().flatten();
            found.extend(pure.filter(|slo| self.slos[**slo].by_name_alone));
        }
        if !found.is_empty() {
            Claim::Known(self.most_alike(rule, found))
        } else if ["sloth_id", "sloth_slo"].into_iter().flat_map(values).next().is_some() {
            Claim::Foreign(services)
        } else {
            Claim::Nothing(services)
        }
    }
}

impl Registry<'_> {
    /// Of several objectives of one name, such as one an environment, those whose copied labels the alert carries.
    fn most_alike(&self, rule: &Rule<'_>, slos: BTreeSet<usize>) -> BTreeSet<usize> {
        if slos.len() < 2 {
            return slos;
        }
        let likeness = |slo: &usize| {
            let said = self.slos[*slo].marks.iter().filter_map(|(label, value)| Some(rule.label(label)? == value));
            let (equal, other): (Vec<_>, Vec<_>) = said.partition(|equal| *equal);
            (Reverse(other.len()), equal.len())
        };
        let best = slos.iter().map(likeness).max();
        slos.into_iter().filter(|slo| Some(likeness(slo)) == best).collect()
    }
}

/// What a rule says under the labels, each value once and in order.
fn said<'r>(rule: &'r Rule<'_>) -> Vec<(&'static str, &'r str)> {
    let value = |label| rule.label(label).filter(|value| !value.contains("{{"));
    let mut said: Vec<_> = LABELS.into_iter().filter_map(|label| Some((label, value(label)?))).collect();
    let own = said.len();
    let mut visit = |expr: &'r Expr| {
        let (ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. }) = &expr.kind else { return };
        for test in selector.matchers.iter().filter(|test| test.op == MatchOp::Equal) {
            let label = LABELS.into_iter().find(|label| *label == test.label);
            // What the rule sets replaces what its series bring along.
            let open = |name: &&str| said[..own].iter().all(|(label, _)| label != name);
            if let Some(label) = label.filter(open) {
                said.push((label, &test.value));
            }
        }
    };
    if let Ok(expr) = &rule.expr {
        expr.walk(&mut visit);
    }
    said.sort_unstable();
    said.dedup();
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_model;

    fn slo(namespace: &str, job: &str) -> String {
        format!(
            "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: {{name: api, namespace: {namespace}}}\nspec:\n  \
             target: '99'\n  window: 28d\n  indicator: {{ratio: {{errors: {{metric: 'x{{job=\"{job}\",code=\"5\"}}'}}, \
             total: {{metric: 'x{{job=\"{job}\"}}'}}}}}}\n"
        )
    }

    fn assert_claim(slos: &[&str], labels: &str, expected: &Claim<'_>) {
        let rules = format!("groups: [{{name: g, rules: [{{alert: A, expr: 'x > 1', labels: {{{labels}}}}}]}}]");
        let files = slos.iter().copied().chain([rules.as_str()]).map(|text| ("f.yaml", text)).collect::<Vec<_>>();
        with_model(&files, |model| {
            assert_eq!(Registry::new(&model.slos).claim(&model.rules[0]), *expected, "{labels}");
        });
    }

    #[test]
    fn a_generated_alert_may_name_the_service_of_its_series_instead_of_the_objective_s() {
        let known = |slos: &[usize]| Claim::Known(slos.iter().copied().collect());
        let only = slo("shop", "a");
        assert_claim(&[&only], "slo: api, service: nginx", &known(&[0]));
        assert_claim(&[&only], "slo: api, service: shop", &known(&[0]));
        assert_claim(&[&only], "slo: other, service: shop", &Claim::Nothing(["shop"].into()));
    }

    #[test]
    fn among_objectives_of_one_name_the_copied_labels_decide() {
        let known = |slos: &[usize]| Claim::Known(slos.iter().copied().collect());
        let (first, second) = (slo("stage", "a"), slo("production", "b"));
        assert_claim(&[&first, &second], "slo: api, job: b", &known(&[1]));
        // Neither is more alike.
        assert_claim(&[&first, &second], "slo: api, job: c", &known(&[0, 1]));
    }
}
