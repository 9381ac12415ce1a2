//! What is declared beside pipelines: services of prr.yaml, and reviewers of environments.

use prr_sdk::{Document, Node};

use super::value::{items, text};

/// A service that prr.yaml declares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Declared<'a> {
    pub name: &'a str,
    pub tier: Option<i64>,
    pub node: Node<'a>,
}

/// An environment whose deployments wait for a reviewer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Protected<'a> {
    pub environment: &'a str,
    pub node: Node<'a>,
}

pub(super) fn services<'a>(document: &Document<'a>, into: &mut Vec<Declared<'a>>) {
    for service in items(document.root().field("services")) {
        let name = service.field("name");
        if let (Some(node), Some(name)) = (name, text(name)) {
            into.push(Declared { name, tier: service.field("tier").and_then(Node::as_i64), node });
        }
    }
}

/// `github_repository_environment` with `reviewers`, `gitlab_project_protected_environment` with approvals.
pub(super) fn protections<'a>(document: &Document<'a>, into: &mut Vec<Protected<'a>>) {
    let Some(resources) = document.root().field("resource") else { return };
    for (kind, asked) in [
        ("github_repository_environment", "reviewers"),
        ("gitlab_project_protected_environment", "required_approval_count"),
    ] {
        let of_kind = items(resources.field(kind)).into_iter().flat_map(Node::entries);
        for resource in of_kind.flat_map(|named| items(Some(named))) {
            let environment = text(resource.field("environment"))
                .filter(|_| !resource.field("environment").is_some_and(Node::is_unresolved));
            if let (Some(environment), Some(node)) = (environment, resource.field(asked)) {
                into.push(Protected { environment, node });
            }
        }
    }
}

/// A layer of an on-call schedule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shift<'a> {
    pub node: Node<'a>,
    /// Minutes of the day in UTC at which it begins, and how many it lasts; nothing where that cannot be told.
    hours: Option<(u32, u32)>,
}

/// The hours of a shift.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hours {
    from: u32,
    length: u32,
}

impl Shift<'_> {
    /// Its hours, where they can be told.
    pub fn readable(&self) -> Option<Hours> {
        self.hours.map(|(from, length)| Hours { from, length })
    }
}

impl Hours {
    /// Whether a minute of the week lies in it.
    pub fn covers(self, minute: u32) -> bool {
        (minute + 1_440 - self.from) % 1_440 < self.length
    }
}

/// `pagerduty_schedule`: its layers, each with its restrictions.
pub(super) fn shifts<'a>(document: &Document<'a>, into: &mut Vec<Shift<'a>>) {
    let Some(schedules) = document.root().field("resource").and_then(|resources| resources.field("pagerduty_schedule"))
    else {
        return;
    };
    let named = items(Some(schedules)).into_iter().flat_map(Node::entries);
    for schedule in named.flat_map(|named| items(Some(named))) {
        let offset = text(schedule.field("time_zone")).and_then(offset);
        for layer in items(schedule.field("layer")) {
            let restrictions = items(layer.field("restriction"));
            if restrictions.is_empty() {
                into.push(Shift { node: layer, hours: Some((0, 1_440)) });
            }
            into.extend(
                restrictions
                    .into_iter()
                    .map(|restriction| Shift { node: restriction, hours: hours(restriction, offset) }),
            );
        }
    }
}

fn hours(restriction: Node<'_>, offset: Option<u32>) -> Option<(u32, u32)> {
    if text(restriction.field("type")) != Some("daily_restriction") {
        return None;
    }
    let mut parts = text(restriction.field("start_time_of_day"))?.split(':').map(str::parse::<u32>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let seconds: u32 = text(restriction.field("duration_seconds"))?.parse().ok()?;
    if hour > 23 || minute > 59 {
        return None;
    }
    Some(((hour * 60 + minute + 1_440 - offset?) % 1_440, seconds / 60))
}

/// Minutes east of Greenwich of zones that never change their clocks; others depend on the date.
fn offset(zone: &str) -> Option<u32> {
    match zone {
        "UTC" | "Etc/UTC" | "Etc/GMT" => Some(0),
        "Asia/Seoul" | "Asia/Tokyo" => Some(540),
        "Asia/Shanghai" | "Asia/Singapore" | "Asia/Taipei" | "Asia/Hong_Kong" => Some(480),
        "Asia/Kolkata" => Some(330),
        _ => None,
    }
}

/// A service of ECS whose circuit breaker takes a failed deployment back.
pub(super) fn breaker<'a>(document: &Document<'a>) -> Option<Node<'a>> {
    let services = document.root().field("resource")?.field("aws_ecs_service");
    let named = items(services).into_iter().flat_map(Node::entries);
    let mut breakers = named
        .flat_map(|named| items(Some(named)))
        .flat_map(|service| items(service.field("deployment_circuit_breaker")));
    breakers.find(|breaker| breaker.field("rollback").and_then(Node::as_bool) == Some(true))
}
