//! What words hold.

use super::super::ast::{Part, Script, Word};
use super::{ROUNDS, Run, State, Value};

impl Run<'_> {
    /// What a word holds after expansion.
    pub(super) fn expanded(&self, word: &Word, state: &State) -> Value {
        if let [only] = word.parts.as_slice() {
            return self.part_value(only, state);
        }
        let mut text = String::new();
        let mut single = None;
        for part in &word.parts {
            match self.part_value(part, state) {
                Value::Text(more) => text.push_str(&more),
                // `"$status"` has an empty text beside the parameter.
                other if single.is_none() => single = Some(other),
                _ => return Value::Unknown,
            }
        }
        match single {
            None => Value::Text(text),
            Some(value) if text.is_empty() => value,
            Some(_) => Value::Unknown,
        }
    }

    fn part_value(&self, part: &Part, state: &State) -> Value {
        match part {
            Part::Text { text, .. } => Value::Text(text.clone()),
            Part::Parameter(name) => state.get(name),
            Part::Arithmetic(text) => {
                let mut variables = state.variables.clone();
                super::arithmetic::evaluate(text, &mut variables)
                    .map_or(Value::Unknown, |number| Value::Text(number.to_string()))
            }
            // The answer of the command in question, if it ran in there.
            Part::Substitution(script) if state.hit && self.holds_target(script) => Value::Bad,
            Part::Substitution(_) | Part::Hole => Value::Unknown,
        }
    }

    /// The words that a `for` goes through, or nothing where they are not known.
    pub(super) fn listed(&self, words: &[Word], state: &State) -> Option<Vec<Value>> {
        let mut values = Vec::new();
        for word in words {
            if let Some(range) = word.literal().as_deref().and_then(braces).or_else(|| self.sequence(word, state)) {
                values.extend(range.map(|number| Value::Text(number.to_string())).take(ROUNDS * 8));
                continue;
            }
            match self.expanded(word, state) {
                Value::Text(text) if word.is_quoted() || !text.contains([' ', '*', '?', '[', '{']) => {
                    values.push(Value::Text(text));
                }
                // A text that is not quoted is split.
                Value::Text(text) if !text.contains(['*', '?', '[', '{']) => {
                    values.extend(text.split_whitespace().map(|word| Value::Text(word.to_owned())));
                }
                // What it holds is open, how often it goes round is not.
                _ if word.is_quoted() => values.push(Value::Unknown),
                _ => return None,
            }
            if values.len() > ROUNDS * 8 {
                return None;
            }
        }
        Some(values)
    }

    /// `$(seq 1 30)`
    fn sequence(&self, word: &Word, state: &State) -> Option<std::ops::RangeInclusive<i64>> {
        let [Part::Substitution(script)] = word.parts.as_slice() else { return None };
        let [placed] = super::super::commands(script).try_into().ok()?;
        let placed: super::super::Placed<'_> = placed;
        let mut numbers = Vec::new();
        let [program, rest @ ..] = placed.simple.words.as_slice() else { return None };
        if program.literal()? != "seq" {
            return None;
        }
        for word in rest {
            match self.expanded(word, state) {
                Value::Text(text) => numbers.push(text.parse::<i64>().ok()?),
                _ => return None,
            }
        }
        match numbers.as_slice() {
            [last] => Some(1..=*last),
            [first, last] | [first, 1, last] => Some(*first..=*last),
            _ => None,
        }
    }

    fn holds_target(&self, script: &Script) -> bool {
        super::super::commands(script).iter().any(|placed| (self.script, placed.command.id) == self.target)
    }
}

/// `{1..30}`
fn braces(text: &str) -> Option<std::ops::RangeInclusive<i64>> {
    let (first, last) = text.strip_prefix('{')?.strip_suffix('}')?.split_once("..")?;
    let (first, last): (i64, i64) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some(first..=last)
}
