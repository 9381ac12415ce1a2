//! Lengths of time: `5m`, `300`, and arithmetic such as `5m * 2`, resolved to seconds here because only constants are known.

use super::{Parsed, Parser, fault};
use crate::Window;
use crate::duration::LONGEST;
use crate::lexer::Kind;

/// The precedence of `+`.
const LOOSEST: u8 = 1;
/// The precedence of `^`, and of what a sign applies to.
const TIGHTEST: u8 = 3;

/// A length, and whether it was computed.
#[derive(Clone, Copy)]
struct Length {
    seconds: f64,
    computed: bool,
}

impl Parser<'_> {
    /// Reads a range or a step: a length greater than zero.
    pub(super) fn window(&mut self) -> Parsed<Window> {
        let start = self.peek().start;
        let seconds = self.length(LOOSEST)?.rounded();
        let span = self.since(start);
        if seconds > 0.0 {
            self.bounded(seconds, start).map(|seconds| Window { seconds, span })
        } else {
            fault("a range and a step must be longer than 0", span)
        }
    }

    /// Reads what follows `offset`. Without parentheses that is one number: `x offset 5m + 1` adds 1 to `x`.
    pub(super) fn offset_length(&mut self) -> Parsed<f64> {
        let start = self.peek().start;
        let negative = self.peek().kind == Kind::Sub;
        let signed = self.eat(Kind::Sub).or_else(|| self.eat(Kind::Add)).is_some();
        let computes = !signed && self.peek().kind == Kind::OpenParen;
        let length = if computes { self.length(LOOSEST)? } else { self.length_atom()? };
        let seconds = length.rounded();
        self.bounded(if negative { -seconds } else { seconds }, start)
    }

    fn bounded(&self, seconds: f64, start: usize) -> Parsed<f64> {
        if seconds.abs() <= LONGEST { Ok(seconds) } else { fault("the duration is out of range", self.since(start)) }
    }

    fn length(&mut self, loosest: u8) -> Parsed<Length> {
        self.deeper(|parser| {
            let start = parser.peek().start;
            let mut left = parser.signed_length()?;
            while let Some(precedence) = parser.length_operator().filter(|precedence| *precedence >= loosest) {
                let op = parser.advance().kind;
                let right = parser.length(if op == Kind::Pow { precedence } else { precedence + 1 })?;
                if matches!(op, Kind::Div | Kind::Mod) && right.seconds == 0.0 {
                    return fault("a duration is divided by zero", parser.since(start));
                }
                left = Length { seconds: compute(op, left.seconds, right.seconds), computed: true };
            }
            Ok(left)
        })
    }

    fn length_operator(&self) -> Option<u8> {
        match self.peek().kind {
            Kind::Add | Kind::Sub => Some(LOOSEST),
            Kind::Mul | Kind::Div | Kind::Mod => Some(2),
            Kind::Pow => Some(TIGHTEST),
            _ => None,
        }
    }

    fn signed_length(&mut self) -> Parsed<Length> {
        let negative = self.peek().kind == Kind::Sub;
        if !negative && self.peek().kind != Kind::Add {
            return self.length_atom();
        }
        self.advance();
        let length = self.length(TIGHTEST)?;
        Ok(Length { seconds: if negative { -length.seconds } else { length.seconds }, ..length })
    }

    fn length_atom(&mut self) -> Parsed<Length> {
        let token = self.peek();
        match token.kind {
            Kind::OpenParen => {
                self.advance();
                let length = self.length(LOOSEST)?;
                self.expect(Kind::CloseParen, "`)`")?;
                Ok(Length { computed: true, ..length })
            }
            Kind::Word => self.length_function(),
            Kind::Number | Kind::Duration => Ok(Length { seconds: self.number()?, computed: false }),
            _ => Err(self.unexpected("a duration")),
        }
    }

    fn length_function(&mut self) -> Parsed<Length> {
        let token = self.advance();
        let known = |word| self.is_word(token, word);
        let (least, step) = (known("min_of"), known("step") || known("range"));
        if step {
            let message = format!("`{}()` is only known when a query runs", self.text(token));
            return fault(message, token.span());
        }
        if !least && !known("max_of") {
            self.at -= 1;
            return Err(self.unexpected("a duration"));
        }
        self.expect(Kind::OpenParen, "`(`")?;
        let left = self.length(LOOSEST)?.seconds;
        self.expect(Kind::Comma, "`,`")?;
        let right = self.length(LOOSEST)?.seconds;
        self.expect(Kind::CloseParen, "`)`")?;
        Ok(Length { seconds: if least { left.min(right) } else { left.max(right) }, computed: true })
    }
}

impl Length {
    /// Prometheus cuts what it computed to whole milliseconds.
    fn rounded(self) -> f64 {
        let cut = (self.seconds * 1_000.0).trunc() / 1_000.0;
        if self.computed && cut != 0.0 { cut } else { self.seconds }
    }
}

fn compute(op: Kind, left: f64, right: f64) -> f64 {
    match op {
        Kind::Add => left + right,
        Kind::Sub => left - right,
        Kind::Mul => left * right,
        Kind::Div => left / right,
        Kind::Mod => left % right,
        _ => left.powf(right),
    }
}

#[cfg(test)]
mod tests {
    use crate::ExprKind;
    use crate::testing::{read, refused};

    #[test]
    fn ranges_may_be_computed_from_constants() {
        for (text, seconds) in [
            ("5m", 300.0),
            ("300", 300.0),
            ("1.5", 1.5),
            ("5m*2", 600.0),
            ("1h + 30m", 5_400.0),
            ("(1h + 30m) / 2", 2_700.0),
            ("2 ^ 3 ^ 2", 512.0),
            ("-10s + 15s", 5.0),
            ("11s+10s-5*2^2", 1.0),
            ("7 % 4", 3.0),
            ("min_of(5m, MAX_OF(1m, 2m))", 120.0),
            ("1m / 7", 8.571),
            ("5m # why", 300.0),
        ] {
            let ExprKind::Matrix { range, .. } = read(&format!("a[{text}\n]")).kind else { panic!("{text}") };
            assert!((range.seconds - seconds).abs() < 1e-9, "{text}: {}", range.seconds);
        }
    }

    #[test]
    fn an_offset_is_one_number_unless_it_opens_with_a_parenthesis() {
        for (text, offset) in
            [("a offset -(5m) + 1", "-5m"), ("a offset min_of(1m, 2m) * 2", "1m"), ("a offset -2 ^ 2", "-2s")]
        {
            assert!(read(text).to_string().starts_with(&format!("a offset {offset} ")), "{text}");
        }
        assert_eq!(read("a offset (5m + 1m) * 2").to_string(), "a offset 12m");
        assert_eq!(read("a offset -(1 ^ 2)").to_string(), "a offset -1s");
    }

    #[test]
    fn faults_point_into_the_brackets() {
        refused(&[
            ("a[«0s»]", "a range and a step must be longer than 0"),
            ("a[«5m - 10m»]", "a range and a step must be longer than 0"),
            ("a[1h:«0»]", "a range and a step must be longer than 0"),
            ("a[«step»()]", "`step()` is only known when a query runs"),
            ("a offset -«range»()", "`range()` is only known when a query runs"),
            ("a[«1 / 0»]", "a duration is divided by zero"),
            ("a[«9.5e10»]", "the duration is out of range"),
            ("a offset «-9.5e10»", "the duration is out of range"),
            ("a[«x»]", "`x` is not part of a duration"),
            ("a[«5M»]", "not a number and not a duration"),
            ("a[5m +«]»", "expected a duration, found `]`"),
            ("a[«30m1h»]", "not a number and not a duration"),
        ]);
        assert!(crate::parse(&format!("a[{}]", "(".repeat(100_000))).is_err());
    }
}
