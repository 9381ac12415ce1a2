//! What a plugin says of itself, as it is kept beside its compiled code: asking eight plugins costs more than reading a small tree.

use crate::Description;

/// The form of what is kept. It is another one whenever [`Description`] or anything in it changes its shape; a test tells.
pub(crate) const SHAPE: &str = "description-2";

pub(crate) fn bytes(description: &Description) -> Vec<u8> {
    postcard::to_allocvec(description).expect("plain data always serializes")
}

/// What was kept; `None` where that is not what this program keeps.
pub(crate) fn description(bytes: &[u8]) -> Option<Description> {
    postcard::from_bytes(bytes).ok()
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
            documentation: "d".to_owned(),
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
        assert_eq!(description(&bytes(&everything())), Some(everything()));
        assert_eq!(description(b"garbage"), None);
    }

    #[test]
    fn another_shape_has_another_name() {
        let digest = hex(&Sha256::digest(bytes(&everything())));
        assert_eq!((SHAPE, &digest[..16]), ("description-2", "ef3b4b97248fc925"), "name the new shape");
    }
}
