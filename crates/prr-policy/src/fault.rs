use prr_model::{Argument, Localized, Location, Message};

/// Something wrong with the configuration: where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub location: Location,
    /// What is wrong.
    pub message: Localized,
    /// What to do about it.
    pub hint: Option<Localized>,
}

impl Fault {
    pub(crate) fn new(location: Location, message: &Message, arguments: &[(&str, Localized)]) -> Self {
        Self { location, message: say(message, arguments), hint: None }
    }

    pub(crate) fn hint(self, hint: Option<Localized>) -> Self {
        Self { hint, ..self }
    }
}

/// A message whose arguments are words of the reader's language themselves.
pub(crate) fn say(message: &Message, arguments: &[(&str, Localized)]) -> Localized {
    let of = |choose: fn(&Localized) -> &String| {
        let argument = |(name, text): &(&str, Localized)| Argument {
            name: (*name).to_owned(),
            value: choose(text).as_str().into(),
        };
        arguments.iter().map(argument).collect::<Vec<_>>()
    };
    Localized {
        en: message.text(prr_model::Language::En, &of(|text| &text.en)),
        ko: message.text(prr_model::Language::Ko, &of(|text| &text.ko)),
    }
}

/// A name or value, which is the same in every language.
pub(crate) fn verbatim(text: impl Into<String>) -> Localized {
    let text = text.into();
    Localized { en: text.clone(), ko: text }
}
