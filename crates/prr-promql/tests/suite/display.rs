//! Canonical text reads back as the tree it was printed from.

use prr_promql::{Expr, ExprKind, Selector, Span, Window, parse};

use crate::expressions::accepted;

/// The tree without the places, which printing changes.
pub fn placeless(mut expr: Expr) -> Expr {
    strip(&mut expr);
    expr
}

fn strip(expr: &mut Expr) {
    expr.span = Span::default();
    match &mut expr.kind {
        // A number that is not one equals nothing, itself included.
        ExprKind::Number(number) => *number = if number.is_nan() { 0.125 } else { *number },
        ExprKind::Text(_) => {}
        ExprKind::Vector(selector) => strip_selector(selector),
        ExprKind::Matrix { selector, range } => {
            strip_selector(selector);
            strip_window(range);
        }
        ExprKind::Subquery { expr, range, step, .. } => {
            strip(expr);
            strip_window(range);
            step.iter_mut().for_each(strip_window);
        }
        ExprKind::Unary { expr, .. } | ExprKind::Paren(expr) => strip(expr),
        ExprKind::Binary { op_span, left, right, .. } => {
            *op_span = Span::default();
            strip(left);
            strip(right);
        }
        ExprKind::Aggregate { parameter, expr, .. } => {
            if let Some(parameter) = parameter {
                strip(parameter);
            }
            strip(expr);
        }
        ExprKind::Call { arguments, .. } => arguments.iter_mut().for_each(strip),
    }
}

fn strip_selector(selector: &mut Selector) {
    selector.span = Span::default();
    selector.matchers.iter_mut().for_each(|matcher| matcher.span = Span::default());
}

fn strip_window(window: &mut Window) {
    window.span = Span::default();
}

/// Asserts that an expression survives printing, and that what is printed prints the same.
pub fn assert_reads_back(text: &str, expr: &Expr) {
    let printed = expr.to_string();
    let again = parse(&printed).unwrap_or_else(|fault| panic!("{text} prints as {printed}: {fault:?}"));
    assert_eq!(again.to_string(), printed, "{text}");
    assert_eq!(placeless(again), placeless(expr.clone()), "{text} prints as {printed}");
}

#[test]
fn every_expression_reads_back() {
    for text in accepted() {
        assert_reads_back(text, &parse(text).unwrap());
    }
}

#[test]
fn canonical_text_has_one_form() {
    let table = [
        ("SUM(a)BY(x,y)", "sum by (x, y) (a)"),
        ("topk(5,a)without(x)", "topk without (x) (5, a)"),
        ("{'up',a='b'}[300]OFFSET-90", "up{a=\"b\"}[5m] offset -1m30s"),
        ("{a='b',__name__='my.metric'}", "{\"my.metric\", a=\"b\"}"),
        ("a>BOOL ON(x)GROUP_LEFT b", "a > bool on(x) group_left() b"),
        ("(a)[1h*24:]@end()", "(a)[1d:] @ end()"),
        ("1e20+0x10-1_000", "1e20 + 16 - 1000"),
        ("a{'b.c'=~`\\d`}", "a{\"b.c\"=~\"\\\\d\"}"),
        ("-a^+b", "-a ^ +b"),
        ("{\"on\"}", "{\"on\"}"),
        ("sum(a)by(\"x\",\"y z\")", "sum by (x, \"y z\") (a)"),
    ];
    for (text, expected) in table {
        assert_eq!(parse(text).unwrap().to_string(), expected, "{text}");
    }
}
