//! The largest error ratio that something lets pass.

/// Ratios that are tried before the search closes in, from 1 down by equal factors to the smallest.
const TRIED: i32 = 24;
const SMALLEST: f64 = 1e-5;
/// Halvings that follow.
const HALVINGS: usize = 44;

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
pub(super) fn largest(passes: impl Fn(f64) -> bool) -> Passing {
    if !passes(0.0) {
        return Passing::None;
    }
    if passes(1.0) {
        return Passing::All;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for number in 1..=TRIED {
        let ratio = SMALLEST.powf(f64::from(number) / f64::from(TRIED));
        if passes(ratio) {
            low = ratio;
            break;
        }
        high = ratio;
    }
    for _ in 0..HALVINGS {
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
    use super::{Passing, largest};

    #[test]
    fn the_edge_is_found_from_both_sides() {
        for edge in [0.5, 0.020_571_4, 1e-4, 1e-7, 0.999_999] {
            let Passing::UpTo { passes, stopped } = largest(|ratio| ratio <= edge) else { panic!("{edge}") };
            assert!(passes <= edge && stopped > edge && stopped - passes < 1e-12, "{edge}: {passes} {stopped}");
        }
        assert_eq!(largest(|_| true), Passing::All);
        assert_eq!(largest(|_| false), Passing::None);
    }
}
