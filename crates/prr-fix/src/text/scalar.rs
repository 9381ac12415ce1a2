//! Scalars that become others, whole or in part.

use std::ops::Range;

use prr_document::Kind;
use prr_document::read::Style;

use super::emit::{escape, is_plain, quoted, written};
use super::level::Level;
use super::patch::Patch;
use crate::operation::Refusal;
use crate::value::Value;

impl Level<'_> {
    /// Another value in the place of a scalar of one line, quoted as that was where both are texts.
    pub(super) fn set(&self, node: u32, value: &Value) -> Result<Vec<Patch>, Refusal> {
        let Value::Scalar(kind, text) = value else { return Err(Refusal::Offer) };
        let span = self.arena.written_span(node);
        let spelling = self.text.get(span.clone()).ok_or(Refusal::Spelling)?;
        let style = self.arena.style(node).ok_or(Refusal::Offer)?;
        if style == Style::Block || spelling.is_empty() || spelling.starts_with(['&', '!']) {
            return Err(Refusal::Spelling);
        }
        let in_flow = self.is_in_flow(node);
        let is_text = matches!(kind, Some(Kind::String) | None);
        let new = match spelling.as_bytes().first() {
            Some(b'"') if is_text => quoted(text),
            Some(b'\'') if is_text && !text.contains('\n') => format!("'{}'", text.replace('\'', "''")),
            _ => written(*kind, text, in_flow, self.form.json),
        };
        Ok(vec![Patch::new(span, new)])
    }

    /// Another text in the place of a range of a scalar's text, spelt as the scalar is.
    pub(super) fn replace(&self, node: u32, within: &Range<usize>, new: &str) -> Result<Vec<Patch>, Refusal> {
        let style = self.arena.style(node).ok_or(Refusal::Offer)?;
        let text = self.arena.scalar_text(node).ok_or(Refusal::Offer)?;
        if text.get(within.clone()).is_none() {
            return Err(Refusal::Offer);
        }
        let (within, new) = moved_before_line_end(text, within, new);
        let at = self.arena.spelt(node, &within).ok_or(Refusal::Spelling)?;
        let written = match style {
            Style::Block => self.lines(node, text, &new)?,
            Style::Quoted if self.text.as_bytes().get(self.arena.written_span(node).start) == Some(&b'"') => {
                let mut out = String::new();
                escape(&new, &mut out);
                out
            }
            Style::Quoted if !new.contains('\n') => new.replace('\'', "''"),
            Style::Plain if !new.contains('\n') && is_plain(&format!("a{new}a"), self.is_in_flow(node)) => new,
            _ => return Err(Refusal::Spelling),
        };
        Ok(vec![Patch::new(at, written)])
    }

    /// Lines of a block, each with the indentation of its content.
    fn lines(&self, node: u32, text: &str, new: &str) -> Result<String, Refusal> {
        let first = text.find(|char: char| !char.is_whitespace()).ok_or(Refusal::Spelling)?;
        let at = self.arena.spelt(node, &(first..first + 1)).ok_or(Refusal::Spelling)?.start;
        let leading = first - text[..first].rfind('\n').map_or(0, |newline| newline + 1);
        let indent = (at - self.line(at)).checked_sub(leading).ok_or(Refusal::Spelling)?;
        let mut out = String::with_capacity(new.len());
        let mut lines = new.split('\n').peekable();
        while let Some(line) = lines.next() {
            out.push_str(line);
            if let Some(next) = lines.peek() {
                out.push_str(self.form.newline);
                // An empty line needs no indentation, unless something follows on it.
                if !next.is_empty() {
                    out.push_str(&" ".repeat(indent));
                }
            }
        }
        Ok(out)
    }

    fn is_in_flow(&self, node: u32) -> bool {
        let mut around = self.arena.container(node);
        while let Some(container) = around {
            if self.is_flow(container) {
                return true;
            }
            around = self.arena.container(container);
        }
        false
    }
}

/// Lines that are put at the beginning of a line are as well put before the line end in front of it. There a block has a place for them even
/// where it ends.
fn moved_before_line_end(text: &str, within: &Range<usize>, new: &str) -> (Range<usize>, String) {
    let begins_line = within.is_empty() && within.start > 0 && text.as_bytes()[within.start - 1] == b'\n';
    match new.strip_suffix('\n').filter(|_| begins_line) {
        Some(lines) => (within.start - 1..within.start - 1, format!("\n{lines}")),
        None => (within.clone(), new.to_owned()),
    }
}
