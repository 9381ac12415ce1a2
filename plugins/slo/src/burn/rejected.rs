//! Alerts in files that Prometheus does not load.

use std::rc::Rc;

use crate::burn::coverage::Coverage;
use crate::burn::liveness::{Cause, Dead, Death};
use crate::burn::origin::Origin;
use crate::written::{Rule, RuleFile, Slo};

/// Of a file that Prometheus rejects it loads no rule, however right the rule looks.
///
/// Objectives in another dialect are loaded by another program.
pub(crate) fn kill<'a>(slos: &[Slo<'a>], coverage: &mut [Coverage<'a>], rules: &[Rule<'a>], files: &[RuleFile<'a>]) {
    let deaths: Vec<_> = files
        .iter()
        .map(|file| {
            let (node, reason) = file.faults.first()?;
            let at = Origin { node: *node, span: 0..0 };
            Some(Rc::new(Death::new(Cause::Rejected(reason.clone()), at)))
        })
        .collect();
    let read = slos.iter().zip(coverage).filter(|(slo, _)| !slo.dialect);
    for (_, covered) in read {
        for tier in &mut covered.tiers {
            if let Some(death) = deaths.get(rules[tier.rule].file).and_then(Option::as_ref) {
                tier.death = Some(Rc::clone(death));
            }
        }
        let (rejected, unclear): (Vec<_>, Vec<_>) = std::mem::take(&mut covered.unclear)
            .into_iter()
            .partition(|unclear| deaths.get(rules[unclear.rule].file).is_some_and(Option::is_some));
        covered.unclear = unclear;
        for unclear in rejected {
            if let Some(death) = deaths.get(rules[unclear.rule].file).and_then(Option::as_ref) {
                covered.dead.push(Dead { rule: unclear.rule, death: Rc::clone(death) });
            }
        }
    }
}
