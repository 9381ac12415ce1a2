//! What the checks judge.

use prr_sdk::Input;
use prr_sdk::record::Records;

use crate::plan::{Plan, plans};
use crate::read::{self, Written};

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) written: Written<'a>,
    pub(crate) plans: Vec<Plan<'a>>,
    pub(crate) records: Records<'a>,
    /// Seconds since the Unix epoch as of which the tree is judged.
    pub(crate) now: i64,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let written = read::documents(input);
        let plans = plans(&written.pipelines);
        Self { written, plans, records: Records::read(&input.view), now: input.effective_time }
    }
}
