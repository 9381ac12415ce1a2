//! The comments of a first prr.yaml.

prr_model::catalogue! {
    HEAD = "head" {
        en: "What prr reviews in this repository, and how. Written by `prr init`; it is yours to change.\nEvery key: `prr schema`. Every check: `prr explain`. The verdict: `prr check`.",
        ko: "이 저장소에서 prr이 무엇을 어떻게 검토하는지 적습니다. `prr init`이 작성했으며 자유롭게 고칠 수 있습니다.\n모든 키는 `prr schema`, 모든 점검은 `prr explain`, 판정은 `prr check`로 확인합니다.",
    }
    PACKS = "packs" {
        en: "The packs of checks in force. Take out what does not apply.",
        ko: "적용할 점검 묶음(팩)입니다. 해당하지 않는 항목은 지우십시오.",
    }
    PACKS_OF_COMPLIANCE = "init-packs-of-compliance" {
        en: "For ISMS-P and Korean finance; declare `compliance` with them.",
        ko: "ISMS-P와 금융 규제용입니다. `compliance`를 함께 선언하십시오.",
    }
    SERVICES = "services" {
        en: "The services that go to production. Take out what does not, and fill in the rest.",
        ko: "운영 환경에 배포되는 서비스입니다. 해당하지 않는 항목은 지우고 나머지 값을 채우십시오.",
    }
    NO_SERVICES = "no-services" {
        en: "Nothing in the tree names one: no objective, no Backstage component, no workload.",
        ko: "트리에서 서비스를 찾지 못했습니다. SLO, Backstage 컴포넌트, 워크로드가 모두 없습니다.",
    }
    DECLARED = "declared" { en: "{place}: declared there", ko: "{place}: 직접 선언됨" }
    OBJECTIVE = "objective" { en: "{place}: the service of an objective", ko: "{place}: SLO가 가리키는 서비스" }
    CATALOGUE = "catalogue" { en: "{place}: a component in Backstage", ko: "{place}: Backstage 컴포넌트" }
    LABEL = "label" { en: "{place}: a workload's label", ko: "{place}: 워크로드의 레이블" }
    WORKLOAD = "workload" { en: "{place}: a workload's name", ko: "{place}: 워크로드의 이름" }
    MORE_PLACES = "more-places" { en: "and {count} more", ko: "그 밖에 {count}곳" }
    TIER = "tier" { en: "1 is the most important, 4 the least", ko: "1이 가장 중요하고 4가 가장 덜 중요합니다" }
    OWNER = "owner" { en: "the team that answers for it", ko: "책임지는 팀" }
    REQUESTS = "requests" {
        en: "decides whether a single failed request can page",
        ko: "요청 1건의 실패로 호출이 울릴 수 있는지 판단하는 데 씁니다",
    }
    EXCLUDES = "excludes" {
        en: "Paths that are not judged. Each needs a reason, and every report lists them:",
        ko: "판정하지 않을 경로입니다. 경로마다 사유가 필요하고 모든 보고서에 나옵니다:",
    }
    EXCLUDES_REASON = "excludes-reason" {
        en: "third-party manifests, reviewed by their owners",
        ko: "외부 매니페스트이며 소유 팀이 검토함",
    }
    POLICIES = "policies" {
        en: "What single checks do. Lowering one to `warn` or `off` needs a reason:",
        ko: "점검별 설정입니다. `warn`이나 `off`로 낮추려면 사유가 필요합니다:",
    }
    POLICIES_REASON = "policies-reason" {
        en: "the tail tier comes with the ticket queue",
        ko: "티켓 대기열과 함께 마지막 단계를 추가할 예정임",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_comment_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
