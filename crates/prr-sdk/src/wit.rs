//! The interface to the gate, `prr:policy@1`, and how the types of this crate cross it.

use prr_model::{Argument, Evidence, Message, Outcome, Severity, Value};

use crate::check::{Request, describe, evaluate, mends};
use crate::finding::{Finding, Place};
use crate::mend::{Change, Mend, Remedy};
use crate::parameters::{Parameter, Parameters};
use crate::{Family, Projection, Scope, Selector};

#[expect(missing_docs, clippy::pedantic, reason = "generated from wit/policy.wit, which documents it")]
mod bindings {
    wit_bindgen::generate!({
        world: "plugin",
        path: "wit",
        pub_export_macro: true,
        default_bindings_module: "prr_sdk::wit",
    });
}

/// The optional interface that says how strong evidence is.
#[expect(missing_docs, reason = "generated from wit/policy.wit, which documents it")]
pub mod graded {
    wit_bindgen::generate!({
        world: "graded",
        path: "wit",
        pub_export_macro: true,
        export_macro_name: "export_graded",
        default_bindings_module: "prr_sdk::wit::graded",
    });
}

/// The optional interface that says which parts of documents are read.
#[expect(missing_docs, reason = "generated from wit/policy.wit, which documents it")]
pub mod projecting {
    wit_bindgen::generate!({
        world: "projecting",
        path: "wit",
        pub_export_macro: true,
        export_macro_name: "export_projecting",
        default_bindings_module: "prr_sdk::wit::projecting",
    });
}

/// The optional interface for mending, with the types of the other one.
#[expect(missing_docs, clippy::pedantic, reason = "generated from wit/policy.wit, which documents it")]
pub mod mending {
    wit_bindgen::generate!({
        world: "mender",
        path: "wit",
        pub_export_macro: true,
        export_macro_name: "export_edits",
        default_bindings_module: "prr_sdk::wit::mending",
        with: { "prr:policy/types@1.0.0": crate::wit::prr::policy::types },
    });
}

pub use bindings::*;
pub use exports::prr::policy::policy::{Description, Evaluation, Finding as WitFinding, Guest};
pub use graded::exports::prr::policy::evidence::{Graded, Guest as GradedGuest, Level};
pub use mending::exports::prr::policy::edits::{Edit as WitEdit, Guest as MendingGuest};
pub use projecting::exports::prr::policy::projection::{Guest as ProjectingGuest, Projection as WitProjection};

use mending::exports::prr::policy::edits as e;
use prr::policy::types as t;

/// Exports a family as a plugin.
#[macro_export]
macro_rules! plugin {
    ($family:ty) => {
        struct Plugin;

        impl $crate::wit::Guest for Plugin {
            fn describe() -> $crate::wit::Description {
                $crate::wit::describe_family::<$family>()
            }

            fn evaluate(
                evaluation: $crate::wit::Evaluation,
            ) -> Result<Vec<$crate::wit::WitFinding>, String> {
                $crate::wit::evaluate_family::<$family>(evaluation)
            }
        }

        impl $crate::wit::GradedGuest for Plugin {
            fn messages() -> Vec<$crate::wit::Graded> {
                $crate::wit::graded_messages::<$family>()
            }

            fn checks() -> Vec<$crate::wit::Graded> {
                $crate::wit::graded_checks::<$family>()
            }
        }

        impl $crate::wit::ProjectingGuest for Plugin {
            fn projections() -> Vec<$crate::wit::WitProjection> {
                $crate::wit::projections::<$family>()
            }
        }

        impl $crate::wit::MendingGuest for Plugin {
            fn edits(evaluation: $crate::wit::Evaluation) -> Result<Vec<$crate::wit::WitEdit>, String> {
                $crate::wit::edits_of_family::<$family>(evaluation)
            }
        }

        #[cfg(target_family = "wasm")]
        $crate::wit::export!(Plugin with_types_in $crate::wit);
        #[cfg(target_family = "wasm")]
        $crate::wit::graded::export_graded!(Plugin with_types_in $crate::wit::graded);
        #[cfg(target_family = "wasm")]
        $crate::wit::projecting::export_projecting!(Plugin with_types_in $crate::wit::projecting);
        #[cfg(target_family = "wasm")]
        $crate::wit::mending::export_edits!(Plugin with_types_in $crate::wit::mending);
    };
}

/// What [`plugin!`](crate::plugin) exports as `describe`.
#[must_use]
pub fn describe_family<F: Family>() -> Description {
    describe::<F>()
}

/// What [`plugin!`](crate::plugin) exports as `evaluate`.
///
/// # Errors
/// When the image cannot be read or a check is not one of the family's.
pub fn evaluate_family<F: Family>(evaluation: Evaluation) -> Result<Vec<WitFinding>, String> {
    let requests: Vec<_> = evaluation.policies.into_iter().map(request).collect();
    let findings = evaluate::<F>(&documents(evaluation.documents), &requests, evaluation.effective_time)?;
    Ok(findings.into_iter().map(|(check, finding)| outgoing(check, finding)).collect())
}

/// What [`plugin!`](crate::plugin) exports as the levels of messages.
#[must_use]
pub fn graded_messages<F: Family>() -> Vec<Graded> {
    F::MESSAGES.iter().filter_map(|message| Some(graded(message.id, message.evidence?))).collect()
}

/// What [`plugin!`](crate::plugin) exports as the levels that checks ask for: what their pages say.
#[must_use]
pub fn graded_checks<F: Family>() -> Vec<Graded> {
    let asked = |check: &crate::Check<_>| Evidence::parse(Evidence::of_page(check.documentation)?);
    F::checks().iter().filter_map(|check| Some(graded(check.id, asked(check)?))).collect()
}

fn graded(id: &str, level: Evidence) -> Graded {
    let level = match level {
        Evidence::E0 => Level::Claimed,
        Evidence::E1 => Level::Exists,
        Evidence::E2 => Level::Resolves,
        Evidence::E3 => Level::Proven,
        Evidence::E4 => Level::Executed,
    };
    Graded { id: id.to_owned(), level }
}

/// What [`plugin!`](crate::plugin) exports as the parts of documents that are read.
#[must_use]
pub fn projections<F: Family>() -> Vec<WitProjection> {
    let path = |keys: &&[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    let projection =
        |of: &Projection| WitProjection { kind: of.kind.to_owned(), paths: of.paths.iter().map(path).collect() };
    F::PROJECTIONS.iter().map(projection).collect()
}

/// What [`plugin!`](crate::plugin) exports as `edits`.
///
/// # Errors
/// When the image cannot be read or a check is not one of the family's.
pub fn edits_of_family<F: Family>(evaluation: Evaluation) -> Result<Vec<WitEdit>, String> {
    let requests: Vec<_> = evaluation.policies.into_iter().map(request).collect();
    let mends = mends::<F>(&documents(evaluation.documents), &requests, evaluation.effective_time)?;
    Ok(mends.into_iter().map(|(check, mend)| outgoing_mend(check, mend)).collect())
}

/// The documents of a call, which the gate hands over where there is one.
fn documents(sent: Vec<u8>) -> Vec<u8> {
    #[cfg(target_family = "wasm")]
    let sent = if sent.is_empty() { prr::policy::host::documents() } else { sent };
    sent
}

/// Writes a line for the plugin's author.
pub fn log(line: &str) {
    #[cfg(target_family = "wasm")]
    prr::policy::host::log(line);
    #[cfg(not(target_family = "wasm"))]
    let _ = line;
}

pub(crate) fn description(
    name: &str,
    version: &str,
    scope: Scope,
    selectors: &[Selector],
    messages: impl Iterator<Item = &'static Message>,
    checks: Vec<t::Check>,
) -> Description {
    let selector = |selector: &Selector| match selector {
        Selector::Kind(kind) => t::Selector::Kind((*kind).to_owned()),
        Selector::Key(key) => t::Selector::Key((*key).to_owned()),
        Selector::Path(glob) => t::Selector::Path((*glob).to_owned()),
        Selector::All => t::Selector::All,
    };
    let template =
        |message: &Message| t::MessageTemplate { id: message.id.into(), en: message.en.into(), ko: message.ko.into() };
    Description {
        name: name.to_owned(),
        version: version.to_owned(),
        scope: match scope {
            Scope::Document => t::Scope::Document,
            Scope::Inventory => t::Scope::Inventory,
        },
        selectors: selectors.iter().map(selector).collect(),
        checks,
        messages: messages.map(template).collect(),
    }
}

pub(crate) fn check(id: &str, severity: Severity, documentation: &str, parameters: &[Parameter]) -> t::Check {
    let defaults = Parameters::new(parameters, Vec::new()).into_values();
    t::Check {
        id: id.to_owned(),
        severity: match severity {
            Severity::Critical => t::Severity::Critical,
            Severity::High => t::Severity::High,
            Severity::Medium => t::Severity::Medium,
            Severity::Low => t::Severity::Low,
            Severity::Info => t::Severity::Info,
        },
        documentation: documentation.to_owned(),
        parameters: defaults
            .into_iter()
            .map(|(name, value)| t::Parameter { name, value: outgoing_value(value) })
            .collect(),
    }
}

fn request(policy: t::Policy) -> Request {
    let value = |value| match value {
        t::Value::Text(text) => Value::Text(text),
        t::Value::Number(number) => Value::Number(number),
        t::Value::Duration(seconds) => Value::Duration(seconds),
        t::Value::Share(share) => Value::Share(share),
    };
    Request {
        check: policy.check,
        set: policy.parameters.into_iter().map(|set| (set.name, value(set.value))).collect(),
    }
}

fn outgoing(check: String, finding: Finding) -> WitFinding {
    WitFinding {
        check,
        outcome: match finding.outcome {
            Outcome::Fail => t::Outcome::Fail,
            Outcome::Unknown => t::Outcome::Unknown,
            Outcome::Manual => t::Outcome::Manual,
            Outcome::Pass => t::Outcome::Pass,
            Outcome::NotApplicable => t::Outcome::NotApplicable,
        },
        service: finding.service,
        subject: finding.subject,
        message: message(finding.message.0, finding.message.1),
        at: place(finding.at),
        related: finding
            .related
            .into_iter()
            .map(|(at, id, arguments)| t::Related { at: place(at), message: message(id, arguments) })
            .collect(),
        proof: finding.proof.into_iter().map(place).collect(),
        fix: finding.fix.map(|(id, arguments, snippet)| t::Fix { message: message(id, arguments), snippet }),
    }
}

fn outgoing_mend(check: String, mend: Mend) -> WitEdit {
    e::Edit {
        check,
        subject: mend.subject,
        at: place(mend.at),
        message: message(mend.message.0, mend.message.1),
        remedy: match mend.remedy {
            Remedy::Changes(changes) => e::Remedy::Changes(changes.into_iter().map(change).collect()),
            Remedy::Person => e::Remedy::Person,
            Remedy::Choice => e::Remedy::Choice,
        },
    }
}

fn change(change: Change) -> e::Change {
    match change {
        Change::SetValue { node, value } => e::Change::SetValue(e::NewValue { node, value }),
        Change::ReplaceText { node, within, text } => {
            let within = t::TextRange { start: within.start, end: within.end };
            e::Change::ReplaceText(e::NewText { node, within, text })
        }
        Change::InsertEntry { mapping, key, value, after } => {
            e::Change::InsertEntry(e::NewEntry { mapping, key, value, after })
        }
        Change::InsertItem { sequence, item, after } => e::Change::InsertItem(e::NewItem { sequence, item, after }),
        Change::Remove(node) => e::Change::Remove(node),
        Change::AddDocument { beside, document } => e::Change::AddDocument(e::NewDocument { beside, document }),
        Change::AddFile { beside, name, document } => e::Change::AddFile(e::NewFile { beside, name, document }),
    }
}

fn place(place: Place) -> t::Place {
    t::Place {
        node: place.node,
        part: if place.key { t::Part::Key } else { t::Part::Value },
        within: place.within.map(|range| t::TextRange { start: range.start, end: range.end }),
    }
}

fn message(id: &str, arguments: Vec<Argument>) -> t::Message {
    let argument = |argument: Argument| t::Argument { name: argument.name, value: outgoing_value(argument.value) };
    t::Message { id: id.to_owned(), arguments: arguments.into_iter().map(argument).collect() }
}

fn outgoing_value(value: Value) -> t::Value {
    match value {
        Value::Text(text) => t::Value::Text(text),
        Value::Number(number) => t::Value::Number(number),
        Value::Duration(seconds) => t::Value::Duration(seconds),
        Value::Share(share) => t::Value::Share(share),
    }
}
