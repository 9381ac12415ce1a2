//! PRT-22: what runs still gets patches, and something brings them.

use prr_sdk::{Check, Finding, Moment, Node, Parameters, Place, Severity, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::items;
use crate::read::support::{Whose, image, kubernetes};
use crate::read::terraform::{known, many, text};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, want};

const SETTINGS: &[Setting] = &[
    on("aws_db_instance", "auto_minor_version_upgrade").absent(Absent::Fine),
    on("aws_rds_cluster_instance", "auto_minor_version_upgrade").absent(Absent::Fine),
    on("aws_docdb_cluster_instance", "auto_minor_version_upgrade").absent(Absent::Fine),
    on("aws_elasticache_replication_group", "auto_minor_version_upgrade").absent(Absent::Fine),
    on("aws_mq_broker", "auto_minor_version_upgrade"),
    on("aws_redshift_cluster", "allow_version_upgrade").absent(Absent::Fine),
    on("google_container_node_pool", "management.auto_upgrade").absent(Absent::Fine),
    want("google_container_cluster", "release_channel.channel", Want::NoneOf(&["UNSPECIFIED"])).absent(Absent::Fine),
];

const WORDING: Wording = Wording { good: m::PATCHED, bad: m::NOT_PATCHED, missing: m::NOT_PATCHED_BY_DEFAULT };

/// Clusters, and where they name their version.
const CLUSTERS: &[(&str, &str, Whose)] = &[
    ("aws_eks_cluster", "version", Whose::Eks),
    ("aws_eks_node_group", "version", Whose::Eks),
    ("azurerm_kubernetes_cluster", "kubernetes_version", Whose::Community),
    ("google_container_cluster", "min_master_version", Whose::Community),
    ("ncloud_nks_cluster", "k8s_version", Whose::Community),
    ("kakaocloud_kubernetes_engine_cluster", "version", Whose::Community),
];

/// How long providers patch after the community has stopped, at most as far as they say in public.
const LONGER: i64 = 366 * 86_400;

/// Files that set up a bot which brings updates.
const BOTS: &[&str] = &[
    ".github/dependabot.yml",
    ".github/dependabot.yaml",
    "renovate.json",
    "renovate.json5",
    ".github/renovate.json",
    ".github/renovate.json5",
    ".renovaterc",
    ".renovaterc.json",
    ".gitlab/renovate.json",
];

/// Stages of one Dockerfile that are looked at.
const MOST_STAGES: usize = 256;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-22",
        severity: Severity::High,
        documentation: include_str!("prt_22_patches.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::Production);
    for (kind, argument, whose) in CLUSTERS {
        for cluster in model.resources.of(kind) {
            let Some(node) = cluster.body.field(argument).filter(|node| !node.is_null()) else { continue };
            let Some(version) = known(Some(node)) else { continue };
            let name = &cluster.address;
            let found = of_day(name, node, kubernetes(version, *whose), model.now, *whose);
            let found =
                found.map(|found| found.with("name", name.as_str()).with("version", format!("Kubernetes {version}")));
            findings.extend(
                found.map(|found| model.of_resource(cluster).concerned(Concern::Production, found, name, argument)),
            );
        }
    }
    for object in model.objects.all() {
        let scope = model.of_object(object);
        let images = object.containers().into_iter().filter_map(|container| container.field("image"));
        let judged = images.filter_map(|node| of_image(&object.subject(), node, model.now));
        findings.extend(judged.map(|found| scope.concerned(Concern::Production, found, &object.subject(), "image")));
    }
    findings.extend(model.view.documents().filter_map(|document| dockerfile(&document, model.now)));
    findings.extend(bot(model));
    findings
}

/// Past its last day; a provider may patch longer than the community.
fn of_day(name: &str, node: Node<'_>, day: Option<&'static str>, now: i64, whose: Whose) -> Option<Finding> {
    let day = day?;
    let end = Moment::parse(day)?.seconds;
    let found = if now <= end {
        pass(name, node).because(m::SUPPORTED)
    } else if whose == Whose::Community && now <= end + LONGER {
        unknown(name, node).because(m::SUPPORT_ENDED_UPSTREAM)
    } else {
        fail(name, node).because(m::SUPPORT_ENDED)
    };
    Some(found.with("day", Value::Text(day.to_owned())))
}

fn of_image(name: &str, node: Node<'_>, now: i64) -> Option<Finding> {
    let (what, version, day) = image(known(Some(node))?)?;
    let found = (now > Moment::parse(day)?.seconds).then(|| fail(name, node).because(m::SUPPORT_ENDED))?;
    Some(found.with("name", name).with("version", format!("{what} {version}")).with("day", day))
}

/// The image that the last stage of a Dockerfile is made from, which is what runs. A stage may go on with an earlier one.
fn dockerfile(document: &prr_sdk::Document<'_>, now: i64) -> Option<Finding> {
    let stages: Vec<_> = items(document.root().field("stages")).take(MOST_STAGES).collect();
    let mut stage = *stages.last()?;
    for earlier in stages.iter().rev().skip(1) {
        match text(stage.field("stage")) {
            Some(name) if text(earlier.field("name")) == Some(name) => stage = *earlier,
            Some(_) => {}
            None => break,
        }
    }
    of_image(document.path(), stage.field("from").filter(|_| stage.field("stage").is_none())?, now)
}

fn bot(model: &Model<'_>) -> Option<Finding> {
    let documents = model.view.documents();
    let bot = documents.into_iter().find(|document| BOTS.contains(&document.path()));
    match bot {
        Some(document) => {
            let root = document.root();
            let at = root.field("updates").or_else(|| root.field("extends")).unwrap_or(root);
            let empty = root.field("updates").is_some_and(|updates| many(Some(updates)).next().is_none());
            let off = text(root.field("enabled")) == Some("false");
            Some(if empty || off {
                fail(document.path(), at).because(m::BOT_OFF).with("name", document.path())
            } else {
                pass(document.path(), at).because(m::BOT).with("name", document.path())
            })
        }
        None => Some(unknown("updates", Place::key(model.declared.node?)).because(m::NO_BOT)),
    }
}
