use std::collections::BTreeMap;

use prr_document::read::{Fault, Format, ImageBuilder, Limits, read};
use prr_document::{Node, View};

use super::case::Case;

/// What the expressions of the generator are without white space.
const FIRING: [&str; 6] = ["up==0", "(up==0)", "#cup==0", "up#c==0", "up{job!='x'}==0", "up{job!=\"x:y\"}==0"];

/// What prr makes of a rule file.
pub struct Seen {
    /// Its alerts; nothing where something of them has another shape than rules have.
    pub alerts: Option<Vec<Alert>>,
    pub faults: Vec<Fault>,
    /// Whether what is wrong stands in a part of the file that Prometheus does not reach.
    pub only_later: bool,
    /// Whether the file ends with a line break.
    pub ends_with_line: bool,
}

pub struct Alert {
    /// Whether it fires for the series of the unit test, so that its values can be asked for.
    pub fires: bool,
    pub name: String,
    pub labels: BTreeMap<String, String>,
    pub annotations: BTreeMap<String, String>,
}

pub fn see(case: &Case) -> Seen {
    let (arena, faults) = read(case.bytes.clone(), Format::Yaml, &Limits::default());
    let mut builder = ImageBuilder::default();
    let later = arena.later_documents();
    for root in arena.roots().iter().filter(|root| !later.contains(root)) {
        builder.push("case", &arena, 0, *root);
    }
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    let alerts = view.documents().map(|document| alerts(document.root())).collect::<Option<Vec<_>>>();
    let end = arena.first_document_end();
    let only_later = faults.iter().all(|fault| fault.span.start >= end);
    Seen {
        alerts: alerts.map(|alerts| alerts.into_iter().flatten().collect()),
        faults,
        only_later,
        ends_with_line: arena.text().ends_with('\n'),
    }
}

/// The alerts of a file, unless something has the wrong shape.
fn alerts(root: Node<'_>) -> Option<Vec<Alert>> {
    let mut found = Vec::new();
    for group in items(only(root, &["groups"])?.field("groups"))? {
        for rule in items(only(group, &["name", "rules"])?.field("rules"))? {
            let rule = only(rule, &["alert", "expr", "labels", "annotations"])?;
            let name = written(rule.field("alert")?)?;
            found.push(Alert {
                fires: FIRING.contains(&&*written(rule.field("expr")?)?.split_whitespace().collect::<String>()),
                name,
                labels: texts(rule.field("labels"))?,
                annotations: texts(rule.field("annotations"))?,
            });
        }
    }
    Some(found)
}

fn only<'a>(node: Node<'a>, keys: &[&str]) -> Option<Node<'a>> {
    let known = node.entries().into_iter().all(|entry| entry.key().is_some_and(|key| keys.contains(&key)));
    (node.kind() == prr_document::Kind::Mapping && known).then_some(node)
}

fn items(node: Option<Node<'_>>) -> Option<Vec<Node<'_>>> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Some(Vec::new()) };
    (node.kind() == prr_document::Kind::Sequence).then(|| node.children().collect())
}

fn texts(node: Option<Node<'_>>) -> Option<BTreeMap<String, String>> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Some(BTreeMap::new()) };
    if node.kind() != prr_document::Kind::Mapping {
        return None;
    }
    node.entries().into_iter().map(|entry| Some((entry.key()?.to_owned(), text(entry)?))).collect()
}

/// What a reader that wants a text gets.
fn text(node: Node<'_>) -> Option<String> {
    if node.is_null() { Some(String::new()) } else { node.text().map(str::to_owned) }
}

/// A text that is there; Prometheus 2 keeps these two as they were written, `~` too.
fn written(node: Node<'_>) -> Option<String> {
    node.text().filter(|text| !text.is_empty()).map(str::to_owned)
}
