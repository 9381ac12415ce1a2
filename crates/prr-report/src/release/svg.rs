//! One release as a picture: the share of users over time, what is measured when, and where a bad one is stopped.

mod lanes;
mod plot;

use prr_model::{Ending, Language, ReleaseSimulation};

use self::plot::Plot;
use super::cells::{becomes, kind, moment as moment_after, users};
use super::{messages as m, sentence};
use crate::simulation::escape::escape;
use crate::simulation::shapes::{area, filled, line, text, upwards};
use crate::simulation::svg::STYLE;
use crate::simulation::words::{Words, percent};
use crate::terminal::wrap::{truncate, wrap};
use crate::visible::one_line;

/// What other drawings have no use for.
const OWN_STYLE: &str = include_str!("svg.css");

/// Size of the picture, in its own units; lanes and sentences add to its height.
const WIDTH: f64 = 900.0;
/// The first row below the plot and its axis.
const BELOW: f64 = 356.0;
/// What a line of text takes.
const LINE: f64 = 18.0;
/// Columns of text that fit the picture.
const COLUMNS: usize = 104;
/// Columns that a name may take of the title.
const LONGEST_NAME: usize = 40;
/// Room that a label takes.
const ROOM: f64 = 130.0;
/// Shares that have a line.
const SHARES: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// The release as a document of its own, without anything from outside, in light and dark.
#[must_use]
pub fn svg(found: &ReleaseSimulation, language: Language) -> String {
    let words = Words(language);
    let plot = Plot::of(found);
    let lanes = lanes::lanes(words, found, &plot, BELOW);
    let tone = sentence::tone(found).class();
    let told = [sentence::asked(words, found), sentence::worst(words, found)];
    let told: Vec<String> = told.iter().map(|told| wrap(told, COLUMNS)).collect();
    let sentences: Vec<&str> = told.iter().flat_map(|told| told.lines()).collect();
    let top = BELOW + lanes.height + 22.0;
    let height = sentences.iter().fold(top, |height, _| height + LINE);
    let below = sentences
        .iter()
        .zip(0_u32..)
        .map(|(line, at)| text(&format!("c-{tone} c-strong"), "start", (24.0, top + LINE * f64::from(at)), line));
    let title = title(words, found);
    let description = escape(&told.join(". ").replace('\n', " "));
    let code = if language == Language::Ko { "ko" } else { "en" };
    [
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" lang=\"{code}\" aria-labelledby=\"title-0 desc-0\">\n\
             <title id=\"title-0\">{}</title>\n<desc id=\"desc-0\">{description}</desc>\n<style>\n{STYLE}{OWN_STYLE}</style>\n",
            escape(&title)
        ),
        area("c-back", (0.0, 0.0), (WIDTH, height)),
        text("c-title", "start", (24.0, 32.0), &title),
        text("c-dim", "start", (24.0, 54.0), kind(words, found.kind)),
        body(words, found, &plot),
        lanes.drawn,
        below.collect(),
        "</svg>\n".to_owned(),
    ]
    .concat()
}

fn title(words: Words, found: &ReleaseSimulation) -> String {
    words.say(&m::TITLE, &[("name", &truncate(&one_line(&found.subject()), LONGEST_NAME))])
}

fn body(words: Words, found: &ReleaseSimulation, plot: &Plot) -> String {
    if found.stages.is_empty() {
        return text("c-dim", "middle", (WIDTH / 2.0, 200.0), words.word(&m::WORST_UNKNOWN));
    }
    [back(words, plot), ticks(words, plot), shares(words, found, plot), waits(words, plot), stop(words, found, plot)]
        .concat()
}

fn back(words: Words, plot: &Plot) -> String {
    let grid = |share: f64| {
        let y = plot.y(share);
        line("c-grid", &[(plot.left, y), (plot.right(), y)])
            + &text("c-small c-dim", "end", (plot.left - 8.0, y + 4.0), &users(share))
    };
    [
        area("c-plot", (plot.left, plot.top), (plot.width, plot.height)),
        SHARES.map(grid).concat(),
        upwards("c-small c-dim", (18.0, plot.top + plot.height / 2.0), words.word(&m::Y_AXIS)),
    ]
    .concat()
}

fn ticks(words: Words, plot: &Plot) -> String {
    let tick = |(moment, waits): (f64, usize)| {
        let x = plot.x(moment, waits);
        line("c-grid", &[(x, plot.top), (x, plot.bottom() + 5.0)])
            + &text("c-small c-dim", "middle", (x, plot.bottom() + 19.0), &moment_after(words, moment, waits))
    };
    let axis = (plot.left + plot.width / 2.0, plot.bottom() + 37.0);
    plot.ticks().into_iter().map(tick).collect::<String>()
        + &text("c-small c-dim", "middle", axis, words.word(&m::X_AXIS))
}

/// The share of users: what a bad release takes of it, and what it does not.
fn shares(words: Words, found: &ReleaseSimulation, plot: &Plot) -> String {
    let stop = match found.asked().map(|fate| &fate.ending) {
        Some(Ending::Stopped { at, .. } | Ending::Held { at, .. }) => plot.patient(*at),
        _ => f64::INFINITY,
    };
    let hatch = "<pattern id=\"hatch-0\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"c-tier\" d=\"M0 0v9\"/></pattern>\n";
    let mut out = hatch.to_owned();
    let mut spared = (0.0, 0.0);
    let mut outline: Vec<(f64, f64)> = vec![(plot.left, plot.bottom())];
    for level in plot.levels(found) {
        let (y, bottom) = (plot.y(level.share), plot.bottom());
        let met = level.right.min(stop).max(level.left);
        let class = if level.share < 1.0 { "c-met" } else { "c-silent" };
        out += &area(class, (level.left, y), (met - level.left, bottom - y));
        if level.right > stop {
            let left = level.left.max(stop);
            out += &filled("hatch-0", (left, y), (level.right - left, bottom - y));
            if level.right - left > spared.1 - spared.0 {
                spared = (left, level.right);
            }
        }
        outline.extend([(level.left, y), (level.right, y)]);
    }
    out + &line("c-page", &outline) + &label(words, plot, spared)
}

/// What the hatched part is, where there is room to say it.
fn label(words: Words, plot: &Plot, (left, right): (f64, f64)) -> String {
    if right - left < ROOM {
        return String::new();
    }
    let place = (f64::midpoint(left, right), plot.bottom() - 10.0);
    text("c-small c-dim c-halo", "middle", place, words.word(&m::SPARED))
}

/// Where a person is waited for.
fn waits(words: Words, plot: &Plot) -> String {
    let mark = |x: f64| text("c-small c-fair c-halo", "middle", (x, plot.bottom() - 10.0), words.word(&m::WAIT_MARK));
    plot.waits().map(mark).collect()
}

/// Where the release that was asked about ends.
fn stop(words: Words, found: &ReleaseSimulation, plot: &Plot) -> String {
    let Some(fate) = found.asked() else { return String::new() };
    let Some(at) = fate.ending.at() else { return String::new() };
    let x = match fate.ending {
        // It was promoted wherever that was waited for.
        Ending::Everybody { at } => plot.x(at, found.stages.last().map_or(0, |stage| stage.promotions)),
        _ => plot.patient(at),
    };
    let label = format!("{}: {}", percent(fate.errors), becomes(words, &fate.ending));
    let (anchor, beside) = if x > plot.left + plot.width / 2.0 { ("end", x - 8.0) } else { ("start", x + 8.0) };
    line("c-mark", &[(x, plot.top - 14.0), (x, plot.bottom())])
        + &text("c-small c-strong c-bad c-halo", anchor, (beside, plot.top - 6.0), &label)
}
