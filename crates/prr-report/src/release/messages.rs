//! The words of simulated releases.

prr_model::catalogue! {
    /// There is none.
    NOTHING = "nothing" { en: "no release to simulate", ko: "시뮬레이션할 배포가 없습니다" }
    /// A canary of Argo Rollouts.
    CANARY = "canary" { en: "canary of Argo Rollouts", ko: "Argo Rollouts 카나리" }
    /// Blue and green of Argo Rollouts.
    BLUE_GREEN = "blue-green" { en: "blue and green of Argo Rollouts", ko: "Argo Rollouts 블루/그린" }
    /// A canary of Flagger.
    FLAGGER = "flagger" { en: "canary of Flagger", ko: "Flagger 카나리" }
    /// A plain Deployment.
    ROLLING = "rolling" { en: "rolling update", ko: "롤링 업데이트" }

    /// Column: the numbers of steps.
    STEPS = "steps" { en: "steps", ko: "단계" }
    /// Column: the share of users.
    USERS = "users" { en: "users", ko: "사용자" }
    /// Column: when it begins.
    FROM = "from" { en: "from", ko: "시작" }
    /// Column: when it ends.
    TO = "to" { en: "to", ko: "끝" }
    /// Column: who watches.
    WATCHED_BY = "watched-by" { en: "watched by", ko: "지켜보는 지표" }
    /// Nobody does.
    NOBODY = "nobody" { en: "nobody", ko: "없음" }
    /// It ends when somebody promotes.
    UNTIL_PROMOTED = "until-promoted" { en: "someone promotes", ko: "승격할 때" }
    /// A moment after waits.
    AND_WAITS = "and-waits" { en: "{time} + wait", ko: "{time} + 대기" }

    /// Column: the metric.
    METRIC = "metric" { en: "metric", ko: "지표" }
    /// Column: when it runs.
    RUNS = "runs" { en: "runs", ko: "실행" }
    /// Column: whose requests it counts.
    COUNTS = "counts" { en: "counts", ko: "대상" }
    /// Column: how far back it looks.
    WINDOW = "window" { en: "window", ko: "윈도" }
    /// Column: when it is measured first.
    FIRST = "first" { en: "first", ko: "첫 측정" }
    /// Column: how often.
    EVERY = "every" { en: "every", ko: "주기" }
    /// Column: how many failures stop.
    FAILURES = "failures" { en: "failures", ko: "실패 횟수" }
    /// Column: the error ratio above which it stops a release.
    STOPS_ABOVE = "stops-above" { en: "stops above", ko: "중단 기준(초과)" }
    /// It stops none.
    STOPS_NONE = "stops-none" { en: "stops nothing", ko: "중단 없음" }
    /// It stops releases without errors too.
    STOPS_ALL = "stops-all" { en: "stops all", ko: "모두 중단" }
    /// Not known.
    UNKNOWN = "unknown" { en: "unknown", ko: "알 수 없음" }
    /// Beside the steps.
    BACKGROUND = "background" { en: "background", ko: "백그라운드" }
    /// As a step.
    STEP = "step" { en: "step", ko: "단계" }
    /// Before the switch.
    BEFORE = "before" { en: "before switch", ko: "전환 전" }
    /// After it.
    AFTER = "after" { en: "after switch", ko: "전환 후" }
    /// At every interval.
    CHECK = "check" { en: "each interval", ko: "매 주기" }
    /// All users.
    ALL_USERS = "all-users" { en: "all users", ko: "전체" }
    /// The new version.
    NEW_VERSION = "new-version" { en: "new version", ko: "새 버전" }
    /// The old version.
    OLD_VERSION = "old-version" { en: "old version", ko: "이전 버전" }

    /// Column: the release.
    RELEASE = "release" { en: "a release with", ko: "배포" }
    /// Column: what becomes of it.
    BECOMES = "becomes" { en: "is", ko: "결과" }
    /// Column: the share of users at its end.
    MET = "met" { en: "users", ko: "사용자" }
    /// Column: wrong answers as an outage.
    OUTAGE = "outage" { en: "as full outage", ko: "전면 중단 환산" }
    /// Column: the share of the budget.
    BUDGET = "budget" { en: "budget", ko: "버짓" }
    /// Column: requests.
    REQUESTS = "requests" { en: "wrong answers", ko: "오류 응답" }
    /// A release of an error ratio.
    ERRORS = "errors" { en: "{errors} errors", ko: "오류율 {errors}" }
    /// It is stopped.
    STOPPED_AT = "stopped-at" { en: "stopped at {time}", ko: "{time}에 중단" }
    /// It is held.
    HELD_AT = "held-at" { en: "held at {time}", ko: "{time}에 보류" }
    /// It waits.
    WAITS_AT = "waits-at" { en: "waiting from {time} on", ko: "{time}부터 대기" }
    /// It does not go on.
    STUCK_AT = "stuck-at" { en: "stuck from {time} on", ko: "{time}부터 멈춤" }
    /// Everybody has it.
    EVERYBODY_AT = "everybody-at" { en: "everybody's at {time}", ko: "{time}에 전체 적용" }

    /// It is stopped, in a sentence.
    IS_STOPPED = "is-stopped" {
        en: "{errors} errors are stopped at {time} by {metric}, when {share} of users meet them: {cost}",
        ko: "오류율 {errors}인 배포는 {time}에 {metric} 지표로 중단되며, 그때 사용자의 {share}가 새 버전을 받고 있습니다: {cost}",
    }
    /// It is stopped before users met it.
    IS_STOPPED_UNSEEN = "is-stopped-unseen" {
        en: "{errors} errors are stopped at {time} by {metric}, before any user meets them",
        ko: "오류율 {errors}인 배포는 {time}에 {metric} 지표로 중단되며, 그때까지 새 버전을 받은 사용자가 없습니다",
    }
    /// It is held, in a sentence.
    IS_HELD = "is-held" {
        en: "{errors} errors are held at {time}, where {metric} finds them neither good nor bad: {share} of users keep them until a person decides ({cost} by then)",
        ko: "오류율 {errors}인 배포는 {time}에 {metric} 지표가 성공도 실패도 아니어서 보류됩니다. 사람이 결정할 때까지 사용자의 {share}가 새 버전을 받습니다 (그때까지 {cost})",
    }
    /// It waits, in a sentence.
    IS_WAITING = "is-waiting" {
        en: "nothing stops {errors} errors: from {time} on {share} of users keep them, until someone promotes or aborts ({cost} by then)",
        ko: "오류율 {errors}인 배포를 중단하는 것이 없습니다. {time}부터 누군가 승격하거나 중단할 때까지 사용자의 {share}가 새 버전을 받습니다 (그때까지 {cost})",
    }
    /// It is stuck, in a sentence.
    IS_STUCK = "is-stuck" {
        en: "{errors} errors are neither stopped nor promoted: from {time} on {share} of users keep them",
        ko: "오류율 {errors}인 배포는 중단되지도 승격되지도 않습니다. {time}부터 사용자의 {share}가 새 버전을 받습니다",
    }
    /// It reaches everybody, in a sentence.
    IS_EVERYBODYS = "is-everybodys" {
        en: "nothing stops {errors} errors: everybody has them at {time} ({cost} by then), and they stay until someone aborts",
        ko: "오류율 {errors}인 배포를 중단하는 것이 없습니다. {time}에 모든 사용자가 새 버전을 받고(그때까지 {cost}), 누군가 중단할 때까지 남습니다",
    }
    /// Nobody knows.
    IS_UNKNOWN = "is-unknown" {
        en: "not known what becomes of {errors} errors: {why}",
        ko: "오류율 {errors}인 배포가 어떻게 되는지 알 수 없습니다: {why}",
    }
    /// What it costs.
    COST = "cost" { en: "as much as {outage} of full outage", ko: "전면 중단 {outage}에 해당하는 오류" }
    /// And of the budget.
    COST_BUDGET = "cost-budget" { en: "{cost}, {budget} of the {period} budget", ko: "{cost}, {period} 버짓의 {budget}" }
    /// And in requests.
    COST_REQUESTS = "cost-requests" { en: "{cost}, {requests} wrong answers", ko: "{cost}, 오류 응답 {requests}건" }

    /// The worst that passes.
    WORST = "worst" {
        en: "worst release that still reaches everybody{how}: {errors} errors: {burn} burn, {day} of the {period} budget a day, gone after {gone}, and no analysis watches it any more",
        ko: "전체에 적용되는 최악의 배포{how}: 오류율 {errors}, 번레이트 {burn}로 하루에 {period} 버짓의 {day}를 쓰고 {gone} 만에 모두 소진하지만 지켜보는 분석이 더는 없습니다",
    }
    /// The same within the objective.
    WORST_GRANTED = "worst-granted" {
        en: "worst release that still reaches everybody{how}: {errors} errors: {burn} burn, which the objective grants",
        ko: "전체에 적용되는 최악의 배포{how}: 오류율 {errors}, 번레이트 {burn}로 목표가 허용하는 범위입니다",
    }
    /// The same without an objective.
    WORST_ALONE = "worst-alone" {
        en: "worst release that still reaches everybody{how}: {errors} errors (no objective of {service} in this tree to set it against)",
        ko: "전체에 적용되는 최악의 배포{how}: 오류율 {errors} (비교할 {service}의 SLO가 이 저장소에 없습니다)",
    }
    /// If somebody promotes.
    IF_PROMOTED = "if-promoted" { en: ", if someone promotes it at once", ko: " (바로 승격하는 경우)" }
    /// As far as it could be read.
    AT_MOST = "at-most" { en: ", as far as it could be read", ko: " (읽을 수 있었던 범위에서)" }
    /// Every release passes.
    ANY = "any" {
        en: "reaches {share} at {first} and everybody at {time} with nothing that looks at answers: a bad release stays until someone aborts",
        ko: "응답을 보는 것 없이 {first}에 {share}, {time}에 전체에 적용됩니다. 잘못된 배포는 누군가 중단할 때까지 남습니다",
    }
    /// Every release passes, without a part in between.
    ANY_AT_ONCE = "any-at-once" {
        en: "reaches everybody at {time} with nothing that looks at answers: a bad release stays until someone aborts",
        ko: "응답을 보는 것 없이 {time}에 전체에 적용됩니다. 잘못된 배포는 누군가 중단할 때까지 남습니다",
    }
    /// Every release passes, set against the objective.
    ANY_BUDGET = "any-budget" {
        en: "{any}; answering nothing at all, the {period} budget of {target} is gone {gone} later",
        ko: "{any}. 모든 응답이 오류라면 {target} 목표의 {period} 버짓이 {gone} 뒤에 모두 소진됩니다",
    }
    /// No release passes.
    NONE = "none" {
        en: "not even a release without errors reaches everybody: {metric} ends it at {time}, before there is anything to measure",
        ko: "오류가 없는 배포도 전체에 적용되지 못합니다: 측정할 것이 없을 때 {metric} 지표가 {time}에 끝냅니다",
    }
    /// No release passes, and nothing ends it.
    NONE_STUCK = "none-stuck" {
        en: "no release reaches everybody: it stays at {share} from {time} on",
        ko: "어떤 배포도 전체에 적용되지 못하고 {time}부터 {share}에 머뭅니다",
    }
    /// Nobody knows.
    WORST_UNKNOWN = "worst-unknown" {
        en: "not known which bad release still reaches everybody",
        ko: "어떤 잘못된 배포가 전체에 적용되는지 알 수 없습니다",
    }

    /// What the figures rest on.
    ASSUMED = "assumed" {
        en: "assumed: constant traffic, no errors of the old version, the same error ratio of the new one from its first request on, pods ready when a step begins, everybody back at once when it is stopped",
        ko: "가정: 트래픽이 일정하고, 이전 버전은 오류가 없고, 새 버전은 첫 요청부터 오류율이 같고, 단계가 시작될 때 파드가 준비되어 있고, 중단하면 바로 모두 이전 버전으로 돌아갑니다",
    }
    /// What the figures of a plain update rest on.
    ASSUMED_ONLY = "assumed-only" { en: "assumed: {what}", ko: "가정: {what}" }
    /// And this, too.
    AND = "and" { en: "{one}; {other}", ko: "{one}; {other}" }

    /// Title of the picture.
    TITLE = "title" { en: "{name}: who meets a release when", ko: "{name}: 언제 얼마나 많은 사용자가 새 버전을 받는가" }
    /// Horizontal axis.
    X_AXIS = "x-axis" { en: "time since the release began", ko: "배포 시작 후 시간" }
    /// Vertical axis.
    Y_AXIS = "y-axis" { en: "users with the new version", ko: "새 버전을 받는 사용자" }
    /// Mark of a wait.
    WAIT_MARK = "wait-mark" { en: "waits for a person", ko: "사람을 기다림" }
    /// What the stop spares.
    SPARED = "spared" { en: "spared by the stop", ko: "중단으로 피한 부분" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_exists_in_both_languages() {
        assert_eq!(prr_model::unbalanced(ALL), [""; 0]);
    }
}
