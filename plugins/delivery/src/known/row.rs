use crate::shell::Argv;

/// A command by its program and the words that follow it in this order, whatever stands between them.
pub(super) fn matches(argv: &Argv, program: &str, words: &[&str]) -> bool {
    let mut operands = argv.operands();
    argv.program() == program && words.iter().all(|word| operands.any(|operand| operand == *word))
}

/// Programs that run a task by its name.
const RUNNERS: &[&str] = &[
    "npm", "yarn", "pnpm", "bun", "make", "just", "task", "rake", "mage", "nx", "turbo", "lerna", "deno", "invoke",
    "grunt", "gulp", "composer", "mix",
];

/// The name of the task or of the script that a command runs: `npm run test:unit`, `make deploy`, `./scripts/deploy.sh`.
pub(super) fn task(argv: &Argv) -> Option<&str> {
    let program = argv.program();
    if RUNNERS.contains(&program) {
        let mut operands = argv
            .operands()
            .filter(|word| !matches!(*word, "run" | "run-script" | "workspaces" | "$") && !word.contains('='));
        // `make -C folder target`: the folder is no target, and stands first.
        return if argv.has("-C") { operands.nth(1) } else { operands.next() };
    }
    let script = [".sh", ".bash", ".py", ".rb", ".js", ".ts"].into_iter().find_map(|end| program.strip_suffix(end));
    if let Some(script) = script {
        return Some(script);
    }
    if matches!(program, "bash" | "sh" | "python" | "python3" | "node" | "ruby" | "." | "source") {
        let file = argv.operands().next()?.rsplit('/').next()?;
        return Some(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    }
    None
}

/// Whether a name has one of these words: `deploy-prod` and `deployProd` have `deploy`, `redeployment` has not.
pub(crate) fn is_named(name: &str, words: &[&str]) -> bool {
    let lower = name.to_lowercase();
    words.iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let after = name.get(at + word.len()..).and_then(|rest| rest.chars().next());
            let starts = before.is_none_or(|char| !char.is_ascii_alphabetic());
            let ends = after.is_none_or(|char| !char.is_ascii_lowercase());
            (starts || !word.is_ascii()) && (ends || !word.is_ascii())
        })
    })
}
