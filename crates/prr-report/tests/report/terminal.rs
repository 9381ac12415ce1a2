use std::collections::BTreeMap;

use prr_model::{Finding, Language, Outcome, Report, ServiceRow, Summary, Verdict};
use prr_report::{TerminalOptions, terminal};
use unicode_width::UnicodeWidthStr;

use crate::sample::{at, both, find, report, row, sources, warning_report};
use crate::snapshot::assert_same;

const PLAIN: TerminalOptions = TerminalOptions { language: Language::En, colour: false, width: 100, verbose: false };

/// The sample's report with other rows in it, and nothing else.
pub fn only(findings: Vec<Finding>) -> Report {
    Report {
        findings,
        errors: Vec::new(),
        skipped: Vec::new(),
        services: Vec::new(),
        summary: Summary::default(),
        ..report()
    }
}

fn shown(report: &Report, options: &TerminalOptions) -> String {
    terminal(report, &sources(), options)
}

#[test]
fn the_sample_reads_as_pinned() {
    assert_same("terminal.en.txt", &shown(&report(), &PLAIN));
    assert_same(
        "terminal.ko.txt",
        &shown(&report(), &TerminalOptions { language: Language::Ko, verbose: true, ..PLAIN }),
    );
    assert_same("terminal.warn.txt", &shown(&warning_report(), &TerminalOptions { width: 72, ..PLAIN }));
}

#[test]
fn colour_adds_nothing_but_colour() {
    let coloured = shown(&report(), &TerminalOptions { colour: true, ..PLAIN });
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    for (index, part) in coloured.split("\u{1b}[").enumerate() {
        plain += if index == 0 { part } else { part.split_once('m').expect("only colours are written").1 };
    }
    let blanks = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(blanks(&plain), blanks(&shown(&report(), &PLAIN)));
    assert!(!shown(&report(), &PLAIN).contains('\u{1b}'));
}

#[test]
fn everything_but_manifest_lines_fits_the_terminal() {
    for (language, width) in [(Language::En, 60), (Language::Ko, 60), (Language::En, 100), (Language::Ko, 100)] {
        for line in shown(&report(), &TerminalOptions { language, width, ..PLAIN }).lines() {
            let ours = line.contains("= ") || line.starts_with("error") || line.starts_with("오류");
            assert!(!ours || line.width() <= width, "{} of {width}: {line}", line.width());
        }
    }
}

#[test]
fn marks_stand_under_wide_characters() {
    let message = both("The name is not ASCII.", "이름이 ASCII가 아닙니다.");
    let text = shown(&only(vec![row("X", Outcome::Fail, message, find("deploy/alerts.yaml", "급증"))]), &PLAIN);
    let source = text.lines().find(|line| line.contains("결제오류율급증")).unwrap();
    let marks = text.lines().find(|line| line.contains('^')).unwrap();
    assert_eq!(marks.split('^').next().unwrap().width(), source.split("급증").next().unwrap().width());
    assert_eq!(marks.matches('^').count(), "급증".width());
}

#[test]
fn table_columns_stand_under_each_other() {
    for language in [Language::En, Language::Ko] {
        let text = shown(&report(), &TerminalOptions { language, ..PLAIN });
        let rows: Vec<&str> = text.lines().filter(|line| line.matches(" | ").count() == 5).collect();
        let bars = |line: &str| line.match_indices('|').map(|(at, _)| line[..at].width()).collect::<Vec<_>>();
        assert_eq!(rows.len(), 5, "{text}");
        assert!(rows.iter().all(|row| bars(row) == bars(rows[0])), "{text}");
    }
}

#[test]
fn passes_and_skipped_files_wait_for_verbose_but_templates_do_not() {
    let (brief, verbose) = (shown(&report(), &PLAIN), shown(&report(), &TerminalOptions { verbose: true, ..PLAIN }));
    for quiet in ["pass[PRR-SLO-01]", "not applicable[PRR-NET-03]", "docs/logo.png", "vendor/chart.yaml"] {
        assert!(!brief.contains(quiet) && verbose.contains(quiet), "{quiet}");
    }
    assert!(brief.contains("charts/web/templates/deployment.yaml"));
    assert!(brief.contains("excluded 1, no-reader 2, template 1"));
}

#[test]
fn errors_of_the_gate_come_first_and_decide_the_last_line() {
    let text = shown(&report(), &PLAIN);
    assert!(text.starts_with("error[syntax]"), "{text}");
    assert!(text.ends_with("(exit 3)\n"), "{text}");
    let denied = Report { errors: Vec::new(), ..report() };
    assert!(shown(&denied, &PLAIN).ends_with("deny: blocked by 2 of 14 policies (exit 1)\n"));
    let allowed = Report { verdict: Verdict::Allow, ..only(Vec::new()) };
    assert!(shown(&allowed, &PLAIN).ends_with("allow: nothing blocks (exit 0)\n"));
}

#[test]
fn a_long_tree_of_allowed_services_stays_on_one_screen() {
    let service = |index: usize| ServiceRow {
        name: format!("service-{index:03}"),
        verdict: if index == 7 { Verdict::Deny } else { Verdict::Allow },
    };
    let many = Report { services: (0..200).map(service).collect(), ..only(Vec::new()) };
    let text = shown(&many, &PLAIN);
    assert!(text.contains("service-007") && text.contains("(199 more)"), "{text}");
    assert!(text.lines().count() < 15, "{text}");
    assert!(shown(&many, &TerminalOptions { verbose: true, ..PLAIN }).contains("service-199"));
}

#[test]
fn a_long_block_is_folded() {
    let text: String = (0..200).flat_map(|line| ["key".to_owned(), line.to_string(), ": 값\n".to_owned()]).collect();
    let message = both("The block is wrong.", "블록이 잘못되었습니다.");
    let finding = row("X", Outcome::Fail, message, at("long.yaml", [3, 1, 190, 1]));
    let sources = BTreeMap::from([("long.yaml".to_owned(), text)]);
    let shown = terminal(&only(vec![finding]), &sources, &PLAIN);
    assert!(shown.contains("long.yaml:3:1") && shown.contains("key188"), "{shown}");
    assert!(shown.lines().count() < 25, "{shown}");
}

#[test]
fn a_long_line_is_cut_around_its_mark() {
    let text = format!("expr: {} 여기 {}\n", "가나다 ".repeat(60), "라마바 ".repeat(60));
    let finding = row("X", Outcome::Fail, both("Wrong.", "잘못되었습니다."), at("wide.yaml", [1, 248, 1, 250]));
    let shown = terminal(&only(vec![finding]), &BTreeMap::from([("wide.yaml".to_owned(), text)]), &PLAIN);
    let lines: Vec<&str> = shown.lines().filter(|line| line.starts_with("1 |") || line.contains("^^^^")).collect();
    assert_eq!(lines.len(), 2, "{shown}");
    assert!(lines[0].width() <= 100, "{shown}");
    assert_eq!(lines[0].split("여기").next().unwrap().width(), lines[1].split('^').next().unwrap().width(), "{shown}");
}

#[test]
fn any_place_can_be_shown() {
    let numbers = [0, 1, 2, 3, 7, 14, 40, u32::MAX];
    let places = numbers.into_iter().flat_map(|line| numbers.into_iter().map(move |column| (line, column)));
    for (line, column) in places {
        for (end_line, end_column) in
            [(line, column), (line, u32::MAX), (u32::MAX, 0), (line.saturating_add(1), 1), (0, 0), (15, 3)]
        {
            let place = at("deploy/alerts.yaml", [line, column, end_line, end_column]);
            let mut finding = row("X", Outcome::Fail, both("Wrong.", "잘못되었습니다."), place.clone());
            finding.related.push(prr_model::Related { location: place, message: both("here", "여기") });
            let text = shown(&only(vec![finding]), &PLAIN);
            assert!(text.contains("warning[X]: Wrong."), "{text}");
        }
    }
}
