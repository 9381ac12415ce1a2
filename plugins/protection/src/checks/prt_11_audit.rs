//! PRT-11: clusters, databases and accounts record who did what.

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{Object, items};
use crate::read::terraform::{Resource, block, known, many, text};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, switch, want};

/// Clusters and accounts: what they do concerns all that runs there.
const EVERYBODY: &[Setting] = &[
    want("aws_eks_cluster", "enabled_cluster_log_types", Want::Holds(&["audit"])),
    on("ncloud_nks_cluster", "log.audit"),
    on("aws_cloudtrail", "enable_logging").absent(Absent::Fine),
    want("google_container_cluster", "logging_service", Want::NoneOf(&["none"])).absent(Absent::Fine),
];

/// SQL Server audits into a bucket by an option group.
const OTHER_AUDIT: &[(&str, &str)] = &[
    ("engine", "sqlserver-ee"),
    ("engine", "sqlserver-se"),
    ("engine", "sqlserver-ex"),
    ("engine", "sqlserver-web"),
    ("engine", "custom-oracle-ee"),
];

/// Databases.
const DATABASES: &[Setting] = &[
    want("aws_db_instance", "enabled_cloudwatch_logs_exports", Want::Holds(&["audit", "postgresql"]))
        .exempt(OTHER_AUDIT)
        .inherits(&["replicate_source_db"]),
    want("aws_rds_cluster", "enabled_cloudwatch_logs_exports", Want::Holds(&["audit", "postgresql"])),
    want("aws_docdb_cluster", "enabled_cloudwatch_logs_exports", Want::Holds(&["audit"])),
    want("aws_neptune_cluster", "enable_cloudwatch_logs_exports", Want::Holds(&["audit"])),
];

const WORDING: Wording = Wording { good: m::AUDITED, bad: m::NOT_AUDITED, missing: m::NOT_AUDITED_BY_DEFAULT };

/// Flags with which Cloud SQL records statements.
const FLAGS: &[&str] = &["cloudsql.enable_pgaudit", "cloudsql_mysql_audit", "pgaudit.log"];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-11",
        severity: Severity::High,
        documentation: include_str!("prt_11_audit.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, EVERYBODY, &WORDING, Concern::All);
    findings.extend(settings(model, DATABASES, &WORDING, Concern::Personal));
    let mut database = |resource: &Resource<'_>, found: Finding, setting: &str| {
        let name = &resource.address;
        let found = found.with("name", name.as_str()).with("setting", setting);
        findings.push(model.of_resource(resource).concerned(Concern::Personal, found, name, setting));
    };
    let databases = model.resources.of("google_sql_database_instance").iter();
    for sql in databases.filter(|sql| sql.body.field("master_instance_name").is_none_or(Node::is_null)) {
        database(sql, cloud_sql(sql), "settings.database_flags");
    }
    for kind in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
        for domain in model.resources.of(kind) {
            database(domain, search(domain), "log_publishing_options");
        }
    }
    for object in model.objects.all() {
        let (concern, found) = match (object.group, object.kind) {
            ("audit.k8s.io", "Policy") => (Concern::All, policy(object)),
            ("kubeadm.k8s.io", "ClusterConfiguration") => (Concern::All, Some(kubeadm(object))),
            ("", "Pod") => (Concern::All, api_server(object)),
            ("postgresql.cnpg.io", "Cluster") => (Concern::Personal, cnpg(object)),
            _ => continue,
        };
        let (scope, name) = (model.of_object(object), object.subject());
        findings.extend(found.map(|found| {
            let found = found.with("name", name.as_str()).with("setting", "audit");
            scope.concerned(concern, found, &name, "audit")
        }));
    }
    findings
}

fn cloud_sql<'a>(sql: &Resource<'a>) -> Finding {
    let flags = block(sql.body, "settings").map(|settings| many(settings.field("database_flags")));
    let audit = |flag: &Node<'a>| known(flag.field("name")).is_some_and(|name| FLAGS.contains(&name));
    let flag = flags.into_iter().flatten().find(audit).and_then(|flag| flag.field("value"));
    match flag {
        Some(value) if switch(value) == Some(false) || value.text() == Some("none") => {
            fail(&sql.address, value).because(m::NOT_AUDITED).with("value", value.text().unwrap_or_default())
        }
        Some(value) => pass(&sql.address, value).because(m::AUDITED).with("value", value.text().unwrap_or_default()),
        None => fail(&sql.address, Place::key(sql.name)).because(m::NOT_AUDITED_BY_DEFAULT),
    }
}

fn search(domain: &Resource<'_>) -> Finding {
    let logs = many(domain.body.field("log_publishing_options")).filter_map(|log| log.field("log_type"));
    match logs.into_iter().find(|kind| kind.text() == Some("AUDIT_LOGS")) {
        Some(kind) => pass(&domain.address, kind).because(m::AUDITED).with("value", "AUDIT_LOGS"),
        None => fail(&domain.address, Place::key(domain.name)).because(m::NOT_AUDITED_BY_DEFAULT),
    }
}

/// The first rule that matches decides. A rule that matches everything and records nothing ends the policy.
fn policy(object: &Object<'_>) -> Option<Finding> {
    const NARROWING: [&str; 6] = ["users", "userGroups", "verbs", "resources", "namespaces", "nonResourceURLs"];
    let mut first = None;
    for rule in items(object.root.field("rules")) {
        let level = rule.field("level")?;
        let all = NARROWING.iter().all(|key| rule.field(key).is_none());
        first = first.or(Some(level));
        match text(Some(level)) {
            Some("None") if all => return Some(fail(object.subject(), level).because(m::POLICY_SILENT)),
            Some("None") => {}
            _ => return Some(pass(object.subject(), level).because(m::POLICY_RECORDS)),
        }
    }
    Some(fail(object.subject(), first.unwrap_or(object.at)).because(m::POLICY_SILENT))
}

const FLAG_NAMES: [&str; 2] = ["audit-log-path", "audit-webhook-config-file"];

/// Arguments of the API server are a mapping, or in later versions a list.
fn kubeadm(object: &Object<'_>) -> Finding {
    let server = object.root.field("apiServer");
    let arguments = server.and_then(|server| server.field("extraArgs"));
    let in_list =
        items(arguments).find(|entry| text(entry.field("name")).is_some_and(|name| FLAG_NAMES.contains(&name)));
    let in_map = || FLAG_NAMES.iter().find_map(|name| arguments?.field(name));
    match in_list.or_else(in_map) {
        Some(node) => pass(object.subject(), node).because(m::POLICY_RECORDS),
        None => {
            fail(object.subject(), server.map_or_else(|| Place::from(object.at), Place::key)).because(m::SERVER_SILENT)
        }
    }
}

/// The API server as a pod that the node starts by itself.
fn api_server(object: &Object<'_>) -> Option<Finding> {
    let container = object.containers().into_iter().find(|container| {
        let mut words = items(container.field("command")).chain(items(container.field("args"))).filter_map(Node::text);
        words.any(|word| word == "kube-apiserver" || word.ends_with("/kube-apiserver"))
    })?;
    let words = items(container.field("command")).chain(items(container.field("args")));
    let flag = words.into_iter().find(|word| {
        let name = word.text().unwrap_or_default().trim_start_matches('-');
        FLAG_NAMES.iter().any(|flag| name.starts_with(flag))
    });
    Some(match flag {
        Some(node) => pass(object.subject(), node).because(m::POLICY_RECORDS),
        None => fail(object.subject(), container.field("name").unwrap_or(object.at)).because(m::SERVER_SILENT),
    })
}

fn cnpg(object: &Object<'_>) -> Option<Finding> {
    let parameters = object.spec()?.field("postgresql").and_then(|postgresql| postgresql.field("parameters"));
    let audit =
        parameters.and_then(|parameters| parameters.field("pgaudit.log").or_else(|| parameters.field("log_statement")));
    Some(match audit.filter(|node| node.text() != Some("none")) {
        Some(node) => pass(object.subject(), node).because(m::AUDITED).with("value", node.text().unwrap_or_default()),
        None => fail(object.subject(), object.at).because(m::NOT_AUDITED_BY_DEFAULT),
    })
}
