use std::rc::Rc;

use prr_sdk::Place;

use super::Flat;
use crate::known::{self, Role};
use crate::shell::{self, Hold};
use crate::written::{Body, Job, Shell, Step};

/// Something that a step does for a release.
#[derive(Clone, Debug)]
pub(crate) struct Act<'a> {
    /// The step's number in its stage.
    pub step: usize,
    pub role: Role,
    pub doing: Doing,
    pub place: Place,
    /// As it is shown to people.
    pub shown: String,
    /// As it is written, where that is one line.
    pub written: &'a str,
    pub of: Rc<Step<'a>>,
}

#[derive(Clone, Debug)]
pub(crate) enum Doing {
    /// A command: the piece of the script and the command's number in it, and what stands around it.
    Command {
        piece: usize,
        id: usize,
        holds: Vec<Hold>,
    },
    Action,
}

/// Steps of a job with those of its actions, in their order.
pub(super) fn flat<'a>(job: &Job<'a>) -> Vec<Flat<'a>> {
    let mut steps = Vec::new();
    add(&job.steps, &[], &mut steps);
    steps
}

fn add<'a>(from: &[Rc<Step<'a>>], around: &[Rc<Step<'a>>], into: &mut Vec<Flat<'a>>) {
    for step in from {
        if let Body::Composite(inner) = &step.body {
            let around: Vec<_> = around.iter().chain([step]).cloned().collect();
            add(inner, &around, into);
        } else {
            into.push(Flat { step: step.clone(), around: around.to_vec() });
        }
    }
}

/// What the steps do.
pub(super) fn acts<'a>(job: &Job<'a>, steps: &[Flat<'a>]) -> Vec<Act<'a>> {
    let mut acts = Vec::new();
    let job_returns = known::is_named(job.id, known::ROLLBACK_NAMES);
    for (index, flat) in steps.iter().enumerate() {
        let step = &flat.step;
        let named = job_returns
            || known::is_named(step.name, known::ROLLBACK_NAMES)
            || step.id.is_some_and(|id| known::is_named(id, known::ROLLBACK_NAMES));
        let before = acts.len();
        match &step.body {
            Body::Run(_) => of_script(index, step, &mut acts),
            Body::Uses(action) => acts.extend(known::of_action(action).map(|role| Act {
                step: index,
                role,
                doing: Doing::Action,
                place: action.node.into(),
                shown: action.action.to_owned(),
                written: action.action,
                of: step.clone(),
            })),
            Body::Composite(_) | Body::Nothing => {}
        }
        let deploys = [job.id, step.name].iter().any(|name| known::is_named(name, known::DEPLOY_NAMES));
        for act in acts[before..].iter_mut().filter(|act| act.role == Role::Reaches && deploys) {
            act.role = known::DEPLOYS_SOMEHOW;
        }
        // A step that is called a rollback is one, whatever it is made of: its deployment is of the version before.
        if named {
            let first = acts.get(before).map(|act| (act.doing.clone(), act.place.clone(), act.shown.clone()));
            acts.truncate(before);
            let (doing, place, shown) =
                first.or_else(|| anything(step)).unwrap_or((Doing::Action, step.node.into(), step.name.to_owned()));
            acts.push(Act { step: index, role: Role::RollsBack, doing, place, shown, written: "", of: step.clone() });
        }
    }
    acts
}

fn of_script<'a>(index: usize, step: &Rc<Step<'a>>, acts: &mut Vec<Act<'a>>) {
    if let Body::Run(shell) = &step.body {
        of_shell(shell, index, step, acts);
    }
}

/// What the texts of a shell do.
pub(super) fn of_shell<'a>(shell: &Shell<'a>, index: usize, step: &Rc<Step<'a>>, acts: &mut Vec<Act<'a>>) {
    if shell.options.is_none() {
        return;
    }
    for (number, piece) in shell.pieces.iter().enumerate() {
        let Some(script) = &piece.script else { continue };
        for placed in shell::commands(script) {
            let Some(argv) = shell::argv(placed.simple) else { continue };
            let Some(role) = known::of_command(&argv) else { continue };
            acts.push(Act {
                step: index,
                role,
                place: Place::within(piece.node, placed.command.span.clone()),
                shown: argv.shown(),
                written: piece
                    .text
                    .get(placed.command.span.clone())
                    .filter(|text| !text.contains('\n'))
                    .unwrap_or_default(),
                doing: Doing::Command { piece: number, id: placed.command.id, holds: placed.holds },
                of: step.clone(),
            });
        }
    }
}

/// The first command of a script.
fn anything(step: &Step<'_>) -> Option<(Doing, Place, String)> {
    let Body::Run(shell) = &step.body else { return None };
    let (number, piece) = shell.pieces.iter().enumerate().find(|(_, piece)| piece.script.is_some())?;
    let placed = shell::commands(piece.script.as_ref()?).into_iter().next()?;
    let argv = shell::argv(placed.simple)?;
    let (place, shown) = (Place::within(piece.node, placed.command.span.clone()), argv.shown());
    Some((Doing::Command { piece: number, id: placed.command.id, holds: placed.holds }, place, shown))
}
