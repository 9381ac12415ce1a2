//! Addresses in texts: which host a URL names, and whether that host is somebody else's.

/// Endings of names that are not of the public internet.
const PRIVATE: &[&str] = &[
    "svc",
    "local",
    "internal",
    "cluster",
    "localdomain",
    "lan",
    "home",
    "corp",
    "intra",
    "intranet",
    "private",
    "consul",
    "test",
    "example",
    "invalid",
    "localhost",
    "arpa",
    "default",
];

/// Names that identify documents and vocabularies, and that nobody calls.
const VOCABULARIES: &[&str] = &[
    "w3.org",
    "xmlsoap.org",
    "json-schema.org",
    "apache.org",
    "java.sun.com",
    "xmlns.jcp.org",
    "springframework.org",
    "schemas.microsoft.com",
];

/// The host of a URL behind its scheme.
pub(crate) fn host(after_scheme: &str) -> &str {
    let end = after_scheme.find(|char: char| "/?#\"'` ,;)>|\\\n\t".contains(char)).unwrap_or(after_scheme.len());
    let authority = &after_scheme[..end];
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.split_once(':').map_or(host, |(host, _)| host)
}

/// Whether a host is out on the internet, as far as its name says. A name in a template, or without a dot, is not.
pub(crate) fn is_public(host: &str) -> bool {
    let named = host.chars().all(|char| char.is_ascii_alphanumeric() || char == '.' || char == '-');
    let Some((_, last)) = host.rsplit_once('.').filter(|_| named) else { return false };
    if last.chars().all(|char| char.is_ascii_digit()) {
        return public_address(host);
    }
    let example = host == "example.com"
        || host.ends_with(".example.com")
        || host.ends_with("example.org")
        || host.ends_with("example.net");
    let vocabulary = VOCABULARIES.iter().any(|name| host == *name || host.ends_with(&format!(".{name}")));
    let last = last.to_ascii_lowercase();
    !(example || vocabulary || PRIVATE.contains(&last.as_str()) || host.contains(".svc.") || last.len() < 2)
}

/// Whether four numbers are an address of the public internet.
fn public_address(host: &str) -> bool {
    let parts: Option<Vec<u8>> = host.split('.').map(|part| part.parse().ok()).collect();
    let Some([first, second, third, _]) = parts.as_deref().and_then(|parts| <[u8; 4]>::try_from(parts).ok()) else {
        return false;
    };
    let documentation = matches!((first, second, third), (192, 0, 2) | (198, 51, 100) | (203, 0, 113));
    let private = match first {
        0 | 10 | 127 | 224..=255 => true,
        100 => (64..128).contains(&second),
        169 => second == 254,
        172 => (16..32).contains(&second),
        192 => second == 168,
        _ => false,
    };
    !private && !documentation
}

#[cfg(test)]
mod tests {
    use super::{host, is_public};

    #[test]
    fn hosts_of_others_are_told_from_own_ones() {
        for public in ["api.bank.co.kr", "pg.nicepay.com", "8.8.8.8", "b2b.kcp.kr"] {
            assert!(is_public(public), "{public}");
        }
        for own in [
            "checkout",
            "db.svc",
            "redis.shop.svc.cluster.local",
            "10.0.0.1",
            "172.20.1.1",
            "localhost",
            "x.example.com",
            "${host}.com",
            "192.0.2.1",
            "metadata.google.internal",
            "www.w3.org",
            "1.2.3",
        ] {
            assert!(!is_public(own), "{own}");
        }
        assert_eq!(host("user:pw@ftp.bank.kr:21/in?x"), "ftp.bank.kr");
    }
}
