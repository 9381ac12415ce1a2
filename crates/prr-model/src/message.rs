use crate::{Argument, Evidence, Language, Localized};

/// A text of the catalogue, in every language, with `{name}` placeholders.
///
/// Declared with [`catalogue!`](crate::catalogue), so that a message without a translation does not compile.
#[derive(Clone, Copy, Debug)]
pub struct Message {
    /// Stable name, unique in its catalogue.
    pub id: &'static str,
    /// English template.
    pub en: &'static str,
    /// Korean template.
    pub ko: &'static str,
    /// How strong the evidence is of a finding that says it.
    pub evidence: Option<Evidence>,
}

impl Message {
    /// The template in one language.
    #[must_use]
    pub const fn template(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Ko => self.ko,
        }
    }

    /// The text in one language, placeholders filled.
    #[must_use]
    pub fn text(&self, language: Language, arguments: &[Argument]) -> String {
        render(self.template(language), arguments, language)
    }

    /// The text in every language.
    #[must_use]
    pub fn localized(&self, arguments: &[Argument]) -> Localized {
        Localized { en: self.text(Language::En, arguments), ko: self.text(Language::Ko, arguments) }
    }
}

/// Fills the `{name}` placeholders of a template. A placeholder without an argument stays as written, so that the fault shows.
#[must_use]
pub fn render(template: &str, arguments: &[Argument], language: Language) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((open, length)) = rest.find('{').and_then(|open| Some((open, rest[open..].find('}')?))) {
        out.push_str(&rest[..open]);
        let name = &rest[open + 1..open + length];
        match arguments.iter().find(|argument| argument.name == name) {
            Some(argument) => out.push_str(&argument.value.display(language)),
            None => out.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
    out
}

/// What is wrong with the translations of a catalogue: blank texts, placeholders that only one language has, ids used twice.
#[must_use]
pub fn unbalanced(catalogue: &[&Message]) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, message) in catalogue.iter().enumerate() {
        if message.en.trim().is_empty() || message.ko.trim().is_empty() {
            faults.push(format!("{}: blank text", message.id));
        }
        if placeholders(message.en) != placeholders(message.ko) {
            faults.push(format!("{}: the languages have different placeholders", message.id));
        }
        if catalogue[..index].iter().any(|earlier| earlier.id == message.id) {
            faults.push(format!("{}: declared twice", message.id));
        }
    }
    faults
}

fn placeholders(template: &str) -> std::collections::BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}

/// Declares a catalogue: one constant a message, and `ALL` of them. What a finding says is as strong as its message: one that a pass
/// uses names its rung of the [ladder](crate::Evidence).
///
/// ```
/// prr_model::catalogue! {
///     GREETING = "greeting" {
///         en: "hello {name}",
///         ko: "{name}님, 안녕하세요",
///     }
///     GREETED = "greeted" { evidence: E4, en: "greeted {name}", ko: "{name}님에게 인사했습니다" }
/// }
/// # fn main() {
/// assert_eq!(ALL.len(), 2);
/// assert_eq!(GREETING.id, "greeting");
/// assert_eq!(GREETED.evidence, Some(prr_model::Evidence::E4));
/// # }
/// ```
#[macro_export]
macro_rules! catalogue {
    (@evidence) => { ::core::option::Option::None };
    (@evidence $level:ident) => { ::core::option::Option::Some($crate::Evidence::$level) };
    ($($(#[$doc:meta])* $name:ident = $id:literal { $(evidence: $level:ident,)? en: $en:expr, ko: $ko:expr $(,)? })*) => {
        $($(#[$doc])* pub const $name: $crate::Message =
            $crate::Message { id: $id, en: $en, ko: $ko, evidence: $crate::catalogue!(@evidence $($level)?) };)*
        /// Every message of this catalogue.
        pub const ALL: &[&$crate::Message] = &[$(&$name),*];
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    #[test]
    fn placeholders_are_filled_in_the_readers_language() {
        let arguments = [Argument { name: "reset".into(), value: Value::Duration(330.0) }];
        assert_eq!(render("resets after {reset}", &arguments, Language::En), "resets after 5.5 min");
        assert_eq!(render("{reset} 뒤에 풀림", &arguments, Language::Ko), "5.5분 뒤에 풀림");
        assert_eq!(render("{missing} and {", &arguments, Language::En), "{missing} and {");
    }

    #[test]
    fn a_translation_that_lost_a_number_is_a_fault() {
        let lost = Message { id: "a", en: "{x}", ko: "없음", evidence: None };
        assert_eq!(unbalanced(&[&lost]), ["a: the languages have different placeholders"]);
        let fine = Message { id: "b", en: "{x} {y}", ko: "{y} {x}", evidence: None };
        assert_eq!(unbalanced(&[&fine, &fine]), ["b: declared twice"]);
    }
}
