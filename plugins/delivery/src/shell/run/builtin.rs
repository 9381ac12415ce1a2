//! What the shell does itself.

use super::super::Argv;
use super::super::ast::{Simple, Word};
use super::{Flow, Run, State, Value};

impl Run<'_> {
    /// Runs a builtin, or a program whose status is known; nothing where it is neither.
    pub(super) fn builtin(&mut self, argv: &Argv, simple: &Simple, state: &State, guarded: bool) -> Option<Flow> {
        let state = state.clone();
        let first = argv.0.get(1).map(String::as_str);
        Some(match argv.program() {
            ":" | "true" | "echo" | "printf" | "export" | "declare" | "local" | "readonly" | "typeset" | "cd"
            | "sleep" | "shift" | "shopt" | "unset" | "umask" | "pushd" | "popd" | "alias" | "read" | "cat"
            | "mkdir" | "date" | "ulimit" | "hash" | "disown" => {
                if matches!(argv.program(), "read" | "unset") {
                    let mut state = state;
                    for name in argv.operands() {
                        state.variables.insert(name.to_owned(), Value::Unknown);
                    }
                    return Some(Self::said(&argv.0[0], state, guarded));
                }
                Flow::next(state.with(true))
            }
            "false" => Self::settle(state.with(false), guarded),
            "exit" => self.exit(simple, state),
            "return" => self.returned(simple, state),
            "break" => Flow { breaks: vec![(levels(first), state)], ..Flow::default() },
            "continue" => Flow { continues: vec![(levels(first), state)], ..Flow::default() },
            "set" => Flow::next(set(argv, state)),
            "test" => Self::decided(self.condition(&simple.words[1..], &state), state, guarded),
            "[" => {
                let words = &simple.words[1..simple.words.len() - usize::from(simple.words.len() > 1)];
                Self::decided(self.condition(words, &state), state, guarded)
            }
            "let" => {
                let mut state = state;
                let text = argv.arguments().join(" ");
                let known = super::arithmetic::evaluate(&text, &mut state.variables).map(|value| value != 0);
                Self::decided(known, state, guarded)
            }
            "wait" => Self::wait(argv, state, guarded),
            "trap" => {
                // A handler that exits decides the status of everything.
                self.opaque |= argv.0.get(1).is_some_and(|handler| handler.contains("exit"));
                Flow::next(state.with(true))
            }
            "eval" | "source" | "." => {
                self.opaque |= argv.program() == "eval" && !state.hit;
                Flow::next(state.with(true))
            }
            _ => return None,
        })
    }

    /// `read` fails at the end of its input.
    fn said(program: &str, state: State, guarded: bool) -> Flow {
        if program == "read" && guarded {
            return Flow { next: state.split().into(), ..Flow::default() };
        }
        Flow::next(state.with(true))
    }

    /// A status that a word gives.
    fn status(&self, word: Option<&Word>, state: State) -> Vec<State> {
        match word.map(|word| self.expanded(word, &state)) {
            None => vec![state],
            Some(Value::Text(text)) => {
                // Bash counts modulo 256.
                let good = text.trim().parse::<i64>().is_ok_and(|code| code.rem_euclid(256) == 0);
                vec![state.with(good)]
            }
            Some(Value::Failed) => vec![state.with(false)],
            Some(_) => state.split().into(),
        }
    }

    fn exit(&self, simple: &Simple, state: State) -> Flow {
        Flow { exits: self.status(simple.words.get(1), state), ..Flow::default() }
    }

    fn returned(&self, simple: &Simple, state: State) -> Flow {
        Flow { returns: self.status(simple.words.get(1), state), ..Flow::default() }
    }

    fn wait(argv: &Argv, state: State, guarded: bool) -> Flow {
        let waits_for_one = argv.operands().next().is_some() || argv.has("-n");
        if !state.lost || !waits_for_one {
            return Flow::next(state.with(true));
        }
        // Which process is meant is not followed: with one it is that one.
        let mut flow = Flow::default();
        for state in state.split() {
            flow.merge(Self::settle(state, guarded));
        }
        flow
    }
}

fn levels(word: Option<&str>) -> usize {
    word.and_then(|word| word.parse().ok()).unwrap_or(1)
}

/// `set -euo pipefail`, `set +e` and the like.
fn set(argv: &Argv, state: State) -> State {
    let mut state = state.with(true);
    let mut words = argv.arguments().iter();
    while let Some(word) = words.next() {
        let on = word.starts_with('-');
        if !on && !word.starts_with('+') || word == "--" {
            break;
        }
        if word.contains('e') {
            state.errexit = on;
        }
        if word.ends_with('o') {
            match words.next().map(String::as_str) {
                Some("errexit") => state.errexit = on,
                Some("pipefail") => state.pipefail = on,
                _ => {}
            }
        }
    }
    state
}
