//! What the checks judge.

use prr_sdk::Input;

use crate::plan::{Plan, plans};
use crate::read::{self, Written};

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) written: Written<'a>,
    pub(crate) plans: Vec<Plan<'a>>,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let written = read::documents(input);
        let plans = plans(&written.pipelines);
        Self { written, plans }
    }
}
