use std::fmt;

use prr_document::read::Cursor;

use crate::labels::Labels;
use crate::text::is_open;

/// Which labels an object must have, as the Kubernetes documentation of "Labels and Selectors" defines it: all requirements hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selector<'a> {
    pub(crate) requirements: Vec<Requirement<'a>>,
}

/// One requirement on a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Requirement<'a> {
    pub(crate) key: &'a str,
    pub(crate) test: Test<'a>,
}

/// What is asked of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Test<'a> {
    /// It is there with one of these values.
    In(Vec<&'a str>),
    /// It is not there, or has another value: `notin` and `!=` select objects without the key too.
    NotIn(Vec<&'a str>),
    /// It is there.
    Exists,
    /// It is not there.
    DoesNotExist,
}

impl<'a> Requirement<'a> {
    fn matches(&self, labels: &Labels<'_>) -> bool {
        let value = labels.get(self.key);
        match &self.test {
            Test::In(values) => value.is_some_and(|value| values.contains(&value)),
            Test::NotIn(values) => value.is_none_or(|value| !values.contains(&value)),
            Test::Exists => value.is_some(),
            Test::DoesNotExist => value.is_none(),
        }
    }

    fn equals(entry: Cursor<'a>) -> Option<Self> {
        Some(Self { key: entry.key()?, test: Test::In(vec![entry.text()?]) })
    }

    /// An item of `matchExpressions`. None if the API server would reject it: an operator that it does not know, `In` and `NotIn` without values,
    /// the others with some.
    fn expression(item: Cursor<'a>) -> Option<Self> {
        let key = item.get("key")?.text()?;
        let values: Vec<&str> =
            item.get("values").into_iter().flat_map(Cursor::items).filter_map(Cursor::text).collect();
        let test = match (item.get("operator")?.text()?, values.is_empty()) {
            ("In", false) => Test::In(values),
            ("NotIn", false) => Test::NotIn(values),
            ("Exists", true) => Test::Exists,
            ("DoesNotExist", true) => Test::DoesNotExist,
            _ => return None,
        };
        Some(Self { key, test })
    }

    /// `key=value`, `key==value`, `key!=value`, `key in (a, b)`, `key notin (a)`, `key`, `!key`.
    fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let of = |key: &'a str, test| {
            let key = key.trim();
            (!key.is_empty() && !key.contains(char::is_whitespace)).then_some(Self { key, test })
        };
        if let Some((head, rest)) = text.split_once('(') {
            let values = rest.strip_suffix(')')?.split(',').map(str::trim).collect();
            let (key, operator) = head.trim().rsplit_once(char::is_whitespace)?;
            return match operator {
                "in" => of(key, Test::In(values)),
                "notin" => of(key, Test::NotIn(values)),
                _ => None,
            };
        }
        if let Some((key, value)) = text.split_once("!=") {
            return of(key, Test::NotIn(vec![value.trim()]));
        }
        if let Some((key, value)) = text.split_once('=') {
            return of(key, Test::In(vec![value.trim_start_matches('=').trim()]));
        }
        match text.strip_prefix('!') {
            Some(key) => of(key, Test::DoesNotExist),
            None => of(text, Test::Exists),
        }
    }
}

impl<'a> Selector<'a> {
    /// A plain mapping of labels, as in a `Service`.
    pub(crate) fn equalities(node: Cursor<'a>) -> Option<Self> {
        let requirements: Option<Vec<_>> = node.entries().into_iter().map(Requirement::equals).collect();
        Some(Self { requirements: requirements? })
    }

    /// `matchLabels` and `matchExpressions`. None if the API server would reject it.
    pub(crate) fn read(node: Cursor<'a>) -> Option<Self> {
        let labels = node.get("matchLabels").map_or_else(|| Some(Self::default()), Self::equalities)?;
        let expressions = node.get("matchExpressions").into_iter().flat_map(Cursor::items).map(Requirement::expression);
        let requirements: Option<Vec<_>> = labels.requirements.into_iter().map(Some).chain(expressions).collect();
        Some(Self { requirements: requirements? })
    }

    /// The one-line form that `kubectl get -l` takes. None if it is no selector.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let mut depth = 0_i32;
        let parts = text.split(|c| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            c == ',' && depth == 0
        });
        let requirements: Option<Vec<_>> = parts.map(Requirement::parse).collect();
        Some(Self { requirements: requirements? })
    }

    /// Whether it selects everything.
    pub(crate) const fn is_empty(&self) -> bool {
        self.requirements.is_empty()
    }

    pub(crate) fn matches(&self, labels: &Labels<'_>) -> bool {
        self.requirements.iter().all(|requirement| requirement.matches(labels))
    }

    /// Whether it has to be rendered before it selects anything.
    pub(crate) fn is_open(&self) -> bool {
        self.requirements.iter().any(|requirement| {
            is_open(requirement.key)
                || matches!(&requirement.test, Test::In(values) | Test::NotIn(values) if values.iter().any(|value| is_open(value)))
        })
    }
}

impl fmt::Display for Selector<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("*");
        }
        for (index, Requirement { key, test }) in self.requirements.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            match test {
                Test::In(values) => match values.as_slice() {
                    [value] => write!(f, "{comma}{key}={value}"),
                    values => write!(f, "{comma}{key} in ({})", values.join(",")),
                },
                Test::NotIn(values) => write!(f, "{comma}{key} notin ({})", values.join(",")),
                Test::Exists => write!(f, "{comma}{key}"),
                Test::DoesNotExist => write!(f, "{comma}!{key}"),
            }?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OBJECTS: [&[(&str, &str)]; 4] =
        [&[], &[("app", "web")], &[("app", "web"), ("tier", "front")], &[("app", "db"), ("tier", "back")]];

    fn selected(text: &str) -> Vec<usize> {
        let selector = Selector::parse(text).unwrap();
        let labels = OBJECTS.map(|pairs| Labels::new(pairs.to_vec()));
        (0..labels.len()).filter(|index| selector.matches(&labels[*index])).collect()
    }

    #[test]
    fn each_operator_selects_what_kubernetes_says() {
        for (text, objects) in [
            ("app=web", &[1, 2][..]),
            ("app==web,tier=front", &[2]),
            ("app in (web, db)", &[1, 2, 3]),
            // What has no such label is not in the set either.
            ("app notin (web)", &[0, 3]),
            ("tier!=front", &[0, 1, 3]),
            ("tier", &[2, 3]),
            ("!tier", &[0, 1]),
            ("app,tier notin (back)", &[1, 2]),
        ] {
            assert_eq!(selected(text), objects, "{text}");
        }
    }

    #[test]
    fn what_the_api_server_rejects_is_no_selector() {
        for text in ["app in", "a b=c", "=x", "app near (x)", "app in (x", ""] {
            assert_eq!(Selector::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_selector_is_written_as_kubectl_takes_it() {
        for text in ["app=web,tier", "app in (a,b),!tier", "tier notin (front)"] {
            assert_eq!(Selector::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Selector::default().to_string(), "*");
    }
}
