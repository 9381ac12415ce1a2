//! Everything of one service.

use prr_model::Language;
use prr_model::inventory::{Role, Service, ServiceInventory};

use super::messages as m;
use super::sections::{Row, place, said, section, told};
use super::table::{TableOptions, sentence};
use super::when;
use crate::visible::one_line;

/// `checkout  tier 1, owner payments, part of shop`.
pub fn headline(inventory: &ServiceInventory, service: &Service, language: Language) -> String {
    let word = |message, name, value: &Option<String>| {
        value.as_ref().map(|value| sentence(message, language, &[(name, &one_line(value))]))
    };
    let about = [
        word(&m::OF_TIER, "tier", &service.tier),
        word(&m::OWNED_BY, "owner", &service.owner),
        word(&m::PART_OF, "system", &service.system),
        changed(inventory, service, language),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    format!("{}  {}", one_line(&service.name), about.join(", ")).trim_end().to_owned()
}

fn changed(inventory: &ServiceInventory, service: &Service, language: Language) -> Option<String> {
    let (_, change) = inventory.last_change(service)?;
    let date = when::date(change.time)?;
    Some(sentence(&m::LAST_CHANGE, language, &[("date", &date), ("author", &one_line(&change.author))]))
}

/// Who tells of it, what belongs to it, and what that is related to.
pub fn parts(inventory: &ServiceInventory, options: &TableOptions) -> Vec<String> {
    let language = options.language;
    let sources = inventory.services.iter().flat_map(|service| &service.sources).map(|source| Row {
        text: m::source(source.kind).template(language).to_owned(),
        place: place(source.location.as_ref()),
    });
    let owners = inventory.services.iter().flat_map(|service| &service.code_owners).map(|owner| {
        let (names, files) = (one_line(&owner.owners.join(" ")), owner.files.to_string());
        Row {
            text: sentence(&m::OWNS_FILES, language, &[("owners", &names), ("count", &files)]),
            place: place(Some(&owner.location)),
        }
    });
    let conflicts = inventory.services.iter().flat_map(|service| {
        let values =
            service.conflicts.iter().flat_map(|conflict| conflict.values.iter().map(|value| (conflict.field, value)));
        values.map(|(field, (value, source))| said(&service.name, field, value, source, language))
    });
    let mut members: Vec<_> = inventory.resources.iter().filter(|resource| !resource.services.is_empty()).collect();
    members.sort_by_key(|resource| resource.role);
    let members = members
        .into_iter()
        .filter(|resource| resource.role != Role::Metric)
        .map(|resource| Row { text: one_line(&resource.title()), place: place(resource.location.as_ref()) });
    let relation = |relation: &prr_model::inventory::Relation| {
        let state = relation.state.as_str();
        let mark = if matches!(state, "dangling" | "unknown") { state_word(state, language) } else { "" };
        let text = format!("{} {mark}", told(inventory, relation, language)).trim_end().to_owned();
        Row { text, place: place(relation.location.as_ref()) }
    };
    let relations = inventory.relations.iter().map(relation);
    let parts: [(_, Vec<Row>); 5] = [
        (&m::SOURCES, sources.collect()),
        (&m::CODE_OWNERS, owners.collect()),
        (&m::CONFLICTS, conflicts.collect()),
        (&m::RESOURCES, members.collect()),
        (&m::RELATIONS, relations.collect()),
    ];
    parts
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(head, rows)| section(head.template(language), &rows, options))
        .collect()
}

fn state_word(state: &str, language: Language) -> &'static str {
    match (state, language) {
        ("dangling", Language::En) => "[dangling]",
        ("dangling", Language::Ko) => "[끊김]",
        (_, Language::En) => "[unknown]",
        (_, Language::Ko) => "[불명]",
    }
}
