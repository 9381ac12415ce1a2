//! Expressions as canonical text, which reads back as the same tree.

use std::fmt::{self, Display, Formatter, Write};

use crate::parser::{NAME, is_listed_bare, names_a_metric};
use crate::{At, BinaryOp, Expr, ExprKind, Grouping, MatchOp, Matcher, Matching, Selector, Shift, Window, duration};

impl Display for Expr {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ExprKind::Number(value) => number(*value, out),
            ExprKind::Text(text) => quoted(text, out),
            ExprKind::Vector(selector) => write!(out, "{}{}", Bare { selector, braced: false }, selector.shift),
            ExprKind::Matrix { selector, range } => {
                write!(out, "{}[{range}]{}", Bare { selector, braced: false }, selector.shift)
            }
            ExprKind::Subquery { expr, range, step: Some(step), shift } => write!(out, "{expr}[{range}:{step}]{shift}"),
            ExprKind::Subquery { expr, range, step: None, shift } => write!(out, "{expr}[{range}:]{shift}"),
            ExprKind::Unary { negative, expr } => write!(out, "{}{expr}", if *negative { '-' } else { '+' }),
            ExprKind::Binary { op, returns_bool, matching, left, right, .. } => {
                write!(out, "{left} {op} ")?;
                if *returns_bool {
                    out.write_str("bool ")?;
                }
                if let Some(matching) = matching {
                    write!(out, "{matching} ")?;
                }
                write!(out, "{right}")
            }
            ExprKind::Aggregate { op, grouping, parameter, expr } => {
                out.write_str(op)?;
                if let Some(grouping) = grouping {
                    write!(out, " {grouping} ")?;
                }
                match parameter {
                    Some(parameter) => write!(out, "({parameter}, {expr})"),
                    None => write!(out, "({expr})"),
                }
            }
            ExprKind::Call { function, arguments } => {
                write!(out, "{function}(")?;
                list(arguments, out, |index, argument, out| match &argument.kind {
                    // Prometheus takes no metric there, only matchers.
                    ExprKind::Vector(selector) if *function == "info" && index == 1 => {
                        write!(out, "{}{}", Bare { selector, braced: true }, selector.shift)
                    }
                    _ => write!(out, "{argument}"),
                })?;
                out.write_char(')')
            }
            ExprKind::Paren(expr) => write!(out, "({expr})"),
        }
    }
}

/// A selector without its shift, which comes after the range.
struct Bare<'a> {
    selector: &'a Selector,
    /// Whether the name must stand within the braces.
    braced: bool,
}

impl Display for Bare<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Selector { metric, matchers, .. } = self.selector;
        // A second matcher of the name is only allowed if the first is within the braces, too.
        let named_twice = matchers.iter().any(|matcher| matcher.label == NAME);
        let (before, within) = match metric {
            Some(name) if names_a_metric(name) && !named_twice && !self.braced => (Some(name), None),
            other => (None, other.as_ref()),
        };
        if let Some(name) = before {
            out.write_str(name)?;
            if matchers.is_empty() {
                return Ok(());
            }
        }
        out.write_char('{')?;
        if let Some(name) = within {
            quoted(name, out)?;
            out.write_str(if matchers.is_empty() { "" } else { ", " })?;
        }
        list(matchers, out, |_, matcher, out| write!(out, "{matcher}"))?;
        out.write_char('}')
    }
}

impl Display for Matcher {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut bytes = self.label.bytes();
        let bare = bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if bare {
            out.write_str(&self.label)?;
        } else {
            quoted(&self.label, out)?;
        }
        out.write_str(match self.op {
            MatchOp::Equal => "=",
            MatchOp::NotEqual => "!=",
            MatchOp::Match => "=~",
            MatchOp::NotMatch => "!~",
        })?;
        quoted(&self.value, out)
    }
}

impl Display for Shift {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if let Some(offset) = self.offset {
            out.write_str(" offset ")?;
            duration::write(offset, out)?;
        }
        match self.at {
            Some(At::Time(time)) => {
                out.write_str(" @ ")?;
                number(time, out)
            }
            Some(At::Start) => out.write_str(" @ start()"),
            Some(At::End) => out.write_str(" @ end()"),
            None => Ok(()),
        }
    }
}

impl Display for Window {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        duration::write(self.seconds, out)
    }
}

impl Display for BinaryOp {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
            Self::Mod => "%",
            Self::Pow => "^",
            Self::Atan2 => "atan2",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::TrimUpper => "</",
            Self::TrimLower => ">/",
            Self::And => "and",
            Self::Or => "or",
            Self::Unless => "unless",
        })
    }
}

impl Display for Matching {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(if self.on { "on" } else { "ignoring" })?;
        labels(&self.labels, out)?;
        if let Some(group) = &self.group {
            out.write_str(if group.left { " group_left" } else { " group_right" })?;
            labels(&group.include, out)?;
        }
        Ok(())
    }
}

impl Display for Grouping {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(if self.without { "without " } else { "by " })?;
        labels(&self.labels, out)
    }
}

fn labels(names: &[String], out: &mut Formatter<'_>) -> fmt::Result {
    out.write_char('(')?;
    list(names, out, |_, name, out| if is_listed_bare(name) { out.write_str(name) } else { quoted(name, out) })?;
    out.write_char(')')
}

fn list<T>(
    items: &[T],
    out: &mut Formatter<'_>,
    mut write: impl FnMut(usize, &T, &mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.write_str(", ")?;
        }
        write(index, item, out)?;
    }
    Ok(())
}

/// Writes a number so that it reads back as itself: numbers of many digits with an exponent.
pub(crate) fn number(value: f64, out: &mut impl Write) -> fmt::Result {
    if value.is_nan() {
        return out.write_str("NaN");
    }
    if value.is_infinite() {
        return out.write_str(if value > 0.0 { "Inf" } else { "-Inf" });
    }
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-6..1e15).contains(&magnitude) {
        write!(out, "{value:e}")
    } else {
        write!(out, "{value}")
    }
}

fn quoted(text: &str, out: &mut impl Write) -> fmt::Result {
    out.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\t' => out.write_str("\\t")?,
            // Prometheus refuses a bare replacement character.
            char::REPLACEMENT_CHARACTER => out.write_str("\\ufffd")?,
            _ if character.is_control() => write!(out, "\\u{:04x}", u32::from(character))?,
            _ => out.write_char(character)?,
        }
    }
    out.write_char('"')
}
