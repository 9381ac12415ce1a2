//! Alert expressions as alternatives of things that must hold together: disjunctive normal form over `or`, `and` and `unless`.

use prr_promql::{BinaryOp, Expr, ExprKind, Matching};
use prr_sdk::Node;

use crate::burn::atom::Atom;
use crate::burn::fraction::Quantity;
use crate::burn::labels::infer::{is_scalar, labelled};
use crate::burn::labels::wrapped::{aggregated, called};
use crate::burn::labels::{Inferred, Labels, Pairing};
use crate::burn::origin::Origin;
use crate::burn::quantity::Evaluator;

/// More alternatives than any alert has; an expression that multiplies out to more is not understood.
const MOST_BRANCHES: usize = 64;

/// How often a recording rule may record a condition of another one.
const DEEPEST: u8 = 8;

/// Things that must hold together. What compares nothing measured with a constant is a guard (presence of series, traffic, joins) and
/// is left out: it can only keep the alert from firing.
#[derive(Clone, Debug)]
pub(crate) struct Branch<'a> {
    /// The comparisons of something measured with a constant.
    pub atoms: Vec<Atom<'a>>,
    /// Comparisons of a ratio with something that is not constant.
    pub unread: Vec<Origin<'a>>,
    /// The series for which they can hold together.
    pub series: Inferred<'a>,
}

impl<'a> Branch<'a> {
    fn guard(series: Inferred<'a>) -> Self {
        Self { atoms: Vec::new(), unread: Vec::new(), series }
    }

    const fn is_guard(&self) -> bool {
        self.atoms.is_empty() && self.unread.is_empty()
    }

    fn with(mut self, mut other: Self, join: &Join<'_, 'a>) -> Self {
        self.atoms.append(&mut other.atoms);
        self.unread.append(&mut other.unread);
        self.series = join(self.series, other.series);
        self
    }
}

/// What two things that must hold together leave of their series.
type Join<'j, 'a> = dyn Fn(Inferred<'a>, Inferred<'a>) -> Inferred<'a> + 'j;

/// Where an expression was written, and how the alert comes to it.
#[derive(Clone)]
struct Site<'a> {
    node: Node<'a>,
    via: Option<Origin<'a>>,
    depth: u8,
}

/// The expression multiplies out to too many alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMany;

type Branches<'a> = Result<Vec<Branch<'a>>, TooMany>;

/// Takes the expression of an alert apart.
pub(crate) fn branches<'a>(evaluator: &mut Evaluator<'_, 'a>, expr: &Expr, node: Node<'a>) -> Branches<'a> {
    Reader { evaluator }.read(expr, &Site { node, via: None, depth: 0 })
}

struct Reader<'e, 'r, 'a> {
    evaluator: &'e mut Evaluator<'r, 'a>,
}

impl<'a> Reader<'_, '_, 'a> {
    fn read(&mut self, expr: &Expr, site: &Site<'a>) -> Branches<'a> {
        match &expr.kind {
            ExprKind::Paren(inner) => self.read(inner, site),
            ExprKind::Binary { op, left, right, matching, .. } => match op {
                BinaryOp::Or => {
                    let mut either = self.read(left, site)?;
                    either.extend(self.read(right, site)?);
                    // Alternatives that measure nothing are one guard, which holds if any of them does.
                    if either.iter().all(Branch::is_guard) {
                        return Ok(vec![Branch::guard(Inferred::either(
                            either.into_iter().map(|branch| branch.series),
                        ))]);
                    }
                    bounded(either)
                }
                BinaryOp::And => {
                    let pairing = site.pairing(matching.as_ref(), left, right);
                    both(self.read(left, site)?, self.read(right, site)?, &|own, other| pairing.and(own, other))
                }
                BinaryOp::Unless => {
                    let kept = self.read(left, site)?;
                    // What never matches takes nothing away.
                    both(kept, vec![self.negated(right, site)], &|own, _| own)
                }
                op if op.is_comparison() => self.comparison(*op, left, right, expr, site),
                BinaryOp::Mul if is_condition(left) || is_condition(right) => {
                    let pairing = site.pairing(matching.as_ref(), left, right);
                    both(self.read(left, site)?, self.read(right, site)?, &|own, other| match (
                        is_scalar(left),
                        is_scalar(right),
                    ) {
                        (_, true) => own,
                        (true, _) => other,
                        _ => pairing.arithmetic(own, other),
                    })
                }
                _ => Ok(self.guard(expr, site)),
            },
            ExprKind::Aggregate { op, grouping, parameter, expr: inner } if is_condition(inner) => {
                let read = self.read(inner, site)?;
                Ok(relabelled(read, |labels| aggregated(op, grouping.as_ref(), parameter.as_deref(), labels)))
            }
            ExprKind::Call { function, arguments } if is_condition(expr) => {
                let read = self.read(&arguments[0], site)?;
                Ok(relabelled(read, |labels| called(function, arguments, labels)))
            }
            ExprKind::Vector(_) => self.recorded(expr, site).unwrap_or_else(|| Ok(self.guard(expr, site))),
            _ => Ok(self.guard(expr, site)),
        }
    }

    /// Something that compares nothing measured: what it does to the series is all that it does.
    fn guard(&mut self, expr: &Expr, site: &Site<'a>) -> Vec<Branch<'a>> {
        vec![Branch::guard(self.evaluator.labels.of(expr, site.node))]
    }

    fn comparison(&mut self, op: BinaryOp, left: &Expr, right: &Expr, whole: &Expr, site: &Site<'a>) -> Branches<'a> {
        // `(a > 1 and b > 1) > 0`, `(a > bool 1) == 1` and `recorded_condition == 1` compare what a condition leaves over.
        if prr_promql::fold::constant(right).is_some_and(|limit| limit == 0.0 || limit.to_bits() == 1.0_f64.to_bits()) {
            if is_condition(left) {
                return self.read(left, site);
            }
            if let Some(recorded) = self.recorded(left, site) {
                return recorded;
            }
        }
        // `(short and long) > 0.01` measures the left side where the right one exists.
        if let ExprKind::Binary { op: BinaryOp::And, left: kept, .. } = &left.bare().kind
            && !is_condition(left)
        {
            return self.comparison(op, kept, right, whole, site);
        }
        Ok(vec![self.atom(op, left, right, whole, site)])
    }

    fn atom(&mut self, op: BinaryOp, left: &Expr, right: &Expr, whole: &Expr, site: &Site<'a>) -> Branch<'a> {
        let origin = site.origin(whole);
        let operator = match &whole.bare().kind {
            ExprKind::Binary { op_span, .. } => Origin { node: site.node, span: op_span.clone() },
            _ => origin.clone(),
        };
        let series = self.evaluator.labels.of(whole, site.node);
        let (left, right) = (self.evaluator.quantity(left, site.node), self.evaluator.quantity(right, site.node));
        let divided = |side: &Quantity<'_>| matches!(side, Quantity::Fraction(fraction) if fraction.is_divided());
        let of_ratio = divided(&left) || divided(&right);
        match Atom::new(left, op, right, origin.clone(), operator) {
            Some(mut atom) => {
                if let Some(via) = &site.via {
                    atom.ratio.windows.iter_mut().for_each(|window| window.via = Some(via.clone()));
                }
                Branch { atoms: vec![atom], unread: Vec::new(), series }
            }
            None if of_ratio => Branch { atoms: Vec::new(), unread: vec![origin], series },
            None => Branch::guard(series),
        }
    }

    /// `unless short <= x` holds while the short window is above `x`.
    fn negated(&mut self, expr: &Expr, site: &Site<'a>) -> Branch<'a> {
        let nothing = || Branch::guard(Inferred::open());
        let ExprKind::Binary { op, left, right, .. } = &expr.bare().kind else { return nothing() };
        let opposite = match op {
            BinaryOp::Less => BinaryOp::GreaterEqual,
            BinaryOp::LessEqual => BinaryOp::Greater,
            BinaryOp::Greater => BinaryOp::LessEqual,
            BinaryOp::GreaterEqual => BinaryOp::Less,
            _ => return nothing(),
        };
        self.atom(opposite, left, right, expr, site)
    }

    /// The condition that a recording rule records.
    fn recorded(&mut self, expr: &Expr, site: &Site<'a>) -> Option<Branches<'a>> {
        let ExprKind::Vector(selector) = &expr.bare().kind else { return None };
        let rule = self.evaluator.recorded_condition(selector).filter(|_| site.depth < DEEPEST)?;
        let rules = self.evaluator.rules;
        let body = rules[rule].expr.as_ref().ok().filter(|body| is_condition(body))?;
        let via = site.via.clone().unwrap_or_else(|| site.origin(expr));
        let read = self.read(body, &Site { node: rules[rule].expr_node, via: Some(via), depth: site.depth + 1 });
        Some(read.map(|read| relabelled(read, |labels| labelled(labels, &rules[rule]))))
    }
}

impl<'a> Site<'a> {
    fn origin(&self, expr: &Expr) -> Origin<'a> {
        Origin { node: self.node, span: expr.span.clone() }
    }

    fn pairing<'p>(&self, matching: Option<&'p Matching>, left: &Expr, right: &Expr) -> Pairing<'p, 'a> {
        Pairing { matching, left: self.origin(left), right: self.origin(right) }
    }
}

fn relabelled(branches: Vec<Branch<'_>>, change: impl Fn(Labels) -> Labels) -> Vec<Branch<'_>> {
    let changed = branches.into_iter().map(|branch| Branch { series: branch.series.map(&change), ..branch });
    changed.collect()
}

/// Whether an expression compares on its outside, whatever is wrapped around the comparison.
fn is_condition(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Paren(inner) | ExprKind::Aggregate { expr: inner, .. } => is_condition(inner),
        ExprKind::Binary { op, left, right, .. } => {
            op.is_comparison() || is_condition(left) || (!matches!(op, BinaryOp::Unless) && is_condition(right))
        }
        ExprKind::Call { function, arguments } => {
            let keeps = matches!(*function, "label_replace" | "label_join" | "sort" | "sort_desc");
            keeps && arguments.first().is_some_and(is_condition)
        }
        _ => false,
    }
}

fn both<'a>(left: Vec<Branch<'a>>, mut right: Vec<Branch<'a>>, join: &Join<'_, 'a>) -> Branches<'a> {
    if left.len().saturating_mul(right.len()) > MOST_BRANCHES {
        return Err(TooMany);
    }
    let Some(last) = right.pop() else { return Ok(Vec::new()) };
    let mut joined = Vec::new();
    for mut branch in left {
        joined.extend(right.iter().map(|other| branch.clone().with(other.clone(), join)));
        branch = branch.with(last.clone(), join);
        joined.push(branch);
    }
    bounded(joined)
}

fn bounded(branches: Vec<Branch<'_>>) -> Branches<'_> {
    if branches.len() > MOST_BRANCHES { Err(TooMany) } else { Ok(branches) }
}
