//! `prr explain` and `prr plugin describe`.

use crate::harness::prr;

#[test]
fn every_check_is_listed_and_explained_in_both_languages() {
    let list = prr(&["explain"]).expect(0).stdout;
    let checks: Vec<_> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(checks.len(), 128, "{list}");
    for check in checks {
        let english = prr(&["explain", check]).expect(0).stdout;
        assert!(english.starts_with(&format!("# {check} ")) && english.contains("## Fails"), "{english}");
        assert!(!english.contains("## 한국어"), "{english}");
        let korean = prr(&["explain", check, "--lang", "ko"]).expect(0).stdout;
        let hangul = |text: &str| text.chars().filter(|char| ('가'..='힣').contains(char)).count();
        assert!(hangul(&korean) > 100 && korean.contains("## Fails"), "{korean}");
    }
}

#[test]
fn a_misspelt_check_gets_a_suggestion() {
    let run = prr(&["explain", "PRR-BR-3"]).expect(2);
    assert!(run.stderr.contains("did you mean PRR-BR-0"), "{}", run.stderr);
}

#[test]
fn a_plugin_says_what_it_asks_for_and_what_it_answers() {
    let text = prr(&["plugin", "describe"]).expect(0).stdout;
    for part in ["slo", "sha256", "kind PrometheusRule", "PRR-BR-06"] {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
}
