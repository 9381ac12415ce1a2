//! Constants that remember how they were written, so that `14.4 * 0.001` can be told apart into a factor and an error budget.

use crate::burn::origin::Origin;

/// More factors than anybody writes; what has more is folded into one.
const MOST_PARTS: usize = 16;

/// What a part of a constant is for, as far as its place in the expression shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A number like any other.
    Plain,
    /// A literal 100, which turns ratios into percent.
    Percent,
    /// `1 - target`.
    Complement,
    /// What an error ratio is divided by.
    Divisor,
}

/// One factor of a product.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    /// Its value.
    pub value: f64,
    /// What it is for.
    pub role: Role,
    /// Where it was written.
    pub origin: Origin<'a>,
    /// For a complement: what was taken from one.
    pub taken: Option<Constant<'a>>,
}

/// A product of parts.
#[derive(Clone, Debug)]
pub(crate) struct Constant<'a> {
    /// The factors; none of them is one.
    pub parts: Vec<Part<'a>>,
}

/// A threshold, taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Separated<'a> {
    /// The burn-rate factor.
    pub factor: f64,
    /// The error budget that the expression assumes.
    pub budget: f64,
    /// Where the budget was written.
    pub written: Origin<'a>,
    /// Whether it was written as `1 - target`.
    pub symbolic: bool,
}

impl<'a> Constant<'a> {
    /// A literal.
    pub fn literal(value: f64, origin: Origin<'a>) -> Self {
        let role = if (value - 100.0).abs() < f64::EPSILON { Role::Percent } else { Role::Plain };
        Self { parts: vec![Part { value, role, origin, taken: None }] }
    }

    /// The neutral constant.
    pub const fn one() -> Self {
        Self { parts: Vec::new() }
    }

    /// What the parts multiply to.
    pub fn value(&self) -> f64 {
        self.parts.iter().map(|part| part.value).product()
    }

    /// Whether this is exactly `value`.
    pub fn is(&self, value: f64) -> bool {
        (self.value() - value).abs() < f64::EPSILON
    }

    /// The product with another constant.
    pub fn times(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        if self.parts.len() > MOST_PARTS {
            let value = self.value();
            self.parts.truncate(1);
            self.parts[0] = Part { value, role: Role::Plain, taken: None, ..self.parts[0].clone() };
        }
        self
    }

    /// One divided by this.
    pub fn inverted(mut self) -> Self {
        for part in &mut self.parts {
            part.value = 1.0 / part.value;
        }
        self
    }

    /// This, where it was the divisor or the multiplier of an error ratio and now stands on the other side of the comparison.
    pub fn moved(self) -> Self {
        let mut moved = self.inverted();
        for part in moved.parts.iter_mut().filter(|part| part.role != Role::Percent) {
            part.role = Role::Divisor;
        }
        moved
    }

    /// This minus the other, as one part; `1 - x` and `100 - x` stay recognisable.
    pub fn minus(self, other: Self, origin: Origin<'a>) -> Self {
        let value = self.value() - other.value();
        let whole = self.is(1.0) || self.is(100.0);
        let role = if whole { Role::Complement } else { Role::Plain };
        Self { parts: vec![Part { value, role, origin, taken: self.is(1.0).then_some(other) }] }
    }

    /// Another value at the same place.
    pub fn replaced(value: f64, origin: Origin<'a>) -> Self {
        Self { parts: vec![Part { value, role: Role::Plain, origin, taken: None }] }
    }

    /// One minus this: the error ratio that a success ratio leaves.
    pub fn complement(self, origin: &Origin<'a>) -> Self {
        if let [Part { role: Role::Complement, taken: Some(taken), .. }] = self.parts.as_slice() {
            return taken.clone();
        }
        let origin = self.parts.first().map_or_else(|| origin.clone(), |part| part.origin.clone());
        let value = 1.0 - self.value();
        Self { parts: vec![Part { value, role: Role::Plain, origin, taken: None }] }
    }

    /// The factor and the error budget, if the way in which the threshold is written tells them apart.
    pub fn separated(&self) -> Option<Separated<'a>> {
        let (percent, parts): (Vec<_>, Vec<_>) = self.parts.iter().partition(|part| part.role == Role::Percent);
        let of = |role| parts.iter().filter(move |part| part.role == role);
        let budget = match (of(Role::Divisor).count(), of(Role::Complement).count()) {
            (1, _) => of(Role::Divisor).next(),
            (0, 1) => of(Role::Complement).next(),
            (0, _) if parts.len() > 1 => parts.iter().min_by(|a, b| a.value.total_cmp(&b.value)),
            _ => None,
        }?;
        let scale: f64 = percent.iter().map(|part| part.value).product();
        let separated = Separated {
            factor: parts.iter().map(|part| part.value).product::<f64>() / budget.value,
            budget: budget.value * scale,
            written: budget.origin.clone(),
            symbolic: budget.role == Role::Complement,
        };
        (separated.budget > 0.0 && separated.budget < 1.0 && separated.factor.is_finite()).then_some(separated)
    }

    /// Everything that was written of it, if that stands in one scalar.
    pub fn span(&self) -> Option<Origin<'a>> {
        let first = self.parts.first()?;
        let alike = self.parts.iter().all(|part| part.origin.node == first.origin.node);
        let start = self.parts.iter().map(|part| part.origin.span.start).min()?;
        let end = self.parts.iter().map(|part| part.origin.span.end).max()?;
        alike.then_some(Origin { node: first.origin.node, span: start..end })
    }

    /// Where the budget was written, or else the threshold.
    pub fn written(&self) -> Option<Origin<'a>> {
        let first = || self.parts.iter().find(|part| part.role != Role::Percent).map(|part| part.origin.clone());
        self.separated().map(|separated| separated.written).or_else(first)
    }
}
