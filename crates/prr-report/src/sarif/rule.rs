use prr_model::Severity;

use super::format::{Configuration, Descriptor, Help, RuleProperties, Text};
use super::shorten;
use crate::visible::{one_line, visible};

/// Characters that code scanning takes of a rule's name.
const LONGEST_NAME: usize = 255;

/// Characters that code scanning takes of a rule's descriptions.
const LONGEST_DESCRIPTION: usize = 1_024;

/// What a report says of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The check's id, such as `PRR-BR-03`.
    pub id: String,
    /// What it asks, in one line.
    pub title: String,
    /// Its documentation, Markdown.
    pub documentation: String,
    /// How much it matters by default.
    pub severity: Severity,
    /// The plugin that implements it.
    pub plugin: String,
}

/// The rule as SARIF. Code scanning refuses blank descriptions, so what is missing falls back to the title and the id.
pub fn descriptor(rule: &Rule) -> Descriptor<'_> {
    let or = |text: String, other: &str| if text.trim().is_empty() { other.to_owned() } else { text };
    let title = or(one_line(&rule.title), &rule.id);
    let documentation = or(visible(&rule.documentation).into_owned(), &title);
    let description = or(first_paragraph(&documentation), &title);
    let (level, problem_severity) = levels(rule.severity);
    Descriptor {
        id: &rule.id,
        name: shorten(&title, LONGEST_NAME),
        short_description: Text { text: shorten(&title, LONGEST_DESCRIPTION) },
        full_description: Text { text: shorten(&description, LONGEST_DESCRIPTION) },
        help: Help { text: documentation.clone(), markdown: documentation },
        default_configuration: Configuration { level },
        // One tag: code scanning shows ten of them, and rejects a rule with more than twenty or with one of them twice.
        properties: RuleProperties { precision: "very-high", problem_severity, tags: [&rule.plugin] },
    }
}

/// Default level, and what code scanning sorts by. Not `security-severity`: readiness is not a vulnerability score.
const fn levels(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Critical | Severity::High => ("error", "error"),
        Severity::Medium => ("warning", "warning"),
        Severity::Low | Severity::Info => ("note", "recommendation"),
    }
}

fn first_paragraph(markdown: &str) -> String {
    let lines = markdown.lines().map(str::trim).skip_while(|line| line.is_empty() || line.starts_with('#'));
    lines.take_while(|line| !line.is_empty() && !line.starts_with('#')).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(title: &str, documentation: &str) -> Rule {
        Rule {
            id: "PRR-X-01".into(),
            title: title.into(),
            documentation: documentation.into(),
            severity: Severity::Low,
            plugin: "x".into(),
        }
    }

    #[test]
    fn the_description_is_the_first_paragraph() {
        let rule = rule("Title", "# PRR-X-01 Title\n\nOne line\nand another.\n\nMore.\n");
        assert_eq!(descriptor(&rule).full_description.text, "One line and another.");
    }

    #[test]
    fn no_description_is_blank_or_too_long() {
        let bare = rule("", "# heading only\n");
        assert_eq!(descriptor(&bare).short_description.text, "PRR-X-01");
        assert_eq!(descriptor(&bare).full_description.text, "PRR-X-01");
        let long = rule(&"한".repeat(3_000), &"글".repeat(3_000));
        assert_eq!(descriptor(&long).name.chars().count(), LONGEST_NAME);
        assert_eq!(descriptor(&long).full_description.text.chars().count(), LONGEST_DESCRIPTION);
    }
}
