//! PRT-12: what people rely on is backed up.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Kind, Node, Parameters, Place, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{ByName, Object, items};
use crate::read::terraform::{Resource, text};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, switch, want};

/// Databases whose backups are a setting of their own. That of RDS is 0 days unless the configuration says otherwise.
const SETTINGS: &[Setting] = &[
    want("aws_db_instance", "backup_retention_period", Want::AtLeast(1.0))
        .exempt(&[("replicate_source_db", "*")])
        .inherits(&["snapshot_identifier"]),
    want("aws_rds_cluster", "backup_retention_period", Want::AtLeast(1.0)).absent(Absent::Fine),
    want("aws_docdb_cluster", "backup_retention_period", Want::AtLeast(1.0)).absent(Absent::Fine),
    want("aws_neptune_cluster", "backup_retention_period", Want::AtLeast(1.0)).absent(Absent::Fine),
    want("aws_redshift_cluster", "automated_snapshot_retention_period", Want::AtLeast(1.0)).absent(Absent::Fine),
    on("google_sql_database_instance", "settings.backup_configuration.enabled")
        .exempt(&[("master_instance_name", "*")]),
    on("aws_dynamodb_table", "point_in_time_recovery.enabled"),
    on("ncloud_mysql", "is_backup").absent(Absent::Fine),
    on("ncloud_postgresql", "backup").absent(Absent::Fine),
];

const WORDING: Wording = Wording { good: m::BACKED_UP, bad: m::NOT_BACKED_UP, missing: m::NOT_BACKED_UP_BY_DEFAULT };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-12",
        severity: Severity::High,
        documentation: include_str!("prt_12_backups.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    // What a plan of AWS Backup covers, it chooses by tags that this tree need not show.
    let planned = !model.resources.of("aws_backup_selection").is_empty();
    let asked = SETTINGS.iter().map(|setting| {
        let open = planned && setting.absent == Absent::Bad && setting.kind.starts_with("aws_");
        if open { setting.absent(Absent::Open) } else { *setting }
    });
    let mut findings = settings(model, &asked.collect::<Vec<_>>(), &WORDING, Concern::Production);
    let policies = model.resources.attached("aws_efs_backup_policy", "file_system_id", "id");
    for system in model.resources.of("aws_efs_file_system") {
        let policy = policies.to(&model.resources, system).into_iter().next();
        findings.push(of_file_system(model, system, policy, planned));
    }
    let coverage = Coverage::read(model);
    for object in model.objects.all() {
        let found = match (object.group, object.kind) {
            ("apps", "StatefulSet") => items(object.spec().and_then(|spec| spec.field("volumeClaimTemplates")))
                .next()
                .map(|_| coverage.of(object)),
            ("", "PersistentVolumeClaim") => Some(coverage.of(object)),
            ("postgresql.cnpg.io", "Cluster") => Some(coverage.of_postgres(object)),
            _ => None,
        };
        let (scope, name) = (model.of_object(object), object.subject());
        findings.extend(
            found.map(|found| scope.concerned(Concern::Production, found.with("name", name.as_str()), &name, "backup")),
        );
    }
    findings
}

fn of_file_system<'a>(
    model: &Model<'a>,
    system: &Resource<'a>,
    policy: Option<&Resource<'a>>,
    planned: bool,
) -> Finding {
    let name = &system.address;
    let status = policy.and_then(|policy| crate::read::terraform::block(policy.body, "backup_policy")?.field("status"));
    let found = match status.map(|node| (node, switch(node))) {
        Some((node, Some(true))) => pass(name, node).because(m::BACKED_UP).with("value", "ENABLED"),
        Some((node, Some(false))) => fail(name, node).because(m::NOT_BACKED_UP).with("value", "DISABLED"),
        Some((node, None)) => unknown(name, node).because(m::OPEN).with("value", crate::setting::shown(node)),
        None if planned => unknown(name, Place::key(system.name)).because(m::ACCOUNT_DECIDES),
        None => fail(name, Place::key(system.name)).because(m::NOT_BACKED_UP_BY_DEFAULT),
    };
    let found = found.with("name", name.as_str()).with("setting", "aws_efs_backup_policy");
    model.of_resource(system).concerned(Concern::Production, found, name, "backup")
}

/// Schedules without a list of namespaces that are looked through.
const MOST_SCHEDULES: usize = 64;

/// What backs volumes up in a cluster.
struct Coverage<'a> {
    /// Schedules of Velero, by the namespaces that they name.
    named: BTreeMap<&'a str, Node<'a>>,
    /// Schedules of Velero for all namespaces but some.
    all: Vec<(Vec<&'a str>, Node<'a>)>,
    /// Any schedule of Velero.
    any: Option<Node<'a>>,
    /// Claims that `VolSync` copies.
    claims: ByName<'a>,
    /// Namespaces with a schedule of k8up.
    namespaces: ByName<'a>,
    /// Clusters of `CloudNativePG` with a schedule.
    postgres: ByName<'a>,
}

impl<'a> Coverage<'a> {
    fn read(model: &Model<'a>) -> Self {
        let objects = &model.objects;
        let mut coverage = Self {
            named: BTreeMap::new(),
            all: Vec::new(),
            any: None,
            claims: ByName::new(objects.of("ReplicationSource"), "volsync.backube", |object| {
                text(object.spec()?.field("sourcePVC"))
            }),
            namespaces: ByName::new(objects.of("Schedule"), "k8up.io", |object| {
                object.spec()?.field("backup")?;
                object.namespace
            }),
            postgres: ByName::new(objects.of("ScheduledBackup"), "postgresql.cnpg.io", |object| {
                text(object.spec()?.field("cluster")?.field("name"))
            }),
        };
        for schedule in objects.of("Schedule").iter().filter(|schedule| schedule.group == "velero.io") {
            coverage.velero(schedule);
        }
        coverage
    }

    fn velero(&mut self, schedule: &Object<'a>) {
        let Some(spec) = schedule.spec().filter(|spec| spec.field("paused").and_then(Node::as_bool) != Some(true))
        else {
            return;
        };
        let template = spec.field("template");
        let names =
            |key| items(template.and_then(|template| template.field(key))).filter_map(Node::text).collect::<Vec<_>>();
        let (included, excluded) = (names("includedNamespaces"), names("excludedNamespaces"));
        self.any = self.any.or(Some(schedule.at));
        if included.is_empty() || included.contains(&"*") {
            if self.all.len() < MOST_SCHEDULES {
                self.all.push((excluded, schedule.at));
            }
            return;
        }
        for name in included.into_iter().filter(|name| !excluded.contains(name)) {
            self.named.entry(name).or_insert(schedule.at);
        }
    }

    /// The schedule of Velero that backs a namespace up.
    fn of_namespace(&self, namespace: Option<&str>) -> Option<Node<'a>> {
        let Some(namespace) = namespace else { return self.any };
        let all = || self.all.iter().find(|(excluded, _)| !excluded.contains(&namespace)).map(|(_, at)| *at);
        self.named.get(namespace).copied().or_else(all)
    }

    /// What backs up the volumes of an object. Nothing here is no proof of nothing: a cluster is often backed up from another repository.
    fn of(&self, object: &Object<'a>) -> Finding {
        let name = object.subject();
        let claim = self.claims.get(object.name, object.namespace);
        let k8up = object.namespace.and_then(|namespace| self.namespaces.get(namespace, Some(namespace)));
        let by = claim.or(k8up).map(|by| by.at).or_else(|| self.of_namespace(object.namespace));
        match by {
            Some(at) => {
                pass(&name, object.at).because(m::VOLUMES_BACKED_UP).related(at, m::BACKED_UP_BY, &[]).proof(at)
            }
            None => match self.any {
                Some(other) => {
                    fail(&name, object.at).because(m::VOLUMES_LEFT_OUT).related(other, m::SCHEDULE_ELSEWHERE, &[])
                }
                None => unknown(&name, object.at).because(m::VOLUMES_UNSEEN),
            },
        }
    }

    /// A cluster of `CloudNativePG` archives its log where `backup` says, and can be restored only from a base that a schedule makes.
    fn of_postgres(&self, object: &Object<'a>) -> Finding {
        let name = object.subject();
        let spec = object.spec();
        let backup = spec.and_then(|spec| spec.field("backup")).filter(|backup| backup.kind() == Kind::Mapping);
        let plugin = items(spec.and_then(|spec| spec.field("plugins")))
            .find(|plugin| plugin.field("isWALArchiver").and_then(Node::as_bool) == Some(true));
        let schedule = self.postgres.get(object.name, object.namespace).map(|schedule| schedule.at);
        match (backup.or(plugin), schedule) {
            (_, Some(at)) => {
                pass(&name, object.at).because(m::VOLUMES_BACKED_UP).related(at, m::BACKED_UP_BY, &[]).proof(at)
            }
            (Some(backup), None) => fail(&name, backup).because(m::POSTGRES_WITHOUT_BASE),
            (None, None) => fail(&name, object.at).because(m::POSTGRES_WITHOUT_BACKUP),
        }
    }
}
