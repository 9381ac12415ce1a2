use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;

use super::*;

/// Templates that Prometheus loads.
const TAKEN: &[&str] = &[
    "{{ $labels.instance }} is at {{ $value | humanizePercentage }} {{ $labels .instance }}",
    "a }} b { c } {{- $value -}} {{ $value -}}\td {{$value|humanize}}}} {% if x %}",
    "{{/* c */}}{{- /* c */ -}}{{/* c */ -}}",
    "{{ . }}{{ $ }}{{ $.Labels.a }}{{ .Labels.a.b }}{{ .한 }}{{ . . }}{{ nil }}{{ true }}{{ \"a\" \"b\" }}",
    "{{ ($labels).b }}{{ (\"a\").b }}{{ (humanize $value).x }}{{ humanize.x }}{{ ($x := 1) }}{{ $x }}",
    "{{ if $value }}a{{ else if $labels.x }}b{{ else }}c{{ end }}{{if($value)}}{{end}}{{if.Value}}{{end}}",
    "{{ with $x := $value }}{{ $x }}{{ else }}b{{ end }}{{ $x := 1\n}}{{ $x }}{{ $x = 1 }}{{ $y = 2 }}",
    "{{ range $i, $e := $labels }}{{ $i }}{{ break }}{{ continue }}{{ end }}{{ range $labels }}{{ . }}{{ else }}a{{ end }}",
    "{{ define \"x\" }}{{ $ }}{{ end }}{{ template \"x\" $labels | len }}{{ template `x` }}{{ block \"y\" $labels }}{{ . }}{{ end }}",
    "{{ -3 }}{{ +3 }}{{ 1e5 }}{{ 0x1F }}{{ 1_000 }}{{ 1i }}{{ 1+2i }}{{ .5 }}{{ 5. }}{{ 0b1 }}{{ 017 }}{{ 1e+5 }}{{ 0x1p-2 }}{{ 'a' }}{{ '\\'' }}",
    "{{ \"\\n\\t\\\"\\u1234\\x41\\101\" }}{{ `a\nb` }}{{ \"é\" }}{{ printf \"%.2f\" $value | humanize }}{{ humanize ($value) }}",
    "{{ and $value (or $value $value) not }}{{ index $labels \"a\" }}{{ $value | (humanize) }}{{ $value | $labels }}{{ $value | .x }}",
    "{{ query \"up\" | first | value }}{{ len $labels }}{{ slice \"abc\" 1 2 }}{{ html \"a\" }}{{ urlquery \"a\" }}{{ externalURL }}{{ pathPrefix }}",
    "{{ graphLink \"up\" }}{{ tableLink \"up\" }}{{ title \"a\" }}{{ toUpper \"a\" }}{{ match \"a\" \"b\" }}{{ stripPort \"a\" }}{{ $externalURL }}",
    "{{ $value | }}",
];

/// Templates for which Prometheus refuses the file, and why.
fn refused() -> Vec<(&'static str, Fault)> {
    let unexpected = |word: &str| Fault::Unexpected(word.to_owned());
    let function = |name: &str| Fault::Function(name.to_owned());
    let variable = |name: &str| Fault::Variable(name.to_owned());
    vec![
        ("{{ $value | humanise }}", function("humanise")),
        ("{{ foo.bar }}", function("foo")),
        ("{{ 한 }}", function("한")),
        ("{{ $lables.instance }}", variable("$lables")),
        ("{{ if $value }}{{ $x := 1 }}{{ end }}{{ $x }}", variable("$x")),
        ("{{ with $x := $value }}{{ end }}{{ $x }}", variable("$x")),
        ("{{ define \"x\" }}{{ $labels }}{{ end }}", variable("$labels")),
        ("{{ block \"x\" $value }}{{ $labels }}{{ end }}", variable("$labels")),
        ("{{ range $i, $e }}{{ end }}", variable("$e")),
        ("{{ $x := $y := 1 }}", variable("$y")),
        ("{{ $value", Fault::Open),
        ("{{ ($value }}", Fault::Open),
        ("{{ \"a }}", Fault::Open),
        ("{{ \"a\nb\" }}", Fault::Open),
        ("{{ `a }}", Fault::Open),
        ("{{ 'a }}", Fault::Open),
        ("{{/* c }}", Fault::Open),
        ("{{ if $value }}a", Fault::Open),
        ("{{ define \"x\" }}a", Fault::Open),
        ("{{}}", unexpected("}}")),
        ("{{ $value := }}", unexpected("}}")),
        ("{{ () }}", unexpected(")")),
        ("{{ $value) }}", unexpected(")")),
        ("{{ if }}a{{ end }}", unexpected("}}")),
        ("{{ block \"x\" }}{{ end }}", unexpected("}}")),
        ("{{ end }}", unexpected("end")),
        ("{{ else }}", unexpected("else")),
        ("{{ if $value }}{{ else }}{{ else }}{{ end }}", unexpected("else")),
        ("{{ if $value }}{{ else x }}{{ end }}", unexpected("x")),
        ("{{ if $value }}{{ end x }}", unexpected("x")),
        ("{{ if $value }}{{ define \"x\" }}{{ end }}{{ end }}", unexpected("define")),
        ("{{ define x }}{{ end }}", unexpected("x")),
        ("{{ template x }}", unexpected("x")),
        ("{{ break }}", unexpected("break")),
        ("{{ range $labels }}{{ else }}{{ break }}{{ end }}", unexpected("break")),
        ("{{ range $labels }}{{ break 1 }}{{ end }}", unexpected("0")),
        ("{{ $i, $e := $labels }}", unexpected(",")),
        ("{{ range $i, $e, $f := $labels }}{{ end }}", unexpected(",")),
        ("{{ range $i, 3 := $labels }}{{ end }}", unexpected(",")),
        ("{{ $value * 100 }}", unexpected("*")),
        ("{{ $value + 1 }}", unexpected("+")),
        ("{{ $value == 1 }}", unexpected("=")),
        ("{{ $value >= 1 }}", unexpected(">")),
        ("{{ $value : 1 }}", unexpected(":")),
        ("{{ printf \"%.2f\", $value }}", unexpected(",")),
        ("{{ humanize($value) }}", unexpected("(")),
        ("{{ $labels[\"a\"] }}", unexpected("[")),
        ("{{ $labels.a-b }}", unexpected("-")),
        ("{{ $value-}}", unexpected("-")),
        ("{{ $labels. }}", unexpected(".")),
        ("{{ \"a\".x }}", unexpected(".x")),
        ("{{ \"a\"\"b\" }}", unexpected("\"\"")),
        ("{{ 1e }}", unexpected("1e")),
        ("{{ 08 }}", unexpected("08")),
        ("{{ 3- }}", unexpected("3-")),
        ("{{ 'ab' }}", unexpected("'ab'")),
        ("{{ \"\\x\" }}", unexpected("\"\\x\"")),
        ("{{ \"\\'\" }}", unexpected("\"\\'\"")),
        ("{{ /* c */ }}", unexpected("/")),
        ("{{/* c */ }}", unexpected("*/")),
        ("{{ $value | nil }}", unexpected("nil")),
        ("{{ $value | \"a\" }}", unexpected("\"\"")),
        ("{{ $value || humanize }}", unexpected("|")),
        ("{{{ $value }}}", unexpected("{")),
        ("{{if$value}}{{end}}", unexpected("$")),
        ("{{ \u{1f600} }}", unexpected("\u{1f600}")),
    ]
}

fn fault_of(text: &str) -> Option<Fault> {
    read(text).and_then(|template| template.fault)
}

#[test]
fn what_go_takes_has_no_fault() {
    for text in TAKEN {
        assert_eq!(fault_of(text), None, "{text}");
    }
    for newer in ["{{ toDuration 5 }}{{ now }}", "{{ with $value }}{{ else with $labels }}{{ end }}"] {
        assert_eq!(fault_of(newer), None, "{newer}");
    }
}

#[test]
fn what_go_refuses_has_one() {
    for (text, fault) in refused() {
        assert_eq!(fault_of(text), Some(fault), "{text}");
    }
}

#[test]
fn a_text_without_a_template_is_none_and_a_quoted_variable_is_no_variable() {
    assert_eq!(read("a }} $value"), None);
    for (text, is_of_alerts) in [("{{ $value }}", true), ("{{ `{{ $value }}` }}", false), ("{{ \"$value\" }}", false)] {
        assert_eq!(read(text), Some(Template { fault: None, is_of_alerts }), "{text}");
    }
}

#[test]
fn what_is_nested_without_end_is_not_decided() {
    for deep in ["{{ if 1 }}".repeat(1_000), format!("{{{{ {}", "(".repeat(1_000))] {
        assert_eq!(read(&deep), Some(Template { fault: None, is_of_alerts: false }));
        assert_eq!(read(&deep.repeat(100)), None);
    }
    assert_eq!(fault_of(&format!("{{{{ {}1{} }}}}", "(".repeat(90), ")".repeat(90))), None);
}

/// Pieces that templates are drawn from.
const PIECES: &[&str] = &[
    "{{",
    "{{ ",
    "{{- ",
    "}}",
    " }}",
    " -}}",
    "}}",
    " }}",
    " ",
    " ",
    " ",
    "\n",
    "$labels",
    "$value",
    "$x",
    "$x := ",
    "$i, $e := ",
    " = ",
    ".a",
    ".",
    "..",
    "humanize",
    "printf",
    "first",
    "foo",
    " if ",
    " else ",
    " else if ",
    " end ",
    "{{ end }}",
    "{{ end }}",
    " with ",
    " range ",
    "{{ range $i, $e := $labels }}",
    "{{ if $value }}",
    "{{ else }}",
    " break ",
    " continue ",
    " define ",
    "{{ define \"d\" }}",
    " template ",
    " block ",
    "\"a\"",
    "\"",
    "`b`",
    "`",
    "'c'",
    "'",
    "\\n",
    "1",
    "-1",
    "1.5",
    "1e3",
    "0x1",
    "08",
    "1i",
    "+",
    "-",
    "(",
    ")",
    "(",
    ")",
    " | ",
    "|",
    ",",
    ":",
    "=",
    "true",
    "nil",
    "/*",
    "*/",
    "{{/* c */}}",
    "{",
    "}",
    "a",
    "한",
    "#",
    "$",
    "\t",
];

/// Draws a template from a number alone.
fn drawn(number: u64) -> String {
    // Numerical Recipes' generator; its high bits are the better ones.
    let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03;
    let mut draw = |many: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % many
    };
    let mut text = String::new();
    for _ in 0..=draw(3) {
        let whole = draw(2) == 0;
        text.push_str(if whole { "{{ " } else { "" });
        for _ in 0..=draw(5) {
            text.push_str(PIECES[draw(PIECES.len())]);
        }
        text.push_str(if whole { " }}" } else { "" });
    }
    text
}

/// Which of these templates keep a file from being loaded; nothing where `promtool` is not installed.
fn refused_by_promtool(templates: &[String]) -> Option<BTreeSet<usize>> {
    let mut file = String::from("groups:\n- name: g\n  rules:\n");
    for (number, text) in templates.iter().enumerate() {
        let quoted = text.replace('\'', "''").replace('\n', "\n\n      ");
        let quoted = if text.contains(['\n', '\t']) { escaped(text) } else { format!("'{quoted}'") };
        writeln!(file, "  - {{alert: A{number}, expr: up, annotations: {{a: {quoted}}}}}").unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rules.yaml");
    std::fs::write(&path, file).unwrap();
    let output = Command::new("promtool").args(["check", "rules", "--lint=none"]).arg(path).output().ok()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    let number = |line: &str| line.split("__alert_A").nth(1)?.split(':').next()?.parse().ok();
    let refused: BTreeSet<usize> = told.lines().filter_map(number).collect();
    assert_eq!(output.status.success(), refused.is_empty(), "{told}");
    Some(refused)
}

/// A text between double quotes, as YAML has them.
fn escaped(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    format!("\"{escaped}\"")
}

/// Listed templates and drawn ones. `PRR_TEMPLATE_CASES` is how many are drawn.
#[test]
fn promtool_decides_alike() {
    let cases = std::env::var("PRR_TEMPLATE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let listed = TAKEN.iter().copied().chain(refused().into_iter().map(|(text, _)| text));
    // What is beyond the basic plane is written otherwise in this YAML.
    let listed = listed.filter(|text| text.chars().all(|character| character < '\u{1f600}')).map(str::to_owned);
    let templates: Vec<String> = listed.chain((0..cases).map(drawn)).collect();
    let Some(refused) = refused_by_promtool(&templates) else {
        assert_ne!(std::env::var("PRR_REQUIRE_ORACLES").as_deref(), Ok("1"), "promtool is not installed");
        eprintln!("skipped: promtool is not installed");
        return;
    };
    let differs = |(number, text): (usize, &String)| {
        let fault = fault_of(text);
        (fault.is_some() != refused.contains(&number)).then(|| (text.clone(), fault))
    };
    let differences: Vec<_> = templates.iter().enumerate().filter_map(differs).collect();
    println!("{} templates, {} refused, {} differences", templates.len(), refused.len(), differences.len());
    assert!(differences.is_empty(), "{:#?}", &differences[..differences.len().min(40)]);
}
