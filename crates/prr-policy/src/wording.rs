//! What is said of one thing that the schema has against a document.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use prr_document::{Kind as NodeKind, Node};
use prr_model::{Localized, Message};
use serde_json::Value;

use crate::fault::{Fault, say, verbatim};
use crate::messages as m;
use crate::schema::MOST_FAULTS;
use crate::source::Source;
use crate::suggest::{hint, nearest};

/// Names that one sentence lists.
const MOST_NAMES: usize = 12;

/// A fault that the schema found, with everything that its message needs.
pub(crate) struct Wording<'a> {
    pub(crate) error: &'a ValidationError<'a>,
    /// The node that is wrong, or that lacks something.
    pub(crate) node: Node<'a>,
    /// Its name; empty for the whole document.
    pub(crate) name: String,
    pub(crate) schema: &'a Value,
    pub(crate) source: &'a Source<'a>,
}

impl Wording<'_> {
    /// One fault, or several where keys are unknown, or none where another fault is the cause.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        match self.error.kind() {
            Kind::AdditionalProperties { .. } => self.unknown_keys(),
            Kind::Required { property } => self.missing(property.as_str().unwrap_or_default()).into_iter().collect(),
            _ => vec![self.value()],
        }
    }

    fn unknown_keys(&self) -> Vec<Fault> {
        let known = self.known_keys();
        let unknown = |entry: Node<'_>| {
            let key = entry.key().unwrap_or_default();
            let fault = || Fault::new(self.source.key(entry), &m::UNKNOWN_KEY, &[("name", verbatim(key))]);
            (!known.contains(&key)).then(|| fault().hint(Some(hint(key, &known))))
        };
        self.node.entries().into_iter().filter_map(unknown).take(MOST_FAULTS + 1).collect()
    }

    fn missing(&self, key: &str) -> Option<Fault> {
        let path = self.error.schema_path().as_str();
        if path.ends_with("/then/required") {
            // Another key asks for this one.
            let enforcement = self.node.field("enforcement")?;
            let about = [("name", verbatim(enforcement.text()?))];
            return Some(Fault::new(self.source.value(enforcement), &m::REASON, &about));
        }
        let known = self.known_keys();
        let meant = |entry: Node<'_>| {
            let written = entry.key().unwrap_or_default();
            !known.contains(&written) && nearest(written, known.iter().copied()) == Some(key)
        };
        if self.node.entries().into_iter().any(meant) {
            // It is there under a name with a slip in it, and that is told.
            return None;
        }
        let only = &self.beside()["properties"][key]["const"];
        let shown = if only.is_null() { key.to_owned() } else { format!("{key}: {only}") };
        Some(Fault::new(self.source.value(self.node), &m::MISSING, &[("name", verbatim(shown))]))
    }

    fn value(&self) -> Fault {
        let wrong = |expected: Localized| {
            let about = [("name", self.named()), ("expected", expected), ("found", self.found())];
            self.at_value(&m::WRONG, &about)
        };
        let bound = |message: &Message, limit: &Value| wrong(say(message, &[("limit", verbatim(limit.to_string()))]));
        match self.error.kind() {
            Kind::Type { .. } => self.wrong_type(),
            Kind::Enum { options } => self.not_among(options),
            Kind::Constant { .. } => self.at_value(&m::VERSION, &[("name", self.found())]),
            Kind::Pattern { pattern } if pattern == r"\S" => self.at_value(&m::EMPTY, &[("name", self.named())]),
            Kind::Pattern { .. } => {
                let examples = texts(&self.beside()["examples"]);
                let like = say(&m::LIKE, &[("name", verbatim(examples.first().copied().unwrap_or_default()))]);
                // The first one shows the form already; another one may be what was meant.
                let near = nearest(self.node.text().unwrap_or_default(), examples.iter().skip(1).copied());
                wrong(like).hint(near.map(|name| say(&m::DID_YOU_MEAN, &[("name", verbatim(name))])))
            }
            Kind::ExclusiveMinimum { limit } => bound(&m::ABOVE, limit),
            Kind::ExclusiveMaximum { limit } => bound(&m::BELOW, limit),
            Kind::Minimum { limit } => bound(&m::AT_LEAST, limit),
            Kind::Maximum { limit } => bound(&m::AT_MOST, limit),
            Kind::UniqueItems => self.twice(),
            _ => self.at_value(&m::OTHER, &[("name", self.named()), ("detail", verbatim(self.error.to_string()))]),
        }
    }

    fn wrong_type(&self) -> Fault {
        if self.node.is_null() {
            let hint = say(&m::NO_VALUE_HINT, &[]);
            return self.at_value(&m::NO_VALUE, &[("name", self.named())]).hint(Some(hint));
        }
        let types = self.keyword();
        let types = types.as_str().map_or_else(|| texts(types), |one| vec![one]);
        let expected = types.iter().filter_map(|name| type_name(name)).map(|name| say(name, &[]));
        let expected = expected.reduce(|one, other| say(&m::OR, &[("one", one), ("other", other)])).unwrap_or_default();
        let about = [("name", self.named()), ("expected", expected), ("found", self.found())];
        self.at_value(&m::WRONG, &about).hint(self.type_hint(&types))
    }

    fn type_hint(&self, expected: &[&str]) -> Option<Localized> {
        match (self.node.kind(), self.node.text(), expected) {
            (NodeKind::Bool | NodeKind::Int | NodeKind::Float, Some(text), [.., "string"]) => {
                Some(say(&m::QUOTE, &[("text", verbatim(format!("\"{text}\"")))]))
            }
            (NodeKind::String, Some(text), ["number"]) if text.trim().parse::<f64>().is_ok() => {
                Some(say(&m::UNQUOTE, &[]))
            }
            (_, _, ["array"]) => Some(say(&m::ITEMS, &[])),
            _ => None,
        }
    }

    fn not_among(&self, options: &Value) -> Fault {
        let names: Vec<String> = options.as_array().into_iter().flatten().map(shown).collect();
        let near = self.node.text().and_then(|text| nearest(text, names.iter().map(String::as_str)));
        let near = near.map(|name| say(&m::DID_YOU_MEAN, &[("name", verbatim(name))]));
        let all = [("names", verbatim(names.join(", ")))];
        if names.len() > MOST_NAMES {
            let about = [("found", self.found()), ("count", verbatim(names.len().to_string()))];
            return self.at_value(&m::NOT_AMONG_MANY, &about).hint(near.or_else(|| Some(say(&m::KNOWN, &all))));
        }
        let [names] = all;
        self.at_value(&m::NOT_AMONG, &[("found", self.found()), names]).hint(near)
    }

    /// The first item that another one equals.
    fn twice(&self) -> Fault {
        let mut seen = std::collections::BTreeSet::new();
        let repeated = self.node.children().find(|item| !seen.insert(item.text()));
        let item = repeated.unwrap_or(self.node);
        let about = [("name", verbatim(item.text().unwrap_or_default()))];
        Fault::new(self.source.value(item), &m::TWICE, &about)
    }

    fn at_value(&self, message: &Message, about: &[(&str, Localized)]) -> Fault {
        Fault::new(self.source.value(self.node), message, about)
    }

    fn named(&self) -> Localized {
        verbatim(if self.name.is_empty() { self.source.path() } else { &self.name })
    }

    /// What is written: the text of a scalar, or what else there is.
    fn found(&self) -> Localized {
        match (self.node.kind(), self.node.text()) {
            (NodeKind::Sequence, _) => say(&m::A_LIST, &[]),
            (NodeKind::Mapping | NodeKind::Alias, _) => say(&m::A_MAPPING, &[]),
            (NodeKind::Null, _) => say(&m::NOTHING, &[]),
            (_, text) => verbatim(format!("`{}`", text.unwrap_or_default())),
        }
    }

    /// The value of the keyword that found the fault.
    fn keyword(&self) -> &Value {
        self.schema.pointer(self.error.schema_path().as_str()).unwrap_or(&Value::Null)
    }

    /// The schema in which that keyword stands.
    fn beside(&self) -> &Value {
        let path = self.error.schema_path().as_str().rsplit_once('/').map_or("", |(path, _)| path);
        self.schema.pointer(path).unwrap_or(&Value::Null)
    }

    fn known_keys(&self) -> Vec<&str> {
        self.beside()["properties"].as_object().into_iter().flat_map(|keys| keys.keys().map(String::as_str)).collect()
    }
}

fn texts(values: &Value) -> Vec<&str> {
    values.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn type_name(name: &str) -> Option<&'static Message> {
    Some(match name {
        "string" => &m::A_TEXT,
        "number" => &m::A_NUMBER,
        "integer" => &m::AN_INTEGER,
        "boolean" => &m::A_BOOLEAN,
        "array" => &m::A_LIST,
        "object" => &m::A_MAPPING,
        _ => return None,
    })
}
