//! Every text of this family, in English and Korean.

prr_sdk::catalogue! {
    /// PRR-RB-01 passes.
    GRADUAL = "gradual" {
        evidence: E3,
        en: "{name} adds at most {jump} of its users at once",
        ko: "{name}은(는) 한 번에 최대 {jump}의 사용자만 새 버전으로 옮깁니다",
    }
    /// PRR-RB-01 passes: blue and green.
    TWO_VERSIONS = "two-versions" {
        evidence: E3,
        en: "{name} keeps the old version running beside the new one until it has switched",
        ko: "{name}은(는) 전환이 끝날 때까지 이전 버전을 새 버전 옆에 유지합니다",
    }
    /// PRR-RB-01 passes: pods in turn.
    ROLLS = "rolls" {
        evidence: E3,
        en: "{name} replaces its pods a few at a time",
        ko: "{name}은(는) 파드를 조금씩 교체합니다",
    }
    /// PRR-RB-01 fails: a jump.
    JUMP = "jump" {
        en: "{name} goes from {from} to {to} of its users in one step, and more than {largest} of them meet what no step has judged",
        ko: "{name}은(는) 사용자의 {from}에서 {to}(으)로 한 번에 넘어갑니다. 어떤 단계도 판정하지 않은 부하를 {largest}보다 많은 사용자가 한꺼번에 만납니다",
    }
    /// PRR-RB-01 fails: no strategy.
    NO_STRATEGY = "no-strategy" {
        en: "{name} has neither canary nor blueGreen: the controller refuses a Rollout with 0 strategies",
        ko: "{name}에 canary도 blueGreen도 없습니다. 전략이 0개인 Rollout은 컨트롤러가 거부합니다",
    }
    /// PRR-RB-01 fails: an outage at every release.
    RECREATE = "recreate" {
        en: "{name} stops 100 % of its pods before the first new one starts, and a Service sends requests to them: every release, and every rollback, is an outage",
        ko: "{name}은(는) 새 파드가 하나도 뜨기 전에 파드를 100 % 멈추는데, Service가 이 파드로 요청을 보냅니다. 배포와 롤백이 모두 장애가 됩니다",
    }
    /// PRR-RB-01 fails: every pod may be down.
    ALL_AT_ONCE = "all-at-once" {
        en: "maxUnavailable lets {name} stop 100 % of its pods at once: every release can be an outage",
        ko: "maxUnavailable 때문에 {name}의 파드가 한 번에 100 % 멈출 수 있습니다. 배포할 때마다 장애가 될 수 있습니다",
    }
    /// PRR-RB-01 fails: one pod.
    ONE_POD = "one-pod" {
        en: "{name} has 1 pod and no autoscaler in this tree: a release takes its users from 0 to 100 % at once",
        ko: "{name}의 파드는 1개이고 이 저장소에 오토스케일러가 없습니다. 배포하면 사용자가 0에서 100 %로 한 번에 넘어갑니다",
    }
    /// PRR-RB-01 does not know: no weights.
    NO_STEPS = "no-steps" {
        en: "no step of {name} sets a weight, so its pods are replaced as fast as they start: set weights, or declare that this is enough",
        ko: "{name}에는 가중치를 주는 단계가 없어 파드가 뜨는 대로 교체됩니다. 가중치를 지정하거나 이것으로 충분하다고 선언해야 합니다",
    }
    /// PRR-RB-01 does not know: weights.
    WEIGHT_UNREADABLE = "weight-unreadable" {
        en: "this step of {name} cannot be read, so the share of users that it adds is unknown: render the manifest and judge the result",
        ko: "{name}의 이 단계를 읽을 수 없어 추가되는 사용자 비율을 알 수 없습니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// PRR-RB-01 does not know: a part of a Rollout.
    FRAGMENT = "fragment" {
        en: "{name} has neither pods nor a strategy here, as if it were a patch: render the manifest and judge the result",
        ko: "{name}에는 파드도 전략도 없어 패치로 보입니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// PRR-RB-01 does not know: a volume.
    RECREATE_CLAIM = "recreate-claim" {
        en: "{name} stops before it starts again, as pods must that cannot share a volume: whether its users can bear the outage of every release is for its owner to declare",
        ko: "{name}은(는) 볼륨을 공유할 수 없는 파드처럼 멈춘 뒤에 다시 시작합니다. 배포할 때마다 생기는 장애를 사용자가 감당할 수 있는지는 담당자가 선언해야 합니다",
    }
    /// PRR-RB-01 does not know: no Service.
    RECREATE_UNSERVED = "recreate-unserved" {
        en: "{name} stops before it starts again and opens ports, and no Service of this tree selects it: who calls it is unknown",
        ko: "{name}은(는) 멈춘 뒤에 다시 시작하고 포트를 여는데, 이 저장소의 어떤 Service도 선택하지 않습니다. 누가 호출하는지 알 수 없습니다",
    }
    /// PRR-RB-01 does not know: by hand.
    ON_DELETE = "on-delete" {
        en: "pods of {name} are replaced when somebody deletes them: in which order and after which check, the manifests do not say",
        ko: "{name}의 파드는 누군가 삭제할 때 교체됩니다. 어떤 순서로 무엇을 확인하고 삭제하는지 매니페스트에는 없습니다",
    }
    /// PRR-RB-01 does not know: the strategy.
    STRATEGY_UNREADABLE = "strategy-unreadable" {
        en: "how {name} replaces its pods hangs on a value that is not here: render the manifest and judge the result",
        ko: "{name}이(가) 파드를 교체하는 방식이 여기 없는 값에 달려 있습니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// PRR-RB-01 does not know: how many pods.
    PODS_UNKNOWN = "pods-unknown" {
        en: "how many pods {name} has is not said, and with 1 a release takes its users from 0 to 100 % at once: set replicas to 2 or more, or add an autoscaler",
        ko: "{name}의 파드 수가 적혀 있지 않습니다. 1개라면 배포할 때 사용자가 0에서 100 %로 한 번에 넘어갑니다. replicas를 2 이상으로 정하거나 오토스케일러를 추가해야 합니다",
    }
    /// PRR-RB-01 does not know: plain updates of an important service.
    PLAIN_FOR_TIER = "plain-for-tier" {
        en: "{name} is of tier {tier}, and its pods are replaced as fast as they become ready: whether that leaves time to see a bad release is for its owner to show",
        ko: "{name}은(는) {tier}등급 서비스인데 파드가 준비되는 대로 교체됩니다. 잘못된 배포를 알아챌 시간이 있는지는 담당자가 보여야 합니다",
    }
    /// PRR-RB-01 does not apply: a controller replaces the pods.
    CONTROLLED = "controlled" {
        en: "this replaces the pods of {name}, and is judged in its place",
        ko: "{name}의 파드는 이 객체가 교체하므로 이 객체를 판정합니다",
    }
    /// PRR-RB-01 does not apply: nobody calls it.
    UNSERVED = "unserved" {
        en: "no Service of this tree sends requests to {name}",
        ko: "이 저장소의 어떤 Service도 {name}(으)로 요청을 보내지 않습니다",
    }
    /// Related: the Service.
    SELECTED_BY = "selected-by" {
        en: "this Service sends requests to its pods",
        ko: "이 Service가 그 파드로 요청을 보냅니다",
    }
    /// How to mend a jump.
    ADD_STEP = "add-step" {
        en: "add a step in between, such as {between}, with a pause that is long enough for the analysis",
        ko: "그 사이에 {between} 같은 단계를 추가하고, 분석에 충분한 일시 정지를 둡니다",
    }
    /// How to mend an update that stops everything.
    ROLL = "roll" {
        en: "use RollingUpdate with maxUnavailable: 0 and maxSurge: 25%",
        ko: "RollingUpdate에 maxUnavailable: 0과 maxSurge: 25%를 사용합니다",
    }
    /// PRR-RB-02 passes.
    WATCHED = "watched" {
        evidence: E3,
        en: "an analysis watches {name} while only some users have the new version",
        ko: "일부 사용자만 새 버전을 받는 동안 분석이 {name}을(를) 지켜봅니다",
    }
    /// PRR-RB-02 passes: a usual bad release is stopped.
    WATCHED_AND_STOPPED = "watched-and-stopped" {
        evidence: E3,
        en: "an analysis watches {name}: a release with {errors} of wrong answers is stopped after {time}, at {share} of its users, and up to {worst} of wrong answers still reach everybody",
        ko: "분석이 {name}을(를) 지켜봅니다. 응답의 {errors}가 잘못된 배포는 사용자의 {share}가 받은 상태에서 {time} 뒤에 중단되고, 잘못된 응답이 {worst}까지인 배포는 전체에 적용됩니다",
    }
    /// PRR-RB-02 passes: worse ones are stopped.
    WATCHED_UP_TO = "watched-up-to" {
        evidence: E3,
        en: "an analysis watches {name}, and a release with up to {worst} of wrong answers still reaches everybody",
        ko: "분석이 {name}을(를) 지켜보지만, 잘못된 응답이 {worst}까지인 배포는 전체에 적용됩니다",
    }
    /// PRR-RB-02 passes, blue and green.
    SWITCH_WATCHED = "switch-watched" {
        evidence: E3,
        en: "an analysis watches the switch of {name}",
        ko: "{name}의 전환을 분석이 지켜봅니다",
    }
    /// PRR-RB-02 fails: pauses only.
    NOBODY_WATCHES = "nobody-watches" {
        en: "{name} reaches {weight} at {time} and everybody at {end} with no analysis: pauses end by themselves, and a bad release stays until someone aborts",
        ko: "{name}은(는) 분석 없이 {time} 뒤 {weight}, {end} 뒤 모든 사용자에게 도달합니다. 일시 정지는 저절로 끝나므로, 잘못된 배포는 누군가 중단할 때까지 남습니다",
    }
    /// PRR-RB-02 fails: a person has to look.
    PERSON_WATCHES = "person-watches" {
        en: "{name} reaches {weight} at {time} with no analysis and waits for a person: a bad release stays until someone aborts",
        ko: "{name}은(는) 분석 없이 {time} 뒤 {weight}에 도달해 사람을 기다립니다. 잘못된 배포는 누군가 중단할 때까지 남습니다",
    }
    /// PRR-RB-02 fails: no steps.
    NO_STEPS_NO_ANALYSIS = "no-steps-no-analysis" {
        en: "{name} has neither steps nor an analysis: it replaces all pods as fast as they start, and a bad release reaches 100 % and stays until someone aborts",
        ko: "{name}에는 단계도 분석도 없습니다. 파드가 뜨는 대로 모두 교체되므로, 잘못된 배포가 100 %에 도달하고 누군가 중단할 때까지 남습니다",
    }
    /// PRR-RB-02 fails: a person sends everybody at once.
    PERSON_SENDS_ALL = "person-sends-all" {
        en: "{name} waits for a person and then sends 100 % of its users at once with no analysis: a bad release stays until someone aborts",
        ko: "{name}은(는) 사람을 기다린 뒤 분석 없이 사용자를 100 % 한 번에 옮깁니다. 잘못된 배포는 누군가 중단할 때까지 남습니다",
    }
    /// PRR-RB-02 fails: steps without a share of users.
    NO_WEIGHTS_NO_ANALYSIS = "no-weights-no-analysis" {
        en: "no step of {name} stops at a weight between 0 and 100 %, and none analyses anything: a bad release stays until someone aborts",
        ko: "{name}에는 0과 100 % 사이의 가중치에서 멈추는 단계도, 분석하는 단계도 없습니다. 잘못된 배포는 누군가 중단할 때까지 남습니다",
    }
    /// PRR-RB-02 fails: blue and green, unwatched.
    NOBODY_WATCHES_SWITCH = "nobody-watches-switch" {
        en: "{name} switches from 0 to 100 % as soon as the new pods are ready, with no analysis before or after: a bad release stays until someone aborts",
        ko: "{name}은(는) 새 파드가 준비되는 즉시 앞뒤 분석 없이 0에서 100 %로 전환합니다. 잘못된 배포는 누군가 중단할 때까지 남습니다",
    }
    /// PRR-RB-02 fails: blue and green, a person promotes.
    PERSON_SWITCHES = "person-switches" {
        en: "{name} waits for a person and then switches from 0 to 100 % with no analysis before or after: a bad release stays until someone aborts",
        ko: "{name}은(는) 사람을 기다린 뒤 앞뒤 분석 없이 0에서 100 %로 전환합니다. 잘못된 배포는 누군가 중단할 때까지 남습니다",
    }
    /// PRR-RB-02 fails: watched only where nobody is.
    WATCHES_NOBODY = "watches-nobody" {
        en: "the analysis of {name} never runs while some users have the new version: 0 of its steps with a weight below 100 % are watched",
        ko: "{name}의 분석은 일부 사용자가 새 버전을 받는 동안 한 번도 실행되지 않습니다. 100 % 미만의 가중치를 가진 단계 중 지켜보는 단계가 0개입니다",
    }
    /// PRR-RB-02 fails: a part is unwatched.
    STARTS_LATE = "starts-late" {
        en: "step {step} sends {weight} of the users of {name} to the new version {length} before the analysis starts with step {starts}",
        ko: "{name}의 {step}단계가 사용자의 {weight}을(를) 새 버전으로 보낸 뒤 {length}이 지나 {starts}단계에서야 분석이 시작됩니다",
    }
    /// PRR-RB-02 fails: the first weight is unwatched.
    STARTS_AFTER_FIRST = "starts-after-first" {
        en: "step {step} sends {weight} of the users of {name} to the new version unwatched: the analysis starts with step {starts}, when all pods of that weight already serve",
        ko: "{name}의 {step}단계는 지켜보는 분석 없이 사용자의 {weight}을(를) 새 버전으로 보냅니다. 분석은 그 가중치의 파드가 모두 응답하기 시작한 뒤 {starts}단계에서 시작됩니다",
    }
    /// PRR-RB-02 does not know.
    STEPS_UNREADABLE = "steps-unreadable" {
        en: "a weight or a pause of {name} is no number, so when users meet the new version is unknown: render the manifest and judge the result",
        ko: "{name}의 가중치나 일시 정지 값이 숫자가 아니어서 사용자가 새 버전을 언제 만나는지 알 수 없습니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// Related: the first weight.
    FIRST_WEIGHT = "first-weight" {
        en: "the first users come here: {weight}",
        ko: "첫 사용자가 여기서 들어옵니다: {weight}",
    }
    /// Related: an indefinite pause.
    WAITS_HERE = "waits-here" {
        en: "it waits here until somebody promotes it",
        ko: "누군가 승격할 때까지 여기서 기다립니다",
    }
    /// Related: a deadline that aborts.
    DEADLINE_ONLY = "deadline-only" {
        en: "this aborts only when pods do not become ready, never because of wrong answers",
        ko: "파드가 준비되지 않을 때만 중단합니다. 응답이 틀려도 중단하지 않습니다",
    }
    /// How to mend a canary without an analysis.
    ADD_ANALYSIS = "add-analysis" {
        en: "run an analysis beside the steps; the snippet compares the error ratio with 1 %, which should be the service's own objective",
        ko: "단계와 함께 분석을 실행합니다. 예시는 오류율을 1 %와 비교합니다. 서비스의 SLO에 맞추십시오",
    }
    /// How to mend a switch without an analysis.
    ADD_SWITCH_ANALYSIS = "add-switch-analysis" {
        en: "add prePromotionAnalysis, and postPromotionAnalysis for what only real traffic shows",
        ko: "prePromotionAnalysis를 추가하고, 실제 트래픽에서만 드러나는 문제를 위해 postPromotionAnalysis도 추가합니다",
    }
    /// How to mend an analysis that starts late.
    START_EARLIER = "start-earlier" {
        en: "leave startingStep out, or set it to the index of the first step that sets a weight (counted from 0)",
        ko: "startingStep을 빼거나, 처음 가중치를 주는 단계의 번호(0부터)로 맞춥니다",
    }
    /// PRR-RB-03 passes.
    RESOLVES = "resolves" {
        evidence: E2,
        en: "template {template} of {name} is there, with every argument",
        ko: "{name}의 템플릿 {template}과(와) 모든 인자가 있습니다",
    }
    /// PRR-RB-03 fails: no template.
    DANGLING = "dangling" {
        en: "{name} names the analysis template {template}, and this tree has none of that name: the controller refuses the Rollout, and 0 metrics guard its releases",
        ko: "{name}이(가) 분석 템플릿 {template}을(를) 참조하지만 이 저장소에 없습니다. 컨트롤러가 Rollout을 거부하고, 배포를 지키는 메트릭은 0개입니다",
    }
    /// PRR-RB-03 fails: it is a cluster's.
    OTHER_SCOPE_CLUSTER = "other-scope-cluster" {
        en: "{name} names the analysis template {template} without clusterScope: true, and the only one of that name is a ClusterAnalysisTemplate: it is not found",
        ko: "{name}이(가) clusterScope: true 없이 {template}을(를) 참조하는데, 그 이름은 ClusterAnalysisTemplate뿐이라 찾지 못합니다",
    }
    /// PRR-RB-03 fails: it is a namespace's.
    OTHER_SCOPE_NAMESPACE = "other-scope-namespace" {
        en: "{name} names the template {template} with clusterScope: true, and the only one of that name is an AnalysisTemplate of a namespace: it is not found",
        ko: "{name}이(가) clusterScope: true로 {template}을(를) 참조하는데, 그 이름은 네임스페이스의 AnalysisTemplate뿐이라 찾지 못합니다",
    }
    /// PRR-RB-03 fails: another namespace.
    OTHER_NAMESPACE = "other-namespace" {
        en: "{name} names the analysis template {template}, which is in namespace {namespace} and not in its own: it is not found",
        ko: "{name}이(가) 참조하는 분석 템플릿 {template}은(는) 자신의 네임스페이스가 아닌 {namespace}에 있어 찾지 못합니다",
    }
    /// PRR-RB-03 does not know.
    CLUSTER_TEMPLATE_ELSEWHERE = "cluster-template-elsewhere" {
        en: "{name} names the ClusterAnalysisTemplate {template}, which is not in this tree: keep a copy here, or judge both repositories together",
        ko: "{name}이(가) 참조하는 ClusterAnalysisTemplate {template}이(가) 이 저장소에 없습니다. 사본을 두거나 두 저장소를 함께 판정해야 합니다",
    }
    /// PRR-RB-03 fails: no value.
    UNBOUND = "unbound" {
        en: "template {template} asks for the argument {argument}, and {name} gives none: the analysis ends in an error instead of measuring",
        ko: "템플릿 {template}이(가) 인자 {argument}을(를) 요구하지만 {name}이(가) 값을 주지 않습니다. 분석이 측정하지 못하고 오류로 끝납니다",
    }
    /// PRR-RB-03 fails: a Secret without a key.
    SECRET_WITHOUT_KEY = "secret-without-key" {
        en: "argument {argument} is read from the key {key} of Secret {secret}, which has no such key: every analysis of {name} ends in an error before its first measurement",
        ko: "인자 {argument}은(는) 시크릿 {secret}의 키 {key}에서 읽는데 그 키가 없습니다. {name}의 분석은 한 번도 측정하지 못하고 오류로 끝납니다",
    }
    /// PRR-RB-03 does not know: a Secret that the tree does not have.
    SECRET_ELSEWHERE = "secret-elsewhere" {
        en: "argument {argument} is read from the key {key} of Secret {secret}, which this tree does not have: without it every analysis of {name} ends in an error; a SealedSecret or an ExternalSecret of that name would show it",
        ko: "인자 {argument}은(는) 시크릿 {secret}의 키 {key}에서 읽는데 이 저장소에 그 시크릿이 없습니다. 없으면 {name}의 분석이 모두 오류로 끝납니다. 같은 이름의 SealedSecret이나 ExternalSecret이 있으면 확인할 수 있습니다",
    }
    /// Related: the Secret.
    SECRET_HERE = "secret-here" {
        en: "the Secret, with other keys",
        ko: "이 시크릿에는 다른 키만 있습니다",
    }
    /// Related: the argument.
    ASKED_HERE = "asked-here" {
        en: "asked for here",
        ko: "여기서 요구합니다",
    }
    /// Related: a template that is not reached.
    NEAR_TEMPLATE = "near-template" {
        en: "the template of that name",
        ko: "그 이름의 템플릿",
    }
    /// How to mend a dangling reference.
    ADD_TEMPLATE = "add-template" {
        en: "add the AnalysisTemplate to the Rollout's namespace, or correct the name",
        ko: "Rollout의 네임스페이스에 AnalysisTemplate을 추가하거나 이름을 바로잡습니다",
    }
    /// How to mend a slip.
    CORRECT_NAME = "correct-name" {
        en: "name `{meant}`, if that is meant",
        ko: "`{meant}`을(를) 뜻한 것이라면 이름을 바로잡습니다",
    }
    /// PRR-RB-04 passes.
    CAN_FAIL = "can-fail" {
        evidence: E3,
        en: "metric {metric} can end a release of {name}",
        ko: "메트릭 {metric}이(가) {name}의 배포를 중단시킬 수 있습니다",
    }
    /// PRR-RB-04 passes: beside what users are promised.
    HOLDS_PROMISE = "holds-promise" {
        evidence: E3,
        en: "metric {metric} can end a release of {name}: the worst that still reaches everybody answers {errors} wrongly, and with it the error budget of {objective} ({target}) lasts {time}",
        ko: "메트릭 {metric}이(가) {name}의 배포를 중단시킬 수 있습니다. 끝까지 나가는 최악의 배포는 오류율이 {errors}이고, 그때 SLO {objective}({target})의 에러 버짓은 {time} 동안 버팁니다",
    }
    /// PRR-RB-04 fails: what passes spends what users are promised.
    BURNS_TOO_FAST = "burns-too-fast" {
        en: "metric {metric} lets a release of {name} reach everybody that answers {errors} wrongly: that burns the error budget of {objective} ({target}) {factor} times too fast, all of it in {time}",
        ko: "메트릭 {metric}은(는) 오류율 {errors}인 {name}의 배포를 전체 사용자까지 내보냅니다. SLO {objective}({target})의 에러 버짓을 {factor}배 빠르게 써서 {time} 만에 다 없앱니다",
    }
    /// PRR-RB-04 fails: nothing counts wrong answers.
    ANSWERS_UNSEEN = "answers-unseen" {
        en: "metric {metric} of {name} measures times or resources, and no metric of its analyses counts wrong answers: a release that answers 100 % wrongly reaches everybody, though {objective} promises {target}",
        ko: "{name}의 메트릭 {metric}은(는) 시간이나 자원을 측정하고, 잘못된 응답을 세는 메트릭이 분석에 하나도 없습니다. SLO {objective}가 {target}를 약속하는데 오류율이 100 %인 배포도 끝까지 나갑니다",
    }
    /// PRR-RB-04 fails: the release is over first.
    MEASURES_TOO_LATE = "measures-too-late" {
        en: "metric {metric} has failed often enough after {time} at the earliest, and everybody has the release of {name} after {end}: it ends no release, even with an error ratio of 100 %",
        ko: "메트릭 {metric}은(는) 빨라도 {time} 뒤에야 실패로 판정되는데 {name}의 배포는 {end} 만에 끝납니다. 오류율이 100 %여도 배포를 중단시키지 못합니다",
    }
    /// Related: the objective.
    PROMISED_HERE = "promised-here" {
        en: "promised here",
        ko: "여기서 약속합니다",
    }
    /// Related: an objective that could not be compared.
    PROMISE_NOT_COMPARED = "promise-not-compared" {
        en: "not compared with {objective}: a metric of the release is not a condition over rates of requests that can be read; `prr rollout simulate` says which",
        ko: "SLO {objective}와 비교하지 못했습니다. 요청 비율의 조건으로 읽을 수 없는 메트릭이 있습니다. 어느 것인지는 `prr rollout simulate`가 보여 줍니다",
    }
    /// How to mend a threshold.
    TIGHTEN = "tighten" {
        en: "lower the error ratio that the condition accepts, count the new version's requests alone, or measure at a larger weight before everybody gets it",
        ko: "조건이 허용하는 오류율을 낮추거나, 새 버전의 요청만 세거나, 전체로 나가기 전에 더 큰 가중치에서 측정합니다",
    }
    /// How to see answers.
    COUNT_ANSWERS = "count-answers" {
        en: "add a metric on the share of requests that fail",
        ko: "실패한 요청의 비율을 측정하는 메트릭을 추가합니다",
    }
    /// How to fail in time.
    MEASURE_SOONER = "measure-sooner" {
        en: "shorten the interval, allow fewer failures, or let the last weight last longer",
        ko: "interval을 줄이거나 허용 실패 횟수를 낮추거나 마지막 가중치를 더 오래 유지합니다",
    }
    /// PRR-RB-04 does not know.
    MAY_FAIL = "may-fail" {
        en: "whether metric {metric} can end a release of {name} hangs on an argument or a condition that is not understood: write the limit as a number",
        ko: "메트릭 {metric}이(가) {name}의 배포를 중단시킬 수 있는지는 인자나 해석할 수 없는 조건에 달려 있습니다. 한계를 숫자로 적어야 판정할 수 있습니다",
    }
    /// PRR-RB-04 fails: no metrics.
    NO_METRICS = "no-metrics" {
        en: "template {template} of {name} has 0 metrics: there is nothing that could end a release",
        ko: "{name}의 템플릿 {template}에 메트릭이 0개입니다. 배포를 중단시킬 것이 없습니다",
    }
    /// PRR-RB-04 fails: dry run.
    DRY_RUN = "dry-run" {
        en: "this pattern makes metric {metric} a dry run: it is measured, and 0 of its failures end a release of {name}",
        ko: "이 패턴 때문에 메트릭 {metric}은(는) 시험 실행입니다. 측정은 하지만 실패해도 {name}의 배포를 중단시키지 않습니다",
    }
    /// PRR-RB-04 fails: no condition.
    NO_CONDITION = "no-condition" {
        en: "metric {metric} has neither successCondition nor failureCondition: every answer is a success, even an error ratio of 100 %",
        ko: "메트릭 {metric}에 successCondition도 failureCondition도 없습니다. 오류율이 100 %여도 모든 값이 성공입니다",
    }
    /// PRR-RB-04 fails: a condition that always holds.
    ALWAYS_TRUE = "always-true" {
        en: "the condition of metric {metric} holds for every answer: 0 measurements can end a release of {name}",
        ko: "메트릭 {metric}의 조건은 모든 값에서 성립합니다. {name}의 배포를 중단시킬 수 있는 측정이 0개입니다",
    }
    /// PRR-RB-04 fails: failures are not counted.
    NO_LIMIT = "no-limit" {
        en: "failureLimit: -1 turns the counting of failures off: metric {metric} never ends a release of {name}",
        ko: "failureLimit: -1은 실패를 세지 않게 합니다. 메트릭 {metric}은(는) {name}의 배포를 중단시키지 못합니다",
    }
    /// PRR-RB-04 fails: no interval.
    NO_INTERVAL = "no-interval" {
        en: "metric {metric} is to be measured {count} times and has no interval: the controller refuses the template, and 0 measurements end a release of {name}",
        ko: "메트릭 {metric}은(는) {count}번 측정해야 하는데 interval이 없습니다. 컨트롤러가 템플릿을 거부하므로 {name}의 배포를 중단시킬 측정이 0개입니다",
    }
    /// PRR-RB-04 fails: too many failures allowed.
    LIMIT_ABOVE_COUNT = "limit-above-count" {
        en: "metric {metric} is measured {count} times and fails after more than {limit} failures: it never ends a release of {name}",
        ko: "메트릭 {metric}은(는) {count}번 측정하고 실패가 {limit}번을 넘어야 실패합니다. {name}의 배포를 중단시키지 못합니다",
    }
    /// Related: the analysis.
    RUN_BY = "run-by" {
        en: "run by this analysis",
        ko: "이 분석이 실행합니다",
    }
    /// PRR-RB-05 passes.
    FLAGGER_CAN_FAIL = "flagger-can-fail" {
        evidence: E3,
        en: "metric {metric} can end a release of {name}",
        ko: "메트릭 {metric}이(가) {name}의 배포를 중단시킬 수 있습니다",
    }
    /// PRR-RB-05 fails: a name.
    UNKNOWN_METRIC = "unknown-metric" {
        en: "{metric} is neither of Flagger's 2 builtin metrics and has no templateRef or query: older versions ignore it and promote {name} with 0 measurements of it, the newest halts every release",
        ko: "{metric}은(는) Flagger의 내장 메트릭 2개에 속하지 않고 templateRef나 query도 없습니다. 이전 버전은 이를 무시해 측정 0회로 {name}을(를) 승격하고, 최신 버전은 모든 배포를 멈춥니다",
    }
    /// PRR-RB-05 fails: no range.
    NO_RANGE = "no-range" {
        en: "{metric} of {name} has no thresholdRange, so it is compared with 0 %: even a release that fails every request passes",
        ko: "{name}의 {metric}에 thresholdRange가 없어 0 %와 비교합니다. 모든 요청이 실패하는 배포도 통과합니다",
    }
    /// PRR-RB-05 fails: a range that nothing leaves.
    HARMLESS_RANGE = "harmless-range" {
        en: "the range of {metric} is open on the side where {name} is bad: 0 bad releases leave it",
        ko: "{metric}의 범위가 {name}이(가) 나빠지는 쪽으로 열려 있습니다. 이 범위를 벗어나는 잘못된 배포가 0건입니다",
    }
    /// PRR-RB-05 fails: no template.
    NO_METRIC_TEMPLATE = "no-metric-template" {
        en: "metric {metric} of {name} names the MetricTemplate {template}, and this tree has none of that name: every release is halted at it, and 0 values are measured",
        ko: "{name}의 메트릭 {metric}이(가) MetricTemplate {template}을(를) 참조하지만 이 저장소에 없습니다. 모든 배포가 여기서 멈추고 측정값은 0개입니다",
    }
    /// PRR-RB-05 fails: skipped.
    SKIPS = "skips" {
        en: "skipAnalysis: true promotes {name} at once: 0 metrics are asked",
        ko: "skipAnalysis: true이면 {name}을(를) 바로 승격합니다. 확인하는 메트릭이 0개입니다",
    }
    /// PRR-RB-05 fails: suspended.
    SUSPENDED = "suspended" {
        en: "suspend: true keeps Flagger from acting on {name}: a release is neither promoted nor rolled back",
        ko: "suspend: true이면 Flagger가 {name}에 아무 일도 하지 않습니다. 배포를 승격하지도 롤백하지도 않습니다",
    }
    /// PRR-RB-05 fails: no metrics.
    NO_FLAGGER_METRICS = "no-flagger-metrics" {
        en: "the analysis of {name} has 0 metrics and 0 webhooks: only pods that do not become ready end a release",
        ko: "{name}의 분석에 메트릭도 웹훅도 0개입니다. 파드가 준비되지 않을 때만 배포가 중단됩니다",
    }
    /// PRR-RB-05 does not know: webhooks.
    WEBHOOKS_ONLY = "webhooks-only" {
        en: "only webhooks judge {name}, and what they answer is not in this tree: add a metric",
        ko: "웹훅만 {name}을(를) 판정하는데, 그 응답은 이 저장소에 없습니다. 메트릭을 추가해야 합니다",
    }
    /// PRR-RB-05 does not know: a part of a canary.
    CANARY_FRAGMENT = "canary-fragment" {
        en: "{name} has neither a target nor an analysis here, as if it were a patch: render the manifest and judge the result",
        ko: "{name}에는 대상도 분석도 없어 패치로 보입니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// PRR-RB-05 does not know: a template elsewhere.
    METRIC_TEMPLATE_ELSEWHERE = "metric-template-elsewhere" {
        en: "metric {metric} of {name} names the MetricTemplate {template} of another namespace, which is not in this tree: judge both repositories together",
        ko: "{name}의 메트릭 {metric}이(가) 다른 네임스페이스의 MetricTemplate {template}을(를) 참조하는데 이 저장소에 없습니다. 두 저장소를 함께 판정해야 합니다",
    }
    /// PRR-RB-05 does not know: a value.
    RANGE_UNREADABLE = "range-unreadable" {
        en: "metric {metric} of {name} hangs on a value that is not here: render the manifest and judge the result",
        ko: "{name}의 메트릭 {metric}이(가) 여기 없는 값에 달려 있습니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// How to mend a metric's name.
    NAME_METRIC = "name-metric" {
        en: "write request-success-rate or request-duration, or add a templateRef to a MetricTemplate",
        ko: "request-success-rate나 request-duration으로 적거나, MetricTemplate을 가리키는 templateRef를 추가합니다",
    }
    /// How to give a metric a range.
    ADD_RANGE = "add-range" {
        en: "add thresholdRange with min in percent, such as 99",
        ko: "thresholdRange에 min을 퍼센트로(예: 99) 추가합니다",
    }
    /// PRR-RB-06 passes.
    REVISIONS_KEPT = "revisions-kept" {
        evidence: E3,
        en: "{name} keeps {kept} earlier revisions",
        ko: "{name}은(는) 이전 리비전 {kept}개를 보관합니다",
    }
    /// PRR-RB-06 passes: nothing is said.
    REVISIONS_BY_DEFAULT = "revisions-by-default" {
        evidence: E3,
        en: "{name} keeps 10 earlier revisions, which is the default",
        ko: "{name}은(는) 기본값대로 이전 리비전 10개를 보관합니다",
    }
    /// PRR-RB-06 fails.
    NO_REVISIONS = "no-revisions" {
        en: "{name} keeps 0 earlier revisions: there is nothing that an undo could return to",
        ko: "{name}은(는) 이전 리비전을 0개 보관합니다. 되돌릴 버전이 남아 있지 않습니다",
    }
    /// PRR-RB-06 fails: too few.
    FEW_REVISIONS = "few-revisions" {
        en: "{name} keeps {kept} earlier revisions of at least {fewest}: a second release on top of a bad one removes the good one",
        ko: "{name}은(는) 이전 리비전을 {kept}개 보관합니다(최소 {fewest}개). 잘못된 배포 위에 한 번 더 배포하면 정상 버전이 사라집니다",
    }
    /// PRR-RB-06 does not know.
    REVISIONS_UNREADABLE = "revisions-unreadable" {
        en: "how many revisions {name} keeps hangs on a value that is not here: render the manifest and judge the result",
        ko: "{name}이(가) 보관하는 리비전 수가 여기 없는 값에 달려 있습니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// PRR-RB-06 does not apply.
    REVISIONS_ELSEWHERE = "revisions-elsewhere" {
        en: "this Rollout replaces the pods of {name} and keeps their revisions",
        ko: "{name}의 파드는 이 Rollout이 교체하고 리비전도 여기서 보관합니다",
    }
    /// How to keep revisions.
    KEEP_REVISIONS = "keep-revisions" {
        en: "remove revisionHistoryLimit, which leaves the default of 10, or set it to 2 or more",
        ko: "revisionHistoryLimit을 지워 기본값 10을 쓰거나 2 이상으로 정합니다",
    }
    /// PRR-RB-07 passes.
    BY_DIGEST = "by-digest" {
        evidence: E3,
        en: "the image of {name} is named by its content",
        ko: "{name}의 이미지를 내용(다이제스트)으로 지정합니다",
    }
    /// PRR-RB-07 passes: a version.
    BY_VERSION = "by-version" {
        evidence: E2,
        en: "the image of {name} has the tag {tag}, which looks like a version; a digest would prove it",
        ko: "{name}의 이미지 태그 {tag}은(는) 버전으로 보입니다. 다이제스트라면 확실합니다",
    }
    /// PRR-RB-07 fails.
    BY_MOVING_TAG = "by-moving-tag" {
        en: "the image {image} of {name} is named by {tag}, a tag that is pushed again: a rollback starts the same bad image, and 0 revisions say what ran",
        ko: "{name}의 이미지 {image}을(를) 다시 푸시되는 태그 {tag}(으)로 지정합니다. 롤백해도 같은 잘못된 이미지가 뜨고, 무엇이 실행됐는지 아는 리비전이 0개입니다",
    }
    /// PRR-RB-07 does not know: a word.
    BY_WORD = "by-word" {
        en: "whether the tag {tag} of {name} is pushed again is not to be seen: name the digest",
        ko: "{name}의 태그 {tag}이(가) 다시 푸시되는지 알 수 없습니다. 다이제스트를 적어야 합니다",
    }
    /// PRR-RB-07 does not know: a template.
    IMAGE_UNRESOLVED = "image-unresolved" {
        en: "the image of {name} hangs on a value that is not here: render the manifest and judge the result",
        ko: "{name}의 이미지가 여기 없는 값에 달려 있습니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// PRR-RB-07 does not know: the tag is set elsewhere.
    TAGGED_ELSEWHERE = "tagged-elsewhere" {
        en: "Kustomize or Skaffold set the tag of {image} for {name}: judge what they render",
        ko: "{name}의 {image} 태그는 Kustomize나 Skaffold가 정합니다. 렌더링한 결과로 판정하십시오",
    }
    /// How to pin an image.
    PIN = "pin" {
        en: "name the digest of the image, or a tag that is made for one build",
        ko: "이미지의 다이제스트나 빌드마다 새로 만드는 태그를 적습니다",
    }
    /// PRR-RB-10 passes: a router.
    ROUTED = "routed" {
        evidence: E2,
        en: "what moves the users of {name} is in this tree, and leads to both of its versions",
        ko: "{name}의 사용자를 옮기는 라우터가 이 저장소에 있고 두 버전으로 모두 이어집니다",
    }
    /// PRR-RB-10 passes: pods.
    BY_PODS = "by-pods" {
        evidence: E3,
        en: "{name} moves users by pods: a weight of {weight} comes to {share} (pods: {pods})",
        ko: "{name}은(는) 파드 수로 사용자를 옮깁니다. 파드 {pods}개에서 가중치 {weight}은(는) 실제 {share}입니다",
    }
    /// PRR-RB-10 passes: a switch.
    SWITCHES = "switches" {
        evidence: E2,
        en: "{name} is switched by the Service {service}, which is in this tree",
        ko: "{name}은(는) 이 저장소에 있는 Service {service}(으)로 전환합니다",
    }
    /// PRR-RB-10 passes: weights.
    WEIGHTS_ADD_UP = "weights-add-up" {
        evidence: E3,
        en: "every weight of {name} is the share that it says",
        ko: "{name}의 가중치는 모두 적힌 비율 그대로 적용됩니다",
    }
    /// PRR-RB-10 passes: Flux.
    FLUX_UNDOES = "flux-undoes" {
        evidence: E3,
        en: "Flux rolls {name} back when an upgrade fails, which it tells by pods that do not become ready",
        ko: "{name}의 업그레이드가 실패하면 Flux가 롤백합니다. 실패는 파드가 준비되는지로 판단합니다",
    }
    /// PRR-RB-10 passes: Helm.
    HELM_UNDOES = "helm-undoes" {
        evidence: E3,
        en: "Helm rolls {name} back when an upgrade fails, which it tells by pods that do not become ready",
        ko: "{name}의 업그레이드가 실패하면 Helm이 롤백합니다. 실패는 파드가 준비되는지로 판단합니다",
    }
    /// PRR-RB-10 passes: ECS.
    ECS_UNDOES = "ecs-undoes" {
        evidence: E3,
        en: "the circuit breaker rolls {name} back when its new tasks do not start",
        ko: "{name}의 새 태스크가 기동하지 못하면 서킷 브레이커가 롤백합니다",
    }
    /// PRR-RB-10 passes: ECS with alarms.
    ECS_ALARMS_UNDO = "ecs-alarms-undo" {
        evidence: E3,
        en: "alarms roll {name} back while it is deployed",
        ko: "배포하는 동안 경보가 울리면 {name}을(를) 롤백합니다",
    }
    /// PRR-RB-10 passes: CodeDeploy.
    CODEDEPLOY_UNDOES = "codedeploy-undoes" {
        evidence: E3,
        en: "CodeDeploy rolls {name} back when a deployment fails; it has no alarm that ends one",
        ko: "{name}의 배포가 실패하면 CodeDeploy가 롤백합니다. 배포를 끝내는 경보는 없습니다",
    }
    /// PRR-RB-10 passes: CodeDeploy with alarms.
    CODEDEPLOY_ALARMS_UNDO = "codedeploy-alarms-undo" {
        evidence: E3,
        en: "CodeDeploy rolls {name} back when an alarm stops a deployment",
        ko: "경보가 배포를 멈추면 CodeDeploy가 {name}을(를) 롤백합니다",
    }
    /// PRR-RB-10 passes: an alias of a function.
    ALIAS_SHIFTS = "alias-shifts" {
        evidence: E3,
        en: "the alias of {name} divides requests between versions, and moves them back with one change",
        ko: "{name}의 별칭이 요청을 버전별로 나누며, 한 번의 변경으로 되돌릴 수 있습니다",
    }
    /// PRR-RB-10 fails: an object is not there.
    NOT_THERE = "not-there" {
        en: "{name} moves its users with the {kind} {route}, and this tree has none of that name: the controller stops at it, and 0 users are moved, forward or back",
        ko: "{name}은(는) {kind} {route}(으)로 사용자를 옮기는데 이 저장소에 없습니다. 컨트롤러가 여기서 멈추므로 앞으로도 뒤로도 옮겨지는 사용자가 0명입니다",
    }
    /// PRR-RB-10 fails: both versions in one Service.
    ONE_SERVICE = "one-service" {
        en: "{name} names the Service {service} for both of its versions: the controller refuses a Rollout that cannot tell them apart",
        ko: "{name}이(가) 두 버전에 같은 Service {service}을(를) 지정합니다. 두 버전을 구분할 수 없는 Rollout은 컨트롤러가 거부합니다",
    }
    /// PRR-RB-10 fails: no services.
    SERVICES_UNNAMED = "services-unnamed" {
        en: "{name} has a router and fewer than 2 Services to divide requests between: the controller refuses it without stableService and canaryService",
        ko: "{name}에 라우터는 있지만 요청을 나눌 Service가 2개가 안 됩니다. stableService와 canaryService가 없으면 컨트롤러가 거부합니다",
    }
    /// PRR-RB-10 fails: a route to one version.
    ROUTE_LACKS = "route-lacks" {
        en: "no rule of {kind} {route} has both versions of {name} among its backends: setWeight moves 0 users",
        ko: "{kind} {route}에는 {name}의 두 버전을 모두 백엔드로 가진 규칙이 없습니다. setWeight로 옮겨지는 사용자가 0명입니다",
    }
    /// PRR-RB-10 fails: pods are too coarse.
    COARSE = "coarse" {
        en: "without trafficRouting a weight is pods: setWeight {weight} of {name} sends {share} of its users to the new version (pods: {pods})",
        ko: "trafficRouting이 없으면 가중치는 파드 수입니다. {name}은(는) 파드가 {pods}개라서 setWeight {weight}을(를) 적어도 사용자의 {share}이(가) 새 버전을 만납니다",
    }
    /// PRR-RB-10 fails: weights do not add up.
    WRONG_SUM = "wrong-sum" {
        en: "the weights of a rule of {name} add up to {sum} instead of 100: older versions of Istio refuse it, newer ones divide by {sum}, so no weight is the share that it says",
        ko: "{name}의 한 규칙에서 가중치의 합이 100이 아니라 {sum}입니다. 이전 Istio는 거부하고 최신 Istio는 {sum}(으)로 나누므로 적힌 비율대로 나뉘지 않습니다",
    }
    /// PRR-RB-10 fails: no weight at all.
    NO_WEIGHT = "no-weight" {
        en: "the weights of a rule of {name} add up to 0: 100 % of its requests reach no backend",
        ko: "{name}의 한 규칙에서 가중치의 합이 0입니다. 요청의 100 %가 어떤 백엔드에도 도달하지 못합니다",
    }
    /// PRR-RB-10 fails: Flux leaves the last failure.
    FLUX_LEAVES = "flux-leaves" {
        en: "remediateLastFailure: false leaves {name} as its last failed upgrade made it: after the retries, 0 rollbacks",
        ko: "remediateLastFailure: false이면 마지막으로 실패한 업그레이드가 {name}에 그대로 남습니다. 재시도가 끝난 뒤의 롤백은 0회입니다",
    }
    /// PRR-RB-10 fails: Flux without retries.
    FLUX_NO_RETRIES = "flux-no-retries" {
        en: "with 0 retries Flux remediates no failed upgrade of {name}, unless remediateLastFailure is true",
        ko: "재시도가 0회이면 remediateLastFailure가 true가 아닌 한 Flux는 {name}의 실패한 업그레이드를 복구하지 않습니다",
    }
    /// PRR-RB-10 fails: Flux only tries again.
    FLUX_RETRIES_ONLY = "flux-retries-only" {
        en: "RetryOnFailure tries the same bad release of {name} again and makes 0 rollbacks",
        ko: "RetryOnFailure는 {name}의 같은 잘못된 배포를 다시 시도할 뿐, 롤백은 0회입니다",
    }
    /// PRR-RB-10 fails: Flux removes.
    FLUX_UNINSTALLS = "flux-uninstalls" {
        en: "strategy: uninstall removes {name} when an upgrade fails: 100 % of its users meet an outage, not the version before",
        ko: "strategy: uninstall은 업그레이드가 실패하면 {name}을(를) 제거합니다. 사용자의 100 %가 이전 버전이 아니라 장애를 만납니다",
    }
    /// PRR-RB-10 fails: Flux does not look.
    FLUX_BLIND = "flux-blind" {
        en: "the upgrade of {name} does not wait for its pods, so that 0 bad pods make it fail, and nothing is rolled back",
        ko: "{name}의 업그레이드가 파드를 기다리지 않습니다. 파드가 모두 잘못되어도 실패로 보지 않으므로 롤백은 0회입니다",
    }
    /// PRR-RB-10 fails: Helm cleans up.
    HELM_CLEANS_ONLY = "helm-cleans-only" {
        en: "cleanup_on_fail removes what a failed upgrade of {name} added and restores 0 objects that it changed: atomic rolls back",
        ko: "cleanup_on_fail은 {name}의 실패한 업그레이드가 추가한 것만 지우고, 바꾼 객체는 0개 되돌립니다. 롤백하는 것은 atomic입니다",
    }
    /// PRR-RB-10 fails: the breaker stops only.
    ECS_LEAVES = "ecs-leaves" {
        en: "the circuit breaker of {name} stops a failed deployment and rolls 0 back: rollback is not true",
        ko: "{name}의 서킷 브레이커는 실패한 배포를 멈추기만 합니다. rollback이 true가 아니라서 롤백은 0회입니다",
    }
    /// PRR-RB-10 fails: the breaker is off.
    ECS_BREAKER_OFF = "ecs-breaker-off" {
        en: "the circuit breaker of {name} is off, so that its rollback never comes: enable is not true",
        ko: "{name}의 서킷 브레이커가 꺼져 있어 롤백은 0회입니다. enable이 true가 아닙니다",
    }
    /// PRR-RB-10 fails: rollback is off.
    CODEDEPLOY_OFF = "codedeploy-off" {
        en: "the automatic rollback of {name} is off: 0 events start it",
        ko: "{name}의 자동 롤백이 꺼져 있습니다. 롤백을 시작하는 이벤트가 0개입니다",
    }
    /// PRR-RB-10 fails: no event.
    CODEDEPLOY_NO_EVENTS = "codedeploy-no-events" {
        en: "the automatic rollback of {name} has 0 events that a bad release causes: name DEPLOYMENT_FAILURE, and DEPLOYMENT_STOP_ON_ALARM with alarms",
        ko: "{name}의 자동 롤백에는 잘못된 배포가 일으키는 이벤트가 0개입니다. DEPLOYMENT_FAILURE와, 경보가 있으면 DEPLOYMENT_STOP_ON_ALARM을 적어야 합니다",
    }
    /// PRR-RB-10 fails: no alarm.
    CODEDEPLOY_NO_ALARMS = "codedeploy-no-alarms" {
        en: "the rollback of {name} waits for an alarm, and 0 alarms are switched on: it never comes",
        ko: "{name}의 롤백은 경보를 기다리는데 켜진 경보가 0개입니다. 롤백이 일어나지 않습니다",
    }
    /// PRR-RB-10 fails: an alias without a version.
    ALIAS_MOVES = "alias-moves" {
        en: "the alias of {name} names $LATEST, which every release overwrites: 0 earlier versions are behind it",
        ko: "{name}의 별칭이 $LATEST를 가리킵니다. 배포할 때마다 덮어쓰므로 돌아갈 이전 버전이 0개입니다",
    }
    /// PRR-RB-10 fails: too large weights.
    ALIAS_OVER = "alias-over" {
        en: "the weights of other versions of {name} add up to more than 1: Lambda refuses the alias",
        ko: "{name}의 다른 버전 가중치의 합이 1을 넘습니다. Lambda가 별칭을 거부합니다",
    }
    /// PRR-RB-10 fails: nothing undoes an important service's release.
    NEVER_UNDONE = "never-undone" {
        en: "{name} is of tier {tier}, and 0 objects of this tree undo a bad release of it: it stays until a person acts",
        ko: "{name}은(는) {tier}등급 서비스인데 잘못된 배포를 되돌리는 것이 이 저장소에 0개입니다. 사람이 조치할 때까지 남습니다",
    }
    /// PRR-RB-10 does not know: nothing undoes a release.
    NOTHING_UNDOES = "nothing-undoes" {
        en: "0 objects of this tree undo a bad release of {name}: declare its tier in prr.yaml, which says whether a person may do it",
        ko: "{name}의 잘못된 배포를 되돌리는 것이 이 저장소에 0개입니다. 사람이 해도 되는지는 prr.yaml에 등급(tier)을 선언해야 판정할 수 있습니다",
    }
    /// PRR-RB-10 does not know: nothing undoes a release of several workloads.
    NOTHING_UNDOES_MANY = "nothing-undoes-many" {
        en: "0 objects of this tree undo a bad release of {count} workloads that users reach, {name} among them, and nobody declares how important they are: give their services a tier in prr.yaml, which says where a person may do it",
        ko: "사용자가 쓰는 워크로드 {count}개({name} 등)의 잘못된 배포를 되돌리는 것이 이 저장소에 0개이고 중요도도 선언되어 있지 않습니다. 사람이 해도 되는지는 prr.yaml에 각 서비스의 등급(tier)을 선언해야 판정할 수 있습니다",
    }
    /// Related: one of several workloads.
    UNDECLARED_HERE = "undeclared-here" { en: "{name}", ko: "{name}" }
    /// PRR-RB-10 does not know: the tree has none of a kind.
    ROUTE_ELSEWHERE = "route-elsewhere" {
        en: "{name} moves its users with the {kind} {route}, and this tree has nothing to look it up in: judge it together with the repository that has it",
        ko: "{name}은(는) {kind} {route}(으)로 사용자를 옮기는데 이 저장소에는 찾아볼 곳이 없습니다. 그것이 있는 저장소와 함께 판정해야 합니다",
    }
    /// PRR-RB-10 does not know: a name.
    NAME_OPEN = "name-open" {
        en: "the name of the {kind} that moves users of {name} hangs on a value that is not here ({route}): render the manifest and judge the result",
        ko: "{name}의 사용자를 옮기는 {kind}의 이름이 여기 없는 값에 달려 있습니다({route}). 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// PRR-RB-10 does not know: a router.
    FOREIGN_ROUTER = "foreign-router" {
        en: "this router of {name} is not understood, so whether it moves users is unknown: show it by a drill, and keep its record",
        ko: "{name}의 이 라우터는 해석할 수 없어 사용자를 옮기는지 알 수 없습니다. 훈련으로 확인하고 기록을 남기십시오",
    }
    /// PRR-RB-10 does not know: how many pods.
    SHARE_UNKNOWN = "share-unknown" {
        en: "without trafficRouting a weight of {weight} is pods, and how many {name} has is not said here: set replicas, or add a router",
        ko: "trafficRouting이 없으면 가중치 {weight}은(는) 파드 수인데 {name}의 파드 수가 여기 없습니다. replicas를 정하거나 라우터를 추가해야 합니다",
    }
    /// PRR-RB-10 does not know: a weight.
    ROUTE_WEIGHT_OPEN = "route-weight-open" {
        en: "a weight of {name} hangs on a value that is not here: render the manifest and judge the result",
        ko: "{name}의 가중치가 여기 없는 값에 달려 있습니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// PRR-RB-10 does not know: a value of a release.
    FATE_OPEN = "fate-open" {
        en: "what becomes of a bad release of {name} hangs on a value that is not here: give the value in this tree",
        ko: "{name}의 잘못된 배포가 어떻게 되는지는 여기 없는 값에 달려 있습니다. 값을 이 저장소에 적어야 합니다",
    }
    /// PRR-RB-10 does not know: Flux patches it.
    PATCHED = "patched" {
        en: "what becomes of a bad release of {name} is not said here, and a patch of this tree says it for releases that it reaches: judge what Flux applies",
        ko: "{name}의 잘못된 배포가 어떻게 되는지 여기에는 없고, 이 저장소의 패치가 대상 릴리스에 정합니다. Flux가 적용하는 결과로 판정해야 합니다",
    }
    /// PRR-RB-10 does not know: a pipeline.
    BY_PIPELINE = "by-pipeline" {
        en: "0 objects of this tree undo a bad release of {name}; a pipeline has a command that does, and the checks of pipelines judge it",
        ko: "{name}의 잘못된 배포를 되돌리는 객체가 이 저장소에 0개입니다. 파이프라인에 되돌리는 명령이 있으며, 파이프라인 검사가 이를 판정합니다",
    }
    /// PRR-RB-10 does not know: CodeDeploy is elsewhere.
    CODEDEPLOY_ELSEWHERE = "codedeploy-elsewhere" {
        en: "CodeDeploy releases {name}, and 0 of its deployment groups are in this tree: add the group, or judge both together",
        ko: "{name}은(는) CodeDeploy가 배포하는데 배포 그룹이 이 저장소에 0개입니다. 배포 그룹을 추가하거나 함께 판정해야 합니다",
    }
    /// PRR-RB-10 does not know: a declared service is not released from here.
    NOT_RELEASED_HERE = "not-released-here" {
        en: "0 objects of this tree release {name}, so what undoes a bad release of it is unknown: judge it together with the repository that releases it",
        ko: "{name}을(를) 배포하는 것이 이 저장소에 0개라서 잘못된 배포를 무엇이 되돌리는지 알 수 없습니다. 배포하는 저장소와 함께 판정해야 합니다",
    }
    /// PRR-RB-10 does not apply: CodeDeploy.
    BY_CODEDEPLOY = "by-codedeploy" {
        en: "this deployment group releases {name}, and is judged in its place",
        ko: "{name}은(는) 이 배포 그룹이 배포하므로 이 그룹을 판정합니다",
    }
    /// PRR-RB-10 does not apply: another object.
    RELEASED_BY_OTHER = "released-by-other" {
        en: "another object of this tree releases {name} and undoes what fails",
        ko: "이 저장소의 다른 객체가 {name}을(를) 배포하고 실패하면 되돌립니다",
    }
    /// Related: the route.
    THE_ROUTE = "the-route" {
        en: "the route of that name",
        ko: "그 이름의 라우트",
    }
    /// Related: how many pods.
    PODS_HERE = "pods-here" {
        en: "its pods",
        ko: "파드 수",
    }
    /// Related: a patch.
    PATCH_HERE = "patch-here" {
        en: "the patch",
        ko: "패치",
    }
    /// Related: a command.
    COMMAND_HERE = "command-here" {
        en: "the command",
        ko: "명령",
    }
    /// How to mend a name.
    ADD_ROUTE = "add-route" {
        en: "add the object to the Rollout's namespace, or correct the name",
        ko: "Rollout의 네임스페이스에 객체를 추가하거나 이름을 바로잡습니다",
    }
    /// How to name services.
    NAME_SERVICES = "name-services" {
        en: "name stableService and canaryService",
        ko: "stableService와 canaryService를 적습니다",
    }
    /// How to make weights finer.
    ROUTE_TRAFFIC = "route-traffic" {
        en: "add trafficRouting, or weights that whole pods can carry",
        ko: "trafficRouting을 추가하거나 파드 수로 나눌 수 있는 가중치를 씁니다",
    }
    /// How to have a release undone.
    UNDO = "undo" {
        en: "release it by a Rollout or a Canary with an analysis, or let Helm, Flux or ECS roll back what fails",
        ko: "분석이 있는 Rollout이나 Canary로 배포하거나, 실패하면 Helm·Flux·ECS가 롤백하도록 설정합니다",
    }
    /// PRR-RB-08 passes.
    EXPANDS_ONLY = "expands-only" {
        evidence: E3,
        en: "{file} takes nothing away: the version before runs on the schema that it leaves",
        ko: "{file}은(는) 아무것도 없애지 않습니다. 이전 버전이 변경된 스키마에서 그대로 동작합니다",
    }
    /// PRR-RB-08 passes: it can be taken back too.
    EXPANDS_AND_RETURNS = "expands-and-returns" {
        evidence: E3,
        en: "{file} takes nothing away, and has statements that take it back",
        ko: "{file}은(는) 아무것도 없애지 않고, 되돌리는 문장도 있습니다",
    }
    /// PRR-RB-08 passes: the last step of an expansion.
    SAID_TO_CONTRACT = "said-to-contract" {
        evidence: E0,
        en: "{file} says that nothing uses any more what it takes away: a rollback reaches the release before it, and no further",
        ko: "{file}에는 없애는 것을 더 이상 사용하지 않는다고 적혀 있습니다. 롤백은 바로 앞 배포까지만 가능합니다",
    }
    /// PRR-RB-08 fails: a table is gone.
    TABLE_DROPPED = "table-dropped" {
        en: "{file} drops the table {table}: the version that a rollback returns to fails on 100 % of its queries to it",
        ko: "{file}이(가) 테이블 {table}을(를) 삭제합니다. 롤백으로 돌아간 버전에서 이 테이블을 쓰는 쿼리가 100 % 실패합니다",
    }
    /// PRR-RB-08 fails: a column is gone.
    COLUMN_DROPPED = "column-dropped" {
        en: "{file} drops {column} of {table}: the version that a rollback returns to fails on 100 % of its queries that name it",
        ko: "{file}이(가) {table}의 {column}을(를) 삭제합니다. 롤백으로 돌아간 버전에서 이 컬럼을 쓰는 쿼리가 100 % 실패합니다",
    }
    /// PRR-RB-08 fails: a table has another name.
    TABLE_RENAMED = "table-renamed" {
        en: "{file} renames the table {table}: the old and the new version cannot run at once, and a rollback meets a table that is not there",
        ko: "{file}이(가) 테이블 {table}의 이름을 바꿉니다. 두 버전이 함께 동작할 수 없고, 롤백하면 없는 테이블을 찾게 됩니다",
    }
    /// PRR-RB-08 fails: a column has another name.
    COLUMN_RENAMED = "column-renamed" {
        en: "{file} renames {column} of {table}: the old and the new version cannot run at once, and a rollback meets a column that is not there",
        ko: "{file}이(가) {table}의 {column} 이름을 바꿉니다. 두 버전이 함께 동작할 수 없고, 롤백하면 없는 컬럼을 찾게 됩니다",
    }
    /// PRR-RB-08 fails: a type holds less.
    TYPE_NARROWED = "type-narrowed" {
        en: "{file} makes {column} of {table} hold less than before: the version that a rollback returns to writes values that are refused or cut",
        ko: "{file}이(가) {table}의 {column} 타입을 더 좁게 바꿉니다. 롤백으로 돌아간 버전이 쓰는 값이 거부되거나 잘립니다",
    }
    /// PRR-RB-08 fails: a new column must be named.
    COLUMN_REFUSES = "column-refuses" {
        en: "{file} adds {column} to {table} as NOT NULL without a default: the version before does not name it, so that 100 % of its new rows are refused",
        ko: "{file}이(가) {table}에 {column}을(를) 기본값 없는 NOT NULL로 추가합니다. 이전 버전은 이 컬럼을 모르므로 새 행이 100 % 거부됩니다",
    }
    /// PRR-RB-08 fails: nothing may be missing any more.
    NULL_REFUSED = "null-refused" {
        en: "{file} refuses NULL in {column} of {table}: the version before may still leave it out, and a rollback returns to that",
        ko: "{file}이(가) {table}의 {column}에 NULL을 금지합니다. 이전 버전은 값을 비울 수 있고, 롤백하면 그 버전으로 돌아갑니다",
    }
    /// PRR-RB-08 fails: rows are gone.
    ROWS_REMOVED = "rows-removed" {
        en: "{file} removes 100 % of the rows of {table}: a rollback brings 0 of them back",
        ko: "{file}이(가) {table}의 행을 100 % 지웁니다. 롤백해도 돌아오는 행이 0개입니다",
    }
    /// PRR-RB-08 does not know: programs.
    MIGRATIONS_AS_CODE = "migrations-as-code" {
        en: "the {count} migrations of {tool} in this folder are programs or XML, and what the newest, {file}, takes away is known when it runs: keep the SQL that it makes beside it, in a folder whose name says migrations",
        ko: "이 폴더의 {tool} 마이그레이션 {count}개는 프로그램이나 XML이라, 최신인 {file}이(가) 무엇을 없애는지는 실행해야 알 수 있습니다. 생성되는 SQL을 이름에 migrations가 들어간 폴더에 함께 보관하면 판정할 수 있습니다",
    }
    /// PRR-RB-08 does not know: more than is seen.
    MIGRATION_HIDES = "migration-hides" {
        en: "{file} holds a routine or a change in its tool's own words, whose effect is not seen: whether the version before bears it is for its author to show",
        ko: "{file}에 효과를 알 수 없는 루틴이나 도구 고유의 변경이 있습니다. 이전 버전이 견디는지는 작성자가 보여야 합니다",
    }
    /// PRR-RB-08 does not know: a type.
    TYPE_UNKNOWN = "type-unknown" {
        en: "{file} changes a type, and whether the new one holds every value of the old is not to be seen: name both in the migrations of this folder",
        ko: "{file}이(가) 타입을 바꾸는데, 새 타입이 이전 값을 모두 담는지 알 수 없습니다. 이 폴더의 마이그레이션에 두 타입이 모두 있어야 판정할 수 있습니다",
    }
    /// PRR-RB-08 does not know: a constraint.
    CONSTRAINT_ADDED = "constraint-added" {
        en: "{file} adds a constraint to a table that is in use: whether the version before keeps it is for its author to show",
        ko: "{file}이(가) 사용 중인 테이블에 제약 조건을 추가합니다. 이전 버전이 지키는지는 작성자가 보여야 합니다",
    }
    /// Related: how it is taken back.
    UNDONE_WITHOUT_DATA = "undone-without-data" {
        en: "these statements take {file} back, and bring back no row that it removed",
        ko: "이 문장이 {file}을(를) 되돌리지만, 없앤 데이터는 돌아오지 않습니다",
    }
    /// Related: it is not taken back.
    UNDO_EMPTY = "undo-empty" {
        en: "0 statements here take {file} back",
        ko: "{file}을(를) 되돌리는 문장이 여기에 0개입니다",
    }
    /// Related: the tool takes it back.
    UNDONE_BY_TOOL = "undone-by-tool" {
        en: "its tool can take {file} back, and brings back no row that it removed",
        ko: "도구가 {file}을(를) 되돌릴 수 있지만, 없앤 데이터는 돌아오지 않습니다",
    }
    /// Related: nothing takes it back.
    NO_UNDO = "no-undo" {
        en: "0 statements take {file} back",
        ko: "{file}을(를) 되돌리는 문장이 0개입니다",
    }
    /// How to change a schema in steps.
    EXPAND_FIRST = "expand-first" {
        en: "add what the new version needs first and take the old away in a later release, whose migration begins with the comment `-- contract: why nothing uses it`",
        ko: "새 버전에 필요한 것을 먼저 추가하고, 옛것은 다음 배포에서 없앱니다. 그 마이그레이션은 `-- contract: 사용하지 않는 이유` 주석으로 시작합니다",
    }
    /// PRR-RB-09 passes.
    FLAG_OFF = "flag-off" {
        evidence: E3,
        en: "the flag {name} is off unless something turns it on, and has an owner and an end",
        ko: "플래그 {name}은(는) 켜지 않으면 꺼져 있고, 담당자와 만료일이 있습니다",
    }
    /// PRR-RB-09 passes: it stays.
    FLAG_STAYS = "flag-stays" {
        evidence: E1,
        en: "the flag {name} is meant to stay, and has an owner",
        ko: "플래그 {name}은(는) 계속 두는 플래그이고 담당자가 있습니다",
    }
    /// PRR-RB-09 passes: a service has flags.
    HAS_FLAGS = "has-flags" {
        evidence: E1,
        en: "{name} has flags that turn a change off without a release",
        ko: "{name}에는 배포 없이 변경을 끌 수 있는 플래그가 있습니다",
    }
    /// PRR-RB-09 passes: a service declares that it has none.
    ROLLBACK_ONLY = "rollback-only" {
        evidence: E0,
        en: "{name} declares that it takes changes back by a rollback alone",
        ko: "{name}은(는) 롤백만으로 변경을 되돌린다고 선언했습니다",
    }
    /// PRR-RB-09 fails: past its end.
    FLAG_EXPIRED = "flag-expired" {
        en: "the flag {name} should have gone {days} days ago: both of its branches are still released, and fewer people every day know the old one",
        ko: "플래그 {name}의 만료일이 {days}일 지났습니다. 두 갈래가 모두 배포되고 있고, 이전 갈래를 아는 사람은 날마다 줄어듭니다",
    }
    /// PRR-RB-09 fails: on by default.
    FLAG_ON = "flag-on" {
        en: "the flag {name} is on by default: where its rules cannot be asked, 100 % of the users meet the change that it should hold back",
        ko: "플래그 {name}의 기본값이 켜짐입니다. 규칙을 물을 수 없을 때 사용자의 100 %가 막아 두려던 변경을 만납니다",
    }
    /// PRR-RB-09 fails: no way off.
    FLAG_NEVER_OFF = "flag-never-off" {
        en: "0 variants of the flag {name} turn it off: it cannot take a change back",
        ko: "플래그 {name}을(를) 끄는 값이 0개입니다. 변경을 되돌릴 수 없습니다",
    }
    /// PRR-RB-09 fails: nobody and never.
    FLAG_FORGOTTEN = "flag-forgotten" {
        en: "the flag {name} has 0 owners and no end: in an incident nobody knows whether it may be turned off, and later nobody removes it",
        ko: "플래그 {name}에 담당자가 0명이고 만료일도 없습니다. 장애 때 꺼도 되는지 아는 사람이 없고, 나중에 지우는 사람도 없습니다",
    }
    /// PRR-RB-09 fails: nobody.
    FLAG_UNOWNED = "flag-unowned" {
        en: "the flag {name} has 0 owners: in an incident nobody knows whether it may be turned off",
        ko: "플래그 {name}에 담당자가 0명입니다. 장애 때 꺼도 되는지 아는 사람이 없습니다",
    }
    /// PRR-RB-09 fails: never.
    FLAG_ENDLESS = "flag-endless" {
        en: "the flag {name} has no end: what is turned on for 100 % of the users and never removed doubles the paths that a rollback must know",
        ko: "플래그 {name}에 만료일이 없습니다. 사용자 100 %에게 켜고도 지우지 않으면 롤백 때 알아야 할 경로가 두 배가 됩니다",
    }
    /// PRR-RB-09 fails: a plan without flags.
    PLAN_WITHOUT_FLAGS = "plan-without-flags" {
        en: "{name} declares feature flags as its plan, and this tree has 0 of them",
        ko: "{name}은(는) 피처 플래그로 되돌린다고 선언했지만 이 저장소에 플래그가 0개입니다",
    }
    /// PRR-RB-09 does not know: settings.
    FLAG_UNCLEAR = "flag-unclear" {
        en: "which variant of the flag {name} is off is not to be seen: name it `off`, or say in its metadata that it is a setting (`type: config`)",
        ko: "플래그 {name}의 어떤 값이 꺼짐인지 알 수 없습니다. `off`로 이름을 붙이거나 메타데이터에 설정값(`type: config`)이라고 적어야 합니다",
    }
    /// PRR-RB-09 does not know: a date.
    FLAG_DATE = "flag-date" {
        en: "when the flag {name} ends cannot be read from `{date}`: write a date such as 2027-03-31",
        ko: "`{date}`에서 플래그 {name}의 만료일을 읽을 수 없습니다. 2027-03-31처럼 날짜를 적어야 합니다",
    }
    /// PRR-RB-09 does not know: nothing is said.
    NO_PLAN = "no-plan" {
        en: "{name} has 0 flags in this tree: declare `rollback.plan: rollback-only` where a rollback alone takes a change back, or keep its flags here",
        ko: "{name}의 플래그가 이 저장소에 0개입니다. 롤백만으로 되돌린다면 `rollback.plan: rollback-only`를 선언하고, 아니면 플래그를 여기에 두어야 합니다",
    }
    /// How to mend a flag.
    MEND_FLAG = "mend-flag" {
        en: "make the off variant the default, and give the flag the metadata `owner` and `expiry`",
        ko: "꺼짐을 기본값으로 하고, 메타데이터에 `owner`와 `expiry`를 적습니다",
    }
    /// PRR-RB-02 fails: the analysis ends before the steps do.
    ENDS_EARLY = "ends-early" {
        en: "the analysis of {name} makes its last measurement after {length} and is not run again: the step to {weight} at {time} goes unwatched",
        ko: "{name}의 분석은 {length} 뒤 마지막으로 측정하고 다시 실행되지 않습니다. {time}에 {weight}(으)로 가는 단계는 아무도 지켜보지 않습니다",
    }
    /// Related: nobody watches a step.
    UNWATCHED_HERE = "unwatched-here" {
        en: "the first step that nothing watches",
        ko: "아무도 지켜보지 않는 첫 단계",
    }
    /// How to measure until the end.
    MEASURE_ON = "measure-on" {
        en: "give its metrics an interval and no count, so that they are measured until the last step",
        ko: "메트릭에 interval을 주고 count를 빼서 마지막 단계까지 측정하게 합니다",
    }
    /// PRR-RB-04 fails: only the old version.
    SEES_OLD_ONLY = "sees-old-only" {
        en: "the query of metric {metric} counts the old version of {name} alone: 0 wrong answers of the new one move it",
        ko: "메트릭 {metric}의 쿼리는 {name}의 이전 버전만 셉니다. 새 버전의 잘못된 응답이 0건 반영됩니다",
    }
    /// PRR-RB-04 fails: another service.
    SEES_ANOTHER = "sees-another" {
        en: "the query of metric {metric} counts {other}, which is another service of this tree: 0 wrong answers of {name} move it",
        ko: "메트릭 {metric}의 쿼리는 이 저장소의 다른 서비스 {other}을(를) 셉니다. {name}의 잘못된 응답이 0건 반영됩니다",
    }
    /// How to look at the new version.
    SELECT_NEW = "select-new" {
        en: "select the canary Service, or the pods of the new version by their hash (valueFrom.podTemplateHashValue: Latest)",
        ko: "카나리 Service를 선택하거나, 해시(valueFrom.podTemplateHashValue: Latest)로 새 버전의 파드를 선택합니다",
    }
    /// Related: no number counts as a success.
    NO_NUMBER_PASSES = "no-number-passes" {
        en: "without any request the answer is NaN, which counts as a success here: add isNaN(result[0])",
        ko: "요청이 하나도 없으면 NaN이 되고 여기서는 성공으로 셉니다. isNaN(result[0])을 추가합니다",
    }
    /// Related: no series is an error.
    NO_SERIES_ABORTS = "no-series-aborts" {
        en: "without any series the answer is an error, and after 5 in a row a good release ends too: look at len(result) first",
        ko: "시계열이 없으면 오류가 되고, 5번 이어지면 정상 배포도 끝납니다. 먼저 len(result)를 확인합니다",
    }
    /// PRR-RB-06 passes: the old pods stay.
    OLD_PODS_STAY = "old-pods-stay" {
        evidence: E3,
        en: "the old pods of {name} stay {delay} after the switch, and its analysis can fail after {verdict}",
        ko: "{name}의 이전 파드는 전환 뒤 {delay} 동안 남고, 분석은 {verdict} 뒤에 실패를 판정할 수 있습니다",
    }
    /// PRR-RB-06 fails: the old pods go too early.
    OLD_PODS_GONE = "old-pods-gone" {
        en: "the old pods of {name} go {delay} after the switch, and its analysis can fail only after {verdict}: 0 pods are left to return to",
        ko: "{name}의 이전 파드는 전환 {delay} 뒤에 사라지는데, 분석은 {verdict} 뒤에야 실패를 판정합니다. 돌아갈 파드가 0개입니다",
    }
    /// Related: the analysis after a switch.
    JUDGED_BY = "judged-by" {
        en: "the analysis after the switch",
        ko: "전환 뒤의 분석",
    }
    /// How to keep the old pods.
    LEAVE_OLD_PODS = "leave-old-pods" {
        en: "remove scaleDownDelaySeconds, which keeps them until the analysis has succeeded, or make it longer",
        ko: "scaleDownDelaySeconds를 지워 분석이 성공할 때까지 남기거나 더 길게 정합니다",
    }
    /// PRR-RB-02 fails: the analysis ends before a person promotes.
    ENDS_BEFORE_PERSON = "ends-before-person" {
        en: "the analysis of {name} makes its last measurement after {length} and is not run again, while {name} waits for a person: whoever promotes it later takes it to {weight} unwatched",
        ko: "{name}의 분석은 {length} 뒤 마지막으로 측정하고 다시 실행되지 않는데, {name}은(는) 사람을 기다립니다. 그 뒤에 승격하면 아무도 지켜보지 않는 채 {weight}(으)로 갑니다",
    }
    /// PRR-RB-01 does not apply: a job.
    RUNS_TO_ITS_END = "runs-to-its-end" {
        en: "{name} runs to its end and answers nobody: its next run has the next version",
        ko: "{name}은(는) 끝까지 실행되고 아무에게도 응답하지 않습니다. 다음 실행이 다음 버전입니다",
    }
    /// PRR-RH-06 passes.
    REHEARSED = "rehearsed" {
        evidence: E4,
        en: "a {kind} of {name} went well {age} ago, with {path} as it is now",
        ko: "{name}의 {kind}이(가) {age} 전에 지금과 같은 {path}(으)로 성공했습니다",
    }
    /// PRR-RH-06 fails: there is no record.
    NOT_REHEARSED = "not-rehearsed" {
        en: "no record tells of a drill or a chaos experiment with {name}: whether its rollback works within minutes, or at all, will be seen for the first time in an incident; at least one in {longest} is asked for",
        ko: "{name}의 훈련이나 장애 주입 기록이 없습니다. 롤백이 몇 분 안에 되는지, 되기는 하는지를 실제 장애에서 처음 알게 됩니다. {longest}에 한 번 이상 필요합니다",
    }
    /// PRR-RH-06 fails: it went wrong.
    REHEARSAL_FAILED = "rehearsal-failed" {
        en: "the newest {kind} of {name}, with {path}, did not go well, and none has gone well since",
        ko: "{name}의 최근 {kind}({path})이(가) 실패했고 그 뒤로 성공한 기록이 없습니다",
    }
    /// PRR-RH-06 fails: too long ago.
    REHEARSAL_STALE = "rehearsal-stale" {
        en: "the newest {kind} of {name}, with {path}, is {age} old, and counts for {longest}",
        ko: "{name}의 최근 {kind}({path})은(는) {age} 전 기록입니다. {longest} 동안만 유효합니다",
    }
    /// PRR-RH-06 fails: not done yet.
    REHEARSED_IN_FUTURE = "rehearsed-in-future" {
        en: "the newest {kind} of {name}, with {path}, is dated after the time as of which the tree is judged, so it tells of 0 rehearsals",
        ko: "{name}의 최근 {kind}({path}) 날짜가 판정 기준 시각보다 뒤이므로 실제로 수행한 훈련은 0건입니다",
    }
    /// PRR-RH-06 does not know: the file is another one.
    REHEARSED_ANOTHER = "rehearsed-another" {
        en: "the newest {kind} of {name} was done with other bytes of {path} than it has now: whether what is deployed now stands it too, a new one would tell",
        ko: "{name}의 최근 {kind} 이후 {path}의 내용이 바뀌었습니다. 지금 배포되는 구성에서도 성공하는지는 다시 수행해야 알 수 있습니다",
    }
    /// PRR-RH-06 does not know: the file is gone.
    REHEARSED_GONE = "rehearsed-gone" {
        en: "the newest {kind} of {name} was done with {path}, which is not in this tree: a new one, with a file that is, would tell",
        ko: "{name}의 최근 {kind} 대상인 {path}이(가) 이 저장소에 없습니다. 있는 파일을 대상으로 다시 수행해야 알 수 있습니다",
    }
    /// PRR-RH-06 does not know: the file cannot be read.
    REHEARSED_UNREADABLE = "rehearsed-unreadable" {
        en: "the newest {kind} of {name} was done with {path}, whose bytes cannot be had, so whether they are the same is unknown",
        ko: "{name}의 최근 {kind} 대상인 {path}을(를) 읽을 수 없어 같은 내용인지 알 수 없습니다",
    }
    /// PRR-RH-06 does not know: how important it is.
    NO_TIER = "no-tier" {
        en: "{name} has no tier, and tiers up to {lowest} have to rehearse: declare its `tier` in prr.yaml",
        ko: "{name}의 등급이 없습니다. {lowest}등급까지는 훈련이 필요하므로 prr.yaml에 `tier`를 선언해야 판정할 수 있습니다",
    }
    /// PRR-RH-06 does not apply: less important.
    LOWER_TIER = "lower-tier" {
        en: "{name} is of tier {tier}, and tiers up to {lowest} have to rehearse",
        ko: "{name}은(는) {tier}등급이고 훈련은 {lowest}등급까지 필요합니다",
    }
    /// PRR-RH-06 does not apply: a test.
    TESTS_ONLY = "tests-only" {
        en: "prr.yaml declares {name} to be of class test, which has no users to rehearse for",
        ko: "prr.yaml에 {name}이(가) test로 선언되어 있어 훈련할 대상 사용자가 없습니다",
    }
    /// How to mend a rehearsal that does not count.
    REHEARSE = "rehearse" {
        en: "rehearse it, then write that down: `{command}`",
        ko: "훈련을 실시한 뒤 기록을 남깁니다: `{command}`",
    }
    /// PRR-RB-02 does not know: a plugin.
    PLUGIN_JUDGES = "plugin-judges" {
        en: "a plugin runs in a step of {name}, and whether it ends a bad release is not in this tree: add an analysis, or show it by a drill",
        ko: "{name}의 단계에서 플러그인이 실행되는데, 잘못된 배포를 끝내는지는 이 저장소에 없습니다. 분석을 추가하거나 훈련으로 확인해야 합니다",
    }
    /// PRR-RB-10 passes: it was drilled.
    DRILLED = "drilled" {
        evidence: E4,
        en: "what moves {name} back is in this tree, and a drill of it passed {age} ago",
        ko: "{name}을(를) 되돌리는 수단이 이 저장소에 있고, {age} 전에 훈련에 성공했습니다",
    }
    /// Related: an old drill.
    DRILL_STALE = "drill-stale" {
        en: "the last drill was {age} ago, too long to count: repeat it",
        ko: "마지막 훈련이 {age} 전이라 인정되지 않습니다. 다시 훈련해야 합니다",
    }
    /// Related: a drill of something else.
    DRILL_OTHER = "drill-other" {
        en: "the last drill was of a file that has changed since or is not here: repeat it",
        ko: "마지막 훈련의 대상 파일이 그 뒤에 바뀌었거나 여기에 없습니다. 다시 훈련해야 합니다",
    }
    /// Related: a drill that failed.
    DRILL_FAILED = "drill-failed" {
        en: "the last drill failed",
        ko: "마지막 훈련이 실패했습니다",
    }
    /// Related: a drill that has not been.
    DRILL_FUTURE = "drill-future" {
        en: "this drill lies after the time as of which the tree is judged",
        ko: "이 훈련 날짜가 판정 기준 시각보다 뒤입니다",
    }
}
