//! Results as a Markdown table: what was measured, what it should be, whether it is.

/// Writes the head of the table.
pub(crate) fn head() {
    println!("| what | measured | target | verdict |\n|---|---|---|---|");
}

/// What a measurement is held to.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    AtMost(f64),
    AtLeast(f64),
}

impl Target {
    fn verdict(self, value: f64) -> &'static str {
        let met = match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        };
        if met { "met" } else { "**missed**" }
    }

    fn text(self, unit: &str) -> String {
        match self {
            Self::AtMost(most) => format!("<= {most:.1}{unit}"),
            Self::AtLeast(least) => format!(">= {least:.1}{unit}"),
        }
    }
}

/// Writes one row; `detail` says what the number was made of.
pub(crate) fn row(what: &str, value: f64, unit: &str, target: Target, detail: &str) {
    println!("| {what} | {value:.2}{unit} ({detail}) | {} | {} |", target.text(unit), target.verdict(value));
}
