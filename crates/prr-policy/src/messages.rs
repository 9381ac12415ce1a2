//! What is said of a faulty configuration.

prr_model::catalogue! {
    UNKNOWN_KEY = "unknown-key" {
        en: "unknown key `{name}`",
        ko: "알 수 없는 키 `{name}`",
    }
    SHAPE = "shape" {
        en: "{detail}",
        ko: "형식이 맞지 않습니다: {detail}",
    }
    DID_YOU_MEAN = "did-you-mean" {
        en: "did you mean `{name}`?",
        ko: "`{name}`을(를) 쓰려던 것입니까?",
    }
    KNOWN = "known" {
        en: "known here: {names}",
        ko: "여기에 쓸 수 있는 것: {names}",
    }
    VERSION_MISSING = "version-missing" {
        en: "`version: 1` is missing",
        ko: "`version: 1`이 없습니다",
    }
    VERSION = "version" {
        en: "version {name} is not known to this prr, which reads version 1",
        ko: "이 prr은 버전 {name}을(를) 알지 못합니다. 버전 1을 읽습니다",
    }
    UNKNOWN_PACK = "unknown-pack" {
        en: "unknown pack `{name}`",
        ko: "알 수 없는 팩 `{name}`",
    }
    EMPTY = "empty" {
        en: "`{name}` is empty",
        ko: "`{name}`이(가) 비어 있습니다",
    }
    TWICE = "twice" {
        en: "`{name}` is declared twice",
        ko: "`{name}`이(가) 두 번 선언되었습니다",
    }
    TIER = "tier" {
        en: "tier {name} is not one of 1, 2, 3, 4",
        ko: "tier {name}은(는) 1, 2, 3, 4 중 하나가 아닙니다",
    }
 RATE = "rate" {
        en: "{name} requests per second is not a rate: write a number above 0",
        ko: "초당 요청 {name}건은 요청률이 아닙니다. 0보다 큰 수를 적습니다",
    }
    REASON = "reason-missing" {
        en: "`enforcement: {name}` lowers the gate and needs a `reason`",
        ko: "`enforcement: {name}`은(는) 게이트를 낮추므로 `reason`이 필요합니다",
    }
    ONE_DOCUMENT = "one-document" {
        en: "prr.yaml holds one mapping",
        ko: "prr.yaml에는 매핑 하나만 있어야 합니다",
    }
    UNPARSED = "unparsed" {
        en: "prr.yaml does not parse: {detail}",
        ko: "prr.yaml을 해석할 수 없습니다: {detail}",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
