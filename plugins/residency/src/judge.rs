//! One flow under the rules of its regime.

use prr_sdk::compliance::{DataClass, Regime, Transfer};
use prr_sdk::{Finding, Message, Value, fail, not_applicable, pass, unknown};

use crate::duty::{self, Basis, Duty};
use crate::flow::{Flow, Rule};
use crate::messages as m;
use crate::model::Model;
use crate::region::{Cloud, Place};
use crate::terraform::Why;

/// How a rule words its refusals.
pub(crate) struct Words {
    /// Finance, unique identifiers or credit information.
    pub finance: Message,
    pub public: Message,
    /// Personal data without a basis.
    pub general: Message,
}

/// Judges every flow of a rule.
pub(crate) fn flows(model: &Model<'_>, rule: Rule, words: &Words) -> Vec<Finding> {
    model.flows(rule).iter().map(|flow| judge(model, flow, words)).collect()
}

fn judge(model: &Model<'_>, flow: &Flow<'_>, words: &Words) -> Finding {
    let duty = duty::of(&model.declared, &flow.owner);
    let case = Case { flow, duty: &duty, words, now: model.now };
    let finding = case.finding();
    let finding = finding.with("subject", flow.subject.clone()).with("where", flow.target.shown());
    match duty.service.map(|service| service.name).or(flow.owner.service) {
        Some(service) => finding.service(service),
        None => finding,
    }
}

struct Case<'c, 'd, 'a> {
    flow: &'c Flow<'a>,
    duty: &'c Duty<'d, 'a>,
    words: &'c Words,
    now: i64,
}

impl Case<'_, '_, '_> {
    fn finding(&self) -> Finding {
        if let Some(reason) = self.duty.service.and_then(|service| service.out_of_scope) {
            let finding = not_applicable(&self.flow.subject, self.flow.at.clone()).because(m::OUT_OF_SCOPE);
            return finding.with("reason", reason.value).proof(reason.node);
        }
        if self.flow.target.stays {
            return self.passes(m::STAYS);
        }
        match (self.flow.target.place, self.duty.regime.map(|said| said.value)) {
            (_, Some(Regime::General)) if matches!(self.flow.rule, Rule::Registry | Rule::State) => {
                self.without_personal_data()
            }
            (Place::Undetermined, regime) => self.undetermined(regime),
            (_, None) => self.asks(m::NO_REGIME),
            (Place::Korea(_), Some(regime)) => self.in_korea(regime),
            (Place::Abroad(_), Some(regime)) if regime.is_public() => self.refuses(self.words.public),
            (Place::Abroad(_), Some(Regime::Finance)) => self.abroad_in_finance(),
            (Place::Abroad(_), Some(_)) => self.abroad(),
        }
    }

    fn in_korea(&self, regime: Regime) -> Finding {
        if self.duty.allows(&self.flow.target) == Some(false) {
            let finding = self.related(fail(&self.flow.subject, self.flow.at.clone()).because(m::NOT_ALLOWED));
            return finding;
        }
        let public_site = self.flow.target.cloud.is_some() && self.flow.target.partition != Some("gov");
        let decides = matches!(self.flow.rule, Rule::Primary | Rule::Copy | Rule::Secret);
        if regime.is_public() && public_site && decides {
            return self.asks(m::NO_CERTIFICATE);
        }
        self.passes(if self.flow.target.assumed { m::IN_KOREA_BY_DEFAULT } else { m::IN_KOREA })
    }

    fn undetermined(&self, regime: Option<Regime>) -> Finding {
        if self.duty.has_none() && regime.is_some_and(|regime| !regime.is_public()) && self.hangs_on_classes() {
            return self.passes(m::NO_PERSONAL_DATA);
        }
        let (message, what) = match self.flow.target.why {
            Some(Why::Absent) | None => (m::REGION_ABSENT, ""),
            Some(Why::Expression(text)) => (m::REGION_EXPRESSION, text),
            Some(Why::Name(text)) => (m::REGION_UNKNOWN, text),
            Some(Why::Host(text)) => (m::HOST_UNKNOWN, text),
            Some(Why::Site(text)) => (m::SITE_UNKNOWN, text),
            Some(Why::Elsewhere(text)) => (m::VALUE_ELSEWHERE, text),
            Some(Why::Nature(text)) => (m::NATURE_UNKNOWN, text),
            Some(Why::Module(text)) => (m::MODULE_UNKNOWN, text),
            Some(Why::Cluster) => (m::CLUSTER_UNKNOWN, ""),
        };
        self.asks(message).with("text", if what.is_empty() { "?" } else { what })
    }

    /// Whether it matters which data there are: images and state hold none of their own.
    const fn hangs_on_classes(&self) -> bool {
        !matches!(self.flow.rule, Rule::Registry | Rule::State)
    }

    fn abroad_in_finance(&self) -> Finding {
        if !self.hangs_on_classes() {
            return self.refuses(self.words.finance);
        }
        if self.duty.classes.is_none() {
            return self.asks(m::NO_CLASSES);
        }
        let redacted = self.duty.service.and_then(|service| service.redaction_test);
        match (self.flow.rule, redacted) {
            _ if !self.duty.stays_by_law() => self.abroad(),
            // What is redacted, and tested to be, is personal data at most.
            (Rule::Telemetry, Some(test)) => {
                self.abroad().related(test.node, m::STEP_REDACTED, &[("test", Value::from(test.value))])
            }
            _ => self.refuses(self.words.finance),
        }
    }

    fn abroad(&self) -> Finding {
        if self.duty.classes.is_none() && self.flow.rule != Rule::Secret {
            return self.asks(m::NO_CLASSES);
        }
        if self.duty.has_none() {
            return self.passes(m::NO_PERSONAL_DATA);
        }
        if self.duty.allows(&self.flow.target) == Some(false) {
            return self.related(fail(&self.flow.subject, self.flow.at.clone()).because(m::NOT_ALLOWED));
        }
        if self.flow.rule == Rule::Secret {
            return self.without_personal_data();
        }
        match self.duty.basis(&self.flow.target, self.now) {
            Basis::Holds(transfer) => self.registered(transfer),
            Basis::Incomplete(transfer) => {
                let finding = fail(&self.flow.subject, self.flow.at.clone()).because(m::TRANSFER_INCOMPLETE);
                let finding = finding.with("missing", transfer.missing.join(", "));
                self.related(finding).related(transfer.node, m::STEP_TRANSFER, &[])
            }
            Basis::Expired(transfer) => {
                let finding = fail(&self.flow.subject, self.flow.at.clone()).because(m::TRANSFER_EXPIRED);
                self.related(finding).related(transfer.node, m::STEP_TRANSFER, &[])
            }
            Basis::OtherRecipient(transfer) => {
                let finding = self.asks(m::OTHER_RECIPIENT).with("recipient", transfer.recipient.unwrap_or("?"));
                finding.related(transfer.node, m::STEP_TRANSFER, &[])
            }
            Basis::Nothing if self.flow.rule == Rule::Saas && !self.is_grave() => self.asks(m::SENDS_WHAT),
            Basis::Nothing => self.refuses(self.words.general),
        }
    }

    /// Whether the data are of a class for which sending to business software is refused rather than asked about.
    fn is_grave(&self) -> bool {
        let grave = [DataClass::UniqueId, DataClass::Credit, DataClass::Sensitive];
        self.duty.classes.is_some_and(|said| said.value.any(&grave))
    }

    fn registered(&self, transfer: &Transfer<'_>) -> Finding {
        let basis = transfer.legal_basis.map_or_else(|| "?".to_owned(), |number| number.to_string());
        let finding = self.passes(m::REGISTERED).with("basis", basis);
        finding.proof(transfer.node)
    }

    fn without_personal_data(&self) -> Finding {
        not_applicable(&self.flow.subject, self.flow.at.clone()).because(m::NOT_REGULATED)
    }

    fn passes(&self, message: Message) -> Finding {
        let mut finding = pass(&self.flow.subject, self.flow.at.clone()).because(message);
        for step in &self.flow.steps {
            finding = finding.proof(step.at.clone());
        }
        let declared = self.duty.classes.map(|said| said.node).filter(|_| self.duty.has_none());
        match declared {
            Some(node) => finding.proof(node),
            None => finding,
        }
    }

    fn asks(&self, message: Message) -> Finding {
        self.way(unknown(&self.flow.subject, self.flow.at.clone()).because(message))
    }

    fn refuses(&self, message: Message) -> Finding {
        let finding = fail(&self.flow.subject, self.flow.at.clone()).because(message);
        let finding = self.related(finding.with("classes", self.duty.shown()));
        let general = self.duty.regime.is_some_and(|said| said.value == Regime::General);
        if general && self.hangs_on_classes() {
            return finding.fix(m::FIX_TRANSFER, &[], Some(self.entry()));
        }
        if self.flow.rule == Rule::Registry {
            return finding.fix(m::FIX_MIRROR, &[], None);
        }
        match self.flow.target.cloud.and_then(home) {
            Some(region) => finding.fix(m::FIX_REGION, &[("region", Value::from(region))], None),
            None => finding.fix(m::FIX_STOP, &[], None),
        }
    }

    /// An entry of the register to be filled in.
    fn entry(&self) -> String {
        let country = self.flow.target.country().unwrap_or("...");
        let cloud = self.flow.target.cloud.map(Cloud::name);
        let recipient = self.flow.target.recipient.map(|service| service.name).or(cloud).unwrap_or("...");
        let rest = "      contact: ...\n      items: [...]\n      purpose: ...\n      retention: ...\n      method: ...\n      refusal: ...\n      legal-basis: 3\n      privacy-policy: https://...\n      published: ...\n      expires: ...\n";
        format!("compliance:\n  transfers:\n    - country: {country}\n      recipient: {recipient}\n{rest}")
    }

    /// Everything that explains a refusal: whose data, by which declaration, and every step of the way.
    fn related(&self, mut finding: Finding) -> Finding {
        if let Some(regime) = self.duty.regime {
            let said = [("regime", Value::from(regime.value.as_str()))];
            finding = finding.related(regime.node, m::STEP_REGIME, &said);
        }
        if let Some(classes) = self.duty.classes {
            let said = [("service", Value::from(self.named())), ("classes", Value::from(classes.value.to_string()))];
            finding = finding.related(classes.node, m::STEP_CLASSES, &said);
        }
        self.way(finding)
    }

    fn named(&self) -> &str {
        match self.duty.service_name() {
            "" => &self.flow.subject,
            name => name,
        }
    }

    fn way(&self, mut finding: Finding) -> Finding {
        for step in &self.flow.steps {
            finding = finding.related(step.at.clone(), step.says, &step.with);
        }
        finding
    }
}

/// A region of a cloud that is in Korea.
const fn home(cloud: Cloud) -> Option<&'static str> {
    match cloud {
        Cloud::Aws | Cloud::Alibaba => Some("ap-northeast-2"),
        Cloud::Azure => Some("koreacentral"),
        Cloud::Google => Some("asia-northeast3"),
        Cloud::Naver => Some("KR"),
        Cloud::Nhn | Cloud::Kt => Some("KR1"),
        Cloud::Kakao => Some("kr-central-2"),
        Cloud::Oracle => Some("ap-seoul-1"),
        Cloud::Tencent => Some("ap-seoul"),
        Cloud::Vercel => None,
    }
}
