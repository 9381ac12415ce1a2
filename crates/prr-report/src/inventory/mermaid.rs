//! A flowchart for Mermaid: services as frames around their resources, relations as arrows.
//!
//! Mermaid refuses a text of more than 50,000 characters or 500 edges by default, so what does not fit is shown with less detail.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use prr_model::Language;
use prr_model::inventory::{Relation, RelationKind, RelationState, Resource, Role, ServiceInventory};

use super::messages as m;
use super::table::sentence;
use crate::visible::one_line;

/// Arrows in a diagram.
const MOST_EDGES: usize = 450;

/// Nodes in a diagram: past that nobody can read it.
const MOST_NODES: usize = 300;

/// Characters of a diagram.
const MOST_TEXT: usize = 48_000;

/// The inventory as a flowchart.
#[must_use]
pub fn mermaid(inventory: &ServiceInventory, language: Language) -> String {
    let edges = MOST_EDGES.to_string();
    let note = |message| sentence(message, language, &[("edges", &edges)]);
    let whole = Diagram::new(inventory, language, |_| true);
    let without_uses = || Diagram::new(inventory, language, |relation| relation.kind != RelationKind::Uses);
    let fits = |diagram: &Diagram<'_>, note: Option<&str>| {
        diagram.fits().then(|| diagram.write(note)).filter(|text| text.len() < MOST_TEXT)
    };
    fits(&whole, None)
        .or_else(|| fits(&without_uses(), Some(&note(&m::WITHOUT_USES))))
        .unwrap_or_else(|| overview(inventory, language, &note(&m::SERVICES_ONLY)))
}

struct Diagram<'a> {
    inventory: &'a ServiceInventory,
    language: Language,
    nodes: BTreeSet<usize>,
    relations: Vec<&'a Relation>,
}

impl<'a> Diagram<'a> {
    fn new(inventory: &'a ServiceInventory, language: Language, wanted: impl Fn(&Relation) -> bool) -> Self {
        let shown = |relation: &&Relation| {
            let kind = !matches!(relation.kind, RelationKind::Reads | RelationKind::Records);
            let end = !relation.targets.is_empty() || relation.state != RelationState::External;
            // Whatever selects everything where nothing is would be an arrow without an end.
            let arrow = !(relation.targets.is_empty() && relation.state == RelationState::Resolved);
            kind && end && arrow && wanted(relation)
        };
        let relations: Vec<&Relation> = inventory.relations.iter().filter(shown).collect();
        let mut nodes: BTreeSet<usize> =
            relations.iter().flat_map(|one| one.targets.iter().copied().chain([one.from])).collect();
        let own = |role| matches!(role, Role::Workload | Role::Objective | Role::Dashboard);
        nodes.extend((0..inventory.resources.len()).filter(|index| {
            let resource = &inventory.resources[*index];
            own(resource.role) && !resource.services.is_empty()
        }));
        Self { inventory, language, nodes, relations }
    }

    fn fits(&self) -> bool {
        let edges: usize = self.relations.iter().map(|relation| relation.targets.len().max(1)).sum();
        edges <= MOST_EDGES && self.nodes.len() <= MOST_NODES
    }

    fn write(&self, note: Option<&str>) -> String {
        let mut out = begin(note);
        let mut frames: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for node in &self.nodes {
            // What several services share stands between them.
            let frame = match self.inventory.resources[*node].services.as_slice() {
                [only] => Some(*only),
                _ => None,
            };
            frames.entry(frame).or_default().push(*node);
        }
        for (frame, nodes) in &frames {
            if let Some(service) = frame {
                let name = label(&self.inventory.services[*service].name);
                line(&mut out, format_args!("  subgraph s{service}[\"{name}\"]"));
            }
            for node in nodes {
                line(&mut out, format_args!("    {}", shape(*node, &self.inventory.resources[*node])));
            }
            if frame.is_some() {
                line(&mut out, format_args!("  end"));
            }
        }
        self.arrows(&mut out);
        line(&mut out, format_args!("  classDef missing stroke:#c62828,stroke-dasharray:4 3"));
        out
    }

    fn arrows(&self, out: &mut String) {
        let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
        for Relation { kind, from, state, targets, wanted, .. } in &self.relations {
            let word = m::relation(*kind).template(self.language);
            let (arrow, word) = match state {
                RelationState::Resolved | RelationState::External => ("-->", word.to_owned()),
                RelationState::Dangling => ("-.->", word.to_owned()),
                RelationState::Unknown(_) => ("-.->", format!("{word} ?")),
            };
            for target in targets {
                line(out, format_args!("  r{from} {arrow}|\"{word}\"| r{target}"));
            }
            if targets.is_empty() {
                let next = missing.len();
                let number = *missing.entry(wanted).or_insert(next);
                if number == next {
                    line(out, format_args!("  m{number}[\"{}\"]:::missing", label(wanted)));
                }
                line(out, format_args!("  r{from} {arrow}|\"{word}\"| m{number}"));
            }
        }
    }
}

/// The services alone, and which of them have to do with each other.
fn overview(inventory: &ServiceInventory, language: Language, note: &str) -> String {
    let mut out = begin(Some(note));
    let shown = inventory.services.len().min(MOST_NODES);
    for (number, service) in inventory.services.iter().take(shown).enumerate() {
        line(&mut out, format_args!("  s{number}[\"{}\"]", label(&service.name)));
    }
    let mut edges = BTreeSet::new();
    for relation in inventory.relations.iter().filter(|relation| relation.state == RelationState::Resolved) {
        // What many share connects all with all, which says nothing.
        let [from] = inventory.resources[relation.from].services.as_slice() else { continue };
        for target in &relation.targets {
            let [to] = inventory.resources[*target].services.as_slice() else { continue };
            if from != to && *from < shown && *to < shown {
                edges.insert((*from, *to));
            }
        }
    }
    for (from, to) in edges.iter().take(MOST_EDGES) {
        line(&mut out, format_args!("  s{from} --> s{to}"));
    }
    let cut = inventory.services.len() - shown + edges.len().saturating_sub(MOST_EDGES);
    if cut > 0 {
        let more = sentence(&m::CUT, language, &[("count", &cut.to_string())]);
        line(&mut out, format_args!("  more[\"{}\"]", label(&more)));
    }
    out
}

fn begin(note: Option<&str>) -> String {
    let mut out = String::new();
    if let Some(note) = note {
        line(&mut out, format_args!("%% {}", one_line(note).replace(['{', '}'], "")));
    }
    line(&mut out, format_args!("flowchart LR"));
    out
}

fn shape(number: usize, resource: &Resource) -> String {
    let text = label(&resource.title());
    match resource.role {
        Role::Workload => format!("r{number}[[\"{text}\"]]"),
        Role::Endpoint | Role::Route => format!("r{number}([\"{text}\"])"),
        Role::Objective => format!("r{number}{{{{\"{text}\"}}}}"),
        Role::Alert => format!("r{number}>\"{text}\"]"),
        Role::Metric | Role::Record => format!("r{number}[(\"{text}\")]"),
        _ => format!("r{number}[\"{text}\"]"),
    }
}

/// A text within quotes: anything that Mermaid, its Markdown or HTML could act on is an entity.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in one_line(text).chars().take(120) {
        if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | ':' | '=' | ',' | '(' | ')') {
            out.push(c);
        } else {
            push(&mut out, format_args!("#{};", u32::from(c)));
        }
    }
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    push(out, text);
    out.push('\n');
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes every write");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_label() {
        assert_eq!(label("a\"]; click r1 \"javascript:x\""), "a#34;#93;#59; click r1 #34;javascript:x#34;");
        assert_eq!(label("`**x**` <b> #35; %%"), "#96;#42;#42;x#42;#42;#96; #60;b#62; #35;35#59; #37;#37;");
        assert_eq!(label("결제 shop/web"), "결제 shop/web");
    }
}
