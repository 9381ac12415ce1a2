//! What is said of files that were not read.

prr_model::catalogue! {
    RECORD_MIXED = "record-mixed" {
        en: "this document stands in a file with records: a record is dated by itself, so keep it in a file of records only",
        ko: "기록이 있는 파일에 다른 문서가 함께 있습니다. 기록은 그 자체로 날짜가 확정되는 증적이므로 기록만 담은 파일에 두십시오",
    }
    RECORD_ALIAS = "record-alias" {
        en: "a record spells out what it says: anchors and aliases are not read in it",
        ko: "기록에는 내용을 그대로 적어야 합니다. 앵커와 별칭은 읽지 않습니다",
    }
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
    TERRAFORM_BOUND = "terraform-bound" {
        en: "the Terraform configuration in {path} takes more work to resolve than its size allows ({detail}, locals or loops that multiply each other): what it declares stays unknown",
        ko: "{path}의 Terraform 구성은 크기에 비해 해석할 작업이 너무 많습니다({detail}, locals 또는 반복이 서로 곱해짐). 선언한 내용을 알 수 없습니다",
    }
    TERRAFORM_BOUND_HINT = "terraform-bound-hint" {
        en: "check the plan instead: terraform show -json PLAN > plan.json; or split the configuration, or exclude it in prr.yaml with a reason",
        ko: "대신 플랜을 검사하십시오: terraform show -json PLAN > plan.json. 또는 구성을 나누거나 prr.yaml의 excludes에 사유와 함께 적으십시오",
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
    SUBMODULE = "submodule" {
        en: "a submodule whose files are not in the tree: what it declares is unknown; fetch it with `git submodule update --init` and check the worktree, or exclude it in prr.yaml with a reason",
        ko: "파일을 가져오지 않은 서브모듈이라 내용을 알 수 없습니다. `git submodule update --init`으로 가져와 작업 트리를 검사하거나 prr.yaml의 excludes에 사유와 함께 적으십시오",
    }
    ABSENT = "absent" {
        en: "{path} cannot be read: its content was not fetched into this repository",
        ko: "{path}을(를) 읽을 수 없습니다. 파일 내용을 이 저장소로 가져오지 않았습니다",
    }
    ABSENT_HINT = "absent-hint" {
        en: "a partial clone leaves contents out: clone without `--filter`, or check the worktree",
        ko: "부분 클론에는 일부 내용이 없습니다. `--filter` 없이 클론하거나 작업 트리를 검사하십시오",
    }
    LFS_POINTER = "lfs-pointer" {
        en: "{path} is a pointer of Git LFS, not the manifest itself: what it declares is unknown",
        ko: "{path}은(는) 매니페스트가 아니라 Git LFS 포인터라 내용을 알 수 없습니다",
    }
    LFS_POINTER_HINT = "lfs-pointer-hint" {
        en: "run `git lfs pull` and check the worktree, keep manifests out of LFS, or exclude the file in prr.yaml with a reason",
        ko: "`git lfs pull`을 실행한 뒤 작업 트리를 검사하거나, 매니페스트를 LFS에서 빼거나, prr.yaml의 excludes에 사유와 함께 적으십시오",
    }
    LATER_DOCUMENT = "later-document" {
        en: "{path} has documents behind the first one ({count}), and {reader} reads only the first of a file: what the others say takes no effect",
        ko: "{path}의 첫 문서 뒤에 문서가 {count}개 더 있습니다. {reader}은(는) 파일의 첫 문서만 읽으므로 나머지 내용은 적용되지 않습니다",
    }
    LATER_DOCUMENT_HINT = "later-document-hint" {
        en: "give each document a file of its own; an empty one in front counts too, so take out a `---` that nothing stands before",
        ko: "문서마다 파일을 따로 두십시오. 앞에 있는 빈 문서도 하나로 세므로 내용 없이 반복된 `---`는 지우십시오",
    }
    REFUSED = "unsafe-path" {
        en: "{path} is not looked at: git refuses to check such a name out, or the folder has it twice",
        ko: "{path}은(는) 살펴보지 않습니다. git이 체크아웃을 거부하는 이름이거나 한 폴더에 같은 이름이 두 번 있습니다",
    }
    REFUSED_HINT = "unsafe-path-hint" {
        en: "no tool of git makes such a tree by accident: find the commit that brought it with `git fsck`",
        ko: "git 도구로는 이런 트리가 우연히 생기지 않습니다. `git fsck`로 해당 커밋을 찾으십시오",
    }
    TOO_MUCH = "too-much" {
        en: "the manifests up to {path} have more than {detail} bytes together: neither it nor what comes after it was read",
        ko: "{path}까지의 매니페스트가 모두 {detail}바이트를 넘어 이 파일과 그 뒤의 파일을 읽지 않았습니다",
    }
    TOO_MANY_DOCUMENTS = "too-many-documents" {
        en: "the manifests up to {path} have more than {detail} documents together: neither it nor what comes after it is judged",
        ko: "{path}까지의 매니페스트에 문서가 {detail}개 넘게 있어 이 파일과 그 뒤의 파일을 판정하지 않습니다",
    }
    TOO_MUCH_HINT = "too-much-hint" {
        en: "check parts of the tree on their own, or exclude what is not deployed in prr.yaml with a reason",
        ko: "트리를 나누어 검사하거나, 배포하지 않는 파일을 prr.yaml의 excludes에 사유와 함께 적으십시오",
    }
    NO_READER = "no-reader" {
        en: "no reader for this kind of file",
        ko: "이 종류의 파일을 읽는 기능이 없습니다",
    }
    NO_TEXT = "no-text" {
        en: "a page that is not in Unicode: what it says is unknown; save it as UTF-8",
        ko: "유니코드가 아닌 문서라 내용을 알 수 없습니다. UTF-8로 저장하십시오",
    }
    TOOL_SETTINGS = "tool-settings" {
        en: "JSON with comments or JSON5: settings of a development tool",
        ko: "주석이 있는 JSON 또는 JSON5: 개발 도구의 설정 파일",
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
    RENDERED = "rendered" {
        en: "an input of {path}, which is rendered: what it declares is judged in what comes of it",
        ko: "{path}을(를) 렌더링하는 데 쓰이는 입력입니다. 선언한 내용은 렌더링된 결과에서 검사합니다",
    }
    RENDERED_TO_NOTHING = "rendered-to-nothing" {
        en: "a template of {path}, which is rendered: with the default values it declares nothing",
        ko: "렌더링한 {path}의 템플릿입니다. 기본값으로는 아무것도 선언하지 않습니다",
    }
    LIBRARY = "library-chart" {
        en: "a template of the library chart {path}: it declares nothing by itself",
        ko: "라이브러리 차트 {path}의 템플릿이라 그 자체로는 아무것도 선언하지 않습니다",
    }
    UNRENDERED = "unrendered" {
        en: "not rendered, so what it deploys is unknown: {reason}; the files are read as they stand; render it and check the result: {command}",
        ko: "렌더링되지 않아 배포되는 내용을 알 수 없습니다({reason}). 파일은 그대로 읽었습니다. 렌더링한 결과를 검사하십시오: {command}",
    }
    UNRENDERED_TEMPLATE = "unrendered-template" {
        en: "an unrendered Helm template: what it declares is unknown: {reason}; render the chart and check the result: {command}",
        ko: "렌더링되지 않은 Helm 템플릿이라 내용을 알 수 없습니다({reason}). 차트를 렌더링한 결과를 검사하십시오: {command}",
    }
    RENDER_REQUIRED = "render-required" {
        en: "{path} is not rendered, and rendering is required: {reason}",
        ko: "{path}이(가) 렌더링되지 않았는데 렌더링이 필수로 지정되었습니다({reason})",
    }
    RENDER_REQUIRED_HINT = "render-required-hint" {
        en: "mend the reason, or render it yourself and check the result: {command}",
        ko: "원인을 고치거나 직접 렌더링한 결과를 검사하십시오: {command}",
    }
    RENDER_NO_TOOL = "render-no-tool" {
        en: "none of these is installed: {detail}",
        ko: "다음 중 설치된 도구가 없음: {detail}",
    }
    RENDER_REMOTE = "render-remote" {
        en: "`{detail}` lies outside the tree, and nothing is fetched",
        ko: "`{detail}`은(는) 원격 참조이며, 네트워크에서 아무것도 가져오지 않음",
    }
    RENDER_OUTSIDE = "render-outside" {
        en: "`{detail}` leads out of the tree that is checked",
        ko: "`{detail}`은(는) 검사하는 트리 밖을 가리킴",
    }
    RENDER_MISSING = "render-missing" {
        en: "`{detail}` is not a file of the tree, nor a folder with a kustomization",
        ko: "`{detail}`은(는) 트리 안의 파일도, kustomization이 있는 폴더도 아님",
    }
    RENDER_LOOP = "render-loop" {
        en: "its resources lead back to itself",
        ko: "resources가 자기 자신으로 되돌아옴",
    }
    RENDER_CHARTS = "render-charts" {
        en: "it inflates Helm charts, which would fetch them and run another program",
        ko: "Helm 차트를 펼치려면 차트를 내려받고 다른 프로그램을 실행해야 함",
    }
    RENDER_DEPENDENCY = "render-dependency" {
        en: "the chart `{detail}` that it depends on is not in charts/, and nothing is fetched",
        ko: "의존하는 차트 `{detail}`이(가) charts/에 없으며, 네트워크에서 아무것도 가져오지 않음",
    }
    RENDER_COPY = "render-copy" {
        en: "its files cannot be copied for the tool: {detail}",
        ko: "도구에 넘길 파일을 복사할 수 없음: {detail}",
    }
    RENDER_FAILED = "render-failed" {
        en: "the tool says: {detail}",
        ko: "도구의 오류 메시지: {detail}",
    }
    RENDER_TIME = "render-time" {
        en: "the tool took more than {detail} s and was stopped",
        ko: "도구가 {detail}초 안에 끝나지 않아 중지함",
    }
    RENDER_OUTPUT = "render-output" {
        en: "the tool printed more than {detail} bytes and was stopped",
        ko: "도구의 출력이 {detail}바이트를 넘어 중지함",
    }
    RENDER_GARBAGE = "render-garbage" {
        en: "the tool printed something else than objects: {detail}",
        ko: "도구의 출력이 오브젝트가 아님: {detail}",
    }
    RENDER_NOTHING = "render-nothing" {
        en: "the tool printed nothing",
        ko: "도구가 아무것도 출력하지 않음",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(super::ALL), Vec::<String>::new());
    }
}
