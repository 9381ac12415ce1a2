//! `prr controls` and `prr explain CONTROL`.

use serde_json::Value;

use crate::harness::{prr, prr_in, workspace};

const NOW: [&str; 2] = ["--now", "2026-03-01"];

fn sample(name: &str) -> String {
    workspace().join("fixtures").join(name).display().to_string()
}

fn controls(framework: &str, sample: &str) -> Value {
    prr(&[&["controls", framework, sample, "--format", "json"], &NOW[..]].concat()).expect(0).json()
}

fn state<'a>(report: &'a Value, control: &str) -> &'a Value {
    let controls = report["frameworks"][0]["controls"].as_array().unwrap();
    controls.iter().find(|row| row["control"] == control).unwrap_or_else(|| panic!("no {control}"))
}

#[test]
fn a_control_is_refuted_where_a_check_that_serves_it_fails_and_seen_where_all_pass() {
    let seed = controls("isms-p", &sample("checkout"));
    let refuted = state(&seed, "isms-p/2.8.6");
    assert_eq!(refuted["state"], "refuted");
    let dangling = refuted["checks"].as_array().unwrap().iter().find(|check| check["check"] == "PRR-RB-03").unwrap();
    assert!(dangling["failed"].as_u64() > Some(0) && dangling["proof"][0]["path"] == "rollout.yaml", "{dangling}");
    assert_eq!(state(&seed, "isms-p/1.1.1")["state"], "manual");
    assert_eq!(state(&seed, "isms-p/2.7.1")["state"], "no-signal");

    let ready = controls("isms-p", &sample("checkout-ready"));
    assert_eq!(state(&ready, "isms-p/2.8.6")["state"], "design-ok");
    // Its alerts cover its objective, and its pods do not say what they need.
    let performance = state(&ready, "isms-p/2.9.2")["checks"].as_array().unwrap().clone();
    let refuting: Vec<_> =
        performance.iter().filter(|check| check["failed"] != 0).map(|check| &check["check"]).collect();
    assert_eq!(refuting, ["PRT-27"]);
    // The simplified annex numbers its controls anew: the same title decides, not the same number.
    let pipelines = sample("pipelines/seed-good");
    let whole = state(&controls("isms-p", &pipelines), "isms-p/2.9.1").clone();
    let simplified = state(&controls("isms-p-7-2", &pipelines), "isms-p-7-2/2.8.1").clone();
    assert_eq!((&whole["state"], &whole["title"]), (&"refuted".into(), &simplified["title"]));
    assert_eq!((&simplified["state"], &simplified["checks"]), (&whole["state"], &whole["checks"]));
    assert_eq!(simplified["supply"], whole["supply"]);
}

#[test]
fn what_is_written_is_what_the_schema_describes() {
    let schema: Value = serde_json::from_str(&prr(&["schema", "controls"]).expect(0).stdout).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let here = workspace().join("fixtures/checkout");
    let all = prr_in(&here, &[&["controls", "--format", "json"][..], &NOW[..]].concat()).expect(0).json();
    for report in [all, controls("efsr", &sample("checkout"))] {
        let faults: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
        for framework in report["frameworks"].as_array().unwrap() {
            let counted: u64 =
                framework["states"].as_array().unwrap().iter().map(|row| row["controls"].as_u64().unwrap()).sum();
            assert_eq!(counted, framework["controls"].as_array().unwrap().len() as u64);
        }
    }
}

#[test]
fn every_format_says_in_both_languages_that_no_state_proves_operation() {
    for (language, promise) in [("en", "is operated"), ("ko", "실제로 운영된다는 뜻이 아니며")] {
        for format in ["table", "markdown", "html"] {
            let arguments = ["controls", "isms-p", &sample("checkout"), "--format", format, "--lang", language];
            let text = prr(&[&arguments[..], &NOW[..]].concat()).expect(0).stdout.replace('\n', " ");
            assert!(text.contains(promise), "{format} {language}: {text}");
        }
    }
    let korean =
        prr(&[&["controls", "isms-p", &sample("checkout"), "--lang", "ko"], &NOW[..]].concat()).expect(0).stdout;
    assert!(korean.contains("미흡(반증)") && korean.contains("[인증기준]"), "{korean}");
}

#[test]
fn a_law_is_told_from_a_standard_and_a_number_that_wants_confirming_says_so() {
    let efsr = controls("efsr", &sample("checkout"));
    assert_eq!(state(&efsr, "efsr/19")["kind"], "law");
    assert_eq!(state(&efsr, "efsr/19")["formerly"], "제31조");
    assert_eq!(state(&efsr, "efsr/29")["cite"], "confirm");
    let all = prr(&[&["controls", "efsr", &sample("checkout"), "--all", "--lang", "ko"], &NOW[..]].concat());
    let all = all.expect(0).stdout;
    assert!(all.contains("[법령] 전자금융감독규정 제19조 (개정 전 제31조)"), "{all}");
    assert!(all.contains("제29조 (조문번호 확인 필요)"), "{all}");
}

#[test]
fn a_control_is_explained_and_a_number_that_moved_is_refused_with_its_number_of_today() {
    let page = prr(&["explain", "isms-p/2.8.6", "--lang", "ko"]).expect(0).stdout;
    for part in ["ISMS-P 2.8.6 운영환경 이관", "PRR-RB-03", "사람이 제출할 증적"] {
        assert!(page.contains(part), "`{part}` is not in:\n{page}");
    }
    let moved = prr(&["explain", "efsr/31"]).expect(2).stderr;
    assert!(moved.contains("efsr/19"), "{moved}");
    assert!(prr(&["explain", "isms-p/3.4.3"]).expect(2).stderr.contains("must not be cited"));
    assert!(prr(&["controls", "ismsp"]).expect(2).stderr.contains("did you mean isms-p"));
}

#[test]
fn a_path_alone_is_no_framework_and_a_slip_is_no_path() {
    let sample = workspace().join("fixtures/checkout");
    let here = prr_in(&sample, &[&["controls", "--format", "json"], &NOW[..]].concat()).expect(0).json();
    let named =
        prr_in(&sample, &[&["controls", "../checkout", "--format", "json"], &NOW[..]].concat()).expect(0).json();
    assert_eq!(here["frameworks"].as_array().map(Vec::len), named["frameworks"].as_array().map(Vec::len));
    let slip = prr_in(&sample, &["controls", "ismsp"]).expect(2);
    assert!(slip.stderr.contains("isms-p"), "{}", slip.stderr);
}
