//! PRR-RB-07: a revision names the image that it ran.

use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::written::{Container, Pinned, Workload, image};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-07",
        severity: Severity::High,
        documentation: include_str!("rb_07_immutable_image.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for workload in &model.written.workloads {
        let judged = workload.containers.iter().map(|container| judge_one(model, workload, container));
        findings.extend(judged.map(|found| found.service(model.service(&workload.identity))));
    }
    findings
}

fn judge_one(model: &Model<'_>, workload: &Workload<'_>, container: &Container<'_>) -> Finding {
    let subject = format!("{}/{}", workload.identity.name, container.name);
    let node = container.image;
    let text = node.text().filter(|_| !node.is_unresolved() && !node.is_null()).unwrap_or("${}");
    let (repository, pinned) = image::parse(text);
    let elsewhere = model.written.surroundings.tagged_elsewhere.binary_search(&repository).is_ok();
    match pinned {
        Pinned::Digest => pass(&subject, node).because(m::BY_DIGEST),
        Pinned::Unresolved => unknown(&subject, node).because(m::IMAGE_UNRESOLVED),
        _ if elsewhere => unknown(&subject, node).because(m::TAGGED_ELSEWHERE).with("image", repository),
        Pinned::Version(tag) => pass(&subject, node).because(m::BY_VERSION).with("tag", tag),
        Pinned::Word(tag) => unknown(&subject, node).because(m::BY_WORD).with("tag", tag),
        Pinned::Moving(tag) => fail(&subject, node)
            .because(m::BY_MOVING_TAG)
            .with("tag", tag)
            .with("image", repository)
            .fix(m::PIN, &[], None),
    }
    .with("name", subject)
}
