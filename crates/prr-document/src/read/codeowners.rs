//! CODEOWNERS: which owners each pattern names, as GitHub reads the file, and the sections that GitLab adds.

use std::ops::Range;

use super::builder::Builder;
use super::writer::{Writer, Written};
use super::{Fault, FaultKind};

/// GitHub does not load a larger file.
const GITHUB_LIMIT: usize = 3 << 20;

/// Reads one CODEOWNERS file as one document.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let (mut rules, mut faults, mut section) = (Vec::new(), Vec::new(), None);
    if text.len() > GITHUB_LIMIT {
        let kind = FaultKind::TooLarge { bytes: text.len(), limit: GITHUB_LIMIT };
        faults.push(Fault::new(kind, 0..text.len()));
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match take(line, at) {
            Line::Nothing => {}
            Line::Section(name, owners) => section = Some((name, owners)),
            Line::Rule(rule) => {
                faults.extend(rule.faults());
                rules.push(rule.of(section.as_ref()));
            }
        }
        at += line.len();
    }
    Writer::document(builder, |writer| {
        writer.report(faults);
        writer.mapping(0..text.len(), |writer| {
            writer.list("rules", &rules, Rule::span, |writer, rule| rule.write(writer))
        })
    });
}

type Word<'a> = (&'a str, Range<usize>);

enum Line<'a> {
    Nothing,
    /// Its name, and the owners of what names none.
    Section(Word<'a>, Vec<Word<'a>>),
    Rule(Rule<'a>),
}

struct Rule<'a> {
    pattern: Word<'a>,
    owners: Vec<Word<'a>>,
    section: Option<Word<'a>>,
}

fn take(line: &str, at: usize) -> Line<'_> {
    let header = line.trim_start_matches('^');
    if let Some(name) = header.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(name, _)| name)
        && is_header(header)
    {
        let start = at + (line.len() - header.len()) + 1;
        let behind = start + name.len() + 1;
        let owners = words(&line[behind - at..], behind).into_iter().filter(|(word, _)| is_owner(word)).collect();
        return Line::Section((name, start..start + name.len()), owners);
    }
    let mut words = words(line, at).into_iter();
    match words.next() {
        None => Line::Nothing,
        Some(pattern) => Line::Rule(Rule { pattern, owners: words.collect(), section: None }),
    }
}

/// Whether brackets at the beginning of a line hold a name of a section of GitLab's, and behind them at most a number of approvals and owners.
fn is_header(line: &str) -> bool {
    let Some((name, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) else { return false };
    let rest = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(rest, |(_, rest)| rest);
    !name.trim().is_empty() && (rest.trim().is_empty() || rest.starts_with([' ', '\t']))
}

/// The words of a line up to its comment; a space behind a backslash is a part of a pattern.
fn words(line: &str, base: usize) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut escaped = false;
    for (at, char) in line.char_indices() {
        let blank = char.is_whitespace() && !escaped;
        match (start, blank) {
            (None, false) if char == '#' => return words,
            (None, false) => start = Some(at),
            (Some(from), true) => {
                words.push((&line[from..at], base + from..base + at));
                start = None;
            }
            _ => {}
        }
        escaped = char == '\\' && !escaped;
    }
    words.extend(start.map(|from| (&line[from..], base + from..base + line.len())));
    words
}

impl<'a> Rule<'a> {
    fn of(mut self, section: Option<&(Word<'a>, Vec<Word<'a>>)>) -> Self {
        if let Some((name, owners)) = section {
            self.section = Some(name.clone());
            if self.owners.is_empty() {
                self.owners.clone_from(owners);
            }
        }
        self
    }

    fn span(&self) -> Range<usize> {
        let end = self.owners.last().map_or(self.pattern.1.end, |owner| owner.1.end);
        self.pattern.1.start..end.max(self.pattern.1.end)
    }

    fn write(&self, writer: &mut Writer<'_, '_>) -> Written {
        writer.mapping(self.span(), |writer| {
            writer.entry("pattern", self.pattern.0, self.pattern.1.clone())?;
            let place = |owner: &Word<'_>| owner.1.clone();
            writer.list("owners", &self.owners, place, |writer, (owner, place)| writer.text(owner, place.clone()))?;
            self.section.iter().try_for_each(|(name, place)| writer.entry("section", name, place.clone()))
        })
    }

    /// Why GitHub passes the line over.
    fn faults(&self) -> Vec<Fault> {
        let fault = |why: String, span: &Range<usize>| Fault::new(FaultKind::Syntax(why), span.clone());
        let (pattern, place) = &self.pattern;
        let why = match pattern {
            _ if pattern.starts_with('!') => Some("a pattern cannot take files out again with `!`"),
            _ if pattern.contains(['[', ']']) => Some("a pattern cannot have a range of characters"),
            _ if pattern.starts_with("\\#") => Some("a pattern cannot begin with an escaped `#`"),
            _ => None,
        };
        let owners = self.owners.iter().filter(|(owner, _)| !is_owner(owner));
        let owners = owners.map(|(owner, place)| {
            fault(format!("`{owner}` is no owner: neither @user, @organisation/team nor an address"), place)
        });
        why.map(|why| fault(why.to_owned(), place)).into_iter().chain(owners).collect()
    }
}

/// `@user`, `@organisation/team`, GitLab's `@group/subgroup` and `@@role`, or an address.
fn is_owner(word: &str) -> bool {
    let part = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    match word.strip_prefix('@') {
        Some(name) => name.strip_prefix('@').unwrap_or(name).split('/').all(part),
        None => word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.split('.').all(part)),
    }
}
