//! Every text of this family, in English and Korean.

prr_sdk::catalogue! {
    /// PRR-SLO-01 passes.
    SLO_DEFINED = "slo-defined" {
        evidence: E2,
        en: "{service} has an objective: {names}",
        ko: "{service} 서비스에 SLO가 정의되어 있습니다: {names}",
    }
    /// PRR-SLO-01 fails.
    SLO_MISSING = "slo-missing" {
        en: "prr.yaml declares {service}, and no objective in this tree is for it: nothing says how many failures are too many, so no alert can tell an incident from a bad minute",
        ko: "prr.yaml에 선언된 {service} 서비스의 SLO가 이 저장소에 없습니다. 실패를 얼마나 허용할지 정해지지 않아, 어떤 알람도 장애와 일시적 오류를 구분하지 못합니다",
    }
    /// PRR-SLO-01 does not know.
    SLO_UNDECLARED = "slo-undeclared" {
        en: "{kind} {service} has no objective, and prr.yaml does not say whether it is a production service: declare it under `services` in prr.yaml, or add an objective for it",
        ko: "{kind} {service}에 SLO가 없고, 운영 서비스인지도 prr.yaml에 나와 있지 않습니다. prr.yaml의 `services`에 선언하거나 SLO를 추가해야 판정할 수 있습니다",
    }
    /// How to mend a missing objective.
    ADD_SLO = "add-slo" {
        en: "add an objective for {service}; the snippet shows one for the share of requests that succeed",
        ko: "{service}의 SLO를 추가합니다. 예시는 요청 성공률에 대한 SLO입니다",
    }
    /// PRR-SLO-02 passes.
    TARGET_SANE = "target-sane" {
        evidence: E3,
        en: "a target of {target} % leaves a budget of {budget} of full outage in {period}",
        ko: "목표 {target} %이면 {period} 동안 전면 중단 {budget}에 해당하는 에러 버짓이 남습니다",
    }
    /// PRR-SLO-02 fails: 100 % and more.
    TARGET_NO_BUDGET = "target-no-budget" {
        en: "a target of {target} % leaves no error budget: 0 seconds of outage in {period}; every threshold becomes 0 and the first failed request is an incident",
        ko: "목표가 {target} %이면 에러 버짓이 전혀 남지 않습니다. {period} 동안 허용되는 중단이 0초이고 모든 임계치가 0이 되어, 요청 하나만 실패해도 장애가 됩니다",
    }
    /// PRR-SLO-02 fails: zero and less.
    TARGET_NOTHING = "target-nothing" {
        en: "a target of {target} % allows every request to fail: the error ratio never exceeds 100 %, so no alert can ever fire",
        ko: "목표가 {target} %이면 모든 요청이 실패해도 허용됩니다. 오류율은 100 %를 넘을 수 없으므로 알람이 절대 울리지 않습니다",
    }
    /// PRR-SLO-02 fails: a ratio in a percent field.
    TARGET_UNIT = "target-unit" {
        en: "the field takes percent and holds {target}: read as {target} % it allows {allowed} of outage in {period}; as a ratio it would be {meant} %",
        ko: "퍼센트 필드에 {target}이라는 값이 적혀 있습니다. {target} %로 읽으면 {period} 동안 {allowed}의 중단이 허용됩니다. 비율로 적은 값이라면 {meant} %여야 합니다",
    }
    /// PRR-SLO-02 fails: percent in a field for ratios.
    TARGET_UNIT_RATIO = "target-unit-ratio" {
        en: "the field takes a ratio below 1 and holds {target}: read as a ratio the error budget is 1 - {target}, below 0, so every error ratio exceeds every threshold; as a ratio {target} % is {meant}",
        ko: "1보다 작은 비율을 적는 필드에 {target}이라는 값이 적혀 있습니다. 비율로 읽으면 에러 버짓이 1 - {target}, 곧 0보다 작은 값이 되어 어떤 오류율이든 모든 임계치를 넘습니다. {target} %를 비율로 적으면 {meant}입니다",
    }
    /// PRR-SLO-02 fails: not a number.
    TARGET_UNREADABLE = "target-unreadable" {
        en: "the target is not a number, so there is no error budget: 0 of the alerts' thresholds can be checked against it",
        ko: "목표 값이 숫자가 아니어서 에러 버짓을 계산할 수 없습니다. 이 값과 대조할 수 있는 알람 임계치가 0개입니다",
    }
    /// PRR-SLO-02 is unknown: an expression.
    TARGET_UNRESOLVED = "target-unresolved" {
        en: "the target is `{expression}`, which the tree does not tell: give the variable a default or a tfvars file, or check the plan (terraform show -json)",
        ko: "목표가 `{expression}`인데 이 저장소만으로는 값을 알 수 없습니다. 변수에 default나 tfvars 파일을 두거나 플랜(terraform show -json)을 검사해야 합니다",
    }
    /// PRR-SLO-02 fails: nothing there.
    TARGET_MISSING = "target-missing" {
        en: "the objective has no target, so there is no error budget: 0 of the alerts' thresholds can be checked against it",
        ko: "SLO에 목표 값이 없어 에러 버짓을 계산할 수 없습니다. 이 값과 대조할 수 있는 알람 임계치가 0개입니다",
    }
    /// How to mend a target.
    WRITE_TARGET = "write-target" {
        en: "write the target as percent between 0 and 100, such as 99.9 (a budget of 43.2 minutes in 30 days)",
        ko: "목표를 0과 100 사이의 퍼센트로 적습니다. 예: 99.9 (30일에 43.2분의 에러 버짓)",
    }
    /// How to mend a target in a field for ratios.
    WRITE_TARGET_RATIO = "write-target-ratio" {
        en: "write the target as a ratio between 0 and 1, such as 0.999 (a budget of 43.2 minutes in 30 days)",
        ko: "목표를 0과 1 사이의 비율로 적습니다. 예: 0.999 (30일에 43.2분의 에러 버짓)",
    }
    /// PRR-SLO-03 passes.
    PERIOD_SANE = "period-sane" {
        evidence: E3,
        en: "the budget is granted for {period}",
        ko: "에러 버짓이 {period} 단위로 부여됩니다",
    }
    /// PRR-SLO-03 passes on an assumption.
    PERIOD_ASSUMED = "period-assumed" {
        evidence: E2,
        en: "this schema has no period; assumed is the generator's default of {period} (parameter `default-period`)",
        ko: "이 스키마에는 기간 필드가 없어 생성기의 기본값 {period}로 가정했습니다 (매개변수 `default-period`)",
    }
    /// PRR-SLO-03 fails: nothing there.
    PERIOD_MISSING = "period-missing" {
        en: "the objective has no period: 99.9 % is 10.1 minutes of outage in 7 days and 129.6 minutes in 90, and nothing says which is meant",
        ko: "SLO에 기간이 없습니다. 99.9 %는 7일이면 10.1분, 90일이면 129.6분의 중단을 뜻하는데 어느 쪽인지 알 수 없습니다",
    }
    /// PRR-SLO-03 fails: not a duration.
    PERIOD_UNREADABLE = "period-unreadable" {
        en: "`{text}` is not a duration: without a period 14.4x cannot be told from 2 % of a month in an hour",
        ko: "`{text}` 값은 기간으로 읽을 수 없습니다. 기간이 없으면 14.4배가 한 시간에 한 달 버짓의 2 %를 뜻하는지 알 수 없습니다",
    }
    /// PRR-SLO-03 is unknown: an expression.
    PERIOD_UNRESOLVED = "period-unresolved" {
        en: "the period is `{expression}`, which the tree does not tell: give the variable a default or a tfvars file, or check the plan (terraform show -json)",
        ko: "기간이 `{expression}`인데 이 저장소만으로는 값을 알 수 없습니다. 변수에 default나 tfvars 파일을 두거나 플랜(terraform show -json)을 검사해야 합니다",
    }
    /// PRR-SLO-03 fails: short.
    PERIOD_SHORT = "period-short" {
        en: "a period of {period} is shorter than {least}: its whole budget is {budget} of outage, and whether an incident is forgiven depends on the weekday it falls on",
        ko: "기간({period})이 {least}보다 짧습니다. 전체 버짓이 중단 {budget}뿐이라, 같은 장애도 발생한 요일에 따라 평가가 달라집니다",
    }
    /// PRR-SLO-03 fails: long.
    PERIOD_LONG = "period-long" {
        en: "a period of {period} is longer than {most}: its budget of {budget} lets one outage of that length go by, and it is remembered for {period}",
        ko: "기간({period})이 {most}보다 깁니다. 버짓이 {budget}이어서 그만큼의 중단이 한 번에 허용되고, 그 영향이 {period} 동안 남습니다",
    }
    /// How to mend a period.
    WRITE_PERIOD = "write-period" {
        en: "write a period between 7 and 90 days, such as 30d",
        ko: "7일에서 90일 사이의 기간을 적습니다. 예: 30d",
    }
    /// PRR-SLO-04 passes.
    SLI_WELL_FORMED = "sli-well-formed" {
        evidence: E3,
        en: "the indicator can be evaluated",
        ko: "SLI 쿼리를 평가할 수 있습니다",
    }
    /// PRR-SLO-04 fails: nothing there.
    SLI_MISSING = "sli-missing" {
        en: "the objective has no complete indicator: it takes 2 queries, one for the events that count and one for all of them",
        ko: "SLO에 완전한 SLI가 없습니다. 대상 이벤트와 전체 이벤트, 2개의 쿼리가 필요합니다",
    }
    /// PRR-SLO-04 fails: not an expression.
    SLI_SYNTAX = "sli-syntax" {
        en: "Prometheus cannot read this query: {reason} (character {position})",
        ko: "Prometheus가 이 쿼리를 읽을 수 없습니다: {reason} ({position}번째 문자)",
    }
    /// PRR-SLO-04 does not know: another dialect.
    SLI_DIALECT = "sli-dialect" {
        en: "this is not PromQL ({reason}), and the specification asks for VictoriaMetrics: only that server can decide it; run the generator's validation in CI and keep its result",
        ko: "PromQL이 아니며({reason}) 명세가 VictoriaMetrics를 지정합니다. 해당 서버만 판정할 수 있으므로 CI에서 생성기의 검증을 실행하고 결과를 남겨야 합니다",
    }
    /// PRR-SLO-04 fails: always one.
    SLI_CONSTANT = "sli-constant" {
        en: "numerator and denominator are the same query: the ratio is always 1, whatever happens",
        ko: "분자와 분모가 같은 쿼리입니다. 무슨 일이 있어도 비율이 항상 1입니다",
    }
    /// PRR-SLO-04 fails: the generator cannot set the window.
    SLI_NO_PLACEHOLDER = "sli-no-placeholder" {
        en: "the query has no placeholder {placeholder}: all 8 rules that the generator writes would measure the same window",
        ko: "쿼리에 {placeholder} 자리표시자가 없습니다. 생성기가 만드는 8개의 규칙이 모두 같은 윈도를 측정하게 됩니다",
    }
    /// PRR-SLO-04 fails: not a part of the whole.
    SLI_NOT_SUBSET = "sli-not-subset" {
        en: "the denominator selects {matcher} and the numerator does not: it counts events that are not among all of them, and the ratio can exceed 1",
        ko: "분모에는 {matcher} 조건이 있으나 분자에는 없습니다. 분자가 전체에 속하지 않는 이벤트까지 세므로 비율이 1을 넘을 수 있습니다",
    }
    /// PRR-SLO-04 does not know: other metrics.
    SLI_OTHER_METRIC = "sli-other-metric" {
        en: "numerator and denominator count different metrics, and nothing here shows that {numerator} is a part of {denominator}: select both from one metric by a label, or keep a test that shows it",
        ko: "분자와 분모의 메트릭이 다르고, {numerator} 메트릭이 {denominator} 메트릭의 일부임을 보여 주는 것이 없습니다. 한 메트릭에서 레이블로 나누거나 이를 보여 주는 테스트를 두어야 합니다",
    }
    /// PRR-SLO-04 fails: a rate of a sum.
    SLI_RATE_OF_SUM = "sli-rate-of-sum" {
        en: "a rate is taken of a sum: when one of n instances restarts, the sum drops by its share, the drop is read as a reset and the whole remaining sum counts as new events; take the sum of rates",
        ko: "합계에 대해 rate를 구하고 있습니다. 인스턴스 하나만 재시작해도 합계가 줄고, 이를 카운터 초기화로 보아 남은 합계 전체가 새 이벤트로 집계됩니다. rate를 먼저 구한 뒤 합산해야 합니다",
    }
    /// PRR-SLO-04 does not know: code.
    SLI_PLUGIN = "sli-plugin" {
        en: "a plugin of the generator makes this indicator: the generated rules would decide it; commit them, or write the queries out",
        ko: "생성기의 플러그인이 이 SLI를 만듭니다. 생성된 규칙이 있어야 판정할 수 있으므로, 규칙을 커밋하거나 쿼리를 직접 적어야 합니다",
    }
    /// PRR-SLO-04 is unknown: another system answers it.
    SLI_BACKEND = "sli-backend" {
        en: "another system than Prometheus measures this indicator: 0 of its queries can be read here; keep the result of the generator's own validation as evidence",
        ko: "Prometheus가 아닌 다른 시스템이 이 SLI를 측정하므로 여기서 읽을 수 있는 쿼리가 0개입니다. 생성기가 제공하는 검증 결과를 증거로 남겨야 합니다",
    }
    /// PRR-SLO-04 is unknown: a value and a threshold.
    SLI_THRESHOLD = "sli-threshold" {
        en: "this indicator compares one value with a threshold: which share of events or slices is bad shows only when it is evaluated; a ratio of good to all events can be proven",
        ko: "이 SLI는 하나의 값을 임계치와 비교합니다. 이벤트나 구간 가운데 얼마가 나쁜지는 평가할 때에만 드러나므로, 전체 대비 정상 이벤트의 비율로 적어야 증명할 수 있습니다",
    }
    /// PRR-SLO-04 is unknown: a reference that leads nowhere.
    SLI_UNRESOLVED = "sli-unresolved" {
        en: "the indicator is a document of its own, and 0 documents of that name are in this tree: add it, or write the queries into the objective",
        ko: "SLI가 별도 문서로 참조되어 있으나 이 저장소에 그 이름의 문서가 0개입니다. 문서를 추가하거나 쿼리를 SLO에 직접 적어야 합니다",
    }
    /// How to mend an indicator.
    WRITE_SLI = "write-sli" {
        en: "write both queries over the same counter, the numerator with one label test more",
        ko: "두 쿼리를 같은 카운터에 대해 적고, 분자에 레이블 조건을 하나 더합니다",
    }
    /// A burn-rate check cannot judge without target and period.
    NO_OBJECTIVE = "no-objective" {
        en: "target or period cannot be read, so there is no budget to compare the alerts with; PRR-SLO-02 and PRR-SLO-03 say what to write",
        ko: "목표나 기간을 읽을 수 없어 알람과 대조할 버짓이 없습니다. 무엇을 적어야 하는지는 PRR-SLO-02와 PRR-SLO-03이 알려 줍니다",
    }
    /// A burn-rate check has nothing to judge.
    NO_ALERTS = "no-alerts" {
        en: "no burn-rate alert is there to be judged; PRR-BR-01 and PRR-BR-02 say what is missing",
        ko: "판정할 번레이트 알람이 없습니다. 무엇이 빠졌는지는 PRR-BR-01과 PRR-BR-02가 알려 줍니다",
    }
    /// The rules are generated elsewhere.
    DELEGATED = "delegated" {
        en: "the alerts of this objective come from a generator, and its output is not in this tree: commit the generated rules, or render them before the gate runs",
        ko: "이 SLO의 알람은 생성기가 만들며 그 결과가 이 저장소에 없습니다. 생성된 규칙을 커밋하거나 게이트 실행 전에 렌더링해야 합니다",
    }
    /// An alert looks as if it were meant and measures something else.
    LOOKALIKE = "lookalike" {
        en: "{alert} uses this service's metrics and this budget, but measures another ratio than the objective: give it the labels `service` and `slo`, or the selectors of the objective",
        ko: "{alert} 알람은 이 서비스의 메트릭과 버짓을 쓰지만 SLO와 다른 비율을 측정합니다. `service`와 `slo` 레이블을 달거나 SLO와 같은 셀렉터를 사용해야 판정할 수 있습니다",
    }
    /// An alert is not PromQL.
    UNREAD_SYNTAX = "unread-syntax" {
        en: "{alert} is for this objective and cannot be read: {reason}; render templates before the gate runs, or mend the expression",
        ko: "{alert} 알람은 이 SLO의 알람이지만 읽을 수 없습니다: {reason}. 게이트 실행 전에 템플릿을 렌더링하거나 식을 고쳐야 합니다",
    }
    /// An alert rests on a record that is not there.
    UNREAD_RECORD = "unread-record" {
        en: "{alert} is for this objective and rests on {record}, which no recording rule of this tree defines: add the rule, so that its window can be seen",
        ko: "{alert} 알람은 이 SLO의 알람이고 {record} 시계열에 의존하지만, 이를 정의하는 레코딩 룰이 이 저장소에 없습니다. 윈도를 확인할 수 있도록 룰을 추가해야 합니다",
    }
    /// An alert rests on a record that is there and says nothing.
    UNREAD_RECORD_BODY = "unread-record-body" {
        en: "{alert} is for this objective and rests on {record}, whose recording rule is not PromQL or exists in several versions: mend the rule, or select one of them by its labels",
        ko: "{alert} 알람은 이 SLO의 알람이고 {record} 시계열에 의존하지만, 그 레코딩 룰이 PromQL이 아니거나 서로 다른 것이 여럿 있습니다. 룰을 고치거나 레이블로 하나를 지정해야 합니다",
    }
    /// An alert has an unknown form.
    UNREAD_FORM = "unread-form" {
        en: "{alert} is for this objective and has a form that is not understood: compare the error ratio with a constant, such as `14.4 * 0.001`",
        ko: "{alert} 알람은 이 SLO의 알람이지만 이해할 수 없는 형태입니다. 오류율을 `14.4 * 0.001` 같은 상수와 비교해야 합니다",
    }
    /// A condition rests on a value that the tree does not tell.
    UNREAD_VALUE = "unread-value" {
        en: "{alert} is for this objective and rests on `{expression}`, which the tree does not tell: give the variable a default or a tfvars file, or check the plan (terraform show -json)",
        ko: "{alert} 알람은 이 SLO의 알람이지만 이 저장소만으로는 알 수 없는 `{expression}` 값에 의존합니다. 변수에 default나 tfvars 파일을 두거나 플랜(terraform show -json)을 검사해야 합니다",
    }
    /// Nobody can tell whether the alert pages.
    SEVERITY_UNCLEAR = "severity-unclear" {
        en: "{alert} would do, but its labels do not say whether it pages: set `severity` to one of {pages} (parameter `page-severities`)",
        ko: "{alert} 알람의 조건은 충분하지만 호출 알람인지 레이블로 알 수 없습니다. `severity`를 {pages} 중 하나로 설정해야 합니다 (매개변수 `page-severities`)",
    }
    /// PRR-BR-01 passes.
    PAGES_COVERED = "pages-covered" {
        evidence: E3,
        en: "{fast_alert} pages when {fast_share} of the budget burn within {fast_window}, {slow_alert} when {slow_share} burn within {slow_window}",
        ko: "{fast_alert} 알람은 {fast_window} 안에 버짓의 {fast_share}가, {slow_alert} 알람은 {slow_window} 안에 {slow_share}가 소진되면 호출합니다",
    }
    /// PRR-BR-01 passes with a remark.
    PAGES_COVERED_WARNING = "pages-covered-warning" {
        evidence: E3,
        en: "{fast_alert} pages when {fast_share} of the budget burn within {fast_window}, {slow_alert} when {slow_share} burn within {slow_window}; note that the latter has `severity: warning`, where the SRE Workbook pages",
        ko: "{fast_alert} 알람은 {fast_window} 안에 버짓의 {fast_share}가, {slow_alert} 알람은 {slow_window} 안에 {slow_share}가 소진되면 알립니다. 후자는 `severity: warning`인데, SRE 워크북에서는 호출 대상입니다",
    }
    /// PRR-BR-01 fails: no alert.
    PAGES_NONE = "pages-none" {
        en: "no burn-rate alert protects this objective: a full outage spends the whole budget of {period} in {outage}, and nobody is called",
        ko: "이 SLO를 지키는 번레이트 알람이 없습니다. 전면 중단이면 {outage} 만에 {period} 버짓이 모두 소진되는데 아무도 호출되지 않습니다",
    }
    /// PRR-BR-01 fails: neither tier.
    PAGES_NEITHER = "pages-neither" {
        en: "neither a fast nor a slow page tier: none looks back up to {fast_window} at {least} to {fast_most} of the budget, none up to {slow_window} at {least} to {slow_most}; closest is {alert}, where {factor}x over {window} is {share}: less is noise, more is late",
        ko: "빠른 호출 단계도 느린 호출 단계도 없습니다. 윈도 {fast_window} 이내에서 버짓의 {least}~{fast_most}, {slow_window} 이내에서 {least}~{slow_most}를 보는 조건이 없습니다. 가장 가까운 {alert} 알람은 {window} 동안 {factor}배, 즉 {share}입니다. 하한보다 작으면 소음이고 상한보다 크면 늦습니다",
    }
    /// PRR-BR-01 fails: no fast tier.
    PAGES_NO_FAST = "pages-no-fast" {
        en: "no fast page tier: none looks back up to {fast_window} at {least} to {fast_most} of the budget; closest is {alert}, where {factor}x over {window} is {share}, and a full outage is paged after {fires} with {spent} spent",
        ko: "빠른 호출 단계가 없습니다. 윈도 {fast_window} 이내에서 버짓의 {least}~{fast_most}를 보는 조건이 없습니다. 가장 가까운 {alert} 알람은 {window} 동안 {factor}배, 즉 {share}이며, 전면 중단 시 {fires} 뒤 버짓의 {spent}가 소진된 다음에야 호출합니다",
    }
    /// PRR-BR-01 fails: no slow tier.
    PAGES_NO_SLOW = "pages-no-slow" {
        en: "no slow page tier: none looks back further than the fast one, up to {slow_window}, at {least} to {slow_most} of the budget; closest is {alert}, where {factor}x over {window} is {share}; at half its rate the budget is gone in {gone} and nobody is called",
        ko: "느린 호출 단계가 없습니다. 빠른 단계보다 길고 {slow_window} 이내인 윈도에서 버짓의 {least}~{slow_most}를 보는 조건이 없습니다. 가장 가까운 {alert} 알람은 {window} 동안 {factor}배, 즉 {share}입니다. 그 절반 속도로도 {gone} 만에 버짓이 소진되는데 아무도 호출되지 않습니다",
    }
    /// PRR-BR-01 waits for a person.
    PAGES_OFF = "pages-off" {
        en: "page alerts are switched off here: nobody is called even in a full outage, which spends the budget in {outage}; say who decided that and until when, or remove the line",
        ko: "여기에서 호출 알람이 꺼져 있습니다. {outage} 만에 버짓이 소진되는 전면 중단에도 아무도 호출되지 않습니다. 누가 언제까지 결정했는지 밝히거나 이 줄을 삭제해야 합니다",
    }
    /// How to mend missing tiers.
    ADD_TIERS = "add-tiers" {
        en: "use the rules of the snippet, which are built from the objective's own indicator",
        ko: "SLO의 SLI로 만든 예시 규칙을 사용합니다",
    }
    /// PRR-BR-02 passes.
    TAIL_COVERED = "tail-covered" {
        evidence: E3,
        en: "{alert} alerts from {factor}x on, so a burn that exhausts the budget does not go unseen",
        ko: "{alert} 알람이 {factor}배부터 알리므로 버짓을 소진하는 번이 드러납니다",
    }
    /// PRR-BR-02 fails: no alert.
    TAIL_NONE = "tail-none" {
        en: "no alert watches the budget at all: at 5x it is gone in {gone}, at 1x in {period}",
        ko: "버짓을 지켜보는 알람이 전혀 없습니다. 5배면 {gone}, 1배면 {period} 만에 소진됩니다",
    }
    /// PRR-BR-02 fails.
    TAIL_GAP = "tail-gap" {
        en: "burn rates between 1x and {factor}x never alert: at {example}x the budget of {period} is gone in {gone} without a word",
        ko: "1배와 {factor}배 사이의 번레이트에서는 알람이 울리지 않습니다. {example}배면 {gone} 만에 {period} 버짓이 알림 없이 소진됩니다",
    }
    /// PRR-BR-02 waits for a person.
    TAIL_OFF = "tail-off" {
        en: "ticket alerts are switched off here: a burn that is too slow to page exhausts the budget of {period} without a word; say who decided that and until when, or remove the line",
        ko: "여기에서 티켓 알람이 꺼져 있습니다. 호출 기준보다 느린 번이 {period} 버짓을 알림 없이 소진합니다. 누가 언제까지 결정했는지 밝히거나 이 줄을 삭제해야 합니다",
    }
    /// How to mend a missing tail.
    ADD_TAIL = "add-tail" {
        en: "add a tier of factor 1 that raises a ticket",
        ko: "티켓을 만드는 1배 단계를 추가합니다",
    }
    /// Where the slowest condition is.
    SLOWEST_RULE = "slowest-rule" {
        en: "the slowest condition, {factor}x",
        ko: "가장 느린 조건, {factor}배",
    }
    /// PRR-BR-03 passes.
    TWO_WINDOWS = "two-windows" {
        evidence: E3,
        en: "{alert} joins {long} with {short}: it ends {reset} after a full outage has ended",
        ko: "{alert} 알람은 {long} 윈도와 {short} 윈도를 함께 봅니다. 전면 중단이 끝나고 {reset} 뒤에 풀립니다",
    }
    /// PRR-BR-03 fails: a long window alone.
    ONE_LONG_WINDOW = "one-long-window" {
        en: "{alert} looks at {long} alone: after a full outage has ended it goes on for {reset}; joined with {short} it ends after {reset_short}",
        ko: "{alert} 알람은 {long} 윈도 하나만 봅니다. 전면 중단이 끝난 뒤에도 {reset} 동안 계속 울립니다. {short} 윈도를 함께 보면 {reset_short} 뒤에 풀립니다",
    }
    /// PRR-BR-03 fails: a short window alone.
    ONE_SHORT_WINDOW = "one-short-window" {
        en: "{alert} looks at {window} alone, which is {share} of the budget at {factor}x: it cannot tell a spike from an incident and forgets within {reset}; joined, {long} and {short} fire at {right_share} and end after {right_reset}, where {long} alone would go on for {alone_reset}",
        ko: "{alert} 알람은 {window} 윈도 하나만 보며, 이는 {factor}배에서 버짓의 {share}입니다. 순간적인 오류와 장애를 구분하지 못하고 {reset} 안에 잊습니다. {long} 윈도와 {short} 윈도를 함께 보면 {right_share}에서 울리고 {right_reset} 뒤에 풀립니다. {long} 윈도만 보면 {alone_reset} 동안 계속 울립니다",
    }
    /// PRR-BR-03 fails: an odd pair.
    ODD_PAIR = "odd-pair" {
        en: "{alert} joins {long} with {short}, which is not between 1/{most} and 1/{least} of it: it ends {reset} after a full outage has ended; with {better} it would be {better_reset}",
        ko: "{alert} 알람은 {long} 윈도와 {short} 윈도를 함께 보지만, 짧은 윈도가 긴 윈도의 1/{most}~1/{least} 범위를 벗어납니다. 전면 중단이 끝나고 {reset} 뒤에 풀리며, 짧은 윈도가 {better}이면 {better_reset}입니다",
    }
    /// PRR-BR-03 fails: two indicators.
    OTHER_INDICATOR = "other-indicator" {
        en: "{alert} joins {long} with {short}, but they measure different ratios: the short window says nothing about what the long one saw, which goes on for {reset} or falls silent at once",
        ko: "{alert} 알람은 {long} 윈도와 {short} 윈도를 함께 보지만 서로 다른 비율을 측정합니다. 짧은 윈도가 긴 윈도의 상태를 보여 주지 못해, {reset} 동안 계속 울리거나 바로 조용해집니다",
    }
    /// PRR-BR-03 fails: two thresholds.
    OTHER_THRESHOLD = "other-threshold" {
        en: "{alert} joins {long} above {long_threshold} with {short} above {short_threshold}: the windows of a tier need one threshold, or the alert holds back or goes on where the factor says otherwise",
        ko: "{alert} 알람은 {long} 윈도에 {long_threshold}, {short} 윈도에 {short_threshold}로 서로 다른 임계치를 씁니다. 한 단계의 두 윈도는 임계치가 같아야 하며, 다르면 배수가 뜻하는 것보다 늦게 또는 오래 울립니다",
    }
    /// How to mend a tier of one window.
    JOIN_WINDOWS = "join-windows" {
        en: "compare both {long} and {short} with the same threshold and join them with `and`",
        ko: "{long} 윈도와 {short} 윈도를 같은 임계치와 비교하고 `and`로 묶습니다",
    }
    /// PRR-BR-04 passes.
    TIER_IMPLEMENTED = "tier-implemented" {
        evidence: E3,
        en: "{alert} implements {factor}x over {window}",
        ko: "{alert} 알람이 {window} 동안 {factor}배를 구현합니다",
    }
    /// PRR-BR-04 fails with a neighbour.
    TIER_MISSING = "tier-missing" {
        en: "no alert implements the declared {factor}x over {window} ({share} of the budget); closest is {alert}, {other_factor}x over {other_window} ({other_share})",
        ko: "선언된 {window} 동안 {factor}배(버짓의 {share})를 구현하는 알람이 없습니다. 가장 가까운 것은 {alert} 알람이며 {other_window} 동안 {other_factor}배({other_share})입니다",
    }
    /// PRR-BR-04 fails without any.
    TIER_MISSING_ALONE = "tier-missing-alone" {
        en: "no alert implements the declared {factor}x over {window}: {share} of the budget burn there and nobody hears of it",
        ko: "선언된 {window} 동안 {factor}배를 구현하는 알람이 없습니다. 버짓의 {share}가 소진되어도 아무도 알지 못합니다",
    }
    /// The rule that comes closest.
    CLOSEST_RULE = "closest-rule" {
        en: "the closest condition: {factor}x over {window}",
        ko: "가장 가까운 조건: {window} 동안 {factor}배",
    }
    /// PRR-BR-06 fails: a factor for another period.
    PERIOD_MISMATCH = "period-mismatch" {
        en: "{alert} fires at {factor}x over {window}: {meant} of a budget of {other}, but {share} of this one of {period}; it calls for next to nothing",
        ko: "{alert} 알람은 {window} 동안 {factor}배에서 울립니다. {other} 버짓이라면 {meant}이지만 {period}인 이 버짓에서는 {share}에 지나지 않아 소음이 됩니다",
    }
    /// How to mend a factor for another period.
    RECKON_FACTOR = "reckon-factor" {
        en: "write {right}x, which is the same share of {period}: share x period / window",
        ko: "같은 몫이 되도록 {period} 기준으로 계산한 {right}배를 적으십시오: 몫 x 기간 / 윈도",
    }
    /// PRR-BR-07 passes: the alert measures the objective itself.
    INDICATOR_OWN = "indicator-own" {
        evidence: E3,
        en: "{alert} measures the burn rate of {slo} itself",
        ko: "{alert} 알람은 {slo} SLO 자체의 소진율을 측정합니다",
    }
    /// PRR-BR-08 fails: switched off.
    DEAD_DISABLED = "dead-disabled" {
        en: "{alert} is switched off: it fires for 0 % of outages",
        ko: "{alert} 알람이 꺼져 있어 장애의 0 %에서 울립니다",
    }
    /// How to mend an alert that is switched off.
    SWITCH_ON = "switch-on" {
        en: "switch it on, or take it out so that nobody counts on it",
        ko: "알람을 켜거나, 아무도 의지하지 않도록 제거하십시오",
    }
    /// The objective's own period.
    PERIOD_HERE = "period-here" {
        en: "the budget is granted for {period}",
        ko: "버짓은 {period} 동안 주어집니다",
    }
    /// A condition that is no help.
    REVERSED = "reversed" {
        en: "this compares the wrong way: it holds while all is well",
        ko: "비교 방향이 반대입니다. 정상일 때 성립합니다",
    }
    /// A condition that can never fire.
    NEVER_FIRES = "never-fires" {
        en: "this keeps a condition from ever firing",
        ko: "이것 때문에 조건이 절대 성립하지 않습니다",
    }
    /// Where a tier was declared.
    DECLARED_HERE = "declared-here" {
        en: "declared here: {factor}x over {window}",
        ko: "여기에 선언됨: {window} 동안 {factor}배",
    }
    /// How to mend an unimplemented tier.
    IMPLEMENT_TIER = "implement-tier" {
        en: "add the condition of the snippet, or take the declaration away",
        ko: "예시의 조건을 추가하거나 선언을 삭제합니다",
    }
    /// PRR-BR-04 has nothing to judge.
    NO_DECLARED_TIERS = "no-declared-tiers" {
        en: "the objective declares no burn rates of its own",
        ko: "SLO에 선언된 번레이트가 없습니다",
    }
    /// PRR-BR-05 passes.
    BUDGET_AGREES = "budget-agrees" {
        evidence: E3,
        en: "every threshold assumes the budget of the objective, {budget}",
        ko: "모든 임계치가 SLO와 같은 버짓({budget})을 사용합니다",
    }
    /// PRR-BR-05 fails.
    BUDGET_DIFFERS = "budget-differs" {
        en: "{alert} assumes a budget of {used}, the objective grants {budget}: what it calls {factor}x is {real}x, and {share} of the budget are spent where {meant} were meant",
        ko: "{alert} 알람은 버짓을 {used}로 계산하지만 SLO의 버짓은 {budget}입니다. {factor}배라고 한 것이 실제로는 {real}배이고, 버짓의 {meant} 대신 {share}가 소진됩니다",
    }
    /// PRR-BR-05 does not know.
    BUDGET_UNSEPARATED = "budget-unseparated" {
        en: "{alert} compares with {threshold}, which is {factor}x of this budget and no tier that is declared or usual: write the threshold as factor times budget, such as `{example}`",
        ko: "{alert} 알람의 임계치는 {threshold}이며, 이는 이 버짓의 {factor}배로 선언되었거나 통상적인 단계가 아닙니다. 임계치를 `{example}`처럼 배수 × 버짓으로 적어야 판정할 수 있습니다",
    }
    /// Where the target was declared.
    TARGET_HERE = "target-here" {
        en: "the target: a budget of {budget}",
        ko: "목표: 버짓 {budget}",
    }
    /// How to mend a wrong budget.
    WRITE_BUDGET = "write-budget" {
        en: "write the threshold as `{example}`",
        ko: "임계치를 `{example}` 형태로 적습니다",
    }
    /// PRR-BR-06 passes.
    WINDOWS_AGREE = "windows-agree" {
        evidence: E3,
        en: "every condition measures the window that its factor, its declaration or its name stands for",
        ko: "모든 조건이 배수, 선언, 이름이 뜻하는 윈도를 측정합니다",
    }
    /// PRR-BR-06 fails: another window.
    WINDOW_MISMATCH = "window-mismatch" {
        en: "{alert} measures {window} where {declared} is declared for {factor}x: over {window} that is {share} of the {period} budget, not {meant}; with `for: {hold}` a full outage is reported after {fires} with {spent} spent, the pair {declared} and {short} does it after {right_fires} with {right_spent}",
        ko: "{alert} 알람은 {factor}배에 대해 {declared} 윈도가 선언되어 있는데 {window} 윈도를 측정합니다. {window} 동안이면 {period} 버짓의 {meant}가 아니라 {share}입니다. `for: {hold}`이면 전면 중단 시 {fires} 뒤 버짓의 {spent}가 소진된 다음에 알리고, {declared} 윈도와 {short} 윈도를 함께 보면 {right_fires} 뒤 {right_spent}에서 알립니다",
    }
    /// PRR-BR-06 fails: `for` instead of a window.
    HOLD_AS_WINDOW = "hold-as-window" {
        en: "{alert} waits {hold} on a window of {window}: waiting is not a window, one evaluation below the threshold starts it anew; a full outage shorter than {silent} never alerts, and a longer one spends {cost} of the budget while the alert waits, {fires} and {spent} in all, where {long} with {short} needs {right_fires} and {right_spent}",
        ko: "{alert} 알람은 {window} 윈도에서 {hold} 동안 기다립니다. 기다림은 윈도가 아니어서, 한 번만 임계치 아래로 내려가도 처음부터 다시 셉니다. {silent}보다 짧은 전면 중단은 결코 알리지 않고, 더 길면 기다리는 동안 버짓의 {cost}를, 모두 {fires} 동안 {spent}를 씁니다. {long} 윈도와 {short} 윈도를 함께 보면 {right_fires}, {right_spent}입니다",
    }
    /// PRR-BR-06 fails: a record's name lies.
    RECORD_LIES = "record-lies" {
        en: "{record} claims {claimed} and measures {measured}: {alert} spends {share} of the budget before it fires where {meant} is meant",
        ko: "{record} 레코드는 이름으로는 {claimed} 윈도이지만 실제로는 {measured} 윈도를 측정합니다. {alert} 알람이 울리기까지 버짓의 {meant} 대신 {share}가 소진됩니다",
    }
    /// PRR-BR-06 fails: two windows in one ratio.
    WINDOWS_MIXED = "windows-mixed" {
        en: "{alert} divides {one} by {other}: for {late} after every change of traffic the ratio compares different times, and a threshold of {threshold} means nothing",
        ko: "{alert} 알람은 {one} 윈도의 값을 {other} 윈도의 값으로 나눕니다. 트래픽이 바뀔 때마다 {late} 동안 서로 다른 시간대를 비교하게 되어 {threshold} 임계치가 의미를 잃습니다",
    }
    /// The other window of a ratio.
    OTHER_WINDOW = "other-window" {
        en: "the other window",
        ko: "다른 윈도",
    }
    /// Where the alert names the recording rule.
    NAMED_HERE = "named-here" {
        en: "named here",
        ko: "여기에서 사용됨",
    }
    /// How to mend a window.
    USE_WINDOW = "use-window" {
        en: "measure {long} and {short}, both above the same threshold, and drop `for:` or keep it at most {hold}",
        ko: "{long} 윈도와 {short} 윈도를 같은 임계치로 함께 측정하고, `for:`는 없애거나 최대 {hold}까지만 둡니다",
    }
    /// How to mend a record.
    RENAME_RECORD = "rename-record" {
        en: "let the body range over {claimed}, or name the record after {measured}",
        ko: "본문이 {claimed} 윈도를 측정하게 하거나, 레코드 이름을 {measured} 윈도에 맞춥니다",
    }
    /// How to mend mixed windows.
    USE_ONE_WINDOW = "use-one-window" {
        en: "use one window in numerator and denominator",
        ko: "분자와 분모에 같은 윈도를 씁니다",
    }
    /// PRR-BR-09 passes for a page.
    DETECTED_IN_TIME = "detected-in-time" {
        evidence: E3,
        en: "{alert} reports a full outage after {fires}, with {spent} of the budget spent (at most {most})",
        ko: "{alert} 알람은 전면 중단을 {fires} 뒤, 버짓의 {spent}가 소진된 시점에 알립니다 (상한 {most})",
    }
    /// PRR-BR-09 fails for a page.
    DETECTED_LATE = "detected-late" {
        en: "{alert} reports a full outage after {fires}, with {spent} of the budget spent: `for: {hold}` alone costs {cost}, without it {prompt} would be spent; at most {most} should be",
        ko: "{alert} 알람은 전면 중단을 {fires} 뒤, 버짓의 {spent}가 소진된 다음에야 알립니다. `for: {hold}` 하나가 {cost}를 쓰며, 없으면 {prompt}에서 알립니다. 상한은 {most}입니다",
    }
    /// PRR-BR-09 leaves it to people.
    BUDGET_TOO_SMALL = "budget-too-small" {
        en: "the whole budget is {outage} of outage: {alert} spends {spent} of it before it can fire, even without `for:` and with one evaluation every {interval}; no alert that calls a person defends this target, only a reaction without people does",
        ko: "버짓 전체가 중단 {outage}뿐입니다. {alert} 알람은 `for:`가 없고 {interval}마다 평가하더라도 울리기 전에 버짓의 {spent}를 씁니다. 사람을 호출하는 알람으로는 이 목표를 지킬 수 없고, 사람 없이 동작하는 자동 대응이 필요합니다",
    }
    /// PRR-BR-09 passes for a ticket.
    TICKET_IN_TIME = "ticket-in-time" {
        evidence: E3,
        en: "{alert} spends {waiting} of the budget while it waits at {factor}x (at most {most})",
        ko: "{alert} 알람은 {factor}배로 번할 때 대기하는 동안 버짓의 {waiting}를 씁니다 (상한 {most})",
    }
    /// PRR-BR-09 fails for a ticket.
    TICKET_LATE = "ticket-late" {
        en: "{alert} waits {hold}, in which {factor}x spends another {waiting} of the budget; at most {most} should be",
        ko: "{alert} 알람이 {hold} 동안 기다리는 사이에 {factor}배의 번이 버짓의 {waiting}를 더 씁니다. 상한은 {most}입니다",
    }
    /// How to mend a long `for:`.
    SHORTEN_HOLD = "shorten-hold" {
        en: "drop `for:`, or keep it at most {hold}: the windows already tell an incident from a spike",
        ko: "`for:`를 없애거나 최대 {hold}로 줄입니다. 장애와 순간 오류는 윈도가 이미 구분합니다",
    }
    /// PRR-BR-10 passes.
    ENDS_SOON = "ends-soon" {
        evidence: E3,
        en: "{alert} ends {reset} after a full outage has ended",
        ko: "{alert} 알람은 전면 중단이 끝난 뒤 {reset}이 지나면 풀립니다",
    }
    /// PRR-BR-10 fails: the window.
    ENDS_LATE = "ends-late" {
        en: "{alert} goes on for {reset} after a full outage has ended, more than {most} times the {nominal} that a short window of a twelfth of {long} would take: people learn to ignore it, and a second incident hides behind the first",
        ko: "{alert} 알람은 전면 중단이 끝난 뒤에도 {reset} 동안 계속됩니다. {long}의 12분의 1인 짧은 윈도라면 {nominal}이면 되며, 그 {most}배를 넘습니다. 사람들은 알람을 무시하게 되고 두 번째 장애는 첫 번째 알람에 가려집니다",
    }
    /// PRR-BR-10 fails: `keep_firing_for`.
    KEPT_FIRING = "kept-firing" {
        en: "{alert} goes on for {reset} after a full outage has ended, {kept} of it because of `keep_firing_for`: more than {most} times the {nominal} of a short window",
        ko: "{alert} 알람은 전면 중단이 끝난 뒤에도 {reset} 동안 계속되며, 그중 {kept}는 `keep_firing_for` 때문입니다. 짧은 윈도 {nominal}의 {most}배를 넘습니다",
    }
    /// How to mend `keep_firing_for`.
    SHORTEN_KEPT = "shorten-kept" {
        en: "keep `keep_firing_for` at most {kept}, or drop it",
        ko: "`keep_firing_for`를 최대 {kept}로 줄이거나 없앱니다",
    }
    /// PRR-BR-11 passes by a guard.
    TRAFFIC_GUARDED = "traffic-guarded" {
        evidence: E3,
        en: "{alert} also asks for {events} events in {over}: without that, one failed request would fire it below {single} requests in {window}",
        ko: "{alert} 알람은 {over} 동안 이벤트 {events}건을 함께 요구합니다. 이 조건이 없으면 {window} 동안 요청이 {single}건 미만일 때 실패 한 건만으로 울립니다",
    }
    /// PRR-BR-11 passes by traffic.
    TRAFFIC_ENOUGH = "traffic-enough" {
        evidence: E3,
        en: "at {rate} requests a second {alert} needs {failures} failures in {window} to fire",
        ko: "초당 요청 {rate}건이면 {alert} 알람은 {window} 동안 {failures}건이 실패해야 울립니다",
    }
    /// PRR-BR-11 fails.
    TRAFFIC_LOW = "traffic-low" {
        en: "at {rate} requests a second, {requests} in {window}, {failures} failures fire {alert}; fewer than {fewest} say nothing about the service, which needs {needed} requests in {window}",
        ko: "초당 요청 {rate}건, {window} 동안 {requests}건이면 실패 {failures}건으로 {alert} 알람이 울립니다. {fewest}건 미만의 실패로는 서비스 상태를 알 수 없으며, {window} 동안 요청 {needed}건이 필요합니다",
    }
    /// PRR-BR-11 does not know.
    TRAFFIC_UNKNOWN = "traffic-unknown" {
        en: "below {single} requests in {window} one failed request fires {alert}, and nothing says how many there are: {fewest} failures need {needed_rate} requests a second; declare `requests-per-second` of the service in prr.yaml, or guard the alert",
        ko: "{window} 동안 요청이 {single}건 미만이면 실패 한 건으로 {alert} 알람이 울리는데, 요청이 얼마나 되는지 알 수 없습니다. 실패 {fewest}건을 보려면 초당 요청 {needed_rate}건이 필요합니다. prr.yaml의 서비스에 `requests-per-second`를 선언하거나 알람에 트래픽 조건을 추가해야 판정할 수 있습니다",
    }
    /// How to guard against low traffic.
    GUARD_TRAFFIC = "guard-traffic" {
        en: "guard the alert against low traffic, such as `{example}`, or measure over a longer window",
        ko: "`{example}`처럼 트래픽이 적을 때 울리지 않도록 조건을 추가하거나 더 긴 윈도로 측정합니다",
    }
    /// PRR-BR-08 fails: the file is not loaded.
    DEAD_REJECTED = "dead-rejected" {
        en: "Prometheus rejects the file that {alert} stands in, and loads 0 of its rules: none of its alerts can ever fire, however right they look",
        ko: "Prometheus가 {alert} 알람이 있는 파일을 거부하므로 그 안의 규칙을 0개 불러옵니다. 아무리 올바르게 보여도 이 파일의 알람은 절대 울리지 않습니다",
    }
    /// Why a file is rejected.
    REJECTED_FIELD = "rejected-field" { en: "rule files have no such key", ko: "규칙 파일에 없는 키" }
    /// Why a file is rejected.
    REJECTED_TYPE = "rejected-type" { en: "another kind of value belongs here", ko: "값의 종류가 맞지 않음" }
    /// Why a file is rejected.
    REJECTED_NAMELESS = "rejected-nameless" { en: "the group has no name", ko: "그룹에 이름이 없음" }
    /// Why a file is rejected.
    REJECTED_REPEATED = "rejected-repeated" { en: "an earlier group has this name", ko: "앞의 그룹과 이름이 같음" }
    /// Why a file is rejected.
    REJECTED_DURATION = "rejected-duration" { en: "not a duration", ko: "기간이 아님" }
    /// Why a file is rejected.
    REJECTED_BOTH = "rejected-both" { en: "both `alert` and `record`", ko: "`alert`와 `record`가 함께 있음" }
    /// Why a file is rejected.
    REJECTED_NEITHER = "rejected-neither" { en: "neither `alert` nor `record`", ko: "`alert`도 `record`도 없음" }
    /// Why a file is rejected.
    REJECTED_EMPTY = "rejected-empty" { en: "no expression", ko: "식이 없음" }
    /// Why a file is rejected.
    REJECTED_EXPRESSION = "rejected-expression" { en: "not an expression", ko: "올바른 식이 아님" }
    /// Why a file is rejected.
    REJECTED_RECORD_FIELD = "rejected-record-field" { en: "only alerts have this", ko: "알람에만 쓸 수 있음" }
    /// Why a file is rejected.
    REJECTED_NAME = "rejected-name" { en: "no series can have this name", ko: "시계열 이름으로 쓸 수 없음" }
    /// Why a file is rejected.
    REJECTED_LABEL = "rejected-label" { en: "this label is reserved", ko: "예약된 레이블" }
    /// Why a file is rejected.
    REJECTED_FUNCTION = "rejected-function" { en: "templates have no function {name}", ko: "템플릿에 {name} 함수가 없음" }
    /// Why a file is rejected.
    REJECTED_VARIABLE = "rejected-variable" { en: "the template has no variable {name}", ko: "템플릿에 {name} 변수가 없음" }
    /// Why a file is rejected.
    REJECTED_TEMPLATE = "rejected-template" { en: "the template does not parse at {word}", ko: "템플릿을 {word}에서 해석할 수 없음" }
    /// Why a file is rejected.
    REJECTED_OPEN = "rejected-open" {
        en: "the template ends within an action or a block",
        ko: "템플릿이 액션이나 블록 안에서 끝남",
    }
    /// How to mend a rejected file.
    MEND_FILE = "mend-file" {
        en: "mend the file until `promtool check rules` accepts it",
        ko: "`promtool check rules`를 통과할 때까지 파일을 고칩니다",
    }
    /// PRR-BR-12 passes by a promise.
    NO_DATA_PROMISED = "no-data-promised" {
        evidence: E2,
        en: "the generator of this objective makes an alert on missing series, which {alerts} burn-rate conditions are not",
        ko: "이 SLO의 생성기가 시계열이 없을 때 울리는 알람을 만듭니다. 번레이트 조건 {alerts}개는 그렇지 않습니다",
    }
    /// PRR-BR-12 fails by a promise.
    NO_DATA_OFF = "no-data-off" {
        en: "the alert on missing series is switched off here: when they are gone, all {alerts} burn-rate conditions fall silent and a page that fires resolves by itself within {shortest}",
        ko: "시계열이 없을 때 울리는 알람이 여기서 꺼져 있습니다. 시계열이 사라지면 번레이트 조건 {alerts}개가 모두 침묵하고, 울리던 알람도 {shortest} 안에 저절로 풀립니다",
    }
    /// How to switch it on.
    NO_DATA_ON = "no-data-on" { en: "switch it on", ko: "다시 켭니다" }
    /// PRR-BR-12 passes.
    NO_DATA_ALERT = "no-data-alert" {
        evidence: E3,
        en: "{alert} reports that {totals} is gone, which {alerts} burn-rate conditions would not",
        ko: "{totals} 시계열이 사라지면 번레이트 조건 {alerts}개는 침묵하지만 {alert} 알람이 알립니다",
    }
    /// PRR-BR-12 passes by the target.
    NO_TARGET_ALERT = "no-target-alert" {
        evidence: E3,
        en: "{alert} reports that the targets behind {totals} are gone, which {alerts} burn-rate conditions would not",
        ko: "{totals} 시계열을 내보내는 수집 대상이 사라지면 번레이트 조건 {alerts}개는 침묵하지만 {alert} 알람이 알립니다",
    }
    /// PRR-BR-12 passes by a dead man's switch.
    WATCHDOG = "watchdog" {
        evidence: E3,
        en: "{alert} always fires, so that somebody notices when Prometheus itself is gone; it does not report that {totals} alone is gone",
        ko: "{alert} 알람은 항상 울리므로 Prometheus 자체가 멈추면 알 수 있습니다. {totals} 시계열만 사라지는 경우는 알리지 않습니다",
    }
    /// PRR-BR-12 fails.
    NO_DATA_SILENT = "no-data-silent" {
        en: "when {totals} is gone, all {alerts} burn-rate conditions fall silent and a page that fires resolves by itself within {shortest}: an outage that takes the exporter along looks like its end",
        ko: "{totals} 시계열이 사라지면 번레이트 조건 {alerts}개가 모두 침묵하고, 울리던 알람도 {shortest} 안에 저절로 풀립니다. 익스포터까지 멈춘 장애가 마치 해소된 것처럼 보입니다",
    }
    /// PRR-BR-12 does not know.
    NO_DATA_UNKNOWN = "no-data-unknown" {
        en: "the series that the indicator counts could not be read, so 0 of the alerts can be held against them",
        ko: "지표가 세는 시계열을 읽을 수 없어, 데이터가 사라질 때 알리는 알람이 있는지 판정할 수 없습니다 (대조한 알람 0개)",
    }
    /// How to mend silence about missing data.
    ADD_ABSENT = "add-absent" {
        en: "alert on the missing series, as the snippet does",
        ko: "예시처럼 시계열이 없을 때 울리는 알람을 추가합니다",
    }
    /// Why a condition can never fire.
    NEVER_MATCHES = "never-matches" { en: "its operands never match: they differ in {label}", ko: "{label} 레이블이 달라 피연산자가 서로 맞지 않습니다" }
    /// Why a condition can never fire.
    NEVER_RECORDED = "never-recorded" { en: "nothing records {record}", ko: "{record} 레코드를 기록하는 규칙이 없습니다" }
    /// Why a condition can never fire.
    NEVER_MEASURED = "never-measured" { en: "{record} rests on itself", ko: "{record} 레코드가 자기 자신에 의존합니다" }
    /// Why a condition can never fire.
    NEVER_TRUE = "never-true" { en: "it is joined with a comparison that never holds", ko: "절대 성립하지 않는 비교와 묶여 있습니다" }
    /// Why a condition never fires: it is switched off.
    NEVER_ON = "never-on" {
        en: "it is switched off",
        ko: "꺼져 있습니다",
    }
    /// Why a condition can never fire.
    NEVER_LOADED = "never-loaded" { en: "Prometheus rejects its file", ko: "Prometheus가 이 파일을 거부합니다" }
    /// Why a condition can never fire.
    NEVER_SELECTED = "never-selected" { en: "no series has both {first} and {second}", ko: "{first}와 {second}를 모두 만족하는 시계열은 없습니다" }
    /// Why a condition can never fire.
    NEVER_EXCEEDED = "never-exceeded" {
        en: "its threshold is an error ratio of {threshold}, and no error ratio exceeds 100 %: at a budget of {budget} a factor must stay below {most}",
        ko: "임계치가 오류율 {threshold}인데 오류율은 100 %를 넘을 수 없습니다. 버짓이 {budget}이면 배수는 {most}보다 작아야 합니다",
    }
    /// PRR-BR-07 passes.
    INDICATOR_AGREES = "indicator-agrees" {
        evidence: E3,
        en: "{alert} names {slo} and measures its indicator",
        ko: "{alert} 알람은 {slo} SLO를 명시하고 그 SLI를 측정합니다",
    }
    /// PRR-BR-07 passes: the generator's own records.
    INDICATOR_GENERATED = "indicator-generated" {
        evidence: E3,
        en: "the indicator of {slo} is code that its generator ran; {alert} measures what the generator recorded for it, in every window the same",
        ko: "{slo} SLO의 SLI는 생성기가 실행한 코드입니다. {alert} 알람은 생성기가 이 SLO에 대해 기록한 값을 모든 윈도에서 동일하게 측정합니다",
    }
    /// PRR-BR-07 passes with advice.
    INDICATOR_AGREES_UNNAMED = "indicator-agrees-unnamed" {
        evidence: E3,
        en: "{alert} measures the indicator of {slo}; it does not say so: add the label `slo: {slo}`, so that whoever is called sees which objective is at stake",
        ko: "{alert} 알람은 {slo} SLO의 SLI를 측정하지만 레이블로 밝히지 않습니다. 호출받는 사람이 어떤 SLO인지 알 수 있도록 `slo: {slo}` 레이블을 추가하는 것이 좋습니다",
    }
    /// PRR-BR-07 fails: another metric.
    INDICATOR_METRIC = "indicator-metric" {
        en: "{alert} names this objective and counts `{counted}` where the indicator counts `{declared}`: 100 % of the indicator's events can fail without a single one being seen here",
        ko: "{alert} 알람은 이 SLO를 명시하지만 SLI의 `{declared}` 메트릭이 아니라 `{counted}` 메트릭을 셉니다. SLI의 이벤트가 100 % 실패해도 여기에는 한 건도 보이지 않을 수 있습니다",
    }
    /// PRR-BR-07 fails: another time.
    INDICATOR_SHIFT = "indicator-shift" {
        en: "{alert} names this objective and looks at another time: `{shift}` where the indicator says `{declared}`; an outage that begins now spends the budget, and 0 of its errors are seen until that time has come",
        ko: "{alert} 알람은 이 SLO를 명시하지만 다른 시점을 봅니다. SLI는 `{declared}`인데 알람은 `{shift}`입니다. 지금 시작된 장애가 버짓을 소진해도 그 시점이 될 때까지 오류가 0건으로 보입니다",
    }
    /// PRR-BR-07 fails: another test of a label.
    INDICATOR_TEST = "indicator-test" {
        en: "{alert} names this objective and reads `{tested}` where the indicator says `{declared}`: errors that only the indicator counts can spend 100 % of the budget without an alert, errors that only the alert counts raise it while 0 % are spent",
        ko: "{alert} 알람은 이 SLO를 명시하지만 SLI의 `{declared}` 대신 `{tested}` 조건으로 읽습니다. SLI만 세는 오류는 알람 없이 버짓을 100 %까지 소진할 수 있고, 알람만 세는 오류는 버짓을 0 % 소진하면서 알람을 울립니다",
    }
    /// PRR-BR-07 fails: a test too many.
    INDICATOR_EXTRA_TEST = "indicator-extra-test" {
        en: "{alert} names this objective and reads only `{tested}`, which the indicator does not ask for: of the events without it, 0 % are seen here and 100 % spend the budget",
        ko: "{alert} 알람은 이 SLO를 명시하지만 SLI에 없는 `{tested}` 조건이 있습니다. 이 조건에 맞지 않는 이벤트는 여기서 0 %만 보이지만 버짓은 100 % 소진합니다",
    }
    /// PRR-BR-07 fails: a test too few.
    INDICATOR_MISSING_TEST = "indicator-missing-test" {
        en: "{alert} names this objective and reads events without `{declared}`, which the indicator asks for: the others spend 0 % of the budget, and dilute or raise the ratio by their share of the traffic",
        ko: "{alert} 알람은 이 SLO를 명시하지만 SLI의 `{declared}` 조건 없이 읽습니다. 조건에 맞지 않는 이벤트는 버짓을 0 % 소진하면서도 트래픽 비중만큼 비율을 희석하거나 높입니다",
    }
    /// PRR-BR-07 fails: numerator and denominator do not belong together.
    RATIO_APART = "ratio-apart" {
        en: "{alert} divides events with `{label}` {part} by events with `{label}` {whole}: 0 of the former are among the latter, so the quotient is no share of anything and can exceed 100 %",
        ko: "{alert} 알람은 `{label}` 값이 {part}인 이벤트를 {whole}인 이벤트로 나눕니다. 앞의 이벤트 중 뒤의 이벤트에 속하는 것이 0건이어서 결과는 비율이 아니며 100 %를 넘을 수 있습니다",
    }
    /// PRR-BR-07 does not know: the indicator.
    INDICATOR_UNREAD = "indicator-unread" {
        en: "{alert} names this objective, whose indicator could not be read: nothing decides whether both measure the same; write the indicator as two queries, or commit the rules that the generator makes of it",
        ko: "{alert} 알람이 이 SLO를 명시하지만 SLI를 읽을 수 없어 같은 것을 측정하는지 판정할 수 없습니다. SLI를 두 개의 쿼리로 적거나 생성기가 만든 규칙을 커밋해야 합니다",
    }
    /// PRR-BR-07 does not know: the difference.
    INDICATOR_UNDECIDED = "indicator-undecided" {
        en: "{alert} names this objective and spells its ratio differently, in a way that may measure the same: write it as the indicator does, or let both rest on one recording rule",
        ko: "{alert} 알람은 이 SLO를 명시하지만 비율을 다르게 적었고, 같은 것을 측정하는지 알 수 없습니다. SLI와 같게 적거나 같은 레코딩 규칙을 쓰도록 해야 판정할 수 있습니다",
    }
    /// Where the indicator is.
    INDICATOR_HERE = "indicator-here" {
        en: "the indicator",
        ko: "SLI",
    }
    /// Where the alert measures.
    MEASURED_HERE = "measured-here" {
        en: "the condition measures this",
        ko: "조건이 측정하는 곳",
    }
    /// How to mend an alert that measures something else.
    MEASURE_INDICATOR = "measure-indicator" {
        en: "measure the queries of the indicator, as in the snippet, or name the objective that the alert is for",
        ko: "예시처럼 SLI의 쿼리를 측정하거나, 알람이 실제로 지키는 SLO를 명시합니다",
    }
    /// PRR-BR-08 passes.
    CONDITION_LIVE = "condition-live" {
        evidence: E3,
        en: "{alert} over {window} can fire: {theta} is an error ratio that can be exceeded, the comparison points upward, its operands can match, and {records} recording rules that it rests on are here",
        ko: "{alert} 알람의 {window} 조건은 성립할 수 있습니다. {theta}는 넘을 수 있는 오류율이고, 비교 방향이 맞고, 피연산자가 서로 매칭되며, 사용하는 레코딩 규칙 {records}개가 모두 있습니다",
    }
    /// PRR-BR-08 fails: a threshold with its budget.
    DEAD_THRESHOLD = "dead-threshold" {
        en: "{alert} can never fire: {factor}x of a budget of {budget} is {theta}, and an error ratio never exceeds 100 %",
        ko: "{alert} 알람은 절대 울리지 않습니다. 버짓 {budget}의 {factor}배는 {theta}인데 오류율은 100 %를 넘을 수 없습니다",
    }
    /// PRR-BR-08 fails: a threshold.
    DEAD_THRESHOLD_PLAIN = "dead-threshold-plain" {
        en: "{alert} can never fire: it waits for an error ratio of {theta}, which never exceeds 100 %",
        ko: "{alert} 알람은 절대 울리지 않습니다. {theta}의 오류율을 기다리는데 오류율은 100 %를 넘을 수 없습니다",
    }
    /// How to mend an unreachable threshold.
    LOWER_THRESHOLD = "lower-threshold" {
        en: "use a factor below {most}, which is all that a budget of {budget} leaves room for, with a window that spends the same share of it",
        ko: "버짓이 {budget}이면 배수는 {most}보다 작아야 합니다. 같은 비율의 버짓을 소진하는 윈도와 함께 배수를 낮춥니다",
    }
    /// PRR-BR-08 fails: a comparison that points the wrong way.
    DEAD_REVERSED = "dead-reversed" {
        en: "{alert} compares the wrong way: it holds while less than {least} of the events fail, and is silent as soon as more do; at 100 % errors nobody hears of it",
        ko: "{alert} 알람은 비교 방향이 반대입니다. 실패한 이벤트가 {least}보다 적을 때 성립하고 더 많아지면 바로 조용해집니다. 오류율이 100 %여도 아무도 알 수 없습니다",
    }
    /// How to mend a reversed comparison.
    TURN_COMPARISON = "turn-comparison" {
        en: "write `>` after an error ratio and `<` after a success ratio",
        ko: "오류율에는 `>`, 성공률에는 `<`를 씁니다",
    }
    /// The comparison as a whole.
    WHOLE_COMPARISON = "whole-comparison" {
        en: "the comparison",
        ko: "비교식",
    }
    /// PRR-BR-08 fails: one operand has a label that the other never has.
    DEAD_OPERANDS_LACK = "dead-operands-lack" {
        en: "{alert} can never fire: every series of this operand has the label `{label}`, no series of the other one has, so 0 pairs match, even at an error ratio of 100 %",
        ko: "{alert} 알람은 절대 울리지 않습니다. 이 피연산자의 모든 시계열에는 `{label}` 레이블이 있지만 다른 피연산자에는 없어서, 오류율이 100 %여도 매칭되는 쌍이 0개입니다",
    }
    /// PRR-BR-08 fails: two operands have different values of a label.
    DEAD_OPERANDS_DIFFER = "dead-operands-differ" {
        en: "{alert} can never fire: the label `{label}` is {here} in this operand and {there} in the other one, so 0 pairs match, even at an error ratio of 100 %",
        ko: "{alert} 알람은 절대 울리지 않습니다. `{label}` 레이블이 이 피연산자에서는 {here}, 다른 피연산자에서는 {there}이어서, 오류율이 100 %여도 매칭되는 쌍이 0개입니다",
    }
    /// Where the operand without the label is.
    OPERAND_LACKS = "operand-lacks" {
        en: "the operand that never has `{label}`",
        ko: "`{label}` 레이블이 없는 피연산자",
    }
    /// Where the other operand is.
    OTHER_OPERAND = "other-operand" {
        en: "the other operand",
        ko: "다른 피연산자",
    }
    /// How to mend operands that never match.
    MATCH_OPERANDS = "match-operands" {
        en: "match without that label, `ignoring ({label})`, or aggregate it away in both operands, `max without ({label}) (..)`",
        ko: "`ignoring ({label})`으로 그 레이블을 제외하고 매칭하거나, 양쪽에서 `max without ({label}) (..)`으로 집계하여 없앱니다",
    }
    /// PRR-BR-08 fails: a recording rule that is not there.
    DEAD_RECORD_MISSING = "dead-record-missing" {
        en: "{alert} can never fire: `{record}` is recorded nowhere, while `{sibling}` is recorded here; without it 0 series are compared, even at an error ratio of 100 %",
        ko: "{alert} 알람은 절대 울리지 않습니다. 여기에 `{sibling}` 레코딩 규칙은 있지만 `{record}` 규칙은 없습니다. 비교할 시계열이 0개여서 오류율이 100 %여도 성립하지 않습니다",
    }
    /// Where the sibling is.
    SIBLING_RECORD = "sibling-record" {
        en: "its sibling is recorded here",
        ko: "같은 계열의 레코딩 규칙",
    }
    /// How to mend a missing record.
    ADD_RECORD = "add-record" {
        en: "record `{record}` beside `{sibling}`, or use a name that is recorded",
        ko: "`{sibling}` 옆에 `{record}` 레코딩 규칙을 추가하거나, 있는 이름을 사용합니다",
    }
    /// PRR-BR-08 fails: a recording rule that reads itself.
    DEAD_CIRCULAR = "dead-circular" {
        en: "{alert} can never fire: `{record}` is recorded from nothing but itself, so it has 0 samples to begin with and never gets one",
        ko: "{alert} 알람은 절대 울리지 않습니다. `{record}` 레코딩 규칙이 자기 자신만으로 계산되어, 처음부터 샘플이 0개이고 앞으로도 생기지 않습니다",
    }
    /// How to mend it.
    READ_COUNTERS = "read-counters" {
        en: "let the rule read the counters that it stands for",
        ko: "규칙이 원래의 카운터 메트릭을 읽도록 고칩니다",
    }
    /// PRR-BR-08 fails: a comparison of constants.
    DEAD_NEVER_TRUE = "dead-never-true" {
        en: "{alert} can never fire: this compares constants and does not hold, so 0 series are left of whatever is joined with it, even at an error ratio of 100 %",
        ko: "{alert} 알람은 절대 울리지 않습니다. 이 식은 상수끼리 비교하며 성립하지 않아, 함께 묶인 조건은 오류율이 100 %여도 시계열이 0개가 됩니다",
    }
    /// How to mend it.
    DROP_COMPARISON = "drop-comparison" {
        en: "remove the comparison, or silence the alert in Alertmanager, with an end and an owner",
        ko: "비교식을 삭제합니다. 알람을 멈추려는 것이라면 Alertmanager에서 기한과 담당자를 정해 사일런스를 설정합니다",
    }
    /// PRR-BR-08 fails: matchers that contradict each other.
    DEAD_MATCHERS = "dead-matchers" {
        en: "{alert} can never fire: 0 series satisfy both `{first}` and `{second}`",
        ko: "{alert} 알람은 절대 울리지 않습니다. `{first}` 조건과 `{second}` 조건을 동시에 만족하는 시계열이 0개입니다",
    }
    /// Where the other matcher is.
    OTHER_MATCHER = "other-matcher" {
        en: "the other matcher",
        ko: "다른 조건",
    }
    /// How to mend matchers.
    KEEP_ONE_MATCHER = "keep-one-matcher" {
        en: "keep one of the two, or list the values in one pattern",
        ko: "둘 중 하나만 두거나, 값들을 하나의 패턴으로 나열합니다",
    }
    /// The alert that rests on a rule that was found dead.
    RESTING_ALERT = "resting-alert" {
        en: "the alert that rests on it",
        ko: "이 규칙을 사용하는 알람",
    }
    /// PRR-BR-08 fails: a range of one sample.
    DEAD_RANGE = "dead-range" {
        en: "{alert} takes a rate over {window} of what is scraped every {scrape}: a rate takes 2 samples, such a window often or always holds fewer, and the condition is empty instead of true",
        ko: "{alert} 알람은 {scrape}마다 수집되는 값을 {window} 윈도로 rate 계산합니다. rate에는 샘플 2개가 필요한데 이 윈도에는 자주 또는 항상 모자라서 조건이 성립하지 않고 비게 됩니다",
    }
    /// How to mend a range.
    WIDEN_RANGE = "widen-range" {
        en: "range over at least {right}, which is 4 scrapes, so that one may be missed",
        ko: "수집이 한 번 빠져도 되도록 수집 주기의 4배인 {right} 이상을 윈도로 씁니다",
    }
    /// PRR-BR-08 fails: a rule that is evaluated too rarely.
    DEAD_INTERVAL = "dead-interval" {
        en: "{alert} rests on a window of {short}, and {rule} is evaluated only every {interval}: every moment is looked at once or not at all, one missed evaluation hides an incident, and a full outage spends up to {spent} of the budget before anything looks",
        ko: "{alert} 알람은 {short} 윈도를 보는데 {rule} 규칙은 {interval}마다 평가됩니다. 모든 순간을 한 번만 보거나 아예 보지 못하므로 평가가 한 번만 빠져도 장애를 놓치고, 전면 중단이면 평가되기 전에 버짓의 {spent}까지 소진됩니다",
    }
    /// How to mend an interval.
    EVALUATE_OFTEN = "evaluate-often" {
        en: "evaluate the group at least every {most}, half of the window",
        ko: "그룹을 윈도의 절반인 {most} 이하의 간격으로 평가합니다",
    }
    /// PRR-BR-08 fails: a bucket bound that is spelled otherwise.
    DEAD_BUCKET = "dead-bucket" {
        en: "{alert} reads the bucket `le=\"{bound}\"`, which Prometheus 3 stores as `le=\"{bound}.0\"`: 0 series are selected",
        ko: "{alert} 알람은 `le=\"{bound}\"` 버킷을 읽지만 Prometheus 3은 이를 `le=\"{bound}.0\"`으로 저장합니다. 선택되는 시계열이 0개입니다",
    }
    /// PRR-BR-08 does not know: the server's version.
    BUCKET_UNDECIDED = "bucket-undecided" {
        en: "{alert} reads the bucket `le=\"{bound}\"`: Prometheus 3 stores it as `le=\"{bound}.0\"`, and 0 series would be selected; say which version reads the rules (parameter `prometheus-version`), or match both spellings",
        ko: "{alert} 알람은 `le=\"{bound}\"` 버킷을 읽습니다. Prometheus 3은 이를 `le=\"{bound}.0\"`으로 저장하므로 선택되는 시계열이 0개가 됩니다. 규칙을 읽는 버전을 지정하거나(매개변수 `prometheus-version`) 두 표기를 모두 매칭해야 판정할 수 있습니다",
    }
    /// PRR-BR-08 fails: a name of other letters than Prometheus 2 knows.
    DEAD_NAME = "dead-name" {
        en: "Prometheus before version 3 rejects the file that {alert} stands in because of the name `{name}`, and loads 0 of its rules",
        ko: "3 이전의 Prometheus는 `{name}` 이름 때문에 {alert} 알람이 있는 파일을 거부하고 그 안의 규칙을 0개 불러옵니다",
    }
    /// PRR-BR-08 does not know: the server's version.
    NAME_UNDECIDED = "name-undecided" {
        en: "the file that {alert} stands in has the name `{name}`: Prometheus before version 3 rejects it and loads 0 of its rules; say which version reads the rules (parameter `prometheus-version`), or use a plain name",
        ko: "{alert} 알람이 있는 파일에 `{name}` 이름이 있습니다. 3 이전의 Prometheus는 이 파일을 거부하고 그 안의 규칙을 0개 불러옵니다. 규칙을 읽는 버전을 지정하거나(매개변수 `prometheus-version`) 일반적인 이름을 써야 판정할 수 있습니다",
    }
    /// How to mend a name.
    PLAIN_NAME = "plain-name" {
        en: "use ASCII letters, digits and `_` alone, and no digit first",
        ko: "ASCII 문자, 숫자, `_`만 쓰고 숫자로 시작하지 않게 합니다",
    }
    /// How to mend a bucket bound.
    MATCH_BOTH_BOUNDS = "match-both-bounds" {
        en: "match both spellings: `{both}`",
        ko: "두 표기를 모두 매칭합니다: `{both}`",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_has_both_languages_with_the_same_numbers() {
        assert_eq!(prr_sdk::unbalanced(super::ALL), Vec::<String>::new());
    }
}
