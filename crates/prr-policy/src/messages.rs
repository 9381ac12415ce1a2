//! What is said of a faulty configuration.

prr_model::catalogue! {
    UNKNOWN_KEY = "unknown-key" {
        en: "unknown key `{name}`",
        ko: "알 수 없는 키 `{name}`입니다",
    }
    DID_YOU_MEAN = "did-you-mean" {
        en: "did you mean `{name}`?",
        ko: "`{name}`을(를) 쓰려던 것입니까?",
    }
    KNOWN = "known" {
        en: "known here: {names}",
        ko: "여기에 쓸 수 있는 것: {names}",
    }
    MISSING = "missing" {
        en: "`{name}` is missing",
        ko: "`{name}`이(가) 없습니다",
    }
    VERSION = "version" {
        en: "version {name} is not known to this prr, which reads version 1",
        ko: "이 prr은 버전 {name}을(를) 알지 못합니다. 버전 1을 읽습니다",
    }
    WRONG = "wrong" {
        en: "`{name}` must be {expected}, not {found}",
        ko: "`{name}`에는 {expected}이(가) 와야 하는데 {found}이(가) 있습니다",
    }
    OR = "or" { en: "{one} or {other}", ko: "{one} 또는 {other}" }
    A_TEXT = "a-text" { en: "a text", ko: "텍스트" }
    A_NUMBER = "a-number" { en: "a number", ko: "숫자" }
    AN_INTEGER = "an-integer" { en: "an integer", ko: "정수" }
    A_BOOLEAN = "a-boolean" { en: "`true` or `false`", ko: "`true` 또는 `false`" }
    A_LIST = "a-list" { en: "a list", ko: "목록" }
    A_MAPPING = "a-mapping" { en: "a mapping", ko: "매핑" }
    NOTHING = "nothing" { en: "nothing", ko: "빈 값" }
    ABOVE = "above" { en: "above {limit}", ko: "{limit}보다 큰 수" }
    BELOW = "below" { en: "below {limit}", ko: "{limit}보다 작은 수" }
    AT_LEAST = "at-least" { en: "at least {limit}", ko: "{limit} 이상" }
    AT_MOST = "at-most" { en: "at most {limit}", ko: "{limit} 이하" }
    LIKE = "like" { en: "written like `{name}`", ko: "`{name}` 같은 형식" }
    NO_VALUE = "no-value" {
        en: "`{name}` has no value",
        ko: "`{name}`에 값이 없습니다",
    }
    NO_VALUE_HINT = "no-value-hint" {
        en: "write one, or take the key out",
        ko: "값을 쓰거나 키를 지우십시오",
    }
    QUOTE = "quote" {
        en: "a text that would be read as something else stands in quotes: {text}",
        ko: "다른 값으로 읽히는 텍스트는 따옴표로 감쌉니다: {text}",
    }
    UNQUOTE = "unquote" {
        en: "a number stands without quotes",
        ko: "숫자는 따옴표 없이 씁니다",
    }
    ITEMS = "items" {
        en: "each entry of a list begins with `- `",
        ko: "목록의 항목은 `- `로 시작합니다",
    }
    NOT_AMONG = "not-among" {
        en: "{found} is not one of {names}",
        ko: "{found}은(는) {names} 중 하나가 아닙니다",
    }
    NOT_AMONG_MANY = "not-among-many" {
        en: "{found} is none of the {count} names that can stand here",
        ko: "{found}은(는) 여기에 쓸 수 있는 이름 {count}개 중 하나가 아닙니다",
    }
    EMPTY = "empty" {
        en: "`{name}` is empty",
        ko: "`{name}`이(가) 비어 있습니다",
    }
    TWICE = "twice" {
        en: "`{name}` is declared twice",
        ko: "`{name}`이(가) 두 번 선언되었습니다",
    }
    FIRST = "first" {
        en: "the first one is on line {line}",
        ko: "첫 번째 선언은 {line}행에 있습니다",
    }
    KEY_TWICE = "key-twice" {
        en: "the key `{detail}` stands twice in one mapping",
        ko: "한 매핑에 키 `{detail}`이(가) 두 번 있습니다",
    }
    KEY_TWICE_HINT = "key-twice-hint" {
        en: "only one of the two would count; join them under one key",
        ko: "둘 중 하나만 적용됩니다. 한 키 아래로 합치십시오",
    }
    PATTERN = "pattern" {
        en: "`{name}` is not a path pattern: {detail}",
        ko: "`{name}`은(는) 경로 패턴이 아닙니다: {detail}",
    }
    NO_DATA = "no-data" {
        en: "`none` says that there is no personal data, and `{name}` that there is",
        ko: "`none`은 개인정보가 없다는 뜻인데 `{name}`도 함께 있습니다",
    }
    NO_DATA_HINT = "no-data-hint" {
        en: "leave one of the two out",
        ko: "둘 중 하나를 지우십시오",
    }
    NO_SERVICE = "no-service" {
        en: "no service `{name}` is declared under `services`",
        ko: "`services`에 `{name}` 서비스가 선언되어 있지 않습니다",
    }
    NO_SERVICE_HINT = "no-service-hint" {
        en: "what is said of it would hold for nothing; declare the service, or name one that is",
        ko: "이대로는 어디에도 적용되지 않습니다. 서비스를 선언하거나 선언된 이름을 쓰십시오",
    }
    REASON = "reason-missing" {
        en: "`enforcement: {name}` lowers the gate and needs a `reason`",
        ko: "`enforcement: {name}`은(는) 게이트를 낮추므로 `reason`이 필요합니다",
    }
    EMPTY_FILE = "empty-file" {
        en: "prr.yaml is empty",
        ko: "prr.yaml이 비어 있습니다",
    }
    EMPTY_FILE_HINT = "empty-file-hint" {
        en: "write at least `version: 1`, or let `prr init --force` write a first one",
        ko: "적어도 `version: 1`을 쓰거나 `prr init --force`로 새로 만드십시오",
    }
    ONE_DOCUMENT = "one-document" {
        en: "prr.yaml holds one mapping",
        ko: "prr.yaml에는 매핑 하나만 있어야 합니다",
    }
    SECOND_DOCUMENT = "second-document" {
        en: "a second document begins here; prr.yaml holds one mapping",
        ko: "여기에서 두 번째 문서가 시작됩니다. prr.yaml에는 매핑 하나만 있어야 합니다",
    }
    UNPARSED = "unparsed" {
        en: "prr.yaml does not parse: {detail}",
        ko: "prr.yaml을 해석할 수 없습니다: {detail}",
    }
    OTHER = "other" {
        en: "`{name}`: {detail}",
        ko: "`{name}`의 형식이 맞지 않습니다: {detail}",
    }
    MORE = "more" {
        en: "there are more faults than are told here",
        ko: "여기에 표시하지 않은 오류가 더 있습니다",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
