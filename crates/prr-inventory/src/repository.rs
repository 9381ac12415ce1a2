//! What the repository knows of the files of services: who owns them, and who changed them last.

use std::collections::{BTreeMap, BTreeSet};

use prr_manifest::{CodeOwners, FileState, GitFacts, OwnersRule};
use prr_model::Location;
use prr_model::inventory::{CodeOwner, FileChange, FileHistory, Service, ServiceInventory};

/// Rules that are named of one service.
const MOST_RULES: usize = 20;

/// The files in which something of an inventory stands.
#[must_use]
pub fn files(inventory: &ServiceInventory) -> BTreeSet<String> {
    let told = inventory.services.iter().flat_map(|service| &service.sources);
    let told = told.filter_map(|source| source.location.as_ref());
    let declared = inventory.resources.iter().filter_map(|resource| resource.location.as_ref());
    told.chain(declared).map(|location| location.path.clone()).collect()
}

/// Tells of every service who owns its files.
pub fn add_code_owners(inventory: &mut ServiceInventory, owners: &CodeOwners) {
    let found: Vec<_> = inventory.services.iter().map(|service| of_service(inventory, service, owners)).collect();
    for (service, found) in inventory.services.iter_mut().zip(found) {
        service.code_owners = found;
    }
}

fn of_service(inventory: &ServiceInventory, service: &Service, owners: &CodeOwners) -> Vec<CodeOwner> {
    let mut rules: BTreeMap<u32, (&OwnersRule, usize)> = BTreeMap::new();
    for rule in inventory.files_of(service).into_iter().filter_map(|path| owners.rule(path)) {
        rules.entry(rule.line).or_insert((rule, 0)).1 += 1;
    }
    // A rule without owners takes ownership away.
    let mut found: Vec<_> = rules.into_values().filter(|(rule, _)| !rule.owners.is_empty()).collect();
    found.sort_by_key(|(_, files)| std::cmp::Reverse(*files));
    let owner = |(rule, files): (&OwnersRule, usize)| CodeOwner {
        owners: rule.owners.clone(),
        files,
        location: Location {
            path: owners.path.clone(),
            line: rule.line,
            column: 1,
            end_line: rule.line,
            end_column: 1,
        },
    };
    found.into_iter().take(MOST_RULES).map(owner).collect()
}

/// Tells what git knows of the files of an inventory.
pub fn add_history(inventory: &mut ServiceInventory, facts: &GitFacts) {
    let history = files(inventory).into_iter().filter_map(|path| {
        let known = facts.file(&path)?;
        let state = match known.state {
            FileState::Committed => "committed",
            FileState::Modified => "modified",
            FileState::Untracked => "untracked",
        };
        let change = |commit: &prr_manifest::CommitFacts| FileChange {
            time: commit.time,
            commit: commit.id.clone(),
            author: commit.author.clone(),
        };
        Some((path, FileHistory { state, last_change: known.last_change.as_ref().map(change) }))
    });
    inventory.history = history.collect();
}
