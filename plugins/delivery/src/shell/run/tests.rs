use super::super::{argv, commands, parse};
use super::{Fate, Options, Way, fate};

const GITHUB: Options = Options { errexit: true, pipefail: false };

/// What becomes of a script when the first command that runs `program` fails.
fn when(program: &str, text: &str, way: Way, options: Options) -> Fate {
    let script = parse(text).unwrap();
    let placed = commands(&script);
    let target =
        placed.iter().find(|placed| argv(placed.simple).is_some_and(|argv| argv.program() == program)).unwrap();
    fate(&[&script], (0, target.command.id), way, options, text.len()).0
}

#[test]
fn a_failure_reaches_the_step_or_does_not() {
    use Fate::{Depends, Fails, Hangs, Passes, Unreached};
    for (text, wanted) in [
        ("x", Fails),
        ("x\nok", Fails),
        ("x & ok", Passes),
        ("ok & x", Fails),
        ("x || true", Passes),
        ("x || echo no", Passes),
        ("x || exit 1", Fails),
        ("x || { echo no; exit 1; }", Fails),
        ("x && echo yes", Fails),
        ("x && echo yes\nok", Passes),
        ("x | tee log", Passes),
        ("set -o pipefail\nx | tee log", Fails),
        ("set -euo pipefail; x | tee log", Fails),
        ("set +e\nx\nok", Passes),
        ("set +e\nx", Fails),
        ("set +e\nx\ncode=$?\nset -e\necho $code\nexit $code", Fails),
        ("x || code=$?\nif [ \"${code:-0}\" != 0 ]; then exit 1; fi", Depends),
        ("code=0\nx || code=$?\nif [ $code -ne 0 ]; then exit 1; fi", Fails),
        ("code=0\nx || code=$?\nexit $code", Fails),
        ("if x; then ok; fi", Passes),
        ("if x; then ok; else exit 1; fi", Fails),
        ("if ! x; then exit 1; fi", Fails),
        ("! x", Passes),
        ("a=$(x)", Fails),
        ("export a=$(x)", Passes),
        ("echo $(x)", Passes),
        ("local a=$(x)", Passes),
        ("(x)", Fails),
        ("(x) || true", Passes),
        ("f() { x; ok; }\nf", Fails),
        ("f() { x; ok; }\nf || true", Passes),
        ("f() { x; ok; }\nif f; then ok; fi", Passes),
        ("f() { x; return 1; }\nf || exit 1", Fails),
        ("f() { x; }\nok", Unreached),
        ("if false; then x; fi", Unreached),
        ("exit 0\nx", Unreached),
        ("for i in {1..30}; do\n  if x; then\n    break\n  fi\n  sleep 10\ndone", Passes),
        ("for i in {1..30}; do\n  if x; then exit 0; fi\n  sleep 10\ndone\nexit 1", Fails),
        ("for i in $(seq 1 30); do x && break; sleep 5; done", Passes),
        ("for i in $(seq 1 30); do x && exit 0; sleep 5; done; false", Fails),
        ("for i in 1 2 3; do x && break; [ $i = 3 ] && exit 1; sleep 5; done", Fails),
        ("for i in 1 2 3; do x && break || sleep 5; done", Passes),
        ("for i in $HOSTS; do x; done", Fails),
        ("for i in $HOSTS; do x || true; done", Passes),
        ("ok=no\nfor i in 1 2; do if x; then ok=yes; break; fi; done\n[ $ok = yes ]", Fails),
        ("ok=no\nfor i in 1 2; do if x; then ok=yes; break; fi; done\nif [ $ok = no ]; then echo bad; fi", Passes),
        ("until x; do sleep 5; done", Hangs),
        ("while ! x; do sleep 5; done\nok", Hangs),
        ("while true; do if x; then break; fi; sleep 1; done", Hangs),
        ("timeout 300 bash -c 'until x; do sleep 5; done'", Fails),
        ("timeout 300 bash -c 'until x; do sleep 5; done' || true", Passes),
        ("n=0\nuntil x; do\n  n=$((n+1))\n  if [ $n -ge 30 ]; then exit 1; fi\n  sleep 5\ndone", Fails),
        ("n=0\nuntil x || [ $n -ge 30 ]; do\n  n=$((n+1))\n  sleep 5\ndone", Passes),
        ("n=0\nuntil x; do\n  n=$((n+1))\n  if [ $n -ge $MAX ]; then exit 1; fi\n  sleep 5\ndone", Fails),
        ("n=0\nwhile [ $n -lt 30 ]; do x && break; n=$((n+1)); done\nif [ $n -eq 30 ]; then exit 1; fi", Fails),
        ("n=0\nwhile (( n < 30 )); do x && break; ((n+=1)); done", Passes),
        ("timeout 60 x", Fails),
        ("sudo x", Fails),
        ("x & wait", Passes),
        ("x &\nwait $!", Depends),
        ("trap 'exit 0' EXIT\nx", Depends),
        ("case $A in a) x ;; *) ok ;; esac", Fails),
        ("[ -n \"$CI\" ] && x", Fails),
        ("[ -n \"$CI\" ] && x || true", Passes),
        ("if [ \"$SKIP\" = 1 ]; then x || true; else x; fi", Passes),
        ("x > log || cat log", Passes),
        ("x 2>&1 | grep -q ok", Fails),
        ("x; exit 0", Fails),
        ("set +e; x; exit 0", Passes),
        ("set +e\nx\nif [ $? -ne 0 ]; then\n  exit 1\nfi", Fails),
        ("set +e\nx\n[ $? -eq 0 ] || exit 1", Fails),
        ("bash -c 'x; ok'", Passes),
        ("bash -ec 'x; ok'", Fails),
        ("{ x; ok; } | tee log", Passes),
    ] {
        assert_eq!(when("x", text, Way::Exits, GITHUB), wanted, "{text}");
    }
}

#[test]
fn a_bad_answer_is_one_that_nobody_hoped_for() {
    for (text, wanted) in [
        ("x", Fate::Passes),
        ("s=$(x)\n[ \"$s\" = 200 ]", Fate::Fails),
        ("s=$(x)\nif [ \"$s\" != \"200\" ]; then exit 1; fi", Fate::Fails),
        ("s=$(x)\nif [ \"$s\" != \"200\" ]; then echo bad; fi", Fate::Passes),
        ("s=$(x)\nif [ $s -ge 500 ]; then exit 1; fi", Fate::Depends),
        ("x | grep -q ok", Fate::Fails),
        ("x | jq -e .healthy", Fate::Fails),
        ("x | jq .healthy", Fate::Passes),
        ("[[ $(x) == 200 ]]", Fate::Fails),
        ("for i in 1 2 3; do s=$(x); if [ \"$s\" = 200 ]; then exit 0; fi; sleep 1; done; exit 1", Fate::Fails),
        ("until [ \"$s\" = 200 ]; do s=$(x); sleep 1; done", Fate::Hangs),
    ] {
        assert_eq!(when("x", text, Way::Answers, GITHUB), wanted, "{text}");
    }
}

#[test]
fn growth_of_a_run_is_bounded() {
    let branches: Vec<_> = (0..2_000).map(|n| format!("if a{n}; then b=$((b+{n})); fi\n")).collect();
    let branches = branches.concat();
    assert_eq!(when("x", &format!("b=0\n{branches}x"), Way::Exits, GITHUB), Fate::Depends);
    assert_eq!(
        when("x", &("x\n".to_owned() + &"for i in {1..100}; do a; done\n".repeat(500)), Way::Exits, GITHUB),
        Fate::Fails
    );
    let nested = "for a in {1..100}; do ".repeat(8) + "x || true" + &"; done".repeat(8);
    assert!(matches!(when("x", &nested, Way::Exits, GITHUB), Fate::Depends | Fate::Passes));
    assert_eq!(when("x", "f() { f; }\nf\nx", Way::Exits, GITHUB), Fate::Depends);
    let braces = |inner: &str| "{ ".repeat(20) + inner + &"; }".repeat(20);
    let chain: Vec<_> = (0..11).map(|n| format!("f{n}() {}\n", braces(&format!("f{}", n + 1)))).collect();
    assert_eq!(when("x", &format!("{}f11() {{ x; }}\nf0", chain.concat()), Way::Exits, GITHUB), Fate::Depends);
}
