use std::collections::{BTreeMap, HashMap};

use prr_model::inventory::{Doubt, RelationState};

use crate::budget::Budget;
use crate::facts::{Named, Thing};
use crate::text::{is_open, shared};

/// Names that every namespace has from the beginning.
const GIVEN: [(&str, &str); 3] =
    [("ConfigMap", "kube-root-ca.crt"), ("ConfigMap", "openshift-service-ca.crt"), ("ServiceAccount", "default")];

/// Things by kind and name.
pub(crate) struct NameIndex<'g, 'a> {
    things: &'g [Thing<'a>],
    names: HashMap<(&'g str, &'g str), Vec<usize>>,
}

impl<'g, 'a> NameIndex<'g, 'a> {
    pub(crate) fn new(things: &'g [Thing<'a>]) -> Self {
        let mut names: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        for (number, thing) in things.iter().enumerate() {
            names.entry((&thing.kind, &thing.name)).or_default().push(number);
        }
        Self { things, names }
    }

    /// What a name means to the thing that says it.
    pub(crate) fn find(&self, from: &Thing<'_>, named: &Named<'_>, budget: &mut Budget) -> (RelationState, Vec<usize>) {
        let found = self.names.get(&(named.kind, &*named.name)).map_or(&[][..], Vec::as_slice);
        if !budget.take(found.len()) {
            return (RelationState::Unknown(Doubt::Bounded), Vec::new());
        }
        let fits = |thing: &&usize| named.group.is_none_or(|group| self.things[**thing].group() == group);
        let everywhere = named.kind.starts_with("Cluster");
        let meets = |namespace| everywhere || namespace == named.namespace;
        let (certain, others): (Vec<usize>, Vec<usize>) =
            found.iter().filter(fits).partition(|thing| meets(self.things[**thing].namespace));
        if !certain.is_empty() {
            return (RelationState::Resolved, nearest(self.things, from, certain));
        }
        let silent = |thing: &usize| named.namespace.is_none() || self.things[*thing].namespace.is_none();
        let possible: Vec<usize> = others.into_iter().filter(silent).collect();
        if !possible.is_empty() {
            return (RelationState::Unknown(Doubt::Namespace), nearest(self.things, from, possible));
        }
        let state = match () {
            () if is_open(&named.name) => RelationState::Unknown(Doubt::Unrendered),
            () if named.optional || GIVEN.contains(&(named.kind, &*named.name)) => RelationState::External,
            () => RelationState::Dangling,
        };
        (state, Vec::new())
    }
}

/// Of things that lie anywhere, those that share the most folders with the one that asks.
pub(crate) fn nearest(things: &[Thing<'_>], from: &Thing<'_>, mut found: Vec<usize>) -> Vec<usize> {
    if found.len() > 1 {
        let near = |thing: &usize| shared(from.folder, things[*thing].folder);
        let most = found.iter().map(near).max().unwrap_or(0);
        found.retain(|thing| near(thing) == most);
    }
    found
}

/// Of things with certain labels, those that meet in one cluster: of several variants of one object the nearest, and of what has no namespace
/// what lies nearest.
pub(crate) fn meeting(things: &[Thing<'_>], from: &Thing<'_>, mut found: Vec<usize>) -> Vec<usize> {
    // What lies in one folder is equally near.
    if found.iter().all(|thing| things[*thing].folder == things[found[0]].folder) {
        return found;
    }
    let identity = |thing: usize| {
        let thing = &things[thing];
        thing.namespace.map(|namespace| (namespace, &*thing.kind, &*thing.name))
    };
    let mut most = BTreeMap::new();
    for thing in &found {
        let near = shared(from.folder, things[*thing].folder);
        let best = most.entry(identity(*thing)).or_insert(near);
        *best = near.max(*best);
    }
    found.retain(|thing| most.get(&identity(*thing)) == Some(&shared(from.folder, things[*thing].folder)));
    found
}
