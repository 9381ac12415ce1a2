//! Evaluates expressions symbolically: constants stay apart, recording rules are read through, ratios find their normal form.

use std::collections::BTreeSet;
use std::rc::Rc;

use prr_promql::{BinaryOp, Expr, ExprKind, Selector, Window as Range};
use prr_sdk::Node;

use crate::burn::arithmetic::{aggregated, arithmetic, times};
use crate::burn::constant::Constant;
use crate::burn::fraction::{Fraction, Quantity, Use};
use crate::burn::labels::infer::Inference;
use crate::burn::origin::{Origin, Window};
use crate::burn::records::Records;
use crate::burn::series::Series;
use crate::burn::term::{Group, Measure, Term};
use crate::burn::text::Text;
use crate::written::Rule;

/// How many recording rules may rest on each other.
const DEEPEST: u8 = 8;

/// What is known of the value of a recording rule.
#[derive(Clone)]
enum Known<'a> {
    Nothing,
    /// It is being found out: a rule that asks for it again rests on itself.
    Open,
    Value(Option<Quantity<'a>>),
}

/// Evaluates expressions over the recording rules of a tree.
pub(crate) struct Evaluator<'r, 'a> {
    /// Every rule.
    pub rules: &'r [Rule<'a>],
    /// What is known of the labels of expressions.
    pub labels: Inference<'r, 'a>,
    records: Rc<Records<'r, 'a>>,
    known: Vec<Known<'a>>,
    depth: u8,
}

impl<'r, 'a> Evaluator<'r, 'a> {
    /// An evaluator that knows nothing yet.
    pub fn new(rules: &'r [Rule<'a>]) -> Self {
        let records = Rc::new(Records::new(rules));
        let labels = Inference::new(rules, Rc::clone(&records));
        Self { rules, labels, records, known: vec![Known::Nothing; rules.len()], depth: 0 }
    }

    /// The only rule that a selector can read, if it is one that records a condition and not a value.
    pub fn recorded_condition(&self, selector: &Selector) -> Option<usize> {
        match self.records.find(selector)?.as_slice() {
            [rule] => Some(*rule),
            _ => None,
        }
    }

    /// Whether any rule records this name.
    pub fn knows(&self, name: &str) -> bool {
        self.records.knows(name)
    }

    /// What an expression of the scalar `node` measures.
    pub fn quantity(&mut self, expr: &Expr, node: Node<'a>) -> Quantity<'a> {
        self.known_form(expr, node).unwrap_or_else(|| Quantity::Fraction(opaque(expr, node)))
    }

    fn known_form(&mut self, expr: &Expr, node: Node<'a>) -> Option<Quantity<'a>> {
        let origin = || Origin { node, span: expr.span.clone() };
        match &expr.kind {
            ExprKind::Number(value) => Some(Quantity::Constant(Constant::literal(*value, origin()))),
            ExprKind::Paren(inner) => Some(self.quantity(inner, node)),
            ExprKind::Unary { negative: false, expr } => Some(self.quantity(expr, node)),
            ExprKind::Unary { negative: true, expr } => {
                let minus = Constant::replaced(-1.0, Origin { node, span: expr.span.clone() });
                times(Quantity::Constant(minus), self.quantity(expr, node), None)
            }
            ExprKind::Vector(selector) => Some(self.selected(selector, node)),
            ExprKind::Binary { op, returns_bool, matching, left, right, .. } => {
                if op.is_set() {
                    return self.set_operation(*op, left, right, node);
                }
                if op.is_comparison() {
                    // A filter keeps the values of its left side; `bool` replaces them.
                    return (!returns_bool).then(|| self.quantity(left, node));
                }
                if let Some(average) = self.average(left, right, node).filter(|_| *op == BinaryOp::Div) {
                    return Some(average);
                }
                let (left, right) = (self.quantity(left, node), self.quantity(right, node));
                arithmetic(*op, left, right, matching.as_ref(), origin())
            }
            ExprKind::Aggregate { op, grouping, parameter: None, expr } => {
                let group = match grouping {
                    None => Group::By([].into()),
                    Some(by) if by.without => Group::Without(by.labels.iter().cloned().collect()),
                    Some(by) => Group::By(by.labels.iter().cloned().collect()),
                };
                aggregated(op, &group, self.quantity(expr, node))
            }
            ExprKind::Call { function, arguments } => self.call(function, arguments, node),
            _ => None,
        }
    }

    /// `or vector(0)` and `or 0 * total` fill gaps; the right side of `and` and `unless` only filters.
    fn set_operation(&mut self, op: BinaryOp, left: &Expr, right: &Expr, node: Node<'a>) -> Option<Quantity<'a>> {
        let zero = |expr: &Expr| prr_promql::fold::constant(expr) == Some(0.0);
        let fills = match &right.bare().kind {
            ExprKind::Binary { op: BinaryOp::Mul, left, right, .. } => zero(left) || zero(right),
            _ => zero(right),
        };
        (op != BinaryOp::Or || fills).then(|| self.quantity(left, node))
    }

    fn call(&mut self, function: &str, arguments: &[Expr], node: Node<'a>) -> Option<Quantity<'a>> {
        let first = arguments.first()?;
        match (function, &first.kind) {
            ("rate" | "increase", ExprKind::Matrix { selector, range }) => {
                // An increase is a rate times its window, which matters where both meet.
                let weight = if function == "rate" { 1.0 } else { range.seconds };
                let term = Term {
                    measure: Measure::Rate(Series::new(selector)),
                    group: Group::Each,
                    windows: vec![window(range, node)],
                    missing: None,
                };
                Some(Quantity::Fraction(Fraction::term(weight, term)))
            }
            ("avg_over_time", ExprKind::Matrix { selector, range }) => self.averaged(selector, range, node),
            (
                "vector" | "scalar" | "sort" | "sort_desc" | "clamp_min" | "clamp_max" | "label_replace" | "label_join",
                _,
            ) => Some(self.quantity(first, node)),
            _ => None,
        }
    }

    /// `sum_over_time(ratio[W]) / count_over_time(ratio[W])` averages a recorded ratio over `W`.
    fn average(&mut self, left: &Expr, right: &Expr, node: Node<'a>) -> Option<Quantity<'a>> {
        let (sum, range) = over_time("sum_over_time", left)?;
        let (count, _) = over_time("count_over_time", right)?;
        if Series::new(sum) == Series::new(count) { self.averaged(sum, range, node) } else { None }
    }

    fn averaged(&mut self, selector: &Selector, range: &Range, node: Node<'a>) -> Option<Quantity<'a>> {
        match self.recorded(selector, node)? {
            Quantity::Fraction(ratio) if ratio.is_divided() => {
                Some(Quantity::Fraction(ratio.ranging_over(&window(range, node))))
            }
            _ => None,
        }
    }

    fn selected(&mut self, selector: &Selector, node: Node<'a>) -> Quantity<'a> {
        if let Some(value) = self.recorded(selector, node) {
            return value;
        }
        let missing = selector.metric.clone().filter(|name| name.contains(':'));
        let text = Text::of_selector(selector, node);
        let group = Group::By([].into());
        let term = Term { measure: Measure::Text(text.out), group, windows: text.windows, missing };
        Quantity::Fraction(Fraction::term(1.0, term))
    }

    /// The value of the recording rule that a selector reads. Several rules of one name, such as one a verb, are read if they have the
    /// same value, or are ratios of one window.
    fn recorded(&mut self, selector: &Selector, node: Node<'a>) -> Option<Quantity<'a>> {
        let name = selector.metric.as_deref()?;
        if !self.records.knows(name) || !selector.shift.is_none() {
            return None;
        }
        let candidates = self.records.find(selector)?;
        let values: Option<Vec<_>> = candidates.iter().map(|rule| self.value_of(*rule)).collect();
        let values = values?;
        let value = match values.split_first()? {
            (first, rest) if rest.iter().all(|other| same(first, other)) => first.clone(),
            _ => Quantity::Fraction(several(&values)?),
        };
        let via = Origin { node, span: selector.span.clone() };
        let Quantity::Fraction(mut fraction) = value else { return Some(value) };
        // Rules that were read on the way keep their own ranges: this one's name says what it measures itself.
        for (rule, value) in candidates.into_iter().zip(values) {
            let windows = value.into_fraction().lengths();
            fraction = fraction.used(Use { rule, via: via.clone(), windows });
        }
        Some(Quantity::Fraction(fraction.named_at(&via)))
    }

    fn value_of(&mut self, rule: usize) -> Option<Quantity<'a>> {
        match &self.known[rule] {
            Known::Value(value) => return value.clone(),
            Known::Open => return None,
            Known::Nothing if self.depth >= DEEPEST => return None,
            Known::Nothing => {}
        }
        self.known[rule] = Known::Open;
        self.depth += 1;
        let rules = self.rules;
        let value = rules[rule].expr.as_ref().ok().map(|expr| self.quantity(expr, rules[rule].expr_node));
        self.depth -= 1;
        self.known[rule] = Known::Value(value.clone());
        value
    }
}

fn window<'a>(range: &Range, node: Node<'a>) -> Window<'a> {
    Window { seconds: range.seconds, origin: Origin { node, span: range.span.clone() }, via: None }
}

/// A term that is compared as text.
fn opaque<'a>(expr: &Expr, node: Node<'a>) -> Fraction<'a> {
    let text = Text::of(expr, node);
    let group = Group::By([].into());
    Fraction::term(1.0, Term { measure: Measure::Text(text.out), group, windows: text.windows, missing: None })
}

fn over_time<'e>(wanted: &str, expr: &'e Expr) -> Option<(&'e Selector, &'e Range)> {
    match &expr.bare().kind {
        ExprKind::Call { function, arguments } if *function == wanted => match &arguments.first()?.kind {
            ExprKind::Matrix { selector, range } => Some((selector, range)),
            _ => None,
        },
        _ => None,
    }
}

/// Different ratios under one name, all over one window: which of them an alert is about shows only when it fires.
fn several<'a>(values: &[Quantity<'a>]) -> Option<Fraction<'a>> {
    let mut texts = BTreeSet::new();
    let mut totals = BTreeSet::new();
    let mut windows: Vec<Window<'a>> = Vec::new();
    for value in values {
        let Quantity::Fraction(fraction) = value else { return None };
        let ratio = fraction.is_divided().then(|| fraction.clone().ratio().0)?;
        texts.insert(ratio.fingerprint().to_owned());
        totals.extend(ratio.totals().into_iter().cloned());
        windows.extend(ratio.windows);
    }
    let first = windows.first()?.seconds;
    if windows.iter().any(|window| window.seconds.to_bits() != first.to_bits()) {
        return None;
    }
    let text = texts.into_iter().collect::<Vec<_>>().join(" | ");
    let term = Term { measure: Measure::Text(text), group: Group::Each, windows, missing: None };
    Some(Fraction { several: true, totals, ..Fraction::term(1.0, term) })
}

fn same(left: &Quantity<'_>, right: &Quantity<'_>) -> bool {
    match (left, right) {
        (Quantity::Constant(left), Quantity::Constant(right)) => left.is(right.value()),
        (Quantity::Fraction(left), Quantity::Fraction(right)) => {
            let form = |fraction: &Fraction<'_>| {
                let ratio = fraction.clone().ratio().0;
                let seconds: BTreeSet<_> = ratio.windows.iter().map(|window| window.seconds.to_bits()).collect();
                (ratio.fingerprint().to_owned(), seconds)
            };
            form(left) == form(right)
        }
        _ => false,
    }
}
