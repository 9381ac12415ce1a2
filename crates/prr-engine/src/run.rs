use prr_document::read::Image;
use prr_manifest::Inventory;
use prr_model::{Finding, GateError, Skipped};
use prr_plugin::{Answer, Given, Plugin, PluginError, Request};
use rayon::prelude::*;

use crate::fault::plugin_error;
use crate::plan::{Plan, text};
use crate::resolve::Resolver;
use crate::select::images;
use crate::{Settings, messages as m};

/// What plugins answered, resolved, in the order of plugins and shards.
#[derive(Default)]
pub(crate) struct Run {
    pub(crate) findings: Vec<Finding>,
    pub(crate) errors: Vec<GateError>,
    pub(crate) log: Vec<(String, String)>,
}

/// One plugin on one shard.
struct Work<'a> {
    plugin: &'a dyn Plugin,
    requests: &'a [Request],
    image: Image,
}

pub(crate) fn run(inventory: &Inventory, plan: &Plan, plugins: &[&dyn Plugin], settings: &Settings) -> Run {
    let requests: Vec<Vec<Request>> = (0..plugins.len()).map(|number| requests(plan, number)).collect();
    let asked = plugins.iter().zip(&requests).filter(|(_, requests)| !requests.is_empty());
    let work: Vec<Work<'_>> = asked
        .flat_map(|(plugin, requests)| {
            let images = images(inventory, plugin.description());
            images.into_iter().map(move |image| Work { plugin: *plugin, requests, image })
        })
        .collect();
    let answers: Vec<_> = work.par_iter().with_max_len(1).map(|work| answer(work, settings)).collect();

    let mut run = Run::default();
    for (work, answer) in work.iter().zip(answers) {
        let name = &work.plugin.description().name;
        match answer {
            Ok(Answer { findings, log }) => {
                let resolver = Resolver { inventory, plan, plugin: work.plugin, image: &work.image };
                run.findings.extend(findings.into_iter().map(|finding| resolver.finding(finding)));
                run.log.extend(log.into_iter().map(|line| (name.clone(), line)));
            }
            Err(error) => run.errors.push(plugin_error(&error)),
        }
    }
    run
}

fn answer(work: &Work<'_>, settings: &Settings) -> Result<Answer, PluginError> {
    let given = Given { image: &work.image, requests: work.requests, effective_time: settings.effective_time };
    work.plugin.evaluate(&given)
}

fn requests(plan: &Plan, plugin: usize) -> Vec<Request> {
    let of_plugin = plan.active().filter(|policy| policy.plugin == plugin);
    of_plugin.map(|policy| Request { check: policy.check.clone(), parameters: policy.parameters.clone() }).collect()
}

/// Whether a file that was not read leaves something undecided.
pub(crate) fn leaves_unknown(skipped: &Skipped) -> bool {
    matches!(skipped.reason, "template" | "symlink-outside" | "submodule")
}

/// The row that says that nothing was judged.
pub(crate) fn nothing_evaluated(inventory: &Inventory) -> GateError {
    let counts = [text("files", &inventory.files.to_string()), text("documents", &inventory.documents().to_string())];
    GateError {
        kind: "nothing-evaluated".to_owned(),
        location: None,
        plugin: None,
        message: m::NOTHING_EVALUATED.localized(&counts),
        hint: Some(m::NOTHING_EVALUATED_HINT.localized(&[])),
    }
}
