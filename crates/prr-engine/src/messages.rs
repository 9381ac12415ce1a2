//! What the engine itself has to say.

prr_model::catalogue! {
    RENDERED = "rendered" {
        en: "rendered from here: line {line} of what comes out",
        ko: "여기에서 렌더링한 결과의 {line}번째 줄",
    }
    TOO_WEAK = "too-weak" {
        en: "{told}; this is evidence of level {level}, and {asked} is asked for",
        ko: "{told}. 다만 증적 수준이 {level}이고, 정책이 요구하는 수준은 {asked}입니다",
    }
    RECORD_IT = "record-it" {
        en: "rehearse it and record that: `prr record new drill --subject {path} --result pass`",
        ko: "훈련을 실시하고 기록을 남기십시오: `prr record new drill --subject {path} --result pass`",
    }
    RECORD_FUTURE = "record-future" {
        en: "the record tells of {time}, which lies after the time as of which the tree is judged: nobody can have seen how it went",
        ko: "기록에 적힌 {time}이(가) 판정 기준 시각보다 뒤입니다. 아직 일어나지 않은 일의 결과는 기록할 수 없습니다",
    }
    RECORD_FUTURE_HINT = "record-future-hint" {
        en: "write when it was really done, with its zone; with --now, later records do not belong to the tree",
        ko: "실제로 수행한 시각을 시간대와 함께 적으십시오. --now를 쓸 때는 그보다 뒤의 기록이 트리에 없어야 합니다",
    }
    UNGRADED = "ungraded" { en: "not stated", ko: "미표시" }
    UNKNOWN_CHECK = "unknown-check" {
        en: "no plugin knows the check {check}",
        ko: "{check} 점검을 아는 플러그인이 없습니다",
    }
    DID_YOU_MEAN = "did-you-mean" {
        en: "did you mean `{name}`?",
        ko: "`{name}`을(를) 쓰려던 것입니까?",
    }
    UNKNOWN_PARAMETER = "unknown-parameter" {
        en: "the check has no parameter `{name}`; it has: {known}",
        ko: "이 점검에는 `{name}` 매개변수가 없습니다. 있는 것: {known}",
    }
    PARAMETER_TYPE = "parameter-type" {
        en: "`{name}` must be {expected}",
        ko: "`{name}`은(는) {expected}이어야 합니다",
    }
    A_TEXT = "a-text" { en: "a text", ko: "문자열" }
    A_NUMBER = "a-number" { en: "a number", ko: "숫자" }
    A_SHARE = "a-share" { en: "a share such as 5% or 0.05", ko: "5% 또는 0.05 같은 비율" }
    A_DURATION = "a-duration" { en: "a time span such as 30s, 5m or 1h30m", ko: "30s, 5m, 1h30m 같은 기간" }
    NOTHING_EVALUATED = "nothing-evaluated" {
        en: "nothing was evaluated: {files} files, {documents} documents, and no check found anything to judge",
        ko: "평가한 것이 없습니다: 파일 {files}개, 문서 {documents}개 중 점검 대상이 하나도 없습니다",
    }
    NOTHING_EVALUATED_HINT = "nothing-evaluated-hint" {
        en: "nothing evaluated is not a pass: check the path; declare what is reviewed under `services` in prr.yaml, and keep its SLOs in the tree, against which alert rules are judged",
        ko: "평가하지 않은 것은 합격이 아닙니다. 경로를 확인하고, prr.yaml의 `services`에 심사 대상을 선언하고, 알람 규칙을 심사하는 기준인 SLO를 트리에 두십시오",
    }
    FUEL = "plugin-fuel" {
        en: "plugin {plugin} ran past its limit of {limit} instructions",
        ko: "플러그인 {plugin}: 명령 한도 {limit}개를 넘겨 중단했습니다",
    }
    CALL_TIME = "plugin-time" {
        en: "plugin {plugin} ran longer than {limit} s",
        ko: "플러그인 {plugin}: 실행 시간 한도 {limit}초를 넘겨 중단했습니다",
    }
    MEMORY = "plugin-memory" {
        en: "plugin {plugin} asked for more than {limit} MiB of memory",
        ko: "플러그인 {plugin}: 메모리 한도 {limit} MiB를 넘겨 요구했습니다",
    }
    TABLE = "plugin-table" {
        en: "plugin {plugin} asked for more than {limit} table entries",
        ko: "플러그인 {plugin}: 테이블 항목 한도 {limit}개를 넘겨 요구했습니다",
    }
    STACK = "plugin-stack" {
        en: "plugin {plugin} overflowed its stack of {limit} KiB",
        ko: "플러그인 {plugin}: 스택 {limit} KiB를 넘쳤습니다",
    }
    OUTPUT = "plugin-output" {
        en: "plugin {plugin} handed over more than {limit} MiB",
        ko: "플러그인 {plugin}: 출력 한도 {limit} MiB를 넘겼습니다",
    }
    FINDINGS = "plugin-findings" {
        en: "plugin {plugin} returned more than {limit} findings",
        ko: "플러그인 {plugin}: 판정 결과 한도 {limit}건을 넘겼습니다",
    }
    HOST_CALLS = "plugin-host-calls" {
        en: "plugin {plugin} called the host more than {limit} times",
        ko: "플러그인 {plugin}: 호스트 호출 한도 {limit}회를 넘겼습니다",
    }
    JSON = "plugin-json" {
        en: "plugin {plugin} asked for more than {limit} MiB of JSON",
        ko: "플러그인 {plugin}: JSON 한도 {limit} MiB를 넘겨 요구했습니다",
    }
    MODULE = "plugin-module-size" {
        en: "plugin {plugin} is larger than {limit} MiB",
        ko: "플러그인 {plugin}: 크기가 {limit} MiB를 넘습니다",
    }
    COMPILE_TIME = "plugin-compile-time" {
        en: "plugin {plugin} took longer than {limit} s to compile",
        ko: "플러그인 {plugin}: 컴파일 시간 한도 {limit}초를 넘겼습니다",
    }
    TRAP = "plugin-trap" {
        en: "plugin {plugin} trapped: {detail}",
        ko: "플러그인 {plugin}: 실행 중 트랩이 발생했습니다: {detail}",
    }
    INVALID = "plugin-invalid" {
        en: "plugin {plugin} is not a WebAssembly component: {detail}",
        ko: "플러그인 {plugin}: WebAssembly 컴포넌트가 아닙니다: {detail}",
    }
    IMPORT = "plugin-import" {
        en: "plugin {plugin} imports {detail}, which the sandbox does not offer",
        ko: "플러그인 {plugin}: 샌드박스가 제공하지 않는 {detail}을(를) 요구합니다",
    }
    WORLD = "plugin-world" {
        en: "plugin {plugin} is not a plugin for prr:policy@1: {detail}",
        ko: "플러그인 {plugin}: prr:policy@1 플러그인이 아닙니다: {detail}",
    }
    CONTRACT = "plugin-contract" {
        en: "plugin {plugin} broke its contract: {detail}",
        ko: "플러그인 {plugin}: 약속된 형식을 어겼습니다: {detail}",
    }
    REFUSED = "plugin-refused" {
        en: "plugin {plugin} could not judge: {detail}",
        ko: "플러그인 {plugin}: 판정하지 못했습니다: {detail}",
    }
    PLUGIN_HINT = "plugin-hint" {
        en: "its checks were not decided, which is not a pass; mend the plugin, or leave it out on purpose",
        ko: "이 플러그인의 점검은 판정되지 않았고 합격이 아닙니다. 플러그인을 고치거나 의도적으로 제외하십시오",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
