//! How the loss of a failure is told, whatever it is that fails.

use prr_sdk::{Finding, Place, fail};

use crate::messages as m;
use crate::plan::{Act, Loss, Reason};

/// A failure that stops nothing.
pub(super) fn lost(subject: &str, act: &Act<'_>, loss: &Loss) -> Finding {
    let found = match loss {
        Loss::Script(Reason::Loop, Some(head)) => {
            fail(subject, head.clone()).because(m::LOST_LOOP).related(act.place.clone(), m::ASKED_HERE, &[])
        }
        Loss::Script(reason, other) => {
            let found = fail(subject, act.place.clone()).because(message(*reason));
            match other {
                Some(other) => found.related(other.clone(), m::LOST_HERE, &[]),
                None => found,
            }
        }
        Loss::Tolerated(at) => at_another(subject, at, act, m::LOST_TOLERATED),
        Loss::Condition(at) => at_another(subject, at, act, m::LOST_CONDITION),
    };
    let fix = match loss {
        Loss::Script(reason, _) => fix(*reason),
        Loss::Tolerated(_) => m::FIX_TOLERATED,
        Loss::Condition(_) => m::FIX_CONDITION,
    };
    found.with("command", act.shown.as_str()).fix(fix, &[], snippet(loss, act))
}

fn at_another(subject: &str, at: &Place, act: &Act<'_>, because: prr_sdk::Message) -> Finding {
    fail(subject, at.clone()).because(because).related(act.place.clone(), m::FAILS_HERE, &[])
}

const fn message(reason: Reason) -> prr_sdk::Message {
    match reason {
        Reason::Background => m::LOST_BACKGROUND,
        Reason::Or => m::LOST_OR,
        Reason::And => m::LOST_AND,
        Reason::Pipe => m::LOST_PIPE,
        Reason::Condition => m::LOST_IF,
        Reason::Loop => m::LOST_LOOP,
        Reason::Substitution => m::LOST_SUBSTITUTION,
        Reason::Negated => m::LOST_NEGATED,
        Reason::Answer => m::LOST_ANSWER,
        Reason::GoesOn => m::LOST_GOES_ON,
    }
}

const fn fix(reason: Reason) -> prr_sdk::Message {
    match reason {
        Reason::Background => m::FIX_BACKGROUND,
        Reason::Or => m::FIX_OR,
        Reason::And | Reason::GoesOn => m::FIX_OWN_LINE,
        Reason::Pipe => m::FIX_PIPE,
        Reason::Condition | Reason::Negated => m::FIX_IF,
        Reason::Loop => m::FIX_LOOP,
        Reason::Substitution => m::FIX_SUBSTITUTION,
        Reason::Answer => m::FIX_ANSWER,
    }
}

/// Something to paste, where it can be told without knowing more.
fn snippet(loss: &Loss, act: &Act<'_>) -> Option<String> {
    match loss {
        Loss::Script(Reason::Loop, _) if !act.written.is_empty() => {
            Some(format!("for try in $(seq 1 30); do\n  if {}; then exit 0; fi\n  sleep 10\ndone\nexit 1", act.written))
        }
        Loss::Script(Reason::Pipe, _) => Some("set -o pipefail".to_owned()),
        _ => None,
    }
}
