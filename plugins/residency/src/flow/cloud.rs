//! What Terraform's resources do with data: where they keep them, and where copies go.

use prr_sdk::{Kind, Node, Place as At};

use super::sent::{self, Variable};
use super::{Flow, Owner, Rule, Step, Target, scan};
use crate::messages as m;
use crate::region::{self, Cloud, Place};
use crate::terraform::nature::{self, Nature};
use crate::terraform::{Located, Resource, Terraform, Why, many};

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

fn blocks(node: Node<'_>) -> Vec<Node<'_>> {
    let node = node.target();
    match node.kind() {
        Kind::Sequence => node.children().map(Node::target).filter(|item| !item.is_null()).collect(),
        Kind::Null => Vec::new(),
        _ => vec![node],
    }
}

/// Names of modules of registries that make networks and permissions.
const HOLD_NOTHING: &[&str] = &[
    "vpc",
    "iam",
    "security-group",
    "acm",
    "route53",
    "network",
    "subnets",
    "cloud-nat",
    "cloud-router",
    "project-factory",
    "label",
    "dns",
    "vpn",
];

/// What modules make whose configuration is not in the tree: it is where their provider is, if nothing in them says otherwise.
pub(crate) fn calls<'a>(terraform: &Terraform<'a>) -> Vec<Flow<'a>> {
    terraform.calls.iter().filter_map(|call| call_elsewhere(terraform, call)).collect()
}

fn call_elsewhere<'a>(terraform: &Terraform<'a>, call: &crate::terraform::Call<'a>) -> Option<Flow<'a>> {
    let source = call.body.field("source").and_then(Node::text)?;
    let local = ["./", "../", "/"].iter().any(|start| source.starts_with(start));
    let holds = !HOLD_NOTHING
        .iter()
        .any(|word| source.split(['/', '.', '?']).any(|part| part == *word || part.ends_with(&format!("-{word}"))));
    if local || !holds {
        return None;
    }
    let owner = owner(call.body, call.path, call.module.applied);
    let first = Step::new(call.body, m::STEP_RESOURCE).with("name", call.address());
    let registered = call.registered().and_then(|(_, _, provider)| Some((Cloud::of_provider(provider)?, provider)));
    let Some((cloud, provider)) = registered else {
        let target = Target::unknown(Why::Module(source));
        return Some(Flow {
            rule: Rule::Primary,
            subject: call.address(),
            at: call.body.into(),
            target,
            steps: vec![first],
            owner,
        });
    };
    let located = terraform.locate_call(call, cloud, provider);
    let mut target = Target::located(cloud, &located);
    target.assumed = true;
    if let Place::Abroad(_) = target.place {
        target.place = Place::Undetermined;
        target.why = Some(Why::Module(source));
    }
    let steps =
        std::iter::once(first).chain(located.path.iter().map(|node| Step::new(*node, m::STEP_REGION))).collect();
    Some(Flow { rule: Rule::Primary, subject: call.address(), at: call.body.into(), target, steps, owner })
}

/// Where states of configurations are.
pub(crate) fn states<'a>(terraform: &Terraform<'a>) -> Vec<Flow<'a>> {
    terraform.backends.iter().filter_map(|backend| state(terraform, backend)).collect()
}

fn state<'a>(terraform: &Terraform<'a>, backend: &crate::terraform::Backend<'a>) -> Option<Flow<'a>> {
    let text = |key| backend.body.field(key).filter(|node| !node.is_null());
    let first = Step::new(backend.body, m::STEP_STATE).with("name", backend.kind);
    let store = |kind, node: Node<'a>| {
        let found = terraform.store(kind, node.text()?)?;
        Some((Target::located(found.cloud, &terraform.locate(found)), node))
    };
    let (target, at) = match backend.kind {
        "s3" => match text("region") {
            Some(node) if node.is_unresolved() => (Target::unknown(Why::Expression(node.text()?)), node),
            Some(node) => (
                endpoint(backend.body).unwrap_or_else(|| Target::region(Cloud::Aws, node.text().unwrap_or_default())),
                node,
            ),
            None => (Target::unknown(Why::Absent), backend.body),
        },
        "gcs" => text("bucket")
            .and_then(|node| store("google_storage_bucket", node))
            .unwrap_or((Target::unknown(Why::Absent), backend.body)),
        "azurerm" => {
            let node = text("storage_account_name");
            node.and_then(|node| store("azurerm_storage_account", node))
                .unwrap_or((Target::unknown(Why::Absent), backend.body))
        }
        "remote" | "cloud" => {
            let host = text("hostname").and_then(Node::text).unwrap_or("app.terraform.io");
            (sent::elsewhere(host), backend.body)
        }
        _ => return None,
    };
    let folder = backend.module.applied;
    let subject = if folder.is_empty() {
        format!("backend \"{}\"", backend.kind)
    } else {
        format!("{folder}: backend \"{}\"", backend.kind)
    };
    let owner = Owner { paths: vec![backend.path, folder], ..Owner::default() };
    let steps = vec![first, Step::new(at, m::STEP_REGION)];
    Some(Flow { rule: Rule::State, subject, at: at.into(), target, steps, owner })
}

/// The store that an S3 backend is told to use instead of Amazon's.
fn endpoint(body: Node<'_>) -> Option<Target<'_>> {
    let nested = along(body, "endpoints.s3").into_iter().next();
    let node = body.field("endpoint").or(nested)?;
    let host = scan::host(node.text()?)?;
    Some(region::host::of(host).map_or(Target::unknown(Why::Host(host)), |endpoint| Target::endpoint(&endpoint, host)))
}

/// Datadog's agents that charts install through Terraform.
pub(crate) fn releases<'a>(terraform: &Terraform<'a>) -> Vec<Flow<'a>> {
    let charts = terraform.others.iter().filter(|other| other.kind == "helm_release");
    let datadog = charts.filter(|other| {
        other.body.field("chart").and_then(Node::text).is_some_and(|chart| chart.rsplit('/').next() == Some("datadog"))
    });
    let mut flows = Vec::new();
    for other in datadog {
        let pairs = many(other.body.field("set"));
        let of_site = |pair: Node<'a>| {
            let named = pair.field("name").and_then(Node::text) == Some("datadog.site");
            pair.field("value").filter(|_| named)
        };
        let values: Vec<Node<'a>> = other.body.field("values").into_iter().flat_map(blocks).collect();
        let opaque = values.iter().find(|values| values.is_unresolved());
        let written = values.iter().flat_map(|values| sent::settings(*values, m::STEP_SETTINGS));
        let sites: Vec<_> = pairs.filter_map(of_site).collect();
        let mut sent: Vec<_> = written.collect();
        if let Some(site) = sites.first() {
            let step = Step::new(*site, m::STEP_SETTINGS).with("name", "Datadog");
            sent = vec![sent::Sent {
                rule: Rule::Telemetry,
                at: (*site).into(),
                target: sent::site(site.text().unwrap_or_default()),
                step,
            }];
        } else if let Some(values) = opaque.filter(|_| sent.is_empty()) {
            let step = Step::new(*values, m::STEP_SETTINGS).with("name", "Datadog");
            let target = Target::unknown(Why::Expression(values.text().unwrap_or_default()));
            sent.push(sent::Sent { rule: Rule::Telemetry, at: (*values).into(), target, step });
        } else if sent.is_empty() {
            sent.extend(sent::default_of_datadog(other.body.into()));
        }
        let first = Step::new(other.body, m::STEP_RESOURCE).with("name", other.address());
        let owner = owner(other.body, other.path, other.module.applied);
        flows.extend(sent::flows(sent, &other.address(), &first, &owner));
    }
    flows
}
