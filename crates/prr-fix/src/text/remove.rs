//! Entries and items that go.

use super::level::Level;
use super::patch::Patch;
use crate::operation::Refusal;

impl Level<'_> {
    /// Takes the lines of an entry or an item out, or what stands between its neighbours' commas.
    pub(super) fn remove(&self, node: u32) -> Result<Vec<Patch>, Refusal> {
        let container = self.arena.container(node).ok_or(Refusal::Offer)?;
        let parts = self.arena.parts(container);
        let index = parts.iter().position(|part| *part == node).ok_or(Refusal::Offer)?;
        let (before, behind) = (index.checked_sub(1).map(|index| parts[index]), parts.get(index + 1).copied());
        if self.is_flow(container) {
            return Ok(vec![Patch::new(self.between_commas(node, before, behind), String::new())]);
        }
        if before.is_none() && behind.is_none() {
            return Err(Refusal::Spelling);
        }
        let start = match self.arena.written_key(node) {
            Some(key) => key.start,
            None => self.dash(node).ok_or(Refusal::Spelling)?,
        };
        let line = self.line(start);
        if self.text[line..start].bytes().all(|byte| byte == b' ') {
            return Ok(vec![Patch::new(line..self.next_line(self.end(node)), String::new())]);
        }
        // The first entry behind a dash: the next one takes its place.
        let next = self.start(behind.ok_or(Refusal::Spelling)?);
        let gap = self.text.get(self.end(node)..next).ok_or(Refusal::Spelling)?;
        if gap.trim().is_empty() { Ok(vec![Patch::new(start..next, String::new())]) } else { Err(Refusal::Spelling) }
    }

    fn between_commas(&self, node: u32, before: Option<u32>, behind: Option<u32>) -> std::ops::Range<usize> {
        match (before, behind) {
            (Some(before), _) => self.end(before)..self.end(node),
            (None, Some(behind)) => self.start(node)..self.start(behind),
            (None, None) => self.start(node)..self.end(node),
        }
    }
}
