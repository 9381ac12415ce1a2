//! Where on earth a region is. A region's name means something only with its provider and partition: `ap-northeast-2` is Seoul for two
//! providers, `KR1` is Pangyo for one and Mok-dong for another.

pub(crate) mod host;
mod korea;
pub(crate) mod scoped;
mod table;

/// Who runs the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cloud {
    Aws,
    Azure,
    Google,
    /// Naver Cloud Platform: public, government (`gov`) and finance (`fin`) sites.
    Naver,
    Nhn,
    Kakao,
    Kt,
    Oracle,
    Alibaba,
    Tencent,
    Vercel,
}

/// What the data say of where something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Korea(Area),
    /// The country, as ISO 3166-1 alpha-2; `None` where it is several, or anywhere but known not to be Korea alone.
    Abroad(Option<&'static str>),
    /// A name that no table has: asked for, never refuted.
    Undetermined,
}

/// Which part of Korea. 수도권 is Seoul, Incheon and Gyeonggi.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    Capital,
    NonCapital,
    /// No source says where the site is.
    Unsaid,
}

impl Cloud {
    /// The cloud that a Terraform provider of this name configures. Only the default local names are told: a provider under another name
    /// is told by its source.
    pub fn of_provider(name: &str) -> Option<Self> {
        Some(match name {
            "aws" | "awscc" => Self::Aws,
            "azurerm" | "azapi" => Self::Azure,
            "google" | "google-beta" => Self::Google,
            "ncloud" => Self::Naver,
            "nhncloud" => Self::Nhn,
            "kakaocloud" => Self::Kakao,
            "oci" => Self::Oracle,
            "kt" | "ktcloud" => Self::Kt,
            "alicloud" => Self::Alibaba,
            "tencentcloud" => Self::Tencent,
            "vercel" => Self::Vercel,
            _ => return None,
        })
    }

    /// The cloud whose resources have types that begin so: `aws_s3_bucket`.
    pub fn of_resource(kind: &str) -> Option<Self> {
        Self::of_provider(kind.split_once('_')?.0)
    }

    /// How declarations write it: `aws:ap-northeast-2`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Azure => "azure",
            Self::Google => "gcp",
            Self::Naver => "ncp",
            Self::Nhn => "nhn",
            Self::Kakao => "kakao",
            Self::Kt => "kt",
            Self::Oracle => "oci",
            Self::Alibaba => "alibaba",
            Self::Tencent => "tencent",
            Self::Vercel => "vercel",
        }
    }

    /// Every one of them.
    pub const ALL: [Self; 11] = [
        Self::Aws,
        Self::Azure,
        Self::Google,
        Self::Naver,
        Self::Nhn,
        Self::Kakao,
        Self::Kt,
        Self::Oracle,
        Self::Alibaba,
        Self::Tencent,
        Self::Vercel,
    ];

    /// Words by which a register of transfers names who runs it.
    pub const fn companies(self) -> &'static [&'static str] {
        match self {
            Self::Aws => &["amazon", "aws", "아마존"],
            Self::Azure => &["microsoft", "azure", "마이크로소프트"],
            Self::Google => &["google", "gcp", "구글"],
            Self::Naver => &["naver", "네이버"],
            Self::Nhn => &["nhn"],
            Self::Kakao => &["kakao", "카카오"],
            Self::Kt => &["kt"],
            Self::Oracle => &["oracle", "오라클"],
            Self::Alibaba => &["alibaba", "aliyun", "알리바바"],
            Self::Tencent => &["tencent", "텐센트"],
            Self::Vercel => &["vercel"],
        }
    }

    /// The cloud that a declaration names.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cloud| cloud.name() == name).or_else(|| Self::of_provider(name))
    }

    /// Where a region or zone of this name is. The partition tells sites of one provider apart: `gov`, `fin`, or none for the public one.
    pub fn place(self, partition: Option<&str>, name: &str) -> Place {
        let name = self.canonical(name);
        let partition = partition.unwrap_or("public");
        if let Some(area) = korea::area(self, partition, &name) {
            return Place::Korea(area);
        }
        table::abroad(self, &name).unwrap_or(Place::Undetermined)
    }

    /// The region of a name that may be a zone, or a region in another spelling.
    pub fn canonical(self, name: &str) -> String {
        let name = name.trim();
        match self {
            // "Korea Central" and "koreacentral" are one location.
            Self::Azure => name.chars().filter(|char| !char.is_whitespace()).collect::<String>().to_ascii_lowercase(),
            // A zone is its region and a letter.
            Self::Aws | Self::Alibaba => without_zone(&name.to_ascii_lowercase(), |zone| zone.len() == 1).to_owned(),
            Self::Google => {
                let lower = name.to_ascii_lowercase();
                match lower.rsplit_once('-') {
                    Some((region, zone)) if zone.len() == 1 && zone.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                        region.to_owned()
                    }
                    _ => lower,
                }
            }
            Self::Naver => {
                let upper = name.to_ascii_uppercase();
                upper.split_once('-').map_or(upper.as_str(), |(region, _)| region).to_owned()
            }
            Self::Kakao => {
                let lower = name.to_ascii_lowercase();
                match lower.rsplit_once('-') {
                    Some((region, zone)) if zone.len() == 1 && zone.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                        region.to_owned()
                    }
                    _ => lower,
                }
            }
            Self::Nhn => {
                let lower = name.to_ascii_lowercase();
                // kr2-pub-a is a zone of KR2; kr-pub-a one of KR1.
                match lower.split_once("-pub-") {
                    Some(("kr", _)) => "KR1".to_owned(),
                    Some((region, _)) => region.to_ascii_uppercase(),
                    None => lower.to_ascii_uppercase(),
                }
            }
            Self::Kt => name.to_ascii_uppercase(),
            Self::Tencent => {
                let lower = name.to_ascii_lowercase();
                match lower.rsplit_once('-') {
                    Some((region, zone)) if zone.bytes().all(|byte| byte.is_ascii_digit()) => region.to_owned(),
                    _ => lower,
                }
            }
            Self::Oracle | Self::Vercel => name.to_ascii_lowercase(),
        }
    }
}

/// A name that ends with a digit and a zone's letter, without that letter.
fn without_zone(name: &str, is_zone: impl Fn(&str) -> bool) -> &str {
    let digits = name.trim_end_matches(|char: char| char.is_ascii_lowercase());
    let zone = &name[digits.len()..];
    if digits.ends_with(|char: char| char.is_ascii_digit()) && is_zone(zone) { digits } else { name }
}

#[cfg(test)]
mod tests {
    use super::Area::{Capital, NonCapital, Unsaid};
    use super::*;

    #[test]
    fn a_region_is_where_its_provider_has_it() {
        let public = |cloud: Cloud, name| cloud.place(None, name);
        for (cloud, name, wanted) in [
            (Cloud::Aws, "ap-northeast-2", Place::Korea(Capital)),
            (Cloud::Aws, "ap-northeast-2c", Place::Korea(Capital)),
            (Cloud::Aws, "ap-northeast-1", Place::Abroad(Some("JP"))),
            (Cloud::Aws, "us-east-1a", Place::Abroad(Some("US"))),
            (Cloud::Aws, "ap-seoul-1", Place::Undetermined),
            (Cloud::Alibaba, "ap-northeast-2", Place::Korea(Capital)),
            (Cloud::Azure, "Korea South", Place::Korea(NonCapital)),
            (Cloud::Azure, "koreacentral", Place::Korea(Capital)),
            (Cloud::Azure, "Japan East", Place::Abroad(Some("JP"))),
            (Cloud::Google, "asia-northeast3-a", Place::Korea(Capital)),
            (Cloud::Google, "asia-northeast3", Place::Korea(Capital)),
            (Cloud::Google, "ASIA", Place::Abroad(None)),
            (Cloud::Google, "asia1", Place::Abroad(Some("JP"))),
            (Cloud::Naver, "KR", Place::Korea(Capital)),
            (Cloud::Naver, "KR-2", Place::Korea(Capital)),
            (Cloud::Naver, "SGN-4", Place::Abroad(Some("SG"))),
            (Cloud::Naver, "FKR", Place::Undetermined),
            (Cloud::Nhn, "kr3-pub-b", Place::Korea(NonCapital)),
            (Cloud::Nhn, "kr-pub-a", Place::Korea(Capital)),
            (Cloud::Nhn, "JP1", Place::Abroad(Some("JP"))),
            (Cloud::Kakao, "kr-central-2-a", Place::Korea(Unsaid)),
            (Cloud::Kt, "KR1", Place::Korea(Capital)),
            (Cloud::Oracle, "ap-chuncheon-1", Place::Korea(NonCapital)),
            (Cloud::Oracle, "ap-seoul-1", Place::Korea(Capital)),
            (Cloud::Tencent, "ap-seoul-1", Place::Korea(Capital)),
            (Cloud::Tencent, "ap-tokyo", Place::Abroad(Some("JP"))),
            (Cloud::Vercel, "icn1", Place::Korea(Capital)),
        ] {
            assert_eq!(public(cloud, name), wanted, "{} {name}", cloud.name());
        }
    }

    #[test]
    fn sites_of_one_provider_are_told_apart_by_their_partition() {
        assert_eq!(Cloud::Naver.place(Some("fin"), "FKR"), Place::Korea(Unsaid));
        assert_eq!(Cloud::Naver.place(Some("fin"), "KR"), Place::Undetermined);
        assert_eq!(Cloud::Naver.place(Some("gov"), "KRS"), Place::Korea(NonCapital));
        assert_eq!(Cloud::Naver.place(None, "KRS"), Place::Undetermined);
        assert_eq!(Cloud::Naver.place(Some("gov"), "KR-1"), Place::Korea(Capital));
    }

    #[test]
    fn a_name_that_no_table_has_is_asked_for_and_not_refuted() {
        for name in ["", "RegionOne", "local", "ap-northeast-22", "korea", "${var.region}"] {
            for cloud in
                [Cloud::Aws, Cloud::Azure, Cloud::Google, Cloud::Naver, Cloud::Nhn, Cloud::Oracle, Cloud::Kakao]
            {
                assert_eq!(cloud.place(None, name), Place::Undetermined, "{} {name}", cloud.name());
            }
        }
    }

    #[test]
    fn no_region_is_in_korea_and_abroad() {
        for (cloud, name) in korea::names() {
            assert!(table::abroad(cloud, &cloud.canonical(name)).is_none(), "{} {name}", cloud.name());
        }
    }
}
