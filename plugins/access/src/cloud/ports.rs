//! Ports that have no business on the internet.

/// What listens on a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Port {
    pub number: u32,
    pub name: &'static str,
    /// Whether it gives data; otherwise it gives control of a machine.
    pub data: bool,
}

const fn control(number: u32, name: &'static str) -> Port {
    Port { number, name, data: false }
}

const fn data(number: u32, name: &'static str) -> Port {
    Port { number, name, data: true }
}

/// Remote control, and stores of data.
pub(crate) const GUARDED: &[Port] = &[
    control(22, "SSH"),
    control(3389, "RDP"),
    control(21, "FTP"),
    control(23, "Telnet"),
    control(2375, "Docker"),
    control(2379, "etcd"),
    control(5985, "WinRM"),
    control(6443, "Kubernetes API"),
    control(10250, "kubelet"),
    data(1433, "SQL Server"),
    data(1521, "Oracle"),
    data(3306, "MySQL"),
    data(5432, "PostgreSQL"),
    data(6379, "Redis"),
    data(9042, "Cassandra"),
    data(9092, "Kafka"),
    data(9200, "Elasticsearch"),
    data(11211, "Memcached"),
    data(27017, "MongoDB"),
];

/// The port of a number.
pub(crate) fn guarded(number: u32) -> Option<Port> {
    GUARDED.iter().copied().find(|port| port.number == number)
}
