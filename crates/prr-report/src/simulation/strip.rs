//! The worst silent incident over time: its errors, and what they leave of the budget.

use prr_model::{Pattern, SilentIncident};

use super::messages as m;
use super::shapes::{area, line, text};
use super::words::{Words, percent};

const WIDTH: f64 = 900.0;
const LEFT: f64 = 120.0;
const RIGHT: f64 = 880.0;

/// Top and height of the errors and of the budget.
const ERRORS: (f64, f64) = (26.0, 40.0);
const BUDGET: (f64, f64) = (84.0, 58.0);

/// Cycles that are drawn. Where there are more, the middle is left out.
const MOST: u32 = 24;

/// Cycles that are drawn on either side of a middle that is left out.
const FEW: u32 = 5;

/// Columns of the middle that is left out.
const GAP: f64 = 150.0;

/// The incident as part of a page that has the style. Its sentence stands beside it, so screen readers pass it over.
pub fn strip(words: Words, silent: &SilentIncident) -> String {
    let drawing = Drawing::new(silent);
    let open = format!("<svg viewBox=\"0 0 {WIDTH} 172\" width=\"{WIDTH}\" height=\"172\" aria-hidden=\"true\">\n");
    let row = |((y, height), word)| {
        text("c-small c-dim", "end", (LEFT - 12.0, y + height / 2.0 + 4.0), words.word(word))
            + &area("c-track", (LEFT, y), (RIGHT - LEFT, height))
    };
    let rows = [(ERRORS, &m::ERROR_RATIO), (BUDGET, &m::LEFT)].map(row).concat();
    [open, rows, drawing.errors(silent.pattern), drawing.budget(), drawing.labels(words, silent), "</svg>\n".to_owned()]
        .concat()
}

/// What is drawn where.
struct Drawing {
    /// Cycles until nothing is left.
    count: f64,
    /// The part of a cycle that has errors.
    duty: f64,
    /// Those that are drawn.
    cycles: Vec<Cycle>,
}

/// One cycle on the drawing.
struct Cycle {
    /// Cycles before it.
    before: f64,
    /// Where it begins, where its errors end, and where it ends: the last one is cut where nothing is left.
    from: f64,
    healthy: f64,
    to: f64,
}

impl Drawing {
    fn new(silent: &SilentIncident) -> Self {
        let (length, duty) = match silent.pattern {
            Pattern::Constant { .. } => (silent.exhausts, 1.0),
            Pattern::Pulses { on, off, .. } => (on + off, on / (on + off)),
            Pattern::Ramp { rise, .. } => (rise, 1.0),
        };
        let count = if (silent.exhausts / length).is_finite() { silent.exhausts / length } else { 1.0 };
        let duty = if duty.is_finite() { duty.clamp(0.0, 1.0) } else { 1.0 };
        let mut drawing = Self { count: count.clamp(1.0, 1e12), duty, cycles: Vec::new() };
        drawing.place();
        drawing
    }

    fn whole(&self) -> bool {
        self.count <= f64::from(MOST)
    }

    fn place(&mut self) {
        if self.whole() {
            let width = (RIGHT - LEFT) / self.count;
            let whole = (0..MOST).map(f64::from).take_while(|before| *before < self.count - 1e-6);
            self.cycles = whole.map(|before| self.cycle(before, LEFT + width * before, width)).collect();
            return;
        }
        let width = (RIGHT - LEFT - GAP) / f64::from(2 * FEW);
        let first = (0..FEW).map(f64::from).map(|before| self.cycle(before, LEFT + width * before, width));
        let last = (1..=FEW).rev().map(f64::from);
        let last = last.map(|after| self.cycle(self.count - after, RIGHT - width * after, width));
        self.cycles = first.chain(last).collect();
    }

    fn cycle(&self, before: f64, from: f64, width: f64) -> Cycle {
        let cut = |x: f64| x.min(RIGHT);
        Cycle { before, from, healthy: cut(from + width * self.duty), to: cut(from + width) }
    }

    fn errors(&self, pattern: Pattern) -> String {
        let (top, height) = ERRORS;
        let bottom = top + height;
        let (Pattern::Constant { errors } | Pattern::Pulses { errors, .. } | Pattern::Ramp { errors, .. }) = pattern;
        // Low ratios stay visible.
        let tall = height * errors.clamp(0.0, 1.0).sqrt().max(0.12);
        let draw = |Cycle { from, healthy, to, .. }: &Cycle| match pattern {
            Pattern::Ramp { .. } => line("c-errors", &[(*from, bottom), (*to, bottom - tall), (*to, bottom)]),
            _ => {
                area("c-healthy", (*healthy, top), (to - healthy, height))
                    + &area("c-errors", (*from, bottom - tall), ((healthy - from).max(1.0), tall))
            }
        };
        self.cycles.iter().map(draw).collect()
    }

    /// What is left goes down while there are errors.
    fn budget(&self) -> String {
        let (top, height) = BUDGET;
        let row = |cycles: f64| top + height * (cycles / self.count).clamp(0.0, 1.0);
        let steps = self.cycles.iter().flat_map(|Cycle { before, from, healthy, to }| {
            [(*from, row(*before)), (*healthy, row(before + 1.0)), (*to, row(before + 1.0))]
        });
        let end = [(RIGHT, top + height)];
        line("c-left", &steps.chain(end).collect::<Vec<_>>())
    }

    fn labels(&self, words: Words, silent: &SilentIncident) -> String {
        let gone = words.say(&m::GONE_AFTER, &[("gone", &words.span(silent.exhausts))]);
        let labels = [
            text("c-small", "start", (LEFT, 17.0), &pattern(words, silent.pattern)),
            text("c-small c-bad c-strong", "end", (RIGHT, 17.0), words.word(&m::NO_ALERT)),
            text("c-small c-bad c-strong", "end", (RIGHT, BUDGET.0 + BUDGET.1 + 18.0), &gone),
        ];
        let middle = (f64::midpoint(LEFT, RIGHT), ERRORS.0 + ERRORS.1 / 2.0 + 4.0);
        let count = words.say(&m::TIMES_IN_ALL, &[("count", &format!("{:.0}", self.count.ceil()))]);
        let left_out = if self.whole() {
            String::new()
        } else {
            text("c-small c-dim", "middle", middle, &format!("… {count} …"))
        };
        labels.concat() + &left_out
    }
}

fn pattern(words: Words, pattern: Pattern) -> String {
    match pattern {
        Pattern::Constant { errors } => words.say(&m::ERRORS, &[("errors", &percent(errors))]),
        Pattern::Pulses { errors, on, off } => {
            let failing = words.say(&m::FAILING, &[("time", &words.span(on)), ("errors", &percent(errors))]);
            format!("{failing}, {}", words.say(&m::HEALTHY, &[("time", &words.span(off))]))
        }
        Pattern::Ramp { errors, rise } => {
            words.say(&m::RISING, &[("time", &words.span(rise)), ("errors", &percent(errors))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(on: f64, off: f64, exhausts: f64) -> Drawing {
        let pattern = Pattern::Pulses { errors: 1.0, on, off };
        Drawing::new(&SilentIncident { pattern, burn: 400.0, exhausts, exact: true })
    }

    #[test]
    fn every_cycle_is_drawn_until_nothing_is_left() {
        let drawing = drawing(240.0, 360.0, 6_480.0);
        assert_eq!(drawing.cycles.len(), 11);
        let last = drawing.cycles.last().unwrap();
        assert!((last.to - RIGHT).abs() < 1e-9 && last.healthy <= last.to, "the last cycle ends with the budget");
    }

    #[test]
    fn the_middle_of_many_cycles_is_left_out() {
        let drawing = drawing(10.0, 10.0, 20_000.0);
        assert_eq!(drawing.cycles.len(), 10);
        assert!((drawing.cycles[5].before - 995.0).abs() < 1e-6);
        assert!(drawing.cycles[5].from - drawing.cycles[4].to > GAP - 1.0);
        assert!((drawing.cycles[9].to - RIGHT).abs() < 1e-6);
    }
}
