//! What mending has to say.

prr_model::catalogue! {
    MENDED = "mended" { en: "mended: {count}", ko: "고친 항목: {count}건" }
    WOULD_MEND = "would-mend" { en: "can be mended: {count}", ko: "고칠 수 있는 항목: {count}건" }
    FILES = "files" { en: "files: {count}", ko: "파일: {count}개" }
    NEW_FILE = "new-file" { en: "new", ko: "새 파일" }
    FOR_PEOPLE = "for-people" {
        en: "only people can supply: {count}",
        ko: "사람이 채워야 하는 항목: {count}건",
    }
    FOR_CHOICE = "for-choice" {
        en: "needs a decision: {count}",
        ko: "결정이 필요한 항목: {count}건",
    }
    NOT_MADE = "not-made" {
        en: "a change is known and is not made: {count}",
        ko: "고칠 방법은 있으나 자동으로 고치지 않은 항목: {count}건",
    }
    BY_HAND = "by-hand" {
        en: "no mechanical change is known: {count}",
        ko: "자동으로 고칠 수 없는 항목: {count}건",
    }
    EXPLAINED = "explained" { en: "{help} says what to do", ko: "조치 방법은 {help}에서 볼 수 있습니다" }
    SHARED = "shared" {
        en: "an anchor or a merge key makes it stand in several places, and all of them would change",
        ko: "앵커나 병합 키로 여러 곳에서 함께 쓰는 값이어서 바꾸면 모두 바뀝니다",
    }
    RENDERED = "rendered" {
        en: "a tool rendered it: mend the template or the patch that it comes from",
        ko: "도구가 렌더링한 결과입니다. 원본 템플릿이나 패치를 고치십시오",
    }
    FORMAT = "format" {
        en: "files of this format are not edited",
        ko: "이 형식의 파일은 편집하지 않습니다",
    }
    ENCODING = "encoding" {
        en: "the file is not in UTF-8, and is not edited",
        ko: "UTF-8이 아닌 파일은 편집하지 않습니다",
    }
    SPELLING = "spelling" {
        en: "the way in which it is written cannot be edited without touching more than the change",
        ko: "지금의 표기 방식으로는 다른 부분을 건드리지 않고 편집할 수 없습니다",
    }
    OFFER = "offer" {
        en: "the change that the plugin offers does not fit this place",
        ko: "플러그인이 제안한 변경이 이 위치에 맞지 않습니다",
    }
    READING = "reading" {
        en: "the edited file would not read as the change says",
        ko: "편집한 파일이 의도한 내용으로 읽히지 않습니다",
    }
    EXISTS = "exists" {
        en: "the file that would hold it is there already",
        ko: "새로 만들 파일이 이미 있습니다",
    }
    NO_BETTER = "no-better" {
        en: "the change was tried, and the check did not pass or another row got worse",
        ko: "변경을 적용해 다시 판정했으나 점검을 통과하지 못했거나 다른 항목이 나빠졌습니다",
    }
    VERDICT_NOW = "verdict-now" {
        en: "prr check: {before} before, {after} with these changes",
        ko: "prr check: 변경 전 {before}, 변경 후 {after}",
    }
    NOTHING_WRITTEN = "nothing-written" {
        en: "nothing is written yet: `prr fix --write` writes it",
        ko: "아직 아무것도 쓰지 않았습니다. `prr fix --write`로 파일에 씁니다",
    }
    WRITTEN = "written" {
        en: "written: {count}",
        ko: "파일에 썼습니다: {count}개",
    }
    NOTHING = "nothing" {
        en: "nothing to mend",
        ko: "고칠 것이 없습니다",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
