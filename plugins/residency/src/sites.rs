//! In which places a service's data are, and its copies.

use std::collections::BTreeMap;

use prr_sdk::{Kind, Node, Place as At};

use crate::duty;
use crate::flow::cloud::{along, owner};
use crate::flow::{Flow, Rule};
use crate::model::Model;
use crate::region::{Area, Place};
use crate::terraform::nature::{self, Nature};

/// What is seen of one service.
#[derive(Default)]
pub(crate) struct Seen {
    /// Regions in Korea that hold its data, with the first place of each.
    pub(crate) regions: BTreeMap<String, (Area, At)>,
    /// Copies that nobody knows the place of.
    pub(crate) unplaced: Option<At>,
    /// Settings that spread a store over zones.
    pub(crate) zones: Option<At>,
}

/// Regions of stores and of their copies, by service.
pub(crate) fn seen<'m>(model: &'m Model<'_>) -> BTreeMap<&'m str, Seen> {
    let mut found: BTreeMap<&str, Seen> = BTreeMap::new();
    for rule in [Rule::Primary, Rule::Copy] {
        for flow in model.flows(rule) {
            add(found.entry(duty::of(&model.declared, &flow.owner).service_name()).or_default(), rule, flow);
        }
    }
    for resource in model.terraform.resources.iter().filter(|resource| nature::of(resource.kind) == Nature::Holds) {
        if let Some(node) = spread(resource.body) {
            let owner = owner(resource.body, resource.path, resource.module.applied);
            let service = duty::of(&model.declared, &owner).service_name();
            found.entry(service).or_default().zones.get_or_insert(node.into());
        }
    }
    found
}

fn add(seen: &mut Seen, rule: Rule, flow: &Flow<'_>) {
    let target = &flow.target;
    match (target.place, &target.name) {
        (Place::Korea(area), Some(name)) => {
            let cloud = target.cloud.map_or("", crate::region::Cloud::name);
            seen.regions.entry(format!("{cloud} {name}")).or_insert_with(|| (area, flow.at.clone()));
        }
        (Place::Undetermined, _) if rule == Rule::Copy => {
            seen.unplaced.get_or_insert(flow.at.clone());
        }
        _ => {}
    }
}

/// The setting with which a store is in more than one zone.
fn spread(body: Node<'_>) -> Option<Node<'_>> {
    let on = [
        "multi_az",
        "multi_az_enabled",
        "automatic_failover_enabled",
        "zone_redundant",
        "zone_redundancy_enabled",
        "is_multi_zone",
        "is_ha",
    ];
    let on = on.into_iter().filter_map(|key| body.field(key)).find(|node| node.as_bool() == Some(true));
    let regional = along(body, "settings.availability_type").into_iter().find(|node| node.text() == Some("REGIONAL"));
    let many = |key| body.field(key).filter(|node| node.kind() == Kind::Sequence && node.children().count() > 1);
    let redundant = ["ZRS", "GZRS", "RAGZRS"];
    let replicated =
        body.field("account_replication_type").filter(|node| node.text().is_some_and(|text| redundant.contains(&text)));
    on.or(regional).or_else(|| many("availability_zones")).or_else(|| many("zones")).or(replicated)
}
