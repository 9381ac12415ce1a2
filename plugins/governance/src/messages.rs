//! What is said of duties.

prr_sdk::catalogue! {
    DONE = "duty-done" {
        evidence: E4,
        en: "{kind} was recorded {age} ago, of {path} as it is now",
        ko: "{age} 전의 {kind} 기록이 있고 대상 파일 {path}이(가) 그대로입니다",
    }
    DONE_STALE = "duty-stale" {
        en: "the newest record of {kind}, of {path}, is {age} old, and counts for {longest}",
        ko: "{path}에 대한 최근 {kind} 기록은 {age} 전의 것이며 {longest} 동안만 유효합니다",
    }
    FAILED = "duty-failed" {
        en: "the newest record of {kind}, of {path}, says that it did not go well",
        ko: "{path}에 대한 최근 {kind} 기록의 결과가 실패입니다",
    }
    IN_FUTURE = "duty-in-future" {
        en: "the newest record of {kind}, of {path}, is dated after the time as of which the tree is judged",
        ko: "{path}에 대한 최근 {kind} 기록의 날짜가 판정 기준 시각보다 뒤입니다",
    }
    CHANGED_SINCE = "duty-subject-changed" {
        en: "{path} is not as it was when {kind} was recorded: what is there now, nobody has looked at by any record",
        ko: "{path}이(가) {kind} 기록 이후에 바뀌었습니다. 지금의 내용을 검토한 기록이 없습니다",
    }
    FILE_GONE = "duty-subject-gone" {
        en: "{path}, of which {kind} was recorded, is not in the tree",
        ko: "{kind} 기록의 대상인 {path}이(가) 저장소에 없습니다",
    }
    FILE_UNREADABLE = "duty-subject-unreadable" {
        en: "{path}, of which {kind} was recorded, could not be read, so nothing says that it is the same",
        ko: "{kind} 기록의 대상인 {path}을(를) 읽을 수 없어 같은 파일인지 알 수 없습니다",
    }
    NOT_ASSESSED = "duty-of-other-framework" {
        en: "it is asked for by {names}, which compliance.frameworks does not name",
        ko: "{names}에서 요구하는 활동이며 compliance.frameworks에 없습니다",
    }
    RECORD_IT = "duty-record-it" {
        en: "once it is done: {command}",
        ko: "수행한 뒤 기록을 남기십시오: {command}",
    }
    NO_SCOPE_REVIEW = "no-scope-review" {
        en: "nothing in the tree shows the scope of the management system, with what is left out and why: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 관리체계 범위 문서와 제외 사유",
    }
    NO_POLICY_REVIEW = "no-policy-review" {
        en: "nothing in the tree shows the security policy and its guidelines, with version, approver and date of approval: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 정책·지침의 버전, 승인자, 승인일",
    }
    NO_ASSET_REVIEW = "no-asset-review" {
        en: "nothing in the tree shows the ledger of assets with grade and person in charge: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 중요도와 책임자가 있는 정보자산 목록",
    }
    NO_FLOW_REVIEW = "no-flow-review" {
        en: "nothing in the tree shows flow charts of services and of personal data, with the day of their last review: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 업무·개인정보 흐름도와 최근 검토일",
    }
    NO_RISK_ASSESSMENT = "no-risk-assessment" {
        en: "nothing in the tree shows this year's risk assessment with the approved level of acceptable risk: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 연간 위험평가 결과와 수용 가능한 위험 수준의 승인",
    }
    NO_RISK_TREATMENT = "no-risk-treatment" {
        en: "nothing in the tree shows the plan of measures with owner, day and approval for each risk: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 위험별 보호대책, 담당자, 일정, 승인이 있는 이행계획",
    }
    NO_OPERATION_STATEMENT = "no-operation-statement" {
        en: "nothing in the tree shows the statement of operation, checked against the documents and records that it names: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 관련 문서와 기록을 실물과 대조한 운영명세서",
    }
    NO_ACTIVITY_REVIEW = "no-activity-review" {
        en: "nothing in the tree shows the list of periodic activities with when each was last done: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 주기적 활동 목록과 최근 수행일",
    }
    NO_LEGAL_REVIEW = "no-legal-review" {
        en: "nothing in the tree shows the register of legal requirements and this year's review of compliance: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 법적 요구사항 목록과 연간 준수 검토 결과",
    }
    NO_INTERNAL_AUDIT = "no-internal-audit" {
        en: "nothing in the tree shows plan and report of this year's internal audit, and who did it: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 연간 관리체계 점검 계획과 결과, 점검자",
    }
    NO_THIRD_PARTY_REVIEW = "no-third-party-review" {
        en: "nothing in the tree shows the list of third parties and outside services with purpose, data and contract: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 외부자·외부 서비스 목록과 목적, 처리 정보, 계약",
    }
    NO_ACCESS_REVIEW = "no-access-review" {
        en: "nothing in the tree shows the last review of access rights and what was done about it: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 접근권한 정기 검토 결과와 조치",
    }
    NO_SECURITY_REQUIREMENTS = "no-security-requirements" {
        en: "nothing in the tree shows the security requirements of new systems with their approval: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 신규 시스템의 보안 요구사항과 승인",
    }
    NO_LOG_REVIEW = "no-log-review" {
        en: "nothing in the tree shows the last review of access records and what followed from it: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 접속기록 점검 결과와 후속 조치",
    }
    NO_CONTACT_REVIEW = "no-contact-review" {
        en: "nothing in the tree shows the incident procedure with people and authorities to call, and when it was last checked: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 침해사고 대응 절차와 최신 비상연락망",
    }
    NO_VULNERABILITY_ASSESSMENT = "no-vulnerability-assessment" {
        en: "nothing in the tree shows the last vulnerability assessment with targets, measures and completion: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 점검 대상, 조치 계획, 완료가 있는 취약점 점검 결과",
    }
    NO_INCIDENT_DRILL = "no-incident-drill" {
        en: "nothing in the tree shows plan and result of this year's incident drill: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 연간 침해사고 모의훈련의 계획, 결과, 개선 사항",
    }
    NO_PRIVACY_REGISTER_REVIEW = "no-privacy-register-review" {
        en: "nothing in the tree shows the register of personal data with the day of its last review: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 개인정보 현황표와 최근 검토일",
    }
    NO_PROCESSOR_REVIEW = "no-processor-review" {
        en: "nothing in the tree shows contracts with processors and the list of them that is disclosed: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 수탁자 계약과 공개된 위탁 현황",
    }
    NO_PRIVACY_POLICY_REVIEW = "no-privacy-policy-review" {
        en: "nothing in the tree shows the privacy policy that is published, with its history of changes: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 공개된 처리방침과 변경 이력",
    }
    NO_COMMITTEE = "no-committee" {
        en: "nothing in the tree shows minutes of the committee with day, agenda and decision: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 일자, 안건, 의결이 있는 정보보호위원회 회의록",
    }
    NO_CLOUD_USE_REVIEW = "no-cloud-use-review" {
        en: "nothing in the tree shows the register of clouds in use: assessments, the committee's decision, and the report to the supervisor: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 업무 중요도·제공자 평가, 위원회 의결, 감독원 보고가 있는 클라우드 이용 대장",
    }
    NO_CONTINUITY_REVIEW = "no-continuity-review" {
        en: "nothing in the tree shows the approved plan of continuity, the manual of action and the emergency plan: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 승인된 업무지속성 방안, 행동매뉴얼, 비상대책",
    }
    NO_EMERGENCY_DRILL = "no-emergency-drill" {
        en: "nothing in the tree shows plan and result of this year's emergency drill, and its report: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 비상대응훈련 계획·결과와 보고",
    }
    NO_CAPACITY_REVIEW = "no-capacity-review" {
        en: "nothing in the tree shows the periodic analysis of use and its trend: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 사용 현황·추이의 정기 분석",
    }
    NO_SECURITY_ASSESSMENT = "no-security-assessment" {
        en: "nothing in the tree shows the result of the security assessment and its submission: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 보안성심의 결과와 감독원 제출",
    }
    NO_MAINTENANCE_REVIEW = "no-maintenance-review" {
        en: "nothing in the tree shows the maintenance ledger and the incident ledger: no record of the kind {kind} is there, so a person has to supply it",
        ko: "저장소에 {kind} 기록이 없습니다. 담당자가 다음 증적을 제출해야 합니다: 유지보수관리대장과 장애상황기록부",
    }
}
