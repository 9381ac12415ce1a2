//! DEP-IR-01: somebody is there when a release goes out.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, Value, fail, pass, unknown};

use super::each_release;
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Release, by_hand};
use crate::read::Shift;
use crate::schedule;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "DEP-IR-01",
        severity: Severity::Low,
        documentation: include_str!("ir_01_responders.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    each_release(model, |release| judge_one(model, release))
}

fn judge_one(model: &Model<'_>, release: &Release<'_, '_>) -> Vec<Finding> {
    let name = release.name();
    let crons: Vec<Node<'_>> =
        release.pipeline.triggers.iter().flat_map(|trigger| trigger.crons.iter().copied()).collect();
    if let Some(node) = by_hand(release.stage()) {
        return vec![pass(&name, node).because(m::SOMEBODY_STARTS)];
    }
    if release.pipeline.is_started_by_hand() {
        return vec![pass(&name, release.pipeline.triggers[0].node).because(m::SOMEBODY_STARTS)];
    }
    if crons.is_empty() {
        return vec![unknown(&name, release.act.place.clone()).because(m::ANY_HOUR)];
    }
    crons.into_iter().map(|cron| at_hours(model, &name, cron)).collect()
}

/// Whether every time of a schedule lies in a shift.
fn at_hours(model: &Model<'_>, name: &str, cron: Node<'_>) -> Finding {
    let Some(schedule) = cron.text().and_then(schedule::parse) else {
        return unknown(name, cron).because(m::CRON_UNREADABLE);
    };
    if model.written.shifts.is_empty() {
        return unknown(name, cron).because(m::NO_SHIFT);
    }
    let Some(shifts) = model.written.shifts.iter().map(Shift::readable).collect::<Option<Vec<_>>>() else {
        return unknown(name, cron).because(m::SHIFT_UNREADABLE).related(
            model.written.shifts[0].node,
            m::DECLARED_HERE,
            &[],
        );
    };
    let alone = schedule.minutes_of_week().find(|minute| !shifts.iter().any(|shift| shift.covers(*minute)));
    match alone {
        None => pass(name, cron).because(m::STAFFED).proof(model.written.shifts[0].node),
        Some(minute) => fail(name, cron)
            .because(m::UNSTAFFED)
            .with("time", Value::Text(format!("{:02}:{:02}", minute % 1_440 / 60, minute % 60)))
            .related(model.written.shifts[0].node, m::DECLARED_HERE, &[])
            .fix(m::MOVE_SCHEDULE, &[], None),
    }
}
