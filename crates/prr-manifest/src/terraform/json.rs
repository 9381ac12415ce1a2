//! Values as JSON, and Terraform's JSON syntax as configuration.

use std::fmt::Write as _;

use prr_document::read::hcl::syntax::{Attribute, Block, Body, Entry, Expr, ExprKind, Name};
use prr_document::read::hcl::{number, parse_template};
use prr_document::read::{Limits, Tree, Value as Node};

use super::value::Value;

/// A value in JSON as Terraform encodes it, without blanks; what is unknown is null.
pub(super) fn written(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null | Value::Unknown(_) => out.push_str("null"),
        Value::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Number(size) => out.push_str(&number(*size)),
        Value::Text(text) => quote(text, out),
        Value::List(many) => {
            out.push('[');
            for (index, item) in many.items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write(item, out);
            }
            out.push(']');
        }
        Value::Map(many) => {
            out.push('{');
            for (index, (key, item)) in many.items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                quote(key, out);
                out.push(':');
                write(item, out);
            }
            out.push('}');
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Go escapes these so that JSON may stand in HTML and in scripts.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let _infallible = write!(out, "\\u{:04x}", u32::from(char));
            }
            char => out.push(char),
        }
    }
    out.push('"');
}

/// A document in Terraform's JSON syntax as the same tree that HCL gives. Nested blocks stay arguments, as nothing tells them apart.
pub(super) fn body(root: &Tree, limits: &Limits) -> Body {
    let mut entries = Vec::new();
    for (kind, span, tree) in root.entries() {
        let labels = match kind.as_str() {
            "resource" | "data" => 2,
            "variable" | "output" | "module" | "provider" | "check" => 1,
            "locals" | "terraform" | "moved" | "import" | "removed" => 0,
            _ => {
                let value = expression(tree, limits);
                entries.push(Entry::Attribute(Attribute { name: name(kind, *span), value }));
                continue;
            }
        };
        blocks(&name(kind, *span), &mut Vec::new(), labels, tree, limits, &mut entries);
    }
    Body { entries, span: root.span.0..root.span.1 }
}

fn name(text: &str, span: (usize, usize)) -> Name {
    Name { text: text.to_owned(), span: span.0..span.1 }
}

/// The blocks below a type, down to the level where their labels end; each level may be an object or a list of objects.
fn blocks(kind: &Name, path: &mut Vec<Name>, labels: usize, tree: &Tree, limits: &Limits, into: &mut Vec<Entry>) {
    if !tree.items().is_empty() {
        tree.items().iter().for_each(|item| blocks(kind, path, labels, item, limits, into));
        return;
    }
    if path.len() < labels {
        for (label, span, inner) in tree.entries() {
            path.push(name(label, *span));
            blocks(kind, path, labels, inner, limits, into);
            path.pop();
        }
        return;
    }
    let attribute = |(key, span, value): &(String, (usize, usize), Tree)| {
        Entry::Attribute(Attribute { name: name(key, *span), value: expression(value, limits) })
    };
    let body = Body { entries: tree.entries().iter().map(attribute).collect(), span: tree.span.0..tree.span.1 };
    into.push(Entry::Block(Block { kind: kind.clone(), labels: path.clone(), body }));
}

fn expression(tree: &Tree, limits: &Limits) -> Expr {
    let span = tree.span.0..tree.span.1;
    let kind = match &tree.value {
        Node::Null => ExprKind::Null,
        Node::Bool(truth) => ExprKind::Bool(*truth),
        Node::Number(digits) => ExprKind::Number(digits.parse().unwrap_or(f64::INFINITY)),
        Node::Text(text) | Node::Block(text) => match parse_template(text, limits) {
            Ok(template) => template.kind,
            // Not a template: whatever Terraform says of it, it is nothing known.
            Err(_) => ExprKind::Variable(text.clone()),
        },
        Node::List(items) => ExprKind::List(items.iter().map(|item| expression(item, limits)).collect()),
        Node::Map(entries) => ExprKind::Object(
            entries
                .iter()
                .map(|(key, span, value)| {
                    let parts = vec![prr_document::read::hcl::syntax::Part::Literal(key.clone())];
                    let key = Expr::new(ExprKind::Template { parts, heredoc: false }, span.0..span.1);
                    (key, expression(value, limits))
                })
                .collect(),
        ),
    };
    Expr::new(kind, span)
}
