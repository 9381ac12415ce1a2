//! The page of a control: what it is, how sure we are of that, and what serves it.

use std::fmt::Write as _;

use prr_model::{Cite, Language, Localized};
use prr_policy::framework::{Catalogue, Control, Framework};
use prr_policy::{PACKS, Pack};
use time::Date;

use crate::commands::messages as m;
use crate::error::Error;

/// The page in one language.
pub(super) fn page(reference: &str, on: Date, language: Language) -> Result<String, Error> {
    let catalogue = Catalogue::builtin();
    let (framework, control) =
        catalogue.control(reference, on).map_err(|unknown| Error::usage(unknown.message, unknown.hint))?;
    let said = |text: &Localized| match language {
        Language::En => text.en.clone(),
        Language::Ko => text.ko.clone(),
    };
    let mut page = format!("# {} {}\n\n", said(&framework.citation(control)), said(&control.title));
    if let Some(summary) = &control.summary {
        let _ = writeln!(page, "{}\n", said(summary));
    }
    for (label, text) in facts(catalogue, framework, control, on) {
        let _ = writeln!(page, "- {}: {}", label.template(language), said(&text));
    }
    let _ = writeln!(page, "\n{}", m::CONTROL_PROMISE.template(language));
    Ok(page)
}

fn facts(
    catalogue: &Catalogue,
    framework: &Framework,
    control: &Control,
    on: Date,
) -> Vec<(&'static prr_model::Message, Localized)> {
    let reference = format!("{}/{}", framework.id, control.id);
    let plain = |text: String| Localized { en: text.clone(), ko: text };
    let kind = |language| control.kind.words(language).to_owned();
    let mut facts = vec![(&m::CONTROL_KIND, Localized { en: kind(Language::En), ko: kind(Language::Ko) })];
    if let Some(section) = framework.sections.iter().find(|section| control.section.as_ref() == Some(&section.id)) {
        let title = |title: &str| format!("{} {title}", section.id);
        facts.push((&m::CONTROL_SECTION, Localized { en: title(&section.title.en), ko: title(&section.title.ko) }));
    }
    if let Some(version) = framework.version(on) {
        facts.push((&m::CONTROL_VERSION, plain(format!("{} ({}~)", version.instrument, version.from))));
    }
    let sure = plain(control.confidence.as_str().to_owned());
    facts.push((&m::CONTROL_CONFIDENCE, sure));
    if control.cite == Cite::Confirm {
        facts.push((&m::CONTROL_CITE, m::CONTROL_CONFIRM.localized(&[])));
    }
    facts.extend(control.formerly.clone().map(|number| (&m::CONTROL_FORMERLY, plain(number))));
    facts.extend(control.note.clone().map(|note| (&m::CONTROL_NOTE, note)));
    let laws: Vec<_> = control.laws.iter().chain(&control.other_laws).cloned().collect();
    facts.extend((!laws.is_empty()).then(|| (&m::CONTROL_LAWS, plain(laws.join(", ")))));
    facts.extend(control.same_as.clone().map(|same| (&m::CONTROL_SAME, plain(same))));
    let evidence = catalogue.evidence(&reference).or_else(|| catalogue.evidence(control.same_as.as_deref()?));
    if let Some(evidence) = evidence {
        facts.push((&m::CONTROL_STRENGTH, plain(evidence.strength.name().to_owned())));
    }
    let checks = serving(&[Some(reference.as_str()), control.same_as.as_deref()]);
    let checks = if checks.is_empty() { m::CONTROL_NO_CHECK.localized(&[]) } else { plain(checks.join(", ")) };
    facts.push((&m::CONTROL_CHECKS, checks));
    facts.extend(evidence.map(|evidence| (&m::CONTROL_SUPPLY, evidence.supply.clone())));
    facts
}

/// The checks of the built-in packs that serve any of some controls.
fn serving(references: &[Option<&str>]) -> Vec<String> {
    let packs = PACKS.iter().filter_map(|(name, _)| Pack::builtin(name));
    let served = |pack: Pack| {
        let serves = |control| references.contains(&Some(control));
        let policies = pack.policies.iter().filter(|policy| pack.controls(policy).any(serves));
        policies.map(|policy| policy.check.clone()).collect::<Vec<_>>()
    };
    packs.flat_map(served).collect()
}
