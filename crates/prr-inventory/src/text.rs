/// Whether a text waits for somebody to render it: `{{ }}` of Helm and its like, `${}` of Flux and `OpenShift`.
pub(crate) fn is_open(text: &str) -> bool {
    text.contains("{{") || text.contains("${") || text.contains("<%")
}

/// The folder of a path.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// How many folders two folders have in common, counted from the root.
pub(crate) fn shared(a: &str, b: &str) -> usize {
    let parts = |path| str::split(path, '/').filter(|part| !part.is_empty());
    parts(a).zip(parts(b)).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_shared_in_whole_names() {
        assert_eq!(shared("a/b/c", "a/b/d"), 2);
        assert_eq!(shared("apps", "apps-old"), 0);
        assert_eq!(shared("", "a"), 0);
        assert_eq!((folder("a/b.yaml"), folder("b.yaml")), ("a", ""));
    }

    #[test]
    fn what_somebody_has_to_render_is_told_from_plain_text() {
        assert!(is_open("{{ .Release.Name }}-web") && is_open("${NAME}"));
        assert!(!is_open("web") && !is_open("$5"));
    }
}
