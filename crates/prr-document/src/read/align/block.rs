//! Literal and folded blocks: indentation goes, line breaks stay or fold.

use super::{Walk, line_break};

/// From the header on.
pub(super) fn walk(walk: &mut Walk<'_>) -> Option<()> {
    let header = walk.source_left().iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
    walk.skip(header);
    walk.skip(line_break(walk.source_left()));
    let written = first_indentation(walk.source_left());
    // What a first line is indented by in the text too is its own: an indicator in the header said so.
    let indentation = written.checked_sub(first_indentation(walk.text_left()))?;
    lines(walk, indentation)
}

/// From behind the indentation of the first line that is not blank.
pub(super) fn walk_content(walk: &mut Walk<'_>, indentation: usize) -> Option<()> {
    let first = walk.text.find(|char: char| !char.is_ascii_whitespace())?;
    walk.pair(walk.text[..first].rfind('\n').map_or(0, |at| at + 1), 0);
    let line = walk.source_left().iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
    walk.copy(line)?;
    line_breaks(walk, indentation)?;
    lines(walk, indentation)
}

fn lines(walk: &mut Walk<'_>, indentation: usize) -> Option<()> {
    while !walk.source_left().is_empty() && !walk.text_left().is_empty() {
        let Some(content) = line(walk, indentation) else { break };
        walk.copy(content)?;
        line_breaks(walk, indentation)?;
    }
    let rest = walk.text_left();
    rest.iter().all(u8::is_ascii_whitespace).then(|| walk.pair(rest.len(), 0))
}

/// Spaces before the first line that has more than spaces.
fn first_indentation(bytes: &[u8]) -> usize {
    let mut spaces = 0;
    for byte in bytes {
        match byte {
            b' ' => spaces += 1,
            b'\r' | b'\n' => spaces = 0,
            _ => break,
        }
    }
    spaces
}

/// Moves over the indentation of a line and gives the length of what stands there. A line further left is a comment after the block.
fn line(walk: &mut Walk<'_>, indentation: usize) -> Option<usize> {
    let spaces = spaces(walk.source_left(), indentation);
    let rest = &walk.source_left()[spaces..];
    let length = rest.iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
    if spaces < indentation && length > 0 {
        return None;
    }
    walk.skip(spaces);
    Some(length)
}

/// The break after a line, and the blank lines that follow: kept in literals and beside indented lines, folded otherwise. Lines begin with no
/// break, so the text says which it is.
fn line_breaks(walk: &mut Walk<'_>, indentation: usize) -> Option<()> {
    let (breaks, length) = written_breaks(walk.source_left(), indentation);
    let kept = walk.text_left().iter().take(breaks).take_while(|byte| **byte == b'\n').count();
    if kept == walk.text_left().len() || kept == breaks || kept > 0 && kept + 1 == breaks {
        walk.pair(kept, length);
        return Some(());
    }
    (breaks == 1).then(|| walk.take(b" ", length))?
}

fn written_breaks(source: &[u8], indentation: usize) -> (usize, usize) {
    let (mut breaks, mut length) = (0, line_break(source));
    let mut next = length;
    while next > 0 {
        breaks += 1;
        let blank = length + spaces(&source[length..], indentation);
        next = line_break(&source[blank..]);
        if next > 0 {
            length = blank + next;
        }
    }
    (breaks, length)
}

fn spaces(bytes: &[u8], most: usize) -> usize {
    bytes.iter().take(most).take_while(|byte| **byte == b' ').count()
}
