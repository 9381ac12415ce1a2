//! Mends a tree in rounds: what is offered is tried on a copy in memory, judged again, and kept only where that is better.

use std::collections::{BTreeMap, BTreeSet};

use prr_manifest::Listing;
use prr_model::{Finding, Localized, Outcome, Report};

use crate::batch::{Prepared, Sheets, together};
use crate::compare::{Blame, blame, is_bad, is_better};
use crate::gate::{Gate, Judged};
use crate::offer::{Offer, Offered, offers};
use crate::operation::Refusal;

/// Rounds after which mending ends: each begins with what the one before left.
const ROUNDS: usize = 8;
/// Rounds in which one offer is tried.
const CHANCES: usize = 2;
/// Times that a tree is judged again at most.
const JUDGEMENTS: usize = 96;

/// What came of mending.
pub struct Fixed {
    /// The files that change, by path.
    pub files: Vec<FixedFile>,
    /// What was mended, in the order in which it was.
    pub mended: Vec<Mended>,
    /// What is left, worst first.
    pub left: Vec<Left>,
    /// What the gate said before.
    pub before: Report,
    /// What it says of the tree with the changes.
    pub after: Report,
}

/// A file that changes.
pub struct FixedFile {
    /// Its path in the tree.
    pub path: String,
    /// Its bytes before; nothing for a new file.
    pub before: Option<Vec<u8>>,
    /// Its bytes afterwards.
    pub after: Vec<u8>,
}

/// A row that is gone.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The row as it was.
    pub finding: Finding,
    /// What was done, and why.
    pub how: Localized,
}

/// A row that is left.
#[derive(Clone, Debug)]
pub struct Left {
    /// The row.
    pub finding: Finding,
    /// Who can do something about it.
    pub hand: Hand,
    /// What has to be done, where the plugin says so.
    pub note: Option<Localized>,
}

/// Who can do something about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hand {
    /// Somebody has to supply what no manifest tells.
    Person,
    /// There is a choice to make.
    Choice,
    /// A change is known, and it is not made here.
    Refused(Refusal),
    /// No mechanical change is known.
    Nobody,
}

/// Mends what can be mended. `wanted` tells which checks.
pub fn fix(listing: &mut Listing, gate: &Gate<'_>, wanted: &dyn Fn(&str) -> bool) -> Fixed {
    let judged = gate.judge(listing, &BTreeMap::new());
    let before = judged.report.clone();
    let refused = BTreeMap::new();
    let mut mending = Mending {
        listing,
        gate,
        files: BTreeMap::new(),
        judged,
        mended: Vec::new(),
        refused,
        kept: BTreeSet::new(),
        rounds: BTreeMap::new(),
        judgements: 0,
    };
    for _ in 0..ROUNDS {
        if !mending.round(wanted) {
            break;
        }
    }
    mending.finish(before)
}

struct Mending<'m, 'a> {
    listing: &'m mut Listing,
    gate: &'m Gate<'a>,
    /// The files as they are now, where they differ from the tree.
    files: BTreeMap<String, Vec<u8>>,
    judged: Judged,
    mended: Vec<Mended>,
    /// Offers that were tried in vain, by what they are.
    refused: BTreeMap<String, Refusal>,
    /// Offers that have left their own row in a trial of their check, by what they are.
    kept: BTreeSet<String>,
    /// Rounds in which an offer was tried, by what it is.
    rounds: BTreeMap<String, usize>,
    judgements: usize,
}

impl Mending<'_, '_> {
    /// One round: whether something was mended.
    fn round(&mut self, wanted: &dyn Fn(&str) -> bool) -> bool {
        let offers = offers(self.gate, self.listing, &self.judged.inventory, &self.judged.report);
        let mut prepared = Vec::new();
        for offer in offers.into_iter().filter(|offer| wanted(&offer.finding.check)) {
            let key = key(&offer);
            // What was mended since may have been in its way.
            let rounds = self.rounds.get(&key).copied().unwrap_or(0);
            if rounds >= CHANCES
                || self.refused.contains_key(&key) && rounds == 0
                || !matches!(offer.remedy, Offered::Changes(_))
            {
                continue;
            }
            let sheets = Sheets { listing: self.listing, inventory: &self.judged.inventory };
            match sheets.prepare(offer) {
                Ok(ready) => prepared.push(ready),
                Err(refusal) => {
                    self.refused.insert(key, refusal);
                }
            }
        }
        let chosen = together(prepared);
        for ready in &chosen {
            let key = key(&ready.offer);
            self.kept.remove(&key);
            *self.rounds.entry(key).or_default() += 1;
        }
        let mut trial = Trial { accepted: Vec::new(), files: BTreeMap::new(), judged: None };
        self.attempt(&chosen, &mut trial);
        let Trial { accepted, files, judged } = trial;
        let Some(judged) = judged else { return false };
        self.files.extend(files);
        // The next round edits what this one left.
        self.listing.lay_over(self.files.clone());
        self.judged = judged;
        self.mended
            .extend(accepted.into_iter().map(|ready| Mended { finding: ready.offer.finding, how: ready.offer.note }));
        true
    }

    /// Tries offers on top of those that were accepted: all of them, and where that is no better, the parts.
    fn attempt(&mut self, candidates: &[Prepared], trial: &mut Trial) {
        if candidates.is_empty() || self.judgements >= JUDGEMENTS {
            return;
        }
        let batch: Vec<&Prepared> = trial.accepted.iter().chain(candidates).collect();
        let failure = match self.tried(&batch) {
            Ok((files, judged)) => {
                trial.accepted.extend(candidates.iter().cloned());
                (trial.files, trial.judged) = (files, Some(judged));
                return;
            }
            Err(failure) => failure,
        };
        if let [one] = candidates {
            self.refused.insert(key(&one.offer), failure.refusal);
            return;
        }
        let blame = failure.blame.get(trial.accepted.len()..).unwrap_or_default();
        for group in self.divided(candidates, blame) {
            self.attempt(&group, trial);
        }
    }

    /// What is tried next: those that are not to blame, then those that are; of these the offers of one check each, for those of two may undo
    /// one another; and otherwise the halves. What leaves its own row in two trials of its check is given up.
    fn divided(&mut self, candidates: &[Prepared], blame: &[Blame]) -> Vec<Vec<Prepared>> {
        let of = |index: usize| blame.get(index).copied().unwrap_or(Blame::None);
        let blamed = (0..candidates.len()).filter(|index| of(*index) != Blame::None).count();
        if blamed > 0 && blamed < candidates.len() {
            let part = |wanted: bool| {
                let indices = (0..candidates.len()).filter(move |index| (of(*index) == Blame::None) == wanted);
                indices.map(|index| candidates[index].clone()).collect()
            };
            return vec![part(true), part(false)];
        }
        let mut checks: BTreeMap<&str, Vec<Prepared>> = BTreeMap::new();
        for candidate in candidates {
            checks.entry(&candidate.offer.finding.check).or_default().push(candidate.clone());
        }
        if blamed > 0 && checks.len() > 1 {
            return checks.into_values().collect();
        }
        let mut left = Vec::new();
        for (index, candidate) in candidates.iter().enumerate() {
            if of(index) == Blame::Kept && !self.kept.insert(key(&candidate.offer)) {
                self.refused.insert(key(&candidate.offer), Refusal::NoBetter);
            } else {
                left.push(candidate.clone());
            }
        }
        let right = left.split_off(left.len().div_ceil(2));
        vec![left, right]
    }

    fn tried(&mut self, batch: &[&Prepared]) -> Result<(BTreeMap<String, Vec<u8>>, Judged), Failure> {
        // The sheets are those of the round: what is laid over the listing is not a trial's.
        self.listing.lay_over(self.files.clone());
        let sheets = Sheets { listing: self.listing, inventory: &self.judged.inventory };
        let files = sheets.files(batch).map_err(|refusal| Failure { refusal, blame: Vec::new() })?;
        let mut whole = self.files.clone();
        whole.extend(files.clone());
        self.judgements += 1;

        let judged = self.gate.judge(self.listing, &whole);
        let promised: Vec<&Finding> = batch.iter().map(|ready| &ready.offer.finding).collect();
        let better = is_better(&self.judged.report, &judged.report, &promised);
        self.listing.lay_over(self.files.clone());
        if better {
            return Ok((files, judged));
        }
        let sheets = Sheets { listing: self.listing, inventory: &self.judged.inventory };
        let offers: Vec<_> = batch.iter().map(|ready| (&ready.offer.finding, sheets.paths(ready))).collect();
        let blame = blame(&self.judged.report, &judged.report, &offers);
        Err(Failure { refusal: Refusal::NoBetter, blame })
    }

    fn finish(self, before: Report) -> Fixed {
        self.listing.lay_over(self.files.clone());
        let offers = offers(self.gate, self.listing, &self.judged.inventory, &self.judged.report);
        self.listing.lay_over(BTreeMap::new());
        let file = |(path, after): (String, Vec<u8>)| {
            let before = self.listing.files.contains_key(&path).then(|| self.listing.read(&path).unwrap_or_default());
            FixedFile { path, before, after }
        };
        let files = self.files.into_iter().map(file).filter(|file| file.before.as_ref() != Some(&file.after)).collect();
        let bad = self.judged.report.findings.iter().filter(|finding| is_bad(finding));
        let left = bad.map(|finding| {
            let offer = offers.iter().find(|offer| offer.finding.fingerprint == finding.fingerprint);
            let (hand, note) =
                offer.map_or((hand(finding), None), |offer| (of_offer(offer, &self.refused), Some(offer.note.clone())));
            Left { finding: finding.clone(), hand, note }
        });
        let left: Vec<_> = left.collect();
        Fixed { files, mended: self.mended, left, before, after: self.judged.report }
    }
}

/// A trial that is no better.
struct Failure {
    refusal: Refusal,
    /// Of each offer of the trial, where that can be told.
    blame: Vec<Blame>,
}

/// What was accepted so far in a round.
struct Trial {
    accepted: Vec<Prepared>,
    files: BTreeMap<String, Vec<u8>>,
    judged: Option<Judged>,
}

/// What an offer is, over rounds.
fn key(offer: &Offer) -> String {
    format!("{} {:?} {:?}", offer.finding.fingerprint, offer.finding.location, offer.remedy)
}

fn of_offer(offer: &Offer, refused: &BTreeMap<String, Refusal>) -> Hand {
    match &offer.remedy {
        Offered::Person => Hand::Person,
        Offered::Choice => Hand::Choice,
        Offered::Refused(refusal) => Hand::Refused(*refusal),
        Offered::Changes(_) => Hand::Refused(refused.get(&key(offer)).copied().unwrap_or(Refusal::NoBetter)),
    }
}

/// Without a word of the plugin: what the manifests do not decide waits for somebody to declare it.
const fn hand(finding: &Finding) -> Hand {
    match finding.outcome {
        Outcome::Unknown | Outcome::Manual => Hand::Person,
        _ => Hand::Nobody,
    }
}
