//! Manifests inside texts: rule files in a `ConfigMap`, Alertmanager's settings in a `Secret`, files in Helm values.
//!
//! They are read like any manifest and become documents beside the others, with positions in the file around them. Kubernetes objects in a
//! text are not: nobody applies them from there. Only the kinds that describe monitoring are kept, because tools read those from texts.

mod graft;
mod hosts;
mod look;

use std::collections::BTreeSet;
use std::ops::Range;

pub(super) use graft::Embedding;
use hosts::Text;
use look::{Name, Templates};

use super::nodes::MOST_KEYS_TOGETHER;
use super::{Arena, Fault, FaultKind, Format, Limits};

/// Texts in texts in texts are read, and none below.
const DEPTH: usize = 3;

/// A text that looks like a manifest and was not read, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The key that the text stands under.
    pub key: String,
    /// Bytes of the decoded manifest.
    pub span: Range<usize>,
    /// Why.
    pub why: Why,
}

/// Why a text was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is broken, or readers disagree about it.
    Fault(FaultKind),
    /// It is a template that was not rendered.
    Template,
    /// It is encoded in base64.
    Encoded,
}

/// Reads the manifests that lie in texts of `ConfigMap`, `Secret` and `HelmRelease` documents, or in any document where `values` says that the
/// file holds Helm values. They become documents of the arena, behind its own.
pub fn embed(arena: &mut Arena, values: bool, limits: &Limits) -> Vec<Unread> {
    let mut level = arena.roots.clone();
    let mut reading = Reading { arena, limits, seen: BTreeSet::new(), unread: Vec::new() };
    for depth in 0..=DEPTH {
        let mut below = Vec::new();
        for root in level {
            for text in hosts::texts(reading.arena, root, values && depth == 0) {
                reading.text(&text, depth, &mut below);
            }
        }
        level = below;
    }
    let unread = reading.unread;
    if !arena.embeddings.is_empty() {
        // Growing left up to as much room again as there are nodes, and a large tree has thousands of manifests.
        arena.shrink_to_fit();
    }
    unread
}

struct Reading<'a> {
    arena: &'a mut Arena,
    limits: &'a Limits,
    /// Texts that were looked at: aliases lead to one text many times.
    seen: BTreeSet<u32>,
    unread: Vec<Unread>,
}

impl Reading<'_> {
    fn text(&mut self, found: &Text, depth: usize, below: &mut Vec<u32>) {
        if !self.seen.insert(found.node) {
            return;
        }
        let name = Name::of(&found.key);
        if found.encoded {
            if name != Name::Other {
                self.report_whole(found, Why::Encoded);
            }
            return;
        }
        let text = self.arena.scalar(found.node).unwrap_or_default();
        if text.trim().is_empty() || !name.is_manifest() && !look::recognisable(text) {
            return;
        }
        if depth == DEPTH {
            self.report_whole(found, Why::Fault(FaultKind::TooDeep { limit: DEPTH }));
            return;
        }
        let (inner, faults) = read(text, name.format(), self.limits);
        let monitoring = inner.roots.iter().any(|root| look::describes_monitoring(&inner, *root));
        self.faults(found, name, monitoring, &faults);
        self.take(found, name, inner, below);
    }

    /// Takes in the documents that are to be judged, and those that have texts of their own.
    fn take(&mut self, found: &Text, name: Name, inner: Arena, below: &mut Vec<u32>) {
        let wanted = |root: &u32| look::is_wanted(&inner, *root, name);
        let has_texts = |root: &u32| hosts::has_texts(&inner, *root);
        let kept: Vec<bool> = inner.roots.iter().map(wanted).collect();
        if !kept.contains(&true) && !inner.roots.iter().any(has_texts) {
            return;
        }
        if self.arena.keys.len() + inner.keys.len() > MOST_KEYS_TOGETHER {
            let kind = FaultKind::TooMany { what: "distinct keys", limit: MOST_KEYS_TOGETHER };
            self.report_whole(found, Why::Fault(kind));
            return;
        }
        let roots = self.arena.embed(found.node, inner);
        self.arena.roots.extend(roots.iter().zip(kept).filter(|(_, kept)| *kept).map(|(root, _)| *root));
        below.extend(roots);
    }

    /// What broke is an error where the text is surely meant as a manifest. Settings of programs may have keys twice: only readers of rules and
    /// objectives are known to refuse that.
    fn faults(&mut self, found: &Text, name: Name, monitoring: bool, faults: &[Fault]) {
        let text = self.arena.scalar(found.node).unwrap_or_default();
        let meant = name.is_manifest() && look::is_structured(text, name) || look::starts_as_rules(text);
        let templates = Templates::new(text);
        let why = |fault: &Fault| match &fault.kind {
            FaultKind::DuplicateKey(_) => monitoring.then(|| Why::Fault(fault.kind.clone())),
            _ if templates.explain(fault) => Some(Why::Template),
            kind => meant.then(|| Why::Fault(kind.clone())),
        };
        let mut unread: Vec<_> = faults.iter().filter_map(|fault| Some((why(fault)?, fault.span.clone()))).collect();
        unread.dedup_by(|later, earlier| later.0 == Why::Template && earlier.0 == Why::Template);
        self.report(found, unread);
    }

    fn report(&mut self, found: &Text, unread: Vec<(Why, Range<usize>)>) {
        if unread.is_empty() {
            return;
        }
        let alignment = self.arena.alignment(found.node);
        for (why, span) in unread {
            let span = self.arena.within(found.node, alignment.as_ref(), &span);
            self.unread.push(Unread { key: found.key.clone(), span, why });
        }
    }

    fn report_whole(&mut self, found: &Text, why: Why) {
        self.report(found, vec![(why, 0..usize::MAX)]);
    }
}

fn read(text: &str, format: Format, limits: &Limits) -> (Arena, Vec<Fault>) {
    let refused = |kind, span| (Arena::default(), vec![Fault::new(kind, span)]);
    if text.len() > limits.bytes {
        // Few escapes are shorter than what they stand for, but some are.
        return refused(FaultKind::TooLarge { bytes: text.len(), limit: limits.bytes }, 0..text.len());
    }
    if let Some(at) = text.find('\0') {
        return refused(FaultKind::Nul, at..at + 1);
    }
    let (mut arena, faults) = super::parse(text, format, limits);
    text.clone_into(&mut arena.text);
    (arena, faults)
}
