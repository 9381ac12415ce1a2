use std::ops::Range;
use std::sync::Arc;

use prr_document::read::Image;
use prr_manifest::{Inventory, Manifest};
use prr_model::{
    Argument, DocumentChange, Enforcement, Evidence, Finding, Fix, Language, Localized, Location, Outcome, Proof,
    Related, Severity, Strength, render,
};
use prr_plugin::{Plugin, RawFinding, RawFix, RawMessage, RawPlace};
use sha2::{Digest, Sha256};

use crate::messages as m;
use crate::plan::{Plan, PlannedPolicy, text};
use crate::records::{RecordRow, executed};

/// Turns a plugin's findings into rows: handles become positions, messages become texts.
pub(crate) struct Resolver<'a> {
    pub(crate) inventory: &'a Inventory,
    pub(crate) plan: &'a Plan,
    pub(crate) plugin: &'a dyn Plugin,
    pub(crate) image: &'a Image,
    pub(crate) records: &'a [RecordRow],
    pub(crate) now: i64,
}

impl Resolver<'_> {
    pub(crate) fn finding(&self, raw: RawFinding) -> Finding {
        let policy = self.plan.policy(&raw.check);
        let location = self.location(&raw.at);
        let parts = [&raw.check, &location.path, &raw.subject, &raw.message.id];
        let related = self.related(&raw);
        let mut evidence = self.evidence(&raw, policy);
        let mut proof: Vec<Proof> = raw.proof.iter().map(|place| self.proof(place)).collect();
        if let Some(record) = self.record(raw.outcome, evidence, &location.path) {
            evidence.reached = Some(Evidence::E4);
            proof.push(record.proof.clone());
        }
        let outcome = if below(raw.outcome, evidence) { Outcome::Unknown } else { raw.outcome };
        let enforced = policy.is_some_and(|policy| policy.enforcement == Enforcement::Deny);
        Finding {
            fingerprint: fingerprint(&parts.map(String::as_str)),
            policy: raw.check.clone(),
            plugin: self.plugin.description().name.clone(),
            outcome,
            severity: policy.map_or(Severity::High, |policy| policy.severity),
            denies: enforced && raw.outcome == Outcome::Fail,
            service: raw.service,
            subject: raw.subject,
            message: if outcome == raw.outcome {
                self.text(&raw.message)
            } else {
                too_weak(&self.text(&raw.message), evidence)
            },
            message_id: raw.message.id,
            related,
            change: self.change(&raw.at),
            evidence,
            proof,
            controls: policy.map_or_else(Arc::default, |policy| Arc::clone(&policy.controls)),
            waiver: None,
            fix: if outcome == raw.outcome {
                raw.fix.map(|fix| self.fix(fix))
            } else {
                record_it(evidence, &location.path)
            },
            location,
            check: raw.check,
        }
    }

    fn fix(&self, fix: RawFix) -> Fix {
        Fix { message: self.text(&fix.message), snippet: fix.snippet }
    }

    /// The record that raises what the manifests show to what was executed, where that is asked for.
    fn record(&self, outcome: Outcome, Strength { reached, asked }: Strength, path: &str) -> Option<&RecordRow> {
        let raised = outcome == Outcome::Pass
            && asked == Some(Evidence::E4)
            && reached.is_some_and(|level| level < Evidence::E4);
        raised.then(|| executed(self.records, path, self.now))?
    }

    /// How strong what a finding says is, and how strong a pass has to be.
    fn evidence(&self, raw: &RawFinding, policy: Option<&PlannedPolicy>) -> Strength {
        let template = self.plugin.description().message(&raw.message.id);
        Strength {
            reached: template.and_then(|template| template.evidence),
            asked: policy.and_then(|policy| policy.evidence),
        }
    }

    /// The places that the plugin names, and what rendered the place that is wrong.
    fn related(&self, raw: &RawFinding) -> Vec<Related> {
        let named = raw.related.iter();
        let named =
            named.map(|related| Related { location: self.location(&related.at), message: self.text(&related.message) });
        named.chain(self.rendered(&raw.at)).collect()
    }

    fn rendered(&self, place: &RawPlace) -> Option<Related> {
        let (manifest, node) = self.manifest(place)?;
        let (unit, line) = manifest.rendered_line(&span(manifest, node, place))?;
        let location = Location { path: unit.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 };
        Some(Related { location, message: m::RENDERED.localized(&[text("line", &line.to_string())]) })
    }

    /// What happened to the document that a place is in, where the tree was compared with a base.
    fn change(&self, place: &RawPlace) -> Option<DocumentChange> {
        let changes = self.inventory.changes.as_ref()?;
        let origin = self.image.origin(place.node)?;
        let manifest = self.inventory.manifests.get(origin.source as usize)?;
        changes.of(manifest, manifest.arena().document_of(origin.node)?)
    }

    fn text(&self, message: &RawMessage) -> Localized {
        // The host refused answers with messages that the plugin does not declare.
        let Some(template) = self.plugin.description().message(&message.id) else { return Localized::default() };
        let text = |template: &str, language| render(template, &message.arguments as &[Argument], language);
        Localized { en: text(&template.en, Language::En), ko: text(&template.ko, Language::Ko) }
    }

    fn proof(&self, place: &RawPlace) -> Proof {
        let location = self.location(place);
        let source = match self.manifest(place) {
            Some((manifest, _)) if !manifest.is_rendered() => Some(manifest),
            // Of what was rendered the file that it was written in.
            _ => self.inventory.source(&location.path),
        };
        let digest = source.map_or_else(Arc::default, |manifest| Arc::clone(manifest.digest()));
        Proof { location, digest }
    }

    fn location(&self, place: &RawPlace) -> Location {
        let nowhere = || Location { path: String::new(), line: 1, column: 1, end_line: 1, end_column: 1 };
        location(self.inventory, self.image, place).unwrap_or_else(nowhere)
    }

    fn manifest(&self, place: &RawPlace) -> Option<(&Manifest, u32)> {
        manifest(self.inventory, self.image, place)
    }
}

/// Whether a pass rests on less than is asked for. What is not graded rests on nothing that could be told.
fn below(outcome: Outcome, Strength { reached, asked }: Strength) -> bool {
    outcome == Outcome::Pass && asked.is_some_and(|asked| reached.is_none_or(|reached| reached < asked))
}

/// What would raise a pass to what is asked for: past what manifests can show, a record.
fn record_it(Strength { reached, asked }: Strength, path: &str) -> Option<Fix> {
    let rehearsed = reached.is_some() && asked == Some(Evidence::E4);
    rehearsed.then(|| Fix { message: m::RECORD_IT.localized(&[text("path", path)]), snippet: None })
}

/// What is said of a pass that rests on less than is asked for.
fn too_weak(told: &Localized, Strength { reached, asked }: Strength) -> Localized {
    let level = |level: Option<Evidence>, language| {
        level.map_or_else(|| m::UNGRADED.template(language), |level| level.words(language))
    };
    let said = |language: Language| {
        let words = [
            text("told", told.get(language)),
            text("level", level(reached, language)),
            text("asked", level(asked, language)),
        ];
        m::TOO_WEAK.text(language, &words)
    };
    Localized { en: said(Language::En), ko: said(Language::Ko) }
}

/// The position of a place in an image that was made of an inventory; `None` for a handle that no node has.
#[must_use]
pub fn location(inventory: &Inventory, image: &Image, place: &RawPlace) -> Option<Location> {
    let (manifest, node) = manifest(inventory, image, place)?;
    Some(manifest.location(&span(manifest, node, place)))
}

fn span(manifest: &Manifest, node: u32, place: &RawPlace) -> Range<usize> {
    let arena = manifest.arena();
    match &place.within {
        _ if place.key => arena.key_span(node),
        Some(range) => arena.part_span(node, range),
        None => arena.value_span(node),
    }
}

fn manifest<'a>(inventory: &'a Inventory, image: &Image, place: &RawPlace) -> Option<(&'a Manifest, u32)> {
    let origin = image.origin(place.node)?;
    Some((inventory.manifests.get(origin.source as usize)?, origin.node))
}

/// SHA-256 over the parts, each with its length before it, in hex.
pub(crate) fn fingerprint(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    prr_model::hex(&hasher.finalize())
}
