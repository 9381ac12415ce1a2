//! Operators by precedence, and what may follow an operator: `bool`, `on`, `group_left`, `fill`.

use super::{Node, Parsed, Parser, fault};
use crate::check::{Type, type_of};
use crate::lexer::{self, Kind};
use crate::{BinaryOp, ExprKind, Group, Matching, Span};

/// The precedence of `or`.
pub(super) const LOOSEST: u8 = 1;
/// The precedence of `^`, and of what a sign applies to.
const TIGHTEST: u8 = 6;

/// What was written between an operator and its right operand.
struct Modifiers {
    returns_bool: bool,
    matching: Option<Matching>,
    fill: Option<Span>,
}

impl Parser<'_> {
    /// Reads an expression whose operators bind at least as tightly as `loosest`.
    pub(super) fn expression(&mut self, loosest: u8) -> Parsed<Node> {
        self.deeper(|parser| {
            let mut left = parser.signed()?;
            while let Some((op, precedence)) = parser.operator().filter(|(_, precedence)| *precedence >= loosest) {
                left = parser.binary(left, op, precedence)?;
            }
            Ok(left)
        })
    }

    fn binary(&mut self, left: Node, op: BinaryOp, precedence: u8) -> Parsed<Node> {
        let op_span = self.advance().span();
        let Modifiers { returns_bool, matching, fill } = self.modifiers()?;
        let right = self.expression(if op == BinaryOp::Pow { precedence } else { precedence + 1 })?;
        if let Some(span) = fill {
            let vectors = [&left, &right].iter().all(|side| type_of(&side.expr) == Type::Vector);
            if op.is_set() || !vectors {
                return fault("`fill` is only allowed between instant vectors and not with a set operator", span);
            }
        }
        let span = left.expr.span.start..right.expr.span.end;
        let below = left.height.max(right.height);
        let (left, right) = (Box::new(left.expr), Box::new(right.expr));
        Node::above(below, ExprKind::Binary { op, op_span, returns_bool, matching, left, right }, span)
    }

    /// The operator ahead and its precedence.
    fn operator(&self) -> Option<(BinaryOp, u8)> {
        let token = self.peek();
        Some(match token.kind {
            Kind::Equal => (BinaryOp::Equal, 3),
            Kind::NotEqual => (BinaryOp::NotEqual, 3),
            Kind::Less => (BinaryOp::Less, 3),
            Kind::LessEqual => (BinaryOp::LessEqual, 3),
            Kind::Greater => (BinaryOp::Greater, 3),
            Kind::GreaterEqual => (BinaryOp::GreaterEqual, 3),
            Kind::TrimUpper => (BinaryOp::TrimUpper, 3),
            Kind::TrimLower => (BinaryOp::TrimLower, 3),
            Kind::Add => (BinaryOp::Add, 4),
            Kind::Sub => (BinaryOp::Sub, 4),
            Kind::Mul => (BinaryOp::Mul, 5),
            Kind::Div => (BinaryOp::Div, 5),
            Kind::Mod => (BinaryOp::Mod, 5),
            Kind::Pow => (BinaryOp::Pow, TIGHTEST),
            Kind::Word if self.is_word(token, "or") => (BinaryOp::Or, LOOSEST),
            Kind::Word if self.is_word(token, "and") => (BinaryOp::And, 2),
            Kind::Word if self.is_word(token, "unless") => (BinaryOp::Unless, 2),
            Kind::Word if self.is_word(token, "atan2") => (BinaryOp::Atan2, 5),
            _ => return None,
        })
    }

    /// A sign binds looser than `^` and tighter than `*`. Before a number it is a part of it.
    fn signed(&mut self) -> Parsed<Node> {
        let sign = self.peek();
        let negative = match sign.kind {
            Kind::Sub => true,
            Kind::Add => false,
            _ => return self.postfixed(),
        };
        self.advance();
        let operand = self.expression(TIGHTEST)?;
        let span = sign.start..operand.expr.span.end;
        if let ExprKind::Number(number) = operand.expr.kind {
            return Ok(Node::leaf(ExprKind::Number(if negative { -number } else { number }), span));
        }
        Node::above(operand.height, ExprKind::Unary { negative, expr: Box::new(operand.expr) }, span)
    }

    fn modifiers(&mut self) -> Parsed<Modifiers> {
        let returns_bool = self.eat_word("bool").is_some();
        let on = self.eat_word("on").is_some();
        let matching = if on || self.eat_word("ignoring").is_some() {
            let labels = self.labels()?;
            Some(Matching { on, labels, group: self.group()? })
        } else {
            None
        };
        Ok(Modifiers { returns_bool, matching, fill: self.fill()? })
    }

    fn group(&mut self) -> Parsed<Option<Group>> {
        let left = self.eat_word("group_left").is_some();
        if !left && self.eat_word("group_right").is_none() {
            return Ok(None);
        }
        let include = if self.peek().kind == Kind::OpenParen { self.labels()? } else { Vec::new() };
        Ok(Some(Group { left, include }))
    }

    /// `fill(0)`, or one or both of `fill_left(0)` and `fill_right(0)`; they do not change what is selected, so the tree leaves them out.
    fn fill(&mut self) -> Parsed<Option<Span>> {
        let start = self.peek().start;
        if self.fill_value("fill")? {
            return Ok(Some(self.since(start)));
        }
        let left = self.fill_value("fill_left")?;
        let right = self.fill_value("fill_right")?;
        let swapped = right && !left && self.fill_value("fill_left")?;
        Ok((left || right || swapped).then(|| self.since(start)))
    }

    fn fill_value(&mut self, word: &str) -> Parsed<bool> {
        if !self.is_word(self.peek(), word) || self.ahead(1).kind != Kind::OpenParen {
            return Ok(false);
        }
        self.at += 2;
        self.signed_number()?;
        self.expect(Kind::CloseParen, "`)`")?;
        Ok(true)
    }

    /// A number or a duration with or without a sign.
    pub(super) fn signed_number(&mut self) -> Parsed<f64> {
        let negative = self.eat(Kind::Sub).is_some();
        if !negative {
            self.eat(Kind::Add);
        }
        let number = self.number()?;
        Ok(if negative { -number } else { number })
    }

    /// A number, or the seconds of a duration.
    pub(super) fn number(&mut self) -> Parsed<f64> {
        let token = self.peek();
        let value = match token.kind {
            Kind::Number => lexer::number(self.text(token)),
            Kind::Duration => crate::duration(self.text(token)),
            _ => None,
        };
        let value = value.ok_or_else(|| self.unexpected("a number or a duration"))?;
        self.advance();
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{placed, read, refused, shaped};

    #[test]
    fn operators_bind_as_in_prometheus() {
        shaped(&[
            ("a + b * c", "(a + (b * c))"),
            ("a - b - c", "((a - b) - c)"),
            ("a / b * c % d atan2 e", "((((a / b) * c) % d) atan2 e)"),
            ("a ^ b ^ c", "(a ^ (b ^ c))"),
            ("-a ^ b", "(-(a ^ b))"),
            ("-a * b", "((-a) * b)"),
            ("a ^ -b * c", "((a ^ (-b)) * c)"),
            ("a ^ -b ^ c", "(a ^ (-(b ^ c)))"),
            ("- - a", "(-(-a))"),
            ("+a + +b", "((+a) + (+b))"),
            ("a > b + c", "(a > (b + c))"),
            ("a == b != c", "((a == b) != c)"),
            ("a and b > c", "(a and (b > c))"),
            ("a or b and c unless d or e", "((a or ((b and c) unless d)) or e)"),
            ("a </ 5 >/ 1", "((a </ 5) >/ 1)"),
            ("and and or", "(and and or)"),
            ("(a + b) * c", "(p(a + b) * c)"),
            ("-1 ^ 2", "(-(1 ^ 2))"),
            ("2 ^ -1", "(2 ^ -1)"),
            ("--1", "1"),
            ("-(1)", "(-p1)"),
            ("a AND b Or c UNLESS d", "((a and b) or (c unless d))"),
        ]);
    }

    #[test]
    fn modifiers_stand_between_operator_and_right_operand() {
        let read = |text: &str| match read(text).kind {
            ExprKind::Binary { returns_bool, matching, .. } => (returns_bool, matching),
            other => panic!("{text}: {other:?}"),
        };
        let matching = |on, labels: &[&str], group| {
            Some(Matching { on, labels: labels.iter().map(ToString::to_string).collect(), group })
        };
        let group =
            |left, include: &[&str]| Some(Group { left, include: include.iter().map(ToString::to_string).collect() });
        assert_eq!(read("a == bool b"), (true, None));
        assert_eq!(read("a > BOOL ON(x) b"), (true, matching(true, &["x"], None)));
        assert_eq!(read("a + ignoring() b"), (false, matching(false, &[], None)));
        assert_eq!(read("a * on(x, y,) group_left b"), (false, matching(true, &["x", "y"], group(true, &[]))));
        assert_eq!(read("a * on(x) group_left (z) (b)"), (false, matching(true, &["x"], group(true, &["z"]))));
        assert_eq!(
            read("a / ignoring(x) group_right(y, z) b"),
            (false, matching(false, &["x"], group(false, &["y", "z"])))
        );
        assert_eq!(read("a + on(x) fill(0) b"), (false, matching(true, &["x"], None)));
        assert_eq!(read("a + fill_left(-1) fill_right(5m) b"), (false, None));
        assert_eq!(read("a + fill_right(1) fill_left(2) b"), (false, None));
        assert_eq!(read("fill + fill"), (false, None));
    }

    #[test]
    fn operator_faults_point_at_the_token() {
        refused(&[
            ("a +«»", "expected an expression, found the end"),
            ("a + «*» b", "expected an expression, found `*`"),
            ("a «b»", "expected an operator or the end, found `b`"),
            ("a «=» b", "unexpected character `=`"),
            ("a «bool» b", "expected an operator or the end, found `bool`"),
            ("a + on «b»", "expected `(` before labels, found `b`"),
            ("a + «group_left»(x) b", "expected an expression, found `group_left`"),
            ("a + on(x) «bool» b", "expected an expression, found `bool`"),
            ("a + «fill(0)» 1", "`fill` is only allowed between instant vectors and not with a set operator"),
            ("a or «fill_left(0)» b", "`fill` is only allowed between instant vectors and not with a set operator"),
            ("a + fill(«b») c", "expected a number or a duration, found `b`"),
        ]);
    }

    #[test]
    fn operators_and_operations_know_their_bytes() {
        placed(&["a «+» b", "(a) «unless» on(x) b", "a«>=»bool b"], |expr| match &expr.kind {
            ExprKind::Binary { op_span, .. } => Some(op_span.clone()),
            _ => None,
        });
        placed(&[" «a + b» ", "«-a» ", "«(a) * (b)» # end", "«- 1»"], |expr| Some(expr.span.clone()));
    }

    #[test]
    fn depth_and_height_are_bounded() {
        let nested = |levels: usize| format!("{}1{}", "(".repeat(levels), ")".repeat(levels));
        assert!(crate::parse(&nested(99)).is_ok());
        let chained = |operands: usize| vec!["a"; operands].join(" or ");
        assert!(crate::parse(&chained(250)).is_ok());
        let deep = [
            nested(100),
            nested(100_000),
            "-".repeat(100_000),
            "a^".repeat(100_000),
            "abs(".repeat(100_000),
            chained(251),
            chained(100_000),
        ];
        for text in deep {
            let fault = crate::parse(&text).unwrap_err();
            assert!(fault.message.contains("levels") || fault.message.contains("chain"), "{fault:?}");
        }
    }
}
