//! Entries, items and documents that are added.

use super::emit::{Form, document, entry, flow, flow_entry, item};
use super::level::Level;
use super::patch::Patch;
use crate::operation::Refusal;
use crate::value::Value;

impl Level<'_> {
    pub(super) fn insert_entry(
        &self,
        mapping: u32,
        key: &str,
        value: &Value,
        after: Option<u32>,
    ) -> Result<Vec<Patch>, Refusal> {
        if self.is_flow(mapping) {
            let json = self.quotes_keys(mapping);
            return self.insert_flow(mapping, &flow_entry(key, value, json), after);
        }
        let last = self.behind(mapping, after)?;
        let column = self.column_of_entries(mapping).ok_or(Refusal::Spelling)?;
        let at = self.next_line(self.end(last));
        let mut out = self.opening(at);
        entry(key, value, column, &self.form, &mut out);
        Ok(vec![Patch::new(at..at, out)])
    }

    pub(super) fn insert_item(&self, list: u32, value: &Value, after: Option<u32>) -> Result<Vec<Patch>, Refusal> {
        if self.is_flow(list) {
            return self.insert_flow(list, &flow(value, self.quotes_keys(list)), after);
        }
        let previous = self.behind(list, after)?;
        let (column, width) = self.dash_of_items(list).ok_or(Refusal::Spelling)?;
        let at = self.next_line(self.end(previous));
        let mut out = self.opening(at);
        if self.parts_stand_apart(list) {
            out.push_str(self.form.newline);
        }
        item(value, column, width.clamp(2, 8), &self.form, &mut out);
        Ok(vec![Patch::new(at..at, out)])
    }

    pub(super) fn append(&self, value: &Value) -> Patch {
        let at = self.text.len();
        let form = Form { json: false, ..self.form };
        Patch::new(at..at, format!("{}---{}{}", self.opening(at), form.newline, document(value, &form)))
    }

    /// The part that something new comes behind.
    fn behind(&self, container: u32, after: Option<u32>) -> Result<u32, Refusal> {
        let parts = self.arena.parts(container);
        match after {
            None => parts.last().copied().ok_or(Refusal::Spelling),
            Some(part) => Some(part).filter(|part| parts.contains(part)).ok_or(Refusal::Offer),
        }
    }

    /// Behind a part of a collection between brackets: on a line of its own where that part has one.
    fn insert_flow(&self, container: u32, new: &str, after: Option<u32>) -> Result<Vec<Patch>, Refusal> {
        let open = self.arena.written_span(container).start + 1;
        let Ok(last) = self.behind(container, after) else {
            return if after.is_none() {
                Ok(vec![Patch::new(open..open, new.to_owned())])
            } else {
                Err(Refusal::Offer)
            };
        };
        let (start, end) = (self.start(last), self.end(last));
        let line = self.line(start);
        let before = self.text.get(line..start).ok_or(Refusal::Spelling)?;
        let own_line = line > open && before.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
        let text = if own_line { format!(",{}{before}{new}", self.form.newline) } else { format!(", {new}") };
        Ok(vec![Patch::new(end..end, text)])
    }

    /// Whether keys are quoted as in JSON.
    fn quotes_keys(&self, container: u32) -> bool {
        let first = self.arena.parts(container).first().map(|part| self.start(*part));
        self.form.json || first.is_some_and(|start| self.text.as_bytes().get(start) == Some(&b'"'))
    }

    /// Whether the last two parts have an empty line between them.
    fn parts_stand_apart(&self, container: u32) -> bool {
        let parts = self.arena.parts(container);
        let [.., one, other] = parts.as_slice() else { return false };
        let between = self.text.get(self.next_line(self.end(*one))..self.start(*other)).unwrap_or_default();
        between.lines().next().is_some_and(|line| line.trim().is_empty())
    }
}
