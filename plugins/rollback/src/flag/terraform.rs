//! Flags of `LaunchDarkly` and Unleash as Terraform's resources.

use prr_sdk::Node;

use super::{About, Default, Flag, STAYING, is_on};
use crate::release::{block, each, known, many};

pub(super) fn read<'a>(types: Node<'a>, into: &mut Vec<Flag<'a>>) {
    into.extend(each(types, "launchdarkly_feature_flag").map(|resource| launch_darkly(resource.label, resource.body)));
    into.extend(each(types, "unleash_feature").map(|resource| unleash(resource.label, resource.body)));
}

/// A flag whose targeting is off answers with its off variation: the second of two, unless said otherwise.
fn launch_darkly<'a>(label: &'a str, body: Node<'a>) -> Flag<'a> {
    let key = body.field("key");
    let node = key.unwrap_or(body);
    let mut about = About::default().read(block(body, "custom_properties")).read(Some(body));
    about.owner =
        ["maintainer_id", "maintainer_team_key"].into_iter().find_map(|owner| body.field(owner)).or(about.owner);
    about.stays = body.field("temporary").and_then(Node::as_bool) == Some(false);
    about.expiry = about.expiry.or_else(|| tagged(body, "expires"));
    about.flag(known(key).unwrap_or(label), node, off_variation(body, node))
}

fn off_variation<'a>(body: Node<'a>, node: Node<'a>) -> Default<'a> {
    let variations: Vec<_> = many(body.field("variations")).filter_map(|variation| variation.field("value")).collect();
    let chosen = block(body, "defaults").and_then(|defaults| defaults.field("off_variation"));
    let boolean = known(body.field("variation_type")) == Some("boolean");
    let on = |value: Node<'_>| is_on(value).or_else(|| value.text()?.parse().ok());
    match chosen {
        Some(chosen) if chosen.is_unresolved() => Default::Unclear(chosen),
        Some(chosen) => {
            let value = chosen.as_i64().and_then(|index| variations.get(usize::try_from(index).ok()?)).copied();
            match value.map(on) {
                Some(Some(false)) => Default::Off,
                Some(Some(true)) => Default::On(chosen),
                None if boolean && chosen.as_i64() == Some(1) => Default::Off,
                None if boolean && chosen.as_i64() == Some(0) => Default::On(chosen),
                _ => Default::Unclear(chosen),
            }
        }
        None if boolean => Default::Off,
        None => match variations.last().copied().and_then(on) {
            Some(false) => Default::Off,
            Some(true) => Default::On(node),
            None => Default::Unclear(node),
        },
    }
}

/// A tag `expires:2026-03-01`, or with a dash: the place of its list.
fn tagged<'a>(body: Node<'a>, key: &str) -> Option<Node<'a>> {
    let tags = body.field("tags")?;
    tags.children().find(|tag| tag.text().is_some_and(|text| text.starts_with(key)))
}

/// Unleash asks no rule of a feature that is not enabled, and knows how long each type is expected to live.
fn unleash<'a>(label: &'a str, body: Node<'a>) -> Flag<'a> {
    let name = body.field("name");
    let node = name.unwrap_or(body);
    let mut about = About::default().read(Some(body));
    let project = body.field("project_id").filter(|project| known(Some(*project)) != Some("default"));
    about.owner = about.owner.or(project);
    let kind = known(body.field("type")).unwrap_or("release");
    about.stays = about.expiry.is_none() || STAYING.contains(&kind);
    about.flag(known(name).unwrap_or(label), node, Default::Off)
}
