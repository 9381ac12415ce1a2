use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::case::{Case, NAMES};

/// Whether there is a Terraform here.
pub fn is_installed() -> bool {
    Command::new("terraform").arg("version").output().is_ok_and(|output| output.status.success())
}

/// What Terraform makes of a case: the value of its `input`, nothing where it is only known once applied, or why it refuses the file.
pub type Planned = Result<Option<Value>, String>;

/// Plans the cases together, without those that keep the others from being planned.
pub fn plan(folder: &Path, cases: &[Case]) -> BTreeMap<u64, Planned> {
    let mut planned = BTreeMap::new();
    std::fs::write(folder.join("names.tf"), NAMES).unwrap();
    for case in cases {
        std::fs::write(folder.join(format!("c{}.tf", case.number)), &case.text).unwrap();
    }
    loop {
        let refused = refused(&terraform(folder, &["plan", "-json", "-input=false", "-out=plan"]));
        if refused.is_empty() {
            break;
        }
        for (number, why) in refused {
            let gone = std::fs::remove_file(folder.join(format!("c{number}.tf")));
            assert!(gone.is_ok() || planned.contains_key(&number), "{number}: {why}");
            planned.insert(number, Err(why));
        }
    }
    let shown = terraform(folder, &["show", "-json", "plan"]);
    let plan: Value = serde_json::from_slice(&shown.stdout).unwrap();
    let resources = plan["planned_values"]["root_module"]["resources"].as_array().cloned().unwrap_or_default();
    let values: BTreeMap<&str, &Value> =
        resources.iter().map(|resource| (resource["name"].as_str().unwrap(), &resource["values"])).collect();
    for case in cases {
        let value = || {
            let values = values[format!("c{}", case.number).as_str()];
            values.as_object().unwrap().get("input").cloned()
        };
        planned.entry(case.number).or_insert_with(|| Ok(value()));
    }
    planned
}

/// The `input` of every instance of a configuration, by its address; those that are only known once applied are missing.
pub fn plan_whole(folder: &Path) -> BTreeMap<String, Value> {
    for arguments in [&["init", "-input=false"][..], &["plan", "-input=false", "-out=plan"]] {
        let output = terraform(folder, arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let plan: Value = serde_json::from_slice(&terraform(folder, &["show", "-json", "plan"]).stdout).unwrap();
    let mut found = BTreeMap::new();
    let mut left = vec![&plan["planned_values"]["root_module"]];
    while let Some(module) = left.pop() {
        left.extend(module["child_modules"].as_array().into_iter().flatten());
        for resource in module["resources"].as_array().into_iter().flatten() {
            if let Some(input) = resource["values"].get("input") {
                found.insert(resource["address"].as_str().unwrap().to_owned(), input.clone());
            }
        }
    }
    found
}

/// The cases that Terraform's messages are about.
fn refused(output: &Output) -> Vec<(u64, String)> {
    let said = String::from_utf8_lossy(&output.stdout);
    let diagnostic = |line: &str| {
        let row: Value = serde_json::from_str(line).ok()?;
        let diagnostic = row.get("diagnostic").filter(|found| found["severity"] == "error")?.clone();
        let summary = diagnostic["summary"].as_str()?;
        // What cannot be written as JSON is told by its address.
        let number = match diagnostic["range"]["filename"].as_str() {
            Some(file) => file.strip_prefix('c')?.strip_suffix(".tf")?,
            None => summary.split("terraform_data.c").nth(1)?.split(' ').next()?,
        };
        Some((number.parse().ok()?, format!("{summary}: {}", diagnostic["detail"])))
    };
    let found: Vec<_> = said.lines().filter_map(diagnostic).collect();
    assert!(output.status.success() || !found.is_empty(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    found
}

fn terraform(folder: &Path, arguments: &[&str]) -> Output {
    Command::new("terraform")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("HOME", folder)
        .env("CHECKPOINT_DISABLE", "1")
        .output()
        .unwrap()
}
