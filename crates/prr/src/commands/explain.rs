mod control;

use prr_model::{Evidence, ExitCode, Language};
use prr_plugin::{CheckInfo, SandboxedPlugin};
use time::OffsetDateTime;

use crate::cli::ExplainArguments;
use crate::commands::judging;
use crate::commands::messages as m;
use crate::error::Error;
use crate::plugins;
use crate::ui::Ui;

pub(crate) fn run(arguments: &ExplainArguments, ui: &Ui) -> Result<ExitCode, Error> {
    if let Some(reference) = arguments.check.as_deref().filter(|wanted| wanted.contains('/')) {
        let on = judging::settings(arguments.now.as_deref(), false)?.effective_time;
        let on = OffsetDateTime::from_unix_timestamp(on).map_or(time::Date::MIN, OffsetDateTime::date);
        Ui::say(&prr_report::visible(&control::page(reference, on, ui.language)?))?;
        return Ok(ExitCode::Allow);
    }
    let host = plugins::host(1)?;
    let loaded = plugins::load(&host, &arguments.plugins)?;
    if let Some(error) = loaded.errors.into_iter().next() {
        return Err(error.into());
    }
    let checks: Vec<(&SandboxedPlugin, &CheckInfo)> = plugins::checks(&loaded.plugins).collect();
    let Some(wanted) = &arguments.check else {
        let lines = checks.iter().map(|(_, check)| format!("{:<12} {}\n", check.id, check.title));
        Ui::say(&prr_report::visible(&lines.collect::<String>()))?;
        return Ok(ExitCode::Allow);
    };
    if let Some((plugin, check)) = checks.iter().find(|(_, check)| check.id.eq_ignore_ascii_case(wanted)) {
        Ui::say(&prr_report::visible(&page(plugin.page(&check.id)?, ui.language)))?;
        return Ok(ExitCode::Allow);
    }
    let distance = |id: &str| strsim::damerau_levenshtein(id, &wanted.to_ascii_uppercase());
    let hint = match checks.iter().map(|(_, check)| (distance(&check.id), &check.id)).min() {
        Some((distance, id)) if distance <= 2 => m::DID_YOU_MEAN.localized(&[m::text("check", id)]),
        _ => m::LIST_HINT.localized(&[]),
    };
    Err(Error::usage(m::UNKNOWN_CHECK.localized(&[m::text("check", wanted)]), Some(hint)))
}

/// The heading of the Korean part of a page.
const KOREAN: &str = "## 한국어";

/// A page in one language: its title, the text in that language, and the examples, which both share.
fn page(documentation: &str, language: Language) -> String {
    let page = in_one_language(documentation, language);
    let Some(level) = Evidence::of_page(documentation).and_then(Evidence::parse) else { return page };
    let words = level.words(language);
    match language {
        Language::En => page.replacen(&format!("\nEvidence: {level}\n"), &format!("\nEvidence: {words}\n"), 1),
        Language::Ko => page.replacen("\n\n## ", &format!("\n\n증적 수준: {words}\n\n## "), 1),
    }
}

fn in_one_language(documentation: &str, language: Language) -> String {
    let Some((english, rest)) = documentation.split_once(KOREAN) else { return documentation.to_owned() };
    let (korean, examples) = match rest.find("\n## ") {
        Some(at) => rest.split_at(at + 1),
        None => (rest, ""),
    };
    match language {
        Language::En => format!("{english}{examples}"),
        Language::Ko => {
            let title = english.lines().next().unwrap_or_default();
            format!("{title}\n\n{}\n\n{examples}", korean.trim())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_shown_in_one_language_with_its_examples() {
        let whole = "# X-1 Title\n\nEnglish.\n\n## 한국어\n\n우리말.\n\n## Fails\n\nexample\n";
        assert_eq!(page(whole, Language::En), "# X-1 Title\n\nEnglish.\n\n## Fails\n\nexample\n");
        assert_eq!(page(whole, Language::Ko), "# X-1 Title\n\n우리말.\n\n## Fails\n\nexample\n");
        assert_eq!(page("# X\n", Language::Ko), "# X\n");
    }
}
