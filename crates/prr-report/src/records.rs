//! Records as a table and as `prr.records/v1`.

use prr_model::Language;
use serde::Serialize;
use tabled::builder::Builder;
use tabled::settings::Style;

use crate::printed_json;
use crate::visible::one_line;

/// A record, with what came of it by now.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The file that it is written in.
    pub path: String,
    /// What was done.
    pub kind: String,
    /// The file that it is about.
    pub subject: String,
    /// What became of that file: `current`, `changed`, `missing`, `unreadable`.
    pub subject_state: String,
    /// The service, where it names one.
    pub service: Option<String>,
    /// When it was done, as it is written.
    pub performed_at: String,
    /// Days since.
    pub age_days: i64,
    /// Who did it.
    pub by: String,
    /// Whether it went well.
    pub passed: bool,
    /// Whether it counts: it went well, is fresh, and its subject is what it was.
    pub counts: bool,
    /// The checks that ask for it.
    pub checks: Vec<String>,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    records: &'a [Row],
}

/// The records for programs.
///
/// # Panics
/// Never: rows hold nothing that JSON cannot.
#[must_use]
pub fn json(rows: &[Row]) -> String {
    let document = Document { schema: "prr.records/v1", records: rows };
    printed_json::text(&document)
}

/// The records for people.
#[must_use]
pub fn table(rows: &[Row], language: Language) -> String {
    let word = |en: &'static str, ko: &'static str| match language {
        Language::En => en,
        Language::Ko => ko,
    };
    if rows.is_empty() {
        return word("no records", "기록이 없습니다").to_owned() + "\n";
    }
    let mut builder = Builder::default();
    builder.push_record([
        word("record", "기록"),
        word("subject", "대상"),
        word("state", "대상 상태"),
        word("service", "서비스"),
        word("age", "경과"),
        word("result", "결과"),
        word("counts", "유효"),
        word("used by", "사용하는 점검"),
    ]);
    for row in rows {
        let state = match row.subject_state.as_str() {
            "current" => word("current", "그대로"),
            "changed" => word("changed", "변경됨"),
            "missing" => word("missing", "없음"),
            _ => word("unreadable", "읽을 수 없음"),
        };
        builder.push_record([
            format!("{} ({})", one_line(&row.path), row.kind),
            one_line(&row.subject),
            state.to_owned(),
            one_line(row.service.as_deref().unwrap_or("-")),
            format!("{}{}", row.age_days, word(" d", "일")),
            if row.passed { word("pass", "성공") } else { word("fail", "실패") }.to_owned(),
            if row.counts { word("yes", "예") } else { word("no", "아니요") }.to_owned(),
            if row.checks.is_empty() { "-".to_owned() } else { row.checks.join(", ") },
        ]);
    }
    let mut table = builder.build();
    table.with(Style::sharp());
    table.to_string() + "\n"
}
