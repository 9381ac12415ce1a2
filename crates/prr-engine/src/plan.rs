use std::collections::BTreeMap;
use std::sync::Arc;

use prr_model::{Argument, Enforcement, Evidence, Localized, Location, Severity, Value};
use prr_plugin::Plugin;
use prr_policy::{Config, Pack};

use crate::messages as m;

/// Which checks are asked, of which plugin, with which parameters, and what their failure does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    policies: BTreeMap<String, PlannedPolicy>,
}

/// A check bound to everything that applies to it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedPolicy {
    /// The check.
    pub check: String,
    /// The plugin that answers it, by position.
    pub plugin: usize,
    /// What a failure does.
    pub enforcement: Enforcement,
    /// How much it matters.
    pub severity: Severity,
    /// The least evidence that a pass needs, as a pack or prr.yaml says, or else the check.
    pub evidence: Option<Evidence>,
    /// What the policy sets.
    pub parameters: Vec<Argument>,
    /// The controls that it serves, qualified by framework. Its findings share them.
    pub controls: Arc<[String]>,
}

/// Why policies, plugins and configuration do not fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanFault {
    /// Two plugins claim the same check.
    Collision {
        /// The check.
        check: String,
        /// The plugin that has it.
        first: String,
        /// The plugin that claims it too.
        second: String,
    },
    /// prr.yaml says something that no plugin knows.
    Configuration {
        /// Where.
        location: Location,
        /// What.
        message: Localized,
        /// The name that was meant, if one is near.
        hint: Option<Localized>,
    },
}

impl Plan {
    /// Binds the checks of the plugins to the packs in force and to what prr.yaml says of them. A check that no pack binds, as of a plugin
    /// that was asked for by name, denies.
    ///
    /// # Errors
    /// With every collision of plugins and everything in prr.yaml that no plugin knows.
    pub fn new(config: &Config, plugins: &[&dyn Plugin]) -> Result<Self, Vec<PlanFault>> {
        let mut faults = Vec::new();
        let mut policies: BTreeMap<String, PlannedPolicy> = BTreeMap::new();
        for (number, plugin) in plugins.iter().enumerate() {
            for check in &plugin.description().checks {
                if let Some(known) = policies.get(&check.id) {
                    let first = plugins[known.plugin].description().name.clone();
                    let second = plugin.description().name.clone();
                    faults.push(PlanFault::Collision { check: check.id.clone(), first, second });
                    continue;
                }
                let planned = PlannedPolicy {
                    check: check.id.clone(),
                    plugin: number,
                    enforcement: Enforcement::Deny,
                    severity: check.severity,
                    evidence: check.asks,
                    parameters: Vec::new(),
                    controls: Arc::default(),
                };
                policies.insert(check.id.clone(), planned);
            }
        }
        apply_packs(config, plugins, &mut policies);
        apply_overrides(config, plugins, &mut policies, &mut faults);
        if faults.is_empty() { Ok(Self { policies }) } else { Err(faults) }
    }

    /// The policies, by check.
    pub fn policies(&self) -> impl Iterator<Item = &PlannedPolicy> {
        self.policies.values()
    }

    /// The policies that are evaluated, by check.
    pub fn active(&self) -> impl Iterator<Item = &PlannedPolicy> {
        self.policies().filter(|policy| policy.enforcement != Enforcement::Off)
    }

    /// What applies to a check.
    #[must_use]
    pub fn policy(&self, check: &str) -> Option<&PlannedPolicy> {
        self.policies.get(check)
    }
}

/// A check that only a pack which is not in force binds is not asked.
fn apply_packs(config: &Config, plugins: &[&dyn Plugin], policies: &mut BTreeMap<String, PlannedPolicy>) {
    for (name, _) in prr_policy::PACKS {
        let Some(mut pack) = Pack::builtin(name) else { continue };
        let in_force = config.packs.include(&pack);
        for bound in std::mem::take(&mut pack.policies) {
            if let Some(policy) = policies.get_mut(&bound.check) {
                policy.controls = pack.controls(&bound).map(str::to_owned).collect();
                policy.enforcement = if in_force { bound.enforcement } else { Enforcement::Off };
                policy.evidence = bound.evidence.or(policy.evidence);
                let declared = declared(plugins, policy);
                // A plugin that took a built-in check's name need not know the bounds of the pack.
                let bounds = bound.parameters();
                policy.parameters.extend(bounds.iter().filter_map(|bound| typed(bound, declared).ok()));
            }
        }
    }
}

fn apply_overrides(
    config: &Config,
    plugins: &[&dyn Plugin],
    policies: &mut BTreeMap<String, PlannedPolicy>,
    faults: &mut Vec<PlanFault>,
) {
    for (check, said) in &config.overrides {
        let Some(policy) = policies.get_mut(check) else {
            let message = m::UNKNOWN_CHECK.localized(&[text("check", check)]);
            let hint = meant(check, policies.keys().map(String::as_str));
            faults.push(PlanFault::Configuration { location: said.location.clone(), message, hint });
            continue;
        };
        policy.enforcement = said.enforcement.unwrap_or(policy.enforcement);
        policy.severity = said.severity.unwrap_or(policy.severity);
        policy.evidence = said.evidence.or(policy.evidence);
        let declared = declared(plugins, policy);
        for (parameter, location) in &said.parameters {
            match typed(parameter, declared) {
                Ok(parameter) => {
                    policy.parameters.retain(|bound| bound.name != parameter.name);
                    policy.parameters.push(parameter);
                }
                Err(message) => {
                    let hint = meant(&parameter.name, declared.iter().map(|known| known.name.as_str()));
                    faults.push(PlanFault::Configuration { location: location.clone(), message, hint });
                }
            }
        }
    }
}

/// The known name that a slip was meant to be.
fn meant<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<Localized> {
    let name = prr_policy::nearest(written, known).filter(|name| *name != written)?;
    Some(m::DID_YOU_MEAN.localized(&[text("name", name)]))
}

/// The parameters that a policy's check declares.
fn declared<'p>(plugins: &[&'p dyn Plugin], policy: &PlannedPolicy) -> &'p [Argument] {
    let checks = &plugins[policy.plugin].description().checks;
    checks.iter().find(|info| info.id == policy.check).map_or(&[][..], |info| &info.parameters)
}

/// Gives a parameter the type that its check declares: `5%` is a share, `30s` a time span.
fn typed(written: &Argument, declared: &[Argument]) -> Result<Argument, Localized> {
    let Some(declaration) = declared.iter().find(|declared| declared.name == written.name) else {
        let known = declared.iter().map(|declared| declared.name.as_str()).collect::<Vec<_>>().join(", ");
        return Err(m::UNKNOWN_PARAMETER.localized(&[text("name", &written.name), text("known", &known)]));
    };
    let value = match (&declaration.value, &written.value) {
        (Value::Text(_), Value::Text(said)) => Some(Value::Text(said.clone())),
        (Value::Number(_), Value::Number(said)) => Some(Value::Number(*said)),
        (Value::Share(_), Value::Number(said)) => Some(Value::Share(*said)),
        (Value::Share(_), Value::Text(said)) => percent(said).map(Value::Share),
        // Spans are written as Prometheus writes them, and none is empty.
        (Value::Duration(_), Value::Text(said)) => {
            prr_promql::duration(said.trim()).filter(|seconds| *seconds > 0.0).map(Value::Duration)
        }
        _ => None,
    };
    let expected = match declaration.value {
        Value::Text(_) => m::A_TEXT,
        Value::Number(_) => m::A_NUMBER,
        Value::Share(_) => m::A_SHARE,
        Value::Duration(_) => m::A_DURATION,
    };
    let wrong = || {
        let Localized { en, ko } = expected.localized(&[]);
        Localized {
            en: m::PARAMETER_TYPE.text(prr_model::Language::En, &[text("name", &written.name), text("expected", &en)]),
            ko: m::PARAMETER_TYPE.text(prr_model::Language::Ko, &[text("name", &written.name), text("expected", &ko)]),
        }
    };
    value.map(|value| Argument { name: written.name.clone(), value }).ok_or_else(wrong)
}

fn percent(text: &str) -> Option<f64> {
    let number: f64 = text.trim().strip_suffix('%')?.trim().parse().ok()?;
    number.is_finite().then_some(number / 100.0)
}

pub(crate) fn text(name: &str, text: &str) -> Argument {
    Argument { name: name.to_owned(), value: text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_takes_the_type_that_its_check_declares() {
        let declared = [
            Argument { name: "share".into(), value: Value::Share(0.02) },
            Argument { name: "span".into(), value: Value::Duration(30.0) },
        ];
        let set = |name: &str, value: Value| typed(&Argument { name: name.into(), value }, &declared);
        assert_eq!(set("share", "5%".into()).unwrap().value, Value::Share(0.05));
        assert_eq!(set("span", "1h30m".into()).unwrap().value, Value::Duration(5_400.0));
        assert!(set("span", Value::Number(30.0)).unwrap_err().en.contains("a time span"));
        assert!(set("spam", "30s".into()).unwrap_err().en.contains("share, span"));
        for none in ["5", "5x", "0", ""] {
            assert!(set("span", none.into()).is_err(), "{none}");
        }
    }
}
