//! Services in a table, in at most as many columns as the terminal has, with what leads nowhere below.

use prr_model::Language;
use prr_model::inventory::{Service, ServiceInventory};
use tabled::builder::Builder;
use tabled::settings::object::Columns;
use tabled::settings::{Alignment, Modify, Style};
use unicode_width::UnicodeWidthStr;

use super::counts::Counts;
use super::{detail, messages as m, sections, when};
use crate::messages::text;
use crate::terminal::wrap::{truncate, wrap};
use crate::visible::{inert, one_line};

/// Columns that a name may take at the most, and always gets.
const LONGEST_NAME: usize = 48;
const SHORTEST_NAME: usize = 16;

/// Columns that an owner may take.
const LONGEST_OWNER: usize = 18;

/// Columns of a day, with the gap before it.
const DATE: usize = 12;

/// How an inventory is shown.
#[derive(Clone, Copy, Debug)]
pub struct TableOptions {
    /// The reader's language.
    pub language: Language,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether one service was asked for, so that everything of it is shown.
    pub detail: bool,
}

/// The inventory as text for a terminal. Texts of manifests cannot act on it.
#[must_use]
pub fn table(inventory: &ServiceInventory, options: &TableOptions) -> String {
    let language = options.language;
    let mut parts = Vec::new();
    if inventory.services.is_empty() {
        parts.push(m::NOTHING.template(language).to_owned());
    } else if options.detail {
        parts.extend(inventory.services.iter().map(|service| detail::headline(inventory, service, language)));
        parts.extend(detail::parts(inventory, options));
    } else {
        parts.push(services(inventory, options));
        parts.push(wrap(m::LEGEND.template(language), options.width));
        parts.extend(sections::open_ends(inventory, options));
    }
    if !options.detail {
        parts.push(sections::counts(inventory, options));
    }
    inert(&parts.join("\n\n")).into_owned() + "\n"
}

/// What stands in one row, without the name.
fn cells(counts: &Counts) -> [usize; 11] {
    let Counts { workloads, endpoints, disruptions, scalers, monitors, objectives, alerts, dashboards, .. } = *counts;
    let Counts { runbooks, dangling, unknown, .. } = *counts;
    [workloads, endpoints, disruptions, scalers, monitors, objectives, alerts, dashboards, runbooks, dangling, unknown]
}

fn heads(language: Language) -> [&'static str; 11] {
    let word = |message: &prr_model::Message| message.template(language);
    [
        word(&m::PODS),
        "svc",
        "PDB",
        "HPA",
        word(&m::MONITORS),
        "SLO",
        word(&m::ALERTS),
        word(&m::DASHBOARDS),
        word(&m::RUNBOOKS),
        word(&m::DANGLING),
        word(&m::UNKNOWN),
    ]
}

fn services(inventory: &ServiceInventory, options: &TableOptions) -> String {
    let language = options.language;
    let counts = Counts::of(inventory);
    let rows: Vec<Vec<String>> = counts.iter().map(|counts| cells(counts).into_iter().map(shown).collect()).collect();
    let owned = inventory.services.iter().any(|service| service.answerable().is_some());
    let tiered = inventory.services.iter().any(|service| service.tier.is_some());
    let heads = heads(language);
    let width_of = |column: usize| {
        let widest = rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
        widest.max(heads[column].width()) + 2
    };
    let numbers: usize = (0..heads.len()).map(width_of).sum();
    let taken = numbers + 3 + usize::from(owned) * (LONGEST_OWNER + 2) + usize::from(tiered) * 6;
    let names = inventory.services.iter().map(|service| one_line(&service.name).width()).max().unwrap_or(0);
    let changed: Vec<Option<String>> = inventory
        .services
        .iter()
        .map(|service| inventory.last_change(service).and_then(|(_, change)| when::date(change.time)))
        .collect();
    // The name of a service goes before the day of its last change.
    let dated = changed.iter().any(Option::is_some) && taken + DATE + names.min(LONGEST_NAME) <= options.width;
    let taken = taken + usize::from(dated) * DATE;
    let longest = options.width.saturating_sub(taken).clamp(SHORTEST_NAME, LONGEST_NAME);

    let mut builder = Builder::default();
    let mut head = vec![m::SERVICE.template(language).to_owned()];
    head.extend(owned.then(|| m::OWNER.template(language).to_owned()));
    head.extend(tiered.then(|| m::TIER.template(language).to_owned()));
    let names = head.len();
    head.extend(heads.map(str::to_owned));
    head.extend(dated.then(|| m::CHANGED.template(language).to_owned()));
    builder.push_record(head);
    for ((service, row), changed) in inventory.services.iter().zip(rows).zip(changed) {
        let mut record = vec![truncate(&one_line(&service.name), longest)];
        record.extend(owned.then(|| said(service, service.answerable().as_deref(), "owner", LONGEST_OWNER)));
        record.extend(tiered.then(|| said(service, service.tier.as_deref(), "tier", 6)));
        record.extend(row);
        record.extend(dated.then(|| changed.unwrap_or_else(|| "-".to_owned())));
        builder.push_record(record);
    }
    let mut table = builder.build();
    table.with(Style::empty());
    table.with(Modify::new(Columns::new(names..)).with(Alignment::right()));
    table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// A value, marked where sources disagree about it.
fn said(service: &Service, value: Option<&str>, field: &str, longest: usize) -> String {
    let mark = if service.conflicts.iter().any(|conflict| conflict.field == field) { "!" } else { "" };
    value.map_or_else(|| "-".to_owned(), |value| truncate(&one_line(value), longest - mark.len()) + mark)
}

fn shown(count: usize) -> String {
    if count == 0 { "-".to_owned() } else { count.to_string() }
}

/// A sentence of the inventory's own.
pub fn sentence(message: &prr_model::Message, language: Language, arguments: &[(&str, &str)]) -> String {
    text(message, language, arguments)
}
