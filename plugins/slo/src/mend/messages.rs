//! What mends of this family say.

prr_sdk::catalogue! {
    MEND_WINDOWS = "mend-windows" {
        en: "set the windows of {alert} to {long} and {short}, which the factor {factor} stands for",
        ko: "{alert}의 윈도를 배수 {factor}에 맞는 {long}과 {short}로 바꿨습니다",
    }
    MEND_PAIR = "mend-pair" {
        en: "joined {alert} over {long} with the same condition over {short}, so that it ends soon after the incident",
        ko: "{alert}의 {long} 조건에 같은 조건의 {short} 윈도를 and로 묶어, 장애가 끝나면 곧 해제되게 했습니다",
    }
    MEND_HOLD = "mend-hold" {
        en: "took `for:` out of {alert}: two windows do its work, and it only delays the alert",
        ko: "{alert}의 `for:`를 없앴습니다. 두 윈도가 같은 역할을 하고 `for:`는 알람만 늦춥니다",
    }
    MEND_TIERS = "mend-tiers" {
        en: "added the burn-rate conditions that are missing, from the objective's own indicator: {tiers}",
        ko: "SLO의 SLI로 빠진 번레이트 조건을 추가했습니다: {tiers}",
    }
    MEND_BUDGET = "mend-budget" {
        en: "built the threshold of {alert} from the budget of the objective, {budget}",
        ko: "{alert}의 임계값을 SLO의 에러 버짓 {budget}으로 맞췄습니다",
    }
    MEND_OPERATOR = "mend-operator" {
        en: "turned the comparison of {alert} round, so that it fires on too many errors",
        ko: "{alert}의 비교 방향을 바로잡아 오류가 많을 때 발생하게 했습니다",
    }
    MEND_ABSENT = "mend-absent" {
        en: "added an alert for the case that the series of the indicator are gone",
        ko: "SLI의 시계열이 사라질 때 울리는 알람을 추가했습니다",
    }
    MEND_SEVERITY = "mend-severity" {
        en: "gave {alert} the severity `{severity}`, which its factor {factor} asks for",
        ko: "{alert}에 배수 {factor}에 맞는 심각도 `{severity}`를 붙였습니다",
    }
    MEND_TRAFFIC_PERSON = "mend-traffic-person" {
        en: "say under `services` in prr.yaml how many requests a second {service} gets: `requests-per-second`",
        ko: "{service}의 초당 요청 수를 prr.yaml의 `services`에 `requests-per-second`로 적으십시오",
    }
    MEND_TRAFFIC_CHOICE = "mend-traffic-choice" {
        en: "decide: a guard on traffic keeps {alert} silent when few requests come, longer windows make it slower",
        ko: "결정이 필요합니다. 트래픽 하한을 두면 요청이 적을 때 {alert}이(가) 울리지 않고, 윈도를 늘리면 늦게 울립니다",
    }
}
