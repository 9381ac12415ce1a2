//! From a catalogue as it is written to one that means something.

use std::collections::BTreeSet;

use prr_document::de::Spanned;
use prr_model::{Cite, Confidence, Localized, Message, RuleKind};
use time::Date;
use time::macros::format_description;

use super::{Control, Evidence, Framework, Removed, Section, Version, messages as m, written};
use crate::fault::{Fault, verbatim};
use crate::source::Source;

/// Validates a catalogue; all faults at once.
pub(crate) fn framework(file: written::File, source: &Source<'_>) -> Result<Framework, Vec<Fault>> {
    let mut reading = Reading { source, faults: Vec::new() };
    let written::File { framework, standing, title, numbering, versions, sections, controls, removed } = file;
    let versions = reading.versions(versions);
    reading.unique(sections.iter().map(|section| &section.id));
    let known: BTreeSet<_> = sections.iter().map(|section| section.id.value.clone()).collect();
    reading.unique(controls.iter().map(|control| &control.id).chain(removed.iter().map(|removed| &removed.id)));
    for id in controls.iter().map(|control| &control.id).chain(removed.iter().map(|removed| &removed.id)) {
        if !numbering.accepts(&id.value) {
            reading.fault(id, &m::NUMBER, &[("id", &id.value)]);
        }
    }
    for section in controls.iter().filter_map(|control| control.section.as_ref()) {
        if !known.contains(&section.value) {
            reading.fault(section, &m::SECTION, &[("id", &section.value)]);
        }
    }
    let ids: BTreeSet<_> = controls.iter().map(|control| control.id.value.clone()).collect();
    for (id, now) in removed.iter().filter_map(|removed| Some((&removed.id, removed.now.as_ref()?))) {
        if !ids.contains(&now.value) {
            reading.fault(now, &m::NOWHERE, &[("id", &id.value), ("now", &now.value)]);
        }
    }
    let controls = controls.into_iter().map(|control| reading.control(control, standing)).collect();
    let removed = removed.into_iter().filter_map(|removed| reading.removed(removed)).collect();
    let section = |section: written::Section| Section {
        id: section.id.value,
        title: Localized { en: section.en, ko: section.ko },
    };
    let sections = sections.into_iter().map(section).collect();
    reading.finish(Framework {
        id: framework,
        kind: standing,
        title: title.into(),
        numbering,
        versions,
        sections,
        controls,
        removed,
    })
}

/// Validates what is said of a framework's controls: every one of them once, and no other.
pub(crate) fn evidence(
    file: written::EvidenceFile,
    of: &Framework,
    source: &Source<'_>,
) -> Result<Vec<Evidence>, Vec<Fault>> {
    let mut reading = Reading { source, faults: Vec::new() };
    if file.framework.value != of.id {
        reading.fault(&file.framework, &m::OTHER_FRAMEWORK, &[("id", &file.framework.value), ("framework", &of.id)]);
    }
    reading.unique(file.evidence.iter().map(|row| &row.control));
    let known: BTreeSet<_> = of.controls.iter().map(|control| control.id.as_str()).collect();
    for row in file.evidence.iter().filter(|row| !known.contains(row.control.value.as_str())) {
        reading.fault(&row.control, &m::NUMBER, &[("id", &row.control.value)]);
    }
    let said: BTreeSet<_> = file.evidence.iter().map(|row| row.control.value.as_str()).collect();
    for id in known.difference(&said) {
        reading.fault(&file.framework, &m::LEFT_OUT, &[("id", id)]);
    }
    let row = |row: written::Evidence| Evidence {
        control: row.control.value,
        strength: row.strength,
        supply: row.supply.into(),
    };
    reading.finish(file.evidence.into_iter().map(row).collect())
}

struct Reading<'a> {
    source: &'a Source<'a>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn finish<T>(self, value: T) -> Result<T, Vec<Fault>> {
        let mut faults = self.faults;
        faults.sort();
        if faults.is_empty() { Ok(value) } else { Err(faults) }
    }

    fn fault<T>(&mut self, at: &Spanned<T>, message: &Message, arguments: &[(&str, &str)]) {
        let arguments: Vec<_> = arguments.iter().map(|(name, text)| (*name, verbatim(*text))).collect();
        self.faults.push(Fault::new(self.source.value_at(at.node), message, &arguments));
    }

    fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a Spanned<String>>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(&id.value) {
                self.fault(id, &m::TWICE, &[("id", &id.value)]);
            }
        }
    }

    fn day(&mut self, written: &Spanned<String>) -> Option<Date> {
        let day = Date::parse(&written.value, format_description!("[year]-[month]-[day]")).ok();
        if day.is_none() {
            self.fault(written, &m::DATE, &[("date", &written.value)]);
        }
        day
    }

    fn versions(&mut self, written: Vec<written::Version>) -> Vec<Version> {
        let mut versions: Vec<Version> = Vec::new();
        for version in written {
            let id = Spanned { value: version.id.value.clone(), node: version.id.node };
            let Some(version) = self.version(version) else { continue };
            if versions.last().is_some_and(|before| before.until.is_none_or(|last| version.from <= last)) {
                self.fault(&id, &m::ORDER, &[("id", &id.value)]);
            }
            versions.push(version);
        }
        versions
    }

    fn version(&mut self, version: written::Version) -> Option<Version> {
        let from = self.day(&version.from);
        let until = match &version.until {
            Some(until) => Some(self.day(until)?),
            None => None,
        };
        Some(Version {
            id: version.id.value,
            from: from?,
            until,
            instrument: version.instrument,
            confidence: version.confidence,
            note: version.note.map(Into::into),
        })
    }

    fn control(&mut self, control: written::Control, kind: RuleKind) -> Control {
        // What was only recalled, or stood in an older text, must not be printed as law in force.
        if control.cite.value == Cite::Current && control.confidence < Confidence::Medium {
            self.fault(&control.cite, &m::UNSURE, &[("id", &control.id.value)]);
        }
        Control {
            from: control.from.and_then(|from| self.day(&from)),
            id: control.id.value,
            section: control.section.map(|section| section.value),
            title: control.title.into(),
            summary: control.summary.map(Into::into),
            kind: control.standing.unwrap_or(kind),
            confidence: control.confidence,
            cite: control.cite.value,
            formerly: control.formerly,
            note: control.note.map(Into::into),
            certifications: control.certifications,
            laws: control.law,
            other_laws: control.other_law,
            same_as: control.same_as,
        }
    }

    fn removed(&mut self, removed: written::Removed) -> Option<Removed> {
        Some(Removed {
            until: self.day(&removed.until)?,
            id: removed.id.value,
            title: removed.title.into(),
            now: removed.now.map(|now| now.value),
            note: removed.note.map(Into::into),
        })
    }
}
