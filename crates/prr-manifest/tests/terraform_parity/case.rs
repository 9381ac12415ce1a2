//! Expressions of Terraform: every case is made of its number alone. The first cases are what the lists have, the others are drawn.

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
            if random.chance(10) {
                variable(&mut random)
            } else if random.chance(10) {
                with_input(&heredoc(&mut random))
            } else {
                with_input(&any(&mut random, 3))
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
    for _ in 0..1 + random.below(6) {
        let indented = random.pick(&["", "  ", "    ", "\t", "      ", " "]);
        let before = random.pick(&["", "", "~"]);
        let after = random.pick(&["", "", "~"]);
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
        text.push_str(&format!("{}%{{ {word} {}}}\n", random.pick(&["", "  ", "    "]), random.pick(&["", "~"])));
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

const TEXTS: &[&str] = &[
    "\"\"",
    "\"a\"",
    "\"a-b\"",
    "\"A b\"",
    "\" a \"",
    "\"1\"",
    "\"true\"",
    "\"1.50\"",
    "\"0x1\"",
    "\"null\"",
    "\"é한\"",
    "\"\\u00e9\"",
    "\"a\\nb\"",
    "\"\\\"q\\\"\"",
    "\"$${a}\"",
    "\"%%{a}\"",
    "\"${\"in\"}\"",
    "\"$\"",
    "\"a$b%c\"",
    "local.s",
    "var.s",
    "local.m.a",
    "local.m[\"c d\"]",
    "local.o.a.b[1].c",
    "var.l[0]",
    "var.o.a",
    "\"<&>\"",
    "\"\\\\\"",
    "\"[1]\"",
    "\"{}\"",
];

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "3.5",
    "0.1",
    "0.2",
    "0.999",
    "100",
    "1e3",
    "1E-2",
    "1e21",
    "1e-7",
    "12345678901234567890",
    "1.10",
    "local.n",
    "var.n",
    "local.l[1]",
    "var.m.a",
    "tonumber(\"7\")",
    "00012",
];

const LISTS: &[&str] = &[
    "[]",
    "[1, 2]",
    "[\"a\", \"b\"]",
    "[1, \"1\"]",
    "[true, \"a\"]",
    "[\"b\", \"a\", \"b\"]",
    "[null]",
    "[10, 9, 9]",
    "[[1], [2]]",
    "var.l",
    "local.l",
    "var.set",
    "local.mixed",
    "toset([3, 10, 2])",
    "[\"\", \"a\", null]",
    "[1, 2,]",
    "[\n    1,\n    2\n  ]",
    "[1, 1.0]",
];

const MAPS: &[&str] = &[
    "{}",
    "{ a = 1 }",
    "{ a = \"x\", b = \"y\" }",
    "{ \"a b\" = 1 }",
    "{ a : 1 }",
    "{\n    a = 1\n    b = 2\n  }",
    "var.m",
    "local.m",
    "local.o",
    "var.o",
    "{ a = null }",
    "{ 1 = 2 }",
    "{ true = 1 }",
    "{ b = 1, a = \"2\" }",
    "{ (local.s) = 1 }",
    "{ a = [1], b = \"x\" }",
];

const TYPES: &[&str] = &[
    "any",
    "string",
    "number",
    "bool",
    "list(string)",
    "list(number)",
    "list(any)",
    "set(string)",
    "set(number)",
    "map(string)",
    "map(number)",
    "map(any)",
    "list(list(string))",
    "tuple([string, number])",
    "object({ a = string })",
    "object({ a = optional(string) })",
    "object({ a = optional(string, \"d\"), b = optional(number, 5) })",
    "map(object({ a = optional(bool, true) }))",
    "list(object({ a = string, b = optional(list(string), [\"x\"]) }))",
    "object({ a = object({ b = optional(string, \"e\") }) })",
];

const VALUES: &[&str] = &[
    "null",
    "\"a\"",
    "\"1\"",
    "\"true\"",
    "1",
    "1.50",
    "true",
    "[]",
    "[1, 2]",
    "[\"b\", \"a\", \"b\"]",
    "[1, \"1\", true]",
    "[\"1\", \"01\"]",
    "{}",
    "{ a = 1 }",
    "{ a = \"x\", b = 2 }",
    "{ a = null }",
    "{ a = true, z = 1 }",
    "{ a = {} }",
    "{ a = { b = 1, c = 2 } }",
    "[{ a = 1 }]",
    "[{ a = 1, b = [2] }]",
    "[[1], [2]]",
    "[10, 9]",
    "[\"x\", 2]",
    "{ b = 1 }",
];

const EXPRESSIONS: &[&str] = &[
    "<<EOT\nline\n  ${local.s}\nEOT",
    "<<-EOT\n    line\n      deeper\n    ${local.s}\n    EOT",
    "<<-EOT\n  a\n\n    b\n EOT",
    "<<-EOT\n\ta\n\t\tb\n\tEOT",
    "<<EOT\n%{ for x in var.l ~}\n- ${x}\n%{ endfor ~}\nEOT",
    "<<EOT\n%{ if local.yes }\nyes\n%{ else }\nno\n%{ endif }\nEOT",
    "<<EOT\n$${a} \\n %%{b} \"q\"\nEOT",
    "<<-EOT\n  ${local.s}\n    x\n  EOT",
    "<<-EOT\n    %{ if local.yes ~}\n    a\n    %{ endif ~}\n  EOT",
    "<<EOT\nEOT",
    "<<-\"EOT\"\n a\n EOT",
    "upper(<<EOT\na\nEOT\n)",
    "\"a ${ local.s } b\"",
    "\"${~ local.s ~} b\"",
    "\"a ${~ local.s ~} b\"",
    "\"a\n b\"",
    "\"%{ if true }a%{ endif }\"",
    "\"%{ for i, x in var.l }${i}${x}%{ endfor }\"",
    "\"%{ for k, v in var.m }${k}${v}%{ endfor }\"",
    "\"${1}${true}\"",
    "\"${null}\"",
    "\"${[1]}\"",
    "\"${var.m}\"",
    "\"x${1.50}\"",
    "\"x${0.1 + 0.2}\"",
    "\"x${1e21}\"",
    "\"x${1e-7}\"",
    "\"x${100000000000000000000}\"",
    "\"x${1/3}\"",
    "\"x${10/4}\"",
    "\"x${2/3 * 3}\"",
    "1/0",
    "5 % 3",
    "-5 % 3",
    "5.5 % 2",
    "5 % -3",
    "1 == 1.0",
    "\"1\" == 1",
    "true == \"true\"",
    "null == null",
    "[] == []",
    "[1] == [1]",
    "{a = 1} == {a = 1}",
    "{} == []",
    "1 != \"1\"",
    "\"a\" < \"b\"",
    "\"2\" < 10",
    "!\"true\"",
    "-\"5\"",
    "\"5\" + 1",
    "\"a\" + 1",
    "true && \"true\"",
    "true ? 1 : \"a\"",
    "false ? 1 : \"a\"",
    "true ? [1] : [\"a\"]",
    "true ? [1] : []",
    "true ? {a = 1} : {b = 2}",
    "true ? null : 1",
    "true ? {} : {a = 1}",
    "\"true\" ? 1 : 2",
    "null ? 1 : 2",
    "[1, \"a\", true]",
    "tolist([1, \"a\", true])",
    "toset([1, \"1\"])",
    "toset([true, \"true\"])",
    "tolist([])",
    "tomap({a = 1, b = \"x\"})",
    "tomap({a = 1, b = true})",
    "tolist([[1], [\"a\"]])",
    "tolist([null, 1])",
    "concat([1], [\"a\"])",
    "concat(tolist([1]), tolist([\"a\"]))",
    "distinct([1, \"1\", 1])",
    "distinct([[1], [1]])",
    "setunion([1], [\"1\"])",
    "setunion([\"b\"], [\"a\"])",
    "setintersection([\"a\", \"b\"], [\"b\"])",
    "setsubtract([\"a\", \"b\"], [\"b\"])",
    "setproduct([\"a\"], [1, 2])",
    "contains([\"1\"], 1)",
    "contains([1, 2], 2)",
    "contains(var.l, \"x\")",
    "sort([\"b\", \"a\", \"B\"])",
    "sort([10, 9])",
    "sort([true, \"a\"])",
    "compact([1, \"\", null])",
    "compact([\"a\", \"\"])",
    "coalesce(1, \"a\")",
    "coalesce(\"\", \"a\")",
    "coalesce(null, null)",
    "coalesce([], [1])",
    "coalescelist([], [1])",
    "element([1, 2], 5)",
    "element([1, 2], -1)",
    "element([], 0)",
    "[1, 2][\"1\"]",
    "[1, 2][1.0]",
    "[1, 2][2]",
    "var.m[\"z\"]",
    "var.m.z",
    "var.l[\"0\"]",
    "var.l.0",
    "var.l[*]",
    "var.s[*]",
    "var.nothing[*]",
    "var.m[*]",
    "local.o.a.b[*].c",
    "local.o.a.b.*.c",
    "values(var.m)[*]",
    "{for k, v in var.m : v => k}",
    "{for x in [\"a\", \"a\"] : x => 1}",
    "{for x in [\"a\", \"a\"] : x => 1...}",
    "[for k, v in var.m : k]",
    "[for x in var.set : x]",
    "[for i, x in var.set : i]",
    "[for x in null : x]",
    "[for x in \"abc\" : x]",
    "[for x in local.o : x]",
    "keys(local.o)",
    "keys({b = 1, a = 2})",
    "values({b = 1, a = 2})",
    "merge({a = 1}, null)",
    "merge({a = 1}, {a = \"x\"})",
    "merge()",
    "lookup({a = 1}, \"b\", \"x\")",
    "lookup({a = 1}, \"b\")",
    "lookup({a = 1}, \"b\", null)",
    "zipmap([\"a\"], [1])",
    "zipmap([\"a\", \"b\"], [1])",
    "flatten([1, [2, [3]]])",
    "flatten([])",
    "flatten([toset([\"b\", \"a\"])])",
    "reverse([1, 2])",
    "reverse(toset([\"a\"]))",
    "slice([1, 2, 3], 1, 3)",
    "slice([1], 0, 5)",
    "slice([1], 1, 0)",
    "range(3)",
    "range(1, 4)",
    "range(4, 1)",
    "range(1, 4, 2)",
    "range(0, 1, 0.3)",
    "range(0)",
    "length(\"é\")",
    "length(\"e\\u0301\")",
    "length({a = 1})",
    "length(null)",
    "upper(\"straße\")",
    "lower(\"İ\")",
    "title(\"hello wOrld-foo\")",
    "title(\"a_b c'd\")",
    "trimspace(\"\\u00a0a \")",
    "chomp(\"a\\n\\n\")",
    "chomp(\"a\\r\\n\")",
    "trim(\"xxaxx\", \"x\")",
    "trimprefix(\"aab\", \"a\")",
    "trimsuffix(\"abb\", \"b\")",
    "split(\",\", \"\")",
    "split(\"\", \"abc\")",
    "split(\",\", \"a,b,\")",
    "join(\",\", [])",
    "join(\",\", [1, true])",
    "join(\",\", [\"a\"], [\"b\"])",
    "join(\",\", [null])",
    "substr(\"hello\", 1, 3)",
    "substr(\"hello\", -3, 2)",
    "substr(\"hello\", 1, -1)",
    "substr(\"hello\", 9, 1)",
    "substr(\"e\\u0301x\", 0, 1)",
    "replace(\"a.b\", \".\", \"-\")",
    "replace(\"abc\", \"/[ab]/\", \"x\")",
    "replace(\"a/b/c\", \"/b/\", \"x\")",
    "replace(\"abc\", \"\", \"-\")",
    "format(\"%d\", 1.5)",
    "format(\"%d\", \"5\")",
    "format(\"%5d|%-5d|%05d\", 1, 2, 3)",
    "format(\"%s\", 1.50)",
    "format(\"%s\", true)",
    "format(\"%s\", null)",
    "format(\"%v\", [1])",
    "format(\"%v\", {a = 1})",
    "format(\"%q\", \"a\\\"b\")",
    "format(\"%f\", 1)",
    "format(\"%.2f\", 1.005)",
    "format(\"%e\", 12345.678)",
    "format(\"%g\", 0.00001)",
    "format(\"%x\", 255)",
    "format(\"%o\", 8)",
    "format(\"%b\", 5)",
    "format(\"%%\")",
    "format(\"%t\", true)",
    "format(\"%[2]s%[1]s\", \"a\", \"b\")",
    "format(\"%s\")",
    "format(\"a\", 1)",
    "format(\"%#v\", \"a\")",
    "format(\"%6.2f\", 3.14159)",
    "format(\"%+d\", 5)",
    "format(\"% d\", 5)",
    "format(\"%s\", \"é\")",
    "format(\"%3s|%-3s|\", \"é\", \"b\")",
    "formatlist(\"%s!\", [\"a\", \"b\"])",
    "jsonencode({b = 1, a = [1.50, null, \"<\"]})",
    "jsonencode(\"é\\u2028\")",
    "jsonencode(1e21)",
    "jsonencode(0.1)",
    "jsonencode(toset([\"b\", \"a\"]))",
    "jsondecode(\"[1, 1.50, 1e2]\")",
    "jsondecode(\"{\\\"a\\\": null}\")",
    "jsondecode(\"x\")",
    "jsondecode(\"\\\"\\\\u00e9\\\"\")",
    "yamldecode(\"a: yes\\nb: 0x10\\nc: 1:30\\nd: ~\")",
    "yamldecode(\"a: 010\")",
    "yamldecode(\"- 1.0\\n- .5\\n- 1e3\")",
    "yamldecode(\"a: 2001-01-01\")",
    "yamldecode(\"a: !!str 5\")",
    "yamldecode(\"{a: *x}\")",
    "yamldecode(\"on: off\")",
    "yamldecode(\"1: a\")",
    "yamlencode({a = 1})",
    "tostring(1.50)",
    "tostring(true)",
    "tostring(null)",
    "tostring([1])",
    "tonumber(\"1.50\")",
    "tonumber(\"0x10\")",
    "tonumber(\" 1\")",
    "tonumber(\"1e2\")",
    "tonumber(\"\")",
    "tonumber(true)",
    "tobool(\"true\")",
    "tobool(\"True\")",
    "tobool(1)",
    "tobool(\"1\")",
    "max(1, \"2\")",
    "max([1, 2]...)",
    "min()",
    "ceil(1.2)",
    "ceil(-1.2)",
    "floor(-1.2)",
    "abs(-0.5)",
    "pow(2, 10)",
    "pow(2, 0.5)",
    "pow(2, -1)",
    "log(8, 2)",
    "signum(-2)",
    "sum([0.1, 0.2])",
    "sum([1, \"2\"])",
    "sum([])",
    "parseint(\"ff\", 16)",
    "parseint(\"12\", 10)",
    "parseint(\"-0\", 10)",
    "1 + 2 * 3 - 4 / 8",
    "2 - 3 - 4",
    "8 / 4 / 2",
    "!true || true",
    "true || false && false",
    "1 < 2 == true",
    "-1 + 2",
    "- 1",
    "!!true",
    "(1)",
    "( 1 + 2 ) * 3",
    "0.1 + 0.2 == 0.3",
    "1 - 0.9",
    "0.1 * 3",
    "1e3",
    "1E+3",
    "1.",
    ".5",
    "0x10",
    "010",
    "1_000",
    "-0",
    "123456789012345678901234567890",
    "0.1234567890123456789",
    "try(local.nope, 1)",
    "try(local.o.zz, 2)",
    "try(1/0, 3)",
    "try(tonumber(\"a\"), 4)",
    "can(local.o.zz)",
    "can(tonumber(\"a\"))",
    "can(1)",
    "one([])",
    "one([1])",
    "one([1, 2])",
    "one(toset([\"a\"]))",
    "one(null)",
    "index([\"a\", \"b\"], \"b\")",
    "matchkeys([\"a\", \"b\"], [1, 2], [2])",
    "chunklist([1, 2, 3], 2)",
    "startswith(\"ab\", \"a\")",
    "endswith(\"ab\", \"b\")",
    "strcontains(\"abc\", \"b\")",
    "strrev(\"abc\")",
    "regex(\"[a-z]+\", \"123abc\")",
    "regexall(\"[a-z]\", \"ab\")",
    "base64encode(\"a\")",
    "base64decode(\"YQ==\")",
    "md5(\"a\")",
    "sha256(\"a\")",
    "urlencode(\"a b&c\")",
    "indent(2, \"a\\nb\")",
    "cidrsubnet(\"10.0.0.0/8\", 8, 2)",
    "cidrhost(\"10.0.0.0/8\", 5)",
    "timeadd(\"2020-01-01T00:00:00Z\", \"1h\")",
    "formatdate(\"YYYY\", \"2020-01-01T00:00:00Z\")",
    "alltrue([true, \"true\"])",
    "anytrue([false, \"true\"])",
    "transpose({a = [\"b\"]})",
    "templatestring(\"x\", {})",
    "nonsensitive(1)",
    "type(1)",
    "csvdecode(\"a,b\\n1,2\")",
    "textencodebase64(\"a\", \"UTF-8\")",
    "{ a = 1, a = 2 }",
    "{ \"a\" = 1, a = 2 }",
    "{ a = 1\n b = 2 }",
    "{ a = 1, b = 2, }",
    "{ a = 1 b = 2 }",
    "{ a.b = 1 }",
    "{ (var.s) = 1 }",
    "{ var.s = 1 }",
    "{ \"${var.s}\" = 1 }",
    "{ \"a-b\" = 1, a-b = 2 }",
    "[1 2]",
    "[1,, 2]",
    "[,]",
    "{ = 1 }",
    "a",
    "var",
    "local",
    "var.zz",
    "local.zz",
    "terraform_data.zz.output",
    "path.module",
    "path.root",
    "terraform.workspace",
    "each.value",
    "count.index",
    "self.id",
    "local.m[local.s]",
    "local.m[\"a\"]",
    "local.m.\"a\"",
    "local.mixed[4][0]",
    "local.mixed[5].a",
    "local.mixed[3]",
    "var.o",
    "var.o.b",
    "var.o.c",
    "var.set",
    "tolist(var.set)[0]",
    "var.set[0]",
    "local.o.n",
    "local.o.n.x",
    "local.o.e[0]",
    "\"${local.o.n}\"",
    "true ? var.nothing : 1",
    "var.nothing == null ? \"none\" : \"some\"",
    "1 == null",
    "null != \"\"",
    "// c\n 1",
    "1 # c",
    "1 /* c */ + 2",
    "[1, # c\n 2]",
    "{ # c\n a = 1 // d\n}",
    "(\n1\n+\n2\n)",
    "1 +\n2",
    "true\n? 1 : 2",
    "max(\n1,\n2\n)",
    "max(1, 2,)",
    "[\n]",
    "{\n}",
    "\"\\u{e9}\"",
    "\"\\q\"",
    "\"\\U0001F600\"",
    "\"\\x41\"",
    "'a'",
    "\"a",
    "\"${\"",
    "\"${local.s\"",
    "\"%{ if true }\"",
    "\"$\\{a}\"",
    "\"\\${a}\"",
    "\"$$$${a}\"",
    "\"$$${local.s}\"",
    "\"%%%{a}\"",
    "\"%\"",
    "\"{}\"",
];
