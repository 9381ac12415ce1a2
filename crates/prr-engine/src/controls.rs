//! What a judgement says of every control of a framework.

use std::collections::BTreeMap;

use prr_model::{ControlCheck, ControlReport, ControlRow, ControlState, Evidence, Finding, Outcome, Report};
use prr_policy::framework::{Catalogue, Control, ControlStrength, Framework};
use time::Date;

use crate::plan::Plan;

/// Places that are kept of each check of a control.
const MOST_PLACES: usize = 5;

/// Messages about a record past its age have ids that end so.
const STALE: &str = "-stale";

/// Says of every control in force on a day what the report shows of it.
#[must_use]
pub fn assess(catalogue: &Catalogue, framework: &Framework, on: Date, plan: &Plan, report: &Report) -> ControlReport {
    let serving = Serving::new(plan, report);
    let rows = framework.in_force(on).map(|control| row(catalogue, framework, control, &serving)).collect();
    ControlReport {
        framework: framework.id.clone(),
        title: framework.title.clone(),
        effective_time: report.effective_time.clone(),
        version: framework.version(on).map(|version| (version.id.clone(), version.instrument.clone())),
        rows,
        errors: report.errors.len(),
    }
}

/// Which checks serve a control, and what they found.
struct Serving<'a> {
    checks: BTreeMap<&'a str, Vec<&'a str>>,
    findings: BTreeMap<&'a str, Vec<&'a Finding>>,
}

impl<'a> Serving<'a> {
    fn new(plan: &'a Plan, report: &'a Report) -> Self {
        let mut checks: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for policy in plan.active() {
            for control in policy.controls.iter() {
                checks.entry(control.as_str()).or_default().push(policy.check.as_str());
            }
        }
        let mut findings: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for finding in &report.findings {
            findings.entry(finding.check.as_str()).or_default().push(finding);
        }
        Self { checks, findings }
    }

    /// The checks of a control, each with its findings. What serves the control with the same title serves this one.
    fn of(&self, reference: &str, control: &Control) -> impl Iterator<Item = (&'a str, &[&'a Finding])> {
        let own = self.checks.get(reference).into_iter().flatten();
        let same = control.same_as.as_deref().and_then(|same| self.checks.get(same)).into_iter().flatten();
        own.chain(same).map(|check| (*check, self.findings.get(check).map_or(&[][..], Vec::as_slice)))
    }
}

fn row(catalogue: &Catalogue, framework: &Framework, control: &Control, serving: &Serving<'_>) -> ControlRow {
    let reference = format!("{}/{}", framework.id, control.id);
    let evidence =
        catalogue.evidence(&reference).or_else(|| catalogue.evidence(control.same_as.as_deref().unwrap_or_default()));
    let strength = evidence.map(|evidence| evidence.strength);
    let served: Vec<_> = serving.of(&reference, control).collect();
    let state = state(strength, served.iter().flat_map(|(_, findings)| findings.iter().copied()));
    let section = framework.sections.iter().find(|section| control.section.as_ref() == Some(&section.id));
    ControlRow {
        citation: framework.citation(control),
        title: control.title.clone(),
        section: section.map(|section| section.title.clone()),
        kind: control.kind,
        confidence: control.confidence,
        cite: control.cite,
        formerly: control.formerly.clone(),
        strength: strength.map(ControlStrength::name),
        state,
        checks: served.iter().map(|(check, findings)| answered(check, findings, state)).collect(),
        supply: evidence.map(|evidence| evidence.supply.clone()),
        reference,
    }
}

/// The worst thing that is said decides; a pass counts for as much as the control lets a repository say.
fn state<'a>(strength: Option<ControlStrength>, findings: impl Iterator<Item = &'a Finding>) -> ControlState {
    let (mut stale, mut open, mut manual, mut waived, mut design, mut record) =
        (false, false, false, false, false, false);
    for finding in findings {
        let covered = finding.waiver.is_some();
        match finding.outcome {
            Outcome::Pass => {
                record |= finding.evidence.reached == Some(Evidence::E4);
                design |= finding.evidence.reached != Some(Evidence::E4);
            }
            Outcome::Fail | Outcome::Unknown if finding.message_id.ends_with(STALE) && !covered => stale = true,
            Outcome::Fail if !covered => return ControlState::Refuted,
            Outcome::Fail => waived = true,
            Outcome::Unknown => open = true,
            Outcome::Manual => manual = true,
            Outcome::NotApplicable => {}
        }
    }
    match strength {
        _ if stale => ControlState::RecordStale,
        _ if open => ControlState::Undetermined,
        _ if waived => ControlState::Waived,
        Some(ControlStrength::Manual) => ControlState::Manual,
        // What a person has to supply is all there is where the tree shows nothing, and is missing where records are what counts.
        _ if manual && !design && !record => ControlState::Manual,
        Some(ControlStrength::Record) if manual => ControlState::Undetermined,
        // Of two things that are needed one alone decides nothing.
        Some(ControlStrength::DesignAndRecord) if design != record => ControlState::Undetermined,
        Some(ControlStrength::Record) if record => ControlState::RecordOk,
        Some(ControlStrength::Record | ControlStrength::RefuteOnly) => ControlState::NoSignal,
        _ if record && !design => ControlState::RecordOk,
        _ if design => ControlState::DesignOk,
        _ => ControlState::NoSignal,
    }
}

fn answered(check: &str, findings: &[&Finding], state: ControlState) -> ControlCheck {
    let count = |test: &dyn Fn(&Finding) -> bool| findings.iter().filter(|finding| test(finding)).count();
    let decides = |finding: &&&Finding| match state {
        ControlState::Refuted => finding.outcome == Outcome::Fail && finding.waiver.is_none(),
        ControlState::Waived => finding.waiver.is_some(),
        ControlState::RecordStale => finding.message_id.ends_with(STALE),
        ControlState::Undetermined | ControlState::Manual => {
            matches!(finding.outcome, Outcome::Unknown | Outcome::Manual)
        }
        _ => finding.outcome == Outcome::Pass,
    };
    ControlCheck {
        check: check.to_owned(),
        failed: count(&|finding| finding.outcome == Outcome::Fail && finding.waiver.is_none()),
        waived: count(&|finding| finding.outcome == Outcome::Fail && finding.waiver.is_some()),
        open: count(&|finding| matches!(finding.outcome, Outcome::Unknown | Outcome::Manual)),
        passed: count(&|finding| finding.outcome == Outcome::Pass),
        proof: findings.iter().filter(decides).take(MOST_PLACES).map(|finding| finding.location.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use prr_model::{Localized, Location, Severity, Strength, Waiver};

    use super::*;

    fn finding(outcome: Outcome, message: &str, reached: Evidence, excused: bool) -> Finding {
        let waiver = Waiver { reason: String::new(), approver: String::new(), expires: "2027-01-01".to_owned() };
        Finding {
            check: "X-1".to_owned(),
            policy: "X-1".to_owned(),
            plugin: "x".to_owned(),
            outcome,
            severity: Severity::High,
            denies: false,
            service: None,
            subject: String::new(),
            message_id: message.to_owned(),
            message: Localized::default(),
            location: Location { path: "a.yaml".to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 },
            change: None,
            related: Vec::new(),
            evidence: Strength { reached: Some(reached), asked: None },
            proof: Vec::new(),
            controls: Arc::default(),
            fingerprint: String::new(),
            waiver: excused.then_some(waiver),
            fix: None,
        }
    }

    #[test]
    fn the_worst_that_is_said_of_a_control_decides_and_nothing_said_is_no_pass() {
        use ControlState::{DesignOk, Manual, NoSignal, RecordOk, RecordStale, Refuted, Undetermined, Waived};
        use ControlStrength as S;
        let pass = finding(Outcome::Pass, "fine", Evidence::E3, false);
        let executed = finding(Outcome::Pass, "drilled", Evidence::E4, false);
        let fail = finding(Outcome::Fail, "wrong", Evidence::E3, false);
        let excused = finding(Outcome::Fail, "wrong", Evidence::E3, true);
        let open = finding(Outcome::Unknown, "who-knows", Evidence::E3, false);
        let old = finding(Outcome::Fail, "drill-stale", Evidence::E3, false);
        let other = finding(Outcome::NotApplicable, "batch", Evidence::E3, false);
        let person = finding(Outcome::Manual, "supply-it", Evidence::E3, false);
        for (strength, findings, wanted) in [
            (S::RefuteAndDesign, &[][..], NoSignal),
            (S::RefuteAndDesign, &[&other], NoSignal),
            (S::RefuteAndDesign, &[&pass], DesignOk),
            (S::RefuteAndDesign, &[&pass, &open], Undetermined),
            (S::RefuteAndDesign, &[&pass, &open, &fail], Refuted),
            (S::RefuteAndDesign, &[&pass, &excused], Waived),
            (S::RefuteAndDesign, &[&excused, &fail], Refuted),
            (S::RefuteOnly, &[&pass], NoSignal),
            (S::RefuteOnly, &[&fail], Refuted),
            (S::Record, &[&pass], NoSignal),
            (S::Record, &[&executed], RecordOk),
            (S::Record, &[&executed, &old], RecordStale),
            (S::DesignAndRecord, &[&pass], Undetermined),
            (S::DesignAndRecord, &[&executed], Undetermined),
            (S::DesignAndRecord, &[&pass, &executed], DesignOk),
            (S::DesignAndRecord, &[], NoSignal),
            (S::Partial, &[&pass], DesignOk),
            (S::Record, &[&person], Manual),
            (S::Record, &[&person, &executed], Undetermined),
            (S::DesignAndRecord, &[&person, &pass], Undetermined),
            (S::DesignAndRecord, &[&person, &fail], Refuted),
            (S::RefuteAndDesign, &[&person, &pass], DesignOk),
            (S::Manual, &[], Manual),
            (S::Manual, &[&pass], Manual),
            (S::Manual, &[&fail], Refuted),
        ] {
            assert_eq!(state(Some(strength), findings.iter().copied()), wanted, "{strength:?} {findings:?}");
        }
    }
}
