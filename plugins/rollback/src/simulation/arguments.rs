//! What the arguments of an analysis are, and texts with them filled in.

use std::collections::BTreeMap;

use prr_sdk::Node;

use crate::argo::Resolved;
use crate::written::Rollout;

/// Stands for the pods' hash of the new version.
pub(super) const LATEST: char = '\u{e000}';
/// Stands for the pods' hash of the old version.
pub(super) const STABLE: char = '\u{e001}';
/// Stands for a value that only a cluster knows.
pub(super) const UNKNOWN: char = '\u{e002}';

/// Bytes that a text may grow to when its arguments are filled in.
const LONGEST: usize = 64 * 1024;

/// Values by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arguments(BTreeMap<String, String>);

impl Arguments {
    /// Those that a rollout gives to an analysis, and the templates' own where it gives none.
    pub fn of(resolved: &Resolved<'_, '_>, rollout: &Rollout<'_>) -> Self {
        let mut values = BTreeMap::new();
        let templates = resolved.judges.iter().flat_map(|judge| &judge.template.arguments);
        for argument in templates.chain(&resolved.analysis.arguments) {
            // What stands later is nearer to the release.
            if let Some(value) = argument.node.parent().and_then(|item| value(item, rollout)) {
                values.insert(argument.name.to_owned(), value);
            }
        }
        Self(values)
    }

    /// Other values by name.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// A text with every `{{ NAME }}` filled in, where NAME follows a prefix such as `args.`; nothing where one has no value.
    pub fn fill(&self, text: &str, prefix: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find("{{") {
            let length = rest[open..].find("}}")?;
            out.push_str(&rest[..open]);
            let name = rest[open + 2..open + length].trim();
            out.push_str(self.0.get(name.strip_prefix(prefix)?)?);
            rest = &rest[open + length + 2..];
            if out.len() > LONGEST {
                return None;
            }
        }
        out.push_str(rest);
        Some(out)
    }
}

fn value(item: Node<'_>, rollout: &Rollout<'_>) -> Option<String> {
    if let Some(text) = item.field("value").and_then(Node::text) {
        return Some(text.to_owned());
    }
    let from = item.field("valueFrom")?;
    let path = || from.field("fieldRef")?.field("fieldPath")?.text();
    Some(match (from.field("podTemplateHashValue").and_then(Node::text), path()) {
        (Some("Latest"), _) => LATEST.to_string(),
        (Some("Stable"), _) => STABLE.to_string(),
        (_, Some("metadata.name")) => rollout.identity.name.to_owned(),
        (_, Some("metadata.namespace")) => {
            rollout.identity.namespace.map_or_else(|| UNKNOWN.to_string(), str::to_owned)
        }
        _ => UNKNOWN.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    #[test]
    fn texts_are_filled_in_or_not_at_all() {
        let arguments = Arguments::from_pairs([("service".to_owned(), "checkout".to_owned())]);
        let fill = |text| arguments.fill(text, "args.");
        assert_eq!(fill("a{s=\"{{args.service}}\"} {{ args.service }}"), Some("a{s=\"checkout\"} checkout".to_owned()));
        assert_eq!(fill("plain {x}"), Some("plain {x}".to_owned()));
        assert_eq!((fill("{{args.other}}"), fill("{{inputs.service}}"), fill("{{args.service")), (None, None, None));
    }
}
