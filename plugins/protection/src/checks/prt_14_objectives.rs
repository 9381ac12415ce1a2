//! PRT-14: core business says how long it may be down and how much it may lose, and backups are made as often as that.

use std::collections::BTreeMap;

use prr_sdk::compliance::{Regime, ServiceScope, Subject};
use prr_sdk::{Check, Finding, Node, Parameter, Parameters, Severity, Value, fail, not_applicable, pass, unknown};

use super::prt_16_dr_drill::general;
use crate::messages as m;
use crate::model::Model;
use crate::read::object::{ByName, Object, items};
use crate::read::terraform::{block, known, many, text};
use crate::schedule::longest_pause;
use crate::setting::{number, switch};

/// What 전자금융감독규정 제23조⑨ allows core business; insurers have a day.
const LONGEST: Parameter = Parameter::duration("longest-rto", 3.0 * 3_600.0);

/// What managed databases lose at most when they are restored to a point in time.
const POINT_IN_TIME: f64 = 300.0;
const DAY: f64 = 86_400.0;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-14",
        severity: Severity::High,
        documentation: include_str!("prt_14_objectives.md"),
        parameters: &[LONGEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let longest = parameters.number("longest-rto");
    let backups = Backups::read(model);
    let mut findings = Vec::new();
    for service in model.declared.services() {
        let mut add = |found: Finding| findings.push(found.with("name", service.name).service(service.name));
        if let Some(reason) = service.out_of_scope {
            add(not_applicable(service.name, reason.node).because(m::OUT_OF_SCOPE).with("reason", reason.value));
            continue;
        }
        add(objectives(model, service, longest));
        if let Some(rpo) = service.rpo {
            backups.judge(service, rpo.value).into_iter().for_each(&mut add);
        }
    }
    findings
}

/// Whether the objectives are there, and short enough.
fn objectives(model: &Model<'_>, service: &ServiceScope<'_>, longest: f64) -> Finding {
    let name = service.name;
    let core = service.core_business.map(|core| core.value);
    match (core, service.rto, service.rpo) {
        (Some(false), ..) => not_applicable(name, service.node).because(m::NOT_CORE),
        (Some(true), None, _) => {
            fail(name, service.node).because(m::NO_OBJECTIVE).with("key", "rto").fix(m::DECLARE_OBJECTIVE, &[], None)
        }
        (Some(true), _, None) => {
            fail(name, service.node).because(m::NO_OBJECTIVE).with("key", "rpo").fix(m::DECLARE_OBJECTIVE, &[], None)
        }
        (None, ..) if general(model, service) => not_applicable(name, service.node).because(m::NOT_FINANCE),
        (None, ..) => unknown(name, service.node).because(m::CORE_UNKNOWN),
        (Some(true), Some(rto), Some(_)) => {
            let regime = model.declared.scope(&Subject { service: Some(name), ..Subject::default() }).answers.regime;
            let spans = |found: Finding| {
                found.with("rto", Value::Duration(rto.value)).with("longest", Value::Duration(longest))
            };
            match regime.map(|regime| regime.value) {
                Some(Regime::Finance) if rto.value > longest => spans(fail(name, rto.node).because(m::RTO_LONG)),
                None if rto.value > longest => spans(unknown(name, rto.node).because(m::REGIME_UNKNOWN)),
                _ => pass(name, rto.node).because(m::OBJECTIVES).with("rto", Value::Duration(rto.value)),
            }
        }
    }
}

/// How often something of a service is backed up.
struct Backup<'a> {
    pause: f64,
    at: Node<'a>,
}

/// The shortest pause of every group of backups, by service: a plan with a monthly rule beside an hourly one loses an hour.
struct Backups<'a> {
    by_service: BTreeMap<&'a str, BTreeMap<String, Backup<'a>>>,
    unread: BTreeMap<&'a str, Vec<Node<'a>>>,
}

impl<'a> Backups<'a> {
    fn read(model: &Model<'a>) -> Self {
        let mut backups = Self { by_service: BTreeMap::new(), unread: BTreeMap::new() };
        let archived = |object: &Object<'a>| archives(object).then_some(object.name);
        let archived = ByName::new(model.objects.of("Cluster"), "postgresql.cnpg.io", archived);
        for object in model.objects.all() {
            backups.of_object(model, object, &archived);
        }
        for plan in model.resources.of("aws_backup_plan") {
            let service = model.of_resource(plan).declared.service;
            for rule in many(plan.body.field("rule")) {
                backups.scheduled(service, plan.address.clone(), rule.field("schedule"));
            }
        }
        backups.databases(model);
        backups
    }

    fn add(&mut self, service: Option<&ServiceScope<'a>>, group: String, pause: f64, at: Node<'a>) {
        let Some(service) = service else { return };
        let groups = self.by_service.entry(service.name).or_default();
        let shortest = groups.get(&group).is_none_or(|other| pause < other.pause);
        if shortest {
            groups.insert(group, Backup { pause, at });
        }
    }

    fn scheduled(&mut self, service: Option<&ServiceScope<'a>>, group: String, schedule: Option<Node<'a>>) {
        let (Some(service), Some(schedule)) = (service, schedule) else { return };
        match known(Some(schedule)).and_then(longest_pause) {
            Some(pause) => self.add(Some(service), group, pause, schedule),
            None => self.unread.entry(service.name).or_default().push(schedule),
        }
    }

    fn of_object(&mut self, model: &Model<'a>, object: &Object<'a>, archived: &ByName<'a>) {
        let Some(spec) = object.spec() else { return };
        let own = model.of_object(object).declared.service;
        let group = |what: &str| format!("{what} {}", object.namespace.unwrap_or_default());
        match (object.group, object.kind) {
            ("velero.io", "Schedule") => {
                let included = spec.field("template").and_then(|template| template.field("includedNamespaces"));
                for namespace in items(included).filter_map(Node::text) {
                    let subject = Subject { path: object.path, namespace: Some(namespace), service: None };
                    let service = model.declared.scope(&subject).service;
                    self.scheduled(service, format!("velero {namespace}"), spec.field("schedule"));
                }
            }
            ("postgresql.cnpg.io", "ScheduledBackup") => {
                let cluster = spec.field("cluster").and_then(|cluster| text(cluster.field("name"))).unwrap_or_default();
                match archived.get(cluster, object.namespace) {
                    Some(archived) => self.add(own, group(cluster), POINT_IN_TIME, archived.at),
                    None => self.scheduled(own, group(cluster), spec.field("schedule")),
                }
            }
            ("volsync.backube", "ReplicationSource") => {
                let trigger = spec.field("trigger").and_then(|trigger| trigger.field("schedule"));
                self.scheduled(own, group(text(spec.field("sourcePVC")).unwrap_or_default()), trigger);
            }
            ("k8up.io", "Schedule") => {
                self.scheduled(own, group("k8up"), spec.field("backup").and_then(|backup| backup.field("schedule")));
            }
            ("batch", "CronJob") if object.name.contains("backup") || object.name.ends_with("-dump") => {
                self.scheduled(own, object.subject(), spec.field("schedule"));
            }
            _ => {}
        }
    }

    /// Managed databases: with automated backups they are restored to a point in time.
    fn databases(&mut self, model: &Model<'a>) {
        for kind in ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster"] {
            for database in model.resources.of(kind) {
                let kept = database.body.field("backup_retention_period");
                if let Some(kept) = kept.filter(|kept| number(*kept).is_some_and(|days| days >= 1.0)) {
                    self.add(
                        model.of_resource(database).declared.service,
                        database.address.clone(),
                        POINT_IN_TIME,
                        kept,
                    );
                }
            }
        }
        for database in model.resources.of("google_sql_database_instance") {
            let backup = block(database.body, "settings").and_then(|settings| block(settings, "backup_configuration"));
            let Some(enabled) =
                backup.and_then(|backup| backup.field("enabled")).filter(|node| switch(*node) == Some(true))
            else {
                continue;
            };
            let continuous = ["point_in_time_recovery_enabled", "binary_log_enabled"];
            let continuous =
                continuous.iter().any(|key| backup.and_then(|backup| backup.field(key)).and_then(switch) == Some(true));
            let pause = if continuous { POINT_IN_TIME } else { DAY };
            self.add(model.of_resource(database).declared.service, database.address.clone(), pause, enabled);
        }
    }

    fn judge(&self, service: &ServiceScope<'_>, rpo: f64) -> Vec<Finding> {
        let (name, groups, unread) = (service.name, self.by_service.get(service.name), self.unread.get(service.name));
        let mut findings: Vec<Finding> = Vec::new();
        for backup in groups.into_iter().flat_map(BTreeMap::values) {
            let found = if backup.pause > rpo {
                fail(name, backup.at).because(m::BACKUP_SELDOM)
            } else {
                pass(name, backup.at).because(m::BACKUP_OFTEN)
            };
            let found = found.with("pause", Value::Duration(backup.pause)).with("rpo", Value::Duration(rpo));
            findings.push(match service.rpo {
                Some(said) => found.related(said.node, m::RPO_DECLARED, &[]),
                None => found,
            });
        }
        let open = unread.into_iter().flatten().map(|node| {
            unknown(name, *node)
                .because(m::OPEN)
                .with("setting", "schedule")
                .with("value", crate::setting::shown(*node))
        });
        findings.extend(open);
        if findings.is_empty() {
            let at = service.rpo.map_or(service.node, |rpo| rpo.node);
            findings.push(unknown(name, at).because(m::BACKUP_UNSEEN).with("rpo", Value::Duration(rpo)));
        }
        findings
    }
}

/// Whether a cluster of `CloudNativePG` archives its log as it goes.
fn archives(object: &Object<'_>) -> bool {
    let Some(spec) = object.spec() else { return false };
    let store = spec.field("backup").and_then(|backup| backup.field("barmanObjectStore"));
    let plugin =
        items(spec.field("plugins")).any(|plugin| plugin.field("isWALArchiver").and_then(Node::as_bool) == Some(true));
    store.is_some() || plugin
}
