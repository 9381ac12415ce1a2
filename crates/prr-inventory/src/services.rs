//! Services: who tells of them, what belongs to them, and what their sources disagree about.
//!
//! A service is known by its name. `prr.yaml` is trusted before Backstage, that before objectives, those before the label
//! `app.kubernetes.io/name`, and that before the name of a workload. A workload belongs to the service whose component selects it; else to
//! the first known one among its id for Backstage, its recommended labels, its name and the whole that it is a part of; and where none is
//! known it founds one by its label or its name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use prr_model::inventory::{Relation, RelationKind, RelationState, Role, SourceKind};
use prr_policy::Config;

use crate::budget::Budget;
use crate::facts::{Claim, Founds, Spot, Thing};
use crate::index::{Item, LabelIndex};
use crate::labels::Labels;

/// Services that one resource is counted for. What serves more is everybody's.
const MOST_SERVICES: usize = 100;

/// The services of a tree, by name.
pub(crate) struct Services<'a> {
    /// What is said of each, the most trusted first.
    pub(crate) claims: BTreeMap<String, Vec<Claim<'a>>>,
    /// The services that each thing belongs to, as numbers in the order of their names.
    pub(crate) members: Vec<Vec<usize>>,
}

/// Puts services together.
pub(crate) fn join<'a>(
    things: &[Thing<'a>],
    claims: Vec<Claim<'a>>,
    relations: &[Relation],
    config: &'a Config,
) -> Services<'a> {
    let mut joined = told(claims, config);
    let selected = selected(things, &joined);
    let mut belongs: Vec<Option<String>> = vec![None; things.len()];
    let known: BTreeSet<String> = joined.keys().cloned().collect();
    for (number, thing) in things.iter().enumerate().filter(|(_, thing)| thing.role == Role::Workload) {
        let chosen = selected.get(&number).copied();
        let hinted = || thing.hints.iter().copied().find(|hint| known.contains(*hint));
        let (name, source) = match (chosen.or_else(hinted), thing.founds) {
            (Some(name), Founds::Label(_, spot)) | (None, Founds::Label(name, spot)) => {
                (name, (SourceKind::Label, spot))
            }
            (Some(name), _) | (None, Founds::Name(name)) => (name, (SourceKind::Workload, thing.spot)),
            (None, Founds::Nothing) => continue,
        };
        belongs[number] = Some(name.to_owned());
        joined.entry(name.to_owned()).or_default().push(of_workload(thing, source));
    }
    for claims in joined.values_mut() {
        claims.sort_by_key(|claim| claim.source);
    }
    let numbers: BTreeMap<&str, usize> = joined.keys().enumerate().map(|(number, name)| (&**name, number)).collect();
    let number = |name: &str| numbers.get(name).copied();
    let mut members: Vec<Vec<usize>> =
        belongs.iter().map(|name| name.as_deref().and_then(number).into_iter().collect()).collect();
    for (thing, members) in things.iter().zip(&mut members).filter(|(thing, _)| says_its_service(thing.role)) {
        let known = thing.hints.iter().filter_map(|hint| number(hint));
        // A dashboard shows all that it names; anything else names one service in several ways.
        let most = if thing.role == Role::Dashboard { MOST_SERVICES } else { 1 };
        known.take(most).for_each(|service| add(members, service));
    }
    spread(things, relations, &mut members);
    for (thing, members) in things.iter().zip(&mut members).filter(|(_, members)| members.is_empty()) {
        members.extend(thing.hints.iter().find_map(|hint| number(hint)));
    }
    Services { claims: joined, members }
}

/// What documents and the configuration tell of services. What `prr.yaml` says counts as the configuration was read.
fn told<'a>(claims: Vec<Claim<'a>>, config: &'a Config) -> BTreeMap<String, Vec<Claim<'a>>> {
    let mut joined: BTreeMap<String, Vec<Claim<'a>>> = BTreeMap::new();
    let mut spots = BTreeMap::new();
    for claim in claims {
        if claim.source == SourceKind::Declared {
            spots.entry(claim.service).or_insert(claim.spot);
        } else {
            joined.entry(claim.service.to_owned()).or_default().push(claim);
        }
    }
    for service in &config.services {
        let claim = Claim {
            service: &service.name,
            source: SourceKind::Declared,
            spot: spots.get(&*service.name).copied().flatten(),
            owner: service.owner.as_deref().map(Cow::Borrowed),
            tier: service.tier.map(|tier| Cow::Owned(tier.to_string())),
            system: None,
            objects: None,
        };
        joined.entry(service.name.clone()).or_default().insert(0, claim);
    }
    joined
}

/// The workloads that components of Backstage select, by their number.
fn selected<'a>(things: &[Thing<'a>], joined: &BTreeMap<String, Vec<Claim<'a>>>) -> BTreeMap<usize, &'a str> {
    let claims: Vec<_> = joined.values().flatten().filter(|claim| claim.objects.is_some()).collect();
    let mut selected = BTreeMap::new();
    if claims.is_empty() {
        return selected;
    }
    let workloads = things.iter().enumerate().filter(|(_, thing)| thing.role == Role::Workload);
    let item = |(number, thing): (usize, &'_ Thing<'a>)| (thing.namespace, number);
    let numbers: Vec<_> = workloads.map(item).collect();
    let items = numbers.iter().map(|(namespace, thing)| Item {
        namespace: *namespace,
        thing: *thing,
        labels: &things[*thing].labels,
    });
    let index = LabelIndex::new(items.collect());
    let mut budget = Budget::new(things.len());
    for claim in claims {
        let Some((selector, namespace)) = &claim.objects else { continue };
        let range = namespace.map_or_else(|| index.all(), |namespace| index.of(Some(namespace)));
        for thing in index.select(selector, &range, &mut budget).unwrap_or_default() {
            selected.entry(thing).or_insert(claim.service);
        }
    }
    selected
}

fn of_workload<'a>(thing: &Thing<'a>, (source, spot): (SourceKind, Spot)) -> Claim<'a> {
    let label = |keys: &[&str]| keys.iter().find_map(|key| owned(&thing.labels, key));
    Claim {
        service: "",
        source,
        spot: Some(spot),
        owner: label(&["owner", "team"]),
        tier: crate::tier::of(&thing.labels),
        system: label(&["app.kubernetes.io/part-of"]),
        objects: None,
    }
}

fn owned<'a>(labels: &Labels<'a>, key: &str) -> Option<Cow<'a, str>> {
    labels.get(key).filter(|value| !value.is_empty() && !crate::text::is_open(value)).map(Cow::Borrowed)
}

/// Whether a thing names its service itself, in one way or another.
const fn says_its_service(role: Role) -> bool {
    matches!(role, Role::Objective | Role::Alert | Role::Record | Role::Dashboard)
}

fn add(members: &mut Vec<usize>, service: usize) {
    if let Err(at) = members.binary_search(&service)
        && members.len() < MOST_SERVICES
    {
        members.insert(at, service);
    }
}

/// What selects, scales or routes to something of a service belongs to it, and so does what the service's workloads use.
fn spread(things: &[Thing<'_>], relations: &[Relation], members: &mut [Vec<usize>]) {
    use RelationKind::{AlertsOn, Analysis, RollsOut, Routes, Scales, Selects, Template, Uses};
    let declared = things.len();
    let role = |thing: usize| things[thing].role;
    let is_monitor = |relation: &Relation| role(relation.from) == Role::Monitor;
    let is_workload = |relation: &Relation| role(relation.from) == Role::Workload;
    let resolved = || relations.iter().filter(|relation| relation.state == RelationState::Resolved);
    // From what is near pods to what is far from them.
    let steps: [&dyn Fn(&Relation) -> bool; 4] = [
        &|relation| matches!(relation.kind, Selects | Scales | RollsOut | AlertsOn) && !is_monitor(relation),
        &|relation| relation.kind == Selects && is_monitor(relation),
        &|relation| relation.kind == Routes && !is_workload(relation),
        &|relation| relation.kind == AlertsOn,
    ];
    for step in steps {
        for relation in resolved().filter(|relation| step(relation)) {
            let own = role(relation.from);
            if says_its_service(own) && !members[relation.from].is_empty() {
                continue;
            }
            for target in relation.targets.iter().filter(|target| **target < declared) {
                if members[relation.from].len() == MOST_SERVICES {
                    break;
                }
                let theirs = members[*target].clone();
                for service in theirs {
                    add(&mut members[relation.from], service);
                }
            }
        }
    }
    let used = |relation: &&Relation| match relation.kind {
        Uses | Analysis | Template => true,
        Routes => is_workload(relation),
        _ => false,
    };
    for relation in resolved().filter(used) {
        let theirs = members[relation.from].clone();
        for target in relation.targets.iter().filter(|target| **target < declared && role(**target) != Role::Workload) {
            for service in &theirs {
                add(&mut members[*target], *service);
            }
        }
    }
}
