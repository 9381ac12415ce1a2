//! What every command that judges a tree does.

use prr_engine::{Asked, Judgement, Plan, PlanFault, Settings, judge};
use prr_manifest::Inventory;
use prr_model::ExitCode;
use prr_plugin::{Plugin, SandboxedPlugin};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, UtcOffset};

use crate::cli::Render;
use crate::commands::messages as m;
use crate::error::{Cause, Error};
use crate::plugins::Loaded;
use crate::tree::Tree;

/// A tree that was judged, and by what.
pub(crate) struct Judged {
    pub(crate) inventory: Inventory,
    pub(crate) plugins: Vec<SandboxedPlugin>,
    pub(crate) plan: Plan,
    pub(crate) judgement: Judgement,
}

/// Reads what plugins ask for of a tree, and asks them, on the threads of the current rayon pool.
pub(crate) fn judged(tree: &Tree, loaded: Loaded, render: Render, settings: &Settings) -> Result<Judged, Error> {
    let Loaded { plugins, errors } = loaded;
    let known: Vec<&dyn Plugin> = plugins.iter().map(|plugin| plugin as &dyn Plugin).collect();
    let plan = Plan::new(&tree.config, &known).map_err(cannot_plan)?;
    let asked = Asked::of(&known, &plan);
    let inventory = tree.load_asked(render.into(), &|manifest| asked.documents(manifest));
    let judgement = judge(&inventory, &tree.config, &plan, &asked, errors, settings);
    Ok(Judged { inventory, plugins, plan, judgement })
}

/// The time as of which a tree is judged, the present unless one is given, and how strictly.
pub(crate) fn settings(now: Option<&str>, strict: bool) -> Result<Settings, Error> {
    let now = match now {
        None => OffsetDateTime::now_utc(),
        Some(text) => time_of(text).ok_or_else(|| {
            Error::usage(m::NOT_A_TIME.localized(&[m::text("detail", text)]), Some(m::NOT_A_TIME_HINT.localized(&[])))
        })?,
    };
    let now = now.to_offset(UtcOffset::UTC).replace_nanosecond(0).unwrap_or(now);
    Ok(Settings {
        effective_time: now.unix_timestamp(),
        effective_time_text: now.format(&Rfc3339).unwrap_or_default(),
        strict,
    })
}

fn time_of(text: &str) -> Option<OffsetDateTime> {
    let day = time::macros::format_description!("[year]-[month]-[day]");
    OffsetDateTime::parse(text, &Rfc3339).ok().or_else(|| Some(Date::parse(text, &day).ok()?.midnight().assume_utc()))
}

/// Why checks, packs and configuration do not fit together.
pub(crate) fn cannot_plan(faults: Vec<PlanFault>) -> Error {
    let collision = faults.iter().any(|fault| matches!(fault, PlanFault::Collision { .. }));
    let cause = |fault| match fault {
        PlanFault::Configuration { location, message, hint } => Cause { location: Some(location), message, hint },
        PlanFault::Collision { check, first, second } => {
            let about = [m::text("check", &check), m::text("first", &first), m::text("second", &second)];
            let (message, hint) = (m::COLLISION.localized(&about), Some(m::COLLISION_HINT.localized(&about)));
            Cause { location: None, message, hint }
        }
    };
    let exit = if collision { ExitCode::Undecided } else { ExitCode::Usage };
    Error { exit, causes: faults.into_iter().map(cause).collect() }
}
