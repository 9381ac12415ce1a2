use std::io;

use prr_inventory::survey;
use prr_model::ExitCode;
use prr_model::inventory::ServiceInventory;
use prr_report::inventory::{self, TableOptions};

use crate::cli::{InventoryArguments, InventoryFormat};
use crate::commands::messages as m;
use crate::error::Error;
use crate::tree::Tree;
use crate::ui::Ui;

/// Services that a hint names.
const MOST_NAMES: usize = 20;

pub(crate) fn run(arguments: &InventoryArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let tree = Tree::at(&arguments.path, arguments.revision.as_deref())?;
    let read = tree.load(arguments.render.into());
    for error in &read.errors {
        ui.gate_error(error);
    }
    let exit = if read.errors.is_empty() { ExitCode::Allow } else { ExitCode::Undecided };
    let repositories = prr_manifest::remotes(&arguments.path);
    let mut whole =
        survey(&prr_inventory::Tree { inventory: &read, config: &tree.config, repositories: &repositories });
    tree.tell_of_files(&mut whole)?;
    // What was not found may stand in what could not be read.
    let chosen = choose(whole, arguments.service.as_deref()).map_err(|error| match exit {
        ExitCode::Undecided => Error { exit, ..error },
        _ => error,
    })?;
    let write = |out: &mut dyn io::Write| write(&chosen, arguments, ui, out);
    match &arguments.output {
        None => Ui::say_with(write)?,
        Some(path) => Ui::write_with(path, write)?,
    }
    // The process ends here, and the system takes back a large tree at once instead of piece by piece.
    std::mem::forget((tree, read, chosen));
    Ok(exit)
}

fn choose(whole: ServiceInventory, service: Option<&str>) -> Result<ServiceInventory, Error> {
    let Some(name) = service else { return Ok(whole) };
    whole.of_service(name).ok_or_else(|| {
        let names: Vec<&str> = whole.services.iter().map(|service| &*service.name).take(MOST_NAMES).collect();
        let near =
            whole.services.iter().map(|service| &*service.name).min_by_key(|known| strsim::levenshtein(known, name));
        let hint = match near.filter(|near| strsim::levenshtein(near, name) <= 2) {
            Some(near) => m::DID_YOU_MEAN.localized(&[m::text("check", near)]),
            None if names.is_empty() => m::NO_SERVICES_HINT.localized(&[]),
            None => m::OBJECTIVES_HINT.localized(&[m::text("names", &names.join(", "))]),
        };
        Error::usage(m::NO_SERVICE.localized(&[m::text("name", name)]), Some(hint))
    })
}

fn write(
    chosen: &ServiceInventory,
    arguments: &InventoryArguments,
    ui: &Ui,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let text = match arguments.format {
        InventoryFormat::Json => return inventory::write_json(chosen, out),
        InventoryFormat::Mermaid => inventory::mermaid(chosen, ui.language),
        InventoryFormat::Table => {
            let options =
                TableOptions { language: ui.language, width: Ui::width(), detail: arguments.service.is_some() };
            inventory::table(chosen, &options)
        }
    };
    out.write_all(text.as_bytes())
}
