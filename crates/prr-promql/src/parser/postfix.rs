//! What may follow an operand: ranges, subqueries, `offset`, `@`, `anchored`, `smoothed`.

use super::{Node, Parsed, Parser, fault};
use crate::lexer::Kind;
use crate::{At, ExprKind, Shift};

/// Prometheus converts times to an `i64`.
const LATEST: f64 = 9_223_372_036_854_775_807.0;

impl Parser<'_> {
    pub(super) fn postfixed(&mut self) -> Parsed<Node> {
        let mut node = self.primary()?;
        let mut extended = None;
        loop {
            let token = self.peek();
            if token.kind == Kind::OpenBracket {
                node = self.bracketed(node)?;
            } else if token.kind == Kind::At {
                self.at_time(&mut node)?;
            } else if self.is_word(token, "offset") {
                self.offset(&mut node)?;
            } else if self.is_word(token, "anchored") || self.is_word(token, "smoothed") {
                self.extended(&node, &mut extended)?;
            } else {
                return Ok(node);
            }
            node.expr.span.end = self.end();
        }
    }

    /// Reads `[5m]` or `[1h:5m]`.
    fn bracketed(&mut self, node: Node) -> Parsed<Node> {
        let open = self.advance();
        let range = self.window()?;
        let colon = self.eat(Kind::Colon);
        let step = match colon {
            Some(_) if self.peek().kind != Kind::CloseBracket => Some(self.window()?),
            _ => None,
        };
        self.expect(Kind::CloseBracket, if colon.is_some() { "`]`" } else { "`:` or `]`" })?;
        let span = self.since(node.expr.span.start);
        if colon.is_some() {
            let (height, expr) = (node.height, Box::new(node.expr));
            return Node::above(height, ExprKind::Subquery { expr, range, step, shift: Shift::default() }, span);
        }
        match node.expr.kind {
            ExprKind::Vector(selector) if selector.shift.is_none() => {
                Ok(Node::leaf(ExprKind::Matrix { selector, range }, span))
            }
            ExprKind::Vector(_) => fault("`offset` and `@` come after the range", self.since(open.start)),
            _ => fault("only a selector takes a range; `[1h:]` makes a subquery", self.since(open.start)),
        }
    }

    fn offset(&mut self, node: &mut Node) -> Parsed<()> {
        let start = self.advance().start;
        let seconds = self.offset_length()?;
        let span = self.since(start);
        let Some(shift) = shift(&mut node.expr.kind) else {
            return fault("`offset` must follow a selector or a subquery", span);
        };
        // Prometheus cannot tell an offset of zero from none.
        if shift.offset.is_some_and(|offset| offset != 0.0) {
            return fault("`offset` is given twice", span);
        }
        shift.offset = Some(seconds);
        Ok(())
    }

    fn at_time(&mut self, node: &mut Node) -> Parsed<()> {
        let start = self.advance().start;
        let at = self.time()?;
        let span = self.since(start);
        let Some(shift) = shift(&mut node.expr.kind) else {
            return fault("`@` must follow a selector or a subquery", span);
        };
        if shift.at.is_some() {
            return fault("`@` is given twice", span);
        }
        if matches!(at, At::Time(time) if time.is_nan() || time.abs() >= LATEST) {
            return fault("the time after `@` is out of bounds", span);
        }
        shift.at = Some(at);
        Ok(())
    }

    fn time(&mut self) -> Parsed<At> {
        for (word, at) in [("start", At::Start), ("end", At::End)] {
            if self.eat_word(word).is_some() {
                self.expect(Kind::OpenParen, "`(`")?;
                self.expect(Kind::CloseParen, "`)`")?;
                return Ok(at);
            }
        }
        if self.peek().kind == Kind::Word {
            return Err(self.unexpected("a time, `start()` or `end()`"));
        }
        self.signed_number().map(At::Time)
    }

    /// These say how samples at the edges of a range count, which the tree leaves out.
    fn extended(&mut self, node: &Node, before: &mut Option<bool>) -> Parsed<()> {
        let token = self.advance();
        let anchored = self.is_word(token, "anchored");
        if !matches!(node.expr.kind, ExprKind::Vector(_) | ExprKind::Matrix { .. }) {
            return fault(format!("`{}` must follow a selector", self.text(token)), token.span());
        }
        if before.is_some_and(|before| before != anchored) {
            return fault("`anchored` and `smoothed` exclude each other", token.span());
        }
        *before = Some(anchored);
        Ok(())
    }
}

fn shift(kind: &mut ExprKind) -> Option<&mut Shift> {
    match kind {
        ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } => Some(&mut selector.shift),
        ExprKind::Subquery { shift, .. } => Some(shift),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{placed, read, refused, shaped};

    fn shift_of(text: &str) -> Shift {
        let mut expr = read(text);
        shift(&mut expr.kind).cloned().unwrap_or_else(|| panic!("{text} has no shift"))
    }

    #[test]
    fn offset_and_at_come_in_any_order() {
        let both = Shift { offset: Some(300.0), at: Some(At::Time(10.0)) };
        assert_eq!(shift_of("a offset 5m @ 10"), both);
        assert_eq!(shift_of("a[1h] @ 10 OFFSET 5m"), both);
        assert_eq!(shift_of("a[1h:] @ 10 offset 300"), both);
        assert_eq!(shift_of("a offset -5m").offset, Some(-300.0));
        assert_eq!(shift_of("a @ START()").at, Some(At::Start));
        assert_eq!(shift_of("a @ end ()").at, Some(At::End));
        assert_eq!(shift_of("a @ -1.5").at, Some(At::Time(-1.5)));
    }

    #[test]
    fn a_shift_belongs_to_the_nearest_operand() {
        shaped(&[
            ("-a offset 5m", "(-a offset 5m)"),
            ("a + b @ 5", "(a + b @ 5)"),
            ("a ^ b offset 5m", "(a ^ b offset 5m)"),
            ("a offset 5m + 1", "(a offset 5m + 1)"),
            ("a offset 5m ^ 2", "(a offset 5m ^ 2)"),
            ("offset offset 5m", "offset offset 5m"),
        ]);
    }

    #[test]
    fn ranges_and_subqueries_nest() {
        shaped(&[
            ("a[5m] smoothed", "a[5m]"),
            ("a anchored", "a"),
            ("rate(a[5m])[1h:]", "(rate(a[5m]))[1h:]"),
            ("(a + b)[1h : 5m] offset 1d", "(p(a + b))[1h:5m] offset 1d"),
        ]);
    }

    #[test]
    fn windows_and_shifted_expressions_know_their_bytes() {
        placed(&["a[«5m»]", "a[ «1h + 30m» ] offset 5m", "(a)[«1d»:5m]"], |expr| match &expr.kind {
            ExprKind::Matrix { range, .. } | ExprKind::Subquery { range, .. } => Some(range.span.clone()),
            _ => None,
        });
        placed(&["a[1h:«5m»]", "(a)[ 1d : «30» ] @ 5"], |expr| match &expr.kind {
            ExprKind::Subquery { step, .. } => step.as_ref().map(|step| step.span.clone()),
            _ => None,
        });
        placed(&["«a[5m] offset -1h @ end()» # x", "«a anchored» ", "«(a)[1h:]»"], |expr| {
            Some(expr.span.clone())
        });
    }

    #[test]
    fn faults_point_at_what_was_written_after_the_operand() {
        refused(&[
            ("(a)«[5m]»", "only a selector takes a range; `[1h:]` makes a subquery"),
            ("a offset 5m «[5m]»", "`offset` and `@` come after the range"),
            ("a @ 5«[5m]»", "`offset` and `@` come after the range"),
            ("a offset 5m «offset 1m»", "`offset` is given twice"),
            ("a @ 5 «@ end()»", "`@` is given twice"),
            ("(a) «offset 5m»", "`offset` must follow a selector or a subquery"),
            ("1 «@ 5»", "`@` must follow a selector or a subquery"),
            ("a «@ Inf»", "the time after `@` is out of bounds"),
            ("a @ «foo»", "expected a time, `start()` or `end()`, found `foo`"),
            ("a offset «foo»", "expected a duration, found `foo`"),
            ("a offset«»", "expected a duration, found the end"),
            ("a[5m«»", "expected `:` or `]`, found the end"),
            ("a[5m:1m«:»1s]", "expected `]`, found `:`"),
            ("a[«]»", "expected a duration, found `]`"),
            ("a[5m] anchored «smoothed»", "`anchored` and `smoothed` exclude each other"),
            ("a[1h:] «smoothed»", "`smoothed` must follow a selector"),
        ]);
    }
}
