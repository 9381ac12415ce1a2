//! How findings of this family are mended. What is offered is judged again by the gate.

mod analysis;
mod flagger;
pub(crate) mod messages;
pub(crate) mod objective;
mod workload;

use prr_sdk::Mender;

use crate::model::Model;

/// Every mender, one line a check.
pub(crate) fn all<'a>() -> Vec<Mender<Model<'a>>> {
    vec![
        Mender { check: "PRR-RB-01", mend: |model, parameters| workload::gradual(model, parameters) },
        Mender { check: "PRR-RB-02", mend: |model, _| analysis::watched(model) },
        Mender { check: "PRR-RB-03", mend: |model, _| analysis::templates(model) },
        Mender { check: "PRR-RB-04", mend: |model, _| analysis::powers(model) },
        Mender { check: "PRR-RB-05", mend: |model, _| flagger::metrics(model) },
        Mender { check: "PRR-RB-06", mend: |model, _| workload::revisions(model) },
    ]
}
