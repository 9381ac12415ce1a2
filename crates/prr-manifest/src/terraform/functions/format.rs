//! `format`: a text with verbs.

use super::super::value::Value;

/// Fills verbs in, in their order. Verbs with an index in brackets or widths from arguments are not known.
pub(super) fn format(pattern: &str, arguments: &[Value]) -> Option<Value> {
    let mut out = String::new();
    let mut arguments = arguments.iter();
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(|char: char| char.is_ascii_alphabetic() || char == '%')?;
        let (flags, verb) = (&rest[..end], &rest[end..=end]);
        rest = &rest[end + 1..];
        if verb == "%" {
            out.push('%');
            continue;
        }
        out.push_str(&written(verb, &Flags::of(flags)?, arguments.next()?)?);
        if out.len() > 1 << 20 {
            return None;
        }
    }
    out.push_str(rest);
    Some(Value::long_text(out))
}

/// What stands between the percent sign and the verb.
struct Flags {
    zero: bool,
    left: bool,
    plus: bool,
    width: usize,
    precision: Option<usize>,
}

impl Flags {
    fn of(text: &str) -> Option<Self> {
        let signs = text.len() - text.trim_start_matches(['0', '-', '+']).len();
        let (signs, numbers) = text.split_at(signs);
        let (width, precision) = numbers.split_once('.').map_or((numbers, None), |(width, after)| (width, Some(after)));
        let number =
            |text: &str| if text.is_empty() { Some(0) } else { text.parse().ok().filter(|size| *size < 1_000) };
        Some(Self {
            zero: signs.contains('0'),
            left: signs.contains('-'),
            plus: signs.contains('+'),
            width: number(width)?,
            precision: match precision {
                Some(precision) => Some(number(precision)?),
                None => None,
            },
        })
    }

    fn padded(&self, text: &str) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        let fill = " ".repeat(missing);
        match (self.left, self.zero) {
            (true, _) => format!("{text}{fill}"),
            (false, false) => format!("{fill}{text}"),
            (false, true) => {
                let (sign, digits) = text.split_at(text.len() - text.trim_start_matches(['-', '+']).len());
                format!("{sign}{}{digits}", "0".repeat(missing))
            }
        }
    }
}

/// A number as Go's `%g` writes it: small ones with an exponent of two digits.
fn general(size: f64) -> String {
    if size == 0.0 || size.abs() >= 1e-4 {
        return super::super::json::written(&Value::Number(size));
    }
    let written = format!("{size:e}");
    match written.split_once("e-") {
        Some((digits, exponent)) => format!("{digits}e-{exponent:0>2}"),
        None => written,
    }
}

fn written(verb: &str, flags: &Flags, argument: &Value) -> Option<String> {
    let signed = |text: String| if flags.plus && !text.starts_with('-') { format!("+{text}") } else { text };
    let text = match verb {
        "v" if matches!(argument, Value::Number(_)) => general(argument.to_number()?).into(),
        "s" => argument.to_text()?,
        "v" => argument.to_text().unwrap_or_else(|| super::super::json::written(argument).into()),
        "d" => {
            let size = argument.to_number().filter(|size| size.fract() == 0.0)?;
            signed(super::super::json::written(&Value::Number(size))).into()
        }
        "f" => signed(format!("{:.*}", flags.precision.unwrap_or(6), argument.to_number()?)).into(),
        "q" => super::super::json::written(&Value::Text(argument.to_text()?)).into(),
        "t" => argument.to_bool()?.to_string().into(),
        "x" => format!("{:x}", argument.to_index()?).into(),
        _ => return None,
    };
    Some(flags.padded(&text))
}
