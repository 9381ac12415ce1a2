use std::collections::BTreeMap;

use annotate_snippets::{Group, Level};
use prr_model::Skipped;
use unicode_width::UnicodeWidthStr;

use super::page::Page;
use crate::messages::{NOTE, SKIPPED, SKIPPED_MORE};
use crate::visible::one_line;

/// The reason that hides declarations until somebody renders them: always listed.
const TEMPLATE: &str = "template";

/// What was seen and not read: how much by reason, templates one by one, everything when verbose.
pub fn render(page: &Page<'_>, skipped: &[Skipped]) -> Option<String> {
    if skipped.is_empty() {
        return None;
    }
    let mut group = Group::with_title(Level::NOTE.with_name(page.word(&NOTE)).primary_title(title(page, skipped)));
    let listed = |file: &&Skipped| page.options.verbose || file.reason == TEMPLATE;
    for file in skipped.iter().filter(listed) {
        group = group.element(Level::NOTE.with_name(file.reason).message(entry(page, file)));
    }
    Some(page.list(group))
}

fn title(page: &Page<'_>, skipped: &[Skipped]) -> String {
    let mut reasons = BTreeMap::new();
    for file in skipped {
        *reasons.entry(file.reason).or_insert(0_usize) += 1;
    }
    let reasons: Vec<String> = reasons.iter().map(|(reason, count)| format!("{reason} {count}")).collect();
    let (count, reasons) = (skipped.len().to_string(), reasons.join(", "));
    let title = page.sentence(&SKIPPED, &[("count", &count), ("reasons", &reasons)]);
    let complete = page.options.verbose || skipped.iter().all(|file| file.reason == TEMPLATE);
    if complete { title } else { format!("{title}; {}", page.word(&SKIPPED_MORE)) }
}

fn entry(page: &Page<'_>, file: &Skipped) -> String {
    let message = page.wrapped(&page.told(&file.message), "  = : ".len() + file.reason.width());
    format!("{}\n{message}", one_line(&file.path))
}
