//! Regions inside the Republic of Korea, as of October 2026. Cities are from the providers' own documents or from public tables of cloud
//! regions; where none says which part of the country a site is in, it is not guessed.

use super::Area::{Capital, NonCapital, Unsaid};
use super::{Area, Cloud};

/// Cloud, partition, region, part of the country.
const REGIONS: &[(Cloud, &str, &str, Area)] = &[
    (Cloud::Aws, "public", "ap-northeast-2", Capital),
    (Cloud::Azure, "public", "koreacentral", Capital),
    // Busan, without availability zones.
    (Cloud::Azure, "public", "koreasouth", NonCapital),
    (Cloud::Google, "public", "asia-northeast3", Capital),
    // Gasan in Seoul, and Pyeongchon in Anyang.
    (Cloud::Naver, "public", "KR", Capital),
    (Cloud::Naver, "gov", "KR", Capital),
    (Cloud::Naver, "gov", "KRS", NonCapital),
    (Cloud::Naver, "fin", "FKR", Unsaid),
    // Pangyo, Pyeongchon, Gwangju.
    (Cloud::Nhn, "public", "KR1", Capital),
    (Cloud::Nhn, "public", "KR2", Capital),
    (Cloud::Nhn, "public", "KR3", NonCapital),
    (Cloud::Kakao, "public", "kr-central-1", Unsaid),
    (Cloud::Kakao, "public", "kr-central-2", Unsaid),
    (Cloud::Kakao, "public", "kr-central-3", Unsaid),
    (Cloud::Kakao, "gov", "kr-central-1", Unsaid),
    (Cloud::Kakao, "gov", "kr-central-2", Unsaid),
    (Cloud::Kakao, "gov", "kr-central-3", Unsaid),
    // Mok-dong and Yongsan in Seoul, Cheonan, Cheongju.
    (Cloud::Kt, "public", "KR1", Capital),
    (Cloud::Kt, "public", "KR-YS", Capital),
    (Cloud::Kt, "public", "KR-CN", NonCapital),
    (Cloud::Kt, "public", "KR-CJ", NonCapital),
    (Cloud::Oracle, "public", "ap-seoul-1", Capital),
    (Cloud::Oracle, "public", "ap-chuncheon-1", NonCapital),
    (Cloud::Alibaba, "public", "ap-northeast-2", Capital),
    (Cloud::Tencent, "public", "ap-seoul", Capital),
    (Cloud::Vercel, "public", "icn1", Capital),
];

/// Which part of Korea a region is in, or none where the table does not have it.
pub(super) fn area(cloud: Cloud, partition: &str, region: &str) -> Option<Area> {
    let here = |(of, site, name, _): &&(Cloud, &str, &str, Area)| (*of, *site, *name) == (cloud, partition, region);
    REGIONS.iter().find(here).map(|(.., area)| *area)
}

/// Every region of the table.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = (Cloud, &'static str)> {
    REGIONS.iter().map(|(cloud, _, name, _)| (*cloud, *name))
}
