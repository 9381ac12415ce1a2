//! Finds the other ends of relations.

use std::collections::BTreeSet;

use prr_model::inventory::{Doubt, RelationState, Role};

use crate::budget::Budget;
use crate::facts::{Ask, Spaces, Target, Thing};
use crate::index::{Item, LabelIndex};
use crate::mentioned::Mentioned;
use crate::names::{NameIndex, meeting, nearest};
use crate::objectives::Objectives;
use crate::runbook::Pages;
use crate::selector::Selector;

/// What is known of the other end of a relation.
pub(crate) struct Answer {
    pub(crate) state: RelationState,
    pub(crate) targets: Vec<usize>,
    pub(crate) wanted: String,
}

/// Answers what was asked, with indices over everything that was declared.
pub(crate) struct Resolver<'g, 'a> {
    things: &'g [Thing<'a>],
    pods: LabelIndex<'g, 'a>,
    endpoints: LabelIndex<'g, 'a>,
    names: NameIndex<'g, 'a>,
    objectives: Objectives<'g, 'a>,
    recorded: BTreeSet<&'g str>,
    pages: &'g Pages<'g>,
    mentioned: &'g Mentioned,
    budget: Budget,
}

impl<'g, 'a> Resolver<'g, 'a> {
    pub(crate) fn new(things: &'g [Thing<'a>], pages: &'g Pages<'g>, mentioned: &'g Mentioned) -> Self {
        let pods = things.iter().enumerate().filter_map(|(number, thing)| {
            Some(Item { namespace: thing.namespace, thing: number, labels: thing.pods.as_ref()? })
        });
        let endpoints = things.iter().enumerate().filter(|(_, thing)| thing.role == Role::Endpoint);
        let endpoint = |(number, thing): (usize, &'g Thing<'a>)| Item {
            namespace: thing.namespace,
            thing: number,
            labels: &thing.labels,
        };
        Self {
            things,
            pods: LabelIndex::new(pods.collect()),
            endpoints: LabelIndex::new(endpoints.map(endpoint).collect()),
            names: NameIndex::new(things),
            objectives: Objectives::new(things),
            recorded: things.iter().filter(|thing| thing.role == Role::Record).map(|thing| &*thing.name).collect(),
            pages,
            mentioned,
            budget: Budget::new(things.len()),
        }
    }

    pub(crate) fn answer(&mut self, ask: &Ask<'a>) -> Answer {
        let from = &self.things[ask.from];
        let (state, targets) = match &ask.target {
            Target::Pods(selector, spaces) => {
                selected(self.things, &self.pods, from, selector, spaces, &mut self.budget)
            }
            Target::Endpoints(selector, spaces) => {
                selected(self.things, &self.endpoints, from, selector, spaces, &mut self.budget)
            }
            Target::Named(named) => self.names.find(from, named, &mut self.budget),
            Target::Objective { service, name } => self.objectives.find(from, *service, name, &mut self.budget),
            Target::Metric(name) => self.metric(name),
            Target::Page(link) => {
                let (state, file) = self.pages.find(link, from.folder);
                (state, file.and_then(|file| self.mentioned.page(file)).into_iter().collect())
            }
            Target::Invalid(text) if crate::text::is_open(text) => {
                (RelationState::Unknown(Doubt::Unrendered), Vec::new())
            }
            Target::Invalid(_) => (RelationState::Unknown(Doubt::Invalid), Vec::new()),
        };
        Answer { state, targets, wanted: wanted(&ask.target) }
    }

    /// A metric is recorded by a rule, or some program exports it. By the naming convention of Prometheus only rules have colons in their names.
    fn metric(&self, name: &str) -> (RelationState, Vec<usize>) {
        let targets = self.mentioned.metric(name).into_iter().collect();
        match () {
            () if self.recorded.contains(name) => (RelationState::Resolved, targets),
            () if name.contains(':') => (RelationState::Dangling, targets),
            () => (RelationState::External, targets),
        }
    }
}

/// The things of an index that a selector selects, seen from the thing that has it.
fn selected<'a>(
    things: &[Thing<'a>],
    index: &LabelIndex<'_, 'a>,
    from: &Thing<'a>,
    selector: &Selector<'a>,
    spaces: &Spaces<'a>,
    budget: &mut Budget,
) -> (RelationState, Vec<usize>) {
    let (certain, possible) = match spaces {
        Spaces::Own(None) => (vec![index.of(None)], index.said()),
        Spaces::Own(namespace) => (vec![index.of(*namespace)], index.of(None)),
        Spaces::Any => (vec![index.all()], 0..0),
        Spaces::Some(names) => (names.iter().map(|name| index.of(Some(name))).collect(), index.of(None)),
    };
    let mut found = Vec::new();
    for range in certain {
        match index.select(selector, &range, budget) {
            Some(things) => found.extend(things),
            None => return (RelationState::Unknown(Doubt::Bounded), Vec::new()),
        }
    }
    if !found.is_empty() {
        found.sort_unstable();
        return (RelationState::Resolved, meeting(things, from, found));
    }
    match index.select(selector, &possible, budget) {
        None => return (RelationState::Unknown(Doubt::Bounded), Vec::new()),
        // An empty selector selects whatever there will be, which says nothing of these.
        Some(found) if !found.is_empty() && !selector.is_empty() => {
            return (RelationState::Unknown(Doubt::Namespace), nearest(things, from, found));
        }
        Some(_) => {}
    }
    let state = match () {
        () if selector.is_open() => RelationState::Unknown(Doubt::Unrendered),
        () if selector.is_empty() => RelationState::Resolved,
        () => RelationState::Dangling,
    };
    (state, Vec::new())
}

/// The other end as it is written.
fn wanted(target: &Target<'_>) -> String {
    match target {
        Target::Pods(selector, spaces) => spelled("pods", selector, spaces),
        Target::Endpoints(selector, spaces) => spelled("services", selector, spaces),
        Target::Named(named) => match named.namespace {
            Some(namespace) => format!("{} {namespace}/{}", named.kind, named.name),
            None => format!("{} {}", named.kind, named.name),
        },
        Target::Objective { service: Some(service), name } => format!("SLO {service}/{name}"),
        Target::Objective { service: None, name } => format!("SLO {name}"),
        Target::Metric(name) => name.clone(),
        Target::Page(text) => (*text).to_owned(),
        Target::Invalid(text) => text.clone(),
    }
}

fn spelled(what: &str, selector: &Selector<'_>, spaces: &Spaces<'_>) -> String {
    match spaces {
        Spaces::Own(None) => format!("{what} {selector}"),
        Spaces::Own(Some(namespace)) => format!("{what} {namespace}/{selector}"),
        Spaces::Any => format!("{what} */{selector}"),
        Spaces::Some(names) => format!("{what} {}/{selector}", names.join("|")),
    }
}
