//! Arguments and blocks.

use std::collections::BTreeMap;

use super::super::{Fault, FaultKind};
use super::cursor::{Cursor, Read};
use super::syntax::{Attribute, Block, Body, Entry};
use super::{expression, template};

/// A whole file.
pub(super) fn file(cursor: &mut Cursor<'_>) -> Read<Body> {
    let mut body = entries(cursor)?;
    body.span = 0..cursor.text.len();
    if cursor.at < cursor.text.len() {
        return Err(cursor.fault("expected an argument or a block"));
    }
    Ok(body)
}

/// Entries up to a closing brace or the end of the text.
fn entries(cursor: &mut Cursor<'_>) -> Read<Body> {
    let mut body = Body::default();
    let mut names = BTreeMap::new();
    loop {
        cursor.lines()?;
        if matches!(cursor.peek(), None | Some(b'}')) {
            return Ok(body);
        }
        let entry = entry(cursor)?;
        check(&mut names, &entry)?;
        body.entries.push(entry);
        cursor.blanks()?;
        if !matches!(cursor.peek(), None | Some(b'\n')) {
            return Err(cursor.fault("expected the end of the line after an argument or a block"));
        }
    }
}

/// Terraform refuses a body that sets an argument twice, or has a block of its name; and blocks of one type have one number of labels.
fn check(names: &mut BTreeMap<String, Option<usize>>, entry: &Entry) -> Read<()> {
    let (name, labels) = match entry {
        Entry::Attribute(attribute) => (&attribute.name, None),
        Entry::Block(block) => (&block.kind, Some(block.labels.len())),
    };
    let Some(before) = names.insert(name.text.clone(), labels) else { return Ok(()) };
    let text = &name.text;
    let why = match (before, labels) {
        (None, None) => format!("the argument `{text}` is set twice in one block"),
        (None, Some(_)) | (Some(_), None) => format!("`{text}` is an argument and a block"),
        (Some(before), Some(labels)) if before != labels => {
            format!("a block `{text}` with {labels} labels, and another one with {before}")
        }
        _ => return Ok(()),
    };
    Err(Fault::new(FaultKind::Syntax(why), name.span.clone()))
}

fn entry(cursor: &mut Cursor<'_>) -> Read<Entry> {
    let name = cursor.name("the name of an argument or of a block")?;
    cursor.blanks()?;
    if cursor.peek() == Some(b'=') && !cursor.looks_at("==") {
        cursor.at += 1;
        cursor.blanks()?;
        return Ok(Entry::Attribute(Attribute { name, value: expression::read(cursor)? }));
    }
    let mut labels = Vec::new();
    loop {
        match cursor.peek() {
            Some(b'{') => break,
            Some(b'"') => labels.push(template::label(cursor)?),
            _ => labels.push(cursor.name("`=`, a label or `{`")?),
        }
        cursor.blanks()?;
    }
    Ok(Entry::Block(Block { kind: name, labels, body: cursor.within(false, block)? }))
}

/// What stands in braces: lines, or a single argument on the line of the brace.
fn block(cursor: &mut Cursor<'_>) -> Read<Body> {
    let start = cursor.at;
    cursor.expect("{")?;
    cursor.blanks()?;
    let mut body = match cursor.peek() {
        Some(b'\n') => entries(cursor)?,
        Some(b'}') => Body::default(),
        _ => {
            let entry = entry(cursor)?;
            cursor.blanks()?;
            Body { entries: vec![entry], span: 0..0 }
        }
    };
    cursor.expect("}")?;
    body.span = start..cursor.at;
    Ok(body)
}
