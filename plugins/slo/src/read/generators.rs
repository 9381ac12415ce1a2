//! Places that show that a generator of rules runs: its workload, its chart, or a step that calls it.

use prr_sdk::Node;

use super::object::Object;
use super::{Keys, items, text};
use crate::written::Generator;

/// The generators that have workloads, charts and commands.
const KNOWN: [(&str, Generator); 3] =
    [("sloth", Generator::Sloth), ("pyrra", Generator::Pyrra), ("slo-generator", Generator::Google)];

pub(super) fn read<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<(Generator, Node<'a>)>) {
    match object.kind {
        "Deployment" | "StatefulSet" | "CronJob" | "Job" => into.extend(workload(object, keys)),
        "HelmRelease" | "HelmChart" | "Application" | "ApplicationSet" => into.extend(chart(object, keys)),
        _ => {
            let (jobs, dependencies) = (object.root.get(keys.jobs), object.root.get(keys.dependencies));
            // Most objects have neither, and their paths need not be looked at.
            if (jobs.is_some() || dependencies.is_some()) && object.path.contains(".github/workflows/") {
                into.extend(steps(jobs, keys));
            } else {
                into.extend(items(dependencies).find_map(|chart| named(chart.get(keys.name)?)));
            }
        }
    }
}

/// A scalar that is the name of a generator.
fn named(node: Node<'_>) -> Option<(Generator, Node<'_>)> {
    let name = text(Some(node))?;
    KNOWN.into_iter().find(|(known, _)| *known == name).map(|(_, generator)| (generator, node))
}

/// A container with an image of a generator: the last part of its name, without tag and digest.
fn workload<'a>(object: &Object<'a>, keys: &Keys) -> Option<(Generator, Node<'a>)> {
    let spec = object.root.get(keys.spec)?;
    let spec = spec.get(keys.job_template).and_then(|job| job.get(keys.spec)).unwrap_or(spec);
    let pod = spec.get(keys.template)?.get(keys.spec)?;
    items(pod.get(keys.containers)).find_map(|container| {
        let node = container.get(keys.image)?;
        let image = text(Some(node))?;
        let image = image.rsplit('/').next()?.split([':', '@']).next()?;
        KNOWN.into_iter().find(|(known, _)| *known == image).map(|(_, generator)| (generator, node))
    })
}

/// The chart of a Flux release or of the sources of an Argo CD application.
fn chart<'a>(object: &Object<'a>, keys: &Keys) -> Option<(Generator, Node<'a>)> {
    let mut spec = object.root.get(keys.spec)?;
    if object.kind == "ApplicationSet" {
        spec = spec.get(keys.template)?.get(keys.spec)?;
    }
    let release = spec.get(keys.chart).map(|chart| match chart.get(keys.spec) {
        Some(spec) => spec.get(keys.chart),
        None => chart.get(keys.name).or(Some(chart)),
    });
    let sources = spec.get(keys.source).into_iter().chain(items(spec.get(keys.sources)));
    let charts = release.flatten().into_iter().chain(sources.filter_map(|source| source.get(keys.chart)));
    charts.into_iter().find_map(named)
}

/// The steps of a workflow that call a generator.
fn steps<'a>(jobs: Option<Node<'a>>, keys: &Keys) -> Vec<(Generator, Node<'a>)> {
    let jobs = jobs.map(Node::entries).unwrap_or_default();
    let steps = jobs.into_iter().flat_map(|job| items(job.get(keys.steps)));
    let runs = steps.filter_map(|step| step.get(keys.run));
    runs.filter_map(|run| Some((called(run.text()?)?, run))).collect()
}

/// The generator that a script calls. The words must stand side by side: a script may mention one without calling it.
fn called(script: &str) -> Option<Generator> {
    let lines = script.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>()).find_map(|words| {
        words.iter().enumerate().find_map(|(at, word)| {
            let program = word.rsplit('/').next()?.split([':', '@']).next()?;
            match (program, words.get(at + 1).copied()) {
                ("sloth", Some("generate" | "gen")) => Some(Generator::Sloth),
                ("pyrra", Some("generate")) => Some(Generator::Pyrra),
                ("slo-generator", Some("compute" | "api")) => Some(Generator::Google),
                _ => None,
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_calls_of_a_generator_count() {
        for (script, found) in [
            ("make\nsloth generate -i slos -o rules", Some(Generator::Sloth)),
            ("docker run ghcr.io/slok/sloth:v0.11.0 generate -i a.yml", Some(Generator::Sloth)),
            ("./bin/pyrra generate --config-files=x", Some(Generator::Pyrra)),
            ("slo-generator compute -f slos -c config.yaml", Some(Generator::Google)),
            ("go install github.com/slok/sloth", None),
            ("# sloth generate\nmake", None),
            ("pip install slo-generator", None),
        ] {
            assert_eq!(called(script), found, "{script}");
        }
    }
}
