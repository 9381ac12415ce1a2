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
    /// ACC-07 does not know: what runs there.
    NOTHING_RUNS = "nothing-runs" {
        en: "no workload and no policy of this tree is put in {name}: what runs there, and what closes it, is elsewhere. Judge it together with this tree",
        ko: "이 저장소에는 {name}에 배포되는 워크로드도 정책도 없습니다. 실행되는 것과 막는 정책이 다른 곳에 있으므로 함께 판정하십시오",
    }
    /// ACC-07 does not know: where it is.
    NAMESPACE_UNSAID = "namespace-unsaid" {
        en: "which namespace the objects of {name} come to is not said, and no policy beside them closes it: judge the rendered overlay, or set the namespace",
        ko: "{name}의 객체가 어느 네임스페이스에 배포되는지 적혀 있지 않고 옆에 기본으로 닫는 정책도 없습니다. 렌더링한 오버레이를 판정하거나 네임스페이스를 지정하십시오",
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
    /// ACC-12 leaves out.
    OUT_OF_SCOPE = "out-of-scope" {
        en: "{name} belongs to a service that is out of scope, so no check of access judges it: {reason}",
        ko: "{name}은(는) 인증 범위에서 제외된 서비스에 속해 접근통제 점검에서 판정하지 않습니다: {reason}",
    }
    /// ACC-12 passes.
    UNPRIVILEGED = "unprivileged" {
        evidence: E2,
        en: "{name} has no rights of its node",
        ko: "{name}에는 노드 권한이 없습니다",
    }
    /// ACC-12 passes: listed.
    PRIVILEGE_LISTED = "privilege-listed" {
        evidence: E2,
        en: "{name} has rights of its node ({what}), and is listed for them until {until}",
        ko: "{name}은(는) 노드 권한({what})이 있지만 {until}까지 등록되어 있습니다",
    }
    /// ACC-12 fails.
    PRIVILEGED = "privileged" {
        en: "{name} has rights of its node ({what}): whoever takes over 1 container has every pod and every secret on that node",
        ko: "{name}에 노드 권한({what})이 있습니다. 컨테이너 하나만 탈취되어도 그 노드의 모든 파드와 시크릿을 잃습니다",
    }
    /// ACC-12 fails: over.
    PRIVILEGE_OVER = "privilege-over" {
        en: "{name} still has rights of its node ({what}), though it was listed for them until {until} only",
        ko: "{name}의 등록은 {until}에 끝났지만 노드 권한({what})이 남아 있습니다",
    }
    /// ACC-12 does not know.
    AGENT_PRIVILEGED = "agent-privileged" {
        en: "{name} runs on every node with rights of it ({what}), as agents do: list it as `{place}` under `compliance.break-glass` with a reason and an end, or take the right away",
        ko: "{name}은(는) 에이전트처럼 모든 노드에서 노드 권한({what})으로 실행됩니다. `compliance.break-glass`에 `{place}`로 사유와 만료일을 등록하거나 권한을 제거하십시오",
    }
    /// ACC-12 explains.
    ALSO_PRIVILEGED = "also-privileged" { en: "and here", ko: "여기에도 있습니다" }
    /// ACC-12 mends.
    DROP_PRIVILEGE = "drop-privilege" {
        en: "remove the setting; where the workload needs it, list it under `compliance.break-glass` as namespace/name with a reason and an end",
        ko: "설정을 제거하십시오. 꼭 필요하면 `compliance.break-glass`에 네임스페이스/이름으로 사유와 만료일을 등록하십시오",
    }
    /// ACC-13 passes.
    RESTRICTED_PROCESSES = "restricted-processes" {
        evidence: E2,
        en: "no process of {name} runs as root or can gain privileges",
        ko: "{name}의 프로세스는 root로 실행되지 않고 권한을 높일 수 없습니다",
    }
    /// ACC-13 fails: root.
    RUNS_AS_ROOT = "runs-as-root" {
        en: "{name} runs as user 0, which owns every file of its containers and is root on the node after an escape",
        ko: "{name}은(는) 사용자 0으로 실행됩니다. 컨테이너의 모든 파일을 소유하며, 컨테이너를 벗어나면 노드의 root가 됩니다",
    }
    /// ACC-13 fails: escalation.
    MAY_ESCALATE = "may-escalate" {
        en: "{count} of {all} containers of {name} may gain privileges that they were not started with: allowPrivilegeEscalation is not false",
        ko: "{name}의 컨테이너 {all}개 중 {count}개는 시작할 때보다 높은 권한을 얻을 수 있습니다. allowPrivilegeEscalation이 false가 아닙니다",
    }
    /// ACC-13 does not know.
    USER_UNSAID = "user-unsaid" {
        en: "whether {name} runs as root is up to its image: set runAsNonRoot: true",
        ko: "{name}이(가) root로 실행되는지는 이미지에 달려 있습니다. runAsNonRoot: true를 지정하십시오",
    }
    /// ACC-13 mends.
    RESTRICT = "restrict" {
        en: "set it for every container, those that initialise included",
        ko: "초기화 컨테이너를 포함한 모든 컨테이너에 지정하십시오",
    }
    /// ACC-14 passes.
    DATABASE_OWN_USER = "database-own-user" {
        evidence: E1,
        en: "{name} reaches its database with a user that does not own it, as far as its settings are here",
        ko: "여기 있는 설정으로 보면 {name}은(는) 소유자가 아닌 사용자로 데이터베이스에 접속합니다",
    }
    /// ACC-14 passes: rights.
    DATABASE_GRANTED = "database-granted" {
        evidence: E2,
        en: "{name} names the rights that it gives",
        ko: "{name}은(는) 부여하는 권한을 명시합니다",
    }
    /// ACC-14 fails: owner.
    DATABASE_OWNER = "database-owner" {
        en: "{name} uses the owner of its database ({variable}): 1 hole in the application is every table, and the right to drop the audit log",
        ko: "{name}이(가) 데이터베이스 소유자 계정({variable})을 씁니다. 애플리케이션의 취약점 하나로 모든 테이블과 감사 로그 삭제 권한까지 넘어갑니다",
    }
    /// ACC-14 fails: plain.
    DATABASE_PLAIN = "database-plain" {
        en: "{name} talks to its database without TLS ({variable}): password and rows can be read on the way",
        ko: "{name}이(가) TLS 없이 데이터베이스와 통신합니다({variable}). 전송 구간에서 비밀번호와 데이터를 읽을 수 있습니다",
    }
    /// ACC-14 fails: one pod.
    DATABASE_BESIDE = "database-beside" {
        en: "{name} runs a database and an application in 1 pod: they share an address, a network and a fate",
        ko: "{name}은(는) 데이터베이스와 애플리케이션을 파드 하나에서 실행합니다. 주소와 네트워크를 공유해 접근을 분리할 수 없습니다",
    }
    /// ACC-14 explains.
    BESIDE_HERE = "beside-here" { en: "the application", ko: "애플리케이션" }
    /// ACC-14 fails: shared.
    DATABASE_SHARED = "database-shared" {
        en: "people reach the database through {name} with Secret {secret}, which {other} uses too: no record tells a person from the program",
        ko: "사람이 쓰는 {name}이(가) {other}와 같은 시크릿 {secret}으로 데이터베이스에 접속합니다. 접속 기록에서 사람과 프로그램을 구분할 수 없습니다",
    }
    /// ACC-14 explains.
    SHARED_HERE = "shared-here" { en: "the application uses it here", ko: "애플리케이션이 여기에서 사용합니다" }
    /// ACC-14 fails: all rights.
    DATABASE_SUPERUSER = "database-superuser" {
        en: "{name} may do everything in the database, 100 % of its tables included",
        ko: "{name}은(는) 모든 테이블을 포함해 데이터베이스의 모든 작업을 할 수 있습니다",
    }
    /// ACC-14 does not know.
    DATABASE_RIGHTS_UNKNOWN = "database-rights-unknown" {
        en: "what {name} grants hangs on a value that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}이(가) 주는 권한이 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-15 passes.
    ASKED = "asked" {
        evidence: E2,
        en: "{name} asks who signs in",
        ko: "{name}은(는) 로그인을 요구합니다",
    }
    /// ACC-15 fails.
    NOBODY_ASKED = "nobody-asked" {
        en: "{name} lets everybody in without asking who they are: 0 of what is done there has a name",
        ko: "{name}이(가) 로그인 없이 누구나 들여보냅니다. 여기서 한 작업은 누가 했는지 알 수 없습니다",
    }
    /// ACC-15 fails: a door.
    UNASKING_DOOR = "unasking-door" {
        en: "{name} has no sign-in of its own, and nothing before it on this Ingress asks who comes",
        ko: "{name}에는 자체 로그인이 없고, 이 Ingress에도 인증 설정이 없습니다",
    }
    /// ACC-15 fails: one account.
    ONE_ADMIN = "one-admin" {
        en: "{name} has its built-in admin account and no single sign-on: everybody is `admin`, and 1 password is all that is between",
        ko: "{name}이(가) SSO 없이 내장 admin 계정을 씁니다. 모두가 `admin`이며 비밀번호 하나를 공유하게 됩니다",
    }
    /// ACC-15 does not know.
    ADMIN_UNSAID = "admin-unsaid" {
        en: "{name} has its admin account unless `admin.enabled` is false, and no single sign-on is set here: state both in argocd-cm",
        ko: "{name}은(는) `admin.enabled`가 false가 아니면 admin 계정을 켜고, 여기에는 SSO 설정도 없습니다. argocd-cm에 둘 다 명시하십시오",
    }
    /// ACC-15 does not know: a value.
    ASKING_UNKNOWN = "asking-unknown" {
        en: "whether {name} asks who signs in hangs on a value that is not here: render the manifest and judge the result",
        ko: "{name}이(가) 로그인을 요구하는지가 여기 없는 값에 달려 있습니다. 매니페스트를 렌더링한 결과로 판정하십시오",
    }
    /// ACC-15 asks a person.
    CONSOLE_ITSELF = "console-itself" {
        en: "{name} leads to a console of people who handle personal data, and asks nothing on the way: supply how the console itself signs them in, with a second factor from outside",
        ko: "{name}은(는) 개인정보취급자 콘솔로 이어지며 경로에 인증 설정이 없습니다. 콘솔 자체의 로그인과 외부 접속 시 추가 인증을 증적으로 제시하십시오",
    }
    /// ACC-15 mends.
    ASK = "ask" {
        en: "turn anonymous access off and connect it to the identity provider, or put a proxy that asks before it",
        ko: "익명 접근을 끄고 통합 인증에 연결하거나, 앞단에 인증 프록시를 두십시오",
    }
    /// ACC-16 passes.
    PASSWORD_RULES = "password-rules" {
        evidence: E2,
        en: "{name} asks for {length} characters of {kinds} kinds",
        ko: "{name}은(는) {kinds}종류 {length}자 이상을 요구합니다",
    }
    /// ACC-16 fails: weak.
    WEAK_PASSWORD_RULES = "weak-password-rules" {
        en: "{name} accepts passwords of {length} characters of {kinds} kinds",
        ko: "{name}은(는) {kinds}종류 {length}자 비밀번호를 허용합니다",
    }
    /// ACC-16 fails: none.
    NO_PASSWORD_RULES = "no-password-rules" {
        en: "{name} has no rules of passwords: 1 character is enough",
        ko: "{name}에 비밀번호 규칙이 없습니다. 한 글자도 허용됩니다",
    }
    /// ACC-16 does not know.
    PASSWORDS_UNKNOWN = "passwords-unknown" {
        en: "the rules of passwords of {name} hang on a value that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}의 비밀번호 규칙이 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-16 passes: locks.
    GUESSES_LOCK = "guesses-lock" {
        evidence: E2,
        en: "{name} locks accounts after wrong guesses",
        ko: "{name}은(는) 로그인 실패가 반복되면 계정을 잠급니다",
    }
    /// ACC-16 fails: no locks.
    GUESSES_FREE = "guesses-free" {
        en: "{name} never locks an account: a machine may guess 24 hours a day",
        ko: "{name}은(는) 계정을 잠그지 않습니다. 자동화된 비밀번호 대입을 하루 24시간 시도할 수 있습니다",
    }
    /// ACC-16 fails: known.
    KNOWN_PASSWORD = "known-password" {
        en: "{key} is a password that comes with products and that everybody tries first ({count} of its kind here)",
        ko: "{key}의 값은 제품에 기본으로 들어 있어 누구나 먼저 시도하는 비밀번호입니다(여기에 {count}개)",
    }
    /// ACC-16 explains.
    ALSO_KNOWN = "also-known" { en: "and here", ko: "여기에도 있습니다" }
    /// ACC-16 mends: known.
    NO_KNOWN_PASSWORD = "no-known-password" {
        en: "take it from a secret store and leave the value empty here, so that a deploy without one fails",
        ko: "시크릿 저장소에서 받아 오고 여기 값은 비워 두어, 설정하지 않으면 배포가 실패하게 하십시오",
    }
    /// ACC-16 mends.
    SET_PASSWORD_RULES = "set-password-rules" {
        en: "ask for 8 characters of 3 kinds or 10 of 2, as the organisation's policy says",
        ko: "조직 정책에 맞게 3종류 8자 또는 2종류 10자 이상을 요구하십시오",
    }
    /// ACC-17 passes: inside.
    SHELL_INSIDE = "shell-inside" {
        evidence: E2,
        en: "{name} offers a shell or files inside of its network only",
        ko: "{name}은(는) 내부망에서만 셸이나 파일 전송을 제공합니다",
    }
    /// ACC-17 fails: outside.
    SHELL_OUTSIDE = "shell-outside" {
        en: "{name} takes port {port} out of its network: a shell, a desktop or files from outside, past every record of the bastion",
        ko: "{name}이(가) {port} 포트를 네트워크 밖으로 엽니다. 배스천 기록을 거치지 않고 외부에서 셸, 원격 데스크톱, 파일에 접근합니다",
    }
    /// ACC-17 mends: outside.
    ENTER_BY_BASTION = "enter-by-bastion" {
        en: "reach machines through a bastion or a session manager that records, from listed addresses",
        ko: "기록이 남는 배스천이나 세션 매니저를 통해 지정한 주소에서만 접속하게 하십시오",
    }
    /// ACC-17 passes: an image.
    IMAGE_CLOSED = "image-closed" {
        evidence: E1,
        en: "{name} installs nothing that waits for a login",
        ko: "{name}은(는) 원격 접속을 받는 프로그램을 설치하지 않습니다",
    }
    /// ACC-17 fails: an image.
    IMAGE_ENTERED = "image-entered" {
        en: "the image of {name} waits for logins: a way in beside the cluster's own, with accounts that no directory knows",
        ko: "{name}의 이미지가 원격 로그인을 받습니다. 클러스터 통제를 거치지 않고, 계정 관리 대상에도 없는 접속 경로가 생깁니다",
    }
    /// ACC-17 mends: an image.
    NO_DAEMON = "no-daemon" {
        en: "leave the daemon out; `kubectl exec` and `kubectl debug` ask who it is and are recorded",
        ko: "데몬을 빼십시오. `kubectl exec`와 `kubectl debug`는 사용자를 확인하고 기록을 남깁니다",
    }
    /// ACC-17 passes: recorded.
    SHELL_RECORDED = "shell-recorded" {
        evidence: E1,
        en: "{name} may open shells in pods, and an audit policy is declared",
        ko: "{name}은(는) 파드에서 셸을 열 수 있고, 감사 정책이 선언되어 있습니다",
    }
    /// ACC-17 does not know.
    SHELL_UNRECORDED = "shell-unrecorded" {
        en: "{name} may open shells in pods, and no audit policy (audit.k8s.io) of this tree says that it is recorded",
        ko: "{name}은(는) 파드에서 셸을 열 수 있는데, 이 저장소에는 이를 기록하는 감사 정책(audit.k8s.io)이 없습니다",
    }
    /// ACC-18 passes.
    EGRESS_CLOSED = "egress-closed" {
        evidence: E2,
        en: "{name} holds personal data and reaches only what its policies list",
        ko: "{name}은(는) 개인정보를 처리하며 정책에 나열된 곳으로만 나갈 수 있습니다",
    }
    /// ACC-18 fails: none.
    EGRESS_OPEN = "egress-open" {
        en: "{name} holds personal data, and no policy of this tree closes its way out: 1 process taken over can send all of it anywhere",
        ko: "{name}은(는) 개인정보를 처리하는데 이 저장소에 외부로 나가는 경로를 닫는 정책이 없습니다. 프로세스 하나만 탈취되어도 전부 밖으로 보낼 수 있습니다",
    }
    /// ACC-18 fails: finance.
    EGRESS_FINANCE = "egress-finance" {
        en: "{name} holds personal data under the regulation on electronic finance, and no policy of this tree separates it from the internet",
        ko: "{name}은(는) 전자금융감독규정 대상으로 개인정보를 처리하는데, 이 저장소에 인터넷과 분리하는 정책이 없습니다",
    }
    /// ACC-18 fails: the world.
    EGRESS_WORLD = "egress-world" {
        en: "{name} holds personal data, and this rule lets it reach every address there is",
        ko: "{name}은(는) 개인정보를 처리하는데 이 규칙이 모든 주소로 나갈 수 있게 합니다",
    }
    /// ACC-18 does not know.
    CLASSES_UNSAID = "classes-unsaid" {
        en: "whether {name} holds personal data is not declared: say so under `compliance.namespaces` of prr.yaml (`data-classes`)",
        ko: "{name}이(가) 개인정보를 처리하는지 선언되어 있지 않습니다. prr.yaml의 `compliance.namespaces`에 `data-classes`를 적으십시오",
    }
    /// ACC-18 mends.
    LIST_EGRESS = "list-egress" {
        en: "close egress for every pod, then list names or addresses that are needed; an egress gateway keeps records of them",
        ko: "모든 파드의 외부 통신을 막고 필요한 도메인이나 주소만 허용하십시오. egress gateway를 쓰면 기록도 남습니다",
    }
    /// ACC-19 passes.
    OTHER_OWNER = "other-owner" {
        evidence: E2,
        en: "{pattern} is owned by others than the code",
        ko: "{pattern}의 소유자가 코드 소유자와 다릅니다",
    }
    /// ACC-19 fails: same.
    SAME_OWNER = "same-owner" {
        en: "{owner} alone owns the code and {pattern}: 1 account writes a change, approves it and puts it into production",
        ko: "{owner}이(가) 코드와 {pattern}을(를) 혼자 소유합니다. 계정 하나가 변경을 작성하고 승인하고 운영에 반영할 수 있습니다",
    }
    /// ACC-19 fails: one rule.
    ONE_OWNER_OF_ALL = "one-owner-of-all" {
        en: "{owner} alone owns everything, and no rule names production: whoever approves the code approves its way into production",
        ko: "{owner}이(가) 전체를 혼자 소유하고 운영 환경 규칙이 없습니다. 코드를 승인하는 계정이 운영 반영까지 승인합니다",
    }
    /// ACC-19 fails: nobody.
    NOBODY_OWNS_PRODUCTION = "nobody-owns-production" {
        en: "{pattern} has no owner: changes of production are merged without a review of anybody in particular",
        ko: "{pattern}에 소유자가 없습니다. 운영 변경이 지정된 검토자 없이 병합됩니다",
    }
    /// ACC-19 explains.
    CODE_OWNED_HERE = "code-owned-here" { en: "who owns the code", ko: "코드 소유자" }
    /// ACC-19 does not know: production.
    PRODUCTION_UNNAMED = "production-unnamed" {
        en: "{owner} own everything, and no rule names production: add one, or declare `compliance.environments[].paths` in prr.yaml",
        ko: "{owner}이(가) 전체를 소유하고 운영 환경 규칙이 없습니다. 규칙을 추가하거나 prr.yaml의 `compliance.environments[].paths`를 선언하십시오",
    }
    /// ACC-19 does not know: code.
    NO_CODE_OWNER = "no-code-owner" {
        en: "no rule owns everything else (`*`), so who owns the code beside production is not said",
        ko: "나머지 전체(`*`)를 소유하는 규칙이 없어 코드 소유자를 알 수 없습니다",
    }
    /// ACC-19 mends.
    OWN_PRODUCTION = "own-production" {
        en: "give the paths of production an owner who does not write the code, or record the compensating control",
        ko: "운영 경로의 소유자를 코드 작성자와 다르게 지정하거나 보완통제를 기록하십시오",
    }
    /// ACC-20 passes.
    APPROVED_BY_ANOTHER = "approved-by-another" {
        evidence: E2,
        en: "{name} waits for somebody else than who made the change",
        ko: "{name}은(는) 변경한 사람이 아닌 다른 사람의 승인을 기다립니다",
    }
    /// ACC-20 fails: nobody.
    NO_REVIEWER = "no-reviewer" {
        en: "{name} has 0 reviewers: whoever can start the workflow releases",
        ko: "{name}의 승인자가 0명입니다. 워크플로를 시작할 수 있으면 누구나 배포합니다",
    }
    /// ACC-20 fails: oneself.
    SELF_REVIEW = "self-review" {
        en: "{name} lets people approve what they started or wrote themselves",
        ko: "{name}에서는 자신이 시작하거나 작성한 것을 스스로 승인할 수 있습니다",
    }
    /// ACC-20 fails: administrators.
    ADMINS_BYPASS = "admins-bypass" {
        en: "{name} lets administrators release without any approval, which is the default",
        ko: "{name}에서는 관리자가 승인 없이 배포할 수 있습니다(기본값)",
    }
    /// ACC-20 fails: a branch.
    NO_REVIEW = "no-review" {
        en: "{name} asks for 0 reviews: what 1 person writes is merged",
        ko: "{name}은(는) 리뷰를 요구하지 않습니다. 한 사람이 작성한 것이 그대로 병합됩니다",
    }
    /// ACC-20 fails: after the review.
    LAST_PUSH = "last-push" {
        en: "{name} counts a review of what was there before the last push: a reviewed change can be replaced, by its reviewer too",
        ko: "{name}은(는) 마지막 푸시 이전의 리뷰를 그대로 인정합니다. 리뷰가 끝난 변경을 바꿔 넣을 수 있고, 리뷰어 자신도 그렇게 할 수 있습니다",
    }
    /// ACC-20 does not know.
    APPROVAL_UNKNOWN = "approval-unknown" {
        en: "who approves {name} hangs on a value that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}의 승인자가 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-20 mends.
    ASK_ANOTHER = "ask-another" {
        en: "name reviewers, forbid self-review and bypass (`prevent_self_review`, `can_admins_bypass = false`, `require_last_push_approval`)",
        ko: "승인자를 지정하고 자기 승인과 우회를 막으십시오(`prevent_self_review`, `can_admins_bypass = false`, `require_last_push_approval`)",
    }
    /// ACC-21 passes.
    EMPLOYED = "employed" {
        evidence: E2,
        en: "{name} is in the export of the directory, and active",
        ko: "{name}은(는) 디렉터리 내보내기에 있으며 활성 상태입니다",
    }
    /// ACC-21 fails.
    DEPARTED = "departed" {
        en: "{name} has left by the directory's account, and is still named here",
        ko: "{name}은(는) 디렉터리에서 퇴직·정지 상태인데 여기에 아직 남아 있습니다",
    }
    /// ACC-21 fails: unused.
    UNUSED = "unused" {
        en: "{name} has not signed in for {age}, and is still named here",
        ko: "{name}은(는) {age} 동안 로그인하지 않았는데 여기에 아직 남아 있습니다",
    }
    /// ACC-21 explains.
    DIRECTORY_SAYS = "directory-says" { en: "the directory says so here", ko: "디렉터리 내보내기의 내용" }
    /// ACC-21 does not know: not listed.
    NOT_IN_DIRECTORY = "not-in-directory" {
        en: "{name} is not in the export of the directory: add the account, or remove it here",
        ko: "{name}이(가) 디렉터리 내보내기에 없습니다. 계정을 추가하거나 여기에서 삭제하십시오",
    }
    /// ACC-21 does not know: no export.
    NO_DIRECTORY = "no-directory" {
        en: "whether {name}, and everybody else who is named in this tree, still works here is not known: add an export of the directory (a YAML file with `directory` and `exported-at`)",
        ko: "{name}을(를) 비롯해 이 저장소에 이름이 있는 사람들이 재직 중인지 알 수 없습니다. 디렉터리 내보내기(`directory`와 `exported-at`이 있는 YAML)를 추가하십시오",
    }
    /// ACC-21 does not know: old.
    OLD_DIRECTORY = "old-directory" {
        en: "{name} does not say that it was exported lately (`exported-at`): who left since is not known",
        ko: "{name}이(가) 최근에 내보낸 것인지 알 수 없습니다(`exported-at`). 그 뒤에 퇴직한 사람은 확인되지 않습니다",
    }
    /// ACC-22 passes.
    STORAGE_PRIVATE = "storage-private" {
        evidence: E2,
        en: "{name} is not everybody's",
        ko: "{name}은(는) 모두에게 공개되지 않습니다",
    }
    /// ACC-22 fails.
    STORAGE_PUBLIC = "storage-public" {
        en: "{name} gives what it holds to everybody on the internet, without signing in or with any account at all",
        ko: "{name}은(는) 보관한 내용을 로그인하지 않은 사용자나 임의의 계정을 포함해 인터넷의 모두에게 공개합니다",
    }
    /// ACC-22 fails: locks.
    STORAGE_UNLOCKED = "storage-unlocked" {
        en: "{name} leaves {count} of the 4 locks off that keep buckets from becoming public",
        ko: "{name}은(는) 버킷 공개를 막는 4가지 잠금 중 {count}가지를 꺼 두었습니다",
    }
    /// ACC-22 does not know.
    STORAGE_UNKNOWN = "storage-unknown" {
        en: "whether {name} is public or off hangs on a value that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}의 공개 여부나 동작 여부가 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-22 passes: recorded.
    TRAIL_ON = "trail-on" {
        evidence: E2,
        en: "{name} records what is done in the account",
        ko: "{name}이(가) 계정에서 한 작업을 기록합니다",
    }
    /// ACC-22 fails: not recorded.
    TRAIL_OFF = "trail-off" {
        en: "{name} is declared and turned off: 0 of what is done in the account is recorded by it",
        ko: "{name}이(가) 선언되어 있지만 꺼져 있습니다. 계정에서 한 작업이 전혀 기록되지 않습니다",
    }
    /// ACC-22 mends.
    CLOSE_STORAGE = "close-storage" {
        en: "make it private and give access to the identities that need it; publish through a content delivery network with an origin identity",
        ko: "비공개로 바꾸고 필요한 계정에만 권한을 주십시오. 공개 배포가 필요하면 CDN의 오리진 전용 계정을 쓰십시오",
    }
    /// ACC-23 fails: inner paths.
    INNER_EXPOSED = "inner-exposed" {
        en: "{name} shows {path}, which is for developers and operators: configuration, memory and secrets can be read there",
        ko: "{name}이(가) 개발자·운영자용 {path}을(를) 노출합니다. 설정, 메모리, 시크릿을 읽을 수 있습니다",
    }
    /// ACC-23 fails: lists.
    FOLDERS_LISTED = "folders-listed" {
        en: "{name} lists its folders: every file that was left there is found",
        ko: "{name}이(가) 디렉터리 목록을 보여줍니다. 남겨 둔 모든 파일이 드러납니다",
    }
    /// ACC-23 fails: tools.
    TOOLS_SHIPPED = "tools-shipped" {
        en: "{name} ships the build image {image} with its compiler and package manager: whoever gets in need not bring tools",
        ko: "{name}이(가) 컴파일러와 패키지 관리자가 있는 빌드 이미지 {image}을(를) 그대로 배포합니다. 침입자가 도구를 가져올 필요가 없습니다",
    }
    /// ACC-23 passes: tools.
    NO_TOOLS = "no-tools" {
        evidence: E1,
        en: "{name} ends on {image}, which is no build image",
        ko: "{name}의 마지막 단계 {image}은(는) 빌드 이미지가 아닙니다",
    }
    /// ACC-23 passes: a wall.
    WALLED = "walled" {
        evidence: E2,
        en: "{name} has a web application firewall",
        ko: "{name}에 웹 방화벽이 연결되어 있습니다",
    }
    /// ACC-23 fails: no wall.
    UNWALLED = "unwalled" {
        en: "{name} serves the internet, and no web application firewall of this tree stands before it",
        ko: "{name}이(가) 인터넷에 서비스하는데 이 저장소에는 앞단에 연결된 웹 방화벽이 없습니다",
    }
    /// ACC-23 does not know.
    WALL_UNKNOWN = "wall-unknown" {
        en: "whether the internet reaches {name} hangs on a value that only Terraform knows: judge the plan (`terraform show -json`)",
        ko: "{name}이(가) 인터넷에 공개되는지가 Terraform만 아는 값에 달려 있습니다. 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-23 mends.
    ADD_WALL = "add-wall" {
        en: "associate a web ACL with it, or record which wall outside of this tree stands before it",
        ko: "웹 ACL을 연결하거나, 저장소 밖에 있는 웹 방화벽을 기록하십시오",
    }
    /// ACC-23 passes: zones.
    ZONED = "zoned" {
        evidence: E2,
        en: "{name} shares a namespace with a door to the internet, and a policy stands between",
        ko: "{name}은(는) 인터넷 진입점과 같은 네임스페이스에 있지만 정책으로 분리되어 있습니다",
    }
    /// ACC-23 fails: one zone.
    ONE_ZONE = "one-zone" {
        en: "{name} holds data in the namespace of a door to the internet, and no policy stands between: 1 hole in the public server reaches it",
        ko: "{name}이(가) 인터넷 진입점과 같은 네임스페이스에 있고 분리하는 정책이 없습니다. 공개 서버의 취약점 하나로 데이터에 닿습니다",
    }
    /// ACC-23 explains.
    DOOR_HERE = "door-here" { en: "the door", ko: "인터넷 진입점" }
    /// ACC-24 passes.
    INTERNAL_INSIDE = "internal-inside" {
        evidence: E2,
        en: "{name} stays inside, or lists who may come",
        ko: "{name}은(는) 내부에만 있거나 접근 주소를 나열합니다",
    }
    /// ACC-24 fails.
    INTERNAL_PUBLIC = "internal-public" {
        en: "{name} has an address on the internet, and its service is declared as {role}",
        ko: "{name}에 인터넷 주소가 있는데 서비스는 {role}(으)로 선언되어 있습니다",
    }
    /// ACC-24 explains.
    ROLE_HERE = "role-here" { en: "declared here", ko: "여기에 선언되어 있습니다" }
    /// ACC-24 does not know: a class.
    CLASS_UNSAID = "class-unsaid" {
        en: "whether {name} of a service that is {role} is reached from the internet is up to its controller: name a class that says internal, or list the addresses",
        ko: "{role} 서비스의 {name}이(가) 인터넷에서 접근되는지는 컨트롤러에 달려 있습니다. internal임이 드러나는 클래스를 쓰거나 접근 주소를 나열하십시오",
    }
    /// ACC-24 does not know: a role.
    ROLE_UNSAID = "role-unsaid" {
        en: "{name} has an address on the internet: whether {service} is for users is not declared (`role` of the service in prr.yaml)",
        ko: "{name}에 인터넷 주소가 있습니다. {service}이(가) 이용자용인지 선언되어 있지 않습니다(prr.yaml 서비스의 `role`)",
    }
    /// ACC-24 mends.
    KEEP_INSIDE = "keep-inside" {
        en: "use an internal load balancer or class; people from outside come through the VPN",
        ko: "내부 로드밸런서나 클래스를 쓰고, 외부 접속은 VPN을 거치게 하십시오",
    }
    /// ACC-25 passes.
    PERSONAL_ACCOUNT = "personal-account" {
        evidence: E1,
        en: "{name} is no name that a team shares",
        ko: "{name}은(는) 공용 계정 이름이 아닙니다",
    }
    /// ACC-25 fails.
    SHARED_ACCOUNT = "shared-account" {
        en: "{name} is a name of nobody: what is done with it has no person, and its password stays when 1 of them leaves",
        ko: "{name}은(는) 개인이 아닌 공용 계정입니다. 누가 사용했는지 알 수 없고, 사용자 한 명이 퇴직해도 비밀번호가 그대로 남습니다",
    }
    /// ACC-25 fails: a kubeconfig.
    SHARED_KUBECONFIG = "shared-kubeconfig" {
        en: "{count} workloads enter a cluster with the same kubeconfig {name}: none of them can be told from the others",
        ko: "워크로드 {count}개가 같은 kubeconfig {name}(으)로 클러스터에 접속합니다. 서로 구분할 수 없습니다",
    }
    /// ACC-25 explains.
    ALSO_MOUNTED = "also-mounted" { en: "and here", ko: "여기에서도 마운트합니다" }
    /// ACC-25 mends.
    OWN_ACCOUNTS = "own-accounts" {
        en: "give every person an account and bind a group; an account for emergencies is listed under `compliance.break-glass`",
        ko: "사람마다 계정을 주고 그룹에 권한을 부여하십시오. 비상 계정은 `compliance.break-glass`에 등록합니다",
    }
    /// ACC-26 passes.
    SESSION_ENDS = "session-ends" {
        evidence: E2,
        en: "sessions of {name} end after {length}",
        ko: "{name}의 세션은 {length} 뒤에 끝납니다",
    }
    /// ACC-26 fails.
    SESSION_LASTS = "session-lasts" {
        en: "sessions of {name} last {length}, and at most {longest} is allowed: whoever finds one open, or a copy of it, goes on as its owner",
        ko: "{name}의 세션은 {length} 동안 유지되며 허용값은 최대 {longest}입니다. 열린 세션이나 복사된 세션을 얻으면 본인처럼 계속 쓸 수 있습니다",
    }
    /// ACC-26 does not know.
    SESSION_UNKNOWN = "session-unknown" {
        en: "how long sessions of {name} last hangs on a value that is not here: state it, or judge the plan (`terraform show -json`)",
        ko: "{name}의 세션 유지 시간이 여기 없는 값에 달려 있습니다. 명시하거나 플랜(`terraform show -json`)을 판정하십시오",
    }
    /// ACC-26 passes: administration.
    ADMIN_GUARDED = "admin-guarded" {
        evidence: E2,
        en: "{path} of {name} is inside, listed, or behind something that asks",
        ko: "{name}의 {path}은(는) 내부에 있거나 접근이 제한되어 있거나 인증을 거칩니다",
    }
    /// ACC-26 fails: administration.
    ADMIN_PUBLIC = "admin-public" {
        en: "{name} shows {path} to the internet with nothing that asks on the way: it is 1 guessed password away",
        ko: "{name}이(가) 인증 설정 없이 {path}을(를) 인터넷에 공개합니다. 비밀번호 하나만 맞히면 들어올 수 있습니다",
    }
    /// ACC-26 does not know: administration.
    ADMIN_UNCLEAR = "admin-unclear" {
        en: "whether the internet reaches {path} of {name} is up to its controller: give administration an Ingress of a class that says internal, or list the addresses",
        ko: "{name}의 {path}이(가) 인터넷에서 접근되는지는 컨트롤러에 달려 있습니다. 관리 경로를 internal임이 드러나는 클래스의 Ingress로 분리하거나 접근 주소를 나열하십시오",
    }
}
