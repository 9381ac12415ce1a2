//! What one reader takes and another rejects: Kubernetes' and Prometheus' readers are of YAML 1.1, the parser here is of YAML 1.2.

use std::ops::Range;

use saphyr_parser::{ScalarStyle, Tag};

use super::builder::to_u32;
use super::{Fault, Unportable, faults};
use crate::{Kind, scalar};

/// The name of a tag of YAML itself, however it is written.
pub(super) fn core_tag(tag: &Tag) -> Option<&str> {
    if tag.is_yaml_core_schema() { Some(&tag.suffix) } else { tag.suffix.strip_prefix("tag:yaml.org,2002:") }
}

/// The length of the anchor and the tag in front of a value, which the parser counts among it.
pub(super) fn properties(spelling: &str) -> usize {
    let mut rest = spelling;
    while rest.starts_with(['&', '!']) {
        let word = rest.find([' ', '\t', '\n']).unwrap_or(rest.len());
        rest = rest[word..].trim_start();
    }
    spelling.len() - rest.len()
}

/// How many characters a key without a question mark may have, by the rules of YAML.
const LONGEST_KEY: usize = 1024;

/// Why kubectl's reader does not take a scalar as the parser does; `before` and `behind` are the text around it.
pub(super) fn rejected_scalar(
    spelling: &str,
    style: ScalarStyle,
    (before, behind): (&str, &str),
    flow: bool,
) -> Option<Unportable> {
    let text = &spelling[properties(spelling)..];
    let is_colon_last = || [":,", ":}", ":]"].iter().any(|colon| behind.starts_with(colon));
    match style {
        ScalarStyle::Plain if flow && is_colon_last() => Some(Unportable::BareColon),
        ScalarStyle::Plain if flow && text.contains('?') => Some(Unportable::QuestionMark),
        ScalarStyle::Plain if flow && text.starts_with([':', '|', '>']) => Some(Unportable::Indicator),
        ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted
            if flow && is_key(behind) && text.chars().nth(LONGEST_KEY).is_some() =>
        {
            Some(Unportable::LongKey)
        }
        ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted
            if flow && is_key(behind) && spelling.contains(['\n', '\r']) =>
        {
            Some(Unportable::KeyOfLines)
        }
        ScalarStyle::Literal | ScalarStyle::Folded if starts_with_tab(text, before) => Some(Unportable::TabInBlock),
        ScalarStyle::DoubleQuoted if has_escaped_slash(text) => Some(Unportable::EscapedSlash),
        _ => None,
    }
}

fn is_key(behind: &str) -> bool {
    behind.trim_start_matches([' ', '\t']).starts_with(':')
}

/// Whether the first line of a block starts with a tab, and its header does not say how deep it is.
fn starts_with_tab(text: &str, before: &str) -> bool {
    let header =
        |line: &str| line.rfind(['|', '>']).is_some_and(|at| line[at..].contains(|char: char| char.is_ascii_digit()));
    text.starts_with('\t') && !before.trim_end_matches(' ').lines().next_back().is_some_and(header)
}

fn has_escaped_slash(spelling: &str) -> bool {
    let mut chars = spelling.chars();
    while let Some(char) = chars.next() {
        if char == '\\' && chars.next() == Some('/') {
            return true;
        }
    }
    false
}

/// Whether a value is of the kind that its tag says.
pub(super) fn check_tag(text: &str, tag: Option<&Tag>, span: Range<usize>) -> Result<(), Fault> {
    let Some(tag) = tag.and_then(core_tag) else { return Ok(()) };
    let kind = scalar::resolve(text).0;
    let good = match tag {
        "int" => kind == Kind::Int,
        "float" => matches!(kind, Kind::Int | Kind::Float),
        // What older readers take for a boolean, newer ones take for a text.
        "bool" => {
            kind == Kind::Bool && text.eq_ignore_ascii_case(if scalar::resolve(text).1 { "true" } else { "false" })
        }
        "null" => kind == Kind::Null,
        // Readers decode these to different texts.
        "binary" | "timestamp" => false,
        _ => true,
    };
    let why = || Unportable::Tag { value: faults::shortened(text), tag: tag.to_owned() };
    if good { Ok(()) } else { Err(Fault::unportable(why(), span)) }
}

/// The first character that YAML 1.1 has no place for, or takes for a line break where YAML 1.2 does not.
pub(super) fn foreign_character(chunk: &str, base: usize) -> Option<Fault> {
    let (at, char) = chunk.char_indices().find(|(_, char)| {
        matches!(char, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
    })?;
    Some(Fault::unportable(Unportable::Character(char), base + at..base + at + char.len_utf8()))
}

/// What kubectl's reader, which cuts a stream before it parses, does not take in front of a document.
pub(super) fn rejected(chunk: &str, base: usize) -> Vec<(Unportable, (u32, u32))> {
    let mut rejected = Vec::new();
    let (mut at, mut in_front) = (base, true);
    for line in chunk.split_inclusive('\n') {
        let text = line.trim_end();
        let after = text.strip_prefix("---").map(str::trim_start).unwrap_or_default();
        let why = if !after.is_empty() && !after.starts_with('#') {
            Some(Unportable::OnSeparator)
        } else if line.ends_with("\r\r\n") {
            Some(Unportable::CarriageReturn)
        } else {
            text.strip_prefix('%').filter(|_| in_front).map(directive)
        };
        in_front &= text.is_empty() || text.starts_with(['#', '%']);
        rejected.extend(why.map(|why| (why, (to_u32(at), to_u32(at + text.len())))));
        at += line.len();
    }
    rejected
}

/// What is wrong with a directive, given without its percent sign.
fn directive(text: &str) -> Unportable {
    let mut words = text.split_whitespace();
    match (words.next(), words.next()) {
        (Some("YAML"), Some("1.1")) | (Some("TAG"), _) => Unportable::Directive,
        _ => Unportable::UnknownDirective,
    }
}

/// The text between tokens, where readers of YAML 1.1 take less than the parser does.
#[derive(Default)]
pub(super) struct Gaps {
    /// Where the last token ended.
    from: usize,
    /// Braces and brackets that are open.
    flow: usize,
    /// Whether there was a token.
    begun: bool,
}

impl Gaps {
    pub(super) const fn in_flow(&self) -> bool {
        self.flow > 0
    }

    pub(super) const fn open(&mut self) {
        self.flow += 1;
    }

    pub(super) const fn close(&mut self, after: usize) {
        self.flow = self.flow.saturating_sub(1);
        self.from = after;
    }

    /// What is wrong in front of a token, and at which byte of the text.
    pub(super) fn check(&mut self, text: &str, start: usize, end: usize) -> Result<(), (Unportable, usize)> {
        let (from, begun) = (self.from, self.begun);
        self.from = end.max(from);
        self.begun = true;
        let Some(gap) = text.get(from..start) else { return Ok(()) };
        let mut at = from;
        if self.flow > 0 && begun && has_late_colon(gap) {
            return Err((Unportable::LateColon, from));
        }
        for line in gap.split_inclusive(['\n', '\r']) {
            let new = at == 0 || matches!(text.as_bytes()[at - 1], b'\n' | b'\r');
            if new && !begun && line.starts_with("...") {
                return Err((Unportable::EmptyEnd, at));
            }
            let next = text.as_bytes().get(at + line.len()).copied();
            if let Some(column) = wrong_column(line, next, new, self.flow > 0) {
                return Err(column).map_err(|(why, column)| (why, at + column));
            }
            at += line.len();
        }
        Ok(())
    }
}

/// Whether what follows a token is a colon on another line.
fn has_late_colon(gap: &str) -> bool {
    let says = |line: &str| !line.is_empty() && !line.starts_with('#');
    let mut lines = gap.split(['\n', '\r']).map(str::trim_start);
    !lines.next().is_some_and(says) && lines.find(|line| says(line)).is_some_and(|line| line.starts_with(':'))
}

/// Where a line, or the part of one that lies between tokens, is wrong; `next` is the byte behind it.
fn wrong_column(line: &str, next: Option<u8>, new: bool, flow: bool) -> Option<(Unportable, usize)> {
    let mut at = line.len() - line.trim_start_matches([' ', '\t']).len();
    if new && !flow && line[..at].contains('\t') {
        return Some((Unportable::Tab, line.find('\t')?));
    }
    while at < line.len() {
        let word = line[at..].split([' ', '\t', '\r', '\n']).next().unwrap_or_default();
        if word.starts_with(['#', '|', '>']) {
            return None;
        }
        if let Some(mark) = word.find('\u{feff}') {
            return Some((Unportable::ByteOrderMark, at + mark));
        }
        let after = &line[at + word.len()..];
        if let Some((why, column)) = wrong_property(word, after.bytes().next().or(next)) {
            return Some((why, at + column));
        }
        let space = after.len() - after.trim_start_matches([' ', '\t']).len();
        if matches!(word, "-" | "?") && !flow && after[..space].contains('\t') {
            return Some((Unportable::Tab, at + word.len() + after.find('\t')?));
        }
        at += word.len() + space.max(1);
    }
    None
}

/// Which anchor, alias or tag of a word YAML 1.1 does not know as it is written, with this byte behind it. There only white space ends a tag:
/// `[!!str, a]` is a list of one item to its readers.
fn wrong_property(word: &str, next: Option<u8>) -> Option<(Unportable, usize)> {
    let is_white = |byte: u8| byte.is_ascii_whitespace();
    let mut at = 0;
    loop {
        let rest = word[at..].trim_start_matches([',', ':', '[', ']', '{', '}']);
        at = word.len() - rest.len();
        match rest.as_bytes().first()? {
            b'!' => {
                let is_whole = is_tag(rest) && next.is_none_or(is_white);
                return (!is_whole).then_some((Unportable::TagEnd, at));
            }
            b'&' | b'*' => {
                let name = rest[1..].bytes().take_while(|byte| is_name(*byte)).count();
                let end = rest.as_bytes().get(1 + name).copied().or(next);
                if name == 0 || end.is_some_and(|end| !is_white(end) && !matches!(end, b',' | b']' | b'}')) {
                    return Some((Unportable::AnchorName, at));
                }
                at += 1 + name;
            }
            _ => return None,
        }
    }
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// Whether all of a word is one tag.
fn is_tag(word: &str) -> bool {
    let is_of_uri = |byte: u8| is_name(byte) || b";/?:@&=+$.!~*'()%".contains(&byte);
    match word.strip_prefix("!<") {
        Some(whole) => {
            let inside = |name: &str| name.bytes().all(|byte| is_of_uri(byte) || b",[]".contains(&byte));
            whole.strip_suffix('>').is_some_and(inside)
        }
        None => word.bytes().all(is_of_uri),
    }
}
