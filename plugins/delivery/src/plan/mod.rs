//! A pipeline as it runs: jobs with those of the workflows that they call, what each does, and what waits for what.

mod act;
mod expand;
mod gate;
mod hook;
mod release;

pub(crate) use act::{Act, Doing};
pub(crate) use expand::plans;
pub(crate) use gate::{Holding, Loss, Reason, after_failure, holding, reaches, shows, verdict};
pub(crate) use hook::of_hook;
pub(crate) use release::{Absence, Release, absence, by_hand, releases, unseen};

use std::rc::Rc;

use prr_sdk::Node;

use crate::written::{Job, Pipeline, Step, When};

/// Jobs in an order in which each comes behind what it waits for.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    /// Its number among the pipelines.
    pub pipeline: usize,
    pub stages: Vec<Stage<'a>>,
    /// A workflow of another repository that it calls.
    pub foreign: Option<Node<'a>>,
}

/// A job in its place.
#[derive(Debug)]
pub(crate) struct Stage<'a> {
    pub job: Rc<Job<'a>>,
    /// Its name, behind the names of the jobs that call its workflow.
    pub id: String,
    /// Stages that it waits for.
    pub needs: Vec<usize>,
    /// Its condition, and those of the jobs that call its workflow.
    pub callers: Vec<Rc<Job<'a>>>,
    pub steps: Vec<Flat<'a>>,
    pub acts: Vec<Act<'a>>,
}

/// A step with the steps that run it as a part of an action.
#[derive(Clone, Debug)]
pub(crate) struct Flat<'a> {
    pub step: Rc<Step<'a>>,
    pub around: Vec<Rc<Step<'a>>>,
}

impl<'a> Stage<'a> {
    /// Conditions of the job and of those that call its workflow.
    pub fn whens(&self) -> impl Iterator<Item = &When<'a>> {
        self.callers.iter().map(|job| &job.when).chain([&self.job.when])
    }

    /// Where the job, or one that calls it, says that its failure does not count.
    pub fn tolerated(&self) -> Option<Node<'a>> {
        self.callers.iter().chain([&self.job]).find_map(|job| job.tolerated)
    }

    /// The environment that is deployed to.
    pub fn environment(&self) -> Option<&crate::written::Environment<'a>> {
        self.job.environment.as_ref()
    }
}

impl Plan<'_> {
    /// Everything that a stage waits for, directly and not.
    pub fn before(&self, stage: usize) -> Vec<usize> {
        let mut found = vec![false; self.stages.len()];
        let mut waiting = self.stages[stage].needs.clone();
        while let Some(next) = waiting.pop() {
            if !std::mem::replace(&mut found[next], true) {
                waiting.extend(&self.stages[next].needs);
            }
        }
        (0..self.stages.len()).filter(|index| found[*index]).collect()
    }

    /// Everything that waits for a stage, directly and not.
    pub fn after(&self, stage: usize) -> Vec<usize> {
        let mut found = vec![false; self.stages.len()];
        found[stage] = true;
        // Behind what it waits for comes every stage.
        for index in 0..self.stages.len() {
            found[index] |= self.stages[index].needs.iter().any(|need| found[*need]);
        }
        (0..self.stages.len()).filter(|index| found[*index] && *index != stage).collect()
    }

    pub fn of<'p, 'a>(&self, pipelines: &'p [Pipeline<'a>]) -> &'p Pipeline<'a> {
        &pipelines[self.pipeline]
    }
}
