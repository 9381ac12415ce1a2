//! Tiers: conditions paired by what they measure, with everything that decides how they behave.

use std::rc::Rc;

use crate::burn::atom::Atom;
use crate::burn::condition::Branch;
use crate::burn::liveness::Death;
use crate::timing::Condition;
use crate::timing::Objective;
use crate::written::Rule;

/// Why the other window of a tier is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It measures something else.
    OtherIndicator,
    /// It has another threshold.
    OtherThreshold,
}

/// One burn-rate condition of an objective.
#[derive(Clone, Debug)]
pub(crate) struct Tier<'a> {
    /// The alerting rule.
    pub rule: usize,
    /// The comparison over the longest window.
    pub long: Atom<'a>,
    /// The comparison over the shortest window, if there is a second one.
    pub short: Option<Atom<'a>>,
    /// What is wrong with the second one.
    pub flaw: Option<Flaw>,
    /// Comparisons of plain rates that must hold too: enough traffic, enough failures.
    pub guards: Vec<Atom<'a>>,
    /// Whether the alert itself names the objective.
    pub named: bool,
    /// Why the condition can never fire, if it cannot.
    pub death: Option<Rc<Death<'a>>>,
}

/// Who an alert reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// A person, at once.
    Page,
    /// A severity that teams page on or not: `warning`.
    Warning,
    /// A queue.
    Ticket,
    /// Nobody can tell: no severity, or one that is not known.
    Unclear,
    /// Nobody.
    Silent,
}

impl<'a> Tier<'a> {
    /// The tier of those comparisons of a branch that are meant for one objective.
    pub fn new(rule: usize, branch: &Branch<'a>, meant: impl Fn(&Atom<'a>) -> bool) -> Option<Self> {
        let (atoms, others): (Vec<_>, Vec<_>) =
            branch.atoms.iter().filter(|atom| atom.window().is_some()).cloned().partition(|atom| meant(atom));
        let guards = others.into_iter().filter(|atom| !atom.ratio.divided).collect();
        let mut atoms = atoms;
        atoms.sort_by(|a, b| b.seconds().total_cmp(&a.seconds()));
        let mut atoms = atoms.into_iter();
        let long = atoms.next()?;
        let shorter: Vec<_> = atoms.filter(|atom| atom.seconds() < long.seconds()).collect();
        let partner = shorter
            .iter()
            .rfind(|atom| atom.ratio.fingerprint() == long.ratio.fingerprint() && atom.agrees_with(&long));
        let short = partner.or(shorter.last()).cloned();
        let flaw = short.as_ref().and_then(|short| match () {
            () if short.ratio.fingerprint() != long.ratio.fingerprint() => Some(Flaw::OtherIndicator),
            () if !short.agrees_with(&long) => Some(Flaw::OtherThreshold),
            () => None,
        });
        Some(Self { rule, long, short, flaw, guards, named: false, death: None })
    }

    /// The comparisons, longest window first.
    pub fn atoms(&self) -> impl Iterator<Item = &Atom<'a>> {
        [&self.long].into_iter().chain(&self.short)
    }

    /// The long window, in seconds.
    pub fn window(&self) -> f64 {
        self.long.seconds()
    }

    /// The short window, if it is one.
    pub fn short_window(&self) -> Option<f64> {
        self.short.as_ref().filter(|_| self.flaw.is_none()).map(Atom::seconds)
    }

    /// The burn-rate factor: as it is written, or what the threshold makes of the budget.
    pub fn factor(&self, budget: f64) -> f64 {
        self.long.separated().map_or_else(|| self.long.theta() / budget, |separated| separated.factor)
    }

    /// Whether nothing is known that keeps the condition from ever firing.
    pub const fn is_live(&self) -> bool {
        self.death.is_none()
    }

    /// The share of the budget that is spent when the tier burns exactly at its factor for its long window.
    pub fn share(&self, objective: Objective) -> f64 {
        objective.share(self.factor(objective.budget), self.window())
    }

    /// How the tier behaves under its rule.
    pub fn behaviour(&self, rule: &Rule<'_>, interval: f64) -> Condition {
        Condition {
            long: self.window(),
            short: self.short_window(),
            threshold: self.long.theta(),
            hold: rule.hold(),
            keep: rule.keep(),
            interval: rule.interval.unwrap_or(interval),
        }
    }
}

impl Urgency {
    /// What the labels of a rule say; `pages` are further severities that page, separated by commas.
    pub fn of(rule: &Rule<'_>, pages: &str) -> Self {
        match rule.label("sloth_severity") {
            Some("page") => return Self::Page,
            Some("ticket") => return Self::Ticket,
            _ => {}
        }
        let Some(severity) = rule.label("severity") else { return Self::Unclear };
        let severity = severity.to_ascii_lowercase();
        if pages.split(',').any(|page| page.trim().eq_ignore_ascii_case(&severity)) {
            return Self::Page;
        }
        match severity.as_str() {
            "warning" | "warn" | "p2" | "sev2" => Self::Warning,
            "ticket" | "low" | "medium" | "minor" | "p3" | "p4" | "sev3" | "sev4" => Self::Ticket,
            "none" | "info" | "informational" | "debug" => Self::Silent,
            _ => Self::Unclear,
        }
    }
}
