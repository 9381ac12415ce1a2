//! The functions of Prometheus 3, experimental ones included, and `holt_winters`, the name that Prometheus 2 had for one of them.

use crate::check::Type::{self, Matrix, Scalar, Text, Vector};

/// What a function takes and gives.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: &'static str,
    /// The types of the arguments; further ones are of the last type.
    pub(crate) takes: &'static [Type],
    pub(crate) least: usize,
    /// No bound if absent.
    pub(crate) most: Option<usize>,
    pub(crate) gives: Type,
}

const V: &[Type] = &[Vector];
const M: &[Type] = &[Matrix];
const NOTHING: &[Type] = &[];

const fn fixed(name: &'static str, takes: &'static [Type], gives: Type) -> Function {
    Function { name, takes, least: takes.len(), most: Some(takes.len()), gives }
}

const fn instant(name: &'static str) -> Function {
    fixed(name, V, Vector)
}

const fn range(name: &'static str) -> Function {
    fixed(name, M, Vector)
}

/// Without an argument it takes the evaluation time.
const fn calendar(name: &'static str) -> Function {
    Function { name, takes: V, least: 0, most: Some(1), gives: Vector }
}

const fn open(name: &'static str, takes: &'static [Type], least: usize, most: Option<usize>) -> Function {
    Function { name, takes, least, most, gives: Vector }
}

/// Sorted by name.
static FUNCTIONS: &[Function] = &[
    instant("abs"),
    instant("absent"),
    range("absent_over_time"),
    instant("acos"),
    instant("acosh"),
    instant("asin"),
    instant("asinh"),
    instant("atan"),
    instant("atanh"),
    range("avg_over_time"),
    instant("ceil"),
    range("changes"),
    fixed("clamp", &[Vector, Scalar, Scalar], Vector),
    fixed("clamp_max", &[Vector, Scalar], Vector),
    fixed("clamp_min", &[Vector, Scalar], Vector),
    instant("cos"),
    instant("cosh"),
    range("count_over_time"),
    calendar("day_of_month"),
    calendar("day_of_week"),
    calendar("day_of_year"),
    calendar("days_in_month"),
    instant("deg"),
    range("delta"),
    range("deriv"),
    fixed("double_exponential_smoothing", &[Matrix, Scalar, Scalar], Vector),
    fixed("end", NOTHING, Scalar),
    instant("exp"),
    range("first_over_time"),
    instant("floor"),
    instant("histogram_avg"),
    instant("histogram_count"),
    fixed("histogram_fraction", &[Scalar, Scalar, Vector], Vector),
    fixed("histogram_quantile", &[Scalar, Vector], Vector),
    open("histogram_quantiles", &[Vector, Text, Scalar], 3, Some(12)),
    instant("histogram_stddev"),
    instant("histogram_stdvar"),
    instant("histogram_sum"),
    fixed("holt_winters", &[Matrix, Scalar, Scalar], Vector),
    calendar("hour"),
    range("idelta"),
    range("increase"),
    open("info", &[Vector, Vector], 1, Some(2)),
    range("irate"),
    open("label_join", &[Vector, Text], 3, None),
    fixed("label_replace", &[Vector, Text, Text, Text, Text], Vector),
    range("last_over_time"),
    instant("ln"),
    instant("log10"),
    instant("log2"),
    range("mad_over_time"),
    fixed("max_of", &[Scalar, Scalar], Scalar),
    range("max_over_time"),
    fixed("min_of", &[Scalar, Scalar], Scalar),
    range("min_over_time"),
    calendar("minute"),
    calendar("month"),
    fixed("pi", NOTHING, Scalar),
    fixed("predict_linear", &[Matrix, Scalar], Vector),
    range("present_over_time"),
    fixed("quantile_over_time", &[Scalar, Matrix], Vector),
    instant("rad"),
    fixed("range", NOTHING, Scalar),
    range("rate"),
    range("resets"),
    open("round", &[Vector, Scalar], 1, Some(2)),
    fixed("scalar", V, Scalar),
    instant("sgn"),
    instant("sin"),
    instant("sinh"),
    instant("sort"),
    open("sort_by_label", &[Vector, Text], 1, None),
    open("sort_by_label_desc", &[Vector, Text], 1, None),
    instant("sort_desc"),
    instant("sqrt"),
    fixed("start", NOTHING, Scalar),
    instant("start_timestamp"),
    range("stddev_over_time"),
    range("stdvar_over_time"),
    fixed("step", NOTHING, Scalar),
    range("sum_over_time"),
    instant("tan"),
    instant("tanh"),
    fixed("time", NOTHING, Scalar),
    instant("timestamp"),
    range("ts_of_first_over_time"),
    range("ts_of_last_over_time"),
    range("ts_of_max_over_time"),
    range("ts_of_min_over_time"),
    fixed("vector", &[Scalar], Vector),
    calendar("year"),
];

/// The function of a name; upper case is another name.
pub(crate) fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.binary_search_by(|function| function.name.cmp(name)).ok().and_then(|found| FUNCTIONS.get(found))
}

/// What an aggregation takes before the vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Aggregation {
    pub(crate) name: &'static str,
    pub(crate) parameter: Option<Type>,
}

const fn aggregation(name: &'static str, parameter: Option<Type>) -> Aggregation {
    Aggregation { name, parameter }
}

static AGGREGATIONS: &[Aggregation] = &[
    aggregation("sum", None),
    aggregation("avg", None),
    aggregation("count", None),
    aggregation("min", None),
    aggregation("max", None),
    aggregation("group", None),
    aggregation("stddev", None),
    aggregation("stdvar", None),
    aggregation("topk", Some(Scalar)),
    aggregation("bottomk", Some(Scalar)),
    aggregation("count_values", Some(Text)),
    aggregation("quantile", Some(Scalar)),
    aggregation("limitk", Some(Scalar)),
    aggregation("limit_ratio", Some(Scalar)),
];

/// The aggregation of a name in any case.
pub(crate) fn aggregation_named(name: &str) -> Option<&'static Aggregation> {
    AGGREGATIONS.iter().find(|aggregation| aggregation.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_the_search_finds_every_function() {
        assert!(FUNCTIONS.is_sorted_by(|left, right| left.name < right.name));
    }

    #[test]
    fn every_function_has_a_type_for_each_argument_it_may_take() {
        for function in FUNCTIONS {
            let bounded = function.most.is_none_or(|most| function.least <= most);
            assert!(bounded && (function.most == Some(0) || !function.takes.is_empty()), "{}", function.name);
        }
    }
}
