//! Files that were not read, as rows of the report.

use prr_document::read::{Fault, FaultKind, Unread, Why};
use prr_model::{Argument, GateError, Localized, Location, Message, Skipped};

use crate::classify::Engine;
use crate::manifest::Places;
use crate::messages as m;

pub(crate) fn excluded(path: &str, reason: &str) -> Skipped {
    skipped(path, "excluded", m::EXCLUDED.localized(&[argument("reason", reason)]))
}

pub(crate) fn symlink(path: &str) -> Skipped {
    skipped(path, "symlink", m::SYMLINK.localized(&[]))
}

pub(crate) fn symlink_outside(path: &str) -> Skipped {
    skipped(path, "symlink-outside", m::SYMLINK_OUTSIDE.localized(&[]))
}

pub(crate) fn no_reader(path: &str) -> Skipped {
    skipped(path, "no-reader", m::NO_READER.localized(&[]))
}

pub(crate) fn tool_settings(path: &str) -> Skipped {
    skipped(path, "tool-settings", m::TOOL_SETTINGS.localized(&[]))
}

pub(crate) fn template(path: &str, engine: Engine) -> Skipped {
    let message = match engine {
        Engine::Helm => m::HELM,
        Engine::Jsonnet => m::JSONNET,
        Engine::Text => m::TEMPLATE,
    };
    skipped(path, "template", message.localized(&[]))
}

pub(crate) fn special(path: &str) -> GateError {
    error("special", path, (m::SPECIAL, "a pipe, socket or device"), m::UNREADABLE_HINT)
}

pub(crate) fn unreadable(path: &str, reason: &std::io::Error) -> GateError {
    error("unreadable", path, (m::UNREADABLE, &reason.kind().to_string()), m::UNREADABLE_HINT)
}

pub(crate) fn too_large(path: &str, bytes: u64, limit: u64) -> GateError {
    error("too-large", path, (m::BOUND, &format!("{bytes} bytes > {limit}")), m::BOUND_HINT)
}

/// What could not be read of one manifest.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    pub(crate) errors: Vec<GateError>,
    pub(crate) skipped: Vec<Skipped>,
}

impl Problems {
    pub(crate) fn new(path: &str, text: &str, faults: &[Fault], unread: &[Unread]) -> Self {
        let mut problems = Self::default();
        if faults.is_empty() && unread.is_empty() {
            return problems;
        }
        let places = Places::new(path, text);
        problems.errors.extend(faults.iter().map(|fault| broken(path, &fault.kind, places.location(&fault.span))));
        for unread in unread {
            problems.text(path, unread, places.location(&unread.span));
        }
        problems
    }

    /// A text inside the manifest: skipped, or an error that closes the gate.
    fn text(&mut self, path: &str, unread: &Unread, location: Location) {
        let arguments = [argument("key", &unread.key), argument("line", &location.line.to_string())];
        match &unread.why {
            Why::Template => self.skipped.push(skipped(path, "template", m::EMBEDDED_TEMPLATE.localized(&arguments))),
            Why::Encoded => self.skipped.push(skipped(path, "encoded", m::ENCODED.localized(&arguments))),
            Why::Fault(kind) => self.errors.push(broken(&format!("{path} (`{}`)", unread.key), kind, location)),
        }
    }
}

/// `named` is the manifest as the message names it.
fn broken(named: &str, kind: &FaultKind, location: Location) -> GateError {
    let shown = kind.to_string();
    let (message, detail, hint) = match kind {
        FaultKind::Syntax(_) | FaultKind::RecursiveAlias | FaultKind::Nul => {
            (m::SYNTAX, shown.as_str(), m::SYNTAX_HINT)
        }
        FaultKind::DuplicateKey(key) => (m::DUPLICATE_KEY, key.as_str(), m::DUPLICATE_KEY_HINT),
        FaultKind::ComplexKey => (m::COMPLEX_KEY, "{{ template }}", m::COMPLEX_KEY_HINT),
        FaultKind::AliasBomb { .. }
        | FaultKind::TooDeep { .. }
        | FaultKind::TooLarge { .. }
        | FaultKind::TooMany { .. } => (m::BOUND, shown.as_str(), m::BOUND_HINT),
        FaultKind::More { left_out } => {
            let message = m::MORE.localized(&[argument("path", named), argument("count", &left_out.to_string())]);
            return gate_error(kind.name(), location, message, m::MORE_HINT);
        }
        FaultKind::NotUnicode => (m::NOT_UNICODE, shown.as_str(), m::NOT_UNICODE_HINT),
    };
    let message = message.localized(&[argument("path", named), argument("detail", detail)]);
    gate_error(kind.name(), location, message, hint)
}

fn skipped(path: &str, reason: &'static str, message: Localized) -> Skipped {
    Skipped { path: path.to_owned(), reason, message }
}

fn error(kind: &str, path: &str, (message, detail): (Message, &str), hint: Message) -> GateError {
    let message = message.localized(&[argument("path", path), argument("detail", detail)]);
    let whole = Location { path: path.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 };
    gate_error(kind, whole, message, hint)
}

fn gate_error(kind: &str, location: Location, message: Localized, hint: Message) -> GateError {
    GateError {
        kind: kind.to_owned(),
        location: Some(location),
        plugin: None,
        message,
        hint: Some(hint.localized(&[])),
    }
}

fn argument(name: &str, text: &str) -> Argument {
    Argument { name: name.to_owned(), value: text.into() }
}
