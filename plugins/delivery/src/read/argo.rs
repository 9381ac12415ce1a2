//! Argo CD: applications, projects with their windows, and jobs that run around a synchronisation.

use prr_sdk::{Document, Node};

use super::value::{items, text, texts};
use super::{Written, shells};
use crate::shell::Options;
use crate::written::{Application, Hook, Project, Shell, Window};

const HOOK: &str = "argocd.argoproj.io/hook";

pub(super) fn object<'a>(document: &Document<'a>, written: &mut Written<'a>) {
    let Some((api, kind)) = document.api_version_and_kind() else { return };
    let root = document.root();
    match (api.split('/').next(), kind) {
        (Some("argoproj.io"), "Application") => written.applications.extend(application(root)),
        (Some("argoproj.io"), "AppProject") => written.projects.extend(project(root)),
        (Some("argoproj.io"), "Rollout") | (Some("flagger.app"), "Canary") => {
            written.controller.get_or_insert_with(|| name(root).map_or(root, |(_, node)| node));
        }
        (Some("batch"), "Job") => written.hooks.extend(hook(root)),
        _ => {}
    }
}

fn name(root: Node<'_>) -> Option<(&str, Node<'_>)> {
    let metadata = root.field("metadata")?;
    let node = metadata.field("name").or_else(|| metadata.field("generateName"))?;
    Some((text(Some(node))?, node))
}

fn application(root: Node<'_>) -> Option<Application<'_>> {
    let (name, _) = name(root)?;
    let spec = root.field("spec")?;
    let destination = spec.field("destination");
    let of = |key| text(destination.and_then(|destination| destination.field(key)));
    let automated = spec.field("syncPolicy").and_then(|policy| policy.field("automated"));
    let off = automated.and_then(|automated| automated.field("enabled")).and_then(Node::as_bool) == Some(false);
    let automated = automated.filter(|_| !off);
    Some(Application {
        name,
        project: text(spec.field("project")).unwrap_or("default"),
        namespace: of("namespace").unwrap_or_default(),
        clusters: [of("server"), of("name")].into_iter().flatten().collect(),
        automated,
        heals: automated
            .and_then(|automated| automated.field("selfHeal"))
            .filter(|heals| heals.as_bool() == Some(true)),
    })
}

fn project(root: Node<'_>) -> Option<Project<'_>> {
    let windows = items(root.field("spec")?.field("syncWindows")).into_iter().map(window).collect();
    Some(Project { name: name(root)?.0, windows })
}

fn window(node: Node<'_>) -> Window<'_> {
    Window {
        node,
        kind: node.field("kind"),
        schedule: node.field("schedule"),
        duration: node.field("duration"),
        applications: texts(node.field("applications")),
        namespaces: texts(node.field("namespaces")),
        clusters: texts(node.field("clusters")),
        all: node.field("useAndOperator").and_then(Node::as_bool) == Some(true),
    }
}

fn hook(root: Node<'_>) -> Option<Hook<'_>> {
    let annotation = root.field("metadata")?.field("annotations")?.field(HOOK)?;
    let (name, _) = name(root)?;
    let job = root.field("spec")?;
    let pods = job.field("template")?.field("spec")?;
    let containers = ["initContainers", "containers"].into_iter().flat_map(|key| items(pods.field(key)));
    let (mut shells, mut programs) = (Vec::new(), Vec::new());
    for container in containers {
        let words = [items(container.field("command")), items(container.field("args"))].concat();
        match shell(&words) {
            Some(shell) => shells.push(shell),
            // Without a command the image decides what runs.
            None if container.field("command").is_some() => programs.push(words),
            None => {}
        }
    }
    let limit = [job, pods].into_iter().find_map(|of| of.field("activeDeadlineSeconds")?.as_f64());
    let minutes = limit.map(|seconds| seconds / 60.0);
    Some(Hook { name, phase: text(Some(annotation))?, node: annotation, shells, programs, minutes })
}

/// `command: [sh, -c, ...]`, with or without `args`.
fn shell<'a>(words: &[Node<'a>]) -> Option<Shell<'a>> {
    let literals: Vec<&str> = words.iter().map(|word| word.text().unwrap_or_default()).collect();
    let at =
        literals.iter().position(|word| word.starts_with('-') && !word.starts_with("--") && word.ends_with('c'))?;
    let program = literals.first()?.rsplit('/').next()?;
    if !matches!(program, "sh" | "bash" | "ash" | "dash") {
        return None;
    }
    let options = Options {
        errexit: literals[1..=at].iter().any(|word| word.starts_with('-') && word.contains('e')),
        pipefail: literals[..at].contains(&"pipefail"),
    };
    Some(Shell { pieces: shells::piece(*words.get(at + 1)?).into_iter().collect(), options: Some(options) })
}
