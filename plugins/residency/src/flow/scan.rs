//! Hosts in texts: settings of collectors and shippers come in many languages, and all of them write hosts alike.

use std::ops::Range;

/// Bytes of a text that are looked at.
const MOST: usize = 1 << 20;

/// Every host of a text with its place, those in comments left out.
pub(crate) fn hosts(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if start > MOST {
            break;
        }
        let code = uncommented(line);
        let mut at = 0;
        while let Some(length) = code[at..].find(is_part) {
            let begin = at + length;
            let end = code[begin..].find(|char| !is_part(char)).map_or(code.len(), |length| begin + length);
            let word = code[begin..end].trim_end_matches(['.', '-']);
            if is_host(word) {
                found.push((start + begin..start + begin + word.len(), word));
            }
            at = end;
        }
        start += line.len();
    }
    found
}

/// The host of an address: `https://user@host:443/path`, `host:4317`, `host`.
pub(crate) fn host(address: &str) -> Option<&str> {
    let rest = address.trim().split_once("://").map_or(address.trim(), |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split(':').next().unwrap_or_default();
    (!host.is_empty() && host.chars().all(is_part)).then_some(host)
}

const fn is_part(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '_')
}

/// Two parts or more, the last of which is a word of letters.
fn is_host(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or_default();
    word.contains('.')
        && !word.starts_with('.')
        && last.len() > 1
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn uncommented(line: &str) -> &str {
    let code = line.trim_start();
    if code.starts_with('#') || code.starts_with("//") || code.starts_with(';') {
        return "";
    }
    line.find(" #").map_or(line, |at| &line[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_found_wherever_they_stand_and_not_in_comments() {
        let text = "# a.example.com\n[OUTPUT]\n  Host  http-intake.logs.datadoghq.com  # b.example.com\n  uri=https://c.example.com:443/x?y\nversion 1.2.3\n";
        let found: Vec<_> = hosts(text).into_iter().map(|(range, host)| (&text[range], host)).collect();
        assert_eq!(
            found,
            [("http-intake.logs.datadoghq.com", "http-intake.logs.datadoghq.com"), ("c.example.com", "c.example.com"),]
        );
    }

    #[test]
    fn addresses_have_hosts() {
        assert_eq!(host("https://key@o1.ingest.sentry.io/42"), Some("o1.ingest.sentry.io"));
        assert_eq!(host("otel-collector:4317"), Some("otel-collector"));
        assert_eq!(host("datadoghq.com"), Some("datadoghq.com"));
        assert_eq!(host("$(HOST):4317"), None);
        assert_eq!(host(""), None);
    }
}
