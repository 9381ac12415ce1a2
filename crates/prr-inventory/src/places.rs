use prr_document::read::Position;
use prr_manifest::Manifest;
use prr_model::Location;
use rayon::prelude::*;

use crate::facts::Spot;

/// Lines and columns of many places. Every text is gone through once, whatever its lines are like: a manifest on one line has thousands of
/// places on that line.
pub(crate) fn locations(manifests: &[Manifest], spots: &[Spot]) -> Vec<Location> {
    let mut order: Vec<u32> = (0..u32::try_from(spots.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by_key(|index| spots[*index as usize].manifest);
    let groups: Vec<&[u32]> =
        order.chunk_by(|a, b| spots[*a as usize].manifest == spots[*b as usize].manifest).collect();
    let located: Vec<Vec<(u32, Location)>> = groups.par_iter().map(|group| in_one(manifests, spots, group)).collect();
    let mut all: Vec<(u32, Location)> = located.into_iter().flatten().collect();
    all.sort_unstable_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, location)| location).collect()
}

fn in_one(manifests: &[Manifest], spots: &[Spot], group: &[u32]) -> Vec<(u32, Location)> {
    let manifest = &manifests[spots[group[0] as usize].manifest as usize];
    let arena = manifest.arena();
    let spans: Vec<_> = group
        .iter()
        .map(|index| {
            let Spot { node, key, .. } = spots[*index as usize];
            if key { arena.key_span(node) } else { arena.value_span(node) }
        })
        .collect();
    let mut ends: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
    ends.sort_unstable();
    ends.dedup();
    let positions = positions(arena.text(), &ends);
    let position = |byte: usize| ends.binary_search(&byte).map_or(positions[0], |index| positions[index]);
    let location = |(index, span): (&u32, &std::ops::Range<usize>)| {
        let (start, end) = (position(span.start), position(span.end));
        let location = Location {
            path: manifest.path().to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        };
        (*index, location)
    };
    group.iter().zip(&spans).map(location).collect()
}

/// The positions of bytes in ascending order.
fn positions(text: &str, bytes: &[usize]) -> Vec<Position> {
    let mut position = Position { line: 1, column: 1 };
    let mut at = 0;
    let step = |byte: &usize| {
        let end = text.floor_char_boundary(*byte).max(at);
        for c in text[at..end].chars() {
            if c == '\n' {
                position = Position { line: position.line.saturating_add(1), column: 1 };
            } else {
                position.column = position.column.saturating_add(1);
            }
        }
        at = end;
        position
    };
    bytes.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use prr_document::read::Lines;

    use super::*;

    #[test]
    fn positions_are_those_that_reports_have() {
        let text = "a: 1\n한글: 값\n\nb: [x, y]";
        let bytes: Vec<usize> =
            (0..=text.len() + 3).filter(|byte| text.is_char_boundary(*byte) || *byte > text.len()).collect();
        let lines = Lines::new(text);
        let expected: Vec<_> = bytes.iter().map(|byte| lines.position(*byte)).collect();
        assert_eq!(positions(text, &bytes), expected);
    }
}
