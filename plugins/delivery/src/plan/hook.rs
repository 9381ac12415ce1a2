//! Jobs that Argo CD runs around a synchronisation: what they do, and what a failure of it does to the Job. A Job that fails ends its phase.

use std::rc::Rc;

use prr_sdk::Node;

use super::act::of_shell;
use super::gate::script_of;
use super::{Act, Doing, Holding};
use crate::known;
use crate::shell::of_words;
use crate::written::{Body, Hook, Step, When};

/// Everything that a hook does for a release.
pub(crate) fn of_hook<'a>(hook: &Hook<'a>) -> Vec<(Act<'a>, Holding)> {
    let step = Rc::new(Step {
        node: hook.node,
        id: None,
        name: "",
        body: Body::Nothing,
        when: When::Good,
        tolerated: None,
        minutes: None,
    });
    let mut found = Vec::new();
    for shell in &hook.shells {
        let mut acts = Vec::new();
        of_shell(shell, 0, &step, &mut acts);
        found.extend(acts.into_iter().map(|act| {
            let holding = script_of(shell, &act, Some(hook.minutes.unwrap_or(f64::INFINITY)));
            (act, holding)
        }));
    }
    // What is started without a shell ends the container with its own exit code.
    let programs = hook.programs.iter().filter_map(|words| program(words, &step));
    found.extend(programs.map(|act| (act, Holding::Holds)));
    found
}

fn program<'a>(words: &[Node<'a>], step: &Rc<Step<'a>>) -> Option<Act<'a>> {
    let texts = words.iter().map(|word| word.text().unwrap_or("$").to_owned()).collect();
    let argv = of_words(texts)?;
    Some(Act {
        step: 0,
        role: known::of_command(&argv)?,
        doing: Doing::Action,
        place: (*words.first()?).into(),
        shown: argv.shown(),
        written: "",
        of: step.clone(),
    })
}
