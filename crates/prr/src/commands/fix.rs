use std::path::Path;

use prr_engine::Plan;
use prr_fix::{Fixed, Gate, WriteError, fix, json, summary, unified};
use prr_manifest::{Rendering, TreeLimits};
use prr_model::ExitCode;
use prr_plugin::Plugin;

use super::judging::{cannot_plan, settings};
use crate::cli::{FixArguments, FixFormat};
use crate::commands::messages as m;
use crate::error::Error;
use crate::plugins::{self, Loaded};
use crate::tree::Tree;
use crate::ui::Ui;

pub(crate) fn run(arguments: &FixArguments, ui: &Ui) -> Result<ExitCode, Error> {
    if arguments.path == Path::new("-") {
        return Err(Error::usage(m::NO_WRITING.localized(&[]), Some(m::NO_WRITING_HINT.localized(&[]))));
    }
    let settings = settings(arguments.judging.now.as_deref(), false)?;
    let mut tree = Tree::at(&arguments.path, arguments.revision.as_deref())?;
    let host = plugins::host(rayon::current_num_threads())?;
    let Loaded { plugins, errors } = plugins::load(&host, &arguments.judging.plugins)?;
    let plugins: Vec<&dyn Plugin> = plugins.iter().map(|plugin| plugin as &dyn Plugin).collect();
    let (listing, excludes, config) = tree.parts();
    let plan = Plan::new(config, &plugins).map_err(cannot_plan)?;
    known(&arguments.checks, &plan)?;
    let gate = Gate {
        config,
        excludes,
        plan: &plan,
        plugins: &plugins,
        load_errors: errors,
        settings,
        limits: TreeLimits::default(),
        rendering: Rendering { mode: arguments.judging.render.into(), path: std::env::var_os("PATH") },
    };
    let wanted = |check: &str| arguments.checks.is_empty() || arguments.checks.iter().any(|wanted| wanted == check);
    let fixed = fix(listing, &gate, &wanted);
    if arguments.write
        && let Some(root) = listing.folder()
    {
        prr_fix::write(root, &fixed.files).map_err(cannot_write)?;
    }
    tell(arguments, ui, &fixed)?;
    for error in &fixed.after.errors {
        ui.gate_error(error);
    }
    Ok(fixed.after.exit_code())
}

/// A slip in a check's name would mend nothing, and look like success.
fn known(checks: &[String], plan: &Plan) -> Result<(), Error> {
    let Some(unknown) = checks.iter().find(|check| plan.policy(check).is_none()) else { return Ok(()) };
    let names = plan.policies().map(|policy| policy.check.as_str());
    let hint = match prr_policy::nearest(unknown, names) {
        Some(name) => m::DID_YOU_MEAN.localized(&[m::text("check", name)]),
        None => m::LIST_HINT.localized(&[]),
    };
    Err(Error::usage(m::UNKNOWN_CHECK.localized(&[m::text("check", unknown)]), Some(hint)))
}

/// Standard output has the changes, so that it can be handed to `git apply`; where they are written, it has the summary.
fn tell(arguments: &FixArguments, ui: &Ui, fixed: &Fixed) -> Result<(), Error> {
    let told = || summary(fixed, arguments.write, ui.language, Ui::width());
    match arguments.format {
        FixFormat::Json => Ui::say(&json(fixed, arguments.write, ui.language)),
        FixFormat::Diff if arguments.write => Ui::say(&told()),
        FixFormat::Diff => {
            Ui::say(&unified(&fixed.files))?;
            Ui::note(told().trim_end());
            Ok(())
        }
    }
}

fn cannot_write(error: WriteError) -> Error {
    match error {
        WriteError::Changed(path) => {
            let about = [m::text("path", &path)];
            Error::undecided(m::CHANGED.localized(&about), Some(m::CHANGED_HINT.localized(&[])))
        }
        WriteError::Outside(path) => Error::undecided(m::OUTSIDE.localized(&[m::text("path", &path)]), None),
        WriteError::Failed { path, error, written } => {
            let about = [m::text("path", &path), m::text("detail", &error.to_string())];
            let files = if written.is_empty() { "-".to_owned() } else { written.join(", ") };
            let hint = m::HALF_WRITTEN.localized(&[m::text("files", &files)]);
            Error::undecided(m::CANNOT_WRITE.localized(&about), Some(hint))
        }
    }
}
