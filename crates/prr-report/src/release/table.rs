//! Simulated releases for a terminal.

use prr_model::{Ending, ReleaseKind, ReleaseSimulation};

use super::{cells, messages as m, sentence};
use crate::simulation::TableOptions;
use crate::simulation::table::{aligned, painted};
use crate::simulation::words::Words;
use crate::terminal::wrap::{truncate, wrap};
use crate::visible::{inert, one_line};

/// Columns that a name may take of the headline.
const LONGEST_NAME: usize = 60;

/// The simulations as text for a terminal. Texts of manifests cannot act on it.
#[must_use]
pub fn table(simulations: &[ReleaseSimulation], options: &TableOptions) -> String {
    let words = Words(options.language);
    if simulations.is_empty() {
        return words.word(&m::NOTHING).to_owned() + "\n";
    }
    let parts: Vec<String> = simulations.iter().map(|found| one(words, found, options)).collect();
    inert(&parts.join("\n\n\n")).into_owned() + "\n"
}

fn one(words: Words, found: &ReleaseSimulation, options: &TableOptions) -> String {
    let tone = sentence::tone(found);
    let told = |text: String| painted(&wrap(&text, options.width), tone, options);
    let mut parts = vec![headline(words, found, options)];
    // Of pods that are merely replaced in turn the end says everything.
    if found.kind != ReleaseKind::Rolling {
        parts.extend([stages(words, found, options), watches(words, found, options), fates(words, found, options)]);
        parts.push(told(sentence::asked(words, found)));
    }
    parts.push(told(sentence::worst(words, found)));
    parts.push(wrap(&sentence::assumptions(words, found), options.width));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn headline(words: Words, found: &ReleaseSimulation, options: &TableOptions) -> String {
    let name = truncate(&one_line(&found.subject()), LONGEST_NAME);
    let kind = cells::kind(words, found.kind);
    let place = found.location.as_ref().map(|place| format!("  {}", one_line(&place.to_string()))).unwrap_or_default();
    truncate(&format!("{name}  {kind}{place}"), options.width)
}

fn stages(words: Words, found: &ReleaseSimulation, options: &TableOptions) -> String {
    if found.stages.is_empty() {
        return String::new();
    }
    let rows = cells::stages(words, found);
    cut(&aligned(&cells::stage_heads(words), rows.iter().map(Vec::as_slice), 4), options)
}

/// The metrics, and below each one why it stops nothing.
fn watches(words: Words, found: &ReleaseSimulation, options: &TableOptions) -> String {
    if found.watches.is_empty() {
        return String::new();
    }
    let rows: Vec<Vec<String>> = found.watches.iter().map(|watch| cells::watch(words, watch)).collect();
    let text = aligned(&cells::watch_heads(words), rows.iter().map(Vec::as_slice), 8);
    let mut lines = text.lines();
    let mut out: Vec<String> = lines.next().map(|head| truncate(head, options.width)).into_iter().collect();
    for (watch, line) in found.watches.iter().zip(lines) {
        out.push(truncate(line, options.width));
        let place = watch.location.as_ref().map(|place| one_line(&place.to_string()));
        let why = watch.silent.as_ref().map(|why| one_line(why.get(words.0)));
        let below: Vec<String> = place.into_iter().chain(why).collect();
        if !below.is_empty() {
            let wrapped = wrap(&below.join(": "), options.width.saturating_sub(6));
            out.extend(wrapped.lines().map(|line| format!("      {line}")));
        }
    }
    out.join("\n")
}

fn fates(words: Words, found: &ReleaseSimulation, options: &TableOptions) -> String {
    if found.fates.iter().all(|fate| fate.ending == Ending::Unknown) {
        return String::new();
    }
    let rows = cells::fates(words, found);
    let heads = cells::fate_heads(words, found);
    cut(&aligned(&heads, rows.iter().map(Vec::as_slice), heads.len()), options)
}

fn cut(text: &str, options: &TableOptions) -> String {
    text.lines().map(|line| truncate(line, options.width)).collect::<Vec<_>>().join("\n")
}
