//! The shapes that drawings are made of. Looks are in the style, by class.

use super::escape::escape;
use super::words::decimals;

/// A coordinate with as many digits as can be seen, so that machines agree on them.
fn coordinate(number: f64) -> String {
    decimals(number, 1)
}

/// A line of text at `(x, y)`.
pub fn text(class: &str, anchor: &str, (x, y): (f64, f64), text: &str) -> String {
    let (x, y, text) = (coordinate(x), coordinate(y), escape(text));
    format!("<text class=\"c-text {class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>\n")
}

/// A line of text that reads upwards.
pub fn upwards(class: &str, (x, y): (f64, f64), told: &str) -> String {
    let (x, y, told) = (coordinate(x), coordinate(y), text(class, "middle", (0.0, 0.0), told));
    format!("<g transform=\"translate({x} {y}) rotate(-90)\">{told}</g>\n")
}

/// A box with its upper left corner at `(x, y)`.
pub fn area(class: &str, corner: (f64, f64), size: (f64, f64)) -> String {
    format!("<rect class=\"{class}\"{}/>\n", extent(corner, size))
}

/// A box that is filled with the pattern `fill`.
pub fn filled(fill: &str, corner: (f64, f64), size: (f64, f64)) -> String {
    format!("<rect fill=\"url(#{fill})\"{}/>\n", extent(corner, size))
}

fn extent((x, y): (f64, f64), (width, height): (f64, f64)) -> String {
    let [x, y, width, height] = [x, y, width.max(0.0), height.max(0.0)].map(coordinate);
    format!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

/// A line through points.
pub fn line(class: &str, points: &[(f64, f64)]) -> String {
    let step = |(index, (x, y)): (usize, &(f64, f64))| {
        format!("{}{} {}", if index == 0 { 'M' } else { 'L' }, coordinate(*x), coordinate(*y))
    };
    let steps: String = points.iter().enumerate().map(step).collect();
    format!("<path class=\"{class}\" d=\"{steps}\"/>\n")
}
