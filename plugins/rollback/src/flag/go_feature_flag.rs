//! GO Feature Flag: a mapping of flags at the top of a file.

use prr_sdk::{Document, Kind, Node};

use super::{About, Default, Flag, named_on, of_variants};

pub(super) fn read<'a>(document: &Document<'a>, into: &mut Vec<Flag<'a>>) {
    let entries = document.root().entries();
    let is_flag = |flag: &Node<'a>| {
        let rule = flag.field("defaultRule").is_some_and(|rule| rule.kind() == Kind::Mapping);
        rule && flag.field("variations").is_some_and(|variations| variations.kind() == Kind::Mapping)
    };
    for flag in entries.into_iter().filter(is_flag) {
        let mut about = About::default().read(flag.field("metadata"));
        let experiment = flag.field("experimentation").and_then(|experiment| experiment.field("end"));
        about.expiry = about.expiry.or(experiment);
        into.push(about.flag(flag.key().unwrap_or_default(), flag, default(flag)));
    }
}

fn default(flag: Node<'_>) -> Default<'_> {
    if flag.field("disable").and_then(Node::as_bool) == Some(true) {
        return Default::Off;
    }
    let variations = flag.field("variations").map(Node::entries).unwrap_or_default();
    let rule = flag.field("defaultRule");
    let named = rule.and_then(|rule| rule.field("variation"));
    if let Some(named) = named {
        return of_variants(&variations, named.text(), named);
    }
    let Some(shares) = rule.and_then(|rule| rule.field("percentage")) else { return Default::Unclear(flag) };
    // A share of everybody is a release that goes on; all of them is a default.
    let whole = shares.entries().into_iter().find(|share| share.as_f64().is_some_and(|percent| percent >= 100.0));
    match whole {
        Some(share) => of_variants(&variations, share.key(), share),
        None if variations.iter().any(|variation| {
            super::is_on(*variation).or_else(|| variation.key().and_then(named_on)) == Some(false)
        }) =>
        {
            Default::Off
        }
        None => Default::Unclear(shares),
    }
}
