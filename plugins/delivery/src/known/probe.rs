//! What looks at the version that serves.

use super::Role;
use super::row::matches;
use crate::shell::{Argv, Way};
use crate::written::Use;

const COMMANDS: &[(&str, &[&str])] = &[
    ("kubectl", &["rollout", "status"]),
    ("kubectl", &["wait"]),
    ("kubectl", &["argo", "rollouts", "status"]),
    ("oc", &["rollout", "status"]),
    ("helm", &["test"]),
    ("argocd", &["app", "wait"]),
    ("aws", &["ecs", "wait"]),
    ("aws", &["deploy", "wait"]),
    ("aws", &["elbv2", "wait"]),
    ("aws", &["cloudformation", "wait"]),
    ("aws", &["lambda", "wait"]),
    ("aws", &["elasticbeanstalk", "wait"]),
    ("wget", &[]),
    ("http", &[]),
    ("grpc_health_probe", &[]),
    ("grpcurl", &[]),
    ("wait-on", &[]),
    ("wait-for-it", &[]),
    ("wait-for-it.sh", &[]),
];

const ACTIONS: &[&str] = &[
    "jtalk/url-health-check-action",
    "nev7n/wait_for_response",
    "iffy/wait_for_response",
    "jakejarvis/wait-action",
    "cygnetdigital/wait_for_response",
];

/// Words of a request that tells something, or fetches a program.
const OTHERWISE: &[&str] = &[
    "hooks.slack.com",
    "webhook",
    "discord",
    "api.telegram",
    "api.github.com",
    "githubusercontent",
    "releases/download",
    "get.",
    "install",
    ".tar.gz",
    ".tgz",
    ".zip",
    "dl.k8s.io",
    "bit.ly",
    "sentry.io",
    "newrelic",
    "datadoghq",
];

pub(super) fn of_command(argv: &Argv) -> Option<Role> {
    if argv.program() == "curl" || argv.program() == "wget" {
        let words = argv.arguments();
        let sends = ["-X", "--request"]
            .iter()
            .any(|option| argv.value(option).is_some_and(|method| method != "GET" && method != "HEAD"))
            || ["-d", "-F", "-T", "--data", "--data-raw", "--data-binary", "--form", "--upload-file", "--json"]
                .iter()
                .any(|option| argv.has(option));
        let keeps =
            argv.has("-O") || argv.value("-o").or(argv.value("--output")).is_some_and(|file| file != "/dev/null");
        let elsewhere = words.iter().any(|word| OTHERWISE.iter().any(|other| word.contains(other)));
        if sends || keeps && argv.program() == "curl" || elsewhere {
            return None;
        }
        let fails = argv.has("-f") || argv.has("--fail") || argv.has("--fail-with-body") || argv.program() == "wget";
        return Some(Role::Probes(if fails { Way::Exits } else { Way::Answers }));
    }
    COMMANDS.iter().any(|(program, words)| matches(argv, program, words)).then_some(Role::Probes(Way::Exits))
}

pub(super) fn of_action(action: &Use<'_>) -> Option<Role> {
    ACTIONS.contains(&action.action.to_lowercase().as_str()).then_some(Role::Probes(Way::Exits))
}
