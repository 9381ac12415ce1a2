//! What deploys: it changes what users are served. Pushing an image or a package does not: nothing runs it yet.

use super::Role;
use super::row::{is_named, matches, task};
use crate::shell::Argv;
use crate::written::Use;

const fn deploys(waits: Option<bool>) -> Role {
    Role::Deploys { waits, returns: false }
}

/// Returns at once: what it asked for may never become ready.
const AT_ONCE: Role = deploys(Some(false));
/// Fails where the new version does not become ready.
const WAITS: Role = deploys(Some(true));
/// Whether it waits is in files or settings that are not here.
pub(crate) const OPEN: Role = deploys(None);
/// Waits, and takes a failed change back by itself, or never sends requests to a version that did not start.
const TAKES_BACK: Role = Role::Deploys { waits: Some(true), returns: true };

const COMMANDS: &[(&str, &[&str], Role)] = &[
    // The API server takes the object; whether pods start is another question.
    ("kubectl", &["apply"], AT_ONCE),
    ("kubectl", &["set", "image"], AT_ONCE),
    ("kubectl", &["rollout", "restart"], AT_ONCE),
    ("kubectl", &["replace"], AT_ONCE),
    ("kubectl", &["patch"], AT_ONCE),
    ("oc", &["apply"], AT_ONCE),
    ("oc", &["rollout", "latest"], AT_ONCE),
    ("kustomize", &["apply"], AT_ONCE),
    ("helmfile", &["apply"], OPEN),
    ("helmfile", &["sync"], OPEN),
    ("skaffold", &["run"], WAITS),
    ("skaffold", &["deploy"], WAITS),
    ("argocd", &["app", "sync"], AT_ONCE),
    ("argocd", &["app", "set"], AT_ONCE),
    ("kapp", &["deploy"], WAITS),
    ("flux", &["reconcile"], OPEN),
    ("kamal", &["deploy"], WAITS),
    ("nomad", &["job", "run"], WAITS),
    // The service is told; the tasks start later.
    ("aws", &["ecs", "update-service"], AT_ONCE),
    ("aws", &["ecs", "deploy"], WAITS),
    ("aws", &["deploy", "create-deployment"], AT_ONCE),
    ("aws", &["lambda", "update-function-code"], AT_ONCE),
    ("aws", &["lambda", "update-alias"], AT_ONCE),
    ("aws", &["s3", "sync"], AT_ONCE),
    ("aws", &["elasticbeanstalk", "update-environment"], AT_ONCE),
    ("aws", &["apprunner", "start-deployment"], AT_ONCE),
    ("aws", &["elbv2", "modify-listener"], AT_ONCE),
    // CloudFormation rolls a stack back that fails to change.
    ("aws", &["cloudformation", "deploy"], TAKES_BACK),
    ("sam", &["deploy"], TAKES_BACK),
    ("cdk", &["deploy"], TAKES_BACK),
    ("eb", &["deploy"], WAITS),
    ("ecs-deploy", &[], WAITS),
    ("terraform", &["apply"], OPEN),
    ("tofu", &["apply"], OPEN),
    ("terragrunt", &["apply"], OPEN),
    ("pulumi", &["up"], OPEN),
    // A revision that does not start gets no requests.
    ("gcloud", &["run", "deploy"], TAKES_BACK),
    ("gcloud", &["run", "services", "update"], TAKES_BACK),
    ("gcloud", &["app", "deploy"], TAKES_BACK),
    ("gcloud", &["functions", "deploy"], TAKES_BACK),
    ("gcloud", &["deploy", "releases", "create"], AT_ONCE),
    ("az", &["webapp", "deploy"], OPEN),
    ("az", &["webapp", "config", "container", "set"], AT_ONCE),
    ("az", &["containerapp", "update"], OPEN),
    ("az", &["functionapp", "deployment"], OPEN),
    ("flyctl", &["deploy"], WAITS),
    ("fly", &["deploy"], WAITS),
    ("heroku", &["container:release"], AT_ONCE),
    ("vercel", &["deploy"], TAKES_BACK),
    ("netlify", &["deploy"], TAKES_BACK),
    ("wrangler", &["deploy"], TAKES_BACK),
    ("wrangler", &["publish"], TAKES_BACK),
    ("firebase", &["deploy"], TAKES_BACK),
    ("serverless", &["deploy"], WAITS),
    ("sls", &["deploy"], WAITS),
    ("ansible-playbook", &[], OPEN),
    ("cap", &["deploy"], OPEN),
    ("ssh", &[], Role::Reaches),
    ("rsync", &[], Role::Reaches),
    // On the machine of the runner: a deployment where its job or its step says so.
    ("docker", &["compose", "up"], Role::Reaches),
    ("docker-compose", &["up"], Role::Reaches),
    ("docker", &["stack", "deploy"], AT_ONCE),
    ("docker", &["service", "update"], WAITS),
];

const ACTIONS: &[(&str, Role)] = &[
    ("azure/webapps-deploy", OPEN),
    ("azure/k8s-deploy", WAITS),
    ("azure/container-apps-deploy-action", OPEN),
    ("azure/functions-action", OPEN),
    ("azure/aci-deploy", OPEN),
    ("aws-actions/aws-cloudformation-github-deploy", TAKES_BACK),
    ("aws-actions/amazon-ecs-deploy-express-service", OPEN),
    ("aws-actions/aws-lambda-deploy", OPEN),
    ("google-github-actions/deploy-cloudrun", TAKES_BACK),
    ("google-github-actions/deploy-appengine", TAKES_BACK),
    ("google-github-actions/deploy-cloud-functions", TAKES_BACK),
    ("google-github-actions/create-cloud-deploy-release", AT_ONCE),
    ("cloudflare/wrangler-action", OPEN),
    ("amondnet/vercel-action", TAKES_BACK),
    ("akhileshns/heroku-deploy", OPEN),
    ("bitovi/github-actions-deploy-docker-to-ec2", OPEN),
    ("einaregilsson/beanstalk-deploy", WAITS),
    ("deliverybot/helm", OPEN),
    ("digitalocean/app_action", WAITS),
    ("firebaseextended/action-hosting-deploy", TAKES_BACK),
    ("jakejarvis/s3-sync-action", AT_ONCE),
    ("appleboy/ssh-action", Role::Reaches),
    ("easingthemes/ssh-deploy", OPEN),
    ("samkirkland/ftp-deploy-action", OPEN),
    ("burnett01/rsync-deployments", Role::Reaches),
    ("superfly/flyctl-actions", OPEN),
    ("bervproject/railway-deploy", OPEN),
];

/// Words of a task or a script that deploys, whatever it is made of.
pub(crate) const NAMES: &[&str] = &["deploy", "rollout", "배포"];
/// Options with which nothing is changed.
const REHEARSALS: &[&str] = &[
    "--dry-run",
    "--dryrun",
    "--diff",
    "--preview",
    "--destroy",
    "--no-execute-changeset",
    "--check",
    "--help",
    "--version",
];

pub(super) fn of_command(argv: &Argv) -> Option<Role> {
    if argv.arguments().iter().any(|word| {
        REHEARSALS.iter().any(|option| {
            word == option
                || word.starts_with(&format!("{option}=")) && !word.ends_with("=none") && !word.ends_with("=false")
        })
    }) {
        return None;
    }
    let cluster = ["kind", "k3d", "minikube"].into_iter().any(|tool| {
        matches(argv, tool, &["create", "cluster"])
            || matches(argv, tool, &["cluster", "create"])
            || matches(argv, tool, &["start"])
            || matches(argv, tool, &["load"])
    });
    if cluster || argv.0.iter().any(|word| word.contains("get.k3s.io")) {
        return Some(Role::Throwaway);
    }
    if matches(argv, "helm", &["upgrade"]) || matches(argv, "helm", &["install"]) {
        let returns = argv.has("--atomic") || argv.has("--rollback-on-failure");
        return Some(Role::Deploys {
            waits: Some(returns || argv.has("--wait")),
            returns: returns && matches(argv, "helm", &["upgrade"]),
        });
    }
    if matches(argv, "docker", &["run"]) && (argv.has("-d") || argv.has("--detach")) {
        return Some(Role::Reaches);
    }
    if let Some(provider) = dpl(argv) {
        return (!PACKAGES.contains(&provider)).then_some(OPEN);
    }
    let found = COMMANDS.iter().find(|(program, words, _)| matches(argv, program, words)).map(|(_, _, role)| *role);
    match found {
        Some(Role::Deploys { returns: true, waits }) if argv.has("--disable-rollback") || argv.has("--no-rollback") => {
            Some(Role::Deploys { returns: false, waits })
        }
        Some(Role::Deploys { waits: Some(false), .. })
            if matches(argv, "aws", &["deploy", "create-deployment"]) && argv.has("--auto-rollback-configuration") =>
        {
            Some(Role::Deploys { returns: true, waits: Some(false) })
        }
        Some(role) => Some(role),
        None => task(argv).filter(|task| is_named(task, NAMES)).map(|_| OPEN),
    }
}

/// What `dpl` publishes to where nothing runs.
const PACKAGES: &[&str] =
    &["bintray", "gems", "npm", "packagecloud", "pages", "puppetforge", "pypi", "releases", "rubygems"];

/// Where `dpl` deploys to: `dpl heroku`, `dpl --provider=heroku`.
fn dpl(argv: &Argv) -> Option<&str> {
    if argv.program() != "dpl" {
        return None;
    }
    argv.value("--provider").or_else(|| argv.operands().next())
}

pub(super) fn of_action(action: &Use<'_>) -> Option<Role> {
    let name = action.action.to_lowercase();
    if [
        "helm/kind-action",
        "medyagh/setup-minikube",
        "absaoss/k3d-action",
        "engineerd/setup-kind",
        "debianmaster/actions-k3s",
        "jupyterhub/action-k3s-helm",
        "manusa/actions-setup-minikube",
        "nolar/setup-k3d-k3s",
    ]
    .contains(&name.as_str())
    {
        return Some(Role::Throwaway);
    }
    if name == "aws-actions/amazon-ecs-deploy-task-definition" {
        let waits = action.text("wait-for-service-stability") == Some("true");
        return Some(Role::Deploys { waits: Some(waits), returns: false });
    }
    ACTIONS.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
}
