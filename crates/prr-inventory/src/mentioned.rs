use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{Ask, Target, Thing};
use crate::runbook::Pages;

/// What others name and no document declares: pages and metrics. They are numbered behind the things that are declared.
#[derive(Debug)]
pub(crate) struct Mentioned {
    pub(crate) pages: BTreeMap<String, usize>,
    pub(crate) metrics: BTreeMap<String, usize>,
}

impl Mentioned {
    pub(crate) fn new(things: &[Thing<'_>], asks: &[Ask<'_>], pages: &Pages<'_>) -> Self {
        let mut files = BTreeSet::new();
        let mut metrics = BTreeSet::new();
        for ask in asks {
            match &ask.target {
                Target::Metric(name) => drop(metrics.insert(name.as_str())),
                Target::Page(link) => files.extend(pages.find(link, things[ask.from].folder).1),
                _ => {}
            }
        }
        let numbered = |names: BTreeSet<&str>, first: usize| {
            names.into_iter().enumerate().map(|(index, name)| (name.to_owned(), first + index)).collect()
        };
        let (first, count) = (things.len(), files.len());
        Self { pages: numbered(files, first), metrics: numbered(metrics, first + count) }
    }

    pub(crate) fn page(&self, file: &str) -> Option<usize> {
        self.pages.get(file).copied()
    }

    pub(crate) fn metric(&self, name: &str) -> Option<usize> {
        self.metrics.get(name).copied()
    }
}
