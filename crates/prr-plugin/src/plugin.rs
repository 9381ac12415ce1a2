use std::ops::Range;
use std::sync::Arc;

use prr_model::{Argument, Outcome};

use crate::{Description, PluginError};

/// Something that answers checks about documents. The engine knows plugins through this only.
pub trait Plugin: Send + Sync {
    /// What it is.
    fn description(&self) -> &Description;

    /// SHA-256 of the code that answers, in hex.
    fn digest(&self) -> &str;

    /// Judges documents.
    ///
    /// # Errors
    /// When it hit a limit, trapped, refused, or answered outside its contract.
    fn evaluate(&self, given: Given<'_>) -> Result<Answer, PluginError>;

    /// Offers remedies for what it finds in the same documents; none where it knows of none.
    ///
    /// # Errors
    /// As [`Plugin::evaluate`].
    fn edits(&self, _given: Given<'_>) -> Result<Vec<RawEdit>, PluginError> {
        Ok(Vec::new())
    }
}

/// What a plugin is given: everything that its answer depends on.
#[derive(Clone)]
pub struct Given<'a> {
    /// The documents, as an image. Where nobody else has them, they are in memory once while the plugin reads them.
    pub documents: Arc<Vec<u8>>,
    /// Their nodes: handles are smaller.
    pub nodes: u32,
    /// The checks to answer.
    pub requests: &'a [Request],
    /// Seconds since the Unix epoch.
    pub effective_time: i64,
}

/// A check to answer, with the parameters that the policy sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The check's id.
    pub check: String,
    /// What the policy sets.
    pub parameters: Vec<Argument>,
}

/// What a plugin answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Its findings, in its order. Handles, checks and messages are known to exist.
    pub findings: Vec<RawFinding>,
    /// Lines for the plugin's author.
    pub log: Vec<String>,
}

/// A finding whose places are still handles.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of `prr_model::Finding`")]
pub struct RawFinding {
    pub check: String,
    pub outcome: Outcome,
    pub service: Option<String>,
    pub subject: String,
    pub message: RawMessage,
    pub at: RawPlace,
    pub related: Vec<RawRelated>,
    pub proof: Vec<RawPlace>,
    pub fix: Option<RawFix>,
}

/// A message of the plugin's catalogue with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct RawMessage {
    /// Its id.
    pub id: String,
    /// What its placeholders stand for.
    pub arguments: Vec<Argument>,
}

/// A place in the image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawPlace {
    /// The node.
    pub node: u32,
    /// Its key instead of its value.
    pub key: bool,
    /// A part of its text.
    pub within: Option<Range<usize>>,
}

/// A place that explains a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct RawRelated {
    /// Where.
    pub at: RawPlace,
    /// What is to be seen there.
    pub message: RawMessage,
}

/// How to mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct RawFix {
    /// What to do.
    pub message: RawMessage,
    /// Text that is ready to paste.
    pub snippet: Option<String>,
}

/// A remedy for one finding, which its check, its subject and its place name.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the WIT package")]
pub struct RawEdit {
    pub check: String,
    pub subject: String,
    pub at: RawPlace,
    pub message: RawMessage,
    pub remedy: Remedy,
}

/// What can be done about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// These changes mend it, all together.
    Changes(Vec<Change>),
    /// Somebody has to supply what no manifest tells.
    Person,
    /// Nothing mechanical mends it: there is a choice to make.
    Choice,
}

/// A change of one node of the image. Nodes are known to exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the WIT package")]
pub enum Change {
    SetValue { node: u32, value: String },
    ReplaceText { node: u32, within: Range<usize>, text: String },
    InsertEntry { mapping: u32, key: String, value: String, after: Option<u32> },
    InsertItem { sequence: u32, item: String, after: Option<u32> },
    Remove(u32),
    AddDocument { beside: u32, document: String },
    AddFile { beside: u32, name: String, document: String },
}
