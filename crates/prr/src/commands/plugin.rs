use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use prr_builtin::BUILTINS;
use prr_model::{Argument, ExitCode};
use prr_plugin::{Code, Host, Plugin, Scope, Selector, Source};

use crate::cli::{PluginArguments, PluginCommand};
use crate::commands::messages as m;
use crate::error::Error;
use crate::plugins;
use crate::ui::Ui;

pub(crate) fn run(arguments: &PluginArguments) -> Result<ExitCode, Error> {
    let host = plugins::host(1)?;
    match &arguments.command {
        PluginCommand::Describe { file } => describe(&host, file.as_deref()),
        PluginCommand::Compile { folder } => compile(&host, folder),
    }
}

fn describe(host: &Host, file: Option<&Path>) -> Result<ExitCode, Error> {
    let files: Vec<_> = file.map(Path::to_owned).into_iter().collect();
    let loaded = plugins::load(host, &files)?;
    if let Some(error) = loaded.errors.into_iter().next() {
        return Err(error.into());
    }
    let shown = if file.is_some() { &loaded.plugins[BUILTINS.len()..] } else { &loaded.plugins[..] };
    let text: String = shown.iter().map(|plugin| card(plugin)).collect();
    Ui::say(&prr_report::visible(&text))?;
    Ok(ExitCode::Allow)
}

fn card(plugin: &dyn Plugin) -> String {
    let about = plugin.description();
    let scope = match about.scope {
        Scope::Document => "one document at a time",
        Scope::Inventory => "all its documents at once",
    };
    let selectors: Vec<_> = about.selectors.iter().map(selector).collect();
    let mut card = format!("{} {}\n  sha256  {}\n", about.name, about.version, plugin.digest());
    let mut line = |text: std::fmt::Arguments<'_>| {
        let written = card.write_fmt(text);
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    };
    line(format_args!("  sees    {scope}: {}\n", selectors.join(", ")));
    for check in &about.checks {
        line(format_args!("  {:<12} {:<8} {}\n", check.id, check.severity, check.title));
        for Argument { name, value } in &check.parameters {
            line(format_args!("      {name} = {}\n", value.display(prr_model::Language::En)));
        }
    }
    card
}

fn selector(selector: &Selector) -> String {
    match selector {
        Selector::Kind(kind) => format!("kind {kind}"),
        Selector::Key(key) => format!("key {key}"),
        Selector::Path(path) => format!("path {path}"),
        Selector::All => "everything".to_owned(),
    }
}

fn compile(host: &Host, folder: &Path) -> Result<ExitCode, Error> {
    let cannot_write = |error: std::io::Error| {
        let about = [m::text("path", &folder.display().to_string()), m::text("detail", &error.to_string())];
        Error::undecided(m::CANNOT_WRITE.localized(&about), None)
    };
    fs::create_dir_all(folder).map_err(cannot_write)?;
    for builtin in BUILTINS {
        let source = Source { label: builtin.name, code: Code::Given(builtin.wasm()) };
        let code = host.compile(&source)?;
        fs::write(folder.join(format!("{}.cwasm", builtin.name)), code).map_err(cannot_write)?;
    }
    Ok(ExitCode::Allow)
}
