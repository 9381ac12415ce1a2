//! What is said of manifests that readers do not read alike, each with what to write instead.

use prr_document::read::Unportable;
use prr_model::Message;

/// The message of a difference, the hint, and what of the manifest the message repeats.
pub(crate) fn said(why: &Unportable) -> (Message, Message, String) {
    let detail = match why {
        Unportable::Tag { value, tag } => format!("!!{tag} {value}"),
        Unportable::Character(char) => char.escape_unicode().to_string(),
        Unportable::OneKeyInJson(detail) | Unportable::NoJson(detail) => detail.clone(),
        _ => String::new(),
    };
    let (message, hint) = match why {
        Unportable::TagEnd => (TAG_END, SPACE_AFTER_TAG),
        Unportable::Tag { .. } => (TAG, NO_TAG),
        Unportable::AnchorName => (ANCHOR_NAME, SHORT_NAME),
        Unportable::KeyOfLines => (KEY_OF_LINES, ONE_LINE),
        Unportable::LateColon => (LATE_COLON, ONE_LINE),
        Unportable::LongKey => (LONG_KEY, SHORT_KEY),
        Unportable::BareColon => (BARE_COLON, QUOTES),
        Unportable::QuestionMark => (QUESTION_MARK, QUOTES),
        Unportable::Indicator => (INDICATOR, QUOTES),
        Unportable::EscapedSlash => (ESCAPED_SLASH, PLAIN_SLASH),
        Unportable::Surrogate => (SURROGATE, PLAIN_CHARACTER),
        Unportable::Tab => (TAB, SPACES),
        Unportable::TabInBlock => (TAB_IN_BLOCK, SPACES),
        Unportable::Character(_) => (CHARACTER, ESCAPE),
        Unportable::ByteOrderMark => (BYTE_ORDER_MARK, TAKE_OUT),
        Unportable::CarriageReturn => (CARRIAGE_RETURN, LINE_ENDS),
        Unportable::OnSeparator => (ON_SEPARATOR, NEXT_LINE),
        Unportable::Directive => (DIRECTIVE, TAKE_OUT),
        Unportable::UnknownDirective => (UNKNOWN_DIRECTIVE, TAKE_OUT),
        Unportable::EmptyEnd => (EMPTY_END, TAKE_OUT),
        Unportable::OddSeparator => (ODD_SEPARATOR, DASHES_ALONE),
        Unportable::SecondDocument => (SECOND_DOCUMENT, DASHES),
        Unportable::NoJsonNumber => (NO_JSON_NUMBER, QUOTES),
        Unportable::NoJsonKey => (NO_JSON_KEY, TEXT_KEY),
        Unportable::OneKeyInJson(_) => (ONE_KEY_IN_JSON, ONE_OF_THEM),
        Unportable::NoJson(_) => (NO_JSON, JSON_OR_BLOCK),
        Unportable::Merge => (MERGE, MAPPING),
        Unportable::AliasInRule => (ALIAS_IN_RULE, WRITE_OUT),
        Unportable::ListInList => (LIST_IN_LIST, FLAT_LIST),
        Unportable::BareItem => (BARE_ITEM, KIND_AND_VERSION),
    };
    (message, hint, detail)
}

prr_model::catalogue! {
    TAG_END = "unportable-tag-end" {
        en: "{path} has a tag without white space behind it: kubectl and Prometheus take what follows for a part of the tag, so `[!!str, a]` is a list of one item to them",
        ko: "{path}에 뒤에 공백이 없는 태그가 있습니다. kubectl과 Prometheus는 이어지는 글자까지 태그로 읽으므로 `[!!str, a]`를 항목이 하나인 목록으로 봅니다",
    }
    TAG = "unportable-tag" {
        en: "{path} has a value that its tag does not fit, or that readers decode differently: `{detail}`",
        ko: "{path}에 태그와 맞지 않거나 리더마다 다르게 해석하는 값이 있습니다: `{detail}`",
    }
    ANCHOR_NAME = "unportable-anchor-name" {
        en: "{path} has an anchor or an alias whose name has more than letters, digits, `-` and `_`: kubectl and Prometheus end the name there, other readers go on",
        ko: "{path}의 앵커 또는 별칭 이름에 영문자, 숫자, `-`, `_` 외의 글자가 있습니다. kubectl과 Prometheus는 그 자리에서 이름을 끝내고 다른 리더는 계속 읽습니다",
    }
    KEY_OF_LINES = "unportable-key-of-lines" {
        en: "{path} has a key of more than one line between brackets, which kubectl and Prometheus refuse",
        ko: "{path}의 괄호 안에 여러 줄에 걸친 키가 있어 kubectl과 Prometheus가 거부합니다",
    }
    LATE_COLON = "unportable-late-colon" {
        en: "{path} has a colon on another line than its key, which kubectl and Prometheus refuse between brackets",
        ko: "{path}의 괄호 안에 키와 다른 줄에 놓인 콜론이 있어 kubectl과 Prometheus가 거부합니다",
    }
    LONG_KEY = "unportable-long-key" {
        en: "{path} has a key of more than 1,024 characters, which kubectl and Prometheus refuse",
        ko: "{path}에 1,024자를 넘는 키가 있어 kubectl과 Prometheus가 거부합니다",
    }
    BARE_COLON = "unportable-bare-colon" {
        en: "{path} has a colon in front of a comma or a bracket: kubectl takes it for a part of the text, other readers for the end of a key",
        ko: "{path}에 쉼표나 괄호 바로 앞에 놓인 콜론이 있습니다. kubectl은 글의 일부로, 다른 리더는 키의 끝으로 읽습니다",
    }
    QUESTION_MARK = "unportable-question-mark" {
        en: "{path} has a question mark between brackets: kubectl reads `[?a]` as a mapping, other readers as a text",
        ko: "{path}의 괄호 안에 물음표가 있습니다. kubectl은 `[?a]`를 매핑으로, 다른 리더는 글로 읽습니다",
    }
    INDICATOR = "unportable-indicator" {
        en: "{path} has a text between brackets that starts with `:`, `|` or `>`, which kubectl and Prometheus refuse",
        ko: "{path}의 괄호 안에 `:`, `|`, `>`로 시작하는 글이 있어 kubectl과 Prometheus가 거부합니다",
    }
    ESCAPED_SLASH = "unportable-escaped-slash" {
        en: "{path} has an escaped slash, `\\/`, which readers of YAML 1.1 such as kubectl refuse",
        ko: "{path}에 이스케이프한 빗금 `\\/`이 있어 kubectl 같은 YAML 1.1 리더가 거부합니다",
    }
    TAB = "unportable-tab" {
        en: "{path} has a tab where only spaces indent, which kubectl and Prometheus refuse",
        ko: "{path}에 공백으로만 들여써야 하는 자리에 탭이 있어 kubectl과 Prometheus가 거부합니다",
    }
    TAB_IN_BLOCK = "unportable-tab-in-block" {
        en: "{path} has a block of text that begins with a tab, where its indentation is found: kubectl and Prometheus refuse it",
        ko: "{path}에 들여쓰기를 정하는 첫 줄이 탭으로 시작하는 글 블록이 있어 kubectl과 Prometheus가 거부합니다",
    }
    CHARACTER = "unportable-character" {
        en: "{path} has the character {detail}, which breaks a line or controls the terminal for some readers and not for others",
        ko: "{path}에 문자 {detail}이(가) 있습니다. 어떤 리더에게는 줄바꿈이나 제어 문자이고 다른 리더에게는 아닙니다",
    }
    BYTE_ORDER_MARK = "unportable-byte-order-mark" {
        en: "{path} has a byte order mark in the middle of a text, where nobody sees it and some readers take it for a letter",
        ko: "{path}의 글 가운데에 바이트 순서 표시(BOM)가 있습니다. 눈에 보이지 않지만 어떤 리더는 글자로 읽습니다",
    }
    CARRIAGE_RETURN = "unportable-carriage-return" {
        en: "{path} has a carriage return in front of the end of a line: kubectl takes it out, other readers break the line twice",
        ko: "{path}의 줄 끝 앞에 캐리지 리턴이 하나 더 있습니다. kubectl은 없애고 다른 리더는 줄을 두 번 바꿉니다",
    }
    ON_SEPARATOR = "unportable-on-separator" {
        en: "{path} has more than a comment behind `---`: kubectl 1.20 drops what stands there, 1.32 refuses the file, other readers begin the document with it",
        ko: "{path}의 `---` 뒤에 주석이 아닌 것이 있습니다. kubectl 1.20은 그것을 버리고 1.32는 파일을 거부하며 다른 리더는 문서의 시작으로 읽습니다",
    }
    DIRECTIVE = "unportable-directive" {
        en: "{path} has a directive (`%`) in front of a document: kubectl 1.20 takes it, 1.32 cuts it off and refuses the file",
        ko: "{path}의 문서 앞에 지시자(`%`)가 있습니다. kubectl 1.20은 받아들이고 1.32는 문서에서 떼어 내어 파일을 거부합니다",
    }
    UNKNOWN_DIRECTIVE = "unportable-unknown-directive" {
        en: "{path} has a directive (`%`) that YAML 1.1 does not know, for which kubectl 1.32 and Prometheus refuse the file",
        ko: "{path}에 YAML 1.1이 모르는 지시자(`%`)가 있어 kubectl 1.32와 Prometheus가 파일을 거부합니다",
    }
    SURROGATE = "unportable-surrogate" {
        en: "{path} has a character that is escaped as a pair (`\\ud83d\\ude00`), as JSON does and YAML does not: Prometheus reads its JSON as YAML and refuses the file",
        ko: "{path}에 두 개로 나눠 이스케이프한 글자(`\\ud83d\\ude00`)가 있습니다. JSON에는 있지만 YAML에는 없는 방식이고, Prometheus는 JSON도 YAML로 읽으므로 파일을 거부합니다",
    }
    EMPTY_END = "unportable-empty-end" {
        en: "{path} has `...` without a document in front of it, which kubectl and Prometheus refuse",
        ko: "{path}에 앞에 문서가 없는 `...`이 있어 kubectl과 Prometheus가 거부합니다",
    }
    SECOND_DOCUMENT = "unportable-second-document" {
        en: "{path} has a document that only `...` separates from the one before: kubectl overlooks it, other readers read it",
        ko: "{path}에 앞 문서와 `...`만으로 나뉜 문서가 있습니다. kubectl은 지나치고 다른 리더는 읽습니다",
    }
    ODD_SEPARATOR = "unportable-odd-separator" {
        en: "{path} has `---` with something right behind it that only kubectl overlooks, as in `---#`: for Prometheus it separates nothing, and it refuses the file",
        ko: "{path}의 `---` 바로 뒤에 `---#`처럼 kubectl만 무시하는 글자가 있습니다. Prometheus는 이를 구분선으로 보지 않아 파일을 거부합니다",
    }
    NO_JSON_NUMBER = "unportable-no-json-number" {
        en: "{path} has a number that is infinite or none: Kubernetes makes JSON of a manifest, and JSON has no such number",
        ko: "{path}에 무한대이거나 수가 아닌 값이 있습니다. Kubernetes는 매니페스트를 JSON으로 바꾸는데 JSON에는 그런 수가 없습니다",
    }
    NO_JSON_KEY = "unportable-no-json-key" {
        en: "{path} has a key that is no text, number or boolean: JSON, which Kubernetes makes of a manifest, has no such key, and Prometheus drops what it is the key of",
        ko: "{path}에 글, 수, 참거짓이 아닌 키가 있습니다. Kubernetes가 매니페스트를 바꾸는 JSON에는 그런 키가 없고 Prometheus는 그 값을 버립니다",
    }
    ONE_KEY_IN_JSON = "unportable-one-key-in-json" {
        en: "{path} has two keys that are `{detail}` in JSON: kubectl takes either value, another one with every run",
        ko: "{path}에 JSON에서 모두 `{detail}`이 되는 키가 두 개 있습니다. kubectl은 실행할 때마다 둘 중 아무 값이나 씁니다",
    }
    NO_JSON = "unportable-no-json" {
        en: "{path} starts with a brace and is no JSON ({detail}): kubectl 1.32 takes it for nothing else and refuses it, other readers read it as YAML",
        ko: "{path}이(가) 중괄호로 시작하지만 JSON이 아닙니다({detail}). kubectl 1.32는 JSON으로만 보고 거부하며 다른 리더는 YAML로 읽습니다",
    }
    MERGE = "unportable-merge" {
        en: "{path} has a merge key (`<<`) that lends neither a mapping nor a list of mappings, which kubectl and Prometheus refuse",
        ko: "{path}의 병합 키(`<<`)가 매핑도 매핑 목록도 아닌 것을 가리켜 kubectl과 Prometheus가 거부합니다",
    }
    ALIAS_IN_RULE = "unportable-alias-in-rule" {
        en: "{path} has an alias (`*`) for the name or the expression of a rule: Prometheus 2 takes the name of the anchor for it, so that the rule watches a series that does not exist",
        ko: "{path}의 규칙 이름 또는 식이 별칭(`*`)입니다. Prometheus 2는 앵커의 이름을 그 값으로 읽으므로 존재하지 않는 시계열을 감시하게 됩니다",
    }
    LIST_IN_LIST = "unportable-list-in-list" {
        en: "{path} has a list among the items of a list, which kubectl refuses",
        ko: "{path}의 목록 항목 가운데 또 다른 목록이 있어 kubectl이 거부합니다",
    }
    BARE_ITEM = "unportable-bare-item" {
        en: "{path} has an item that names neither apiVersion nor kind: kubectl makes one up from the list or refuses it",
        ko: "{path}에 apiVersion도 kind도 없는 항목이 있습니다. kubectl은 목록에서 지어내거나 거부합니다",
    }

    SPACE_AFTER_TAG = "unportable-space-after-tag-hint" {
        en: "put a space behind the tag",
        ko: "태그 뒤에 공백을 넣으십시오",
    }
    NO_TAG = "unportable-no-tag-hint" {
        en: "write the value as it is meant, without the tag",
        ko: "태그 없이 뜻하는 값 그대로 쓰십시오",
    }
    SHORT_NAME = "unportable-short-name-hint" {
        en: "name it with letters and digits, and put white space behind the name",
        ko: "영문자와 숫자로 이름을 짓고 이름 뒤에 공백을 넣으십시오",
    }
    ONE_LINE = "unportable-one-line-hint" {
        en: "write the key and its colon on one line, or the mapping without braces",
        ko: "키와 콜론을 한 줄에 쓰거나 매핑을 중괄호 없이 쓰십시오",
    }
    SHORT_KEY = "unportable-short-key-hint" {
        en: "shorten the key",
        ko: "키를 줄이십시오",
    }
    QUOTES = "unportable-quotes-hint" {
        en: "put the text between quotes; behind a colon that ends a key, a space",
        ko: "글이면 따옴표로 묶고, 키를 끝내는 콜론이면 뒤에 공백을 넣으십시오",
    }
    PLAIN_SLASH = "unportable-plain-slash-hint" {
        en: "write `/` without the backslash",
        ko: "역빗금 없이 `/`로 쓰십시오",
    }
    PLAIN_CHARACTER = "unportable-plain-character-hint" {
        en: "write the character itself",
        ko: "글자를 그대로 쓰십시오",
    }
    SPACES = "unportable-spaces-hint" {
        en: "indent with spaces",
        ko: "공백으로 들여쓰십시오",
    }
    ESCAPE = "unportable-escape-hint" {
        en: "take it out, or write it as an escape between double quotes",
        ko: "없애거나 큰따옴표 안에 이스케이프로 쓰십시오",
    }
    TAKE_OUT = "unportable-take-out-hint" {
        en: "take it out",
        ko: "없애십시오",
    }
    LINE_ENDS = "unportable-line-ends-hint" {
        en: "save the file with one kind of line ends",
        ko: "줄 끝을 한 가지로 통일해 저장하십시오",
    }
    NEXT_LINE = "unportable-next-line-hint" {
        en: "begin the document on the next line",
        ko: "문서를 다음 줄에서 시작하십시오",
    }
    DASHES = "unportable-dashes-hint" {
        en: "separate the documents with `---`",
        ko: "문서를 `---`로 나누십시오",
    }
    DASHES_ALONE = "unportable-dashes-alone-hint" {
        en: "leave `---` alone on its line",
        ko: "`---`만 한 줄에 쓰십시오",
    }
    TEXT_KEY = "unportable-text-key-hint" {
        en: "write the key as a text",
        ko: "키를 글로 쓰십시오",
    }
    ONE_OF_THEM = "unportable-one-of-them-hint" {
        en: "keep one of the two, between quotes if it is a text",
        ko: "둘 중 하나만 남기고, 글이면 따옴표로 묶으십시오",
    }
    JSON_OR_BLOCK = "unportable-json-or-block-hint" {
        en: "make it JSON, or write it without the outer braces",
        ko: "JSON으로 고치거나 바깥 중괄호 없이 쓰십시오",
    }
    MAPPING = "unportable-mapping-hint" {
        en: "let `<<` refer to a mapping, or to a list of mappings that is written out",
        ko: "`<<`가 매핑이나, 그 자리에 직접 쓴 매핑 목록을 가리키게 하십시오",
    }
    WRITE_OUT = "unportable-write-out-hint" {
        en: "write it out; labels and annotations may be aliases",
        ko: "그 자리에 그대로 쓰십시오. 레이블과 주석에는 별칭을 쓸 수 있습니다",
    }
    FLAT_LIST = "unportable-flat-list-hint" {
        en: "put its items among those of the outer list",
        ko: "안쪽 목록의 항목을 바깥 목록으로 옮기십시오",
    }
    KIND_AND_VERSION = "unportable-kind-and-version-hint" {
        en: "give the item its apiVersion and kind",
        ko: "항목에 apiVersion과 kind를 적으십시오",
    }
}

#[cfg(test)]
mod tests {
    use prr_document::read::{FaultKind, Format, Limits, read};

    use super::*;

    #[test]
    fn every_message_is_in_both_languages() {
        assert_eq!(prr_model::unbalanced(ALL), Vec::<String>::new());
    }

    /// Each with the message that its manifest shows: what is said of a difference is about that difference.
    #[test]
    fn each_difference_is_told_by_its_own_message() {
        let long = format!("a: {{{}: 1}}\n", "k".repeat(1_100));
        for (text, message) in [
            ("a: [!!str, b]\n", TAG_END),
            ("a: !!int b\n", TAG),
            ("a: &b.c d\n", ANCHOR_NAME),
            ("a: {b\n  c: d}\n", KEY_OF_LINES),
            ("a: {b\n  : d}\n", LATE_COLON),
            (&long, LONG_KEY),
            ("a: [b?c]\n", QUESTION_MARK),
            ("a: [>b]\n", INDICATOR),
            ("a: \"b\\/c\"\n", ESCAPED_SLASH),
            ("a:\n  -\tb\n", TAB),
            ("a: |\n  \tb\n", TAB_IN_BLOCK),
            ("a: \u{85}b\n", CHARACTER),
            ("a: b\r\r\nc: d\n", CARRIAGE_RETURN),
            ("--- b\n", ON_SEPARATOR),
            ("a: .inf\n", NO_JSON_NUMBER),
            ("~: a\n", NO_JSON_KEY),
            ("yes: 1\n'true': 2\n", ONE_KEY_IN_JSON),
            ("<<: a\n", MERGE),
            ("items: [{kind: B, items: []}]\n", LIST_IN_LIST),
            ("items: [{a: b}]\n", BARE_ITEM),
        ] {
            assert_told(&format!("kind: A\n{text}"), &message);
        }
        for (text, message) in [
            ("%FOO\n---\nkind: A\n", UNKNOWN_DIRECTIVE),
            ("groups: []\n---#\na: b\n", ODD_SEPARATOR),
            ("{\"groups\": \"\\ud83d\\ude00\"}\n", SURROGATE),
            ("groups: [{rules: [{expr: &e up}, {expr: *e }]}]\n", ALIAS_IN_RULE),
        ] {
            assert_told(text, &message);
        }
    }

    fn assert_told(text: &str, message: &Message) {
        let (_, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        let told: Vec<_> = faults
            .iter()
            .filter_map(|fault| match &fault.kind {
                FaultKind::Unportable(why) => Some(said(why).0.id),
                _ => None,
            })
            .collect();
        assert!(told.contains(&message.id), "{text:?}: {told:?} {faults:?}");
    }
}
