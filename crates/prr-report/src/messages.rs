//! The report's own words. What a plugin says arrives in both languages already.

use prr_model::{Argument, Language, Message, Severity, Value};

prr_model::catalogue! {
    /// Label of what denies.
    ERROR = "error" { en: "error", ko: "오류" }
    /// Label of a failure that is let through.
    WARNING = "warning" { en: "warning", ko: "경고" }
    /// Label of what the manifests do not decide.
    UNKNOWN = "unknown" { en: "unknown", ko: "판단 불가" }
    /// Label of what waits for a person.
    MANUAL = "manual" { en: "manual", ko: "수동 확인" }
    /// Label of a failure that an exception covers.
    WAIVED = "waived" { en: "waived", ko: "예외 승인" }
    /// Label of what was shown to be met.
    PASS = "pass" { en: "pass", ko: "통과" }
    /// Label of what does not concern its subject.
    NOT_APPLICABLE = "not-applicable" { en: "not applicable", ko: "해당 없음" }
    /// Label of an explanation.
    NOTE = "note" { en: "note", ko: "참고" }
    /// Label of what to do.
    HELP = "help" { en: "help", ko: "조치" }

    /// Severity.
    CRITICAL = "critical" { en: "critical", ko: "치명" }
    /// Severity.
    HIGH = "high" { en: "high", ko: "높음" }
    /// Severity.
    MEDIUM = "medium" { en: "medium", ko: "보통" }
    /// Severity.
    LOW = "low" { en: "low", ko: "낮음" }
    /// Severity.
    INFO = "info" { en: "info", ko: "참고용" }

    /// How strong what was seen is.
    EVIDENCE = "evidence" { en: "evidence {level}", ko: "증적 {level}" }
    /// The same, where more is asked for.
    EVIDENCE_BELOW = "evidence-below" { en: "evidence {level}, asked for {asked}", ko: "증적 {level}, 요구 수준 {asked}" }
    /// What was judged.
    ABOUT = "about" { en: "{subject}, severity {severity}", ko: "대상 {subject}, 심각도 {severity}" }
    /// The policy, when it is not named like its check.
    ABOUT_POLICY = "about-policy" { en: "policy {policy}", ko: "정책 {policy}" }
    /// The controls that are served.
    ABOUT_CONTROLS = "about-controls" { en: "controls {controls}", ko: "통제 항목 {controls}" }
    /// Where to read more.
    EXPLAIN = "explain" { en: "explain: {command}", ko: "자세한 설명: {command}" }
    /// The exception that covers a row.
    WAIVER = "waiver" {
        en: "until {expires}, approved by {approver}: {reason}",
        ko: "{expires}까지, 승인자 {approver}: {reason}",
    }
    /// The plugin that a gate error concerns.
    PLUGIN = "plugin" { en: "plugin {plugin}", ko: "플러그인 {plugin}" }
    /// What a terminal leaves out of an endless text.
    CUT = "cut" {
        en: "{count} more characters; --format json has all of it",
        ko: "{count}자 생략; 전체는 --format json 출력에 있습니다",
    }

    /// Files that were not read.
    SKIPPED = "skipped" { en: "files not read: {count} ({reasons})", ko: "읽지 않은 파일 {count}개 ({reasons})" }
    /// Rows that only people can supply.
    MANUAL_ROWS = "manual-rows" {
        en: "{count} that only people can supply; `prr explain` with an id says how to record it",
        ko: "담당자가 직접 제출해야 하는 항목 {count}건. `prr explain`에 id를 주면 기록 방법을 볼 수 있습니다",
    }
    /// How to see them.
    SKIPPED_MORE = "skipped-more" { en: "--verbose lists each", ko: "전체 목록은 --verbose로 확인할 수 있습니다" }

    /// Column of the summary.
    SERVICE = "service" { en: "service", ko: "서비스" }
    /// Column of the summary.
    FAIL = "fail" { en: "fail", ko: "실패" }
    /// Column of the summary.
    VERDICT = "verdict" { en: "verdict", ko: "판정" }
    /// Row of what concerns no service.
    NO_SERVICE = "no-service" { en: "(no service)", ko: "(서비스 없음)" }
    /// Row of the services that are left out of a long summary.
    MORE_SERVICES = "more-services" { en: "({count} more)", ko: "(그 밖에 {count}개)" }

    /// What was looked at.
    CHECKED = "checked" {
        en: "{policies} policies on {documents} documents in {manifests} manifests ({files} files) as of {time}",
        ko: "기준 시각 {time}: 파일 {files}개 중 매니페스트 {manifests}개, 문서 {documents}개에 정책 {policies}개를 적용했습니다",
    }
    /// What a tool rendered.
    RENDERED = "rendered" {
        en: "{count} rendered by {tool} {version}",
        ko: "{tool} {version}(으)로 {count}건 렌더링",
    }
    /// The commit that was judged.
    REVISION = "revision" { en: "revision {revision}", ko: "리비전 {revision}" }
    /// What a tree changes of its base.
    CHANGE = "change" {
        en: "documents since {base}: {added} added, {changed} changed, {moved} moved, {removed} removed",
        ko: "{base} 이후 문서: 추가 {added}, 변경 {changed}, 이동 {moved}, 삭제 {removed}",
    }
    /// The same, when the base said what is asked.
    CHANGE_POLICY = "change-policy" {
        en: "{change}; packs, policies and excludes are those of the base",
        ko: "{change}; 팩, 정책, 제외 경로는 기준 리비전의 것을 적용했습니다",
    }
    /// What happened to the document that a row stands in.
    ABOUT_CHANGE = "about-change" { en: "document {change}", ko: "문서 {change}" }
    /// What happened to a document.
    ADDED = "added" { en: "added", ko: "추가됨" }
    /// What happened to a document.
    CHANGED = "changed" { en: "changed", ko: "변경됨" }
    /// What happened to a document.
    UNCHANGED = "unchanged" { en: "unchanged", ko: "변경 없음" }
    /// The last line when everything passed.
    ALLOW = "allow" { en: "nothing blocks", ko: "막는 정책이 없습니다" }
    /// The last line when there is something to look at.
    WARN = "warn" { en: "nothing blocks, but not everything is shown", ko: "막는 정책은 없지만 확인되지 않은 항목이 있습니다" }
    /// The last line when policies deny.
    DENY = "deny" { en: "blocked by {denying} of {policies} policies", ko: "정책 {policies}개 중 {denying}개가 막았습니다" }
    /// The last line when the gate could not decide.
    UNDECIDED = "undecided" {
        en: "the gate could not decide (errors: {errors})",
        ko: "게이트가 판정하지 못했습니다 (오류 {errors}개)",
    }
    /// The same, when policies deny besides.
    UNDECIDED_DENY = "undecided-deny" {
        en: "the gate could not decide (errors: {errors}), and {denying} of {policies} policies block",
        ko: "게이트가 판정하지 못했고 (오류 {errors}개), 정책 {policies}개 중 {denying}개가 막았습니다",
    }
    /// How many of what.
    COUNT = "count" { en: "{count} {what}", ko: "{what} {count}" }
    /// The end of the last line.
    EXIT = "exit" { en: "exit {code}", ko: "종료 코드 {code}" }

    /// How to mend it, in a format without labels.
    SNIPPET_ABOVE = "snippet-above" { en: "{fix} (the snippet above has it)", ko: "{fix} (위 예시에 있음)" }
    SNIPPET_MORE = "snippet-more" {
        en: "# … {lines} more lines: --verbose or --format json shows them",
        ko: "# … {lines}줄 더 있음: --verbose 또는 --format json으로 볼 수 있음",
    }
    FIX = "fix" { en: "How to fix: {fix}", ko: "조치 방법: {fix}" }
    /// Rows that a format cannot hold.
    TRUNCATED = "truncated" {
        en: "{count} further results were left out: code scanning rejects a run of more than {limit}",
        ko: "결과 {count}건을 생략했습니다: 코드 스캐닝은 한 번에 {limit}건까지만 받습니다",
    }
}

/// A text with its placeholders filled.
pub fn text(message: &Message, language: Language, arguments: &[(&str, &str)]) -> String {
    let argument = |(name, value): &(&str, &str)| Argument { name: (*name).to_owned(), value: Value::from(*value) };
    message.text(language, &arguments.iter().map(argument).collect::<Vec<_>>())
}

/// The word for a severity.
pub const fn severity(severity: Severity) -> &'static Message {
    match severity {
        Severity::Critical => &CRITICAL,
        Severity::High => &HIGH,
        Severity::Medium => &MEDIUM,
        Severity::Low => &LOW,
        Severity::Info => &INFO,
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
