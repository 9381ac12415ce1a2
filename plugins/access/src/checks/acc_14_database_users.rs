//! ACC-14: applications reach their database as themselves, encrypted, and elsewhere.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Message, Node, Parameters, Place, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::kube::workload::{Container, Workload};
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, items, mentions, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-14",
        severity: Severity::High,
        documentation: include_str!("acc_14_database_users.md"),
        parameters: &[],
        judge,
    }
}

/// Schemes of addresses of databases, and the user that owns one of each.
const OWNERS: &[(&str, &str)] = &[
    ("postgres://", "postgres"),
    ("postgresql://", "postgres"),
    ("mysql://", "root"),
    ("mariadb://", "root"),
    ("sqlserver://", "sa"),
];
/// Ways to say that a connection is not encrypted.
const PLAIN: &[&str] = &["sslmode=disable", "usessl=false", "ssl-mode=disabled", "sslmode=allow"];
/// Tools by which people look into databases.
const TOOLS: &[&str] =
    &["pgadmin4", "adminer", "phpmyadmin", "cloudbeaver", "pgweb", "mongo-express", "redisinsight", "dbgate", "sqlpad"];
/// What stands beside a database and is part of it.
const HELPERS: &[&str] = &[
    "exporter", "backup", "proxy", "metrics", "agent", "reload", "bouncer", "patroni", "sentinel", "log", "barman",
    "wal", "operator", "init", "sidecar", "busybox", "config", "monitor", "istio", "vault", "pool", "rclone", "restic",
];
/// Caches, which stand beside an application on purpose.
const CACHES: &[&str] = &["redis", "valkey", "memcached", "etcd"];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for workload in &model.workloads {
        let found = settings(workload).into_iter().chain(together(workload));
        findings.extend(found.map(|found| found.service(workload.object.service())));
    }
    findings.extend(shared(model));
    findings.extend(model.cloud.of("postgresql_role").iter().map(role));
    let grants = ["postgresql_grant", "mysql_grant"].into_iter().flat_map(|kind| model.cloud.of(kind));
    findings.extend(grants.filter_map(grant));
    findings
}

/// What a workload is told of its database: one finding a container that is told anything.
fn settings(workload: &Workload<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for container in workload.containers.iter().filter(|container| !is_store(container)) {
        let mut seen: Option<Node<'_>> = None;
        let mut failed = false;
        for (name, node) in container.variables() {
            let Some(value) = text(Some(node)) else { continue };
            let Some(wrong) = wrong(name, value) else { continue };
            seen = seen.or(Some(node));
            if let Told::Wrong(why, range) = wrong {
                failed = true;
                let title = format!("{}: {name}", workload.place());
                let place = Place::within(node, range);
                findings.push(fail(title, place).because(why).with("name", workload.title()).with("variable", name));
            }
        }
        if let (Some(node), false) = (seen, failed) {
            let title = format!("{}: {}", workload.place(), container.name);
            findings.push(pass(title, node).because(m::DATABASE_OWN_USER).with("name", workload.title()));
        }
    }
    findings
}

fn is_store(container: &Container<'_>) -> bool {
    container.software().is_some_and(crate::kube::workload::is_store)
}

/// What a variable about a database says.
enum Told {
    Fine,
    Wrong(Message, std::ops::Range<usize>),
}

impl Told {
    fn of(wrong: Option<(Message, std::ops::Range<usize>)>) -> Self {
        wrong.map_or(Self::Fine, |(why, range)| Self::Wrong(why, range))
    }
}

/// What is wrong with a variable; nothing where it is not about a database.
fn wrong(name: &str, value: &str) -> Option<Told> {
    let lower = value.to_ascii_lowercase();
    let local =
        ["@localhost", "@127.0.0.1", "//localhost", "//127.0.0.1", "host=localhost", "host=127.0.0.1", "/cloudsql/"];
    let whole = 0..value.len();
    if name == "PGSSLMODE" || name.ends_with("_SSLMODE") || name.ends_with("_SSL_MODE") {
        return Some(Told::of((lower == "disable" || lower == "disabled").then_some((m::DATABASE_PLAIN, whole))));
    }
    if let Some((scheme, owner)) = OWNERS.iter().find(|(scheme, _)| lower.contains(scheme)) {
        let user = lower.find(scheme).map_or("", |at| &lower[at + scheme.len()..]);
        let user = user.split_once('@').map_or("", |(user, _)| user).split(':').next().unwrap_or_default();
        if user == *owner {
            return Some(Told::Wrong(m::DATABASE_OWNER, whole));
        }
        let plain = PLAIN.iter().find_map(|plain| lower.find(plain).map(|at| at..at + plain.len()));
        let remote = !local.iter().any(|local| lower.contains(local));
        return Some(Told::of(plain.filter(|_| remote).map(|range| (m::DATABASE_PLAIN, range))));
    }
    let user = [
        "DB_USER",
        "DB_USERNAME",
        "DATABASE_USER",
        "DATABASE_USERNAME",
        "PGUSER",
        "POSTGRES_USER",
        "MYSQL_USER",
        "DATASOURCE_USERNAME",
    ];
    user.iter().any(|user| name == *user || name.ends_with(&format!("_{user}"))).then(|| {
        let owner = matches!(value, "postgres" | "root" | "sa" | "sys" | "system");
        Told::of(owner.then_some((m::DATABASE_OWNER, whole)))
    })
}

/// A database and an application in one pod.
fn together(workload: &Workload<'_>) -> Option<Finding> {
    let serving = || workload.containers.iter().filter(|container| !container.initialises);
    let store = serving()
        .find(|container| is_store(container) && !container.software().is_some_and(|it| CACHES.contains(&it)))?;
    let other = serving().find(|container| {
        let helps = |text: &str| mentions(text, HELPERS);
        container.software().is_some_and(|software| !crate::kube::workload::is_store(software) && !helps(software))
            && !helps(container.name)
    })?;
    let at = store.image.unwrap_or(store.node);
    let found = fail(workload.place(), at).because(m::DATABASE_BESIDE);
    let found = found.related(other.image.unwrap_or(other.node), m::BESIDE_HERE, &[]);
    Some(found.with("name", workload.title()))
}

/// A workload, where it names the Secret, and whether it is a tool of people.
type User<'w, 'a> = (&'w Workload<'a>, Node<'a>, bool);

/// Secrets that an application and a tool of people both take their database user from.
fn shared(model: &Model<'_>) -> Vec<Finding> {
    let mut by_secret: BTreeMap<(Option<&str>, &str), Vec<User<'_, '_>>> = BTreeMap::new();
    for workload in &model.workloads {
        let tool = workload.containers.iter().any(|it| it.software().is_some_and(|software| TOOLS.contains(&software)));
        for (secret, node) in workload.containers.iter().flat_map(secrets) {
            by_secret.entry((workload.object.namespace, secret)).or_default().push((workload, node, tool));
        }
    }
    let mut findings = Vec::new();
    for ((_, secret), users) in by_secret {
        let application = users.iter().find(|(.., tool)| !tool);
        let Some((application, at, _)) = application else { continue };
        let tools = users.iter().filter(|(.., tool)| *tool);
        findings.extend(tools.map(|(tool, node, _)| {
            let found = fail(format!("{}: {secret}", tool.place()), *node).because(m::DATABASE_SHARED);
            let found = found.related(*at, m::SHARED_HERE, &[]).with("secret", secret);
            found.with("name", tool.title()).with("other", application.title())
        }));
    }
    findings
}

/// The Secrets that a container's environment is taken from.
fn secrets<'a>(container: &Container<'a>) -> Vec<(&'a str, Node<'a>)> {
    let named = |source: Option<Node<'a>>| {
        let node = source?.field("name")?;
        Some((text(Some(node))?, node))
    };
    let one =
        items(container.node.field("env")).filter_map(|entry| named(entry.field("valueFrom")?.field("secretKeyRef")));
    let all = items(container.node.field("envFrom")).filter_map(|entry| named(entry.field("secretRef")));
    one.chain(all).collect()
}

fn role(role: &Resource<'_>) -> Finding {
    let name = role.address();
    match switch(role.field("superuser")) {
        Switch::On(node) => fail(&name, node).because(m::DATABASE_SUPERUSER),
        Switch::Open(node) => unknown(&name, node).because(m::DATABASE_RIGHTS_UNKNOWN),
        Switch::Off(node) => pass(&name, node).because(m::DATABASE_GRANTED),
        Switch::Absent => pass(&name, role.body).because(m::DATABASE_GRANTED),
    }
    .with("name", name)
}

fn grant(grant: &Resource<'_>) -> Option<Finding> {
    let name = grant.address();
    let privileges = grant.field("privileges")?;
    let all = items(Some(privileges)).find(|node| {
        text(Some(*node)).is_some_and(|it| matches!(it.to_ascii_uppercase().as_str(), "ALL" | "ALL PRIVILEGES"))
    });
    Some(
        match all {
            Some(node) => fail(&name, node).because(m::DATABASE_SUPERUSER),
            None if privileges.is_unresolved() => unknown(&name, privileges).because(m::DATABASE_RIGHTS_UNKNOWN),
            None => pass(&name, privileges).because(m::DATABASE_GRANTED),
        }
        .with("name", name),
    )
}
