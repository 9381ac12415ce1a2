//! How findings of this family are mended: from the objective's own indicator, target and period. What is offered is judged again by the gate.

pub(crate) mod messages;
mod rules;
mod tiers;

use prr_sdk::{Mend, Mender, Parameters};

use crate::checks::case::{Case, each_case};
use crate::model::Model;

/// Every mender, one line a check.
pub(crate) fn all<'a>() -> Vec<Mender<Model<'a>>> {
    vec![
        Mender { check: "PRR-BR-01", mend: |model, parameters| of(model, parameters, rules::pages) },
        Mender { check: "PRR-BR-02", mend: |model, parameters| of(model, parameters, rules::tail) },
        Mender { check: "PRR-BR-03", mend: |model, parameters| of(model, parameters, tiers::pair) },
        Mender { check: "PRR-BR-04", mend: |model, parameters| of(model, parameters, rules::declared) },
        Mender { check: "PRR-BR-05", mend: |model, parameters| of(model, parameters, tiers::budget) },
        Mender { check: "PRR-BR-06", mend: |model, parameters| of(model, parameters, tiers::windows) },
        Mender { check: "PRR-BR-08", mend: |model, parameters| of(model, parameters, tiers::direction) },
        Mender { check: "PRR-BR-09", mend: |model, parameters| of(model, parameters, tiers::hold) },
        Mender { check: "PRR-BR-11", mend: |model, parameters| of(model, parameters, tiers::traffic) },
        Mender { check: "PRR-BR-12", mend: |model, parameters| of(model, parameters, rules::absent) },
    ]
}

/// Offers for every objective that can be judged. Offers for places without a finding are passed over by the gate.
fn of<'m, 'a>(model: &'m Model<'a>, parameters: &Parameters, mend: fn(&Case<'m, 'a>) -> Vec<Mend>) -> Vec<Mend> {
    each_case(model, parameters).iter().flat_map(mend).collect()
}
