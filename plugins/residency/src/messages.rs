//! Every text of this family, in English and Korean. What is the text of a law says so, and so does what only follows from it.

prr_sdk::catalogue! {
    /// RES-01 fails: finance.
    PRIMARY_FINANCE = "primary-finance" {
        en: "{subject} processes {classes} at {where}; a system that processes unique identifiers or personal credit information must stand in Korea (law: 전자금융감독규정 제14조의2제7항, 제8항 before 2025-02-05)",
        ko: "{subject}은(는) {classes} 데이터를 {where}에서 처리합니다. 고유식별정보나 개인신용정보를 처리하는 정보처리시스템은 국내에 설치해야 합니다(법령: 전자금융감독규정 제14조의2제7항, 2025-02-05 개정 전 제8항)",
    }
    /// RES-01 fails: public sector.
    PRIMARY_PUBLIC = "primary-public" {
        en: "{subject} stands at {where}; systems and data of the public sector must stand in Korea at every grade (standard: CSAP)",
        ko: "{subject}이(가) {where}에 있습니다. 공공 부문의 시스템과 데이터는 모든 등급에서 국내에 있어야 합니다(인증기준: CSAP)",
    }
    /// RES-01 fails: personal data without a basis.
    PRIMARY_GENERAL = "primary-general" {
        en: "{subject} keeps or processes {classes} data at {where}, and 0 entries of compliance.transfers cover it; keeping personal data abroad is a transfer that needs a disclosed basis (law: 개인정보 보호법 제28조의8)",
        ko: "{subject}은(는) {classes} 데이터를 {where}에서 보관하거나 처리하는데, 이를 다루는 compliance.transfers 항목이 0개입니다. 국외 보관은 국외 이전이므로 공개된 이전 근거가 필요합니다(법령: 개인정보 보호법 제28조의8)",
    }
    /// RES-02 fails: finance.
    COPIES_FINANCE = "copies-finance" {
        en: "a copy of the {classes} data of {subject} goes to {where}; the originals must stay in Korea (전자금융감독규정 제14조의2제7항), and that this reaches copies is engineering inference, not its text",
        ko: "{subject}의 {classes} 데이터 사본이 {where}(으)로 갑니다. 원본은 국내에 있어야 하며(전자금융감독규정 제14조의2제7항), 사본에도 적용된다는 판단은 조문이 아니라 기술적 추론입니다",
    }
    /// RES-02 fails: public sector.
    COPIES_PUBLIC = "copies-public" {
        en: "a copy of the data of {subject} goes to {where}; data of the public sector stay in Korea (standard: CSAP), and that this reaches copies is engineering inference",
        ko: "{subject}의 데이터 사본이 {where}(으)로 갑니다. 공공 부문 데이터는 국내에 있어야 하며(인증기준: CSAP), 사본에도 적용된다는 판단은 기술적 추론입니다",
    }
    /// RES-02 fails: no basis.
    COPIES_GENERAL = "copies-general" {
        en: "a copy of the {classes} data of {subject} goes to {where}, and 0 entries of compliance.transfers cover it; keeping a copy abroad is a transfer (개인정보 보호법 제28조의8; that this field makes one is engineering inference)",
        ko: "{subject}의 {classes} 데이터 사본이 {where}(으)로 가는데, 이를 다루는 compliance.transfers 항목이 0개입니다. 사본의 국외 보관도 국외 이전입니다(개인정보 보호법 제28조의8. 이 설정이 이전에 해당한다는 판단은 기술적 추론입니다)",
    }
    /// RES-03 fails: finance.
    REGISTRIES_FINANCE = "registries-finance" {
        en: "images of {subject} come from or lie at {where}; no law is about images, but keys or data that were built into one leave Korea with it (engineering inference, never blocks)",
        ko: "{subject}의 이미지가 {where}에서 오거나 그곳에 있습니다. 이미지를 다루는 법령은 없지만 빌드에 들어간 키나 데이터는 이미지와 함께 국외로 나갑니다(기술적 추론이며 차단하지 않습니다)",
    }
    /// RES-03 fails: public sector.
    REGISTRIES_PUBLIC = "registries-public" {
        en: "images of {subject} come from or lie at {where}; data that were built into one leave Korea with it (engineering inference from CSAP, never blocks)",
        ko: "{subject}의 이미지가 {where}에서 오거나 그곳에 있습니다. 빌드에 들어간 데이터는 이미지와 함께 국외로 나갑니다(CSAP에서 이끌어 낸 기술적 추론이며 차단하지 않습니다)",
    }
    /// RES-03: images under general rules.
    REGISTRIES_GENERAL = "registries-general" {
        en: "images of {subject} lie at {where}",
        ko: "{subject}의 이미지가 {where}에 있습니다",
    }
    /// RES-04 fails: finance.
    TELEMETRY_FINANCE = "telemetry-finance" {
        en: "{subject}, which processes {classes}, sends telemetry to {where}; nothing declares and tests that it is redacted first (engineering inference from 전자금융감독규정 제14조의2제7항)",
        ko: "{classes} 데이터를 처리하는 {subject}이(가) 관측 데이터를 {where}(으)로 보냅니다. 내보내기 전에 마스킹한다는 선언과 테스트가 없습니다(전자금융감독규정 제14조의2제7항에서 이끌어 낸 기술적 추론)",
    }
    /// RES-04 fails: public sector.
    TELEMETRY_PUBLIC = "telemetry-public" {
        en: "{subject} sends telemetry to {where}; data of the public sector stay in Korea (engineering inference from CSAP)",
        ko: "{subject}이(가) 관측 데이터를 {where}(으)로 보냅니다. 공공 부문 데이터는 국내에 있어야 합니다(CSAP에서 이끌어 낸 기술적 추론)",
    }
    /// RES-04 fails: no basis.
    TELEMETRY_GENERAL = "telemetry-general" {
        en: "{subject}, which processes {classes}, sends telemetry to {where}, and 0 entries of compliance.transfers cover it (개인정보 보호법 제28조의8; that telemetry carries personal data is engineering inference)",
        ko: "{classes} 데이터를 처리하는 {subject}이(가) 관측 데이터를 {where}(으)로 보내는데, 이를 다루는 compliance.transfers 항목이 0개입니다(개인정보 보호법 제28조의8. 관측 데이터에 개인정보가 실린다는 판단은 기술적 추론입니다)",
    }
    /// RES-06 fails: finance.
    SECRETS_FINANCE = "secrets-finance" {
        en: "keys or secrets of {subject}, which protect {classes}, are at {where}; whoever holds a key abroad can read the data there (engineering inference from 전자금융감독규정 제14조의2제7항)",
        ko: "{classes} 데이터를 보호하는 {subject}의 키나 시크릿이 {where}에 있습니다. 국외에 키가 있으면 그곳에서 데이터를 읽을 수 있습니다(전자금융감독규정 제14조의2제7항에서 이끌어 낸 기술적 추론)",
    }
    /// RES-06 fails: public sector.
    SECRETS_PUBLIC = "secrets-public" {
        en: "keys or secrets of {subject} are at {where}; systems of the public sector stand in Korea (engineering inference from CSAP)",
        ko: "{subject}의 키나 시크릿이 {where}에 있습니다. 공공 부문 시스템은 국내에 있어야 합니다(CSAP에서 이끌어 낸 기술적 추론)",
    }
    /// RES-06: general rules.
    SECRETS_GENERAL = "secrets-general" {
        en: "keys or secrets of {subject} are at {where}",
        ko: "{subject}의 키나 시크릿이 {where}에 있습니다",
    }
    /// RES-08 fails: finance.
    SAAS_FINANCE = "saas-finance" {
        en: "{subject}, which processes {classes}, sends to or may reach {where}; unique identifiers and credit information may not be processed there (engineering inference from 전자금융감독규정 제14조의2제7항)",
        ko: "{classes} 데이터를 처리하는 {subject}이(가) {where}(으)로 보내거나 접속할 수 있습니다. 고유식별정보와 개인신용정보는 그곳에서 처리할 수 없습니다(전자금융감독규정 제14조의2제7항에서 이끌어 낸 기술적 추론)",
    }
    /// RES-08 fails: public sector.
    SAAS_PUBLIC = "saas-public" {
        en: "{subject} sends to or may reach {where}; data of the public sector stay in Korea (engineering inference from CSAP)",
        ko: "{subject}이(가) {where}(으)로 보내거나 접속할 수 있습니다. 공공 부문 데이터는 국내에 있어야 합니다(CSAP에서 이끌어 낸 기술적 추론)",
    }
    /// RES-08 fails: no basis.
    SAAS_GENERAL = "saas-general" {
        en: "{subject}, which processes {classes}, sends to or may reach {where}, and 0 entries of compliance.transfers cover it (개인정보 보호법 제28조의8; what really is sent, a manifest does not show: engineering inference)",
        ko: "{classes} 데이터를 처리하는 {subject}이(가) {where}(으)로 보내거나 접속할 수 있는데, 이를 다루는 compliance.transfers 항목이 0개입니다(개인정보 보호법 제28조의8. 실제로 무엇을 보내는지는 매니페스트로 알 수 없으며 기술적 추론입니다)",
    }
    /// RES-09 fails: finance.
    STATE_FINANCE = "state-finance" {
        en: "state of infrastructure, which holds secrets in the clear, is kept or worked with at {where} by {subject} (engineering inference from 전자금융감독규정 제14조의2제7항, never blocks)",
        ko: "시크릿이 평문으로 들어 있는 인프라 상태 파일을 {subject}이(가) {where}에 두거나 그곳에서 다룹니다(전자금융감독규정 제14조의2제7항에서 이끌어 낸 기술적 추론이며 차단하지 않습니다)",
    }
    /// RES-09 fails: public sector.
    STATE_PUBLIC = "state-public" {
        en: "state of infrastructure, which holds secrets in the clear, is kept or worked with at {where} by {subject} (engineering inference from CSAP, never blocks)",
        ko: "시크릿이 평문으로 들어 있는 인프라 상태 파일을 {subject}이(가) {where}에 두거나 그곳에서 다룹니다(CSAP에서 이끌어 낸 기술적 추론이며 차단하지 않습니다)",
    }
    /// RES-09: general rules.
    STATE_GENERAL = "state-general" {
        en: "state of {subject} is at {where}",
        ko: "{subject}의 상태 파일이 {where}에 있습니다",
    }
    /// Fails: the organisation's own list.
    NOT_ALLOWED = "not-allowed" {
        en: "{subject} ends at {where}, which is not in allowed-regions (policy of the organisation, not law)",
        ko: "{subject}의 위치 {where}이(가) allowed-regions에 없습니다(법령이 아닌 조직 정책)",
    }
    /// Fails: an entry that lacks something.
    TRANSFER_INCOMPLETE = "transfer-incomplete" {
        en: "{subject} ends at {where}, and the entry of the register for it lacks {missing}: 개인정보 보호법 제28조의8제2항 wants all of it told",
        ko: "{subject}의 데이터가 {where}에 이릅니다. 이를 다루는 이전 대장 항목에 {missing}이(가) 없습니다. 개인정보 보호법 제28조의8제2항은 모두 알리도록 합니다",
    }
    /// Fails: an entry that has ended.
    TRANSFER_EXPIRED = "transfer-expired" {
        en: "{subject} ends at {where}, and the entry of the register for it has expired: review it and set a new date",
        ko: "{subject}의 데이터가 {where}에 이릅니다. 이를 다루는 이전 대장 항목의 기한이 지났습니다. 다시 검토하고 새 기한을 적으십시오",
    }
    /// Passes.
    IN_KOREA = "in-korea" {
        evidence: E2,
        en: "{subject} ends in Korea, at {where}",
        ko: "{subject}의 위치는 국내입니다({where})",
    }
    /// Passes by what a provider documents.
    IN_KOREA_BY_DEFAULT = "in-korea-by-default" {
        evidence: E1,
        en: "{subject} ends in Korea, at {where}, by a default that the provider documents and nobody has written down here",
        ko: "{subject}의 위치는 국내입니다({where}). 제공자 문서의 기본값이며 여기에 적혀 있지는 않습니다",
    }
    /// Passes: nothing personal.
    NO_PERSONAL_DATA = "no-personal-data" {
        evidence: E0,
        en: "{subject} ends at {where}, and is declared to have no personal data",
        ko: "{subject}의 위치는 {where}이며 개인정보가 없다고 선언되어 있습니다",
    }
    /// Passes: the register has it.
    REGISTERED = "registered" {
        evidence: E1,
        en: "{subject} ends at {where}, and a complete entry of the register covers it (개인정보 보호법 제28조의8제1항제{basis}호, as declared)",
        ko: "{subject}의 데이터가 {where}에 이르며, 이를 다루는 이전 대장 항목이 빠짐없이 적혀 있습니다(선언된 근거: 개인정보 보호법 제28조의8제1항제{basis}호)",
    }
    /// Passes: the cluster's own network.
    STAYS = "stays" {
        evidence: E1,
        en: "what {subject} sends to {where} stays on the cluster's own network; where the receiver sends it is judged there",
        ko: "{subject}이(가) {where}(으)로 보내는 것은 클러스터 네트워크 안에 머무릅니다. 받는 쪽이 다시 보내는 곳은 그쪽에서 판정합니다",
    }
    /// Does not apply: out of scope.
    OUT_OF_SCOPE = "out-of-scope" {
        en: "{subject} is declared to be out of scope: {reason}; it ends at {where}",
        ko: "{subject}은(는) 범위 밖으로 선언되어 있습니다({reason}). 위치는 {where}입니다",
    }
    /// Does not apply: no rule under the general regime.
    NOT_REGULATED = "not-regulated" {
        en: "{subject} is at {where}; under the general regime no rule says where this must be, unless allowed-regions does",
        ko: "{subject}의 위치는 {where}입니다. 일반 체계에서는 allowed-regions로 정하지 않는 한 위치를 정한 규정이 없습니다",
    }
    /// Unknown: regime.
    NO_REGIME = "no-regime" {
        en: "{subject} ends at {where}, and under which rules it is, nothing declares: set `regime` (finance, public-csap-high, public-csap-mid, public-csap-low, general) under `compliance` or for its service",
        ko: "{subject}의 위치는 {where}인데 어떤 규제 체계에 속하는지 선언이 없습니다. `compliance`나 해당 서비스에 `regime`(finance, public-csap-high, public-csap-mid, public-csap-low, general)을 적으십시오",
    }
    /// Unknown: classes.
    NO_CLASSES = "no-classes" {
        en: "{subject} ends abroad, at {where}, and which data it has, nothing declares: set `data-classes` for its service, namespace or under `compliance`, or label it with `data-class`",
        ko: "{subject}의 위치는 국외({where})인데 어떤 데이터를 다루는지 선언이 없습니다. 서비스, 네임스페이스, `compliance` 중 한 곳에 `data-classes`를 적거나 `data-class` 레이블을 붙이십시오",
    }
    /// Unknown: certification.
    NO_CERTIFICATE = "no-certificate" {
        en: "{subject} is in Korea, at {where}, in a site that is not the provider's government site: the record of its CSAP certificate decides whether the public sector may use it",
        ko: "{subject}은(는) 국내({where})에 있지만 제공자의 공공 전용 사이트가 아닙니다. 공공 부문에서 쓸 수 있는지는 CSAP 인증서 기록으로 판정합니다",
    }
    /// Unknown: another recipient.
    OTHER_RECIPIENT = "other-recipient" {
        en: "{subject} ends at {where}, and the entry of the register for that country names another recipient; whether {recipient} covers it, `recipient` of compliance.transfers has to say",
        ko: "{subject}의 데이터가 {where}에 이르는데, 이전 대장에서 그 국가 항목의 이전받는 자가 다릅니다. {recipient} 항목이 이 흐름도 포함하는지는 compliance.transfers의 `recipient`로 밝혀야 합니다",
    }
    /// Unknown: what is sent.
    SENDS_WHAT = "sends-what" {
        en: "{subject} sends to or may reach {where}; whether personal data go there, no manifest shows: register it under compliance.transfers, or declare `data-classes: [none]` for what uses it",
        ko: "{subject}이(가) {where}(으)로 보내거나 접속할 수 있습니다. 개인정보가 가는지는 매니페스트로 알 수 없습니다. compliance.transfers에 등록하거나 이를 쓰는 쪽에 `data-classes: [none]`을 선언하십시오",
    }
    /// Unknown: no region.
    REGION_ABSENT = "region-absent" {
        en: "nothing in the tree says in which region {subject} is ({where}): the environment of whoever applies it decides; set `region` in the resource or its provider block",
        ko: "{subject}의 리전({where})이 저장소 어디에도 적혀 있지 않아 적용하는 사람의 환경에 따라 달라집니다. 리소스나 provider 블록에 `region`을 적으십시오",
    }
    /// Unknown: an expression.
    REGION_EXPRESSION = "region-expression" {
        en: "where {subject} ends ({where}) hangs on `{text}`, which only a run can tell: give the variable a default or a value in a .tfvars file that is read by itself",
        ko: "{subject}의 위치({where})가 `{text}`에 달려 있어 실행해야만 알 수 있습니다. 변수에 기본값을 주거나 자동으로 읽히는 .tfvars 파일에 값을 적으십시오",
    }
    /// Unknown: a name.
    REGION_UNKNOWN = "region-unknown" {
        en: "`{text}` is a region of {subject} that no table of its provider has ({where}): declare the site, as a cluster of compliance.clusters or with a region that the provider documents",
        ko: "`{text}`은(는) {subject}의 리전인데 제공자의 리전 표에 없습니다({where}). compliance.clusters에 클러스터 위치로 선언하거나 제공자 문서에 있는 리전을 적으십시오",
    }
    /// Unknown: a host.
    HOST_UNKNOWN = "host-unknown" {
        en: "where `{text}` stands, to which {subject} leads, its name does not tell ({where}): register its owner under compliance.transfers if it is abroad",
        ko: "{subject}이(가) 향하는 `{text}`의 위치는 이름만으로 알 수 없습니다({where}). 국외라면 그 운영자를 compliance.transfers에 등록하십시오",
    }
    /// Unknown: a site.
    SITE_UNKNOWN = "site-unknown" {
        en: "{subject} leads to {where}; {text} has several sites, and which one the account uses, the host does not tell: register it under compliance.transfers if it is abroad",
        ko: "{subject}이(가) {where}(으)로 향합니다. {text}은(는) 사이트가 여럿이고 어느 사이트를 쓰는지 호스트만으로 알 수 없습니다. 국외라면 compliance.transfers에 등록하십시오",
    }
    /// Unknown: a secret.
    VALUE_ELSEWHERE = "value-elsewhere" {
        en: "{text} of {subject} has its value outside of the tree, and it says where data go ({where}): write the address in the clear, or register the receiver under compliance.transfers",
        ko: "{subject}의 {text} 값은 저장소 밖에 있는데 이 값이 데이터가 갈 곳을 정합니다({where}). 주소는 평문으로 적거나 받는 쪽을 compliance.transfers에 등록하십시오",
    }
    /// Unknown: a type.
    NATURE_UNKNOWN = "nature-unknown" {
        en: "{subject} is at {where}, and whether resources of type {text} hold data, is not known here: declare its data with a `data-class` tag, or `none`",
        ko: "{subject}의 위치는 {where}인데 {text} 유형의 리소스가 데이터를 담는지 알 수 없습니다. `data-class` 태그로 데이터 등급이나 `none`을 선언하십시오",
    }
    /// Unknown: a module.
    MODULE_UNKNOWN = "module-unknown" {
        en: "{subject} is configured at {where}, and what `{text}` makes there is not in the tree: judge the plan (`terraform show -json`), or tag the module with `data-class = none`",
        ko: "{subject}은(는) {where}에 설정되어 있는데 `{text}`이(가) 만드는 리소스가 저장소에 없습니다. 계획(`terraform show -json`)을 판정하거나 모듈에 `data-class = none` 태그를 붙이십시오",
    }
    /// Unknown: a cluster.
    CLUSTER_UNKNOWN = "cluster-unknown" {
        en: "in which cluster {subject} runs, nothing says: declare the clusters and their regions under compliance.clusters, with the names that Argo CD knows",
        ko: "{subject}이(가) 어느 클러스터에서 실행되는지 알 수 없습니다. compliance.clusters에 클러스터와 리전을 Argo CD가 쓰는 이름으로 선언하십시오",
    }
    /// RES-05 fails.
    EDGE_CACHES = "edge-caches" {
        en: "{subject} caches {path}, which is declared to hold personal data, at every edge location that a request comes to (engineering inference)",
        ko: "{subject}이(가) 개인정보가 있다고 선언된 {path}을(를) 요청이 오는 모든 엣지에 캐시합니다(기술적 추론)",
    }
    /// RES-05 fails under the general regime.
    EDGE_CACHES_GENERAL = "edge-caches-general" {
        en: "{subject} caches {path}, which is declared to hold personal data, at every edge location that a request comes to: copies abroad are transfers (개인정보 보호법 제28조의8, engineering inference)",
        ko: "{subject}이(가) 개인정보가 있다고 선언된 {path}을(를) 요청이 오는 모든 엣지에 캐시합니다. 국외 사본은 국외 이전입니다(개인정보 보호법 제28조의8, 기술적 추론)",
    }
    /// RES-05 fails: no limit.
    EDGE_UNLIMITED = "edge-unlimited" {
        en: "{subject} serves more countries than the declared {countries} (policy of the organisation, not law)",
        ko: "{subject}이(가) 선언된 {countries}보다 많은 국가에 제공합니다(법령이 아닌 조직 정책)",
    }
    /// RES-05 passes.
    EDGE_PASSES = "edge-passes" {
        evidence: E2,
        en: "{subject} does not cache {path}",
        ko: "{subject}은(는) {path}을(를) 캐시하지 않습니다",
    }
    /// RES-05 passes.
    EDGE_LIMITED = "edge-limited" {
        evidence: E2,
        en: "{subject} serves only {countries}",
        ko: "{subject}은(는) {countries}에만 제공합니다",
    }
    /// RES-05 passes.
    EDGE_WITHOUT_DATA = "edge-without-data" {
        evidence: E0,
        en: "{subject} is declared to have no personal data",
        ko: "{subject}에는 개인정보가 없다고 선언되어 있습니다",
    }
    /// RES-05 does not know.
    EDGE_UNDECLARED = "edge-undeclared" {
        en: "which paths of {subject} hold personal data, nothing declares: list them under compliance.cdn, or declare `data-classes: [none]`",
        ko: "{subject}의 어느 경로에 개인정보가 있는지 선언이 없습니다. compliance.cdn에 적거나 `data-classes: [none]`을 선언하십시오",
    }
    /// RES-05 does not know.
    EDGE_NO_REGIME = "edge-no-regime" {
        en: "under which rules {subject} is, nothing declares: set `regime` under `compliance` or for its service",
        ko: "{subject}이(가) 어떤 규제 체계에 속하는지 선언이 없습니다. `compliance`나 해당 서비스에 `regime`을 적으십시오",
    }
    /// RES-05 does not know.
    EDGE_UNREAD = "edge-unread" {
        en: "whether {subject} caches {path}, its resource does not tell: its rules are elsewhere",
        ko: "{subject}이(가) {path}을(를) 캐시하는지 이 리소스로는 알 수 없습니다. 규칙이 다른 곳에 있습니다",
    }
    /// RES-05 does not know.
    EDGE_LIMIT_UNREAD = "edge-limit-unread" {
        en: "whether {subject} serves only {countries}, its resource does not tell",
        ko: "{subject}이(가) {countries}에만 제공하는지 이 리소스로는 알 수 없습니다",
    }
    /// RES-05 does not know.
    EDGE_POLICY = "edge-policy" {
        en: "the cache policy of {subject} for {path} is not in the clear here: use the managed policy CachingDisabled by its id, or times of 0",
        ko: "{subject}의 {path} 캐시 정책을 여기서 알 수 없습니다. 관리형 정책 CachingDisabled의 id나 0초를 쓰십시오",
    }
    /// Related: a path with personal data.
    STEP_PERSONAL = "step-personal" {
        en: "this path is declared to hold personal data",
        ko: "이 경로에 개인정보가 있다고 선언합니다",
    }
    /// How to mend a cache.
    FIX_EDGE = "fix-edge" {
        en: "give the path a behaviour of its own that caches nothing: the managed policy CachingDisabled, or times of 0",
        ko: "해당 경로에 캐시하지 않는 behavior를 두십시오. 관리형 정책 CachingDisabled나 0초를 씁니다",
    }
    /// RES-07 fails.
    REACH_ABROAD = "reach-abroad" {
        en: "{subject}, where {classes} data are handled, lets {range} in, a site in {country}, and 0 current entries of compliance.transfers name that country; looking at data from abroad is a transfer (개인정보 보호법 제28조의8; only reachability is seen, engineering inference)",
        ko: "{classes} 데이터를 취급하는 {subject}이(가) {country}에 있는 거점 {range}의 접속을 허용하는데, 그 국가를 다루는 유효한 compliance.transfers 항목이 0개입니다. 국외에서의 조회도 국외 이전입니다(개인정보 보호법 제28조의8. 접속 가능성만 본 기술적 추론입니다)",
    }
    /// RES-07 fails: an emergency role.
    GLASS_ABROAD = "glass-abroad" {
        en: "{subject} may have every right in an emergency and works in {country}, and 0 current entries of compliance.transfers name that country (engineering inference)",
        ko: "비상시 모든 권한을 가질 수 있는 {subject}이(가) {country}에서 일하는데, 그 국가를 다루는 유효한 compliance.transfers 항목이 0개입니다(기술적 추론)",
    }
    /// RES-07 passes.
    GLASS_REGISTERED = "glass-registered" {
        evidence: E1,
        en: "{subject} works in {country}, and the register has a current entry for it",
        ko: "{subject}은(는) {country}에서 일하며 이전 대장에 유효한 항목이 있습니다",
    }
    /// RES-07 passes.
    REACH_HOME = "reach-home" {
        evidence: E1,
        en: "{subject} lets {range} in, a site in {country}",
        ko: "{subject}은(는) {country}에 있는 거점 {range}의 접속을 허용합니다",
    }
    /// RES-07 passes.
    REACH_REGISTERED = "reach-registered" {
        evidence: E1,
        en: "{subject} lets {range} in, a site in {country}, and the register has a current entry for it",
        ko: "{subject}은(는) {country}에 있는 거점 {range}의 접속을 허용하며 이전 대장에 유효한 항목이 있습니다",
    }
    /// RES-07 does not know.
    REACH_ALL = "reach-all" {
        en: "{subject} lets {range} in, which is everybody everywhere: limit it to the sites from which people work, and declare those under compliance.sites",
        ko: "{subject}이(가) {range}, 곧 모든 곳의 접속을 허용합니다. 업무 거점으로 좁히고 그 거점을 compliance.sites에 선언하십시오",
    }
    /// RES-07 does not know.
    REACH_UNDECLARED = "reach-undeclared" {
        en: "in which country {range} is, which {subject} lets in, nothing declares: name the site under compliance.sites",
        ko: "{subject}이(가) 허용하는 {range}이(가) 어느 나라에 있는지 선언이 없습니다. compliance.sites에 거점을 적으십시오",
    }
    /// RES-07 does not know.
    REACH_CLASSES = "reach-classes" {
        en: "{subject} lets {range} in, a site in {country}, and which data it has, nothing declares: set `data-classes`",
        ko: "{subject}이(가) {country}에 있는 거점 {range}의 접속을 허용하는데 어떤 데이터를 다루는지 선언이 없습니다. `data-classes`를 적으십시오",
    }
    /// Related: a site.
    STEP_SITE = "step-site" {
        en: "the site is declared to be in {country}",
        ko: "이 거점은 {country}에 있다고 선언되어 있습니다",
    }
    /// How to mend reach.
    FIX_REACH = "fix-reach" {
        en: "take the range out, let people come in through a site in Korea, or register the transfer",
        ko: "대역을 빼거나 국내 거점을 거쳐 접속하게 하거나 이전 대장에 등록하십시오",
    }
    /// RES-10 passes.
    DR_HELD = "dr-held" {
        evidence: E2,
        en: "data of {subject} are meant to be in {regions}, as its policy {policy} wants (policy of the organisation, not law)",
        ko: "{subject}의 데이터를 정책 {policy}에 맞게 {regions}에 두도록 되어 있습니다(법령이 아닌 조직 정책)",
    }
    /// RES-10 fails.
    DR_MISSING = "dr-missing" {
        en: "the policy {policy} of {subject} is not met: its data and copies are in {regions} only; this is policy of the organisation (전자금융감독규정 제23조제8항 says \"certain distance\" and names no region)",
        ko: "{subject}의 정책 {policy}에 맞지 않습니다. 데이터와 사본이 {regions}에만 있습니다. 조직 정책입니다(전자금융감독규정 제23조제8항은 \"일정거리\"라고만 하고 지역을 정하지 않습니다)",
    }
    /// RES-10 does not know.
    DR_UNKNOWN = "dr-unknown" {
        en: "whether {subject} meets its policy {policy} cannot be told: in Korea its data are seen in {regions}, and for these, or for a copy whose place is not known, no source tells the part of the country",
        ko: "{subject}이(가) 정책 {policy}을(를) 지키는지 알 수 없습니다. 국내에서 보이는 위치는 {regions}이며, 지역을 밝힌 출처가 없거나 위치를 알 수 없는 사본이 있습니다",
    }
    /// RES-13 passes.
    TWO_SITES = "two-sites" {
        en: "data of {subject} are meant to be in {regions}; that a recovery centre has the capacity and the people, and could take over, this does not show (engineering inference from 전자금융감독규정 제23조제8항)",
        ko: "{subject}의 데이터는 {regions}에 두도록 선언되어 있습니다. 재해복구센터의 용량과 인력, 전환 가능 여부는 알 수 없습니다(전자금융감독규정 제23조제8항에서 나온 기술적 추론)",
    }
    /// RES-13 fails.
    ONE_SITE = "one-site" {
        en: "{subject} is core business, and its data and copies are in {regions} only, in 1 zone as far as the tree says: nothing is left where that is lost (engineering inference from 전자금융감독규정 제23조제8항, which wants a recovery centre at a \"certain distance\")",
        ko: "{subject}은(는) 핵심업무인데 데이터와 사본이 {regions}에만, 선언으로 보아 한 존에만 있습니다. 그곳을 잃으면 남는 것이 없습니다(\"일정거리\" 떨어진 재해복구센터를 요구하는 전자금융감독규정 제23조제8항에서 나온 기술적 추론)",
    }
    /// RES-13 does not know: zones.
    ONLY_ZONES = "only-zones" {
        en: "{subject} is core business, and its data are in zones of {regions} only: whether these are at a \"certain distance\" (전자금융감독규정 제23조제8항) people and the provider have to say",
        ko: "{subject}은(는) 핵심업무인데 데이터가 {regions}의 여러 존에만 있습니다. \"일정거리\"(전자금융감독규정 제23조제8항)에 해당하는지는 담당자와 제공자가 확인해야 합니다",
    }
    /// RES-13 does not know: a copy without a place.
    SITE_UNPLACED = "site-unplaced" {
        en: "{subject} is core business, its data are in {regions}, and the place of another copy is not known: set the region where it is written",
        ko: "{subject}은(는) 핵심업무이고 데이터는 {regions}에 있으며 다른 사본의 위치를 알 수 없습니다. 사본의 리전을 적으십시오",
    }
    /// RES-10 does not know: no policy.
    NO_DR_POLICY = "no-dr-policy" {
        en: "{subject} is core business, and where its recovery is meant to be, nothing declares: set `dr-policy` (domestic-any, domestic-non-capital, domestic-two-zone)",
        ko: "{subject}은(는) 핵심업무인데 재해복구 위치를 정한 선언이 없습니다. `dr-policy`(domestic-any, domestic-non-capital, domestic-two-zone)를 적으십시오",
    }
    /// Related: a copy.
    STEP_UNPLACED = "step-unplaced" {
        en: "where this copy goes is not known",
        ko: "이 사본이 가는 곳을 알 수 없습니다",
    }
    /// Related: a region.
    STEP_HELD_AT = "step-held-at" {
        en: "data are meant to be in {region} here",
        ko: "여기에서 데이터를 {region}에 둡니다",
    }
    /// How to mend recovery.
    FIX_DR = "fix-dr" {
        en: "replicate or back up to a region that fits, such as Azure koreasouth, NHN KR3 or OCI ap-chuncheon-1: AWS and Google have one region in Korea",
        ko: "Azure koreasouth, NHN KR3, OCI ap-chuncheon-1처럼 맞는 리전으로 복제하거나 백업하십시오. AWS와 Google은 국내 리전이 하나입니다",
    }
    /// RES-11 fails.
    ENTRY_INCOMPLETE = "entry-incomplete" {
        en: "{number} keys are missing in an entry of the register: {missing}; it is the one for {subject}, and 개인정보 보호법 제28조의8제2항 wants all of it told (law), and until then it is no basis",
        ko: "이전 대장 항목에 {number}개가 빠져 있습니다({missing}). {subject} 항목이며, 개인정보 보호법 제28조의8제2항은 모두 알리도록 합니다(법령). 갖추기 전에는 근거가 되지 않습니다",
    }
    /// RES-11 fails.
    ENTRY_EXPIRED = "entry-expired" {
        en: "an entry of the register had to be looked at again by {expires}; it is the one for {subject}, and until then it is no basis",
        ko: "이전 대장 항목을 {expires}까지 다시 검토해야 했습니다. {subject} 항목이며 검토 전에는 근거가 되지 않습니다",
    }
    /// RES-11 passes.
    ENTRY_COMPLETE = "entry-complete" {
        evidence: E1,
        en: "an entry of the register is complete and holds until {expires}; it is the one for {subject}, and does not prove that people were told",
        ko: "이전 대장 항목이 빠짐없이 적혀 있고 {expires}까지 유효합니다. {subject} 항목이며 실제로 알렸음을 증명하지는 않습니다",
    }
    /// How to mend an entry.
    FIX_ENTRY = "fix-entry" {
        en: "add what is missing, once it is true",
        ko: "사실로 갖춘 뒤 빠진 내용을 적으십시오",
    }
    /// RES-12 fails: no provider.
    REGION_BARE = "region-bare" {
        en: "{region} of {subject} has no provider, and {owners} providers have a region of this name: write provider:partition:region",
        ko: "{subject}의 {region}에 제공자가 없습니다. 이 이름의 리전은 {owners}개 제공자에 있습니다. provider:partition:region으로 적으십시오",
    }
    /// RES-12 fails: abroad.
    ALLOWED_ABROAD = "allowed-abroad" {
        en: "{region} of {subject} is in {country}; its regime keeps data in Korea, so the entry allows nothing",
        ko: "{subject}의 {region}은(는) {country}에 있습니다. 국내에 두어야 하는 체계이므로 이 항목은 아무것도 허용하지 않습니다",
    }
    /// RES-12 passes.
    REGION_SCOPED = "region-scoped" {
        evidence: E2,
        en: "{region} of {subject} is one place",
        ko: "{subject}의 {region}은(는) 한 곳을 가리킵니다",
    }
    /// RES-12 does not know.
    PROVIDER_UNKNOWN = "provider-unknown" {
        en: "the provider of {region}, which {subject} declares, is in no table: whether it is in Korea, only its documents tell",
        ko: "{subject}이(가) 선언한 {region}의 제공자가 표에 없습니다. 국내인지는 제공자 문서로만 알 수 있습니다",
    }
    /// RES-12 does not know.
    DECLARED_UNKNOWN = "declared-unknown" {
        en: "{region}, which {subject} declares, is in no table of its provider and partition",
        ko: "{subject}이(가) 선언한 {region}이(가) 그 제공자와 파티션의 표에 없습니다",
    }
    /// RES-12 does not know.
    REGION_AMBIGUOUS = "region-ambiguous" {
        en: "{region} of {subject} has no provider, and {owners} providers have a region of this name: declare the cluster under compliance.clusters",
        ko: "{subject}의 {region}에 제공자가 없습니다. 이 이름의 리전은 {owners}개 제공자에 있습니다. compliance.clusters에 클러스터를 선언하십시오",
    }
    /// Related: the regime.
    STEP_REGIME = "step-regime" {
        en: "the regime is {regime} here",
        ko: "여기에서 규제 체계를 {regime}(으)로 선언합니다",
    }
    /// Related: the classes.
    STEP_CLASSES = "step-classes" {
        en: "{service} is declared to process {classes}",
        ko: "{service}이(가) {classes} 데이터를 처리한다고 선언합니다",
    }
    /// Related: the resource.
    STEP_RESOURCE = "step-resource" {
        en: "{name}",
        ko: "{name}",
    }
    /// Related: what says the region.
    STEP_REGION = "step-region" {
        en: "this says where it is",
        ko: "이 값이 위치를 정합니다",
    }
    /// Related: a destination.
    STEP_COPIED = "step-copied" {
        en: "a copy goes here",
        ko: "사본이 여기로 갑니다",
    }
    /// Related: a source.
    STEP_SOURCE = "step-source" {
        en: "it is a copy of this",
        ko: "이것의 사본입니다",
    }
    /// Related: Azure's pairs.
    STEP_PAIRED = "step-paired" {
        en: "with this, Azure copies to the paired region {pair}",
        ko: "이 설정에 따라 Azure가 쌍으로 묶인 {pair} 리전에 복제합니다",
    }
    /// Related: Google's default.
    STEP_CLOSEST = "step-closest" {
        en: "backups without a `location` go to the closest multi-region, and none of those is Korea alone",
        ko: "`location`이 없는 백업은 가장 가까운 멀티 리전에 저장되는데, 한국만으로 된 멀티 리전은 없습니다",
    }
    /// Related: Google's choice.
    STEP_AUTOMATIC = "step-automatic" {
        en: "with this, Google copies it to wherever it chooses",
        ko: "이 설정에 따라 Google이 임의의 위치에 복제합니다",
    }
    /// Related: an address.
    STEP_SENT = "step-sent" {
        en: "it is sent here",
        ko: "여기로 보냅니다",
    }
    /// Related: a default.
    STEP_DEFAULT = "step-default" {
        en: "nothing here names a site, and {name} then sends to {host}",
        ko: "사이트를 정하는 값이 없어 {name}은(는) {host}(으)로 보냅니다",
    }
    /// Related: a variable.
    STEP_VARIABLE = "step-variable" {
        en: "{name} says where to",
        ko: "{name}이(가) 보낼 곳을 정합니다",
    }
    /// Related: settings.
    STEP_SETTINGS = "step-settings" {
        en: "these settings send to {name}",
        ko: "이 설정이 {name}(으)로 보냅니다",
    }
    /// Related: a policy that lets it out.
    STEP_ALLOWED = "step-allowed" {
        en: "this lets pods reach {name}",
        ko: "이 규칙으로 파드가 {name}에 접속할 수 있습니다",
    }
    /// Related: labels of nodes.
    STEP_NODES = "step-nodes" {
        en: "it is bound to nodes with this label",
        ko: "이 레이블이 있는 노드에만 놓입니다",
    }
    /// Related: a cluster.
    STEP_CLUSTER = "step-cluster" {
        en: "it runs in the cluster {name}",
        ko: "{name} 클러스터에서 실행됩니다",
    }
    /// Related: an image.
    STEP_IMAGE = "step-image" {
        en: "the image is taken from here",
        ko: "이미지를 여기에서 받습니다",
    }
    /// Related: a store of secrets.
    STEP_SECRETS = "step-secrets" {
        en: "secrets are kept here",
        ko: "시크릿을 여기에 보관합니다",
    }
    /// Related: a backend.
    STEP_STATE = "step-state" {
        en: "state is kept by the backend {name}",
        ko: "상태 파일을 {name} 백엔드가 보관합니다",
    }
    /// Related: a step of a pipeline.
    STEP_RUNS = "step-runs" {
        en: "this works with the state",
        ko: "이 단계가 상태 파일을 다룹니다",
    }
    /// Related: a runner.
    STEP_RUNNER = "step-runner" {
        en: "it runs on a machine of GitHub's, for which no site in Korea is documented",
        ko: "국내 위치가 문서에 없는 GitHub 제공 러너에서 실행됩니다",
    }
    /// Related: the register.
    STEP_TRANSFER = "step-transfer" {
        en: "the entry of the register",
        ko: "이전 대장의 항목",
    }
    /// Related: redaction.
    STEP_REDACTED = "step-redacted" {
        en: "redaction is declared, and tested by {test}",
        ko: "마스킹을 선언했고 {test}이(가) 이를 검사합니다",
    }
    /// How to mend a region.
    FIX_REGION = "fix-region" {
        en: "use a region in Korea, such as {region}",
        ko: "{region} 같은 국내 리전을 사용하십시오",
    }
    /// How to mend where images come from.
    FIX_MIRROR = "fix-mirror" {
        en: "mirror the images to a registry in Korea and pull them from there",
        ko: "이미지를 국내 레지스트리에 미러링하고 그곳에서 받으십시오",
    }
    /// How to mend a missing basis.
    FIX_TRANSFER = "fix-transfer" {
        en: "keep it in Korea, or register the transfer in prr.yaml once it rests on a basis and is disclosed",
        ko: "국내에 두거나, 이전 근거를 갖추고 공개한 뒤 prr.yaml에 등록하십시오",
    }
    /// How to mend what may not leave.
    FIX_STOP = "fix-stop" {
        en: "use a service that stands in Korea, or keep these data away from it",
        ko: "국내에 있는 서비스를 쓰거나 이 데이터를 보내지 않도록 하십시오",
    }
}
