//! The JSON Schema of prr.yaml, and what it has against a document.

use std::sync::LazyLock;

use jsonschema::Validator;
use prr_document::Node;
use serde_json::Value;

use crate::fault::Fault;
use crate::instance::{find, instance};
use crate::source::Source;
use crate::{messages as m, wording};

/// The JSON Schema of prr.yaml, 2020-12.
pub const SCHEMA: &str = include_str!("../../../docs/schema/prr.v1.schema.json");

/// Faults that are told. Nobody mends more in one go, and each is looked up in the document.
pub(crate) const MOST_FAULTS: usize = 1_000;

static CONFIGURATION: LazyLock<Schema> = LazyLock::new(|| Schema::new(SCHEMA));

/// A schema that is part of the program.
pub(crate) struct Schema {
    tree: Value,
    validator: Validator,
}

impl Schema {
    pub(crate) fn new(text: &str) -> Self {
        let tree: Value = serde_json::from_str(text).expect("the schema is part of the program");
        let validator = jsonschema::draft202012::new(&tree).expect("the schema is part of the program");
        Self { tree, validator }
    }

    /// Everything that the schema has against a document.
    pub(crate) fn faults(&self, root: Node<'_>, source: &Source<'_>) -> Vec<Fault> {
        let instance = instance(root);
        let mut told = Vec::new();
        for error in self.validator.iter_errors(&instance) {
            if let Some((node, name)) = find(root, error.instance_path().as_str()) {
                told.extend(wording::Wording { error: &error, node, name, schema: &self.tree, source }.faults());
            }
            if told.len() > MOST_FAULTS {
                told.truncate(MOST_FAULTS);
                told.push(Fault::new(source.bytes(&(usize::MAX..usize::MAX)), &m::MORE, &[]));
                break;
            }
        }
        told
    }
}

/// Everything that the schema of prr.yaml has against a document.
pub(crate) fn faults(root: Node<'_>, source: &Source<'_>) -> Vec<Fault> {
    CONFIGURATION.faults(root, source)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use prr_document::View;
    use prr_document::de::from_node;
    use prr_document::read::{Format, ImageBuilder, Limits, read};
    use prr_model::{
        DataClass, DrPolicy, Enforcement, Evidence, LogPurpose, Regime, ServiceRole, Severity, WorkloadClass,
    };
    use serde::Deserialize;
    use serde::de::{Error as _, Visitor, value::Error};

    use super::*;
    use crate::framework::Catalogue;
    use crate::written;

    /// Takes the names that a type asks for, and gives nothing.
    struct Names<'a>(&'a mut &'static [&'static str]);

    impl<'de> serde::Deserializer<'de> for Names<'_> {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            Err(Error::custom("neither a struct nor an enum"))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            names: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            *self.0 = names;
            Err(Error::custom("taken"))
        }

        fn deserialize_enum<V: Visitor<'de>>(
            self,
            name: &'static str,
            names: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Error> {
            self.deserialize_struct(name, names, visitor)
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
            unit unit_struct newtype_struct seq tuple tuple_struct map identifier ignored_any
        }
    }

    fn names<'de, T: Deserialize<'de>>() -> BTreeSet<&'static str> {
        let mut names: &[&str] = &[];
        assert!(T::deserialize(Names(&mut names)).is_err());
        names.iter().copied().collect()
    }

    fn keys(pointer: &str) -> BTreeSet<&'static str> {
        CONFIGURATION.tree.pointer(pointer).unwrap()["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect()
    }

    fn values(pointer: &str) -> BTreeSet<&'static str> {
        CONFIGURATION
            .tree
            .pointer(pointer)
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|value| value.as_str().unwrap())
            .collect()
    }

    fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> BTreeSet<&'static str> {
        all.iter().map(|one| word(*one)).collect()
    }

    #[test]
    fn the_schema_and_the_reader_know_the_same_keys_and_words() {
        assert_eq!(keys(""), names::<written::File>());
        assert_eq!(keys("/$defs/service"), names::<written::Service>());
        assert_eq!(keys("/$defs/compliance"), names::<written::Compliance>());
        assert_eq!(keys("/$defs/exclude"), names::<written::Exclude>());
        assert_eq!(keys("/$defs/policy"), names::<written::Policy>());
        assert_eq!(values("/$defs/policy/properties/enforcement/enum"), names::<Enforcement>());
        assert_eq!(values("/$defs/policy/properties/severity/enum"), names::<Severity>());
        assert_eq!(values("/$defs/policy/properties/evidence/enum"), names::<Evidence>());
        assert_eq!(values("/$defs/service/properties/class/enum"), names::<WorkloadClass>());
        assert_eq!(values("/$defs/regime/enum"), words(Regime::ALL, Regime::as_str));
        assert_eq!(values("/$defs/data-classes/items/enum"), words(DataClass::ALL, DataClass::as_str));
        assert_eq!(values("/$defs/dr-policy/enum"), words(DrPolicy::ALL, DrPolicy::as_str));
        assert_eq!(values("/$defs/service/properties/role/enum"), words(ServiceRole::ALL, ServiceRole::as_str));
        let purposes = "/$defs/compliance/properties/log-stores/items/properties/purpose/enum";
        assert_eq!(values(purposes), words(LogPurpose::ALL, LogPurpose::as_str));
        let frameworks = Catalogue::builtin().frameworks().map(|framework| &*framework.id);
        assert_eq!(values("/$defs/compliance/properties/frameworks/items/enum"), frameworks.collect());
        let packs: BTreeSet<_> = crate::PACKS.iter().map(|(name, _)| *name).collect();
        assert_eq!(values("/properties/packs/items/enum"), packs);
    }

    #[test]
    fn the_schema_is_one_and_an_editor_finds_something_to_show_for_every_key() {
        assert!(jsonschema::meta::is_valid(&CONFIGURATION.tree));
        let mut silent = Vec::new();
        let mut open = vec![(String::new(), &CONFIGURATION.tree)];
        while let Some((path, schema)) = open.pop() {
            for (key, value) in schema.as_object().into_iter().flatten() {
                open.push((format!("{path}/{key}"), value));
            }
            let described = |schema: &Value| schema["title"].is_string() && schema["description"].is_string();
            for (key, value) in schema["properties"].as_object().into_iter().flatten() {
                // What a condition asks for is described where the key is declared.
                if !path.ends_with("/if") && !described(value) {
                    silent.push(format!("{path}/{key}"));
                }
            }
        }
        assert_eq!(silent, Vec::<String>::new());
    }

    const WHOLE: &str = r#"{"version": 1, "packs": ["prr"],
        "services": [{"name": "a", "tier": 1, "owner": "b", "class": "batch", "requests-per-second": 0.5,
            "rollback": {"plan": "rollback-only", "reason": "d"}, "regime": "finance", "data-classes": ["credit"], "subjects": 1,
            "allowed-regions": ["aws:aws:ap-northeast-2"], "dr-policy": "domestic-any", "role": "internal", "rto": "3h", "rpo": "10m",
            "core-business": true, "out-of-scope": "e", "namespaces": ["n"], "paths": ["p"], "redaction": {"test": "t"}}],
        "compliance": {"frameworks": ["isms-p"], "regime": "general", "data-classes": ["none"], "subjects": 2,
            "allowed-regions": ["ncloud:fin:FKR"], "dr-policy": "domestic-two-zone", "clusters": [{"name": "c", "region": "aws:aws:us-east-1"}],
            "namespaces": [{"name": "n", "data-classes": ["personal"], "service": "a"}],
            "environments": [{"name": "prod", "production": true, "namespaces": ["n"], "paths": ["p"]}],
            "log-stores": [{"resource": "r", "purpose": "access-records"}],
            "break-glass": [{"subject": "s", "reason": "r", "expires": "2027-01-31", "country": "KR"}],
            "sites": [{"name": "n", "cidr": "203.0.113.0/24", "country": "KR"}],
            "cdn": [{"resource": "r", "personal-paths": ["/me/*"], "countries": ["KR"]}],
            "transfers": [{"country": "US", "recipient": "r", "contact": "c", "items": ["i"], "purpose": "p", "retention": "15d", "method": "m",
                "refusal": "f", "legal-basis": 3, "privacy-policy": "u", "published": "2026-01-10", "reviewed-by": "b", "expires": "2027-01-10",
                "services": ["a"]}]},
        "excludes": [{"path": "a", "reason": "b"}],
        "policies": [{"check": "A-1", "enforcement": "warn", "severity": "low", "evidence": "E4", "parameters": {"p": 1}, "reason": "c"}]}"#;

    /// Every change of one value to one of another shape, without it, and with another key beside it.
    fn mutants(whole: &Value) -> Vec<Value> {
        let others = r#"[null, true, "off", "", " ", 0, 1, -1, 1.0, 2.5, 1e300, 18446744073709551615, "text", [], ["prr"], [1], {}, {"name": "x"}]"#;
        let others: Vec<Value> = serde_json::from_str(others).unwrap();
        let mut found = others.clone();
        let children: BTreeMap<String, &Value> = match whole {
            Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
            _ => BTreeMap::new(),
        };
        for (key, child) in children {
            found.extend(mutants(child).into_iter().map(|mutant| {
                let mut changed = whole.clone();
                *changed.pointer_mut(&format!("/{key}")).unwrap() = mutant;
                changed
            }));
            if let Value::Object(entries) = whole {
                let mut without = entries.clone();
                without.remove(&key);
                found.push(without.into());
                let mut more = entries.clone();
                more.insert(format!("{key}-2"), child.clone());
                found.push(more.into());
            }
        }
        found
    }

    #[test]
    fn what_the_schema_accepts_the_reader_reads_and_what_it_rejects_has_a_place() {
        let whole: Value = serde_json::from_str(WHOLE).unwrap();
        let mutants = mutants(&whole);
        let (mut accepted, mut rejected) = (0, 0);
        for mutant in mutants.iter().chain([&whole]).filter(|mutant| mutant.is_object()) {
            let text = mutant.to_string();
            let (arena, _) = read(text.clone().into_bytes(), Format::Json, &Limits::default());
            let mut builder = ImageBuilder::default();
            builder.push("prr.yaml", &arena, 0, arena.roots()[0]);
            let image = builder.finish();
            let root = View::new(&image.bytes).unwrap().documents().next().unwrap().root();
            let read = from_node::<written::File>(root).map_err(|error| error.message);
            let said = crate::read_config("prr.yaml", text.as_str());
            if CONFIGURATION.validator.is_valid(mutant) {
                accepted += 1;
                assert!(read.is_ok(), "the reader rejects {text}: {read:?}");
                let dangling = |fault: &Fault| fault.message.en.starts_with("no service");
                assert!(said.as_ref().err().into_iter().flatten().all(dangling), "{text}: {said:?}");
            } else {
                rejected += 1;
                assert!(!said.unwrap_err().is_empty(), "nothing is said of {text}");
            }
        }
        assert!(accepted > 30 && rejected > 200, "{accepted} accepted, {rejected} rejected");
    }
}
