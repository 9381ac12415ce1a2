//! What is said of an objective as a whole: the worst of what the checks say of it.

use std::collections::BTreeMap;

use prr_sdk::{Coverage as Verdict, Finding, Outcome, Parameters};

use crate::burn::tier::Urgency;
use crate::checks;
use crate::checks::case::{LEAST_SHARE, PAGES, PERIOD};
use crate::model::Model;
use crate::written::Slo;

/// The checks that decide; the others of the pack advise.
const DECIDING: std::ops::RangeInclusive<&str> = "PRR-BR-01"..="PRR-BR-09";

/// Checks that find an alert which measures something else than it should.
const WIRING: [&str; 3] = ["PRR-BR-05", "PRR-BR-06", "PRR-BR-07"];

/// One objective, judged as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// `service/name`.
    pub subject: String,
    /// What is said of it.
    pub coverage: Verdict,
    /// The checks that keep it from being covered.
    pub missing: Vec<String>,
}

/// The verdict of every objective of a model, in its order, under the default parameters.
pub(crate) fn verdicts(model: &Model<'_>) -> Vec<Judged> {
    let mut outcomes: BTreeMap<String, Outcomes> = BTreeMap::new();
    for check in checks::all().into_iter().filter(|check| DECIDING.contains(&check.id)) {
        for Finding { subject, outcome, .. } in (check.judge)(model, &Parameters::new(check.parameters, Vec::new())) {
            outcomes.entry(subject).or_default().0.push((check.id, outcome));
        }
    }
    let verdict = |(index, slo): (usize, &Slo<'_>)| {
        let subject = slo.subject();
        let of = outcomes.get(&subject).cloned().unwrap_or_default();
        Judged { coverage: of.coverage(model, index), missing: of.missing(), subject }
    };
    model.slos.iter().enumerate().map(verdict).collect()
}

/// What the deciding checks said of one objective.
#[derive(Clone, Default)]
struct Outcomes(Vec<(&'static str, Outcome)>);

impl Outcomes {
    fn any(&self, check: &str, outcomes: &[Outcome]) -> bool {
        self.0.iter().any(|(id, outcome)| *id == check && outcomes.contains(outcome))
    }

    fn failed(&self, check: &str) -> bool {
        self.any(check, &[Outcome::Fail])
    }

    /// Worst first, as the reference orders them.
    fn coverage(&self, model: &Model<'_>, index: usize) -> Verdict {
        let coverage = &model.coverage[index];
        // Switched off on purpose is as silent as never written.
        let silent = |check| self.any(check, &[Outcome::Fail, Outcome::Manual]);
        let unfilled = |check| !self.any(check, &[Outcome::Pass]);
        let tiers = ["PRR-BR-01", "PRR-BR-02"];
        match () {
            () if coverage.is_none() && tiers.into_iter().all(silent) => Verdict::None,
            () if self.failed("PRR-BR-08") && tiers.into_iter().any(unfilled) => Verdict::Dead,
            () if WIRING.into_iter().any(|check| self.failed(check)) || is_noisy(model, index) => Verdict::Miswired,
            () if self.0.iter().any(|(_, outcome)| *outcome == Outcome::Fail) => Verdict::Partial,
            () if tiers.into_iter().any(silent) => Verdict::Partial,
            () if self.0.iter().any(|(_, outcome)| *outcome == Outcome::Unknown) => Verdict::Unproven,
            () if coverage.promised => Verdict::Delegated,
            () => Verdict::Covered,
        }
    }

    fn missing(&self) -> Vec<String> {
        let open = [Outcome::Fail, Outcome::Unknown];
        let mut missing: Vec<_> =
            self.0.iter().filter(|(_, outcome)| open.contains(outcome)).map(|(id, _)| *id).collect();
        missing.extend(["PRR-BR-01", "PRR-BR-02"].into_iter().filter(|check| self.any(check, &[Outcome::Manual])));
        missing.sort_unstable();
        missing.dedup();
        missing.into_iter().map(str::to_owned).collect()
    }
}

/// A page for less than a hundredth of the budget has the wrong factor for its window.
fn is_noisy(model: &Model<'_>, index: usize) -> bool {
    let parameters = Parameters::new(&[LEAST_SHARE, PAGES, PERIOD], Vec::new());
    let (least, pages) = (parameters.number(LEAST_SHARE.name) * 0.99, parameters.text(PAGES.name));
    let Some(objective) = model.slos[index].objective(parameters.number(PERIOD.name)) else { return false };
    model.coverage[index].tiers.iter().any(|tier| {
        tier.is_live() && tier.share(objective) < least && Urgency::of(&model.rules[tier.rule], pages) == Urgency::Page
    })
}
