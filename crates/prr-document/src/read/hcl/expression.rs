//! Expressions, by precedence.

use super::cursor::{Cursor, Read};
use super::syntax::{Binary, Expr, ExprKind, For, Step, Unary};
use super::{heredoc, template};

/// Operators from the loosest to the tightest; longer spellings before their beginnings.
const OPERATORS: [&[(&str, Binary)]; 6] = [
    &[("||", Binary::Or)],
    &[("&&", Binary::And)],
    &[("==", Binary::Equal), ("!=", Binary::NotEqual)],
    &[("<=", Binary::LessEqual), (">=", Binary::GreaterEqual), ("<", Binary::Less), (">", Binary::Greater)],
    &[("+", Binary::Add), ("-", Binary::Subtract)],
    &[("*", Binary::Multiply), ("/", Binary::Divide), ("%", Binary::Remainder)],
];

/// An expression that starts here.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Read<Expr> {
    let free = cursor.free;
    cursor.within(free, conditional)
}

/// An expression with blanks around it, between brackets.
fn inside(cursor: &mut Cursor<'_>) -> Read<Expr> {
    cursor.blanks()?;
    let expr = read(cursor)?;
    cursor.blanks()?;
    Ok(expr)
}

fn conditional(cursor: &mut Cursor<'_>) -> Read<Expr> {
    let condition = operation(cursor, 0)?;
    let end = cursor.at;
    cursor.blanks()?;
    if !cursor.take("?") {
        cursor.at = end;
        return Ok(condition);
    }
    let start = condition.span.start;
    cursor.blanks()?;
    let yes = read(cursor)?;
    cursor.blanks()?;
    cursor.expect(":")?;
    cursor.blanks()?;
    let no = read(cursor)?;
    cursor.made(ExprKind::Conditional(Box::new([condition, yes, no])), start)
}

/// A chain of operators of one precedence, whose operands are chains of the next.
fn operation(cursor: &mut Cursor<'_>, level: usize) -> Read<Expr> {
    let Some(operators) = OPERATORS.get(level) else { return term(cursor) };
    let mut left = operation(cursor, level + 1)?;
    loop {
        let end = cursor.at;
        cursor.blanks()?;
        let Some((sign, operator)) = operators.iter().find(|(sign, _)| cursor.looks_at(sign)) else {
            cursor.at = end;
            return Ok(left);
        };
        cursor.at += sign.len();
        cursor.blanks()?;
        let right = operation(cursor, level + 1)?;
        let start = left.span.start;
        left = cursor.made(ExprKind::Binary(*operator, Box::new(left), Box::new(right)), start)?;
    }
}

fn term(cursor: &mut Cursor<'_>) -> Read<Expr> {
    let start = cursor.at;
    let unary = match cursor.peek() {
        Some(b'-') => Unary::Negate,
        Some(b'!') => Unary::Not,
        _ => return traversed(cursor),
    };
    cursor.at += 1;
    let free = cursor.free;
    let inner = cursor.within(free, |cursor| {
        cursor.blanks()?;
        term(cursor)
    })?;
    cursor.made(ExprKind::Unary(unary, Box::new(inner)), start)
}

/// A term and the names, indices and splats behind it.
fn traversed(cursor: &mut Cursor<'_>) -> Read<Expr> {
    let start = cursor.at;
    let base = primary(cursor)?;
    let mut steps = Vec::new();
    loop {
        let end = cursor.at;
        cursor.blanks()?;
        let step = match cursor.peek() {
            Some(b'.') if !cursor.looks_at("..") => name_step(cursor)?,
            Some(b'[') => index_step(cursor)?,
            _ => {
                cursor.at = end;
                break;
            }
        };
        steps.push(step);
    }
    if steps.is_empty() {
        return Ok(base);
    }
    cursor.made(ExprKind::Traversal(Box::new(base), steps), start)
}

fn name_step(cursor: &mut Cursor<'_>) -> Read<Step> {
    cursor.at += 1;
    cursor.blanks()?;
    if cursor.take("*") {
        return Ok(Step::Splat { full: false });
    }
    let start = cursor.at;
    if cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        let index = number(&cursor.text[start..start + digits(cursor)]);
        return Ok(Step::Index(cursor.made(ExprKind::Number(index), start)?));
    }
    Ok(Step::Name(cursor.name("a name after the dot")?.text))
}

fn index_step(cursor: &mut Cursor<'_>) -> Read<Step> {
    cursor.at += 1;
    cursor.within(true, |cursor| {
        cursor.blanks()?;
        if cursor.take("*") {
            cursor.blanks()?;
            cursor.expect("]")?;
            return Ok(Step::Splat { full: true });
        }
        let index = inside(cursor)?;
        cursor.expect("]")?;
        Ok(Step::Index(index))
    })
}

fn primary(cursor: &mut Cursor<'_>) -> Read<Expr> {
    let start = cursor.at;
    match cursor.peek() {
        Some(b'"') => template::quoted(cursor),
        Some(b'<') if cursor.looks_at("<<") => heredoc::read(cursor),
        Some(b'0'..=b'9') => {
            let value = literal_number(cursor);
            cursor.made(ExprKind::Number(value), start)
        }
        Some(b'(') => {
            cursor.at += 1;
            let inner = cursor.within(true, inside)?;
            cursor.expect(")")?;
            cursor.made(ExprKind::Group(Box::new(inner)), start)
        }
        Some(b'[') => {
            cursor.at += 1;
            let kind = cursor.within(true, list)?;
            cursor.made(kind, start)
        }
        Some(b'{') => {
            cursor.at += 1;
            let kind = cursor.within(false, object)?;
            cursor.made(kind, start)
        }
        _ => word(cursor),
    }
}

/// A keyword, a name or the call of a function.
fn word(cursor: &mut Cursor<'_>) -> Read<Expr> {
    let start = cursor.at;
    let Some(word) = cursor.identifier() else { return Err(cursor.fault("expected an expression")) };
    let mut name = word.to_owned();
    while cursor.take("::") {
        name.push_str("::");
        name.push_str(&cursor.name("the name of a function")?.text);
    }
    let end = cursor.at;
    cursor.blanks()?;
    if cursor.take("(") {
        let kind = cursor.within(true, |cursor| call(cursor, name))?;
        return cursor.made(kind, start);
    }
    cursor.at = end;
    let kind = match word {
        "null" => ExprKind::Null,
        "true" => ExprKind::Bool(true),
        "false" => ExprKind::Bool(false),
        _ => ExprKind::Variable(name),
    };
    cursor.made(kind, start)
}

fn call(cursor: &mut Cursor<'_>, name: String) -> Read<ExprKind> {
    let (mut arguments, mut spread) = (Vec::new(), false);
    loop {
        cursor.blanks()?;
        if cursor.take(")") {
            return Ok(ExprKind::Call { name, arguments, spread });
        }
        arguments.push(inside(cursor)?);
        spread = cursor.take("...");
        cursor.blanks()?;
        if spread || !cursor.take(",") {
            cursor.expect(")")?;
            return Ok(ExprKind::Call { name, arguments, spread });
        }
    }
}

fn list(cursor: &mut Cursor<'_>) -> Read<ExprKind> {
    cursor.blanks()?;
    if cursor.looks_at_word("for") {
        return comprehension(cursor, "]");
    }
    let mut items = Vec::new();
    loop {
        cursor.blanks()?;
        if cursor.take("]") {
            return Ok(ExprKind::List(items));
        }
        items.push(inside(cursor)?);
        if !cursor.take(",") {
            cursor.expect("]")?;
            return Ok(ExprKind::List(items));
        }
    }
}

/// The entries of an object end with their lines or with commas.
fn object(cursor: &mut Cursor<'_>) -> Read<ExprKind> {
    let mut entries = Vec::new();
    cursor.lines()?;
    // `for = 1` is an entry.
    let start = cursor.at;
    if cursor.looks_at_word("for") {
        cursor.at += 3;
        cursor.lines()?;
        let entry = matches!(cursor.peek(), Some(b'=' | b':'));
        cursor.at = start;
        if !entry {
            return cursor.within(true, |cursor| comprehension(cursor, "}"));
        }
    }
    loop {
        cursor.lines()?;
        if cursor.take("}") {
            return Ok(ExprKind::Object(entries));
        }
        let key = read(cursor)?;
        cursor.blanks()?;
        if !(cursor.take("=") || cursor.take(":")) {
            return Err(cursor.fault("expected `=` after the key"));
        }
        cursor.lines()?;
        entries.push((key, read(cursor)?));
        cursor.blanks()?;
        if !cursor.take(",") && !matches!(cursor.peek(), Some(b'\n' | b'}')) {
            return Err(cursor.fault("expected a comma, a new line or `}` after an entry"));
        }
    }
}

fn comprehension(cursor: &mut Cursor<'_>, close: &str) -> Read<ExprKind> {
    cursor.at += "for".len();
    let (key_name, value_name, collection) = iteration(cursor)?;
    cursor.expect(":")?;
    let mut value = inside(cursor)?;
    let (mut key, mut grouped) = (None, false);
    if close == "}" {
        cursor.expect("=>")?;
        key = Some(std::mem::replace(&mut value, inside(cursor)?));
        grouped = cursor.take("...");
        cursor.blanks()?;
    }
    let condition = if cursor.looks_at_word("if") {
        cursor.at += 2;
        Some(inside(cursor)?)
    } else {
        None
    };
    cursor.expect(close)?;
    let made = For { key_name, value_name, collection, key, value, grouped, condition };
    Ok(ExprKind::For(Box::new(made)))
}

/// `k, v in collection`
pub(super) fn iteration(cursor: &mut Cursor<'_>) -> Read<(Option<String>, String, Expr)> {
    cursor.blanks()?;
    let first = cursor.name("a name to count with")?.text;
    cursor.blanks()?;
    let second = if cursor.take(",") {
        cursor.blanks()?;
        Some(cursor.name("a name for values")?.text)
    } else {
        None
    };
    cursor.blanks()?;
    if !cursor.looks_at_word("in") {
        return Err(cursor.fault("expected `in`"));
    }
    cursor.at += 2;
    let collection = inside(cursor)?;
    Ok(match second {
        Some(second) => (Some(first), second, collection),
        None => (None, first, collection),
    })
}

/// Moves over digits and gives their number.
fn digits(cursor: &mut Cursor<'_>) -> usize {
    let count = cursor.rest().bytes().take_while(u8::is_ascii_digit).count();
    cursor.at += count;
    count
}

fn literal_number(cursor: &mut Cursor<'_>) -> f64 {
    let start = cursor.at;
    digits(cursor);
    let after =
        |cursor: &Cursor<'_>, skipped: usize| cursor.rest().as_bytes().get(skipped).is_some_and(u8::is_ascii_digit);
    if cursor.peek() == Some(b'.') && after(cursor, 1) {
        cursor.at += 1;
        digits(cursor);
    }
    if matches!(cursor.peek(), Some(b'e' | b'E')) {
        let signed = usize::from(matches!(cursor.rest().as_bytes().get(1), Some(b'+' | b'-')));
        if after(cursor, 1 + signed) {
            cursor.at += 1 + signed;
            digits(cursor);
        }
    }
    number(&cursor.text[start..cursor.at])
}

/// Digits always make a number; one that is too large is infinite.
fn number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::INFINITY)
}
