//! The worst silent incident in words.

use prr_model::{Pattern, SilentIncident, Simulation};

use super::messages as m;
use super::words::{Words, percent, window};

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
            ("period", &window(simulation.period)),
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
    use prr_model::Language::{En, Ko};

    use super::*;
    use crate::simulation::sample::{covered, seed};

    #[test]
    fn the_sentence_says_what_happens_and_how_fast_the_budget_goes() {
        assert_eq!(
            sentence(Words(En), &seed()),
            "worst silent incident: 4 min of 100 % errors, 6 min healthy, repeated: 400x burn, the 30d budget is gone after 1 h 48 min, and no alert fires (the worst that was found)"
        );
        assert_eq!(
            sentence(Words(Ko), &seed()),
            "알림 없는 최악의 장애: 4분 동안 오류율 100 %, 6분 동안 정상인 상태가 반복됩니다. 번레이트 400배로 30d 버짓이 1시간 48분 만에 모두 소진되지만 알람은 울리지 않습니다 (탐색으로 찾은 최악의 경우)"
        );
        assert_eq!(sentence(Words(En), &covered()), "no incident above 1x stays silent");
    }

    #[test]
    fn every_pattern_has_its_words() {
        let constant = Pattern::Constant { errors: 0.002_9 };
        assert_eq!(pattern(Words(En), constant), "0.29 % errors all the time");
        let ramp = Pattern::Ramp { errors: 0.5, rise: 600.0 };
        assert_eq!(pattern(Words(En), ramp), "errors that rise from 0 to 50 % within 10 min and start again");
    }
}
