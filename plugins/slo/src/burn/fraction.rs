//! Ratios of sums, and the arithmetic that expressions do with them.

use std::cell::OnceCell;
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

    fn terms(&self) -> impl Iterator<Item = &Term<'a>> {
        self.numerator.terms.iter().chain(&self.denominator.terms).map(|(_, term)| term)
    }

    /// By what both sums are divided so that equal ratios are written alike, and by what the numerator is divided besides.
    fn units(&self) -> (f64, f64) {
        let by_text =
            |(_, one): &&(f64, Term<'a>), (_, other): &&(f64, Term<'a>)| one.to_string().cmp(&other.to_string());
        let first = self.denominator.terms.iter().min_by(by_text).map(|(weight, _)| *weight);
        let unit = first.unwrap_or(self.denominator.constant);
        let share = |weight: f64| (weight * (1.0 / unit)).abs();
        let weights = self.numerator.terms.iter().map(|(weight, _)| share(*weight));
        (unit, weights.fold(share(self.numerator.constant), f64::max))
    }

    /// The ratio, and the number by which it was multiplied: 100 if it is in percent.
    pub fn ratio(self) -> (Ratio<'a>, f64) {
        let (unit, scale) = self.units();
        let mut windows: Vec<_> = self.terms().flat_map(|term| term.windows.iter().cloned()).collect();
        let place = |window: &Window<'_>| (window.origin.node.index(), window.origin.span.start);
        windows.sort_by(|a, b| b.seconds.total_cmp(&a.seconds).then_with(|| place(a).cmp(&place(b))));
        windows.dedup_by(|a, b| a.seconds.to_bits() == b.seconds.to_bits() && place(a) == place(b));
        let divided = self.is_divided() || self.numerator.constant * (1.0 / unit) * (1.0 / scale) != 0.0;
        let ratio = Ratio { divided, windows, inverted: false, fraction: Rc::new(self), normal: OnceCell::new() };
        (ratio, scale)
    }

    fn normal(&self) -> Normal<'a> {
        let (unit, scale) = self.units();
        let denominator = self.denominator.clone().scaled(1.0 / unit);
        let numerator = self.numerator.clone().scaled(1.0 / unit).scaled(1.0 / scale);
        let rest = denominator.clone().plus(-1.0, &numerator).map(Sum::complements_resolved);
        let numerator = numerator.complements_resolved();
        let below = denominator.canonical();
        let text = |sum: &Sum<'a>| format!("({}) / ({below})", sum.canonical());
        Normal {
            fingerprint: text(&numerator),
            complement: rest.as_ref().map(text).unwrap_or_default(),
            is_share: is_share(&numerator, &denominator),
            numerator,
            rest,
            denominator,
        }
    }
}

/// A ratio of measured terms. Its normal form is dear, and most ratios that alerts compare are never held against another one.
#[derive(Clone, Debug)]
pub(crate) struct Ratio<'a> {
    /// Whether it is a ratio at all, and not merely a measured value.
    pub divided: bool,
    /// The ranges it measures, longest first.
    pub windows: Vec<Window<'a>>,
    /// Whether one minus the fraction is meant.
    inverted: bool,
    fraction: Rc<Fraction<'a>>,
    normal: OnceCell<Rc<Normal<'a>>>,
}

/// The form in which equal ratios are equal.
#[derive(Debug)]
struct Normal<'a> {
    fingerprint: String,
    complement: String,
    is_share: bool,
    numerator: Sum<'a>,
    /// What is left of the denominator without the numerator; none if that is more than can be written as a sum.
    rest: Option<Sum<'a>>,
    denominator: Sum<'a>,
}

impl<'a> Ratio<'a> {
    fn normal(&self) -> &Normal<'a> {
        self.normal.get_or_init(|| Rc::new(self.fraction.normal()))
    }

    /// Equal for equal ratios, whatever their windows.
    pub fn fingerprint(&self) -> &str {
        let normal = self.normal();
        if self.inverted { &normal.complement } else { &normal.fingerprint }
    }

    /// The fingerprint of one minus this ratio.
    pub fn complement(&self) -> &str {
        let normal = self.normal();
        if self.inverted { &normal.fingerprint } else { &normal.complement }
    }

    /// Whether it cannot exceed one: it divides a part of some events by all of them.
    pub fn is_share(&self) -> bool {
        self.normal().is_share
    }

    /// What is divided; none if that is more than can be written as a sum.
    pub fn numerator(&self) -> Option<&Sum<'a>> {
        let normal = self.normal();
        if self.inverted { normal.rest.as_ref() } else { Some(&normal.numerator) }
    }

    /// What it is divided by.
    pub fn denominator(&self) -> &Sum<'a> {
        &self.normal().denominator
    }

    /// Whether what it is divided by is a number.
    pub fn is_over_constant(&self) -> bool {
        self.fraction.denominator.is_constant()
    }

    /// Whether it stands for several recorded ratios.
    pub fn is_several(&self) -> bool {
        self.fraction.several
    }

    /// The first recording rule, by name, that it names and that no manifest defines.
    pub fn missing(&self) -> Option<&str> {
        self.fraction.terms().filter_map(|term| term.missing.as_deref()).min()
    }

    /// The recording rules it rests on.
    pub fn uses(&self) -> &[Use<'a>] {
        &self.fraction.uses
    }

    /// Whether both read one metric.
    pub fn shares_metric(&self, other: &Self) -> bool {
        let reads = |metric: &str| other.metrics().any(|known| known == metric);
        self.metrics().any(reads)
    }

    fn metrics(&self) -> impl Iterator<Item = &str> {
        self.fraction.terms().filter_map(Term::rate).map(|series| series.metric.as_str())
    }

    /// The counters it is divided by.
    pub fn totals(&self) -> BTreeSet<&Series> {
        let terms = self.fraction.denominator.terms.iter().filter_map(|(_, term)| term.rate());
        terms.chain(&self.fraction.totals).collect()
    }

    /// One minus this ratio.
    #[must_use]
    pub const fn inverted(mut self) -> Self {
        self.inverted = !self.inverted;
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
