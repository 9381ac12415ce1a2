//! Texts over several lines, up to a line with nothing but a word.

use super::cursor::{Cursor, Read};
use super::syntax::{Expr, ExprKind, Part};
use super::template::{End, whole};

/// A heredoc that starts here.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Read<Expr> {
    let start = cursor.at;
    cursor.at += 2;
    let flush = cursor.take("-");
    let word = cursor.name("the word that ends a heredoc")?.text;
    let _ = cursor.take("\r");
    if !cursor.take("\n") {
        return Err(cursor.fault("expected a new line after the word that ends a heredoc"));
    }
    let Some((end, after)) = last_line(cursor, &word) else {
        cursor.at = start;
        return Err(cursor.fault(format!("a heredoc without its last line `{word}`")));
    };
    let text = cursor.text;
    let mut parts = cursor.within(true, |cursor| whole(cursor, End::Line(end)))?;
    if cursor.at != end {
        cursor.at = start;
        return Err(cursor.fault("a heredoc that ends within `${}` or `%{}`"));
    }
    cursor.at = after;
    if text[start..end].contains("\r\n") {
        parts.iter_mut().for_each(unix);
    }
    if flush {
        strip(&mut parts);
    }
    let parts = joined(parts);
    cursor.made(ExprKind::Template { parts, heredoc: true }, start)
}

/// Where the line with the word starts, and where the word ends.
fn last_line(cursor: &Cursor<'_>, word: &str) -> Option<(usize, usize)> {
    let mut at = cursor.at;
    for line in cursor.rest().split_inclusive('\n') {
        if line.trim() == word {
            let indented = line.len() - line.trim_start().len();
            return Some((at, at + indented + word.len()));
        }
        at += line.len();
    }
    None
}

fn unix(part: &mut Part) {
    match part {
        Part::Literal(text) => *text = text.replace("\r\n", "\n"),
        Part::Value(_) => {}
        Part::If(_, yes, no) => yes.iter_mut().chain(no).for_each(unix),
        Part::For { parts, .. } => parts.iter_mut().for_each(unix),
    }
}

/// Takes the indentation away that all lines share. A blank line does not count and keeps its own.
fn strip(parts: &mut [Part]) {
    let mut least = usize::MAX;
    lines(parts, &mut true, &mut |line| {
        let blank = line.ends_with('\n') && line.trim_start().is_empty();
        if !blank {
            least = least.min(line.chars().take_while(|char| char.is_whitespace()).count());
        }
        None
    });
    if least == 0 || least == usize::MAX {
        return;
    }
    lines(parts, &mut true, &mut |line| {
        let blank = line.ends_with('\n') && line.trim_start().is_empty();
        let from = line.char_indices().nth(least).map_or(line.len(), |(at, _)| at);
        (!blank).then_some(from)
    });
}

/// Visits the beginning of every line, and cuts off what it is told to. `begins` says whether a line begins here.
fn lines(parts: &mut [Part], begins: &mut bool, visit: &mut dyn FnMut(&str) -> Option<usize>) {
    for part in parts {
        match part {
            Part::Literal(text) => {
                let mut kept = String::with_capacity(text.len());
                for line in text.split_inclusive('\n') {
                    let cut = if *begins { visit(line).unwrap_or(0) } else { 0 };
                    kept.push_str(&line[cut..]);
                    *begins = line.ends_with('\n');
                }
                *text = kept;
            }
            marker => {
                marked(begins, visit);
                match marker {
                    Part::If(_, yes, no) => {
                        lines(yes, begins, visit);
                        marked(begins, visit);
                        lines(no, begins, visit);
                        marked(begins, visit);
                    }
                    Part::For { parts, .. } => {
                        lines(parts, begins, visit);
                        marked(begins, visit);
                    }
                    Part::Literal(_) | Part::Value(_) => {}
                }
            }
        }
    }
}

/// A marker at the beginning of a line stands there without indentation.
fn marked(begins: &mut bool, visit: &mut dyn FnMut(&str) -> Option<usize>) {
    if std::mem::take(begins) {
        visit("");
    }
}

/// Literals that follow each other are one.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut made: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        let part = match part {
            Part::If(condition, yes, no) => Part::If(condition, joined(yes), joined(no)),
            Part::For { key_name, value_name, collection, parts } => {
                Part::For { key_name, value_name, collection, parts: joined(parts) }
            }
            other => other,
        };
        match (made.last_mut(), part) {
            (Some(Part::Literal(text)), Part::Literal(more)) => text.push_str(&more),
            (_, part) => made.push(part),
        }
    }
    made
}
