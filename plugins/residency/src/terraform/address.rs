/// The address of a resource, as Terraform writes it.
pub(super) fn written(module: &str, kind: &str, name: &str, instance: &str) -> String {
    match module {
        "" => format!("{kind}.{name}{instance}"),
        module => format!("{module}.{kind}.{name}{instance}"),
    }
}

/// The module around the last one of an address, and the name under which that calls it. Keys in brackets may hold anything.
pub(super) fn parent(address: &str) -> Option<(&str, &str)> {
    let mut start = None;
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    for (at, char) in address.char_indices() {
        match char {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            'm' if !quoted && depth == 0 && is_part(address, at) => start = Some(at),
            _ => {}
        }
    }
    let start = start?;
    let name = &address[start + "module.".len()..];
    let name = name.split_once('[').map_or(name, |(name, _)| name);
    Some((address[..start].trim_end_matches('.'), name))
}

/// The module that an address begins with, and the rest: references within a module are written from what is applied on.
pub(super) fn split_module(address: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    let mut parts = 0;
    for (at, char) in address.char_indices() {
        match char {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            '.' if !quoted && depth == 0 => {
                parts += 1;
                if parts % 2 == 0 && !address[at + 1..].starts_with("module.") {
                    return (&address[..at], &address[at + 1..]);
                }
            }
            _ => {}
        }
        if at == 0 && !address.starts_with("module.") {
            return ("", address);
        }
    }
    ("", address)
}

fn is_part(address: &str, at: usize) -> bool {
    address[at..].starts_with("module.") && (at == 0 || address[..at].ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::{parent, split_module};

    #[test]
    fn a_reference_is_split_into_its_module_and_what_it_names_there() {
        assert_eq!(split_module("aws.dr"), ("", "aws.dr"));
        assert_eq!(split_module("module.a.aws.dr"), ("module.a", "aws.dr"));
        assert_eq!(
            split_module(r#"module.a["x.y"].module.b.t.n.location"#),
            (r#"module.a["x.y"].module.b"#, "t.n.location")
        );
        assert_eq!(split_module("module.a"), ("", "module.a"));
        assert_eq!(split_module(""), ("", ""));
    }

    #[test]
    fn the_last_module_of_an_address_is_split_off_whatever_its_key_holds() {
        assert_eq!(parent(""), None);
        assert_eq!(parent("module.a"), Some(("", "a")));
        assert_eq!(parent("module.a.module.b"), Some(("module.a", "b")));
        assert_eq!(parent(r#"module.a["x.module.y"].module.b[0]"#), Some((r#"module.a["x.module.y"]"#, "b")));
        assert_eq!(parent(r#"module.a["].module.z"]"#), Some(("", "a")));
        assert_eq!(parent(r#"module.a["\"]"].module.module"#), Some((r#"module.a["\"]"]"#, "module")));
    }
}
