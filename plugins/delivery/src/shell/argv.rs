//! What a simple command runs, without what only stands in front of it.

use super::ast::Simple;

/// Words of a command, the program first and without its folder; `$` stands for what the shell fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Argv(pub Vec<String>);

/// Programs that run the rest of their words, with the options that take a word.
const RUNNERS: &[(&[&str], &[&str])] = &[
    (&["sudo"], &["-u", "-g", "-h"]),
    (&["time"], &[]),
    (&["env"], &["-u", "-C"]),
    (&["nohup"], &[]),
    (&["command"], &[]),
    (&["exec"], &[]),
    (&["builtin"], &[]),
    (&["nice"], &["-n"]),
    (&["stdbuf"], &["-o", "-e", "-i"]),
    (&["xvfb-run"], &["-s", "-n"]),
    (&["poetry", "run"], &[]),
    (&["pipenv", "run"], &[]),
    (&["pdm", "run"], &[]),
    (&["hatch", "run"], &[]),
    (&["uv", "run"], &["--with", "--python", "-p", "--extra", "--group"]),
    (&["bundle", "exec"], &[]),
    (&["pnpm", "exec"], &[]),
    (&["pnpm", "dlx"], &[]),
    (&["yarn", "exec"], &[]),
    (&["npx"], &["-p", "--package"]),
    (&["bunx"], &[]),
    (&["aws-vault", "exec"], &[]),
    (&["doppler", "run"], &["-c", "-p"]),
    (&["dotenv"], &["-e"]),
    (&["mise", "exec"], &[]),
    (&["devbox", "run"], &[]),
];

/// The words of a command; nothing where it only assigns.
pub(crate) fn argv(simple: &Simple) -> Option<Argv> {
    of_words(simple.words.iter().map(super::Word::shown).collect())
}

/// The words of a program that is started without a shell.
pub(crate) fn of_words(mut words: Vec<String>) -> Option<Argv> {
    // Every round takes a word away.
    while let Some(taken) = in_front(&words) {
        words.drain(..taken);
    }
    let program = words.first_mut()?;
    if let Some((_, name)) = program.rsplit_once('/') {
        *program = name.to_owned();
    }
    Some(Argv(words))
}

/// How many words only stand in front of what runs.
fn in_front(words: &[String]) -> Option<usize> {
    let first = words.first()?;
    if matches!(first.as_str(), "timeout" | "gtimeout") {
        let mut at = 1;
        while let Some(option) = words.get(at).filter(|word| word.starts_with('-')) {
            at += if matches!(option.as_str(), "-s" | "-k" | "--signal" | "--kill-after") { 2 } else { 1 };
        }
        return (words.len() > at + 1).then_some(at + 1);
    }
    let (runner, takes) = RUNNERS
        .iter()
        .find(|(runner, _)| words.iter().map(String::as_str).take(runner.len()).eq(runner.iter().copied()))?;
    let mut at = runner.len();
    while let Some(word) = words.get(at) {
        if word == "--" {
            at += 1;
            break;
        }
        if takes.contains(&word.as_str()) {
            at += 2;
        } else if word.starts_with('-') || word.split_once('=').is_some_and(|(name, _)| is_name(name)) {
            at += 1;
        } else {
            break;
        }
    }
    (at < words.len()).then_some(at)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| char.is_ascii_alphanumeric() || char == '_')
}

impl Argv {
    /// The program.
    pub fn program(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    /// Everything behind the program.
    pub fn arguments(&self) -> &[String] {
        self.0.get(1..).unwrap_or_default()
    }

    /// Words behind the program that are no options: `npm --silent run test` has `run` and `test`.
    pub fn operands(&self) -> impl Iterator<Item = &str> {
        self.arguments().iter().map(String::as_str).filter(|word| !word.starts_with('-'))
    }

    /// Whether an option is there, alone, with `=value`, or among short ones such as `-fsS`.
    pub fn has(&self, option: &str) -> bool {
        let short = option.len() == 2 && !option.starts_with("--");
        self.arguments().iter().any(|word| {
            let with_value = word.strip_prefix(option).is_some_and(|rest| rest.is_empty() || rest.starts_with('='));
            with_value || short && word.starts_with('-') && !word.starts_with("--") && word.contains(&option[1..])
        })
    }

    /// The value of an option, in its own word or behind `=`.
    pub fn value(&self, option: &str) -> Option<&str> {
        let at = self
            .arguments()
            .iter()
            .position(|word| word.strip_prefix(option).is_some_and(|rest| rest.is_empty() || rest.starts_with('=')))?;
        match self.arguments()[at].split_once('=') {
            Some((_, value)) => Some(value),
            None => self.arguments().get(at + 1).map(String::as_str),
        }
    }

    /// The command as it is shown to people.
    pub fn shown(&self) -> String {
        const LONGEST: usize = 60;
        let text = self.0.join(" ");
        match text.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{}...", &text[..at]),
            None => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{commands, parse};
    use super::argv;

    #[test]
    fn what_only_stands_in_front_is_left_out() {
        for (text, wanted) in [
            ("sudo -E kubectl apply -f x", "kubectl apply -f x"),
            ("timeout -k 5 60 curl -f x", "curl -f x"),
            ("timeout --signal=KILL 60s curl -f x", "curl -f x"),
            ("env A=b C=d npm test", "npm test"),
            ("A=b npx --yes jest --ci", "jest --ci"),
            ("poetry run pytest -q", "pytest -q"),
            ("./bin/kubectl get pods", "kubectl get pods"),
            ("time npm test", "npm test"),
        ] {
            let script = parse(text).unwrap();
            let placed = &commands(&script)[0];
            assert_eq!(argv(placed.simple).unwrap().0.join(" "), wanted, "{text}");
        }
    }

    #[test]
    fn short_options_are_found_among_others() {
        let script = parse("curl -sSfL https://x --retry=3").unwrap();
        let argv = argv(commands(&script)[0].simple).unwrap();
        assert!(argv.has("-f") && argv.has("--retry") && !argv.has("--fail"));
        assert_eq!(argv.value("--retry"), Some("3"));
    }
}
