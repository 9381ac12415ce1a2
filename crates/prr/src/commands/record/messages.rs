//! What `prr record` says.

prr_model::catalogue! {
    NO_SUBJECT = "no-subject" {
        en: "{path} is no file of this tree, so nothing can be recorded of it",
        ko: "{path}은(는) 이 트리의 파일이 아니므로 기록의 대상이 될 수 없습니다",
    }
    NO_SUBJECT_HINT = "no-subject-hint" {
        en: "run it at the root of the tree, and name a file that git does not ignore",
        ko: "트리의 루트에서 실행하고 git이 무시하지 않는 파일을 지정하십시오",
    }
    NOBODY = "nobody" {
        en: "nothing says who did it",
        ko: "누가 수행했는지 알 수 없습니다",
    }
    NOBODY_HINT = "nobody-hint" {
        en: "name the person or team with --by",
        ko: "--by로 수행한 사람이나 팀을 지정하십시오",
    }
    NO_MEASURE = "no-measure" {
        en: "`{detail}` is not a measured value",
        ko: "`{detail}`은(는) 측정값 형식이 아닙니다",
    }
    NO_MEASURE_HINT = "no-measure-hint" {
        en: "write it as name=value, such as rto=12m",
        ko: "rto=12m처럼 이름=값으로 쓰십시오",
    }
    IS_THERE = "record-is-there" {
        en: "{path} is there already, and a record is never overwritten",
        ko: "{path}이(가) 이미 있습니다. 기록은 덮어쓰지 않습니다",
    }
    IS_THERE_HINT = "record-is-there-hint" {
        en: "what was done again is another record: name another time with --performed-at, or another folder with --output",
        ko: "다시 수행했다면 새 기록입니다. --performed-at으로 다른 시각을, --output으로 다른 폴더를 지정하십시오",
    }
    WRITTEN = "record-written" {
        en: "{path}: {shows}",
        ko: "{path}: {shows}",
    }
    COUNTS = "record-counts" {
        en: "it counts until {day}, and as long as {subject} keeps its digest",
        ko: "{subject}의 다이제스트가 그대로인 동안 {day}까지 유효합니다",
    }
    UNTIL_CHANGED = "record-failed" {
        en: "it says that this did not go well, so what asks for it fails until it is done again",
        ko: "실패한 기록이므로 다시 수행할 때까지 이 기록을 요구하는 점검이 실패합니다",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
