use std::{io, thread};

use prr_engine::Judgement;
use prr_manifest::Inventory;
use prr_model::ExitCode;
use prr_plugin::{CheckInfo, Plugin as _, SandboxedPlugin};

use crate::cli::{CheckArguments, Format};
use crate::commands::judging::{self, Judged};
use crate::commands::messages as m;
use crate::error::Error;
use crate::plugins;
use crate::tree::Tree;
use crate::ui::Ui;

pub(crate) fn run(arguments: &CheckArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let settings = judging::settings(arguments.judging.now.as_deref(), arguments.strict)?;
    // The machine is asked and not rayon, which would start a pool of its own to tell.
    let available = || thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.map_or_else(available, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool
        .map_err(|error| Error::undecided(m::NO_SANDBOX.localized(&[m::text("detail", &error.to_string())]), None))?;
    pool.install(|| {
        // Plugins load while files are listed: neither waits for the other. What they ask for decides what is kept of the files.
        let (tree, loaded) = rayon::join(
            || Tree::of(&arguments.source),
            || plugins::host(threads).and_then(|host| plugins::load(&host, &arguments.judging.plugins)),
        );
        let tree = tree?;
        for exclude in tree.unused_exclusions() {
            let said = m::UNUSED_EXCLUDE.text(ui.language, &[m::text("path", &exclude.path)]);
            Ui::note(&format!("{}: {said}", exclude.location));
        }
        let judged = judging::judged(&tree, loaded?, arguments.judging.render, &settings)?;
        let Judged { inventory, plugins, judgement, .. } = &judged;
        let told = tell(arguments, ui, inventory, plugins, judgement);
        // The process ends here, and the system takes back a large tree at once instead of piece by piece.
        std::mem::forget(judged);
        told
    })
}

/// What snippets are cut from.
struct Texts<'a>(&'a Inventory);

impl prr_report::Sources for Texts<'_> {
    fn lines(&self, path: &str, first: usize, last: usize) -> Option<&str> {
        self.0.source(path)?.lines(first, last)
    }
}

fn tell(
    arguments: &CheckArguments,
    ui: &Ui,
    inventory: &Inventory,
    plugins: &[SandboxedPlugin],
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
        Format::Sarif => prr_report::write_sarif(report, &rules(plugins), ui.language, out),
        Format::Terminal => {
            let options = prr_report::TerminalOptions {
                language: ui.language,
                colour: ui.colour() && arguments.output.is_none(),
                width: Ui::width(),
                verbose: arguments.verbose,
            };
            prr_report::write_terminal(report, &Texts(inventory), &options, out)
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

/// What SARIF tells of every check. A plugin that cannot tell its pages cannot be asked either, of which the report tells.
fn rules(loaded: &[SandboxedPlugin]) -> Vec<prr_report::Rule> {
    let rule = |(plugin, check): (&SandboxedPlugin, &CheckInfo)| prr_report::Rule {
        id: check.id.clone(),
        title: check.title.clone(),
        documentation: plugin.page(&check.id).unwrap_or_default().to_owned(),
        severity: check.severity,
        plugin: plugin.description().name.clone(),
    };
    plugins::checks(loaded).map(rule).collect()
}
