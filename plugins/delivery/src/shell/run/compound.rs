//! Conditions, loops and groups.

use super::super::ast::{Arm, Command, Items, Script, Shape, Word};
use super::{Flow, ROUNDS, Run, State, Value, distinct};

/// A loop: `while`, `until`, or one round a word.
struct Rounds<'s> {
    /// With whether it goes on while the condition fails.
    condition: Option<(&'s Script, bool)>,
    body: &'s Script,
}

impl<'s> Run<'s> {
    pub(super) fn compound(&mut self, command: &'s Command, state: State, guarded: bool) -> Flow {
        match &command.shape {
            Shape::Simple(_) | Shape::Function { .. } => Flow::next(state.with(true)),
            Shape::Group(script) => self.script(script, vec![state], guarded),
            Shape::Subshell(script) => self.process(script, &state, guarded),
            Shape::If { branches, otherwise } => self.branches(branches, otherwise.as_ref(), state, guarded),
            Shape::Loop { until, condition, body, .. } => {
                let rounds = Rounds { condition: Some((condition, *until)), body };
                self.repeated(&rounds, state, guarded)
            }
            Shape::For { name, words, body, .. } => self.each(name, words, body, state, guarded),
            Shape::Case { word, arms } => self.case(word, arms, state, guarded),
            Shape::Condition(words) => {
                let mut states = vec![state];
                for word in words {
                    states = self.substituted(word, states);
                }
                let mut flow = Flow::default();
                for state in states {
                    let known = self.condition(words, &state);
                    flow.merge(Self::decided(known, state, guarded));
                }
                flow
            }
            Shape::Arithmetic(text) => {
                let mut state = state;
                let known = super::arithmetic::evaluate(text, &mut state.variables).map(|value| value != 0);
                Self::decided(known, state, guarded)
            }
        }
    }

    /// A condition that stands for itself; what is not known goes both ways.
    pub(super) fn decided(known: Option<bool>, state: State, guarded: bool) -> Flow {
        let states = match known {
            Some(good) => vec![state.with(good)],
            None => state.split().into(),
        };
        let mut flow = Flow::default();
        for state in states {
            flow.merge(Self::settle(state, guarded));
        }
        flow
    }

    fn process(&mut self, script: &'s Script, state: &State, guarded: bool) -> Flow {
        let ran = self.script(script, vec![state.clone()], guarded);
        let ended = ran.next.into_iter().chain(ran.exits).chain(ran.returns);
        let mut flow = Flow { hangs: ran.hangs, ..Flow::default() };
        for end in distinct(ended.collect()) {
            flow.merge(Self::settle(state.after_subshell(&end), guarded));
        }
        flow
    }

    fn branches(
        &mut self,
        branches: &'s [(Script, Script)],
        otherwise: Option<&'s Script>,
        state: State,
        guarded: bool,
    ) -> Flow {
        let mut flow = Flow::default();
        let mut states = vec![state];
        let mut after = Vec::new();
        for (condition, body) in branches {
            let asked = self.script(condition, states, true);
            let (yes, no) = flow.absorb(asked).into_iter().partition::<Vec<_>, _>(|state| state.good);
            if !yes.is_empty() {
                let ran = self.script(body, yes, guarded);
                after.extend(flow.absorb(ran));
            }
            states = no;
        }
        if let Some(script) = otherwise.filter(|_| !states.is_empty()) {
            let ran = self.script(script, states, guarded);
            after.extend(flow.absorb(ran));
        } else {
            after.extend(states.into_iter().map(|state| state.with(true)));
        }
        flow.next = distinct(after);
        flow
    }

    /// `while` and `until`: rounds until no new state comes, or the limit is met.
    fn repeated(&mut self, rounds: &Rounds<'s>, state: State, guarded: bool) -> Flow {
        let mut flow = Flow::default();
        let mut seen: Vec<State> = Vec::new();
        let mut states = vec![state.with(true)];
        let mut left = Vec::new();
        for round in 0.. {
            // States that were there before bring nothing new: from there the loop goes round for ever or ends as they did.
            states.retain(|state| seen.binary_search(state).is_err());
            if states.is_empty() {
                break;
            }
            if round > ROUNDS * 2 || !self.step(states.len()) {
                self.exhausted = true;
                break;
            }
            if round > ROUNDS {
                states = widened(states);
            }
            seen.extend(states.iter().cloned());
            seen.sort();
            let (on, done) = self.asked(rounds, states, &mut flow);
            left.extend(done);
            states = self.round(rounds.body, on, &mut flow, &mut left, guarded);
        }
        let strays = flow.breaks.iter().chain(&flow.continues).map(|(_, state)| state);
        let mut ends = left.iter().chain(&flow.exits).chain(&flow.returns).chain(strays);
        if !ends.any(|state| state.hit) {
            flow.hangs.extend(seen.into_iter().filter(|state| state.hit));
        }
        flow.next = distinct(left);
        flow
    }

    /// Which states go into another round, and which leave the loop, with the status of the round before.
    fn asked(&mut self, rounds: &Rounds<'s>, states: Vec<State>, flow: &mut Flow) -> (Vec<State>, Vec<State>) {
        let Some((condition, until)) = rounds.condition else { return (states, Vec::new()) };
        let (mut on, mut done) = (Vec::new(), Vec::new());
        for state in states {
            let before = state.good;
            let asked = self.script(condition, vec![state], true);
            for state in flow.absorb(asked) {
                if state.good == until { done.push(state.with(before)) } else { on.push(state) }
            }
        }
        (distinct(on), done)
    }

    /// One round; what leaves the loop goes to `left`.
    fn round(
        &mut self,
        body: &'s Script,
        states: Vec<State>,
        flow: &mut Flow,
        left: &mut Vec<State>,
        guarded: bool,
    ) -> Vec<State> {
        if states.is_empty() {
            return states;
        }
        let mut ran = self.script(body, states, guarded);
        for (levels, state) in std::mem::take(&mut ran.breaks) {
            match levels {
                0 | 1 => left.push(state.with(true)),
                more => flow.breaks.push((more - 1, state)),
            }
        }
        let mut on = Vec::new();
        for (levels, state) in std::mem::take(&mut ran.continues) {
            match levels {
                0 | 1 => on.push(state.with(true)),
                more => flow.continues.push((more - 1, state)),
            }
        }
        on.extend(flow.absorb(ran));
        distinct(on)
    }

    /// A round for every word.
    fn each(&mut self, name: &str, words: &'s Items, body: &'s Script, state: State, guarded: bool) -> Flow {
        let mut flow = Flow::default();
        let values = match words {
            Items::Unknown => None,
            Items::Words(words) => self.listed(words, &state),
        };
        let Some(values) = values else {
            // At least one round, and then any number of them; what it is about is not known.
            return self.any_rounds(name, body, state, guarded);
        };
        let mut states = vec![state.with(true)];
        let mut left = Vec::new();
        let many = values.len() > ROUNDS;
        for (index, value) in
            values.iter().enumerate().filter(|(index, _)| !many || *index < 2 || index + 1 == values.len())
        {
            if states.is_empty() || !self.step(states.len()) {
                break;
            }
            let value = if many && index == 1 { Value::Unknown } else { value.clone() };
            for state in &mut states {
                state.variables.insert(name.to_owned(), value.clone());
            }
            states = self.round(body, distinct(states), &mut flow, &mut left, guarded);
        }
        left.extend(states);
        flow.next = distinct(left);
        flow
    }

    fn any_rounds(&mut self, name: &str, body: &'s Script, state: State, guarded: bool) -> Flow {
        let mut flow = Flow::default();
        let (mut left, mut seen) = (Vec::new(), Vec::new());
        let mut states = vec![state.with(true)];
        for round in 0.. {
            states.retain(|state| seen.binary_search(state).is_err());
            if states.is_empty() {
                break;
            }
            if round == ROUNDS || !self.step(states.len()) {
                self.exhausted = true;
                break;
            }
            seen.extend(states.iter().cloned());
            seen.sort();
            for state in &mut states {
                state.variables.insert(name.to_owned(), Value::Unknown);
            }
            states = self.round(body, distinct(states), &mut flow, &mut left, guarded);
            left.extend(states.iter().cloned());
        }
        flow.next = distinct(left);
        flow
    }

    fn case(&mut self, word: &'s Word, arms: &'s [Arm], state: State, guarded: bool) -> Flow {
        let mut flow = Flow::default();
        let states = self.substituted(word, vec![state]);
        for state in states {
            let value = self.expanded(word, &state);
            let mut open = true;
            for arm in arms {
                let matches = Self::matches(&value, &arm.patterns);
                if !open || matches == Some(false) {
                    continue;
                }
                flow.merge(self.script(&arm.body, vec![state.clone().with(true)], guarded));
                open = matches.is_none();
            }
            if open {
                flow.next.push(state.with(true));
            }
        }
        flow.next = distinct(flow.next);
        flow
    }

    /// Whether one of the patterns of an arm matches.
    fn matches(value: &Value, patterns: &[Word]) -> Option<bool> {
        let mut known = Some(false);
        for pattern in patterns {
            let text = pattern.literal();
            match (text.as_deref(), value) {
                (Some("*"), _) => return Some(true),
                (Some(text), Value::Text(value)) if !text.contains(['*', '?', '[']) || pattern.is_quoted() => {
                    if text == value {
                        return Some(true);
                    }
                }
                (Some("0"), Value::Failed) => {}
                _ => known = None,
            }
        }
        known
    }
}

/// After many rounds, what counters hold is no longer followed.
fn widened(states: Vec<State>) -> Vec<State> {
    let forgotten = |state: State| {
        let variables = state.variables.into_keys().map(|name| (name, Value::Unknown)).collect();
        State { variables, ..state }
    };
    distinct(states.into_iter().map(forgotten).collect())
}
