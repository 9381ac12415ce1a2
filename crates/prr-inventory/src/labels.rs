use prr_document::read::Cursor;

/// Labels, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Labels<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Labels<'a> {
    pub(crate) fn read(node: Option<Cursor<'a>>) -> Self {
        let pair = |entry: Cursor<'a>| Some((entry.key()?, entry.text()?));
        Self::new(node.map(Cursor::entries).unwrap_or_default().into_iter().filter_map(pair).collect())
    }

    pub(crate) fn new(mut pairs: Vec<(&'a str, &'a str)>) -> Self {
        pairs.sort_unstable();
        Self(pairs)
    }

    /// Adds labels, which do not override those that are there.
    pub(crate) fn or(mut self, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let new: Vec<_> = pairs.into_iter().filter(|(key, _)| self.get(key).is_none()).collect();
        self.0.extend(new);
        Self::new(self.0)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'a str> {
        self.0.binary_search_by(|(other, _)| (*other).cmp(key)).ok().map(|index| self.0[index].1)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().copied()
    }
}
