//! The pack that ships with a family's checks.

use std::collections::BTreeMap;

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_document::{Kind, Node, View};

use crate::record::span;
use crate::{Default, Family, Parameter};

/// Holds that a pack names every check of a family once, with the bounds that the check has by itself and its page has in a table.
///
/// # Panics
/// Where it does not.
pub fn agrees_with_pack<F: Family>(pack: &str) {
    let (arena, faults) = read(pack.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    assert!(faults.is_empty(), "{faults:?}");
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("pack.yaml", &arena, 0, *root));
    let image = builder.finish();
    let pack = View::new(&image.bytes).expect("an image").documents().next().expect("a document").root();
    let mut checks: BTreeMap<_, _> = F::checks().into_iter().map(|check| (check.id, check)).collect();
    for policy in pack.field("policies").into_iter().flat_map(Node::children) {
        let id = policy.field("check").and_then(Node::text).expect("a policy names its check");
        let check = checks.remove(id).unwrap_or_else(|| panic!("{id} is no check, or is named twice"));
        let set = policy.field("parameters").filter(|node| node.kind() == Kind::Mapping);
        let set = set.map(Node::entries).unwrap_or_default();
        assert_eq!(set.len(), check.parameters.len(), "{id} has other parameters than the pack");
        for parameter in check.parameters {
            let bound = set.iter().find(|bound| bound.key() == Some(parameter.name)).and_then(|bound| bound.text());
            assert!(agree(parameter, bound), "{id} {}: the pack says {bound:?}", parameter.name);
            let row = format!("| `{}` |", parameter.name);
            assert!(check.documentation.contains(&row), "the page of {id} has no row for {}", parameter.name);
        }
    }
    assert!(checks.is_empty(), "not in the pack: {:?}", checks.keys());
}

/// Whether a pack writes the value that a parameter has by itself: `40%`, `2`, `90d`, a text.
fn agree(parameter: &Parameter, written: Option<&str>) -> bool {
    let Some(text) = written else { return false };
    let share = || Some(text.strip_suffix('%')?.parse::<f64>().ok()? / 100.0);
    let (own, said) = match parameter.default {
        Default::Text(own) => return own == text,
        Default::Number(own) => (own, text.parse().ok()),
        Default::Duration(own) => (own, span(text)),
        Default::Share(own) => (own, share()),
    };
    said.is_some_and(|said| (said - own).abs() < 1e-9)
}
