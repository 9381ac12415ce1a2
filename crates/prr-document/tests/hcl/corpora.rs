use std::path::{Path, PathBuf};
use std::{env, fs};

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_document::{Kind, Node, View};

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.is_symlink() {
            files(&path, into);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "tf" || extension == "hcl" || extension == "tfvars")
        {
            into.push(path);
        }
    }
}

fn count(node: Node<'_>, counts: &mut (usize, usize)) {
    match node.kind() {
        Kind::Mapping | Kind::Sequence => node.children().for_each(|child| count(child, counts)),
        _ if node.is_unresolved() => counts.1 += 1,
        _ => counts.0 += 1,
    }
}

/// What the oracle takes, we take; and the other way round.
#[test]
fn configurations_of_public_projects_are_read_as_the_oracle_reads_them() {
    let Some(folder) = env::var_os("PRR_CORPORA").map(PathBuf::from).filter(|folder| folder.is_dir()) else {
        return eprintln!("skipped: PRR_CORPORA names no folder");
    };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    paths.sort();
    let mut counts = (0, 0);
    for path in &paths {
        let bytes = fs::read(path).unwrap();
        let (arena, faults) = read(bytes, Format::Hcl, &Limits::default());
        assert_eq!(faults, [], "{}", path.display());
        let oracle = hcl_edit::parser::parse_body(arena.text());
        assert!(oracle.is_ok(), "{}: {oracle:?}", path.display());
        let mut builder = ImageBuilder::default();
        arena.roots().iter().for_each(|root| builder.push("main.tf", &arena, 0, *root));
        let image = builder.finish();
        let view = View::new(&image.bytes).unwrap();
        view.documents().for_each(|document| count(document.root(), &mut counts));
    }
    eprintln!("{} files: {} literals, {} expressions", paths.len(), counts.0, counts.1);
    assert!(paths.len() > 200 && counts.0 > 2_000, "{counts:?}");
}
