use std::collections::BTreeSet;

use prr_document::Kind;
use prr_document::read::{Arena, Format};

use super::emit::Form;
use super::patch::Patch;
use crate::operation::{Operation, Refusal};
use crate::value::tops;

/// Nodes that are looked at to learn how a manifest is written.
const LOOKED_AT: usize = 4_000;

/// One text with the nodes that were read from it: the manifest's, or that of a scalar.
pub(crate) struct Level<'a> {
    pub arena: &'a Arena,
    pub text: &'a str,
    pub form: Form,
    shared: &'a BTreeSet<u32>,
}

impl<'a> Level<'a> {
    /// The level that a node was read from; `shared` are the nodes that aliases refer to.
    pub fn of(arena: &'a Arena, node: u32, format: Format, shared: &'a BTreeSet<u32>) -> Self {
        Self::at(arena, arena.host(node), format, shared)
    }

    /// The text of this scalar, or the manifest's.
    pub fn at(arena: &'a Arena, host: Option<u32>, format: Format, shared: &'a BTreeSet<u32>) -> Self {
        let text = host.and_then(|host| arena.scalar_text(host)).unwrap_or_else(|| arena.text());
        let json = host.is_none() && format == Format::Json || text.trim_start().starts_with('{');
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut level = Self { arena, text, form: Form { newline, step: 2, dash: 2, json }, shared };
        level.learn(host);
        level
    }

    /// The nodes of an arena that aliases refer to.
    pub fn shared(arena: &Arena) -> BTreeSet<u32> {
        let nodes = 0..u32::try_from(arena.node_count()).unwrap_or(0);
        nodes.filter_map(|node| arena.referred(node)).collect()
    }

    /// How deep this text indents what it indents first.
    fn learn(&mut self, host: Option<u32>) {
        let (mut step, mut dash) = (None, None);
        for top in tops(self.arena, host) {
            let end = self.arena.after(top);
            for node in (top..end).take(LOOKED_AT) {
                let Some(outer) = self.arena.container(node).filter(|outer| self.block_mapping(*outer)) else {
                    continue;
                };
                let Some(column) = self.column_of_entries(outer) else { continue };
                if self.block_mapping(node) {
                    let inner = self.column_of_entries(node).and_then(|inner| inner.checked_sub(column));
                    step = step.or(inner.filter(|inner| (1..=8).contains(inner)));
                } else if self.block_list(node) {
                    let inner = self.dash_of_items(node).and_then(|(inner, _)| inner.checked_sub(column));
                    dash = dash.or(inner.filter(|inner| *inner <= 8));
                }
                if step.is_some() && dash.is_some() {
                    break;
                }
            }
        }
        self.form.step = step.unwrap_or(2);
        self.form.dash = dash.unwrap_or(2);
    }

    /// Refuses what an alias or a merge key refers to, itself or around it.
    pub fn refuse_shared(&self, node: u32) -> Result<(), Refusal> {
        let mut around = Some(node);
        while let Some(node) = around {
            if self.shared.contains(&node) {
                return Err(Refusal::Shared);
            }
            around = self.arena.container(node);
        }
        Ok(())
    }

    /// An operation in bytes of this text.
    pub fn patches(&self, operation: &Operation) -> Result<Vec<Patch>, Refusal> {
        if !matches!(operation, Operation::Document { .. }) {
            self.refuse_shared(operation.node())?;
        }
        match operation {
            Operation::Set { node, value } => self.set(*node, value),
            Operation::Text { node, within, text } => self.replace(*node, within, text),
            Operation::Entry { mapping, key, value, after } => self.insert_entry(*mapping, key, value, *after),
            Operation::Item { sequence, value, after } => self.insert_item(*sequence, value, *after),
            Operation::Remove { node } => self.remove(*node),
            Operation::Document { value } => Ok(vec![self.append(value)]),
        }
    }

    /// Where a node begins: at its key, or at its value where it has none.
    pub fn start(&self, node: u32) -> usize {
        self.arena.written_key(node).unwrap_or_else(|| self.arena.written_span(node)).start
    }

    /// Where the last thing of a node ends.
    pub fn end(&self, node: u32) -> usize {
        let mut last = node;
        loop {
            let span = self.arena.written_span(last);
            if self.is_flow(last) {
                return span.end;
            }
            match self.arena.parts(last).last() {
                Some(part) => last = *part,
                None => return span.end.max(self.arena.written_key(last).map_or(0, |key| key.end)),
            }
        }
    }

    /// Whether a container is written between brackets.
    pub fn is_flow(&self, node: u32) -> bool {
        let open = match self.arena.written_kind(node) {
            Kind::Mapping => b'{',
            Kind::Sequence => b'[',
            _ => return false,
        };
        let start = self.arena.written_span(node).start;
        let first = self.arena.parts(node).first().map(|part| self.start(*part));
        self.text.as_bytes().get(start) == Some(&open) && first.is_none_or(|first| first > start)
    }

    pub fn block_mapping(&self, node: u32) -> bool {
        self.arena.written_kind(node) == Kind::Mapping && !self.is_flow(node) && !self.arena.parts(node).is_empty()
    }

    pub fn block_list(&self, node: u32) -> bool {
        self.arena.written_kind(node) == Kind::Sequence && !self.is_flow(node) && !self.arena.parts(node).is_empty()
    }

    /// The column of the entries of a block mapping.
    pub fn column_of_entries(&self, node: u32) -> Option<usize> {
        let first = *self.arena.parts(node).first()?;
        let start = self.arena.written_key(first)?.start;
        let line = self.line(start);
        let before = self.text.get(line..start)?;
        before.bytes().all(|byte| matches!(byte, b' ' | b'-')).then_some(start - line)
    }

    /// The column of the dashes of a block list, and how far behind them its items begin.
    pub fn dash_of_items(&self, node: u32) -> Option<(usize, usize)> {
        let last = *self.arena.parts(node).last()?;
        let dash = self.dash(last)?;
        let line = self.line(dash);
        let clean = self.text.get(line..dash)?.bytes().all(|byte| matches!(byte, b' ' | b'-'));
        let start = self.start(last);
        let width = if self.line(start) == line { start - dash } else { 2 };
        clean.then_some((dash - line, width))
    }

    /// The dash of an item.
    pub fn dash(&self, item: u32) -> Option<usize> {
        let before = self.text.get(..self.start(item))?.trim_end_matches([' ', '\n', '\r']);
        before.ends_with('-').then(|| before.len() - 1)
    }

    /// The beginning of the line of a byte.
    pub fn line(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The beginning of the line behind the one that something ends in.
    pub fn next_line(&self, end: usize) -> usize {
        if end > 0 && self.text.as_bytes()[end - 1] == b'\n' {
            return end;
        }
        self.text[end..].find('\n').map_or(self.text.len(), |newline| end + newline + 1)
    }

    /// What a line that is put at this place needs before it: the line end that the text lacks.
    pub fn opening(&self, at: usize) -> String {
        let missing = at > 0 && self.text.as_bytes()[at - 1] != b'\n';
        if missing { self.form.newline.to_owned() } else { String::new() }
    }
}
