//! What is said of files that were not read.

prr_model::catalogue! {
    SYNTAX = "syntax" {
        en: "{path} does not parse: {detail}",
        ko: "{path}을(를) 해석할 수 없습니다: {detail}",
    }
    SYNTAX_HINT = "syntax-hint" {
        en: "mend the document; if the file is a template, render it and check the result; if it is not a manifest, exclude it in prr.yaml with a reason",
        ko: "문서를 고치십시오. 템플릿이면 렌더링한 결과를 검사하고, 매니페스트가 아니면 prr.yaml의 excludes에 사유와 함께 적으십시오",
    }
    DUPLICATE_KEY = "duplicate-key" {
        en: "{path} has the key `{detail}` twice in one mapping: Kubernetes takes the later value, Prometheus rejects the file",
        ko: "{path}의 한 매핑에 `{detail}` 키가 두 번 있습니다. Kubernetes는 뒤의 값을 쓰고 Prometheus는 파일 전체를 거부합니다",
    }
    DUPLICATE_KEY_HINT = "duplicate-key-hint" {
        en: "keep one of the two",
        ko: "둘 중 하나만 남기십시오",
    }
    COMPLEX_KEY = "complex-key" {
        en: "{path} has a mapping or a list as a key, as an unrendered {detail} has",
        ko: "{path}의 키가 매핑 또는 목록입니다. 렌더링되지 않은 {detail}에서 흔히 나타납니다",
    }
    COMPLEX_KEY_HINT = "complex-key-hint" {
        en: "render the template and check the result, or quote the value",
        ko: "템플릿을 렌더링한 결과를 검사하거나 값을 따옴표로 묶으십시오",
    }
    BOUND = "bound" {
        en: "{path} exceeds what is read: {detail}",
        ko: "{path}이(가) 읽기 한도를 넘습니다: {detail}",
    }
    BOUND_HINT = "bound-hint" {
        en: "no manifest that is deployed needs this; split the file, or exclude it in prr.yaml with a reason",
        ko: "배포되는 매니페스트에는 필요하지 않은 크기입니다. 파일을 나누거나 prr.yaml의 excludes에 사유와 함께 적으십시오",
    }
    MORE = "more" {
        en: "{path} has {count} more faults, which are not listed",
        ko: "{path}에 목록에 싣지 않은 오류가 {count}개 더 있습니다",
    }
    MORE_HINT = "more-hint" {
        en: "mend those that are listed and check again; if the file is not a manifest, exclude it in prr.yaml with a reason",
        ko: "목록에 있는 오류부터 고친 뒤 다시 검사하십시오. 매니페스트가 아니면 prr.yaml의 excludes에 사유와 함께 적으십시오",
    }
    NOT_UNICODE = "not-unicode" {
        en: "{path} is not text: {detail}",
        ko: "{path}은(는) 텍스트가 아닙니다: {detail}",
    }
    NOT_UNICODE_HINT = "not-unicode-hint" {
        en: "save it as UTF-8, or exclude it in prr.yaml with a reason",
        ko: "UTF-8로 저장하거나 prr.yaml의 excludes에 사유와 함께 적으십시오",
    }
    UNREADABLE = "unreadable" {
        en: "{path} cannot be read: {detail}",
        ko: "{path}을(를) 읽을 수 없습니다: {detail}",
    }
    UNREADABLE_HINT = "unreadable-hint" {
        en: "make it readable for the user that runs the gate, or exclude it in prr.yaml with a reason",
        ko: "게이트를 실행하는 사용자가 읽을 수 있게 하거나 prr.yaml의 excludes에 사유와 함께 적으십시오",
    }
    SPECIAL = "special" {
        en: "{path} is named like a manifest and is no file: {detail}",
        ko: "{path}은(는) 매니페스트 이름이지만 일반 파일이 아닙니다: {detail}",
    }
    EXCLUDED = "excluded" {
        en: "excluded by prr.yaml: {reason}",
        ko: "prr.yaml에서 제외함: {reason}",
    }
    SYMLINK = "symlink" {
        en: "a symbolic link, which is not followed; its target is read where it lies in the tree",
        ko: "심볼릭 링크는 따라가지 않습니다. 대상이 트리 안에 있으면 그 자리에서 읽습니다",
    }
    SYMLINK_OUTSIDE = "symlink-outside" {
        en: "a symbolic link to a manifest outside the tree: what it declares is unknown; put the file into the tree",
        ko: "트리 밖의 매니페스트를 가리키는 심볼릭 링크라 내용을 알 수 없습니다. 파일을 트리 안에 두십시오",
    }
    NO_READER = "no-reader" {
        en: "no reader for this kind of file",
        ko: "이 종류의 파일을 읽는 기능이 없습니다",
    }
    TOOL_SETTINGS = "tool-settings" {
        en: "JSON with comments: settings of a development tool",
        ko: "주석이 있는 JSON: 개발 도구의 설정 파일",
    }
    HELM = "template-helm" {
        en: "an unrendered Helm template: what it declares is unknown; render it and check the result: helm template . --output-dir rendered && prr check rendered",
        ko: "렌더링되지 않은 Helm 템플릿이라 내용을 알 수 없습니다. 렌더링한 결과를 검사하십시오: helm template . --output-dir rendered && prr check rendered",
    }
    JSONNET = "template-jsonnet" {
        en: "unrendered jsonnet: what it declares is unknown; render it and check the result: jsonnet -m rendered -c FILE && prr check rendered",
        ko: "렌더링되지 않은 jsonnet이라 내용을 알 수 없습니다. 렌더링한 결과를 검사하십시오: jsonnet -m rendered -c FILE && prr check rendered",
    }
    EMBEDDED_TEMPLATE = "template-embedded" {
        en: "the text `{key}` on line {line} is an unrendered template: what it declares is unknown; render it and check the result",
        ko: "{line}번째 줄의 `{key}` 텍스트는 렌더링되지 않은 템플릿이라 내용을 알 수 없습니다. 렌더링한 결과를 검사하십시오",
    }
    ENCODED = "encoded" {
        en: "the value `{key}` on line {line} is base64 and is not read; write rules and objectives as text, under data or stringData",
        ko: "{line}번째 줄의 `{key}` 값은 base64라서 읽지 않습니다. 규칙과 SLO는 data 또는 stringData에 텍스트로 적으십시오",
    }
    TEMPLATE = "template" {
        en: "an unrendered template: what it declares is unknown; render it and check the result",
        ko: "렌더링되지 않은 템플릿이라 내용을 알 수 없습니다. 렌더링한 결과를 검사하십시오",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
