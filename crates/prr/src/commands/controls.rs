use std::path::Path;

use prr_engine::assess;
use prr_model::{ControlReport, ExitCode};
use prr_policy::Packs;
use prr_policy::framework::{Catalogue, Framework};
use prr_report::controls::{self, TableOptions};
use time::OffsetDateTime;

use crate::cli::{ControlsArguments, ControlsFormat};
use crate::commands::judging::{self, Judged};
use crate::commands::messages as m;
use crate::error::Error;
use crate::plugins;
use crate::tree::Tree;
use crate::ui::Ui;

pub(crate) fn run(arguments: &ControlsArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let catalogue = Catalogue::builtin();
    let (named, path) = what_and_where(catalogue, arguments);
    let wanted = named.map(|name| framework(catalogue, name)).transpose()?;
    let settings = judging::settings(arguments.judging.now.as_deref(), false)?;
    let on = OffsetDateTime::from_unix_timestamp(settings.effective_time).map_or(time::Date::MIN, OffsetDateTime::date);
    let mut tree = Tree::at(path, arguments.revision.as_deref())?;
    // Who asks for controls asks for all that is known of them.
    if matches!(tree.config.packs, Packs::All { .. }) {
        tree.config.packs = Packs::All { compliance: true };
    }
    let loaded = plugins::load(&plugins::host(rayon::current_num_threads())?, &arguments.judging.plugins)?;
    let Judged { plan, judgement, .. } = judging::judged(&tree, loaded, arguments.judging.render, &settings)?;
    for error in &judgement.report.errors {
        ui.gate_error(error);
    }
    let declared = |framework: &&Framework| match &tree.config.frameworks {
        Some(list) => list.contains(&framework.id),
        None => true,
    };
    let frameworks: Vec<&Framework> =
        wanted.map_or_else(|| catalogue.frameworks().filter(declared).collect(), |framework| vec![framework]);
    let assessed = |framework: &&Framework| assess(catalogue, framework, on, &plan, &judgement.report);
    let reports: Vec<ControlReport> = frameworks.iter().map(assessed).collect();
    let text = written(&reports, wanted.is_some(), arguments, ui);
    match &arguments.output {
        None => Ui::say(&text)?,
        Some(path) => Ui::write(path, &text)?,
    }
    Ok(if judgement.report.errors.is_empty() { ExitCode::Allow } else { ExitCode::Undecided })
}

/// A path alone is a path: `prr controls .` is typed as `prr check .` is.
fn what_and_where<'a>(catalogue: &Catalogue, arguments: &'a ControlsArguments) -> (Option<&'a str>, &'a Path) {
    let named = arguments.framework.as_deref();
    let alone = arguments.path.as_os_str() == ".";
    let path = named.filter(|name| alone && catalogue.framework(name).is_none()).map(Path::new);
    match path.filter(|path| path.exists()) {
        Some(path) => (None, path),
        None => (named, &arguments.path),
    }
}

fn framework<'a>(catalogue: &'a Catalogue, name: &str) -> Result<&'a Framework, Error> {
    catalogue.framework(name).ok_or_else(|| {
        let names = || catalogue.frameworks().map(|framework| framework.id.as_str());
        let hint = match prr_policy::nearest(name, names()) {
            Some(near) => m::DID_YOU_MEAN.localized(&[m::text("check", near)]),
            None => m::FRAMEWORKS_HINT.localized(&[m::text("names", &names().collect::<Vec<_>>().join(", "))]),
        };
        Error::usage(m::NO_FRAMEWORK.localized(&[m::text("name", name)]), Some(hint))
    })
}

/// Of many frameworks a table shows numbers; the other formats show everything of each.
fn written(reports: &[ControlReport], one: bool, arguments: &ControlsArguments, ui: &Ui) -> String {
    let language = ui.language;
    let each = |write: &dyn Fn(&ControlReport) -> String| reports.iter().map(write).collect::<Vec<_>>().join("\n");
    match arguments.format {
        ControlsFormat::Json => controls::json(reports),
        ControlsFormat::Markdown => each(&|report| controls::markdown(report, language)),
        ControlsFormat::Html => controls::html(reports, language),
        ControlsFormat::Table if !one && !arguments.all => controls::overview(reports, language, Ui::width()),
        ControlsFormat::Table => {
            let options = TableOptions { language, width: Ui::width(), all: arguments.all };
            each(&|report| controls::table(report, &options))
        }
    }
}
