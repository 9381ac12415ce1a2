//! The largest error ratio that something lets pass.

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Effort {
    /// Ratios that are tried before the search closes in, from 1 down by equal factors to the smallest.
    tried: i32,
    /// Halvings that follow.
    halvings: usize,
}

impl Effort {
    /// To the last digit.
    pub const WHOLE: Self = Self { tried: 24, halvings: 44 };
    /// To three digits, for a sentence.
    pub const BRIEF: Self = Self { tried: 10, halvings: 11 };
}

/// The smallest ratio that is tried by itself.
const SMALLEST: f64 = 1e-5;

/// What passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Passing {
    All,
    /// Not even a release without errors.
    None,
    /// Up to a ratio, and the next one above it that does not.
    UpTo {
        passes: f64,
        stopped: f64,
    },
}

/// Looks for the largest ratio that passes: exact where whatever is worse is stopped too, and otherwise the largest that was found.
pub(super) fn largest(effort: Effort, passes: impl Fn(f64) -> bool) -> Passing {
    if !passes(0.0) {
        return Passing::None;
    }
    if passes(1.0) {
        return Passing::All;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for number in 1..=effort.tried {
        let ratio = SMALLEST.powf(f64::from(number) / f64::from(effort.tried));
        if passes(ratio) {
            low = ratio;
            break;
        }
        high = ratio;
    }
    for _ in 0..effort.halvings {
        let middle = f64::midpoint(low, high);
        if passes(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Passing::UpTo { passes: low, stopped: high }
}

#[cfg(test)]
mod tests {
    use super::{Effort, Passing, largest};

    #[test]
    fn the_edge_is_found_from_both_sides() {
        for edge in [0.5, 0.020_571_4, 1e-4, 1e-7, 0.999_999] {
            let Passing::UpTo { passes, stopped } = largest(Effort::WHOLE, |ratio| ratio <= edge) else {
                panic!("{edge}")
            };
            assert!(passes <= edge && stopped > edge && stopped - passes < 1e-12, "{edge}: {passes} {stopped}");
        }
        let Passing::UpTo { passes, stopped } = largest(Effort::BRIEF, |ratio| ratio <= 0.020_571_4) else { panic!() };
        assert!(
            passes <= 0.020_571_4 && stopped > 0.020_571_4 && stopped - passes < 1e-3 * stopped,
            "{passes} {stopped}"
        );
        assert_eq!(largest(Effort::WHOLE, |_| true), Passing::All);
        assert_eq!(largest(Effort::WHOLE, |_| false), Passing::None);
    }
}
