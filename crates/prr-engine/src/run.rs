use prr_document::read::{Image, ImageBuilder};
use prr_manifest::Inventory;
use prr_model::{Finding, GateError, Skipped};
use prr_plugin::{Answer, Given, Plugin, PluginError, Request};
use rayon::prelude::*;

use crate::fault::plugin_error;
use crate::plan::{Plan, text};
use crate::records::{faults, records};
use crate::resolve::Resolver;
use crate::select::{Asked, images};
use crate::{Settings, messages as m};

/// What plugins answered, resolved, in the order of plugins and shards.
#[derive(Default)]
pub(crate) struct Run {
    pub(crate) findings: Vec<Finding>,
    pub(crate) errors: Vec<GateError>,
    pub(crate) log: Vec<(String, String)>,
}

/// About how many bytes of images are alive at a time. A plugin's memory grows with its image, so the largest trees are judged by one plugin
/// after the other; everything smaller is judged by all of them at once.
const TOGETHER: usize = 16 << 20;

/// One plugin on one shard.
struct Work<'a> {
    plugin: &'a dyn Plugin,
    requests: &'a [Request],
    image: ImageBuilder<'a>,
}

/// What a plugin said of its shard.
struct Answered<'a> {
    plugin: &'a dyn Plugin,
    image: Image,
    answer: Result<Answer, PluginError>,
}

pub(crate) fn run(inventory: &Inventory, plan: &Plan, asked: &Asked<'_>, settings: &Settings) -> Run {
    let requests: Vec<Vec<Request>> = (0..asked.plugins.len()).map(|number| requests(plan, number)).collect();
    let of: Vec<usize> = (0..requests.len()).filter(|number| !requests[*number].is_empty()).collect();
    let images = of.iter().zip(images(inventory, asked, &of));
    let work = images.flat_map(|(number, images)| {
        let (plugin, requests) = (asked.plugins[*number], &requests[*number]);
        images.into_iter().map(move |image| Work { plugin, requests, image })
    });
    let mut answers = Vec::new();
    for work in batches(work) {
        let answered: Vec<_> = work.into_par_iter().with_max_len(1).map(|work| work.answered(settings)).collect();
        answers.extend(answered);
    }

    let (records, now) = (records(inventory), settings.effective_time);
    let mut run = Run { errors: faults(inventory, now), ..Run::default() };
    for Answered { plugin, image, answer } in answers {
        let name = &plugin.description().name;
        match answer {
            Ok(Answer { findings, log }) => {
                let resolver = Resolver { inventory, plan, plugin, image: &image, records: &records, now };
                run.findings.extend(findings.into_iter().map(|finding| resolver.finding(finding)));
                run.log.extend(log.into_iter().map(|line| (name.clone(), line)));
            }
            Err(error) => run.errors.push(plugin_error(&error)),
        }
    }
    run
}

/// Work in its order, as much at a time as may be in memory together.
fn batches<'a>(work: impl Iterator<Item = Work<'a>>) -> Vec<Vec<Work<'a>>> {
    let (mut batches, mut bytes) = (Vec::new(), usize::MAX);
    for work in work {
        let more = work.image.estimated_bytes();
        bytes = bytes.saturating_add(more);
        if bytes > TOGETHER {
            batches.push(Vec::new());
            bytes = more;
        }
        batches.last_mut().expect("the first work starts a batch").push(work);
    }
    batches
}

impl<'a> Work<'a> {
    /// Where nodes came from is asked for the answer; what the plugin read is not, and it is as large as the tree.
    fn answered(self, settings: &Settings) -> Answered<'a> {
        let Self { plugin, requests, image } = self;
        let mut image = image.finish();
        let (documents, nodes) = (std::mem::take(&mut image.bytes), image.node_count());
        let answer = plugin.evaluate(Given { documents, nodes, requests, effective_time: settings.effective_time });
        Answered { plugin, image, answer }
    }
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
