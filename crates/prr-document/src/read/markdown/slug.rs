use std::collections::BTreeMap;

/// Gives headings the anchors that GitHub gives them.
#[derive(Default)]
pub(super) struct Slugs {
    /// How often each anchor was asked for.
    seen: BTreeMap<String, usize>,
}

impl Slugs {
    /// The anchor of the next heading: lower case, punctuation dropped, spaces as hyphens, and a number where it was there before.
    pub(super) fn next(&mut self, heading: &str) -> String {
        let slug = slug(heading);
        let Some(times) = self.seen.get(&slug).copied() else {
            self.seen.insert(slug.clone(), 0);
            return slug;
        };
        let numbered = (times + 1..).map(|number| (number, format!("{slug}-{number}")));
        let free = numbered.take(self.seen.len() + 1).find(|(_, anchor)| !self.seen.contains_key(anchor));
        let (number, anchor) = free.unwrap_or_else(|| (times, slug.clone()));
        self.seen.insert(slug, number);
        self.seen.insert(anchor.clone(), 0);
        anchor
    }
}

fn slug(heading: &str) -> String {
    let kept = |char: &char| char.is_alphanumeric() || matches!(char, '_' | '-' | ' ');
    let lower = heading.trim().chars().flat_map(char::to_lowercase).filter(kept);
    lower.map(|char| if char == ' ' { '-' } else { char }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_that_github_gives() {
        let mut slugs = Slugs::default();
        for (heading, anchor) in [
            ("On-call & escalation", "on-call--escalation"),
            ("2. 롤백 절차 (Rollback)", "2-롤백-절차-rollback"),
            ("What's `prr.yaml`?", "whats-prryaml"),
            ("Test", "test"),
            ("Test", "test-1"),
            ("Test-1", "test-1-1"),
            ("Test", "test-2"),
            ("!", ""),
            ("?", "-1"),
        ] {
            assert_eq!(slugs.next(heading), anchor, "{heading}");
        }
    }
}
