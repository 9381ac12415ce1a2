//! Documents that nobody needs are taken out of an arena, with their nodes.

use super::Arena;
use super::builder::to_u32;
use super::nodes::Nodes;
use super::spans::SpanTable;
use crate::Kind;
use crate::image::NONE;

/// Nodes without a gap, which become other numbers.
#[derive(Clone, Copy)]
struct Kept {
    first: u32,
    end: u32,
    /// The number of the first of them from now on.
    becomes: u32,
}

impl Arena {
    /// Takes out the documents that are not among these roots, in their order, and gives back the room of their nodes. What stands in one list with a
    /// document that stays, stays; so does everything where manifests lie in texts of others, since their places are those of the texts.
    pub fn keep_documents(&mut self, roots: &[u32]) {
        if roots.len() == self.roots.len() || !self.embeddings.is_empty() {
            return;
        }
        let kept = self.trees_of(roots);
        let (mut nodes, mut spans) = (Nodes::default(), SpanTable::default());
        let count = kept.last().map_or(0, |last| last.becomes + (last.end - last.first)) as usize;
        nodes.reserve_exact(count);
        spans.reserve_exact(count);
        for Kept { first, end, becomes } in &kept {
            // Nothing in a document refers to another one.
            let moved = |node: u32| if node == NONE { NONE } else { node - first + becomes };
            for mut record in self.nodes.between(*first as usize, *end as usize) {
                record.parent = moved(record.parent);
                record.end = moved(record.end);
                if record.kind == Kind::Alias as u8 {
                    record.a = moved(record.a);
                }
                nodes.push(record);
            }
            spans.extend_from(&self.spans, *first, *end);
        }
        let moved = |root: &u32| {
            let tree = kept.get(kept.partition_point(|tree| tree.end <= *root)).filter(|tree| tree.first <= *root)?;
            Some(root - tree.first + tree.becomes)
        };
        self.roots = self.roots.iter().filter_map(moved).collect();
        (self.nodes, self.spans) = (nodes, spans);
    }

    fn trees_of(&self, roots: &[u32]) -> Vec<Kept> {
        let (mut kept, mut becomes): (Vec<Kept>, u32) = (Vec::new(), 0);
        for top in roots.iter().map(|root| self.top(*root)) {
            let end = self.nodes.at(top).end;
            if kept.last().is_none_or(|last| last.first != top) {
                kept.push(Kept { first: top, end, becomes });
                becomes += end - top;
            }
        }
        debug_assert!(kept.is_sorted_by_key(|tree| tree.first) && becomes <= to_u32(self.nodes.len()));
        kept
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{Arena, Format, Limits, Tree, read};

    fn yaml(text: &str) -> Arena {
        read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default()).0
    }

    fn trees(arena: &Arena) -> Vec<Tree> {
        arena.roots().iter().map(|root| arena.tree(*root)).collect()
    }

    #[test]
    fn what_stays_is_what_it_was_where_it_was() {
        let far = " ".repeat(2_000);
        let text = format!(
            "a: &x {{b: [1, 2]}}\nc: *x\n---\nd:{far}1\n---\n- e: {far}{{f: &y g}}\n- *y\n---\nh: i\n---\n<<: {{k: l}}\nm: {{n: o}}\n"
        );
        let whole = yaml(&text);
        let roots = whole.roots().to_vec();
        for chosen in 0_u32..1 << roots.len() {
            let asked: Vec<u32> =
                (0..).zip(&roots).filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, root)| *root).collect();
            let mut arena = whole.clone();
            arena.keep_documents(&asked);
            let expected: Vec<Tree> = asked.iter().map(|root| whole.tree(*root)).collect();
            assert_eq!(trees(&arena), expected, "{chosen:b}");
            assert_eq!(
                arena.node_count(),
                asked.iter().map(|root| (whole.nodes.at(*root).end - root) as usize).sum::<usize>()
            );
            for (old, new) in asked.iter().zip(arena.roots()) {
                for (old, new) in (*old..whole.nodes.at(*old).end).zip(*new..) {
                    assert_eq!(whole.spans.at(old), arena.spans.at(new));
                    assert_eq!(whole.key_text(old), arena.key_text(new));
                }
            }
        }
    }

    #[test]
    fn a_list_stays_with_any_of_its_items() {
        let mut arena = yaml(
            "a: 1\n---\nkind: List\napiVersion: v1\nitems:\n- {kind: A, apiVersion: v1}\n- {kind: B, apiVersion: v1}\n---\nc: 1\n",
        );
        let whole = trees(&arena);
        arena.keep_documents(&[arena.roots()[2]]);
        assert_eq!(trees(&arena), whole[1..3]);
    }
}
