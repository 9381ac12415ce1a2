use std::path::Path;

/// Holds `actual` against the stored bytes. `PRR_BLESS=1` stores them anew; look at the difference before committing it.
pub fn assert_same(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report/snapshots").join(name);
    if std::env::var_os("PRR_BLESS").is_some() {
        std::fs::write(&path, actual).expect("the snapshot can be written");
    }
    let expected = std::fs::read_to_string(&path).expect("the snapshot exists; PRR_BLESS=1 writes it");
    if let Some((line, (expected, actual))) =
        expected.lines().zip(actual.lines()).enumerate().find(|(_, (a, b))| a != b)
    {
        panic!("{name}, line {}\nexpected: {expected}\n  actual: {actual}", line + 1);
    }
    assert_eq!(expected, actual, "{name}: one is longer than the other");
}
