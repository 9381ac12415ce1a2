//! What the burn-rate checks share: one objective with the conditions that are meant for it.

use prr_sdk::{Finding, Outcome, Parameter, Parameters, Place, not_applicable, unknown};

use crate::burn::atom::Atom;
use crate::burn::coverage::{Coverage, Reason};
use crate::burn::tier::Tier;
use crate::messages as m;
use crate::model::Model;
use crate::snippet::{self, Wanted};
use crate::timing::Objective;
use crate::written::{DeclaredTier, Packing, Rule, Schema, Slo};

/// How often rules are evaluated whose group does not say.
pub(crate) const INTERVAL: Parameter = Parameter::duration("evaluation-interval", 30.0);
/// The period of objectives whose schema leaves it to the generator.
pub(crate) const PERIOD: Parameter = Parameter::duration("default-period", 2_592_000.0);
/// The share of the budget below which a condition fires on noise.
pub(crate) const LEAST_SHARE: Parameter = Parameter::share("minimum-share", 0.01);
/// Severities that page.
pub(crate) const PAGES: Parameter =
    Parameter::text("page-severities", "critical,page,pager,high,emergency,urgent,p0,p1,sev0,sev1");

/// The longest window of a fast page.
pub(super) const FAST_WINDOW: Parameter = Parameter::duration("fast-window", 7_200.0);

/// One objective that can be judged.
pub(crate) struct Case<'m, 'a> {
    pub model: &'m Model<'a>,
    pub slo: &'m Slo<'a>,
    pub coverage: &'m Coverage<'a>,
    pub objective: Objective,
    pub interval: f64,
}

/// Every objective that can be judged.
pub(crate) fn each_case<'m, 'a>(model: &'m Model<'a>, parameters: &Parameters) -> Vec<Case<'m, 'a>> {
    let (interval, period) = (parameters.number("evaluation-interval").max(1.0), parameters.number("default-period"));
    let pairs = model.slos.iter().zip(&model.coverage);
    let case = |(slo, coverage): (&'m Slo<'a>, &'m Coverage<'a>)| {
        let objective = slo.objective(period)?;
        Some(Case { model, slo, coverage, objective, interval })
    };
    pairs.filter_map(case).collect()
}

/// Judges every objective. Objectives without a budget are unknown.
pub(super) fn each<'m, 'a>(
    model: &'m Model<'a>,
    parameters: &Parameters,
    judge: impl Fn(&Case<'m, 'a>) -> Vec<Finding>,
) -> Vec<Finding> {
    let interval = parameters.number("evaluation-interval").max(1.0);
    let mut findings = Vec::new();
    for (slo, coverage) in model.slos.iter().zip(&model.coverage) {
        let found = match slo.objective(parameters.number("default-period")) {
            Some(objective) => {
                let case = Case { model, slo, coverage, objective, interval };
                case.as_promised(judge(&case))
            }
            None => vec![unknown(slo.subject(), slo.node).because(m::NO_OBJECTIVE)],
        };
        findings.extend(found.into_iter().map(|finding| match slo.service.as_str() {
            "" => finding,
            service => finding.service(service),
        }));
    }
    findings
}

impl<'m, 'a> Case<'m, 'a> {
    /// Where the rules come from a generator that nothing in the tree shows, a pass is a guess: unknown, said once.
    fn as_promised(&self, mut found: Vec<Finding>) -> Vec<Finding> {
        if self.coverage.promised && !self.model.shows_generator(self.slo) {
            let known = found.len();
            found.retain(|finding| finding.outcome != Outcome::Pass);
            if found.len() < known {
                found.push(unknown(self.subject(), self.slo.node).because(m::DELEGATED));
            }
        }
        found
    }

    /// `service/name`.
    pub fn subject(&self) -> String {
        self.slo.subject()
    }

    /// The rule that a tier belongs to.
    pub fn rule(&self, tier: &Tier<'_>) -> &'m Rule<'a> {
        &self.model.rules[tier.rule]
    }

    /// The factor of a tier.
    pub fn factor(&self, tier: &Tier<'_>) -> f64 {
        tier.factor(self.objective.budget)
    }

    /// The declared burn rate with the factor of a tier.
    pub fn declared(&self, tier: &Tier<'_>) -> Option<&'m DeclaredTier<'a>> {
        let factor = self.factor(tier);
        self.slo.tiers.iter().find(|declared| declared.has_factor(factor))
    }

    /// The declared factor that a threshold without one of its own was meant for. Twice the budget is a target that moved by a step; what is further off
    /// was not meant as a declared tier at all.
    pub fn meant(&self, atom: &Atom<'_>) -> Option<f64> {
        let factor = atom.theta() / self.objective.budget;
        let distance = |known: &f64| (factor / known).ln().abs();
        let declared = self.slo.tiers.iter().map(|declared| declared.factor);
        let likely = declared.filter(|known| distance(known) <= 2.1_f64.ln());
        likely.min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// The long window that a tier should have by its factor: the declared one, or the usual one.
    pub fn right_window(&self, tier: &Tier<'_>) -> f64 {
        self.declared(tier).map_or_else(|| self.objective.usual_window(self.factor(tier)), |declared| declared.window)
    }

    /// What each condition that could not be read leaves open.
    pub fn unread(&self) -> Vec<Finding> {
        let unread = self.coverage.unclear.iter().map(|unclear| {
            let alert = self.model.rules[unclear.rule].name;
            let draft = unknown(self.subject(), unclear.origin.place());
            match &unclear.reason {
                Reason::Syntax(reason) => draft.because(m::UNREAD_SYNTAX).with("reason", reason.clone()),
                Reason::MissingRecord(record) => draft.because(m::UNREAD_RECORD).with("record", record.clone()),
                Reason::UnreadRecord(record) => draft.because(m::UNREAD_RECORD_BODY).with("record", record.clone()),
                Reason::Form => draft.because(m::UNREAD_FORM),
                Reason::Unresolved(expression) => draft.because(m::UNREAD_VALUE).with("expression", expression.clone()),
            }
            .with("alert", alert)
        });
        unread.collect()
    }

    /// What keeps a failure from being certain: conditions that could not be read, alerts that may be meant, rules made elsewhere.
    /// One is enough to say: each of them may be what is missed.
    pub fn doubt(&self) -> Option<Finding> {
        let mut doubts = self.unread();
        doubts.extend(self.coverage.lookalikes.iter().map(|rule| {
            let rule = &self.model.rules[*rule];
            unknown(self.subject(), rule.node).because(m::LOOKALIKE).with("alert", rule.name)
        }));
        if self.coverage.is_none() && self.slo.is_generated() {
            doubts.push(unknown(self.subject(), self.slo.node).because(m::DELEGATED));
        }
        doubts.into_iter().next()
    }

    /// What a check of single conditions says where there is none to judge.
    pub fn nothing_to_judge(&self) -> Finding {
        let off = self.slo.page_off.is_some() && self.slo.ticket_off.is_some();
        let none = || not_applicable(self.subject(), self.slo.node).because(m::NO_ALERTS);
        self.doubt().filter(|_| !off).unwrap_or_else(none)
    }

    /// The single conditions, judged one by one, and what could not be read.
    pub fn one_by_one(&self, judge: impl Fn(&Tier<'a>) -> Vec<Finding>) -> Vec<Finding> {
        if self.coverage.tiers.is_empty() && self.coverage.unclear.is_empty() {
            return vec![self.nothing_to_judge()];
        }
        self.coverage.tiers.iter().flat_map(judge).chain(self.unread()).collect()
    }

    /// Points at the conditions that are no help, for a finding that misses them: they compare the wrong way, or can never fire.
    pub fn with_useless(&self, found: Finding) -> Finding {
        let reversed = self.coverage.reversed.iter();
        let found = reversed.fold(found, |found, tier| found.related(tier.long.origin.place(), m::REVERSED, &[]));
        let unknown = self.coverage.dead.iter().map(|dead| &dead.death);
        let dead = self.coverage.tiers.iter().filter_map(|tier| tier.death.as_ref()).chain(unknown);
        // What keeps a file from being loaded is the death of all its conditions.
        let mut places = Vec::new();
        for place in dead.map(|death| death.at.place()) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places.into_iter().fold(found, |found, place| found.related(place, m::NEVER_FIRES, &[]))
    }

    /// The longest window of a fast page: of an objective over many months it grows with the period.
    pub fn fast_window(&self, parameters: &Parameters) -> f64 {
        parameters.number("fast-window").max(self.objective.period / 360.0)
    }

    /// How this tree packs its rules.
    pub fn packing(&self) -> Packing {
        let own = self.coverage.tiers.first().map(|tier| tier.rule).or(self.coverage.lookalikes.first().copied());
        match own {
            Some(rule) => self.model.rules[rule].packing,
            None if matches!(self.slo.schema, Schema::SlothResource | Schema::Pyrra) => Packing::Resource,
            None => Packing::File,
        }
    }

    /// Rules that would do, in the way in which this tree packs its rules.
    pub fn snippet(&self, wanted: &[Wanted]) -> Option<String> {
        snippet::rules(self.slo, self.objective.budget, self.packing(), wanted)
    }

    /// The tier of the snippet that mends this one.
    pub fn mended(&self, tier: &Tier<'_>) -> Wanted {
        Wanted::of(self.factor(tier), self.right_window(tier), self.objective)
    }
}

/// Where a tier says its long window.
pub(crate) fn window_place(tier: &Tier<'_>) -> Place {
    tier.long.window().map_or_else(|| tier.long.origin.place(), |window| window.said().place())
}
