//! What looks like a secret: keys by their shape, and values by the name that they go by.

/// A key that a provider issues in a shape of its own.
struct Shape {
    what: &'static str,
    prefix: &'static str,
    /// Characters behind the prefix, at least.
    least: usize,
    /// Whether that is all of them.
    exact: bool,
}

const fn shape(what: &'static str, prefix: &'static str, least: usize) -> Shape {
    Shape { what, prefix, least, exact: false }
}

const SHAPES: &[Shape] = &[
    Shape { what: "AWS access key", prefix: "AKIA", least: 16, exact: true },
    Shape { what: "Google API key", prefix: "AIza", least: 35, exact: true },
    shape("GitHub token", "ghp_", 36),
    shape("GitHub token", "gho_", 36),
    shape("GitHub token", "ghs_", 36),
    shape("GitHub token", "github_pat_", 40),
    shape("GitLab token", "glpat-", 20),
    shape("Slack token", "xoxb-", 30),
    shape("Slack token", "xoxp-", 30),
    shape("Slack webhook", "hooks.slack.com/services/T", 30),
    shape("Stripe key", "sk_live_", 20),
    shape("Stripe key", "rk_live_", 20),
    shape("SendGrid key", "SG.", 60),
    shape("npm token", "npm_", 36),
    shape("Docker token", "dckr_pat_", 20),
    shape("Vault token", "hvs.", 60),
    shape("DigitalOcean token", "dop_v1_", 64),
    shape("Anthropic key", "sk-ant-", 40),
    shape("OpenAI key", "sk-proj-", 40),
    shape("Shopify token", "shpat_", 32),
];

/// What a text holds that has the shape of a key, and where.
pub(crate) fn shaped(text: &str) -> Option<(&'static str, std::ops::Range<usize>)> {
    private_key(text).or_else(|| SHAPES.iter().find_map(|shape| find(text, shape)))
}

fn private_key(text: &str) -> Option<(&'static str, std::ops::Range<usize>)> {
    let start = text.find("-----BEGIN ")?;
    let rest = &text[start..];
    let header = rest.find("PRIVATE KEY-----").filter(|at| *at < 40)? + "PRIVATE KEY-----".len();
    let body = &rest[header..rest[header..].find("-----END").map_or(rest.len(), |end| header + end)];
    let coded = body.chars().filter(char::is_ascii_alphanumeric).count();
    (coded > 100 && !body.contains("...") && varied(body)).then(|| ("private key", start..start + header))
}

fn find(text: &str, shape: &Shape) -> Option<(&'static str, std::ops::Range<usize>)> {
    let mut from = 0;
    while let Some(at) = text[from..].find(shape.prefix) {
        let start = from + at;
        let tail = start + shape.prefix.len();
        let is_key = |char: char| char.is_ascii_alphanumeric() || "_-./".contains(char);
        let end = text[tail..].find(|char| !is_key(char)).map_or(text.len(), |end| tail + end);
        let key = &text[tail..end];
        let begins = !text[..start].ends_with(|char: char| char.is_ascii_alphanumeric() || char == '_');
        let long = if shape.exact { key.len() == shape.least } else { key.len() >= shape.least };
        let upper =
            shape.prefix != "AKIA" || key.chars().all(|char| char.is_ascii_uppercase() || char.is_ascii_digit());
        if begins && long && upper && varied(key) && !example(key) {
            return Some((shape.what, start..end));
        }
        from = tail;
    }
    None
}

/// Whether a text has as many different characters as a random one.
fn varied(text: &str) -> bool {
    let mut seen: Vec<char> = text.chars().take(200).filter(char::is_ascii_alphanumeric).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len() >= 8
}

fn example(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    ["EXAMPLE", "XXXX", "SAMPLE", "DUMMY", "FAKE", "REDACTED", "PLACEHOLDER", "YOUR", "1234567890", "ABCDEFGH"]
        .iter()
        .any(|word| upper.contains(word))
}

/// Whether what goes by a name is meant to be secret: `DB_PASSWORD`, `apiKey`, and not `PASSWORD_FILE` or `tokenUrl`.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let words = words(name);
    let [before @ .., last] = words.as_slice() else { return false };
    let before = before.last().map(String::as_str).unwrap_or_default();
    match last.as_str() {
        "pwd" | "pass" => !before.is_empty(),
        "password" | "passwd" | "passphrase" | "apikey" | "secretkey" | "accesskey" | "privatekey" | "authtoken"
        | "clientsecret" => true,
        "key" => matches!(before, "api" | "secret" | "private" | "encryption" | "signing" | "access"),
        "token" => matches!(
            before,
            "access"
                | "auth"
                | "api"
                | "bot"
                | "bearer"
                | "refresh"
                | "github"
                | "gitlab"
                | "slack"
                | "root"
                | "admin"
                | "vault"
        ),
        "secret" => matches!(
            before,
            "client" | "jwt" | "session" | "app" | "cookie" | "signing" | "webhook" | "api" | "shared" | "access"
        ),
        _ => false,
    }
}

/// The words of a name, in small letters: `dbPassword`, `DB_PASSWORD`, `db-password`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut starts = true;
    let mut small = false;
    for char in name.chars().take(128) {
        if !char.is_ascii_alphanumeric() {
            starts = true;
            continue;
        }
        if starts || char.is_ascii_uppercase() && small {
            words.push(String::new());
        }
        small = char.is_ascii_lowercase() || char.is_ascii_digit();
        starts = false;
        if let Some(word) = words.last_mut() {
            word.push(char.to_ascii_lowercase());
        }
    }
    words
}

/// What stands where a value is to be filled in, or where none is.
const PLACES: &[&str] = &[
    "change",
    "replace",
    "example",
    "placeholder",
    "xxx",
    "todo",
    "your",
    "dummy",
    "redacted",
    "fake",
    "***",
    "...",
    "insert",
    "fill",
    "none",
    "null",
    "true",
    "false",
    "disabled",
    "enabled",
    "not-used",
    "notused",
    "unused",
    "n/a",
    "secret-name",
    "sample",
];

/// Whether a value is the secret itself, and not a reference to it, a place for it or a switch.
pub(crate) fn is_value(value: &str) -> bool {
    let value = value.trim();
    let lower = value.to_ascii_lowercase();
    let template = ["${", "$(", "{{", "<", "%(", "%{", "#{", "ENC["].iter().any(|mark| value.contains(mark))
        || value.starts_with(['$', '@', '/', '~']);
    let reference = [
        "arn:",
        "vault:",
        "ref+",
        "op://",
        "projects/",
        "secretsmanager:",
        "ssm:",
        "file:",
        "http://",
        "https://",
        "env:",
        "sops:",
        "akeyless:",
        "bao:",
        "local.",
        "var.",
        "data.",
    ]
    .iter()
    .any(|prefix| lower.starts_with(prefix));
    let place = PLACES.iter().any(|word| lower.contains(word));
    value.chars().count() >= 4 && !value.contains(char::is_whitespace) && !template && !reference && !place
}

/// Whether a text names an account and its password before a host: `postgres://app:hunter2@db/shop`.
pub(crate) fn with_password(text: &str) -> Option<std::ops::Range<usize>> {
    let scheme = text.find("://").filter(|at| *at > 0 && *at < 30)?;
    let rest = &text[scheme + 3..];
    let end = rest.find(['/', '?', ' ', '"', '\n']).unwrap_or(rest.len());
    let (account, _) = rest[..end].rsplit_once('@')?;
    let (user, password) = account.split_once(':')?;
    let start = scheme + 3 + user.len() + 1;
    let whole = text[..scheme].chars().all(|char| char.is_ascii_alphanumeric() || "+-.:".contains(char));
    (whole && is_value(password) && !user.contains(['$', '{', '<'])).then(|| start..start + password.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_secrets_from_what_is_said_about_them() {
        for secret in [
            "DB_PASSWORD",
            "apiKey",
            "db-password",
            "POSTGRES_PASSWORD",
            "clientSecret",
            "JWT_SECRET",
            "AWS_SECRET_ACCESS_KEY",
            "rootPassword",
            "GITHUB_TOKEN",
            "redis.password",
        ] {
            assert!(is_secret_name(secret), "{secret}");
        }
        for other in [
            "PASSWORD_FILE",
            "TOKEN_URL",
            "secretName",
            "existingSecret",
            "passwordPolicy",
            "key",
            "secret",
            "TOKEN_TTL",
            "public_key",
            "PASS",
            "bypass",
            "sortKey",
            "monkey",
        ] {
            assert!(!is_secret_name(other), "{other}");
        }
    }

    #[test]
    fn references_and_places_are_no_values() {
        for value in ["hunter2!", "S3cr3tP4ss", "password", "dGhpc2lz"] {
            assert!(is_value(value), "{value}");
        }
        for other in [
            "",
            "abc",
            "${DB_PASSWORD}",
            "$(PW)",
            "{{ .Values.pw }}",
            "<password>",
            "changeme",
            "CHANGE-ME",
            "arn:aws:secretsmanager:x",
            "/run/secrets/db",
            "your-password",
            "true",
            "vault:db#pw",
            "ENC[AES256_GCM,data:x]",
        ] {
            assert!(!is_value(other), "{other}");
        }
    }

    #[test]
    fn keys_are_told_by_their_shape() {
        let key = "AKIA".to_owned() + "Z7QWERTY2LMN4KP9";
        assert_eq!(shaped(&format!("id={key};")).unwrap(), ("AWS access key", 3..23));
        let token = "ghp_".to_owned() + "a8Kd93jfLq0Zx7Vb2Nm5Tr1Ys6Uw4Eo9Pc3i";
        assert_eq!(shaped(&token).unwrap().0, "GitHub token");
        for other in [
            "AKIAIOSFODNN7EXAMPLE",
            "AKIA",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "AKIAAAAAAAAAAAAAAAAA",
            "-----BEGIN PRIVATE KEY-----\n...\n-----END",
            "-----BEGIN CERTIFICATE-----",
        ] {
            assert_eq!(shaped(other), None, "{other}");
        }
        assert_eq!(with_password("postgres://app:hunter2@db/shop"), Some(15..22));
        for other in ["postgres://app:${PW}@db/shop", "postgres://db/shop", "https://x.kr/a:b@c", "app:hunter2@db"] {
            assert_eq!(with_password(other), None, "{other}");
        }
    }
}
