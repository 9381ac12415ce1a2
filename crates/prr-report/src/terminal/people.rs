use annotate_snippets::{Group, Level};
use prr_model::{Finding, Outcome};
use unicode_width::UnicodeWidthStr;

use super::TerminalOptions;
use super::page::Page;
use crate::messages::{MANUAL, MANUAL_ROWS};
use crate::visible::one_line;

/// Whether a row is one of a list: what only people can supply is long, hangs on no line, and must not push out of sight what can be mended.
pub fn condenses(finding: &Finding, options: &TerminalOptions) -> bool {
    finding.outcome == Outcome::Manual && !options.verbose
}

/// What only people can supply, a line each.
pub fn render(page: &Page<'_>, findings: &[&Finding]) -> Option<String> {
    if findings.is_empty() {
        return None;
    }
    let title = page.sentence(&MANUAL_ROWS, &[("count", &findings.len().to_string())]);
    let mut group = Group::with_title(Level::INFO.with_name(page.word(&MANUAL)).primary_title(title));
    let mut findings = findings.to_vec();
    findings.sort_by_key(|finding| (&finding.check, &finding.location));
    for finding in findings {
        let check = one_line(&finding.check);
        let told = page.wrapped(&page.told(&finding.message), "  = : ".len() + check.width());
        group = group.element(Level::INFO.with_name(check).message(told));
    }
    Some(page.list(group))
}
