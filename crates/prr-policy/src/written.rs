//! prr.yaml as it is written. What a file must hold to be read is said by its schema, with the place of every fault.

use std::collections::BTreeMap;

use prr_document::de::Spanned;
use prr_model::{Enforcement, Evidence, Severity, Value, WorkloadClass};
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    #[serde(rename = "version")]
    _version: IgnoredAny,
    pub(crate) packs: Option<Vec<String>>,
    pub(crate) compliance: Option<Compliance>,
    #[serde(default)]
    pub(crate) services: Vec<Service>,
    #[serde(default)]
    pub(crate) excludes: Vec<Exclude>,
    #[serde(default)]
    pub(crate) policies: Vec<Policy>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Service {
    pub(crate) name: String,
    pub(crate) tier: Option<f64>,
    pub(crate) owner: Option<String>,
    pub(crate) class: Option<WorkloadClass>,
    #[serde(rename = "requests-per-second")]
    pub(crate) requests_per_second: Option<f64>,
    /// Plugins read it from the document.
    #[serde(rename = "rollback")]
    pub(crate) _rollback: Option<Rollback>,
    /// So they do everything that decides which rules of compliance apply.
    #[serde(rename = "regime")]
    _regime: Option<IgnoredAny>,
    #[serde(rename = "data-classes")]
    _data_classes: Option<IgnoredAny>,
    #[serde(rename = "subjects")]
    _subjects: Option<IgnoredAny>,
    #[serde(rename = "allowed-regions")]
    _allowed_regions: Option<IgnoredAny>,
    #[serde(rename = "dr-policy")]
    _dr_policy: Option<IgnoredAny>,
    #[serde(rename = "role")]
    _role: Option<IgnoredAny>,
    #[serde(rename = "rto")]
    _rto: Option<IgnoredAny>,
    #[serde(rename = "rpo")]
    _rpo: Option<IgnoredAny>,
    #[serde(rename = "core-business")]
    _core_business: Option<IgnoredAny>,
    #[serde(rename = "out-of-scope")]
    _out_of_scope: Option<IgnoredAny>,
    #[serde(rename = "namespaces")]
    _namespaces: Option<IgnoredAny>,
    #[serde(rename = "paths")]
    _paths: Option<IgnoredAny>,
    #[serde(rename = "redaction")]
    _redaction: Option<IgnoredAny>,
}

/// Plugins read all of it from the document, but what says which controls are shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Compliance {
    pub(crate) frameworks: Option<Vec<String>>,
    #[serde(rename = "regime")]
    _regime: Option<IgnoredAny>,
    #[serde(rename = "data-classes")]
    _data_classes: Option<IgnoredAny>,
    #[serde(rename = "subjects")]
    _subjects: Option<IgnoredAny>,
    #[serde(rename = "allowed-regions")]
    _allowed_regions: Option<IgnoredAny>,
    #[serde(rename = "dr-policy")]
    _dr_policy: Option<IgnoredAny>,
    #[serde(rename = "clusters")]
    _clusters: Option<IgnoredAny>,
    #[serde(rename = "namespaces")]
    _namespaces: Option<IgnoredAny>,
    #[serde(rename = "environments")]
    _environments: Option<IgnoredAny>,
    #[serde(rename = "log-stores")]
    _log_stores: Option<IgnoredAny>,
    #[serde(rename = "break-glass")]
    _break_glass: Option<IgnoredAny>,
    #[serde(rename = "sites")]
    _sites: Option<IgnoredAny>,
    #[serde(rename = "cdn")]
    _cdn: Option<IgnoredAny>,
    #[serde(rename = "transfers")]
    _transfers: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rollback {
    #[serde(rename = "plan")]
    _plan: IgnoredAny,
    /// For people only.
    #[serde(rename = "reason")]
    _reason: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exclude {
    pub(crate) path: Spanned<String>,
    pub(crate) reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Policy {
    pub(crate) check: Spanned<String>,
    pub(crate) enforcement: Option<Enforcement>,
    pub(crate) severity: Option<Severity>,
    pub(crate) evidence: Option<Evidence>,
    #[serde(default)]
    pub(crate) parameters: BTreeMap<String, Spanned<Parameter>>,
    /// For people only.
    #[serde(rename = "reason")]
    _reason: Option<IgnoredAny>,
}

/// A parameter: a number, a share (`5%`), a time span (`30s`) or a text; its check says which it must be.
#[derive(Debug)]
pub(crate) enum Parameter {
    Number(f64),
    Text(String),
}

impl From<Parameter> for Value {
    fn from(parameter: Parameter) -> Self {
        match parameter {
            Parameter::Number(number) => Self::Number(number),
            Parameter::Text(text) => Self::Text(text),
        }
    }
}

impl<'de> Deserialize<'de> for Parameter {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Scalar;

        impl serde::de::Visitor<'_> for Scalar {
            type Value = Parameter;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number or a text")
            }

            #[expect(clippy::cast_precision_loss, reason = "parameters are small numbers")]
            fn visit_i64<E>(self, number: i64) -> Result<Parameter, E> {
                Ok(Parameter::Number(number as f64))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Parameter, E> {
                Ok(Parameter::Number(number))
            }

            fn visit_str<E>(self, text: &str) -> Result<Parameter, E> {
                Ok(Parameter::Text(text.to_owned()))
            }
        }
        deserializer.deserialize_any(Scalar)
    }
}
