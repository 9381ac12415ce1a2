//! `PromQL`: text to a tree with places.

use prr_promql::{Expr, ExprKind, Selector, Span, Window, duration, fold, parse};

/// Reads bytes as an expression: its parts lie in the text and within one another, and what it prints as reads back as the same tree.
///
/// # Panics
/// Where that does not hold.
pub fn promql(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = duration(text);
    match parse(text) {
        Ok(expr) => {
            assert_places(text, &expr);
            assert_reads_back(text, &expr);
            let _ = fold::constant(&expr);
            let mut parts = 0;
            expr.walk(&mut |_| parts += 1);
            assert!(parts <= text.len(), "{parts} parts of {} bytes", text.len());
        }
        Err(fault) => {
            assert!(text.get(fault.span.clone()).is_some(), "{text}: {fault:?}");
            assert!(!fault.message.is_empty());
        }
    }
}

/// Asserts that every part lies in the text on the borders of characters, and within the part that holds it.
///
/// # Panics
/// Where one does not.
pub fn assert_places(text: &str, expr: &Expr) {
    expr.walk(&mut |part| {
        let within = |span: &Span| {
            assert!(text.get(span.clone()).is_some_and(|written| !written.is_empty()), "{text}: {span:?}");
            assert!(part.span.start <= span.start && span.end <= part.span.end, "{text}: {span:?}");
        };
        within(&part.span);
        match &part.kind {
            ExprKind::Vector(selector) => assert_selector(selector, &within),
            ExprKind::Matrix { selector, range } => {
                assert_selector(selector, &within);
                within(&range.span);
            }
            ExprKind::Subquery { expr, range, step, .. } => {
                within(&expr.span);
                within(&range.span);
                if let Some(step) = step {
                    within(&step.span);
                }
            }
            ExprKind::Binary { op_span, left, right, .. } => {
                within(op_span);
                assert!(left.span.end <= op_span.start && op_span.end <= right.span.start, "{text}: {op_span:?}");
                within(&left.span);
                within(&right.span);
            }
            ExprKind::Unary { expr, .. } | ExprKind::Paren(expr) | ExprKind::Aggregate { expr, .. } => {
                within(&expr.span);
            }
            ExprKind::Call { arguments, .. } => arguments.iter().for_each(|argument| within(&argument.span)),
            ExprKind::Number(_) | ExprKind::Text(_) => {}
        }
    });
}

fn assert_selector(selector: &Selector, within: &impl Fn(&Span)) {
    within(&selector.span);
    selector.matchers.iter().for_each(|matcher| within(&matcher.span));
}

/// The tree without the places, which printing changes.
fn placeless(mut expr: Expr) -> Expr {
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
///
/// # Panics
/// If it does not.
pub fn assert_reads_back(text: &str, expr: &Expr) {
    let printed = expr.to_string();
    let again = parse(&printed).unwrap_or_else(|fault| panic!("{text} prints as {printed}: {fault:?}"));
    assert_eq!(again.to_string(), printed, "{text}");
    assert_eq!(placeless(again), placeless(expr.clone()), "{text} prints as {printed}");
}
