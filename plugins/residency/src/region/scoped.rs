//! Regions as declarations write them: `provider:partition:region`.

use super::{Cloud, Place};

/// A region with everything that makes it one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scoped {
    pub cloud: Cloud,
    pub partition: Option<&'static str>,
    pub region: String,
    pub place: Place,
}

/// Why a text is no region of one provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// It has no provider: several may have a region of this name.
    Bare,
    /// No provider of this name is known.
    Provider,
    /// The provider is known, the region is not.
    Region,
}

/// Reads `aws:aws:ap-northeast-2`, `ncloud:fin:FKR`. The partition of a provider that has one alone may be its name or `public`.
pub(crate) fn read(text: &str) -> Result<Scoped, Wrong> {
    let mut parts = text.trim().splitn(3, ':');
    let (Some(provider), Some(partition), Some(region)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Wrong::Bare);
    };
    let cloud = Cloud::named(&provider.to_ascii_lowercase()).ok_or(Wrong::Provider)?;
    let partition = match partition.to_ascii_lowercase().as_str() {
        "gov" => Some("gov"),
        "fin" => Some("fin"),
        _ => None,
    };
    let place = cloud.place(partition, region);
    if place == Place::Undetermined {
        return Err(Wrong::Region);
    }
    Ok(Scoped { cloud, partition, region: cloud.canonical(region), place })
}

/// Where a region without its provider is, if everyone who has one of this name has it there: in Korea, or abroad.
pub(crate) fn agreed(name: &str) -> Place {
    let mut places =
        Cloud::ALL.iter().map(|cloud| cloud.place(None, name)).filter(|place| *place != Place::Undetermined);
    let Some(first) = places.next() else { return Place::Undetermined };
    let mut agreed = first;
    for place in places {
        agreed = match (agreed, place) {
            (one, other) if one == other => one,
            (Place::Korea(_), Place::Korea(_)) => Place::Korea(super::Area::Unsaid),
            (Place::Abroad(_), Place::Abroad(_)) => Place::Abroad(None),
            _ => return Place::Undetermined,
        };
    }
    agreed
}

/// How many providers have a region of this name.
pub(crate) fn owners(name: &str) -> usize {
    Cloud::ALL.iter().filter(|cloud| cloud.place(None, name) != Place::Undetermined).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_read_with_its_provider_and_partition() {
        let scoped = read("ncloud:fin:FKR").unwrap();
        assert_eq!((scoped.cloud, scoped.partition, scoped.region.as_str()), (Cloud::Naver, Some("fin"), "FKR"));
        assert!(matches!(read("aws:aws:ap-northeast-2").unwrap().place, Place::Korea(_)));
        assert_eq!(read("azurerm:public:Japan East").unwrap().place, Place::Abroad(Some("JP")));
        assert_eq!(read("ap-northeast-2"), Err(Wrong::Bare));
        assert_eq!(read("acme:x:y"), Err(Wrong::Provider));
        assert_eq!(read("aws:aws:ap-seoul-1"), Err(Wrong::Region));
    }

    #[test]
    fn providers_that_share_a_name_may_agree_about_the_country() {
        assert!(matches!(agreed("ap-northeast-2"), Place::Korea(_)));
        assert_eq!(owners("ap-northeast-2"), 2);
        assert!(matches!(agreed("KR1"), Place::Korea(_)));
        assert!(matches!(agreed("us-east-1"), Place::Abroad(_)));
        assert_eq!(agreed("RegionOne"), Place::Undetermined);
        // Malaysia for one, Indonesia for the other: abroad either way.
        assert_eq!(agreed("ap-southeast-5"), Place::Abroad(None));
    }
}
