//! The services of a tree as a first prr.yaml names them.

use prr_model::Location;
use prr_model::inventory::{Service, ServiceInventory, SourceKind};

/// A service that something in the tree names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FoundService {
    pub(crate) name: String,
    /// Who owns it, where something says so.
    pub(crate) owner: Option<String>,
    /// How important it is, 1 to 4, where something says so.
    pub(crate) tier: Option<u8>,
    /// Where it is named: the strongest evidence first, then by place.
    pub(crate) evidence: Vec<(SourceKind, Location)>,
}

/// Every service that was found, by name.
pub(crate) fn services(found: ServiceInventory) -> Vec<FoundService> {
    found.services.into_iter().map(FoundService::from).collect()
}

impl From<Service> for FoundService {
    fn from(service: Service) -> Self {
        let Service { name, owner, tier, sources, .. } = service;
        let places = sources.into_iter().filter_map(|source| Some((source.kind, source.location?)));
        let mut evidence: Vec<_> = places.collect();
        evidence.sort();
        evidence.dedup();
        // Organisations call their tiers what they like; `prr.yaml` takes these.
        let tier = tier.and_then(|tier| tier.parse().ok()).filter(|tier| (1..=4).contains(tier));
        Self { name, owner, tier, evidence }
    }
}
