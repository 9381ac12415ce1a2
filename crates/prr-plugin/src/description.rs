use std::collections::{BTreeMap, BTreeSet};

use prr_model::{Argument, Evidence, Severity, Value};
use serde::{Deserialize, Serialize};

use crate::bindings::prr::policy::types as wit;
use crate::grades::Grades;
use crate::pages;

/// What a plugin says of itself, checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Description {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// How many documents it wants at a time.
    pub scope: Scope,
    /// Which documents it asks for.
    pub selectors: Vec<Selector>,
    /// Which parts of them it reads, by kind, where it does not read all.
    pub projections: Vec<Projection>,
    /// The questions it answers.
    pub checks: Vec<CheckInfo>,
    /// Its catalogue, sorted by id.
    pub messages: Vec<MessageTemplate>,
}

/// How many documents a plugin wants at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Documents are judged one by one.
    Document,
    /// Relations across documents matter.
    Inventory,
}

/// Which documents a plugin asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selector {
    /// Kubernetes objects of this kind.
    Kind(String),
    /// Mappings with this key at the top.
    Key(String),
    /// Manifests whose path matches this glob.
    Path(String),
    /// Every document.
    All,
}

/// What a plugin reads of objects that it asks for by their kind alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Projection {
    /// The kind.
    pub kind: String,
    /// Keys from the top of the object. Lists on the way are gone through.
    pub paths: Vec<Vec<String>>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckInfo {
    /// Its stable id.
    pub id: String,
    /// How much a failure matters by default.
    pub severity: Severity,
    /// What it asks, in one line: the title of its page.
    pub title: String,
    /// What a policy may set, with defaults.
    pub parameters: Vec<Argument>,
    /// The least evidence that a pass needs, where the plugin says.
    pub asks: Option<Evidence>,
}

/// A text of the plugin's catalogue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MessageTemplate {
    /// Its id.
    pub id: String,
    /// English.
    pub en: String,
    /// Korean.
    pub ko: String,
    /// How strong the evidence is of a finding that says it, where the plugin says.
    pub evidence: Option<Evidence>,
}

impl Description {
    /// The template with this id.
    #[must_use]
    pub fn message(&self, id: &str) -> Option<&MessageTemplate> {
        let found = self.messages.binary_search_by(|message| message.id.as_str().cmp(id));
        found.ok().map(|index| &self.messages[index])
    }

    pub(crate) fn checked(
        raw: wit::Description,
        grades: &Grades,
        projections: Vec<Projection>,
    ) -> Result<Self, String> {
        if raw.name.is_empty() || raw.name.len() > 64 || !raw.name.bytes().all(is_name) {
            return Err(format!("`{}` is not a plugin name (a-z, 0-9 and -)", raw.name.escape_debug()));
        }
        if raw.checks.is_empty() {
            return Err("it declares no check".to_owned());
        }
        let mut ids = BTreeSet::new();
        for check in &raw.checks {
            if !is_check_id(&check.id) {
                return Err(format!("`{}` is not a check id (such as PRR-BR-03)", check.id.escape_debug()));
            }
            if !ids.insert(check.id.as_str()) {
                return Err(format!("it declares {} twice", check.id));
            }
        }
        let mut messages: Vec<_> = raw
            .messages
            .into_iter()
            .map(|m| MessageTemplate { evidence: None, id: m.id, en: m.en, ko: m.ko })
            .collect();
        messages.sort();
        if let Some(pair) = messages.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(format!("it declares the message `{}` twice", pair[0].id.escape_debug()));
        }
        let mut checks: Vec<_> = raw.checks.into_iter().map(check).collect();
        grade(&mut messages, &grades.messages, |message| (&message.id, &mut message.evidence))?;
        grade(&mut checks, &grades.checks, |check| (&check.id, &mut check.asks))?;
        Ok(Self {
            name: raw.name,
            version: raw.version,
            scope: match raw.scope {
                wit::Scope::Document => Scope::Document,
                wit::Scope::Inventory => Scope::Inventory,
            },
            selectors: raw.selectors.into_iter().map(selector).collect(),
            projections,
            checks,
            messages,
        })
    }
}

/// Gives what has a level its level. A level of something that the plugin does not declare is a slip that would go unseen.
fn grade<T>(
    rows: &mut [T],
    grades: &[(String, Evidence)],
    parts: impl Fn(&mut T) -> (&String, &mut Option<Evidence>),
) -> Result<(), String> {
    let mut left: BTreeMap<&str, Evidence> = grades.iter().map(|(id, level)| (id.as_str(), *level)).collect();
    if left.len() < grades.len() {
        return Err("it says twice how strong the evidence of one thing is".to_owned());
    }
    for row in rows {
        let (id, level) = parts(row);
        *level = left.remove(id.as_str());
    }
    match left.into_keys().next() {
        Some(id) => Err(format!("it grades `{}`, which it does not declare", id.escape_debug())),
        None => Ok(()),
    }
}

const fn is_name(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')
}

fn is_check_id(id: &str) -> bool {
    id.len() <= 64
        && id.contains('-')
        && id
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))
}

fn selector(selector: wit::Selector) -> Selector {
    match selector {
        wit::Selector::Kind(kind) => Selector::Kind(kind),
        wit::Selector::Key(key) => Selector::Key(key),
        wit::Selector::Path(glob) => Selector::Path(glob),
        wit::Selector::All => Selector::All,
    }
}

fn check(check: wit::Check) -> CheckInfo {
    let parameter = |parameter: wit::ParameterResult| Argument { name: parameter.name, value: value(parameter.value) };
    CheckInfo {
        title: pages::title(&check).to_owned(),
        id: check.id,
        severity: match check.severity {
            wit::Severity::Critical => Severity::Critical,
            wit::Severity::High => Severity::High,
            wit::Severity::Medium => Severity::Medium,
            wit::Severity::Low => Severity::Low,
            wit::Severity::Info => Severity::Info,
        },
        asks: None,
        parameters: check.parameters.into_iter().map(parameter).collect(),
    }
}

pub(crate) fn value(value: wit::ValueResult) -> Value {
    match value {
        wit::ValueResult::Text(text) => Value::Text(text),
        wit::ValueResult::Number(number) => Value::Number(number),
        wit::ValueResult::Duration(seconds) => Value::Duration(seconds),
        wit::ValueResult::Share(share) => Value::Share(share),
    }
}
