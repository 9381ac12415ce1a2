use std::collections::BTreeMap;

use prr_document::View;
use prr_document::de::from_node;
use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_model::{Argument, Enforcement, Evidence};
use serde::Deserialize;

use crate::written::Parameter;

/// The built-in packs: name and text.
pub static PACKS: &[(&str, &str)] = &[
    ("prr", include_str!("../../../policies/packs/prr.yaml")),
    ("burn-rate", include_str!("../../../policies/packs/burn-rate.yaml")),
    ("rollback", include_str!("../../../policies/packs/rollback.yaml")),
    ("delivery", include_str!("../../../policies/packs/delivery.yaml")),
    ("governance", include_str!("../../../policies/packs/governance.yaml")),
    ("access", include_str!("../../../policies/packs/access.yaml")),
    ("protection", include_str!("../../../policies/packs/protection.yaml")),
    ("residency", include_str!("../../../policies/packs/residency.yaml")),
];

/// A named set of policies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its name.
    pub pack: String,
    /// When it is asked by a tree whose prr.yaml names no packs.
    #[serde(default)]
    pub asked: Asked,
    /// Controls that all of its policies serve: `isms-p/2.9.2`.
    #[serde(default)]
    pub controls: Vec<String>,
    /// Its policies.
    pub policies: Vec<Policy>,
}

/// When a pack is asked that nobody names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// Always.
    #[default]
    Always,
    /// Where prr.yaml has `compliance`: its rules hang on what is declared there, and most trees are under none of them.
    WhereDeclared,
}

/// A check bound to what its failure does, and to the bounds it judges by.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The check.
    pub check: String,
    /// What a failure does.
    pub enforcement: Enforcement,
    /// The least evidence that a pass needs, where the pack asks for other than the check.
    pub evidence: Option<Evidence>,
    #[serde(default)]
    parameters: BTreeMap<String, Parameter>,
    /// Controls that this policy serves beside those of its pack.
    #[serde(default)]
    controls: Vec<String>,
}

impl Policy {
    /// The bounds, as written: the plugin that declares them says of which type they are.
    #[must_use]
    pub fn parameters(self) -> Vec<Argument> {
        let argument = |(name, value): (String, Parameter)| Argument { name, value: value.into() };
        self.parameters.into_iter().map(argument).collect()
    }
}

impl Pack {
    /// The controls that a policy of this pack serves.
    pub fn controls<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = &'a str> {
        self.controls.iter().chain(&policy.controls).map(String::as_str)
    }
}

impl Pack {
    /// The built-in pack of this name.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Self> {
        let (_, text) = PACKS.iter().find(|(known, _)| *known == name)?;
        let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        debug_assert!(faults.is_empty(), "built-in packs parse: {faults:?}");
        let mut builder = ImageBuilder::default();
        builder.push("pack", &arena, 0, *arena.roots().first()?);
        let image = builder.finish();
        from_node(View::new(&image.bytes).ok()?.documents().next()?.root()).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use prr_model::{Cite, RuleKind};
    use time::macros::date;

    use super::*;
    use crate::framework::Catalogue;

    #[test]
    fn every_built_in_pack_reads_and_no_check_is_in_two() {
        let mut seen = BTreeSet::new();
        for (name, _) in PACKS {
            let pack = Pack::builtin(name).expect(name);
            assert_eq!(pack.pack, *name);
            for policy in pack.policies {
                assert!(seen.insert(policy.check.clone()), "{} is in two packs", policy.check);
            }
        }
        assert!(Pack::builtin("nowhere").is_none());
    }

    #[test]
    fn every_control_of_a_pack_is_in_a_catalogue_and_none_that_wants_confirming_stands_behind_a_denial() {
        let packs = PACKS.iter().map(|(name, _)| Pack::builtin(name).expect(name));
        for pack in packs {
            for policy in &pack.policies {
                let mut served = 0;
                for reference in pack.controls(policy) {
                    let (_, control) = Catalogue::builtin().control(reference, date!(2026 - 11 - 21)).unwrap();
                    let is_law = matches!(control.kind, RuleKind::Law | RuleKind::Standard);
                    let denies = policy.enforcement == Enforcement::Deny;
                    assert!(
                        !(denies && is_law && control.cite != Cite::Current),
                        "{} denies for {reference}",
                        policy.check
                    );
                    served += 1;
                }
                assert!(served > 0, "{} serves no control", policy.check);
            }
        }
    }
}
