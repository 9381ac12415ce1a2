use super::with_root;

fn text_of(source: &str) -> String {
    with_root(&format!("a = {source}\n"), |root, _| root.field("a").unwrap().text().unwrap().to_owned())
}

#[test]
fn escapes_and_markers_are_decoded_as_terraform_decodes_them() {
    for (source, text) in [
        (r#""a\n\t\"\\b""#, "a\n\t\"\\b"),
        (r#""\u00e9\U0001F600""#, "é😀"),
        (r#""$${x} %%{y} $x 5% $$""#, "${x} %{y} $x 5% $$"),
        (r#""""#, ""),
        ("\"한글\"", "한글"),
    ] {
        assert_eq!(text_of(source), text, "{source}");
    }
}

#[test]
fn heredocs_keep_backslashes_and_lose_the_indentation_that_their_lines_share() {
    for (source, text) in [
        ("<<EOT\n  a\\n\n b\nEOT", "  a\\n\n b\n"),
        ("<<EOT\nEOT", ""),
        ("<<EOT\na\n  EOT", "a\n"),
        ("<<EOT\nEOT x\nEOTX\nEOT", "EOT x\nEOTX\n"),
        ("<<-EOT\n    a\n      b\n\n    c\n  EOT", "a\n  b\n\nc\n"),
        // Blank lines do not count, and keep what they have.
        ("<<-EOT\n    a\n  \n    c\n  EOT", "a\n  \nc\n"),
        ("<<-EOT\n\ta\n\t\tb\n\tEOT", "a\n\tb\n"),
        ("<<EOT\r\na\r\nb\r\nEOT", "a\nb\n"),
        ("<<EOT\n$${x}\nEOT", "${x}\n"),
    ] {
        assert_eq!(text_of(source), text, "{source:?}");
    }
}
