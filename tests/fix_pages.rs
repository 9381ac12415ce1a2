//! Which of the failing examples on the pages of checks are mended, and which are not.

use std::collections::BTreeMap;

use crate::harness::{prr_in, tree, workspace};

/// Mended examples of all, by check. What is not among the mended needs a person or a decision: targets and indicators (`SLO-*`), indicators that
/// differ (`BR-07`), what can never fire for other reasons than its direction (`BR-08`), traffic (`BR-11`) and images (`RB-07`). Those of `RB-03` that have no objective to make a template of need one, and of `RB-05` only names are mended without one.
const MENDED_AT_LEAST: &[&str] = &[
    "PRR-BR-01",
    "PRR-BR-02",
    "PRR-BR-03",
    "PRR-BR-04",
    "PRR-BR-05",
    "PRR-BR-06",
    "PRR-BR-09",
    "PRR-BR-12",
    "PRR-RB-01",
    "PRR-RB-02",
    "PRR-RB-03",
    "PRR-RB-04",
    "PRR-RB-05",
    "PRR-RB-06",
];

/// The trees under `## Fails`.
fn failing(page: &str) -> Vec<Vec<(String, String)>> {
    let mut trees: Vec<Vec<(String, String)>> = Vec::new();
    let (mut fails, mut open): (bool, Option<(String, String)>) = (false, None);
    for line in page.lines() {
        match &mut open {
            Some(_) if line == "```" => {
                if let (Some(file), Some(tree)) = (open.take(), trees.last_mut()) {
                    tree.push(file);
                }
            }
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line.starts_with("## ") => {
                fails = line == "## Fails";
                trees.push(Vec::new());
            }
            None if fails && line.starts_with("### ") => trees.push(Vec::new()),
            None if fails && line.starts_with("```") => {
                open = line.split_once("path=").map(|(_, path)| (path.trim().to_owned(), String::new()));
            }
            None => {}
        }
    }
    trees.retain(|tree| !tree.is_empty());
    trees
}

#[test]
fn the_failing_examples_of_the_pages_are_mended_where_that_is_mechanical() {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for family in ["slo", "rollback"] {
        for entry in std::fs::read_dir(workspace().join("plugins").join(family).join("src/checks")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            let page = std::fs::read_to_string(&path).unwrap();
            let check = page.split_whitespace().nth(1).unwrap().to_owned();
            for files in failing(&page) {
                let bytes: Vec<(&str, &[u8])> =
                    files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
                let folder = tree(&bytes);
                let run = prr_in(folder.path(), &["fix", "--format", "json", "--render", "never"]);
                if run.code == 2 {
                    // Pages show as much of prr.yaml as matters; the gate wants all of it.
                    assert!(files.iter().any(|(path, _)| path == "prr.yaml"), "{check}: {run:#?}");
                    counts.entry(check.clone()).or_default().1 += 1;
                    continue;
                }
                let document = run.json();
                let of_check = |rows: &str| {
                    let rows = document[rows].as_array().unwrap();
                    rows.iter().filter(|row| row["check"] == check.as_str() && row["outcome"] == "fail").count()
                };
                for row in document["left"].as_array().unwrap() {
                    let told = row["hand"] == "refused" || row["hand"] == "by-hand" || row["note"] != "";
                    assert!(told, "nobody says who can do something about {row}");
                }
                let count = counts.entry(check.clone()).or_default();
                count.0 += usize::from(of_check("left") == 0);
                count.1 += 1;
            }
        }
    }
    let table: Vec<_> = counts.iter().map(|(check, (mended, all))| format!("{check} {mended}/{all}")).collect();
    eprintln!("failing examples mended: {}", table.join(", "));
    for check in MENDED_AT_LEAST {
        assert!(counts[*check].0 > 0, "no example of {check} is mended: {table:?}");
    }
}
