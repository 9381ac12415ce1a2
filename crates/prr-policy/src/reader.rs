use prr_document::de::from_node;
use prr_document::read::{Arena, Fault as Unread, FaultKind, Format, ImageBuilder, Limits, read};
use prr_document::{Kind, View};

use crate::config::Config;
use crate::fault::{Fault, say, verbatim};
use crate::source::Source;
use crate::{meaning, messages as m, schema, written};

/// What a configuration may hold. Its aliases are copied for the schema, so there may be fewer nodes than in a manifest.
const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    depth: 32,
    expanded_nodes: 200_000,
    nodes: 200_000,
    keys: 200_000,
    documents: 2,
    faults: 1_000,
};

/// Reads and validates prr.yaml.
///
/// # Errors
/// With every fault, in the order of the file.
pub fn read_config(path: &str, text: impl Into<Vec<u8>>) -> Result<Config, Vec<Fault>> {
    let (arena, unread) = read(text.into(), Format::Yaml, &LIMITS);
    let mut builder = ImageBuilder::default();
    if let Some(root) = arena.roots().first() {
        builder.push(path, &arena, 0, *root);
    }
    let image = builder.finish();
    let source = Source::new(path, &arena, &image);
    let mut faults: Vec<_> = unread.iter().map(|unread| broken(unread, &source)).collect();
    // Past a limit there may be no end of what the schema would have to look at.
    if unread.iter().all(|unread| matches!(unread.kind, FaultKind::DuplicateKey(_))) {
        faults.extend(not_one_mapping(&arena, &source));
        match config(&image.bytes, &source) {
            Ok(config) if faults.is_empty() => return Ok(config),
            Ok(_) => {}
            Err(more) => faults.extend(more),
        }
    }
    // An alias shows one fault in several places.
    faults.sort();
    faults.dedup();
    Err(faults)
}

/// Validates the first document; what is no mapping is told elsewhere.
fn config(image: &[u8], source: &Source<'_>) -> Result<Config, Vec<Fault>> {
    let root = View::new(image).ok().and_then(|view| Some(view.documents().next()?.root()));
    let Some(root) = root.filter(|root| root.kind() == Kind::Mapping) else { return Err(Vec::new()) };
    let mut faults = schema::faults(root, source);
    faults.extend(meaning::faults(root, source));
    if !faults.is_empty() {
        return Err(faults);
    }
    // A test holds the schema against these types; were they to part, it is said here and not passed over.
    let file = from_node::<written::File>(root).map_err(|error| {
        let about = [("name", verbatim("prr.yaml")), ("detail", verbatim(error.message))];
        vec![Fault::new(source.value_at(error.node), &m::OTHER, &about)]
    })?;
    Ok(Config::new(file, source))
}

fn not_one_mapping(arena: &Arena, source: &Source<'_>) -> Option<Fault> {
    let begin = |root: &u32| source.bytes(&arena.value_span(*root));
    match arena.roots() {
        [] => {
            let hint = say(&m::EMPTY_FILE_HINT, &[]);
            Some(Fault::new(source.bytes(&(0..0)), &m::EMPTY_FILE, &[]).hint(Some(hint)))
        }
        [root] if arena.is_mapping(*root) => None,
        [root] => Some(Fault::new(begin(root), &m::ONE_DOCUMENT, &[])),
        [_, second, ..] => Some(Fault::new(begin(second), &m::SECOND_DOCUMENT, &[])),
    }
}

fn broken(unread: &Unread, source: &Source<'_>) -> Fault {
    let location = source.bytes(&unread.span);
    let about = |detail: &str| [("detail", verbatim(detail))];
    match &unread.kind {
        FaultKind::DuplicateKey(key) => {
            Fault::new(location, &m::KEY_TWICE, &about(key)).hint(Some(say(&m::KEY_TWICE_HINT, &[])))
        }
        other => Fault::new(location, &m::UNPARSED, &about(&other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use prr_model::{Enforcement, Value};

    use super::*;
    use crate::config::Packs;
    use crate::pack::{Asked, Pack};

    fn faults_of(text: impl Into<Vec<u8>>) -> Vec<Fault> {
        read_config("prr.yaml", text).unwrap_err()
    }

    fn faults(text: &str) -> Vec<String> {
        let line = |fault: &Fault| {
            let hint = fault.hint.as_ref().map_or(String::new(), |hint| format!(" ({})", hint.en));
            format!("{}:{} {}{hint}", fault.location.line, fault.location.column, fault.message.en)
        };
        faults_of(text).iter().map(line).collect()
    }

    #[test]
    fn a_whole_configuration_is_read() {
        let text = "version: 1\npacks: [burn-rate]\nservices:\n  - {name: checkout, tier: 1, owner: payments, requests-per-second: 50}\n\
                    excludes:\n  - {path: vendor, reason: not ours}\n\
                    policies:\n  - {check: PRR-BR-02, enforcement: warn, reason: tail comes in Q3, parameters: {tail-factor: 1.1}}\n";
        let config = read_config("prr.yaml", text).unwrap();
        assert_eq!(config.packs, Packs::Named(vec!["burn-rate".to_owned()]));
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
                    \x20 - {check: PRR-BR-02, severity: huge}\n  - {check: prr-br-03}\n  - {check: PRR-BR-01}\n";
        assert_eq!(
            faults(text),
            [
                "1:1 unknown key `versoin` (did you mean `version`?)",
                "2:9 `burnrate` is not one of prr, burn-rate, rollback, delivery, governance, access, protection, residency (did you mean `burn-rate`?)",
                "4:21 `9` is not one of 1, 2, 3, 4",
                "4:45 `requests-per-second` must be above 0, not `-1`",
                "5:6 unknown key `nam` (did you mean `name`?)",
                "6:12 `a` is declared twice (the first one is on line 4)",
                "8:5 `reason` is missing",
                "9:23 `reason` is empty",
                "11:37 `enforcement: off` lowers the gate and needs a `reason`",
                "12:34 `huge` is not one of critical, high, medium, low, info",
                "13:13 `check` must be written like `ACC-01`, not `prr-br-03` (did you mean `PRR-BR-03`?)",
                "14:13 `PRR-BR-01` is declared twice (the first one is on line 11)",
            ]
        );
    }

    #[test]
    fn packs_of_compliance_wait_for_declarations_unless_they_are_named() {
        let waiting: Pack =
            Pack { pack: "isms".into(), asked: Asked::WhereDeclared, controls: vec![], policies: vec![] };
        let asked = |text: &str| read_config("prr.yaml", text).unwrap().packs.include(&waiting);
        assert!(!asked("version: 1\n"));
        assert!(asked("version: 1\ncompliance: {regime: general}\n"));
        assert!(!asked("version: 1\npacks: [prr]\ncompliance: {regime: general}\n"));
        assert!(Packs::Named(vec!["isms".into()]).include(&waiting));
    }

    #[test]
    fn declarations_that_contradict_or_point_at_nothing_are_told() {
        let text = "version: 1\nservices:\n  - {name: payments, data-classes: [personal, none]}\ncompliance:\n\
                    \x20 allowed-regions: [ap-northeast-2]\n  namespaces: [{name: pay, service: payment}]\n\
                    \x20 transfers: [{country: USA, services: [blog], expires: 2027-13-01}]\n";
        assert_eq!(
            faults(text),
            [
                "3:47 `none` says that there is no personal data, and `personal` that there is (leave one of the two out)",
                "5:21 `allowed-regions[0]` must be written like `aws:aws:ap-northeast-2`, not `ap-northeast-2`",
                "6:37 no service `payment` is declared under `services` (did you mean `payments`?)",
                "7:25 `country` must be written like `US`, not `USA`",
                "7:41 no service `blog` is declared under `services` (what is said of it would hold for nothing; declare the service, or name one that is)",
                "7:57 `expires` must be written like `2027-01-31`, not `2027-13-01`",
            ]
        );
    }

    #[test]
    fn every_kind_of_wrong_value_is_said_in_its_own_words() {
        let text = "version: 2\npacks: prr\nservices:\n  - 1\n  - {name: 404, owner: , requests-per-second: '50'}\n\
                    excludes:\n  - {path: 'a[', reason: [r]}\npolicies:\n  - {check: PRR-BR-01, parameters: {a: true, b: [1], c: .nan}}\n";
        assert_eq!(
            faults(text),
            [
                "1:10 version `2` is not known to this prr, which reads version 1",
                "2:8 `packs` must be a list, not `prr` (each entry of a list begins with `- `)",
                "4:5 `services[0]` must be a mapping, not `1`",
                "5:12 `name` must be a text, not `404` (a text that would be read as something else stands in quotes: \"404\")",
                "5:22 `owner` has no value (write one, or take the key out)",
                "5:47 `requests-per-second` must be a number, not `50` (a number stands without quotes)",
                "7:12 `a[` is not a path pattern: unclosed character class; missing ']'",
                "7:26 `reason` must be a text, not a list",
                "9:40 `a` must be a number or a text, not `true` (a text that would be read as something else stands in quotes: \"true\")",
                "9:49 `b` must be a number or a text, not a list",
                "9:57 `c` must be a number or a text, not `.nan` (a text that would be read as something else stands in quotes: \".nan\")",
            ]
        );
        assert_eq!(
            faults("packs: [prr, burn-rate, prr]\n"),
            ["1:1 `version: 1` is missing", "1:25 `prr` is declared twice"]
        );
    }

    #[test]
    fn what_does_not_parse_is_said_with_its_place() {
        let said = faults("version: 1\nservices: [\n");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("prr.yaml does not parse"), "{said:?}");
        assert_eq!(faults("- a\n"), ["1:1 prr.yaml holds one mapping"]);
        assert_eq!(faults("\n  text\n"), ["2:3 prr.yaml holds one mapping"]);
        for empty in ["", "\n\n", "# nothing yet\n"] {
            assert!(faults(empty)[0].starts_with("1:1 prr.yaml is empty"), "{empty:?}: {:?}", faults(empty));
        }
        assert_eq!(
            faults("version: 1\n---\nversion: 1\n"),
            ["3:1 a second document begins here; prr.yaml holds one mapping"]
        );
        assert_eq!(faults_of(b"version: 1\nservices: [{name: caf\xE9}]\n".to_vec()).len(), 1);
    }

    #[test]
    fn a_key_that_stands_twice_is_said_beside_everything_else() {
        let said = faults("version: 1\nversion: 1\nservices:\n  - {name: a, owner: x, owner: y, tier: 5}\n");
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].starts_with("2:1 the key `version` stands twice in one mapping"), "{said:?}");
        assert!(said[1].starts_with("4:25 the key `owner` stands twice"), "{said:?}");
        assert!(said[2].starts_with("4:41 `5` is not one of"), "{said:?}");
    }

    #[test]
    fn anchors_and_merged_entries_count_and_their_faults_are_told_once_where_they_stand() {
        let text = "version: 1\nservices:\n  - &base {name: a, tier: 2, owner: off}\n  - <<: *base\n    name: b\n";
        let config = read_config("prr.yaml", text).unwrap();
        let said: Vec<_> = config.services.iter().map(|service| (&*service.name, service.tier)).collect();
        assert_eq!(said, [("a", Some(2)), ("b", Some(2))]);
        assert_eq!(config.services[1].owner.as_deref(), Some("off"), "a text in YAML 1.2, as editors have it");
        assert_eq!(faults(&text.replace("tier: 2", "tier: 7")), ["3:27 `7` is not one of 1, 2, 3, 4"]);
        let tagged = "version: !!int '1'\nservices: [{name: !!str 404}]\n";
        assert_eq!(read_config("prr.yaml", tagged).unwrap().services[0].name, "404");
    }

    #[test]
    fn other_encodings_than_utf_8_are_read() {
        let text = "version: 1\nservices: [{name: 결제}]\n";
        let wide: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(read_config("prr.yaml", wide).unwrap().services[0].name, "결제");
        assert_eq!(read_config("prr.yaml", format!("\u{feff}{text}")).unwrap().services[0].name, "결제");
    }

    #[test]
    fn hostile_files_end_with_a_fault_in_bounded_time() {
        let bomb: String =
            (1..30).fold(String::new(), |text, n| format!("{text}a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1));
        let bomb = format!("version: 1\na0: &a0 [x]\n{bomb}");
        let deep = format!("version: {}1{}\n", "[".repeat(5_000), "]".repeat(5_000));
        let wide = format!("version: 1\nservices:\n{}", "  - 1\n".repeat(20_000));
        let keys: String = (0..20_000).fold(String::new(), |text, n| text + &format!("key{n}: 1\n"));
        for (text, most) in [(bomb, 40), (deep, 1), (wide, 1_001), (keys, 1_001), (" ".repeat(2 << 20), 1)] {
            let started = std::time::Instant::now();
            let said = faults_of(text);
            assert!((1..=most).contains(&said.len()), "{} faults, first {:?}", said.len(), said[0]);
            assert!(started.elapsed().as_secs() < 120, "{:?} for {:?}", started.elapsed(), said[0]);
        }
    }
}
