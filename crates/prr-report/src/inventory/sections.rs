//! What stands below the table: what sources disagree about, what leads nowhere, and how much was looked at.

use prr_model::inventory::{Relation, RelationKind, RelationState, ServiceInventory, Source};
use prr_model::{Language, Location};
use unicode_width::UnicodeWidthStr;

use super::messages as m;
use super::table::{TableOptions, sentence};
use crate::terminal::wrap::{truncate, wrap};
use crate::visible::one_line;

/// Rows of a section, so that an inventory of a large tree stays readable.
const MOST_ROWS: usize = 15;

/// Kinds and dialects that are named.
const MOST_KINDS: usize = 12;

/// The sections of what is not as it should be.
pub fn open_ends(inventory: &ServiceInventory, options: &TableOptions) -> Vec<String> {
    let dangling = |state| state == RelationState::Dangling;
    let unknown = |state| matches!(state, RelationState::Unknown(_));
    let ends = |wanted: fn(RelationState) -> bool| {
        let mut relations: Vec<_> = inventory.relations.iter().filter(|relation| wanted(relation.state)).collect();
        // Metrics are many, and the least of what can be missing.
        relations.sort_by_key(|relation| relation.kind == RelationKind::Reads);
        relations.into_iter().map(|relation| row(inventory, relation, options.language)).collect()
    };
    [
        (&m::CONFLICTS, conflicts(inventory, options)),
        (&m::DANGLING_ENDS, ends(dangling)),
        (&m::UNKNOWN_ENDS, ends(unknown)),
    ]
    .into_iter()
    .filter(|(_, rows): &(_, Vec<Row>)| !rows.is_empty())
    .map(|(head, rows)| section(head.template(options.language), &rows, options))
    .collect()
}

/// One row: what is said, and where.
pub struct Row {
    pub text: String,
    pub place: String,
}

pub fn section(head: &str, rows: &[Row], options: &TableOptions) -> String {
    let most = if options.detail { usize::MAX } else { MOST_ROWS };
    let mut lines = vec![head.to_owned()];
    for Row { text, place } in rows.iter().take(most) {
        let room = options.width.saturating_sub(4);
        if text.width() + place.width() + 2 <= room {
            lines.push(format!("  {text}  {place}"));
            continue;
        }
        // A place is there to be copied, so it is never cut.
        let text = wrap(&truncate(text, room * 3), room.saturating_sub(2));
        lines.push(format!("  {}", text.replace('\n', "\n    ")));
        lines.push(format!("      {place}"));
    }
    if rows.len() > most {
        let more = (rows.len() - most).to_string();
        lines.push(format!("  {}", sentence(&m::MORE, options.language, &[("count", &more)])));
    }
    lines.join("\n")
}

/// `checkout: Rollout checkout uses Secret credentials`.
fn row(inventory: &ServiceInventory, relation: &Relation, language: Language) -> Row {
    let from = &inventory.resources[relation.from];
    let service = match from.services.as_slice() {
        [] => m::NO_SERVICE.template(language).to_owned(),
        [only] => one_line(&inventory.services[*only].name),
        [first, ..] => format!("{}, …", one_line(&inventory.services[*first].name)),
    };
    Row {
        text: format!("{service}: {}", told(inventory, relation, language)),
        place: place(relation.location.as_ref()),
    }
}

/// `Rollout checkout uses Secret credentials`, and why that is not known.
pub fn told(inventory: &ServiceInventory, relation: &Relation, language: Language) -> String {
    let from = one_line(&inventory.resources[relation.from].title());
    let word = m::relation(relation.kind).template(language);
    let wanted = one_line(&relation.wanted);
    let doubt = relation.state.doubt().map(|doubt| format!(" ({})", m::doubt(doubt).template(language)));
    match language {
        Language::En => format!("{from} {word} {wanted}{}", doubt.unwrap_or_default()),
        Language::Ko => format!("{from} → {wanted} ({word}){}", doubt.unwrap_or_default()),
    }
}

fn conflicts(inventory: &ServiceInventory, options: &TableOptions) -> Vec<Row> {
    let mut rows = Vec::new();
    for service in &inventory.services {
        for conflict in &service.conflicts {
            for (value, source) in &conflict.values {
                rows.push(said(&service.name, conflict.field, value, source, options.language));
            }
        }
    }
    rows
}

/// `checkout: owner: payments by Backstage`.
pub fn said(service: &str, field: &str, value: &str, source: &Source, language: Language) -> Row {
    let by = m::source(source.kind).template(language);
    let field = m::field(field, language);
    let told = sentence(&m::SAID, language, &[("field", &field), ("value", &one_line(value)), ("source", by)]);
    Row { text: format!("{}: {told}", one_line(service)), place: place(source.location.as_ref()) }
}

pub fn place(location: Option<&Location>) -> String {
    location.map(|location| one_line(&location.to_string())).unwrap_or_default()
}

/// How much was looked at.
pub fn counts(inventory: &ServiceInventory, options: &TableOptions) -> String {
    let language = options.language;
    let mut lines = vec![dialects(inventory, language)];
    lines.extend((!inventory.kinds.is_empty()).then(|| kinds(inventory, language)));
    let counts = inventory.counts;
    if counts.skipped > 0 {
        let reasons: Vec<String> =
            inventory.skipped.iter().map(|(reason, count)| format!("{reason} {count}")).collect();
        let about = [("count", &*counts.skipped.to_string()), ("reasons", &*reasons.join(", "))];
        lines.push(sentence(&m::SKIPPED, language, &about));
    }
    let numbers = [
        ("services", inventory.services.len()),
        ("resources", inventory.resources.len()),
        ("relations", inventory.relations.len()),
        ("dangling", inventory.count("dangling")),
        ("unknown", inventory.count("unknown")),
        ("manifests", counts.manifests),
        ("files", counts.files),
    ];
    let numbers = numbers.map(|(name, number)| (name, number.to_string()));
    let arguments: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, &**number)).collect();
    lines.push(sentence(&m::COUNTS, language, &arguments));
    if counts.errors > 0 {
        lines.push(sentence(&m::ERRORS, language, &[("count", &counts.errors.to_string())]));
    }
    lines.iter().map(|line| wrap(line, options.width)).collect::<Vec<_>>().join("\n")
}

/// What documents are written for, the most frequent first.
fn dialects(inventory: &ServiceInventory, language: Language) -> String {
    let named = most(inventory.dialects.iter().map(|(dialect, count)| (dialect.as_str(), *count)).collect());
    let documents = inventory.counts.documents.to_string();
    sentence(&m::DIALECTS, language, &[("count", &documents), ("dialects", &named)])
}

/// The kinds of objects, the most frequent first.
fn kinds(inventory: &ServiceInventory, language: Language) -> String {
    let objects = inventory.kinds.values().sum::<usize>().to_string();
    let named = most(inventory.kinds.iter().map(|(kind, count)| (&**kind, *count)).collect());
    sentence(&m::KINDS, language, &[("count", &objects), ("kinds", &named)])
}

/// `Deployment 3, Service 2, … 9`.
fn most(mut counts: Vec<(&str, usize)>) -> String {
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown = counts.iter().take(MOST_KINDS);
    let mut named: Vec<String> =
        shown.map(|(name, count)| format!("{} {count}", truncate(&one_line(name), 40))).collect();
    if counts.len() > MOST_KINDS {
        named.push(format!("… {}", counts.iter().skip(MOST_KINDS).map(|(_, count)| count).sum::<usize>()));
    }
    named.join(", ")
}
