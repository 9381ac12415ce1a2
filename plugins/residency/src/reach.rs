//! From which addresses something may be reached, as allow-lists say it.

use prr_sdk::{Document, Kind, Node};

use crate::flow::Owner;
use crate::flow::cloud::{along, owner};
use crate::kube::Object;
use crate::terraform::Terraform;

/// An address, or a range of them, that is let in.
pub(crate) struct Source<'a> {
    pub subject: String,
    /// Where it is written.
    pub at: prr_sdk::Place,
    /// `203.0.113.0/24`.
    pub range: &'a str,
    pub owner: Owner<'a>,
}

/// Resources with allow-lists, and the arguments that hold them.
const LISTS: &[(&str, &str)] = &[
    ("aws_security_group", "ingress.cidr_blocks"),
    ("aws_security_group_rule", "cidr_blocks"),
    ("aws_vpc_security_group_ingress_rule", "cidr_ipv4"),
    ("aws_eks_cluster", "vpc_config.public_access_cidrs"),
    ("azurerm_network_security_rule", "source_address_prefix"),
    ("azurerm_network_security_rule", "source_address_prefixes"),
    ("google_compute_firewall", "source_ranges"),
    ("google_sql_database_instance", "settings.ip_configuration.authorized_networks.value"),
    ("ncloud_access_control_group_rule", "inbound.ip_block"),
];

/// Annotations of an Ingress with an allow-list.
const ANNOTATIONS: &[&str] = &[
    "nginx.ingress.kubernetes.io/whitelist-source-range",
    "nginx.ingress.kubernetes.io/allowlist-source-range",
    "alb.ingress.kubernetes.io/inbound-cidrs",
];

/// The allow-lists of Terraform's resources.
pub(crate) fn of_terraform<'a>(terraform: &Terraform<'a>) -> Vec<Source<'a>> {
    let mut found = Vec::new();
    for resource in &terraform.resources {
        let outwards = resource.body.field("type").and_then(Node::text) == Some("egress");
        for (_, route) in LISTS.iter().filter(|(kind, _)| *kind == resource.kind && !outwards) {
            for node in along(resource.body, route).into_iter().filter(|node| !node.is_unresolved()) {
                let owner = owner(resource.body, resource.path, resource.module.applied);
                let source =
                    node.text().map(|range| Source { subject: resource.address(), at: node.into(), range, owner });
                found.extend(source);
            }
        }
    }
    found
}

/// The allow-lists of Kubernetes' objects.
pub(crate) fn of_object<'a>(document: &Document<'a>) -> Vec<Source<'a>> {
    let Some(object) = Object::read(document) else { return Vec::new() };
    let spec = object.spec();
    let nodes: Vec<(prr_sdk::Place, &'a str)> = match (object.group, object.kind) {
        ("networking.k8s.io", "Ingress") => annotated(document.root()),
        ("", "Service") => {
            spec.into_iter().flat_map(|spec| items(spec, "loadBalancerSourceRanges")).filter_map(whole).collect()
        }
        ("networking.k8s.io", "NetworkPolicy") => {
            let rules = spec.into_iter().flat_map(|spec| items(spec, "ingress"));
            let peers = rules.flat_map(|rule| items(rule, "from"));
            peers.filter_map(|peer| whole(peer.field("ipBlock")?.field("cidr")?)).collect()
        }
        _ => Vec::new(),
    };
    let source = |(at, range)| Source { subject: object.subject(), at, range, owner: object.owner.clone() };
    nodes.into_iter().map(source).collect()
}

fn whole(node: Node<'_>) -> Option<(prr_sdk::Place, &str)> {
    Some((node.into(), node.text()?))
}

fn items<'a>(node: Node<'a>, key: &str) -> Vec<Node<'a>> {
    let list = node.field(key).map(Node::target).filter(|list| list.kind() == Kind::Sequence);
    list.into_iter().flat_map(Node::children).map(Node::target).collect()
}

fn annotated(root: Node<'_>) -> Vec<(prr_sdk::Place, &str)> {
    let annotations = root.field("metadata").and_then(|metadata| metadata.field("annotations"));
    let mut found = Vec::new();
    for node in ANNOTATIONS.iter().filter_map(|key| annotations?.field(key)) {
        let text = node.text().unwrap_or_default();
        let mut start = 0;
        for part in text.split(',') {
            let range = part.trim();
            let at = start + (part.len() - part.trim_start().len());
            if !range.is_empty() {
                found.push((prr_sdk::Place::within(node, at..at + range.len()), range));
            }
            start += part.len() + 1;
        }
    }
    found
}

/// A range of IPv4 addresses: its first one and how many bits are fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    first: u32,
    bits: u32,
}

impl Range {
    /// Reads `203.0.113.0/24`, `203.0.113.7`, `*`. Nothing where it is no range of IPv4.
    pub fn parse(text: &str) -> Option<Self> {
        if matches!(text, "*" | "Internet" | "::/0" | "0.0.0.0/0") {
            return Some(Self { first: 0, bits: 0 });
        }
        let (address, bits) = text.split_once('/').unwrap_or((text, "32"));
        let bits: u32 = bits.parse().ok().filter(|bits| *bits <= 32)?;
        let parts: Vec<u32> =
            address.split('.').map(|part| part.parse::<u8>().map(u32::from)).collect::<Result<_, _>>().ok()?;
        let [a, b, c, d] = parts[..] else { return None };
        Some(Self { first: (a << 24 | b << 16 | c << 8 | d) & Self::mask(bits), bits })
    }

    const fn mask(bits: u32) -> u32 {
        if bits == 0 { 0 } else { u32::MAX << (32 - bits) }
    }

    /// Whether every address of another range is in this one.
    pub const fn has(self, other: Self) -> bool {
        other.bits >= self.bits && other.first & Self::mask(self.bits) == self.first
    }

    /// Whether it is everybody.
    pub const fn is_all(self) -> bool {
        self.bits == 0
    }

    /// Whether no address of it is one of the Internet.
    pub fn is_private(self) -> bool {
        let private = [
            (0x0a00_0000, 8),
            (0xac10_0000, 12),
            (0xc0a8_0000, 16),
            (0x7f00_0000, 8),
            (0xa9fe_0000, 16),
            (0x6440_0000, 10),
        ];
        private.into_iter().any(|(first, bits)| Self { first, bits }.has(self))
    }
}

#[cfg(test)]
mod tests {
    use super::Range;

    #[test]
    fn ranges_hold_each_other() {
        let range = |text| Range::parse(text).unwrap();
        assert!(range("203.0.113.0/24").has(range("203.0.113.7")));
        assert!(!range("203.0.113.0/24").has(range("203.0.114.7")));
        assert!(
            range("10.2.0.0/16").is_private()
                && range("172.31.0.1").is_private()
                && !range("172.32.0.0/12").is_private()
        );
        assert!(range("::/0").is_all() && range("0.0.0.0/0").is_all());
        assert_eq!(
            (Range::parse("203.0.113.0/33"), Range::parse("2001:db8::/32"), Range::parse("a.b.c.d")),
            (None, None, None)
        );
    }
}
