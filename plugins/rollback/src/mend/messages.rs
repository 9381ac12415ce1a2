//! What mends of this family say.

prr_sdk::catalogue! {
    MEND_REVISIONS = "mend-revisions" {
        en: "{name} keeps {kept} earlier versions to return to",
        ko: "{name}이(가) 되돌아갈 이전 버전을 {kept}개 보관하게 했습니다",
    }
    MEND_STEPS = "mend-steps" {
        en: "added steps between {from} % and {to} %, each with a pause: {steps}",
        ko: "{from} %와 {to} % 사이에 일시 정지가 있는 단계를 추가했습니다: {steps}",
    }
    MEND_ROLLING = "mend-rolling" {
        en: "{name} replaces its pods a few at a time; no volume claim forbids it",
        ko: "{name}이(가) 파드를 조금씩 교체하게 했습니다. 이를 막는 볼륨 클레임은 없습니다",
    }
    MEND_START = "mend-start" {
        en: "the analysis starts with the first step, so that the first users are watched too",
        ko: "첫 사용자부터 감시하도록 분석을 첫 단계에서 시작하게 했습니다",
    }
    MEND_TEMPLATE = "mend-template" {
        en: "added the AnalysisTemplate `{template}` from the objective {objective}: more than {most} errors for three minutes abort the release",
        ko: "SLO {objective}로 AnalysisTemplate `{template}`을(를) 만들었습니다. 오류율이 {most}를 3분 동안 넘으면 배포를 중단합니다",
    }
    MEND_TEMPLATE_PERSON = "mend-template-person" {
        en: "declare an objective for {name}: without one nobody can tell what its analysis should measure",
        ko: "{name}의 SLO를 선언하십시오. SLO가 없으면 분석이 무엇을 재야 하는지 알 수 없습니다",
    }
    MEND_TEMPLATE_NAME = "mend-template-name" {
        en: "named the template `{template}`, which is there and differs by a slip: look whether it is the one that is meant",
        ko: "철자가 조금 다른 템플릿 `{template}`이(가) 있어 그 이름으로 바로잡았습니다. 뜻한 템플릿이 맞는지 확인하십시오",
    }
    MEND_SCOPE = "mend-scope" {
        en: "the reference looks where the template `{template}` is: clusterScope is {scope}",
        ko: "템플릿 `{template}`이(가) 있는 범위를 참조하도록 clusterScope를 {scope}(으)로 했습니다",
    }
    MEND_THRESHOLD_CHOICE = "mend-threshold-choice" {
        en: "decide which error ratio of the new version ends a release, and write it into the condition",
        ko: "새 버전의 오류율이 얼마면 배포를 중단할지 결정해 조건에 적으십시오",
    }
    MEND_METRIC_NAME = "mend-metric-name" {
        en: "named the metric `{meant}`, which Flagger knows",
        ko: "Flagger가 아는 메트릭 이름 `{meant}`(으)로 바로잡았습니다",
    }
    MEND_RANGE = "mend-range" {
        en: "a success rate below {least} % fails, as the objective {objective} has it: less burns its budget 14.4 times too fast",
        ko: "SLO {objective}에 따라 성공률이 {least} % 아래면 실패하게 했습니다. 그보다 낮으면 에러 버짓을 14.4배 빠르게 씁니다",
    }
    MEND_RANGE_CHOICE = "mend-range-choice" {
        en: "decide which values of the metric are bad, and put the bound on their side",
        ko: "메트릭이 얼마일 때 나쁜지 결정해 그쪽에 한계를 두십시오",
    }
    MEND_DRY_RUN = "mend-dry-run" {
        en: "the metric counts: it is no longer only measured",
        ko: "측정만 하던 지표를 판정에 쓰이게 했습니다",
    }
    MEND_LIMIT = "mend-limit" {
        en: "more than {limit} failed measurements abort the release",
        ko: "측정이 {limit}번 넘게 실패하면 배포를 중단합니다",
    }
    MEND_INTERVAL = "mend-interval" {
        en: "the metric is measured every minute; without an interval the controller refuses the template",
        ko: "지표를 1분마다 재게 했습니다. 간격이 없으면 컨트롤러가 템플릿을 거부합니다",
    }
    MEND_CONDITION_CHOICE = "mend-condition-choice" {
        en: "decide which answer of the query is a success: `successCondition`",
        ko: "쿼리 결과가 얼마일 때 성공인지 결정해 `successCondition`에 적으십시오",
    }
}
