//! DEP-EB-01: a release asks for what is left of the error budget.

use prr_sdk::{Check, Finding, Parameter, Parameters, Severity, Value, fail, not_applicable, pass, unknown};

use super::{each_release, story};
use crate::known::Role;
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Holding, Release, holding};

/// The tier up to which a release has to ask.
const TIER: Parameter = Parameter::number("highest-tier", 1.0);

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "DEP-EB-01",
        severity: Severity::Low,
        documentation: include_str!("eb_01_budget.md"),
        parameters: &[TIER],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let highest = parameters.number("highest-tier");
    each_release(model, |release| judge_one(model, release, highest))
}

fn judge_one(model: &Model<'_>, release: &Release<'_, '_>, highest: f64) -> Vec<Finding> {
    let name = release.name();
    let (mut findings, mut asked) = (Vec::new(), None);
    for (stage, act) in release.before().into_iter().filter(|(_, act)| act.role == Role::AsksBudget) {
        let subject = format!("{name}: {}", act.shown);
        match holding(release.plan, stage, act, release.target()) {
            Holding::Lost(loss) => findings.push(story::lost(&subject, act, &loss)),
            Holding::Holds | Holding::Waits(_) => {
                asked =
                    Some(pass(&name, act.place.clone()).because(m::BUDGET_ASKED).with("command", act.shown.as_str()));
            }
            Holding::Open(at) => {
                let open = unknown(&name, at).because(m::GATE_OPEN).with("command", act.shown.as_str());
                asked = asked.or(Some(open));
            }
            Holding::Unreached => {}
        }
    }
    findings.extend(asked);
    if findings.is_empty() {
        findings.push(unasked(model, release, &name, highest));
    }
    findings
}

fn unasked(model: &Model<'_>, release: &Release<'_, '_>, name: &str, highest: f64) -> Finding {
    let place = release.act.place.clone();
    #[expect(clippy::cast_precision_loss, reason = "tiers are few")]
    let tiers = model.written.declared.iter().filter_map(|service| Some((service, service.tier? as f64)));
    let mut important = tiers.filter(|(_, tier)| *tier <= highest);
    if let Some((service, tier)) = important.next() {
        return fail(name, place)
            .because(m::BUDGET_UNASKED)
            .with("service", service.name)
            .with("tier", Value::Number(tier))
            .related(service.node, m::DECLARED_HERE, &[])
            .fix(m::ASK_BUDGET, &[], None);
    }
    match model.written.declared.iter().find(|service| service.tier.is_none()) {
        None if !model.written.declared.is_empty() => not_applicable(name, place).because(m::BUDGET_NOT_WANTED),
        _ => unknown(name, place).because(m::TIER_UNDECLARED),
    }
}
