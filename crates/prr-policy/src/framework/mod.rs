//! Frameworks: versioned catalogues of controls that checks serve.
//!
//! A catalogue is data under `policies/frameworks`. It holds numbers and titles, never the wording of a law or a standard, and says of every
//! number how sure we are of it ([`prr_model::Confidence`]) and whether it may be printed as current ([`prr_model::Cite`]). A control is named with its framework,
//! `isms-p/2.9.1`, because annexes and acts use the same numbers for other things.

mod builtin;
mod catalogue;
mod evidence;
mod meaning;
mod messages;
mod number;
mod reader;
mod written;

use prr_model::{Cite, Confidence, Localized, RuleKind};
use serde::Deserialize;
use time::Date;

pub use catalogue::{Catalogue, Unknown};
pub use evidence::{ControlStrength, Evidence};
pub use messages::ALL as MESSAGES;
pub use number::Numbering;
pub use reader::{read_evidence, read_framework};

/// A versioned list of controls.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Its name in references: `isms-p`.
    pub id: String,
    /// What kind of rule it is, unless a control says otherwise.
    pub kind: RuleKind,
    /// What it is called.
    pub title: Localized,
    /// What its numbers are numbers of.
    pub numbering: Numbering,
    /// When which instrument was in force, oldest first, without overlap.
    pub versions: Vec<Version>,
    /// Its chapters, in its order.
    pub sections: Vec<Section>,
    /// Its controls, in its order.
    pub controls: Vec<Control>,
    /// Numbers that must not be cited as current, because they were removed, moved or superseded.
    pub removed: Vec<Removed>,
}

/// An instrument and the days on which it is in force.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its name.
    pub id: String,
    /// The first day.
    pub from: Date,
    /// The last day, where one is known.
    pub until: Option<Date>,
    /// The instrument that enacted it, in the words of its country.
    pub instrument: String,
    /// How sure we are of the dates.
    pub confidence: Confidence,
    /// What is to be known of it.
    pub note: Option<Localized>,
}

impl Version {
    /// Whether it is in force on this day.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|last| on <= last)
    }
}

/// A chapter.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its number.
    pub id: String,
    /// What it is called.
    pub title: Localized,
}

/// One item of a framework.
#[derive(Clone, Debug)]
pub struct Control {
    /// Its number within the framework: `2.9.1`, `14-2.7`. A text, never a number: `2.10` is not 2.1.
    pub id: String,
    /// The chapter it stands in.
    pub section: Option<String>,
    /// What it is called.
    pub title: Localized,
    /// What it asks for, in our own words.
    pub summary: Option<Localized>,
    /// What kind of rule it is.
    pub kind: RuleKind,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// Whether its number may be printed as current.
    pub cite: Cite,
    /// The first day on which it applies, where that is later than the framework's.
    pub from: Option<Date>,
    /// The number it had before it was moved, to be printed as a note.
    pub formerly: Option<String>,
    /// What is to be known before it is relied on.
    pub note: Option<Localized>,
    /// The certifications that ask for it.
    pub certifications: Vec<Certification>,
    /// Controls of laws that a guide names beside it: `pipa/29`.
    pub laws: Vec<String>,
    /// Laws without a catalogue here, as a guide names them.
    pub other_laws: Vec<String>,
    /// The control of another framework with the same title.
    pub same_as: Option<String>,
}

/// Which certification asks for a control of ISMS-P.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certification {
    /// Information security.
    Isms,
    /// Information security and personal information.
    IsmsP,
}

/// A number that is no longer to be cited.
#[derive(Clone, Debug)]
pub struct Removed {
    /// The number.
    pub id: String,
    /// What it was called.
    pub title: Localized,
    /// The last day on which it was in force under this number.
    pub until: Date,
    /// The number under which the matter stands now, where that is known.
    pub now: Option<String>,
    /// What is to be known of it.
    pub note: Option<Localized>,
}

impl Framework {
    /// The version in force on this day, or none: before the first one that we know, nothing may be cited.
    #[must_use]
    pub fn version(&self, on: Date) -> Option<&Version> {
        self.versions.iter().find(|version| version.is_in_force(on))
    }

    /// The controls that apply on this day, in the framework's order. None while no version is in force.
    pub fn in_force(&self, on: Date) -> impl Iterator<Item = &Control> {
        let known = self.version(on).is_some();
        self.controls.iter().filter(move |control| known && control.from.is_none_or(|first| first <= on))
    }

    /// How a control is cited: `전자금융감독규정 제14조의2제7항`, `ISMS-P 2.9.1`. What it was numbered before, and whether the number
    /// wants confirming, is for the caller to add: see [`Control::formerly`] and [`Control::cite`].
    #[must_use]
    pub fn citation(&self, control: &Control) -> Localized {
        let number = self.numbering.citation(&control.id);
        let (en, ko) = match self.numbering {
            Numbering::Articles => (self.title.en.clone(), self.title.ko.clone()),
            Numbering::Items | Numbering::Names => (self.id.to_uppercase(), self.id.to_uppercase()),
        };
        Localized { en: format!("{en} {}", number.en), ko: format!("{ko} {}", number.ko) }
    }
}
