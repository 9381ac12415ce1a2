use std::io;

use globset::{GlobSet, GlobSetBuilder};

use super::pattern::globs;
use super::root::Root;
use crate::source::{ListError, Listing};

/// Where GitHub looks for the file, first hit.
const PLACES: [&str; 3] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/// Bytes past which GitHub does not load the file.
const MOST_BYTES: u64 = 3 << 20;

/// Who owns the files of a repository, as GitHub reads CODEOWNERS: of the rules that match, the last one counts.
#[derive(Clone, Debug)]
pub struct CodeOwners {
    /// Path of the file from the root of the repository.
    pub path: String,
    /// Lines that GitHub ignores, in order.
    pub faults: Vec<OwnersFault>,
    rules: Vec<OwnersRule>,
    globs: GlobSet,
    /// The rule that each glob belongs to.
    of: Vec<usize>,
    /// What paths of the listing have before them in the repository.
    prefix: String,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnersRule {
    /// Its line, from 1.
    pub line: u32,
    /// The pattern as it was written.
    pub pattern: String,
    /// Users, teams and addresses; none where the rule takes ownership away.
    pub owners: Vec<String>,
}

/// A line that GitHub ignores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnersFault {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub kind: OwnersFaultKind,
}

/// What is wrong with a line of CODEOWNERS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnersFaultKind {
    /// The pattern is not one that GitHub takes; why, in words.
    Pattern(&'static str),
    /// Not a user, a team or an address.
    Owner(String),
    /// The file is larger than GitHub loads; no rule of it holds.
    TooLarge,
}

impl CodeOwners {
    /// The file that GitHub would take for the repository around a listing, in the listing's own revision.
    ///
    /// # Errors
    /// When the repository or the file cannot be read.
    pub fn of(listing: &Listing) -> Result<Option<Self>, ListError> {
        let root = Root::of(listing)?;
        let unreadable = |error: io::Error| ListError::Unreadable(error.to_string());
        for path in PLACES {
            if let Some(bytes) = root.read(path, MOST_BYTES + 1).map_err(unreadable)? {
                let mut owners = if bytes.len() as u64 > MOST_BYTES {
                    let fault = OwnersFault { line: 1, kind: OwnersFaultKind::TooLarge };
                    Self { faults: vec![fault], ..Self::parse(path, "") }
                } else {
                    Self::parse(path, &String::from_utf8_lossy(&bytes))
                };
                owners.prefix = root.prefix;
                return Ok(Some(owners));
            }
        }
        Ok(None)
    }

    /// Reads the text of the file.
    #[must_use]
    pub fn parse(path: &str, text: &str) -> Self {
        let mut owners = Self {
            path: path.to_owned(),
            faults: Vec::new(),
            rules: Vec::new(),
            globs: GlobSet::empty(),
            of: Vec::new(),
            prefix: String::new(),
        };
        let mut set = GlobSetBuilder::new();
        for (line, text) in (1..).zip(text.lines()) {
            let Some(rule) = rule(line, text) else { continue };
            if let Some(owner) = rule.owners.iter().find(|owner| !is_owner(owner)) {
                owners.faults.push(OwnersFault { line, kind: OwnersFaultKind::Owner(owner.clone()) });
                continue;
            }
            match globs(&rule.pattern) {
                Ok(globs) => {
                    owners.of.extend(globs.iter().map(|_| owners.rules.len()));
                    for glob in globs {
                        set.add(glob);
                    }
                    owners.rules.push(rule);
                }
                Err(why) => owners.faults.push(OwnersFault { line, kind: OwnersFaultKind::Pattern(why) }),
            }
        }
        match set.build() {
            Ok(globs) => owners.globs = globs,
            Err(_) => owners.faults.push(OwnersFault { line: 1, kind: OwnersFaultKind::TooLarge }),
        }
        owners
    }

    /// The rule that decides who owns a file, by its path in the listing. A rule without owners says that nobody does.
    #[must_use]
    pub fn rule(&self, path: &str) -> Option<&OwnersRule> {
        let found = self.globs.matches(format!("{}{path}", self.prefix));
        found.into_iter().filter_map(|glob| self.of.get(glob)).max().map(|rule| &self.rules[*rule])
    }

    /// Who owns a file, by its path in the listing.
    #[must_use]
    pub fn owners(&self, path: &str) -> &[String] {
        self.rule(path).map_or(&[], |rule| &rule.owners)
    }
}

/// A line as a pattern and owners: words, in which a backslash takes the meaning of the character after it, up to a comment.
fn rule(line: u32, text: &str) -> Option<OwnersRule> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut rest = text.trim().chars();
    while let Some(char) = rest.next() {
        match char {
            '\\' => match rest.next() {
                Some(escaped) if escaped.is_whitespace() => word.push(escaped),
                Some(escaped) => word.extend(['\\', escaped]),
                None => word.push_str(r"\\"),
            },
            '#' if word.is_empty() => break,
            blank if blank.is_whitespace() => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            other => word.push(other),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    let mut words = words.into_iter();
    let pattern = words.next()?;
    Some(OwnersRule { line, pattern, owners: words.collect() })
}

/// `@user`, `@organisation/team` or an address.
fn is_owner(text: &str) -> bool {
    match text.split_once('@') {
        Some(("", name)) => !name.is_empty() && !name.contains('@'),
        Some((_, host)) => host.contains('.') && !host.contains('@'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(text: &str, path: &str) -> String {
        CodeOwners::parse("CODEOWNERS", text).owners(path).join(" ")
    }

    #[test]
    fn patterns_reach_as_far_as_on_github() {
        for (pattern, yes, no) in [
            ("*", &["a", "a/b/c.yaml"][..], &[][..]),
            ("*.js", &["a.js", "a/b/c.js"], &["a.jsx"]),
            ("/build/logs/", &["build/logs/a", "build/logs/b/c"], &["x/build/logs/a", "build/logs"]),
            ("docs/*", &["docs/a.md"], &["docs/b/a.md", "x/docs/a.md"]),
            ("apps/", &["apps/a", "x/apps/b/c"], &["apps"]),
            ("/docs/", &["docs/a", "docs/b/c"], &["x/docs/a"]),
            ("/scripts", &["scripts", "scripts/a", "scripts/b/c"], &["x/scripts"]),
            ("**/logs", &["logs/a", "build/logs/b", "a/b/logs"], &["logsx/a"]),
            ("/apps/github", &["apps/github", "apps/github/a"], &["apps/githubs"]),
            ("deploy/**/prod", &["deploy/prod/a", "deploy/a/b/prod"], &["x/deploy/prod"]),
            ("name", &["name", "a/name", "a/name/b"], &["names"]),
            ("a?c", &["abc", "x/abc"], &["a/c"]),
            ("{a,b}.md", &["{a,b}.md"], &["a.md"]),
            (r"with\ blank/", &["with blank/a"], &["with/a"]),
            ("/", &["a", "a/b"], &[]),
        ] {
            let text = format!("{pattern} @me");
            for path in yes {
                assert_eq!(owner(&text, path), "@me", "{pattern} {path}");
            }
            for path in no {
                assert_eq!(owner(&text, path), "", "{pattern} {path}");
            }
        }
    }

    #[test]
    fn the_last_rule_that_matches_counts_and_may_take_ownership_away() {
        let text = "# all\n* @org/sre  # everybody\n\n/apps/ @dev dev@example.com\n/apps/open\n*.tf @infra\n";
        assert_eq!(owner(text, "x"), "@org/sre");
        assert_eq!(owner(text, "apps/a"), "@dev dev@example.com");
        assert_eq!(owner(text, "apps/open/a"), "");
        assert_eq!(owner(text, "apps/open/a.tf"), "@infra");
        let rule = CodeOwners::parse("CODEOWNERS", text).rule("apps/open/a").cloned().unwrap();
        assert_eq!((rule.line, rule.pattern.as_str(), rule.owners.len()), (5, "/apps/open", 0));
    }

    #[test]
    fn lines_that_github_ignores_are_told_and_do_not_count() {
        let text = "* @a\n!x @b\n[ab].md @c\nx nobody\ny @d @\n\\#z @e\n";
        let owners = CodeOwners::parse("CODEOWNERS", text);
        let lines: Vec<u32> = owners.faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3, 4, 5]);
        for path in ["x", "a.md", "y"] {
            assert_eq!(owners.owners(path), ["@a"], "{path}");
        }
    }
}
