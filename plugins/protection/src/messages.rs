//! Every text of this family, in English and Korean.

prr_sdk::catalogue! {
    /// Any check does not know: a value.
    OPEN = "open" {
        en: "{setting} of {name} is `{value}`, which this tree does not resolve: give the variable a value here, or judge a plan (`terraform show -json`)",
        ko: "{name}의 {setting} 값 `{value}`은(는) 이 저장소만으로 정해지지 않습니다. 변수 값을 저장소에 두거나 `terraform show -json`으로 만든 계획을 판정하십시오",
    }
    /// Any check does not know: a copy.
    INHERITED = "inherited" {
        en: "{name} does not set {setting}, and `{from}` can bring it along from elsewhere: set it here, so that the tree shows it",
        ko: "{name}에 {setting}이(가) 없고, `{from}`에 따라 값이 달라집니다. 저장소에서 확인할 수 있도록 명시하십시오",
    }
    /// Any check does not know: an account.
    ACCOUNT_DECIDES = "account-decides" {
        en: "{name} does not set {setting}, so a default of the account or of the provider decides that is not in this tree: set it here",
        ko: "{name}에 {setting}이(가) 없어 이 저장소에 없는 계정·제공자의 기본값이 정합니다. 저장소에 명시하십시오",
    }
    /// Any check does not know: classes.
    CLASSES_UNDECLARED = "classes-undeclared" {
        en: "{setting} of {name} would have to change if it holds personal data, and nobody says what it holds: label it `data-class`, or declare `data-classes` for its service or under `compliance` in prr.yaml",
        ko: "{name}에 개인정보가 있다면 {setting}을(를) 고쳐야 하지만, 어떤 정보를 다루는지 선언되어 있지 않습니다. `data-class` 라벨(태그)을 달거나 prr.yaml의 서비스 또는 `compliance` 아래에 `data-classes`를 선언하십시오",
    }
    /// Any check does not know: core business.
    CORE_UNDECLARED = "core-undeclared" {
        en: "{setting} of {name} would have to change if its service is core business, and nobody says whether it is: declare `core-business` for its service in prr.yaml",
        ko: "{name}의 서비스가 핵심업무라면 {setting}을(를) 고쳐야 하지만, 핵심업무인지 선언되어 있지 않습니다. prr.yaml의 서비스에 `core-business`를 선언하십시오",
    }
    /// Any check does not apply: data.
    NO_PERSONAL_DATA = "no-personal-data" {
        en: "{name} is declared to hold no personal data",
        ko: "{name}에는 개인정보가 없다고 선언되어 있습니다",
    }
    /// Any check does not apply: core business.
    NOT_CORE = "not-core" {
        en: "the service of {name} is declared not to be core business",
        ko: "{name}의 서비스는 핵심업무가 아니라고 선언되어 있습니다",
    }
    /// Any check does not apply: scope.
    OUT_OF_SCOPE = "out-of-scope" {
        en: "{name} is declared to be out of the scope of certification: {reason}",
        ko: "{name}은(는) 인증 범위에서 제외한다고 선언되어 있습니다. 사유: {reason}",
    }
    /// How to mend a setting.
    SET = "set" { en: "set `{setting}` to `{wanted}`", ko: "`{setting}`을(를) `{wanted}`(으)로 설정합니다" }
    /// How to mend a setting whose value is free.
    SET_OTHER = "set-other" { en: "set `{setting}` to another value", ko: "`{setting}`을(를) 다른 값으로 바꿉니다" }

    /// PRT-03 passes.
    ENCRYPTED = "encrypted" {
        evidence: E3,
        en: "{name} is declared to be encrypted at rest: {setting} is {value}",
        ko: "{name}은(는) 저장할 때 암호화하도록 선언되어 있습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-03 passes: the driver.
    DRIVER_ENCRYPTS = "driver-encrypts" {
        evidence: E2,
        en: "volumes of {name} are encrypted by their provider, whatever the class says ({driver})",
        ko: "{name}의 볼륨은 클래스 설정과 관계없이 제공자가 암호화합니다({driver})",
    }
    /// PRT-03 passes: secrets.
    ETCD_ENCRYPTED = "etcd-encrypted" {
        evidence: E3,
        en: "{name} has the API server write secrets into etcd encrypted ({provider})",
        ko: "{name}에 따라 API 서버가 시크릿을 암호화해 etcd에 저장합니다({provider})",
    }
    /// PRT-03 fails.
    NOT_ENCRYPTED = "not-encrypted" {
        en: "{name} is not encrypted at rest, because {setting} is {value}: one copied disk or snapshot is readable to whoever gets it",
        ko: "{setting} 값이 {value}이어서 {name}은(는) 저장할 때 암호화하지 않습니다. 디스크나 스냅샷 하나만 복사되어도 누구나 읽을 수 있습니다",
    }
    /// PRT-03 fails: a default.
    NOT_ENCRYPTED_BY_DEFAULT = "not-encrypted-by-default" {
        en: "{name} is not encrypted at rest: it does not set {setting}, which the provider leaves off, and one copied disk or snapshot is readable to whoever gets it",
        ko: "{name}은(는) 저장할 때 암호화하지 않습니다. {setting}이(가) 없으면 제공자 기본값이 꺼짐이며, 디스크나 스냅샷 하나만 복사되어도 누구나 읽을 수 있습니다",
    }
    /// PRT-03 fails: secrets.
    ETCD_PLAIN = "etcd-plain" {
        en: "{name} puts `identity` first, so the API server writes every secret into etcd as plain text",
        ko: "{name}에서 `identity`가 첫 번째라 API 서버가 모든 시크릿을 평문으로 etcd에 저장합니다",
    }
    /// PRT-03 does not know: the driver.
    DRIVER_OPEN = "driver-open" {
        en: "{name} does not say whether volumes of {driver} are encrypted: set `parameters.encrypted`, or label the class with what it holds",
        ko: "{name}에서 {driver} 볼륨의 암호화 여부를 알 수 없습니다. `parameters.encrypted`를 지정하거나 클래스에 다루는 정보의 라벨을 다십시오",
    }

    /// PRT-01 passes.
    EDGE_TLS = "edge-tls" {
        evidence: E3,
        en: "{name} takes requests over TLS",
        ko: "{name}은(는) TLS로 요청을 받습니다",
    }
    /// PRT-01 passes: plain HTTP leads on.
    EDGE_REDIRECTS = "edge-redirects" {
        evidence: E3,
        en: "{name} answers plain HTTP with a redirect to HTTPS and nothing else",
        ko: "{name}은(는) 평문 HTTP 요청을 HTTPS로 돌려보내기만 합니다",
    }
    /// PRT-01 passes: a setting.
    EDGE_SETTING = "edge-setting" {
        evidence: E3,
        en: "{name} takes requests encrypted: {setting} is {value}",
        ko: "{name}은(는) 암호화된 요청을 받습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-01 fails: a setting.
    EDGE_SETTING_WEAK = "edge-setting-weak" {
        en: "{setting} of {name} is {value}, which lets requests with personal data in as plain text or over a TLS older than 1.2",
        ko: "{name}의 {setting} 값이 {value}이어서 개인정보가 담긴 요청이 평문 또는 1.2보다 낮은 TLS로 들어올 수 있습니다",
    }
    /// PRT-01 fails: a default.
    EDGE_SETTING_MISSING = "edge-setting-missing" {
        en: "{name} does not set {setting}, and the provider's default lets requests in as plain text or over a TLS older than 1.2",
        ko: "{name}에 {setting}이(가) 없습니다. 제공자 기본값으로는 요청이 평문 또는 1.2보다 낮은 TLS로 들어올 수 있습니다",
    }
    /// PRT-01 fails: a policy.
    EDGE_POLICY_WEAK = "edge-policy-weak" {
        en: "{name} accepts TLS 1.0 or 1.1 ({value}), which have been broken for years: the least is 1.2",
        ko: "{name}이(가) TLS 1.0 또는 1.1을 허용합니다({value}). 이미 안전하지 않은 버전이며 1.2 이상만 허용해야 합니다",
    }
    /// PRT-01 fails: AWS's default.
    EDGE_POLICY_DEFAULT = "edge-policy-default" {
        en: "{name} does not set ssl_policy, and the default of the interface, ELBSecurityPolicy-2016-08, accepts TLS 1.0",
        ko: "{name}에 ssl_policy가 없습니다. API 기본 정책인 ELBSecurityPolicy-2016-08은 TLS 1.0을 허용합니다",
    }
    /// PRT-01 fails: Naver Cloud's default.
    EDGE_NCLOUD_DEFAULT = "edge-ncloud-default" {
        en: "{name} does not set tls_min_version_type, and its default, TLSV10, accepts TLS 1.0",
        ko: "{name}에 tls_min_version_type이 없습니다. 기본값 TLSV10은 TLS 1.0을 허용합니다",
    }
    /// PRT-01 fails: plain HTTP.
    EDGE_PLAIN = "edge-plain" {
        en: "{name} takes plain HTTP and does not redirect it: whoever is on the way reads personal data and sessions",
        ko: "{name}이(가) 평문 HTTP를 받고 HTTPS로 돌려보내지 않습니다. 통신 경로에 있는 누구나 개인정보와 세션을 볼 수 있습니다",
    }
    /// PRT-01 fails: an Ingress.
    EDGE_INGRESS_PLAIN = "edge-ingress-plain" {
        en: "{name} has no `tls` and no certificate in its annotations: its controller serves these hosts as plain HTTP",
        ko: "{name}에 `tls`도 인증서 애노테이션도 없어 컨트롤러가 이 호스트를 평문 HTTP로 제공합니다",
    }
    /// PRT-01 fails: both.
    EDGE_NO_REDIRECT = "edge-no-redirect" {
        en: "{name} has a certificate and switches the redirect off, so the same paths are served as plain HTTP too",
        ko: "{name}에 인증서가 있지만 HTTPS 리다이렉트를 꺼서 같은 경로를 평문 HTTP로도 제공합니다",
    }
    /// PRT-01 does not know: no routes.
    EDGE_UNROUTED = "edge-unrouted" {
        en: "{name} takes plain HTTP, and no route of this tree hangs on it: whether it redirects, its routes would say",
        ko: "{name}이(가) 평문 HTTP를 받는데 이 저장소에 연결된 라우트가 없습니다. HTTPS로 돌려보내는지는 라우트를 보아야 합니다",
    }
    /// PRT-01 does not know: inside.
    EDGE_INTERNAL = "edge-internal" {
        en: "{name} takes plain HTTP and is meant for the inside: whether that network is trusted, or TLS ends before it, is for its owner to show",
        ko: "{name}은(는) 내부용으로 보이며 평문 HTTP를 받습니다. 신뢰할 수 있는 구간인지, 앞단에서 TLS를 종료하는지는 담당자가 보여야 합니다",
    }
    /// Related: a route.
    EDGE_ROUTE = "edge-route" { en: "this route serves requests that come in so", ko: "이 라우트가 그 요청을 처리합니다" }
    /// How to mend plain HTTP.
    EDGE_REDIRECT = "edge-redirect" { en: "listen for HTTPS and redirect HTTP to it", ko: "HTTPS로 받고 HTTP는 HTTPS로 리다이렉트합니다" }
    /// How to mend an Ingress.
    EDGE_ADD_TLS = "edge-add-tls" { en: "add `spec.tls` with a secret that cert-manager or your authority fills", ko: "cert-manager 등이 채우는 시크릿으로 `spec.tls`를 추가합니다" }
    /// How to mend a policy.
    EDGE_SET_POLICY = "edge-set-policy" { en: "set `ssl_policy` to `ELBSecurityPolicy-TLS13-1-2-2021-06`", ko: "`ssl_policy`를 `ELBSecurityPolicy-TLS13-1-2-2021-06`(으)로 설정합니다" }
}
