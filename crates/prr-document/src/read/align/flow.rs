//! Plain and quoted scalars: line breaks fold, quotes escape.

use super::{Walk, line_break};

pub(super) fn walk(walk: &mut Walk<'_>) -> Option<()> {
    match walk.source_left().first() {
        Some(b'"') => double_quoted(walk),
        Some(b'\'') => single_quoted(walk),
        _ => plain(walk),
    }
}

fn plain(walk: &mut Walk<'_>) -> Option<()> {
    while !walk.text_left().is_empty() && !walk.source_left().is_empty() {
        white_space(walk)?;
        let length = walk.source_left().iter().take_while(|byte| !is_white(**byte)).count();
        walk.copy(length)?;
    }
    Some(())
}

fn single_quoted(walk: &mut Walk<'_>) -> Option<()> {
    walk.skip(1);
    while !walk.text_left().is_empty() {
        white_space(walk)?;
        let length = walk.source_left().iter().take_while(|byte| !is_white(**byte) && **byte != b'\'').count();
        walk.copy(length)?;
        if walk.source_left().starts_with(b"''") {
            walk.take(b"'", 2)?;
        } else if walk.source_left().first().is_none_or(|byte| *byte == b'\'') {
            break;
        }
    }
    Some(())
}

fn double_quoted(walk: &mut Walk<'_>) -> Option<()> {
    walk.skip(1);
    while !walk.text_left().is_empty() {
        white_space(walk)?;
        let length =
            walk.source_left().iter().take_while(|byte| !is_white(**byte) && !matches!(byte, b'"' | b'\\')).count();
        walk.copy(length)?;
        match walk.source_left().first() {
            None | Some(b'"') => break,
            Some(b'\\') => escape(walk)?,
            Some(_) => {}
        }
    }
    Some(())
}

/// White space on one line stands for itself. Around a line break it goes with the break: one break is a space, of several all but the first stay.
fn white_space(walk: &mut Walk<'_>) -> Option<()> {
    let length = walk.source_left().iter().take_while(|byte| is_white(**byte)).count();
    let breaks = count_breaks(&walk.source_left()[..length]);
    match breaks {
        0 => walk.copy(length),
        1 => walk.take(b" ", length),
        _ => blank_lines(walk, breaks - 1, length),
    }
}

fn blank_lines(walk: &mut Walk<'_>, count: usize, source: usize) -> Option<()> {
    let there = walk.text_left().iter().take(count).filter(|byte| **byte == b'\n').count();
    (there == count).then(|| walk.pair(count, source))
}

fn count_breaks(mut white: &[u8]) -> usize {
    let mut breaks = 0;
    while !white.is_empty() {
        let length = line_break(white);
        breaks += usize::from(length > 0);
        white = &white[length.max(1)..];
    }
    breaks
}

const fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// A backslash and what it stands for, as YAML and JSON write it.
fn escape(walk: &mut Walk<'_>) -> Option<()> {
    let digits = match walk.source_left().get(1)? {
        b'\r' | b'\n' => return escaped_break(walk),
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        short => {
            let char = short_escape(*short)?;
            return walk.take(char.encode_utf8(&mut [0; 4]).as_bytes(), 2);
        }
    };
    let first = hex(walk.source_left().get(2..2 + digits)?)?;
    let (code, length) = match low_surrogate(walk) {
        Some(second) if digits == 4 && (0xD800..0xDC00).contains(&first) => {
            (0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00), 12)
        }
        _ => (first, 2 + digits),
    };
    let char = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    walk.take(char.encode_utf8(&mut [0; 4]).as_bytes(), length)
}

/// The line goes on in the next one; blank lines between them stay.
fn escaped_break(walk: &mut Walk<'_>) -> Option<()> {
    walk.skip(1);
    let length = walk.source_left().iter().take_while(|byte| is_white(**byte)).count();
    match count_breaks(&walk.source_left()[..length]) {
        0 | 1 => walk.skip(length),
        breaks => blank_lines(walk, breaks - 1, length)?,
    }
    Some(())
}

/// The second half of a character outside the basic plane, which JSON spells as two escapes.
fn low_surrogate(walk: &Walk<'_>) -> Option<u32> {
    let second = walk.source_left().get(6..12)?;
    let code = second.strip_prefix(b"\\u").and_then(hex)?;
    (0xDC00..0xE000).contains(&code).then_some(code)
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |code, digit| code.checked_mul(16)?.checked_add(char::from(*digit).to_digit(16)?))
}

const fn short_escape(letter: u8) -> Option<char> {
    Some(match letter {
        b'0' => '\0',
        b'a' => '\u{7}',
        b'b' => '\u{8}',
        b't' | b'\t' => '\t',
        b'n' => '\n',
        b'v' => '\u{b}',
        b'f' => '\u{c}',
        b'r' => '\r',
        b'e' => '\u{1b}',
        b' ' => ' ',
        b'"' => '"',
        b'/' => '/',
        b'\\' => '\\',
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        _ => return None,
    })
}
