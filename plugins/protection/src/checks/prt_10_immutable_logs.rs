//! PRT-10: nobody can change or remove records before their time, and nobody outside can read them.

use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass, unknown};

use crate::log_store::{Guard, Store, bucket, find, guard};
use crate::messages as m;
use crate::model::Model;
use crate::read::terraform::Resource;
use crate::scope::Concern;
use crate::setting::{Setting, Wording, judge as settings, on, shown};

/// Without digests a file of a trail can be replaced unseen.
const SETTINGS: &[Setting] = &[on("aws_cloudtrail", "enable_log_file_validation")];

const WORDING: Wording =
    Wording { good: m::TRAIL_VALIDATED, bad: m::TRAIL_UNVALIDATED, missing: m::TRAIL_UNVALIDATED_BY_DEFAULT };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-10",
        severity: Severity::High,
        documentation: include_str!("prt_10_immutable_logs.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::All);
    let mut judged: Vec<&str> = Vec::new();
    let declared = model.declared.log_stores.iter().flat_map(|declared| find(model, declared));
    let mut stores: Vec<&Resource<'_>> = Vec::new();
    for store in declared {
        match store {
            Store::Resource(resource) => stores.push(resource),
            other => {
                let (name, at) = (other.name(), other.place());
                let found = unknown(&name, at).because(m::GUARD_UNSAID).with("name", name.as_str());
                findings.push(other.scope(model).concerned(Concern::All, found, &name, "retention"));
            }
        }
    }
    // What a trail writes into holds records, whether anybody declares it or not.
    let trails = model.resources.of("aws_cloudtrail").iter();
    stores.extend(trails.filter_map(|trail| bucket(model, trail, trail.body.field("s3_bucket_name"))));
    stores.sort_by_key(|store| (store.address.as_str(), store.body.index()));
    for store in stores {
        if judged.last() != Some(&store.address.as_str()) {
            judged.push(&store.address);
            findings.push(of_store(model, store));
        }
    }
    findings
}

fn of_store<'a>(model: &Model<'a>, store: &Resource<'a>) -> Finding {
    let name = &store.address;
    let found = match guard(model, store) {
        Guard::Locked(at) => pass(name, at).because(m::GUARD_LOCKED),
        Guard::Versioned(at) => pass(name, at).because(m::GUARD_VERSIONED),
        Guard::Nothing(at) => fail(name, at).because(m::GUARD_NOTHING).fix(m::GUARD_ADD, &[], None),
        Guard::Destroyable(node) => fail(name, node).because(m::GUARD_DESTROYABLE),
        Guard::Public(node) => fail(name, node).because(m::GUARD_PUBLIC),
        Guard::Open(node) => unknown(name, node)
            .because(m::OPEN)
            .with("setting", node.key().unwrap_or_default())
            .with("value", shown(node)),
        Guard::Unsaid => unknown(name, prr_sdk::Place::key(store.name)).because(m::GUARD_UNSAID),
    };
    model.of_resource(store).concerned(Concern::All, found.with("name", name.as_str()), name, "retention")
}
