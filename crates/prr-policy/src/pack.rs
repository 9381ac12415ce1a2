use std::collections::BTreeMap;

use prr_document::View;
use prr_document::de::from_node;
use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_model::{Argument, Enforcement};
use serde::Deserialize;

use crate::written::Parameter;

/// The built-in packs: name and text.
pub const PACKS: &[(&str, &str)] = &[
    ("prr", include_str!("../../../policies/packs/prr.yaml")),
    ("burn-rate", include_str!("../../../policies/packs/burn-rate.yaml")),
    ("rollback", include_str!("../../../policies/packs/rollback.yaml")),
    ("delivery", include_str!("../../../policies/packs/delivery.yaml")),
];

/// A named set of policies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its name.
    pub pack: String,
    /// Its policies.
    pub policies: Vec<Policy>,
}

/// A check bound to what its failure does, and to the bounds it judges by.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The check.
    pub check: String,
    /// What a failure does.
    pub enforcement: Enforcement,
    #[serde(default)]
    parameters: BTreeMap<String, Parameter>,
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
    use super::*;
    use std::collections::BTreeSet;

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
}
