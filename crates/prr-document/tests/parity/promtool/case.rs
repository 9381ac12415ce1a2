//! Spellings of a rule file with one alert: every case is made of its number alone.

use crate::prng::Prng;
use crate::spelling::{encoding, entries, stream};

/// One rule file.
pub struct Case {
    pub number: u64,
    pub bytes: Vec<u8>,
}

impl Case {
    pub fn new(number: u64) -> Self {
        let listed = usize::try_from(number).ok().and_then(|number| entries::listed().nth(number));
        if let Some(entry) = listed {
            return Self { number, bytes: rules("A", "up == 0", &deeper(&entry), "").into_bytes() };
        }
        // Other cases than those of kubectl, whose numbers are seeds too.
        let mut random = Prng::new(!number);
        let text = yaml(&mut random);
        let text = if random.chance(15) { stream::mistake(&mut random, &text) } else { text };
        Self { number, bytes: encoding::encode(&mut random, &text) }
    }

    /// How many cases are not drawn.
    pub fn listed() -> u64 {
        entries::listed().count() as u64
    }

    pub fn shown(&self) -> String {
        format!("case {}: {}", self.number, self.bytes.escape_ascii())
    }
}

fn yaml(random: &mut Prng) -> String {
    let mut text = stream::before(random).to_owned();
    text.push_str(&match random.below(12) {
        0 => flow(random),
        1 => shared(random),
        _ => block(random),
    });
    if random.chance(10) {
        text.push_str(stream::separator(random));
        text.push_str(&block(random));
    }
    if random.chance(8) {
        text.truncate(text.trim_end_matches('\n').len());
    }
    text.push_str(stream::after(random));
    text
}

fn block(random: &mut Prng) -> String {
    let count = if random.chance(70) { 1 } else { 2 + random.below(2) };
    let labels: String = (0..count).map(|entry| deeper(&entries::entries(random, entry))).collect();
    let annotations =
        if random.chance(30) { deeper(&entries::entries(random, 8)).replacen("      ", "", 0) } else { String::new() };
    rules(name(random), expression(random), &labels, &annotations)
}

fn rules(name: &str, expr: &str, labels: &str, annotations: &str) -> String {
    let annotations = if annotations.is_empty() { String::new() } else { format!("    annotations:\n{annotations}") };
    format!("groups:\n- name: g\n  rules:\n  - alert: {name}\n    expr: {expr}\n    labels:\n{labels}{annotations}")
}

/// Entries that are two spaces deep, six spaces deep.
fn deeper(entries: &str) -> String {
    let line = |line: &str| if line.starts_with("  ") { format!("    {line}") } else { line.to_owned() };
    entries.split_inclusive('\n').map(line).collect()
}

/// A file between brackets, as JSON is for readers of YAML.
fn flow(random: &mut Prng) -> String {
    let value =
        random.pick(&["x", "\"x\"", "'x'", "yes", "\"\\u00e9\"", "1e3", "[a]", "~", "0x1", "!!str 5", "\"\\/\"", ""]);
    random
        .pick(&[
            "{groups: [{name: g, rules: [{alert: A, expr: up == 0, labels: {k: «}}]}]}\n",
            "{\"groups\":[{\"name\":\"g\",\"rules\":[{\"alert\":\"A\",\"expr\":\"up == 0\",\"labels\":{\"k\":«}}]}]}\n",
            "groups: [\n  {name: g,\n  rules: [{alert: A,\n  expr: up\n    == 0, labels: {k: «},},],},]\n",
            "\"groups\":\n- {\"name\": g, ? rules : [{alert: A, expr: 'up == 0', labels: {k: «}}]}\n",
        ])
        .replace('«', value)
}

/// A file with what anchors, aliases and merge keys lend to a rule.
fn shared(random: &mut Prng) -> String {
    random
        .pick(&[
            "groups:\n- name: g\n  rules:\n  - &a {alert: A, expr: up == 0, labels: {k: v}}\n- name: h\n  rules:\n  - <<: *a\n    alert: B\n",
            "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n    labels: &l {k: v, m: n}\n  - alert: B\n    expr: up == 0\n    labels:\n      <<: *l\n      k: w\n",
            "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n    labels: &l {k: v, m: n}\n  - alert: B\n    expr: up == 0\n    labels:\n      k: w\n      <<: *l\n",
            "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n    labels: &l {k: v}\n  - alert: B\n    expr: up == 0\n    labels: {<<: [*l, {k: z, m: n}]}\n",
            "groups:\n- &g\n  name: g\n  rules:\n  - {alert: A, expr: up == 0}\n- <<: *g\n  name: h\n",
            "groups:\n- name: g\n  rules: &r\n  - {alert: A, expr: up == 0, labels: {k: v}}\n- name: h\n  rules: *r\n",
            "groups:\n- name: &n g\n  rules:\n  - {alert: *n , expr: up == 0, labels: {*n : *n }}\n",
            "groups:\n- name: g\n  rules:\n  - {<<: {alert: A}, <<: {expr: up == 0}}\n",
            "groups:\n- name: g\n  rules:\n  - {alert: A, expr: up == 0, labels: {<<: {k: v}, <<: {m: n}}}\n",
            "groups:\n- name: g\n  rules:\n  - {alert: A, expr: up == 0, alert: B}\n",
            "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n    labels: {<<: ~, k: v}\n",
            "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n    labels: {'<<': {k: v}}\n",
            "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n    labels:\n      !!merge <<: {k: v}\n",
            "groups: &g\n- name: g\n  rules: [{alert: A, expr: up == 0, labels: {k: *g}}]\n",
            "groups:\n- name: g\n  rules: ~\n",
            "groups:\n",
            "groups: {}\n",
            "groups: text\n",
            "groups: []\ngroups: []\n",
            "groups: !!seq\n- name: g\n  rules: !!seq [!!map {alert: !!str A, expr: ! 'up == 0'}]\n",
            "? groups\n: - name: g\n    ? rules\n    : - alert: A\n        expr: up == 0\n",
            "groups:\n  - name: g\n    rules:\n        -   alert:   A\n            expr:    up == 0\n",
            "groups:\n-\n  name: g\n  rules:\n  -\n    alert: A\n    expr: up == 0\n",
            "groups:\n- rules:\n  - expr: up == 0\n    alert: A\n  name: g\n",
        ])
        .to_owned()
}

fn name(random: &mut Prng) -> &'static str {
    if random.chance(70) {
        return "A";
    }
    random.pick(&[
        "yes",
        "on",
        "5",
        "0x10",
        "1e3",
        "2001-01-01",
        "\"A\"",
        "'it''s'",
        "\"A\\u00e9\"",
        "A b",
        "A # c",
        "|\n      A",
        ">-\n      A\n      B",
        "!!str yes",
        "&a A",
        "true",
        "A\n      B",
        "'A\n\n      B'",
        "한글",
        "~",
        "''",
        "",
        "[A]",
        "{A: b}",
        "*a",
    ])
}

fn expression(random: &mut Prng) -> &'static str {
    if random.chance(70) {
        return "up == 0";
    }
    random.pick(&[
        "'up == 0'",
        "\"up\\x20== 0\"",
        "|\n      up\n      == 0\n",
        ">-\n      up\n      == 0",
        "up ==\n      0",
        "up == 0 # > 1",
        "'up # c\n\n      == 0'",
        "|+\n      up == 0\n\n",
        "|2\n        up == 0",
        "!!str up == 0",
        "&e up == 0",
        "|\n      # c\n      up == 0",
        "(up == 0)",
        "up{job!='x'} == 0",
        "up{job!=\"x: y\"} == 0",
        "\"up{job!='x'} == 0\"",
    ])
}
