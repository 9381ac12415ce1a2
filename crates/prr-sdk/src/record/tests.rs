use prr_document::read::{Format, ImageBuilder, Limits, read};

use super::*;

const NOW: &str = "2026-11-21";
const DAYS_90: f64 = 90.0 * 86_400.0;

fn standing(text: &str, look: impl Fn(&Records<'_>, i64) -> String) -> String {
    let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    assert!(faults.is_empty(), "{faults:?}");
    let mut builder = ImageBuilder::default();
    for root in arena.roots() {
        builder.push("r.yaml", &arena, 0, *root);
    }
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    look(&Records::read(&view), Moment::parse(NOW).unwrap().seconds)
}

fn of_path(text: &str) -> String {
    standing(text, |records, now| match Standing::of(records.of_path("drill", "a.yaml"), now, DAYS_90) {
        Standing::Holds(_, age) => format!("holds {}", age / 86_400),
        Standing::Missing => "missing".to_owned(),
        Standing::FromTheFuture(_) => "future".to_owned(),
        Standing::Failed(_) => "failed".to_owned(),
        Standing::OtherSubject(record) => format!("{:?}", record.subject),
        Standing::Stale(_, age) => format!("stale {}", age / 86_400),
    })
}

fn record(day: &str, state: &str, rest: &str) -> String {
    format!(
        "apiVersion: prr/v1\nrecord: drill\nservice: checkout\nperformed-at: {day}\nsubject: {{path: a.yaml}}\nprr:subject: {state}\n{rest}\n---\n"
    )
}

#[test]
fn the_newest_record_decides_and_each_way_not_to_count_is_told() {
    let pass = "result: pass";
    for (text, wanted) in [
        (record("2026-11-01", "current", pass), "holds 20"),
        (record("2026-06-01", "current", pass), "stale 173"),
        (record("2026-11-01", "current", "result: pass\nvalid-for: 7d"), "stale 20"),
        (record("2026-06-01", "current", "result: pass\nvalid-for: 365d"), "stale 173"),
        (record("2026-11-01", "changed", pass), "Changed"),
        (record("2026-11-01", "missing", pass), "Missing"),
        (record("2026-11-01", "unreadable", pass), "Unknown"),
        (record("2026-11-01", "current", "result: fail"), "failed"),
        (record("2026-12-01", "current", pass), "future"),
        (record("2026-11-01", "current", pass).replace("prr/v1", "prr/v2"), "missing"),
        (record("2026-11-01", "current", pass).replace("drill", "review"), "missing"),
        (record("soon", "current", pass), "missing"),
        (record("2026-11-01", "current", pass) + &record("2026-11-02", "current", "result: fail"), "failed"),
        (record("2026-11-03", "current", pass) + &record("2026-11-02", "current", "result: fail"), "holds 18"),
    ] {
        assert_eq!(of_path(&text), wanted, "{text}");
    }
}

#[test]
fn records_are_found_by_service_and_tell_what_was_measured() {
    let one = record("2026-11-01", "current", "result: pass\nmeasured: {rto: 12m}");
    let text = one.clone() + &one.replace("checkout", "cart") + &one.replace("service: checkout\n", "");
    let found = standing(&text, |records, _| {
        let found: Vec<_> = records.of_service("drill", "cart").collect();
        let measured = found[0].measured("rto").map(|(value, node)| (value, node.key()));
        format!("{} {} {measured:?}", found.len(), records.of_path("drill", "a.yaml").count())
    });
    assert_eq!(found, r#"1 3 Some((Duration(720.0), Some("rto")))"#);
}
