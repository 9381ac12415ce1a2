/// The known name that is nearest to what was written, if any is near: at most a third of its letters differ.
pub(crate) fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |name: &&'a str| strsim::damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase());
    known
        .map(|name| (distance(&name), name))
        .min()
        .filter(|(distance, name)| distance * 3 <= name.len().max(3))
        .map(|(_, name)| name)
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
