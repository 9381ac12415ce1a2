//! Regions outside Korea, with their countries. A region that is not here is asked for, so a new one costs a question and never a false
//! accusation.

use super::{Cloud, Place};

type Regions = &'static [(&'static str, &'static [&'static str])];

/// Where a region outside Korea is; nothing for one that is not known.
pub(super) fn abroad(cloud: Cloud, region: &str) -> Option<Place> {
    let (regions, spanning) = of(cloud);
    if spanning.contains(&region) {
        return Some(Place::Abroad(None));
    }
    let (country, _) = regions.iter().find(|(_, names)| names.contains(&region))?;
    Some(Place::Abroad(Some(country)))
}

fn of(cloud: Cloud) -> (Regions, &'static [&'static str]) {
    match cloud {
        Cloud::Aws => (AWS, &[]),
        Cloud::Azure => (AZURE, &["global", "asia", "asiapacific", "europe"]),
        Cloud::Google => (GOOGLE, &["asia", "eu", "global", "eur4", "eur5", "eur7", "eur8"]),
        Cloud::Naver => (NAVER, &[]),
        Cloud::Nhn => (NHN, &[]),
        Cloud::Oracle => (ORACLE, &[]),
        Cloud::Alibaba => (ALIBABA, &[]),
        Cloud::Tencent => (TENCENT, &[]),
        Cloud::Vercel => (VERCEL, &[]),
        Cloud::Kakao | Cloud::Kt => (&[], &[]),
    }
}

const AWS: Regions = &[
    ("US", &["us-east-1", "us-east-2", "us-west-1", "us-west-2", "us-gov-east-1", "us-gov-west-1"]),
    ("JP", &["ap-northeast-1", "ap-northeast-3"]),
    ("SG", &["ap-southeast-1"]),
    ("AU", &["ap-southeast-2", "ap-southeast-4"]),
    ("ID", &["ap-southeast-3"]),
    ("MY", &["ap-southeast-5"]),
    ("NZ", &["ap-southeast-6"]),
    ("TH", &["ap-southeast-7"]),
    ("IN", &["ap-south-1", "ap-south-2"]),
    ("HK", &["ap-east-1"]),
    ("TW", &["ap-east-2"]),
    ("CN", &["cn-north-1", "cn-northwest-1"]),
    ("ZA", &["af-south-1"]),
    ("CA", &["ca-central-1", "ca-west-1"]),
    ("DE", &["eu-central-1"]),
    ("CH", &["eu-central-2"]),
    ("IE", &["eu-west-1"]),
    ("GB", &["eu-west-2"]),
    ("FR", &["eu-west-3"]),
    ("SE", &["eu-north-1"]),
    ("IT", &["eu-south-1"]),
    ("ES", &["eu-south-2"]),
    ("IL", &["il-central-1"]),
    ("BH", &["me-south-1"]),
    ("AE", &["me-central-1"]),
    ("MX", &["mx-central-1"]),
    ("BR", &["sa-east-1"]),
];

const AZURE: Regions = &[
    (
        "US",
        &[
            "unitedstates",
            "eastus",
            "eastus2",
            "eastus3",
            "westus",
            "westus2",
            "westus3",
            "centralus",
            "northcentralus",
            "southcentralus",
            "westcentralus",
            "usgovvirginia",
            "usgovtexas",
            "usgovarizona",
            "usdodeast",
            "usdodcentral",
        ],
    ),
    ("JP", &["japaneast", "japanwest"]),
    ("HK", &["eastasia"]),
    ("SG", &["southeastasia"]),
    ("AU", &["australiaeast", "australiasoutheast", "australiacentral", "australiacentral2"]),
    ("IN", &["centralindia", "southindia", "westindia", "jioindiawest", "jioindiacentral"]),
    ("CN", &["chinaeast", "chinaeast2", "chinaeast3", "chinanorth", "chinanorth2", "chinanorth3"]),
    ("ID", &["indonesiacentral"]),
    ("MY", &["malaysiawest"]),
    ("NZ", &["newzealandnorth"]),
    ("TW", &["taiwannorth", "taiwannorthwest"]),
    ("CA", &["canadacentral", "canadaeast"]),
    ("BR", &["brazilsouth", "brazilsoutheast"]),
    ("MX", &["mexicocentral"]),
    ("CL", &["chilecentral"]),
    ("IE", &["northeurope"]),
    ("NL", &["westeurope"]),
    ("GB", &["uksouth", "ukwest"]),
    ("FR", &["francecentral", "francesouth"]),
    ("DE", &["germanywestcentral", "germanynorth"]),
    ("CH", &["switzerlandnorth", "switzerlandwest"]),
    ("NO", &["norwayeast", "norwaywest"]),
    ("SE", &["swedencentral", "swedensouth"]),
    ("PL", &["polandcentral"]),
    ("IT", &["italynorth"]),
    ("ES", &["spaincentral"]),
    ("AT", &["austriaeast"]),
    ("IL", &["israelcentral"]),
    ("AE", &["uaenorth", "uaecentral"]),
    ("QA", &["qatarcentral"]),
    ("ZA", &["southafricanorth", "southafricawest"]),
];

const GOOGLE: Regions = &[
    (
        "US",
        &[
            "us",
            "us-central1",
            "us-east1",
            "us-east4",
            "us-east5",
            "us-south1",
            "us-west1",
            "us-west2",
            "us-west3",
            "us-west4",
            "nam4",
            "nam5",
            "nam6",
            "nam7",
        ],
    ),
    // The dual-regions asia1 and eur... are pairs; asia1 is Tokyo with Osaka.
    ("JP", &["asia-northeast1", "asia-northeast2", "asia1"]),
    ("TW", &["asia-east1"]),
    ("HK", &["asia-east2"]),
    ("IN", &["asia-south1", "asia-south2"]),
    ("SG", &["asia-southeast1"]),
    ("ID", &["asia-southeast2"]),
    ("TH", &["asia-southeast3"]),
    ("AU", &["australia-southeast1", "australia-southeast2"]),
    ("BE", &["europe-west1"]),
    ("GB", &["europe-west2"]),
    ("DE", &["europe-west3", "europe-west10"]),
    ("NL", &["europe-west4"]),
    ("CH", &["europe-west6"]),
    ("IT", &["europe-west8", "europe-west12"]),
    ("FR", &["europe-west9"]),
    ("FI", &["europe-north1"]),
    ("SE", &["europe-north2"]),
    ("PL", &["europe-central2"]),
    ("ES", &["europe-southwest1"]),
    ("CA", &["northamerica-northeast1", "northamerica-northeast2"]),
    ("MX", &["northamerica-south1"]),
    ("BR", &["southamerica-east1"]),
    ("CL", &["southamerica-west1"]),
    ("QA", &["me-central1"]),
    ("SA", &["me-central2"]),
    ("IL", &["me-west1"]),
    ("ZA", &["africa-south1"]),
];

const NAVER: Regions = &[("SG", &["SGN"]), ("JP", &["JPN"]), ("US", &["USWN"]), ("DE", &["DEN"])];

const NHN: Regions = &[("JP", &["JP1"]), ("US", &["US1"])];

const ORACLE: Regions = &[
    ("US", &["us-ashburn-1", "us-phoenix-1", "us-sanjose-1", "us-chicago-1"]),
    ("JP", &["ap-tokyo-1", "ap-osaka-1"]),
    ("SG", &["ap-singapore-1", "ap-singapore-2"]),
    ("AU", &["ap-sydney-1", "ap-melbourne-1"]),
    ("IN", &["ap-mumbai-1", "ap-hyderabad-1"]),
    ("CA", &["ca-toronto-1", "ca-montreal-1"]),
    ("DE", &["eu-frankfurt-1"]),
    ("NL", &["eu-amsterdam-1"]),
    ("GB", &["uk-london-1", "uk-cardiff-1"]),
    ("BR", &["sa-saopaulo-1", "sa-vinhedo-1"]),
];

const ALIBABA: Regions = &[
    (
        "CN",
        &[
            "cn-hangzhou",
            "cn-shanghai",
            "cn-qingdao",
            "cn-beijing",
            "cn-zhangjiakou",
            "cn-huhehaote",
            "cn-wulanchabu",
            "cn-shenzhen",
            "cn-heyuan",
            "cn-guangzhou",
            "cn-chengdu",
        ],
    ),
    ("HK", &["cn-hongkong"]),
    ("JP", &["ap-northeast-1"]),
    ("SG", &["ap-southeast-1"]),
    ("MY", &["ap-southeast-3"]),
    ("ID", &["ap-southeast-5"]),
    ("PH", &["ap-southeast-6"]),
    ("TH", &["ap-southeast-7"]),
    ("DE", &["eu-central-1"]),
    ("GB", &["eu-west-1"]),
    ("US", &["us-west-1", "us-east-1"]),
    ("AE", &["me-east-1"]),
];

const TENCENT: Regions = &[
    ("CN", &["ap-guangzhou", "ap-shanghai", "ap-nanjing", "ap-beijing", "ap-chengdu", "ap-chongqing"]),
    ("HK", &["ap-hongkong"]),
    ("SG", &["ap-singapore"]),
    ("JP", &["ap-tokyo"]),
    ("TH", &["ap-bangkok"]),
    ("ID", &["ap-jakarta"]),
    ("US", &["na-siliconvalley", "na-ashburn"]),
    ("DE", &["eu-frankfurt"]),
    ("BR", &["sa-saopaulo"]),
];

const VERCEL: Regions = &[
    ("US", &["iad1", "cle1", "pdx1", "sfo1"]),
    ("JP", &["hnd1", "kix1"]),
    ("HK", &["hkg1"]),
    ("SG", &["sin1"]),
    ("AU", &["syd1"]),
    ("IN", &["bom1"]),
    ("DE", &["fra1"]),
    ("FR", &["cdg1"]),
    ("GB", &["lhr1"]),
    ("IE", &["dub1"]),
    ("SE", &["arn1"]),
    ("BR", &["gru1"]),
    ("ZA", &["cpt1"]),
    ("AE", &["dxb1"]),
];
