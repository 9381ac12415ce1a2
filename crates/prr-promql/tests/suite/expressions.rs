//! The expressions that all suites run over: one a line, sections open with `##`.

use prr_promql::parse;

pub const ACCEPTED: &str = include_str!("accepted.promql");
pub const REJECTED: &str = include_str!("rejected.promql");

/// Expressions that need more than a line.
pub const MULTILINE: [&str; 4] = [
    "# leading\nsum(\n  rate(a[5m]) # inner\n)\n  by (x)\n",
    "up{ # within braces\n  job=\"x\", # after a comma\n}",
    "a\r\n\t+ b",
    "`raw\nlines`",
];

pub fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with("## "))
}

pub fn accepted() -> impl Iterator<Item = &'static str> {
    lines(ACCEPTED).chain(MULTILINE)
}

#[test]
fn every_listed_expression_is_accepted_or_rejected_as_listed() {
    for text in accepted() {
        if let Err(fault) = parse(text) {
            panic!("{text} is refused: {fault:?}");
        }
    }
    for text in lines(REJECTED) {
        if let Ok(expr) = parse(text) {
            panic!("{text} is accepted as {expr}");
        }
    }
}

#[test]
fn faults_lie_within_the_text_and_have_lowercase_messages() {
    for text in lines(REJECTED) {
        let fault = parse(text).unwrap_err();
        assert!(text.get(fault.span.clone()).is_some(), "{text}: {fault:?}");
        assert!(!fault.message.starts_with(char::is_uppercase) && !fault.message.ends_with('.'), "{text}: {fault:?}");
    }
}

#[test]
fn no_expression_is_listed_twice() {
    let mut seen = std::collections::BTreeSet::new();
    for text in lines(ACCEPTED).chain(lines(REJECTED)) {
        assert!(seen.insert(text), "{text}");
    }
}
