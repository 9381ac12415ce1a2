//! The same input gives the same bytes, on one thread and on many.

use crate::harness::{corpora, guest, prr, prr_in, tree};

fn four_times(run: impl Fn(&str) -> String) {
    let first = run("1");
    for threads in ["1", "2", "2"] {
        assert_eq!(run(threads), first, "{threads} threads gave another report");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_on_one_and_on_two_threads() {
    for format in ["json", "sarif", "terminal"] {
        four_times(|threads| {
            let time = ["--now", "2026-01-01T00:00:00Z", "--threads", threads];
            let run = prr(&[&["check", "fixtures/checkout", "--format", format][..], &time].concat());
            run.expect(1).stdout
        });
    }
}

#[test]
fn shards_on_many_threads_come_out_in_one_order() {
    let files: Vec<(String, Vec<u8>)> = (0..1_500)
        .map(|n| (format!("d{}/f{n}.yaml", n % 7), format!("owner: t{n}\n---\nname: {n}\n").into_bytes()))
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let (folder, counts) = (tree(&files), guest("counts"));
    four_times(|threads| {
        let arguments = ["check", "--format", "json", "--now", "2026-01-01", "--threads", threads, "--plugin"];
        let run = prr_in(folder.path(), &[&arguments[..], &[counts.to_str().unwrap()]].concat()).expect(0);
        assert_eq!(run.json()["summary"]["pass"], 3_000);
        run.stdout
    });
}

#[test]
fn real_manifests_give_the_same_bytes_too() {
    let Some(corpora) = corpora() else { return };
    let folder = corpora.join("prometheus-operator__kube-prometheus");
    four_times(|threads| {
        let arguments = ["check", "--format", "json", "--now", "2026-01-01", "--threads", threads];
        prr_in(&folder, &arguments).stdout
    });
}
