//! What guests answer, held against what they were asked and given.

use prr_model::{Argument, Outcome};

use crate::bindings::exports::prr::policy::policy::Finding;
use crate::bindings::mending::exports::prr::policy::edits as offered;
use crate::bindings::prr::policy::types as wit;
use crate::description::{Description, value};
use crate::plugin::{Change, RawEdit, RawFinding, RawFix, RawMessage, RawPlace, RawRelated, Remedy, Request};

/// Takes a guest's findings over, refusing what was not asked for and what does not exist.
pub(crate) struct Checked<'a> {
    pub(crate) requests: &'a [Request],
    /// Handles are smaller.
    pub(crate) nodes: u32,
    pub(crate) description: &'a Description,
}

impl Checked<'_> {
    pub(crate) fn finding(&self, raw: Finding) -> Result<RawFinding, String> {
        if !self.requests.iter().any(|request| request.check == raw.check) {
            return Err(format!("it answered the check `{}`, which it was not asked", raw.check.escape_debug()));
        }
        Ok(RawFinding {
            outcome: match raw.outcome {
                wit::Outcome::Fail => Outcome::Fail,
                wit::Outcome::Unknown => Outcome::Unknown,
                wit::Outcome::Manual => Outcome::Manual,
                wit::Outcome::Pass => Outcome::Pass,
                wit::Outcome::NotApplicable => Outcome::NotApplicable,
            },
            message: self.message(raw.message)?,
            at: self.place(raw.at)?,
            related: raw.related.into_iter().map(|related| self.related(related)).collect::<Result<_, _>>()?,
            proof: raw.proof.into_iter().map(|place| self.place(place)).collect::<Result<_, _>>()?,
            fix: raw.fix.map(|fix| self.fix(fix)).transpose()?,
            check: raw.check,
            service: raw.service,
            subject: raw.subject,
        })
    }

    fn related(&self, related: wit::Related) -> Result<RawRelated, String> {
        Ok(RawRelated { at: self.place(related.at)?, message: self.message(related.message)? })
    }

    fn fix(&self, fix: wit::Fix) -> Result<RawFix, String> {
        Ok(RawFix { message: self.message(fix.message)?, snippet: fix.snippet })
    }

    fn message(&self, message: wit::Message) -> Result<RawMessage, String> {
        if self.description.message(&message.id).is_none() {
            return Err(format!("it used the message `{}`, which it does not declare", message.id.escape_debug()));
        }
        let argument = |argument: wit::Argument| Argument { name: argument.name, value: value(argument.value) };
        Ok(RawMessage { id: message.id, arguments: message.arguments.into_iter().map(argument).collect() })
    }

    pub(crate) fn edit(&self, raw: offered::Edit) -> Result<RawEdit, String> {
        if !self.requests.iter().any(|request| request.check == raw.check) {
            return Err(format!("it mended the check `{}`, which it was not asked", raw.check.escape_debug()));
        }
        Ok(RawEdit {
            at: self.place(raw.at)?,
            message: self.message(raw.message)?,
            remedy: match raw.remedy {
                offered::Remedy::Changes(changes) => {
                    Remedy::Changes(changes.into_iter().map(|change| self.change(change)).collect::<Result<_, _>>()?)
                }
                offered::Remedy::Person => Remedy::Person,
                offered::Remedy::Choice => Remedy::Choice,
            },
            check: raw.check,
            subject: raw.subject,
        })
    }

    fn change(&self, change: offered::Change) -> Result<Change, String> {
        use offered::Change as Raw;
        Ok(match change {
            Raw::SetValue(new) => Change::SetValue { node: self.node(new.node)?, value: new.value },
            Raw::ReplaceText(new) => {
                let within = new.within.start as usize..new.within.end.max(new.within.start) as usize;
                Change::ReplaceText { node: self.node(new.node)?, within, text: new.text }
            }
            Raw::InsertEntry(new) => {
                let (mapping, after) = (self.node(new.mapping)?, new.after.map(|node| self.node(node)).transpose()?);
                Change::InsertEntry { mapping, key: new.key, value: new.value, after }
            }
            Raw::InsertItem(new) => {
                let (sequence, after) = (self.node(new.sequence)?, new.after.map(|node| self.node(node)).transpose()?);
                Change::InsertItem { sequence, item: new.item, after }
            }
            Raw::Remove(node) => Change::Remove(self.node(node)?),
            Raw::AddDocument(new) => Change::AddDocument { beside: self.node(new.beside)?, document: new.document },
            Raw::AddFile(new) => {
                Change::AddFile { beside: self.node(new.beside)?, name: new.name, document: new.document }
            }
        })
    }

    fn node(&self, node: u32) -> Result<u32, String> {
        let nodes = self.nodes;
        if node < nodes { Ok(node) } else { Err(format!("it pointed at node {node} of {nodes}")) }
    }

    fn place(&self, place: wit::Place) -> Result<RawPlace, String> {
        self.node(place.node)?;
        let within = place.within.map(|range| range.start as usize..range.end.max(range.start) as usize);
        Ok(RawPlace { node: place.node, key: place.part == wit::Part::Key, within })
    }
}
