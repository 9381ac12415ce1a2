//! What the tests of the grammar share.

use crate::{Expr, ExprKind, ParseError, Span, parse};

/// A text with one part between « and », without the marks, and the bytes of that part.
fn marked(text: &str) -> (String, Span) {
    let start = text.find('«').expect("a mark");
    let end = text.find('»').expect("a mark");
    (text.replace(['«', '»'], ""), start..end - '«'.len_utf8())
}

/// Asserts that each text is refused at its marked part with its message.
pub(crate) fn refused(table: &[(&str, &str)]) {
    for (text, message) in table {
        let (text, span) = marked(text);
        assert_eq!(parse(&text), Err(ParseError { message: (*message).into(), span }), "{text}");
    }
}

/// Asserts that each text has the tree that its fully parenthesized form shows.
pub(crate) fn shaped(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(shape(&read(text)), *expected, "{text}");
    }
}

/// Asserts that the marked part of each text is what `choose` finds in its tree.
pub(crate) fn placed(table: &[&str], choose: impl Fn(&Expr) -> Option<Span>) {
    for text in table {
        let (text, span) = marked(text);
        assert_eq!(choose(&read(&text)), Some(span), "{text}");
    }
}

pub(crate) fn read(text: &str) -> Expr {
    parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn shape(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Unary { negative, expr } => format!("({}{})", if *negative { '-' } else { '+' }, shape(expr)),
        ExprKind::Binary { op, left, right, .. } => format!("({} {op} {})", shape(left), shape(right)),
        ExprKind::Paren(inner) => format!("p{}", shape(inner)),
        ExprKind::Subquery { expr: inner, .. } => {
            expr.to_string().replacen(&inner.to_string(), &format!("({})", shape(inner)), 1)
        }
        _ => expr.to_string(),
    }
}
