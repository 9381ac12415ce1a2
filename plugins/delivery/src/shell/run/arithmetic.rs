//! Integers of `$(( ))` and `(( ))`: what counters of loops need.

use std::collections::BTreeMap;

use super::Value;

type Variables = BTreeMap<String, Value>;

/// Operators from the loosest to the tightest.
const LEVELS: &[&[&str]] = &[&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];
/// Parentheses in one another.
const DEEPEST: usize = 16;

/// The value of an expression, with what it assigns; nothing where it is not known. What it may assign is not known then either.
pub(super) fn evaluate(text: &str, variables: &mut Variables) -> Option<i64> {
    let mut reader = Reader { rest: text.trim(), variables, depth: 0 };
    let value = reader.assignment();
    if reader.rest.trim().is_empty() && value.is_some() {
        return value;
    }
    for name in names(text) {
        variables.insert(name.to_owned(), Value::Unknown);
    }
    None
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_ascii_alphanumeric() && char != '_')
        .filter(|name| name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_'))
}

struct Reader<'t, 'v> {
    rest: &'t str,
    variables: &'v mut Variables,
    depth: usize,
}

impl<'t> Reader<'t, '_> {
    fn take(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn name(&mut self) -> Option<&'t str> {
        self.rest = self.rest.trim_start();
        let bare = self.rest.strip_prefix('$').unwrap_or(self.rest);
        let length = bare.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(bare.len());
        let name = &bare[..length];
        if name.is_empty() || name.starts_with(|char: char| char.is_ascii_digit()) {
            return None;
        }
        self.rest = &bare[length..];
        Some(name)
    }

    fn assign(&mut self, name: &str, value: i64) -> i64 {
        self.variables.insert(name.to_owned(), Value::Text(value.to_string()));
        value
    }

    /// `n = ...`, `n += ...`, or a value.
    fn assignment(&mut self) -> Option<i64> {
        let before = self.rest;
        if let Some(name) = self.name() {
            for (sign, change) in [("+=", 1), ("-=", -1)] {
                if self.take(sign) {
                    let value = self.binary(0)?;
                    let old = self.get(name)?;
                    return Some(self.assign(name, old.checked_add(change * value)?));
                }
            }
            self.rest = self.rest.trim_start();
            if self.rest.starts_with('=') && !self.rest.starts_with("==") {
                self.take("=");
                let value = self.binary(0)?;
                return Some(self.assign(name, value));
            }
        }
        self.rest = before;
        self.binary(0)
    }

    fn get(&self, name: &str) -> Option<i64> {
        match self.variables.get(name)? {
            Value::Text(text) if text.is_empty() => Some(0),
            Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    fn binary(&mut self, level: usize) -> Option<i64> {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        let mut left = self.binary(level + 1)?;
        while let Some(operator) = operators.iter().find(|operator| self.take(operator)) {
            let right = self.binary(level + 1)?;
            left = apply(operator, left, right)?;
        }
        Some(left)
    }

    fn unary(&mut self) -> Option<i64> {
        for (sign, change) in [("++", 1), ("--", -1)] {
            if self.take(sign) {
                let name = self.name()?;
                let value = self.get(name)?.checked_add(change)?;
                return Some(self.assign(name, value));
            }
        }
        if self.take("!") {
            self.deeper()?;
            return self.unary().map(|value| i64::from(value == 0));
        }
        if self.take("-") {
            self.deeper()?;
            return self.unary()?.checked_neg();
        }
        if self.take("(") {
            self.deeper()?;
            let value = self.binary(0)?;
            return self.take(")").then_some(value);
        }
        if let Some(name) = self.name() {
            let value = self.get(name)?;
            for (sign, change) in [("++", 1), ("--", -1)] {
                if self.take(sign) {
                    self.assign(name, value.checked_add(change)?);
                }
            }
            return Some(value);
        }
        self.number()
    }

    fn deeper(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= DEEPEST).then_some(())
    }

    fn number(&mut self) -> Option<i64> {
        self.rest = self.rest.trim_start();
        let length = self.rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(self.rest.len());
        let number = self.rest[..length].parse().ok()?;
        self.rest = &self.rest[length..];
        Some(number)
    }
}

fn apply(operator: &str, left: i64, right: i64) -> Option<i64> {
    match operator {
        "||" => Some(i64::from(left != 0 || right != 0)),
        "&&" => Some(i64::from(left != 0 && right != 0)),
        "==" => Some(i64::from(left == right)),
        "!=" => Some(i64::from(left != right)),
        "<" => Some(i64::from(left < right)),
        "<=" => Some(i64::from(left <= right)),
        ">" => Some(i64::from(left > right)),
        ">=" => Some(i64::from(left >= right)),
        "+" => left.checked_add(right),
        "-" => left.checked_sub(right),
        "*" => left.checked_mul(right),
        "/" => left.checked_div(right),
        _ => left.checked_rem(right),
    }
}
