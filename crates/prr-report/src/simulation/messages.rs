//! The words of simulations.

prr_model::catalogue! {
    /// Name of the page.
    TITLE = "title" { en: "Burn-rate alerts in incidents", ko: "장애 시 번레이트 알람의 동작" }
    /// What an objective grants.
    GRANTS = "grants" {
        en: "{target} over {period} ({budget} of full outage)",
        ko: "{period} 동안 {target} (전면 중단 {budget})",
    }
    /// What is said of it, and the checks that keep it from more.
    VERDICT = "verdict" { en: "{verdict}: {missing}", ko: "{verdict}: {missing}" }
    /// There is no objective.
    NOTHING = "nothing" { en: "no objective to simulate", ko: "시뮬레이션할 SLO가 없습니다" }

    /// An error ratio of 1.
    FULL_OUTAGE = "full-outage" { en: "full outage", ko: "전면 중단" }
    /// A lower one.
    ERRORS = "errors" { en: "{errors} errors", ko: "오류 {errors}" }
    /// A burn rate.
    TIMES = "times" { en: "{number}x", ko: "{number}배" }
    /// What does not happen.
    NEVER = "never" { en: "never", ko: "없음" }

    /// A person is called.
    PAGE = "page" { en: "page", ko: "호출" }
    /// A queue gets it.
    TICKET = "ticket" { en: "ticket", ko: "티켓" }
    /// It reaches nobody.
    NOBODY = "nobody" { en: "nobody", ko: "없음" }

    /// Column: the alert.
    ALERT = "alert" { en: "alert", ko: "알람" }
    /// Column: who is called.
    WHO = "who" { en: "calls", ko: "대상" }
    /// Column: the factor.
    BURN = "burn" { en: "burn", ko: "번레이트" }
    /// Column: long and short window.
    WINDOWS = "windows" { en: "windows", ko: "윈도" }
    /// Column: share of the budget at the factor.
    SHARE = "share" { en: "share", ko: "버짓" }
    /// Column: how long it goes on.
    RESETS = "resets" { en: "resets in", ko: "해제" }
    /// Column: the incident.
    INCIDENT = "incident" { en: "incident", ko: "장애" }
    /// Column: when a person is called.
    FIRST_PAGE = "first-page" { en: "first page", ko: "첫 호출" }
    /// Column: when anybody hears of it.
    FIRST_WORD = "first-word" { en: "first word", ko: "첫 알림" }
    /// Column: the alert that is first.
    FROM = "from" { en: "from", ko: "첫 알람" }
    /// Column: when nothing is left.
    GONE = "gone" { en: "budget gone", ko: "버짓 소진" }
    /// Column: when anybody hears of a full outage.
    OUTAGE_HEARD = "outage-heard" { en: "first word of a full outage", ko: "전면 중단 시 첫 알림" }
    /// Column: the objective.
    OBJECTIVE = "objective" { en: "objective", ko: "SLO" }
    /// Column: what is said of it.
    SAID = "said" { en: "verdict", ko: "판정" }
    /// Column: the worst silent incident.
    WORST = "worst" { en: "worst silent incident", ko: "알림 없는 최악의 장애" }
    /// When, and what is spent by then.
    AFTER = "after" { en: "{time}, {spent}", ko: "{time}, {spent}" }
    /// Why an alert can never fire.
    DEAD = "dead" { en: "can never fire: {reason}", ko: "절대 울릴 수 없음: {reason}" }
    /// No alert is meant for the objective.
    NO_TIERS = "no-tiers" { en: "no alert is meant for this objective", ko: "이 SLO를 위한 알람이 없습니다" }
    /// Heading of the alerts.
    ALERTS = "alerts" { en: "Each alert", ko: "알람별" }
    /// Heading of the incidents.
    INCIDENTS = "incidents" { en: "All alerts together", ko: "전체 알람" }

    /// The worst silent incident.
    SILENT = "silent" {
        en: "worst silent incident: {pattern}: {burn} burn, the {period} budget is gone after {gone}, and {alerts} fires",
        ko: "알림 없는 최악의 장애: {pattern} 번레이트 {burn}로 {period} 버짓이 {gone} 만에 모두 소진되지만 {alerts} 울리지 않습니다",
    }
    /// Who does not fire.
    NO_ALERT_FIRES = "no-alert-fires" { en: "no alert", ko: "알람은" }
    /// The same, where others may exist.
    NO_READ_ALERT_FIRES = "no-read-alert-fires" { en: "no alert that could be read", ko: "확인된 알람은" }
    /// The same, where it was searched for.
    SILENT_FOUND = "silent-found" {
        en: "{silent} (the worst that was found)",
        ko: "{silent} (탐색으로 찾은 최악의 경우)",
    }
    /// There is none.
    SILENT_NONE = "silent-none" { en: "no incident above {burn} stays silent", ko: "{burn}를 넘는 장애는 모두 알려집니다" }
    /// Nothing is known of it.
    SILENT_UNKNOWN = "silent-unknown" {
        en: "not known what stays silent: alerts decide it that this tree does not hold, or that could not be read",
        ko: "어떤 장애가 알려지지 않는지 알 수 없습니다: 이 저장소에 없거나 읽을 수 없는 알람에 달려 있습니다",
    }
    /// The same in a cell.
    UNKNOWN = "unknown" { en: "unknown", ko: "알 수 없음" }
    /// The same on the curve.
    UNKNOWN_REGION = "unknown-region" { en: "no alert known", ko: "확인된 알람 없음" }
    /// There is none, in a cell.
    NONE = "none" { en: "none", ko: "없음" }
    /// The same in a cell.
    SILENT_SHORT = "silent-short" { en: "{burn}, gone in {gone}", ko: "{burn}, {gone} 만에 소진" }
    /// Errors all the time.
    CONSTANT = "constant" { en: "{errors} errors all the time", ko: "오류율 {errors}인 상태가 계속됩니다." }
    /// Errors that come and go.
    PULSES = "pulses" {
        en: "{on} of {errors} errors, {off} healthy, repeated",
        ko: "{on} 동안 오류율 {errors}, {off} 동안 정상인 상태가 반복됩니다.",
    }
    /// Errors that grow.
    RAMP = "ramp" {
        en: "errors that rise from 0 to {errors} within {rise} and start again",
        ko: "오류율이 {rise} 동안 0에서 {errors}까지 오르고 다시 처음부터 반복됩니다.",
    }
    /// Label of the healthy part.
    HEALTHY = "healthy" { en: "{time} healthy", ko: "정상 {time}" }
    /// Label of the part with errors.
    FAILING = "failing" { en: "{time} of {errors} errors", ko: "오류율 {errors} {time}" }
    /// Label of a ramp.
    RISING = "rising" { en: "up to {errors} in {time}", ko: "{time} 만에 오류율 {errors}" }
    /// Label of what is left.
    LEFT = "left" { en: "error budget left", ko: "남은 에러 버짓" }
    /// Label of the errors.
    ERROR_RATIO = "error-ratio" { en: "errors", ko: "오류" }
    /// Label of the alerts.
    NO_ALERT = "no-alert" { en: "no alert fires", ko: "알람이 울리지 않음" }
    /// Where nothing is left.
    GONE_AFTER = "gone-after" { en: "gone after {gone}", ko: "{gone} 뒤 소진" }
    /// The middle that is left out.
    TIMES_IN_ALL = "times-in-all" { en: "{count} times in all", ko: "모두 {count}회" }

    /// What the numbers rest on.
    ASSUMED = "assumed" {
        en: "assumed: constant traffic, and series older than the longest window",
        ko: "가정: 트래픽이 일정하고 시계열이 가장 긴 윈도보다 오래되었습니다",
    }
    /// The same, with how often alerts are evaluated.
    ASSUMED_EVERY = "assumed-every" {
        en: "assumed: constant traffic, series older than the longest window, alerts evaluated every {interval}",
        ko: "가정: 트래픽이 일정하고 시계열이 가장 긴 윈도보다 오래되었으며 알람을 {interval}마다 평가합니다",
    }
    /// More than one evaluation interval.
    BETWEEN = "between" { en: "{least} to {most}", ko: "{least}~{most}" }

    /// Title of the curve.
    CURVE = "curve" { en: "{slo}: how late somebody hears of it", ko: "{slo}: 장애를 얼마나 늦게 알게 되는가" }
    /// Title of the curve where its objective is named already.
    CURVE_TITLE = "curve-title" { en: "How late somebody hears of an incident", ko: "장애를 얼마나 늦게 알게 되는가" }
    /// Horizontal axis.
    X_AXIS = "x-axis" { en: "burn rate, and how long the whole budget lasts at it", ko: "번레이트와 전체 버짓이 버티는 시간" }
    /// Vertical axis.
    Y_AXIS = "y-axis" { en: "budget already spent (lower is better)", ko: "이미 소진된 버짓 (낮을수록 좋음)" }
    /// Legend: pages.
    PAGE_LINE = "page-line" { en: "when a person is paged", ko: "사람이 호출될 때" }
    /// Legend: pages and tickets.
    ANY_LINE = "any-line" { en: "when any alert fires", ko: "어떤 알람이든 울릴 때" }
    /// Legend and label: no alert.
    SILENT_REGION = "silent-region" { en: "nobody ever hears", ko: "아무도 모름" }
    /// The values past the whole budget.
    TOO_LATE = "too-late" { en: "too late: the budget is gone first", ko: "너무 늦음: 버짓이 먼저 소진됨" }
    /// Label of the silent incident.
    SILENT_MARK = "silent-mark" {
        en: "silent pattern: {burn} on average, gone in {gone}",
        ko: "알림 없는 반복 장애: 평균 {burn}, {gone} 만에 소진",
    }
    /// There is nothing to draw.
    NO_CURVE = "no-curve" { en: "there is no error budget to draw", ko: "그릴 에러 버짓이 없습니다" }
    /// Description of the curve: where nobody hears.
    DESCRIBE_SILENT = "describe-silent" {
        en: "No alert that is known fires at constant burn rates between {least} and {most}.",
        ko: "번레이트가 {least}~{most}로 일정하면 확인된 알람 중 울리는 것이 없습니다.",
    }
    /// Description of the curve: how much is spent.
    DESCRIBE_HEARD = "describe-heard" {
        en: "Where an alert fires, between {least} and {most} of the budget are spent by then.",
        ko: "알람이 울리는 구간에서는 그때까지 버짓의 {least}~{most}가 소진됩니다.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_exists_in_both_languages() {
        assert_eq!(prr_model::unbalanced(ALL), [""; 0]);
    }
}
