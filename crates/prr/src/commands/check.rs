use std::fs;
use std::path::Path;

use prr_document::read::Limits;
use prr_engine::{Judgement, Plan, PlanFault, Settings, judge};
use prr_manifest::{Exclude, Excludes, Inventory, ListError, Listing, list, load};
use prr_model::ExitCode;
use prr_plugin::Plugin;
use prr_policy::{Config, Exclusion, read_config};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, UtcOffset};

use crate::cli::{CheckArguments, Format};
use crate::commands::messages as m;
use crate::error::{Cause, Error};
use crate::plugins::{self, Loaded};
use crate::ui::Ui;

/// The name of the configuration, at the root of the tree.
const CONFIGURATION: &str = "prr.yaml";

pub(crate) fn run(arguments: &CheckArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let settings = settings(arguments)?;
    let threads = arguments.threads.map_or_else(rayon::current_num_threads, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool
        .map_err(|error| Error::undecided(m::NO_SANDBOX.localized(&[m::text("detail", &error.to_string())]), None))?;
    pool.install(|| {
        let listing = list(&arguments.path).map_err(cannot_list)?;
        let config = configuration(&listing.root)?;
        let excludes = excludes(&config)?;
        for exclude in config.excludes.iter().filter(|exclude| !covers_something(&excludes, exclude, &listing)) {
            let said = m::UNUSED_EXCLUDE.text(ui.language, &[m::text("path", &exclude.path)]);
            Ui::note(&format!("{}: {said}", exclude.location));
        }
        // Plugins load while files are read: neither waits for the other.
        let (inventory, loaded) = rayon::join(
            || load(&listing, &excludes, &Limits::default()),
            || plugins::host(threads).and_then(|host| plugins::load(&host, &arguments.plugins)),
        );
        let Loaded { plugins, errors } = loaded?;
        let plugins: Vec<&dyn Plugin> = plugins.iter().map(|plugin| plugin as &dyn Plugin).collect();
        let plan = Plan::new(&config, &plugins).map_err(cannot_plan)?;
        let judgement = judge(&inventory, &config, &plan, &plugins, errors, &settings);
        tell(arguments, ui, &inventory, &plugins, &judgement)
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

fn time_of(text: &str) -> Option<OffsetDateTime> {
    let day = time::macros::format_description!("[year]-[month]-[day]");
    OffsetDateTime::parse(text, &Rfc3339).ok().or_else(|| Some(Date::parse(text, &day).ok()?.midnight().assume_utc()))
}

fn configuration(root: &Path) -> Result<Config, Error> {
    let path = root.join(CONFIGURATION);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Config { packs: all_packs(), ..Config::default() });
        }
        Err(error) => {
            let about = [m::text("path", CONFIGURATION), m::text("detail", &error.to_string())];
            return Err(Error::usage(m::CANNOT_READ.localized(&about), None));
        }
    };
    read_config(CONFIGURATION, &text).map_err(|faults| {
        let cause = |fault: prr_policy::Fault| Cause {
            location: Some(fault.location),
            message: fault.message,
            hint: fault.hint,
        };
        Error::configuration(faults.into_iter().map(cause).collect())
    })
}

fn all_packs() -> Vec<String> {
    prr_policy::PACKS.iter().map(|(name, _)| (*name).to_owned()).collect()
}

fn excludes(config: &Config) -> Result<Excludes, Error> {
    let written =
        config.excludes.iter().map(|exclude| Exclude { path: exclude.path.clone(), reason: exclude.reason.clone() });
    Excludes::new(written.collect()).map_err(|error| {
        let exclude = &config.excludes[error.index];
        let message = m::BAD_EXCLUDE.localized(&[m::text("path", &exclude.path), m::text("detail", &error.message)]);
        Error::configuration(vec![Cause { location: Some(exclude.location.clone()), message, hint: None }])
    })
}

fn covers_something(excludes: &Excludes, exclude: &Exclusion, listing: &Listing) -> bool {
    listing.files.keys().any(|path| excludes.find(path).is_some_and(|(_, found)| found.path == exclude.path))
}

fn cannot_list(error: ListError) -> Error {
    match error {
        ListError::Missing(path) => {
            let about = [m::text("path", &path.display().to_string())];
            Error::usage(m::NO_PATH.localized(&about), Some(m::NO_PATH_HINT.localized(&[])))
        }
        other => Error::undecided(m::CANNOT_LIST.localized(&[m::text("detail", &other.to_string())]), None),
    }
}

fn cannot_plan(faults: Vec<PlanFault>) -> Error {
    let collision = faults.iter().any(|fault| matches!(fault, PlanFault::Collision { .. }));
    let cause = |fault| match fault {
        PlanFault::Configuration { location, message } => Cause { location: Some(location), message, hint: None },
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
        self.0.manifest(path).map(|manifest| manifest.arena().text())
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
    let text = match arguments.format {
        Format::Json => prr_report::json(report, ui.language),
        Format::Sarif => prr_report::sarif(report, &rules(plugins), ui.language),
        Format::Terminal => {
            let options = prr_report::TerminalOptions {
                language: ui.language,
                colour: ui.colour() && arguments.output.is_none(),
                width: Ui::width(),
                verbose: arguments.verbose,
            };
            prr_report::terminal(report, &Texts(inventory), &options)
        }
    };
    if arguments.verbose {
        for (plugin, line) in &judgement.log {
            Ui::note(&format!("[{plugin}] {line}"));
        }
    }
    match &arguments.output {
        None => Ui::say(&text)?,
        Some(path) => {
            let shown = path.display().to_string();
            fs::write(path, text).map_err(|error| {
                let about = [m::text("path", &shown), m::text("detail", &error.to_string())];
                Error::undecided(m::CANNOT_WRITE.localized(&about), None)
            })?;
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
