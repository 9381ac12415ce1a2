//! The worst silent incident in words.

use prr_model::{Coverage, Pattern, SilentIncident, Simulation};

use super::coverage::Tone;
use super::messages as m;
use super::words::{Words, percent};

/// Burn rates above 1 at which an alert is asked for; below, rounding decides.
const ABOVE_ONE: f64 = 1.06;

/// Whether an incident stays silent.
#[derive(Clone, Copy, Debug)]
pub enum Silence<'a> {
    /// The worst one that does.
    Incident(&'a SilentIncident),
    /// None that burns more than is granted.
    None,
    /// Nobody can tell: what could be read does not report every burn, and what could not be read may.
    Unknown,
}

impl<'a> Silence<'a> {
    /// Of an objective. That no silent incident is named is good news only where the alerts that were read report every burn.
    pub fn of(simulation: &'a Simulation) -> Self {
        let unheard = |point: &prr_model::CurvePoint| point.burn > ABOVE_ONE && point.any.is_none();
        let heard = !simulation.tiers.is_empty() && !simulation.curve.iter().any(unheard);
        match &simulation.silent {
            Some(incident) => Self::Incident(incident),
            None if heard => Self::None,
            None => Self::Unknown,
        }
    }

    /// How good the news is.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Incident(_) => Tone::Bad,
            Self::None => Tone::Good,
            Self::Unknown => Tone::Fair,
        }
    }

    /// Its name for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Incident(_) => "incident",
            Self::None => "none",
            Self::Unknown => "unknown",
        }
    }

    /// In a cell: `400x, gone in 1 h 48 min`.
    pub fn short(self, words: Words) -> String {
        match self {
            Self::None => words.word(&m::NONE).to_owned(),
            Self::Unknown => words.word(&m::UNKNOWN).to_owned(),
            Self::Incident(silent) => words
                .say(&m::SILENT_SHORT, &[("burn", &words.times(silent.burn)), ("gone", &words.span(silent.exhausts))]),
        }
    }
}

/// One plain sentence, whatever is known.
pub fn sentence(words: Words, simulation: &Simulation) -> String {
    match Silence::of(simulation) {
        Silence::None => words.say(&m::SILENT_NONE, &[("burn", &words.times(1.0))]),
        Silence::Unknown => words.word(&m::SILENT_UNKNOWN).to_owned(),
        Silence::Incident(silent) => incident(words, simulation, silent),
    }
}

fn incident(words: Words, simulation: &Simulation, silent: &SilentIncident) -> String {
    let proven = simulation.coverage != Coverage::Unproven;
    let alerts = words.word(if proven { &m::NO_ALERT_FIRES } else { &m::NO_READ_ALERT_FIRES });
    let sentence = words.say(
        &m::SILENT,
        &[
            ("pattern", &pattern(words, silent.pattern)),
            ("burn", &words.times(silent.burn)),
            ("period", &words.period(simulation)),
            ("gone", &words.span(silent.exhausts)),
            ("alerts", alerts),
        ],
    );
    if silent.exact { sentence } else { words.say(&m::SILENT_FOUND, &[("silent", &sentence)]) }
}

fn pattern(words: Words, pattern: Pattern) -> String {
    match pattern {
        Pattern::Constant { errors } => words.say(&m::CONSTANT, &[("errors", &percent(errors))]),
        Pattern::Pulses { errors, on, off } => {
            words.say(&m::PULSES, &[("errors", &percent(errors)), ("on", &words.span(on)), ("off", &words.span(off))])
        }
        Pattern::Ramp { errors, rise } => {
            words.say(&m::RAMP, &[("errors", &percent(errors)), ("rise", &words.span(rise))])
        }
    }
}

#[cfg(test)]
mod tests {
    use prr_model::Language::{En, Ko};
    use prr_model::{CurvePoint, TierSimulation, Urgency};

    use super::*;

    fn month(silent: Option<SilentIncident>) -> Simulation {
        Simulation {
            service: "checkout".to_owned(),
            slo: "availability".to_owned(),
            location: None,
            target: 0.999,
            period: 2_592_000.0,
            coverage: Coverage::Miswired,
            missing: Vec::new(),
            tiers: Vec::new(),
            scenarios: Vec::new(),
            curve: Vec::new(),
            silent,
        }
    }

    #[test]
    fn the_sentence_says_what_happens_and_how_fast_the_budget_goes() {
        let pattern = Pattern::Pulses { errors: 1.0, on: 240.0, off: 360.0 };
        let incident = SilentIncident { pattern, burn: 400.0, exhausts: 6_480.0, exact: true };
        let exact = month(Some(incident.clone()));
        assert_eq!(
            sentence(Words(En), &exact),
            "worst silent incident: 4 min of 100 % errors, 6 min healthy, repeated: 400x burn, the 30d budget is gone after 1 h 48 min, and no alert fires"
        );
        assert_eq!(
            sentence(Words(Ko), &exact),
            "알림 없는 최악의 장애: 4분 동안 오류율 100 %, 6분 동안 정상인 상태가 반복됩니다. 번레이트 400배로 30일 버짓이 1시간 48분 만에 모두 소진되지만 알람은 울리지 않습니다"
        );
        let unproven = Simulation { coverage: Coverage::Unproven, ..exact };
        assert!(sentence(Words(En), &unproven).ends_with("and no alert that could be read fires"));
        let found = month(Some(SilentIncident { exact: false, ..incident }));
        assert!(sentence(Words(En), &found).ends_with("no alert fires (the worst that was found)"));
    }

    #[test]
    fn good_news_need_alerts_that_report_every_burn() {
        let nothing_read = month(None);
        assert!(sentence(Words(En), &nothing_read).starts_with("not known what stays silent"));
        assert_eq!(Silence::of(&nothing_read).short(Words(Ko)), "알 수 없음");
        let tier = TierSimulation {
            alert: "Burn".to_owned(),
            location: None,
            urgency: Urgency::Page,
            factor: 1.0,
            long: 259_200.0,
            short: None,
            threshold: 0.001,
            hold: 0.0,
            interval: 60.0,
            share: 0.1,
            dead: None,
            detections: Vec::new(),
            reset: 0.0,
            smallest_burn: 1.0,
            one_event: 1_000.0,
        };
        let point = |burn, any| CurvePoint { burn, page: None, any };
        let curve = vec![point(1.0, None), point(2.0, Some(0.1)), point(1_000.0, Some(0.2))];
        let heard = Simulation { tiers: vec![tier], curve, ..nothing_read };
        assert_eq!(sentence(Words(En), &heard), "no incident above 1x stays silent");
        let gap = Simulation { curve: vec![point(2.0, None), point(1_000.0, Some(0.2))], ..heard };
        assert!(sentence(Words(En), &gap).starts_with("not known what stays silent"));
    }

    #[test]
    fn every_pattern_has_its_words() {
        let constant = Pattern::Constant { errors: 0.002_9 };
        assert_eq!(pattern(Words(En), constant), "0.29 % errors all the time");
        let ramp = Pattern::Ramp { errors: 0.5, rise: 600.0 };
        assert_eq!(pattern(Words(En), ramp), "errors that rise from 0 to 50 % within 10 min and start again");
    }
}
