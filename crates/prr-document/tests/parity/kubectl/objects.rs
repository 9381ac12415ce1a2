use crate::prng::Prng;
use crate::spelling::{entries, scalars};

/// One document in block style.
pub fn document(random: &mut Prng, number: usize) -> String {
    match random.below(20) {
        0 => config_map(random, number),
        1 | 2 => list(random, number),
        3 => headless(random, number),
        4 => flow(random, number),
        _ => thing(random, number),
    }
}

fn thing(random: &mut Prng, number: usize) -> String {
    let mut text = head(random, number);
    text.push_str("spec:\n");
    let count = if random.chance(70) { 1 } else { 2 + random.below(3) };
    for entry in 0..count {
        text.push_str(&entries::entries(random, number * 10 + entry));
    }
    if random.chance(10) {
        text.push_str(&entries::entries(random, number * 10 + 9).replace("\n  ", "\n").replacen("  ", "", 1));
    }
    text
}

/// An object with these entries.
pub fn with(entries: &str) -> String {
    format!("apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: one\nspec:\n{entries}")
}

fn head(random: &mut Prng, number: usize) -> String {
    let name = format!("one-{number}");
    match random.below(8) {
        0 => format!("kind: Thing\nmetadata:\n    name: {name}\napiVersion: example.com/v1\n"),
        1 => format!("\"apiVersion\": 'example.com/v1'\n'kind' : \"Thing\"\nmetadata: {{\"name\": \"{name}\"}}\n"),
        2 => {
            format!("apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  labels: {{a: b}}\n  \"na\\x6de\": {name}\n")
        }
        _ => format!("apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: {name}\n"),
    }
}

fn config_map(random: &mut Prng, number: usize) -> String {
    let entries = entries::entries(random, number);
    format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one-{number}\ndata:\n{entries}")
}

fn list(random: &mut Prng, number: usize) -> String {
    let head = random.pick(&[
        "apiVersion: v1\nkind: List\n",
        "kind: List\napiVersion: v1\nmetadata: {}\n",
        "apiVersion: v1\nkind: ConfigMapList\n",
        "apiVersion: example.com/v1\nkind: ThingList\n",
        "apiVersion: example.com/v1\nkind: Thing\n",
        "kind: List\n",
        "apiVersion: v1\nkind: v1 List\n",
    ]);
    let mut text = format!("{head}items:");
    match random.below(8) {
        0 => {
            return text
                + random.pick(&[
                    " []\n",
                    " ~\n",
                    "\n",
                    " {}\n",
                    " text\n",
                    " [~]\n",
                    " [1]\n",
                    " [[]]\n",
                    " {a: 1}\n",
                ]);
        }
        1 => text.push_str(" # comment\n"),
        _ => text.push('\n'),
    }
    for item in 0..=random.below(3) {
        text.push_str(&self::item(random, number * 10 + item));
    }
    text
}

fn item(random: &mut Prng, number: usize) -> String {
    let value = scalars::value(random);
    match random.below(18) {
        10 => format!("- apiVersion: v1\n  kind: AllowList\n  metadata: {{name: one-{number}}}\n  spec: {value}\n"),
        11 => {
            let items =
                random.pick(&["", "  items: ~\n", "  items: {}\n", "  items: []\n", "  items: 5\n", "  itms: []\n"]);
            format!("- apiVersion: v1\n  kind: List\n  metadata: {{name: one-{number}}}\n{items}")
        }
        6 => format!("- metadata: {{name: one-{number}}}\n"),
        7 => format!("- apiVersion: v1\n  metadata: {{name: one-{number}}}\n"),
        8 => format!(
            "- apiVersion: v1\n  kind: ConfigMapList\n  items:\n  - metadata: {{name: one-{number}}}\n  - apiVersion: v1\n    kind: ConfigMap\n"
        ),
        9 => format!(
            "- apiVersion: v1\n  kind: List\n  items:\n  - {{apiVersion: v1, kind: List, items: [{{apiVersion: v1, kind: Pod, metadata: {{name: one-{number}}}}}]}}\n"
        ),
        0 => format!("- metadata: {{name: one-{number}}}\n  spec: {{a: {value}}}\n"),
        1 => format!("- kind: Thing\n  metadata: {{name: one-{number}}}\n"),
        2 => format!(
            "- apiVersion: v1\n  kind: List\n  items: [{{apiVersion: v1, kind: ConfigMap, metadata: {{name: one-{number}}}}}]\n"
        ),
        3 => format!(
            "- &i{number} {{apiVersion: v1, kind: ConfigMap, metadata: {{name: one-{number}}}}}\n- *i{number}\n"
        ),
        4 => {
            format!("- apiVersion: v1\n  kind: ConfigMap\n  metadata: {{name: one-{number}}}\n  data:\n    yes: 'no'\n")
        }
        5 => "- ~\n".to_owned(),
        _ => format!(
            "- apiVersion: example.com/v1\n  kind: Thing\n  metadata:\n    name: one-{number}\n  spec: {value}\n"
        ),
    }
}

/// What lacks something that every object has.
fn headless(random: &mut Prng, number: usize) -> String {
    let text = random.pick(&[
        "kind: Thing\nmetadata: {name: one}\n",
        "apiVersion: example.com/v1\nmetadata: {name: one}\n",
        "apiVersion: example.com/v1\nkind: ~\nmetadata: {name: one}\n",
        "apiVersion: example.com/v1\nkind: 5\nmetadata: {name: one}\n",
        "apiVersion: example.com/v1\nkind: yes\nmetadata: {name: one}\n",
        "apiVersion: ''\nkind: Thing\nmetadata: {name: one}\n",
        "apiVersion: 1\nkind: Thing\nmetadata: {name: one}\n",
        "apiVersion: example.com/v1\nkind: Thing\n",
        "apiVersion: example.com/v1\nkind: Thing\nmetadata: ~\n",
        "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: }\n",
        "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: 5}\n",
        "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: one, labels: ~}\n",
        "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: one, labels: {a: 5}}\n",
        "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: one, namespace: yes}\n",
        "a: 1\n",
        "- a\n- b\n",
        "text\n",
        "5\n",
        "~\n",
        "''\n",
        "[]\n",
        "{}\n",
        "groups:\n- name: a\n",
    ]);
    if random.chance(30) { text.to_owned() } else { format!("{text}# one-{number}\n") }
}

/// A document between braces.
pub fn flow(random: &mut Prng, number: usize) -> String {
    let value = scalars::value(random);
    let (open, close) = if random.chance(50) { ("", "") } else { ("\n  ", "\n") };
    let comma = if random.chance(15) { "," } else { "" };
    format!(
        "{{{open}apiVersion: example.com/v1, kind: Thing,{open} metadata: {{name: one-{number}}}, spec: {{a: {value}}}{comma}{close}}}\n"
    )
}

/// An object in JSON, or nearly so.
pub fn json(random: &mut Prng, number: usize) -> String {
    let space = random.pick(&["", " ", "\n  ", "\t", "\r\n"]);
    let value = random.pick(&[
        "1",
        "-0",
        "0.1",
        "1e3",
        "1E+2",
        "1e400",
        "01",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551615",
        "true",
        "null",
        "[]",
        "{}",
        "[1, \"x\"]",
        "\"\\u00e9\\n\\/\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\x41\"",
        "\"\t\"",
        "'x'",
        "yes",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "\"\u{2028}\"",
        "\"\u{7f}\"",
        ".5",
        "1.",
        "+1",
        "NaN",
        "-",
        "0x10",
        "1 /* c */",
        "1 // c",
        "1 # c",
        "\"a",
        "",
        "{\"yes\":1}",
        "{a: 1}",
        "TRUE",
        "1.0",
        "100000000000000000000",
        "{\"<<\":{\"b\":1}}",
        "\"\\U0001F680\"",
        "\"a\\\n  b\"",
        "\"a\n b\"",
        "{\"a\" :1}",
        "{\"a\":1 \"b\":2}",
        "[1 2]",
        "1.5e-9",
        "-1",
        "5e-324",
        "1e308",
    ]);
    let comma = if random.chance(6) { "," } else { "" };
    format!(
        "{{{space}\"apiVersion\":{space}\"example.com/v1\",{space}\"kind\":\"Thing\",\"metadata\":{{\"name\":\"one-{number}\"}},{space}\"spec\":{{\"a\":{value}}}{comma}{space}}}"
    )
}
