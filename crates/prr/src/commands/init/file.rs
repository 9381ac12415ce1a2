//! The text of a first prr.yaml. Its comments say where each service was found and what is to be filled in.

use std::fmt::Write as _;

use prr_model::inventory::SourceKind;
use prr_model::{Argument, Language, Message};
use prr_policy::{Asked, PACKS, Pack};
use prr_report::visible;

use super::found::FoundService;
use super::messages as m;

/// Places that are named beside a service.
const MOST_PLACES: usize = 3;

/// The file, in the language that its comments are to have.
pub(crate) fn text(services: &[FoundService], language: Language) -> String {
    let mut file = File { text: String::new(), language };
    file.line(&format!("# yaml-language-server: $schema={}", schema_address()));
    file.comment("", &m::HEAD, &[]);
    file.line("version: 1\n");
    file.comment("", &m::PACKS, &[]);
    file.line("packs:");
    let (always, declared): (Vec<Pack>, Vec<Pack>) =
        PACKS.iter().filter_map(|(name, _)| Pack::builtin(name)).partition(|pack| pack.asked == Asked::Always);
    for pack in always {
        file.line(&format!("  - {}", pack.pack));
    }
    file.comment("  ", &m::PACKS_OF_COMPLIANCE, &[]);
    for pack in declared {
        file.line(&format!("  # - {}", pack.pack));
    }
    file.line("");
    file.comment("", &m::SERVICES, &[]);
    if services.is_empty() {
        file.comment("", &m::NO_SERVICES, &[]);
        file.line("services: []");
    } else {
        file.line("services:");
        for service in services {
            file.service(service);
        }
    }
    file.line("");
    file.comment("", &m::EXCLUDES, &[]);
    file.line("# excludes:\n#   - path: vendor");
    file.comment("#     reason: ", &m::EXCLUDES_REASON, &[]);
    file.line("");
    file.comment("", &m::POLICIES, &[]);
    file.line("# policies:\n#   - check: PRR-BR-02\n#     enforcement: warn");
    file.comment("#     reason: ", &m::POLICIES_REASON, &[]);
    file.text
}

struct File {
    text: String,
    language: Language,
}

impl File {
    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    /// A message as lines of a comment; behind what is a comment already, on its line.
    fn comment(&mut self, before: &str, message: &Message, arguments: &[Argument]) {
        let told = message.text(self.language, arguments);
        let mark = if before.trim_start().starts_with('#') { "" } else { "# " };
        for line in told.lines() {
            self.line(&format!("{before}{mark}{line}"));
        }
    }

    fn service(&mut self, service: &FoundService) {
        for (kind, location) in service.evidence.iter().take(MOST_PLACES) {
            let what = match kind {
                SourceKind::Declared => m::DECLARED,
                SourceKind::Backstage => m::CATALOGUE,
                SourceKind::Slo => m::OBJECTIVE,
                SourceKind::Label => m::LABEL,
                SourceKind::Workload => m::WORKLOAD,
            };
            let place = format!("{}:{}", one_line(&location.path), location.line);
            self.comment("  ", &what, &[argument("place", place)]);
        }
        let more = service.evidence.len().saturating_sub(MOST_PLACES);
        if more > 0 {
            self.comment("  ", &m::MORE_PLACES, &[argument("count", more.to_string())]);
        }
        self.line(&format!("  - name: {}", scalar(&service.name)));
        match service.tier {
            Some(tier) => self.line(&format!("    tier: {tier}")),
            None => self.comment("    # tier: 1  # ", &m::TIER, &[]),
        }
        match &service.owner {
            Some(owner) => self.line(&format!("    owner: {}", scalar(owner))),
            None => self.comment("    # owner: team  # ", &m::OWNER, &[]),
        }
        self.comment("    # requests-per-second: 50  # ", &m::REQUESTS, &[]);
    }
}

/// Where editors find the schema: the address that it gives itself.
fn schema_address() -> &'static str {
    let address = prr_policy::SCHEMA.split_once("\"$id\": \"").and_then(|(_, rest)| rest.split_once('"'));
    address.map_or("", |(address, _)| address)
}

fn argument(name: &str, text: String) -> Argument {
    Argument { name: name.to_owned(), value: text.into() }
}

/// A path cannot leave its comment.
fn one_line(path: &str) -> String {
    visible(path).replace(['\n', '\t'], " ")
}

/// A text as YAML takes it for that text: plain where it is a plain name, otherwise in double quotes.
fn scalar(text: &str) -> String {
    let inside = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let name = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(inside)
        && !words.contains(&text.to_ascii_lowercase().as_str());
    if name {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        let written = match c {
            '"' | '\\' => write!(quoted, "\\{c}"),
            _ if c.is_control() || visible(c.encode_utf8(&mut [0; 4])) != c.to_string() => {
                write!(quoted, "\\U{:08X}", u32::from(c))
            }
            _ => write!(quoted, "{c}"),
        };
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use prr_model::Location;

    use super::*;

    fn found(name: &str, path: &str) -> FoundService {
        let location = Location { path: path.into(), line: 3, column: 1, end_line: 3, end_column: 2 };
        let evidence = vec![(SourceKind::Label, location); 5];
        FoundService { name: name.into(), evidence, ..FoundService::default() }
    }

    #[test]
    fn hostile_names_and_paths_stay_what_they_are() {
        let names =
            ["checkout", "404", "yes", "a: b # c", "결제 \"x\"\\", "a\nversion: 2", "\u{202e}rtl", "- x", "1e3", "~"];
        let services: Vec<_> = names.iter().map(|name| found(name, "a\nservices: 1\n/x.yaml")).collect();
        for language in [Language::En, Language::Ko] {
            let text = text(&services, language);
            let config = prr_policy::read_config("prr.yaml", text.as_str())
                .unwrap_or_else(|faults| panic!("{faults:?}\n{text}"));
            assert_eq!(config.services.iter().map(|service| service.name.as_str()).collect::<Vec<_>>(), names);
            assert!(!text.contains('\u{202e}'));
        }
    }

    #[test]
    fn what_the_comments_offer_is_a_configuration_too() {
        let service = FoundService { tier: Some(2), owner: Some("off".into()), ..found("a", "a.yaml") };
        for language in [Language::En, Language::Ko] {
            let text = text(&[service.clone(), found("b", "b.yaml")], language);
            let offers = ["# tier", "# owner", "# requests", "# excludes", "#   - ", "#     "];
            let offered = |line: &str| {
                let code = line.trim_start();
                let indent = &line[..line.len() - code.len()];
                if offers.iter().any(|offer| code.starts_with(offer)) || code == "# policies:" {
                    format!("{indent}{}\n", code.strip_prefix("# ").unwrap_or(code))
                } else {
                    format!("{line}\n")
                }
            };
            let whole: String = text.lines().map(offered).collect();
            let config = prr_policy::read_config("prr.yaml", whole.as_str())
                .unwrap_or_else(|faults| panic!("{faults:?}\n{whole}"));
            assert_eq!(config.services[0].owner.as_deref(), Some("off"));
            assert_eq!((config.services[0].tier, config.services[1].tier), (Some(2), Some(1)));
            assert_eq!((config.excludes.len(), config.overrides.len()), (1, 1), "{whole}");
        }
        assert!(schema_address().starts_with("https://"));
    }
}
