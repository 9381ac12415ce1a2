use std::collections::BTreeMap;

use prr_manifest::Inventory;
use prr_model::Location;
use prr_model::inventory::{Conflict, Relation, Resource, Role, Service, ServiceInventory, Source, TreeCounts};
use prr_policy::Config;
use rayon::prelude::*;

use crate::facts::{Ask, Claim, Facts, Spot, Thing};
use crate::mentioned::Mentioned;
use crate::places::locations;
use crate::read;
use crate::resolve::Resolver;
use crate::runbook::Pages;
use crate::services::{self, Services};

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Tree<'a> {
    /// Everything that was read.
    pub inventory: &'a Inventory,
    /// What `prr.yaml` says.
    pub config: &'a Config,
    /// Addresses of the repository, as git knows its remotes: links to them lead back into the tree.
    pub repositories: &'a [String],
}

/// Puts together what a tree declares. The same tree gives the same answer, on any number of threads.
#[must_use]
pub fn survey(tree: &Tree<'_>) -> ServiceInventory {
    let manifests = &tree.inventory.manifests;
    let facts: Vec<Facts<'_>> = manifests
        .par_iter()
        .enumerate()
        .with_min_len(16)
        .map(|(number, manifest)| read::facts(u32::try_from(number).unwrap_or(u32::MAX), manifest))
        .collect();
    let mut kinds = BTreeMap::new();
    let mut dialects = BTreeMap::new();
    for dialect in facts.iter().flat_map(|facts| &facts.dialects) {
        *dialects.entry(*dialect).or_insert(0) += 1;
    }
    let Said { things, asks, claims } = Said::all(facts, &mut kinds);
    let pages = Pages::new(files(tree.inventory), tree.repositories);
    let mentioned = Mentioned::new(&things, &asks, &pages);
    let mut resolver = Resolver::new(&things, &pages, &mentioned);
    let mut relations: Vec<Relation> = asks
        .iter()
        .map(|ask| {
            let answer = resolver.answer(ask);
            let (state, targets, wanted) = (answer.state, answer.targets, answer.wanted);
            Relation { kind: ask.kind, from: ask.from, state, targets, wanted, location: None }
        })
        .collect();
    let services = services::join(&things, claims, &relations, tree.config);
    let mut places = Places::new(tree.inventory, &things, &asks, &services);
    let mut resources: Vec<Resource> =
        things.iter().zip(&services.members).map(|(thing, members)| resource(thing, members, places.next())).collect();
    resources.extend(mentioned.pages.keys().map(|path| page(path)));
    resources.extend(mentioned.metrics.keys().map(|name| metric(name)));
    for relation in &mut relations {
        relation.location = places.next();
    }
    ServiceInventory {
        counts: counts(tree.inventory),
        kinds,
        dialects,
        skipped: skipped(tree.inventory),
        services: finished(services, &mut places),
        resources,
        relations,
        history: BTreeMap::new(),
    }
}

/// What all manifests say.
#[derive(Default)]
struct Said<'a> {
    things: Vec<Thing<'a>>,
    asks: Vec<Ask<'a>>,
    claims: Vec<Claim<'a>>,
}

impl<'a> Said<'a> {
    fn all(facts: Vec<Facts<'a>>, kinds: &mut BTreeMap<String, usize>) -> Self {
        let mut said = Self::default();
        for Facts { things, asks, claims, kinds: some, .. } in facts {
            let before = said.things.len();
            said.things.extend(things);
            said.asks.extend(asks.into_iter().map(|ask| Ask { from: ask.from + before, ..ask }));
            said.claims.extend(claims);
            for kind in some {
                match kinds.get_mut(kind) {
                    Some(count) => *count += 1,
                    None => drop(kinds.insert(kind.to_owned(), 1)),
                }
            }
        }
        said
    }
}

/// The places of everything that has one, handed out in the order in which they were asked for.
struct Places(std::vec::IntoIter<Option<Location>>);

impl Places {
    fn new(inventory: &Inventory, things: &[Thing<'_>], asks: &[Ask<'_>], services: &Services<'_>) -> Self {
        let told = services.claims.values().flatten().map(|claim| claim.spot);
        let spots =
            things.iter().map(|thing| Some(thing.spot)).chain(asks.iter().map(|ask| Some(ask.spot))).chain(told);
        let spots: Vec<Option<Spot>> = spots.collect();
        Self(locations(&inventory.manifests, &spots).into_iter())
    }

    fn next(&mut self) -> Option<Location> {
        self.0.next().flatten()
    }
}

fn resource(thing: &Thing<'_>, members: &[usize], location: Option<Location>) -> Resource {
    Resource {
        kind: thing.kind.to_string(),
        api_version: thing.api.to_owned(),
        namespace: thing.namespace.map(str::to_owned),
        name: thing.name.to_string(),
        role: thing.role,
        location,
        services: members.to_vec(),
    }
}

fn page(path: &str) -> Resource {
    let location = Location { path: path.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 };
    Resource {
        kind: "Runbook".to_owned(),
        name: path.to_owned(),
        role: Role::Runbook,
        location: Some(location),
        ..Resource::default()
    }
}

fn metric(name: &str) -> Resource {
    Resource { kind: "Metric".to_owned(), name: name.to_owned(), role: Role::Metric, ..Resource::default() }
}

fn finished(services: Services<'_>, places: &mut Places) -> Vec<Service> {
    let mut resources: Vec<Vec<usize>> = vec![Vec::new(); services.claims.len()];
    for (thing, members) in services.members.iter().enumerate() {
        for service in members {
            resources[*service].push(thing);
        }
    }
    let finish = |((name, claims), resources): ((String, Vec<Claim<'_>>), Vec<usize>)| {
        let sources: Vec<Source> =
            claims.iter().map(|claim| Source { kind: claim.source, location: places.next() }).collect();
        let told = Told { claims: &claims, sources: &sources };
        let owner = told.values(|claim| claim.owner.as_deref());
        let tier = told.values(|claim| claim.tier.as_deref());
        let system = told.values(|claim| claim.system.as_deref()).into_iter().map(|(value, _)| value).next();
        let first = |values: &[(String, Source)]| values.first().map(|(value, _)| value.clone());
        let (first_owner, first_tier) = (first(&owner), first(&tier));
        let conflicts = [("owner", owner), ("tier", tier)].into_iter().filter(|(_, values)| values.len() > 1);
        Service {
            owner: first_owner,
            code_owners: Vec::new(),
            tier: first_tier,
            system: system.filter(|system| *system != name),
            conflicts: conflicts.map(|(field, values)| Conflict { field, values }).collect(),
            sources,
            resources,
            name,
        }
    };
    services.claims.into_iter().zip(resources).map(finish).collect()
}

/// What is said of one service, with the places.
struct Told<'c, 'a> {
    claims: &'c [Claim<'a>],
    sources: &'c [Source],
}

impl<'c, 'a> Told<'c, 'a> {
    /// Each value that somebody says, with the first one who does. Case makes no difference.
    fn values(&self, of: impl Fn(&'c Claim<'a>) -> Option<&'c str>) -> Vec<(String, Source)> {
        let mut seen = std::collections::BTreeSet::new();
        let said = self.claims.iter().zip(self.sources).filter_map(|(claim, source)| Some((of(claim)?, source)));
        let new = said.filter(|(value, _)| seen.insert(value.to_lowercase()));
        new.map(|(value, source)| (value.to_owned(), source.clone())).collect()
    }
}

/// Every file of the tree, by its path.
fn files(inventory: &Inventory) -> impl Iterator<Item = &str> {
    let read = inventory.manifests.iter().map(prr_manifest::Manifest::path);
    let errors = inventory.errors.iter().filter_map(|error| Some(error.location.as_ref()?.path.as_str()));
    read.chain(inventory.skipped.iter().map(|skipped| skipped.path.as_str())).chain(errors)
}

fn counts(inventory: &Inventory) -> TreeCounts {
    TreeCounts {
        files: inventory.files,
        manifests: inventory.manifests.len(),
        documents: inventory.documents(),
        skipped: inventory.skipped_files(),
        errors: inventory.errors.len(),
    }
}

fn skipped(inventory: &Inventory) -> BTreeMap<String, usize> {
    let mut reasons = BTreeMap::new();
    for skipped in inventory.skipped.iter().filter(|skipped| inventory.manifest(&skipped.path).is_none()) {
        *reasons.entry(skipped.reason.to_owned()).or_insert(0) += 1;
    }
    reasons
}
