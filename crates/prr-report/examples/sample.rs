//! Shows the sample report: `cargo run -p prr-report --example sample -- [ko] [colour] [verbose] [warn] [json|sarif] [WIDTH]`.

#[path = "../tests/report/sample.rs"]
mod sample;

use prr_model::Language;
use prr_report::TerminalOptions;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| words.iter().any(|given| given == word);
    let language = if has("ko") { Language::Ko } else { Language::En };
    let width = words.iter().find_map(|word| word.parse().ok()).unwrap_or(100);
    let report = if has("warn") { sample::warning_report() } else { sample::report() };
    let options = TerminalOptions { language, colour: has("colour"), width, verbose: has("verbose") };
    let text = if has("json") {
        prr_report::json(&report, language)
    } else if has("sarif") {
        prr_report::sarif(&report, &sample::rules(), language)
    } else {
        prr_report::terminal(&report, &sample::sources(), &options)
    };
    print!("{text}");
}
