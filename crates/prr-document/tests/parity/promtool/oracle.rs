use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use super::ours::Alert;

/// Whether there is a promtool here.
pub fn is_installed() -> bool {
    Command::new("promtool").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// For each of these files how many rules Prometheus loads of it, or why none.
pub fn check(folder: &Path, files: &[String]) -> Vec<Result<usize, String>> {
    let output = promtool(folder, &["check", "rules", "--lint=none"], files);
    let (good, bad) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let good = good.replace("Checking ", "\u{1}Checking ");
    let mut errors = bad.split("  FAILED:\n").skip(1);
    let sections = good.split('\u{1}').skip(1);
    let found: Vec<_> = sections
        .map(|section| {
            let count = section.split("SUCCESS: ").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok());
            count.ok_or_else(|| errors.next().unwrap_or_default().trim().to_owned())
        })
        .collect();
    assert_eq!(found.len(), files.len(), "{good}\n{bad}");
    found
}

/// For each of these unit tests whether it passes, or what promtool says.
pub fn test(folder: &Path, files: &[String]) -> Vec<Result<(), String>> {
    let test = |file: &String| {
        let output = promtool(folder, &["test", "rules"], std::slice::from_ref(file));
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        if output.status.success() { Ok(()) } else { Err(said) }
    };
    // Nearly always all of them pass, and one that does not keeps nobody from asking the others.
    if files.is_empty() || promtool(folder, &["test", "rules"], files).status.success() {
        return vec![Ok(()); files.len()];
    }
    files.iter().map(test).collect()
}

fn promtool(folder: &Path, arguments: &[&str], files: &[String]) -> Output {
    Command::new("promtool").args(arguments).args(files).current_dir(folder).output().unwrap()
}

/// A unit test that passes if the alerts of a rule file have these labels and annotations once they fire.
pub fn unit_test(rules: &str, alerts: &[Alert]) -> String {
    let mut text = format!(
        "{{\"rule_files\":[{}],\"tests\":[{{\"interval\":\"1m\",\"input_series\":[{{\"series\":\"up\",\"values\":\"0 0 0\"}}],\"alert_rule_test\":[",
        quoted(rules)
    );
    let mut names: Vec<_> = alerts.iter().map(|alert| alert.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let mut first = true;
    for name in names {
        let of_name = alerts.iter().filter(|alert| alert.name == name);
        let expected: Vec<_> = of_name.map(expected).collect();
        let comma = if first { "" } else { "," };
        first = false;
        write!(
            text,
            "{comma}{{\"eval_time\":\"1m\",\"alertname\":{},\"exp_alerts\":[{}]}}",
            quoted(name),
            expected.join(",")
        )
        .unwrap();
    }
    text.push_str("]}]}\n");
    text
}

fn expected(alert: &Alert) -> String {
    // Prometheus drops labels without a value, and puts the alert's name over a label of that name.
    let labels = alert.labels.iter().filter(|(name, value)| !value.is_empty() && *name != "alertname");
    let object = |entries: Vec<(&String, &String)>| {
        // A key without a question mark may not be long.
        let entry = |(key, value): (&String, &String)| format!("? {} : {}", quoted(key), quoted(value));
        format!("{{{}}}", entries.into_iter().map(entry).collect::<Vec<_>>().join(","))
    };
    format!(
        "{{\"exp_labels\":{},\"exp_annotations\":{}}}",
        object(labels.collect()),
        object(alert.annotations.iter().collect())
    )
}

/// A text between double quotes in which nothing but letters and digits stands for itself, so that no reader can take it for something else.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for char in text.chars() {
        if char.is_ascii_alphanumeric() || char == ' ' {
            quoted.push(char);
        } else {
            write!(quoted, "\\U{:08x}", u32::from(char)).unwrap();
        }
    }
    quoted.push('"');
    quoted
}
