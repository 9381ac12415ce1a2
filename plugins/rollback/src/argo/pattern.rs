/// Whether an unanchored Go regular expression matches a name, for the patterns that people write: texts, `.*`, anchors and alternatives.
/// Nothing where it has more than these.
pub(crate) fn matches(pattern: &str, name: &str) -> Option<bool> {
    let mut found = false;
    for part in pattern.split('|') {
        found |= one(part, name)?;
    }
    Some(found)
}

fn one(pattern: &str, name: &str) -> Option<bool> {
    let (start, pattern) = pattern.strip_prefix('^').map_or((false, pattern), |rest| (true, rest));
    let (end, pattern) = pattern.strip_suffix('$').map_or((false, pattern), |rest| (true, rest));
    let pieces: Vec<&str> = pattern.split(".*").collect();
    if pieces.iter().any(|piece| piece.contains(['\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '^', '$'])) {
        return None;
    }
    let mut at = 0;
    for (index, piece) in pieces.iter().enumerate() {
        let first = index == 0 && start;
        let last = index + 1 == pieces.len() && end;
        let found = match (first, last) {
            (true, true) if pieces.len() == 1 => (name == *piece).then_some(0),
            (true, _) => name.starts_with(piece).then_some(0),
            (_, true) => {
                (name.len() - at >= piece.len() && name.ends_with(piece)).then(|| name.len() - piece.len() - at)
            }
            _ => name[at..].find(piece),
        };
        match found {
            Some(offset) => at += offset + piece.len(),
            None => return Some(false),
        }
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_dry_run_matches_anywhere_in_a_metric_s_name() {
        for (pattern, name, wanted) in [
            ("success", "success-rate", Some(true)),
            (".*", "anything", Some(true)),
            ("^rate", "success-rate", Some(false)),
            ("rate$", "success-rate", Some(true)),
            ("^success-rate$", "success-rate", Some(true)),
            ("^success$", "success-rate", Some(false)),
            ("latency|success", "success-rate", Some(true)),
            ("suc.*rate", "success-rate", Some(true)),
            ("*", "success-rate", None),
            ("s[a-z]+", "success-rate", None),
        ] {
            assert_eq!(matches(pattern, name), wanted, "{pattern}");
        }
    }
}
