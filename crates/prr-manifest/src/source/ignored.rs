//! What git ignores in a worktree.

use std::fs::{self, DirEntry, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix_ignore::glob::pattern::Mode as Kind;
use gix_ignore::glob::wildmatch::Mode;
use gix_ignore::glob::{Pattern, wildmatch};

use super::folder::bytes;

/// The name of git's own folder, or of the file that says where it is.
pub(super) const GIT: &str = ".git";

/// Where one of these is, a repository begins. Jujutsu takes git's patterns.
const REPOSITORY: [&str; 2] = [GIT, ".jj"];

/// Patterns of a folder are read from a file of this name.
const GITIGNORE: &str = ".gitignore";

/// Bytes of patterns that hold in a folder, and `**` of one pattern: each is held against everything below, and the folders that each of several `**`
/// may stand for multiply. Where it is more, nothing is ignored in that folder and below.
const MOST_BYTES: u64 = 64 << 10;
const MOST_FOLDERS: usize = 8;

/// What a folder of a repository and those above it say of what lies in it. Only git's own files decide what is ignored, and none outside the
/// repository, so that every machine sees the same tree.
pub(super) struct Ignored {
    /// What holds in the folder above; nothing where the repository begins here.
    above: Option<Arc<Self>>,
    /// Where the path of something begins as this folder sees it.
    start: usize,
    /// The patterns of the folder itself, which come before those above.
    patterns: Vec<Pattern>,
    /// Those of `info/exclude` where the repository begins, which come last.
    exclude: Vec<Pattern>,
    /// Bytes of patterns that may still be read below.
    room: u64,
}

/// What a folder has that decides what is ignored in it.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    /// A repository begins here.
    repository: bool,
    /// There is a file of patterns. Git does not follow a link of that name, so it is none.
    patterns: bool,
}

impl Marks {
    /// Those of a folder that is not listed.
    fn at(folder: &Path) -> Self {
        let kind = |name: &str| folder.join(name).symlink_metadata().ok().map(|found| found.file_type());
        let repository = REPOSITORY.iter().any(|name| kind(name).is_some());
        Self { repository, patterns: kind(GITIGNORE).is_some_and(|kind| kind.is_file()) }
    }

    /// Those of a folder that has these entries.
    pub(super) fn among(entries: &[(FileType, DirEntry)]) -> Self {
        let mut marks = Self::default();
        for (kind, entry) in entries {
            let name = entry.file_name();
            marks.repository |= REPOSITORY.iter().any(|repository| name == *repository);
            marks.patterns |= name == GITIGNORE && kind.is_file();
        }
        marks
    }
}

impl Ignored {
    /// What the folders above `root` say of it, which is a canonical path. Outside of any repository nothing is ignored.
    pub(super) fn above(root: &Path) -> Option<Arc<Self>> {
        let folders: Vec<_> = root.ancestors().skip(1).collect();
        folders.iter().rev().fold(None, |above, folder| Self::entered(above, folder, Marks::at(folder)))
    }

    /// What holds in a folder with these marks, if `above` holds around it.
    pub(super) fn entered(above: Option<Arc<Self>>, folder: &Path, marks: Marks) -> Option<Arc<Self>> {
        let above = above.filter(|_| !marks.repository);
        if !marks.repository && (above.is_none() || !marks.patterns) {
            return above;
        }
        let mut room = above.as_ref().map_or(MOST_BYTES, |above| above.room);
        let mut read = |file: Option<PathBuf>| file.map_or(Some(Vec::new()), |file| patterns(&file, &mut room));
        let patterns = read(marks.patterns.then(|| folder.join(GITIGNORE)))?;
        let exclude = read(marks.repository.then(|| exclude(folder)).flatten())?;
        if !marks.repository && patterns.is_empty() {
            return above;
        }
        Some(Arc::new(Self { above, start: bytes(folder).len() + 1, patterns, exclude, room }))
    }

    /// Whether git leaves out what lies at a path below, given as git writes it, from the root of the machine on.
    pub(super) fn leaves_out(&self, path: &[u8], is_folder: bool) -> bool {
        let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or(path);
        let found = Found { path: &path[self.start..], name, is_folder };
        match (found.decided(&self.patterns), &self.above) {
            (Some(left_out), _) => left_out,
            (None, Some(above)) => above.leaves_out(path, is_folder),
            (None, None) => found.decided(&self.exclude).unwrap_or(false),
        }
    }
}

/// What patterns are held against.
struct Found<'a> {
    /// From the folder of the patterns on.
    path: &'a [u8],
    name: &'a [u8],
    is_folder: bool,
}

impl Found<'_> {
    /// Whether patterns leave it out, if one of them names it: the last one that does counts.
    fn decided(&self, patterns: &[Pattern]) -> Option<bool> {
        patterns.iter().rev().find(|pattern| self.is_named_by(pattern)).map(|pattern| !pattern.is_negative())
    }

    /// Git takes what comes before the first wildcard of a path as it is, so that the asterisks of `a**/b` stand at the beginning of what is left,
    /// where they mean any folders; its manual has them mean what one of them does.
    fn is_named_by(&self, pattern: &Pattern) -> bool {
        if pattern.mode.contains(Kind::MUST_BE_DIR) && !self.is_folder {
            return false;
        }
        if pattern.mode.contains(Kind::NO_SUB_DIR) && !pattern.mode.contains(Kind::ABSOLUTE) {
            return pattern.matches(self.name.into(), Mode::NO_MATCH_SLASH_LITERAL);
        }
        let (begin, rest) = pattern.text.split_at(pattern.first_wildcard_pos.unwrap_or(pattern.text.len()));
        let matches = |path: &[u8]| wildmatch(rest.into(), path.into(), Mode::NO_MATCH_SLASH_LITERAL);
        self.path.strip_prefix(begin).is_some_and(matches)
    }
}

/// The repository's own patterns: those of the repository that it is a worktree of, if it is one.
fn exclude(folder: &Path) -> Option<PathBuf> {
    let git = folder.join(GIT);
    let common = if git.is_dir() { git } else { git2::Repository::open(folder).ok()?.commondir().to_owned() };
    Some(common.join("info").join("exclude"))
}

/// The patterns of a file, or nothing where they cannot be told or are too many. A file that is not there has none.
fn patterns(file: &Path, room: &mut u64) -> Option<Vec<Pattern>> {
    let found = match file.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Some(Vec::new()),
        found => found.ok().filter(fs::Metadata::is_file)?,
    };
    *room = room.checked_sub(found.len())?;
    let text = fs::read(file).ok()?;
    let patterns = gix_ignore::parse(&text, false).map(|(pattern, ..)| pattern);
    let simple = |pattern: Pattern| {
        (pattern.text.windows(2).filter(|two| two == b"**").count() <= MOST_FOLDERS).then_some(pattern)
    };
    patterns.map(simple).collect()
}
