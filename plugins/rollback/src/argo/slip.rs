/// Letters that a slip of the hand gets wrong at the most.
const MOST: usize = 2;
/// Letters that Kubernetes allows in a name; longer ones are not compared.
const LONGEST: usize = 253;

/// The one known name that was meant, if a name is a slip: two letters differ at the most, a sixth of it at the most, and no other is as near.
pub(crate) fn meant<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = |name: &'a str| {
        let fits = name.len().abs_diff(written.len()) <= MOST && name.len().max(written.len()) <= LONGEST;
        let distance = fits.then(|| strsim::osa_distance(written, name))?;
        (distance <= MOST && distance * 6 <= name.len()).then_some((distance, name))
    };
    let mut found: Vec<_> = known.filter_map(near).collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [(_, only)] => Some(only),
        [(first, best), (second, _), ..] if first < second => Some(best),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_slip_is_told_from_another_name() {
        let known = ["success-rate", "error-ratio", "error-ratio-v2", "a-1", "a-2"];
        let of = |written: &str| meant(written, known.into_iter());
        for (written, name) in [
            ("succes-rate", Some("success-rate")),
            ("sucecss-rate", Some("success-rate")),
            ("error-rato", Some("error-ratio")),
            ("error-ratio-v3", Some("error-ratio-v2")),
            ("availability-check", None),
            ("a-3", None),
            ("latency", None),
        ] {
            assert_eq!(of(written), name, "{written}");
        }
        assert_eq!(meant("check-1x", ["check-1a", "check-1b"].into_iter()), None);
    }
}
