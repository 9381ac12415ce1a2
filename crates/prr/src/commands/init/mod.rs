//! `prr init`: a first prr.yaml from what a tree declares.

mod file;
mod found;
mod messages;

use std::path::Path;

use prr_inventory::survey;
use prr_model::{ExitCode, GateError};

use crate::cli::InitArguments;
use crate::commands::messages as m;
use crate::error::Error;
use crate::tree::{CONFIGURATION, Tree};
use crate::ui::Ui;

pub(crate) fn run(arguments: &InitArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let target = match &arguments.output {
        Some(path) => path.clone(),
        None if arguments.path.as_os_str() == "." => CONFIGURATION.into(),
        None => arguments.path.join(CONFIGURATION),
    };
    let to_stdout = arguments.stdout || target.as_os_str() == "-";
    if arguments.path.is_file() {
        let about = [m::text("path", &arguments.path.display().to_string())];
        return Err(Error::usage(m::NO_FOLDER.localized(&about), Some(m::NO_FOLDER_HINT.localized(&[]))));
    }
    // What is there was written by somebody; a link that leads nowhere is something too.
    if !to_stdout && !arguments.force && target.symlink_metadata().is_ok() {
        return Err(is_there(&target));
    }
    let tree = Tree::without_configuration(&arguments.path)?;
    let inventory = tree.load(prr_manifest::RenderMode::Never);
    let unread = inventory.errors.iter().filter(|error| !is_configuration(error)).inspect(|error| ui.gate_error(error));
    let unread = unread.count();
    let services = found::services(survey(&prr_inventory::Tree {
        inventory: &inventory,
        config: &tree.config,
        repositories: &[],
    }));
    let text = file::text(&services, ui.language);
    if to_stdout {
        Ui::say(&text)?;
    } else {
        Ui::write(&target, &text)?;
        let about = [m::text("path", &target.display().to_string()), m::text("count", &services.len().to_string())];
        Ui::note(&m::INITIALISED.text(ui.language, &about));
    }
    // A service may stand in what could not be read.
    Ok(if unread == 0 { ExitCode::Allow } else { ExitCode::Undecided })
}

/// What is to be replaced may be broken.
fn is_configuration(error: &GateError) -> bool {
    error.location.as_ref().is_some_and(|location| location.path == CONFIGURATION)
}

fn is_there(path: &Path) -> Error {
    let about = [m::text("path", &path.display().to_string())];
    Error::usage(m::IS_THERE.localized(&about), Some(m::IS_THERE_HINT.localized(&[])))
}
