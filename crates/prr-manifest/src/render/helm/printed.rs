use std::collections::BTreeMap;

/// What begins a document that helm prints, before the name of the template that it came from.
const SOURCE: &str = "# Source: ";

/// Cuts what helm prints into what each template gave, in the order of their names. Names are as helm has them: the chart's name, then the
/// template's path in it. `None` where something stands there that no template is named for.
pub(in crate::render) fn pieces(text: &str) -> Option<BTreeMap<String, String>> {
    let mut pieces: BTreeMap<String, String> = BTreeMap::new();
    let mut current: Option<String> = None;
    let mut separator = false;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" {
            separator = true;
            continue;
        }
        if let Some(source) = line.strip_prefix(SOURCE).filter(|_| separator) {
            current = Some(source.trim().to_owned());
        } else if !separator && current.is_none() && line.trim().is_empty() {
            continue;
        }
        let piece = match &current {
            Some(name) => pieces.entry(name.clone()).or_default(),
            None => return None,
        };
        if separator {
            piece.push_str("---\n");
            separator = false;
        }
        piece.push_str(line);
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_sorted_by_the_template_that_they_came_from() {
        let text = "---\n# Source: a/templates/x.yaml\nkind: A\n---\n# Source: a/templates/y.yaml\nkind: B\n\
                    ---\n# Source: a/templates/x.yaml\nkind: C\ndata:\n  k: |\n    ---\n    # Source: evil\n";
        let pieces = pieces(text).unwrap();
        assert_eq!(pieces.keys().collect::<Vec<_>>(), ["a/templates/x.yaml", "a/templates/y.yaml"]);
        assert_eq!(pieces["a/templates/y.yaml"], "---\n# Source: a/templates/y.yaml\nkind: B\n");
        assert!(pieces["a/templates/x.yaml"].contains("kind: C\ndata:\n  k: |\n    ---\n    # Source: evil\n"));
    }

    #[test]
    fn what_no_template_is_named_for_is_no_rendering() {
        assert_eq!(pieces("kind: A\n"), None);
        assert_eq!(pieces("---\nkind: A\n"), None);
        assert_eq!(pieces("\n"), Some(BTreeMap::new()));
    }
}
