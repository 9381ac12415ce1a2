//! Types, as Prometheus checks them once the text is a tree.

use std::collections::BTreeSet;
use std::fmt;

use crate::functions::{Function, aggregation_named, function};
use crate::{BinaryOp, Expr, ExprKind, MatchOp, Matching, ParseError, Selector, Span, regex};

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Scalar,
    Text,
    Vector,
    Matrix,
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Scalar => "a scalar",
            Self::Text => "a string",
            Self::Vector => "an instant vector",
            Self::Matrix => "a range vector",
        })
    }
}

/// The type of an expression whose parts are of the right types.
pub(crate) fn type_of(expr: &Expr) -> Type {
    match &expr.kind {
        ExprKind::Number(_) => Type::Scalar,
        ExprKind::Text(_) => Type::Text,
        ExprKind::Vector(_) | ExprKind::Aggregate { .. } => Type::Vector,
        ExprKind::Matrix { .. } | ExprKind::Subquery { .. } => Type::Matrix,
        ExprKind::Unary { expr, .. } | ExprKind::Paren(expr) => type_of(expr),
        ExprKind::Binary { left, right, .. } => of_operation(type_of(left), type_of(right)),
        ExprKind::Call { function: name, .. } => function(name).map_or(Type::Vector, |function| function.gives),
    }
}

fn of_operation(left: Type, right: Type) -> Type {
    if (left, right) == (Type::Scalar, Type::Scalar) { Type::Scalar } else { Type::Vector }
}

/// Checks an expression and everything in it.
///
/// # Errors
/// With the place of the first operand, argument or operator that does not fit.
pub(crate) fn check(expr: &Expr, text: &str) -> Result<Type, ParseError> {
    let span = &expr.span;
    match &expr.kind {
        ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } => not_empty(selector)?,
        ExprKind::Number(_) | ExprKind::Text(_) => {}
        ExprKind::Paren(inner) => return check(inner, text),
        ExprKind::Subquery { expr: inner, .. } => expect(inner, text, Type::Vector, "a subquery")?,
        ExprKind::Unary { expr: inner, .. } => {
            let found = check(inner, text)?;
            if !matches!(found, Type::Scalar | Type::Vector) {
                return fault(format!("a sign needs a scalar or an instant vector, found {found}"), span);
            }
            return Ok(found);
        }
        ExprKind::Binary { op, op_span, returns_bool, matching, left, right } => {
            let operands = [operand(left, text)?, operand(right, text)?];
            operation(*op, op_span, *returns_bool, operands)?;
            if let Some(matching) = matching {
                self::matching(matching, *op, op_span, operands)?;
            }
            return Ok(of_operation(operands[0], operands[1]));
        }
        ExprKind::Aggregate { op, parameter, expr: inner, .. } => {
            let wanted = aggregation_named(op).and_then(|aggregation| aggregation.parameter);
            if let (Some(parameter), Some(wanted)) = (parameter, wanted) {
                expect(parameter, text, wanted, op)?;
            }
            expect(inner, text, Type::Vector, op)?;
        }
        ExprKind::Call { function: name, arguments } => {
            let Some(function) = function(name) else { return fault(format!("unknown function `{name}`"), span) };
            call(function, arguments, span, text)?;
            return Ok(function.gives);
        }
    }
    Ok(type_of(expr))
}

fn fault<T>(message: impl Into<String>, span: &Span) -> Result<T, ParseError> {
    Err(ParseError { message: message.into(), span: span.clone() })
}

fn expect(expr: &Expr, text: &str, wanted: Type, place: impl fmt::Display) -> Result<(), ParseError> {
    let found = check(expr, text)?;
    if found == wanted { Ok(()) } else { fault(format!("{place} needs {wanted}, found {found}"), &expr.span) }
}

fn operand(expr: &Expr, text: &str) -> Result<Type, ParseError> {
    let found = check(expr, text)?;
    match found {
        Type::Scalar | Type::Vector => Ok(found),
        _ => fault(format!("an operator needs scalars or instant vectors, found {found}"), &expr.span),
    }
}

fn operation(op: BinaryOp, span: &Span, returns_bool: bool, operands: [Type; 2]) -> Result<(), ParseError> {
    if returns_bool && !op.is_comparison() {
        return fault("`bool` is only allowed with a comparison", span);
    }
    if op.is_comparison() && !returns_bool && operands == [Type::Scalar; 2] {
        return fault("a comparison between scalars needs `bool`", span);
    }
    if op.is_set() && operands != [Type::Vector; 2] {
        return fault("a set operator needs instant vectors on both sides", span);
    }
    Ok(())
}

fn matching(matching: &Matching, op: BinaryOp, span: &Span, operands: [Type; 2]) -> Result<(), ParseError> {
    if operands != [Type::Vector; 2] && !matching.labels.is_empty() {
        return fault("`on` and `ignoring` need instant vectors on both sides", span);
    }
    let Some(group) = &matching.group else { return Ok(()) };
    if op.is_set() {
        return fault("a set operator takes no `group_left` or `group_right`", span);
    }
    let on: BTreeSet<&String> = matching.labels.iter().filter(|_| matching.on).collect();
    match group.include.iter().find(|label| on.contains(label)) {
        Some(label) => fault(format!("label `{label}` is both in `on` and in `group_left` or `group_right`"), span),
        None => Ok(()),
    }
}

fn call(function: &Function, arguments: &[Expr], span: &Span, text: &str) -> Result<(), ParseError> {
    let Function { name, least, most, .. } = function;
    if arguments.len() < *least || most.is_some_and(|most| arguments.len() > most) {
        let wanted = match most {
            Some(most) if most == least => format!("{least}"),
            Some(most) => format!("{least} to {most}"),
            None => format!("at least {least}"),
        };
        return fault(format!("`{name}` takes {wanted} argument(s), found {}", arguments.len()), span);
    }
    for (index, argument) in arguments.iter().enumerate() {
        if *name == "info" && index == 1 {
            label_selector(argument, text)?;
        } else if let Some(wanted) = function.takes.get(index).or(function.takes.last()) {
            expect(argument, text, *wanted, format_args!("`{name}`"))?;
        }
    }
    Ok(())
}

/// The second argument of `info` selects labels: it has no name before the braces and may be empty.
fn label_selector(argument: &Expr, text: &str) -> Result<(), ParseError> {
    let opens = text.get(argument.span.clone()).is_some_and(|written| written.starts_with('{'));
    if opens && matches!(argument.kind, ExprKind::Vector(_)) {
        return Ok(());
    }
    fault("`info` needs matchers in braces without a metric name", &argument.span)
}

fn not_empty(selector: &Selector) -> Result<(), ParseError> {
    let narrows = |op: MatchOp, value: &str| match op {
        MatchOp::Equal => !value.is_empty(),
        MatchOp::NotEqual => value.is_empty(),
        MatchOp::Match => regex::matches_nothing(value) == Ok(false),
        MatchOp::NotMatch => regex::matches_nothing(value) == Ok(true),
    };
    if selector.metric.is_some() || selector.matchers.iter().any(|matcher| narrows(matcher.op, &matcher.value)) {
        return Ok(());
    }
    fault("a selector needs a name or a matcher that does not match the empty string", &selector.span)
}

#[cfg(test)]
mod tests {
    use crate::testing::{read, refused};

    #[test]
    fn what_prometheus_loads_is_accepted() {
        for text in [
            "rate((a[5m]))",
            "1 + on() a",
            "a and ignoring(x) b",
            "a > 1",
            "1 > bool 2",
            "count_values(\"v\", a)",
            "quantile(scalar(a), b)",
            "info(a, {})",
            "info(a, {__name__=\"target_info\"})",
            "hour()",
            "round(a, 5)",
            "label_join(a, \"x\", \",\")",
            "histogram_quantiles(a, \"q\", 0.5, 0.9, 0.99)",
            "{a!=\"\"}",
            "{a=~\".+\"}",
            "{a!~\".*\"}",
            "\"a string alone\"",
            "a[5m]",
        ] {
            read(text);
        }
    }

    #[test]
    fn operands_and_arguments_of_the_wrong_type_are_refused() {
        refused(&[
            ("rate(«a»)", "`rate` needs a range vector, found an instant vector"),
            ("sum(«a[5m]»)", "sum needs an instant vector, found a range vector"),
            ("sum(«1»)", "sum needs an instant vector, found a scalar"),
            ("topk(«\"5\"», a)", "topk needs a scalar, found a string"),
            ("count_values(«5», a)", "count_values needs a string, found a scalar"),
            ("abs(«(1)»)", "`abs` needs an instant vector, found a scalar"),
            ("vector(«a»)", "`vector` needs a scalar, found an instant vector"),
            ("1 + «a[5m]»", "an operator needs scalars or instant vectors, found a range vector"),
            ("«\"a\"» + a", "an operator needs scalars or instant vectors, found a string"),
            ("«-\"a\"»", "a sign needs a scalar or an instant vector, found a string"),
            ("«1»[5m:]", "a subquery needs an instant vector, found a scalar"),
            ("«a[5m]»[1h:]", "a subquery needs an instant vector, found a range vector"),
            ("label_join(a, \"x\", «1»)", "`label_join` needs a string, found a scalar"),
            ("info(a, «b»)", "`info` needs matchers in braces without a metric name"),
            ("info(a, «{} == 1»)", "`info` needs matchers in braces without a metric name"),
        ]);
    }

    #[test]
    fn operators_that_do_not_fit_their_operands_are_refused() {
        refused(&[
            ("1 «>» 2", "a comparison between scalars needs `bool`"),
            ("a «+» bool b", "`bool` is only allowed with a comparison"),
            ("a «and» 1", "a set operator needs instant vectors on both sides"),
            ("1 «or» 2", "a set operator needs instant vectors on both sides"),
            ("a «+» on(x) 1", "`on` and `ignoring` need instant vectors on both sides"),
            ("a «unless» on(x) group_left b", "a set operator takes no `group_left` or `group_right`"),
            ("a «*» on(x) group_left(x) b", "label `x` is both in `on` and in `group_left` or `group_right`"),
        ]);
    }

    #[test]
    fn the_number_of_arguments_is_checked() {
        refused(&[
            ("«time(a)»", "`time` takes 0 argument(s), found 1"),
            ("«rate()»", "`rate` takes 1 argument(s), found 0"),
            ("«round(a, 1, 2)»", "`round` takes 1 to 2 argument(s), found 3"),
            ("«label_join(a, \"x\")»", "`label_join` takes at least 3 argument(s), found 2"),
        ]);
    }

    #[test]
    fn a_selector_that_selects_everything_is_refused() {
        let message = "a selector needs a name or a matcher that does not match the empty string";
        for text in [
            "«{}»",
            "«{a=\"\"}»",
            "«{a=~\".*\"}»",
            "«{a!~\".+\"}»",
            "«{a!=\"b\"}»",
            "sum(«{__name__=\"\"}»[5m:])",
            "«{\"\"}»",
            "rate(«{a=~\"|b\"}»[5m])",
        ] {
            refused(&[(text, message)]);
        }
    }
}
