//! Which stages deploy to where users are.

use prr_sdk::Node;

use super::{Act, Plan, Stage};
use crate::known::{self, Role, is_named};
use crate::model::Model;
use crate::written::{Pipeline, System, When};

/// A stage that deploys.
#[derive(Clone, Copy)]
pub(crate) struct Release<'m, 'a> {
    pub plan: &'m Plan<'a>,
    pub pipeline: &'m Pipeline<'a>,
    pub stage: usize,
    /// The first act that deploys.
    pub act: &'m Act<'a>,
}

/// Why a pipeline has no release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    NoDeployment,
    /// To an environment that serves nobody.
    Rehearsal,
}

const LIVE: &[&str] = &["production", "prod", "prd", "live", "운영"];
const REHEARSALS: &[&str] = &[
    "staging",
    "stage",
    "stg",
    "dev",
    "develop",
    "development",
    "qa",
    "uat",
    "e2e",
    "preview",
    "previews",
    "review",
    "sandbox",
    "nightly",
    "개발",
    "검증",
];
/// Words that say so of an environment, and of a job only at its end: `test-and-deploy` deploys after it has tested.
const TESTS: &[&str] = &["test", "tests", "testing", "integration", "ci"];
/// Environments of packages and pages: nothing runs there that can be healthy or not.
const SHELVES: &[&str] = &["github-pages", "pypi", "testpypi", "npm", "release", "releases", "docs", "pages"];

impl<'m, 'a> Release<'m, 'a> {
    pub fn stage(&self) -> &'m Stage<'a> {
        &self.plan.stages[self.stage]
    }

    /// How the release is called: its pipeline's file and its job.
    pub fn name(&self) -> String {
        let file = self.pipeline.path.rsplit('/').next().unwrap_or_default();
        format!("{file}/{}", self.stage().id)
    }

    pub fn target(&self) -> (usize, usize) {
        (self.stage, self.act.step)
    }

    /// Acts that are done before, with their stages: of stages that are waited for, and of earlier steps.
    pub fn before(&self) -> Vec<(usize, &'m Act<'a>)> {
        let mut acts = Vec::new();
        for stage in self.plan.before(self.stage) {
            acts.extend(self.plan.stages[stage].acts.iter().map(|act| (stage, act)));
        }
        let position = self.stage().acts.iter().position(|act| std::ptr::eq(act, self.act)).unwrap_or(0);
        acts.extend(self.stage().acts[..position].iter().map(|act| (self.stage, act)));
        acts
    }

    /// Acts that are done afterwards, with their stages.
    pub fn after(&self) -> Vec<(usize, &'m Act<'a>)> {
        let position = self.stage().acts.iter().position(|act| std::ptr::eq(act, self.act)).unwrap_or(0);
        let mut acts: Vec<_> = self.stage().acts[position + 1..].iter().map(|act| (self.stage, act)).collect();
        for stage in self.plan.after(self.stage) {
            acts.extend(self.plan.stages[stage].acts.iter().map(|act| (stage, act)));
        }
        acts
    }

    /// Deployments of this stage.
    pub fn deployments(&self) -> impl Iterator<Item = &'m Act<'a>> + use<'m, 'a> {
        self.stage().acts.iter().filter(|act| matches!(act.role, Role::Deploys { .. }))
    }
}

/// The releases of every pipeline.
pub(crate) fn releases<'m, 'a>(model: &'m Model<'a>) -> Vec<Release<'m, 'a>> {
    let mut found = Vec::new();
    for plan in &model.plans {
        let pipeline = plan.of(&model.written.pipelines);
        for (index, stage) in plan.stages.iter().enumerate() {
            let act = stage.acts.iter().find(|act| matches!(act.role, Role::Deploys { .. }));
            if let Some(act) = act.filter(|_| serves(pipeline, stage)) {
                found.push(Release { plan, pipeline, stage: index, act });
            }
        }
    }
    found
}

/// Why a plan has no release.
pub(crate) fn absence(plan: &Plan<'_>) -> Absence {
    let deploys = plan.stages.iter().flat_map(|stage| &stage.acts).any(|act| matches!(act.role, Role::Deploys { .. }));
    if deploys { Absence::Rehearsal } else { Absence::NoDeployment }
}

/// Words of jobs that stand around a deployment.
const AROUND: &[&str] = &[
    "build",
    "check",
    "destroy",
    "lint",
    "notify",
    "package",
    "plan",
    "post",
    "pre",
    "prepare",
    "preparation",
    "setup",
    "stop",
    "test",
    "undeploy",
    "validate",
];

/// A stage that is called a deployment and does nothing that is known to deploy: it may all the same.
pub(crate) fn unseen<'p, 'a>(plan: &'p Plan<'a>, pipeline: &Pipeline<'a>) -> Option<&'p Stage<'a>> {
    if proposal(pipeline) {
        return None;
    }
    let called = |stage: &&Stage<'a>| {
        let own = stage.job.id;
        let quiet = stage.acts.iter().all(|act| !matches!(act.role, Role::Deploys { .. } | Role::Throwaway));
        let named = match stage.environment() {
            Some(environment) => environment.deploys && is_named(environment.name, LIVE),
            None => is_named(own, known::DEPLOY_NAMES),
        };
        let calls = stage.job.calls.is_some();
        quiet && named && !calls && ![REHEARSALS, TESTS, SHELVES, AROUND].iter().any(|words| is_named(own, words))
    };
    plan.stages.iter().find(called)
}

/// Whether a stage that deploys does it where users are.
fn serves(pipeline: &Pipeline<'_>, stage: &Stage<'_>) -> bool {
    if stage.acts.iter().any(|act| act.role == Role::Throwaway) {
        return false;
    }
    if let Some(environment) = stage.environment() {
        let other = !environment.deploys
            || SHELVES.contains(&environment.name)
            || is_named(environment.name, REHEARSALS)
            || is_named(environment.name, TESTS);
        return is_named(environment.name, LIVE) || !other && !proposal(pipeline);
    }
    let file = match pipeline.system {
        System::GitHub => pipeline.path.rsplit('/').next().unwrap_or_default(),
        System::GitLab => "",
    };
    let names = [stage.id.as_str(), file];
    if names.iter().any(|name| is_named(name, LIVE)) {
        return true;
    }
    let tests = TESTS.iter().any(|word| stage.id.ends_with(&format!("-{word}")));
    !tests && !names.iter().any(|name| is_named(name, REHEARSALS)) && !proposal(pipeline)
}

/// What is not merged is deployed for its reviewers.
fn proposal(pipeline: &Pipeline<'_>) -> bool {
    pipeline.system == System::GitHub && pipeline.is_for_proposals()
}

/// Where a stage waits for a person.
pub(crate) fn by_hand<'a>(stage: &Stage<'a>) -> Option<Node<'a>> {
    stage.whens().find_map(When::by_hand)
}
