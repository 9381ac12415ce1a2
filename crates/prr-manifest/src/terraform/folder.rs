//! The configuration of one folder, which is what Terraform calls a module.

use std::collections::BTreeMap;

use prr_document::read::hcl::quoted_text;
use prr_document::read::hcl::syntax::{Block, Body, Expr, ExprKind};

use super::value::Value;

/// Everything that the files of a folder say, by name.
#[derive(Default)]
pub(super) struct Folder<'a> {
    /// Path, without a slash at the end; nothing at the top of the tree.
    pub path: String,
    /// For each file its number among the manifests.
    pub files: Vec<(usize, &'a Body)>,
    pub variables: BTreeMap<&'a str, &'a Block>,
    pub locals: BTreeMap<&'a str, &'a Expr>,
    pub resources: BTreeMap<(&'a str, &'a str), &'a Block>,
    pub calls: BTreeMap<&'a str, &'a Block>,
    pub outputs: BTreeMap<&'a str, &'a Block>,
    /// What files of values set, if the folder is applied by itself.
    pub settings: BTreeMap<String, Value>,
}

impl<'a> Folder<'a> {
    /// Takes a file up. Of two blocks with one address, which Terraform refuses, the first counts.
    pub fn add(&mut self, file: usize, body: &'a Body) {
        self.files.push((file, body));
        for block in body.blocks() {
            let label = |index: usize| block.labels.get(index).map_or("", |label| label.text.as_str());
            match block.kind.text.as_str() {
                "variable" => drop(self.variables.entry(label(0)).or_insert(block)),
                "output" => drop(self.outputs.entry(label(0)).or_insert(block)),
                "module" => drop(self.calls.entry(label(0)).or_insert(block)),
                "resource" => drop(self.resources.entry((label(0), label(1))).or_insert(block)),
                "locals" => self.locals.extend(attributes(&block.body)),
                _ => {}
            }
        }
    }

    /// The folder that a call names, if it lies in the tree.
    pub fn callee(&self, call: &Block) -> Option<String> {
        let source = &call.body.attribute("source")?.value;
        let ExprKind::Template { parts, .. } = &source.kind else { return None };
        beside(&self.path, quoted_text(parts)?)
    }
}

fn attributes(body: &Body) -> impl Iterator<Item = (&str, &Expr)> {
    body.entries.iter().filter_map(|entry| match entry {
        prr_document::read::hcl::syntax::Entry::Attribute(attribute) => {
            Some((attribute.name.text.as_str(), &attribute.value))
        }
        prr_document::read::hcl::syntax::Entry::Block(_) => None,
    })
}

/// The folder that a relative source leads to.
fn beside(folder: &str, source: &str) -> Option<String> {
    if !(source.starts_with("./") || source.starts_with("../") || source == "." || source == "..") {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in source.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn sources_lead_within_the_tree_or_nowhere() {
        for (folder, source, found) in [
            ("a/b", "./c", Some("a/b/c")),
            ("a/b", "../c/", Some("a/c")),
            ("a", "..", Some("")),
            ("", "./m", Some("m")),
            ("", "../m", None),
            ("a", "hashicorp/consul/aws", None),
            ("a", "git::https://example.com/m.git", None),
        ] {
            assert_eq!(beside(folder, source).as_deref(), found, "{folder} {source}");
        }
    }
}
