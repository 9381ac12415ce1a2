//! Expressions of Terraform: every case is made of its number alone. The first cases are what the lists have, the others are drawn.

use std::fmt::Write as _;

use crate::lists::{EXPRESSIONS, LISTS, MAPS, NUMBERS, TEXTS, TYPES, VALUES};
use crate::prng::Prng;

/// A file with one resource whose `input` is the expression; what else it needs stands in front.
pub struct Case {
    pub number: u64,
    pub text: String,
}

/// What every case may name.
pub const NAMES: &str = r#"variable "s" { default = "text" }
variable "n" { default = 3 }
variable "l" { default = ["x", "y", "z"] }
variable "m" { default = { a = 1, b = 2 } }
variable "nothing" { default = null }
variable "set" {
  type    = set(string)
  default = ["b", "a", "b"]
}
variable "o" {
  type    = object({ a = string, b = optional(number, 5), c = optional(string) })
  default = { a = 1 }
}
locals {
  s = "loc"
  n = 2.5
  yes = true
  l = [1, 2, 3]
  m = { a = "one", b = "two", "c d" = "three" }
  o = { a = { b = [{ c = "deep" }, { c = "deeper" }] }, e = [], n = null }
  mixed = [1, "a", true, null, [1], { a = 1 }]
}
"#;

impl Case {
    pub fn new(number: u64) -> Self {
        let listed = usize::try_from(number).ok().and_then(|number| listed().nth(number));
        let text = listed.unwrap_or_else(|| {
            let mut random = Prng::new(!number);
            match random.below(10) {
                0 => variable(&mut random),
                1 => with_input(&heredoc(&mut random)),
                _ => with_input(&any(&mut random, 3)),
            }
        });
        Self { number, text: text.replace('§', &number.to_string()) }
    }

    /// How many cases are not drawn.
    pub fn listed() -> u64 {
        listed().count() as u64
    }
}

fn with_input(expression: &str) -> String {
    format!("resource \"terraform_data\" \"c§\" {{\n  input = {expression}\n}}\n")
}

fn with_variable(of_type: &str, value: &str) -> String {
    format!("variable \"v§\" {{\n  type = {of_type}\n  default = {value}\n}}\n{}", with_input("var.v§"))
}

fn listed() -> impl Iterator<Item = String> {
    let typed = TYPES.iter().flat_map(|of_type| VALUES.iter().map(|value| with_variable(of_type, value)));
    EXPRESSIONS.iter().map(|expression| with_input(expression)).chain(typed)
}

fn variable(random: &mut Prng) -> String {
    with_variable(random.pick(TYPES), &any(random, 0).replace("var.", "").replace("local.", ""))
}

/// A text over several lines, with markers and with indentation of all kinds.
fn heredoc(random: &mut Prng) -> String {
    let mut text = format!("<<{}EOT\n", random.pick(&["", "-", "-"]));
    let mut open = Vec::new();
    for _ in 0..=random.below(6) {
        let indented = random.pick(&["", "  ", "    ", "\t", "      ", " "]);
        let before = if random.chance(30) { "~" } else { "" };
        let after = if random.chance(30) { "~" } else { "" };
        let line = match random.below(12) {
            0 | 1 => {
                open.push("endif");
                format!("%{{{before} if local.yes {after}}}")
            }
            2 => {
                open.push("endfor");
                format!("%{{{before} for x in var.l {after}}}")
            }
            3 if open.last() == Some(&"endif") => format!("%{{{before} else {after}}}"),
            3 | 4 if !open.is_empty() => format!("%{{{before} {} {after}}}", open.pop().unwrap()),
            5 | 6 => format!("a ${{{before} local.s {after}}} b"),
            7 => format!("${{{before} var.s {after}}}"),
            8 => String::new(),
            9 => "  \tx  ".to_owned(),
            _ => random.pick(&["text", "$${a}", "\\n", "\"q\"", "한글"]).to_owned(),
        };
        text.push_str(indented);
        text.push_str(&line);
        text.push_str(random.pick(&["\n", "\n", "\n", " tail\n"]));
    }
    while let Some(word) = open.pop() {
        writeln!(text, "{}%{{ {word} {}}}", random.pick(&["", "  ", "    "]), random.pick(&["", "~"])).unwrap();
    }
    text + random.pick(&["", "  ", "      "]) + "EOT"
}

fn any(random: &mut Prng, depth: usize) -> String {
    match random.below(7) {
        0 | 1 => text(random, depth),
        2 => number(random, depth),
        3 => truth(random, depth),
        4 => list(random, depth),
        5 => map(random, depth),
        _ => mixed(random, depth),
    }
}

fn text(random: &mut Prng, depth: usize) -> String {
    if depth == 0 {
        return random.pick(TEXTS).to_owned();
    }
    let down = depth - 1;
    match random.below(24) {
        0 => format!("upper({})", text(random, down)),
        1 => format!("lower({})", text(random, down)),
        2 => format!("title({})", text(random, down)),
        3 => format!("trimspace({})", text(random, down)),
        4 => format!("replace({}, \"a\", {})", text(random, down), text(random, down)),
        5 => {
            format!("substr({}, {}, {})", text(random, down), random.below(4), random.pick(&["1", "-1", "0", "2", "9"]))
        }
        6 => format!("join({}, {})", text(random, 0), list(random, down)),
        7 => format!("format(\"%s/%v/%d\", {}, {}, {})", text(random, down), any(random, down), number(random, down)),
        8 => format!("\"<${{{}}}>\"", any(random, down)),
        9 => format!("\"%{{ if {} }}${{{}}}%{{ else }}-%{{ endif }}\"", truth(random, down), text(random, down)),
        10 => format!("\"%{{ for x in {} ~}} ${{x}},  %{{ endfor ~}} !\"", list(random, down)),
        11 => format!("tostring({})", any(random, down)),
        12 => format!("jsonencode({})", any(random, down)),
        13 => format!("{} ? {} : {}", truth(random, down), text(random, down), text(random, down)),
        14 => format!("trimprefix({}, {})", text(random, down), text(random, 0)),
        15 => format!("trimsuffix({}, {})", text(random, down), text(random, 0)),
        16 => format!("trim({}, \"a-x\")", text(random, down)),
        17 => format!("coalesce({}, {})", text(random, down), text(random, down)),
        18 => format!("try({}, {})", any(random, down), text(random, down)),
        19 => format!("({})[{}]", list(random, down), random.below(3)),
        20 => format!("lookup({}, \"a\", {})", map(random, down), text(random, down)),
        21 => format!("element({}, {})", list(random, down), random.below(5)),
        22 => format!("chomp({})", text(random, down)),
        _ => text(random, 0),
    }
}

fn number(random: &mut Prng, depth: usize) -> String {
    if depth == 0 {
        return random.pick(NUMBERS).to_owned();
    }
    let down = depth - 1;
    match random.below(12) {
        0..4 => {
            let operator = random.pick(&["+", "-", "*", "/", "%"]);
            format!("({} {operator} {})", number(random, down), number(random, down))
        }
        4 => format!("length({})", list(random, down)),
        5 => format!("max({}, {})", number(random, down), number(random, down)),
        6 => format!("min({}, {})", number(random, down), number(random, down)),
        7 => format!("{}({})", random.pick(&["ceil", "floor", "abs", "signum", "tonumber"]), number(random, down)),
        8 => format!("length({})", text(random, down)),
        9 => format!("sum([{}, {}])", number(random, down), number(random, down)),
        10 => format!("-{}", number(random, down)),
        _ => number(random, 0),
    }
}

fn truth(random: &mut Prng, depth: usize) -> String {
    if depth == 0 {
        return random.pick(&["true", "false", "local.yes", "!local.yes", "tobool(\"true\")"]).to_owned();
    }
    let down = depth - 1;
    match random.below(10) {
        0 | 1 => format!("{} {} {}", any(random, down), random.pick(&["==", "!="]), any(random, down)),
        2 | 3 => format!("{} {} {}", number(random, down), random.pick(&["<", "<=", ">", ">="]), number(random, down)),
        4 => format!("({} && {})", truth(random, down), truth(random, down)),
        5 => format!("({} || {})", truth(random, down), truth(random, down)),
        6 => format!("contains({}, {})", list(random, down), any(random, 0)),
        7 => format!("can({})", any(random, down)),
        8 => format!("startswith({}, {})", text(random, down), text(random, 0)),
        _ => format!("!{}", truth(random, down)),
    }
}

fn list(random: &mut Prng, depth: usize) -> String {
    if depth == 0 {
        return random.pick(LISTS).to_owned();
    }
    let down = depth - 1;
    match random.below(18) {
        0 => format!("[{}, {}]", text(random, down), text(random, down)),
        1 => format!("[{}, {}]", any(random, down), any(random, down)),
        2 => format!("concat({}, {})", list(random, down), list(random, down)),
        3 => format!("[for x in {} : \"${{x}}!\"]", list(random, down)),
        4 => format!("[for i, x in {} : i if x != {}]", list(random, down), any(random, 0)),
        5 => format!("keys({})", map(random, down)),
        6 => format!("values({})", map(random, down)),
        7 => format!("split(\"-\", {})", text(random, down)),
        8 => format!(
            "{}({})",
            random.pick(&["toset", "distinct", "reverse", "sort", "compact", "tolist"]),
            list(random, down)
        ),
        9 => format!("flatten([{}, {}])", list(random, down), list(random, down)),
        10 => format!("slice({}, {}, {})", list(random, down), random.below(2), 1 + random.below(2)),
        11 => format!("setunion({}, {})", list(random, down), list(random, down)),
        12 => format!("{} ? {} : {}", truth(random, down), list(random, down), list(random, down)),
        13 => format!("[{{a = {}}}, {{a = {}}}][*].a", any(random, down), any(random, down)),
        14 => format!("range({})", random.below(4)),
        15 => format!("coalescelist({}, {})", list(random, down), list(random, down)),
        16 => format!("[for k, v in {} : \"${{k}}=${{v}}\"]", map(random, down)),
        _ => list(random, 0),
    }
}

fn map(random: &mut Prng, depth: usize) -> String {
    if depth == 0 {
        return random.pick(MAPS).to_owned();
    }
    let down = depth - 1;
    match random.below(10) {
        0 => format!("{{ a = {}, b = {} }}", any(random, down), any(random, down)),
        1 => format!("merge({}, {})", map(random, down), map(random, down)),
        2 => format!("{{ for x in {} : x => upper(x) }}", list(random, down)),
        3 => format!("{{ for k, v in {} : \"${{k}}-${{v}}\" => v... }}", map(random, down)),
        4 => format!("zipmap([\"p\", \"q\"], [{}, {}])", any(random, down), any(random, down)),
        5 => format!("{{ ({}) = {} }}", text(random, down), any(random, down)),
        6 => format!("{} ? {} : {}", truth(random, down), map(random, down), map(random, down)),
        7 => format!("tomap({})", map(random, down)),
        8 => format!("{{ \"${{{}}}\" : {} }}", text(random, 0), any(random, down)),
        _ => map(random, 0),
    }
}

fn mixed(random: &mut Prng, depth: usize) -> String {
    if depth == 0 {
        return random.pick(&["null", "var.nothing", "local.mixed", "local.o", "var.o"]).to_owned();
    }
    let down = depth - 1;
    match random.below(6) {
        0 => format!("{} ? {} : {}", truth(random, down), any(random, down), any(random, down)),
        1 => format!("jsondecode({})", text(random, down)),
        2 => format!("one([{}])", any(random, down)),
        3 => format!("try({}, {})", any(random, down), any(random, down)),
        4 => format!("coalesce({}, {})", any(random, down), any(random, down)),
        _ => mixed(random, 0),
    }
}
