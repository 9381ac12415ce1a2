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

    /// PRT-02 passes.
    INSIDE_SETTING = "inside-setting" {
        evidence: E3,
        en: "{name} demands TLS of those who connect: {setting} is {value}",
        ko: "{name}은(는) 접속에 TLS를 요구합니다. {setting} 값은 {value}입니다",
    }
    /// PRT-02 passes: a mesh.
    MESH_STRICT = "mesh-strict" {
        evidence: E3,
        en: "{name} accepts only mutual TLS",
        ko: "{name}은(는) 상호 TLS(mTLS)만 허용합니다",
    }
    /// PRT-02 fails.
    INSIDE_PLAIN = "inside-plain" {
        en: "{name} lets clients connect as plain text, because {setting} is {value}: any workload on that network can read the personal data that passes",
        ko: "{setting} 값이 {value}이어서 {name}에 평문으로 접속할 수 있습니다. 같은 네트워크의 워크로드가 오가는 개인정보를 볼 수 있습니다",
    }
    /// PRT-02 fails: a default.
    INSIDE_PLAIN_BY_DEFAULT = "inside-plain-by-default" {
        en: "{name} does not set {setting}, and by default clients may connect as plain text: any workload on that network can read the personal data that passes",
        ko: "{name}에 {setting}이(가) 없고 기본값으로는 평문 접속이 가능합니다. 같은 네트워크의 워크로드가 오가는 개인정보를 볼 수 있습니다",
    }
    /// PRT-02 fails: a mesh that asks.
    MESH_PERMISSIVE = "mesh-permissive" {
        en: "{name} is PERMISSIVE, so plain text is accepted beside mutual TLS from anything that can reach the port",
        ko: "{name}이(가) PERMISSIVE라 포트에 닿을 수 있는 것이면 mTLS뿐 아니라 평문도 허용합니다",
    }
    /// PRT-02 fails: no mesh.
    MESH_OFF = "mesh-off" {
        en: "{name} switches TLS off (DISABLE), so requests between these services are plain text",
        ko: "{name}이(가) TLS를 끕니다(DISABLE). 서비스 간 요청이 평문으로 오갑니다",
    }
    /// PRT-02 fails: a driver.
    DRIVER_PLAIN = "driver-plain" {
        en: "{name} tells its database driver not to encrypt ({setting}): the password and every row cross the network as plain text",
        ko: "{name}의 데이터베이스 접속 설정({setting})이 암호화를 끕니다. 비밀번호와 모든 조회 결과가 평문으로 네트워크를 지납니다",
    }
    /// How to mend a mesh.
    MESH_SET = "mesh-set" { en: "set the mode to STRICT once every client has a sidecar", ko: "모든 클라이언트에 사이드카가 적용되면 모드를 STRICT로 바꿉니다" }
    /// How to mend a driver.
    DRIVER_ENCRYPT = "driver-encrypt" { en: "use `sslmode=verify-full` or your driver's equal, with the authority of the database", ko: "데이터베이스 인증기관과 함께 `sslmode=verify-full` 또는 같은 뜻의 드라이버 설정을 사용합니다" }

    /// PRT-04 passes.
    OUT_SETTING = "out-setting" {
        evidence: E2,
        en: "{name} sends encrypted: {setting} is {value}",
        ko: "{name}은(는) 암호화해 보냅니다. {setting} 값은 {value}입니다",
    }
    /// PRT-04 fails: a setting.
    OUT_SETTING_PLAIN = "out-setting-plain" {
        en: "{name} exchanges files or messages with others as plain text: {setting} is {value}",
        ko: "{name}은(는) 외부와 평문으로 파일이나 메시지를 주고받습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-04 fails: an address.
    OUT_PLAIN = "out-plain" {
        en: "{setting} of {name} names {url}, out on the internet and without TLS: what is sent there, payments and callbacks included, can be read and changed on the way",
        ko: "{name}의 {setting}이(가) TLS 없이 외부 주소 {url}을(를) 가리킵니다. 결제·콜백을 포함해 오가는 내용이 경로에서 노출되거나 변조될 수 있습니다",
    }
    /// PRT-04 fails: a mesh.
    OUT_ENTRY = "out-entry" {
        en: "{name} lets the mesh call {host} over plain HTTP, and no DestinationRule makes TLS of it",
        ko: "{name}에 따라 메시가 {host}을(를) 평문 HTTP로 호출하며, 이를 TLS로 바꾸는 DestinationRule이 없습니다",
    }
    /// How to mend an address.
    OUT_ENCRYPT = "out-encrypt" { en: "use the partner's https, sftp or ldaps address", ko: "상대 기관의 https, sftp, ldaps 주소를 사용합니다" }

    /// PRT-04 passes: an address.
    OUT_ENCRYPTED = "out-encrypted" {
        evidence: E2,
        en: "{setting} of {name} names {url}, which is encrypted on the way",
        ko: "{name}의 {setting}은(는) 암호화된 주소 {url}을(를) 사용합니다",
    }

    /// PRT-05 passes: rotation.
    KEY_ROTATES = "key-rotates" {
        evidence: E3,
        en: "{name} is replaced by itself",
        ko: "{name}은(는) 자동으로 교체됩니다",
    }
    /// PRT-05 passes: a setting.
    KEY_SETTING = "key-setting" {
        evidence: E2,
        en: "{name} is guarded: {setting} is set",
        ko: "{name}에 {setting}이(가) 설정되어 있습니다",
    }
    /// PRT-05 fails: no rotation.
    KEY_STAYS = "key-stays" {
        en: "{name} is never replaced: whoever gets it once can read everything that was ever encrypted with it",
        ko: "{name}은(는) 교체되지 않습니다. 한 번 유출되면 그동안 암호화한 모든 정보를 읽을 수 있습니다",
    }
    /// PRT-05 fails: too slow.
    KEY_SLOW = "key-slow" {
        en: "{name} is replaced every {period} only, and the policy asks for {longest} at most",
        ko: "{name}은(는) {period}마다 교체됩니다. 정책은 최대 {longest}입니다",
    }
    /// PRT-05 fails: a setting.
    KEY_SETTING_OFF = "key-setting-off" {
        en: "{setting} of {name} is {value}: a key that is destroyed by mistake, and all data with it, can hardly be brought back",
        ko: "{name}의 {setting} 값이 {value}입니다. 실수로 삭제한 키와 그 키로 암호화한 정보를 되살릴 시간이 부족합니다",
    }
    /// PRT-05 fails: a default.
    KEY_SETTING_MISSING = "key-setting-missing" {
        en: "{name} does not set {setting}, and without it keys are neither replaced nor guarded against destruction",
        ko: "{name}에 {setting}이(가) 없어 키가 교체되지 않거나 삭제로부터 보호되지 않습니다",
    }
    /// PRT-05 fails: a policy.
    KEY_EVERYBODY = "key-everybody" {
        en: "the policy of {name} lets everybody in (`*`) without a condition: any account that knows the name can use the key",
        ko: "{name}의 정책이 조건 없이 모두(`*`)를 허용합니다. 이름만 알면 어떤 계정이든 키를 사용할 수 있습니다",
    }

    /// PRT-07 passes: a store.
    SECRET_ELSEWHERE = "secret-elsewhere" {
        evidence: E2,
        en: "{name} takes its values from a store of secrets",
        ko: "{name}의 값은 시크릿 저장소에서 가져옵니다",
    }
    /// PRT-07 passes: encrypted.
    SECRET_ENCRYPTED = "secret-encrypted" {
        evidence: E2,
        en: "{name} is committed encrypted",
        ko: "{name}은(는) 암호화해서 커밋되어 있습니다",
    }
    /// PRT-07 fails: a Secret.
    SECRET_COMMITTED = "secret-committed" {
        en: "{name} is committed with {count} values that anybody with a clone can read: base64 encrypts nothing",
        ko: "{name}에 값 {count}개가 그대로 커밋되어 있어 저장소를 복제한 누구나 읽을 수 있습니다. base64는 암호화가 아닙니다",
    }
    /// PRT-07 fails: a shape.
    SECRET_SHAPED = "secret-shaped" {
        en: "{name} holds what has the shape of a key ({what}) as plain text: replace it at its provider, the history keeps it",
        ko: "{name}에 키 형식의 값({what})이 평문으로 있습니다. 이력에 남으므로 발급처에서 교체해야 합니다",
    }
    /// PRT-07 fails: a name.
    SECRET_WRITTEN = "secret-written" {
        en: "{setting} of {name} carries a secret as plain text, which anybody who reads the repository or the running object sees",
        ko: "{name}의 {setting}에 비밀값이 평문으로 있습니다. 저장소나 실행 중인 객체를 조회하는 누구나 볼 수 있습니다",
    }
    /// How to mend a Secret.
    SECRET_MOVE = "secret-move" { en: "replace the values, then take them from a store with an ExternalSecret, or commit them sealed", ko: "값을 교체한 뒤 ExternalSecret으로 저장소에서 가져오거나 SealedSecret·SOPS로 암호화해 커밋합니다" }
    /// How to mend a plain value.
    SECRET_REFER = "secret-refer" { en: "replace it, and refer to it (`secretKeyRef`, a variable that is sensitive, a store) instead of writing it", ko: "값을 교체하고, 직접 적지 말고 참조(`secretKeyRef`, 민감 변수, 시크릿 저장소)로 바꿉니다" }

    /// PRT-08 passes.
    KEPT_LONG = "kept-long" {
        evidence: E3,
        en: "{name} keeps its records for {days} days, and {basis} asks for {wanted}",
        ko: "{name}의 보관 기간은 {days}일이며 기준({basis})은 {wanted}일 이상입니다",
    }
    /// PRT-08 passes: forever.
    KEPT_FOREVER = "kept-forever" {
        evidence: E3,
        en: "nothing removes what {name} keeps",
        ko: "{name}에 저장된 기록을 삭제하는 설정이 없습니다",
    }
    /// PRT-08 fails.
    KEPT_SHORT = "kept-short" {
        en: "{name} keeps its records for {days} days only, and {basis} asks for {wanted}",
        ko: "{name}의 보관 기간은 {days}일로, 기준({basis})의 {wanted}일보다 짧습니다",
    }
    /// PRT-08 does not know: a value.
    KEPT_OPEN = "kept-open" {
        en: "for how long {name} keeps its records is `{value}`, which this tree does not resolve",
        ko: "{name}의 보관 기간 값 `{value}`은(는) 이 저장소만으로 정해지지 않습니다",
    }
    /// PRT-08 does not know: no period.
    KEPT_UNSAID = "kept-unsaid" {
        en: "nothing in this tree says for how long {name} keeps its records: commit the policy that removes them, or a setting of `retention`",
        ko: "{name}의 보관 기간을 정하는 설정이 이 저장소에 없습니다. 삭제 정책이나 보관 기간 설정을 저장소에 두십시오",
    }
    /// PRT-08 does not know: subjects.
    SUBJECTS_UNDECLARED = "subjects-undeclared" {
        en: "{name} keeps access records for {days} days, which is enough for fewer than 50,000 people and too short for more: declare `subjects` in prr.yaml",
        ko: "{name}의 접속기록 보관 기간 {days}일은 정보주체 5만 명 미만이면 충분하고 이상이면 부족합니다(730일). prr.yaml에 `subjects`를 선언하십시오",
    }
    /// PRT-08 does not know: no such store.
    STORE_NOT_HERE = "store-not-here" {
        en: "the log store {name} that prr.yaml declares is not in this tree: judge it together with the manifests that make it, or correct its address",
        ko: "prr.yaml에 선언된 로그 저장소 {name}이(가) 이 저장소에 없습니다. 저장소를 만드는 매니페스트와 함께 판정하거나 주소를 고치십시오",
    }
    /// PRT-08 does not know: the purpose.
    STORE_UNDECLARED = "store-undeclared" {
        en: "{name} keeps logs for {days} days, and nobody says which: name it with its purpose under `compliance.log-stores` in prr.yaml",
        ko: "{name}은(는) 로그를 {days}일 보관하지만 무슨 기록인지 선언되어 있지 않습니다. prr.yaml의 `compliance.log-stores`에 용도와 함께 적으십시오",
    }
    /// PRT-08 does not know: no access records.
    NO_ACCESS_RECORDS = "no-access-records" {
        en: "personal data is declared, and no store of the records of who looked at it: name it under `compliance.log-stores` with the purpose access-records",
        ko: "개인정보를 다룬다고 선언되어 있지만 접속기록 저장소가 선언되어 있지 않습니다. `compliance.log-stores`에 access-records 용도로 적으십시오",
    }
    /// Related: the declaration.
    STORE_DECLARED = "store-declared" { en: "declared here: {purpose}", ko: "여기에 선언되어 있습니다: {purpose}" }
    /// How to mend a short period.
    KEEP_LONGER = "keep-longer" { en: "keep them for at least {wanted} days; a cheaper class of storage does after the first months", ko: "{wanted}일 이상 보관합니다. 몇 달 뒤에는 저렴한 저장 등급으로 옮겨도 됩니다" }

    /// PRT-10 passes: locked.
    GUARD_LOCKED = "guard-locked" {
        evidence: E3,
        en: "records in {name} cannot be changed or removed before their time",
        ko: "{name}의 기록은 보관 기간 동안 변경하거나 삭제할 수 없습니다",
    }
    /// PRT-10 passes: versions.
    GUARD_VERSIONED = "guard-versioned" {
        evidence: E2,
        en: "{name} keeps earlier versions of its records; whoever may delete versions can still remove them",
        ko: "{name}은(는) 기록의 이전 버전을 보관합니다. 버전 삭제 권한이 있으면 지울 수는 있습니다",
    }
    /// PRT-10 passes: digests.
    TRAIL_VALIDATED = "trail-validated" {
        evidence: E3,
        en: "{name} signs digests of its files, so a change shows ({setting})",
        ko: "{name}은(는) 로그 파일의 해시를 서명해 변조를 확인할 수 있습니다({setting})",
    }
    /// PRT-10 fails: nothing.
    GUARD_NOTHING = "guard-nothing" {
        en: "records in {name} have neither a lock nor versions: one command overwrites or removes them without a trace",
        ko: "{name}의 기록에 잠금도 버전 관리도 없어 명령 하나로 흔적 없이 덮어쓰거나 지울 수 있습니다",
    }
    /// PRT-10 fails: a switch.
    GUARD_DESTROYABLE = "guard-destroyable" {
        en: "{name} is removed with all its records by one `terraform destroy` (force_destroy)",
        ko: "{name}은(는) `terraform destroy` 한 번으로 모든 기록과 함께 삭제됩니다(force_destroy)",
    }
    /// PRT-10 fails: everybody.
    GUARD_PUBLIC = "guard-public" {
        en: "anybody on the internet can read the records in {name}",
        ko: "인터넷의 누구나 {name}의 기록을 읽을 수 있습니다",
    }
    /// PRT-10 fails: digests.
    TRAIL_UNVALIDATED = "trail-unvalidated" {
        en: "{setting} of {name} is {value}: a file of the trail can be replaced and nobody sees it",
        ko: "{name}의 {setting} 값이 {value}이어서 로그 파일이 바뀌어도 알 수 없습니다",
    }
    /// PRT-10 fails: no digests.
    TRAIL_UNVALIDATED_BY_DEFAULT = "trail-unvalidated-by-default" {
        en: "{name} does not set {setting}, which is off by default: a file of the trail can be replaced and nobody sees it",
        ko: "{name}에 {setting}이(가) 없고 기본값이 꺼짐이어서 로그 파일이 바뀌어도 알 수 없습니다",
    }
    /// PRT-10 does not know.
    GUARD_UNSAID = "guard-unsaid" {
        en: "whether records in {name} can be removed before their time, this tree does not say: guard it against deletion, or export into a bucket with an object lock",
        ko: "{name}의 기록을 기간 전에 삭제할 수 있는지 이 저장소로는 알 수 없습니다. 삭제 보호를 설정하거나 객체 잠금이 있는 버킷으로 내보내십시오",
    }
    /// How to mend it.
    GUARD_ADD = "guard-add" { en: "turn versioning on and add an object lock for as long as the records must be kept", ko: "버전 관리를 켜고 보관 기간만큼 객체 잠금(WORM)을 설정합니다" }

    /// PRT-11 passes.
    AUDITED = "audited" {
        evidence: E2,
        en: "{name} is declared to record what is done: {setting} has {value}",
        ko: "{name}은(는) 수행 내역을 기록하도록 선언되어 있습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-11 passes: Kubernetes.
    POLICY_RECORDS = "policy-records" {
        evidence: E2,
        en: "{name} has the API server record requests",
        ko: "{name}에 따라 API 서버가 요청을 기록합니다",
    }
    /// PRT-11 fails.
    NOT_AUDITED = "not-audited" {
        en: "{name} keeps no audit log, because {setting} is {value}: who read or changed what cannot be told afterwards",
        ko: "{setting} 값이 {value}이어서 {name}에 감사 로그가 없습니다. 누가 무엇을 조회하거나 바꾸었는지 나중에 확인할 수 없습니다",
    }
    /// PRT-11 fails: a default.
    NOT_AUDITED_BY_DEFAULT = "not-audited-by-default" {
        en: "{name} keeps no audit log, because it does not set {setting}: who read or changed what cannot be told afterwards",
        ko: "{name}에 {setting}이(가) 없어 감사 로그가 남지 않습니다. 누가 무엇을 조회하거나 바꾸었는지 나중에 확인할 수 없습니다",
    }
    /// PRT-11 fails: a policy.
    POLICY_SILENT = "policy-silent" {
        en: "{name} records nothing: every request ends at a rule with the level None",
        ko: "{name}은(는) 아무것도 기록하지 않습니다. 모든 요청이 None 규칙에서 끝납니다",
    }
    /// PRT-11 fails: the API server.
    SERVER_SILENT = "server-silent" {
        en: "{name} starts the API server without `audit-log-path`, so it records no request",
        ko: "{name}이(가) `audit-log-path` 없이 API 서버를 시작해 요청이 기록되지 않습니다",
    }

    /// Any check does not apply: another environment.
    NOT_PRODUCTION = "not-production" {
        en: "{name} is declared to be of an environment that is not production",
        ko: "{name}은(는) 운영 환경이 아니라고 선언되어 있습니다",
    }

    /// PRT-12 passes.
    BACKED_UP = "backed-up" {
        evidence: E3,
        en: "{name} is declared to be backed up: {setting} is {value}",
        ko: "{name}은(는) 백업하도록 선언되어 있습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-12 passes: volumes.
    VOLUMES_BACKED_UP = "volumes-backed-up" {
        evidence: E2,
        en: "the volumes of {name} are part of a scheduled backup",
        ko: "{name}의 볼륨은 예약된 백업에 포함됩니다",
    }
    /// PRT-12 fails.
    NOT_BACKED_UP = "not-backed-up" {
        en: "{name} is not backed up, because {setting} is {value}: one deleted table is gone for good",
        ko: "{setting} 값이 {value}이어서 {name}은(는) 백업되지 않습니다. 지워진 테이블을 되살릴 수 없습니다",
    }
    /// PRT-12 fails: a default.
    NOT_BACKED_UP_BY_DEFAULT = "not-backed-up-by-default" {
        en: "{name} is not backed up: it does not set {setting}, and without it no backup is made",
        ko: "{name}에 {setting}이(가) 없어 백업되지 않습니다",
    }
    /// PRT-12 fails: left out.
    VOLUMES_LEFT_OUT = "volumes-left-out" {
        en: "no schedule of this tree backs up the namespace of {name}, and there are schedules for others",
        ko: "이 저장소의 백업 예약 중 {name}의 네임스페이스를 포함하는 것이 없습니다. 다른 네임스페이스의 예약은 있습니다",
    }
    /// PRT-12 fails: `CloudNativePG` without a base.
    POSTGRES_WITHOUT_BASE = "postgres-without-base" {
        en: "{name} archives its log, and no ScheduledBackup makes the base that a restore begins with",
        ko: "{name}은(는) WAL을 보관하지만 복구의 출발점인 기본 백업을 만드는 ScheduledBackup이 없습니다",
    }
    /// PRT-12 fails: `CloudNativePG` without anything.
    POSTGRES_WITHOUT_BACKUP = "postgres-without-backup" {
        en: "{name} has neither `backup` nor a ScheduledBackup: its volumes are the only copy",
        ko: "{name}에 `backup`도 ScheduledBackup도 없어 볼륨이 유일한 사본입니다",
    }
    /// PRT-12 does not know.
    VOLUMES_UNSEEN = "volumes-unseen" {
        en: "nothing in this tree backs up the volumes of {name}: judge it together with the schedules (Velero, VolSync, k8up), or record a restore",
        ko: "{name}의 볼륨을 백업하는 설정이 이 저장소에 없습니다. 백업 예약(Velero, VolSync, k8up)과 함께 판정하거나 복구 기록을 남기십시오",
    }
    /// Related: what backs it up.
    BACKED_UP_BY = "backed-up-by" { en: "this backs it up", ko: "이것이 백업합니다" }
    /// Related: a schedule for others.
    SCHEDULE_ELSEWHERE = "schedule-elsewhere" { en: "a schedule for other namespaces", ko: "다른 네임스페이스의 백업 예약입니다" }

    /// PRT-13 passes.
    DELETION_GUARDED = "deletion-guarded" {
        evidence: E3,
        en: "{name} is guarded against deletion: {setting} is {value}",
        ko: "{name}은(는) 삭제로부터 보호됩니다. {setting} 값은 {value}입니다",
    }
    /// PRT-13 fails.
    DELETION_OPEN = "deletion-open" {
        en: "{setting} of {name} is {value}: one `terraform destroy`, or one renamed resource, takes the data along",
        ko: "{name}의 {setting} 값이 {value}입니다. `terraform destroy` 한 번이나 리소스 이름 변경으로 데이터까지 삭제됩니다",
    }
    /// PRT-13 fails: a default.
    DELETION_OPEN_BY_DEFAULT = "deletion-open-by-default" {
        en: "{name} does not set {setting}, which is off by default: one `terraform destroy`, or one renamed resource, takes the data along",
        ko: "{name}에 {setting}이(가) 없고 기본값이 꺼짐입니다. `terraform destroy` 한 번이나 리소스 이름 변경으로 데이터까지 삭제됩니다",
    }

    /// PRT-14 passes.
    OBJECTIVES = "objectives" {
        evidence: E1,
        en: "{name} declares that it is back within {rto}, and how much it may lose",
        ko: "{name}에 복구 목표시간 {rto}과 복구 목표시점이 선언되어 있습니다",
    }
    /// PRT-14 passes: backups.
    BACKUP_OFTEN = "backup-often" {
        evidence: E3,
        en: "{name} may lose {rpo}, and this backup is at most {pause} old",
        ko: "{name}의 RPO는 {rpo}이며 이 백업의 간격은 최대 {pause}입니다",
    }
    /// PRT-14 fails: no objective.
    NO_OBJECTIVE = "no-objective" {
        en: "{name} is core business and declares no `{key}`: nobody can say whether a recovery was in time",
        ko: "{name}은(는) 핵심업무인데 `{key}`가 선언되어 있지 않습니다. 복구가 제때 되었는지 판단할 수 없습니다",
    }
    /// PRT-14 fails: too long.
    RTO_LONG = "rto-long" {
        en: "{name} is core business of finance and may be down for {rto}, and 전자금융감독규정 제23조⑨ allows {longest} (insurers a day)",
        ko: "{name}은(는) 금융 핵심업무인데 복구 목표시간이 {rto}입니다. 전자금융감독규정 제23조⑨은 {longest} 이내로 정합니다(보험사는 24시간)",
    }
    /// PRT-14 fails: too seldom.
    BACKUP_SELDOM = "backup-seldom" {
        en: "{name} may lose {rpo}, and up to {pause} pass between two of these backups",
        ko: "{name}의 RPO는 {rpo}인데 이 백업의 간격은 최대 {pause}입니다",
    }
    /// PRT-14 does not know: core business.
    CORE_UNKNOWN = "core-unknown" {
        en: "whether {name} is core business is not declared: declare `core-business` for it in prr.yaml",
        ko: "{name}이(가) 핵심업무인지 선언되어 있지 않습니다. prr.yaml의 서비스에 `core-business`를 선언하십시오",
    }
    /// PRT-14 does not know: the regime.
    REGIME_UNKNOWN = "regime-unknown" {
        en: "{name} may be down for {rto}, which is too long for core business of finance ({longest}): declare `regime` in prr.yaml",
        ko: "{name}의 복구 목표시간 {rto}은(는) 금융 핵심업무라면 {longest}를 넘습니다. prr.yaml에 `regime`을 선언하십시오",
    }
    /// PRT-14 does not know: no backup.
    BACKUP_UNSEEN = "backup-unseen" {
        en: "{name} may lose {rpo}, and no backup of this tree belongs to it: declare `namespaces` and `paths` of the service, or judge it together with its backups",
        ko: "{name}의 RPO는 {rpo}인데 이 서비스에 속하는 백업을 찾지 못했습니다. 서비스의 `namespaces`와 `paths`를 선언하거나 백업 설정과 함께 판정하십시오",
    }
    /// Related: the objective.
    RPO_DECLARED = "rpo-declared" { en: "declared here", ko: "여기에 선언되어 있습니다" }
    /// How to mend it.
    DECLARE_OBJECTIVE = "declare-objective" { en: "declare `rto` and `rpo` of the service in prr.yaml", ko: "prr.yaml의 서비스에 `rto`와 `rpo`를 선언합니다" }

    /// PRT-15 passes.
    ZONES = "zones" {
        evidence: E3,
        en: "{name} is spread over zones: {setting} is {value}",
        ko: "{name}은(는) 여러 영역(존)에 분산됩니다. {setting} 값은 {value}입니다",
    }
    /// PRT-15 passes: pods.
    PODS = "pods" {
        evidence: E2,
        en: "{name} runs {pods} pods that are bound to no zone",
        ko: "{name}은(는) 특정 영역에 고정되지 않은 파드 {pods}개로 실행됩니다",
    }
    /// PRT-15 fails.
    ONE_ZONE = "one-zone" {
        en: "{name} stands in one zone, because {setting} is {value}: when the zone fails, core business is down until somebody restores it",
        ko: "{setting} 값이 {value}이어서 {name}은(는) 한 영역에만 있습니다. 그 영역에 장애가 나면 복구할 때까지 핵심업무가 멈춥니다",
    }
    /// PRT-15 fails: a default.
    ONE_ZONE_BY_DEFAULT = "one-zone-by-default" {
        en: "{name} stands in one zone, because it does not set {setting}: when the zone fails, core business is down until somebody restores it",
        ko: "{name}에 {setting}이(가) 없어 한 영역에만 있습니다. 그 영역에 장애가 나면 복구할 때까지 핵심업무가 멈춥니다",
    }
    /// PRT-15 fails: bound.
    ZONE_PINNED = "zone-pinned" {
        en: "all pods of {name} are bound to the zone {zone}: when it fails, core business is down",
        ko: "{name}의 모든 파드가 {zone} 영역에 고정되어 있습니다. 그 영역에 장애가 나면 핵심업무가 멈춥니다",
    }
    /// PRT-15 fails: one pod.
    ONE_POD = "one-pod" {
        en: "{name} is core business and runs as 1 pod: every failure of its node is an outage",
        ko: "{name}은(는) 핵심업무인데 파드가 1개입니다. 노드에 장애가 날 때마다 서비스가 중단됩니다",
    }

    /// PRT-16 passes.
    DRILL_HELD = "drill-held" {
        evidence: E4,
        en: "{name} was switched over {age} ago, within its time",
        ko: "{name}의 재해복구 전환훈련을 {age} 전에 목표시간 안에 마쳤습니다",
    }
    /// PRT-16 fails: none.
    DRILL_MISSING = "drill-missing" {
        en: "{name} is core business, and no record tells of a switch-over drill: one is due every {longest}",
        ko: "{name}은(는) 핵심업무인데 재해복구 전환훈련 기록이 없습니다. {longest}마다 한 번 이상 해야 합니다",
    }
    /// PRT-16 fails: old.
    DRILL_STALE = "drill-stale" {
        en: "the last switch-over drill of {name} was {age} ago, and one is due every {longest}",
        ko: "{name}의 마지막 재해복구 전환훈련이 {age} 전입니다. {longest}마다 한 번 이상 해야 합니다",
    }
    /// PRT-16 fails: it failed.
    DRILL_FAILED = "drill-failed" {
        en: "the last switch-over drill of {name} did not succeed: mend what broke and hold it again",
        ko: "{name}의 마지막 재해복구 전환훈련이 실패했습니다. 원인을 고치고 다시 훈련하십시오",
    }
    /// PRT-16 fails: too slow.
    DRILL_SLOW = "drill-slow" {
        en: "the drill of {name} took {took}, and its objective is {rto}",
        ko: "{name}의 훈련에서 복구에 {took}이(가) 걸려 목표시간 {rto}을(를) 넘었습니다",
    }
    /// PRT-16 and PRT-17 fail: the future.
    RECORD_FROM_THE_FUTURE = "record-from-the-future" {
        en: "the record of {name} is dated after the time of this judgement, so it tells of what had not happened",
        ko: "{name}의 기록이 판정 시각보다 뒤의 날짜입니다. 아직 일어나지 않은 일을 적은 것입니다",
    }
    /// Related: the objective.
    RTO_DECLARED = "rto-declared" { en: "its objective is declared here", ko: "목표시간이 여기에 선언되어 있습니다" }
    /// How to mend a missing record.
    RECORD_IT = "record-it" { en: "hold it, then record it: {command}", ko: "실시한 뒤 기록합니다: {command}" }

    /// PRT-17 passes.
    RESTORED = "restored" {
        evidence: E4,
        en: "a backup of {name} was restored {age} ago, within its time",
        ko: "{name}의 백업을 {age} 전에 목표시간 안에 복구했습니다",
    }
    /// PRT-17 fails: none.
    RESTORE_MISSING = "restore-missing" {
        en: "{name} is core business, and no record tells that a backup of it was ever restored: a backup that was not restored is a hope (policy: every {longest})",
        ko: "{name}은(는) 핵심업무인데 백업을 복구해 본 기록이 없습니다. 복구해 보지 않은 백업은 믿을 수 없습니다(정책: {longest}마다)",
    }
    /// PRT-17 fails: old.
    RESTORE_STALE = "restore-stale" {
        en: "a backup of {name} was last restored {age} ago, and the policy asks for it every {longest}",
        ko: "{name}의 백업을 마지막으로 복구한 것이 {age} 전입니다. 정책은 {longest}마다입니다",
    }
    /// PRT-17 fails: it failed.
    RESTORE_FAILED = "restore-failed" {
        en: "the last restore of {name} did not succeed: mend the backup and restore again",
        ko: "{name}의 마지막 복구 시험이 실패했습니다. 백업을 고치고 다시 시험하십시오",
    }
    /// PRT-17 fails: too slow.
    RESTORE_SLOW = "restore-slow" {
        en: "restoring {name} took {took}, and its objective is {rto}",
        ko: "{name}의 복구에 {took}이(가) 걸려 목표시간 {rto}을(를) 넘었습니다",
    }

    /// PRT-14, PRT-16 and PRT-17 do not apply: another regime.
    NOT_FINANCE = "not-finance" {
        en: "{name} is under another regime than finance and is not declared to be core business",
        ko: "{name}은(는) 금융이 아닌 체계로 선언되어 있고 핵심업무로 선언되지 않았습니다",
    }

    /// PRT-06 passes.
    KEY_ALONE = "key-alone" {
        evidence: E2,
        en: "{what} is used in production and in no other declared environment",
        ko: "{what}은(는) 운영 환경에서만 사용됩니다",
    }
    /// PRT-06 fails.
    KEY_SHARED = "key-shared" {
        en: "{what} is used in production ({path}) and in another environment ({other}): whoever gets it there has it for production",
        ko: "{what}을(를) 운영({path})과 다른 환경({other})에서 함께 사용합니다. 다른 환경에서 유출되면 운영도 유출된 것입니다",
    }
    /// PRT-06 does not know.
    ENVIRONMENTS_UNDECLARED = "environments-undeclared" {
        en: "to which environment {name} belongs is not declared, so whether production shares its keys cannot be told: declare `compliance.environments` with paths and namespaces",
        ko: "{name}이(가) 어느 환경인지 선언되어 있지 않아 운영과 키를 함께 쓰는지 알 수 없습니다. `compliance.environments`에 경로와 네임스페이스를 선언하십시오",
    }
    /// Related: production.
    USED_IN_PRODUCTION = "used-in-production" { en: "production uses it here", ko: "운영 환경에서 사용하는 곳입니다" }

    /// PRT-18 passes.
    ENVIRONMENT_APART = "environment-apart" {
        evidence: E2,
        en: "nothing that is declared to be of another environment reaches into {name}",
        ko: "다른 환경으로 선언된 매니페스트 중 {name}에 접근하는 것이 없습니다",
    }
    /// PRT-18 fails: a database.
    DATABASE_SHARED = "database-shared" {
        en: "{name} is not of production and uses a database that production uses: {host}",
        ko: "운영이 아닌 {name}이(가) 운영 데이터베이스를 사용합니다: {host}",
    }
    /// PRT-18 fails: a Service.
    REACHES_PRODUCTION = "reaches-production" {
        en: "{name} is not of production and calls into its namespace {namespace}",
        ko: "운영이 아닌 {name}이(가) 운영 네임스페이스 {namespace}을(를) 호출합니다",
    }
    /// PRT-18 fails: Argo CD.
    DEPLOYS_INTO_PRODUCTION = "deploys-into-production" {
        en: "{name} lies in another environment and deploys into {namespace}, which is of production",
        ko: "다른 환경에 있는 {name}이(가) 운영 네임스페이스 {namespace}에 배포합니다",
    }
    /// PRT-18 fails: a policy.
    DOOR_TO_PRODUCTION = "door-to-production" {
        en: "{name} is of production and lets {namespace} in, which is not",
        ko: "운영 환경의 {name}이(가) 운영이 아닌 {namespace}의 접근을 허용합니다",
    }
    /// PRT-18 does not know.
    NO_ENVIRONMENTS = "no-environments" {
        en: "which manifests are production and which are not is not declared: declare both under `compliance.environments`, with paths or namespaces",
        ko: "어떤 매니페스트가 운영이고 어떤 것이 아닌지 선언되어 있지 않습니다. `compliance.environments`에 경로나 네임스페이스와 함께 둘 다 선언하십시오",
    }
    /// Related: an environment.
    ENVIRONMENT_DECLARED = "environment-declared" { en: "the environment is declared here", ko: "환경이 여기에 선언되어 있습니다" }

    /// PRT-19 passes.
    FILLED_WITH_MASKED = "filled-with-masked" {
        evidence: E1,
        en: "{name} is filled from {source}, which by its name is masked",
        ko: "{name}은(는) 이름상 가명·마스킹 처리된 {source}(으)로 채워집니다",
    }
    /// PRT-19 fails: a copy.
    FILLED_FROM_PRODUCTION = "filled-from-production" {
        en: "{name} is not of production and is filled from {source}, which is: data of real people is in an environment that is not guarded like theirs",
        ko: "운영이 아닌 {name}을(를) 운영의 {source}(으)로 채웁니다. 실제 정보주체의 정보가 운영만큼 보호되지 않는 환경에 놓입니다",
    }
    /// PRT-19 fails: a person.
    PERSON_WRITTEN = "person-written" {
        en: "{name} holds a number with the check digit of a resident registration number ({what}): use made-up ones that cannot be anybody's",
        ko: "{name}에 {what}의 검증번호와 일치하는 값이 있습니다. 실제일 수 없는 가상의 값을 사용하십시오",
    }
    /// PRT-19 does not know: from where.
    FILLED_FROM_SOMEWHERE = "filled-from-somewhere" {
        en: "{name} is not of production and is filled from {source}: whether that is masked, its name does not say; name it `masked`, or record the approval",
        ko: "운영이 아닌 {name}을(를) {source}(으)로 채웁니다. 가명·마스킹 처리되었는지 이름으로 알 수 없습니다. 이름에 `masked`를 넣거나 사용 승인을 기록하십시오",
    }
    /// PRT-19 does not know: which environment.
    FILLED_NOWHERE = "filled-nowhere" {
        en: "{name} is filled from {source}, and to which environment it belongs is not declared: declare `compliance.environments`",
        ko: "{name}을(를) {source}(으)로 채우지만 어느 환경인지 선언되어 있지 않습니다. `compliance.environments`를 선언하십시오",
    }
    /// PRT-19 does not apply.
    FILLED_IN_PRODUCTION = "filled-in-production" {
        en: "{name} is of production and is restored from {source}",
        ko: "{name}은(는) 운영 환경이며 {source}에서 복원합니다",
    }

    /// PRT-20 passes.
    BRANCH_GUARDED = "branch-guarded" {
        evidence: E2,
        en: "{name} is declared to be guarded: {setting} is {value}",
        ko: "{name}은(는) 보호하도록 선언되어 있습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-20 passes: owners.
    OWNED = "owned" {
        evidence: E2,
        en: "changes of {name} ask its owners",
        ko: "{name}의 변경은 담당자의 검토를 거칩니다",
    }
    /// PRT-20 fails.
    BRANCH_OPEN = "branch-open" {
        en: "{setting} of {name} is {value}: what production runs can be changed without a second person, or its history rewritten",
        ko: "{name}의 {setting} 값이 {value}이어서 다른 사람의 확인 없이 운영 소스를 바꾸거나 이력을 다시 쓸 수 있습니다",
    }
    /// PRT-20 fails: a default.
    BRANCH_OPEN_BY_DEFAULT = "branch-open-by-default" {
        en: "{name} does not set {setting}: what production runs can be changed without a second person",
        ko: "{name}에 {setting}이(가) 없어 다른 사람의 확인 없이 운영 소스를 바꿀 수 있습니다",
    }
    /// PRT-20 fails: no owners.
    NOT_OWNED = "not-owned" {
        en: "no rule of CODEOWNERS gives {name}, which is production, an owner",
        ko: "운영 폴더 {name}의 담당자를 정하는 CODEOWNERS 규칙이 없습니다",
    }
    /// PRT-20 does not know: no settings.
    BRANCH_UNSEEN = "branch-unseen" {
        en: "how branches are protected is not in this tree: commit it (`github_branch_protection`, a ruleset, `.github/settings.yml`), or show the host's settings",
        ko: "브랜치 보호 설정이 이 저장소에 없습니다. 코드로 두거나(`github_branch_protection`, 룰셋, `.github/settings.yml`) 호스팅 서비스의 설정을 제시하십시오",
    }
    /// PRT-20 does not know: no owners.
    OWNERS_UNSEEN = "owners-unseen" {
        en: "{name} is production, and there is no CODEOWNERS: who has to agree to its changes cannot be told",
        ko: "운영 폴더 {name}이(가) 있지만 CODEOWNERS가 없어 누가 변경에 동의해야 하는지 알 수 없습니다",
    }

    /// PRT-21 passes.
    SCANNED = "scanned" {
        evidence: E2,
        en: "{name} is declared to be scanned: {setting} is {value}",
        ko: "{name}은(는) 스캔하도록 선언되어 있습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-21 passes: something watches.
    WATCHED = "watched" {
        evidence: E1,
        en: "{name} scans or watches what runs",
        ko: "{name}이(가) 실행 중인 것을 스캔하거나 감시합니다",
    }
    /// PRT-21 fails.
    NOT_SCANNED = "not-scanned" {
        en: "{setting} of {name} is {value}: weaknesses and malware in what it holds are found by others first",
        ko: "{name}의 {setting} 값이 {value}이어서 취약점과 악성코드를 먼저 발견하는 것은 다른 사람이 됩니다",
    }
    /// PRT-21 fails: a default.
    NOT_SCANNED_BY_DEFAULT = "not-scanned-by-default" {
        en: "{name} does not set {setting}, which is off by default: images in it are not scanned, and no registry setting of this tree does it",
        ko: "{name}에 {setting}이(가) 없고 기본값이 꺼짐입니다. 이미지가 스캔되지 않으며 레지스트리 설정도 이 저장소에 없습니다",
    }
    /// PRT-21 does not know.
    NOTHING_WATCHES = "nothing-watches" {
        en: "nothing in this tree scans images or watches for malware and intrusion: commit what does, or record who does",
        ko: "이미지를 스캔하거나 악성코드·침입을 감시하는 것이 이 저장소에 없습니다. 설정을 저장소에 두거나 담당을 기록하십시오",
    }

    /// PRT-22 passes: a setting.
    PATCHED = "patched" {
        evidence: E2,
        en: "{name} takes minor upgrades by itself: {setting} is {value}",
        ko: "{name}은(는) 마이너 업그레이드를 자동으로 적용합니다. {setting} 값은 {value}입니다",
    }
    /// PRT-22 passes: a version.
    SUPPORTED = "supported" {
        evidence: E2,
        en: "{name} is {version}, which is patched until {day}",
        ko: "{name}의 버전은 {version}이며 {day}까지 패치됩니다",
    }
    /// PRT-22 passes: a bot.
    BOT = "bot" {
        evidence: E1,
        en: "{name} brings updates",
        ko: "{name}이(가) 업데이트를 가져옵니다",
    }
    /// PRT-22 fails: a setting.
    NOT_PATCHED = "not-patched" {
        en: "{setting} of {name} is {value}: it stays at its version until somebody upgrades it by hand",
        ko: "{name}의 {setting} 값이 {value}이어서 누군가 직접 올릴 때까지 버전이 그대로입니다",
    }
    /// PRT-22 fails: a default.
    NOT_PATCHED_BY_DEFAULT = "not-patched-by-default" {
        en: "{name} does not set {setting}, which is off by default: it stays at its version until somebody upgrades it by hand",
        ko: "{name}에 {setting}이(가) 없고 기본값이 꺼짐이어서 누군가 직접 올릴 때까지 버전이 그대로입니다",
    }
    /// PRT-22 fails: a version.
    SUPPORT_ENDED = "support-ended" {
        en: "{name} runs {version}, which has got no patches since {day}: what becomes known stays open",
        ko: "{name}이(가) 사용하는 {version}은(는) {day} 이후 패치되지 않습니다. 새로 알려진 취약점이 그대로 남습니다",
    }
    /// PRT-22 fails: a bot.
    BOT_OFF = "bot-off" {
        en: "{name} is there and brings nothing",
        ko: "{name}이(가) 있지만 아무것도 가져오지 않습니다",
    }
    /// PRT-22 does not know: a version.
    SUPPORT_ENDED_UPSTREAM = "support-ended-upstream" {
        en: "{name} runs {version}, which the community stopped patching on {day}: whether its provider still does, the provider's calendar says",
        ko: "{name}이(가) 사용하는 {version}은(는) 커뮤니티 지원이 {day}에 끝났습니다. 제공자가 아직 지원하는지는 제공자의 일정을 확인하십시오",
    }
    /// PRT-22 does not know: no bot.
    NO_BOT = "no-bot" {
        en: "no Dependabot or Renovate is set up in this tree: commit its settings, or record how updates arrive",
        ko: "이 저장소에 Dependabot이나 Renovate 설정이 없습니다. 설정을 저장소에 두거나 업데이트 절차를 기록하십시오",
    }

    /// PRT-23 passes.
    REMOVED = "removed" {
        evidence: E3,
        en: "{name} removes what it holds after {days} days",
        ko: "{name}은(는) {days}일이 지나면 정보를 삭제합니다",
    }
    /// PRT-23 passes: backups.
    BACKUPS_GO = "backups-go" {
        evidence: E3,
        en: "backups of {name} go after {days} days, and its data may be kept for {wanted}",
        ko: "{name}의 백업은 {days}일 뒤 삭제되며 보유기간은 {wanted}일입니다",
    }
    /// PRT-23 fails: never.
    NEVER_REMOVED = "never-removed" {
        en: "{name} holds personal data that may be kept for {days} days, and nothing removes it",
        ko: "{name}에 보유기간 {days}일인 개인정보가 있지만 삭제하는 규칙이 없습니다",
    }
    /// PRT-23 fails: late.
    REMOVED_LATE = "removed-late" {
        en: "{name} removes personal data after {days} days, and it may be kept for {wanted} only",
        ko: "{name}은(는) 개인정보를 {days}일 뒤에 삭제하지만 보유기간은 {wanted}일입니다",
    }
    /// PRT-23 fails: backups.
    BACKUPS_LATE = "backups-late" {
        en: "backups of {name} are kept for {days} days, and its personal data for {wanted} only: what was destroyed is still there",
        ko: "{name}의 백업은 {days}일 보관하지만 개인정보 보유기간은 {wanted}일입니다. 파기한 정보가 백업에 남습니다",
    }
    /// PRT-23 does not know.
    RETENTION_UNDECLARED = "retention-undeclared" {
        en: "{name} holds personal data, nothing removes it, and for how long it may be kept is not said: tag it `data-retention` (such as `1825d`)",
        ko: "{name}에 개인정보가 있고 삭제하는 규칙이 없으며 보유기간도 적혀 있지 않습니다. `data-retention` 태그(예: `1825d`)를 다십시오",
    }
    /// Related: the tag.
    RETENTION_TAG = "retention-tag" { en: "for how long it may be kept is said here", ko: "보유기간이 여기에 적혀 있습니다" }

    /// PRT-24 passes: on.
    ALARM_ON = "alarm-on" {
        evidence: E2,
        en: "{name} is on: {setting} is {value}",
        ko: "{name}은(는) 켜져 있습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-24 passes: told.
    ALARM_TOLD = "alarm-told" {
        evidence: E2,
        en: "{name} tells somebody ({setting})",
        ko: "{name}은(는) 수신 대상에게 전달됩니다({setting})",
    }
    /// PRT-24 passes: records.
    RECORDS_WATCHED = "records-watched" {
        evidence: E2,
        en: "what is written into {name} is read as it is written",
        ko: "{name}에 쌓이는 기록을 실시간으로 읽는 필터가 있습니다",
    }
    /// PRT-24 fails: off.
    ALARM_OFF = "alarm-off" {
        en: "{name} is switched off: {setting} is {value}",
        ko: "{name}이(가) 꺼져 있습니다. {setting} 값은 {value}입니다",
    }
    /// PRT-24 fails: unheard.
    ALARM_UNHEARD = "alarm-unheard" {
        en: "{name} tells nobody: it has no {setting}, so it fires into a list that nobody opens",
        ko: "{name}에 {setting}이(가) 없어 경보가 울려도 아무도 받지 못합니다",
    }
    /// PRT-24 does not know.
    RECORDS_UNWATCHED = "records-unwatched" {
        en: "no filter of this tree reads the access records in {name}: add a metric filter or a subscription, or record how they are reviewed",
        ko: "{name}의 접속기록을 읽는 필터가 이 저장소에 없습니다. 메트릭 필터나 구독을 추가하거나 점검 방법을 기록하십시오",
    }

    /// PRT-25 passes.
    CLOCK_ON = "clock-on" {
        evidence: E2,
        en: "{name} keeps the clock right",
        ko: "{name}에서 시간을 동기화합니다",
    }
    /// PRT-25 fails.
    CLOCK_OFF = "clock-off" {
        en: "{name} switches the synchronisation of the clock off: records of this machine cannot be put in order with others",
        ko: "{name}에서 시간 동기화를 끕니다. 이 서버의 기록을 다른 기록과 시간순으로 맞출 수 없습니다",
    }

    /// PRT-26 passes.
    APART = "apart" {
        evidence: E0,
        en: "{name} is declared to hold pseudonymous data and none that names people",
        ko: "{name}에는 가명정보만 있고 식별 가능한 개인정보는 없다고 선언되어 있습니다",
    }
    /// PRT-26 fails: one place.
    TOGETHER = "together" {
        en: "{name} holds pseudonymous data together with data that names people: one join undoes the pseudonyms",
        ko: "{name}에 가명정보와 식별 가능한 개인정보가 함께 있습니다. 조인 한 번으로 다시 식별할 수 있습니다",
    }
    /// PRT-26 fails: one reader.
    READS_BOTH = "reads-both" {
        en: "{name} has a role where pseudonymous data lies and one where data names people, and can put the two together",
        ko: "{name}에게 가명정보가 있는 곳과 식별 가능한 개인정보가 있는 곳의 권한이 모두 있어 둘을 결합할 수 있습니다",
    }
    /// Related: the other role.
    READS_NAMES = "reads-names" { en: "its role where data names people", ko: "식별 가능한 개인정보가 있는 곳의 권한입니다" }

    /// PRT-27 passes.
    BOUNDED = "bounded" {
        evidence: E2,
        en: "{name} says what it needs, and whether it is ready",
        ko: "{name}에 필요한 자원과 준비 상태 검사가 정의되어 있습니다",
    }
    /// PRT-27 fails.
    UNBOUNDED = "unbounded" {
        en: "{name} does not say what it needs or whether it works, for it lacks {missing}",
        ko: "{name}에 필요한 자원이나 동작 여부를 알려 주는 설정이 없습니다: {missing}",
    }

    /// PRT-29 passes.
    FIELD_DECLARED = "field-declared" {
        evidence: E0,
        en: "{name} is named for data of the class {class}, which is declared; on what legal basis it is processed, no manifest shows",
        ko: "{name}은(는) {class} 유형의 정보를 가리키며 그 유형이 선언되어 있습니다. 처리의 법적 근거는 매니페스트에 없습니다",
    }
    /// PRT-29 fails.
    FIELD_UNDECLARED = "field-undeclared" {
        en: "{name} is named for data of the class {class}, and what is declared is {classes}: the rules for {class} are applied to 0 of its rows",
        ko: "{name}은(는) {class} 유형의 정보를 가리키는데 선언된 유형은 {classes}뿐입니다. {class}에 대한 규칙이 어느 행에도 적용되지 않습니다",
    }
    /// PRT-29 does not know: nothing is declared.
    FIELD_UNCLASSIFIED = "field-unclassified" {
        en: "{name} is named for data of the class {class}, and nobody declared what data is processed here: set `data-classes` of its service, or of `compliance`",
        ko: "{name}은(는) {class} 유형의 정보를 가리키는데 처리하는 정보의 유형이 선언되어 있지 않습니다. 서비스 또는 `compliance`에 `data-classes`를 적으십시오",
    }
    /// PRT-29 does not know: a name with two meanings.
    FIELD_AMBIGUOUS = "field-ambiguous" {
        en: "{name} may be a resident registration number or the reference number of a card transaction: rename it, or declare `unique-id`",
        ko: "{name}은(는) 주민등록번호일 수도, 카드 거래의 검색참조번호일 수도 있습니다. 이름을 바꾸거나 `unique-id`를 선언하십시오",
    }
    /// PRT-28 passes.
    JOB_BOUNDED = "job-bounded" {
        evidence: E2,
        en: "runs of {name} do not overlap, and a failing one ends",
        ko: "{name}의 실행은 겹치지 않고, 실패한 실행은 끝이 정해져 있습니다",
    }
    /// PRT-28 fails: overlap.
    JOB_OVERLAPS = "job-overlaps" {
        en: "runs of {name} may overlap (concurrencyPolicy is Allow, also by default): two can book the same work",
        ko: "{name}의 실행이 겹칠 수 있습니다(concurrencyPolicy 기본값 Allow). 같은 작업을 두 번 처리할 수 있습니다",
    }
    /// PRT-28 fails: retries.
    JOB_ENDLESS = "job-endless" {
        en: "{name} has neither backoffLimit nor activeDeadlineSeconds: a failing run is tried 6 times by default, whatever it has already done",
        ko: "{name}에 backoffLimit도 activeDeadlineSeconds도 없어 실패하면 기본 6번 다시 시도합니다. 이미 처리한 일도 반복될 수 있습니다",
    }

    /// How to mend a list.
    ADD = "add" { en: "add `{wanted}` to `{setting}`", ko: "`{setting}`에 `{wanted}`을(를) 추가합니다" }
}
