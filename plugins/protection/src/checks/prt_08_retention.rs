//! PRT-08: records that the law wants kept are kept for as long as it says.

use prr_sdk::compliance::{DataClass, DataClasses, LogPurpose, LogStore};
use prr_sdk::{Check, Finding, Parameters, Place, Severity, Value, fail, pass, unknown};

use crate::log_store::{Kept, Store, find, of_resource};
use crate::messages as m;
use crate::model::Model;
use crate::scope::{Concern, Scope};
use crate::setting::shown;

/// A year, as decisions.md 8 counts it: N years are 365 x N days.
pub(super) const YEAR: f64 = 365.0;
/// From this many people on, access records are kept for two years.
const MANY: i64 = 50_000;

/// Stores of logs whose purpose matters because they keep for less than a year.
const LOG_STORES: &[&str] =
    &["aws_cloudwatch_log_group", "google_logging_project_bucket_config", "azurerm_log_analytics_workspace"];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-08",
        severity: Severity::High,
        documentation: include_str!("prt_08_retention.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut named = Vec::new();
    for declared in &model.declared.log_stores {
        let stores = find(model, declared);
        named.extend(stores.iter().map(Store::name));
        if declared.purpose != LogPurpose::TransactionRecords {
            findings.extend(of_stores(model, declared, &stores));
        }
    }
    named.sort_unstable();
    findings.extend(undeclared(model, &named));
    findings.extend(no_access_records(model));
    findings
}

/// Judges the stores that one declaration names.
pub(super) fn of_stores(model: &Model<'_>, declared: &LogStore<'_>, stores: &[Store<'_, '_>]) -> Vec<Finding> {
    if stores.is_empty() {
        let name = declared.resource;
        let found = unknown(name, declared.node).because(m::STORE_NOT_HERE).with("name", name);
        return vec![found];
    }
    stores.iter().map(|store| of_store(model, declared, store)).collect()
}

fn of_store<'a>(model: &Model<'a>, declared: &LogStore<'a>, store: &Store<'_, 'a>) -> Finding {
    let (name, scope) = (store.name(), store.scope(model));
    let wanted = wanted(declared.purpose, &scope);
    let found = match store.kept(model) {
        Kept::Forever(at) => pass(&name, at).because(m::KEPT_FOREVER),
        Kept::Open(node) => unknown(&name, node).because(m::KEPT_OPEN).with("value", shown(node)),
        Kept::Unsaid(at) => unknown(&name, at).because(m::KEPT_UNSAID),
        Kept::Days(days, at) => of_days(&name, days, at, &wanted),
    };
    let found = found.with("name", name.as_str()).related(
        declared.node,
        m::STORE_DECLARED,
        &[("purpose", purpose(declared.purpose).into())],
    );
    scope.concerned(Concern::All, found, &name, "retention")
}

/// How long a purpose wants records kept: the least, and more where that hangs on how many people they are about.
struct Wanted {
    days: f64,
    with_many: Option<f64>,
    basis: &'static str,
}

fn wanted(purpose: LogPurpose, scope: &Scope<'_, '_>) -> Wanted {
    match purpose {
        LogPurpose::AccessRecords => {
            let strict = [DataClass::UniqueId, DataClass::Sensitive];
            let classes = scope.classes.is_some_and(|classes| classes.any(&strict));
            let subjects = scope.declared.answers.subjects.map(|subjects| subjects.value);
            let two = classes || subjects.is_some_and(|subjects| subjects >= MANY);
            Wanted {
                days: if two { 2.0 * YEAR } else { YEAR },
                with_many: (!two && subjects.is_none()).then_some(2.0 * YEAR),
                basis: "안전성 확보조치 기준 제8조①",
            }
        }
        LogPurpose::PermissionRecords => {
            Wanted { days: 3.0 * YEAR, with_many: None, basis: "안전성 확보조치 기준 제5조③" }
        }
        LogPurpose::OperationRecords => {
            Wanted { days: YEAR, with_many: None, basis: "전자금융감독규정 제13조①9호" }
        }
        LogPurpose::TransactionRecords => {
            Wanted { days: 5.0 * YEAR, with_many: None, basis: "전자금융거래법 제22조" }
        }
    }
}

fn of_days(name: &str, days: f64, at: Place, wanted: &Wanted) -> Finding {
    let whole = |days: f64| Value::Number(days.floor());
    let found = if days < wanted.days {
        let set = [("wanted", whole(wanted.days))];
        fail(name, at).because(m::KEPT_SHORT).with("wanted", whole(wanted.days)).with("basis", wanted.basis).fix(
            m::KEEP_LONGER,
            &set,
            None,
        )
    } else if wanted.with_many.is_some_and(|many| days < many) {
        unknown(name, at).because(m::SUBJECTS_UNDECLARED)
    } else {
        pass(name, at).because(m::KEPT_LONG).with("wanted", whole(wanted.days)).with("basis", wanted.basis)
    };
    found.with("days", whole(days))
}

pub(super) const fn purpose(purpose: LogPurpose) -> &'static str {
    match purpose {
        LogPurpose::AccessRecords => "access-records 접속기록",
        LogPurpose::OperationRecords => "operation-records 가동기록",
        LogPurpose::PermissionRecords => "permission-records 권한 내역",
        LogPurpose::TransactionRecords => "transaction-records 거래기록",
    }
}

/// Stores that keep for less than a year, and of which nobody says what they keep.
fn undeclared(model: &Model<'_>, named: &[String]) -> Vec<Finding> {
    let stores = LOG_STORES.iter().flat_map(|kind| model.resources.of(kind));
    let stores = stores.filter(|store| named.binary_search(&store.address).is_err());
    let judged = stores.filter_map(|store| {
        let Kept::Days(days, at) = of_resource(model, store) else { return None };
        let name = &store.address;
        let found = unknown(name, at).because(m::STORE_UNDECLARED).with("name", name.as_str());
        let found = found.with("days", Value::Number(days.floor()));
        (days < YEAR).then(|| model.of_resource(store).concerned(Concern::All, found, name, "retention"))
    });
    judged.collect()
}

/// Personal data is declared, and no store of the records of who looked at it.
fn no_access_records(model: &Model<'_>) -> Option<Finding> {
    let node = model.declared.node?;
    let personal = |scope: &Scope<'_, '_>| scope.classes.is_some_and(DataClasses::is_personal);
    let of_services = |service: &prr_sdk::compliance::ServiceScope<'_>| {
        service.answers.data_classes.is_some_and(|classes| classes.value.is_personal())
    };
    let any = personal(&model.of_path("prr.yaml")) || model.declared.services().iter().any(of_services);
    let stored = model.declared.log_stores.iter().any(|store| store.purpose == LogPurpose::AccessRecords);
    (any && !stored).then(|| unknown("access-records", Place::key(node)).because(m::NO_ACCESS_RECORDS))
}
