//! What the engine makes of a plugin's answers. The plugin is a fake: the engine knows plugins through one trait.

use std::sync::atomic::{AtomicUsize, Ordering};

use prr_engine::{Asked, Judgement, Plan, PlanFault, Settings, judge};
use prr_manifest::{Excludes, Inventory, list, load};
use prr_model::{Argument, Evidence, ExitCode, Outcome, Severity, Strength, Value, Verdict};
use prr_plugin::{
    Answer, CheckInfo, Description, Given, Limit, MessageTemplate, Plugin, PluginError, PluginFault, Projection,
    RawFinding, RawMessage, RawPlace, Scope, Selector,
};
use prr_policy::{Config, read_config};

/// Answers one finding a document with a key `outcome`, at that key's value.
struct Fake {
    description: Description,
    calls: AtomicUsize,
    fails: bool,
}

impl Fake {
    fn new(name: &str, check: &str, scope: Scope) -> Self {
        let parameters = vec![Argument { name: "share".into(), value: Value::Share(0.02) }];
        let check =
            CheckInfo { id: check.into(), severity: Severity::Medium, title: String::new(), parameters, asks: None };
        let message =
            MessageTemplate { id: "m".into(), en: "is {word}".into(), ko: "{word}임".into(), evidence: None };
        let description = Description {
            name: name.into(),
            version: "1".into(),
            scope,
            selectors: vec![Selector::Key("outcome".into())],
            projections: Vec::new(),
            checks: vec![check],
            messages: vec![message],
        };
        Self { description, calls: AtomicUsize::new(0), fails: false }
    }
}

impl Plugin for Fake {
    fn description(&self) -> &Description {
        &self.description
    }

    fn digest(&self) -> &'static str {
        "0"
    }

    fn evaluate(&self, given: Given<'_>) -> Result<Answer, PluginError> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        if self.fails {
            let fault = PluginFault::Limit(Limit::Fuel(1));
            return Err(PluginError { plugin: self.description.name.clone(), fault });
        }
        let view = prr_document::View::new(&given.documents).unwrap();
        let finding = |document: prr_document::Document<'_>| {
            let node = document.root().field("outcome").unwrap();
            let word = node.text().unwrap();
            let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.as_str() == word).unwrap();
            let at = RawPlace { node: node.index(), key: false, within: None };
            RawFinding {
                check: given.requests[0].check.clone(),
                outcome,
                service: document.root().field("service").and_then(prr_document::Node::text).map(str::to_owned),
                subject: "s".into(),
                message: RawMessage {
                    id: "m".into(),
                    arguments: vec![Argument { name: "word".into(), value: word.into() }],
                },
                at: at.clone(),
                related: Vec::new(),
                proof: vec![at],
                fix: None,
            }
        };
        Ok(Answer { findings: view.documents().map(finding).collect(), log: Vec::new() })
    }
}

fn inventory(files: &[(&str, String)]) -> Inventory {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        std::fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(path), text).unwrap();
    }
    load(&list(folder.path()).unwrap(), &Excludes::default(), &prr_manifest::TreeLimits::default())
}

fn settings(strict: bool) -> Settings {
    Settings { effective_time: 0, effective_time_text: "1970-01-01T00:00:00Z".into(), strict }
}

fn config(text: &str) -> Config {
    read_config("prr.yaml", format!("version: 1\n{text}")).unwrap()
}

fn judged(files: &[(&str, String)], configuration: &str, plugin: &Fake, strict: bool) -> Judgement {
    let config = config(configuration);
    let plugins: [&dyn Plugin; 1] = [plugin];
    let plan = Plan::new(&config, &plugins).unwrap();
    judge(&inventory(files), &config, &plan, &Asked::of(&plugins, &plan), Vec::new(), &settings(strict))
}

fn document(outcome: &str) -> String {
    format!("service: a\noutcome: {outcome}\n")
}

#[test]
fn a_pass_on_less_evidence_than_is_asked_for_is_unknown() {
    let files = [("a.yaml", document("pass")), ("b.yaml", document("fail"))];
    let judged_with = |asked: &str, level: Option<Evidence>, own: Option<Evidence>| {
        let mut plugin = Fake::new("x", "X-1", Scope::Document);
        plugin.description.messages[0].evidence = level;
        plugin.description.checks[0].asks = own;
        let policy =
            if asked.is_empty() { String::new() } else { format!("policies: [{{check: X-1, evidence: {asked}}}]\n") };
        let mut findings = judged(&files, &policy, &plugin, false).report.findings;
        findings.retain(|finding| finding.location.path == "a.yaml");
        findings.remove(0)
    };
    let graded = judged_with("", Some(Evidence::E3), Some(Evidence::E2));
    assert_eq!(graded.outcome, Outcome::Pass);
    assert_eq!(graded.evidence, Strength { reached: Some(Evidence::E3), asked: Some(Evidence::E2) });
    let weak = judged_with("E4", Some(Evidence::E3), Some(Evidence::E2));
    assert_eq!(weak.outcome, Outcome::Unknown);
    assert_eq!(weak.message.en, "is pass; this is evidence of level E3 proven, and E4 executed is asked for");
    assert_eq!(judged_with("", Some(Evidence::E1), Some(Evidence::E2)).outcome, Outcome::Unknown, "as the check asks");
    assert_eq!(judged_with("E0", Some(Evidence::E1), Some(Evidence::E2)).outcome, Outcome::Pass, "the policy decides");
    assert_eq!(judged_with("", None, None).outcome, Outcome::Pass, "a plugin that knows of no evidence");
    assert_eq!(judged_with("E1", None, None).outcome, Outcome::Unknown, "it does not say what it rests on");
}

#[test]
fn what_a_plugin_does_not_read_of_a_kind_is_not_sent_unless_something_else_asks_for_it() {
    let mut plugin = Fake::new("x", "X-1", Scope::Inventory);
    plugin.description.selectors = vec![
        Selector::Kind("Pod".into()),
        Selector::Kind("Service".into()),
        Selector::Key("whole".into()),
        Selector::Path("kept/**".into()),
    ];
    plugin.description.projections = vec![Projection { kind: "Pod".into(), paths: vec![vec!["outcome".into()]] }];
    let files = [
        ("a.yaml", "kind: Pod\noutcome: pass\nservice: a\n".to_owned()),
        ("b.yaml", "kind: Service\noutcome: pass\nservice: b\n".to_owned()),
        ("c.yaml", "kind: Pod\noutcome: pass\nservice: c\nwhole: yes\n".to_owned()),
        ("kept/d.yaml", "kind: Pod\noutcome: pass\nservice: d\n".to_owned()),
        ("e.yaml", "kind: Pod\noutcome: fail\nservice: e\n".to_owned()),
    ];
    let report = judged(&files, "", &plugin, false).report;
    let told: Vec<_> = report
        .findings
        .iter()
        .map(|row| (row.location.path.as_str(), row.location.line, row.service.as_deref()))
        .collect();
    let whole = [("b.yaml", 2, Some("b")), ("c.yaml", 2, Some("c")), ("kept/d.yaml", 2, Some("d"))];
    assert_eq!(told, [&[("e.yaml", 2, None), ("a.yaml", 2, None)], whole.as_slice()].concat());
}

/// A record about a file that `inventory` wrote, whose text is `subject`.
fn record(kind: &str, day: &str, subject: &str, rest: &str) -> String {
    use sha2::Digest as _;
    let digest: Vec<_> = sha2::Sha256::digest(subject).iter().map(|byte| format!("{byte:02x}")).collect();
    let digest = digest.concat();
    format!(
        "apiVersion: prr/v1\nrecord: {kind}\nperformed-at: {day}\nby: kim\nsubject: {{path: a.yaml, digest: 'sha256:{digest}'}}\n{rest}\n"
    )
}

#[test]
fn a_record_of_what_passes_raises_it_to_what_was_executed() {
    let mut plugin = Fake::new("x", "X-1", Scope::Document);
    plugin.description.messages[0].evidence = Some(Evidence::E3);
    let subject = document("pass");
    let judged_with = |record: String| {
        let files = [("a.yaml", subject.clone()), ("r.yaml", record)];
        judged(&files, "policies: [{check: X-1, evidence: E4}]\n", &plugin, false).report
    };
    let first = |record: String| judged_with(record).findings.remove(0);
    let raised = first(record("drill", "1969-12-01", &subject, "result: pass"));
    assert_eq!((raised.outcome, raised.evidence.reached), (Outcome::Pass, Some(Evidence::E4)));
    assert_eq!(raised.proof.last().unwrap().location.path, "r.yaml");
    let weak = first(record("review", "1969-12-01", &subject, "result: pass"));
    assert_eq!(weak.outcome, Outcome::Unknown, "nothing was executed");
    assert!(weak.fix.unwrap().message.en.contains("prr record new drill --subject a.yaml"));
    for (day, subject, rest) in [
        ("1969-01-01", &subject, "result: pass"),
        ("1969-12-01", &document("fail"), "result: pass"),
        ("1969-12-01", &subject, "result: fail"),
        ("1969-12-01", &subject, "result: pass\nvalid-for: 7d"),
    ] {
        assert_eq!(first(record("drill", day, subject, rest)).outcome, Outcome::Unknown, "{day} {rest}");
    }
    assert_eq!(judged_with(record("drill", "1969-12-01", &subject, "result: pass")).errors, []);
}

#[test]
fn a_record_that_is_wrong_or_from_the_future_closes_the_gate_at_its_place() {
    let plugin = Fake::new("x", "X-1", Scope::Document);
    let subject = document("pass");
    let errors = |record: String| {
        let report = judged(&[("a.yaml", subject.clone()), ("r.yaml", record)], "", &plugin, false).report;
        let row = |error: &prr_model::GateError| {
            let location = error.location.as_ref().unwrap();
            format!("{} {}:{}:{} {}", error.kind, location.path, location.line, location.column, error.message.en)
        };
        report.errors.iter().map(row).collect::<Vec<_>>()
    };
    let good = record("drill", "1969-12-01", &subject, "result: pass");
    assert_eq!(
        errors(good.replace("result: pass", "result: fine")),
        ["record r.yaml:6:9 `fine` is not one of pass, fail"]
    );
    let future = errors(good.replace("1969-12-01", "1970-01-02T00:00:00Z"));
    assert!(
        future[0].starts_with("record r.yaml:3:15 the record tells of 1970-01-02T00:00:00Z, which lies after"),
        "{future:?}"
    );
    let mixed = errors(format!("{good}---\nkind: Pod\n"));
    assert!(mixed[0].starts_with("record r.yaml:8:1 this document stands in a file with records"), "{mixed:?}");
}

#[test]
fn the_worst_row_decides_and_an_error_closes_the_gate() {
    let verdict = |outcomes: &[&str], strict| {
        let files: Vec<_> = outcomes.iter().map(|outcome| (*outcome, document(outcome))).collect();
        let files: Vec<_> = files.iter().map(|(name, text)| (format!("{name}.yaml"), text.clone())).collect();
        let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        let report = judged(&files, "", &Fake::new("fake", "FAKE-01", Scope::Inventory), strict).report;
        (report.verdict, report.exit_code())
    };
    assert_eq!(verdict(&["pass"], false), (Verdict::Allow, ExitCode::Allow));
    assert_eq!(verdict(&["pass", "unknown"], false), (Verdict::Warn, ExitCode::Allow));
    assert_eq!(verdict(&["pass", "manual"], false), (Verdict::Warn, ExitCode::Allow));
    assert_eq!(verdict(&["pass", "unknown"], true), (Verdict::Deny, ExitCode::Deny));
    assert_eq!(verdict(&["pass", "fail", "unknown"], false), (Verdict::Deny, ExitCode::Deny));
    assert_eq!(verdict(&["not-applicable"], false), (Verdict::Deny, ExitCode::Undecided), "nothing was evaluated");
}

#[test]
fn a_plugin_that_fails_closes_the_gate_whatever_else_is_denied() {
    let plugin = Fake { fails: true, ..Fake::new("fake", "FAKE-01", Scope::Inventory) };
    let report = judged(&[("a.yaml", document("fail"))], "", &plugin, false).report;
    assert_eq!(report.exit_code(), ExitCode::Undecided);
    assert_eq!(report.errors[0].kind, "plugin-fuel");
    assert_eq!(report.errors[0].plugin.as_deref(), Some("fake"));
}

#[test]
fn rows_are_worst_first_with_positions_texts_and_distinct_fingerprints() {
    let files = [("b.yaml", format!("{}---\n{}", document("pass"), document("fail"))), ("a.yaml", document("fail"))];
    let report = judged(&files, "", &Fake::new("fake", "FAKE-01", Scope::Inventory), false).report;
    let rows: Vec<_> = report
        .findings
        .iter()
        .map(|row| (row.outcome, row.location.to_string(), row.message.en.as_str(), row.message.ko.as_str()))
        .collect();
    assert_eq!(
        rows,
        [
            (Outcome::Fail, "a.yaml:2:10".to_owned(), "is fail", "fail임"),
            (Outcome::Fail, "b.yaml:5:10".to_owned(), "is fail", "fail임"),
            (Outcome::Pass, "b.yaml:2:10".to_owned(), "is pass", "pass임"),
        ]
    );
    let prints: std::collections::BTreeSet<_> = report.findings.iter().map(|row| &row.fingerprint).collect();
    assert_eq!(prints.len(), 3, "same path, check, subject and message are still three rows");
    assert!(report.findings[0].proof[0].digest.starts_with("sha256:"));
}

#[test]
fn a_fingerprint_survives_moved_lines() {
    let print = |text: String| {
        let report = judged(&[("a.yaml", text)], "", &Fake::new("fake", "FAKE-01", Scope::Inventory), false).report;
        (report.findings[0].location.line, report.findings[0].fingerprint.clone())
    };
    let (line, first) = print(document("fail"));
    let (moved, second) = print(format!("# note\n\n{}", document("fail")));
    assert_ne!(line, moved);
    assert_eq!(first, second);
}

#[test]
fn single_documents_come_in_shards_and_inventories_at_once() {
    let text = (0..1_200).map(|_| document("pass")).collect::<Vec<_>>().join("---\n");
    for (scope, calls) in [(Scope::Document, 3), (Scope::Inventory, 1)] {
        let plugin = Fake::new("fake", "FAKE-01", scope);
        let report = judged(&[("a.yaml", text.clone())], "", &plugin, false).report;
        assert_eq!(plugin.calls.load(Ordering::Relaxed), calls);
        assert_eq!(report.summary.pass, 1_200);
    }
}

#[test]
fn a_policy_is_lowered_or_switched_off_by_prr_yaml() {
    let files = [("a.yaml", document("fail"))];
    let said = |enforcement| {
        format!("policies:\n  - {{check: FAKE-01, enforcement: {enforcement}, reason: r, severity: low}}\n")
    };
    let plugin = || Fake::new("fake", "FAKE-01", Scope::Inventory);
    let warned = judged(&files, &said("warn"), &plugin(), false).report;
    assert_eq!((warned.verdict, warned.findings[0].severity), (Verdict::Warn, Severity::Low));
    let off = plugin();
    assert_eq!(judged(&files, &said("off"), &off, false).report.exit_code(), ExitCode::Undecided, "nothing is left");
    assert_eq!(off.calls.load(Ordering::Relaxed), 0);
}

#[test]
fn a_check_of_a_pack_that_is_not_in_force_is_not_asked() {
    let files = [("a.yaml", document("fail"))];
    let plugin = || Fake::new("fake", "PRR-BR-01", Scope::Inventory);
    assert_eq!(judged(&files, "", &plugin(), false).report.summary.fail, 1);
    assert_eq!(judged(&files, "packs: [prr]\n", &plugin(), false).report.summary.fail, 0);
}

#[test]
fn a_declared_service_about_which_nothing_was_found_is_not_allowed() {
    let declared = "services: [{name: a}, {name: silent}]\n";
    let plugin = Fake::new("fake", "FAKE-01", Scope::Inventory);
    let report = judged(&[("a.yaml", document("pass"))], declared, &plugin, false).report;
    let services: Vec<_> = report.services.iter().map(|row| (row.name.as_str(), row.verdict)).collect();
    assert_eq!(services, [("a", Verdict::Allow), ("silent", Verdict::Warn)]);
}

#[test]
fn what_no_plugin_knows_and_what_two_claim_is_a_fault_of_the_plan() {
    let (first, second) =
        (Fake::new("one", "FAKE-01", Scope::Inventory), Fake::new("two", "FAKE-01", Scope::Inventory));
    let faults = Plan::new(&config(""), &[&first, &second]).unwrap_err();
    assert!(matches!(&faults[0], PlanFault::Collision { first, second, .. } if first == "one" && second == "two"));
    let config = config("policies:\n  - {check: FAKE-02}\n  - {check: FAKE-01, parameters: {share: 5%, shard: 1}}\n");
    let faults = Plan::new(&config, &[&first]).unwrap_err();
    let said: Vec<_> = faults
        .iter()
        .map(|fault| match fault {
            PlanFault::Configuration { location, message, .. } => format!("{location} {}", message.en),
            PlanFault::Collision { check, .. } => check.clone(),
        })
        .collect();
    assert_eq!(
        said,
        [
            "prr.yaml:4:53 the check has no parameter `shard`; it has: share",
            "prr.yaml:3:13 no plugin knows the check FAKE-02",
        ]
    );
}
