//! What the checks judge.

use prr_sdk::Input;

use crate::argo::Resolved;
use crate::read::{self, Written};
use crate::written::{Rollout, Template};

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) written: Written<'a>,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let mut written = read::documents(input);
        written.templates.sort_by_key(|template| template.identity.name);
        Self { written }
    }

    /// The analyses of a rollout with the templates that they run.
    pub(crate) fn resolved<'w>(&'w self, rollout: &'w Rollout<'a>) -> Vec<Resolved<'w, 'a>> {
        let resolve = |analysis| Resolved::new(analysis, &rollout.identity, &self.written);
        rollout.analyses().into_iter().map(resolve).collect()
    }

    /// What the service of a rollout is called: as prr.yaml declares it, or as its labels say.
    pub(crate) fn service(&self, rollout: &Rollout<'a>) -> &'a str {
        let identity = &rollout.identity;
        let declared = self.written.declared.iter().map(|service| service.name);
        declared
            .into_iter()
            .find(|name| *name == identity.service || *name == identity.name)
            .unwrap_or(identity.service)
    }
}

impl<'a> Written<'a> {
    /// Templates of a name, of either scope.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &Template<'a>> {
        let first = self.templates.partition_point(|template| template.identity.name < name);
        self.templates[first..].iter().take_while(move |template| template.identity.name == name)
    }
}
