//! The words of inventories.

use prr_model::inventory::{Doubt, RelationKind, SourceKind};
use prr_model::{Language, Message};

prr_model::catalogue! {
    /// There is no service.
    NOTHING = "nothing" {
        en: "no service: nothing in this tree declares one or makes pods",
        ko: "서비스가 없습니다. 서비스를 선언하거나 파드를 만드는 문서가 이 트리에 없습니다",
    }
    /// Column: the service.
    SERVICE = "service" { en: "service", ko: "서비스" }
    /// Column: who owns it.
    OWNER = "owner" { en: "owner", ko: "담당" }
    /// Column: the day of the last commit that changed its files.
    CHANGED = "changed" { en: "changed", ko: "변경" }
    /// Column: its tier.
    TIER = "tier" { en: "tier", ko: "등급" }
    /// What makes pods.
    PODS = "pods" { en: "pods", ko: "파드" }
    /// Dashboards.
    DASHBOARDS = "dashboards" { en: "dash", ko: "화면" }
    /// Monitors.
    MONITORS = "monitors" { en: "mon", ko: "수집" }
    /// Alerts.
    ALERTS = "alerts" { en: "alert", ko: "알람" }
    /// Runbooks.
    RUNBOOKS = "runbooks" { en: "run", ko: "런북" }
    /// Relations that lead nowhere.
    DANGLING = "dangling" { en: "dangling", ko: "끊김" }
    /// Relations that nothing decides.
    UNKNOWN = "unknown" { en: "unknown", ko: "불명" }
    /// What the columns are.
    LEGEND = "legend" {
        en: "pods: what makes pods; svc: Kubernetes services; HPA: what scales; mon: what scrapes; dash: dashboards; run: alerts with a runbook",
        ko: "파드: 파드를 만드는 문서, svc: 쿠버네티스 Service, HPA: 확장을 맡는 문서, 수집: 지표를 수집하는 문서, 화면: 대시보드, 런북: 런북이 연결된 알람",
    }

    /// Heading: what sources disagree about.
    CONFLICTS = "conflicts" { en: "sources disagree", ko: "출처가 서로 다름" }
    /// Heading: relations that lead nowhere.
    DANGLING_ENDS = "dangling-ends" { en: "dangling: not in this tree", ko: "끊긴 관계: 대상이 이 트리에 없음" }
    /// Heading: relations that nothing decides.
    UNKNOWN_ENDS = "unknown-ends" { en: "unknown: this tree does not decide it", ko: "불명: 이 트리만으로는 판단할 수 없음" }
    /// What is not listed.
    MORE = "more" { en: "({count} more; --service NAME or --format json shows them)", ko: "(그 밖에 {count}건, --service 이름 또는 --format json으로 확인)" }
    /// What belongs to no service.
    NO_SERVICE = "no-service" { en: "(no service)", ko: "(서비스 없음)" }
    /// One value of a conflict.
    SAID = "said" { en: "{field}: {value} by {source}", ko: "{field}: {source} 기준 {value}" }

    /// Documents by what they are written for.
    DIALECTS = "dialects" { en: "documents: {count} ({dialects})", ko: "문서 {count}개 ({dialects})" }
    /// Objects by kind.
    KINDS = "kinds" { en: "objects: {count} ({kinds})", ko: "오브젝트 {count}개 ({kinds})" }
    /// How much was looked at.
    COUNTS = "counts" {
        en: "services: {services}, resources: {resources}, relations: {relations} (dangling: {dangling}, unknown: {unknown}), manifests: {manifests} of {files} files",
        ko: "파일 {files}개 중 매니페스트 {manifests}개: 서비스 {services}개, 자원 {resources}개, 관계 {relations}건 (끊김 {dangling}건, 불명 {unknown}건)",
    }
    /// Files that were not read.
    SKIPPED = "skipped" { en: "files not read: {count} ({reasons})", ko: "읽지 않은 파일 {count}개 ({reasons})" }
    /// What could not be read.
    ERRORS = "errors" {
        en: "not everything could be read (errors: {count}): what is missing here may stand there",
        ko: "읽지 못한 내용이 있습니다 (오류 {count}건). 여기에 없는 것이 그 안에 있을 수 있습니다",
    }

    /// Heading: who tells of a service.
    SOURCES = "sources" { en: "told by", ko: "출처" }
    /// Heading: what belongs to a service.
    RESOURCES = "resources" { en: "belongs to it", ko: "속한 자원" }
    /// Heading: relations.
    RELATIONS = "relations" { en: "related", ko: "관계" }
    /// The system that a service is a part of.
    PART_OF = "part-of" { en: "part of {system}", ko: "{system}에 속함" }
    /// The tier of a service.
    OF_TIER = "of-tier" { en: "tier {tier}", ko: "{tier}등급" }
    /// The owner of a service.
    OWNED_BY = "owned-by" { en: "owner {owner}", ko: "담당 {owner}" }
    /// The last commit that changed a file of a service.
    LAST_CHANGE = "last-change" { en: "last changed on {date} by {author}", ko: "마지막 변경 {date} {author}" }
    /// Heading: who owns the files of a service.
    CODE_OWNERS = "code-owners" { en: "its files are owned by", ko: "파일 담당 (CODEOWNERS)" }
    /// Who owns some of the files of a service.
    OWNS_FILES = "owns-files" { en: "{owners} (files: {count})", ko: "{owners} (파일 {count}개)" }

    /// Source.
    BY_DECLARATION = "by-declaration" { en: "prr.yaml", ko: "prr.yaml" }
    /// Source.
    BY_BACKSTAGE = "by-backstage" { en: "Backstage", ko: "Backstage" }
    /// Source.
    BY_SLO = "by-slo" { en: "an SLO", ko: "SLO" }
    /// Source.
    BY_LABEL = "by-label" { en: "a label", ko: "레이블" }
    /// Source.
    BY_WORKLOAD = "by-workload" { en: "a workload", ko: "워크로드" }

    /// Why something is unknown.
    UNRENDERED = "unrendered" { en: "render it first", ko: "먼저 렌더링해야 함" }
    /// Why something is unknown.
    NAMESPACE = "namespace" { en: "only one of both says its namespace", ko: "한쪽만 네임스페이스를 명시함" }
    /// Why something is unknown.
    INVALID = "invalid" { en: "cannot be read as it is written", ko: "적힌 그대로는 해석할 수 없음" }
    /// Why something is unknown.
    BOUNDED = "bounded" { en: "too many candidates", ko: "후보가 너무 많음" }

    /// Relation.
    SELECTS = "selects" { en: "selects", ko: "선택" }
    /// Relation.
    SCALES = "scales" { en: "scales", ko: "확장" }
    /// Relation.
    TEMPLATE = "template" { en: "takes its template from", ko: "템플릿 참조" }
    /// Relation.
    ROLLS_OUT = "rolls-out" { en: "rolls out", ko: "배포" }
    /// Relation.
    ANALYSIS = "analysis" { en: "is analysed by", ko: "분석" }
    /// Relation.
    ROUTES = "routes" { en: "routes to", ko: "라우팅" }
    /// Relation.
    USES = "uses" { en: "uses", ko: "사용" }
    /// Relation.
    ALERTS_ON = "alerts-on" { en: "alerts on", ko: "알람 대상" }
    /// Relation.
    READS = "reads" { en: "reads", ko: "조회" }
    /// Relation.
    RECORDS = "records" { en: "records", ko: "기록" }
    /// Relation.
    RUNBOOK = "runbook" { en: "has the runbook", ko: "런북" }

    /// What a diagram leaves out.
    WITHOUT_USES = "without-uses" {
        en: "what workloads use is left out, because a diagram shows at most {edges} relations; --service NAME shows one service",
        ko: "다이어그램은 관계를 {edges}건까지만 보여 주므로 워크로드가 사용하는 자원을 생략했습니다. --service 이름으로 한 서비스를 볼 수 있습니다",
    }
    /// What a diagram leaves out.
    SERVICES_ONLY = "services-only" {
        en: "only services are shown, because a diagram shows at most {edges} relations; --service NAME shows one with everything",
        ko: "다이어그램은 관계를 {edges}건까지만 보여 주므로 서비스만 표시했습니다. --service 이름으로 한 서비스 전체를 볼 수 있습니다",
    }
    /// What a diagram leaves out.
    CUT = "cut" { en: "{count} more are left out", ko: "{count}개를 생략했습니다" }
}

/// A word for a way in which a service is told of.
pub const fn source(kind: SourceKind) -> &'static Message {
    match kind {
        SourceKind::Declared => &BY_DECLARATION,
        SourceKind::Backstage => &BY_BACKSTAGE,
        SourceKind::Slo => &BY_SLO,
        SourceKind::Label => &BY_LABEL,
        SourceKind::Workload => &BY_WORKLOAD,
    }
}

/// A reason in words.
pub const fn doubt(doubt: Doubt) -> &'static Message {
    match doubt {
        Doubt::Unrendered => &UNRENDERED,
        Doubt::Namespace => &NAMESPACE,
        Doubt::Invalid => &INVALID,
        Doubt::Bounded => &BOUNDED,
    }
}

/// A relation in words.
pub const fn relation(kind: RelationKind) -> &'static Message {
    match kind {
        RelationKind::Selects => &SELECTS,
        RelationKind::Scales => &SCALES,
        RelationKind::Template => &TEMPLATE,
        RelationKind::RollsOut => &ROLLS_OUT,
        RelationKind::Analysis => &ANALYSIS,
        RelationKind::Routes => &ROUTES,
        RelationKind::Uses => &USES,
        RelationKind::AlertsOn => &ALERTS_ON,
        RelationKind::Reads => &READS,
        RelationKind::Records => &RECORDS,
        RelationKind::Runbook => &RUNBOOK,
    }
}

/// The name of a field in words.
pub fn field(name: &str, language: Language) -> String {
    match name {
        "owner" => OWNER.template(language),
        "tier" => TIER.template(language),
        other => other,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_exists_in_both_languages() {
        assert_eq!(prr_model::unbalanced(ALL), [""; 0]);
    }
}
