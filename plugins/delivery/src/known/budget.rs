//! What asks how much of the error budget is left.

use super::Role;
use crate::shell::Argv;
use crate::written::Use;

const WORDS: &[&str] = &[
    "error_budget",
    "error-budget",
    "errorbudget",
    "budget_remaining",
    "budget:remaining",
    "burnrate",
    "burn_rate",
    "burn-rate",
    "slo-gate",
    "slo_gate",
    "check-slo",
    "check_slo",
];

pub(super) fn of_command(argv: &Argv) -> Option<Role> {
    let says = matches!(argv.program(), "echo" | "printf" | "cat" | "git" | "cd");
    let prr = argv.program() == "prr" && argv.operands().next() == Some("check");
    let asks = argv.0.iter().any(|word| {
        let lower = word.to_lowercase();
        WORDS.iter().any(|wanted| lower.contains(wanted))
    });
    (prr || asks && !says).then_some(Role::AsksBudget)
}

pub(super) fn of_action(action: &Use<'_>) -> Option<Role> {
    let lower = action.action.to_lowercase();
    WORDS.iter().any(|wanted| lower.contains(wanted)).then_some(Role::AsksBudget)
}
