//! Every text of this family, in English and Korean.

prr_sdk::catalogue! {
    /// ACC-01 passes.
    EMERGENCY = "emergency" {
        evidence: E2,
        en: "{name} may do everything, and is named for emergencies until {until}",
        ko: "{name}은(는) 모든 작업을 할 수 있지만 {until}까지 비상 계정으로 등록되어 있습니다",
    }
    /// ACC-01 fails.
    PERSON_EVERYTHING = "person-everything" {
        en: "{name} may do everything in the cluster, which includes reading 100 % of its secrets, and is not among the accounts for emergencies",
        ko: "{name}은(는) 시크릿 100 % 조회를 포함해 클러스터의 모든 작업을 할 수 있는데, 비상 계정 목록에 없습니다",
    }
    /// ACC-01 fails: over.
    EMERGENCY_OVER = "emergency-over" {
        en: "{name} may still do everything, though it was named for emergencies until {until} only",
        ko: "{name}의 비상 계정 등록은 {until}에 끝났지만 모든 작업을 할 수 있는 권한이 남아 있습니다",
    }
    /// ACC-01 fails: no end.
    EMERGENCY_ENDLESS = "emergency-endless" {
        en: "{name} may do everything, and is named for emergencies without an end: an account that is always on is used always",
        ko: "{name}은(는) 모든 작업을 할 수 있고, 만료일 없이 비상 계정으로 등록되어 있습니다. 상시 활성화된 비상 계정은 평소에도 쓰이게 됩니다",
    }
    /// ACC-01 mends.
    NAME_EMERGENCY = "name-emergency" {
        en: "bind a role that names its resources, or list the account under `compliance.break-glass` of prr.yaml with a reason and an end",
        ko: "리소스를 명시한 역할로 바꾸거나, prr.yaml의 `compliance.break-glass`에 사유와 만료일을 적어 등록하십시오",
    }
    /// ACC-01 explains.
    BOUND_HERE = "bound-here" { en: "granted here", ko: "여기에서 부여됩니다" }
    /// ACC-01 does not know.
    PERSON_ELSEWHERE = "person-elsewhere" {
        en: "what role {role} grants to {name} is not in this tree: add the role, or bind one that is here",
        ko: "{name}에게 부여한 역할 {role}의 내용이 이 저장소에 없습니다. 역할을 추가하거나 저장소에 있는 역할로 바꾸십시오",
    }
    /// ACC-01 passes: less than everything.
    PERSON_LESS = "person-less" {
        evidence: E2,
        en: "{name} is granted {role}, which is not everything",
        ko: "{name}에게 부여된 {role}은(는) 전체 권한이 아닙니다",
    }
    /// ACC-02 fails.
    PROGRAM_EVERYTHING = "program-everything" {
        en: "every pod that runs as {name} may do everything in the cluster: whoever takes over 1 of them has 100 % of it",
        ko: "{name} 계정으로 실행되는 모든 파드가 클러스터의 모든 작업을 할 수 있습니다. 파드 하나만 탈취되어도 클러스터 전체를 잃습니다",
    }
    /// ACC-02 passes.
    PROGRAM_LESS = "program-less" {
        evidence: E2,
        en: "{name} is granted {role}, which is not everything",
        ko: "{name}에 부여된 {role}은(는) 전체 권한이 아닙니다",
    }
    /// ACC-02 does not know.
    PROGRAM_ELSEWHERE = "program-elsewhere" {
        en: "what role {role} grants to {name} is not in this tree: add the role, or judge the tree that has it",
        ko: "{name}에 부여한 역할 {role}의 내용이 이 저장소에 없습니다. 역할을 추가하거나 역할이 있는 저장소와 함께 판정하십시오",
    }
    /// ACC-02 mends.
    NAME_RULES = "name-rules" {
        en: "bind a role with the verbs and resources that the program uses; a deployer that needs them all is listed under `compliance.break-glass`",
        ko: "프로그램이 실제로 쓰는 동작과 리소스만 담은 역할로 바꾸십시오. 전체 권한이 필요한 배포 도구는 `compliance.break-glass`에 등록합니다",
    }
    /// ACC-03 fails.
    WILDCARD = "wildcard" {
        en: "{name} is granted `*` by {role}: that includes every resource and verb that is added later, and nobody can review what a star means",
        ko: "{role}이(가) {name}에게 `*` 권한을 줍니다. 나중에 추가되는 리소스와 동작까지 포함되어 권한을 검토할 수 없습니다",
    }
    /// ACC-03 passes.
    NO_WILDCARD = "no-wildcard" {
        evidence: E2,
        en: "{role} names what it grants to {name}",
        ko: "{role}은(는) {name}에게 주는 권한을 명시합니다",
    }
    /// ACC-03 does not know.
    WILDCARD_ELSEWHERE = "wildcard-elsewhere" {
        en: "whether role {role} of {name} has a `*` is not known: the role is not in this tree",
        ko: "{name}의 역할 {role}에 `*`가 있는지 알 수 없습니다. 역할이 이 저장소에 없습니다",
    }
    /// ACC-03 explains.
    STAR_HERE = "star-here" { en: "the star", ko: "와일드카드" }
    /// ACC-03 mends.
    NAME_WHAT = "name-what" {
        en: "list the API groups, resources and verbs that these people use",
        ko: "실제로 쓰는 API 그룹, 리소스, 동작을 나열하십시오",
    }
    /// ACC-04 fails: the internet.
    ANYONE = "anyone" {
        en: "{name} is everybody who reaches the API server, without signing in: {role} is theirs",
        ko: "{name}은(는) 로그인하지 않고 API 서버에 도달하는 모든 주체입니다. 이들에게 {role} 권한이 있습니다",
    }
    /// ACC-04 fails: all accounts.
    EVERY_ACCOUNT = "every-account" {
        en: "{name} is every account there is, each pod's included: {role} is theirs, and taking a right from one person does not take this",
        ko: "{name}은(는) 파드 계정을 포함한 모든 계정입니다. 모두에게 {role} 권한이 있어, 한 사람의 권한을 회수해도 이 권한은 남습니다",
    }
    /// ACC-04 fails: Argo CD.
    ARGO_DEFAULT_ADMIN = "argo-default-admin" {
        en: "everyone who signs in to Argo CD, or need not, is an administrator: policy.default is {role}",
        ko: "Argo CD에 접속하는 모든 사용자가 관리자입니다. policy.default가 {role}입니다",
    }
    /// ACC-04 passes.
    NAMED = "named" {
        evidence: E2,
        en: "{name} is bound by name",
        ko: "{name}은(는) 이름을 지정해 부여되었습니다",
    }
    /// ACC-04 mends.
    BIND_BY_NAME = "bind-by-name" {
        en: "bind the groups and service accounts that need it by their names",
        ko: "권한이 필요한 그룹과 서비스 계정을 이름으로 지정하십시오",
    }
    /// ACC-05 fails.
    CLOUD_EVERYTHING = "cloud-everything" {
        en: "{name} grants every action on every resource of the account: 1 leaked key is the whole account",
        ko: "{name}은(는) 계정의 모든 리소스에 대한 모든 작업을 허용합니다. 키 하나가 유출되면 계정 전체를 잃습니다",
    }
    /// ACC-05 fails: a ready-made role.
    CLOUD_ADMIN = "cloud-admin" {
        en: "{name} gets {role}, which is administration of everything in its scope",
        ko: "{name}에 {role}이(가) 부여됩니다. 범위 안의 모든 것을 관리하는 권한입니다",
    }
    /// ACC-05 passes.
    CLOUD_LESS = "cloud-less" {
        evidence: E2,
        en: "{name} names the actions or the resources that it grants",
        ko: "{name}은(는) 허용할 작업이나 리소스를 명시합니다",
    }
    /// ACC-05 does not know.
    CLOUD_UNKNOWN = "cloud-unknown" {
        en: "what {name} grants hangs on values that only Terraform knows: judge the plan (`terraform show -json`), or write the policy as aws_iam_policy_document",
        ko: "{name}이(가) 허용하는 내용이 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하거나 aws_iam_policy_document로 작성하십시오",
    }
    /// ACC-05 mends.
    CLOUD_NAME = "cloud-name" {
        en: "grant the actions that are used, on the resources they are used on; keep administration for a role that is taken with MFA and a time limit",
        ko: "실제로 쓰는 작업과 리소스만 허용하고, 관리자 권한은 MFA와 시간제한이 있는 역할로 분리하십시오",
    }
    /// ACC-06 fails.
    DEFAULT_BOUND = "default-bound" {
        en: "{name} runs as the default service account, to which {role} is bound: every other pod of the namespace that names no account has it too",
        ko: "{name}은(는) default 서비스 계정으로 실행되는데 이 계정에 {role}이(가) 부여되어 있습니다. 계정을 지정하지 않은 같은 네임스페이스의 모든 파드가 같은 권한을 갖습니다",
    }
    /// ACC-06 passes: default without rights.
    DEFAULT_UNBOUND = "default-unbound" {
        evidence: E2,
        en: "{name} runs as the default service account, to which nothing in this tree is bound",
        ko: "{name}은(는) default 서비스 계정으로 실행되지만 이 저장소에서 이 계정에 부여한 권한은 없습니다",
    }
    /// ACC-06 passes: its own.
    OWN_ACCOUNT = "own-account" {
        evidence: E2,
        en: "{name} runs as {account}",
        ko: "{name}은(는) {account} 계정으로 실행됩니다",
    }
    /// ACC-06 passes: no token.
    NO_TOKEN = "no-token" {
        evidence: E2,
        en: "{name} gets no token of its account",
        ko: "{name}에는 계정 토큰이 마운트되지 않습니다",
    }
    /// ACC-06 does not know.
    DEFAULT_TOKEN = "default-token" {
        en: "{name} asks for a token of the default service account, to which nothing in this tree is bound: give it an account of its own, or automountServiceAccountToken: false",
        ko: "{name}이(가) default 서비스 계정의 토큰을 요구하는데 이 저장소에서 부여한 권한이 없습니다. 전용 계정을 주거나 automountServiceAccountToken: false로 두십시오",
    }
    /// ACC-06 mends.
    ADD_ACCOUNT = "add-account" {
        en: "give the workload a service account of its own and bind the role to that",
        ko: "워크로드에 전용 서비스 계정을 만들고 역할을 그 계정에 부여하십시오",
    }
    /// ACC-07 passes.
    CLOSED = "closed" {
        evidence: E2,
        en: "{name} is closed but for what its policies let in",
        ko: "{name}은(는) 정책이 허용한 트래픽 외에는 닫혀 있습니다",
    }
    /// ACC-07 fails.
    LEFT_OPEN = "left-open" {
        en: "no policy of this tree closes {name} by default ({isolated} of {all} workloads are selected by one): a pod that is added takes traffic from every other pod of the cluster",
        ko: "이 저장소에 {name}을(를) 기본으로 닫는 정책이 없습니다(워크로드 {all}개 중 {isolated}개만 정책이 선택). 새로 추가되는 파드는 클러스터의 모든 파드에서 접근할 수 있습니다",
    }
    /// ACC-07 fails: opened again.
    EVERYTHING_IN = "everything-in" {
        en: "this rule lets everything into every pod of {name}, on every port: policies add up, so nothing else closes it",
        ko: "이 규칙은 {name}의 모든 파드에 모든 포트로 모든 트래픽을 허용합니다. 정책은 합산되므로 다른 정책으로 닫을 수 없습니다",
    }
    /// ACC-07 does not know: other kinds.
    OTHER_POLICIES = "other-policies" {
        en: "whether this {kind} closes {name} by default is not judged: add a NetworkPolicy that selects every pod, or state in a waiver who closes it",
        ko: "이 {kind}이(가) {name}을(를) 기본으로 닫는지는 판정하지 않습니다. 모든 파드를 선택하는 NetworkPolicy를 추가하거나 예외에 근거를 적으십시오",
    }
    /// ACC-07 does not know: where it is.
    NAMESPACE_UNSAID = "namespace-unsaid" {
        en: "which namespace the objects of {name} come to is not said, and no policy stands beside them: judge the rendered overlay, or set the namespace",
        ko: "{name}의 객체가 어느 네임스페이스에 배포되는지 적혀 있지 않고 옆에 정책도 없습니다. 렌더링한 오버레이를 판정하거나 네임스페이스를 지정하십시오",
    }
    /// ACC-07 mends.
    ADD_DEFAULT_DENY = "add-default-deny" {
        en: "add a policy that selects every pod and lets nothing in, then one for each way that is needed",
        ko: "모든 파드를 선택해 아무것도 허용하지 않는 정책을 추가하고, 필요한 경로마다 허용 정책을 두십시오",
    }
    /// ACC-08 passes.
    DATA_LISTED = "data-listed" {
        evidence: E2,
        en: "{policy} lists who may connect to {name}",
        ko: "{policy}은(는) {name}에 접속할 수 있는 대상을 나열합니다",
    }
    /// ACC-08 fails: addresses.
    DATA_WORLD = "data-world" {
        en: "{policy} lets {block}, which is every address there is, connect to {name}",
        ko: "{policy}이(가) {block}, 즉 모든 주소에서 {name}에 접속하도록 허용합니다",
    }
    /// ACC-08 fails: nobody is named.
    DATA_EVERYBODY = "data-everybody" {
        en: "{policy} names ports of {name} and nobody who may use them: every pod of the cluster may",
        ko: "{policy}은(는) {name}의 포트만 적고 대상을 적지 않아, 클러스터의 모든 파드가 접속할 수 있습니다",
    }
    /// ACC-08 fails: namespaces.
    DATA_NAMESPACES = "data-namespaces" {
        en: "{policy} lets every pod of every namespace connect to {name}",
        ko: "{policy}이(가) 모든 네임스페이스의 모든 파드에서 {name}에 접속하도록 허용합니다",
    }
    /// ACC-08 mends.
    SELECT_CLIENTS = "select-clients" {
        en: "select the pods and namespaces of the applications that use the data",
        ko: "데이터를 쓰는 애플리케이션의 파드와 네임스페이스를 선택하십시오",
    }
    /// ACC-09 passes: narrow.
    NOT_THE_WORLD = "not-the-world" {
        evidence: E2,
        en: "{name} lets in fewer than all addresses",
        ko: "{name}은(는) 일부 주소만 허용합니다",
    }
    /// ACC-09 passes: ports.
    NO_GUARDED_PORT = "no-guarded-port" {
        evidence: E2,
        en: "{name} opens no port of remote control or of a store of data here",
        ko: "{name}의 이 규칙은 원격 제어 포트나 데이터 저장소 포트를 열지 않습니다",
    }
    /// ACC-09 fails: control.
    CONTROL_OPEN = "control-open" {
        en: "{name} lets every address of the internet reach {ports}: such ports are tried within minutes",
        ko: "{name}이(가) 인터넷의 모든 주소에 {ports} 포트를 엽니다. 이런 포트는 몇 분 안에 접속 시도를 받습니다",
    }
    /// ACC-09 fails: data.
    DATA_OPEN = "data-open" {
        en: "{name} lets every address of the internet reach {ports}: between it and the data stands 1 password",
        ko: "{name}이(가) 인터넷의 모든 주소에 {ports} 포트를 엽니다. 데이터 앞에 남은 것은 비밀번호 하나뿐입니다",
    }
    /// ACC-09 does not know: source.
    SOURCE_UNKNOWN = "source-unknown" {
        en: "{name} opens {ports} to addresses that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}이(가) {ports}을(를) Terraform만 아는 주소에 엽니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-09 does not know: ports.
    PORTS_UNKNOWN = "ports-unknown" {
        en: "which ports {name} opens hangs on a value that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}이(가) 여는 포트가 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-09 does not know: rules.
    RULES_UNKNOWN = "rules-unknown" {
        en: "which rules {name} has hangs on a value that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}의 규칙이 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-09 mends.
    NARROW_SOURCE = "narrow-source" {
        en: "name the addresses or the group that need it; reach machines through a bastion, a session manager or a VPN",
        ko: "필요한 주소나 그룹만 지정하고, 서버 접속은 배스천, 세션 매니저, VPN을 거치게 하십시오",
    }
    /// ACC-10 passes: private.
    API_PRIVATE = "api-private" {
        evidence: E2,
        en: "the API server of {name} has no public endpoint",
        ko: "{name}의 API 서버에는 공개 엔드포인트가 없습니다",
    }
    /// ACC-10 passes: a list.
    API_LISTED = "api-listed" {
        evidence: E2,
        en: "the API server of {name} is reached from listed addresses",
        ko: "{name}의 API 서버는 나열된 주소에서만 접근할 수 있습니다",
    }
    /// ACC-10 fails.
    API_WORLD = "api-world" {
        en: "the API server of {name} is reached from every address: 1 leaked credential is enough, from anywhere",
        ko: "{name}의 API 서버에 모든 주소에서 접근할 수 있습니다. 자격증명 하나만 유출되면 어디서든 접속됩니다",
    }
    /// ACC-10 does not know.
    API_UNKNOWN = "api-unknown" {
        en: "from where the API server of {name} is reached hangs on a value that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}의 API 서버에 접근할 수 있는 주소가 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-10 mends.
    CLOSE_API = "close-api" {
        en: "turn the public endpoint off, or list the addresses of offices, VPN and runners",
        ko: "공개 엔드포인트를 끄거나 사무실, VPN, 러너의 주소만 나열하십시오",
    }
    /// ACC-11 passes.
    STORE_PRIVATE = "store-private" {
        evidence: E2,
        en: "{name} has no public address, or lists who may use it",
        ko: "{name}에는 공개 주소가 없거나 접근 주소가 나열되어 있습니다",
    }
    /// ACC-11 fails.
    STORE_PUBLIC = "store-public" {
        en: "{name} has an address outside of its network: every wrong firewall rule, and every stolen password, then reaches its data",
        ko: "{name}이(가) 내부망 밖의 주소를 가집니다. 방화벽 규칙 하나가 잘못되거나 비밀번호가 유출되면 바로 데이터에 닿습니다",
    }
    /// ACC-11 does not know.
    STORE_UNKNOWN = "store-unknown" {
        en: "whether {name} has a public address hangs on a value that is not here: state it, or judge the plan (`terraform show -json`)",
        ko: "{name}에 공개 주소가 있는지가 여기 없는 값에 달려 있습니다. 명시하거나 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-11 mends.
    CLOSE_STORE = "close-store" {
        en: "take the public address away, and reach the store from the network of its applications or through a proxy that records who does what",
        ko: "공개 주소를 없애고, 애플리케이션 네트워크나 접근을 기록하는 DB 접근제어를 거쳐 접속하게 하십시오",
    }
}
