//! What is drawn, from the back to the front.

use prr_model::CurvePoint;

use super::{Picture, coordinate, text};
use crate::simulation::messages as m;
use crate::simulation::plot::{Plot, Run, runs};
use crate::simulation::words::percent;

/// Shares that have a line.
const SHARES: [f64; 7] = [0.0, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0];

impl Picture<'_> {
    pub(super) fn layers(&self, plot: &Plot) -> String {
        let layers =
            [self.legend(), self.grid(plot), self.silence(plot), self.tiers(plot), self.lines(plot), self.mark(plot)];
        layers.concat()
    }

    fn legend(&self) -> String {
        let y = 84.0;
        let page = self.words.word(&m::PAGE_LINE);
        let next = 24.0 + 38.0 + super::labels::width(page) + 28.0;
        let sample = |class: &str, x: f64| {
            format!("<path class=\"{class}\" d=\"M{} {}h26\"/>\n", coordinate(x), coordinate(y - 4.5))
        };
        [
            sample("c-page", 24.0),
            text("c-small", "start", 58.0, y, page),
            sample("c-any", next),
            text("c-small", "start", next + 34.0, y, self.words.word(&m::ANY_LINE)),
        ]
        .concat()
    }

    fn grid(&self, plot: &Plot) -> String {
        let (left, right, late) = (plot.left, plot.left + plot.width, plot.top - plot.late);
        let mut out = rect("c-plot", left, late, plot.width, plot.late + plot.height);
        out += &rect("c-late", left, late, plot.width, plot.late);
        out += &text("c-small c-bad", "end", right - 8.0, plot.top - 8.0, self.words.word(&m::TOO_LATE));
        for share in SHARES {
            let y = plot.y(share);
            out += &line("c-grid", left, y, right, y);
            out += &text("c-small c-dim", "end", left - 8.0, y + 4.0, &percent(share));
        }
        let last = plot.most;
        for burn in plot.ticks() {
            let (x, below) = (plot.x(burn), plot.bottom());
            let end = burn >= last;
            let (class, anchor) = if end { ("c-small c-strong", "end") } else { ("c-small", "middle") };
            let x_text = if end { right } else { x };
            out += &line("c-grid", x, plot.top, x, below + 5.0);
            out += &text(class, anchor, x_text, below + 19.0, &self.words.times(burn));
            let gone = self.words.brief(self.simulation.period / burn);
            out += &text("c-small c-dim", anchor, x_text, below + 35.0, &gone);
        }
        out += &text("c-small c-strong", "end", right, plot.bottom() + 53.0, self.words.word(&m::FULL_OUTAGE));
        let middle = plot.left + plot.width / 2.0;
        out += &text("c-small c-dim", "middle", middle, plot.bottom() + 57.0, self.words.word(&m::X_AXIS));
        let (x, y) = (18.0, plot.top + plot.height / 2.0);
        let label = text("c-small c-dim", "middle", 0.0, 0.0, self.words.word(&m::Y_AXIS));
        out + &format!("<g transform=\"translate({x} {y}) rotate(-90)\">{label}</g>\n")
    }

    /// The burn rates at which no alert fires.
    fn silence(&self, plot: &Plot) -> String {
        let silent = runs(&self.points, |point| point.any.is_none());
        if silent.is_empty() {
            return String::new();
        }
        let id = self.id;
        let mut out = format!(
            "<pattern id=\"hatch-{id}\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"c-hatch\" d=\"M0 0v9\"/></pattern>\n"
        );
        for run in &silent {
            let (from, to) = (plot.x(run.from), plot.x(run.to));
            let (top, height) = (plot.top - plot.late, plot.height + plot.late);
            let width = (to - from).max(2.0);
            out += &rect("c-silent", from, top, width, height);
            out += &format!(
                "<rect fill=\"url(#hatch-{id})\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                coordinate(from),
                coordinate(top),
                coordinate(width),
                coordinate(height)
            );
            out += &self.silence_label(plot, (from, to));
        }
        out
    }

    fn silence_label(&self, plot: &Plot, (from, to): (f64, f64)) -> String {
        let word = self.words.word(&m::SILENT_REGION);
        let (x, y) = (f64::midpoint(from, to), plot.top + plot.height * 0.36);
        let label = |x, y| text("c-strong c-bad c-halo", "middle", x, y, word);
        match to - from {
            room if room >= super::labels::width(word) + 12.0 => label(x, y),
            room if room >= 20.0 => {
                let (x, y) = (coordinate(x + 4.0), coordinate(y));
                format!("<g transform=\"translate({x} {y}) rotate(-90)\">{}</g>\n", label(0.0, 0.0))
            }
            _ => String::new(),
        }
    }

    fn lines(&self, plot: &Plot) -> String {
        let any = |point: &CurvePoint| point.any;
        let page = |point: &CurvePoint| point.page;
        let mut out = String::new();
        for run in runs(&self.points, |point| point.any.is_some()) {
            let path = path(plot, &run, any);
            let (from, to, bottom) = (plot.x(run.from), plot.x(run.to), plot.bottom());
            let under = format!(
                "{path}L{} {}L{} {}z",
                coordinate(to),
                coordinate(bottom),
                coordinate(from),
                coordinate(bottom)
            );
            out += &format!("<path class=\"c-under\" d=\"{under}\"/>\n");
        }
        for run in runs(&self.points, |point| point.page.is_some()) {
            out += &format!("<path class=\"c-page\" d=\"{}\"/>\n", path(plot, &run, page));
        }
        for run in runs(&self.points, |point| point.any.is_some()) {
            out += &format!("<path class=\"c-any\" d=\"{}\"/>\n", path(plot, &run, any));
        }
        out
    }
}

/// A line through the points of a run, level to its ends.
fn path(plot: &Plot, run: &Run<'_>, share: impl Fn(&CurvePoint) -> Option<f64>) -> String {
    let inner = run.points.iter().filter_map(|point| Some((point.burn, share(point)?)));
    let points: Vec<(f64, f64)> = inner.collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let all = [(run.from, first.1)].into_iter().chain(points.iter().copied()).chain([(run.to, last.1)]);
    let mut out = String::new();
    for (burn, share) in all {
        out.push(if out.is_empty() { 'M' } else { 'L' });
        out += &format!("{} {}", coordinate(plot.x(burn)), coordinate(plot.y(share)));
    }
    out
}

pub(super) fn rect(class: &str, x: f64, y: f64, width: f64, height: f64) -> String {
    let [x, y, width, height] = [x, y, width, height].map(coordinate);
    format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n")
}

pub(super) fn line(class: &str, x1: f64, y1: f64, x2: f64, y2: f64) -> String {
    let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(coordinate);
    format!("<path class=\"{class}\" d=\"M{x1} {y1}L{x2} {y2}\"/>\n")
}
