//! Texts that are filled in.

use prr_document::read::hcl::syntax::{Expr, Part};

use super::eval::{pairs, value, with_names};
use super::print::print;
use super::value::{Unknown, Value, Why};
use super::world::{Scope, World};

/// A template. One that is a single value is that value, of whatever type.
pub(super) fn template<'a>(world: &mut World<'a>, parts: &'a [Part], heredoc: bool, scope: &Scope) -> Value {
    if let ([Part::Value(only)], false) = (parts, heredoc) {
        return value(world, only, scope);
    }
    let mut text = Filled::default();
    text.parts(world, parts, scope);
    match (text.invalid, text.open) {
        (true, _) => Value::unknown(text.text, Why::InvalidText),
        (false, true) => Value::unknown(text.text, Why::Partial),
        (false, false) => Value::long_text(text.text),
    }
}

/// A text that is being filled in.
#[derive(Default)]
struct Filled {
    text: String,
    /// Whether some of it is unknown.
    open: bool,
    /// Whether some of it is nothing that a text may have, such as a list.
    invalid: bool,
}

impl Filled {
    fn parts<'a>(&mut self, world: &mut World<'a>, parts: &'a [Part], scope: &Scope) {
        for part in parts {
            if !world.pay(1 + self.text.len() / 4_096) || self.text.len() > 2 << 20 {
                self.open = true;
                return;
            }
            match part {
                Part::Literal(text) => self.text.push_str(text),
                Part::Value(part) => {
                    let value = value(world, part, scope);
                    self.value(&value, part);
                }
                Part::If(condition, yes, no) => match value(world, condition, scope).to_bool() {
                    Some(truth) => self.parts(world, if truth { yes } else { no }, scope),
                    None => self.unknown(&format!("{} ? ... : ...", print(condition))),
                },
                Part::For { key_name, value_name, collection, parts } => {
                    let walked = value(world, collection, scope);
                    let Some(pairs) = pairs(&walked) else {
                        self.unknown(&format!("for {value_name} in {}", print(collection)));
                        continue;
                    };
                    for pair in pairs {
                        let inner = with_names(scope, key_name.as_deref(), value_name, pair);
                        self.parts(world, parts, &inner);
                    }
                }
            }
        }
    }

    fn value(&mut self, value: &Value, part: &Expr) {
        match (value.to_text(), value) {
            (Some(known), _) => self.text.push_str(&known),
            (None, Value::Unknown(Unknown { text, why: Why::Partial })) => {
                self.text.push_str(text);
                self.open = true;
            }
            (None, Value::Unknown(Unknown { text, why })) => {
                self.invalid |= matches!(why, Why::Invalid | Why::InvalidText);
                self.unknown(text);
            }
            _ => {
                self.invalid |= matches!(value, Value::Null | Value::List(_) | Value::Map(_));
                self.unknown(&print(part));
            }
        }
    }

    fn unknown(&mut self, text: &str) {
        self.text.push_str("${");
        self.text.push_str(text);
        self.text.push('}');
        self.open = true;
    }
}
