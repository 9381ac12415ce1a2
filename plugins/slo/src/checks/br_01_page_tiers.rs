//! PRR-BR-01: a fast and a slow condition page, judged by what they do and not by literal factors.

use prr_sdk::{Check, Finding, Message, Parameter, Parameters, Severity, Value, fail, manual, pass, unknown};

use super::case::{Case, FAST_WINDOW, INTERVAL, LEAST_SHARE, PAGES, PERIOD, each, window_place};
use crate::burn::origin::written;
use crate::burn::tier::{Tier, Urgency};
use crate::messages as m;
use crate::model::Model;
use crate::snippet::{self, complete};

const PARAMETERS: &[Parameter] = &[
    INTERVAL,
    PERIOD,
    PAGES,
    LEAST_SHARE,
    FAST_WINDOW,
    Parameter::duration("slow-window", 43_200.0),
    Parameter::share("fast-share", 0.05),
    Parameter::share("slow-share", 0.10),
    Parameter::duration("short-period", 1_209_600.0),
    Parameter::share("short-period-fast-share", 0.10),
    Parameter::share("short-period-slow-share", 0.15),
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-BR-01",
        severity: Severity::Critical,
        documentation: include_str!("br_01_page_tiers.md"),
        parameters: PARAMETERS,
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    each(model, parameters, |case| {
        if let Some(off) = case.slo.page_off {
            let outage = Value::Duration(case.objective.outage());
            return vec![manual(case.subject(), off).because(m::PAGES_OFF).with("outage", outage)];
        }
        judge_one(case, &Bounds::new(case, parameters), parameters.text("page-severities"))
    })
}

/// What counts as fast and as slow for one objective.
struct Bounds {
    least: f64,
    fast_window: f64,
    fast_share: f64,
    slow_window: f64,
    slow_share: f64,
}

impl Bounds {
    fn new(case: &Case<'_, '_>, parameters: &Parameters) -> Self {
        let period = case.objective.period;
        let of = |name: &str| parameters.number(name);
        let short = period < of("short-period");
        Self {
            least: of("minimum-share"),
            fast_window: case.fast_window(parameters),
            fast_share: of(if short { "short-period-fast-share" } else { "fast-share" }),
            slow_window: of("slow-window").max(period / 50.0),
            slow_share: of(if short { "short-period-slow-share" } else { "slow-share" }),
        }
    }

    fn fast(&self, case: &Case<'_, '_>, tier: &Tier<'_>) -> bool {
        self.within(case, tier, self.fast_window, self.fast_share)
    }

    fn slow(&self, case: &Case<'_, '_>, tier: &Tier<'_>) -> bool {
        self.within(case, tier, self.slow_window, self.slow_share)
    }

    /// Rounded factors may miss a bound by less than they were rounded.
    fn within(&self, case: &Case<'_, '_>, tier: &Tier<'_>, window: f64, most: f64) -> bool {
        let share = tier.share(case.objective);
        tier.window() <= window && share >= self.least * 0.99 && share <= most * 1.01
    }
}

fn judge_one<'a>(case: &Case<'_, 'a>, bounds: &Bounds, pages: &str) -> Vec<Finding> {
    let urgency = |tier: &Tier<'a>| Urgency::of(case.rule(tier), pages);
    let live: Vec<_> = case.coverage.tiers.iter().filter(|tier| tier.is_live()).collect();
    let among = |allowed: &[Urgency], test: &dyn Fn(&Tier<'a>) -> bool| {
        live.iter().copied().filter(|tier| allowed.contains(&urgency(tier)) && test(tier)).collect::<Vec<_>>()
    };
    let pair = |fast: &[&'_ Tier<'a>], slow: &[&'_ Tier<'a>]| {
        let pairs = fast.iter().flat_map(|fast| slow.iter().map(move |slow| (*fast, *slow)));
        pairs
            .into_iter()
            .find(|(fast, slow)| slow.window() > fast.window())
            .map(|(fast, slow)| (fast.clone(), slow.clone()))
    };
    let fast = among(&[Urgency::Page], &|tier| bounds.fast(case, tier));
    let slow = among(&[Urgency::Page, Urgency::Warning], &|tier| bounds.slow(case, tier));
    if let Some((fast, slow)) = pair(&fast, &slow) {
        return vec![covered(case, &fast, &slow, urgency(&slow) == Urgency::Warning)];
    }
    let any = [Urgency::Page, Urgency::Warning, Urgency::Unclear];
    let maybe = pair(&among(&any, &|tier| bounds.fast(case, tier)), &among(&any, &|tier| bounds.slow(case, tier)));
    let unclear =
        maybe.and_then(|(fast, slow)| [fast, slow].into_iter().find(|tier| urgency(tier) == Urgency::Unclear));
    if let Some(tier) = unclear {
        let rule = case.rule(&tier);
        let found = unknown(case.subject(), rule.severity_node()).because(m::SEVERITY_UNCLEAR);
        return vec![found.with("alert", rule.name).with("pages", pages)];
    }
    vec![case.doubt().unwrap_or_else(|| missing(case, bounds, !fast.is_empty(), !slow.is_empty()))]
}

fn covered(case: &Case<'_, '_>, fast: &Tier<'_>, slow: &Tier<'_>, warning: bool) -> Finding {
    let message = if warning { m::PAGES_COVERED_WARNING } else { m::PAGES_COVERED };
    pass(case.subject(), window_place(fast))
        .because(message)
        .with("fast_alert", case.rule(fast).name)
        .with("fast_share", Value::Share(fast.share(case.objective)))
        .with("fast_window", written(fast.window()))
        .with("slow_alert", case.rule(slow).name)
        .with("slow_share", Value::Share(slow.share(case.objective)))
        .with("slow_window", written(slow.window()))
        .proof(window_place(slow))
}

fn missing(case: &Case<'_, '_>, bounds: &Bounds, fast: bool, slow: bool) -> Finding {
    let objective = case.objective;
    let found = fail(case.subject(), case.slo.alerting_place());
    let tiers = complete(objective);
    let snippet = || snippet::tested_rules(case.slo, objective, case.packing(), &tiers);
    let fix = |found: Finding| case.with_useless(found.fix(m::ADD_TIERS, &[], snippet()));
    let by_distance = |tier: &&Tier<'_>| (tier.share(objective) / bounds.fast_share).ln().abs();
    let closest = case
        .coverage
        .tiers
        .iter()
        .filter(|tier| tier.is_live())
        .min_by(|a, b| by_distance(a).total_cmp(&by_distance(b)));
    let Some(closest) = closest else {
        let found = found.because(m::PAGES_NONE).with("period", written(objective.period));
        return fix(found.with("outage", Value::Duration(objective.outage())));
    };
    let message: Message = match (fast, slow) {
        (false, false) => m::PAGES_NEITHER,
        (false, true) => m::PAGES_NO_FAST,
        (true, _) => m::PAGES_NO_SLOW,
    };
    let rule = case.rule(closest);
    let factor = case.factor(closest);
    let fires = closest.behaviour(rule, case.interval).fires_after(1.0).unwrap_or(f64::INFINITY);
    let found = found
        .because(message)
        .with("alert", rule.name)
        .with("factor", Value::Number(factor))
        .with("window", written(closest.window()))
        .with("share", Value::Share(closest.share(objective)))
        .with("fires", Value::Duration(fires))
        .with("spent", Value::Share(objective.spent(1.0, fires)))
        .with("gone", Value::Duration(objective.exhausted_after(factor / 2.0)))
        .with("least", Value::Share(bounds.least))
        .with("fast_window", written(bounds.fast_window))
        .with("fast_most", Value::Share(bounds.fast_share))
        .with("slow_window", written(bounds.slow_window))
        .with("slow_most", Value::Share(bounds.slow_share));
    let conditions = [("factor", Value::Number(factor)), ("window", Value::from(written(closest.window())))];
    fix(found.related(window_place(closest), m::CLOSEST_RULE, &conditions))
}
