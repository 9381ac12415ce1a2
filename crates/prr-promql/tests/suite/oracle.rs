//! Agreement with the field's maintained parser. Where the two differ, the difference is listed with the reason why ours is right, as the
//! grammar, the checks and the tests of Prometheus 3.14 have it.

use promql_parser::parser;
use prr_promql::parse;

use crate::expressions::{REJECTED, accepted, lines};

/// What only ours accepts.
const OURS_ONLY: &[(&str, &[&str])] = &[
    ("digits may be parted by underscores", &["1_000", "1_000.000_1"]),
    ("a raw string has no escapes", &[r"up{path=~`\d+\.\w*`}"]),
    ("an offset of zero is one", &["up offset 0s"]),
    ("since UTF-8 names a grouping label may have a colon", &["sum by (a:b) (a)"]),
    ("the name that Prometheus 2 had for `double_exponential_smoothing`", &["holt_winters(a[5m], 0.5, 0.5)"]),
    ("the label selector of `info` may be empty", &["info(a, {})"]),
    (
        "`anchored` and `smoothed` came with Prometheus 3.7",
        &[
            "up[5m] smoothed",
            "up smoothed",
            "up anchored",
            "rate(up[5m] anchored)",
            "increase(up[5m] smoothed offset 5m)",
            "anchored",
            "smoothed{a=\"b\"}",
            "sum by (anchored, smoothed) (a)",
        ],
    ),
    (
        "durations may be computed since Prometheus 3.4",
        &[
            "up[5m*2]",
            "up[1h + 30m]",
            "up[(5m)]",
            "up[-5m + 10m]",
            "up[2 ^ 3]",
            "up[7 % 4]",
            "up[min_of(5m, 10m)]",
            "up[1h:5m * 2]",
            "up offset (5m + 1m)",
            "up offset (5)",
            "up offset -(5m)",
            "up offset (-1 ^ 2)",
            "rate(up[2m+2m])",
        ],
    ),
    ("`</` and `>/` trim native histograms since Prometheus 3.11", &["a </ 5", "a >/ 1"]),
];

/// What only the oracle accepts.
const ORACLE_ONLY: &[(&str, &[&str])] = &[
    ("longer than Prometheus can count", &["293y"]),
    ("greater than a 64-bit float", &["1e400"]),
    ("Go does not repeat a repetition", &["up{a=~\"a**\"}"]),
    ("a range is longer than 0, written as a number or not", &["up[0]"]),
    ("no such time", &["up @ 1e300"]),
    ("a sign needs a number or a vector", &["+\"a\""]),
    ("a label has a name", &["a + on(\"\") b", "sum by (\"\") (a)"]),
    ("the second argument of `info` is only matchers", &["info(a, b)", "info(a, {b=\"c\"} == 1)"]),
    (
        "`fill` needs vectors and an arithmetic or comparison operator",
        &["a + fill(1) 2", "a and fill(1) b", "1 + fill_left(1) a"],
    ),
];

fn explained(table: &[(&str, &[&str])], text: &str) -> bool {
    table.iter().any(|(_, texts)| texts.contains(&text))
}

/// Whether a difference, or the lack of one, is not as listed.
pub fn is_unexplained(text: &str) -> bool {
    let (ours, oracle) = (parse(text).is_ok(), parser::parse(text).is_ok());
    (ours && !oracle) != explained(OURS_ONLY, text) || (!ours && oracle) != explained(ORACLE_ONLY, text)
}

#[test]
fn both_accept_and_reject_alike_save_for_what_is_explained() {
    let unexplained: Vec<&str> = accepted().chain(lines(REJECTED)).filter(|text| is_unexplained(text)).collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
}

#[test]
fn every_explanation_is_about_a_listed_expression() {
    let listed: Vec<&str> = accepted().chain(lines(REJECTED)).collect();
    for (reason, texts) in OURS_ONLY.iter().chain(ORACLE_ONLY) {
        for text in *texts {
            assert!(listed.contains(text), "{text}: {reason}");
        }
    }
}
