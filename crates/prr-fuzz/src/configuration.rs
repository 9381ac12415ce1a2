//! Expressions of HCL and their places.

use prr_document::read::{Limits, hcl};

use hcl::syntax::{Body, Entry, Expr, Span};

/// Parses a text as a configuration and as a template, and checks the places of everything in them.
pub fn check(text: &str, limits: &Limits) {
    match hcl::parse(text, limits) {
        Ok(body) => check_body(text, &body),
        Err(fault) => assert!(!fault.kind.to_string().is_empty()),
    }
    if let Ok(template) = hcl::parse_template(text, limits) {
        assert_eq!(template.span, 0..text.len());
        check_expression(text, &template);
    }
}

fn check_body(text: &str, body: &Body) {
    let mut last = body.span.start;
    for entry in &body.entries {
        let (name, end) = match entry {
            Entry::Attribute(attribute) => {
                assert!(attribute.name.span.end <= attribute.value.span.start, "{:?}", attribute.name);
                check_expression(text, &attribute.value);
                (&attribute.name, attribute.value.span.end)
            }
            Entry::Block(block) => {
                for name in std::iter::once(&block.kind).chain(&block.labels) {
                    assert!(text.get(name.span.clone()).is_some_and(|written| !written.is_empty()), "{name:?}");
                }
                assert!(text[block.body.span.clone()].starts_with('{') && text[block.body.span.clone()].ends_with('}'));
                check_body(text, &block.body);
                (&block.kind, block.body.span.end)
            }
        };
        assert_eq!(text.get(name.span.clone()), Some(name.text.as_str()));
        assert!(last <= name.span.start && end <= body.span.end, "{name:?} is not where its body goes on");
        last = end;
    }
}

fn check_expression(text: &str, expr: &Expr) {
    assert!(text.get(expr.span.clone()).is_some(), "{:?} is no part of the text", expr.span);
    expr.kind.each(&mut |part| {
        let Span { start, end } = part.span;
        assert!(expr.span.start <= start && end <= expr.span.end, "{:?} is not within {:?}", part.span, expr.span);
        check_expression(text, part);
    });
}
