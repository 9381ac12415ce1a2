//! What a Prometheus query answers while a release makes errors: the query is read as arithmetic over rates of requests, and those follow
//! from the error ratio and the share of users that have the new version.

use prr_promql::{BinaryOp, Expr, ExprKind, Grouping, Selector};

use super::selected::{Class, Scope, Services, Unclear, of};
use super::traffic::Traffic;

/// A query that is understood.
#[derive(Clone, Debug)]
pub(super) struct Query {
    formula: Formula,
    /// What all of its selectors count, where they agree.
    pub scope: Option<Scope>,
    /// The longest window, in seconds.
    pub window: f64,
}

/// Why a query is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opaque {
    /// Wrong answers do not move it.
    NoAnswers,
    /// Which answers it counts.
    Class,
    /// Which version it counts.
    Scope,
    /// It has parts that are not computed here: recorded series, subqueries, many series at once.
    Shape,
}

/// When a query is asked, and what users met until then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment<'t> {
    pub at: f64,
    pub traffic: &'t Traffic,
    /// The error ratio of the new version.
    pub errors: f64,
    /// Requests a second of all users.
    pub rate: f64,
    /// Whether somebody sends requests to a new version that no user has.
    pub tested: bool,
}

#[derive(Clone, Debug)]
enum Formula {
    Number(f64),
    Rate {
        scope: Scope,
        class: Class,
        window: f64,
        offset: f64,
        increase: bool,
    },
    Negate(Box<Self>),
    Binary {
        op: BinaryOp,
        left: Box<Self>,
        right: Box<Self>,
    },
    /// A function of one number, and perhaps a bound.
    Call(Function, Box<Self>, Option<Box<Self>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Function {
    Same,
    Absolute,
    AtLeast,
    AtMost,
}

/// A part of a query that was read, and how many series it has.
struct Read {
    formula: Formula,
    series: Series,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Series {
    /// A number.
    Scalar,
    /// One.
    One,
    /// One a pod and status, or more.
    Many,
}

impl Query {
    /// Reads a query.
    pub fn new(expr: &Expr, services: Services<'_>) -> Result<Self, Opaque> {
        let mut reader = Reader { services, scopes: Vec::new(), window: 0.0 };
        let read = reader.read(expr)?;
        // A number measures nothing.
        if read.series == Series::Many || reader.scopes.is_empty() {
            return Err(Opaque::Shape);
        }
        let scope = reader.scopes.iter().all(|scope| *scope == reader.scopes[0]).then(|| reader.scopes[0]);
        Ok(Self { formula: read.formula, scope, window: reader.window })
    }

    /// The share of requests that Flagger measures by itself, in percent.
    pub fn success_percent(window: f64) -> Self {
        let rate = |class| Box::new(Formula::Rate { scope: Scope::New, class, window, offset: 0.0, increase: false });
        let binary = |op, left, right| Formula::Binary { op, left, right };
        let ratio = binary(BinaryOp::Div, rate(Class::Good), rate(Class::All));
        let formula = binary(BinaryOp::Mul, Box::new(ratio), Box::new(Formula::Number(100.0)));
        Self { formula, scope: Some(Scope::New), window }
    }

    /// What it answers; nothing where there is no series.
    pub fn answer(&self, moment: &Moment<'_>) -> Option<f64> {
        self.formula.answer(moment)
    }
}

struct Reader<'a> {
    services: Services<'a>,
    scopes: Vec<Scope>,
    window: f64,
}

impl Reader<'_> {
    fn read(&mut self, expr: &Expr) -> Result<Read, Opaque> {
        match &expr.kind {
            ExprKind::Number(number) => Ok(Read { formula: Formula::Number(*number), series: Series::Scalar }),
            ExprKind::Paren(inner) => self.read(inner),
            ExprKind::Unary { negative, expr } => {
                let read = self.read(expr)?;
                let formula = if *negative { Formula::Negate(Box::new(read.formula)) } else { read.formula };
                Ok(Read { formula, series: read.series })
            }
            ExprKind::Binary { op, left, right, returns_bool: false, .. } => self.binary(*op, left, right),
            ExprKind::Aggregate { op, grouping, parameter: None, expr } => self.aggregate(op, grouping.as_ref(), expr),
            ExprKind::Call { function, arguments } => self.call(function, arguments),
            ExprKind::Vector(selector) => Err(self.refused(selector)),
            _ => Err(Opaque::Shape),
        }
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr) -> Result<Read, Opaque> {
        let (left, right) = (self.read(left)?, self.read(right)?);
        let series = match (left.series, right.series) {
            (Series::Many, Series::Scalar) | (Series::Scalar, Series::Many) => Series::Many,
            // Series of two sides meet by their labels, and which those are is not known.
            (Series::Many, _) | (_, Series::Many) => return Err(Opaque::Shape),
            (Series::Scalar, Series::Scalar) => Series::Scalar,
            _ => Series::One,
        };
        let scalar = left.series == Series::Scalar || right.series == Series::Scalar;
        if op.is_set() && scalar {
            return Err(Opaque::Shape);
        }
        let (left, right) = (Box::new(left.formula), Box::new(right.formula));
        Ok(Read { formula: Formula::Binary { op, left, right }, series })
    }

    fn aggregate(&mut self, op: &str, grouping: Option<&Grouping>, expr: &Expr) -> Result<Read, Opaque> {
        let read = self.read(expr)?;
        if grouping.is_some_and(|grouping| grouping.without || !grouping.labels.iter().all(|label| pinned(expr, label)))
        {
            return Err(Opaque::Shape);
        }
        match (op, read.series) {
            ("sum", _) | ("avg" | "min" | "max", Series::One) => {
                Ok(Read { formula: read.formula, series: Series::One })
            }
            _ => Err(Opaque::Shape),
        }
    }

    fn call(&mut self, function: &str, arguments: &[Expr]) -> Result<Read, Opaque> {
        let (first, second) = (arguments.first().ok_or(Opaque::Shape)?, arguments.get(1));
        match function {
            "rate" | "irate" | "increase" => self.rate(function, first),
            "histogram_quantile" | "histogram_avg" | "histogram_fraction" => Err(Opaque::NoAnswers),
            "scalar" | "vector" | "abs" | "clamp_min" | "clamp_max" => {
                let inner = self.read(first)?;
                if inner.series == Series::Many && function == "scalar" {
                    return Err(Opaque::Shape);
                }
                let bound = second.map(|bound| self.read(bound)).transpose()?.map(|bound| Box::new(bound.formula));
                let (call, series) = match function {
                    "scalar" => (Function::Same, Series::Scalar),
                    "vector" => (Function::Same, Series::One),
                    "abs" => (Function::Absolute, inner.series),
                    "clamp_min" => (Function::AtLeast, inner.series),
                    _ => (Function::AtMost, inner.series),
                };
                Ok(Read { formula: Formula::Call(call, Box::new(inner.formula), bound), series })
            }
            _ => Err(Opaque::Shape),
        }
    }

    fn rate(&mut self, function: &str, argument: &Expr) -> Result<Read, Opaque> {
        let ExprKind::Matrix { selector, range } = &argument.bare().kind else { return Err(Opaque::Shape) };
        let (scope, class) = of(selector, self.services).map_err(Opaque::from)?;
        if selector.shift.at.is_some() {
            return Err(Opaque::Shape);
        }
        self.scopes.push(scope);
        self.window = self.window.max(range.seconds);
        // `irate` looks at the last two samples: at the share of this moment.
        let window = if function == "irate" { 0.0 } else { range.seconds };
        let offset = selector.shift.offset.unwrap_or(0.0).max(0.0);
        let formula = Formula::Rate { scope, class, window, offset, increase: function == "increase" };
        Ok(Read { formula, series: Series::Many })
    }

    /// A series that is compared as it is: a gauge, or one that a rule records.
    fn refused(&self, selector: &Selector) -> Opaque {
        match of(selector, self.services) {
            Err(unclear) => unclear.into(),
            Ok(_) => Opaque::Shape,
        }
    }
}

impl From<Unclear> for Opaque {
    fn from(unclear: Unclear) -> Self {
        match unclear {
            Unclear::NoAnswers => Self::NoAnswers,
            Unclear::Class => Self::Class,
            Unclear::Scope => Self::Scope,
        }
    }
}

/// Whether every selector of an expression has one value for a label, so that grouping by it changes nothing.
fn pinned(expr: &Expr, label: &str) -> bool {
    let mut pinned = true;
    expr.walk(&mut |part| {
        if let ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } = &part.kind {
            let equal = |matcher: &prr_promql::Matcher| {
                matcher.label == label && matcher.op == prr_promql::MatchOp::Equal && !matcher.value.is_empty()
            };
            pinned &= selector.matchers.iter().any(equal);
        }
    });
    pinned
}

impl Formula {
    fn answer(&self, moment: &Moment<'_>) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Negate(inner) => inner.answer(moment).map(|number| -number),
            Self::Rate { scope, class, window, offset, increase } => {
                let rate = moment.requests(*scope, *class, *window, *offset)?;
                Some(if *increase { rate * window } else { rate })
            }
            Self::Binary { op, left, right } => binary(*op, left.answer(moment), right.answer(moment)),
            Self::Call(function, inner, bound) => {
                let (inner, bound) = (inner.answer(moment)?, bound.as_ref().and_then(|bound| bound.answer(moment)));
                Some(match (function, bound) {
                    (Function::Absolute, _) => inner.abs(),
                    (Function::AtLeast, Some(bound)) => inner.max(bound),
                    (Function::AtMost, Some(bound)) => inner.min(bound),
                    _ => inner,
                })
            }
        }
    }
}

fn binary(op: BinaryOp, left: Option<f64>, right: Option<f64>) -> Option<f64> {
    match op {
        BinaryOp::Or => return left.or(right),
        BinaryOp::And => return right.and(left),
        BinaryOp::Unless => return if right.is_some() { None } else { left },
        _ => {}
    }
    // A side without a series leaves nothing.
    let (left, right) = (left?, right?);
    let kept = |holds: bool| holds.then_some(left);
    match op {
        BinaryOp::Add => Some(left + right),
        BinaryOp::Sub => Some(left - right),
        BinaryOp::Mul => Some(left * right),
        BinaryOp::Div => Some(left / right),
        BinaryOp::Mod => Some(left % right),
        BinaryOp::Pow => Some(left.powf(right)),
        BinaryOp::Greater => kept(left > right),
        BinaryOp::GreaterEqual => kept(left >= right),
        BinaryOp::Less => kept(left < right),
        BinaryOp::LessEqual => kept(left <= right),
        _ => None,
    }
}

impl Moment<'_> {
    /// Requests a second of a version and class, as a window sees them; nothing where that version has had none.
    fn requests(&self, scope: Scope, class: Class, window: f64, offset: f64) -> Option<f64> {
        let new = self.traffic.mean(self.at - offset, window);
        let (total, bad) = match scope {
            Scope::Everybody => (1.0, new * self.errors),
            Scope::New if self.tested && new <= 0.0 => (1.0, self.errors),
            // Series of pods that got no request are not there yet.
            Scope::New if new <= 0.0 => return None,
            Scope::New => (new, new * self.errors),
            Scope::Old if new >= 1.0 => return None,
            Scope::Old => (1.0 - new, 0.0),
        };
        let share = match class {
            Class::All => total,
            Class::Bad => bad,
            Class::Good => total - bad,
        };
        Some(share * self.rate)
    }
}

#[cfg(test)]
mod tests {
    use prr_promql::parse;

    use super::*;

    fn query(text: &str) -> Result<Query, Opaque> {
        Query::new(&parse(text).unwrap(), Services { new: Some("shop-canary"), old: None, before_switch: false })
    }

    fn answer(text: &str, at: f64) -> Option<f64> {
        let mut traffic = Traffic::default();
        traffic.change(0.0, 0.1);
        traffic.change(600.0, 0.5);
        query(text).unwrap().answer(&Moment { at, traffic: &traffic, errors: 0.2, rate: 50.0, tested: false })
    }

    const ALL: &str = "sum(rate(http_requests_total{service=\"x\",code=~\"5..\"}[5m])) / sum(rate(http_requests_total{service=\"x\"}[5m]))";

    fn near(one: Option<f64>, other: f64) {
        assert!(one.is_some_and(|one| (one - other).abs() < 1e-9), "{one:?} {other}");
    }

    #[test]
    fn a_window_over_all_users_thins_the_errors_of_the_new_version() {
        near(answer(ALL, 0.0), 0.0);
        near(answer(ALL, 150.0), 0.2 * 0.05);
        near(answer(ALL, 300.0), 0.2 * 0.1);
        near(answer(ALL, 750.0), 0.2 * 0.3);
        near(answer(ALL, 1_000.0), 0.2 * 0.5);
    }

    #[test]
    fn a_query_over_the_new_version_sees_its_error_ratio_at_once() {
        let text = ALL.replace("\"x\"", "\"shop-canary\"");
        near(answer(&text, 1.0), 0.2);
        assert_eq!(answer(&text, 0.0), None);
        near(answer(&format!("{text} or vector(0)"), 0.0), 0.0);
        let old = ALL.replace("\"x\"", "\"shop-stable\"");
        near(answer(&old, 700.0), 0.0);
    }

    #[test]
    fn arithmetic_around_a_ratio_is_done() {
        near(answer(&format!("1 - ({ALL})"), 1_000.0), 0.9);
        near(answer(&format!("100 * ({ALL})"), 1_000.0), 10.0);
        near(answer(&format!("clamp_max({ALL}, 0.05)"), 1_000.0), 0.05);
        let good = ALL.replace("=~\"5..\"", "!~\"5..\"");
        near(answer(&format!("sum({good}) * 100"), 1_000.0), 90.0);
        near(answer("sum(increase(http_requests_total{code=~\"5..\"}[1m]))", 1_000.0), 0.2 * 0.5 * 50.0 * 60.0);
        near(answer(&ALL.replace("[5m]", "[5m] offset 5m"), 1_000.0), 0.2 * (200.0 * 0.1 + 100.0 * 0.5) / 300.0);
    }

    #[test]
    fn what_is_not_arithmetic_over_requests_is_left_open() {
        let refused = |text: &str| query(text).map(|_| ()).unwrap_err();
        for (text, why) in [
            (
                "histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))",
                Opaque::NoAnswers,
            ),
            ("sum(rate(container_cpu_usage_seconds_total[5m]))", Opaque::NoAnswers),
            ("job:errors:ratio5m", Opaque::Shape),
            ("rate(http_requests_total{code=~\"5..\"}[5m]) / rate(http_requests_total[5m])", Opaque::Shape),
            ("sum by (pod) (rate(http_requests_total[5m]))", Opaque::Shape),
            ("avg(rate(http_requests_total[5m]))", Opaque::Shape),
            ("sum(rate(http_requests_total{code=\"404\"}[5m]))", Opaque::Class),
            ("max_over_time(http_requests_total[5m])", Opaque::Shape),
            ("vector(1)", Opaque::Shape),
        ] {
            assert_eq!(refused(text), why, "{text}");
        }
        assert!(query(&ALL.replace("sum(", "sum by (service) (")).is_ok());
    }
}
