//! What is said of a faulty catalogue, and of a reference to no control.

prr_model::catalogue! {
    OTHER = "framework-other" {
        en: "this is no catalogue of controls: {detail}",
        ko: "통제 항목 카탈로그가 아닙니다: {detail}",
    }
    UNPARSED = "framework-unparsed" {
        en: "cannot be read: {detail}",
        ko: "읽을 수 없습니다: {detail}",
    }
    EMPTY = "framework-empty" {
        en: "a catalogue is one mapping",
        ko: "카탈로그는 매핑 하나여야 합니다",
    }
    NUMBER = "framework-number" {
        en: "`{id}` is no number of this framework",
        ko: "`{id}`은(는) 이 기준의 번호 형식이 아닙니다",
    }
    TWICE = "framework-twice" {
        en: "`{id}` stands here twice",
        ko: "`{id}`이(가) 두 번 있습니다",
    }
    DATE = "framework-date" {
        en: "`{date}` is no day: write 2025-02-05",
        ko: "`{date}`은(는) 날짜가 아닙니다. 2025-02-05처럼 씁니다",
    }
    ORDER = "framework-order" {
        en: "version `{id}` begins before the one above it has ended",
        ko: "버전 `{id}`이(가) 앞 버전이 끝나기 전에 시작합니다",
    }
    SECTION = "framework-section" {
        en: "there is no section `{id}`",
        ko: "`{id}` 절이 없습니다",
    }
    UNSURE = "framework-unsure" {
        en: "`{id}` rests on too little to be cited as current: its confidence is below medium",
        ko: "`{id}`은(는) 근거가 부족해 현행 조문으로 인용할 수 없습니다. 신뢰도가 medium보다 낮습니다",
    }
    NOWHERE = "framework-nowhere" {
        en: "`{id}` is said to have become `{now}`, which is no control of this framework",
        ko: "`{id}`이(가) `{now}`(으)로 옮겨졌다고 하지만 그런 항목이 없습니다",
    }
    OTHER_FRAMEWORK = "evidence-other-framework" {
        en: "this is said of `{id}`, not of `{framework}`",
        ko: "`{framework}`이(가) 아니라 `{id}`에 관한 내용입니다",
    }
    LEFT_OUT = "evidence-left-out" {
        en: "nothing is said of `{id}`",
        ko: "`{id}`에 관한 내용이 없습니다",
    }
    NO_FRAMEWORK = "control-no-framework" {
        en: "`{control}`: no framework is called `{framework}`; known are {known}",
        ko: "`{control}`: `{framework}`(이)라는 기준이 없습니다. 사용할 수 있는 기준: {known}",
    }
    NO_CONTROL = "control-unknown" {
        en: "`{control}`: {title} has no such number",
        ko: "`{control}`: {title}에는 이런 번호가 없습니다",
    }
    REMOVED = "control-removed" {
        en: "`{control}` ({name}) is not in force under this number since {until}: it must not be cited as current",
        ko: "`{control}`({name})은(는) {until} 이후 이 번호로 시행되지 않으므로 현행 조문으로 인용할 수 없습니다",
    }
    NOW = "control-now" {
        en: "the matter stands in {citation} now: write `{control}`",
        ko: "현재는 {citation}에 있습니다. `{control}`(으)로 씁니다",
    }
    NOT_YET = "control-not-yet" {
        en: "`{control}` is not in force on {date}",
        ko: "`{control}`은(는) {date}에 시행 중이 아닙니다",
    }
    NO_VERSION = "control-no-version" {
        en: "no version of {title} is known to be in force on {date}",
        ko: "{date}에 시행 중인 {title}의 버전을 알지 못합니다",
    }
}
