//! Generated scripts, run by bash itself: what is predicted must be what happens. Needs `bash`; says so and returns where it is missing.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::super::{argv, commands, parse};
use super::{Fate, Options, Way, fate};

/// Scripts that are generated.
const SCRIPTS: u64 = 300;

/// Numbers that look random and are always the same.
struct Dice {
    state: u64,
    /// Functions that were made: each has a name of its own.
    functions: usize,
}

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % end
    }

    fn one<'c>(&mut self, choices: &[&'c str]) -> &'c str {
        let index = self.below(choices.len() as u64);
        choices[usize::try_from(index).unwrap()]
    }

    /// A command; with `deep` left, one that holds others.
    fn command(&mut self, deep: u64) -> String {
        if deep == 0 {
            return self
                .one(&["x", "x", "x", "ok", "echo hi", "true", "n=$((n+1))", "a=$(x)", "local_=$(ok)", "echo $(x)"])
                .to_owned();
        }
        let inner = deep - 1;
        match self.below(16) {
            0 => format!("( {} )", self.script(inner)),
            1 => format!("{{ {}; }}", self.script(inner)),
            2 => format!("if {}; then {}; fi", self.asked(inner), self.script(inner)),
            3 => format!("if {}; then {}; else {}; fi", self.asked(inner), self.script(inner), self.script(inner)),
            4 => format!("for i in 1 2 3; do {}; done", self.body(inner)),
            5 => format!("n=0; while [ $n -lt 3 ]; do n=$((n+1)); {}; done", self.body(inner)),
            6 => format!("n=0; until {} || [ $n -ge 2 ]; do n=$((n+1)); done", self.asked(inner)),
            7 => format!("{} | cat", self.command(inner)),
            8 => format!("! {}", self.command(0)),
            9 => {
                self.functions += 1;
                let number = self.functions;
                format!("f{number}() {{ {}; }}; f{number}", self.script(inner))
            }
            10 => format!("case $n in 0) {} ;; *) {} ;; esac", self.script(inner), self.script(inner)),
            11 => format!("code=0; {} || code=$?; [ $code -eq 0 ]", self.command(0)),
            12 => format!("set +e; {}; set -e", self.command(inner)),
            13 => {
                self.functions += 1;
                let number = self.functions;
                format!("g{number}() {{ {}; return {}; }}; g{number}", self.command(inner), self.below(2))
            }
            14 => format!("export e=$( {} )", self.command(inner)),
            _ => self.command(0),
        }
    }

    fn asked(&mut self, deep: u64) -> String {
        match self.below(4) {
            0 => "maybe".to_owned(),
            1 => "! x".to_owned(),
            2 => format!("maybe && {}", self.command(0)),
            _ => self.command(deep),
        }
    }

    fn body(&mut self, deep: u64) -> String {
        let end = self.one(&[
            "ok",
            "x && break",
            "maybe && continue; ok",
            "if x; then break; fi",
            "[ $n = 2 ] && exit 1; ok",
        ]);
        format!("{}; {end}", self.script(deep))
    }

    fn list(&mut self, deep: u64) -> String {
        let left = self.command(deep);
        match self.below(8) {
            0 => format!("{left} || true"),
            1 => format!("{left} && ok"),
            2 => format!("{left} || {}", self.command(0)),
            3 => format!("{{ {left}; }} && {}", self.command(0)),
            4 => format!("maybe || {}", self.command(0)),
            _ => left,
        }
    }

    fn script(&mut self, deep: u64) -> String {
        let mut script = self.list(deep);
        for _ in 0..self.below(3) {
            let joint = self.one(&["; ", "\n", "\n"]);
            script = format!("{script}{joint}{}", self.list(deep));
        }
        if self.below(12) == 0 {
            script = format!("{script} & ok");
        }
        script
    }
}

/// Runs a script whose command in question is the `x` with a number: `(whether it ran, whether the script ended well)`.
fn run(bash: &str, script: &str, options: Options, seed: u64) -> Option<(bool, bool)> {
    // A folder a run: what runs in the background may outlive its script.
    let folder = tempfile::tempdir().unwrap();
    let hit = folder.path().join("hit");
    let stubs = format!(
        "ok() {{ return 0; }}\nx() {{ return 0; }}\ntarget() {{ : > {}; return 1; }}\nRANDOM={seed}\nmaybe() {{ (( RANDOM % 2 )); }}\nn=0\n",
        hit.display()
    );
    let path = folder.path().join("script");
    fs::File::create(&path).unwrap().write_all(format!("{stubs}{script}\n").as_bytes()).unwrap();
    let mut flags = vec![if options.errexit { "-e" } else { "+e" }];
    if options.pipefail {
        flags.extend(["-o", "pipefail"]);
    }
    let status = Command::new("timeout")
        .args(["2", bash])
        .args(flags)
        .arg(&path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    // Processes in the background may be a moment behind.
    if script.contains('&') && !hit.exists() {
        std::thread::sleep(std::time::Duration::from_millis(30));
    }
    Some((hit.exists(), status.success()))
}

/// Names one of the `x` of a script as the one in question.
fn aimed(text: &str, which: usize) -> String {
    let words: Vec<_> = text.match_indices('x').filter(|(at, _)| is_word(text, *at)).collect();
    let (at, _) = words[which % words.len()];
    format!("{}target{}", &text[..at], &text[at + 1..])
}

fn is_word(text: &str, at: usize) -> bool {
    let letter = |char: char| char.is_ascii_alphanumeric() || char == '_';
    !text[..at].ends_with(letter) && !text[at + 1..].starts_with(letter)
}

#[test]
fn bash_does_what_is_predicted() {
    let bash = "bash";
    if Command::new(bash).arg("--version").stdout(Stdio::null()).status().is_err() {
        assert!(std::env::var_os("PRR_REQUIRE_ORACLES").is_none(), "bash is missing");
        eprintln!("skipped: no bash");
        return;
    }
    let mut dice = Dice { state: 20_261_121, functions: 0 };
    let (mut decided, mut wrong) = ([0_u32; 5], Vec::new());
    for number in 0..SCRIPTS {
        let text = dice.script(1 + number % 3);
        let options = Options { errexit: true, pipefail: number % 2 == 0 };
        if !text.match_indices('x').any(|(at, _)| is_word(&text, at)) {
            continue;
        }
        let text = aimed(&text, usize::try_from(dice.below(9)).unwrap());
        let Ok(script) = parse(&text) else {
            wrong.push(format!("refused: {text}"));
            continue;
        };
        let placed = commands(&script);
        let is_target =
            |placed: &&super::super::Placed<'_>| argv(placed.simple).is_some_and(|argv| argv.program() == "target");
        let target = placed.iter().find(is_target).unwrap_or_else(|| panic!("no target in {text}"));
        // Variables that nobody sets come from outside; the test sets this one.
        let prefix = parse("n=0").unwrap();
        let predicted = fate(&[&prefix, &script], (1, target.command.id), Way::Exits, options, text.len()).0;
        let column = [Fate::Unreached, Fate::Fails, Fate::Passes, Fate::Hangs, Fate::Depends]
            .iter()
            .position(|fate| *fate == predicted);
        decided[column.unwrap()] += 1;
        for seed in 1..3 {
            let Some((hit, good)) = run(bash, &text, options, seed * 7 + number) else { continue };
            let fits = match predicted {
                Fate::Unreached => !hit,
                Fate::Fails | Fate::Hangs => !hit || !good,
                Fate::Passes => !hit || good,
                Fate::Depends => true,
            };
            if !fits {
                wrong.push(format!(
                    "{predicted:?}, but hit {hit} and good {good} (pipefail {}):\n{text}\n",
                    options.pipefail
                ));
                break;
            }
        }
    }
    eprintln!("unreached, fails, passes, hangs, depends: {decided:?}, wrong {}", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n---\n"));
    assert!(decided[1] > 50 && decided[2] > 50, "too few decided scripts: {decided:?}");
    assert!(decided[4] * 3 < decided[1] + decided[2], "too much is open: {decided:?}");
}
