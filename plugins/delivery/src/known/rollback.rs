//! What takes a release back.

use super::Role;
use super::row::{is_named, matches, task};
use crate::shell::Argv;
use crate::written::Use;

const COMMANDS: &[(&str, &[&str])] = &[
    ("kubectl", &["rollout", "undo"]),
    ("kubectl", &["argo", "rollouts", "undo"]),
    ("kubectl", &["argo", "rollouts", "abort"]),
    ("oc", &["rollout", "undo"]),
    ("helm", &["rollback"]),
    ("argocd", &["app", "rollback"]),
    ("aws", &["deploy", "stop-deployment"]),
    ("aws", &["cloudformation", "rollback-stack"]),
    ("aws", &["ecs", "stop-service-deployment"]),
    ("gcloud", &["run", "services", "update-traffic"]),
    ("gcloud", &["deploy", "targets", "rollback"]),
    ("heroku", &["rollback"]),
    ("heroku", &["releases:rollback"]),
    ("vercel", &["rollback"]),
    ("wrangler", &["rollback"]),
    ("kamal", &["rollback"]),
    ("eb", &["abort"]),
    ("nomad", &["job", "revert"]),
];

/// Words of a task, a script, a step or a job that takes a release back.
pub(crate) const NAMES: &[&str] = &["rollback", "roll back", "roll-back", "revert", "롤백", "되돌"];

pub(super) fn of_command(argv: &Argv) -> Option<Role> {
    let known = COMMANDS.iter().any(|(program, words)| matches(argv, program, words));
    (known || task(argv).is_some_and(|task| is_named(task, NAMES))).then_some(Role::RollsBack)
}

pub(super) fn of_action(action: &Use<'_>) -> Option<Role> {
    is_named(action.action, NAMES).then_some(Role::RollsBack)
}
