//! How important a service is, by the labels of what belongs to it.

use std::borrow::Cow;

use crate::labels::Labels;

/// The tier that labels say. `tier` is also what people call the layer of an application, so only numbers count: `1`, `tier1`, `tier-1`.
pub(crate) fn of<'a>(labels: &Labels<'a>) -> Option<Cow<'a, str>> {
    ["tier", "app.kubernetes.io/tier"].iter().find_map(|key| number(labels.get(key)?)).map(Cow::Borrowed)
}

fn number(text: &str) -> Option<&str> {
    let number = text.strip_prefix("tier").unwrap_or(text).trim_start_matches(['-', '_']);
    (number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_is_read_from_the_spellings_that_labels_have() {
        assert_eq!(["1", "tier1", "tier-3", "tier_4"].map(number), [Some("1"), Some("1"), Some("3"), Some("4")]);
        assert_eq!(["backend", "tier", "", "-1x", "12"].map(number), [None; 5]);
    }
}
