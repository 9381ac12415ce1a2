//! RES-11: the register of transfers is complete and current.

use prr_sdk::compliance::Transfer;
use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-11",
        severity: Severity::High,
        documentation: include_str!("res_11_register.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    model.declared.transfers.iter().map(|transfer| entry(transfer, model.now)).collect()
}

fn entry(transfer: &Transfer<'_>, now: i64) -> Finding {
    let (country, recipient) = (transfer.country.unwrap_or("?"), transfer.recipient.unwrap_or("?"));
    let subject = format!("{recipient} ({country})");
    let ends = transfer.node.field("expires").unwrap_or(transfer.node);
    let finding = if !transfer.missing.is_empty() {
        let finding =
            fail(&subject, transfer.node).because(m::ENTRY_INCOMPLETE).with("missing", transfer.missing.join(", "));
        let template: String = transfer.missing.iter().flat_map(|key| [*key, ": ...\n"]).collect();
        finding.with("number", transfer.missing.len()).fix(m::FIX_ENTRY, &[], Some(template))
    } else if transfer.expired(now) {
        fail(&subject, ends).because(m::ENTRY_EXPIRED).with("expires", ends.text().unwrap_or_default())
    } else {
        pass(&subject, transfer.node)
            .because(m::ENTRY_COMPLETE)
            .with("expires", ends.text().unwrap_or_default())
            .proof(transfer.node)
    };
    let finding = finding.with("subject", subject);
    match &transfer.services[..] {
        [service] => finding.service(*service),
        _ => finding,
    }
}
