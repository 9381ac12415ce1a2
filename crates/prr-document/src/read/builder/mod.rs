//! Turns the events of readers into arenas: scalars and containers here, what begins and ends with a document, aliases and keys met twice beside it.

mod aliases;
mod documents;
mod duplicates;

use rustc_hash::FxHashMap;

use super::faults::{self, Faults};
use super::keys::Numbers;
use super::nodes::MOST_KEYS;
use super::object::{self, JsonKey, Pending};
use super::spans::Spans;
use super::spare::Spare;
use super::{Arena, Fault, FaultKind, Limits, Unportable};
use crate::image::{FLAG_BLOCK, FLAG_MERGE, FLAG_PLAIN, FLAG_UNRESOLVED, NONE, NodeRecord};
use crate::{Kind, scalar};

/// How a scalar was written, as far as it decides what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resolution {
    /// Plain: the text decides.
    Plain,
    /// Quoted, or tagged as a text.
    Text,
    /// A literal or folded block.
    Block,
    /// Its tag or its format decides.
    Kind(Kind),
}

impl Resolution {
    const fn flags(self) -> u8 {
        match self {
            Self::Plain => FLAG_PLAIN,
            Self::Block => FLAG_BLOCK,
            Self::Text | Self::Kind(_) => 0,
        }
    }
}

/// Turns the events of a reader into an arena.
pub(super) struct Builder<'a> {
    source: &'a str,
    limits: Limits,
    arena: Arena,
    numbers: Numbers,
    frames: Vec<Frame>,
    anchors: FxHashMap<usize, Anchor>,
    /// Anchors of keys, which are no nodes.
    key_anchors: FxHashMap<usize, AnchoredKey>,
    /// For each key the look at a mapping that met it last and the entry there: finds duplicates in one pass.
    seen: Vec<(u32, u32)>,
    /// How many mappings were looked at for duplicates. Never counted back, so that what was forgotten is not met again.
    looks: u32,
    faults: Faults,
    /// Nodes that a reader which copies aliases would have made of this document.
    expanded: u64,
    start: Checkpoint,
    pub(super) pending: Pending,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Checkpoint {
    nodes: usize,
    extra: usize,
    faults: faults::Mark,
    roots: usize,
    pending: object::Size,
}

pub(super) struct Frame {
    node: u32,
    mapping: bool,
    key: Option<Key>,
    children: u32,
    /// Where the last entry or item ends.
    end: u32,
    /// Zero where there is none.
    anchor: usize,
    expanded_before: u64,
}

struct Key {
    symbol: u32,
    span: (u32, u32),
    merge: bool,
    /// What it becomes in JSON, if that is another text.
    json: Option<Box<str>>,
}

/// A key with an anchor: an alias to it is the same scalar again, stored once.
#[derive(Clone, Copy)]
struct AnchoredKey {
    symbol: u32,
    kind: Kind,
    flags: u8,
    text: (u32, u32),
}

#[derive(Clone, Copy)]
struct Anchor {
    node: u32,
    /// Nodes of the subtree once expanded; `None` while it is still open.
    expanded: Option<u64>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str, limits: &Limits) -> Self {
        let Spare { arena, numbers, frames, seen } = Spare::take();
        Self {
            source,
            limits: *limits,
            arena,
            numbers,
            frames,
            anchors: FxHashMap::default(),
            key_anchors: FxHashMap::default(),
            seen,
            looks: 0,
            faults: Faults::new(limits.faults),
            expanded: 0,
            start: Checkpoint::default(),
            pending: Pending::new(limits.faults),
        }
    }

    /// The arena, its text still to be set, and everything that could not be read.
    pub(super) fn finish(mut self) -> (Arena, Vec<Fault>) {
        self.arena.roots.truncate(self.limits.documents);
        let Self { arena, numbers, frames, seen, .. } = self;
        (Spare { arena, numbers, frames, seen }.leave(), self.faults.finish(self.source.len()))
    }

    /// Says where a node stands that was not written as brackets or as lines, and whether it is unresolved.
    pub(super) fn settle_place(&mut self, node: u32, (start, end): (usize, usize), unresolved: bool) {
        if (node as usize) < self.arena.nodes.len() {
            let spans = self.arena.spans.at(node);
            self.arena.spans.set(node, Spans { value: (to_u32(start), to_u32(end)), ..spans });
        }
        if unresolved {
            self.arena.mark(node, FLAG_UNRESOLVED);
        }
    }

    pub(super) fn scalar(
        &mut self,
        text: &str,
        resolution: Resolution,
        span: (usize, usize),
        anchor: usize,
    ) -> Result<(), Fault> {
        let span = (to_u32(span.0), to_u32(span.1));
        let (kind, truth) = match resolution {
            Resolution::Plain => scalar::resolve(text),
            Resolution::Text | Resolution::Block => (Kind::String, false),
            Resolution::Kind(kind) => (kind, kind == Kind::Bool && scalar::resolve(text).1),
        };
        if self.expects_key() {
            self.take_key(text, resolution == Resolution::Plain && text == "<<", (kind, truth), span);
            if anchor > 0 {
                let symbol = self.symbol(text);
                let flags = u8::from(truth) | resolution.flags();
                let text = self.store(text, span);
                self.key_anchors.insert(anchor, AnchoredKey { symbol, kind, flags, text });
            }
            return Ok(());
        }
        self.check_finite(kind, text, span);
        let (offset, length) = self.store(text, span);
        let flags = u8::from(truth) | resolution.flags();
        let node = self.push(kind, flags, offset, length, span)?;
        if anchor > 0 {
            self.anchors.insert(anchor, Anchor { node, expanded: Some(1) });
        }
        Ok(())
    }

    fn check_finite(&mut self, kind: Kind, text: &str, span: (u32, u32)) {
        if kind == Kind::Float && scalar::number(text).is_some_and(|number| !number.is_finite()) {
            self.rejected_in_objects(Unportable::NoJsonNumber, span);
        }
    }

    pub(super) fn open(&mut self, mapping: bool, at: usize, anchor: usize) -> Result<(), Fault> {
        if self.expects_key() {
            return Err(Fault::new(FaultKind::ComplexKey, at..at + 1));
        }
        if self.frames.len() >= self.limits.depth {
            return Err(Fault::new(FaultKind::TooDeep { limit: self.limits.depth }, at..at + 1));
        }
        let expanded_before = self.expanded;
        let kind = if mapping { Kind::Mapping } else { Kind::Sequence };
        let node = self.push(kind, 0, 0, 0, (to_u32(at), to_u32(at)))?;
        if anchor > 0 {
            self.anchors.insert(anchor, Anchor { node, expanded: None });
        }
        self.frames.push(Frame { node, mapping, anchor, key: None, children: 0, end: 0, expanded_before });
        Ok(())
    }

    /// Closes the innermost container; `bracket` is where its closing bracket stands, if it has one.
    pub(super) fn close(&mut self, bracket: usize) {
        let Some(frame) = self.frames.pop() else { return };
        let after = to_u32(self.arena.nodes.len());
        self.arena.nodes.close(frame.node, after, frame.children);
        let mut spans = self.arena.spans.at(frame.node);
        let start = spans.value.0;
        let byte = |at| self.source.as_bytes().get(at);
        let flow = matches!((byte(start as usize), byte(bracket)), (Some(b'{' | b'['), Some(b'}' | b']')));
        let end = if flow { to_u32(bracket + 1) } else { frame.end }.max(start);
        spans.value.1 = end;
        self.arena.spans.set(frame.node, spans);
        if let Some(outer) = self.frames.last_mut() {
            outer.end = outer.end.max(end);
        }
        let expanded = self.expanded - frame.expanded_before;
        if let Some(anchor) = self.anchors.get_mut(&frame.anchor).filter(|anchor| anchor.node == frame.node) {
            anchor.expanded = Some(expanded);
        }
        if frame.mapping {
            self.shadow_duplicates(frame.node, after, false);
            self.check_merges(frame.node);
        }
    }

    /// Closes the innermost container of a format whose containers end where no bracket says so.
    pub(super) fn close_at(&mut self, end: usize) {
        let Some(node) = self.frames.last().map(|frame| frame.node) else { return };
        self.close(end);
        let mut spans = self.arena.spans.at(node);
        spans.value.1 = to_u32(end).max(spans.value.0);
        self.arena.spans.set(node, spans);
    }

    /// Says that the last node that was begun is not wholly known.
    pub(super) fn mark_last_unresolved(&mut self) {
        if let Some(last) = self.arena.nodes.len().checked_sub(1) {
            self.arena.mark(to_u32(last), FLAG_UNRESOLVED);
        }
    }

    fn expects_key(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.mapping && frame.key.is_none())
    }

    fn take_key(&mut self, text: &str, merge: bool, (kind, truth): (Kind, bool), span: (u32, u32)) {
        let json = match JsonKey::new(kind, truth, text) {
            JsonKey::Same => None,
            JsonKey::Text(key) => Some(key.into()),
            JsonKey::None => {
                self.rejected_in_objects(Unportable::NoJsonKey, span);
                None
            }
        };
        let symbol = self.symbol(text);
        if let Some(frame) = self.frames.last_mut() {
            frame.key = Some(Key { symbol, span, merge, json });
        }
    }

    pub(super) fn symbol(&mut self, text: &str) -> u32 {
        let (symbol, new) = self.numbers.of(text, &mut self.arena.keys);
        if new {
            self.seen.push((NONE, NONE));
        }
        symbol
    }

    pub(super) const fn arena(&self) -> &Arena {
        &self.arena
    }

    pub(super) const fn arena_mut(&mut self) -> &mut Arena {
        &mut self.arena
    }

    pub(super) fn report(&mut self, faults: Faults) {
        self.faults.extend(faults);
    }

    pub(super) fn report_one(&mut self, kind: FaultKind, span: std::ops::Range<usize>) {
        self.faults.push(Fault::new(kind, span));
    }

    /// Whether an anchor of the document that is being read is known.
    pub(super) fn has_anchors(&self) -> bool {
        !self.anchors.is_empty()
    }

    pub(super) const fn limits(&self) -> &Limits {
        &self.limits
    }

    fn push(&mut self, kind: Kind, flags: u8, a: u32, b: u32, span: (u32, u32)) -> Result<u32, Fault> {
        let node = to_u32(self.arena.nodes.len());
        if self.arena.nodes.len() >= self.limits.nodes {
            let kind = FaultKind::TooMany { what: "nodes", limit: self.limits.nodes };
            return Err(Fault::new(kind, span.0 as usize..span.0 as usize + 1));
        }
        self.expanded += 1;
        let (mut key, mut key_span, mut parent, mut flags) = (NONE, (0, 0), NONE, flags);
        let limit = self.limits.keys.min(MOST_KEYS);
        if self.arena.keys.len() > limit {
            let kind = FaultKind::TooMany { what: "distinct keys", limit };
            return Err(Fault::new(kind, span.0 as usize..span.0 as usize + 1));
        }
        if let Some(frame) = self.frames.last_mut() {
            parent = frame.node;
            frame.children += 1;
            frame.end = frame.end.max(span.1);
            if let Some(taken) = frame.key.take() {
                (key, key_span) = (taken.symbol, taken.span);
                flags |= if taken.merge { FLAG_MERGE } else { 0 };
                if let Some(json) = taken.json {
                    self.pending.put_off(node, json);
                }
            }
        } else if self.arena.nodes.len() > self.start.nodes {
            let at = span.0 as usize;
            return Err(Fault::new(
                FaultKind::Syntax("a second value after the document's own".to_owned()),
                at..at + 1,
            ));
        }
        self.arena.nodes.push(NodeRecord { kind: kind as u8, flags, key, parent, end: node + 1, a, b });
        self.arena.spans.push(Spans { value: span, key: key_span });
        Ok(node)
    }

    /// Offset and length of a text: in the source where it stands there verbatim, in the side buffer otherwise.
    fn store(&mut self, text: &str, span: (u32, u32)) -> (u32, u32) {
        let written = self.source.get(span.0 as usize..span.1 as usize).unwrap_or_default();
        let quoted = written.len() == text.len() + 2 && written.get(1..=text.len()) == Some(text);
        if written == text {
            (span.0, to_u32(text.len()))
        } else if quoted {
            (span.0 + 1, to_u32(text.len()))
        } else {
            let offset = self.source.len() + self.arena.extra.len();
            self.arena.extra.push_str(text);
            (to_u32(offset), to_u32(text.len()))
        }
    }

    pub(super) fn stored(&self, record: NodeRecord) -> &str {
        let (start, length) = (record.a as usize, record.b as usize);
        match start.checked_sub(self.source.len()) {
            Some(start) => &self.arena.extra[start..start + length],
            None => &self.source[start..start + length],
        }
    }
}

/// Offsets fit: manifests are bounded far below 4 GiB.
pub(super) fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
