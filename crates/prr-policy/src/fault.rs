use prr_model::{Localized, Location};

/// Something wrong with the configuration: where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub location: Location,
    /// What is wrong.
    pub message: Localized,
    /// What to do about it.
    pub hint: Option<Localized>,
}
