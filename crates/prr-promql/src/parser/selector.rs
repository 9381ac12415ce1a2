//! Metric names and label matchers.

use super::{Node, Parsed, Parser, fault};
use crate::lexer::{self, Kind, Token};
use crate::{ExprKind, MatchOp, Matcher, Selector, Shift, regex};

/// The label that holds the metric name.
pub(crate) const NAME: &str = "__name__";

impl Parser<'_> {
    /// Reads `name`, `{..}` or `name{..}`.
    pub(super) fn selector(&mut self) -> Parsed<Node> {
        let start = self.peek().start;
        let mut metric = self.eat(Kind::Word).map(|name| self.text(name).to_owned());
        let named_before = metric.is_some();
        let mut matchers = if self.eat(Kind::OpenBrace).is_some() { self.matchers()? } else { Vec::new() };
        let span = self.since(start);
        if named_before {
            if let Some(second) = matchers.iter().find(|matcher| matcher.label == NAME) {
                return fault("the metric name is given twice", second.span.clone());
            }
        } else if let Some(at) = matchers.iter().position(names_the_metric) {
            metric = Some(matchers.remove(at).value);
        }
        let selector = Selector { metric, matchers, shift: Shift::default(), span: span.clone() };
        Ok(Node::leaf(ExprKind::Vector(selector), span))
    }

    fn matchers(&mut self) -> Parsed<Vec<Matcher>> {
        let mut matchers = Vec::with_capacity(1);
        loop {
            if self.eat(Kind::CloseBrace).is_some() {
                return Ok(matchers);
            }
            matchers.push(self.matcher()?);
            if self.eat(Kind::Comma).is_none() {
                self.expect(Kind::CloseBrace, "`,` or `}` after a matcher")?;
                return Ok(matchers);
            }
        }
    }

    fn matcher(&mut self) -> Parsed<Matcher> {
        let token = self.peek();
        let label = match token.kind {
            Kind::Word => self.text(token).to_owned(),
            Kind::Text => lexer::string(self.text, token.start)?.0.into_owned(),
            _ => return Err(self.unexpected("a label or `}`")),
        };
        self.advance();
        let quoted_name = token.kind == Kind::Text && matches!(self.peek().kind, Kind::Comma | Kind::CloseBrace);
        if quoted_name {
            return Ok(Matcher { label: NAME.into(), op: MatchOp::Equal, value: label, span: token.span() });
        }
        self.comparison(token, label)
    }

    fn comparison(&mut self, start: Token, label: String) -> Parsed<Matcher> {
        let op = match self.peek().kind {
            Kind::Assign => MatchOp::Equal,
            Kind::NotEqual => MatchOp::NotEqual,
            Kind::Match => MatchOp::Match,
            Kind::NotMatch => MatchOp::NotMatch,
            _ => return Err(self.unexpected("`=`, `!=`, `=~` or `!~`")),
        };
        self.advance();
        let token = self.expect(Kind::Text, "a quoted label value")?;
        let (value, _) = lexer::string(self.text, token.start)?;
        if matches!(op, MatchOp::Match | MatchOp::NotMatch)
            && let Err(message) = regex::matches_nothing(&value)
        {
            return fault(message, token.span());
        }
        Ok(Matcher { label, op, value: value.into_owned(), span: self.since(start.start) })
    }
}

fn names_the_metric(matcher: &Matcher) -> bool {
    matcher.label == NAME && matcher.op == MatchOp::Equal && !matcher.value.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{placed, read, refused};

    fn selector(text: &str) -> Selector {
        match read(text).kind {
            ExprKind::Vector(selector) => selector,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn matchers(text: &str) -> Vec<(String, MatchOp, String)> {
        selector(text).matchers.into_iter().map(|matcher| (matcher.label, matcher.op, matcher.value)).collect()
    }

    #[test]
    fn the_name_may_stand_before_or_within_the_braces() {
        for (text, name) in [
            ("up", "up"),
            ("up{}", "up"),
            ("{\"my.metric\"}", "my.metric"),
            ("{a=\"b\", 'my metric',}", "my metric"),
            ("{__name__=\"up\"}", "up"),
            ("{\"__name__\"=\"up\", a=\"b\"}", "up"),
            ("ns:job:rate5m", "ns:job:rate5m"),
        ] {
            assert_eq!(selector(text).metric.as_deref(), Some(name), "{text}");
        }
        assert_eq!(selector("{__name__=~\"a.*b\"}").metric, None);
    }

    #[test]
    fn matchers_compare_in_four_ways() {
        let expected = [
            ("a", MatchOp::Equal, "1"),
            ("b", MatchOp::NotEqual, "2"),
            ("c", MatchOp::Match, "3|4"),
            ("sum", MatchOp::NotMatch, ""),
            ("x.y", MatchOp::Equal, "é"),
        ]
        .map(|(label, op, value)| (label.to_owned(), op, value.to_owned()));
        assert_eq!(matchers(r#"m{a="1", b!='2',c =~ `3|4`, sum!~"", "x.y"="é" , }"#), expected);
        assert_eq!(matchers(r#"{"a", "b"}"#), [(NAME.to_owned(), MatchOp::Equal, "b".to_owned())]);
    }

    #[test]
    fn selectors_and_matchers_know_their_bytes() {
        placed(&["«up» offset 5m", "«up {a=\"b\"}»[5m]", "«{a='b'}» @ 5"], |expr| match &expr.kind {
            ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } => Some(selector.span.clone()),
            _ => None,
        });
        placed(&["up{«a = \"b\"» }", "up{«'a.b'!~'é'»,c='d'}", "{'x',«__name__=~'y'»}"], |expr| {
            match &expr.kind {
                ExprKind::Vector(selector) => selector.matchers.first().map(|matcher| matcher.span.clone()),
                _ => None,
            }
        });
    }

    #[test]
    fn faults_point_into_the_braces() {
        refused(&[
            ("up{«,»}", "expected a label or `}`, found `,`"),
            ("up{a«}»", "expected `=`, `!=`, `=~` or `!~`, found `}`"),
            ("up{a=«b»}", "expected a quoted label value, found `b`"),
            ("up{a=\"b\" «c»=\"d\"}", "expected `,` or `}` after a matcher, found `c`"),
            ("up{«\"down\"»}", "the metric name is given twice"),
            ("up{a='b',«__name__=~'d'»}", "the metric name is given twice"),
            ("up{a=~«'*'»}", "invalid regular expression: nothing to repeat"),
            ("up{a=«5»}", "a label name does not start with a digit"),
            ("up{a=\"b\"«»", "unclosed `{`"),
        ]);
    }
}
