use rustc_hash::FxHashMap;

use super::faults::{self, Faults};
use super::keys::Numbers;
use super::nodes::MOST_KEYS;
use super::object::{self, JsonKey, Pending};
use super::spans::Spans;
use super::spare::Spare;
use super::{Arena, Fault, FaultKind, Limits};
use crate::image::{FLAG_BLOCK, FLAG_MERGE, FLAG_PLAIN, FLAG_SHADOWED, FLAG_TRUE, FLAG_UNRESOLVED, NONE, NodeRecord};
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

    /// Whether there is no room for another document; the fault that says so is recorded.
    pub(super) fn is_full(&self) -> bool {
        self.arena.roots.len() > self.limits.documents
    }

    pub(super) fn start_document(&mut self) {
        self.frames.clear();
        // A map is as slow to clear as it was ever large, and there are many small documents.
        if !self.anchors.is_empty() {
            self.anchors = FxHashMap::default();
        }
        if !self.key_anchors.is_empty() {
            self.key_anchors = FxHashMap::default();
        }
        self.expanded = 0;
        self.start = self.checkpoint();
    }

    /// Everything that was read so far.
    pub(super) fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            nodes: self.arena.nodes.len(),
            extra: self.arena.extra.len(),
            faults: self.faults.mark(),
            roots: self.arena.roots.len(),
            pending: self.pending.size(),
        }
    }

    /// Forgets what was read since a checkpoint.
    pub(super) fn rewind(&mut self, checkpoint: Checkpoint) {
        // What was said of the document before it was read still holds.
        let mut pending = std::mem::take(&mut self.pending);
        pending.truncate(checkpoint.pending);
        self.start = checkpoint;
        self.truncate();
        self.pending = pending;
        self.faults.rewind(checkpoint.faults);
        self.arena.roots.truncate(checkpoint.roots);
    }

    /// Keeps the document, unless it is empty.
    pub(super) fn end_document(&mut self) {
        let root = to_u32(self.start.nodes);
        if self.start.nodes == self.arena.nodes.len() {
            return;
        }
        if self.arena.is(root, Kind::Null) {
            // What is wrong in front of nothing is wrong all the same.
            let faults = std::mem::take(&mut self.pending.faults);
            self.report(faults);
            self.truncate();
        } else {
            self.settle(root);
            self.bequeath(root);
            self.add_objects(root, 0);
        }
        self.forget_pending();
        // What breaks between two documents costs neither of them.
        self.start = self.checkpoint();
    }

    /// Keeps the document as it is: it is of a format without objects.
    pub(super) fn keep_document(&mut self) {
        self.forget_pending();
        if self.arena.nodes.len() > self.start.nodes {
            self.arena.roots.push(to_u32(self.start.nodes));
        }
        self.start = self.checkpoint();
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

    /// A list stands for its items, as it does for kubectl, and a template of `OpenShift` for its objects; they may be lists again.
    fn add_objects(&mut self, root: u32, depth: usize) {
        let key = if self.is_openshift_template(root) { "objects" } else { "items" };
        let items: Vec<u32> = match self.arena.objects(root, key) {
            Some(items) if depth < self.limits.depth => items.collect(),
            _ => Vec::new(),
        };
        if items.is_empty() {
            self.add_document(root);
        }
        for item in items {
            if self.is_full() {
                return;
            }
            if key == "items" {
                self.check_item(item);
            }
            self.add_objects(item, depth + 1);
        }
    }

    fn add_document(&mut self, root: u32) {
        // Lines such as `--- x` end documents within a chunk. That there are too many is said once.
        if self.is_full() {
            return;
        }
        self.arena.roots.push(root);
        if self.is_full() {
            let span = self.arena.inner_span(root);
            let kind = FaultKind::TooMany { what: "documents", limit: self.limits.documents };
            self.faults.keep(Fault::new(kind, span.start..span.start + 1));
        }
    }

    fn is_openshift_template(&self, root: u32) -> bool {
        let is = |key, wanted: &[&str]| {
            let found = self.arena.root_entry(root, key).map(|node| self.arena.nodes.at(self.arena.target(node)));
            found.is_some_and(|record| record.kind == Kind::String as u8 && wanted.contains(&self.stored(record)))
        };
        is("kind", &["Template"]) && is("apiVersion", &["template.openshift.io/v1", "v1"])
    }

    /// Drops the document that was being read and records why.
    pub(super) fn abandon(&mut self, fault: Fault) {
        self.truncate();
        self.faults.rewind(self.start.faults);
        self.faults.push(fault);
    }

    fn truncate(&mut self) {
        self.forget_pending();
        // Node numbers are used again from here on.
        for record in self.arena.nodes.between(self.start.nodes, self.arena.nodes.len()) {
            if let Some(seen) = self.seen.get_mut(record.key as usize) {
                *seen = (NONE, NONE);
            }
        }
        self.arena.nodes.truncate(self.start.nodes);
        self.arena.spans.truncate(self.start.nodes);
        self.arena.extra.truncate(self.start.extra);
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
            self.rejected_in_objects("a number that JSON does not have", span);
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
            self.shadow_duplicates(frame.node, after, FaultKind::DuplicateKey);
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

    pub(super) fn alias(&mut self, anchor: usize, span: (usize, usize)) -> Result<(), Fault> {
        let span32 = (to_u32(span.0), to_u32(span.1));
        if let Some(key) = self.key_anchors.get(&anchor).copied() {
            return self.key_alias(key, span32);
        }
        let Some(Anchor { node, expanded }) = self.anchors.get(&anchor).copied() else {
            return Err(Fault::new(FaultKind::Syntax("an alias without its anchor".to_owned()), span.0..span.1));
        };
        if self.expects_key() {
            let record = self.arena.nodes.at(node);
            if !Kind::from_u8(record.kind).is_some_and(Kind::is_scalar) {
                return Err(Fault::new(FaultKind::ComplexKey, span.0..span.1));
            }
            // Aliases are short and what they stand for may be long, so it is counted for each.
            self.spend(u64::from(record.b) / 64, span32)?;
            let text = self.stored(record).to_owned();
            let kind = Kind::from_u8(record.kind).unwrap_or(Kind::String);
            self.take_key(&text, false, (kind, record.flags & FLAG_TRUE != 0), span32);
            return Ok(());
        }
        let Some(expanded) = expanded else {
            return Err(Fault::new(FaultKind::RecursiveAlias, span.0..span.1));
        };
        self.push(Kind::Alias, 0, node, 0, span32)?;
        self.spend(expanded, span32)
    }

    /// An alias to a key: the same key again, or its scalar as a value.
    fn key_alias(&mut self, key: AnchoredKey, span: (u32, u32)) -> Result<(), Fault> {
        if !self.expects_key() {
            if key.kind == Kind::Float {
                let text = self.arena.keys[key.symbol as usize].to_owned();
                self.check_finite(key.kind, &text, span);
            }
            self.push(key.kind, key.flags, key.text.0, key.text.1, span)?;
            return Ok(());
        }
        self.spend(u64::from(key.text.1) / 64, span)?;
        let text = self.arena.keys[key.symbol as usize].to_string();
        let merge = key.flags & FLAG_PLAIN != 0 && text == "<<";
        self.take_key(&text, merge, (key.kind, key.flags & FLAG_TRUE != 0), span);
        Ok(())
    }

    /// Counts what a reader that copies aliases would have made of one.
    fn spend(&mut self, nodes: u64, span: (u32, u32)) -> Result<(), Fault> {
        self.expanded = self.expanded.saturating_add(nodes);
        if self.expanded > self.limits.expanded_nodes {
            let kind = FaultKind::AliasBomb { limit: self.limits.expanded_nodes };
            return Err(Fault::new(kind, span.0 as usize..span.1 as usize));
        }
        Ok(())
    }

    fn expects_key(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.mapping && frame.key.is_none())
    }

    fn take_key(&mut self, text: &str, merge: bool, (kind, truth): (Kind, bool), span: (u32, u32)) {
        let json = match JsonKey::new(kind, truth, text) {
            JsonKey::Same => None,
            JsonKey::Text(key) => Some(key.into()),
            JsonKey::None => {
                self.rejected_in_objects("a key that is no text, number or boolean", span);
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

    pub(super) const fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(super) fn shadow(&mut self, node: u32) {
        self.arena.mark(node, FLAG_SHADOWED);
    }

    /// Gives an entry another key, and returns its mapping.
    pub(super) fn rename(&mut self, node: u32, key: &str) -> u32 {
        let symbol = self.symbol(key);
        let record = self.arena.nodes.at(node);
        self.arena.nodes.set(node, NodeRecord { key: symbol, ..record });
        record.parent
    }

    /// Finds the duplicates that came of new keys.
    pub(super) fn shadow_renamed(&mut self, mapping: u32) {
        let end = self.arena.nodes.at(mapping).end;
        self.shadow_duplicates(mapping, end, |key| {
            FaultKind::Syntax(format!("keys that are one key in JSON, `{key}`: kubectl takes either"))
        });
    }

    fn push(&mut self, kind: Kind, flags: u8, a: u32, b: u32, span: (u32, u32)) -> Result<u32, Fault> {
        let node = to_u32(self.arena.nodes.len());
        if self.arena.nodes.len() >= self.limits.nodes {
            let kind = FaultKind::TooMany { what: "nodes", limit: self.limits.nodes };
            return Err(Fault::new(kind, span.0 as usize..span.0 as usize + 1));
        }
        self.expanded += 1;
        let (mut key, mut key_span, mut parent, mut flags) = (NONE, (0, 0), NONE, flags);
        if self.arena.keys.len() > MOST_KEYS {
            let kind = FaultKind::TooMany { what: "distinct keys", limit: MOST_KEYS };
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

    /// A merge key lends the entries of a mapping or of several; whatever else it has, no reader takes.
    fn check_merges(&mut self, mapping: u32) {
        let is_merge = |child: &u32| self.arena.nodes.at(*child).flags & FLAG_MERGE != 0;
        let merges: Vec<u32> = self.arena.children(mapping).filter(is_merge).collect();
        for merge in &merges {
            let is_mapping = |node: u32| self.arena.is(self.arena.target(node), Kind::Mapping);
            // Go's reader takes a list of mappings where it is written, and no alias to one.
            let lends = is_mapping(*merge)
                || self.arena.is(*merge, Kind::Sequence) && self.arena.children(*merge).all(is_mapping);
            if !lends {
                let (start, end) = self.arena.spans.at(*merge).key;
                let kind = FaultKind::Syntax("a merge key without a mapping".to_owned());
                self.faults.push(Fault::new(kind, start as usize..end as usize));
            }
        }
        if !merges.is_empty() {
            self.merging(mapping);
        }
    }

    pub(super) fn stored(&self, record: NodeRecord) -> &str {
        let (start, length) = (record.a as usize, record.b as usize);
        match start.checked_sub(self.source.len()) {
            Some(start) => &self.arena.extra[start..start + length],
            None => &self.source[start..start + length],
        }
    }

    fn shadow_duplicates(&mut self, mapping: u32, end: u32, fault: impl Fn(String) -> FaultKind) {
        self.looks += 1;
        let look = self.looks;
        let mut child = mapping + 1;
        while child < end {
            let NodeRecord { key, end: next, flags, .. } = self.arena.nodes.at(child);
            if key != NONE && flags & (FLAG_MERGE | FLAG_SHADOWED) == 0 {
                let (met, earlier) = self.seen[key as usize];
                if met == look {
                    self.arena.mark(earlier, FLAG_SHADOWED);
                    let (start, end) = self.arena.spans.at(child).key;
                    let kind = fault(faults::shortened(&self.arena.keys[key as usize]));
                    self.faults.push(Fault::new(kind, start as usize..end as usize));
                }
                self.seen[key as usize] = (look, child);
            }
            child = next;
        }
    }
}

/// Offsets fit: manifests are bounded far below 4 GiB.
pub(super) fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
