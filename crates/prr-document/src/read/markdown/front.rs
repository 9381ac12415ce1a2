use std::ops::Range;

use super::super::builder::{Builder, Resolution};
use super::super::writer::{Writer, Written};
use super::super::{Arena, Fault, FaultKind, Limits, yaml};
use crate::Kind;
use crate::image::{FLAG_BLOCK, FLAG_MERGE, FLAG_PLAIN, NONE};

/// The YAML that a Markdown file begins with.
pub(super) struct Front {
    /// The YAML without its fences.
    inner: Range<usize>,
    end: usize,
    content: Content,
}

enum Content {
    Mapping(Arena),
    /// It does not parse.
    Broken(Vec<Fault>),
    /// It does not parse because nobody rendered it: `{{ title }}` in the archetypes of a site.
    Template,
}

impl Front {
    /// Where the Markdown behind it begins.
    pub(super) const fn end(&self) -> usize {
        self.end
    }

    pub(super) fn write(&self, writer: &mut Writer<'_, '_>) -> Written {
        match &self.content {
            Content::Broken(faults) => {
                let moved = |fault: &Fault| {
                    let span = fault.span.start + self.inner.start..fault.span.end + self.inner.start;
                    Fault::new(fault.kind.clone(), span)
                };
                writer.report(faults.iter().map(moved).collect());
                Ok(())
            }
            Content::Template => {
                writer.key("frontMatter")?;
                writer.unresolved("", self.inner.clone())
            }
            Content::Mapping(arena) => {
                writer.key("frontMatter")?;
                Graft { arena, base: self.inner.start }.node(arena.roots[0], writer)
            }
        }
    }
}

/// The front matter of a text, if it has any: a mapping between two lines of three hyphens, the first of which is the first of the file.
/// What has the fences and no mapping between them is text between two rules.
pub(super) fn find(text: &str, limits: &Limits) -> Option<Front> {
    let first = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let start = first.len();
    if text[start..].lines().next().is_none_or(|line| line.trim().is_empty()) {
        return None;
    }
    let mut at = start;
    let closing = text[start..].split_inclusive('\n').find(|line| {
        let closes = matches!(line.trim_end(), "---" | "...");
        at += if closes { 0 } else { line.len() };
        closes
    })?;
    let inner = start..at;
    let yaml = &text[inner.clone()];
    let mut builder = Builder::new(yaml, limits);
    yaml::read(yaml, &mut builder);
    let (mut arena, faults) = builder.finish();
    yaml.clone_into(&mut arena.text);
    let broken = faults.iter().any(|fault| !matches!(fault.kind, FaultKind::DuplicateKey(_)));
    let is_mapping = matches!(arena.roots.as_slice(), [root] if arena.is(*root, Kind::Mapping));
    let content = match (broken, is_mapping) {
        (true, _) if has_template(yaml) => Content::Template,
        (true, _) if starts_with_key(yaml) => Content::Broken(faults),
        (false, true) => Content::Mapping(arena),
        _ => return None,
    };
    Some(Front { inner, end: at + closing.len(), content })
}

fn has_template(yaml: &str) -> bool {
    ["{{", "{%", "<%"].iter().any(|mark| yaml.contains(mark))
}

fn starts_with_key(yaml: &str) -> bool {
    let first = yaml.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
    let key = first.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' ')).map(|(key, _)| key);
    key.is_some_and(|key| !key.trim().contains(' '))
}

/// Writes the nodes of an arena once more, as a part of another tree.
struct Graft<'a> {
    arena: &'a Arena,
    base: usize,
}

impl Graft<'_> {
    fn node(&self, node: u32, writer: &mut Writer<'_, '_>) -> Written {
        let record = self.arena.nodes.at(node);
        let span = self.moved(self.arena.inner_span(node));
        let anchor = node as usize + 1;
        let kind = Kind::from_u8(record.kind).unwrap_or(Kind::Null);
        match kind {
            Kind::Alias => writer.reference(record.a as usize + 1, span),
            Kind::Mapping | Kind::Sequence => {
                let mapping = kind == Kind::Mapping;
                writer.container(mapping, anchor, span, |writer| {
                    self.arena.children(node).try_for_each(|child| {
                        self.key(child, writer)?;
                        self.node(child, writer)
                    })
                })
            }
            _ => {
                let resolution = match record.flags {
                    flags if flags & FLAG_BLOCK != 0 => Resolution::Block,
                    flags if flags & FLAG_PLAIN != 0 => Resolution::Plain,
                    _ => Resolution::Kind(kind),
                };
                writer.scalar(self.arena.slice(record), resolution, span, anchor)
            }
        }
    }

    fn key(&self, child: u32, writer: &mut Writer<'_, '_>) -> Written {
        let record = self.arena.nodes.at(child);
        if record.key == NONE {
            return Ok(());
        }
        // Only a plain `<<` merges.
        let resolution = if record.flags & FLAG_MERGE != 0 { Resolution::Plain } else { Resolution::Text };
        let (start, end) = self.arena.spans.at(child).key;
        writer.scalar(&self.arena.keys[record.key as usize], resolution, self.moved(start as usize..end as usize), 0)
    }

    const fn moved(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }
}
