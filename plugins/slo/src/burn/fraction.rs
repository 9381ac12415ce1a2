//! Ratios of sums, and the arithmetic that expressions do with them.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::burn::constant::Constant;
use crate::burn::origin::{Origin, Window};
use crate::burn::series::Series;
use crate::burn::term::{Sum, Term};

/// More recording rules than any condition rests on.
const MOST_USES: usize = 64;

/// A recording rule that a condition rests on.
#[derive(Clone, Debug)]
pub(crate) struct Use<'a> {
    /// Which rule.
    pub rule: usize,
    /// Where it is named.
    pub via: Origin<'a>,
    /// The ranges that its body measures.
    pub windows: Vec<Window<'a>>,
}

/// `scale * numerator / denominator`.
#[derive(Clone, Debug)]
pub(crate) struct Fraction<'a> {
    /// Constant factors, kept as they were written.
    pub scale: Constant<'a>,
    /// What is divided.
    pub numerator: Sum<'a>,
    /// What it is divided by.
    pub denominator: Sum<'a>,
    /// The recording rules that were read.
    pub uses: Vec<Use<'a>>,
    /// Whether the whole value comes from a recording rule.
    pub recorded: bool,
    /// Whether it stands for several recorded ratios.
    pub several: bool,
    /// What those ratios are divided by, where it stands for several.
    pub totals: BTreeSet<Series>,
}

/// What an expression without a comparison is.
#[derive(Clone, Debug)]
pub(crate) enum Quantity<'a> {
    /// A number.
    Constant(Constant<'a>),
    /// Something measured.
    Fraction(Fraction<'a>),
}

impl<'a> Fraction<'a> {
    /// One term, not divided by anything.
    pub fn term(weight: f64, term: Term<'a>) -> Self {
        let numerator = Sum::term(weight, term);
        Self::over_one(numerator)
    }

    fn over_one(numerator: Sum<'a>) -> Self {
        let denominator = Sum::constant(1.0);
        Self {
            scale: Constant::one(),
            numerator,
            denominator,
            uses: Vec::new(),
            recorded: false,
            several: false,
            totals: BTreeSet::new(),
        }
    }

    fn of_constant(value: f64) -> Self {
        let numerator = Sum::constant(value);
        Self::over_one(numerator)
    }

    /// Whether something measured is divided by something measured.
    pub fn is_divided(&self) -> bool {
        self.several || !self.denominator.is_constant()
    }

    /// This and the other added, the other weighted.
    pub fn plus(self, weight: f64, other: Self) -> Option<Self> {
        let (left, right) = (self.scale.value(), weight * other.scale.value());
        let (numerator, denominator) = if let Some(multiple) = self.denominator.multiple(&other.denominator) {
            (self.numerator.scaled(left).plus(right / multiple, &other.numerator)?, self.denominator)
        } else if self.numerator.is_constant() && self.denominator.is_constant() {
            let whole = left * self.numerator.constant / self.denominator.constant;
            (other.numerator.scaled(right).plus(whole, &other.denominator)?, other.denominator)
        } else if other.numerator.is_constant() && other.denominator.is_constant() {
            let whole = right * other.numerator.constant / other.denominator.constant;
            (self.numerator.scaled(left).plus(whole, &self.denominator)?, self.denominator)
        } else {
            return None;
        };
        let uses = joined(self.uses, other.uses);
        Some(Self { numerator, denominator, uses, ..Self::over_one(Sum::default()) })
    }

    /// This divided by the other, if neither or both are divided by the same.
    pub fn over(self, other: Self) -> Option<Self> {
        let multiple = self.denominator.multiple(&other.denominator)?;
        let scale = self.scale.times(other.scale.inverted());
        let uses = joined(self.uses, other.uses);
        let denominator = other.numerator;
        let numerator = self.numerator.scaled(multiple);
        Some(Self { scale, numerator, denominator, uses, ..Self::over_one(Sum::default()) })
    }

    /// Lets every range say where the alert names the recording rule that holds it.
    pub fn named_at(mut self, via: &Origin<'a>) -> Self {
        let terms = self.numerator.terms.iter_mut().chain(&mut self.denominator.terms);
        for window in terms.flat_map(|(_, term)| &mut term.windows) {
            window.via = Some(via.clone());
        }
        for used in &mut self.uses {
            used.via = via.clone();
        }
        self.recorded = true;
        self
    }

    /// The same ratio measured over another range, as averaging a recorded ratio does.
    pub fn ranging_over(mut self, window: &Window<'a>) -> Self {
        for (_, term) in self.numerator.terms.iter_mut().chain(&mut self.denominator.terms) {
            term.windows = vec![window.clone()];
        }
        self
    }

    /// Applies a change to every term.
    pub fn map_terms(mut self, change: impl Fn(&mut Term<'a>)) -> Self {
        for (_, term) in self.numerator.terms.iter_mut().chain(&mut self.denominator.terms) {
            change(term);
        }
        self
    }

    /// Reads the value through another recording rule.
    pub fn used(mut self, used: Use<'a>) -> Self {
        self.uses = joined(self.uses, vec![used]);
        self
    }

    /// The ranges of all terms, one of each length.
    pub fn lengths(&self) -> Vec<Window<'a>> {
        let mut lengths: Vec<Window<'a>> = Vec::new();
        for window in self.terms().flat_map(|term| &term.windows) {
            if lengths.iter().all(|known| known.seconds.to_bits() != window.seconds.to_bits()) {
                lengths.push(window.clone());
            }
        }
        lengths
    }

    fn totals(&self) -> BTreeSet<Series> {
        let terms = self.denominator.terms.iter().filter_map(|(_, term)| term.rate());
        terms.chain(&self.totals).cloned().collect()
    }

    fn terms(&self) -> impl Iterator<Item = &Term<'a>> {
        self.numerator.terms.iter().chain(&self.denominator.terms).map(|(_, term)| term)
    }

    /// The normal form, and the number by which the ratio was multiplied: 100 if it is in percent.
    pub fn ratio(&self) -> (Ratio<'a>, f64) {
        let mut denominator = self.denominator.clone();
        let rows = |(weight, term): &(f64, Term<'a>)| (term.to_string(), *weight);
        let first = denominator.terms.iter().map(rows).min_by(|a, b| a.0.cmp(&b.0)).map(|(_, weight)| weight);
        let unit = first.unwrap_or(denominator.constant);
        denominator = denominator.scaled(1.0 / unit);
        let numerator = self.numerator.clone().scaled(1.0 / unit);
        let weights = numerator.terms.iter().map(|(weight, _)| weight.abs());
        let scale = weights.fold(numerator.constant.abs(), f64::max);
        let numerator = numerator.scaled(1.0 / scale);
        let rest = denominator.clone().plus(-1.0, &numerator);
        let below = denominator.canonical();
        let text = |sum: &Sum<'a>| format!("({}) / ({below})", sum.canonical());
        let numerator = numerator.complements_resolved();
        let rest = rest.map(Sum::complements_resolved);
        let mut windows: Vec<_> = self.terms().flat_map(|term| term.windows.iter().cloned()).collect();
        let place = |window: &Window<'_>| (window.origin.node.index(), window.origin.span.start);
        windows.sort_by(|a, b| b.seconds.total_cmp(&a.seconds).then_with(|| place(a).cmp(&place(b))));
        windows.dedup_by(|a, b| a.seconds.to_bits() == b.seconds.to_bits() && place(a) == place(b));
        let ratio = Ratio {
            fingerprint: text(&numerator),
            complement: rest.as_ref().map(text).unwrap_or_default(),
            divided: self.is_divided() || numerator.constant != 0.0,
            is_share: is_share(&numerator, &denominator),
            several: self.several,
            numerator: Some(Rc::new(numerator)),
            rest: rest.map(Rc::new),
            denominator: Rc::new(denominator),
            missing: self.terms().filter_map(|term| term.missing.clone()).collect(),
            metrics: self.terms().filter_map(|term| term.rate().map(|series| series.metric.clone())).collect(),
            totals: self.totals(),
            uses: self.uses.clone(),
            windows,
        };
        (ratio, scale)
    }
}

/// A ratio in normal form.
#[derive(Clone, Debug)]
pub(crate) struct Ratio<'a> {
    /// Equal for equal ratios, whatever their windows.
    pub fingerprint: String,
    /// The fingerprint of one minus this ratio.
    pub complement: String,
    /// Whether it is a ratio at all, and not merely a measured value.
    pub divided: bool,
    /// The ranges it measures, longest first.
    pub windows: Vec<Window<'a>>,
    /// Recording rules that it names and that no manifest defines.
    pub missing: BTreeSet<String>,
    /// The metrics it reads.
    pub metrics: BTreeSet<String>,
    /// The counters it is divided by.
    pub totals: BTreeSet<Series>,
    /// The recording rules it rests on.
    pub uses: Vec<Use<'a>>,
    /// Whether it cannot exceed one: it divides a part of some events by all of them.
    pub is_share: bool,
    /// Whether it stands for several recorded ratios.
    pub several: bool,
    numerator: Option<Rc<Sum<'a>>>,
    /// What is left of the denominator without the numerator; none if that is more than can be written as a sum.
    rest: Option<Rc<Sum<'a>>>,
    denominator: Rc<Sum<'a>>,
}

impl<'a> Ratio<'a> {
    /// What is divided; none if that is more than can be written as a sum.
    pub fn numerator(&self) -> Option<&Sum<'a>> {
        self.numerator.as_deref()
    }

    /// What it is divided by.
    pub fn denominator(&self) -> &Sum<'a> {
        &self.denominator
    }

    /// One minus this ratio.
    #[must_use]
    pub fn inverted(mut self) -> Self {
        std::mem::swap(&mut self.numerator, &mut self.rest);
        std::mem::swap(&mut self.fingerprint, &mut self.complement);
        self
    }

    /// Whether numerator and denominator range over different windows.
    pub fn is_mixed(&self) -> bool {
        self.windows.iter().any(|window| window.seconds.to_bits() != self.windows[0].seconds.to_bits())
    }
}

/// Whether one counter, or what is left of it without another one, is divided by all of it.
fn is_share(numerator: &Sum<'_>, denominator: &Sum<'_>) -> bool {
    let [(whole_weight, whole)] = denominator.terms.as_slice() else { return false };
    let part_of_whole = |part: &Term<'_>| {
        let counters = part.rate().zip(whole.rate());
        part.group == whole.group
            && part.same_windows(whole)
            && counters.is_some_and(|(part, whole)| part.is_part_of(whole))
    };
    let share = match numerator.terms.as_slice() {
        [(weight, part)] => *weight > 0.0 && weight <= whole_weight && part_of_whole(part),
        [(weight, left), (other, right)] => {
            let (weight, all, part) = if *weight > 0.0 { (weight, left, right) } else { (other, right, left) };
            let taken = -numerator.terms.iter().map(|(weight, _)| *weight).fold(f64::INFINITY, f64::min);
            all.measure == whole.measure
                && part_of_whole(all)
                && part_of_whole(part)
                && weight <= whole_weight
                && (taken - weight).abs() <= 1e-9 * weight
        }
        _ => false,
    };
    share && numerator.constant == 0.0 && denominator.constant == 0.0
}

/// The recording rules of both, each once. Rules that rest on rules that rest on rules would multiply otherwise.
fn joined<'a>(mut uses: Vec<Use<'a>>, others: Vec<Use<'a>>) -> Vec<Use<'a>> {
    for other in others {
        if uses.len() < MOST_USES && uses.iter().all(|known| known.rule != other.rule) {
            uses.push(other);
        }
    }
    uses
}

impl<'a> Quantity<'a> {
    /// As a fraction: a constant is one without terms.
    pub fn into_fraction(self) -> Fraction<'a> {
        match self {
            Self::Constant(constant) => Fraction::of_constant(constant.value()),
            Self::Fraction(fraction) => fraction,
        }
    }
}
