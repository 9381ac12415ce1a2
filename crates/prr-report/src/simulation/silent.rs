//! The worst silent incident in words.

use prr_model::{Pattern, SilentIncident, Simulation};

use super::messages as m;
use super::words::{Words, percent};

/// One plain sentence, also where there is none.
pub fn sentence(words: Words, simulation: &Simulation) -> String {
    let Some(silent) = &simulation.silent else {
        return words.say(&m::SILENT_NONE, &[("burn", &words.times(1.0))]);
    };
    let sentence = words.say(
        &m::SILENT,
        &[
            ("pattern", &pattern(words, silent.pattern)),
            ("burn", &words.times(silent.burn)),
            ("period", &words.period(simulation)),
            ("gone", &words.span(silent.exhausts)),
        ],
    );
    if silent.exact { sentence } else { words.say(&m::SILENT_FOUND, &[("silent", &sentence)]) }
}

/// The same in a cell: `400x, gone in 1 h 48 min`.
pub fn short(words: Words, silent: Option<&SilentIncident>) -> String {
    let Some(silent) = silent else { return words.word(&m::NONE).to_owned() };
    words.say(&m::SILENT_SHORT, &[("burn", &words.times(silent.burn)), ("gone", &words.span(silent.exhausts))])
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
    use prr_model::Coverage;
    use prr_model::Language::{En, Ko};

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
        let found = month(Some(SilentIncident { exact: false, ..incident }));
        assert!(sentence(Words(En), &found).ends_with("no alert fires (the worst that was found)"));
    }

    #[test]
    fn where_nothing_stays_silent_it_says_so() {
        assert_eq!(sentence(Words(En), &month(None)), "no incident above 1x stays silent");
        assert_eq!(short(Words(Ko), None), "없음");
    }

    #[test]
    fn every_pattern_has_its_words() {
        let constant = Pattern::Constant { errors: 0.002_9 };
        assert_eq!(pattern(Words(En), constant), "0.29 % errors all the time");
        let ramp = Pattern::Ramp { errors: 0.5, rise: 600.0 };
        assert_eq!(pattern(Words(En), ramp), "errors that rise from 0 to 50 % within 10 min and start again");
    }
}
