//! How simulations write numbers: shorter than messages do, because they stand in columns and on axes.

use prr_model::{Language, Message, Simulation, Urgency, Value};

use super::messages as m;
use crate::messages::text;
use crate::visible::one_line;

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;

/// The reader's words.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Language);

impl Words {
    /// A word.
    pub const fn word(self, message: &Message) -> &'static str {
        message.template(self.0)
    }

    /// A sentence.
    pub fn say(self, message: &Message, arguments: &[(&str, &str)]) -> String {
        text(message, self.0, arguments)
    }

    /// A time span in one unit: `52 s`, `8.6 min`, `1.8 h`, `3 d`.
    pub fn brief(self, seconds: f64) -> String {
        if !seconds.is_finite() {
            return self.word(&m::NEVER).to_owned();
        }
        let [second, minute, hour, day] = self.units();
        // Where the next unit would lose a digit that matters, the smaller one stays a little longer.
        match seconds {
            _ if seconds < 59.5 => format!("{seconds:.0}{second}"),
            _ if seconds < 99.95 * MINUTE => format!("{}{minute}", decimals(seconds / MINUTE, 1)),
            _ if seconds < 47.95 * HOUR => format!("{}{hour}", decimals(seconds / HOUR, 1)),
            _ => format!("{}{day}", decimals(seconds / DAY, 1)),
        }
    }

    /// A time span of which tenths of a second may be all there is: `0.9 s`.
    pub fn fine(self, seconds: f64) -> String {
        if (0.05..9.95).contains(&seconds) {
            return format!("{}{}", decimals(seconds, 1), self.units()[0]);
        }
        self.brief(seconds)
    }

    /// A time span as it is said: hours come with their minutes, `1 h 48 min`.
    pub fn span(self, seconds: f64) -> String {
        let minutes = (seconds / MINUTE).round();
        if !(60.0..2_880.0).contains(&minutes) {
            return self.brief(seconds);
        }
        let (hours, rest) = ((minutes / 60.0).floor(), minutes % 60.0);
        let [_, minute, hour, _] = self.units();
        if rest == 0.0 { format!("{hours}{hour}") } else { format!("{hours}{hour} {rest}{minute}") }
    }

    /// A burn rate or factor: `14.4x`.
    pub fn times(self, burn: f64) -> String {
        let digits = if burn < 99.95 { 2 } else { 0 };
        self.say(&m::TIMES, &[("number", &decimals(burn, digits))])
    }

    /// A share that is spent: `2.3 %`.
    pub fn share(self, share: f64) -> String {
        Value::Share(share).display(self.0)
    }

    /// Who an alert calls.
    pub const fn urgency(self, urgency: Urgency) -> &'static str {
        self.word(match urgency {
            Urgency::Page => &m::PAGE,
            Urgency::Ticket => &m::TICKET,
            Urgency::Silent => &m::NOBODY,
        })
    }

    /// The head of a column for an incident of constant errors.
    pub fn incident(self, errors: f64, burn: f64) -> String {
        match () {
            () if errors > 0.999_999 => self.word(&m::FULL_OUTAGE).to_owned(),
            () if (0.99..1.01).contains(&burn) => self.times(1.0),
            () => percent(errors),
        }
    }

    /// `99.9 % over 30d (43.2 min of full outage)`.
    pub fn grants(self, simulation: &Simulation) -> String {
        let budget = self.brief(simulation.period * simulation.budget());
        let (target, period) = (percent(simulation.target), self.period(simulation));
        self.say(&m::GRANTS, &[("target", &target), ("period", &period), ("budget", &budget)])
    }

    /// The period of an objective: in Prometheus' notation where that is read as it is.
    pub fn period(self, simulation: &Simulation) -> String {
        match self.0 {
            Language::En => window(simulation.period),
            Language::Ko => self.brief(simulation.period),
        }
    }

    /// What the numbers rest on.
    pub fn assumptions(self, simulation: &Simulation) -> String {
        let intervals = || simulation.tiers.iter().map(|tier| tier.interval);
        let (least, most) = (intervals().fold(f64::INFINITY, f64::min), intervals().fold(0.0, f64::max));
        if simulation.tiers.is_empty() {
            return self.word(&m::ASSUMED).to_owned();
        }
        let (low, high) = (self.brief(least), self.brief(most));
        let interval = if low == high { low } else { self.say(&m::BETWEEN, &[("least", &low), ("most", &high)]) };
        self.say(&m::ASSUMED_EVERY, &[("interval", &interval)])
    }

    const fn units(self) -> [&'static str; 4] {
        match self.0 {
            Language::En => [" s", " min", " h", " d"],
            Language::Ko => ["초", "분", "시간", "일"],
        }
    }
}

/// `checkout/availability`, safe to print and on one line.
pub fn name(simulation: &Simulation) -> String {
    one_line(&simulation.subject())
}

/// A target or an error ratio, which is exact: `99.95 %`. Shares that are spent are not, and keep a fixed number of digits.
pub fn percent(ratio: f64) -> String {
    let digits = if ratio < 0.000_1 { 5 } else { 4 };
    format!("{} %", decimals(ratio * 100.0, digits))
}

/// A window in Prometheus' notation: `1h30m`.
pub fn window(seconds: f64) -> String {
    let mut rest = seconds.round();
    if rest < 1.0 || !rest.is_finite() {
        return "0s".to_owned();
    }
    let part = |(unit, size): (&str, f64)| {
        let count = (rest / size).floor();
        rest -= count * size;
        if count > 0.0 { format!("{count}{unit}") } else { String::new() }
    };
    [("d", DAY), ("h", HOUR), ("m", MINUTE), ("s", 1.0)].map(part).concat()
}

/// At most `digits` decimals, without trailing zeros.
pub fn decimals(number: f64, digits: usize) -> String {
    if !number.is_finite() {
        return if number.is_nan() { "NaN".to_owned() } else { "∞".to_owned() };
    }
    let text = format!("{number:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_short_in_columns_and_whole_in_sentences() {
        let (en, ko) = (Words(Language::En), Words(Language::Ko));
        let seconds = [0.0, 52.0, 59.9, 240.0, 518.4, 6_480.0, 51_840.0, 259_200.0, f64::INFINITY];
        assert_eq!(
            seconds.map(|seconds| en.brief(seconds)),
            ["0 s", "52 s", "1 min", "4 min", "8.6 min", "1.8 h", "14.4 h", "3 d", "never"]
        );
        assert_eq!(en.span(6_480.0), "1 h 48 min");
        assert_eq!(ko.span(6_480.0), "1시간 48분");
        assert_eq!(en.span(3_599.0), "1 h");
        assert_eq!(en.span(240.0), "4 min");
        assert_eq!(ko.brief(f64::NAN), "없음");
    }

    #[test]
    fn windows_are_written_as_prometheus_reads_them() {
        assert_eq!([300.0, 5_400.0, 259_200.0, 2_592_000.0].map(window), ["5m", "1h30m", "3d", "30d"]);
        assert_eq!([0.0, -5.0, f64::NAN, f64::INFINITY].map(window), ["0s"; 4]);
    }

    #[test]
    fn ratios_and_factors_keep_the_digits_that_were_written() {
        assert_eq!(
            [0.999, 0.9995, 0.0144, 1.0, 0.000_05].map(percent),
            ["99.9 %", "99.95 %", "1.44 %", "100 %", "0.005 %"]
        );
        let en = Words(Language::En);
        assert_eq!([14.4, 13.44, 1.0, 999.999_999].map(|burn| en.times(burn)), ["14.4x", "13.44x", "1x", "1000x"]);
        assert_eq!(en.incident(1.0, 1_000.0), "full outage");
        assert_eq!(en.incident(0.001, 1.000_000_1), "1x");
        assert_eq!(en.incident(0.02, 20.0), "2 %");
    }
}
