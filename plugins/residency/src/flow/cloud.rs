//! What Terraform's resources do with data: where they keep them, and where copies go.

use prr_sdk::{Kind, Node, Place as At};

use super::sent::{self, Variable};
use super::{Flow, Owner, Rule, Step, Target, scan};
use crate::messages as m;
use crate::region::{Cloud, Place};
use crate::terraform::nature::{self, Nature};
use crate::terraform::{Located, Resource, Terraform, Why};

/// Arguments that name regions to which a resource copies what it has.
const REGIONS: &[(&str, &str, Rule)] = &[
    ("aws_dynamodb_table", "replica.region_name", Rule::Copy),
    ("aws_dynamodb_global_table", "replica.region_name", Rule::Copy),
    ("aws_ecr_replication_configuration", "replication_configuration.rule.destination.region", Rule::Registry),
    ("aws_secretsmanager_secret", "replica.region", Rule::Secret),
    ("aws_efs_replication_configuration", "destination.region", Rule::Copy),
    ("aws_redshift_cluster", "snapshot_copy.destination_region", Rule::Copy),
    ("aws_redshift_snapshot_copy", "destination_region", Rule::Copy),
    ("aws_db_snapshot_copy", "destination_region", Rule::Copy),
    ("aws_dlm_lifecycle_policy", "policy_details.schedule.cross_region_copy_rule.target_region", Rule::Copy),
    ("aws_dlm_lifecycle_policy", "policy_details.schedule.cross_region_copy_rule.target", Rule::Copy),
    ("azurerm_cosmosdb_account", "geo_location.location", Rule::Copy),
    ("azurerm_container_registry", "georeplications.location", Rule::Registry),
    ("azurerm_api_management", "additional_location.location", Rule::Copy),
    ("google_storage_bucket", "custom_placement_config.data_locations", Rule::Copy),
    ("google_sql_database_instance", "settings.backup_configuration.location", Rule::Copy),
    ("google_secret_manager_secret", "replication.user_managed.replicas.location", Rule::Secret),
    ("oci_objectstorage_replication_policy", "destination_region_name", Rule::Copy),
    ("alicloud_oss_bucket_replication", "destination.location", Rule::Copy),
];

/// Arguments that name other resources to which a resource copies what it has.
const REFERENCES: &[(&str, &str)] = &[
    ("aws_s3_bucket_replication_configuration", "rule.destination.bucket"),
    ("aws_s3_bucket", "replication_configuration.rules.destination.bucket"),
    ("aws_backup_plan", "rule.copy_action.destination_vault_arn"),
    ("aws_s3control_multi_region_access_point", "details.region.bucket"),
    ("aws_kinesis_firehose_delivery_stream", "extended_s3_configuration.bucket_arn"),
    ("azurerm_mssql_failover_group", "partner_server.id"),
];

/// Arguments that make a resource a copy of another one.
const COPIES: &[(&str, &str)] = &[
    ("aws_db_instance", "replicate_source_db"),
    ("aws_rds_cluster", "replication_source_identifier"),
    ("aws_rds_cluster", "global_cluster_identifier"),
    ("aws_docdb_cluster", "global_cluster_identifier"),
    ("aws_neptune_cluster", "global_cluster_identifier"),
    ("aws_elasticache_replication_group", "global_replication_group_id"),
    ("aws_db_instance_automated_backups_replication", "source_db_instance_arn"),
    ("google_sql_database_instance", "master_instance_name"),
    ("azurerm_postgresql_flexible_server", "source_server_id"),
    ("azurerm_mysql_flexible_server", "source_server_id"),
    ("azurerm_redis_linked_server", "linked_redis_cache_location"),
];

/// Settings with which Azure copies to the region that is paired with the resource's own, and the values that mean it.
const PAIRED: &[(&str, &str, &[&str])] = &[
    ("azurerm_storage_account", "account_replication_type", &["GRS", "RAGRS", "GZRS", "RAGZRS"]),
    ("azurerm_recovery_services_vault", "cross_region_restore_enabled", &["true"]),
    ("azurerm_recovery_services_vault", "storage_mode_type", &["GeoRedundant"]),
    ("azurerm_data_protection_backup_vault", "redundancy", &["GeoRedundant"]),
    ("azurerm_postgresql_flexible_server", "geo_redundant_backup_enabled", &["true"]),
    ("azurerm_mysql_flexible_server", "geo_redundant_backup_enabled", &["true"]),
    ("azurerm_postgresql_server", "geo_redundant_backup_enabled", &["true"]),
    ("azurerm_mysql_server", "geo_redundant_backup_enabled", &["true"]),
];

/// Every flow of a resource.
pub(crate) fn of<'a>(terraform: &Terraform<'a>, resource: &Resource<'a>) -> Vec<Flow<'a>> {
    let reader = Reader { terraform, resource, owner: owner(resource.body, resource.path, resource.module.applied) };
    let mut flows = Vec::new();
    flows.extend(reader.primary());
    flows.extend(reader.regions());
    flows.extend(reader.references());
    flows.extend(reader.copy());
    flows.extend(reader.paired());
    flows.extend(reader.defaults());
    flows.extend(reader.sent());
    flows
}

/// What tells whose a resource is.
pub(crate) fn owner<'a>(body: Node<'a>, path: &'a str, applied: &'a str) -> Owner<'a> {
    let labels: Vec<_> = ["tags", "labels", "freeform_tags"].into_iter().filter_map(|key| body.field(key)).collect();
    let named = |key: &&str| labels.iter().find_map(|labels| labels.field(key)?.text());
    let service = ["service", "Service", "prr:service", "app"].iter().find_map(named);
    Owner { labels, namespace: None, service, paths: vec![path, applied] }
}

struct Reader<'t, 'a> {
    terraform: &'t Terraform<'a>,
    resource: &'t Resource<'a>,
    owner: Owner<'a>,
}

impl<'a> Reader<'_, 'a> {
    fn flow(&self, rule: Rule, at: impl Into<At>, target: Target<'a>, steps: Vec<Step>) -> Flow<'a> {
        let subject = self.resource.address();
        Flow { rule, subject, at: at.into(), target, steps, owner: self.owner.clone() }
    }

    /// The resource itself, where a way begins.
    fn itself(&self) -> Step {
        Step::new(self.resource.body, m::STEP_RESOURCE).with("name", self.resource.address())
    }

    fn primary(&self) -> Option<Flow<'a>> {
        let rule = match nature::of(self.resource.kind) {
            Nature::Holds => Rule::Primary,
            Nature::Secret => Rule::Secret,
            Nature::Registry => Rule::Registry,
            Nature::Edge | Nature::Nothing => return None,
            Nature::Unlisted => return self.unlisted(),
        };
        // A secret of Google says its places itself, one by one.
        if self.resource.kind == "google_secret_manager_secret" {
            return None;
        }
        let located = self.terraform.locate(self.resource);
        Some(self.located(rule, &located))
    }

    /// What nobody has said to hold data is asked about where it is abroad, and not accused.
    fn unlisted(&self) -> Option<Flow<'a>> {
        if !nature::has_region(self.resource.kind) {
            return None;
        }
        let located = self.terraform.locate(self.resource);
        let Place::Abroad(_) = located.place else { return None };
        let mut flow = self.located(Rule::Primary, &located);
        flow.target.place = Place::Undetermined;
        flow.target.why = Some(Why::Nature(self.resource.kind));
        Some(flow)
    }

    fn located(&self, rule: Rule, located: &Located<'a>) -> Flow<'a> {
        let mut steps = vec![self.itself()];
        steps.extend(located.path.iter().map(|node| Step::new(*node, m::STEP_REGION)));
        let at = self.resource.body;
        self.flow(rule, at, Target::located(self.resource.cloud, located), steps)
    }

    fn regions(&self) -> Vec<Flow<'a>> {
        let mut flows = Vec::new();
        for (_, route, rule) in REGIONS.iter().filter(|(kind, ..)| *kind == self.resource.kind) {
            for node in along(self.resource.body, route) {
                let mut located = self.terraform.region_at(self.resource, node);
                if let Some(bare) = node.text().and_then(|text| text.strip_prefix("oss-")) {
                    let place = self.resource.cloud.place(None, bare);
                    located = Located { place, region: Some(bare.to_owned()), why: None, ..located };
                }
                let steps = vec![self.itself(), Step::new(node, m::STEP_COPIED)];
                flows.push(self.flow(*rule, node, Target::located(self.resource.cloud, &located), steps));
            }
        }
        flows
    }

    fn references(&self) -> Vec<Flow<'a>> {
        let mut flows = Vec::new();
        for (_, route) in REFERENCES.iter().filter(|(kind, _)| *kind == self.resource.kind) {
            for node in along(self.resource.body, route) {
                let (target, mut way) = self.other_end(node);
                let mut steps = vec![self.itself(), Step::new(node, m::STEP_COPIED)];
                steps.append(&mut way);
                flows.push(self.flow(Rule::Copy, node, target, steps));
            }
        }
        flows
    }

    /// Where a resource is that an argument names, by reference, by ARN or by the name of a store.
    fn other_end(&self, node: Node<'a>) -> (Target<'a>, Vec<Step>) {
        let text = node.text().unwrap_or_default();
        let bucket = || self.terraform.store("aws_s3_bucket", text.rsplit(":::").next()?);
        let named =
            if node.is_unresolved() { self.terraform.referred_to(text, self.resource.module) } else { bucket() };
        if let Some(other) = named {
            let located = self.terraform.locate(other);
            let there = Step::new(other.body, m::STEP_RESOURCE).with("name", other.address());
            let way = located.path.iter().map(|node| Step::new(*node, m::STEP_REGION));
            return (Target::located(other.cloud, &located), std::iter::once(there).chain(way).collect());
        }
        let region = text.split(':').nth(3).filter(|region| text.starts_with("arn:") && !region.is_empty());
        let target = match region.filter(|_| !node.is_unresolved()) {
            Some(region) => Target::region(Cloud::Aws, region),
            None => Target::unknown(Why::Expression(text)),
        };
        (target, Vec::new())
    }

    /// A resource that is a copy itself.
    fn copy(&self) -> Option<Flow<'a>> {
        let of_kind = COPIES.iter().filter(|(kind, _)| *kind == self.resource.kind);
        let source = of_kind.filter_map(|(_, key)| self.resource.body.field(key)).find(|node| !node.is_null())?;
        let located = self.terraform.locate(self.resource);
        let mut steps = vec![Step::new(source, m::STEP_SOURCE), self.itself()];
        steps.extend(located.path.iter().map(|node| Step::new(*node, m::STEP_REGION)));
        Some(self.flow(Rule::Copy, source, Target::located(self.resource.cloud, &located), steps))
    }

    fn paired(&self) -> Option<Flow<'a>> {
        let of_kind = PAIRED.iter().filter(|(kind, ..)| *kind == self.resource.kind);
        let node = of_kind.filter_map(|(_, key, values)| {
            self.resource.body.field(key).filter(|node| node.text().is_some_and(|text| values.contains(&text)))
        });
        let node = node.into_iter().next()?;
        let located = self.terraform.locate(self.resource);
        let pair = match located.region.as_deref() {
            Some("koreacentral") => "koreasouth",
            Some("koreasouth") => "koreacentral",
            // What is abroad is told of already, and its pair with it.
            _ => return None,
        };
        let steps = vec![self.itself(), Step::new(node, m::STEP_PAIRED).with("pair", pair)];
        Some(self.flow(Rule::Copy, node, Target { assumed: true, ..Target::region(Cloud::Azure, pair) }, steps))
    }

    /// What a provider does where nothing is said.
    fn defaults(&self) -> Vec<Flow<'a>> {
        let mut flows = Vec::new();
        if self.resource.kind == "google_sql_database_instance" {
            for backup in along(self.resource.body, "settings.backup_configuration") {
                let on = backup.field("enabled").and_then(Node::as_bool) == Some(true);
                if on && backup.field("location").is_none() && !backup.is_unresolved() {
                    let steps = vec![self.itself(), Step::new(backup, m::STEP_CLOSEST)];
                    let target = Target {
                        assumed: true,
                        cloud: Some(Cloud::Google),
                        name: Some("multi-region".to_owned()),
                        ..Target::at(Place::Abroad(None))
                    };
                    flows.push(self.flow(Rule::Copy, backup, target, steps));
                }
            }
        }
        if self.resource.kind == "google_secret_manager_secret" {
            let automatic = ["auto", "automatic"];
            for replication in along(self.resource.body, "replication") {
                if let Some(node) = automatic.into_iter().find_map(|key| replication.field(key)) {
                    let target = Target {
                        cloud: Some(Cloud::Google),
                        name: Some("global".to_owned()),
                        ..Target::at(Place::Abroad(None))
                    };
                    flows.push(self.flow(
                        Rule::Secret,
                        node,
                        target,
                        vec![self.itself(), Step::new(node, m::STEP_AUTOMATIC)],
                    ));
                }
            }
        }
        flows
    }

    /// What programs of the resource send over the network.
    fn sent(&self) -> Vec<Flow<'a>> {
        let mut flows = Vec::new();
        let first = self.itself();
        for route in
            ["environment.variables", "environment_variables", "service_config.environment_variables", "app_settings"]
        {
            for variables in along(self.resource.body, route).into_iter().filter(|node| node.kind() == Kind::Mapping) {
                let read = |node: Node<'a>| Some(Variable { name: node.key()?, value: Some(node), node });
                let read: Vec<_> = variables.entries().into_iter().filter_map(read).collect();
                let sent = sent::environment(&read, variables.is_unresolved());
                flows.extend(sent::flows(sent, &self.resource.address(), &first, &self.owner));
            }
        }
        if self.resource.kind == "aws_kinesis_firehose_delivery_stream" {
            for node in along(self.resource.body, "http_endpoint_configuration.url") {
                let host = node.text().filter(|_| !node.is_unresolved()).and_then(scan::host);
                let target =
                    host.map_or(Target::unknown(Why::Expression(node.text().unwrap_or_default())), sent::elsewhere);
                let rule = target.recipient.map_or(Rule::Telemetry, sent::rule);
                flows.push(self.flow(rule, node, target, vec![first.clone(), Step::new(node, m::STEP_SENT)]));
            }
        }
        flows
    }
}

/// The scalars, or the last mappings, at the end of a route through nested blocks.
pub(crate) fn along<'a>(body: Node<'a>, route: &str) -> Vec<Node<'a>> {
    let mut nodes = vec![body];
    for key in route.split('.') {
        nodes = nodes.into_iter().filter_map(|node| node.field(key)).flat_map(blocks).collect();
    }
    nodes
}

pub(super) fn blocks(node: Node<'_>) -> Vec<Node<'_>> {
    let node = node.target();
    match node.kind() {
        Kind::Sequence => node.children().map(Node::target).filter(|item| !item.is_null()).collect(),
        Kind::Null => Vec::new(),
        _ => vec![node],
    }
}
