use std::collections::BTreeSet;

use prr_document::de::{self, Spanned, from_node};
use prr_document::read::{Arena, Format, Image, ImageBuilder, Limits, Lines, read};
use prr_document::{Kind, Node, View};
use prr_model::{Argument, Enforcement, Location, Message};
use serde::de::DeserializeOwned;

use crate::config::{Config, Exclusion, Override, Service};
use crate::fault::Fault;
use crate::pack::PACKS;
use crate::suggest::nearest;
use crate::{messages as m, written};

/// Reads and validates prr.yaml.
///
/// # Errors
/// With every fault, in the order of the file.
pub fn read_config(path: &str, text: &str) -> Result<Config, Vec<Fault>> {
    let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    let mut builder = ImageBuilder::default();
    if let Some(root) = arena.roots().first() {
        builder.push(path, &arena, 0, *root);
    }
    let image = builder.finish();
    let mut reader = Reader { path, arena: &arena, image: &image, faults: Vec::new() };
    for fault in faults {
        let detail = fault.kind.to_string();
        reader.fault(reader.location(&fault.span), m::UNPARSED, &[("detail", &detail)], None);
    }
    let config = reader.config();
    let mut faults = reader.faults;
    if faults.is_empty() {
        return Ok(config);
    }
    faults.sort_by(|a, b| a.location.cmp(&b.location));
    Err(faults)
}

struct Reader<'a> {
    path: &'a str,
    arena: &'a Arena,
    image: &'a Image,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn config(&mut self) -> Config {
        let mut config =
            Config { packs: PACKS.iter().map(|(name, _)| (*name).to_owned()).collect(), ..Config::default() };
        let view = View::new(&self.image.bytes).ok();
        let root = view.and_then(|view| view.documents().next()).map(|document| document.root());
        let Some(root) = root.filter(|root| root.kind() == Kind::Mapping && self.arena.roots().len() == 1) else {
            if self.faults.is_empty() {
                self.fault(self.location(&(0..0)), m::ONE_DOCUMENT, &[], None);
            }
            return config;
        };
        self.unknown_keys(root);
        self.version(root);
        if let Some(packs) = root.field("packs") {
            config.packs = self.packs(packs);
        }
        config.services = self.services(root);
        config.excludes = self.excludes(root);
        for policy in self.items::<written::Policy>(root, "policies") {
            self.policy(policy, &mut config);
        }
        config
    }

    fn unknown_keys(&mut self, root: Node<'_>) {
        for entry in root.entries() {
            let name = entry.key().unwrap_or_default();
            if !written::KEYS.contains(&name) {
                let hint = Self::hint(name, written::KEYS.iter().copied());
                self.fault(self.key_of(entry), m::UNKNOWN_KEY, &[("name", name)], Some(hint));
            }
        }
    }

    fn version(&mut self, root: Node<'_>) {
        match root.field("version") {
            None => self.fault(self.location(&(0..0)), m::VERSION_MISSING, &[], None),
            Some(version) if version.as_i64() != Some(1) => {
                self.fault(self.value_of(version), m::VERSION, &[("name", version.text().unwrap_or("?"))], None);
            }
            Some(_) => {}
        }
    }

    fn packs(&mut self, packs: Node<'_>) -> Vec<String> {
        let Some(names) = self.typed::<Vec<Spanned<String>>>(packs) else { return Vec::new() };
        for name in &names {
            if !PACKS.iter().any(|(known, _)| *known == name.value) {
                let hint = Self::hint(&name.value, PACKS.iter().map(|(known, _)| *known));
                self.fault(self.value(name.node), m::UNKNOWN_PACK, &[("name", &name.value)], Some(hint));
            }
        }
        names.into_iter().map(|name| name.value).collect()
    }

    fn services(&mut self, root: Node<'_>) -> Vec<Service> {
        let mut seen = BTreeSet::new();
        let mut services = Vec::new();
        for service in self.items::<written::Service>(root, "services") {
            self.not_empty(&service.name, "name");
            if !seen.insert(service.name.value.clone()) {
                self.fault(self.value(service.name.node), m::TWICE, &[("name", &service.name.value)], None);
            }
            let tier = service.tier.and_then(|tier| match tier.value {
                1..=4 => u8::try_from(tier.value).ok(),
                other => {
                    self.fault(self.value(tier.node), m::TIER, &[("name", &other.to_string())], None);
                    None
                }
            });
            let requests_per_second = service.requests_per_second.and_then(|rate| {
                let sound = rate.value > 0.0 && rate.value.is_finite();
                if !sound {
                    self.fault(self.value(rate.node), m::RATE, &[("name", &rate.value.to_string())], None);
                }
                sound.then_some(rate.value)
            });
            services.push(Service { name: service.name.value, tier, owner: service.owner, requests_per_second });
        }
        services
    }

    fn excludes(&mut self, root: Node<'_>) -> Vec<Exclusion> {
        let mut excludes = Vec::new();
        for exclude in self.items::<written::Exclude>(root, "excludes") {
            self.not_empty(&exclude.path, "path");
            self.not_empty(&exclude.reason, "reason");
            let location = self.value(exclude.path.node);
            excludes.push(Exclusion { path: exclude.path.value, reason: exclude.reason.value, location });
        }
        excludes
    }

    fn policy(&mut self, policy: written::Policy, config: &mut Config) {
        let written::Policy { check, enforcement, severity, parameters, reason } = policy;
        let location = self.value(check.node);
        if let Some(enforcement) = &enforcement
            && enforcement.value != Enforcement::Deny
            && reason.as_ref().is_none_or(|reason| reason.value.trim().is_empty())
        {
            let name = enforcement.value.as_str();
            self.fault(self.value(enforcement.node), m::REASON, &[("name", name)], None);
        }
        let parameters = parameters.into_iter().map(|(name, value)| {
            let location = self.value(value.node);
            (Argument { name, value: value.value.into() }, location)
        });
        let parameters = parameters.collect();
        let enforcement = enforcement.map(|enforcement| enforcement.value);
        let said = Override { enforcement, severity, parameters, location: location.clone() };
        if config.overrides.insert(check.value.clone(), said).is_some() {
            self.fault(location, m::TWICE, &[("name", &check.value)], None);
        }
    }

    /// The items of a list under a key, each read on its own so that one fault does not hide the next.
    fn items<T: DeserializeOwned>(&mut self, root: Node<'_>, key: &str) -> Vec<T> {
        let Some(list) = root.field(key) else { return Vec::new() };
        if list.kind() != Kind::Sequence {
            let found = format!("`{key}` is {}, not a list", list.kind().as_str());
            self.fault(self.value_of(list), m::SHAPE, &[("detail", &found)], None);
            return Vec::new();
        }
        list.children().filter_map(|item| self.typed(item)).collect()
    }

    fn typed<T: DeserializeOwned>(&mut self, node: Node<'_>) -> Option<T> {
        from_node(node).map_err(|error| self.shape(&error)).ok()
    }

    fn shape(&mut self, error: &de::Error) {
        let origin = self.image.origin(error.node).map_or(0, |origin| origin.node);
        let span = if error.key { self.arena.key_span(origin) } else { self.arena.value_span(origin) };
        self.fault(self.location(&span), m::SHAPE, &[("detail", &error.message)], None);
    }

    fn not_empty(&mut self, text: &Spanned<String>, name: &str) {
        if text.value.trim().is_empty() {
            self.fault(self.value(text.node), m::EMPTY, &[("name", name)], None);
        }
    }

    fn hint<'k>(written: &str, known: impl Iterator<Item = &'k str> + Clone) -> (Message, String) {
        match nearest(written, known.clone()) {
            Some(name) => (m::DID_YOU_MEAN, name.to_owned()),
            None => (m::KNOWN, known.collect::<Vec<_>>().join(", ")),
        }
    }

    fn fault(&mut self, location: Location, message: Message, texts: &[(&str, &str)], hint: Option<(Message, String)>) {
        let argument = |(name, text): &(&str, &str)| Argument { name: (*name).to_owned(), value: (*text).into() };
        let message = message.localized(&texts.iter().map(argument).collect::<Vec<_>>());
        let hint = hint.map(|(hint, text)| hint.localized(&[argument(&("name", &text)), argument(&("names", &text))]));
        self.faults.push(Fault { location, message, hint });
    }

    fn value_of(&self, node: Node<'_>) -> Location {
        self.value(node.index())
    }

    fn value(&self, node: u32) -> Location {
        let origin = self.image.origin(node).map_or(0, |origin| origin.node);
        self.location(&self.arena.value_span(origin))
    }

    fn key_of(&self, node: Node<'_>) -> Location {
        let origin = self.image.origin(node.index()).map_or(0, |origin| origin.node);
        self.location(&self.arena.key_span(origin))
    }

    fn location(&self, bytes: &std::ops::Range<usize>) -> Location {
        let (start, end) = Lines::new(self.arena.text()).range(bytes);
        Location {
            path: self.path.to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

#[cfg(test)]
mod tests {
    use prr_model::Value;

    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let faults = read_config("prr.yaml", text).unwrap_err();
        let line = |fault: &Fault| {
            let hint = fault.hint.as_ref().map_or(String::new(), |hint| format!(" ({})", hint.en));
            format!("{}:{} {}{hint}", fault.location.line, fault.location.column, fault.message.en)
        };
        faults.iter().map(line).collect()
    }

    #[test]
    fn a_whole_configuration_is_read() {
        let text = "version: 1\npacks: [burn-rate]\nservices:\n  - {name: checkout, tier: 1, owner: payments, requests-per-second: 50}\n\
                    excludes:\n  - {path: vendor, reason: not ours}\n\
                    policies:\n  - {check: PRR-BR-02, enforcement: warn, reason: tail comes in Q3, parameters: {tail-factor: 1.1}}\n";
        let config = read_config("prr.yaml", text).unwrap();
        assert_eq!(config.packs, ["burn-rate"]);
        assert_eq!(config.services[0].tier, Some(1));
        assert_eq!(config.services[0].requests_per_second, Some(50.0));
        assert_eq!(config.excludes[0].reason, "not ours");
        let said = &config.overrides["PRR-BR-02"];
        assert_eq!(said.enforcement, Some(Enforcement::Warn));
        assert_eq!(said.parameters[0].0.value, Value::Number(1.1));
        assert_eq!(said.location.line, 8);
    }

    #[test]
    fn all_faults_are_reported_at_once_with_their_places() {
        let text = "versoin: 1\npacks: [burnrate]\nservices:\n  - {name: a, tier: 9, requests-per-second: -1}\n  - {nam: b}\n  - {name: a}\n\
                    excludes:\n  - {path: x}\n  - {path: y, reason: ' '}\npolicies:\n  - {check: PRR-BR-01, enforcement: off}\n\
                    \x20 - {check: PRR-BR-02, severity: huge}\n";
        assert_eq!(
            faults(text),
            [
                "1:1 `version: 1` is missing",
                "1:1 unknown key `versoin` (did you mean `version`?)",
                "2:9 unknown pack `burnrate` (did you mean `burn-rate`?)",
                "4:21 tier 9 is not one of 1, 2, 3, 4",
                "4:45 -1 requests per second is not a rate: write a number above 0",
                "5:6 unknown field `nam`, expected one of `name`, `tier`, `owner`, `requests-per-second`",
                "6:12 `a` is declared twice",
                "8:5 missing field `reason`",
                "9:23 `reason` is empty",
                "11:37 `enforcement: off` lowers the gate and needs a `reason`",
                "12:34 unknown variant `huge`, expected one of `critical`, `high`, `medium`, `low`, `info`",
            ]
        );
    }

    #[test]
    fn what_does_not_parse_is_said_with_its_place() {
        let said = faults("version: 1\nservices: [\n");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("prr.yaml does not parse"), "{said:?}");
        assert_eq!(faults("- a\n"), ["1:1 prr.yaml holds one mapping"]);
    }
}
