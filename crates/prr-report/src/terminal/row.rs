use std::collections::BTreeSet;

use annotate_snippets::Level;
use prr_model::{DocumentChange, Evidence, Finding, Message, Outcome, Strength};

use super::diagnostic::Diagnostic;
use super::page::Page;
use crate::messages::{
    ABOUT, ABOUT_CHANGE, ABOUT_CONTROLS, ABOUT_POLICY, ADDED, CHANGED, ERROR, EVIDENCE, EVIDENCE_BELOW, EXPLAIN,
    MANUAL, NOT_APPLICABLE, PASS, SNIPPET_ABOVE, SNIPPET_MORE, UNCHANGED, UNKNOWN, WAIVED, WAIVER, WARNING, severity,
};
use crate::sentence::split_first;
use crate::visible::one_line;

/// Lines of a fix that are shown; a plugin must not push the verdict out of sight.
const LONGEST_FIX: usize = 48;

/// The same for whoever wants to see more.
const LONGEST_VERBOSE_FIX: usize = 200;

/// The lines of the snippets that the page has already: several findings are often mended by one change.
#[derive(Default)]
pub struct Shown<'r>(BTreeSet<&'r str>);

impl<'r> Shown<'r> {
    /// Whether every line of a snippet is on the page already. It is from now on.
    fn has(&mut self, snippet: &'r str) -> bool {
        let new = snippet.lines().filter(|line| self.0.insert(line)).count();
        new == 0
    }
}

/// One row as a diagnostic; nothing for what only verbose reports show.
pub fn render<'r>(page: &Page<'_>, finding: &'r Finding, shown: &mut Shown<'r>) -> Option<String> {
    let (level, label) = headline(finding);
    let told = page.told(&finding.message);
    let (title, rest) = split_first(&told);
    let diagnostic = Diagnostic::new(page, level, label, &finding.check, title);
    match (finding.outcome, &finding.waiver) {
        (Outcome::Pass | Outcome::NotApplicable, _) if !page.options.verbose => None,
        (Outcome::Pass | Outcome::NotApplicable, _) => {
            let note = evidence(page, finding).unwrap_or_default();
            Some(diagnostic.origin(&finding.location).note(rest).note(&note).render())
        }
        (_, Some(waiver)) => {
            let fields = [("expires", &waiver.expires), ("approver", &waiver.approver), ("reason", &waiver.reason)];
            let fields = fields.map(|(name, value)| (name, page.safe(value)));
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            Some(
                diagnostic
                    .origin(&finding.location)
                    .note(&page.sentence(&WAIVER, &fields))
                    .note(&about(page, finding))
                    .render(),
            )
        }
        _ => Some(full(page, finding, diagnostic, rest, shown)),
    }
}

fn headline(finding: &Finding) -> (Level<'static>, &'static Message) {
    match finding.outcome {
        Outcome::Fail if finding.waiver.is_some() => (Level::NOTE, &WAIVED),
        Outcome::Fail if finding.denies => (Level::ERROR, &ERROR),
        Outcome::Fail => (Level::WARNING, &WARNING),
        Outcome::Unknown => (Level::WARNING, &UNKNOWN),
        Outcome::Manual => (Level::INFO, &MANUAL),
        Outcome::Pass => (Level::NOTE, &PASS),
        Outcome::NotApplicable => (Level::NOTE, &NOT_APPLICABLE),
    }
}

fn full<'p, 'r>(
    page: &'p Page<'p>,
    finding: &'r Finding,
    diagnostic: Diagnostic<'p>,
    rest: &str,
    shown: &mut Shown<'r>,
) -> String {
    let related = finding.related.iter().map(|related| (&related.location, page.told(&related.message)));
    let mut diagnostic = diagnostic.places(&finding.location, related).note(rest).unseen();
    if let Some(fix) = &finding.fix {
        let told = page.told(&fix.message);
        diagnostic = match fix.snippet.as_deref() {
            None => diagnostic.help(&told, ""),
            Some(snippet) if shown.has(snippet) => {
                diagnostic.help(&page.sentence(&SNIPPET_ABOVE, &[("fix", &told)]), "")
            }
            Some(snippet) => diagnostic.help(&told, &block(page, snippet)),
        };
    }
    let explain = page.sentence(&EXPLAIN, &[("command", &one_line(&finding.help()))]);
    diagnostic.note(&about(page, finding)).note(&explain).render()
}

/// The first document of a snippet; the others, such as a unit test, are for whoever asks for them.
fn block(page: &Page<'_>, snippet: &str) -> String {
    let safe = page.snippet(snippet);
    let lines: Vec<&str> = safe.lines().collect();
    let (first, longest) = if page.options.verbose {
        (lines.len(), LONGEST_VERBOSE_FIX)
    } else {
        (lines.iter().position(|line| *line == "---").unwrap_or(lines.len()), LONGEST_FIX)
    };
    let kept = first.min(longest);
    let mut block = lines[..kept].join("\n");
    if kept < lines.len() {
        let more = page.sentence(&SNIPPET_MORE, &[("lines", &(lines.len() - kept).to_string())]);
        block.push('\n');
        block.push_str(&more);
    }
    block
}

/// How strong what was seen is, where the plugin says it.
fn evidence(page: &Page<'_>, finding: &Finding) -> Option<String> {
    let Strength { reached, asked } = finding.evidence;
    let language = page.options.language;
    let word = |level: Evidence| level.words(language);
    match (reached, asked) {
        (Some(level), Some(asked)) if level < asked => {
            Some(page.sentence(&EVIDENCE_BELOW, &[("level", word(level)), ("asked", word(asked))]))
        }
        (Some(level), _) => Some(page.sentence(&EVIDENCE, &[("level", word(level))])),
        _ => None,
    }
}

/// What was judged, in one line: subject, severity, and the policy and controls where they add something.
fn about(page: &Page<'_>, finding: &Finding) -> String {
    let severity = page.word(severity(finding.severity));
    let mut parts = vec![page.sentence(&ABOUT, &[("subject", &one_line(&finding.subject)), ("severity", severity)])];
    if let Some(change) = finding.change {
        let word = match change {
            DocumentChange::Added => &ADDED,
            DocumentChange::Changed => &CHANGED,
            DocumentChange::Unchanged | DocumentChange::Moved | DocumentChange::Removed => &UNCHANGED,
        };
        parts.push(page.sentence(&ABOUT_CHANGE, &[("change", page.word(word))]));
    }
    parts.extend(evidence(page, finding));
    if finding.policy != finding.check {
        parts.push(page.sentence(&ABOUT_POLICY, &[("policy", &one_line(&finding.policy))]));
    }
    if !finding.controls.is_empty() {
        parts.push(page.sentence(&ABOUT_CONTROLS, &[("controls", &one_line(&finding.controls.join(", ")))]));
    }
    parts.join("; ")
}
