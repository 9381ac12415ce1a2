//! What is said of parts of a release that are not computed, and of what figures rest on.

prr_sdk::catalogue! {
    /// A template that is not in the tree.
    DANGLING = "dangling" {
        en: "its template is not in this tree: what it measures is unknown",
        ko: "템플릿이 이 저장소에 없어 무엇을 측정하는지 알 수 없습니다",
    }
    /// An argument without a value.
    UNBOUND = "unbound" {
        en: "nobody gives the argument {argument} of the template {template} a value",
        ko: "템플릿 {template}의 인자 {argument}에 값을 주는 곳이 없습니다",
    }
    /// A template without metrics.
    NO_METRICS = "no-metrics" {
        en: "the template {template} has no metrics",
        ko: "템플릿 {template}에 지표가 없습니다",
    }
    /// Another provider than Prometheus.
    PROVIDER = "provider" {
        en: "measured by {provider}: what it answers to wrong answers of the release is not known here",
        ko: "{provider}(으)로 측정하므로, 배포가 잘못 응답할 때 어떤 값이 나올지 여기서는 알 수 없습니다",
    }
    /// A query that cannot be read.
    UNREADABLE = "unreadable" {
        en: "its query cannot be read: {detail}",
        ko: "쿼리를 읽을 수 없습니다: {detail}",
    }
    /// Something in it hangs on the cluster or on an argument.
    UNFILLED = "unfilled" {
        en: "it hangs on an argument without a value here",
        ko: "여기에 값이 없는 인자에 달려 있습니다",
    }
    /// A query that is no arithmetic over rates of requests.
    SHAPE = "shape" {
        en: "its query is not arithmetic over rates of requests (a recorded series, a gauge, or several series at once)",
        ko: "쿼리가 요청 비율의 계산식이 아닙니다(기록된 시계열, 게이지, 또는 여러 시계열)",
    }
    /// Which answers it counts is not clear.
    CLASS = "class" {
        en: "its query does not tell which answers it counts as errors",
        ko: "쿼리만으로는 어떤 응답을 오류로 세는지 알 수 없습니다",
    }
    /// Which version it counts is not clear.
    SCOPE = "scope" {
        en: "its query does not tell which version's requests it counts",
        ko: "쿼리만으로는 어느 버전의 요청을 세는지 알 수 없습니다",
    }
    /// It compares counts with a number.
    TRAFFIC = "traffic" {
        en: "it compares a number of requests: declare requests-per-second of the service in prr.yaml",
        ko: "요청 수를 비교합니다. prr.yaml에 이 서비스의 requests-per-second를 선언하십시오",
    }
    /// The condition goes beyond what is evaluated.
    CONDITION = "condition" {
        en: "its condition goes beyond what is evaluated here",
        ko: "조건식이 여기서 평가할 수 있는 범위를 넘습니다",
    }
    /// How often it is measured cannot be read.
    TIMES = "times" {
        en: "how often it is measured, or how many failures it takes, cannot be read",
        ko: "측정 주기나 허용 실패 횟수를 읽을 수 없습니다",
    }
    /// An analysis step that would never end.
    ENDLESS = "endless" {
        en: "as a step it would never end, and the controller refuses it: give it a count",
        ko: "단계로 쓰면 끝나지 않아 컨트롤러가 거부합니다. count를 지정해야 합니다",
    }
    /// More measurements than are followed.
    BOUNDED = "bounded" {
        en: "it takes more measurements than are followed here",
        ko: "여기서 따라가는 횟수보다 많이 측정합니다",
    }
    /// More metrics than are followed.
    MANY = "many" {
        en: "more than {count} metrics: only these are followed here",
        ko: "지표가 {count}개보다 많아 그만큼만 따라갑니다",
    }
    /// It does not count.
    DRY_RUN = "dry-run" {
        en: "a dry run: it is measured and does not count",
        ko: "dryRun이라 측정만 하고 판정에 쓰지 않습니다",
    }
    /// A dry run that may match.
    DRY_RUN_UNCLEAR = "dry-run-unclear" {
        en: "whether a dryRun pattern matches it cannot be told",
        ko: "dryRun 패턴에 해당하는지 알 수 없습니다",
    }
    /// It never looks at answers.
    NO_ANSWERS = "no-answers" {
        en: "measures times or resources: wrong answers do not move it",
        ko: "시간이나 자원을 측정하므로 잘못된 응답으로는 값이 움직이지 않습니다",
    }
    /// It has no condition.
    NO_CONDITION = "no-condition" {
        en: "has no condition: every answer is a success",
        ko: "조건이 없어 모든 측정이 성공입니다",
    }
    /// An experiment.
    EXPERIMENT = "experiment" {
        en: "watches the pods of an experiment: what they are asked is not known here",
        ko: "실험용 파드를 관찰하므로 어떤 요청을 받는지 여기서는 알 수 없습니다",
    }
    /// Steps that cannot be read.
    STEPS = "steps" {
        en: "step {step} cannot be read: render the manifest and simulate the result",
        ko: "{step}번째 단계를 읽을 수 없습니다. 매니페스트를 렌더링한 결과로 시뮬레이션하십시오",
    }
    /// When the background analysis begins cannot be read.
    STARTING_STEP = "starting-step" {
        en: "startingStep cannot be read: render the manifest and simulate the result",
        ko: "startingStep을 읽을 수 없습니다. 매니페스트를 렌더링한 결과로 시뮬레이션하십시오",
    }
    /// No strategy.
    NO_STRATEGY = "no-strategy" {
        en: "the strategy is not in this tree",
        ko: "배포 전략이 이 저장소에 없습니다",
    }
    /// A Flagger metric that Flagger does not know.
    UNKNOWN_METRIC = "unknown-metric" {
        en: "Flagger knows no metric {metric}: old versions ignore it, new ones halt the release",
        ko: "Flagger에 {metric} 지표가 없습니다. 예전 버전은 무시하고 새 버전은 배포를 멈춥니다",
    }
    /// A/B testing.
    MATCHED_USERS = "matched-users" {
        en: "users are chosen by their requests: how many match is not known here",
        ko: "요청 조건으로 사용자를 고르므로 몇 명이 해당하는지 여기서는 알 수 없습니다",
    }
    /// A suspended canary.
    SUSPENDED = "suspended" {
        en: "it is suspended: Flagger does nothing",
        ko: "suspend 상태라 Flagger가 아무것도 하지 않습니다",
    }
    /// Numbers of Flagger that cannot be read.
    FLAGGER_NUMBERS = "flagger-numbers" {
        en: "its interval, weights or thresholds cannot be read: render the manifest and simulate the result",
        ko: "interval, 가중치, 임계값을 읽을 수 없습니다. 매니페스트를 렌더링한 결과로 시뮬레이션하십시오",
    }
    /// Pods that are replaced otherwise.
    NOT_ROLLING = "not-rolling" {
        en: "its pods are not replaced in turn, or how they are cannot be read",
        ko: "파드를 순서대로 교체하지 않거나 그 방식을 읽을 수 없습니다",
    }

    /// Weights are taken as traffic.
    WEIGHTS = "weights" {
        en: "weights are taken as shares of the traffic: how many pods there are is not said here",
        ko: "가중치를 그대로 트래픽 비율로 봅니다: 파드 수가 여기에 적혀 있지 않습니다",
    }
    /// Weights as pods can have them.
    PODS = "pods" {
        en: "without trafficRouting, {pods} pods divide the traffic",
        ko: "trafficRouting이 없어 파드 {pods}개가 트래픽을 나눕니다",
    }
    /// The pods of a rolling update.
    BATCHES = "batches" {
        en: "each batch of pods takes {time} to become ready",
        ko: "파드 묶음마다 준비에 {time}이 걸립니다",
    }
    /// The percentages of a rolling update.
    BATCHES_OF_MANY = "batches-of-many" {
        en: "how many pods there are is not said here, so that maxSurge and maxUnavailable are taken as percentages of many",
        ko: "파드 수가 여기에 적혀 있지 않아 maxSurge와 maxUnavailable을 많은 파드의 비율로 봅니다",
    }
    /// Analyses before the switch.
    PREVIEWED = "previewed" {
        en: "somebody sends test requests to the new version before users are switched",
        ko: "사용자를 전환하기 전에 새 버전으로 시험 요청을 보냅니다",
    }
    /// Webhooks of Flagger.
    GATES = "gates" {
        en: "the webhooks agree at once: {gates}",
        ko: "웹훅이 바로 승인합니다: {gates}",
    }
    /// Only pods that do not start are noticed.
    DEADLINE = "deadline" {
        en: "progressDeadlineAbort looks at pods that do not become ready, not at answers",
        ko: "progressDeadlineAbort는 준비되지 않는 파드만 보고 응답은 보지 않습니다",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_text_exists_in_both_languages() {
        assert_eq!(prr_sdk::unbalanced(super::ALL), [""; 0]);
    }
}
