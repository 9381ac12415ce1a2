//! Alerts of other systems than Prometheus, which measure an objective's burn rate themselves.

use std::rc::Rc;

use prr_promql::ParseError;

use crate::burn::atom::Atom;
use crate::burn::constant::{Constant, Part, Role};
use crate::burn::coverage::{Coverage, Reason, Unclear};
use crate::burn::fraction::Ratio;
use crate::burn::liveness::{Cause, Death};
use crate::burn::origin::{Origin, Window};
use crate::burn::promised::unread;
use crate::burn::tier::{Flaw, Tier};
use crate::written::{Burn, Packing, Rule, Slo, Stated};

/// Gives every objective the conditions that are stated for it.
pub(crate) fn keep<'a>(slos: &[Slo<'a>], coverage: &mut [Coverage<'a>], rules: &mut Vec<Rule<'a>>) {
    for (slo, coverage) in slos.iter().zip(coverage) {
        for stated in &slo.stated {
            let rule = rules.len();
            rules.push(written(stated));
            match (&stated.burns, slo.budget()) {
                (Ok(burns), Some(budget)) => {
                    let ratio = coverage.sli.clone().unwrap_or_else(|| unread(slo));
                    let Some(tier) = condition(stated, burns, &ratio, budget, rule) else { continue };
                    if stated.wrong_way { &mut coverage.reversed } else { &mut coverage.tiers }.push(tier);
                }
                (Err(node), _) => {
                    let reason = Reason::Unresolved(node.text().unwrap_or_default().trim().to_owned());
                    coverage.unclear.push(Unclear { rule, origin: whole(*node), reason });
                }
                (Ok(_), None) => {}
            }
        }
    }
}

const fn whole(node: prr_sdk::Node<'_>) -> Origin<'_> {
    Origin { node, span: 0..0 }
}

fn condition<'a>(
    stated: &Stated<'a>,
    burns: &[Burn<'a>],
    ratio: &Ratio<'a>,
    budget: f64,
    rule: usize,
) -> Option<Tier<'a>> {
    let above = |burn: &Burn<'a>| {
        let part = |value, role| Part { value, role, origin: whole(burn.factor_node), taken: None };
        let threshold = Constant { parts: vec![part(burn.factor, Role::Plain), part(budget, Role::Divisor)] };
        let (start, end) = burn.window_span;
        let origin = Origin { node: burn.window_node, span: start..end };
        let mut ratio = ratio.clone();
        ratio.windows = vec![Window { seconds: burn.window, origin, via: None }];
        let place = whole(burn.factor_node);
        Atom { ratio, threshold, origin: place.clone(), operator: place, inclusive: false }
    };
    let mut atoms = burns.iter().map(above);
    let long = atoms.next()?;
    let short = atoms.next_back();
    let flaw = short.as_ref().filter(|short| !short.agrees_with(&long)).map(|_| Flaw::OtherThreshold);
    let off = stated.off.map(|node| Death::new(Cause::Disabled, whole(node)));
    let death = off.or_else(|| Death::by_threshold(std::slice::from_ref(&long), |_| true)).map(Rc::new);
    Some(Tier { rule, long, short, flaw, guards: Vec::new(), named: true, death })
}

/// The alert as a rule; its expression is the other system's.
fn written<'a>(stated: &Stated<'a>) -> Rule<'a> {
    let foreign = ParseError { message: String::from("evaluated by another system"), span: 0..0 };
    Rule {
        name: stated.name,
        node: stated.node,
        alerts: true,
        expr_node: stated.node,
        expr: Err(foreign),
        hold: stated.hold.filter(|(seconds, _)| *seconds > 0.0),
        keep: None,
        promised_severity: Some(stated.severity),
        labels: Vec::new(),
        interval: None,
        file: usize::MAX,
        packing: Packing::File,
    }
}
