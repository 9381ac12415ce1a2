use prr_model::{Language, Localized, Message};

use crate::messages as m;
use crate::problem::argument;

/// Why something was not rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// None of these programs is installed.
    NoTool(&'static str),
    /// It refers to something that would be fetched.
    Remote(String),
    /// It refers to something outside of the tree.
    Outside(String),
    /// It refers to something that is not there, or is a symbolic link.
    Missing(String),
    /// It leads back to itself.
    Loop,
    /// It asks for charts inside a kustomization, which only an option that runs more programs allows.
    Charts,
    /// A chart that it needs is not in the tree.
    Dependency(String),
    /// A file could not be copied.
    Copy(String),
    /// The tool ended with an error.
    Failed(String),
    /// The tool took more than these seconds.
    Time(u64),
    /// The tool printed more than these bytes.
    Output(u64),
    /// What the tool printed does not parse, or is no list of objects.
    Garbage(String),
    /// The tool printed nothing.
    Nothing,
}

impl Refusal {
    /// The reason in words.
    fn told(&self) -> Localized {
        let about = |message: Message, detail: &str| message.localized(&[argument("detail", detail)]);
        match self {
            Self::NoTool(programs) => about(m::RENDER_NO_TOOL, programs),
            Self::Remote(reference) => about(m::RENDER_REMOTE, reference),
            Self::Outside(reference) => about(m::RENDER_OUTSIDE, reference),
            Self::Missing(reference) => about(m::RENDER_MISSING, reference),
            Self::Loop => m::RENDER_LOOP.localized(&[]),
            Self::Charts => m::RENDER_CHARTS.localized(&[]),
            Self::Dependency(name) => about(m::RENDER_DEPENDENCY, name),
            Self::Copy(detail) => about(m::RENDER_COPY, detail),
            Self::Failed(detail) => about(m::RENDER_FAILED, detail),
            Self::Time(seconds) => about(m::RENDER_TIME, &seconds.to_string()),
            Self::Output(bytes) => about(m::RENDER_OUTPUT, &bytes.to_string()),
            Self::Garbage(detail) => about(m::RENDER_GARBAGE, detail),
            Self::Nothing => m::RENDER_NOTHING.localized(&[]),
        }
    }

    /// A message around the reason.
    pub(crate) fn within(&self, message: &Message, path: &str, command: &str) -> Localized {
        let reason = self.told();
        let text = |language, reason: &str| {
            let about = [argument("path", path), argument("reason", reason), argument("command", command)];
            message.text(language, &about)
        };
        Localized { en: text(Language::En, &reason.en), ko: text(Language::Ko, &reason.ko) }
    }
}
