use std::collections::{BTreeMap, BTreeSet};

use prr_model::{Change, DocumentChange, ExitCode, Finding, Outcome, Report, Verdict};
use tabled::builder::Builder;
use tabled::settings::object::{Cell, Columns, Object, Rows};
use tabled::settings::{Alignment, Color, Modify, Style};

use super::page::Page;
use super::wrap::truncate;
use crate::messages::{
    ALLOW, CHANGE, CHANGE_POLICY, CHECKED, DENY, EXIT, FAIL, MANUAL, MORE_SERVICES, NO_SERVICE, PASS, RENDERED,
    REVISION, SERVICE, UNDECIDED, UNDECIDED_DENY, UNKNOWN, VERDICT, WAIVED, WARN,
};
use crate::visible::one_line;

/// Services that a summary lists. Past that, those that are allowed share a row, so that the summary stays on one screen.
const MOST_SERVICES: usize = 20;

/// Columns that a service's name may take.
const LONGEST_NAME: usize = 48;

/// The services in a table, what was looked at, and the verdict.
pub fn render(page: &Page<'_>, report: &Report) -> String {
    let rows = rows(page, report);
    let table = if rows.is_empty() { String::new() } else { table(page, &rows) + "\n\n" };
    let tally = tally(page, report);
    let mut lines = vec![page.wrapped(&checked(page, report), 0)];
    lines.extend(report.revision.as_ref().map(|revision| page.sentence(&REVISION, &[("revision", &short(revision))])));
    lines.extend(report.change.as_ref().map(|change| page.wrapped(&changed(page, change), 0)));
    lines.push(page.wrapped(&rendered(page, report), 0));
    lines.extend([page.wrapped(&tally, 0), verdict(page, report)]);
    table + &lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[derive(Clone, Copy, Default)]
struct Counts {
    fail: usize,
    waived: usize,
    unknown: usize,
    manual: usize,
    pass: usize,
}

impl Counts {
    fn add(&mut self, finding: &Finding) {
        match finding.outcome {
            Outcome::Fail => self.fail += 1,
            Outcome::Unknown => self.unknown += 1,
            Outcome::Manual => self.manual += 1,
            Outcome::Pass => self.pass += 1,
            Outcome::NotApplicable => {}
        }
        self.waived += usize::from(finding.waiver.is_some());
    }

    fn fold(mut self, other: Self) -> Self {
        self.fail += other.fail;
        self.waived += other.waived;
        self.unknown += other.unknown;
        self.manual += other.manual;
        self.pass += other.pass;
        self
    }
}

struct Row {
    name: String,
    counts: Counts,
    verdict: Option<Verdict>,
}

fn rows(page: &Page<'_>, report: &Report) -> Vec<Row> {
    let mut counts: BTreeMap<Option<&str>, Counts> = BTreeMap::new();
    for finding in &report.findings {
        counts.entry(finding.service.as_deref()).or_default().add(finding);
    }
    let hidden = |verdict| report.services.len() > MOST_SERVICES && !page.options.verbose && verdict == Verdict::Allow;
    let (short, long): (Vec<_>, Vec<_>) = report.services.iter().partition(|service| hidden(service.verdict));
    let of = |name: &str| counts.get(&Some(name)).copied().unwrap_or_default();
    let row = |name: String, counts, verdict| Row { name, counts, verdict };
    let mut rows: Vec<Row> =
        long.iter().map(|service| row(one_line(&service.name), of(&service.name), Some(service.verdict))).collect();
    if !short.is_empty() {
        let sum = short.iter().map(|service| of(&service.name)).fold(Counts::default(), Counts::fold);
        let name = page.sentence(&MORE_SERVICES, &[("count", &short.len().to_string())]);
        rows.push(row(name, sum, Some(Verdict::Allow)));
    }
    if let Some(counts) = counts.get(&None) {
        rows.push(row(page.word(&NO_SERVICE).to_owned(), *counts, None));
    }
    rows
}

fn table(page: &Page<'_>, rows: &[Row]) -> String {
    let mut builder = Builder::default();
    builder.push_record([&SERVICE, &FAIL, &UNKNOWN, &MANUAL, &PASS, &VERDICT].map(|word| page.word(word)));
    for row in rows {
        builder.push_record(cells(page, row));
    }
    let mut table = builder.build();
    table.with(Style::psql());
    table.with(Modify::new(Columns::new(1..5).not(Rows::first())).with(Alignment::right()));
    for (index, row) in rows.iter().enumerate() {
        if let Some(verdict) = row.verdict.filter(|_| page.options.colour) {
            table.with(Modify::new(Cell::new(index + 1, 5)).with(colour(verdict)));
        }
    }
    table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn cells(page: &Page<'_>, row: &Row) -> [String; 6] {
    let Counts { fail, waived, unknown, manual, pass } = row.counts;
    let fail = match waived {
        0 => fail.to_string(),
        _ => format!("{fail} ({})", page.count(waived, &WAIVED)),
    };
    let verdict = row.verdict.map_or("-", Verdict::as_str).to_owned();
    [truncate(&row.name, LONGEST_NAME), fail, unknown.to_string(), manual.to_string(), pass.to_string(), verdict]
}

fn colour(verdict: Verdict) -> Color {
    match verdict {
        Verdict::Allow => Color::FG_GREEN,
        Verdict::Warn => Color::FG_YELLOW,
        Verdict::Deny => Color::FG_RED,
    }
}

fn checked(page: &Page<'_>, report: &Report) -> String {
    let summary = &report.summary;
    let numbers = [
        ("policies", summary.policies),
        ("documents", summary.documents),
        ("manifests", summary.manifests),
        ("files", summary.files),
    ];
    let numbers = numbers.map(|(name, number)| (name, number.to_string()));
    let mut arguments: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    let time = one_line(&report.effective_time);
    arguments.push(("time", &time));
    page.sentence(&CHECKED, &arguments)
}

/// `4 rendered by kubectl v1.32.4`: the verdict depends on it.
fn rendered(page: &Page<'_>, report: &Report) -> String {
    let mut tools: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for rendered in &report.rendered {
        *tools.entry((&rendered.tool, &rendered.version)).or_default() += 1;
    }
    let line = |((tool, version), count): ((&str, &str), usize)| {
        let (tool, version) = (one_line(tool), one_line(version));
        page.sentence(&RENDERED, &[("count", &count.to_string()), ("tool", &tool), ("version", &version)])
    };
    tools.into_iter().map(line).collect::<Vec<_>>().join(", ")
}

/// `documents since 0123456789ab: 1 added, 2 changed, 0 moved, 0 removed`.
fn changed(page: &Page<'_>, change: &Change) -> String {
    let count = |change_of| change.count(change_of).to_string();
    let numbers = [
        ("base", short(&change.base)),
        ("added", count(DocumentChange::Added)),
        ("changed", count(DocumentChange::Changed)),
        ("moved", count(DocumentChange::Moved)),
        ("removed", count(DocumentChange::Removed)),
    ];
    let told = page.sentence(&CHANGE, &numbers.each_ref().map(|(name, number)| (*name, number.as_str())));
    if change.policy_from_base { page.sentence(&CHANGE_POLICY, &[("change", &told)]) } else { told }
}

/// As much of a commit's id as tells it from the others of any repository that people work in.
fn short(commit: &str) -> String {
    one_line(commit).chars().take(12).collect()
}

/// `deny: blocked by 2 of 14 policies (exit 1)`.
fn verdict(page: &Page<'_>, report: &Report) -> String {
    let code = report.exit_code();
    let exit = page.sentence(&EXIT, &[("code", &(code as u8).to_string())]);
    let line = format!("{}: {} ({exit})", report.verdict, answer(page, report, code));
    if !page.options.colour {
        return line;
    }
    let colour = colour(report.verdict);
    format!("\u{1b}[1m{}{line}{}\u{1b}[0m", colour.get_prefix(), colour.get_suffix())
}

fn answer(page: &Page<'_>, report: &Report, code: ExitCode) -> String {
    let denying: BTreeSet<&str> =
        report.findings.iter().filter(|row| row.denies).map(|row| row.policy.as_str()).collect();
    let message = match (code, report.verdict) {
        (ExitCode::Undecided, _) if denying.is_empty() => &UNDECIDED,
        (ExitCode::Undecided, _) => &UNDECIDED_DENY,
        (_, Verdict::Deny) => &DENY,
        (_, Verdict::Warn) => &WARN,
        (_, Verdict::Allow) => &ALLOW,
    };
    let (errors, policies, denying) =
        (report.errors.len().to_string(), report.summary.policies.to_string(), denying.len().to_string());
    page.sentence(message, &[("errors", &errors), ("policies", &policies), ("denying", &denying)])
}

/// `4 fail (1 waived), 2 unknown, 9 pass`.
fn tally(page: &Page<'_>, report: &Report) -> String {
    let summary = &report.summary;
    let waived = match summary.waived {
        0 => String::new(),
        waived => format!(" ({})", page.count(waived, &WAIVED)),
    };
    let counts = [
        (summary.fail, &FAIL, &*waived),
        (summary.unknown, &UNKNOWN, ""),
        (summary.manual, &MANUAL, ""),
        (summary.pass, &PASS, ""),
    ];
    let some = counts.iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, word, more)| page.count(*count, word) + more).collect::<Vec<_>>().join(", ")
}
