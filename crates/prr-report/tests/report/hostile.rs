//! Manifests and plugins are not trusted: none of their texts may act on what shows the report.

use std::collections::BTreeMap;

use prr_model::{
    Fix, GateError, Language, Localized, Outcome, Related, Rendered, Report, ServiceRow, Skipped, Verdict, Waiver,
};
use prr_report::{Rule, TerminalOptions, json, sarif, terminal};

use crate::sample::{at, report, row, rules};
use crate::sarif::assert_standard;

const HOSTILE: &str = "\u{1b}[2J\u{1b}]8;;http://x\u{7}\u{9b}31m \0 \r \u{202e}gnp\u{2066} \u{200b}\u{2028} ::error file=x::y\n::set-output name=a::b ##[error]c ]( [a](1) %0A \"'\\ <b> {0} 한글";

fn hostile() -> Localized {
    Localized { en: HOSTILE.to_owned(), ko: HOSTILE.to_owned() }
}

/// A report whose every foreign text is hostile, the fields of each row included.
fn hostile_report() -> Report {
    let text = || HOSTILE.to_owned();
    let place = || at(HOSTILE, [1, 2, 1, 4]);
    let mut findings = Vec::new();
    for outcome in Outcome::ALL {
        let mut finding = row(HOSTILE, outcome, hostile(), place());
        (finding.policy, finding.plugin, finding.subject, finding.message_id) = (text(), text(), text(), text());
        (finding.service, finding.controls) = (Some(text()), [text()].into());
        finding.related = vec![
            Related { location: place(), message: hostile() },
            Related { location: at("gone", [1; 4]), message: hostile() },
        ];
        finding.fix = Some(Fix { message: hostile(), snippet: Some(text()) });
        findings.push(finding.clone());
        finding.waiver = Some(Waiver { reason: text(), approver: text(), expires: text() });
        findings.push(finding);
    }
    let error = GateError {
        kind: text(),
        location: Some(place()),
        plugin: Some(text()),
        message: hostile(),
        hint: Some(hostile()),
    };
    Report {
        findings,
        effective_time: text(),
        services: vec![
            ServiceRow { name: text(), verdict: Verdict::Deny },
            ServiceRow { name: "::error::x".to_owned(), verdict: Verdict::Deny },
        ],
        rendered: vec![Rendered { path: text(), tool: text(), version: text(), documents: 1, digest: Some(text()) }],
        skipped: vec![Skipped { path: text(), reason: "template", message: hostile() }],
        errors: vec![error],
        ..report()
    }
}

fn hostile_rules() -> Vec<Rule> {
    let text = || HOSTILE.to_owned();
    vec![Rule { id: text(), title: text(), documentation: text(), plugin: text(), ..rules()[0].clone() }]
}

fn acts(c: char) -> bool {
    let control = c.is_control() && c != '\n';
    control || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn no_format_writes_a_character_that_acts() {
    let sources = BTreeMap::from([(HOSTILE.to_owned(), HOSTILE.to_owned())]);
    let report = hostile_report();
    let options = TerminalOptions { language: Language::En, colour: false, width: 100, verbose: true };
    let formats = [
        terminal(&report, &sources, &options),
        json(&report, Language::Ko),
        sarif(&report, &hostile_rules(), Language::En),
    ];
    for text in formats {
        assert_eq!(text.chars().find(|c| acts(*c)), None, "{text}");
        assert!(text.contains("한글"), "ordinary text stays");
    }
}

#[test]
fn a_coloured_terminal_shows_only_our_own_escapes() {
    let options = TerminalOptions { language: Language::Ko, colour: true, width: 80, verbose: true };
    let text = terminal(&hostile_report(), &BTreeMap::from([(HOSTILE.to_owned(), HOSTILE.to_owned())]), &options);
    for escape in text.split('\u{1b}').skip(1) {
        let (codes, _) = escape.split_once('m').expect("a colour");
        assert!(
            codes.strip_prefix('[').is_some_and(|codes| codes.bytes().all(|b| b.is_ascii_digit() || b == b';')),
            "{escape:?}"
        );
    }
}

/// Runners read their logs: `::name::` where a line begins, `##[name]` anywhere.
#[test]
fn no_line_commands_a_runner() {
    let sources = BTreeMap::from([(HOSTILE.to_owned(), HOSTILE.to_owned())]);
    for width in (40..120).step_by(3) {
        let options = TerminalOptions { language: Language::En, colour: false, width, verbose: true };
        let text = terminal(&hostile_report(), &sources, &options);
        let begins = |line: &&str| line.trim_start().starts_with("::") && !line.trim_start().starts_with("::: ");
        assert_eq!(text.lines().find(begins), None, "{text}");
        assert!(!text.contains("##["), "{text}");
    }
    for text in [json(&hostile_report(), Language::En), sarif(&hostile_report(), &hostile_rules(), Language::En)] {
        assert!(!text.contains("##[") && !text.lines().any(|line| line.trim_start().starts_with("::")), "{text}");
    }
}

#[test]
fn sarif_stays_within_the_standard() {
    assert_standard(&sarif(&hostile_report(), &hostile_rules(), Language::En));
}

#[test]
fn json_keeps_hostile_texts_exactly() {
    let value: serde_json::Value = serde_json::from_str(&json(&hostile_report(), Language::En)).unwrap();
    assert_eq!(value["findings"][0]["message"], HOSTILE);
    assert_eq!(value["findings"][0]["location"]["path"], HOSTILE);
}

#[test]
fn an_endless_message_does_not_push_the_verdict_out_of_sight() {
    let long = format!("Endless. {}", "가나다라 ".repeat(2_000));
    let mut finding =
        row("X", Outcome::Fail, Localized { en: long.clone(), ko: long.clone() }, at("gone.yaml", [1; 4]));
    finding.related = vec![Related { location: at("gone.yaml", [1; 4]), message: finding.message.clone() }];
    finding.fix = Some(Fix { message: finding.message.clone(), snippet: Some("x: 1\n".repeat(2_000)) });
    let report = Report { findings: vec![finding], ..report() };
    let options = TerminalOptions { language: Language::En, colour: false, width: 100, verbose: false };
    let text = terminal(&report, &BTreeMap::new(), &options);
    assert!(text.lines().count() < 200, "{}", text.lines().count());
    assert!(text.contains("more characters; --format json has all of it"));
    assert!(json(&report, Language::En).contains(long.as_str()));
}
