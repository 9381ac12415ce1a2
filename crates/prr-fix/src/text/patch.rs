use std::ops::Range;

/// Bytes of a text that become other ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Patch {
    pub range: Range<usize>,
    pub text: String,
}

impl Patch {
    pub const fn new(range: Range<usize>, text: String) -> Self {
        Self { range, text }
    }

    fn meets(&self, other: &Self) -> bool {
        self.range.start < other.range.end && other.range.start < self.range.end
    }
}

/// Whether patches cannot both be applied: they change the same bytes into different ones. Insertions at one place follow one another.
pub(crate) fn conflict(ours: &[Patch], theirs: &[Patch]) -> bool {
    ours.iter().any(|one| theirs.iter().any(|other| one != other && one.meets(other)))
}

/// Patches in order, those that touch as one, so that each can be made by itself in the text of another text. The text of a scalar that has no
/// line end at its end does not get one (`chomped`): its block has no place for it.
pub(crate) fn joined(text: &str, patches: Vec<Patch>, chomped: bool) -> Vec<Patch> {
    let mut distinct: Vec<Patch> = Vec::with_capacity(patches.len());
    for patch in patches {
        if !distinct.contains(&patch) {
            distinct.push(patch);
        }
    }
    distinct.sort_by_key(|patch| (patch.range.start, patch.range.end));
    let mut joined: Vec<Patch> = Vec::with_capacity(distinct.len());
    for patch in distinct {
        match joined.last_mut().filter(|last| last.range.end == patch.range.start) {
            Some(last) => {
                last.range.end = patch.range.end;
                last.text.push_str(&patch.text);
            }
            None => joined.push(patch),
        }
    }
    if let Some(last) = joined.last_mut().filter(|last| chomped && last.range.end == text.len()) {
        match last.text.strip_suffix('\n').map(|text| text.trim_end_matches('\r').len()) {
            Some(length) => last.text.truncate(length),
            None if last.text.is_empty() => {
                last.range.start = text[..last.range.start].trim_end_matches(['\r', '\n']).len();
            }
            None => {}
        }
    }
    joined
}

/// A text with patches applied; of several that are the same one counts.
pub(crate) fn applied(text: &str, patches: &[Patch]) -> String {
    let mut ordered: Vec<&Patch> = Vec::with_capacity(patches.len());
    for patch in patches {
        if !ordered.contains(&patch) {
            ordered.push(patch);
        }
    }
    ordered.sort_by_key(|patch| (patch.range.start, patch.range.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for patch in ordered {
        let start = patch.range.start.max(done);
        out.push_str(text.get(done..start).unwrap_or_default());
        out.push_str(&patch.text);
        done = patch.range.end.max(start);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beside_each_other_is_applied_and_what_overlaps_conflicts() {
        let patch = |range, text: &str| Patch::new(range, text.to_owned());
        let (one, two) = (patch(0..2, "x"), patch(2..3, "y"));
        assert!(!conflict(std::slice::from_ref(&one), std::slice::from_ref(&two)));
        assert!(
            !conflict(std::slice::from_ref(&one), std::slice::from_ref(&one)),
            "the same change twice is one change"
        );
        assert!(conflict(std::slice::from_ref(&one), &[patch(1..3, "z")]));
        assert!(!conflict(&[patch(2..2, "a")], &[patch(2..2, "b")]));
        assert!(conflict(&[patch(1..1, "a")], std::slice::from_ref(&one)));
        assert_eq!(applied("abcd", &[two, one.clone(), one, patch(2..2, "-"), patch(2..2, "+")]), "x-+yd");
    }
}
