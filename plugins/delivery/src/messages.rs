//! Every text of this family, in English and Korean.

prr_sdk::catalogue! {
    /// Does not apply: nothing is deployed.
    NO_DEPLOYMENT = "no-deployment" {
        en: "`{name}` deploys nothing that is recognised",
        ko: "`{name}`에서 배포로 인식되는 작업이 없습니다",
    }
    /// Does not apply: what is deployed serves nobody.
    REHEARSAL = "rehearsal" {
        en: "`{name}` deploys to test environments only, where no user is served",
        ko: "`{name}`은(는) 사용자가 없는 시험 환경에만 배포합니다",
    }
    /// A failure is lost: `&`.
    LOST_BACKGROUND = "lost-background" {
        en: "`{command}` runs in the background: its exit code is lost, the step ends without waiting for it, and its failure stops nothing of {release}",
        ko: "`{command}`이(가) 백그라운드에서 실행되어 종료 코드가 버려집니다. 단계는 끝나기를 기다리지 않고, 실패해도 {release}은(는) 멈추지 않습니다",
    }
    /// A failure is lost: `||`.
    LOST_OR = "lost-or" {
        en: "what follows `||` takes the place of `{command}` when it fails, and ends with 0: the failure stops nothing of {release}",
        ko: "`{command}`이(가) 실패하면 `||` 뒤의 명령이 대신 실행되고 0으로 끝납니다. 실패해도 {release}은(는) 멈추지 않습니다",
    }
    /// A failure is lost: `&&`.
    LOST_AND = "lost-and" {
        en: "`-e` does not end the shell for a command left of `&&`: `{command}` fails, the next line runs, and nothing stops {release}",
        ko: "`&&` 왼쪽의 명령이 실패해도 `-e`는 셸을 끝내지 않습니다. `{command}`이(가) 실패해도 다음 줄이 실행되어 {release}이(가) 멈추지 않습니다",
    }
    /// A failure is lost: a pipe.
    LOST_PIPE = "lost-pipe" {
        en: "the exit code of `{command}` is lost in the pipe: this shell runs without `pipefail`, so only the last command of a pipe counts, and nothing stops {release}",
        ko: "`{command}`의 종료 코드가 파이프에서 버려집니다. 이 셸은 `pipefail` 없이 실행되어 파이프의 마지막 명령만 판정에 쓰이므로 {release}이(가) 멈추지 않습니다",
    }
    /// A failure is lost: a condition.
    LOST_IF = "lost-if" {
        en: "`{command}` is asked in a condition, and where it fails the script goes on and ends with 0: nothing stops {release}",
        ko: "`{command}`을(를) 조건으로만 쓰고, 실패하면 스크립트가 그대로 이어져 0으로 끝납니다. {release}을(를) 멈추는 것이 없습니다",
    }
    /// A failure is lost: a loop.
    LOST_LOOP = "lost-loop" {
        en: "this loop cannot fail: when `{command}` fails on every try, the loop runs out, the step ends with 0, and {release} goes on",
        ko: "이 반복문은 실패할 수 없습니다. `{command}`이(가) 매번 실패해도 횟수만 채우고 0으로 끝나 {release}이(가) 그대로 진행됩니다",
    }
    /// A failure is lost: a substitution.
    LOST_SUBSTITUTION = "lost-substitution" {
        en: "the exit code of `{command}` is lost: within the words of another command `$( )` does not count, and nothing stops {release}",
        ko: "`{command}`의 종료 코드가 버려집니다. 다른 명령의 인자에 쓴 `$( )`의 결과는 판정에 쓰이지 않으므로 {release}이(가) 멈추지 않습니다",
    }
    /// A failure is lost: `!`.
    LOST_NEGATED = "lost-negated" {
        en: "`!` turns the failure of `{command}` into a success, and `-e` does not end the shell for either: nothing stops {release}",
        ko: "`!`가 `{command}`의 실패를 성공으로 바꾸고, `-e`도 셸을 끝내지 않습니다. {release}을(를) 멈추는 것이 없습니다",
    }
    /// A failure is lost: nothing asks for the answer.
    LOST_ANSWER = "lost-answer" {
        en: "`{command}` ends with 0 for HTTP 500 as for 200, because `--fail` is not there, and whatever it answers, the step ends with 0: an outage passes, and {release} goes on",
        ko: "`{command}`에 `--fail`이 없어 HTTP 500에도 200과 똑같이 0으로 끝나고, 응답이 무엇이든 단계는 0으로 끝납니다. 장애여도 통과해 {release}이(가) 그대로 진행됩니다",
    }
    /// A failure is lost: the shell goes on.
    LOST_GOES_ON = "lost-goes-on" {
        en: "this shell goes on after failures (no `-e`), and what runs after `{command}` ends with 0: nothing stops {release}",
        ko: "이 셸은 실패해도 계속 실행되고(`-e` 없음), `{command}` 뒤의 명령이 0으로 끝납니다. {release}을(를) 멈추는 것이 없습니다",
    }
    /// A failure is lost: it is tolerated.
    LOST_TOLERATED = "lost-tolerated" {
        en: "a failure of `{command}` does not count here, so it shows green and stops nothing of {release}",
        ko: "여기서 `{command}`의 실패를 무시하도록 되어 있어, 실패해도 초록색으로 표시되고 {release}이(가) 멈추지 않습니다",
    }
    /// A failure is lost: a condition lets what follows run.
    LOST_CONDITION = "lost-condition" {
        en: "this condition lets {release} run although `{command}` has failed",
        ko: "이 조건 때문에 `{command}`이(가) 실패해도 {release}이(가) 실행됩니다",
    }
    /// Related: where a failure is asked for.
    ASKED_HERE = "asked-here" { en: "this is what fails without a consequence", ko: "이 명령이 실패해도 아무 일도 일어나지 않습니다" }
    /// Related: where a failure is lost.
    LOST_HERE = "lost-here" { en: "here the exit code is lost", ko: "여기서 종료 코드가 버려집니다" }
    /// Related: what fails.
    FAILS_HERE = "fails-here" { en: "this may fail", ko: "이 작업이 실패할 수 있습니다" }
    /// How to mend `&`.
    FIX_BACKGROUND = "fix-background" {
        en: "give every command a step of its own, or keep `$!` of each and `wait` for each by its number",
        ko: "명령마다 단계를 나누거나, 각 명령의 `$!`를 저장해 두고 하나씩 `wait`로 기다립니다",
    }
    /// How to mend `||`.
    FIX_OR = "fix-or" {
        en: "drop what follows `||`, or let it end with `exit 1`",
        ko: "`||` 뒤를 지우거나 `exit 1`로 끝나게 합니다",
    }
    /// How to mend `&&` and shells that go on.
    FIX_OWN_LINE = "fix-own-line" {
        en: "put it on a line of its own in a shell with `set -e`",
        ko: "`set -e`가 켜진 셸에서 별도의 줄에 둡니다",
    }
    /// How to mend a pipe.
    FIX_PIPE = "fix-pipe" {
        en: "write `shell: bash` at the step, which turns `pipefail` on, or `set -o pipefail` in front",
        ko: "단계에 `shell: bash`를 적어 `pipefail`을 켜거나, 앞에 `set -o pipefail`을 둡니다",
    }
    /// How to mend a condition.
    FIX_IF = "fix-if" {
        en: "end the step with `exit 1` where it fails",
        ko: "실패하는 쪽에서 `exit 1`로 단계를 끝냅니다",
    }
    /// How to mend a loop.
    FIX_LOOP = "fix-loop" {
        en: "leave with `exit 0` where it is good, and end with `exit 1` behind the loop",
        ko: "성공하면 `exit 0`으로 나가고, 반복문 뒤를 `exit 1`로 끝냅니다",
    }
    /// How to mend a substitution.
    FIX_SUBSTITUTION = "fix-substitution" {
        en: "assign it to a variable on a line of its own first",
        ko: "먼저 별도의 줄에서 변수에 대입합니다",
    }
    /// How to mend a request.
    FIX_ANSWER = "fix-answer" {
        en: "add `--fail`, or compare the status code and end with `exit 1`",
        ko: "`--fail`을 추가하거나, 상태 코드를 비교해 `exit 1`로 끝냅니다",
    }
    /// How to mend a tolerated failure.
    FIX_TOLERATED = "fix-tolerated" {
        en: "drop the line, or give what may fail a job of its own that nothing waits for",
        ko: "이 줄을 지우거나, 실패해도 되는 작업은 아무도 기다리지 않는 별도의 작업으로 옮깁니다",
    }
    /// How to mend a condition.
    FIX_CONDITION = "fix-condition" {
        en: "drop the condition, or ask for the result with it, such as `&& needs.test.result == 'success'`",
        ko: "조건을 지우거나 `&& needs.test.result == 'success'`처럼 결과를 함께 확인합니다",
    }
    /// Does not know: the script hangs on something.
    GATE_OPEN = "gate-open" {
        en: "whether a failure of `{command}` stops {release} hangs on something that is not in this pipeline: end the step with its exit code to make it plain",
        ko: "`{command}`의 실패가 {release}을(를) 멈추는지는 이 파이프라인에 없는 값에 달려 있습니다. 종료 코드를 그대로 단계의 결과로 쓰면 분명해집니다",
    }
    /// Does not know: a script.
    SCRIPT_UNREADABLE = "script-unreadable" {
        en: "this script cannot be read as a script of bash, so what it deploys or tests is unknown: `bash -n` says where it goes wrong",
        ko: "이 스크립트를 bash 스크립트로 읽을 수 없어 무엇을 배포하고 시험하는지 알 수 없습니다. `bash -n`으로 잘못된 곳을 확인할 수 있습니다",
    }
    /// DEP-TS-01 does not know: a deployment that is not recognised.
    DEPLOYMENT_UNSEEN = "deployment-unseen" {
        en: "{release} is called a deployment, and nothing in it is recognised as one: what it does, and whether tests stand before it, is not judged; put the command that deploys into the pipeline",
        ko: "{release}은(는) 이름이 배포인데 배포로 알아볼 수 있는 명령이 없습니다. 무엇을 하는지, 앞에 테스트가 있는지 판정하지 않았습니다. 배포 명령을 파이프라인에 직접 적으십시오",
    }
    /// DEP-TS-01 passes.
    TESTED = "tested" {
        evidence: E3,
        en: "{release} does not run when `{command}` fails",
        ko: "`{command}`이(가) 실패하면 {release}이(가) 실행되지 않습니다",
    }
    /// DEP-TS-01 passes: before a synchronisation.
    TESTED_BEFORE_SYNC = "tested-before-sync" {
        evidence: E3,
        en: "Argo CD runs `{command}` before it applies anything, and where it fails nothing is applied",
        ko: "Argo CD가 적용하기 전에 `{command}`을(를) 실행하고, 실패하면 아무것도 적용하지 않습니다",
    }
    /// DEP-TS-01 fails: no test.
    UNTESTED = "untested" {
        en: "no test runs before `{command}`: 100 % of what is pushed reaches users unseen",
        ko: "`{command}` 앞에 실행되는 테스트가 없습니다. 푸시한 변경이 100 % 검증 없이 사용자에게 갑니다",
    }
    /// DEP-TS-01 fails: tests run beside.
    TESTS_BESIDE = "tests-beside" {
        en: "{release} does not wait for `{command}`: both start together, and users have the new version whether the tests pass or not",
        ko: "{release}이(가) `{command}`을(를) 기다리지 않습니다. 둘이 함께 시작되므로 테스트가 통과하든 실패하든 사용자는 새 버전을 받습니다",
    }
    /// DEP-TS-01 fails: any conclusion.
    ANY_CONCLUSION = "any-conclusion" {
        en: "`workflow_run` starts {release} after the other workflow has ended, failed runs of `{command}` included",
        ko: "`workflow_run`은 다른 워크플로가 끝나기만 하면 {release}을(를) 시작합니다. `{command}`이(가) 실패한 실행도 포함됩니다",
    }
    /// DEP-TS-01 does not know: tests elsewhere.
    TESTS_ELSEWHERE = "tests-elsewhere" {
        en: "{release} waits for no test; {path} tests proposals, and whether a failure keeps them from being merged is a rule of the repository: wait for the tests here as well, so that it does not hang on a setting",
        ko: "{release}이(가) 기다리는 테스트가 없습니다. {path}이(가) 병합 전 변경을 시험하지만, 실패한 변경의 병합을 막는지는 저장소 설정에 달려 있습니다. 여기서도 테스트를 기다리면 설정과 무관해집니다",
    }
    /// DEP-TS-01 does not know: a part elsewhere.
    TESTS_FOREIGN = "tests-foreign" {
        en: "no test of this tree runs before {release}, and this part of the pipeline is not in the tree: tests may be in there",
        ko: "이 저장소의 테스트 중 {release} 앞에 실행되는 것이 없고, 파이프라인의 이 부분은 저장소에 없습니다. 테스트가 그 안에 있을 수 있습니다",
    }
    /// How to mend a missing test.
    WAIT_FOR_TESTS = "wait-for-tests" {
        en: "let the job that deploys wait for the job that tests, with `needs`",
        ko: "배포 작업이 `needs`로 테스트 작업을 기다리게 합니다",
    }
    /// How to mend `workflow_run`.
    ASK_CONCLUSION = "ask-conclusion" {
        en: "ask for the conclusion at the job",
        ko: "작업에서 앞선 실행의 결과를 확인합니다",
    }
    /// DEP-TS-02 passes.
    REPORT_KEPT = "report-kept" {
        evidence: E1,
        en: "the run that leads to {release} keeps what its tests said",
        ko: "{release}(으)로 이어지는 실행이 테스트 결과를 남깁니다",
    }
    /// DEP-TS-02 fails.
    REPORT_OF_FAILURES = "report-of-failures" {
        en: "test results are kept of failed runs only: of what reaches users, 0 % has a report",
        ko: "실패한 실행의 테스트 결과만 남깁니다. 사용자에게 나간 버전은 결과가 하나도 남지 않습니다",
    }
    /// Related: the report.
    REPORT_HERE = "report-here" { en: "these files are kept", ko: "이 파일을 남깁니다" }
    /// DEP-TS-02 does not know: sometimes.
    REPORT_SOMETIMES = "report-sometimes" {
        en: "whether these files are kept of the run that leads to {release} hangs on a condition: keep them with `if: always()`",
        ko: "{release}(으)로 이어지는 실행에서 이 파일을 남기는지는 조건에 달려 있습니다. `if: always()`로 항상 남기십시오",
    }
    /// DEP-TS-02 does not know: no report.
    NO_REPORT = "no-report" {
        en: "nothing keeps what `{command}` said of the version that {release} releases: keep its JUnit or coverage file as an artefact, or record a review",
        ko: "{release}이(가) 내보내는 버전에 대해 `{command}`이(가) 낸 결과를 남기는 곳이 없습니다. JUnit이나 커버리지 파일을 산출물로 남기거나 검토 기록을 남기십시오",
    }
    /// DEP-TS-02 does not apply.
    NOTHING_TESTED = "nothing-tested" {
        en: "nothing is tested before {release}, so there is no report to keep",
        ko: "{release} 앞에 테스트가 없어 남길 결과도 없습니다",
    }
    /// DEP-TS-02 passes: a load test.
    LOADED = "loaded" {
        evidence: E4,
        en: "a load test of {name} went well {age} ago, with {path} as it is now",
        ko: "{name}의 부하 시험이 {age} 전에 지금과 같은 {path}(으)로 성공했습니다",
    }
    /// DEP-TS-02 fails: a load test went wrong.
    LOAD_FAILED = "load-failed" {
        en: "the newest load test of {name}, with {path}, did not go well, and none has gone well since",
        ko: "{name}의 최근 부하 시험({path})이 실패했고 그 뒤로 성공한 기록이 없습니다",
    }
    /// DEP-TS-02 fails: a load test that is not done yet.
    LOAD_IN_FUTURE = "load-in-future" {
        en: "the newest load test of {name}, with {path}, is dated after the time as of which the tree is judged: it tells of 0 tests",
        ko: "{name}의 최근 부하 시험({path}) 날짜가 판정 기준 시각보다 뒤이므로 실제로 수행한 시험은 0건입니다",
    }
    /// DEP-TS-02 does not know: another file.
    LOADED_ANOTHER = "loaded-another" {
        en: "the newest load test of {name} was done with other bytes of {path} than it has now: whether it carries the load still, a new one would tell",
        ko: "{name}의 최근 부하 시험 이후 {path}의 내용이 바뀌었습니다. 지금도 그 부하를 감당하는지는 다시 시험해야 알 수 있습니다",
    }
    /// DEP-TS-02 does not know: a file that is not seen.
    LOADED_UNSEEN = "loaded-unseen" {
        en: "the newest load test of {name} was done with {path}, which is not in this tree or cannot be read: a new one, with a file that is, would tell",
        ko: "{name}의 최근 부하 시험 대상인 {path}이(가) 이 저장소에 없거나 읽을 수 없습니다. 있는 파일을 대상으로 다시 시험해야 알 수 있습니다",
    }
    /// DEP-TS-02 does not know: too long ago.
    LOAD_STALE = "load-stale" {
        en: "the newest load test of {name}, with {path}, is {age} old, and counts for {longest}: repeat it",
        ko: "{name}의 최근 부하 시험({path})은 {age} 전 기록이고 {longest} 동안만 유효합니다. 다시 시험하십시오",
    }
    /// How to mend a report of failures.
    KEEP_ALWAYS = "keep-always" { en: "keep the report of every run", ko: "모든 실행의 결과를 남깁니다" }
    /// DEP-SC-01 passes.
    SCANNED = "scanned" {
        evidence: E3,
        en: "{release} does not run when `{command}` finds something",
        ko: "`{command}`이(가) 문제를 찾으면 {release}이(가) 실행되지 않습니다",
    }
    /// DEP-SC-01 fails: no scan.
    UNSCANNED = "unscanned" {
        en: "nothing in this tree scans what `{command}` releases: a dependency with a known hole reaches users the day it is merged",
        ko: "`{command}`(으)로 나가는 것을 검사하는 작업이 이 저장소에 없습니다. 취약점이 알려진 의존성도 병합한 날 바로 사용자에게 갑니다",
    }
    /// DEP-SC-01 fails: the scanner ends with 0.
    TOOTHLESS = "toothless" {
        en: "`{command}` ends with 0 whatever it finds, so a critical vulnerability stops nothing of {release}",
        ko: "`{command}`은(는) 무엇을 찾아도 0으로 끝나므로, 심각한 취약점이 있어도 {release}이(가) 멈추지 않습니다",
    }
    /// DEP-SC-01 fails: not pinned.
    UNPINNED = "unpinned" {
        en: "`{command}` is taken at `{version}`, a name that its owner can move: tags of popular scanners were moved to stolen code in 2025, and it runs with the secrets of this job",
        ko: "`{command}`을(를) 소유자가 옮길 수 있는 이름인 `{version}`(으)로 가져옵니다. 2025년에는 널리 쓰이는 액션의 태그가 탈취된 코드로 옮겨진 일이 있었고, 이 코드는 작업의 시크릿을 가지고 실행됩니다",
    }
    /// DEP-SC-01 fails: the report is made by nobody.
    UNPRODUCED = "unproduced" {
        en: "no step of this job writes `{file}`: the upload shows nothing, and the scan that it stands for does not run",
        ko: "이 작업의 어떤 단계도 `{file}`을(를) 만들지 않습니다. 올릴 결과가 없고, 결과를 만들어야 할 검사도 실행되지 않습니다",
    }
    /// DEP-SC-01 does not know: another program decides.
    SCAN_ELSEWHERE = "scan-elsewhere" {
        en: "`{command}` hands its findings to another program or hangs on a value: whether they stop {release} is a setting there, which a ruleset in this tree would show",
        ko: "`{command}`의 결과는 다른 프로그램으로 넘어가거나 값에 달려 있습니다. {release}을(를) 멈추는지는 그쪽 설정이며, 이 저장소의 규칙 파일로 보일 수 있습니다",
    }
    /// DEP-SC-01 does not know: scans elsewhere.
    SCANS_BESIDE = "scans-beside" {
        en: "{release} waits for no scan; `{command}` runs elsewhere in this tree, and whether it keeps a change from being merged is a rule of the repository: wait for it here",
        ko: "{release}이(가) 기다리는 검사가 없습니다. `{command}`은(는) 이 저장소의 다른 곳에서 실행되며, 병합을 막는지는 저장소 설정에 달려 있습니다. 여기서 기다리게 하십시오",
    }
    /// DEP-SC-01 does not know: a part elsewhere.
    SCANS_FOREIGN = "scans-foreign" {
        en: "no scan of this tree runs before {release}, and this part of the pipeline is not in the tree: scans may be in there",
        ko: "이 저장소의 검사 중 {release} 앞에 실행되는 것이 없고, 파이프라인의 이 부분은 저장소에 없습니다. 검사가 그 안에 있을 수 있습니다",
    }
    /// How to mend a missing scan.
    ADD_SCAN = "add-scan" {
        en: "add a job that scans dependencies and images, end it with an exit code for high findings, and wait for it with `needs`",
        ko: "의존성과 이미지를 검사하는 작업을 추가하고, 심각도가 높은 결과에는 실패로 끝나게 한 뒤 `needs`로 기다립니다",
    }
    /// How to mend a scanner.
    SET_OPTION = "set-option" { en: "set `{setting}`", ko: "`{setting}`을(를) 지정합니다" }
    /// How to mend a scanner.
    DROP_OPTION = "drop-option" { en: "drop the option that makes it end with 0", ko: "항상 0으로 끝나게 하는 옵션을 지웁니다" }
    /// How to mend a version.
    PIN = "pin" { en: "name the commit, with the tag in a comment", ko: "커밋 해시로 지정하고 태그는 주석으로 남깁니다" }
    /// How to mend a report.
    PRODUCE = "produce" {
        en: "run the scanner that writes `{file}` in a step before, or drop the upload",
        ko: "앞 단계에서 `{file}`을(를) 만드는 검사를 실행하거나 업로드를 지웁니다",
    }
    /// DEP-CH-01 passes: reviewers.
    APPROVED = "approved" {
        evidence: E2,
        en: "{release} deploys to {environment}, which waits for a reviewer as this tree declares it",
        ko: "{release}은(는) {environment}에 배포하며, 이 저장소의 선언대로 승인을 기다립니다",
    }
    /// DEP-CH-01 passes: by hand.
    APPROVED_BY_HAND = "approved-by-hand" {
        evidence: E2,
        en: "a person starts {release}",
        ko: "사람이 {release}을(를) 시작합니다",
    }
    /// DEP-CH-01 fails.
    UNAPPROVED = "unapproved" {
        en: "nobody approves {release}: it names no environment, so 0 people stand between a merge and its users",
        ko: "{release}을(를) 승인하는 사람이 없습니다. environment가 없어 병합과 사용자 사이에 확인하는 사람이 0명입니다",
    }
    /// DEP-CH-01 fails: every branch.
    EVERY_BRANCH = "every-branch" {
        en: "a push to any branch starts {release}, and nobody approves it: unreviewed work reaches users",
        ko: "어느 브랜치에 푸시해도 {release}이(가) 시작되고 승인도 없습니다. 검토하지 않은 변경이 사용자에게 갑니다",
    }
    /// DEP-CH-01 fails: a job of GitLab.
    UNAPPROVED_JOB = "unapproved-job" {
        en: "nobody approves {release}: it starts by itself and names no environment that could be protected",
        ko: "{release}을(를) 승인하는 사람이 없습니다. 저절로 시작되고, 보호할 수 있는 environment도 없습니다",
    }
    /// DEP-CH-01 does not know: settings.
    REVIEWERS_UNKNOWN = "reviewers-unknown" {
        en: "{release} deploys to {environment}; whether it waits for a reviewer is a setting of the forge: declare the environment with its reviewers in Terraform to show it",
        ko: "{release}은(는) {environment}에 배포합니다. 승인을 기다리는지는 저장소 서비스의 설정이며, 환경과 승인자를 Terraform으로 선언하면 확인할 수 있습니다",
    }
    /// DEP-CH-01 does not know: tags.
    TAGS_UNKNOWN = "tags-unknown" {
        en: "a tag or a release starts {release}; who may make one is a rule of the repository: name an environment with reviewers to show who approves",
        ko: "태그나 릴리스가 {release}을(를) 시작합니다. 누가 만들 수 있는지는 저장소 규칙이므로, 승인자가 있는 environment를 지정하면 누가 승인하는지 보일 수 있습니다",
    }
    /// DEP-CH-01 passes: alone.
    ALONE = "alone" {
        evidence: E2,
        en: "one run of {release} waits for the other",
        ko: "{release}은(는) 한 번에 하나씩 실행됩니다",
    }
    /// DEP-CH-01 fails: two at once.
    OVERLAPS = "overlaps" {
        en: "two merges within one run make 2 runs of {release} at once: the older may end last, and what runs is not what was merged last",
        ko: "실행 중에 또 병합되면 {release}이(가) 2개 동시에 실행됩니다. 먼저 시작한 쪽이 나중에 끝나면 마지막에 병합한 버전이 아닌 것이 남습니다",
    }
    /// DEP-CH-01 fails: a run is cut off.
    CANCELS = "cancels" {
        en: "the next run ends {release} while it is under way: half of the change stays where it was cut off",
        ko: "다음 실행이 진행 중인 {release}을(를) 끊습니다. 변경이 절반만 적용된 채로 남습니다",
    }
    /// DEP-CH-01 fails: a window.
    WINDOW_UNREADABLE = "window-unreadable" {
        en: "`{text}` is no kind, schedule or duration that Argo CD reads, so this window of {release} holds nothing",
        ko: "`{text}`은(는) Argo CD가 읽을 수 있는 종류, 일정, 기간이 아니어서, {release}의 이 창은 아무것도 막지 못합니다",
    }
    /// DEP-CH-01 fails: a window.
    WINDOW_INCOMPLETE = "window-incomplete" {
        en: "this window of {release} lacks its kind, its schedule or its duration, so it holds nothing",
        ko: "{release}의 이 창에는 kind, schedule, duration 중 빠진 것이 있어 아무것도 막지 못합니다",
    }
    /// DEP-CH-01 fails: a window.
    WINDOW_MATCHES_NOTHING = "window-matches-nothing" {
        en: "this window of {release} names no applications, namespaces or clusters, so it applies to 0 of them",
        ko: "{release}의 이 창에는 applications, namespaces, clusters가 없어 적용되는 대상이 0개입니다",
    }
    /// DEP-CH-01 passes: a window.
    WINDOWED = "windowed" {
        evidence: E2,
        en: "a window says when {release} may follow its repository",
        ko: "{release}이(가) 저장소를 따라갈 수 있는 시간을 창이 정합니다",
    }
    /// DEP-CH-01 fails: windows that are always open.
    WINDOW_NEVER_CLOSES = "window-never-closes" {
        en: "the windows of {release} allow all 10080 minutes of every week and deny none: they hold 0 synchronisations back",
        ko: "{release}의 창은 매주 10080분을 모두 허용하고 막는 시간이 없습니다. 동기화를 한 번도 막지 못합니다",
    }
    /// Related: an application that follows its repository.
    FOLLOWS_HERE = "follows-here" { en: "it follows its repository by itself", ko: "여기서 저장소를 자동으로 따라갑니다" }
    /// DEP-CH-01 does not know: no window.
    NO_WINDOW = "no-window" {
        en: "{release} follows its repository at any hour, and no window of project {project} applies to it: declare a freeze there, or that none is wanted",
        ko: "{release}은(는) 언제든 저장소를 따라가며, {project} 프로젝트의 어떤 창도 적용되지 않습니다. 동결 기간을 선언하거나 필요 없음을 밝혀야 합니다",
    }
    /// DEP-CH-01 does not know: the project.
    PROJECT_ELSEWHERE = "project-elsewhere" {
        en: "{release} follows its repository by itself, and its project {project} is not in this tree: its sync windows would show when",
        ko: "{release}은(는) 스스로 저장소를 따라가는데 {project} 프로젝트가 이 저장소에 없습니다. 그 프로젝트의 sync window를 보면 언제 배포되는지 알 수 있습니다",
    }
    /// Related: what starts it.
    STARTED_HERE = "started-here" { en: "this starts it", ko: "이 이벤트가 시작합니다" }
    /// How to mend a missing approval.
    ADD_ENVIRONMENT = "add-environment" {
        en: "name an environment and give it reviewers",
        ko: "environment를 지정하고 승인자를 둡니다",
    }
    /// How to mend a missing approval.
    ADD_MANUAL = "add-manual" {
        en: "let a person start it, or name an environment that is protected",
        ko: "사람이 시작하게 하거나 보호된 environment를 지정합니다",
    }
    /// How to mend runs that overlap.
    ADD_CONCURRENCY = "add-concurrency" { en: "put the job into a concurrency group", ko: "작업을 concurrency 그룹에 넣습니다" }
    /// How to mend runs that overlap.
    ADD_RESOURCE_GROUP = "add-resource-group" { en: "give the job a resource group", ko: "작업에 resource_group을 지정합니다" }
    /// How to mend a run that is cut off.
    DO_NOT_CANCEL = "do-not-cancel" { en: "let the run that is under way end", ko: "진행 중인 실행이 끝나게 둡니다" }
    /// How to mend a window.
    NAME_APPLICATIONS = "name-applications" { en: "name what it applies to", ko: "적용할 대상을 적습니다" }
    /// DEP-IR-01 passes: by hand.
    SOMEBODY_STARTS = "somebody-starts" {
        evidence: E2,
        en: "whoever starts {release} is there when it goes out",
        ko: "{release}을(를) 시작하는 사람이 배포 중에 자리에 있습니다",
    }
    /// DEP-IR-01 passes.
    STAFFED = "staffed" {
        evidence: E2,
        en: "every scheduled run of {release} lies in a shift of the on-call schedule",
        ko: "{release}의 예약 실행이 모두 당직 시간 안에 있습니다",
    }
    /// DEP-IR-01 fails.
    UNSTAFFED = "unstaffed" {
        en: "{release} goes out at {time} UTC, when no shift of the on-call schedule covers it: a bad release waits for the next shift",
        ko: "{release}이(가) 당직이 없는 {time}(UTC)에 나갑니다. 잘못된 배포는 다음 당직까지 방치됩니다",
    }
    /// DEP-IR-01 does not know: any hour.
    ANY_HOUR = "any-hour" {
        en: "{release} goes out whenever something is merged, at any hour: a sync window, a manual start or a schedule would show that somebody is there",
        ko: "{release}은(는) 병합되는 시각에 언제든 나갑니다. 배포 창이나 수동 시작, 예약을 두면 대응할 사람이 있음을 보일 수 있습니다",
    }
    /// DEP-IR-01 does not know: no shift.
    NO_SHIFT = "no-shift" {
        en: "{release} goes out by schedule, and no on-call schedule is in this tree: declare it, for example as `pagerduty_schedule`",
        ko: "{release}은(는) 예약으로 나가는데 이 저장소에 당직표가 없습니다. `pagerduty_schedule` 등으로 선언하십시오",
    }
    /// DEP-IR-01 does not know: a shift.
    SHIFT_UNREADABLE = "shift-unreadable" {
        en: "the hours of a shift cannot be told: its zone changes its clocks, or its restriction is no daily one; give the hours in UTC or Asia/Seoul",
        ko: "당직 시간을 알 수 없습니다. 서머타임이 있는 시간대이거나 매일 반복되는 제한이 아닙니다. UTC나 Asia/Seoul 기준으로 적으십시오",
    }
    /// DEP-IR-01 does not know: the schedule.
    CRON_UNREADABLE = "cron-unreadable" {
        en: "this schedule of {release} is no cron expression of five fields",
        ko: "{release}의 이 예약은 필드 5개로 된 cron 식이 아닙니다",
    }
    /// How to mend a schedule.
    MOVE_SCHEDULE = "move-schedule" { en: "move the schedule into the shift", ko: "예약을 당직 시간 안으로 옮깁니다" }
    /// Related: a declaration.
    DECLARED_HERE = "declared-here" { en: "declared here", ko: "여기에 선언되어 있습니다" }
    /// DEP-EB-01 passes.
    BUDGET_ASKED = "budget-asked" {
        evidence: E3,
        en: "{release} does not run when `{command}` finds the error budget spent",
        ko: "`{command}`에서 에러 버짓이 소진된 것으로 나오면 {release}이(가) 실행되지 않습니다",
    }
    /// DEP-EB-01 fails.
    BUDGET_UNASKED = "budget-unasked" {
        en: "{service} is of tier {tier}, and nothing asks for its error budget before {release}: releases go on when 0 % of it is left",
        ko: "{service}은(는) {tier}등급인데 {release} 전에 에러 버짓을 확인하는 것이 없습니다. 버짓이 0 % 남아도 배포가 계속됩니다",
    }
    /// DEP-EB-01 does not know.
    TIER_UNDECLARED = "tier-undeclared" {
        en: "nothing asks for the error budget before {release}, and how important its service is nobody declares: give the service a `tier` in prr.yaml",
        ko: "{release} 전에 에러 버짓을 확인하는 것이 없고, 서비스의 중요도도 선언되지 않았습니다. prr.yaml의 서비스에 `tier`를 적으십시오",
    }
    /// DEP-EB-01 does not apply.
    BUDGET_NOT_WANTED = "budget-not-wanted" {
        en: "no service of this tree is of a tier that has to ask for its error budget before {release}",
        ko: "이 저장소에는 {release} 전에 에러 버짓을 확인해야 하는 등급의 서비스가 없습니다",
    }
    /// How to mend a missing question.
    ASK_BUDGET = "ask-budget" {
        en: "add a step before the deployment that reads what is left of the budget, and ends with 1 when it is spent",
        ko: "배포 전에 남은 버짓을 읽고, 소진되었으면 1로 끝나는 단계를 추가합니다",
    }
    /// PRR-RH-04 passes.
    LOOKED_AT = "looked-at" {
        evidence: E3,
        en: "{release} turns red when `{command}` fails",
        ko: "`{command}`이(가) 실패하면 {release}도 실패로 표시됩니다",
    }
    /// PRR-RH-04 fails: nobody looks.
    NOBODY_LOOKS = "nobody-looks" {
        en: "`{command}` returns before the new version serves, and nothing looks at it afterwards: {release} is green with 0 healthy pods",
        ko: "`{command}`은(는) 새 버전이 뜨기 전에 끝나고, 그 뒤에 확인하는 것이 없습니다. 정상 인스턴스가 0개여도 {release}은(는) 초록색입니다",
    }
    /// PRR-RH-04 fails: it waits for ever.
    WAITS_LONG = "waits-long" {
        en: "this waits for ever for a version that is not healthy: only the limit of the job ends it, after {limit}, and {longest} is allowed",
        ko: "정상이 되지 않는 버전을 끝없이 기다립니다. 작업 제한 시간인 {limit} 뒤에야 끝나며, 허용되는 시간은 {longest}입니다",
    }
    /// PRR-RH-04 fails: a Job that waits for ever.
    HOOK_WAITS = "hook-waits" {
        en: "this waits for ever for a version that is not healthy, and its Job has no activeDeadlineSeconds: the synchronisation never ends, and {longest} is allowed",
        ko: "정상이 되지 않는 버전을 끝없이 기다리는데 Job에 activeDeadlineSeconds가 없습니다. 동기화가 끝나지 않으며, 허용되는 시간은 {longest}입니다",
    }
    /// How to mend a Job that waits for ever.
    GIVE_UP_HOOK = "give-up-hook" { en: "count the tries and end with 1, or limit the Job", ko: "횟수를 세어 1로 끝내거나 Job에 제한 시간을 둡니다" }
    /// PRR-RH-04 does not know: elsewhere.
    LOOKS_ELSEWHERE = "looks-elsewhere" {
        en: "whether `{command}` fails for a version that is not healthy is not said here: check it in a step of this pipeline afterwards",
        ko: "`{command}`이(가) 비정상 버전에서 실패하는지 여기서는 알 수 없습니다. 이 파이프라인의 다음 단계에서 확인하십시오",
    }
    /// PRR-RH-04 does not know: a controller.
    CONTROLLER_LOOKS = "controller-looks" {
        en: "nothing of {release} looks at the new version; a controller of this tree may do it after the pipeline has ended, as PRR-RB-02 to 05 say",
        ko: "{release}에는 새 버전을 확인하는 것이 없습니다. 파이프라인이 끝난 뒤 이 저장소의 컨트롤러가 확인할 수 있으며, PRR-RB-02~05가 판정합니다",
    }
    /// Related: a controller.
    CONTROLLER_HERE = "controller-here" { en: "this controller", ko: "이 컨트롤러입니다" }
    /// How to mend a missing look.
    LOOK = "look" {
        en: "add a step that ends with 1 unless the new version answers, such as `kubectl rollout status --timeout=5m` or `curl --fail --retry 10`",
        ko: "새 버전이 응답하지 않으면 1로 끝나는 단계를 추가합니다. 예: `kubectl rollout status --timeout=5m`, `curl --fail --retry 10`",
    }
    /// How to mend a check that waits for ever.
    GIVE_UP = "give-up" { en: "count the tries and end with 1, or limit the step", ko: "횟수를 세어 1로 끝내거나 단계에 제한 시간을 둡니다" }
    /// DEP-RB-01 passes: it does so itself.
    RETURNS_ITSELF = "returns-itself" {
        evidence: E3,
        en: "`{command}` takes a failed change back by itself, or leaves the version before in its place",
        ko: "`{command}`은(는) 실패한 변경을 스스로 되돌리거나 이전 버전을 그대로 둡니다",
    }
    /// DEP-RB-01 passes.
    WAY_BACK = "way-back" {
        evidence: E3,
        en: "`{command}` runs when {release} fails",
        ko: "{release}이(가) 실패하면 `{command}`이(가) 실행됩니다",
    }
    /// DEP-RB-01 fails: no way back.
    NO_WAY_BACK = "no-way-back" {
        en: "nothing in this tree takes `{command}` back when {release} fails: the pipeline turns red, and the bad version serves until someone types the way back",
        ko: "{release}이(가) 실패해도 `{command}`을(를) 되돌리는 것이 이 저장소에 없습니다. 파이프라인만 빨간색이 되고, 누군가 직접 되돌릴 때까지 잘못된 버전이 서비스합니다",
    }
    /// DEP-RB-01 fails: it never runs.
    WAY_BACK_NEVER = "way-back-never" {
        en: "`{command}` is skipped when {release} fails, which is the only time it is for: without `failure()` or `always()` nothing runs after a failure",
        ko: "{release}이(가) 실패하면 `{command}`은(는) 건너뜁니다. 바로 그때를 위한 작업인데도, `failure()`나 `always()`가 없으면 실패한 뒤에는 아무것도 실행되지 않습니다",
    }
    /// DEP-RB-01 does not know: a condition.
    WAY_BACK_OPEN = "way-back-open" {
        en: "whether `{command}` runs when {release} fails hangs on a condition that this tree does not decide",
        ko: "{release}이(가) 실패할 때 `{command}`이(가) 실행되는지는 이 저장소로 알 수 없는 조건에 달려 있습니다",
    }
    /// DEP-RB-01 does not know: a person.
    WAY_BACK_BY_HAND = "way-back-by-hand" {
        en: "`{command}` waits for a person when {release} fails: a dated drill would show how long that takes",
        ko: "{release}이(가) 실패하면 `{command}`은(는) 사람을 기다립니다. 얼마나 걸리는지는 날짜가 있는 훈련 기록으로 보여야 합니다",
    }
    /// DEP-RB-01 does not know: elsewhere.
    WAY_BACK_ELSEWHERE = "way-back-elsewhere" {
        en: "nothing of this pipeline takes {release} back, and what `{command}` does on a failure is not in it: add a step with `if: failure()`",
        ko: "이 파이프라인에는 {release}을(를) 되돌리는 것이 없고, `{command}`이(가) 실패할 때 무엇을 하는지도 알 수 없습니다. `if: failure()` 단계를 추가하십시오",
    }
    /// DEP-RB-01 does not know: a part elsewhere.
    WAY_BACK_FOREIGN = "way-back-foreign" {
        en: "nothing of this tree takes {release} back, and this part of the pipeline is not in the tree",
        ko: "이 저장소에는 {release}을(를) 되돌리는 것이 없고, 파이프라인의 이 부분은 저장소에 없습니다",
    }
    /// DEP-RB-01 does not know: a controller.
    CONTROLLER_RETURNS = "controller-returns" {
        en: "nothing of this pipeline takes {release} back; a controller of this tree may, as PRR-RB-02 to 05 say",
        ko: "이 파이프라인에는 {release}을(를) 되돌리는 것이 없습니다. 이 저장소의 컨트롤러가 되돌릴 수 있으며, PRR-RB-02~05가 판정합니다",
    }
    /// DEP-RB-01 passes: a synchronisation that fails.
    SYNC_FAIL_RETURNS = "sync-fail-returns" {
        evidence: E3,
        en: "Argo CD runs `{command}` when a synchronisation fails",
        ko: "동기화가 실패하면 Argo CD가 `{command}`을(를) 실행합니다",
    }
    /// DEP-RB-01 fails: a hook whose way back is never reached.
    SYNC_FAIL_NEVER = "sync-fail-never" {
        en: "Argo CD runs this Job when a synchronisation fails, and its script never reaches `{command}`",
        ko: "동기화가 실패하면 Argo CD가 이 Job을 실행하지만, 스크립트가 `{command}`에 이르지 못합니다",
    }
    /// DEP-RB-01 does not know: a hook that takes nothing back.
    SYNC_FAIL_TELLS = "sync-fail-tells" {
        en: "{release} runs when a synchronisation fails, and nothing in it is known to take the version back: people are told at most, and what was applied so far serves on",
        ko: "동기화가 실패하면 {release}이(가) 실행되지만 버전을 되돌리는 명령이 보이지 않습니다. 알림에 그치고 그때까지 적용된 것은 그대로 서비스합니다",
    }
    /// DEP-RB-01 fails: what is taken back is applied again.
    HEALED = "healed" {
        en: "`{command}` takes the version back in the cluster, and selfHeal applies what the repository says again within seconds: the bad version returns",
        ko: "`{command}`이(가) 클러스터의 버전을 되돌려도 selfHeal이 몇 초 안에 저장소의 내용을 다시 적용합니다. 잘못된 버전이 돌아옵니다",
    }
    /// DEP-RB-01 does not know: what is taken back may be applied again.
    MAY_BE_HEALED = "may-be-healed" {
        en: "`{command}` takes the version back in the cluster, and some applications of this tree have selfHeal, which applies what the repository says again: which one this hook belongs to is not said",
        ko: "`{command}`이(가) 클러스터의 버전을 되돌리지만, 이 저장소의 일부 애플리케이션은 selfHeal로 저장소의 내용을 다시 적용합니다. 이 훅이 어느 애플리케이션의 것인지는 알 수 없습니다",
    }
    /// Related: selfHeal.
    HEALS_HERE = "heals-here" { en: "selfHeal is on here", ko: "여기서 selfHeal을 사용합니다" }
    /// DEP-RB-01 fails: a rollback that is refused.
    ROLLBACK_REFUSED = "rollback-refused" {
        en: "`{command}` is refused while {application} follows its repository by itself: Argo CD rolls back 0 applications with automated sync",
        ko: "{application}이(가) 저장소를 자동으로 따라가는 동안에는 `{command}`이(가) 거부됩니다. Argo CD는 자동 동기화 중인 애플리케이션을 롤백하지 않습니다",
    }
    /// How to mend a rollback that is refused.
    REVERT_INSTEAD = "revert-instead" {
        en: "revert the commit that the application follows, or switch automated sync off first",
        ko: "애플리케이션이 따라가는 커밋을 되돌리거나 자동 동기화를 먼저 끕니다",
    }
    /// Related: the way back.
    RETURNS_HERE = "returns-here" { en: "this takes the release back", ko: "이 명령이 배포를 되돌립니다" }
    /// How to mend a way back that never runs.
    RUN_ON_FAILURE = "run-on-failure" { en: "let it run on failures", ko: "실패했을 때 실행되게 합니다" }
    /// How to mend a missing way back.
    ADD_WAY_BACK = "add-way-back" { en: "add a step that takes the release back on failures", ko: "실패하면 배포를 되돌리는 단계를 추가합니다" }
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_languages_say_the_same() {
        assert_eq!(prr_sdk::unbalanced(super::ALL), Vec::<String>::new());
    }
}
