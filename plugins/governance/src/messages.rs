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
    REPORTED = "incident-reported" {
        evidence: E4,
        en: "the incident of {path} was reported {took} after it was recognised, and {longest} are allowed, by its record",
        ko: "기록에 따르면 {path}의 사고는 인지 후 {took} 만에 보고되었습니다(허용 {longest})",
    }
    REPORTED_LATE = "incident-reported-late" {
        en: "the incident of {path} was first reported {took} after it was recognised, and {longest} are allowed",
        ko: "{path}의 사고는 인지 후 {took} 만에 최초 보고되어 허용 시간 {longest}을(를) 넘었습니다",
    }
    REPORT_UNTIMED = "incident-report-untimed" {
        en: "the record of the incident of {path} does not say when it was first reported: add `measured: first-report`; {longest} are allowed",
        ko: "{path}의 사고 기록에 최초 보고까지 걸린 시간이 없습니다. `measured: first-report`를 적으십시오(허용 {longest})",
    }
    INCIDENT_OPEN = "incident-open" {
        en: "the record of the incident of {path} says that its measures are not done",
        ko: "{path}의 사고 기록에 따르면 조치가 끝나지 않았습니다",
    }
    NO_INCIDENT = "no-incident" {
        en: "no incident record: a person says whether there was none, or supplies the reports with the times of recognition and report",
        ko: "incident 기록이 없습니다. 사고가 없었는지 밝히거나 인지·보고 시각과 재발 방지가 있는 사고 보고를 제출해야 합니다",
    }
    NO_SCOPE_REVIEW = "no-scope-review" {
        en: "no {kind} record: a person supplies the scope of the management system, with what is left out and why",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 관리체계 범위 문서와 제외 사유",
    }
    NO_POLICY_REVIEW = "no-policy-review" {
        en: "no {kind} record: a person supplies the security policy and its guidelines, with version, approver and date of approval",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 정책·지침의 버전, 승인자, 승인일",
    }
    NO_ASSET_REVIEW = "no-asset-review" {
        en: "no {kind} record: a person supplies the ledger of assets with grade and person in charge",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 중요도와 책임자가 있는 정보자산 목록",
    }
    NO_FLOW_REVIEW = "no-flow-review" {
        en: "no {kind} record: a person supplies flow charts of services and of personal data, with the day of their last review",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 업무·개인정보 흐름도와 최근 검토일",
    }
    NO_RISK_ASSESSMENT = "no-risk-assessment" {
        en: "no {kind} record: a person supplies this year's risk assessment with the approved level of acceptable risk",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 연간 위험평가 결과와 수용 가능한 위험 수준의 승인",
    }
    NO_RISK_TREATMENT = "no-risk-treatment" {
        en: "no {kind} record: a person supplies the plan of measures with owner, day and approval for each risk",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 위험별 보호대책, 담당자, 일정, 승인이 있는 이행계획",
    }
    NO_OPERATION_STATEMENT = "no-operation-statement" {
        en: "no {kind} record: a person supplies the statement of operation, checked against the documents and records that it names",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 관련 문서와 기록을 실물과 대조한 운영명세서",
    }
    NO_ACTIVITY_REVIEW = "no-activity-review" {
        en: "no {kind} record: a person supplies the list of periodic activities with when each was last done",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 주기적 활동 목록과 최근 수행일",
    }
    NO_LEGAL_REVIEW = "no-legal-review" {
        en: "no {kind} record: a person supplies the register of legal requirements and this year's review of compliance",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 법적 요구사항 목록과 연간 준수 검토 결과",
    }
    NO_INTERNAL_AUDIT = "no-internal-audit" {
        en: "no {kind} record: a person supplies plan and report of this year's internal audit, and who did it",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 연간 관리체계 점검 계획과 결과, 점검자",
    }
    NO_THIRD_PARTY_REVIEW = "no-third-party-review" {
        en: "no {kind} record: a person supplies the list of third parties and outside services with purpose, data and contract",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 외부자·외부 서비스 목록과 목적, 처리 정보, 계약",
    }
    NO_ACCESS_REVIEW = "no-access-review" {
        en: "no {kind} record: a person supplies the last review of access rights and what was done about it",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 접근권한 정기 검토 결과와 조치",
    }
    NO_SECURITY_REQUIREMENTS = "no-security-requirements" {
        en: "no {kind} record: a person supplies the security requirements of new systems with their approval",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 신규 시스템의 보안 요구사항과 승인",
    }
    NO_LOG_REVIEW = "no-log-review" {
        en: "no {kind} record: a person supplies the last review of access records and what followed from it",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 접속기록 점검 결과와 후속 조치",
    }
    NO_CONTACT_REVIEW = "no-contact-review" {
        en: "no {kind} record: a person supplies the incident procedure with people and authorities to call, and when it was last checked",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 침해사고 대응 절차와 최신 비상연락망",
    }
    NO_VULNERABILITY_ASSESSMENT = "no-vulnerability-assessment" {
        en: "no {kind} record: a person supplies the last vulnerability assessment with targets, measures and completion",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 점검 대상, 조치 계획, 완료가 있는 취약점 점검 결과",
    }
    NO_INCIDENT_DRILL = "no-incident-drill" {
        en: "no {kind} record: a person supplies plan and result of this year's incident drill",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 연간 침해사고 모의훈련의 계획, 결과, 개선 사항",
    }
    NO_PRIVACY_REGISTER_REVIEW = "no-privacy-register-review" {
        en: "no {kind} record: a person supplies the register of personal data with the day of its last review",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 개인정보 현황표와 최근 검토일",
    }
    NO_PROCESSOR_REVIEW = "no-processor-review" {
        en: "no {kind} record: a person supplies contracts with processors and the list of them that is disclosed",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 수탁자 계약과 공개된 위탁 현황",
    }
    NO_PRIVACY_POLICY_REVIEW = "no-privacy-policy-review" {
        en: "no {kind} record: a person supplies the privacy policy that is published, with its history of changes",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 공개된 처리방침과 변경 이력",
    }
    NO_COMMITTEE = "no-committee" {
        en: "no {kind} record: a person supplies minutes of the committee with day, agenda and decision",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 일자, 안건, 의결이 있는 정보보호위원회 회의록",
    }
    NO_CLOUD_USE_REVIEW = "no-cloud-use-review" {
        en: "no {kind} record: a person supplies the register of clouds in use: assessments, the committee's decision, and the report to the supervisor",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 업무 중요도·제공자 평가, 위원회 의결, 감독원 보고가 있는 클라우드 이용 대장",
    }
    NO_CONTINUITY_REVIEW = "no-continuity-review" {
        en: "no {kind} record: a person supplies the approved plan of continuity, the manual of action and the emergency plan",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 승인된 업무지속성 방안, 행동매뉴얼, 비상대책",
    }
    NO_EMERGENCY_DRILL = "no-emergency-drill" {
        en: "no {kind} record: a person supplies plan and result of this year's emergency drill, and its report",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 비상대응훈련 계획·결과와 보고",
    }
    NO_CAPACITY_REVIEW = "no-capacity-review" {
        en: "no {kind} record: a person supplies the periodic analysis of use and its trend",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 사용 현황·추이의 정기 분석",
    }
    NO_SECURITY_ASSESSMENT = "no-security-assessment" {
        en: "no {kind} record: a person supplies the result of the security assessment and its submission",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 보안성심의 결과와 감독원 제출",
    }
    NO_MAINTENANCE_REVIEW = "no-maintenance-review" {
        en: "no {kind} record: a person supplies the maintenance ledger and the incident ledger",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 유지보수관리대장과 장애상황기록부",
    }
    NO_APP_PERMISSION_REVIEW = "no-app-permission-review" {
        en: "no {kind} record: a person supplies the notice and consent screens of the app's permissions, held against its manifest",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 앱 매니페스트와 대조한 접근권한 고지·동의 화면",
    }
    NO_SEPARATED_STORAGE_REVIEW = "no-separated-storage-review" {
        en: "no {kind} record: a person supplies the acts on which data is kept, for how long, where apart, and who may see it",
        ko: "{kind} 기록이 없습니다. 제출할 증적: 보존 근거 법령과 기간, 분리 보관 위치와 접근 통제",
    }
}
