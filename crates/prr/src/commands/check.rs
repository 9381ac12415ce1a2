use std::io;

use prr_engine::{Judgement, Plan, PlanFault, Settings, judge};
use prr_manifest::Inventory;
use prr_model::ExitCode;
use prr_plugin::Plugin;
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, UtcOffset};

use crate::cli::{CheckArguments, Format};
use crate::commands::messages as m;
use crate::error::{Cause, Error};
use crate::plugins::{self, Loaded};
use crate::tree::Tree;
use crate::ui::Ui;

pub(crate) fn run(arguments: &CheckArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let settings = settings(arguments)?;
    let threads = arguments.threads.map_or_else(rayon::current_num_threads, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool
        .map_err(|error| Error::undecided(m::NO_SANDBOX.localized(&[m::text("detail", &error.to_string())]), None))?;
    pool.install(|| {
        let tree = Tree::of(&arguments.source)?;
        for exclude in tree.unused_exclusions() {
            let said = m::UNUSED_EXCLUDE.text(ui.language, &[m::text("path", &exclude.path)]);
            Ui::note(&format!("{}: {said}", exclude.location));
        }
        // Plugins load while files are read: neither waits for the other.
        let (inventory, loaded) = rayon::join(
            || tree.load(arguments.render.into()),
            || plugins::host(threads).and_then(|host| plugins::load(&host, &arguments.plugins)),
        );
        let Loaded { plugins, errors } = loaded?;
        let plugins: Vec<&dyn Plugin> = plugins.iter().map(|plugin| plugin as &dyn Plugin).collect();
        let plan = Plan::new(&tree.config, &plugins).map_err(cannot_plan)?;
        let judgement = judge(&inventory, &tree.config, &plan, &plugins, errors, &settings);
        let told = tell(arguments, ui, &inventory, &plugins, &judgement);
        // The process ends here, and the system takes back a large tree at once instead of piece by piece.
        std::mem::forget((inventory, judgement));
        told
    })
}

fn settings(arguments: &CheckArguments) -> Result<Settings, Error> {
    let now = match &arguments.now {
        None => OffsetDateTime::now_utc(),
        Some(text) => time_of(text).ok_or_else(|| {
            Error::usage(m::NOT_A_TIME.localized(&[m::text("detail", text)]), Some(m::NOT_A_TIME_HINT.localized(&[])))
        })?,
    };
    let now = now.to_offset(UtcOffset::UTC).replace_nanosecond(0).unwrap_or(now);
    Ok(Settings {
        effective_time: now.unix_timestamp(),
        effective_time_text: now.format(&Rfc3339).unwrap_or_default(),
        strict: arguments.strict,
    })
}

pub(super) fn time_of(text: &str) -> Option<OffsetDateTime> {
    let day = time::macros::format_description!("[year]-[month]-[day]");
    OffsetDateTime::parse(text, &Rfc3339).ok().or_else(|| Some(Date::parse(text, &day).ok()?.midnight().assume_utc()))
}

fn cannot_plan(faults: Vec<PlanFault>) -> Error {
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

/// The texts that snippets are cut from.
struct Texts<'a>(&'a Inventory);

impl prr_report::Sources for Texts<'_> {
    fn text(&self, path: &str) -> Option<&str> {
        self.0.source(path).map(|manifest| manifest.arena().text())
    }
}

fn tell(
    arguments: &CheckArguments,
    ui: &Ui,
    inventory: &Inventory,
    plugins: &[&dyn Plugin],
    judgement: &Judgement,
) -> Result<ExitCode, Error> {
    let report = &judgement.report;
    if arguments.verbose {
        for (plugin, line) in &judgement.log {
            Ui::note(&format!("[{plugin}] {line}"));
        }
    }
    let write = |out: &mut dyn io::Write| match arguments.format {
        Format::Json => prr_report::write_json(report, ui.language, out),
        Format::Sarif => out.write_all(prr_report::sarif(report, &rules(plugins), ui.language).as_bytes()),
        Format::Terminal => {
            let options = prr_report::TerminalOptions {
                language: ui.language,
                colour: ui.colour() && arguments.output.is_none(),
                width: Ui::width(),
                verbose: arguments.verbose,
            };
            out.write_all(prr_report::terminal(report, &Texts(inventory), &options).as_bytes())
        }
    };
    match &arguments.output {
        None => Ui::say_with(write)?,
        Some(path) => {
            Ui::write_with(path, write)?;
            let shown = path.display().to_string();
            let about = [m::text("verdict", report.verdict.as_str()), m::text("path", &shown)];
            Ui::note(&m::WRITTEN.text(ui.language, &about));
        }
    }
    Ok(report.exit_code())
}

fn rules(plugins: &[&dyn Plugin]) -> Vec<prr_report::Rule> {
    let rule = |plugin: &&dyn Plugin| {
        let name = plugin.description().name.clone();
        let rule = move |check: &prr_plugin::CheckInfo| prr_report::Rule {
            id: check.id.clone(),
            title: super::explain::title(check).to_owned(),
            documentation: check.documentation.clone(),
            severity: check.severity,
            plugin: name.clone(),
        };
        plugin.description().checks.iter().map(rule).collect::<Vec<_>>()
    };
    plugins.iter().flat_map(rule).collect()
}
