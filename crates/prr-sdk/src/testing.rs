//! Runs a family natively over manifests given as text, and the examples in its documentation.
//!
//! A check's page has sections `## Fails`, `## Passes` and `## Unknown`. The fenced blocks with a `path=` under one heading are the files
//! of one tree; `###` headings separate several. Lines that end in `# finding` must carry the outcome, and no other line may. A block with
//! `now=2026-11-21` has its tree judged as of that day. Passes must reach the level of the page's line `Evidence: E3`.

mod pack;

use std::collections::BTreeSet;

use prr_document::read::record::{self, Found, Marked};
use prr_document::read::{Arena, Format, Image, ImageBuilder, Limits, Lines, read};
use prr_model::{Argument, Evidence, Language, Moment, Outcome, render};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use sha2::{Digest as _, Sha256};

pub use pack::agrees_with_pack;

use crate::check::{Family, Request, evaluate};
use crate::{Finding, Place};

/// A finding with its place resolved and its texts rendered.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of a finding")]
pub struct Judged {
    pub check: String,
    pub outcome: Outcome,
    pub service: Option<String>,
    pub subject: String,
    pub path: String,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    pub message_id: String,
    pub message_en: String,
    pub message_ko: String,
    /// How strong the message says that the evidence is.
    pub evidence: Option<Evidence>,
    pub fix: Option<String>,
    pub snippet: Option<String>,
    /// `path:line` of every related place.
    pub related: Vec<String>,
    /// `path:line` of every proof.
    pub proof: Vec<String>,
}

/// Asks checks of a family over a tree of files.
///
/// # Panics
/// When a file cannot be read, a message is not in the catalogue, or the family refuses: the test is wrong, or the family is.
#[must_use]
pub fn judge<F: Family>(files: &[(&str, &str)], checks: &[&str]) -> Vec<Judged> {
    judge_at::<F>(files, checks, 0)
}

/// Asks checks of a family over a tree of files, as of a time in seconds since the Unix epoch.
///
/// # Panics
/// As [`judge`].
#[must_use]
pub fn judge_at<F: Family>(files: &[(&str, &str)], checks: &[&str], now: i64) -> Vec<Judged> {
    let parsed = files.iter().map(|(path, text)| (*path, parse(path, text)));
    let manifests: Vec<(&str, Arena)> = parsed.map(|(path, arena)| (path, marked(arena, files))).collect();
    judge_read_at::<F>(&manifests, checks, now)
}

/// What the host writes into records: whether their subjects are what they were.
fn marked(arena: Arena, files: &[(&str, &str)]) -> Arena {
    let find = |path: &str| match files.iter().find(|(own, _)| *own == path) {
        Some((_, text)) => Found::File(digest(text)),
        None => Found::Nothing,
    };
    match record::mark(&arena, &Limits::default(), &find) {
        Marked::NoRecords => arena,
        Marked::Records(marked) => *marked,
        Marked::Mixed(_) | Marked::Alias(_) => panic!("records stand in files of their own, without aliases"),
    }
}

/// The digest of a file as a record names it: for tests that write records.
#[must_use]
pub fn digest(text: &str) -> String {
    let digits = Sha256::digest(text).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
    "sha256:".chars().chain(digits).collect()
}

/// Asks checks of a family over manifests that were read before.
///
/// # Panics
/// As [`judge`].
#[must_use]
pub fn judge_read<F: Family>(manifests: &[(&str, Arena)], checks: &[&str]) -> Vec<Judged> {
    judge_read_at::<F>(manifests, checks, 0)
}

fn judge_read_at<F: Family>(manifests: &[(&str, Arena)], checks: &[&str], now: i64) -> Vec<Judged> {
    let mut builder = ImageBuilder::default();
    for (number, (path, arena)) in manifests.iter().enumerate() {
        for root in arena.roots() {
            builder.push(path, arena, u32::try_from(number).unwrap(), *root);
        }
    }
    let image = builder.finish();
    let requests: Vec<_> = checks.iter().map(|check| Request { check: (*check).to_owned(), set: Vec::new() }).collect();
    let findings = evaluate::<F>(&image.bytes, &requests, now).unwrap();
    let resolver = Resolver { image: &image, manifests };
    findings.into_iter().map(|(check, finding)| resolver.judged::<F>(check, finding)).collect()
}

fn parse(path: &str, text: &str) -> Arena {
    let format = match std::path::Path::new(path).extension().and_then(std::ffi::OsStr::to_str) {
        Some("json") => Format::Json,
        Some("tf") => Format::Hcl,
        Some("sql") => Format::Sql,
        Some("rb" | "py" | "xml") => Format::MigrationCode,
        None if path.ends_with("CODEOWNERS") => Format::CodeOwners,
        None if path.ends_with("Dockerfile") => Format::Dockerfile,
        _ => Format::Yaml,
    };
    let (arena, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
    assert!(faults.is_empty(), "{path}: {faults:?}");
    arena
}

struct Resolver<'a> {
    image: &'a Image,
    manifests: &'a [(&'a str, Arena)],
}

impl Resolver<'_> {
    fn judged<F: Family>(&self, check: String, finding: Finding) -> Judged {
        let text = |(id, arguments): &(&str, Vec<Argument>), language| {
            let message = F::MESSAGES.iter().find(|message| message.id == *id);
            let message = message.unwrap_or_else(|| panic!("{check}: message `{id}` is not in the catalogue"));
            let text = render(message.template(language), arguments, language);
            // Arguments may bring braces along: those of a template, of Terraform's `${}`, of a command.
            let foreign = arguments.iter().any(|argument| argument.value.display(language).contains('{'));
            assert!(!text.contains(['{', '}']) || foreign, "{check}: `{text}` has an open placeholder");
            text
        };
        let (path, start, end) = self.place(&finding.at);
        let line_of = |place: &Place| {
            let (path, start, _) = self.place(place);
            format!("{path}:{}", start.line)
        };
        Judged {
            outcome: finding.outcome,
            path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message_id: finding.message.0.to_owned(),
            evidence: F::MESSAGES.iter().find(|own| own.id == finding.message.0).and_then(|own| own.evidence),
            message_en: text(&finding.message, Language::En),
            message_ko: text(&finding.message, Language::Ko),
            fix: finding.fix.as_ref().map(|(id, arguments, _)| text(&(id, arguments.clone()), Language::En)),
            related: finding.related.iter().map(|(place, ..)| line_of(place)).collect(),
            proof: finding.proof.iter().map(line_of).collect(),
            snippet: finding.fix.and_then(|(_, _, snippet)| snippet),
            service: finding.service,
            subject: finding.subject,
            check,
        }
    }

    fn place(&self, place: &Place) -> (String, prr_document::read::Position, prr_document::read::Position) {
        let origin = self.image.origin(place.node).expect("a finding points at a node of the image");
        let (path, arena) = &self.manifests[origin.source as usize];
        let span = match &place.within {
            _ if place.key => arena.key_span(origin.node),
            Some(range) => arena.part_span(origin.node, &(range.start as usize..range.end as usize)),
            None => arena.value_span(origin.node),
        };
        let (start, end) = Lines::new(arena.text()).range(&span);
        ((*path).to_owned(), start, end)
    }
}

/// One example of a check's page.
#[derive(Debug)]
struct Example {
    outcome: Outcome,
    title: String,
    /// The time as of which it is judged.
    now: i64,
    files: Vec<(String, String)>,
}

/// Runs every example in the documentation of every check.
///
/// # Panics
/// When a page has no title with its check's id, lacks a `Fails` or a `Passes` example, or an example does not give exactly the outcome
/// at exactly the marked lines.
pub fn documented_examples<F: Family>() {
    for check in F::checks() {
        let title = format!("# {} ", check.id);
        assert!(check.documentation.starts_with(&title), "the page of {} does not start with `{title}`", check.id);
        let examples = examples(check.documentation);
        for outcome in [Outcome::Fail, Outcome::Pass] {
            assert!(
                examples.iter().any(|example| example.outcome == outcome),
                "the page of {} has no example for `{outcome}`",
                check.id
            );
        }
        let asked = Evidence::of_page(check.documentation).map(|level| {
            Evidence::parse(level).unwrap_or_else(|| panic!("the page of {} asks for evidence `{level}`", check.id))
        });
        for example in examples {
            run::<F>(check.id, asked, &example);
        }
    }
}

fn run<F: Family>(check: &str, asked: Option<Evidence>, example: &Example) {
    let files: Vec<_> = example.files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let found = judge_at::<F>(&files, &[check], example.now);
    let describe = || format!("{check}, {} example `{}`: {found:#?}", example.outcome, example.title);
    assert!(found.iter().any(|judged| judged.outcome == example.outcome), "no such outcome in {}", describe());
    let allowed = |outcome| outcome == example.outcome || example.outcome != Outcome::Pass && outcome == Outcome::Pass;
    assert!(found.iter().all(|judged| allowed(judged.outcome)), "another outcome in {}", describe());
    let weak = |judged: &&Judged| judged.outcome == Outcome::Pass && judged.evidence < asked;
    assert_eq!(found.iter().filter(weak).count(), 0, "a pass below the level that the page asks for in {}", describe());
    let marked: BTreeSet<_> = example.files.iter().flat_map(|(path, text)| marks(path, text)).collect();
    let matching = found.iter().filter(|judged| judged.outcome == example.outcome);
    let lines: BTreeSet<_> = matching.map(|judged| (judged.path.clone(), judged.line)).collect();
    if example.outcome != Outcome::Pass || !marked.is_empty() {
        assert_eq!(lines, marked, "lines found and lines marked differ in {}", describe());
    }
}

fn marks(path: &str, text: &str) -> Vec<(String, u32)> {
    let marked = text.lines().zip(1..).filter(|(line, _)| line.trim_end().ends_with("# finding"));
    marked.map(|(_, number)| (path.to_owned(), number)).collect()
}

fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut outcome = None;
    let mut heading: Option<HeadingLevel> = None;
    let mut text = String::new();
    let mut path: Option<String> = None;
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                heading = Some(level);
                text.clear();
            }
            Event::End(TagEnd::Heading(level)) => {
                heading = None;
                if level == HeadingLevel::H2 {
                    outcome = section(&text);
                }
                if let Some(outcome) = outcome.filter(|_| level >= HeadingLevel::H2) {
                    examples.push(Example { outcome, title: text.clone(), now: 0, files: Vec::new() });
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let word = |name: &str| info.split_whitespace().find_map(|word| word.strip_prefix(name));
                path = word("path=").map(str::to_owned);
                if let (Some(now), Some(example)) = (word("now="), examples.last_mut()) {
                    let now = Moment::parse(now).unwrap_or_else(|| panic!("`now={now}` is no time"));
                    example.now = now.seconds;
                }
                text.clear();
            }
            Event::End(TagEnd::CodeBlock) => {
                if let (Some(path), Some(_), Some(example)) = (path.take(), outcome, examples.last_mut()) {
                    example.files.push((path, std::mem::take(&mut text)));
                }
            }
            Event::Text(part) | Event::Code(part) if heading.is_some() || path.is_some() => text.push_str(&part),
            _ => {}
        }
    }
    examples.retain(|example| !example.files.is_empty());
    examples
}

fn section(title: &str) -> Option<Outcome> {
    match title {
        "Fails" => Some(Outcome::Fail),
        "Passes" => Some(Outcome::Pass),
        "Unknown" => Some(Outcome::Unknown),
        "Manual" => Some(Outcome::Manual),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_under_one_heading_are_one_tree() {
        let page = "# X-1 t\n## Fails\n```yaml path=a.yaml\na: 1\n```\n```yaml path=b.yaml\nb: 2 # finding\n```\n### other\n\
                    ```yaml path=c.yaml\nc: 1\n```\n```text\nnot a file\n```\n## Passes\n```yaml path=d.yaml\nd: 1\n```\n";
        let examples = examples(page);
        let shapes: Vec<_> = examples.iter().map(|example| (example.outcome, example.files.len())).collect();
        assert_eq!(shapes, [(Outcome::Fail, 2), (Outcome::Fail, 1), (Outcome::Pass, 1)]);
        assert_eq!(marks("b.yaml", &examples[0].files[1].1), [("b.yaml".to_owned(), 1)]);
    }
}
