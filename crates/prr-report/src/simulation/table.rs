//! Simulations for a terminal, in at most as many columns as it has where the alerts' names allow it.

use prr_model::{Language, Simulation};
use tabled::builder::Builder;
use tabled::settings::object::Columns;
use tabled::settings::{Alignment, Color, Modify, Style};

use super::coverage::{Tone, verdict};
use super::silent::Silence;
use super::words::{Words, name};
use super::{messages as m, scenarios, silent, tiers};
use crate::terminal::wrap::{truncate, wrap};
use crate::visible::inert;

/// Columns that a service and its objective may take of the headline.
const LONGEST_NAME: usize = 60;

/// Columns that the name of an alert may take at the end of a row.
const LONGEST_ALERT: usize = 40;

/// How simulations are shown.
#[derive(Clone, Copy, Debug)]
pub struct TableOptions {
    /// The reader's language.
    pub language: Language,
    /// Whether the terminal takes colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// The simulations as text for a terminal. Texts of manifests cannot act on it.
#[must_use]
pub fn table(simulations: &[Simulation], options: &TableOptions) -> String {
    let words = Words(options.language);
    if simulations.is_empty() {
        return words.word(&m::NOTHING).to_owned() + "\n";
    }
    let parts: Vec<String> = simulations.iter().map(|simulation| one(words, simulation, options)).collect();
    inert(&parts.join("\n\n\n")).into_owned() + "\n"
}

fn one(words: Words, simulation: &Simulation, options: &TableOptions) -> String {
    let told = wrap(&silent::sentence(words, simulation), options.width);
    let tone = Silence::of(simulation).tone();
    let parts = [
        headline(words, simulation, options),
        conditions(words, simulation, options),
        incidents(words, simulation, options),
        painted(&told, tone, options),
        wrap(&words.assumptions(simulation), options.width),
    ];
    parts.join("\n\n")
}

fn headline(words: Words, simulation: &Simulation, options: &TableOptions) -> String {
    let name = truncate(&name(simulation), LONGEST_NAME);
    let tone = Tone::of(simulation.coverage);
    let verdict = painted(&verdict(words, simulation), tone, options);
    let plain = format!("{name}  {}  ", words.grants(simulation));
    let whole = format!("{plain}{}", self::verdict(words, simulation));
    if unicode_width::UnicodeWidthStr::width(&*whole) <= options.width {
        format!("{plain}{verdict}")
    } else {
        format!("{}\n  {verdict}", plain.trim_end())
    }
}

/// The conditions. An alert's name stands above its rows: it may be long, and several conditions often share one.
fn conditions(words: Words, simulation: &Simulation, options: &TableOptions) -> String {
    if simulation.tiers.is_empty() {
        return format!("  {}", words.word(&m::NO_TIERS));
    }
    let rows = tiers::rows(words, simulation, false);
    let heads = tiers::heads(words, simulation);
    let text = aligned(&heads, rows.iter().map(|row| row.cells.as_slice()), heads.len());
    let mut lines = text.lines();
    let mut out: Vec<String> = lines.next().map(str::to_owned).into_iter().collect();
    let mut above = String::new();
    for (row, line) in rows.iter().zip(lines) {
        let place = row.place.as_ref().map(|place| format!("  {place}")).unwrap_or_default();
        let named = truncate(&format!("  {}{place}", row.alert), options.width);
        if named != above {
            out.push(named.clone());
            above = named;
        }
        out.push(line.to_owned());
        if let Some(dead) = &row.dead {
            let dead = wrap(dead, options.width.saturating_sub(4));
            out.extend(dead.lines().map(|line| painted(&format!("    {line}"), Tone::Bad, options)));
        }
    }
    out.join("\n")
}

fn incidents(words: Words, simulation: &Simulation, options: &TableOptions) -> String {
    let heads = scenarios::heads(words).map(str::to_owned);
    let mut rows = scenarios::rows(words, simulation);
    for row in &mut rows {
        row[5] = truncate(&row[5], LONGEST_ALERT);
    }
    let text = aligned(&heads, rows.iter().map(<[String; 6]>::as_slice), 5);
    text.lines().map(|line| truncate(line, options.width)).collect::<Vec<_>>().join("\n")
}

/// Cells under their heads. The first column begins on the left; `numbers` is the end of those that stand on the right.
pub fn aligned<'a>(heads: &[String], rows: impl Iterator<Item = &'a [String]>, numbers: usize) -> String {
    let mut builder = Builder::default();
    builder.push_record(heads);
    for row in rows {
        builder.push_record(row);
    }
    let mut table = builder.build();
    table.with(Style::empty());
    table.with(Modify::new(Columns::new(1..numbers)).with(Alignment::right()));
    table.to_string().lines().map(|line| format!("   {}", line.trim_end())).collect::<Vec<_>>().join("\n")
}

pub fn painted(text: &str, tone: Tone, options: &TableOptions) -> String {
    if !options.colour {
        return text.to_owned();
    }
    let colour = match tone {
        Tone::Good => Color::FG_GREEN,
        Tone::Fair => Color::FG_YELLOW,
        Tone::Bad => Color::FG_RED,
    };
    let lines =
        text.lines().map(|line| format!("\u{1b}[1m{}{line}{}\u{1b}[0m", colour.get_prefix(), colour.get_suffix()));
    lines.collect::<Vec<_>>().join("\n")
}
