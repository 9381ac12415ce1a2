//! What an organisation declares of a service, so that rules which depend on it can be decided: words of prr.yaml.

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$case_about:meta])* $case:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$case_about])* $case,)+
        }

        impl $name {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$case),+];

            /// The word in prr.yaml.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$case => $word),+ }
            }

            /// The one with this word.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }
    };
}

words! {
    /// Which rules of residency a service is under. Residency in Korea is not one rule but three.
    Regime {
        /// Finance: 전자금융감독규정 제14조의2 제7항 keeps systems that process unique identifiers or personal credit information in Korea.
        Finance = "finance",
        /// The public sector, services of the grade 상 of the cloud security certification (CSAP).
        PublicCsapHigh = "public-csap-high",
        /// The public sector, grade 중.
        PublicCsapMid = "public-csap-mid",
        /// The public sector, grade 하.
        PublicCsapLow = "public-csap-low",
        /// Everybody else: transfers abroad need a basis that is disclosed (개인정보 보호법 제28조의8).
        General = "general",
    }
}

words! {
    /// A class of data, as Korean law tells them apart.
    DataClass {
        /// No personal data.
        None = "none",
        /// 개인정보.
        Personal = "personal",
        /// 민감정보, 개인정보 보호법 제23조.
        Sensitive = "sensitive",
        /// 고유식별정보, 개인정보 보호법 제24조.
        UniqueId = "unique-id",
        /// 개인신용정보, 신용정보법.
        Credit = "credit",
        /// 가명정보, 개인정보 보호법 제28조의2.
        Pseudonymous = "pseudonymous",
    }
}

words! {
    /// What people do with a service, which decides whether it is a 개인정보처리시스템.
    ServiceRole {
        /// Users reach it.
        UserFacing = "user-facing",
        /// People who handle personal data work with it.
        HandlerConsole = "handler-console",
        /// Only other services reach it.
        Internal = "internal",
    }
}

words! {
    /// Where an organisation wants its disaster recovery. A policy of its own, no law.
    DrPolicy {
        /// Anywhere in Korea.
        DomesticAny = "domestic-any",
        /// Outside of the capital region.
        DomesticNonCapital = "domestic-non-capital",
        /// In two zones.
        DomesticTwoZone = "domestic-two-zone",
    }
}

words! {
    /// What a log store keeps, which decides for how long it must.
    LogPurpose {
        /// 접속기록 of systems that process personal data.
        AccessRecords = "access-records",
        /// 가동기록 of systems of electronic finance.
        OperationRecords = "operation-records",
        /// 접근권한 부여·변경·말소 내역.
        PermissionRecords = "permission-records",
        /// 전자금융거래기록.
        TransactionRecords = "transaction-records",
    }
}

impl Regime {
    /// Whether it is one of the public sector.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::PublicCsapHigh | Self::PublicCsapMid | Self::PublicCsapLow)
    }
}

/// A set of classes of data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DataClasses(u8);

impl DataClasses {
    /// The set with one more.
    #[must_use]
    pub const fn with(self, class: DataClass) -> Self {
        Self(self.0 | 1 << class as u8)
    }

    /// Whether a class is in it.
    #[must_use]
    pub const fn contains(self, class: DataClass) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether any of some classes is in it.
    #[must_use]
    pub fn any(self, classes: &[DataClass]) -> bool {
        classes.iter().any(|class| self.contains(*class))
    }

    /// Whether it has data of people: anything but [`DataClass::None`]. Pseudonymous data is personal data.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        self.0 & !(1 << DataClass::None as u8) != 0
    }

    /// The classes, in the order of [`DataClass::ALL`].
    pub fn iter(self) -> impl Iterator<Item = DataClass> {
        DataClass::ALL.iter().copied().filter(move |class| self.contains(*class))
    }

    /// Reads the value of a label, a tag or an annotation: words with commas, dots, slashes, plus signs or blanks between them, `unique_id` and
    /// `unique-id` alike. Nothing where a word is no class: half of a declaration is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let words = text.split([',', '.', '+', '/', ' ']).filter(|word| !word.is_empty());
        let mut classes = Self::default();
        for word in words {
            classes = classes.with(DataClass::parse(&word.to_ascii_lowercase().replace('_', "-"))?);
        }
        (classes != Self::default()).then_some(classes)
    }
}

impl FromIterator<DataClass> for DataClasses {
    fn from_iter<I: IntoIterator<Item = DataClass>>(classes: I) -> Self {
        classes.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Display for DataClasses {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (number, class) in self.iter().enumerate() {
            let between = if number == 0 { "" } else { ", " };
            write!(f, "{between}{}", class.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        assert!(Regime::ALL.iter().all(|regime| Regime::parse(regime.as_str()) == Some(*regime)));
        assert!(DataClass::ALL.iter().all(|class| DataClass::parse(class.as_str()) == Some(*class)));
        assert_eq!(Regime::parse("public"), None);
    }

    #[test]
    fn classes_are_read_from_labels_whole_or_not_at_all() {
        let read = |text| DataClasses::parse(text).map(|classes| classes.to_string());
        assert_eq!(read("credit.personal").as_deref(), Some("personal, credit"));
        assert_eq!(read("unique_id, Sensitive").as_deref(), Some("sensitive, unique-id"));
        assert_eq!(read("personal.secret"), None);
        assert_eq!(read(" "), None);
        assert!(!DataClasses::parse("none").unwrap().is_personal());
        assert!(DataClasses::parse("pseudonymous").unwrap().is_personal());
    }
}
