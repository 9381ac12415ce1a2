//! Ways back where Argo CD applies what a repository says: it has its own idea of what should run.

use prr_sdk::{Finding, fail, pass, unknown};

use crate::known::Role;
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Act, Holding, of_hook};
use crate::written::Hook;

/// Jobs that run when a synchronisation fails.
pub(super) fn hooks(model: &Model<'_>) -> Vec<Finding> {
    let hooks = model.written.hooks.iter().filter(|hook| hook.is_in("SyncFail"));
    hooks.map(|hook| of_one(model, hook).with("release", hook.name)).collect()
}

fn of_one(model: &Model<'_>, hook: &Hook<'_>) -> Finding {
    let acts = of_hook(hook);
    let mut back = acts.iter().filter(|(act, _)| act.role == Role::RollsBack);
    let Some((act, holding)) = back.clone().find(|(_, holding)| !matches!(holding, Holding::Unreached)).or(back.next())
    else {
        return unknown(hook.name, hook.node).because(m::SYNC_FAIL_TELLS);
    };
    if let Some(found) = refused(model, hook.name, act) {
        return found;
    }
    let at = act.place.clone();
    let healing = model.written.applications.iter().filter_map(|application| application.heals);
    let found = match (holding, healing.clone().count()) {
        (Holding::Unreached, _) => fail(hook.name, at).because(m::SYNC_FAIL_NEVER),
        (_, 0) => pass(hook.name, at).because(m::SYNC_FAIL_RETURNS).proof(hook.node),
        (_, all) if all == model.written.applications.len() => {
            healing.fold(fail(hook.name, at).because(m::HEALED), |found, node| found.related(node, m::HEALS_HERE, &[]))
        }
        // Which of the applications it belongs to is not said.
        _ => healing.fold(unknown(hook.name, at).because(m::MAY_BE_HEALED), |found, node| {
            found.related(node, m::HEALS_HERE, &[])
        }),
    };
    found.with("command", act.shown.as_str())
}

/// `argocd app rollback` of an application that follows its repository by itself: the server refuses it.
pub(super) fn refused(model: &Model<'_>, name: &str, act: &Act<'_>) -> Option<Finding> {
    let words = act.shown.strip_prefix("argocd app rollback ")?;
    let named = words.split_whitespace().find(|word| !word.starts_with('-'))?;
    // An application may be named with its namespace in front.
    let named = named.rsplit('/').next()?;
    let application = model.written.applications.iter().find(|application| application.name == named)?;
    let found = fail(name, act.place.clone()).because(m::ROLLBACK_REFUSED).with("application", named);
    let found = found.with("command", act.shown.as_str());
    Some(found.related(application.automated?, m::FOLLOWS_HERE, &[]).fix(m::REVERT_INSTEAD, &[], None))
}
