//! What stands between operators: literals, parentheses, calls, selectors.

use super::{Node, Parsed, Parser, binary, fault};
use crate::functions::{Function, aggregation_named, function};
use crate::lexer::{self, Kind, Token};
use crate::{Expr, ExprKind};

/// Keywords that are no metric names; `without` and the like are.
const NO_METRICS: [&str; 8] = ["atan2", "bool", "group_left", "group_right", "ignoring", "on", "inf", "nan"];

/// Whether a word before braces, or alone, is a metric.
pub(crate) fn names_a_metric(word: &str) -> bool {
    let mut bytes = word.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_' || first == b':')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b':')
        && !NO_METRICS.iter().any(|keyword| keyword.eq_ignore_ascii_case(word))
}

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parsed<Node> {
        let token = self.peek();
        match token.kind {
            Kind::Number | Kind::Duration => Ok(Node::leaf(ExprKind::Number(self.number()?), token.span())),
            Kind::Text => {
                let (text, _) = lexer::string(self.text, token.start)?;
                self.advance();
                Ok(Node::leaf(ExprKind::Text(text.into_owned()), token.span()))
            }
            Kind::OpenParen => self.parenthesized(),
            Kind::OpenBrace => self.selector(),
            Kind::Word => self.named(token),
            _ => Err(self.unexpected("an expression")),
        }
    }

    fn parenthesized(&mut self) -> Parsed<Node> {
        let open = self.advance();
        let inner = self.expression(binary::LOOSEST)?;
        self.expect(Kind::CloseParen, "`)`")?;
        Node::above(inner.height, ExprKind::Paren(Box::new(inner.expr)), self.since(open.start))
    }

    fn named(&mut self, token: Token) -> Parsed<Node> {
        let (word, next) = (self.text(token), self.ahead(1));
        let grouped = self.is_word(next, "by") || self.is_word(next, "without");
        if let Some(aggregation) = aggregation_named(word)
            && (grouped || next.kind == Kind::OpenParen)
        {
            return self.aggregate(aggregation);
        }
        if !names_a_metric(word) {
            return Err(self.unexpected("an expression"));
        }
        if next.kind == Kind::OpenParen { self.call(token) } else { self.selector() }
    }

    fn call(&mut self, name: Token) -> Parsed<Node> {
        let written = self.text(name);
        let Some(Function { name: function, .. }) = function(written) else {
            return fault(format!("unknown function `{written}`"), name.span());
        };
        self.advance();
        let (arguments, height) = self.arguments()?;
        let kind = ExprKind::Call { function, arguments };
        Node::above(height, kind, self.since(name.start))
    }

    /// The expressions in parentheses, and the height of the highest.
    pub(super) fn arguments(&mut self) -> Parsed<(Vec<Expr>, usize)> {
        self.expect(Kind::OpenParen, "`(`")?;
        let (mut arguments, mut height) = (Vec::new(), 0);
        if self.eat(Kind::CloseParen).is_some() {
            return Ok((arguments, height));
        }
        // Most calls have one argument, and a tree of rules has tens of thousands of calls.
        arguments.reserve_exact(1);
        loop {
            let argument = self.expression(binary::LOOSEST)?;
            height = height.max(argument.height);
            arguments.push(argument.expr);
            if self.eat(Kind::Comma).is_none() {
                self.expect(Kind::CloseParen, "`,` or `)`")?;
                return Ok((arguments, height));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ExprKind;
    use crate::testing::{placed, read, refused, shaped};

    #[test]
    fn literals_have_values() {
        for (text, expected) in
            [("1_000", 1_000.0), ("5m", 300.0), ("-0x10", -16.0), ("+Inf", f64::INFINITY), ("1e3", 1_000.0)]
        {
            assert_eq!(read(text).kind, ExprKind::Number(expected), "{text}");
        }
        assert!(matches!(read("nAn").kind, ExprKind::Number(number) if number.is_nan()));
        assert_eq!(read(r#""a\"b""#).kind, ExprKind::Text("a\"b".into()));
    }

    #[test]
    fn keywords_are_metrics_where_nothing_else_fits() {
        for name in [
            "by", "without", "offset", "sum", "topk", "and", "start", "end", "step", "range", "fill", "anchored",
            "rate", "a:b", ":a",
        ] {
            let kind = read(name).kind;
            assert!(
                matches!(&kind, ExprKind::Vector(selector) if selector.metric.as_deref() == Some(name)),
                "{kind:?}"
            );
        }
        refused(&[
            ("«on»", "expected an expression, found `on`"),
            ("«bool»{a=\"b\"}", "expected an expression, found `bool`"),
            ("«atan2»", "expected an expression, found `atan2`"),
            ("-«ignoring»(x)", "expected an expression, found `ignoring`"),
        ]);
    }

    #[test]
    fn calls_hold_their_arguments() {
        shaped(&[
            ("rate(a[5m])", "rate(a[5m])"),
            ("time()", "time()"),
            ("label_replace(a,'x',\"$1\",`y`, '.*')", "label_replace(a, \"x\", \"$1\", \"y\", \".*\")"),
            ("start ( ) + step()", "(start() + step())"),
        ]);
        placed(&["«rate(a[5m])» ", "«time ( )»"], |expr| Some(expr.span.clone()));
        placed(&["clamp(a, «1 + 2», 3)"], |expr| match &expr.kind {
            ExprKind::Call { arguments, .. } => arguments.get(1).map(|argument| argument.span.clone()),
            _ => None,
        });
    }

    #[test]
    fn faults_of_operands_point_at_the_token() {
        refused(&[
            ("(a«»", "expected `)`, found the end"),
            ("a«)»", "expected an operator or the end, found `)`"),
            ("(«)»", "expected an expression, found `)`"),
            ("«foo»(a)", "unknown function `foo`"),
            ("«RATE»(a[5m])", "unknown function `RATE`"),
            ("rate(a[5m],«)»", "expected an expression, found `)`"),
            ("rate(a[5m] «b»)", "expected `,` or `)`, found `b`"),
            ("«# only a comment»", "no expression"),
            ("«»", "no expression"),
            ("«\"a»", "unterminated string"),
            ("«1x»", "not a number and not a duration"),
            (
                "sum(rate(x[«$__rate_interval»]))",
                "`$__rate_interval` is a Grafana variable, which Prometheus does not know",
            ),
        ]);
    }
}
