use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Plan, Stage, act};
use crate::written::{Job, Pipeline};

/// Workflows that call one another; GitHub takes ten.
const DEEPEST: usize = 10;
/// Jobs of a pipeline with those that it calls.
const MOST: usize = 300;

/// Every pipeline as it runs. A workflow that only others call runs as a part of those; where none is in the tree, by itself.
pub(crate) fn plans<'a>(pipelines: &[Pipeline<'a>]) -> Vec<Plan<'a>> {
    let by_path: BTreeMap<&str, usize> =
        pipelines.iter().enumerate().map(|(index, pipeline)| (pipeline.path, index)).collect();
    let mut called = vec![false; pipelines.len()];
    let mut plans = Vec::new();
    for index in 0..pipelines.len() {
        let mut expansion =
            Expansion { pipelines, by_path: &by_path, stages: Vec::new(), foreign: None, called: &mut called };
        expansion.add(index, &[], &[], "", 0);
        let Expansion { stages, foreign, .. } = expansion;
        let foreign = foreign.or(pipelines[index].foreign);
        plans.push(Plan { pipeline: index, stages, foreign });
    }
    plans.retain(|plan| !(called[plan.pipeline] && pipelines[plan.pipeline].is_called()));
    plans
}

struct Expansion<'p, 'a> {
    pipelines: &'p [Pipeline<'a>],
    by_path: &'p BTreeMap<&'p str, usize>,
    stages: Vec<Stage<'a>>,
    foreign: Option<prr_sdk::Node<'a>>,
    called: &'p mut Vec<bool>,
}

impl<'a> Expansion<'_, 'a> {
    /// Adds the jobs of a pipeline; answers the stages that something that waits for all of it waits for.
    fn add(
        &mut self,
        pipeline: usize,
        needs: &[usize],
        callers: &[Rc<Job<'a>>],
        prefix: &str,
        depth: usize,
    ) -> Vec<usize> {
        let of = &self.pipelines[pipeline];
        let mut ends: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for job in in_order(&of.jobs) {
            if self.stages.len() >= MOST {
                // What is beyond the bound is as unknown as what is not in the tree.
                self.foreign.get_or_insert(job.node);
                break;
            }
            let mut waits: Vec<usize> =
                job.needs.iter().filter_map(|need| ends.get(need.job)).flatten().copied().collect();
            if job.needs.is_empty() {
                waits = needs.to_vec();
            }
            waits.sort_unstable();
            waits.dedup();
            let id = format!("{prefix}{}", job.id);
            let end = match self.callee(job) {
                Some(callee) if depth < DEEPEST => {
                    self.called[callee] = true;
                    let callers: Vec<_> = callers.iter().chain([job]).cloned().collect();
                    self.add(callee, &waits, &callers, &format!("{id}/"), depth + 1)
                }
                _ => vec![self.stage(job, id, waits, callers)],
            };
            ends.insert(job.id, end);
        }
        let mut all: Vec<usize> = ends.into_values().flatten().collect();
        all.sort_unstable();
        all
    }

    fn stage(&mut self, job: &Rc<Job<'a>>, id: String, needs: Vec<usize>, callers: &[Rc<Job<'a>>]) -> usize {
        let steps = act::flat(job);
        let acts = act::acts(job, &steps);
        self.stages.push(Stage { job: job.clone(), id, needs, callers: callers.to_vec(), steps, acts });
        self.stages.len() - 1
    }

    /// The workflow that a job calls, if it is in the tree.
    fn callee(&mut self, job: &Job<'a>) -> Option<usize> {
        let (path, node) = job.calls?;
        let found = path.strip_prefix("./").and_then(|local| self.by_path.get(local).copied());
        if found.is_none() {
            self.foreign.get_or_insert(node);
        }
        found
    }
}

/// Jobs behind what they wait for; those in a circle, which no system runs, are left out.
fn in_order<'j, 'a>(jobs: &'j [Rc<Job<'a>>]) -> Vec<&'j Rc<Job<'a>>> {
    let by_id: BTreeMap<&str, usize> = jobs.iter().enumerate().map(|(index, job)| (job.id, index)).collect();
    let mut waits: Vec<usize> =
        jobs.iter().map(|job| job.needs.iter().filter(|need| by_id.contains_key(need.job)).count()).collect();
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); jobs.len()];
    for (index, job) in jobs.iter().enumerate() {
        for need in &job.needs {
            if let Some(&of) = by_id.get(need.job) {
                next[of].push(index);
            }
        }
    }
    let mut ready: std::collections::VecDeque<usize> = (0..jobs.len()).filter(|index| waits[*index] == 0).collect();
    let mut order = Vec::new();
    while let Some(index) = ready.pop_front() {
        order.push(&jobs[index]);
        for &after in &next[index] {
            waits[after] -= 1;
            if waits[after] == 0 {
                ready.push_back(after);
            }
        }
    }
    order
}
