use prr_model::{Coverage, Simulation};

use super::messages as m;
use super::words::Words;
use crate::visible::one_line;

/// How good the news is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do.
    Good,
    /// Something to look at.
    Fair,
    /// Something to mend.
    Bad,
}

impl Tone {
    /// Of an objective as a whole.
    pub const fn of(coverage: Coverage) -> Self {
        match coverage {
            Coverage::Covered | Coverage::Delegated => Self::Good,
            Coverage::Unproven | Coverage::Partial => Self::Fair,
            Coverage::Miswired | Coverage::Dead | Coverage::None => Self::Bad,
        }
    }

    /// Its name in style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Bad => "bad",
        }
    }
}

/// `PARTIAL: PRR-BR-01, PRR-BR-03`.
pub fn verdict(words: Words, simulation: &Simulation) -> String {
    let verdict = simulation.coverage.as_str();
    if simulation.missing.is_empty() {
        return verdict.to_owned();
    }
    words.say(&m::VERDICT, &[("verdict", verdict), ("missing", &one_line(&simulation.missing.join(", ")))])
}
