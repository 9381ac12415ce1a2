use super::super::{argv, commands};
use super::parse;

/// The commands of a script, joined, with the bytes where the first begins.
fn found(text: &str) -> Vec<String> {
    let script = parse(text).unwrap_or_else(|refused| panic!("{text}: refused at {}", refused.at));
    commands(&script).iter().filter_map(|placed| argv(placed.simple)).map(|argv| argv.0.join(" ")).collect()
}

#[test]
fn commands_are_found_wherever_they_stand() {
    for (text, wanted) in [
        (
            "npm run lint & npm run test:unit & npm run test:integration",
            &["npm run lint", "npm run test:unit", "npm run test:integration"][..],
        ),
        ("a && b || c; d | e\nf", &["a", "b", "c", "d", "e", "f"]),
        ("if a; then b; elif c; then d; else e; fi", &["a", "b", "c", "d", "e"]),
        (
            "for i in {1..30}; do\n  if curl -f ${{ vars.URL }}/health; then\n    break\n  fi\n  sleep 10\ndone",
            &["curl -f $/health", "break", "sleep 10"],
        ),
        ("while ! a; do b; done < file", &["a", "b"]),
        ("until a\ndo\nb\ndone", &["a", "b"]),
        ("case \"$x\" in\n  a|b) c ;;\n  *) d\n     ;;\nesac", &["c", "d"]),
        ("f() {\n  a\n}\nfunction g { b; }\nf", &["a", "b", "f"]),
        ("x=$(a | b) y=\"$(c)\" d", &["a", "b", "c", "d"]),
        ("(a; b) > log 2>&1 &", &["a", "b"]),
        ("a <<EOF | b\nkubectl apply -f $(no)\nEOF\nc", &["a", "b", "c"]),
        ("a <<-'E'\n\tb\n\tE\nc", &["a", "c"]),
        ("a \\\n  --b \\\n  c # d\n# e\nf", &["a --b c", "f"]),
        ("[[ a == b && ( c =~ ^(x|y)$ ) ]] && d", &["d"]),
        ("(( i++ )); for (( i=0; i<3; i++ )); do a; done", &["a"]),
        ("echo \"${x:-\"$(a)\"}\" '${{ y }}' `b c`", &["b c", "echo $ ${{ y }} $"]),
        ("timeout 60 bash -c 'until curl -f x; do sleep 1; done'", &["curl -f x", "sleep 1"]),
        ("x=(a b\n c) d", &["d"]),
        ("echo a#b; diff <(a) <(b)", &["echo a#b", "a", "b", "diff $ $"]),
        ("! a | b", &["a", "b"]),
        ("{ a; } || exit 1", &["a", "exit 1"]),
        ("a;\n\n;\nb", &["a", "b"]),
        ("if a; then\r\n  b\r\nfi\r\n", &["a", "b"]),
        ("echo $'it\\'s' \"a $b `c`\"", &["c", "echo it's a $ $"]),
    ] {
        assert_eq!(found(text), wanted, "{text}");
    }
}

#[test]
fn places_are_bytes_of_the_text() {
    let text = "echo 한글\nfor i in 1; do\n  curl -f x\ndone\nbash -c 'npm test'";
    let script = parse(text).unwrap();
    let spans: Vec<_> = commands(&script).iter().map(|placed| &text[placed.command.span.clone()]).collect();
    assert_eq!(spans, ["echo 한글", "curl -f x", "npm test"]);
}

#[test]
fn what_is_no_script_is_refused() {
    for text in [
        "if a; then b",
        "a )",
        "echo \"x",
        "for in; do",
        "case x in",
        "a && && b",
        "done",
        "${{ x",
        "a | | b",
        "select x in a; do b; done",
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn hostile_scripts_cost_no_more_than_their_length() {
    for part in [
        "(",
        "$(",
        "`",
        "if ",
        "{ ",
        "\"$(",
        "${",
        "((",
        "a && ",
        "! ",
        "[[ ",
        "case a in ",
        "<<A ",
        "'",
        "\\",
        "f() ",
        "a=(",
        "$((",
        "bash -c '",
    ] {
        let _ = parse(&part.repeat(20_000));
    }
    assert!(parse(&"a;".repeat(100_000)).is_ok());
    assert!(parse(&"a;".repeat(200_000)).is_err());
}
