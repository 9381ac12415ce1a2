//! What the engine itself has to say.

prr_model::catalogue! {
    UNKNOWN_CHECK = "unknown-check" {
        en: "no plugin knows the check {check}",
        ko: "{check} 점검을 아는 플러그인이 없습니다",
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
        en: "nothing evaluated is not a pass: check the path; declare what is reviewed under `services` in prr.yaml, and keep SLOs and alert rules in the tree",
        ko: "평가하지 않은 것은 합격이 아닙니다. 경로를 확인하고, prr.yaml의 `services`에 심사 대상을 선언하고, SLO와 알람 규칙을 트리에 두십시오",
    }
    UNUSED_EXCLUDE = "unused-exclude" {
        en: "the exclusion `{path}` covers no file; take it out",
        ko: "제외 경로 `{path}`에 해당하는 파일이 없습니다. 지우십시오",
    }
    PLUGIN = "plugin" {
        en: "plugin {plugin} {detail}",
        ko: "플러그인 {plugin}: {detail}",
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
