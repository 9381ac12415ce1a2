//! Runs a script on statuses instead of programs: one command fails whenever it runs, everything else does its work.
//!
//! A condition that is not known is taken both ways, so the ends that are found are all the ends there are, as long as no limit is met. A
//! command that is not a condition is taken to succeed: that it may fail as well makes no step greener.

mod arithmetic;
mod builtin;
mod command;
mod compound;
mod expand;
mod judge;
mod state;

use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Command, Item, Link, List, Pipeline, Script};
use state::{Flow, State, Value, distinct};

/// How the shell is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub errexit: bool,
    pub pipefail: bool,
}

/// How the command fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// With its exit code, and with a bad answer.
    Exits,
    /// With a bad answer and exit code 0, as `curl` does for HTTP 500.
    Answers,
}

/// What becomes of a script whose command fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The command never runs.
    Unreached,
    /// The step fails.
    Fails,
    /// The step goes on as if nothing had happened.
    Passes,
    /// The script never ends by itself.
    Hangs,
    /// It hangs on something that the script does not tell.
    Depends,
}

/// Ways that are followed side by side.
const WIDEST: usize = 48;
/// Rounds of a loop that are followed.
const ROUNDS: usize = 160;
/// Commands in one another, through functions too: each takes a part of a guest's stack.
const DEEPEST: usize = 80;
/// Functions that call one another.
const DEEPEST_CALL: usize = 12;
/// Commands that are run for one question: so many a byte of the script, shared by its commands, and so many anyway. All questions about a
/// script together grow with its length.
const STEPS_EACH: usize = 40;
const STEPS: usize = 3_000;

/// What becomes of scripts that are run one after the other in one shell, when a command fails; and which commands run after that.
pub(crate) fn fate(
    scripts: &[&Script],
    target: (usize, usize),
    way: Way,
    options: Options,
    size: usize,
) -> (Fate, BTreeSet<(usize, usize)>) {
    let commands = scripts.iter().map(|script| super::commands(script).len()).sum::<usize>();
    let mut run = Run::new(scripts, target, way, STEPS + size.saturating_mul(STEPS_EACH) / commands.max(1));
    let mut states = vec![State::new(options.errexit, options.pipefail)];
    let mut flow = Flow::default();
    for (index, script) in scripts.iter().enumerate() {
        run.script = index;
        let after = run.script(script, states, false);
        states = flow.absorb(after);
    }
    // A `break` or `return` outside of anything does nothing to the status.
    let strays = flow.breaks.into_iter().chain(flow.continues).map(|(_, state)| state).chain(flow.returns);
    let ends: Vec<State> = states.into_iter().chain(flow.exits).chain(strays).filter(|state| state.hit).collect();
    let hangs = flow.hangs.iter().any(|state| state.hit);
    let fate = if run.exhausted || run.opaque {
        Fate::Depends
    } else {
        match (ends.iter().any(|end| end.good), ends.iter().any(|end| !end.good), hangs) {
            (false, false, false) => Fate::Unreached,
            (false, true, false) => Fate::Fails,
            (true, false, false) => Fate::Passes,
            (false, false, true) => Fate::Hangs,
            _ => Fate::Depends,
        }
    };
    (fate, run.reached)
}

struct Run<'s> {
    /// The script that is running.
    script: usize,
    target: (usize, usize),
    way: Way,
    /// By name; nothing for a name that is defined twice.
    functions: BTreeMap<&'s str, Option<(usize, &'s Command)>>,
    calls: usize,
    depth: usize,
    left: usize,
    exhausted: bool,
    /// Something was done that is not followed: `trap ... exit`, `eval`.
    opaque: bool,
    /// Commands that ran after the failure.
    reached: BTreeSet<(usize, usize)>,
}

impl<'s> Run<'s> {
    fn new(scripts: &[&'s Script], target: (usize, usize), way: Way, steps: usize) -> Self {
        let mut functions = BTreeMap::new();
        for (index, script) in scripts.iter().enumerate() {
            for (name, body) in super::walk::functions(script) {
                // Of two with one name, which one is called hangs on the way there.
                functions.entry(name).and_modify(|known| *known = None).or_insert(Some((index, body)));
            }
        }
        let reached = BTreeSet::new();
        Self {
            script: 0,
            target,
            way,
            functions,
            calls: 0,
            depth: 0,
            left: steps,
            exhausted: false,
            opaque: false,
            reached,
        }
    }

    /// Whether there is something left of what a run may take.
    fn step(&mut self, width: usize) -> bool {
        let cost = width.max(1);
        if self.left < cost || width > WIDEST {
            self.exhausted = true;
        }
        self.left = self.left.saturating_sub(cost);
        !self.exhausted
    }

    /// Runs commands. `guarded` says that a failure does not end the shell here.
    fn script(&mut self, script: &'s Script, states: Vec<State>, guarded: bool) -> Flow {
        let mut flow = Flow::default();
        let mut states = states;
        for item in &script.items {
            states = distinct(states);
            if states.is_empty() || !self.step(states.len()) {
                break;
            }
            let mut after = Vec::new();
            for state in states {
                let ran = self.item(item, state, guarded);
                after.extend(flow.absorb(ran));
            }
            states = after;
        }
        flow.next = distinct(states);
        flow
    }

    fn item(&mut self, item: &'s Item, state: State, guarded: bool) -> Flow {
        if item.background.is_none() {
            return self.list(&item.list, state, guarded);
        }
        // In a process of its own: its failure is nobody's, unless somebody waits for it.
        let inner = self.list(&item.list, state.clone(), guarded);
        let mut flow = Flow::default();
        for ended in inner.next.into_iter().chain(inner.exits) {
            let lost = ended.hit && !state.hit && !ended.good;
            let mut after = state.after_subshell(&ended).with(true);
            after.lost |= lost;
            flow.next.push(after);
        }
        // What runs for ever beside the script does not hold it up.
        for mut ended in inner.hangs {
            ended.good = true;
            flow.next.push(state.after_subshell(&ended).with(true));
        }
        flow.next = distinct(flow.next);
        flow
    }

    fn list(&mut self, list: &'s List, state: State, guarded: bool) -> Flow {
        let mut flow = Flow::default();
        let links = list.rest.len();
        let ran = self.pipeline(&list.first, state, guarded || links > 0);
        let mut states = flow.absorb(ran);
        for (index, (link, pipeline)) in list.rest.iter().enumerate() {
            let mut after = Vec::new();
            for state in distinct(states) {
                if state.good == (*link == Link::And) {
                    let ran = self.pipeline(pipeline, state, guarded || index + 1 < links);
                    after.extend(flow.absorb(ran));
                } else {
                    after.push(state);
                }
            }
            states = after;
        }
        flow.next = states;
        flow
    }

    fn pipeline(&mut self, pipeline: &'s Pipeline, state: State, guarded: bool) -> Flow {
        let guarded = guarded || pipeline.negated;
        let mut flow = match pipeline.parts.as_slice() {
            [only] => self.command(only, state, guarded),
            parts => self.piped(parts, state, guarded),
        };
        if pipeline.negated {
            flow.next = flow.next.into_iter().map(|state| State { good: !state.good, ..state }).collect();
        }
        flow
    }

    /// Commands that read one another, each in a process of its own.
    fn piped(&mut self, parts: &'s [Command], state: State, guarded: bool) -> Flow {
        let before = state.clone();
        // What has run so far, and whether any part of it failed.
        let mut states = vec![(state, true)];
        for part in parts {
            let mut after = Vec::new();
            for (state, all) in states {
                let fed = state.hit && !before.hit;
                let ended = self.part(part, &state, fed, guarded);
                after.extend(ended.into_iter().map(|end| {
                    let all = all && end.good;
                    (end, all)
                }));
            }
            states = after;
            if !self.step(states.len()) {
                break;
            }
        }
        let joined = |(end, all): (State, bool)| {
            let good = if before.pipefail { all } else { end.good };
            before.after_subshell(&end).with(good)
        };
        let mut flow = Flow::default();
        for state in distinct(states.into_iter().map(joined).collect()) {
            flow.merge(Self::settle(state, guarded));
        }
        flow
    }

    /// One part of a pipeline. A filter finds nothing in what a failed command answers.
    fn part(&mut self, part: &'s Command, state: &State, fed: bool, guarded: bool) -> Vec<State> {
        if fed && let Some(found) = self.filter(part, state) {
            return found;
        }
        let ran = self.command(part, state.clone(), guarded);
        distinct(ran.next.into_iter().chain(ran.exits).chain(ran.returns).collect())
    }

    /// Ends the shell where a failure does that.
    fn settle(state: State, guarded: bool) -> Flow {
        if state.errexit && !state.good && !guarded {
            Flow { exits: vec![state], ..Flow::default() }
        } else {
            Flow::next(state)
        }
    }
}

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;
