use std::collections::BTreeMap;
use std::sync::LazyLock;

use prr_model::{Localized, Message};
use time::Date;

use super::builtin::{EVIDENCE, FRAMEWORKS};
use super::{Control, Evidence, Framework, Removed, messages as m, read_evidence, read_framework};
use crate::fault::{say, verbatim};
use crate::suggest;

/// Every framework, by name.
#[derive(Clone, Debug)]
pub struct Catalogue {
    frameworks: BTreeMap<String, Framework>,
    /// By reference.
    evidence: BTreeMap<String, Evidence>,
}

/// A reference to a control that may not be cited on a day, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What is wrong with the reference.
    pub message: Localized,
    /// What to write instead, where that is known.
    pub hint: Option<Localized>,
}

impl Catalogue {
    /// The catalogues that prr carries.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Catalogue> = LazyLock::new(|| {
            let part = "a catalogue is part of the program";
            let read = |(name, text): &(&str, &str)| read_framework(name, text).expect(part);
            let mut catalogue = Catalogue::new(FRAMEWORKS.iter().map(read));
            for (name, text) in EVIDENCE {
                let rows = read_evidence(name, text, &catalogue.frameworks[*name]).expect(part);
                catalogue.evidence.extend(rows.into_iter().map(|row| (format!("{name}/{}", row.control), row)));
            }
            catalogue
        });
        &BUILTIN
    }

    /// A catalogue of these frameworks; of two with one name the later counts.
    pub fn new(frameworks: impl IntoIterator<Item = Framework>) -> Self {
        let named = frameworks.into_iter().map(|framework| (framework.id.clone(), framework));
        Self { frameworks: named.collect(), evidence: BTreeMap::new() }
    }

    /// What a repository can say of a control, where a framework was looked at for that.
    #[must_use]
    pub fn evidence(&self, reference: &str) -> Option<&Evidence> {
        self.evidence.get(reference)
    }

    /// Every framework, sorted by name.
    pub fn frameworks(&self) -> impl Iterator<Item = &Framework> {
        self.frameworks.values()
    }

    /// The framework of this name.
    #[must_use]
    pub fn framework(&self, id: &str) -> Option<&Framework> {
        self.frameworks.get(id)
    }

    /// The control that a reference names, `isms-p/2.9.1`, as of a day.
    ///
    /// # Errors
    /// When there is no such framework or number, when the number was removed or moved, and when it is not in force on that day.
    pub fn control(&self, reference: &str, on: Date) -> Result<(&Framework, &Control), Unknown> {
        let (id, number) = reference.split_once('/').unwrap_or((reference, ""));
        let Some(framework) = self.frameworks.get(id) else {
            let known: Vec<_> = self.frameworks.keys().map(String::as_str).collect();
            let about =
                [("control", verbatim(reference)), ("framework", verbatim(id)), ("known", verbatim(known.join(", ")))];
            return Err(Unknown { message: say(&m::NO_FRAMEWORK, &about), hint: near(id, known.iter().copied(), "") });
        };
        if let Some(removed) = framework.removed.iter().find(|removed| removed.id == number) {
            return Err(superseded(framework, removed, reference));
        }
        let Some(control) = framework.controls.iter().find(|control| control.id == number) else {
            let about = [("control", verbatim(reference)), ("title", framework.title.clone())];
            let numbers = framework.controls.iter().map(|control| control.id.as_str());
            return Err(Unknown {
                message: say(&m::NO_CONTROL, &about),
                hint: near(number, numbers, &format!("{id}/")),
            });
        };
        let dated = |message: &Message| {
            let about = [
                ("control", verbatim(reference)),
                ("title", framework.title.clone()),
                ("date", verbatim(on.to_string())),
            ];
            Unknown { message: say(message, &about), hint: None }
        };
        if framework.version(on).is_none() {
            return Err(dated(&m::NO_VERSION));
        }
        if control.from.is_some_and(|first| on < first) {
            return Err(dated(&m::NOT_YET));
        }
        Ok((framework, control))
    }
}

fn near<'a>(written: &str, known: impl Iterator<Item = &'a str>, prefix: &str) -> Option<Localized> {
    let meant = suggest::nearest(written, known)?;
    Some(say(&crate::messages::DID_YOU_MEAN, &[("name", verbatim(format!("{prefix}{meant}")))]))
}

fn superseded(framework: &Framework, removed: &Removed, reference: &str) -> Unknown {
    let until = removed.until.next_day().unwrap_or(removed.until).to_string();
    let about = [("control", verbatim(reference)), ("name", removed.title.clone()), ("until", verbatim(until))];
    let moved = removed.now.as_ref().map(|now| {
        let cited = framework.numbering.citation(now);
        let citation = Localized { en: cited.en, ko: cited.ko };
        say(&m::NOW, &[("citation", citation), ("control", verbatim(format!("{}/{now}", framework.id)))])
    });
    Unknown { message: say(&m::REMOVED, &about), hint: moved.or_else(|| removed.note.clone()) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use time::macros::date;

    use prr_model::Cite;

    use super::super::{Certification, ControlStrength};
    use super::*;

    const TODAY: Date = date!(2026 - 11 - 21);

    fn size(id: &str) -> usize {
        Catalogue::builtin().framework(id).expect(id).controls.len()
    }

    #[test]
    fn the_catalogues_are_complete() {
        assert_eq!(size("isms-p"), 101);
        assert_eq!(size("isms-p-7-2"), 62);
        assert_eq!(size("isms-p-7-3"), 65);
        let isms = &Catalogue::builtin().framework("isms-p").unwrap().controls;
        let alone = isms.iter().filter(|control| control.certifications.contains(&Certification::Isms)).count();
        assert_eq!(alone, 80);
        let of = |domain: &str| isms.iter().filter(|control| control.id.starts_with(domain)).count();
        assert_eq!((of("1."), of("2."), of("3.")), (16, 64, 21));
    }

    #[test]
    fn every_control_has_one_qualified_id_and_every_reference_leads_somewhere() {
        let catalogue = Catalogue::builtin();
        let mut ids = BTreeSet::new();
        for framework in catalogue.frameworks() {
            for control in &framework.controls {
                assert!(ids.insert(format!("{}/{}", framework.id, control.id)));
            }
        }
        let referred = catalogue.frameworks().flat_map(|framework| &framework.controls);
        for reference in referred.flat_map(|control| control.laws.iter().chain(&control.same_as)) {
            assert!(ids.contains(reference), "{reference} is in no catalogue");
        }
    }

    #[test]
    fn what_can_be_said_of_each_control_is_known_and_most_of_it_is_not_all() {
        let catalogue = Catalogue::builtin();
        let strengths = |framework: &str| {
            let controls = &catalogue.framework(framework).unwrap().controls;
            let of = |control: &Control| catalogue.evidence(&format!("{framework}/{}", control.id)).unwrap().strength;
            controls.iter().map(of).collect::<Vec<_>>()
        };
        let count =
            |strengths: &[ControlStrength], strength| strengths.iter().filter(|known| **known == strength).count();
        let isms = strengths("isms-p");
        assert_eq!(count(&isms, ControlStrength::Manual), 35);
        assert_eq!(count(&isms, ControlStrength::RefuteAndDesign), 32);
        assert_eq!(count(&isms, ControlStrength::Record), 14);
        assert_eq!(strengths("efsr").len() - count(&strengths("efsr"), ControlStrength::Manual), 29);
        assert!(catalogue.evidence("isms-p/3.4.3").is_none());
    }

    #[test]
    fn section_ten_of_domain_two_is_not_section_one() {
        let (framework, control) = Catalogue::builtin().control("isms-p/2.10.1", TODAY).unwrap();
        assert_eq!(control.section.as_deref(), Some("2.10"));
        assert_eq!(control.title.ko, "보안시스템 운영");
        assert!(framework.sections.iter().any(|section| section.id == "2.10"));
    }

    #[test]
    fn an_id_of_a_simplified_annex_is_another_control_than_that_of_annex_seven() {
        let title = |reference| Catalogue::builtin().control(reference, TODAY).unwrap().1.title.ko.clone();
        assert_eq!(title("isms-p/1.3.1"), "보호대책 구현");
        assert_eq!(title("isms-p-7-2/1.3.1"), "운영현황 관리");
    }

    #[test]
    fn moved_articles_are_cited_under_their_number_of_today() {
        let catalogue = Catalogue::builtin();
        let cited = |reference| {
            let (framework, control) = catalogue.control(reference, TODAY).unwrap();
            assert_eq!(control.cite, Cite::Current, "{reference}");
            (framework.citation(control).ko, control.formerly.clone().unwrap_or_default())
        };
        assert_eq!(cited("efsr/19"), ("전자금융감독규정 제19조".into(), "제31조".into()));
        assert_eq!(cited("efsr/14-2.7"), ("전자금융감독규정 제14조의2제7항".into(), "제14조의2제8항".into()));
        assert_eq!(cited("efsr/37-5"), ("전자금융감독규정 제37조의5".into(), "제73조".into()));
        let refused = |reference| catalogue.control(reference, TODAY).unwrap_err();
        assert!(refused("efsr/31").hint.unwrap().ko.contains("제19조"));
        assert!(refused("efsr/73").hint.unwrap().ko.contains("제37조의5"));
        assert!(refused("efsr/32").message.ko.contains("현행 조문으로 인용할 수 없습니다"));
        // The same number of another act is another matter.
        assert!(catalogue.control("pipa/32", TODAY).is_ok());
    }

    #[test]
    fn a_number_that_is_in_no_catalogue_is_refused_with_the_nearest_one() {
        let refused = |reference| Catalogue::builtin().control(reference, TODAY).unwrap_err();
        assert!(refused("isms-p/3.4.3").message.en.contains("must not be cited"));
        assert!(refused("isms-p/2.9.9").message.en.contains("no such number"));
        assert_eq!(refused("ism-p/2.9.1").hint.unwrap().en, "did you mean `isms-p`?");
        assert!(refused("efsr").message.en.contains("no such number"));
    }

    #[test]
    fn the_day_decides_which_version_is_cited() {
        let catalogue = Catalogue::builtin();
        let efsr = catalogue.framework("efsr").unwrap();
        let version = |on| efsr.version(on).map(|version| version.id.as_str());
        assert_eq!(version(date!(2025 - 02 - 04)), None);
        assert_eq!(version(date!(2025 - 02 - 05)), Some("2025-4"));
        assert_eq!(version(date!(2026 - 07 - 14)), Some("2026-02-13"));
        assert_eq!(version(TODAY), Some("2026-29"));
        let refused = |reference, on| catalogue.control(reference, on).unwrap_err().message.en;
        assert!(refused("efsr/8-2.4", date!(2025 - 06 - 01)).contains("not in force"));
        assert!(refused("efsr/19", date!(2024 - 06 - 01)).contains("no version"));
        let applying = |on| efsr.in_force(on).count();
        assert_eq!(applying(date!(2024 - 01 - 01)), 0);
        assert_eq!(applying(date!(2025 - 06 - 01)) + 1, applying(TODAY));
    }
}
