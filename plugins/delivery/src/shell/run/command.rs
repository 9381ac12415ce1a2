//! Simple commands.

use super::super::argv;
use super::super::ast::{Command, Inner, Script, Shape, Simple, Word};
use super::{DEEPEST, DEEPEST_CALL, Flow, Run, State, Way, distinct};

impl<'s> Run<'s> {
    pub(super) fn command(&mut self, command: &'s Command, state: State, guarded: bool) -> Flow {
        if !self.step(1) || self.depth == DEEPEST {
            self.exhausted = true;
            return Flow::next(state);
        }
        self.depth += 1;
        let flow = match &command.shape {
            Shape::Simple(simple) => self.simple(command, simple, state, guarded),
            _ => self.compound(command, state, guarded),
        };
        self.depth -= 1;
        flow
    }

    fn simple(&mut self, command: &'s Command, simple: &'s Simple, state: State, guarded: bool) -> Flow {
        let id = (self.script, command.id);
        if state.hit {
            self.reached.insert(id);
        }
        let mut flow = Flow::default();
        let values = simple.assignments.iter().map(|assignment| &assignment.value).chain(&simple.words);
        let mut states = vec![state];
        for word in values.clone() {
            states = self.substituted(word, states);
        }
        // Without a program, the last substitution's status is the status.
        let substitutes = values.clone().flat_map(Word::substitutions).next().is_some();
        for mut state in states {
            for assignment in &simple.assignments {
                let value = self.expanded(&assignment.value, &state);
                state.variables.insert(assignment.name.clone(), value);
            }
            if simple.words.is_empty() && !substitutes {
                state.good = true;
            }
            flow.merge(if id == self.target {
                Self::settle(Self::struck(state, self.way), guarded)
            } else {
                self.program(simple, state, guarded)
            });
        }
        flow
    }

    /// The command in question fails.
    fn struck(state: State, way: Way) -> State {
        State { hit: true, good: way == Way::Answers, ..state }
    }

    /// Runs the substitutions of a word for their statuses.
    pub(super) fn substituted(&mut self, word: &'s Word, states: Vec<State>) -> Vec<State> {
        let mut states = states;
        for script in word.substitutions() {
            let mut after = Vec::new();
            for state in states {
                // Bash turns `-e` off in there.
                let inner = State { errexit: false, ..state.clone() };
                after.extend(self.subshell(script, inner, false).into_iter().map(|end| state.after_subshell(&end)));
            }
            states = distinct(after);
        }
        states
    }

    /// Runs a script in a process of its own. What never ends there is handed back as a failure of the budget.
    pub(super) fn subshell(&mut self, script: &'s Script, state: State, guarded: bool) -> Vec<State> {
        let ran = self.script(script, vec![state], guarded);
        let strays = ran.breaks.into_iter().chain(ran.continues).map(|(_, state)| state);
        if !ran.hangs.is_empty() {
            self.opaque = true;
        }
        distinct(ran.next.into_iter().chain(ran.exits).chain(ran.returns).chain(strays).collect())
    }

    fn program(&mut self, simple: &'s Simple, state: State, guarded: bool) -> Flow {
        if let Some(inner) = &simple.inner {
            return self.inner(inner, &state, guarded);
        }
        let Some(argv) = argv(simple) else { return Self::settle(state, guarded) };
        if let Some(flow) = self.builtin(&argv, simple, &state, guarded) {
            return flow;
        }
        match self.functions.get(argv.program()) {
            Some(&Some((script, body))) => return self.call(script, body, state, guarded),
            Some(None) => self.opaque = true,
            None => {}
        }
        // A program: in a condition it may answer either way.
        if guarded {
            return Flow { next: state.split().into(), ..Flow::default() };
        }
        Flow::next(state.with(true))
    }

    fn call(&mut self, script: usize, body: &'s Command, state: State, guarded: bool) -> Flow {
        if self.calls >= DEEPEST_CALL {
            self.exhausted = true;
            return Flow::next(state);
        }
        self.calls += 1;
        let around = std::mem::replace(&mut self.script, script);
        let mut flow = self.command(body, state, guarded);
        self.script = around;
        self.calls -= 1;
        // The call is a command of its own: what did not end the shell inside does it here.
        let ends = std::mem::take(&mut flow.next).into_iter().chain(std::mem::take(&mut flow.returns));
        for state in ends.collect::<Vec<_>>() {
            flow.merge(Self::settle(state, guarded));
        }
        flow
    }

    /// `bash -c '...'`, with or without `timeout` in front.
    fn inner(&mut self, inner: &'s Inner, state: &State, guarded: bool) -> Flow {
        let fresh = State { errexit: inner.errexit, pipefail: inner.pipefail, ..state.clone() };
        let ran = self.script(&inner.script, vec![fresh], false);
        let ended = ran.next.into_iter().chain(ran.exits).chain(ran.returns);
        let ended: Vec<State> = ended.map(|end| state.after_subshell(&end)).collect();
        let mut flow = Flow::default();
        for end in distinct(ended) {
            flow.merge(Self::settle(end, guarded));
        }
        for end in distinct(ran.hangs) {
            let end = state.after_subshell(&end);
            if inner.timed {
                flow.merge(Self::settle(end.with(false), guarded));
            } else {
                flow.hangs.push(end);
            }
        }
        flow
    }

    /// What a program finds in the answer of the command in question: nothing, where it looks for something.
    pub(super) fn filter(&mut self, part: &'s Command, state: &State) -> Option<Vec<State>> {
        let Shape::Simple(simple) = &part.shape else { return None };
        let argv = argv(simple)?;
        let inverted = argv.has("-v") || argv.has("-c");
        match argv.program() {
            "grep" | "egrep" | "rg" if inverted || self.way == Way::Exits && !argv.has("-q") => {
                Some(state.clone().split().into())
            }
            "grep" | "egrep" | "rg" => Some(vec![state.clone().with(false)]),
            "jq" if argv.has("-e") || argv.has("--exit-status") => Some(vec![state.clone().with(false)]),
            "xargs" | "while" => Some(state.clone().split().into()),
            _ => None,
        }
    }
}
