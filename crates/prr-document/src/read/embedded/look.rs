//! What a text looks like: by its name, by its first keys, by what it turned out to hold.

use super::super::{Arena, Fault, FaultKind, Format};
use crate::Kind;

/// What the key of a text says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Yaml,
    Json,
    /// Rules, or the rules of Prometheus 1, which were no YAML.
    Rules,
    Other,
}

impl Name {
    pub(super) fn of(key: &str) -> Self {
        match key.rsplit_once('.').map(|(_, extension)| extension) {
            Some("yaml" | "yml") => Self::Yaml,
            Some("json") => Self::Json,
            Some("rules") => Self::Rules,
            _ => Self::Other,
        }
    }

    /// Whether the name alone is enough to read the text.
    pub(super) const fn is_manifest(self) -> bool {
        matches!(self, Self::Yaml | Self::Json)
    }

    pub(super) const fn format(self) -> Format {
        if matches!(self, Self::Json) { Format::Json } else { Format::Yaml }
    }
}

/// Whether a text has the first keys of rules, objectives or an object. Looks at its lines only: most texts are no manifests.
pub(super) fn recognisable(text: &str) -> bool {
    if text.trim_start().starts_with('{') {
        let has = |key: &str| text.contains(&format!("\"{key}\""));
        return is_known(has);
    }
    let keys: Vec<&str> = top_lines(text).map(key_of).collect();
    is_known(|key| keys.contains(&key))
}

fn is_known(has: impl Fn(&str) -> bool) -> bool {
    has("groups") || has("slis") || has("apiVersion") && has("kind") || has("slos") && has("version")
}

/// Whether a text is what its name says at all: a value that another program puts in later is often one word.
pub(super) fn is_structured(text: &str, name: Name) -> bool {
    match name {
        Name::Json => text.trim_start().starts_with(['{', '[']),
        _ => text.trim().contains(['\n', ':', '{', '[']),
    }
}

/// Whether a text begins as rules do: `groups:` with a list.
pub(super) fn starts_as_rules(text: &str) -> bool {
    let mut lines = significant_lines(text).skip_while(|line| key_of(line) != "groups");
    let list = |line: &str| line.trim_start().starts_with(['-', '[']);
    lines
        .next()
        .is_some_and(|line| line.trim_end().ends_with(':') && lines.next().is_some_and(list) || line.contains('['))
        || text.trim_start().starts_with('{') && text.contains("\"groups\"")
}

fn key_of(line: &str) -> &str {
    line.split(':').next().unwrap_or_default().trim().trim_matches(['"', '\''])
}

/// The lines that are indented like the first one, those of list items not among them.
fn top_lines(text: &str) -> impl Iterator<Item = &str> {
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = significant_lines(text).next().map_or(0, indentation);
    significant_lines(text).filter(move |line| indentation(line) == first && line.contains(':'))
}

fn significant_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| {
        let content = line.trim_start();
        !content.is_empty() && !content.starts_with('#') && !content.starts_with("---")
    })
}

/// Tells templates from texts that are broken. Rules have templates of their own in annotations, which explain nothing.
pub(super) struct Templates<'a> {
    text: &'a str,
    of_helm: bool,
}

impl<'a> Templates<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, of_helm: text.contains(".Values.") || text.contains(".Release.") }
    }

    /// Whether the fault is there because nobody rendered the text.
    pub(super) fn explain(&self, fault: &Fault) -> bool {
        matches!(fault.kind, FaultKind::ComplexKey | FaultKind::Syntax(_) | FaultKind::Unportable(_))
            && (self.of_helm || self.lines_at(fault.span.start).into_iter().any(is_template))
    }

    /// The line at a byte, and the one before it that is not blank.
    fn lines_at(&self, byte: usize) -> [&'a str; 2] {
        let at = self.text.floor_char_boundary(byte);
        let start = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let line = self.text[start..].lines().next().unwrap_or_default();
        [line, self.text[..start].lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default()]
    }
}

fn is_template(line: &str) -> bool {
    let of_prometheus = line.contains("$labels") || line.contains("$value");
    !of_prometheus && ["{{", "{%", "<%"].iter().any(|mark| line.contains(mark))
}

/// Whether a document that was read from a text is to be judged.
pub(super) fn is_wanted(arena: &Arena, root: u32, name: Name) -> bool {
    let object = arena.has_root_key(root, "kind");
    describes_monitoring(arena, root) || !object && name.is_manifest() && arena.is_container(root)
}

/// Whether a document holds rules or objectives.
pub(super) fn describes_monitoring(arena: &Arena, root: u32) -> bool {
    let list = |key| arena.root_entry(root, key).is_some_and(|node| arena.is(arena.target(node), Kind::Sequence));
    match arena.root_scalar(root, "kind") {
        Some("PrometheusRule" | "ServiceLevelObjective" | "PrometheusServiceLevel") => true,
        Some(_) => arena.root_scalar(root, "apiVersion").is_some_and(|version| version.starts_with("openslo")),
        None => list("groups") || list("slis") || list("slos") && arena.has_root_key(root, "version"),
    }
}
