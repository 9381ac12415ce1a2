//! Shows the sample simulations: `cargo run -p prr-report --example simulation -- [ko] [colour] [json|svg|html] [NAME] [WIDTH]`.

#[path = "../tests/report/simulations.rs"]
mod simulations;

use prr_model::Language;
use prr_report::simulation::{TableOptions, html, json, svg, table};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| words.iter().any(|given| given == word);
    let language = if has("ko") { Language::Ko } else { Language::En };
    let width = words.iter().find_map(|word| word.parse().ok()).unwrap_or(100);
    let mut chosen = simulations::all();
    if chosen.iter().any(|simulation| has(&simulation.slo)) {
        chosen.retain(|simulation| has(&simulation.slo));
    }
    let text = match &*chosen {
        all if has("json") => json(all),
        all if has("html") => html(all, language),
        [first, ..] if has("svg") => svg(first, language),
        all => table(all, &TableOptions { language, colour: has("colour"), width }),
    };
    print!("{text}");
}
