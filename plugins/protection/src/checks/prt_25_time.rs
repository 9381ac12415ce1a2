//! PRT-25: clocks are kept right.

use prr_sdk::{Check, Document, Finding, Kind, Node, Parameters, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::items;
use crate::read::terraform::text;
use crate::scope::Concern;
use crate::setting::switch;

/// Services that keep a clock right.
const CLOCKS: &[&str] = &["chronyd", "chrony", "ntpd", "ntp", "systemd-timesyncd", "w32time"];

/// Modules of Ansible that start and stop services.
const MODULES: &[&str] = &[
    "service",
    "systemd",
    "systemd_service",
    "ansible.builtin.service",
    "ansible.builtin.systemd",
    "ansible.builtin.systemd_service",
    "ansible.windows.win_service",
];

/// Tasks and blocks of one file that are looked through.
const MOST_TASKS: usize = 20_000;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-25",
        severity: Severity::Low,
        documentation: include_str!("prt_25_time.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for document in model.view.documents() {
        let scope = model.of_path(document.path());
        let found = of_machine(&document).into_iter().chain(of_cloud_init(&document)).chain(of_tasks(&document));
        findings.extend(found.map(|found| {
            let found = found.with("name", document.path());
            scope.concerned(Concern::All, found, document.path(), "time")
        }));
    }
    findings
}

/// The configuration of a machine of Talos.
fn of_machine(document: &Document<'_>) -> Option<Finding> {
    let time = document.root().field("machine")?.field("time")?;
    match time.field("disabled") {
        Some(off) if switch(off) == Some(true) => Some(fail(document.path(), off).because(m::CLOCK_OFF)),
        _ => Some(pass(document.path(), time.field("servers").unwrap_or(time)).because(m::CLOCK_ON)),
    }
}

/// User data for cloud-init.
fn of_cloud_init(document: &Document<'_>) -> Option<Finding> {
    let root = document.root();
    let ntp = root.field("ntp").filter(|ntp| ntp.kind() == Kind::Mapping)?;
    // Other files have an `ntp` too: that of cloud-init stands beside what else it does.
    ["packages", "runcmd", "users", "write_files", "ssh_authorized_keys", "hostname"]
        .iter()
        .find_map(|key| root.field(key))?;
    match ntp.field("enabled") {
        Some(off) if switch(off) == Some(false) => Some(fail(document.path(), off).because(m::CLOCK_OFF)),
        _ => Some(pass(document.path(), ntp).because(m::CLOCK_ON)),
    }
}

/// Tasks of Ansible, in plays, blocks and files of tasks.
fn of_tasks(document: &Document<'_>) -> Option<Finding> {
    let mut waiting: Vec<Node<'_>> = items(Some(document.root())).collect();
    let mut left = MOST_TASKS;
    while let Some(task) = waiting.pop() {
        left = left.checked_sub(1)?;
        if let Some(found) = of_task(document, task) {
            return Some(found);
        }
        for list in ["tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always"] {
            waiting.extend(items(task.field(list)));
        }
    }
    None
}

fn of_task(document: &Document<'_>, task: Node<'_>) -> Option<Finding> {
    let module = MODULES.iter().find_map(|module| task.field(module))?;
    text(module.field("name")).filter(|name| CLOCKS.contains(&name.trim_end_matches(".service")))?;
    let state = module.field("state").filter(|state| text(Some(*state)) == Some("stopped"));
    let off = state.or_else(|| module.field("enabled").filter(|enabled| switch(*enabled) == Some(false)));
    Some(match off {
        Some(off) => fail(document.path(), off).because(m::CLOCK_OFF),
        None => pass(document.path(), module).because(m::CLOCK_ON),
    })
}
