//! The templates that an analysis names, with their arguments.

use crate::read::Written;
use crate::written::{Analysis, Argument, DryRun, Identity, Metric, Secret, SecretKey, Template, TemplateRef};

/// Templates of templates that are followed.
const DEEPEST: usize = 8;
/// Templates that one analysis is followed to.
const MOST: usize = 64;

/// An analysis with everything that it runs.
#[derive(Clone, Debug)]
pub(crate) struct Resolved<'w, 'a> {
    pub analysis: &'w Analysis<'a>,
    pub judges: Vec<Judge<'w, 'a>>,
    pub dangling: Vec<Dangling<'w, 'a>>,
    pub unbound: Vec<Unbound<'a>>,
    /// Arguments that are read from Secrets, each with the Secret of this tree that it may be.
    pub secrets: Vec<FromSecret<'w, 'a>>,
    /// The patterns of metrics that do not count, of the analysis and of its templates.
    pub dry_runs: Vec<DryRun<'a>>,
}

/// A metric that is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judge<'w, 'a> {
    pub metric: &'w Metric<'a>,
    pub template: &'w Template<'a>,
}

/// A template that is not there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dangling<'w, 'a> {
    pub reference: TemplateRef<'a>,
    /// A template of that name which the reference does not reach: of the other scope, or in another namespace.
    pub near: Option<&'w Template<'a>>,
}

/// An argument that a template asks for and nobody gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unbound<'a> {
    pub argument: Argument<'a>,
    pub reference: TemplateRef<'a>,
}

/// An argument that is read from a Secret.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FromSecret<'w, 'a> {
    pub argument: Argument<'a>,
    pub key: SecretKey<'a>,
    /// Nothing where the tree does not have it.
    pub secret: Option<&'w Secret<'a>>,
}

impl<'w, 'a> Resolved<'w, 'a> {
    /// Follows the templates of an analysis.
    pub fn new(analysis: &'w Analysis<'a>, owner: &Identity<'a>, written: &'w Written<'a>) -> Self {
        let (judges, dangling, unbound, secrets) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut resolved = Self { analysis, judges, dangling, unbound, secrets, dry_runs: analysis.dry_run.clone() };
        let mut seen = Vec::new();
        for reference in &analysis.templates {
            resolved.follow(*reference, owner, written, &mut seen, 0);
        }
        resolved
    }

    fn follow(
        &mut self,
        reference: TemplateRef<'a>,
        owner: &Identity<'a>,
        written: &'w Written<'a>,
        seen: &mut Vec<TemplateRef<'a>>,
        depth: usize,
    ) {
        let again = seen.iter().any(|other| (other.name, other.cluster) == (reference.name, reference.cluster));
        if again || depth >= DEEPEST || seen.len() >= MOST {
            return;
        }
        seen.push(reference);
        let named = || written.named(reference.name);
        let reached = |template: &&'w Template<'a>| {
            template.cluster == reference.cluster && (template.cluster || template.identity.may_share_namespace(owner))
        };
        let Some(template) = named().find(reached) else {
            self.dangling.push(Dangling { reference, near: named().next() });
            return;
        };
        self.judges.extend(template.metrics.iter().map(|metric| Judge { metric, template }));
        self.dry_runs.extend(&template.dry_run);
        for argument in &template.arguments {
            if self.analysis.arguments.iter().any(|given| given.name == argument.name) {
                continue;
            }
            match argument.secret {
                Some(key) => {
                    self.secrets.push(FromSecret { argument: *argument, key, secret: secret(&key, owner, written) });
                }
                None if !argument.bound => self.unbound.push(Unbound { argument: *argument, reference }),
                None => {}
            }
        }
        for nested in &template.templates {
            self.follow(*nested, owner, written, seen, depth + 1);
        }
    }
}

/// The Secret of a key: an analysis runs in the namespace of what is released, whatever its templates' scope.
fn secret<'w, 'a>(key: &SecretKey<'a>, owner: &Identity<'a>, written: &'w Written<'a>) -> Option<&'w Secret<'a>> {
    let first = written.secrets.partition_point(|secret| secret.name < key.name);
    let mut named = written.secrets[first..].iter().take_while(|secret| secret.name == key.name);
    named.find(|secret| secret.namespace.is_none() || owner.namespace.is_none() || secret.namespace == owner.namespace)
}
