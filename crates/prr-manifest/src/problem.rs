//! Files that were not read, as rows of the report.

use prr_document::read::{Fault, FaultKind, Unread, Why};
use prr_model::{Argument, GateError, Localized, Location, Message, Skipped};

use crate::classify::Engine;
use crate::manifest::Manifest;
use crate::messages as m;
use crate::render::Refusal;
use crate::unportable;

/// The reason of what would declare something if it were rendered.
pub(crate) const TEMPLATE: &str = "template";

/// The reason of what went into a rendering.
pub(crate) const RENDERED: &str = "rendered";

pub(crate) fn excluded(path: &str, reason: &str) -> Skipped {
    skipped(path, "excluded", m::EXCLUDED.localized(&[argument("reason", reason)]))
}

pub(crate) fn symlink(path: &str) -> Skipped {
    skipped(path, "symlink", m::SYMLINK.localized(&[]))
}

pub(crate) fn symlink_outside(path: &str) -> Skipped {
    skipped(path, "symlink-outside", m::SYMLINK_OUTSIDE.localized(&[]))
}

pub(crate) fn submodule(path: &str) -> Skipped {
    skipped(path, "submodule", m::SUBMODULE.localized(&[]))
}

pub(crate) fn no_reader(path: &str) -> Skipped {
    skipped(path, "no-reader", m::NO_READER.localized(&[]))
}

pub(crate) fn no_text(path: &str) -> Skipped {
    skipped(path, "no-text", m::NO_TEXT.localized(&[]))
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
    skipped(path, TEMPLATE, message.localized(&[]))
}

pub(crate) fn rendered(path: &str, unit: &str) -> Skipped {
    skipped(path, RENDERED, m::RENDERED.localized(&[argument("path", unit)]))
}

pub(crate) fn rendered_to_nothing(path: &str, unit: &str) -> Skipped {
    skipped(path, RENDERED, m::RENDERED_TO_NOTHING.localized(&[argument("path", unit)]))
}

pub(crate) fn library(path: &str, chart: &str) -> Skipped {
    skipped(path, "library-chart", m::LIBRARY.localized(&[argument("path", chart)]))
}

pub(crate) fn unrendered(path: &str, refusal: &Refusal, command: &str) -> Skipped {
    skipped(path, TEMPLATE, refusal.within(&m::UNRENDERED, path, command))
}

pub(crate) fn unrendered_template(path: &str, refusal: &Refusal, command: &str) -> Skipped {
    skipped(path, TEMPLATE, refusal.within(&m::UNRENDERED_TEMPLATE, path, command))
}

pub(crate) fn record_mixed(location: Location) -> GateError {
    record(location, m::RECORD_MIXED.localized(&[]))
}

pub(crate) fn record_alias(location: Location) -> GateError {
    record(location, m::RECORD_ALIAS.localized(&[]))
}

fn record(location: Location, message: Localized) -> GateError {
    GateError { kind: "record".to_owned(), location: Some(location), plugin: None, message, hint: None }
}

pub(crate) fn render_required(path: &str, refusal: &Refusal, command: &str) -> GateError {
    let whole = Location { path: path.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 };
    GateError {
        kind: "render".to_owned(),
        location: Some(whole),
        plugin: None,
        message: refusal.within(&m::RENDER_REQUIRED, path, command),
        hint: Some(refusal.within(&m::RENDER_REQUIRED_HINT, path, command)),
    }
}

pub(crate) fn special(path: &str) -> GateError {
    error("special", path, (m::SPECIAL, "a pipe, socket or device"), m::UNREADABLE_HINT)
}

pub(crate) fn unreadable(path: &str, reason: &std::io::Error) -> GateError {
    // The system's words differ from machine to machine, its kinds do not; what has no kind is said by prr or by libgit2.
    let detail = match reason.kind() {
        std::io::ErrorKind::Other => reason.to_string(),
        kind => kind.to_string(),
    };
    error("unreadable", path, (m::UNREADABLE, &detail), m::UNREADABLE_HINT)
}

pub(crate) fn too_large(path: &str, bytes: u64, limit: u64) -> GateError {
    error("too-large", path, (m::BOUND, &format!("{bytes} bytes > {limit}")), m::BOUND_HINT)
}

pub(crate) fn absent(path: &str) -> GateError {
    error("unreadable", path, (m::ABSENT, ""), m::ABSENT_HINT)
}

pub(crate) fn lfs_pointer(path: &str) -> GateError {
    error("lfs-pointer", path, (m::LFS_POINTER, ""), m::LFS_POINTER_HINT)
}

pub(crate) fn refused(path: &str) -> GateError {
    error("unsafe-path", path, (m::REFUSED, ""), m::REFUSED_HINT)
}

/// `reader` is the program that reads only the first document of a file, and `count` how many it does not read.
pub(crate) fn later_documents(location: Location, count: usize, reader: &str) -> GateError {
    let count = argument("count", &count.to_string());
    let arguments = [argument("path", &location.path), count, argument("reader", reader)];
    gate_error("later-document", location, m::LATER_DOCUMENT.localized(&arguments), m::LATER_DOCUMENT_HINT)
}

/// The first manifest that is too much; neither it nor what comes after it is read.
pub(crate) fn too_much(path: &str, limit: u64) -> GateError {
    error("too-much", path, (m::TOO_MUCH, &limit.to_string()), m::TOO_MUCH_HINT)
}

pub(crate) fn too_many_documents(path: &str, limit: usize) -> GateError {
    error("too-much", path, (m::TOO_MANY_DOCUMENTS, &limit.to_string()), m::TOO_MUCH_HINT)
}

pub(crate) fn unresolved(folder: &str) -> GateError {
    let path = if folder.is_empty() { "." } else { folder };
    error("too-many-steps", path, (m::TERRAFORM_BOUND, "modules"), m::TERRAFORM_BOUND_HINT)
}

/// What could not be read of one manifest.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    pub(crate) errors: Vec<GateError>,
    pub(crate) skipped: Vec<Skipped>,
}

impl Problems {
    pub(crate) fn new(manifest: &Manifest, faults: &[Fault], unread: &[Unread]) -> Self {
        let mut problems = Self::default();
        let path = manifest.path();
        problems.errors.extend(faults.iter().map(|fault| broken(path, &fault.kind, manifest.location(&fault.span))));
        for unread in unread {
            problems.text(path, unread, manifest.location(&unread.span));
        }
        problems
    }

    /// Whether all of the manifest could be read.
    pub(crate) const fn is_empty(&self) -> bool {
        self.errors.is_empty() && self.skipped.is_empty()
    }

    /// A text inside the manifest: skipped, or an error that closes the gate.
    fn text(&mut self, path: &str, unread: &Unread, location: Location) {
        let arguments = [argument("key", &unread.key), argument("line", &location.line.to_string())];
        match &unread.why {
            Why::Template => self.skipped.push(skipped(path, TEMPLATE, m::EMBEDDED_TEMPLATE.localized(&arguments))),
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
        FaultKind::Unportable(why) => {
            let (message, hint, detail) = unportable::said(why);
            let message = message.localized(&[argument("path", named), argument("detail", &detail)]);
            return gate_error(kind.name(), location, message, hint);
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

pub(crate) fn argument(name: &str, text: &str) -> Argument {
    Argument { name: name.to_owned(), value: text.into() }
}
