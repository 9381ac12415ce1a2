//! `[ ... ]`, `test` and `[[ ... ]]`.

use super::super::ast::Word;
use super::{Run, State, Value};

impl Run<'_> {
    /// Whether a condition holds; nothing where that is not known.
    pub(super) fn condition(&self, words: &[Word], state: &State) -> Option<bool> {
        let mut at = 0;
        let known = self.either(words, &mut at, state);
        if at == words.len() { known } else { None }
    }

    fn either(&self, words: &[Word], at: &mut usize, state: &State) -> Option<bool> {
        let mut known = self.both(words, at, state);
        while sign(words, *at, &["||", "-o"]) {
            *at += 1;
            let right = self.both(words, at, state);
            known = match (known, right) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            };
        }
        known
    }

    fn both(&self, words: &[Word], at: &mut usize, state: &State) -> Option<bool> {
        let mut known = self.single(words, at, state);
        while sign(words, *at, &["&&", "-a"]) {
            *at += 1;
            let right = self.single(words, at, state);
            known = match (known, right) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            };
        }
        known
    }

    fn single(&self, words: &[Word], at: &mut usize, state: &State) -> Option<bool> {
        let mut negated = false;
        while sign(words, *at, &["!"]) {
            negated = !negated;
            *at += 1;
        }
        let known = if sign(words, *at, &["("]) && words.len() > *at + 2 {
            // Deep nesting is not followed: the words behind are left over, and the whole is unknown.
            *at += 1;
            let known = self.simple_condition(words, at, state);
            if sign(words, *at, &[")"]) {
                *at += 1;
                known
            } else {
                *at = words.len();
                None
            }
        } else {
            self.simple_condition(words, at, state)
        };
        known.map(|known| known != negated)
    }

    fn simple_condition(&self, words: &[Word], at: &mut usize, state: &State) -> Option<bool> {
        let rest = &words[(*at).min(words.len())..];
        let operator = rest.get(1).and_then(Word::literal);
        if let (Some(left), Some(operator), Some(right)) =
            (rest.first(), operator.as_deref().filter(|text| is_binary(text)), rest.get(2))
        {
            *at += 3;
            return compare(&self.expanded(left, state), operator, &self.expanded(right, state));
        }
        let first = rest.first()?;
        match (first.literal().as_deref(), rest.get(1)) {
            (Some(unary), Some(operand)) if unary.len() == 2 && unary.starts_with('-') => {
                *at += 2;
                let value = self.expanded(operand, state);
                let empty = match &value {
                    Value::Text(text) => Some(text.is_empty()),
                    Value::Failed => Some(false),
                    _ => None,
                };
                match unary {
                    "-z" => empty,
                    "-n" => empty.map(|empty| !empty),
                    _ => None,
                }
            }
            _ => {
                *at += 1;
                match self.expanded(first, state) {
                    Value::Text(text) => Some(!text.is_empty()),
                    Value::Failed => Some(true),
                    _ => None,
                }
            }
        }
    }
}

fn sign(words: &[Word], at: usize, signs: &[&str]) -> bool {
    words
        .get(at)
        .filter(|word| !word.is_quoted())
        .and_then(Word::literal)
        .is_some_and(|word| signs.contains(&word.as_str()))
}

fn is_binary(text: &str) -> bool {
    matches!(text, "=" | "==" | "!=" | "=~" | "<" | ">" | "-eq" | "-ne" | "-lt" | "-le" | "-gt" | "-ge")
}

fn compare(left: &Value, operator: &str, right: &Value) -> Option<bool> {
    let equality = match operator {
        "=" | "==" | "-eq" => Some(true),
        "!=" | "-ne" => Some(false),
        _ => None,
    };
    match (left, right) {
        (Value::Text(left), Value::Text(right)) => texts(left, operator, right),
        (Value::Failed, Value::Text(zero)) | (Value::Text(zero), Value::Failed) if zero == "0" => match operator {
            "-gt" if *left == Value::Failed => Some(true),
            "-le" if *left == Value::Failed => Some(false),
            _ => equality.map(|equal| !equal),
        },
        // A bad answer is not the one that is hoped for; what is not hoped for, it may be.
        (Value::Bad, Value::Text(hoped)) | (Value::Text(hoped), Value::Bad) if is_hope(hoped) => {
            equality.map(|equal| !equal)
        }
        _ => None,
    }
}

fn is_hope(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let words = [
        "ok",
        "up",
        "healthy",
        "ready",
        "running",
        "true",
        "success",
        "succeeded",
        "completed",
        "pass",
        "passed",
        "available",
        "active",
        "stable",
        "pong",
        "1",
    ];
    let status = lower.len() == 3 && lower.starts_with('2') && lower.bytes().all(|byte| byte.is_ascii_digit());
    status || words.contains(&lower.as_str())
}

fn texts(left: &str, operator: &str, right: &str) -> Option<bool> {
    let numbers = || Some((left.trim().parse::<i64>().ok()?, right.trim().parse::<i64>().ok()?));
    match operator {
        "=" | "==" => (!right.contains(['*', '?', '['])).then_some(left == right),
        "!=" => (!right.contains(['*', '?', '['])).then_some(left != right),
        "-eq" => numbers().map(|(left, right)| left == right),
        "-ne" => numbers().map(|(left, right)| left != right),
        "-lt" => numbers().map(|(left, right)| left < right),
        "-le" => numbers().map(|(left, right)| left <= right),
        "-gt" => numbers().map(|(left, right)| left > right),
        "-ge" => numbers().map(|(left, right)| left >= right),
        _ => None,
    }
}
