//! k6 scripts: options, requests, checks and groups, without running them.
//!
//! A script is cut into tokens, and only literals and calls are looked at, so that no nesting and no size of a script costs more than its
//! length. What is not a literal is left as the expression that it is, and marked: it is known when the script runs.

mod calls;
mod literal;
mod script;
mod token;

use calls::Calls;
use literal::{Literals, assigned};
use script::Script;

use super::builder::Builder;
use super::writer::{Writer, Written};

/// Whether a script imports modules of k6.
pub(super) fn is_script(text: &str) -> bool {
    let named = ["'k6", "\"k6"].iter().any(|name| text.contains(name));
    named && Script::new(text).is_for_k6()
}

/// Reads one script as one document.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut script = Script::new(text);
    let faults = std::mem::take(&mut script.faults);
    let literals = Literals::new(&script);
    let calls = Calls::new(&script, &literals);
    Writer::document(builder, |writer| {
        writer.report(faults);
        writer.mapping(0..text.len(), |writer| {
            writer.list(
                "imports",
                &script.imports,
                |(_, place)| place.clone(),
                |writer, (module, place)| writer.text(module, place.clone()),
            )?;
            write_options(&script, &literals, writer)?;
            calls.write(&literals, writer)
        })
    });
}

/// What is assigned to `options` at the top of the script; the first one, if there are several.
fn write_options(script: &Script<'_>, literals: &Literals<'_, '_>, writer: &mut Writer<'_, '_>) -> Written {
    let declared = |at: usize| match at.checked_sub(1) {
        Some(before) if script.is_mark(before, b'.') => script.word(before.saturating_sub(1)) == Some("exports"),
        Some(before) => matches!(script.word(before), Some("const" | "let" | "var")),
        None => false,
    };
    let is_options = |at: &usize| script.word(*at) == Some("options") && script.tokens[*at].depth == 0 && declared(*at);
    let options = (0..script.tokens.len()).filter(is_options).find_map(|at| Some((at, assigned(script, at + 1)?)));
    let Some((at, value)) = options else { return Ok(()) };
    writer.key_at("options", script.tokens[at].span.clone())?;
    literals.write(value, writer)
}
