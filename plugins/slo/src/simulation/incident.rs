//! The incidents that everything is told of.

use prr_sdk::Detection;

use crate::timing::Objective;

/// The error ratios that are told of: a full outage, a part of it, an irritation, and what the budget grants.
pub(super) fn usual(objective: Objective) -> [f64; 4] {
    [1.0, 0.1, 0.02, objective.budget]
}

/// What becomes of errors that are reported after some seconds, or never.
pub(super) fn detection(fires: Option<f64>, errors: f64, objective: Objective) -> Detection {
    Detection { fires, spent: fires.map(|fires| objective.spent(errors, fires)) }
}
