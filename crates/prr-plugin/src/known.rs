//! What a plugin says of itself, as it is kept beside its compiled code: asking eight plugins costs more than reading a small tree.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Description;
use crate::pages::Pages;

/// Something that a plugin says of itself.
pub(crate) trait Known: Serialize + DeserializeOwned {
    /// The form of what is kept. It is another one whenever the type or anything in it changes its shape; a test tells.
    const SHAPE: &str;

    fn bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("plain data always serializes")
    }

    /// What was kept; `None` where that is not what this program keeps.
    fn of(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl Known for Description {
    const SHAPE: &str = "description-3";
}

impl Known for Pages {
    const SHAPE: &str = "pages-1";
}

#[cfg(test)]
mod tests {
    use prr_model::{Argument, Evidence, Severity, Value, hex};
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::{CheckInfo, MessageTemplate, Projection, Scope, Selector};

    fn everything() -> Description {
        let argument = |value| Argument { name: "a".to_owned(), value };
        let values = [Value::Text("t".to_owned()), Value::Number(1.5), Value::Duration(2.5), Value::Share(0.5)];
        let selectors = [Selector::Kind("k".to_owned()), Selector::Key("y".to_owned()), Selector::Path("p".to_owned())];
        let check = |severity, asks| CheckInfo {
            id: "C-1".to_owned(),
            severity,
            title: "t".to_owned(),
            parameters: values.clone().map(argument).into(),
            asks,
        };
        let template =
            |evidence| MessageTemplate { id: "m".to_owned(), en: "e".to_owned(), ko: "한".to_owned(), evidence };
        let levels = [Evidence::E0, Evidence::E1, Evidence::E2, Evidence::E3, Evidence::E4];
        let severities = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Info];
        Description {
            name: "n".to_owned(),
            version: "v".to_owned(),
            scope: Scope::Inventory,
            selectors: selectors.into_iter().chain([Selector::All]).collect(),
            projections: vec![Projection { kind: "k".to_owned(), paths: vec![vec!["a".to_owned(), "b".to_owned()]] }],
            checks: severities.into_iter().zip(levels).map(|(severity, level)| check(severity, Some(level))).collect(),
            messages: levels.into_iter().map(Some).chain([None]).map(template).collect(),
        }
    }

    #[test]
    fn what_was_kept_comes_back() {
        assert_eq!(Description::of(&everything().bytes()), Some(everything()));
        assert_eq!(Description::of(b"garbage"), None);
        let pages = Pages::from([("C-1".to_owned(), "# C-1 Title\n".to_owned())]);
        assert_eq!(Pages::of(&pages.bytes()), Some(pages));
    }

    #[test]
    fn another_shape_has_another_name() {
        let digest = hex(&Sha256::digest(everything().bytes()));
        assert_eq!((Description::SHAPE, &digest[..16]), ("description-3", "8fbf9616cd26d27c"), "name the new shape");
    }
}
