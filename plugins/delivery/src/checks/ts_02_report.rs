//! DEP-TS-02: what was tested is on record.

mod load;

use prr_sdk::{Check, Finding, Node, Parameter, Parameters, Severity, fail, not_applicable, pass, unknown};

use super::each_release;
use crate::expression::Scene;
use crate::known::{Role, is_named};
use crate::messages as m;
use crate::model::Model;
use crate::plan::{Act, Release};
use crate::written::Body;

/// Words of files that tests leave.
const REPORTS: &[&str] = &[
    "test",
    "tests",
    "junit",
    "coverage",
    "report",
    "reports",
    "results",
    "surefire",
    "playwright",
    "cypress",
    "lcov",
    "cobertura",
];

/// Seconds for which a load test counts.
const LONGEST: Parameter = Parameter::duration("longest-load-test", 180.0 * 86_400.0);

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "DEP-TS-02",
        severity: Severity::Low,
        documentation: include_str!("ts_02_report.md"),
        parameters: &[LONGEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let mut findings = each_release(model, |release| Some(judge_one(release)));
    findings.extend(load::tests(model, parameters.number("longest-load-test")));
    findings
}

fn judge_one(release: &Release<'_, '_>) -> Finding {
    let name = release.name();
    let before = release.before();
    let Some((_, test)) = before.iter().find(|(_, act)| act.role == Role::Tests) else {
        return not_applicable(&name, release.act.place.clone()).because(m::NOTHING_TESTED);
    };
    let stages = release.plan.before(release.stage).into_iter().chain([release.stage]);
    let reports = |stage: usize| {
        release.plan.stages[stage]
            .job
            .reports
            .iter()
            .find(|(kind, _)| matches!(*kind, "junit" | "coverage_report" | "cobertura"))
    };
    if let Some((_, node)) = stages.into_iter().find_map(reports) {
        return pass(&name, prr_sdk::Place::key(*node)).because(m::REPORT_KEPT);
    }
    let kept: Vec<_> = before
        .iter()
        .filter(|(_, act)| act.role == Role::KeepsFiles)
        .filter_map(|(_, act)| Some((*act, of_tests(act)?)))
        .collect();
    let good = Scene::default();
    for (act, node) in &kept {
        if act.of.when.runs(&good) == Some(true) {
            return pass(&name, *node).because(m::REPORT_KEPT);
        }
    }
    match kept.first() {
        Some((act, node)) if act.of.when.runs(&good) == Some(false) => {
            let at = act.of.when.node().unwrap_or(*node);
            fail(&name, at).because(m::REPORT_OF_FAILURES).related(*node, m::REPORT_HERE, &[]).fix(
                m::KEEP_ALWAYS,
                &[],
                Some("if: always()".to_owned()),
            )
        }
        Some((_, node)) => unknown(&name, *node).because(m::REPORT_SOMETIMES),
        None => unknown(&name, test.place.clone()).because(m::NO_REPORT).with("command", test.shown.as_str()),
    }
}

/// The files that an upload keeps, if they are those of tests.
fn of_tests<'a>(act: &Act<'a>) -> Option<Node<'a>> {
    let Body::Uses(action) = &act.of.body else { return None };
    let path = action.input("path")?;
    let named = |input: &str| action.text(input).is_some_and(|text| is_named(text, REPORTS));
    (named("path") || named("name")).then_some(path)
}
