//! Services of others that data are sent to over the network: monitoring, language models, business software, registries.

mod table;

use crate::region::Place;

/// What a service is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Telemetry,
    Model,
    Business,
    Registry,
    State,
}

/// A service of somebody else, known by its hosts.
#[derive(Debug)]
pub(crate) struct Service {
    /// The end of its hosts' names.
    pub host: &'static str,
    /// Who receives what is sent there.
    pub name: &'static str,
    /// Where it keeps what it receives. Undetermined where it has sites in several countries, Korea perhaps among them, and the host does not
    /// tell which.
    pub place: Place,
    pub used: Use,
}

/// The service that a host is of: the one with the longest ending.
pub(crate) fn of_host(host: &str) -> Option<&'static Service> {
    let lower = host.trim_end_matches('.').to_ascii_lowercase();
    let mut rest = lower.as_str();
    loop {
        let found = table::SERVICES.binary_search_by(|service| service.host.cmp(rest));
        if let Ok(index) = found {
            return Some(&table::SERVICES[index]);
        }
        rest = rest.split_once('.')?.1;
    }
}

/// The service with this host, which the table has.
pub(crate) fn known(host: &str) -> Option<&'static Service> {
    table::SERVICES.binary_search_by(|service| service.host.cmp(host)).ok().map(|index| &table::SERVICES[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_counts() {
        let name = |host| of_host(host).map(|service| (service.name, service.place));
        assert_eq!(name("http-intake.logs.datadoghq.com"), Some(("Datadog", Place::Abroad(Some("US")))));
        assert_eq!(name("trace.agent.ap1.datadoghq.com"), Some(("Datadog", Place::Abroad(Some("JP")))));
        assert_eq!(name("o1.ingest.de.sentry.io"), Some(("Sentry", Place::Abroad(Some("DE")))));
        assert_eq!(name("o1.ingest.us.sentry.io"), Some(("Sentry", Place::Abroad(Some("US")))));
        assert_eq!(name("sentry.example.com"), None);
        assert_eq!(name("notdatadoghq.com"), None);
    }

    #[test]
    fn the_table_is_sorted_and_says_every_host_once() {
        assert!(table::SERVICES.is_sorted_by(|one, other| one.host < other.host));
        assert!(table::SERVICES.iter().all(|service| !matches!(service.place, Place::Korea(_))));
    }
}
