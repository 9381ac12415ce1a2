//! Unified diffs that `git apply` and `patch` take.

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

use crate::rounds::FixedFile;

/// Lines around a change.
const CONTEXT: usize = 3;

/// The changes of all files.
#[must_use]
pub fn unified(files: &[FixedFile]) -> String {
    files.iter().map(one).collect()
}

fn one(file: &FixedFile) -> String {
    let (ours, theirs) = (name("a/", &file.path), name("b/", &file.path));
    let mut out = format!("diff --git {ours} {theirs}\n");
    match file.before {
        Some(_) => out.extend(["--- ", &ours, "\n+++ ", &theirs, "\n"]),
        None => out.extend(["new file mode 100644\n--- /dev/null\n+++ ", &theirs, "\n"]),
    }
    let before = String::from_utf8_lossy(file.before.as_deref().unwrap_or_default()).into_owned();
    let after = String::from_utf8_lossy(&file.after).into_owned();
    // A carriage return belongs to its line, as git sees it.
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    for hunk in group_diff_ops(capture_diff_slices(Algorithm::Myers, &old, &new), CONTEXT) {
        self::hunk(&hunk, &old, &new, &mut out);
    }
    out
}

fn hunk(ops: &[DiffOp], old: &[&str], new: &[&str], out: &mut String) {
    let (Some(first), Some(last)) = (ops.first(), ops.last()) else { return };
    let range = |start: usize, end: usize| {
        let length = end - start;
        // An empty range is named by the line before it.
        format!("{},{length}", if length == 0 { start } else { start + 1 })
    };
    let ours = range(first.old_range().start, last.old_range().end);
    let theirs = range(first.new_range().start, last.new_range().end);
    out.extend(["@@ -", &ours, " +", &theirs, " @@\n"]);
    for op in ops {
        if let DiffOp::Equal { old_index, len, .. } = op {
            lines(' ', &old[*old_index..old_index + len], out);
            continue;
        }
        lines('-', &old[op.old_range()], out);
        lines('+', &new[op.new_range()], out);
    }
}

fn lines(mark: char, lines: &[&str], out: &mut String) {
    for line in lines {
        out.push(mark);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// A path as git writes it: quoted where it has more than plain characters.
fn name(side: &str, path: &str) -> String {
    let plain = |char: char| !char.is_control() && !matches!(char, '"' | '\\') && char.is_ascii();
    if path.chars().all(plain) && !path.contains(' ') {
        return format!("{side}{path}");
    }
    let mut out = format!("\"{side}");
    for byte in path.bytes() {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            b' '..=b'~' => out.push(char::from(byte)),
            other => out.extend(format!("\\{other:03o}").chars()),
        }
    }
    out.push('"');
    out
}
