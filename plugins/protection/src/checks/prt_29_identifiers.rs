//! PRT-29: fields for unique identifiers and sensitive data are declared as such.

use prr_sdk::compliance::DataClass;
use prr_sdk::{Check, Document, Finding, Kind, Node, Parameters, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::items;

/// Names of fields for 고유식별정보, without what separates words.
const UNIQUE: [&str; 16] = [
    "alienregistrationnumber",
    "driverlicensenumber",
    "driverslicensenumber",
    "foreignerregistrationnumber",
    "juminbeonho",
    "juminno",
    "juminnumber",
    "passportno",
    "passportnumber",
    "residentno",
    "residentregistrationno",
    "residentregistrationnumber",
    "여권번호",
    "외국인등록번호",
    "운전면허번호",
    "주민등록번호",
];

/// The same for 민감정보. Words that often mean something else are none of them.
const SENSITIVE: [&str; 12] = [
    "biometrictemplate",
    "criminalrecord",
    "faceembedding",
    "facetemplate",
    "fingerprinttemplate",
    "geneticdata",
    "iristemplate",
    "medicalhistory",
    "politicalopinion",
    "religion",
    "sexualorientation",
    "unionmembership",
];

/// In payments this is the retrieval reference number of a card transaction as often as the resident registration number.
const EITHER: &str = "rrn";

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-29",
        severity: Severity::High,
        documentation: include_str!("prt_29_identifiers.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let fields =
        model.view.documents().flat_map(|document| fields(&document).into_iter().map(move |at| (document, at)));
    fields.filter_map(|(document, (name, at))| declared(model, document.path(), name, at)).collect()
}

/// Columns of tables in migrations, and properties of schemas in `OpenAPI`.
fn fields<'a>(document: &Document<'a>) -> Vec<(&'a str, Node<'a>)> {
    let root = document.root();
    let statements = items(root.field("sections")).flat_map(|section| items(section.field("statements")));
    let columns = statements.flat_map(|statement| items(statement.field("columns")));
    let columns = columns.filter_map(|column| column.field("name")).filter_map(|name| Some((name.text()?, name)));
    let described = root.field("openapi").or_else(|| root.field("swagger")).is_some();
    let schemas = root.field("components").and_then(|components| components.field("schemas"));
    let schemas = schemas.or_else(|| root.field("definitions")).filter(|schemas| described && is_mapping(*schemas));
    let properties =
        schemas.into_iter().flat_map(Node::entries).filter_map(|schema| schema.target().field("properties"));
    let properties = properties.filter(|properties| is_mapping(*properties)).flat_map(Node::entries);
    columns.chain(properties.filter_map(|property| Some((property.key()?, property)))).collect()
}

fn is_mapping(node: Node<'_>) -> bool {
    node.target().kind() == Kind::Mapping
}

/// What the name of a field says that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Class(DataClass),
    /// Unique identifiers, or something else.
    Ambiguous,
}

/// Nothing for most names.
fn class(name: &str) -> Option<Named> {
    let letters: String = name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let is = |names: &[&str]| names.binary_search(&&*letters).is_ok();
    match () {
        () if is(&UNIQUE) => Some(Named::Class(DataClass::UniqueId)),
        () if is(&SENSITIVE) => Some(Named::Class(DataClass::Sensitive)),
        () if letters == EITHER => Some(Named::Ambiguous),
        () => None,
    }
}

fn declared(model: &Model<'_>, path: &str, name: &str, at: Node<'_>) -> Option<Finding> {
    let class = class(name)?;
    let scope = model.of_path(path);
    if scope.declared.service.is_some_and(|service| service.out_of_scope.is_some()) {
        return None;
    }
    let finding = match (class, scope.classes) {
        (Named::Ambiguous, Some(classes)) if classes.contains(DataClass::UniqueId) => return None,
        (Named::Ambiguous, _) => unknown(name, at).because(m::FIELD_AMBIGUOUS),
        (Named::Class(class), None) => unknown(name, at).because(m::FIELD_UNCLASSIFIED).with("class", class.as_str()),
        (Named::Class(class), Some(classes)) if classes.contains(class) => {
            pass(name, at).because(m::FIELD_DECLARED).with("class", class.as_str())
        }
        (Named::Class(class), Some(classes)) => fail(name, at)
            .because(m::FIELD_UNDECLARED)
            .with("class", class.as_str())
            .with("classes", classes.to_string()),
    };
    let finding = finding.with("name", name);
    Some(match scope.declared.service {
        Some(service) => finding.service(service.name),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_words_are_separated_and_the_lists_can_be_searched() {
        assert!(UNIQUE.is_sorted() && SENSITIVE.is_sorted());
        assert_eq!(class("resident_registration_number"), Some(Named::Class(DataClass::UniqueId)));
        assert_eq!(class("passportNo"), Some(Named::Class(DataClass::UniqueId)));
        assert_eq!(class("주민등록번호"), Some(Named::Class(DataClass::UniqueId)));
        assert_eq!(class("Face-Embedding"), Some(Named::Class(DataClass::Sensitive)));
        assert_eq!(class("rrn"), Some(Named::Ambiguous));
        assert_eq!(class("order_no"), None);
        assert_eq!(class("fingerprint"), None);
    }
}
