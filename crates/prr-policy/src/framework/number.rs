use prr_model::Localized;
use serde::Deserialize;

/// What the numbers of a framework are numbers of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// Articles of a Korean law: article, paragraph, item. `14-2.7` is 제14조의2제7항, article 14-2(7).
    Articles,
    /// Items of a standard: chapter, section, item. `2.9.1`.
    Items,
    /// Names: words joined by hyphens.
    Names,
}

impl Numbering {
    /// Whether this is how a number of this kind is written.
    #[must_use]
    pub(crate) fn accepts(self, id: &str) -> bool {
        let counted = |part: &str| {
            !part.is_empty()
                && part.len() <= 4
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && !part.starts_with('0')
        };
        let mut parts = id.split('.');
        match self {
            Self::Articles => {
                let article = parts.next().unwrap_or_default();
                let (number, branch) = article.split_once('-').unwrap_or((article, "2"));
                counted(number) && counted(branch) && parts.clone().count() <= 2 && parts.all(counted)
            }
            Self::Items => parts.clone().count() == 3 && parts.all(counted),
            Self::Names => {
                !id.is_empty()
                    && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            }
        }
    }

    /// The number as a reader of the framework cites it.
    #[must_use]
    pub fn citation(self, id: &str) -> Localized {
        if self != Self::Articles {
            return Localized { en: id.to_owned(), ko: id.to_owned() };
        }
        let mut parts = id.split('.');
        let article = parts.next().unwrap_or_default();
        let ko = match article.split_once('-') {
            Some((number, branch)) => format!("제{number}조의{branch}"),
            None => format!("제{article}조"),
        };
        let en = format!("article {article}");
        let below = parts.zip(["항", "호"]);
        below.fold(Localized { en, ko }, |cited, (part, unit)| Localized {
            en: format!("{}({part})", cited.en),
            ko: format!("{}제{part}{unit}", cited.ko),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_cited_as_lawyers_do() {
        let cited = |id| Numbering::Articles.citation(id);
        assert_eq!(cited("14-2.7").ko, "제14조의2제7항");
        assert_eq!(cited("14-2.7").en, "article 14-2(7)");
        assert_eq!(cited("13.1.9").ko, "제13조제1항제9호");
        assert_eq!(cited("23.10").ko, "제23조제10항");
        assert_eq!(cited("37-5").ko, "제37조의5");
        assert_eq!(Numbering::Items.citation("2.10.1").ko, "2.10.1");
    }

    #[test]
    fn what_is_no_number_of_its_kind_is_not_taken() {
        for good in ["7", "14-2", "14-2.7", "13.1.9", "23.10"] {
            assert!(Numbering::Articles.accepts(good), "{good}");
        }
        for bad in ["", "제7조", "14-", "14-2-3", "0", "14.07", "14.2.7.1", "14..7", "14-2.⑦", "99999"] {
            assert!(!Numbering::Articles.accepts(bad), "{bad}");
        }
        for (id, good) in [("2.10.1", true), ("2.10", false), ("2.4.5 ", false), ("2.9.1.1", false)] {
            assert_eq!(Numbering::Items.accepts(id), good, "{id}");
        }
        for (id, good) in [("prr-1", true), ("csap-location", true), ("PRR-1", false), ("", false), ("a b", false)] {
            assert_eq!(Numbering::Names.accepts(id), good, "{id}");
        }
    }
}
