//! Objectives whose alerts behave in every way, shared by the tests and the example.

use prr_model::{
    Coverage, CurvePoint, Detection, Localized, Location, Pattern, Scenario, SilentIncident, Simulation,
    TierSimulation, Urgency,
};

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;

/// How long a rule and its records wait for each other.
const INTERVAL: f64 = 30.0;

/// A condition as it is written: alert, who, factor, windows, `for:`.
struct Written(&'static str, Urgency, f64, f64, Option<f64>, f64);

impl Written {
    fn detect(&self, burn: f64, errors_for_one: f64, period: f64) -> Detection {
        let Self(_, _, factor, long, _, hold) = *self;
        if burn < factor || factor * errors_for_one >= 1.0 {
            return Detection { fires: None, spent: None };
        }
        let fires = long * factor / burn + hold + INTERVAL;
        Detection { fires: Some(fires), spent: Some(fires * burn / period) }
    }

    fn tier(&self, budget: f64, period: f64, scenarios: &[f64]) -> TierSimulation {
        let Self(alert, urgency, factor, long, short, hold) = *self;
        let dead = factor * budget >= 1.0;
        let window = short.unwrap_or(long);
        TierSimulation {
            alert: alert.to_owned(),
            location: Some(place("alerts.yaml", 12)),
            urgency,
            factor,
            long,
            short,
            threshold: factor * budget,
            hold,
            interval: INTERVAL,
            share: factor * long / period,
            dead: dead.then(|| Localized {
                en: "the threshold is an error ratio of 1.4, and no error ratio exceeds 1".to_owned(),
                ko: "임계치가 오류율 1.4인데 오류율은 1을 넘을 수 없습니다".to_owned(),
            }),
            detections: scenarios.iter().map(|errors| self.detect(errors / budget, budget, period)).collect(),
            reset: window * (1.0 - factor * budget).max(0.0),
            smallest_burn: factor,
            one_event: 1.0 / (factor * budget),
        }
    }
}

fn place(path: &str, line: u32) -> Location {
    Location { path: path.to_owned(), line, column: 9, end_line: line, end_column: 24 }
}

fn first(written: &[Written], urgent: bool, burn: f64, budget: f64, period: f64) -> (Detection, Option<String>) {
    let asked = written.iter().filter(|tier| !urgent || tier.1 == Urgency::Page);
    let fires = |tier: &Written| tier.detect(burn, budget, period).fires.map(|fires| (fires, tier.0));
    match asked.filter_map(fires).min_by(|one, other| one.0.total_cmp(&other.0)) {
        None => (Detection { fires: None, spent: None }, None),
        Some((fires, alert)) => {
            (Detection { fires: Some(fires), spent: Some(fires * burn / period) }, Some(alert.to_owned()))
        }
    }
}

fn simulation(slo: (&str, &str), target: f64, period: f64, written: &[Written]) -> Simulation {
    let budget = 1.0 - target;
    let mut incidents = vec![1.0, 0.1, 0.02];
    incidents.retain(|errors| *errors > budget * 1.01);
    incidents.push(budget);
    let scenario = |errors: f64| {
        let burn = errors / budget;
        let (any, alert) = first(written, false, burn, budget, period);
        let page = first(written, true, burn, budget, period).0;
        Scenario { errors, burn, exhausts: period / burn, page, any, first: alert }
    };
    let most = 1.0 / budget;
    let point = |step: u32| {
        let burn = most.powf(f64::from(step) / 80.0);
        let spent = |urgent| first(written, urgent, burn, budget, period).0.spent;
        CurvePoint { burn, page: spent(true), any: spent(false) }
    };
    Simulation {
        service: slo.0.to_owned(),
        slo: slo.1.to_owned(),
        location: Some(place("slo.yaml", 3)),
        target,
        period,
        coverage: Coverage::Partial,
        missing: Vec::new(),
        tiers: written.iter().map(|tier| tier.tier(budget, period, &incidents)).collect(),
        scenarios: incidents.iter().copied().map(scenario).collect(),
        curve: (0..=80).map(point).collect(),
        silent: None,
    }
}

/// Everything is reported.
pub fn covered() -> Simulation {
    use Urgency::{Page, Ticket};
    let tiers = [
        Written("CheckoutBudgetBurnFast", Page, 14.4, HOUR, Some(5.0 * MINUTE), 0.0),
        Written("CheckoutBudgetBurnSlow", Page, 6.0, 6.0 * HOUR, Some(30.0 * MINUTE), 0.0),
        Written("CheckoutBudgetBurnTicket", Ticket, 3.0, DAY, Some(2.0 * HOUR), 0.0),
        Written("CheckoutBudgetBurnTicket", Ticket, 1.0, 3.0 * DAY, Some(6.0 * HOUR), 0.0),
    ];
    Simulation { coverage: Coverage::Covered, ..simulation(("checkout", "availability"), 0.999, 30.0 * DAY, &tiers) }
}

/// Windows in `for:`, as many first drafts have them.
pub fn seed() -> Simulation {
    use Urgency::{Page, Ticket};
    let tiers = [
        Written("SLOErrorBudgetBurnFast", Page, 14.4, MINUTE, None, 5.0 * MINUTE),
        Written("SLOErrorBudgetBurnSlow", Ticket, 6.0, 5.0 * MINUTE, None, 30.0 * MINUTE),
    ];
    Simulation {
        coverage: Coverage::Miswired,
        missing: vec!["PRR-BR-03".to_owned(), "PRR-BR-06".to_owned(), "PRR-BR-07".to_owned()],
        silent: Some(SilentIncident {
            pattern: Pattern::Pulses { errors: 1.0, on: 4.0 * MINUTE, off: 6.0 * MINUTE },
            burn: 400.0,
            exhausts: 6_480.0,
            exact: false,
        }),
        ..simulation(("checkout", "seed"), 0.999, 30.0 * DAY, &tiers)
    }
}

/// Nothing watches slow burns.
pub fn tailless() -> Simulation {
    let tiers = [
        Written("결제에러버짓소진", Urgency::Page, 13.44, HOUR, Some(5.0 * MINUTE), 2.0 * MINUTE),
        Written("결제에러버짓소진", Urgency::Page, 5.6, 6.0 * HOUR, Some(30.0 * MINUTE), 15.0 * MINUTE),
    ];
    Simulation {
        missing: vec!["PRR-BR-02".to_owned()],
        silent: Some(SilentIncident {
            pattern: Pattern::Constant { errors: 0.002_8 },
            burn: 5.6,
            exhausts: 28.0 * DAY / 5.6,
            exact: true,
        }),
        ..simulation(("결제", "가용성"), 0.9995, 28.0 * DAY, &tiers)
    }
}

/// One alert can never fire.
pub fn dead() -> Simulation {
    let tiers = [
        Written("NginxLatencyBudgetBurn", Urgency::Page, 14.0, HOUR, Some(5.0 * MINUTE), 2.0 * MINUTE),
        Written("NginxLatencyBudgetBurn", Urgency::Page, 7.0, 6.0 * HOUR, Some(30.0 * MINUTE), 15.0 * MINUTE),
    ];
    Simulation {
        coverage: Coverage::Dead,
        missing: vec!["PRR-BR-04".to_owned()],
        silent: Some(SilentIncident {
            pattern: Pattern::Ramp { errors: 1.0, rise: 40.0 * MINUTE },
            burn: 5.0,
            exhausts: 28.0 * DAY / 5.0,
            exact: false,
        }),
        ..simulation(("nginx", "latency"), 0.9, 28.0 * DAY, &tiers)
    }
}

/// No alert at all.
pub fn unwatched() -> Simulation {
    Simulation {
        coverage: Coverage::None,
        missing: vec!["PRR-BR-01".to_owned()],
        silent: Some(SilentIncident {
            pattern: Pattern::Constant { errors: 1.0 },
            burn: 100.0,
            exhausts: 7.0 * DAY / 100.0,
            exact: true,
        }),
        ..simulation(("search", "freshness"), 0.99, 7.0 * DAY, &[])
    }
}

/// One of each.
pub fn all() -> Vec<Simulation> {
    vec![covered(), seed(), dead(), unwatched(), tailless()]
}
