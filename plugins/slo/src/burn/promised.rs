//! Conditions that a generator makes of an objective, where the rules that it writes are not in the tree.

use prr_promql::ParseError;

use crate::burn::atom::Atom;
use crate::burn::constant::{Constant, Part, Role};
use crate::burn::coverage::Coverage;
use crate::burn::fraction::{Fraction, Ratio};
use crate::burn::liveness::Death;
use crate::burn::origin::{Origin, Window};
use crate::burn::term::{Group, Measure, Term};
use crate::burn::tier::Tier;
use crate::written::{Packing, Promise, Rule, Slo};

/// Gives every objective that no rule of the tree is meant for the conditions that its generator would make.
pub(crate) fn keep<'a>(slos: &[Slo<'a>], coverage: &mut [Coverage<'a>], rules: &mut Vec<Rule<'a>>) {
    for (slo, coverage) in slos.iter().zip(coverage) {
        let Some(budget) = slo.budget().filter(|_| coverage.is_none() && coverage.lookalikes.is_empty()) else {
            continue;
        };
        for promise in &slo.promised {
            let rule = rules.len();
            let tier = condition(slo, promise, budget, coverage, rule);
            rules.push(written(promise));
            coverage.promised = true;
            if promise.wrong_way { &mut coverage.reversed } else { &mut coverage.tiers }.push(tier);
        }
    }
}

fn condition<'a>(slo: &Slo<'_>, promise: &Promise<'a>, budget: f64, coverage: &Coverage<'a>, rule: usize) -> Tier<'a> {
    let origin = || Origin { node: promise.node, span: 0..0 };
    let ratio = coverage.sli.clone().unwrap_or_else(|| unread(slo));
    let part = |value, role| Part { value, role, origin: origin(), taken: None };
    let threshold = Constant { parts: vec![part(promise.factor, Role::Plain), part(budget, Role::Divisor)] };
    let above = |seconds: f64| {
        let mut ratio = ratio.clone();
        ratio.windows = vec![Window { seconds, origin: origin(), via: None }];
        Atom { ratio, threshold: threshold.clone(), origin: origin(), operator: origin(), inclusive: false }
    };
    let (long, short) = (above(promise.long), promise.short.map(above));
    let death = Death::by_threshold(std::slice::from_ref(&long), |_| true).map(std::rc::Rc::new);
    Tier { rule, long, short, flaw: None, guards: Vec::new(), named: true, death }
}

/// A ratio of which only its name is known.
pub(super) fn unread<'a>(slo: &Slo<'_>) -> Ratio<'a> {
    let measure = Measure::Text(format!("indicator of {}", slo.subject()));
    Fraction::term(1.0, Term { measure, group: Group::Each, windows: Vec::new(), missing: None }).ratio().0
}

/// The rule as far as it is known; its expression is the generator's.
fn written<'a>(promise: &Promise<'a>) -> Rule<'a> {
    let unread = ParseError { message: String::from("written by a generator"), span: 0..0 };
    Rule {
        name: promise.name,
        node: promise.node,
        alerts: true,
        expr_node: promise.node,
        expr: Err(unread),
        hold: (promise.hold > 0.0).then_some((promise.hold, promise.node)),
        keep: None,
        promised_severity: Some(promise.severity),
        labels: Vec::new(),
        interval: None,
        file: usize::MAX,
        packing: Packing::Resource,
    }
}
