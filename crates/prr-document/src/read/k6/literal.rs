use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::super::builder::Resolution;
use super::super::writer::{Writer, Written};
use super::script::Script;
use super::token::Kind;

/// Levels of literals that are taken apart; nobody writes more by hand.
const DEPTH: usize = 32;

/// Writes the literals of a script as what they are, and everything else as the expression that it is.
pub(super) struct Literals<'s, 'a> {
    script: &'s Script<'a>,
    /// The literals that constants at the top of the script stand for.
    constants: BTreeMap<&'a str, Range<usize>>,
    /// How many tokens may still be looked at, so that constants in constants stay small.
    left: Cell<usize>,
}

/// An entry of an object: its key, where that was written, and the tokens of its value.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) place: Range<usize>,
    pub(super) value: Range<usize>,
}

impl<'s, 'a> Literals<'s, 'a> {
    pub(super) fn new(script: &'s Script<'a>) -> Self {
        let mut constants = BTreeMap::new();
        for at in 0..script.tokens.len() {
            if script.word(at) == Some("const") && script.tokens[at].depth == 0 {
                let name = script.word(at + 1);
                constants.extend(name.zip(assigned(script, at + 2)).filter(|(_, value)| is_literal(script, value)));
            }
        }
        // What no constant repeats is looked at once a level.
        let left = Cell::new(script.tokens.len().saturating_mul(2 * DEPTH));
        Self { script, constants, left }
    }

    /// Writes the value of an expression.
    pub(super) fn write(&self, range: Range<usize>, writer: &mut Writer<'_, '_>) -> Written {
        self.value(range, 0, writer)
    }

    /// The text of an expression, if it is one.
    pub(super) fn text(&self, range: &Range<usize>) -> Option<String> {
        let range = self.meant(range.clone());
        let token = self.script.tokens.get(range.start).filter(|_| range.len() == 1)?;
        let written = self.script.source(range.start);
        let plain = token.kind == Kind::Text || token.kind == Kind::Template && !written.contains("${");
        plain.then(|| unquoted(written))
    }

    /// The entries of an expression that is an object, and whether there may be others.
    pub(super) fn entries(&self, range: &Range<usize>) -> Option<(Vec<Entry>, bool)> {
        let range = self.meant(range.clone());
        let inside = self.bracketed(&range, b'{')?;
        let (mut entries, mut open): (Vec<Entry>, bool) = (Vec::new(), false);
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for part in self.script.split(inside) {
            let Some(entry) = self.entry(part) else {
                open = true;
                continue;
            };
            // Of two entries with one key the later one counts.
            if let Some(earlier) = known.get(&entry.key) {
                entries[*earlier] = entry;
            } else {
                known.insert(entry.key.clone(), entries.len());
                entries.push(entry);
            }
        }
        Some((entries, open))
    }

    /// The items of an expression that is a list.
    pub(super) fn items(&self, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let range = self.meant(range.clone());
        Some(self.script.split(self.bracketed(&range, b'[')?))
    }

    /// `key: value`, `'key': value`, `name`, `name() {...}`; anything else, such as `...spread` and `[computed]: value`, may be any entry.
    fn entry(&self, part: Range<usize>) -> Option<Entry> {
        let at = part.start;
        let token = &self.script.tokens[at];
        let place = token.span.clone();
        let key = match token.kind {
            Kind::Word | Kind::Number => self.script.source(at).to_owned(),
            Kind::Text => unquoted(self.script.source(at)),
            _ => return None,
        };
        let value = if self.script.is_mark(at + 1, b':') { at + 2..part.end } else { part };
        (!value.is_empty()).then_some(Entry { key, place, value })
    }

    fn value(&self, written: Range<usize>, depth: usize, writer: &mut Writer<'_, '_>) -> Written {
        let range = self.meant(written.clone());
        let span = self.script.span(&range);
        let left = self.left.get();
        self.left.set(left.saturating_sub(range.len()));
        if depth < DEPTH && left > 0 {
            if let Some((entries, open)) = self.entries(&range) {
                return writer.mapping(span, |writer| {
                    if open {
                        writer.mark_unresolved();
                    }
                    entries.into_iter().try_for_each(|entry| {
                        writer.key_at(&entry.key, entry.place)?;
                        self.value(entry.value, depth + 1, writer)
                    })
                });
            }
            if let Some(items) = self.items(&range) {
                return writer.sequence(span, |writer| {
                    items.into_iter().try_for_each(|item| self.value(item, depth + 1, writer))
                });
            }
            if let Some(text) = self.text(&range) {
                return writer.text(&text, span);
            }
            if let Some(kind) = self.plain(&range) {
                let text = self.script.text[span.clone()].trim_end_matches('n').to_owned();
                return writer.scalar(&text, Resolution::Kind(kind), span, 0);
            }
        }
        let span = self.script.span(&written);
        writer.unresolved(&self.script.text[span.clone()], span)
    }

    /// What a number, a boolean or nothing is.
    fn plain(&self, range: &Range<usize>) -> Option<crate::Kind> {
        let negative = usize::from(range.len() == 2 && self.script.is_mark(range.start, b'-'));
        let at = range.start + negative;
        let text = &self.script.text[self.script.span(range)];
        match (self.script.tokens.get(at)?.kind, self.script.source(at)) {
            _ if range.len() != 1 + negative => None,
            (Kind::Word, "true" | "false") => Some(crate::Kind::Bool),
            (Kind::Word, "null" | "undefined") => Some(crate::Kind::Null),
            (Kind::Number, _) if crate::scalar::integer(text).is_some() => Some(crate::Kind::Int),
            (Kind::Number, _) if crate::scalar::number(text).is_some() => Some(crate::Kind::Float),
            _ => None,
        }
    }

    fn bracketed(&self, range: &Range<usize>, open: u8) -> Option<Range<usize>> {
        let inside = self.script.inside(range.start).filter(|_| self.script.is_mark(range.start, open))?;
        (inside.end + 1 == range.end).then_some(inside)
    }

    /// The tokens that decide a value: without TypeScript's `as Type`, and those of the constant that is named.
    fn meant(&self, range: Range<usize>) -> Range<usize> {
        let range = without_type(self.script, range);
        let constant = self.script.word(range.start).filter(|_| range.len() == 1);
        constant.and_then(|name| self.constants.get(name)).cloned().unwrap_or(range)
    }
}

/// The tokens of what is assigned behind a name, its type skipped, if what ends it can be told.
pub(super) fn assigned(script: &Script<'_>, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while !script.is_mark(at, b'=') {
        if at >= script.tokens.len() || script.is_mark(at, b';') || at > from + 16 {
            return None;
        }
        at = script.after(at);
    }
    let start = at + 1;
    let mut end = start;
    let ends = |at: usize| {
        script.is_mark(at, b';')
            || script.is_mark(at, b',')
            || matches!(script.word(at), Some("const" | "let" | "var" | "export"))
    };
    while end < script.tokens.len() && !ends(end) {
        let goes_on =
            |at: usize| matches!(script.tokens[at].kind, Kind::Mark(mark) if !matches!(mark, b')' | b']' | b'}'));
        if end > start && script.tokens[end].first && !goes_on(end) && !goes_on(end - 1) {
            break;
        }
        end = script.after(end);
    }
    (start < end).then_some(start..end)
}

fn is_literal(script: &Script<'_>, range: &Range<usize>) -> bool {
    let range = without_type(script, range.clone());
    let closes = script.tokens[range.start].pair.is_some_and(|pair| pair + 1 == range.end);
    let negative = script.is_mark(range.start, b'-') && range.len() == 2;
    let value = match script.tokens[range.start].kind {
        Kind::Text | Kind::Template | Kind::Number => range.len() == 1,
        Kind::Mark(b'{' | b'[') => closes,
        _ => false,
    };
    value || negative
}

/// Drops `as Type` and `satisfies Type`.
fn without_type(script: &Script<'_>, range: Range<usize>) -> Range<usize> {
    let behind = script.tokens.get(range.start).map_or(range.end, |_| script.after(range.start));
    match script.word(behind) {
        Some("as" | "satisfies") if behind < range.end => range.start..behind,
        _ => range,
    }
}

/// The text of a literal in quotes or backticks.
fn unquoted(written: &str) -> String {
    let inside = written.get(1..written.len().saturating_sub(1)).unwrap_or_default();
    let mut text = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            text.push(char);
            continue;
        }
        match chars.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('u') => text.extend(unicode(&mut chars)),
            Some('\n') | None => {}
            Some(char) => text.push(char),
        }
    }
    text
}

/// `XXXX` or `{X...}` behind `\u`.
fn unicode(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let rest = chars.as_str();
    let (digits, length) = match rest.strip_prefix('{') {
        Some(inside) => inside.split_once('}').map(|(digits, _)| (digits, digits.len() + 2))?,
        None => (rest.get(..4)?, 4),
    };
    let char = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
    *chars = rest[length..].chars();
    Some(char)
}
