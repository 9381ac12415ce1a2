use prr_model::Localized;

use crate::fault::{say, verbatim};
use crate::messages as m;

/// The known name that is nearest to what was written, if any is near: at most a third of its letters differ.
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |name: &&'a str| strsim::damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase());
    known
        .map(|name| (distance(&name), name))
        .min()
        .filter(|(distance, name)| distance * 3 <= name.len().max(3) && *distance < name.len())
        .map(|(_, name)| name)
}

/// The name that was meant, or all that are known.
pub(crate) fn hint(written: &str, known: &[&str]) -> Localized {
    match nearest(written, known.iter().copied()) {
        Some(name) => say(&m::DID_YOU_MEAN, &[("name", verbatim(name))]),
        None => say(&m::KNOWN, &[("names", verbatim(known.join(", ")))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_different_word_is_not() {
        let known = ["services", "excludes", "policies"];
        assert_eq!(nearest("sevrices", known.into_iter()), Some("services"));
        assert_eq!(nearest("Exclude", known.into_iter()), Some("excludes"));
        assert_eq!(nearest("waivers", known.into_iter()), None);
    }
}
