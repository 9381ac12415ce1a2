//! The words of control reports.

prr_model::catalogue! {
    /// What no state claims.
    PROMISE = "promise" {
        en: "a manifest can refute a control or show a design for it; none of these states says that the control is operated, and \"no signal\" is not a pass",
        ko: "매니페스트는 통제를 반증하거나 설계를 보일 수 있을 뿐입니다. 어떤 상태도 통제가 실제로 운영된다는 뜻이 아니며, \"신호 없음\"은 충족이 아닙니다",
    }
    /// The mapping is ours.
    MAPPING = "mapping" {
        en: "which check serves which control is this product's proposal, not an official mapping",
        ko: "점검과 통제의 연결은 이 제품의 제안이며 공식 매핑이 아닙니다",
    }
    /// As of when.
    AS_OF = "as-of" { en: "as of {time}", ko: "기준 시각 {time}" }
    /// Which version.
    VERSION = "version" { en: "version {version}: {instrument}", ko: "버전 {version}: {instrument}" }
    /// No version.
    NO_VERSION = "no-version" {
        en: "no version of this framework is known to be in force on that day",
        ko: "그날 시행 중인 버전을 알지 못합니다",
    }
    /// The gate could not decide.
    ERRORS = "errors" {
        en: "the gate could not read or judge everything ({count} errors): no state below is final",
        ko: "게이트가 모두 읽거나 판정하지 못했습니다(오류 {count}건). 아래 상태는 확정이 아닙니다",
    }
    /// A number that wants confirming.
    CONFIRM = "confirm" { en: "number to be confirmed", ko: "조문번호 확인 필요" }
    /// The number before.
    FORMERLY = "formerly" { en: "formerly {number}", ko: "개정 전 {number}" }
    /// What a person supplies.
    SUPPLY = "supply" { en: "to be supplied", ko: "제출할 증적" }
    /// Failures.
    FAILED = "failed" { en: "{count} failed", ko: "실패 {count}" }
    /// Covered failures.
    WAIVED = "waived" { en: "{count} waived", ko: "예외 {count}" }
    /// Open answers.
    OPEN = "open" { en: "{count} unknown", ko: "미정 {count}" }
    /// Passes.
    PASSED = "passed" { en: "{count} passed", ko: "통과 {count}" }
    /// No finding.
    SILENT = "silent" { en: "nothing found to judge", ko: "판정할 대상이 없음" }
    /// Controls that are not listed.
    REST = "rest" {
        en: "not listed: {rest}; --all lists them with what has to be supplied",
        ko: "표시하지 않은 항목: {rest}. --all로 제출할 증적과 함께 모두 볼 수 있습니다",
    }
    /// Column.
    CONTROL = "control" { en: "control", ko: "통제 항목" }
    /// Column.
    STATE = "state" { en: "state", ko: "상태" }
    /// Column.
    KIND = "kind" { en: "kind", ko: "구분" }
    /// Column.
    EVIDENCE = "evidence" { en: "evidence in the tree", ko: "저장소의 증적" }
    /// Column.
    FRAMEWORK = "framework" { en: "framework", ko: "기준" }
    /// Column.
    TOTAL = "total" { en: "controls", ko: "항목" }
    /// Column.
    TITLE = "title" { en: "what it is", ko: "이름" }
    /// The page's title.
    PAGE = "page" { en: "State of controls", ko: "통제 항목 현황" }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
