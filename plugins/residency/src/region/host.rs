//! Where an endpoint of a cloud is, as far as its host's name tells.

use super::{Cloud, Place};

/// A host of a cloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    pub cloud: Cloud,
    /// `gov`, `fin`.
    pub partition: Option<&'static str>,
    pub place: Place,
    /// The region, where the name has one.
    pub region: Option<String>,
}

/// Ends of hosts' names, with the cloud and the partition that they are of.
const DOMAINS: &[(&str, Cloud, Option<&str>)] = &[
    ("amazonaws.com", Cloud::Aws, None),
    ("amazonaws.com.cn", Cloud::Aws, None),
    ("on.aws", Cloud::Aws, None),
    ("api.aws", Cloud::Aws, None),
    ("pkg.dev", Cloud::Google, None),
    ("googleapis.com", Cloud::Google, None),
    ("run.app", Cloud::Google, None),
    ("azmk8s.io", Cloud::Azure, None),
    ("azurecr.io", Cloud::Azure, None),
    ("azure.com", Cloud::Azure, None),
    ("windows.net", Cloud::Azure, None),
    ("azure.net", Cloud::Azure, None),
    ("api.cognitive.microsoft.com", Cloud::Azure, None),
    ("gov-ncloudstorage.com", Cloud::Naver, Some("gov")),
    ("fin-ncloudstorage.com", Cloud::Naver, Some("fin")),
    ("ncloudstorage.com", Cloud::Naver, None),
    ("gov-ntruss.com", Cloud::Naver, Some("gov")),
    ("fin-ntruss.com", Cloud::Naver, Some("fin")),
    ("ntruss.com", Cloud::Naver, None),
    ("nhncloudservice.com", Cloud::Nhn, None),
    ("kakaocloud.com", Cloud::Kakao, None),
    ("oraclecloud.com", Cloud::Oracle, None),
    ("ocir.io", Cloud::Oracle, None),
    ("aliyuncs.com", Cloud::Alibaba, None),
    ("myqcloud.com", Cloud::Tencent, None),
];

/// Short names of Oracle's regions in its hosts.
const ORACLE_KEYS: &[(&str, &str)] = &[
    ("icn", "ap-seoul-1"),
    ("yny", "ap-chuncheon-1"),
    ("nrt", "ap-tokyo-1"),
    ("kix", "ap-osaka-1"),
    ("iad", "us-ashburn-1"),
    ("phx", "us-phoenix-1"),
    ("fra", "eu-frankfurt-1"),
    ("lhr", "uk-london-1"),
    ("sin", "ap-singapore-1"),
];

/// The two letters that Naver Cloud's hosts begin with, and its regions.
const NAVER_KEYS: &[(&str, &str)] =
    &[("kr", "KR"), ("krs", "KRS"), ("sg", "SGN"), ("jp", "JPN"), ("us", "USWN"), ("de", "DEN")];

/// The cloud and the region of a host; nothing where it is of no cloud.
pub(crate) fn of(host: &str) -> Option<Endpoint> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let ends = |domain: &str| host.strip_suffix(domain).filter(|rest| rest.is_empty() || rest.ends_with('.'));
    let (rest, cloud, partition) =
        DOMAINS.iter().find_map(|(domain, cloud, partition)| Some((ends(domain)?, *cloud, *partition)))?;
    let named = rest.split('.').rev().filter(|label| !label.is_empty());
    let found = named.flat_map(|label| spellings(cloud, partition, label)).find_map(|region| {
        let place = cloud.place(partition, &region);
        (place != Place::Undetermined).then(|| (place, cloud.canonical(&region)))
    });
    let (place, region) = found.map_or((Place::Undetermined, None), |(place, region)| (place, Some(region)));
    Some(Endpoint { cloud, partition, place, region })
}

/// The names of regions that a part of a host's name may be.
fn spellings(cloud: Cloud, partition: Option<&str>, label: &str) -> Vec<String> {
    let looked =
        |keys: &[(&str, &str)]| keys.iter().find(|(key, _)| *key == label).map(|(_, region)| (*region).to_owned());
    match cloud {
        Cloud::Aws => vec![label.to_owned(), label.trim_start_matches("s3-").to_owned()],
        Cloud::Google => {
            let kinds = ["-docker", "-npm", "-python", "-maven", "-apt", "-yum", "-go", "-generic", "-aiplatform"];
            kinds.iter().filter_map(|kind| label.strip_suffix(kind)).map(str::to_owned).collect()
        }
        // The finance site has one region, whatever its hosts are called.
        Cloud::Naver if partition == Some("fin") => looked(NAVER_KEYS).map(|_| "FKR".to_owned()).into_iter().collect(),
        Cloud::Naver => looked(NAVER_KEYS).into_iter().collect(),
        Cloud::Nhn => label.split('-').next().map(str::to_owned).into_iter().collect(),
        Cloud::Oracle => looked(ORACLE_KEYS).into_iter().chain([label.to_owned()]).collect(),
        Cloud::Alibaba => vec![label.trim_start_matches("oss-").trim_end_matches("-internal").to_owned()],
        _ => vec![label.to_owned()],
    }
}

/// Whether a host is in the cluster or on its own network: what is sent there has not left yet.
pub(crate) fn is_inside(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    let private = ["10.", "127.", "192.168.", "169.254."].iter().any(|start| host.starts_with(start));
    let shared = host.strip_prefix("172.").and_then(|rest| rest.split('.').next()?.parse::<u8>().ok());
    let numbers = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let named = ["svc", "local", "internal", "localhost", "cluster"];
    let last = host.rsplit('.').next().unwrap_or_default();
    !host.contains('.')
        || numbers && (private || shared.is_some_and(|second| (16..32).contains(&second)))
        || named.contains(&last)
        || host.contains(".svc.")
}

#[cfg(test)]
mod tests {
    use super::super::Area::{Capital, Unsaid};
    use super::*;

    #[test]
    fn hosts_tell_their_regions() {
        for (host, place) in [
            ("123456789012.dkr.ecr.ap-northeast-2.amazonaws.com", Place::Korea(Capital)),
            ("s3.us-east-1.amazonaws.com", Place::Abroad(Some("US"))),
            ("s3-ap-northeast-1.amazonaws.com", Place::Abroad(Some("JP"))),
            ("s3.amazonaws.com", Place::Undetermined),
            ("asia-northeast3-docker.pkg.dev", Place::Korea(Capital)),
            ("us-docker.pkg.dev", Place::Abroad(Some("US"))),
            ("kr.object.ncloudstorage.com", Place::Korea(Capital)),
            ("backup.kr.object.fin-ncloudstorage.com", Place::Korea(Unsaid)),
            ("jp.object.ncloudstorage.com", Place::Abroad(Some("JP"))),
            ("shop.kr.ncr.ntruss.com", Place::Korea(Capital)),
            ("kr1-api-object-storage.nhncloudservice.com", Place::Korea(Capital)),
            ("objectstorage.ap-seoul-1.oraclecloud.com", Place::Korea(Capital)),
            ("icn.ocir.io", Place::Korea(Capital)),
            ("oss-ap-northeast-2.aliyuncs.com", Place::Korea(Capital)),
            ("cos.ap-tokyo.myqcloud.com", Place::Abroad(Some("JP"))),
            ("vault-x.vault.azure.net", Place::Undetermined),
        ] {
            assert_eq!(of(host).map(|endpoint| endpoint.place), Some(place), "{host}");
        }
        assert_eq!(of("minio.example.com"), None);
        assert_eq!(of("evilamazonaws.com"), None);
    }

    #[test]
    fn hosts_of_the_cluster_are_told_from_others() {
        for host in
            ["otel-collector", "otel.monitoring.svc", "otel.monitoring.svc.cluster.local", "10.1.2.3", "172.20.0.1"]
        {
            assert!(is_inside(host), "{host}");
        }
        for host in ["otlp.nr-data.net", "172.32.0.1", "8.8.8.8", "svc.example.com", "10.example.com"] {
            assert!(!is_inside(host), "{host}");
        }
    }
}
