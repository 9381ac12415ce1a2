//! The coverage curve of one objective as a picture: how much of the budget is spent when somebody hears of an incident, over its burn rate.

mod describe;
mod labels;
mod layers;

use prr_model::{CurvePoint, Language, Simulation};

use super::escape::escape;
use super::plot::{Plot, points};
use super::shapes::{area, text};
use super::words::{Words, name};
use super::{coverage, messages as m, silent};
use crate::terminal::wrap::{truncate, wrap};

/// The style of every drawing.
pub const STYLE: &str = include_str!("svg.css");

/// Size of the picture, in its own units.
const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 500.0;

/// What the title takes of it.
const HEAD: f64 = 64.0;

/// What a line of text below the picture takes.
const LINE: f64 = 18.0;

/// Columns of text that fit the picture.
const COLUMNS: usize = 104;

/// Columns that a name may take of the title.
const LONGEST_NAME: usize = 48;

/// The curve as a document of its own, without anything from outside, in light and dark.
#[must_use]
pub fn svg(simulation: &Simulation, language: Language) -> String {
    let words = Words(language);
    let picture = Picture::new(words, simulation, 0);
    let told = wrap(&silent::sentence(words, simulation), COLUMNS);
    let tone = silent::Silence::of(simulation).tone().class();
    let height = HEIGHT + 8.0 + LINE * lines(&told);
    let below = told.lines().zip(0_u32..).map(|(line, at)| {
        text(&format!("c-{tone} c-strong"), "start", (24.0, HEIGHT + 10.0 + LINE * f64::from(at)), line)
    });
    [
        picture.open((0.0, height), " xmlns=\"http://www.w3.org/2000/svg\""),
        format!("<style>\n{STYLE}</style>\n"),
        area("c-back", (0.0, 0.0), (WIDTH, height)),
        picture.body(),
        below.collect(),
        "</svg>\n".to_owned(),
    ]
    .concat()
}

/// The curve as part of a page that has the style and says above it what it is of; `id` tells it from others there.
pub fn inline(words: Words, simulation: &Simulation, id: usize) -> String {
    let picture = Picture::new(words, simulation, id);
    let drawing = picture.plot.as_ref().map_or_else(|| picture.empty(), |plot| picture.layers(plot));
    picture.open((HEAD, HEIGHT - HEAD), "") + &drawing + "</svg>\n"
}

/// What everything on a picture shares.
struct Picture<'a> {
    words: Words,
    simulation: &'a Simulation,
    id: usize,
    /// Where the curve is drawn, if there is one.
    plot: Option<Plot>,
    points: Vec<CurvePoint>,
}

impl<'a> Picture<'a> {
    fn new(words: Words, simulation: &'a Simulation, id: usize) -> Self {
        let most = 1.0 / simulation.budget();
        let drawable = most.is_finite() && most > 1.001;
        let plot = Plot { left: 66.0, top: 150.0, width: 806.0, height: 268.0, late: 24.0, most };
        Self { words, simulation, id, plot: drawable.then_some(plot), points: points(&simulation.curve) }
    }

    fn open(&self, (top, height): (f64, f64), namespace: &str) -> String {
        let (id, language) = (self.id, if self.words.0 == Language::Ko { "ko" } else { "en" });
        let (title, description) = (escape(&self.title()), escape(&self.description()));
        format!(
            "<svg{namespace} viewBox=\"0 {top} {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" lang=\"{language}\" aria-labelledby=\"title-{id} desc-{id}\">\n\
             <title id=\"title-{id}\">{title}</title>\n<desc id=\"desc-{id}\">{description}</desc>\n"
        )
    }

    fn title(&self) -> String {
        let name = truncate(&name(self.simulation), LONGEST_NAME);
        self.words.say(&m::CURVE, &[("slo", &name)])
    }

    fn body(&self) -> String {
        let words = self.words;
        let tone = coverage::Tone::of(self.simulation.coverage).class();
        let mut out = text("c-title", "start", (24.0, 32.0), &self.title());
        let grants = words.grants(self.simulation);
        out += &text("c-dim", "start", (24.0, 54.0), &grants);
        let verdict = truncate(&coverage::verdict(words, self.simulation), 60);
        out += &text(&format!("c-strong c-{tone}"), "end", (WIDTH - 28.0, 54.0), &verdict);
        match &self.plot {
            Some(plot) => out += &self.layers(plot),
            None => out += &self.empty(),
        }
        out
    }

    fn empty(&self) -> String {
        text("c-dim", "middle", (WIDTH / 2.0, HEIGHT / 2.0), self.words.word(&m::NO_CURVE))
    }
}

fn lines(text: &str) -> f64 {
    text.lines().map(|_| 1.0).sum()
}
