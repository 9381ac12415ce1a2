//! Finds the labels of expressions, reading recording rules through.

use std::rc::Rc;

use prr_promql::{BinaryOp, Expr, ExprKind, MatchOp, Selector};
use prr_sdk::Node;

use super::wrapped::{aggregated, called};
use super::{Fate, Inferred, Labels, Pairing, selected};
use crate::burn::liveness::{Cause, Death};
use crate::burn::origin::Origin;
use crate::burn::records::{Records, sibling};
use crate::written::{Label, Rule};

/// How many recording rules may rest on each other.
const DEEPEST: usize = 8;

/// How often the bodies of rules that rest on each other in circles are looked at, for each rule of the tree.
const LOOKS: usize = 8;

/// What is known of the labels of the expressions of a tree.
pub(crate) struct Inference<'r, 'a> {
    rules: &'r [Rule<'a>],
    records: Rc<Records<'r, 'a>>,
    known: Vec<Option<Inferred<'a>>>,
    /// The rules whose bodies are being looked at, outermost first.
    open: Vec<usize>,
    /// The outermost of them that was asked for again.
    circle: Option<usize>,
    looks: usize,
}

impl<'r, 'a> Inference<'r, 'a> {
    /// Knows nothing yet.
    pub fn new(rules: &'r [Rule<'a>], records: Rc<Records<'r, 'a>>) -> Self {
        let looks = LOOKS.saturating_mul(rules.len());
        Self { rules, records, known: vec![None; rules.len()], open: Vec::new(), circle: None, looks }
    }

    /// The kinds of series that an expression of the scalar `node` has.
    pub fn of(&mut self, expr: &Expr, node: Node<'a>) -> Inferred<'a> {
        match &expr.kind {
            ExprKind::Number(_) | ExprKind::Text(_) => Inferred::of(Labels::none()),
            ExprKind::Paren(inner) | ExprKind::Unary { expr: inner, .. } | ExprKind::Subquery { expr: inner, .. } => {
                self.of(inner, node)
            }
            ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } => self.selected(selector, node),
            ExprKind::Aggregate { op, grouping, parameter, expr } => {
                self.of(expr, node).map(|labels| aggregated(op, grouping.as_ref(), parameter.as_deref(), labels))
            }
            ExprKind::Call { function, arguments } => self.call(function, arguments, node),
            ExprKind::Binary { op, left, right, matching, .. } => {
                let pairing = Pairing {
                    matching: matching.as_ref(),
                    left: Origin { node, span: left.span.clone() },
                    right: Origin { node, span: right.span.clone() },
                };
                if never_true(expr) {
                    return Inferred::dead(Death::new(Cause::NeverTrue, Origin { node, span: expr.span.clone() }));
                }
                let (own, other) = (self.of(left, node), self.of(right, node));
                match op {
                    BinaryOp::Or => Inferred::either([own, other]),
                    BinaryOp::Unless => own,
                    BinaryOp::And => pairing.and(own, other),
                    _ if is_scalar(right) => own,
                    _ if is_scalar(left) => other,
                    _ => pairing.arithmetic(own, other),
                }
            }
        }
    }

    fn call(&mut self, function: &str, arguments: &[Expr], node: Node<'a>) -> Inferred<'a> {
        match function {
            "vector" | "scalar" | "time" | "pi" => return Inferred::of(Labels::none()),
            "absent" | "absent_over_time" => return Inferred::of(arguments.first().map_or_else(Labels::none, absent)),
            _ => {}
        }
        let vector = arguments.iter().find(|argument| !is_scalar(argument));
        match vector {
            Some(vector) => self.of(vector, node).map(|labels| called(function, arguments, labels)),
            // `hour()` is that of the time of evaluation.
            None if arguments.is_empty() => Inferred::of(Labels::none()),
            None => Inferred::open(),
        }
    }

    fn selected(&mut self, selector: &Selector, node: Node<'a>) -> Inferred<'a> {
        let at = Origin { node, span: selector.span.clone() };
        let matched = match selected::restricted(&Labels::open(), selector) {
            Ok(labels) => labels,
            Err(found) => {
                let place = |index: usize| Origin { node, span: selector.matchers[index].span.clone() };
                let text = |index: usize| written(&selector.matchers[index]);
                let cause = Cause::Matchers { first: text(found.first), second: text(found.second) };
                return Inferred::dead(Death { cause, at: place(found.second), other: Some(place(found.first)) });
            }
        };
        let Some(name) = selector.metric.as_deref() else { return Inferred::of(matched) };
        if !self.records.knows(name) {
            return match sibling(&self.records, self.rules, selector) {
                Some(sibling) => {
                    let cause =
                        Cause::MissingRecord { record: name.to_owned(), sibling: self.rules[sibling].name.to_owned() };
                    let other = self.rules[sibling].node;
                    let other = Origin { node: other, span: 0..self.rules[sibling].name.len() };
                    Inferred::dead(Death { cause, at, other: Some(other) })
                }
                None => Inferred::of(matched),
            };
        }
        // Rules of this name that are for something else show that there are more of them elsewhere.
        let Some(rules) = self.records.compatible(selector).filter(|rules| !rules.is_empty()) else {
            return Inferred::of(matched);
        };
        let bodies: Vec<_> = rules.into_iter().map(|rule| self.recorded(rule, &at)).collect();
        let all = Inferred::either(bodies);
        if all.shapes.is_empty() {
            return all;
        }
        let shapes: Vec<_> =
            all.shapes.iter().filter_map(|labels| selected::restricted(labels, selector).ok()).collect();
        if shapes.is_empty() { Inferred::of(matched) } else { Inferred::either(shapes.into_iter().map(Inferred::of)) }
    }

    /// What a recording rule that is named at `at` records.
    pub fn recorded(&mut self, rule: usize, at: &Origin<'a>) -> Inferred<'a> {
        if let Some(known) = &self.known[rule] {
            return known.clone();
        }
        if let Some(depth) = self.open.iter().position(|open| *open == rule) {
            self.circle = Some(self.circle.map_or(depth, |outermost| outermost.min(depth)));
            let record = self.rules[rule].name.to_owned();
            return Inferred::dead(Death::new(Cause::Circular { record }, at.clone()));
        }
        let rules = self.rules;
        let Ok(body) = &rules[rule].expr else { return Inferred::open() };
        if self.open.len() >= DEEPEST || self.looks == 0 {
            return Inferred::open();
        }
        self.looks -= 1;
        let depth = self.open.len();
        self.open.push(rule);
        let found = self.of(body, rules[rule].expr_node).map(|labels| labelled(labels, &rules[rule]));
        self.open.pop();
        let circles = self.circle.is_some();
        // What was found while an outer rule was still open holds only for that one's sake.
        let outer = self.circle.is_some_and(|outermost| outermost < depth);
        if !outer {
            self.circle = None;
        }
        // A rule that reads itself may bring labels along from its own past.
        let found = if circles && !found.shapes.is_empty() { Inferred::open() } else { found };
        if !outer {
            self.known[rule] = Some(found.clone());
        }
        found
    }
}

/// Labels after a rule has set its own.
pub(crate) fn labelled(mut labels: Labels, rule: &Rule<'_>) -> Labels {
    for Label { name, value, .. } in &rule.labels {
        labels.set(name, if value.contains("{{") { Fate::Maybe } else { Fate::value(value) });
    }
    labels
}

/// The labels that `absent` takes from the selector that it is asked about.
fn absent(expr: &Expr) -> Labels {
    let mut labels = Labels::none();
    if let ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } = &expr.bare().kind {
        for test in &selector.matchers {
            let alone = selector.matchers.iter().filter(|other| other.label == test.label).count() == 1;
            if test.op == MatchOp::Equal && alone {
                labels.set(&test.label, Fate::value(&test.value));
            }
        }
    }
    labels
}

/// Whether an expression is one number and no vector.
pub(crate) fn is_scalar(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Number(_) | ExprKind::Text(_) => true,
        ExprKind::Paren(inner) | ExprKind::Unary { expr: inner, .. } => is_scalar(inner),
        ExprKind::Binary { left, right, .. } => is_scalar(left) && is_scalar(right),
        ExprKind::Call { function, .. } => {
            matches!(*function, "scalar" | "time" | "pi" | "max_of" | "min_of" | "start" | "end" | "range" | "step")
        }
        _ => false,
    }
}

/// Whether an expression compares two constants, one of them a vector, and does not hold.
fn never_true(expr: &Expr) -> bool {
    let ExprKind::Binary { op, returns_bool: false, left, right, op_span, .. } = &expr.kind else { return false };
    let both = prr_promql::fold::constant(left).is_some() && prr_promql::fold::constant(right).is_some();
    if !op.is_comparison() || !both {
        return false;
    }
    let asked = ExprKind::Binary {
        op: *op,
        op_span: op_span.clone(),
        returns_bool: true,
        matching: None,
        left: left.clone(),
        right: right.clone(),
    };
    prr_promql::fold::constant(&Expr { kind: asked, span: expr.span.clone() }) == Some(0.0)
}

fn written(test: &prr_promql::Matcher) -> String {
    format!("{}{}{:?}", test.label, crate::burn::series::symbol(test.op), test.value)
}
