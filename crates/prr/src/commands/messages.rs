//! What the commands say when they cannot do their work.

use prr_model::Argument;

prr_model::catalogue! {
    ERROR = "error" { en: "error", ko: "오류" }
    HINT = "hint" { en: "hint", ko: "도움말" }
    FAULT = "fault" {
        en: "prr itself failed; the gate is closed",
        ko: "prr 자체의 오류로 게이트를 닫았습니다",
    }
    FAULT_HINT = "fault-hint" {
        en: "the lines above say where; please report them with the manifest that leads there",
        ko: "위에 표시된 위치와 원인이 된 매니페스트를 함께 알려 주십시오",
    }
    NO_PATH = "no-path" {
        en: "{path} does not exist",
        ko: "{path}이(가) 없습니다",
    }
    NO_PATH_HINT = "no-path-hint" {
        en: "give a folder or file that exists; without one it is the current folder",
        ko: "있는 폴더나 파일을 지정하십시오. 지정하지 않으면 현재 폴더입니다",
    }
    STREAM_ONLY = "stream-only" {
        en: "standard input has no revisions",
        ko: "표준 입력에는 리비전이 없습니다",
    }
    STREAM_ONLY_HINT = "stream-only-hint" {
        en: "give a path in a git repository with --rev and --base; a file that is called `-` is `./-`",
        ko: "--rev와 --base에는 git 저장소 안의 경로를 지정하십시오. 이름이 `-`인 파일은 `./-`로 지정합니다",
    }
    NO_REPOSITORY = "no-repository" {
        en: "{path} is not in a git repository",
        ko: "{path}은(는) git 저장소 안에 있지 않습니다",
    }
    NO_REPOSITORY_HINT = "no-repository-hint" {
        en: "--rev and --base read git's objects: give a path in a worktree, or a bare repository",
        ko: "--rev와 --base는 git 객체를 읽습니다. 작업 트리 안의 경로나 bare 저장소를 지정하십시오",
    }
    CANNOT_LIST_HINT = "cannot-list-hint" {
        en: "what is not seen whole is not judged: let the user who runs prr read all of it, every folder included",
        ko: "일부만 읽은 것은 판정하지 않습니다. prr을 실행하는 사용자가 모든 폴더를 포함하여 전부 읽을 수 있게 하십시오",
    }
    NO_REVISION = "no-revision" {
        en: "this repository has no revision `{name}`: {detail}",
        ko: "이 저장소에 `{name}` 리비전이 없습니다: {detail}",
    }
    NO_REVISION_HINT = "no-revision-hint" {
        en: "give a branch, tag or commit; `git fetch origin` brings those of the server, and `git log --oneline --all` lists what is here",
        ko: "브랜치, 태그 또는 커밋을 지정하십시오. `git fetch origin`으로 서버의 것을 가져오고, `git log --oneline --all`로 있는 것을 볼 수 있습니다",
    }
    SHALLOW_HINT = "shallow-hint" {
        en: "this clone is shallow: fetch the revision with `git fetch --depth=1 origin REV:REV`, or the whole history with `git fetch --unshallow`",
        ko: "얕은 클론입니다. `git fetch --depth=1 origin REV:REV`로 그 리비전을 가져오거나 `git fetch --unshallow`로 전체 이력을 가져오십시오",
    }
    NO_MERGE_BASE = "no-merge-base" {
        en: "the tree and `{name}` have no commit in common in this repository, so what changed between them cannot be told",
        ko: "이 저장소에는 검사 대상과 `{name}`의 공통 커밋이 없어 무엇이 바뀌었는지 알 수 없습니다",
    }
    NO_MERGE_BASE_HINT = "no-merge-base-hint" {
        en: "give a revision that the tree branched off from, or compare with `{name}` itself: --exact-base",
        ko: "검사 대상이 갈라져 나온 리비전을 지정하거나, --exact-base로 `{name}` 자체와 비교하십시오",
    }
    SHALLOW_BASE_HINT = "shallow-base-hint" {
        en: "this clone is shallow: fetch more of the history with `git fetch --deepen=100` or `git fetch --unshallow`, or compare with `{name}` itself: --exact-base",
        ko: "얕은 클론입니다. `git fetch --deepen=100`이나 `git fetch --unshallow`로 이력을 더 가져오거나, --exact-base로 `{name}` 자체와 비교하십시오",
    }
    CANNOT_LIST = "cannot-list" {
        en: "{detail}",
        ko: "트리를 열거할 수 없습니다: {detail}",
    }
    CANNOT_WRITE = "cannot-write" {
        en: "cannot write {path}: {detail}",
        ko: "{path}에 쓸 수 없습니다: {detail}",
    }
    CANNOT_READ = "cannot-read" {
        en: "cannot read {path}: {detail}",
        ko: "{path}을(를) 읽을 수 없습니다: {detail}",
    }
    NO_PLUGIN = "no-plugin" {
        en: "cannot read the plugin {path}: {detail}",
        ko: "플러그인 {path}을(를) 읽을 수 없습니다: {detail}",
    }
    NO_PLUGIN_HINT = "no-plugin-hint" {
        en: "--plugin takes the file of a WebAssembly component",
        ko: "--plugin에는 WebAssembly 컴포넌트 파일을 지정합니다",
    }
    NO_SANDBOX = "no-sandbox" {
        en: "cannot start the sandbox: {detail}",
        ko: "샌드박스를 시작할 수 없습니다: {detail}",
    }
    NOT_A_TIME = "not-a-time" {
        en: "`{detail}` is not a time",
        ko: "`{detail}`은(는) 시각이 아닙니다",
    }
    NOT_A_TIME_HINT = "not-a-time-hint" {
        en: "write RFC 3339 such as 2026-11-21T09:00:00+09:00, or a date such as 2026-11-21",
        ko: "2026-11-21T09:00:00+09:00 같은 RFC 3339 시각이나 2026-11-21 같은 날짜로 쓰십시오",
    }
    COLLISION = "collision" {
        en: "the plugins {first} and {second} both declare the check {check}",
        ko: "플러그인 {first}와(과) {second}이(가) 모두 {check} 점검을 선언합니다",
    }
    COLLISION_HINT = "collision-hint" {
        en: "a check belongs to one plugin; rename it in {second}",
        ko: "점검은 한 플러그인에만 속합니다. {second}에서 이름을 바꾸십시오",
    }
    BAD_EXCLUDE = "bad-exclude" {
        en: "`{path}` is not a path pattern: {detail}",
        ko: "`{path}`은(는) 경로 패턴이 아닙니다: {detail}",
    }
    UNUSED_EXCLUDE = "unused-exclude" {
        en: "the exclusion `{path}` covers no file; take it out",
        ko: "제외 경로 `{path}`에 해당하는 파일이 없습니다. 지우십시오",
    }
    UNKNOWN_CHECK = "unknown-check" {
        en: "no plugin knows the check {check}",
        ko: "{check} 점검을 아는 플러그인이 없습니다",
    }
    DID_YOU_MEAN = "did-you-mean" {
        en: "did you mean {check}?",
        ko: "{check}을(를) 찾으십니까?",
    }
    LIST_HINT = "list-hint" {
        en: "`prr explain` lists every check",
        ko: "`prr explain`은 모든 점검을 보여 줍니다",
    }
    NO_FRAMEWORK = "no-framework" {
        en: "no framework is called `{name}`",
        ko: "`{name}`(이)라는 기준이 없습니다",
    }
    FRAMEWORKS_HINT = "frameworks-hint" {
        en: "known are: {names}",
        ko: "사용할 수 있는 기준: {names}",
    }
    CONTROL_KIND = "control-kind" { en: "kind of rule", ko: "구분" }
    CONTROL_SECTION = "control-section" { en: "section", ko: "분야" }
    CONTROL_VERSION = "control-version" { en: "in force", ko: "시행 중인 기준" }
    CONTROL_CONFIDENCE = "control-confidence" { en: "confidence in this entry", ko: "이 항목의 신뢰도" }
    CONTROL_CITE = "control-cite" { en: "citation", ko: "인용" }
    CONTROL_CONFIRM = "control-confirm" {
        en: "confirm the number before citing it; no policy denies for it",
        ko: "조문번호 확인이 필요합니다. 이 번호만으로 차단하는 정책은 없습니다",
    }
    CONTROL_FORMERLY = "control-formerly" { en: "formerly", ko: "개정 전 번호" }
    CONTROL_NOTE = "control-note" { en: "note", ko: "참고" }
    CONTROL_LAWS = "control-laws" { en: "laws that its guide names", ko: "안내서의 관련 법령" }
    CONTROL_SAME = "control-same" { en: "same title as", ko: "같은 이름의 항목" }
    CONTROL_STRENGTH = "control-strength" {
        en: "what a repository can say at most",
        ko: "저장소가 말할 수 있는 최대",
    }
    CONTROL_CHECKS = "control-checks" { en: "served by", ko: "관련 점검" }
    CONTROL_NO_CHECK = "control-no-check" { en: "no built-in check", ko: "내장 점검 없음" }
    CONTROL_SUPPLY = "control-supply" { en: "to be supplied by a person", ko: "사람이 제출할 증적" }
    CONTROL_PROMISE = "control-promise" {
        en: "In our own words and no legal advice. A manifest can refute a control or show a design for it; it never proves operation.",
        ko: "원문이 아닌 요약이며 법률 자문이 아닙니다. 매니페스트는 통제를 반증하거나 설계를 보일 수 있을 뿐 운영을 증명하지 않습니다.",
    }
    NO_ROLLOUT = "no-rollout" {
        en: "nothing here releases {name}",
        ko: "{name}을(를) 배포하는 것이 없습니다",
    }
    ONE_ROLLOUT = "one-rollout" {
        en: "a picture shows one release, and {count} were found",
        ko: "그림은 배포 1개만 나타낼 수 있는데 {count}개가 있습니다",
    }
    ROLLOUTS_HINT = "rollouts-hint" {
        en: "there are: {names}",
        ko: "다음이 있습니다: {names}",
    }
    NO_ROLLOUTS_HINT = "no-rollouts-hint" {
        en: "no Rollout, Canary or Deployment of this tree says how it releases",
        ko: "배포 방식을 밝힌 Rollout, Canary, Deployment가 이 저장소에 없습니다",
    }
    NO_OBJECTIVE = "no-objective" {
        en: "no objective is called {name}",
        ko: "{name}에 해당하는 SLO가 없습니다",
    }
    ONE_OBJECTIVE = "one-objective" {
        en: "a picture shows 1 objective, and {count} are chosen",
        ko: "그림 하나에는 SLO 1개만 그릴 수 있는데 {count}개가 선택되었습니다",
    }
    OBJECTIVES_HINT = "objectives-hint" {
        en: "known are: {names}",
        ko: "다음 중에서 선택하십시오: {names}",
    }
    NO_OBJECTIVES_HINT = "no-objectives-hint" {
        en: "nothing in this tree declares an objective with a target and a period",
        ko: "이 트리에는 목표와 기간을 갖춘 SLO 선언이 없습니다",
    }
    UNKNOWN_SCHEMA = "unknown-schema" {
        en: "no format is called {name}",
        ko: "{name} 형식이 없습니다",
    }
    SCHEMAS_HINT = "schemas-hint" {
        en: "known are: {names}",
        ko: "다음 중에서 선택하십시오: {names}",
    }
    NO_FOLDER = "no-folder" {
        en: "{path} is a file",
        ko: "{path}은(는) 파일입니다",
    }
    NO_FOLDER_HINT = "no-folder-hint" {
        en: "`prr init` takes the folder at the root of the tree",
        ko: "`prr init`에는 트리의 최상위 폴더를 지정합니다",
    }
    IS_THERE = "is-there" {
        en: "{path} is there already, and is not overwritten",
        ko: "{path}이(가) 이미 있어 덮어쓰지 않았습니다",
    }
    IS_THERE_HINT = "is-there-hint" {
        en: "`--force` overwrites it, `--stdout` shows what would be written",
        ko: "`--force`로 덮어쓰거나 `--stdout`으로 작성될 내용을 확인하십시오",
    }
    INITIALISED = "initialised" {
        en: "{path} written, services: {count}; fill in what its comments ask for, then run `prr check`",
        ko: "{path}을(를) 작성했습니다. 서비스 {count}개. 주석이 안내하는 값을 채운 뒤 `prr check`를 실행하십시오",
    }
    NO_SERVICE = "no-service" {
        en: "no service is called {name}",
        ko: "{name}에 해당하는 서비스가 없습니다",
    }
    NO_SERVICES_HINT = "no-services-hint" {
        en: "nothing in this tree declares a service or makes pods",
        ko: "이 트리에는 서비스를 선언하거나 파드를 만드는 문서가 없습니다",
    }
    NO_WRITING = "no-writing" {
        en: "standard input cannot be mended",
        ko: "표준 입력은 고칠 수 없습니다",
    }
    NO_WRITING_HINT = "no-writing-hint" {
        en: "give a folder or a file; with --rev the changes are shown and cannot be written",
        ko: "폴더나 파일을 지정하십시오. --rev를 쓰면 변경 내용만 보여 주고 쓰지는 않습니다",
    }
    CHANGED = "changed" {
        en: "{path} changed while it was mended, so nothing was written",
        ko: "고치는 동안 {path}이(가) 바뀌어 아무것도 쓰지 않았습니다",
    }
    CHANGED_HINT = "changed-hint" {
        en: "run `prr fix --write` again",
        ko: "`prr fix --write`를 다시 실행하십시오",
    }
    OUTSIDE = "outside" {
        en: "{path} lies outside the tree or behind a symbolic link, so nothing was written",
        ko: "{path}이(가) 트리 밖이나 심볼릭 링크 뒤에 있어 아무것도 쓰지 않았습니다",
    }
    HALF_WRITTEN = "half-written" {
        en: "every file is whole; written before it failed: {files}",
        ko: "잘린 파일은 없습니다. 실패하기 전에 쓴 파일: {files}",
    }
    WRITTEN = "written" {
        en: "{verdict}: report written to {path}",
        ko: "{verdict}: 보고서를 {path}에 썼습니다",
    }
}

pub(crate) fn text(name: &str, text: &str) -> Argument {
    Argument { name: name.to_owned(), value: text.into() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
