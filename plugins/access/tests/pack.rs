//! The pack that ships with the checks.

use std::collections::BTreeMap;

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_plugin_access::Access;
use prr_sdk::{Default, Family as _, Kind, Node, View};

/// A parameter as a pack writes it: `40%`, `2`, `90d`.
fn number(text: &str) -> f64 {
    let percent = text.strip_suffix('%').and_then(|share| share.parse::<f64>().ok()).map(|share| share / 100.0);
    let days = text.strip_suffix('d').and_then(|days| days.parse::<f64>().ok()).map(|days| days * 86_400.0);
    percent.or(days).or_else(|| text.parse().ok()).unwrap()
}

#[test]
fn it_names_every_check_once_with_the_bounds_that_checks_and_pages_have() {
    let text = include_str!("../../../policies/packs/access.yaml");
    let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    assert!(faults.is_empty());
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("access.yaml", &arena, 0, *root));
    let image = builder.finish();
    let pack = View::new(&image.bytes).unwrap().documents().next().unwrap().root();
    let mut checks: BTreeMap<_, _> = Access::checks().into_iter().map(|check| (check.id, check)).collect();
    for policy in pack.field("policies").unwrap().children() {
        let id = policy.field("check").and_then(Node::text).unwrap();
        let check = checks.remove(id).unwrap_or_else(|| panic!("{id} is no check, or named twice"));
        let set = policy.field("parameters").filter(|node| node.kind() == Kind::Mapping);
        let set = set.map(Node::entries).unwrap_or_default();
        assert_eq!(set.len(), check.parameters.len(), "{id} has other parameters than the pack");
        for parameter in check.parameters {
            let bound = set.iter().find(|bound| bound.key() == Some(parameter.name)).unwrap();
            let (Default::Number(own) | Default::Share(own) | Default::Duration(own)) = parameter.default else {
                panic!("{}", parameter.name)
            };
            let said = number(bound.text().unwrap());
            assert!((said - own).abs() < 1e-12, "{id} {}: {said} in the pack, {own} in the check", parameter.name);
            let row = format!("| `{}` |", parameter.name);
            assert!(check.documentation.contains(&row), "the page of {id} has no row for {}", parameter.name);
        }
    }
    assert!(checks.is_empty(), "not in the pack: {:?}", checks.keys());
}
