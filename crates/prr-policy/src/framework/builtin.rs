//! The catalogues that prr carries.

/// Name and text.
pub(super) static FRAMEWORKS: &[(&str, &str)] = &[
    ("cloud-public", include_str!("../../../../policies/frameworks/cloud-public.yaml")),
    ("credit-act", include_str!("../../../../policies/frameworks/credit-act.yaml")),
    ("e-finance-act", include_str!("../../../../policies/frameworks/e-finance-act.yaml")),
    ("efsr", include_str!("../../../../policies/frameworks/efsr.yaml")),
    ("isms-p", include_str!("../../../../policies/frameworks/isms-p.yaml")),
    ("isms-p-7-2", include_str!("../../../../policies/frameworks/isms-p-7-2.yaml")),
    ("isms-p-7-3", include_str!("../../../../policies/frameworks/isms-p-7-3.yaml")),
    ("network-act", include_str!("../../../../policies/frameworks/network-act.yaml")),
    ("pipa", include_str!("../../../../policies/frameworks/pipa.yaml")),
    ("prr", include_str!("../../../../policies/frameworks/prr.yaml")),
    ("safety", include_str!("../../../../policies/frameworks/safety.yaml")),
];

/// What a repository can say of a framework's controls: the framework's name and the text.
pub(super) static EVIDENCE: &[(&str, &str)] = &[
    ("efsr", include_str!("../../../../policies/evidence/efsr.yaml")),
    ("isms-p", include_str!("../../../../policies/evidence/isms-p.yaml")),
];
