use std::fmt;

use globset::{GlobBuilder, GlobMatcher};

/// Paths that a configuration takes out of the gate, each with its reason.
#[derive(Clone, Debug, Default)]
pub struct Excludes(Vec<(GlobMatcher, Exclude)>);

/// One excluded pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclude {
    /// A glob over paths; a folder's name takes out everything below it.
    pub path: String,
    /// Why.
    pub reason: String,
}

/// A pattern that is no glob.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcludeError {
    /// Which one, by position.
    pub index: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for ExcludeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ExcludeError {}

impl Excludes {
    /// Prepares patterns for matching.
    ///
    /// # Errors
    /// With the first pattern that is no glob.
    pub fn new(excludes: Vec<Exclude>) -> Result<Self, ExcludeError> {
        let matcher = |(index, exclude): (usize, Exclude)| {
            let glob = GlobBuilder::new(&exclude.path).literal_separator(true).build();
            let glob = glob.map_err(|error| ExcludeError { index, message: error.kind().to_string() })?;
            Ok((glob.compile_matcher(), exclude))
        };
        excludes.into_iter().enumerate().map(matcher).collect::<Result<_, _>>().map(Self)
    }

    /// The exclusion that covers a path, with its position.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<(usize, &Exclude)> {
        let covers = |(glob, exclude): &(GlobMatcher, Exclude)| {
            let folder = exclude.path.trim_end_matches('/');
            glob.is_match(path) || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let index = self.0.iter().position(covers)?;
        Some((index, &self.0[index].1))
    }

    /// Every exclusion, in its order.
    pub fn iter(&self) -> impl Iterator<Item = &Exclude> {
        self.0.iter().map(|(_, exclude)| exclude)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_covers_what_lies_below_it_and_a_star_stays_in_its_folder() {
        let exclude = |path: &str| Exclude { path: path.into(), reason: "r".into() };
        let excludes = Excludes::new(vec![exclude("fixtures"), exclude("docs/*.yaml"), exclude("**/gen/**")]).unwrap();
        let position = |path| excludes.find(path).map(|(index, _)| index);
        assert_eq!(position("fixtures/a/b.yaml"), Some(0));
        assert_eq!(position("fixtures-2/a.yaml"), None);
        assert_eq!(position("docs/a.yaml"), Some(1));
        assert_eq!(position("docs/b/a.yaml"), None);
        assert_eq!(position("x/gen/a.yaml"), Some(2));
        assert_eq!(Excludes::new(vec![exclude("ok"), exclude("a[")]).unwrap_err().index, 1);
    }
}
