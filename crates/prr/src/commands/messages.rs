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
    NO_SERVICE = "no-service" {
        en: "no service is called {name}",
        ko: "{name}에 해당하는 서비스가 없습니다",
    }
    NO_SERVICES_HINT = "no-services-hint" {
        en: "nothing in this tree declares a service or makes pods",
        ko: "이 트리에는 서비스를 선언하거나 파드를 만드는 문서가 없습니다",
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
