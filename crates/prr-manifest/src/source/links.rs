//! Where the symbolic links of a revision lead, told from their texts alone.

use std::collections::BTreeMap;

use super::listing::Entry;
use super::name::{LONGEST, shown};

/// Links that one may lead through, as Linux has it.
const MOST_HOPS: usize = 40;

/// The files of a tree and the targets of its links; a target that was not read leads nowhere.
pub(super) struct Links<'a> {
    pub(super) files: &'a BTreeMap<String, Entry>,
    pub(super) targets: &'a BTreeMap<String, Vec<u8>>,
}

impl Links<'_> {
    /// Whether a link leads to something that the tree has.
    pub(super) fn inside(&self, link: &str) -> bool {
        let folder = link.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut reached: Vec<String> = folder.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let Some(mut ahead) = self.parts(link) else { return false };
        let mut hops = 0;
        while let Some(part) = ahead.pop() {
            match part.as_str() {
                "." => {}
                ".." => {
                    if reached.pop().is_none() {
                        return false;
                    }
                }
                _ => {
                    reached.push(part);
                    let path = reached.join("/");
                    if self.targets.contains_key(&path) {
                        hops += 1;
                        reached.pop();
                        let Some(target) = self.parts(&path) else { return false };
                        ahead.extend(target);
                    } else if !self.exists(&path) {
                        return false;
                    }
                    if hops > MOST_HOPS || ahead.len() > LONGEST {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// The parts of a link's target, last first; `None` for one that starts at the root of the machine or is empty.
    fn parts(&self, link: &str) -> Option<Vec<String>> {
        let target = self.targets.get(link).filter(|target| !target.is_empty() && !target.starts_with(b"/"))?;
        Some(target.split(|byte| *byte == b'/').filter(|part| !part.is_empty()).rev().map(shown).collect())
    }

    fn exists(&self, path: &str) -> bool {
        let below = format!("{path}/");
        self.files.contains_key(path)
            || self.files.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_inside_where_its_text_leads_to_something_in_the_tree() {
        let links: &[(&str, &[u8], bool)] = &[
            ("deploy/same.yaml", b"a.yaml", true),
            ("deploy/up.yaml", b"../base/b.yaml", true),
            ("deploy/folder", b"../base", true),
            ("deploy/through.yaml", b"folder/./b.yaml", true),
            ("deploy/back.yaml", b"folder/../deploy/a.yaml", true),
            ("top", b".", true),
            ("root.yaml", b"/etc/passwd", false),
            ("out.yaml", b"../x.yaml", false),
            ("deploy/far.yaml", b"../../x.yaml", false),
            ("deploy/sneaky.yaml", b"folder/../../x.yaml", false),
            ("gone.yaml", b"deploy/none.yaml", false),
            ("below.yaml", b"deploy/a.yaml/x", false),
            ("circle", b"circle", false),
            ("empty.yaml", b"", false),
            ("ping", b"pong/a", false),
            ("pong", b"ping/a", false),
        ];
        let mut files: BTreeMap<String, Entry> =
            ["deploy/a.yaml", "base/b.yaml"].map(|path| (path.to_owned(), Entry::File(1))).into();
        let targets: BTreeMap<String, Vec<u8>> =
            links.iter().map(|(path, target, _)| ((*path).to_owned(), target.to_vec())).collect();
        files.extend(targets.keys().map(|path| (path.clone(), Entry::Symlink { inside: false })));
        for (path, _, inside) in links {
            assert_eq!(Links { files: &files, targets: &targets }.inside(path), *inside, "{path}");
        }
    }
}
