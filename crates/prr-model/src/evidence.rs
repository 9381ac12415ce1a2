use std::fmt;

use crate::{Language, Localized};

/// How strong what was seen is: the rungs of the evidence ladder, weakest first.
///
/// A manifest shows at most how something is designed, which is E3. That it works was seen by whoever ran it, and a dated record of that is E4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Evidence {
    /// Claimed: somebody wrote that it is so.
    E0,
    /// Exists: the file or the field is there.
    E1,
    /// Resolves: it is valid, and everything that it refers to is there.
    E2,
    /// Proven: what it does follows from the manifests.
    E3,
    /// Executed: a dated record tells how it went, of this very subject.
    E4,
}

impl Evidence {
    /// All rungs, weakest first.
    pub const ALL: [Self; 5] = [Self::E0, Self::E1, Self::E2, Self::E3, Self::E4];

    /// The rung's short name: `E3`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::E0 => "E0",
            Self::E1 => "E1",
            Self::E2 => "E2",
            Self::E3 => "E3",
            Self::E4 => "E4",
        }
    }

    /// The rung in a word: `proven`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::E0 => "claimed",
            Self::E1 => "exists",
            Self::E2 => "resolves",
            Self::E3 => "proven",
            Self::E4 => "executed",
        }
    }

    /// The rung as people read it: `E3 proven`.
    #[must_use]
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::E0, Language::En) => "E0 claimed",
            (Self::E1, Language::En) => "E1 exists",
            (Self::E2, Language::En) => "E2 resolves",
            (Self::E3, Language::En) => "E3 proven",
            (Self::E4, Language::En) => "E4 executed",
            (Self::E0, Language::Ko) => "E0 주장",
            (Self::E1, Language::Ko) => "E1 존재",
            (Self::E2, Language::Ko) => "E2 참조 확인",
            (Self::E3, Language::Ko) => "E3 정적 증명",
            (Self::E4, Language::Ko) => "E4 실행 기록",
        }
    }

    /// The same in every language.
    #[must_use]
    pub fn localized(self) -> Localized {
        Localized { en: self.words(Language::En).to_owned(), ko: self.words(Language::Ko).to_owned() }
    }

    /// The rung with this short name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }

    /// The level that a check's page asks for: the rest of its line `Evidence: E3`, where it has one.
    #[must_use]
    pub fn of_page(page: &str) -> Option<&str> {
        page.lines().find_map(|line| line.strip_prefix("Evidence: ")).map(str::trim)
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How strong the evidence of a finding is, and how strong it has to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    /// What was reached; nothing where the plugin does not say.
    pub reached: Option<Evidence>,
    /// The least that a pass needs: what the policy asks for, or else the check.
    pub asked: Option<Evidence>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rungs_are_ordered_and_read_back() {
        assert!(Evidence::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(Evidence::ALL.into_iter().all(|level| Evidence::parse(level.as_str()) == Some(level)));
        assert_eq!(Evidence::parse("E5"), None);
        assert_eq!(Evidence::of_page("# X-1 T\n\nEvidence: E2\n\nText.\n"), Some("E2"));
        assert_eq!(Evidence::of_page("# X-1 T\n\nText about Evidence: E2\n"), None);
    }
}
