//! The worst silent incident over time: its errors, and what they leave of the budget.

use prr_model::{Pattern, SilentIncident};

use super::escape::escape;
use super::messages as m;
use super::svg::coordinate;
use super::words::{Words, percent};

const WIDTH: f64 = 900.0;
const LEFT: f64 = 120.0;
const RIGHT: f64 = 880.0;

/// Rows of the errors and of the budget.
const ERRORS: (f64, f64) = (26.0, 40.0);
const BUDGET: (f64, f64) = (84.0, 58.0);

/// Cycles that are drawn. Where there are more, the middle is left out.
const CYCLES: f64 = 24.0;

/// Cycles that begin a drawing whose middle is left out.
const FIRST: f64 = 5.0;

/// Columns of the middle that is left out.
const GAP: f64 = 150.0;

/// The incident as part of a page that has the style. Its sentence stands beside it, so screen readers pass it over.
pub fn strip(words: Words, silent: &SilentIncident) -> String {
    let drawing = Drawing::new(silent);
    let mut out = format!("<svg viewBox=\"0 0 {WIDTH} 172\" width=\"{WIDTH}\" height=\"172\" aria-hidden=\"true\">\n");
    for ((y, height), word) in [(ERRORS, &m::ERROR_RATIO), (BUDGET, &m::LEFT)] {
        out += &label("end", LEFT - 12.0, y + height / 2.0 + 4.0, "c-dim", words.word(word));
        out += &rect("c-track", LEFT, y, RIGHT - LEFT, height);
    }
    out += &drawing.errors(silent.pattern);
    out += &drawing.budget();
    out += &drawing.labels(words, silent);
    out + "</svg>\n"
}

/// What is drawn where.
struct Drawing {
    /// Cycles until nothing is left.
    cycles: f64,
    /// The part of a cycle that has errors.
    duty: f64,
    /// Columns a cycle.
    cycle: f64,
    /// Cycles that are drawn at the beginning.
    first: f64,
}

impl Drawing {
    fn new(silent: &SilentIncident) -> Self {
        let (length, duty) = match silent.pattern {
            Pattern::Constant { .. } => (silent.exhausts, 1.0),
            Pattern::Pulses { on, off, .. } => (on + off, on / (on + off)),
            Pattern::Ramp { rise, .. } => (rise, 1.0),
        };
        let cycles = (silent.exhausts / length).clamp(1.0, 1e12);
        let cycles = if cycles.is_finite() { cycles } else { 1.0 };
        let duty = if duty.is_finite() { duty.clamp(0.0, 1.0) } else { 1.0 };
        let whole = cycles <= CYCLES;
        let cycle = if whole { (RIGHT - LEFT) / cycles } else { (RIGHT - LEFT - GAP) / (2.0 * FIRST) };
        Self { cycles, duty, cycle, first: if whole { cycles } else { FIRST } }
    }

    fn whole(&self) -> bool {
        self.cycles <= CYCLES
    }

    /// The column where each drawn cycle begins, and where it ends at the latest.
    fn cycles(&self) -> Vec<(f64, f64)> {
        let mut out = Vec::new();
        let end = if self.whole() { RIGHT } else { LEFT + self.first * self.cycle };
        let mut x = LEFT;
        while x < end - 0.01 {
            out.push((x, (x + self.cycle).min(end)));
            x += self.cycle;
        }
        if !self.whole() {
            let mut x = RIGHT - self.first * self.cycle;
            while x < RIGHT - 0.01 {
                out.push((x, x + self.cycle));
                x += self.cycle;
            }
        }
        out
    }

    fn errors(&self, pattern: Pattern) -> String {
        let (top, height) = ERRORS;
        let ratio = match pattern {
            Pattern::Constant { errors } | Pattern::Pulses { errors, .. } | Pattern::Ramp { errors, .. } => errors,
        };
        // Low ratios stay visible.
        let tall = height * ratio.clamp(0.0, 1.0).sqrt().max(0.12);
        let bottom = top + height;
        let mut out = String::new();
        for (from, to) in self.cycles() {
            let end = (from + self.cycle * self.duty).min(to);
            match pattern {
                Pattern::Ramp { .. } => {
                    let [from, to, high, low] = [from, to, bottom - tall, bottom].map(coordinate);
                    out += &format!("<path class=\"c-errors\" d=\"M{from} {low}L{to} {high}L{to} {low}z\"/>\n");
                }
                Pattern::Constant { .. } => out += &rect("c-errors", from, bottom - tall, to - from, tall),
                Pattern::Pulses { .. } => {
                    out += &rect("c-healthy", end, top, to - end, height);
                    out += &rect("c-errors", from, bottom - tall, (end - from).max(1.0), tall);
                }
            }
        }
        out
    }

    /// What is left goes down while there are errors.
    fn budget(&self) -> String {
        let (top, height) = BUDGET;
        let cycles = self.cycles();
        let spent = |x: f64, cycle: f64| top + height * (cycle + x).min(self.cycles) / self.cycles;
        let mut out = format!("M{} {}", coordinate(LEFT), coordinate(top));
        let last = cycles.len();
        for (index, (from, to)) in (0_u32..).zip(&cycles) {
            let late = !self.whole() && f64::from(index) >= self.first;
            let passed = if late { self.cycles - 2.0 * self.first + f64::from(index) } else { f64::from(index) };
            let end = (from + self.cycle * self.duty).min(*to);
            let done =
                if end < from + self.cycle * self.duty - 0.01 { (end - from) / (self.cycle * self.duty) } else { 1.0 };
            let at = spent(done, passed);
            let [start, from, end, to, at] = [spent(0.0, passed), *from, end, *to, at].map(coordinate);
            let dash = if late && f64::from(index) <= self.first { "L" } else { "" };
            if !dash.is_empty() {
                out += &format!("{dash}{from} {start}");
            }
            out += &format!("L{end} {at}");
            if usize::try_from(index).unwrap_or(last) + 1 < last {
                out += &format!("L{to} {at}");
            }
        }
        out += &format!("L{} {}", coordinate(RIGHT), coordinate(top + height));
        format!("<path class=\"c-left\" d=\"{out}\"/>\n")
    }

    fn labels(&self, words: Words, silent: &SilentIncident) -> String {
        let say = |message, arguments: &[(&str, &str)]| words.say(message, arguments);
        let above = match silent.pattern {
            Pattern::Constant { errors } => say(&m::ERRORS, &[("errors", &percent(errors))]),
            Pattern::Pulses { errors, on, off } => {
                let failing = say(&m::FAILING, &[("time", &words.span(on)), ("errors", &percent(errors))]);
                format!("{failing}, {}", say(&m::HEALTHY, &[("time", &words.span(off))]))
            }
            Pattern::Ramp { errors, rise } => {
                say(&m::RISING, &[("time", &words.span(rise)), ("errors", &percent(errors))])
            }
        };
        let mut out = label("start", LEFT, 17.0, "", &above);
        out += &label("end", RIGHT, 17.0, "c-bad c-strong", words.word(&m::NO_ALERT));
        if !self.whole() {
            let middle = f64::midpoint(LEFT, RIGHT);
            let count = words.say(&m::TIMES_IN_ALL, &[("count", &format!("{:.0}", self.cycles.ceil()))]);
            out += &label("middle", middle, ERRORS.0 + ERRORS.1 / 2.0 + 4.0, "c-dim", &format!("… {count} …"));
        }
        let gone = words.say(&m::GONE_AFTER, &[("gone", &words.span(silent.exhausts))]);
        out + &label("end", RIGHT, BUDGET.0 + BUDGET.1 + 18.0, "c-bad c-strong", &gone)
    }
}

fn label(anchor: &str, x: f64, y: f64, class: &str, text: &str) -> String {
    let (x, y, text) = (coordinate(x), coordinate(y), escape(text));
    format!("<text class=\"c-text c-small {class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>\n")
}

fn rect(class: &str, x: f64, y: f64, width: f64, height: f64) -> String {
    let [x, y, width, height] = [x, y, width.max(0.0), height].map(coordinate);
    format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n")
}
