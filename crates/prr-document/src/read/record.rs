//! Records: dated documents about a file of the tree, and whether that file is still the one they are about.
//!
//! Guests know no digests. Therefore whoever reads a tree writes beside a record's subject, at the top of the document, what became of it.

use super::{Arena, Limits, Tree, Value};
use crate::Kind;

/// The key under which a record says what became of its subject. Only the reader writes it: a record that brings it along loses it.
pub const SUBJECT: &str = "prr:subject";

/// What lies at the path that a record names.
pub enum Found {
    /// A file, with the digest of its bytes.
    File(String),
    /// Nothing.
    Nothing,
    /// Something whose bytes cannot be had.
    Unreadable,
}

/// What came of a manifest.
pub enum Marked {
    /// It has no records.
    NoRecords,
    /// Its records say what became of their subjects.
    Records(Box<Arena>),
    /// Records stand among other documents: the first of those.
    Mixed(u32),
    /// A record refers to another part of the file.
    Alias(u32),
}

/// Whether a document says that it is one of prr's records, of whatever version.
#[must_use]
pub fn is_record(arena: &Arena, root: u32) -> bool {
    arena.root_scalar(root, "apiVersion").is_some_and(|version| version.starts_with("prr/"))
}

/// Marks the records of a manifest.
#[must_use]
pub fn mark(arena: &Arena, limits: &Limits, find: &dyn Fn(&str) -> Found) -> Marked {
    let Some(first) = arena.roots().iter().copied().find(|root| is_record(arena, *root)) else {
        return Marked::NoRecords;
    };
    if let Some(other) = arena.roots().iter().copied().find(|root| !is_record(arena, *root) && !arena.is_empty(*root)) {
        return Marked::Mixed(other);
    }
    if arena.nodes.iter().any(|node| node.kind == Kind::Alias as u8) {
        return Marked::Alias(first);
    }
    let trees: Vec<Tree> = arena.roots().iter().map(|root| marked(arena.tree(*root), find)).collect();
    Marked::Records(Box::new(Arena::of_trees(arena.text().to_owned(), &trees, limits).0))
}

fn marked(mut record: Tree, find: &dyn Fn(&str) -> Found) -> Tree {
    let state = state(&record, find);
    if let Value::Map(entries) = &mut record.value {
        entries.retain(|(key, ..)| !key.starts_with("prr:"));
        if let Some((state, span)) = state {
            entries.push((SUBJECT.to_owned(), span, Tree::new(Value::Text(state.to_owned()), span)));
        }
    }
    record
}

/// What became of the subject, at the place where the record names it.
fn state(record: &Tree, find: &dyn Fn(&str) -> Found) -> Option<(&'static str, (usize, usize))> {
    let subject = record.get("subject")?;
    let path = subject.get("path")?;
    let state = match (find(path.text()?), subject.get("digest").and_then(Tree::text)) {
        (Found::File(digest), Some(written)) if digest == written => "current",
        (Found::File(_), _) => "changed",
        (Found::Nothing, _) => "missing",
        (Found::Unreadable, _) => "unreadable",
    };
    Some((state, path.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Format, read};

    fn marks(text: &str) -> Option<Vec<String>> {
        let (arena, _) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        let find = |path: &str| match path {
            "there" => Found::File("sha256:1".to_owned()),
            "odd" => Found::Unreadable,
            _ => Found::Nothing,
        };
        let Marked::Records(arena) = mark(&arena, &Limits::default(), &find) else { return None };
        Some(arena.roots().iter().map(|root| arena.root_scalar(*root, SUBJECT).unwrap_or("-").to_owned()).collect())
    }

    #[test]
    fn a_record_says_what_became_of_its_subject_and_cannot_say_it_itself() {
        let record = |subject: &str| format!("apiVersion: prr/v1\nprr:subject: current\nsubject: {subject}\n");
        for (subject, wanted) in [
            ("{path: there, digest: 'sha256:1'}", "current"),
            ("{path: there, digest: 'sha256:2'}", "changed"),
            ("{path: there}", "changed"),
            ("{path: gone, digest: 'sha256:1'}", "missing"),
            ("{path: odd, digest: 'sha256:1'}", "unreadable"),
            ("{digest: 'sha256:1'}", "-"),
            ("text", "-"),
        ] {
            assert_eq!(marks(&record(subject)).unwrap(), [wanted], "{subject}");
        }
        let two = format!("{0}---\n{0}", record("{path: gone}"));
        assert_eq!(marks(&two).unwrap().len(), 2);
    }

    #[test]
    fn other_documents_and_aliases_keep_a_manifest_from_being_marked() {
        assert_eq!(marks("apiVersion: v1\nkind: Pod\n"), None);
        assert_eq!(marks("apiVersion: prr/v1\n---\nkind: Pod\n"), None);
        assert_eq!(marks("apiVersion: prr/v1\nsubject: &a {path: there}\nother: *a\n"), None);
    }
}
