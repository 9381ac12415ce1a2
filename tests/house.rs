//! The house keeps to its plan: what the architecture page says of crates and dependencies is so, and the paths that the docs name exist.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

const ARCHITECTURE: &str = "docs/architecture.md";

/// Folders at the root: a word in the docs that starts with one of them is a path.
const ROOMS: &[&str] = &[".ci", "benches", "crates", "docs", "fixtures", "plugins", "policies", "tests"];

#[test]
fn dependencies_between_crates_go_down_and_stay_on_their_side_of_the_sandbox() {
    let floors = floors();
    let members = members();
    assert!(members.len() > 5, "cargo names only {} crates", members.len());
    let mut faults = Vec::new();
    for name in members.iter().map(|member| &member.name).filter(|name| !floors.contains_key(*name)) {
        faults.push(format!("{ARCHITECTURE} gives no floor to {name}"));
    }
    for name in floors.keys().filter(|name| !members.iter().any(|member| member.name == **name)) {
        faults.push(format!("{ARCHITECTURE} has a floor for {name}, which is no crate of the workspace"));
    }
    for member in &members {
        let Some((floor, side)) = floors.get(&member.name) else { continue };
        for dependency in member.dependencies.iter().filter(|dependency| dependency.kind != "dev") {
            let Some((below, other)) = floors.get(&dependency.name) else { continue };
            let arrow =
                format!("{} ({side}, floor {floor}) -> {} ({other}, floor {below})", member.name, dependency.name);
            if below >= floor {
                faults.push(format!("{arrow} does not go down"));
            }
            let for_building = dependency.kind == "build" && other == "build";
            if other != "both" && other != side && !for_building {
                faults.push(format!("{arrow} crosses the sandbox"));
            }
        }
    }
    report(&faults);
}

#[test]
fn every_dependency_is_declared_once_and_listed_with_its_features_and_a_reason() {
    let declared = workspace_dependencies();
    assert!(declared.contains("serde"), "Cargo.toml was not understood: {declared:?}");
    let used = used();
    let listed: BTreeMap<_, _> = rows("Dependencies").into_iter().map(|row| (unquoted(&row[0]), row)).collect();
    let mut faults = Vec::new();
    for name in used.keys().filter(|name| !declared.contains(*name)) {
        faults.push(format!("{name} is used and not in [workspace.dependencies]"));
    }
    for name in listed.keys().filter(|name| !declared.contains(*name)) {
        faults.push(format!("{ARCHITECTURE} lists {name}, which is not in [workspace.dependencies]"));
    }
    for name in &declared {
        let Some(features) = used.get(name) else {
            faults.push(format!("{name} is in [workspace.dependencies] and used by no crate"));
            continue;
        };
        let features = features.iter().map(|feature| format!("`{feature}`")).collect::<Vec<_>>().join(", ");
        match listed.get(name) {
            Some(row) if row.len() == 3 && row[1] == features && row[2].split(' ').count() > 2 => {}
            _ => {
                faults.push(format!("the row in {ARCHITECTURE} should be: | `{name}` | {features} | why it is here |"));
            }
        }
    }
    report(&faults);
}

#[test]
fn every_path_that_the_docs_name_exists() {
    let mut pages = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    pages.extend(files("docs").into_iter().filter(|path| has_extension(path, "md")));
    pages.retain(|page| root().join(page).is_file());
    let named: Vec<_> =
        pages.iter().flat_map(|page| paths(&read(page)).into_iter().map(move |path| (page, path))).collect();
    assert!(named.len() > 20, "only {} paths were found in {pages:?}", named.len());
    let missing = named.iter().filter(|(_, path)| !exists(path));
    report(&missing.map(|(page, path)| format!("{page} names {path}, which does not exist")).collect::<Vec<_>>());
}

#[test]
fn words_in_code_are_told_from_paths() {
    let page = "see `crates/prr` and `docs/architecture.md`, not crates/x\n````md\n```console\n$ prr check fixtures/checkout\n````\n\
                `prr.report/v1`, `plugins/<family>/src/lib.rs`, `Cargo.toml`, `cargo test -p prr`\n";
    let expected =
        ["crates/prr", "docs/architecture.md", "fixtures/checkout", "plugins/<family>/src/lib.rs", "Cargo.toml"];
    assert_eq!(paths(page), expected);
    assert!(exists("plugins/<family>/src/lib.rs") && exists("crates/*/src") && exists("tests/"));
    assert!(!exists("plugins/<family>/src/no-such-file.rs") && !exists("crates/no-such-crate"));
}

#[test]
fn no_compiled_plugin_is_committed() {
    if !root().join(".git").exists() {
        println!("this is no git checkout: there is nothing that could be committed");
        return;
    }
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().expect("git runs");
    assert!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let compiled = listed.split('\0').filter(|path| has_extension(path, "wasm") || has_extension(path, "cwasm"));
    report(&compiled.map(|path| format!("{path} is committed; plugins are built from source")).collect::<Vec<_>>());
}

#[test]
fn every_check_has_its_page_beside_it_and_every_page_its_check() {
    let sources: Vec<_> = files("plugins").into_iter().filter(|path| path.contains("/src/")).collect();
    let mut faults = Vec::new();
    let mut pages: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources.iter().filter(|path| has_extension(path, "rs")) {
        let (folder, _) = source.rsplit_once('/').expect("a path in a folder");
        // A check has no other way to say where its documentation comes from: the field has no default.
        for said in read(source).split("documentation: ").skip(1) {
            match said.strip_prefix("include_str!(\"").and_then(|rest| rest.split('"').next()) {
                Some(page) => *pages.entry(format!("{folder}/{page}")).or_default() += 1,
                // A macro that is handed a page is no check; where it is used, the page is named.
                None if said.starts_with('$') => {}
                None => faults.push(format!("{source} declares a check whose documentation is no page beside it")),
            }
        }
    }
    assert!(!pages.is_empty() || !faults.is_empty(), "no check was found in plugins/*/src");
    for (page, count) in &pages {
        let check = Path::new(page).with_extension("rs").to_string_lossy().into_owned();
        if !has_extension(page, "md") || !sources.contains(page) || !sources.contains(&check) {
            faults.push(format!("a check has {page} as its page, so {check} and that page must both exist"));
        }
        if *count > 1 {
            faults.push(format!("{count} checks have the page {page}"));
        }
    }
    for page in sources.iter().filter(|path| has_extension(path, "md") && !pages.contains_key(*path)) {
        faults.push(format!("{page} is the page of no check"));
    }
    report(&faults);
}

struct Member {
    name: String,
    dependencies: Vec<Dependency>,
}

struct Dependency {
    name: String,
    kind: String,
    internal: bool,
    features: BTreeSet<String>,
}

/// The crates of the workspace and what each asks for, as cargo understands it.
fn members() -> Vec<Member> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]).current_dir(root());
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let member = |package: &Value| Member {
        name: text(&package["name"]),
        dependencies: list(&package["dependencies"]).iter().map(dependency).collect(),
    };
    list(&metadata["packages"]).iter().map(member).collect()
}

fn dependency(dependency: &Value) -> Dependency {
    let mut features: BTreeSet<_> = list(&dependency["features"]).iter().map(text).collect();
    if dependency["uses_default_features"] == true {
        features.insert("default".to_owned());
    }
    Dependency {
        name: text(&dependency["name"]),
        kind: dependency["kind"].as_str().unwrap_or("normal").to_owned(),
        internal: !dependency["path"].is_null(),
        features,
    }
}

/// Crates from outside that a member uses, with the features that the members ask for together.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for dependency in members().into_iter().flat_map(|member| member.dependencies).filter(|found| !found.internal) {
        used.entry(dependency.name).or_default().extend(dependency.features);
    }
    used
}

/// Names of the crates from outside in the workspace's own table.
fn workspace_dependencies() -> BTreeSet<String> {
    let manifest = read("Cargo.toml");
    let table = manifest.split("\n[workspace.dependencies]\n").nth(1).expect("a table of dependencies");
    let lines = table.lines().take_while(|line| !line.starts_with('['));
    let entries = lines.filter_map(|line| line.split_once(" = ")).filter(|(name, _)| !name.starts_with(['#', ' ']));
    entries.filter(|(_, value)| !value.contains("path = ")).map(|(name, _)| name.to_owned()).collect()
}

/// Floor and side of the sandbox of each crate, as the architecture page has them.
fn floors() -> BTreeMap<String, (u8, String)> {
    let row = |row: Vec<String>| {
        let floor = row[0].parse().unwrap_or_else(|_| panic!("{ARCHITECTURE}: `{}` is not a floor", row[0]));
        let side = row[2].clone();
        assert!(["both", "guest", "host", "build"].contains(&side.as_str()), "{ARCHITECTURE}: `{side}` is not a side");
        (unquoted(&row[1]), (floor, side))
    };
    rows("Floors").into_iter().map(row).collect()
}

/// The cells of the first table under a heading of the architecture page, without its head.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let page = read(ARCHITECTURE);
    let section =
        page.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_else(|| panic!("{ARCHITECTURE}: no `## {heading}`"));
    let section = section.split("\n## ").next().unwrap_or_default();
    let table = section.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<_> = table.skip(2).map(cells).collect();
    assert!(!rows.is_empty(), "{ARCHITECTURE}: the table under `## {heading}` is empty");
    rows
}

/// The words in code, inline or fenced, that name something in the repository.
fn paths(markdown: &str) -> Vec<String> {
    let mut code = String::new();
    let mut fence = None;
    for line in markdown.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            Some(opened) if ticks >= opened => fence = None,
            Some(_) => code += line,
            None => code.extend(line.split('`').skip(1).step_by(2).flat_map(|part| [part, " "])),
        }
        code.push(' ');
    }
    let words = code.split_whitespace().map(|word| word.trim_matches(['"', '\'', '(', ')', ',', ';', ':']));
    words.filter(|word| is_path(word)).map(str::to_owned).collect()
}

fn is_path(word: &str) -> bool {
    let plain = word.chars().all(|char| char.is_ascii_alphanumeric() || "._-/<>*".contains(char));
    let in_a_room = || word.split_once('/').is_some_and(|(room, _)| ROOMS.contains(&room));
    let at_the_root = || {
        word.starts_with(|first: char| first.is_ascii_uppercase())
            && (has_extension(word, "md") || has_extension(word, "toml"))
    };
    plain && if word.contains('/') { in_a_room() } else { at_the_root() }
}

/// Whether a file or folder exists; `<name>` and `*` stand for any part of a name.
fn exists(path: &str) -> bool {
    if !path.contains(['<', '*']) {
        return root().join(path).exists();
    }
    let (room, _) = path.split_once('/').unwrap_or((path, ""));
    files(room).iter().any(|file| {
        let (wanted, found): (Vec<_>, Vec<_>) =
            (path.trim_end_matches('/').split('/').collect(), file.split('/').collect());
        wanted.len() <= found.len() && wanted.iter().zip(found).all(|(wanted, found)| fits(wanted, found))
    })
}

fn fits(wanted: &str, found: &str) -> bool {
    match wanted.find(['<', '*']) {
        None => wanted == found,
        Some(start) => {
            let end = wanted.rfind(['>', '*']).map_or(wanted.len(), |at| at + 1);
            found.len() + end >= wanted.len() + start
                && found.starts_with(&wanted[..start])
                && found.ends_with(&wanted[end..])
        }
    }
}

/// Every file below a folder, by its path from the root, sorted.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).into_iter().flatten() {
        let entry = entry.expect("a folder of the repository can be listed");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

fn unquoted(cell: &str) -> String {
    cell.trim_matches('`').to_owned()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
