use annotate_snippets::Level;
use prr_model::GateError;

use super::diagnostic::Diagnostic;
use super::page::Page;
use crate::messages::{ERROR, PLUGIN};
use crate::sentence::split_first;
use crate::visible::one_line;

/// Why the gate could not decide.
pub fn render(page: &Page<'_>, error: &GateError) -> String {
    let told = page.told(&error.message);
    let (title, rest) = split_first(&told);
    let mut diagnostic = Diagnostic::new(page, Level::ERROR, &ERROR, &error.kind, title);
    if let Some(location) = &error.location {
        diagnostic = diagnostic.places(location, std::iter::empty());
    }
    diagnostic = diagnostic.note(rest);
    if let Some(plugin) = &error.plugin {
        diagnostic = diagnostic.note(&page.sentence(&PLUGIN, &[("plugin", &one_line(plugin))]));
    }
    if let Some(hint) = &error.hint {
        diagnostic = diagnostic.help(&page.told(hint), "");
    }
    diagnostic.render()
}
