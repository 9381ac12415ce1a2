//! Rules of firewalls, in the words of each cloud: who may reach which ports.

use prr_sdk::Node;

use super::{Cloud, Resource, named};
use crate::kube::network::is_world;
use crate::value::{items, text};

/// Which ports a rule opens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ports<'a> {
    All,
    Ranges(Vec<(u32, u32)>),
    /// None, as for ICMP.
    None,
    /// They hang on a value that the tree does not tell.
    Unknown(Node<'a>),
}

/// Where a rule lets traffic in from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Source<'a> {
    /// Every address.
    World(Node<'a>),
    /// Fewer.
    Narrow(Node<'a>),
    /// It hangs on a value that the tree does not tell.
    Unknown(Node<'a>),
}

/// A rule that lets traffic in.
#[derive(Clone, Debug)]
pub(crate) struct Rule<'a> {
    /// The resource that it belongs to.
    pub resource: Resource<'a>,
    pub name: String,
    pub source: Source<'a>,
    pub ports: Ports<'a>,
}

impl Rule<'_> {
    /// Whether it opens a port. A rule whose ports are not known might.
    pub fn opens(&self, port: u32) -> bool {
        match &self.ports {
            Ports::All => true,
            Ports::Ranges(ranges) => ranges.iter().any(|(from, to)| (*from..=*to).contains(&port)),
            Ports::None | Ports::Unknown(_) => false,
        }
    }
}

/// Every rule of the tree that lets traffic in.
pub(crate) fn inbound<'a>(cloud: &Cloud<'a>) -> Vec<Rule<'a>> {
    let mut rules = Vec::new();
    for kind in ["aws_security_group", "aws_default_security_group"] {
        for group in cloud.of(kind) {
            rules.extend(items(group.field("ingress")).filter_map(|block| aws(*group, block)));
        }
    }
    for rule in cloud.of("aws_security_group_rule") {
        if text(rule.field("type")) == Some("ingress") {
            rules.extend(aws(*rule, rule.body));
        }
    }
    rules.extend(cloud.of("aws_vpc_security_group_ingress_rule").iter().filter_map(|rule| aws(*rule, rule.body)));
    for group in cloud.of("azurerm_network_security_group") {
        rules.extend(items(group.field("security_rule")).filter_map(|block| azure(*group, block)));
    }
    rules.extend(cloud.of("azurerm_network_security_rule").iter().filter_map(|rule| azure(*rule, rule.body)));
    rules.extend(cloud.of("google_compute_firewall").iter().flat_map(|firewall| google(*firewall)));
    for group in cloud.of("ncloud_access_control_group_rule") {
        rules.extend(items(group.field("inbound")).filter_map(|block| ncloud(*group, block)));
    }
    for kind in ["openstack_networking_secgroup_rule_v2", "nhncloud_networking_secgroup_rule_v2"] {
        rules.extend(cloud.of(kind).iter().filter_map(|rule| openstack(*rule)));
    }
    rules
}

/// The widest of several blocks of addresses.
fn source<'a>(blocks: impl Iterator<Item = Node<'a>>) -> Option<Source<'a>> {
    let mut widest = None;
    for node in blocks {
        match text(Some(node)) {
            Some(block) if is_world(block) => return Some(Source::World(node)),
            None if node.is_unresolved() => widest = Some(Source::Unknown(node)),
            _ => widest = widest.or(Some(Source::Narrow(node))),
        }
    }
    widest
}

fn blocks<'a>(body: Node<'a>, keys: &'static [&'static str]) -> impl Iterator<Item = Node<'a>> {
    keys.iter().flat_map(move |key| items(body.field(key)))
}

/// A port, or nothing where it cannot be told.
fn port(node: Option<Node<'_>>) -> Option<u32> {
    text(node)?.parse::<i64>().ok().map(|port| u32::try_from(port).unwrap_or(0))
}

/// `8000-8080`, `22`, or `*`.
fn ranges<'a>(written: impl Iterator<Item = Node<'a>>) -> Ports<'a> {
    let mut ranges = Vec::new();
    for node in written {
        let Some(text) = text(Some(node)) else { return Ports::Unknown(node) };
        for part in text.split(',').map(str::trim) {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            match (from.trim().parse(), to.trim().parse()) {
                _ if part == "*" => return Ports::All,
                (Ok(from), Ok(to)) => ranges.push((from, to)),
                _ => return Ports::Unknown(node),
            }
        }
    }
    if ranges.is_empty() { Ports::All } else { Ports::Ranges(ranges) }
}

fn is_icmp(protocol: &str) -> bool {
    matches!(protocol.to_ascii_lowercase().as_str(), "icmp" | "icmpv6" | "ipv6-icmp" | "1" | "58")
}

/// A block of rules, or a rule that stands by itself.
fn aws<'a>(resource: Resource<'a>, block: Node<'a>) -> Option<Rule<'a>> {
    let source = source(blocks(block, &["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"]))?;
    let protocol = block.field("protocol").or_else(|| block.field("ip_protocol"));
    let ports = match text(protocol) {
        Some("-1" | "all") => Ports::All,
        Some(protocol) if is_icmp(protocol) => Ports::None,
        _ => match (port(block.field("from_port")), port(block.field("to_port"))) {
            (Some(from), Some(to)) => Ports::Ranges(vec![(from, to)]),
            _ => Ports::Unknown(block.field("from_port").or(protocol).unwrap_or(block)),
        },
    };
    Some(Rule { resource, name: named(&resource, "name"), source, ports })
}

fn azure<'a>(resource: Resource<'a>, block: Node<'a>) -> Option<Rule<'a>> {
    let is = |key: &str, wanted: &str| text(block.field(key)).is_none_or(|text| text.eq_ignore_ascii_case(wanted));
    if !is("direction", "Inbound") || !is("access", "Allow") {
        return None;
    }
    let source = source(blocks(block, &["source_address_prefix", "source_address_prefixes"]))?;
    let ports = match text(block.field("protocol")) {
        Some(protocol) if is_icmp(protocol) => Ports::None,
        _ => ranges(blocks(block, &["destination_port_range", "destination_port_ranges"])),
    };
    Some(Rule { resource, name: named(&resource, "name"), source, ports })
}

/// A firewall of Google Cloud. Without any source it takes every address.
fn google(resource: Resource<'_>) -> Vec<Rule<'_>> {
    let off = text(resource.field("disabled")) == Some("true");
    if off || text(resource.field("direction")).is_some_and(|direction| direction != "INGRESS") {
        return Vec::new();
    }
    let narrowed = ["source_tags", "source_service_accounts"].iter().find_map(|key| resource.field(key));
    let written = source(blocks(resource.body, &["source_ranges"]));
    let source = written.or_else(|| narrowed.map(Source::Narrow)).unwrap_or(Source::World(resource.body));
    let allowed = items(resource.field("allow")).map(|allow| {
        let ports = match text(allow.field("protocol")) {
            Some(protocol) if is_icmp(protocol) => Ports::None,
            _ => ranges(items(allow.field("ports"))),
        };
        Rule { resource, name: named(&resource, "name"), source, ports }
    });
    allowed.collect()
}

/// A rule of an access control group of Naver Cloud.
fn ncloud<'a>(resource: Resource<'a>, block: Node<'a>) -> Option<Rule<'a>> {
    let source = source(blocks(block, &["ip_block"]))?;
    let ports = match text(block.field("protocol")) {
        Some(protocol) if is_icmp(protocol) => Ports::None,
        _ => ranges(items(block.field("port_range"))),
    };
    Some(Rule { resource, name: resource.address(), source, ports })
}

/// `OpenStack`, which clouds of NHN and others speak. Without a source it takes every address.
fn openstack(resource: Resource<'_>) -> Option<Rule<'_>> {
    if text(resource.field("direction")) != Some("ingress") || resource.field("remote_group_id").is_some() {
        return None;
    }
    let source = source(blocks(resource.body, &["remote_ip_prefix"])).unwrap_or(Source::World(resource.body));
    let (from, to) = (resource.field("port_range_min"), resource.field("port_range_max"));
    let ports = match (text(resource.field("protocol")), port(from), port(to)) {
        (Some(protocol), ..) if is_icmp(protocol) => Ports::None,
        (_, Some(0) | None, Some(0) | None) if from.is_none_or(|node| !node.is_unresolved()) => Ports::All,
        (_, Some(from), Some(to)) => Ports::Ranges(vec![(from, to)]),
        _ => Ports::Unknown(from.or(to).unwrap_or(resource.body)),
    };
    Some(Rule { resource, name: named(&resource, "name"), source, ports })
}
