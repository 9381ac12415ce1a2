//! Expressions as text again, for what stays unknown.

use std::fmt::Write as _;

use prr_document::read::hcl::number;
use prr_document::read::hcl::syntax::{Binary, Expr, ExprKind, For, Part, Step, Unary};

/// An expression in one line.
pub(super) fn print(expr: &Expr) -> String {
    let mut out = String::new();
    write(expr, &mut out);
    out
}

fn write(expr: &Expr, out: &mut String) {
    match &expr.kind {
        ExprKind::Null => out.push_str("null"),
        ExprKind::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        ExprKind::Number(size) => out.push_str(&number(*size)),
        ExprKind::Variable(name) => out.push_str(name),
        ExprKind::Template { parts, .. } => {
            out.push('"');
            for part in parts {
                write_part(part, out);
            }
            out.push('"');
        }
        ExprKind::List(items) => {
            out.push('[');
            separated(items, out);
            out.push(']');
        }
        ExprKind::Object(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                write(key, out);
                out.push_str(" = ");
                write(value, out);
            }
            out.push('}');
        }
        ExprKind::Group(inner) => {
            out.push('(');
            write(inner, out);
            out.push(')');
        }
        ExprKind::Traversal(base, steps) => {
            write(base, out);
            for step in steps {
                write_step(step, out);
            }
        }
        ExprKind::Call { name, arguments, spread } => {
            out.push_str(name);
            out.push('(');
            separated(arguments, out);
            out.push_str(if *spread { "...)" } else { ")" });
        }
        ExprKind::Unary(operator, inner) => {
            out.push(if *operator == Unary::Not { '!' } else { '-' });
            write(inner, out);
        }
        ExprKind::Binary(operator, left, right) => {
            write(left, out);
            let _infallible = write!(out, " {} ", sign(*operator));
            write(right, out);
        }
        ExprKind::Conditional(three) => {
            let [condition, yes, no] = &**three;
            write(condition, out);
            out.push_str(" ? ");
            write(yes, out);
            out.push_str(" : ");
            write(no, out);
        }
        ExprKind::For(comprehension) => write_for(comprehension, out),
    }
}

fn separated(items: &[Expr], out: &mut String) {
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { ", " });
        write(item, out);
    }
}

fn write_step(step: &Step, out: &mut String) {
    match step {
        Step::Name(name) => {
            out.push('.');
            out.push_str(name);
        }
        Step::Index(index) => {
            out.push('[');
            write(index, out);
            out.push(']');
        }
        Step::Splat { full } => out.push_str(if *full { "[*]" } else { ".*" }),
    }
}

fn write_for(comprehension: &For, out: &mut String) {
    out.push(if comprehension.key.is_some() { '{' } else { '[' });
    out.push_str("for ");
    if let Some(key) = &comprehension.key_name {
        out.push_str(key);
        out.push_str(", ");
    }
    out.push_str(&comprehension.value_name);
    out.push_str(" in ");
    write(&comprehension.collection, out);
    out.push_str(" : ");
    if let Some(key) = &comprehension.key {
        write(key, out);
        out.push_str(" => ");
    }
    write(&comprehension.value, out);
    out.push_str(if comprehension.grouped { "..." } else { "" });
    if let Some(condition) = &comprehension.condition {
        out.push_str(" if ");
        write(condition, out);
    }
    out.push(if comprehension.key.is_some() { '}' } else { ']' });
}

fn write_part(part: &Part, out: &mut String) {
    match part {
        Part::Literal(text) => out.push_str(text),
        Part::Value(value) => {
            out.push_str("${");
            write(value, out);
            out.push('}');
        }
        Part::If(condition, yes, no) => {
            out.push_str("%{ if ");
            write(condition, out);
            out.push_str(" }");
            for part in yes {
                write_part(part, out);
            }
            if !no.is_empty() {
                out.push_str("%{ else }");
                for part in no {
                    write_part(part, out);
                }
            }
            out.push_str("%{ endif }");
        }
        Part::For { value_name, collection, parts, .. } => {
            let _infallible = write!(out, "%{{ for {value_name} in ");
            write(collection, out);
            out.push_str(" }");
            for part in parts {
                write_part(part, out);
            }
            out.push_str("%{ endfor }");
        }
    }
}

const fn sign(operator: Binary) -> &'static str {
    match operator {
        Binary::Or => "||",
        Binary::And => "&&",
        Binary::Equal => "==",
        Binary::NotEqual => "!=",
        Binary::Less => "<",
        Binary::LessEqual => "<=",
        Binary::Greater => ">",
        Binary::GreaterEqual => ">=",
        Binary::Add => "+",
        Binary::Subtract => "-",
        Binary::Multiply => "*",
        Binary::Divide => "/",
        Binary::Remainder => "%",
    }
}
