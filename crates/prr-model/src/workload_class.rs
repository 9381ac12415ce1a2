/// How a workload does its work, which decides what can be asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum WorkloadClass {
    /// It answers requests.
    RequestDriven,
    /// It runs to its end.
    Batch,
    /// It keeps data.
    Stateful,
    /// It runs on every machine.
    Daemon,
    /// It exists to test something else.
    Test,
}

impl WorkloadClass {
    /// Every class.
    pub const ALL: [Self; 5] = [Self::RequestDriven, Self::Batch, Self::Stateful, Self::Daemon, Self::Test];

    /// The word in prr.yaml.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RequestDriven => "request-driven",
            Self::Batch => "batch",
            Self::Stateful => "stateful",
            Self::Daemon => "daemon",
            Self::Test => "test",
        }
    }

    /// The class with this word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == text)
    }

    /// What the kind of a Kubernetes object says: a Deployment may be anything that does not end by itself.
    #[must_use]
    pub fn of_kind(kind: &str) -> Option<Self> {
        match kind {
            "Job" | "CronJob" => Some(Self::Batch),
            "StatefulSet" => Some(Self::Stateful),
            "DaemonSet" => Some(Self::Daemon),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_kinds_say_what_they_can() {
        assert!(WorkloadClass::ALL.into_iter().all(|class| WorkloadClass::parse(class.as_str()) == Some(class)));
        assert_eq!(WorkloadClass::of_kind("CronJob"), Some(WorkloadClass::Batch));
        assert_eq!(WorkloadClass::of_kind("Deployment"), None);
    }
}
