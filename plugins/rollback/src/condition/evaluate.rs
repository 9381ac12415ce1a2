use super::Expression;

/// A measurement that a condition is tried on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sample {
    /// This number, wherever the condition looks for one: `result`, `result[0]`, `result.value`.
    Number(f64),
    /// This text.
    Text(String),
    /// This truth.
    Bool(bool),
    /// A list without an element, as Prometheus answers where no series matches.
    Empty,
}

/// What a condition says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Yes,
    No,
    /// The controller counts an error: five of them in a row end the analysis.
    Error,
    /// It goes beyond what is understood here.
    Unknown,
}

#[derive(Clone, Debug, PartialEq)]
enum Value {
    Number(f64),
    Text(String),
    Bool(bool),
    Nil,
    /// The measurement as a whole.
    Result,
    Error,
    Unknown,
}

impl Expression {
    /// What the condition says of a measurement.
    pub(crate) fn holds(&self, sample: &Sample) -> Answer {
        match resolved(value(self, sample), sample) {
            Value::Bool(true) => Answer::Yes,
            Value::Bool(false) => Answer::No,
            Value::Unknown => Answer::Unknown,
            _ => Answer::Error,
        }
    }
}

fn value(expression: &Expression, sample: &Sample) -> Value {
    match expression {
        Expression::Number(number) => Value::Number(*number),
        Expression::Text(text) => Value::Text(text.clone()),
        Expression::Bool(truth) => Value::Bool(*truth),
        Expression::Nil => Value::Nil,
        Expression::Name(name) if name == "result" => Value::Result,
        Expression::Name(_) | Expression::Opaque => Value::Unknown,
        Expression::Member(inner) => match (value(inner, sample), sample) {
            // An index past the end.
            (Value::Result, Sample::Empty) => Value::Error,
            (Value::Result, _) => Value::Result,
            (other, _) => other,
        },
        Expression::Call(name, arguments) => call(name, arguments, sample),
        Expression::Unary(sign, operand) => match (*sign, resolved(value(operand, sample), sample)) {
            ("!", Value::Bool(truth)) => Value::Bool(!truth),
            ("-", Value::Number(number)) => Value::Number(-number),
            (_, Value::Unknown) => Value::Unknown,
            _ => Value::Error,
        },
        Expression::Binary(operator, left, right) => binary(operator, left, right, sample),
        Expression::Choice(condition, yes, no) => match resolved(value(condition, sample), sample) {
            Value::Bool(true) => value(yes, sample),
            Value::Bool(false) => value(no, sample),
            Value::Unknown => Value::Unknown,
            _ => Value::Error,
        },
    }
}

fn call(name: &str, arguments: &[Expression], sample: &Sample) -> Value {
    let first = arguments.first().map_or(Value::Nil, |argument| value(argument, sample));
    match (name, &first) {
        ("len", Value::Result) => return Value::Number(f64::from(*sample != Sample::Empty)),
        // The controller's own: they look at the measurement, whatever they are given. A Prometheus answer without series is an empty list, no nil.
        ("isNil", _) => return Value::Bool(false),
        ("default", _) => return Value::Result,
        _ => {}
    }
    match (name, resolved(first, sample)) {
        (_, Value::Error) => Value::Error,
        ("isNaN", Value::Number(number)) => Value::Bool(number.is_nan()),
        ("isInf", Value::Number(number)) => Value::Bool(number.is_infinite()),
        ("asFloat" | "float", Value::Number(number)) => Value::Number(number),
        ("asInt" | "int", Value::Number(number)) => Value::Number(number.trunc()),
        ("abs", Value::Number(number)) => Value::Number(number.abs()),
        _ => Value::Unknown,
    }
}

/// What the measurement is where a plain value is wanted.
fn resolved(value: Value, sample: &Sample) -> Value {
    match (value, sample) {
        (Value::Result, Sample::Number(number)) => Value::Number(*number),
        (Value::Result, Sample::Text(text)) => Value::Text(text.clone()),
        (Value::Result, Sample::Bool(truth)) => Value::Bool(*truth),
        (Value::Result, Sample::Empty) => Value::Error,
        (other, _) => other,
    }
}

fn binary(operator: &str, left: &Expression, right: &Expression, sample: &Sample) -> Value {
    let left = resolved(value(left, sample), sample);
    let decided = match (operator, &left) {
        ("&&", Value::Bool(false)) => Some(Value::Bool(false)),
        ("||", Value::Bool(true)) => Some(Value::Bool(true)),
        ("&&" | "||", Value::Error) => Some(Value::Error),
        ("??", Value::Nil) => None,
        ("??", _) => Some(left.clone()),
        _ => None,
    };
    if let Some(decided) = decided {
        return decided;
    }
    let right = resolved(value(right, sample), sample);
    match (operator, &left, &right) {
        (_, Value::Error, _) | (_, _, Value::Error) => Value::Error,
        ("&&", _, Value::Bool(false)) => {
            if left == Value::Unknown {
                Value::Unknown
            } else {
                Value::Bool(false)
            }
        }
        ("??", _, _) => right,
        (_, Value::Unknown, _) | (_, _, Value::Unknown) => Value::Unknown,
        ("&&" | "||", _, Value::Bool(_)) => right,
        ("==", ..) => Value::Bool(left == right),
        ("!=", ..) => Value::Bool(left != right),
        (_, Value::Number(left), Value::Number(right)) => arithmetic(operator, *left, *right),
        (_, Value::Text(left), Value::Text(right)) => match operator {
            "<" => Value::Bool(left < right),
            "<=" => Value::Bool(left <= right),
            ">" => Value::Bool(left > right),
            ">=" => Value::Bool(left >= right),
            _ => Value::Unknown,
        },
        ("in", ..) => Value::Unknown,
        _ => Value::Error,
    }
}

fn arithmetic(operator: &str, left: f64, right: f64) -> Value {
    match operator {
        "<" => Value::Bool(left < right),
        "<=" => Value::Bool(left <= right),
        ">" => Value::Bool(left > right),
        ">=" => Value::Bool(left >= right),
        "+" => Value::Number(left + right),
        "-" => Value::Number(left - right),
        "*" => Value::Number(left * right),
        "/" => Value::Number(left / right),
        "%" => Value::Number(left % right),
        _ => Value::Unknown,
    }
}
