use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use crate::budget::Budget;
use crate::labels::Labels;
use crate::selector::{Selector, Test};

/// Things by their labels. Items are sorted by namespace, so that those of one namespace are a range of every list.
pub(crate) struct LabelIndex<'g, 'a> {
    items: Vec<Item<'g, 'a>>,
    values: HashMap<(&'a str, &'a str), Vec<u32>>,
    /// Few selectors ask for a key alone.
    keys: OnceCell<HashMap<&'a str, Vec<u32>>>,
}

/// A thing with labels.
#[derive(Clone, Copy)]
pub(crate) struct Item<'g, 'a> {
    pub(crate) namespace: Option<&'a str>,
    pub(crate) thing: usize,
    pub(crate) labels: &'g Labels<'a>,
}

impl<'g, 'a> LabelIndex<'g, 'a> {
    pub(crate) fn new(mut items: Vec<Item<'g, 'a>>) -> Self {
        items.sort_unstable_by_key(|item| (item.namespace, item.thing));
        let mut values: HashMap<(&str, &str), Vec<u32>> = HashMap::new();
        for (number, item) in (0_u32..).zip(&items) {
            for label in item.labels.iter() {
                values.entry(label).or_default().push(number);
            }
        }
        Self { items, values, keys: OnceCell::new() }
    }

    /// Every item.
    pub(crate) fn all(&self) -> Range<u32> {
        0..number(self.items.len())
    }

    /// The items of one namespace; those that say none are one of their own.
    pub(crate) fn of(&self, namespace: Option<&str>) -> Range<u32> {
        let start = self.items.partition_point(|item| item.namespace < namespace);
        let end = self.items.partition_point(|item| item.namespace <= namespace);
        number(start)..number(end)
    }

    /// The items that say their namespace.
    pub(crate) fn said(&self) -> Range<u32> {
        self.of(None).end..number(self.items.len())
    }

    /// The things in a range that a selector selects, in the order of their numbers. Looks at those with its rarest label only. None if the
    /// budget does not suffice.
    pub(crate) fn select(
        &self,
        selector: &Selector<'_>,
        range: &Range<u32>,
        budget: &mut Budget,
    ) -> Option<Vec<usize>> {
        let mut rarest: Option<(usize, Vec<&[u32]>)> = None;
        for requirement in &selector.requirements {
            let Some(lists) = self.lists(requirement.key, &requirement.test, range) else { continue };
            let length = lists.iter().map(|list| list.len()).sum();
            if rarest.as_ref().is_none_or(|(shortest, _)| length < *shortest) {
                rarest = Some((length, lists));
            }
        }
        let candidates = rarest.as_ref().map_or(range.len(), |(length, _)| *length);
        if !budget.take(candidates) {
            return None;
        }
        let matches = |number: &u32| {
            let item = &self.items[*number as usize];
            selector.matches(item.labels).then_some(item.thing)
        };
        let mut things: Vec<usize> = match rarest {
            Some((_, lists)) => lists.into_iter().flatten().filter_map(matches).collect(),
            None => range.clone().filter_map(|number| matches(&number)).collect(),
        };
        things.sort_unstable();
        things.dedup();
        Some(things)
    }

    /// The items in a range that may meet a requirement. None if that may be any of them.
    fn lists<'s>(&'s self, key: &'s str, test: &'s Test<'s>, range: &Range<u32>) -> Option<Vec<&'s [u32]>> {
        let cut = |list: &'_ Vec<u32>| {
            let start = list.partition_point(|number| *number < range.start);
            start..list.partition_point(|number| *number < range.end)
        };
        match test {
            Test::In(wanted) => {
                let found = wanted.iter().filter_map(|value| self.values.get(&(key, *value)));
                Some(found.map(|list| &list[cut(list)]).collect())
            }
            Test::Exists => Some(self.keys().get(key).map(|list| &list[cut(list)]).into_iter().collect()),
            Test::NotIn(_) | Test::DoesNotExist => None,
        }
    }

    fn keys(&self) -> &HashMap<&'a str, Vec<u32>> {
        self.keys.get_or_init(|| {
            let mut keys: HashMap<&str, Vec<u32>> = HashMap::new();
            for (number, item) in (0_u32..).zip(&self.items) {
                item.labels.iter().for_each(|(key, _)| keys.entry(key).or_default().push(number));
            }
            keys
        })
    }
}

/// A tree has fewer things than its bytes, far below four billion.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many deployments as services, each of which selects one by a rare label and a common one.
    fn comparisons(count: usize) -> u64 {
        let names: Vec<String> = (0..count).map(|number| format!("app-{number}")).collect();
        let labels: Vec<Labels<'_>> =
            names.iter().map(|name| Labels::new(vec![("app", name.as_str()), ("part-of", "shop")])).collect();
        let items = labels.iter().enumerate();
        let index =
            LabelIndex::new(items.map(|(thing, labels)| Item { namespace: Some("shop"), thing, labels }).collect());
        let mut budget = Budget::new(count);
        for (thing, name) in names.iter().enumerate() {
            let text = format!("part-of=shop,app in ({name},none),part-of notin (x)");
            let selector = Selector::parse(&text).unwrap();
            assert_eq!(index.select(&selector, &index.of(Some("shop")), &mut budget), Some(vec![thing]));
        }
        budget.spent()
    }

    #[test]
    fn the_work_grows_with_the_tree_and_not_with_its_square() {
        assert_eq!(comparisons(500), 1_000);
        assert_eq!(comparisons(25_000), 50_000);
    }

    #[test]
    fn selectors_that_all_select_everything_run_out_of_budget() {
        let labels = vec![Labels::new(vec![("a", "b")]); 5_000];
        let items = labels.iter().enumerate();
        let index = LabelIndex::new(items.map(|(thing, labels)| Item { namespace: None, thing, labels }).collect());
        let mut budget = Budget::new(labels.len());
        let answers = (0..5_000).map(|_| index.select(&Selector::default(), &index.all(), &mut budget));
        let answered = answers.flatten().count();
        assert_eq!(answered, 81);
    }

    #[test]
    fn a_key_alone_is_looked_up_within_its_namespace() {
        let labels = [vec![("a", "1")], vec![("a", "2")], vec![("b", "1")]].map(Labels::new);
        let spaces = [Some("x"), None, Some("x")];
        let items = (0..3).map(|thing| Item { namespace: spaces[thing], thing, labels: &labels[thing] });
        let index = LabelIndex::new(items.collect());
        let mut budget = Budget::new(3);
        let mut select = |text, range| index.select(&Selector::parse(text).unwrap(), &range, &mut budget).unwrap();
        assert_eq!(select("a", index.of(Some("x"))), [0]);
        assert_eq!(select("a", index.all()), [0, 1]);
        assert_eq!(select("!a", index.said()), [2]);
        assert_eq!(select("a", index.of(Some("y"))), [0; 0]);
    }
}
