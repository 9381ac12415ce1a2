//! `prr.inventory/v1`: services and relations for programs. Every key is always there; what is not known is null.

use std::io;

use prr_model::inventory::{FileChange, FileHistory, ServiceInventory, Source};
use serde::{Serialize, Serializer};

use super::when;
use crate::printed_json;

/// The JSON Schema of inventories, 2020-12.
pub const SCHEMA: &str = include_str!("../../../../docs/schema/prr.inventory.v1.schema.json");

/// Writes the inventory as JSON, row by row: that of a large tree is larger than the tree, and is never held as a text.
///
/// # Errors
/// When `out` takes no more.
pub fn write_json(inventory: &ServiceInventory, out: &mut dyn io::Write) -> io::Result<()> {
    printed_json::write(&Document::new(inventory), out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    summary: Summary,
    kinds: Vec<Kind<'a>>,
    dialects: Vec<DialectCount>,
    skipped: Vec<Skipped<'a>>,
    services: Vec<Service<'a>>,
    resources: Resources<'a>,
    relations: Relations<'a>,
    history: Vec<File<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    manifests: usize,
    documents: usize,
    skipped: usize,
    errors: usize,
    services: usize,
    resources: usize,
    relations: usize,
    dangling: usize,
    unknown: usize,
}

#[derive(Serialize)]
struct Kind<'a> {
    kind: &'a str,
    documents: usize,
}

#[derive(Serialize)]
struct DialectCount {
    dialect: &'static str,
    documents: usize,
}

#[derive(Serialize)]
struct Skipped<'a> {
    reason: &'a str,
    files: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Service<'a> {
    name: &'a str,
    owner: Option<&'a str>,
    code_owners: Vec<CodeOwner<'a>>,
    tier: Option<&'a str>,
    system: Option<&'a str>,
    sources: Vec<Told<'a>>,
    conflicts: Vec<Conflict<'a>>,
    last_change: Option<LastChange<'a>>,
    resources: &'a [usize],
}

#[derive(Serialize)]
struct CodeOwner<'a> {
    owners: &'a [String],
    files: usize,
    location: Location<'a>,
}

#[derive(Serialize)]
struct LastChange<'a> {
    path: &'a str,
    #[serde(flatten)]
    change: Change<'a>,
}

#[derive(Serialize)]
struct Change<'a> {
    time: Option<String>,
    commit: &'a str,
    author: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File<'a> {
    path: &'a str,
    state: &'static str,
    last_change: Option<Change<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    kind: &'static str,
    location: Option<Location<'a>>,
}

#[derive(Serialize)]
struct Conflict<'a> {
    field: &'static str,
    values: Vec<Value<'a>>,
}

#[derive(Serialize)]
struct Value<'a> {
    value: &'a str,
    source: Told<'a>,
}

/// Rows that are made when they are written.
struct Resources<'a>(&'a ServiceInventory);

impl Serialize for Resources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbered = self.0.resources.iter().enumerate();
        serializer.collect_seq(numbered.map(|(id, resource)| Resource::new(self.0, id, resource)))
    }
}

/// Rows that are made when they are written.
struct Relations<'a>(&'a ServiceInventory);

impl Serialize for Relations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.relations.iter().map(Relation::new))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Resource<'a> {
    id: usize,
    kind: &'a str,
    api_version: Option<&'a str>,
    namespace: Option<&'a str>,
    name: &'a str,
    role: &'static str,
    location: Option<Location<'a>>,
    services: Vec<&'a str>,
}

#[derive(Serialize)]
struct Relation<'a> {
    kind: &'static str,
    from: usize,
    state: &'static str,
    reason: Option<&'static str>,
    targets: &'a [usize],
    wanted: &'a str,
    location: Option<Location<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

impl<'a> Document<'a> {
    fn new(inventory: &'a ServiceInventory) -> Self {
        Self {
            schema: "prr.inventory/v1",
            tool: Tool { name: "prr", version: env!("CARGO_PKG_VERSION") },
            summary: Summary::new(inventory),
            kinds: inventory.kinds.iter().map(|(kind, documents)| Kind { kind, documents: *documents }).collect(),
            dialects: inventory
                .dialects
                .iter()
                .map(|(dialect, documents)| DialectCount { dialect: dialect.as_str(), documents: *documents })
                .collect(),
            skipped: inventory.skipped.iter().map(|(reason, files)| Skipped { reason, files: *files }).collect(),
            services: inventory.services.iter().map(|service| Service::new(inventory, service)).collect(),
            resources: Resources(inventory),
            relations: Relations(inventory),
            history: inventory.history.iter().map(|(path, file)| File::new(path, file)).collect(),
        }
    }
}

impl Summary {
    fn new(inventory: &ServiceInventory) -> Self {
        let counts = inventory.counts;
        Self {
            files: counts.files,
            manifests: counts.manifests,
            documents: counts.documents,
            skipped: counts.skipped,
            errors: counts.errors,
            services: inventory.services.len(),
            resources: inventory.resources.len(),
            relations: inventory.relations.len(),
            dangling: inventory.count("dangling"),
            unknown: inventory.count("unknown"),
        }
    }
}

impl<'a> Service<'a> {
    fn new(inventory: &'a ServiceInventory, service: &'a prr_model::inventory::Service) -> Self {
        let conflict = |conflict: &'a prr_model::inventory::Conflict| Conflict {
            field: conflict.field,
            values: conflict.values.iter().map(|(value, source)| Value { value, source: Told::new(source) }).collect(),
        };
        Self {
            name: &service.name,
            owner: service.owner.as_deref(),
            code_owners: service.code_owners.iter().map(CodeOwner::new).collect(),
            tier: service.tier.as_deref(),
            system: service.system.as_deref(),
            sources: service.sources.iter().map(Told::new).collect(),
            conflicts: service.conflicts.iter().map(conflict).collect(),
            last_change: inventory
                .last_change(service)
                .map(|(path, change)| LastChange { path, change: Change::new(change) }),
            resources: &service.resources,
        }
    }
}

impl<'a> CodeOwner<'a> {
    fn new(owner: &'a prr_model::inventory::CodeOwner) -> Self {
        Self { owners: &owner.owners, files: owner.files, location: Location::new(&owner.location) }
    }
}

impl<'a> Change<'a> {
    fn new(change: &'a FileChange) -> Self {
        Self { time: when::time(change.time), commit: &change.commit, author: &change.author }
    }
}

impl<'a> File<'a> {
    fn new(path: &'a str, file: &'a FileHistory) -> Self {
        Self { path, state: file.state, last_change: file.last_change.as_ref().map(Change::new) }
    }
}

impl<'a> Told<'a> {
    fn new(source: &'a Source) -> Self {
        Self { kind: source.kind.as_str(), location: source.location.as_ref().map(Location::new) }
    }
}

impl<'a> Resource<'a> {
    fn new(inventory: &'a ServiceInventory, id: usize, resource: &'a prr_model::inventory::Resource) -> Self {
        Self {
            id,
            kind: &resource.kind,
            api_version: some(&resource.api_version),
            namespace: resource.namespace.as_deref(),
            name: &resource.name,
            role: resource.role.as_str(),
            location: resource.location.as_ref().map(Location::new),
            services: resource.services.iter().map(|service| &*inventory.services[*service].name).collect(),
        }
    }
}

impl<'a> Relation<'a> {
    fn new(relation: &'a prr_model::inventory::Relation) -> Self {
        Self {
            kind: relation.kind.as_str(),
            from: relation.from,
            state: relation.state.as_str(),
            reason: relation.state.doubt().map(prr_model::inventory::Doubt::as_str),
            targets: &relation.targets,
            wanted: &relation.wanted,
            location: relation.location.as_ref().map(Location::new),
        }
    }
}

impl<'a> Location<'a> {
    fn new(location: &'a prr_model::Location) -> Self {
        let prr_model::Location { path, line, column, end_line, end_column } = location;
        Self { path, line: *line, column: *column, end_line: *end_line, end_column: *end_column }
    }
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
