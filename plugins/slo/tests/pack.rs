//! The pack that ships with the checks.

use std::collections::BTreeMap;

use prr_plugin_slo::Slo;
use prr_sdk::{Default, Family as _, Kind};

#[path = "support/mod.rs"]
mod support;

/// A parameter as a pack writes it: `5%`, `2h`, `1.05`.
fn number(text: &str) -> f64 {
    let percent = text.strip_suffix('%').and_then(|share| share.parse::<f64>().ok()).map(|share| share / 100.0);
    percent.or_else(|| text.parse().ok()).or_else(|| prr_promql::duration(text)).unwrap()
}

#[test]
fn its_bounds_are_the_ones_that_the_checks_assume_and_document() {
    let checks: BTreeMap<_, _> = Slo::checks().into_iter().map(|check| (check.id, check)).collect();
    let mut compared = 0;
    support::with_view(&[("pack.yaml", include_str!("../../../policies/packs/burn-rate.yaml"))], |view| {
        let pack = view.documents().next().unwrap().root();
        for policy in pack.field("policies").unwrap().children() {
            let check = &checks[policy.field("check").unwrap().text().unwrap()];
            let set = policy.field("parameters").filter(|node| node.kind() == Kind::Mapping);
            for bound in set.into_iter().flat_map(prr_sdk::Node::entries) {
                let name = bound.key().unwrap();
                let declared = check.parameters.iter().find(|parameter| parameter.name == name);
                let declared = declared.unwrap_or_else(|| panic!("{} has no parameter {name}", check.id));
                let (Default::Number(own) | Default::Duration(own) | Default::Share(own)) = declared.default else {
                    panic!("{name} is a text")
                };
                let said = number(bound.text().unwrap());
                assert!((said - own).abs() < 1e-12, "{} {name}: {said} in the pack, {own} in the check", check.id);
                assert!(check.documentation.contains(name), "the page of {} does not name {name}", check.id);
                compared += 1;
            }
        }
    });
    assert!(compared > 15, "{compared}");
}
