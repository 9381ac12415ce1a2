use prr_model::inventory::{RelationKind, RelationState, Role, ServiceInventory};

/// What a summary counts for one service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub workloads: usize,
    pub endpoints: usize,
    pub disruptions: usize,
    pub scalers: usize,
    pub monitors: usize,
    pub objectives: usize,
    pub alerts: usize,
    pub dashboards: usize,
    /// Alerts with a link that may lead somewhere.
    pub runbooks: usize,
    pub dangling: usize,
    pub unknown: usize,
}

impl Counts {
    /// Those of every service, in their order.
    pub fn of(inventory: &ServiceInventory) -> Vec<Self> {
        let mut counts = vec![Self::default(); inventory.services.len()];
        for resource in &inventory.resources {
            for service in &resource.services {
                counts[*service].add(resource.role);
            }
        }
        for relation in &inventory.relations {
            for service in &inventory.resources[relation.from].services {
                let counts = &mut counts[*service];
                match relation.state {
                    RelationState::Dangling => counts.dangling += 1,
                    RelationState::Unknown(_) => counts.unknown += 1,
                    RelationState::Resolved | RelationState::External => {}
                }
                let leads = relation.kind == RelationKind::Runbook && relation.state != RelationState::Dangling;
                counts.runbooks += usize::from(leads);
            }
        }
        counts
    }

    fn add(&mut self, role: Role) {
        match role {
            Role::Workload => self.workloads += 1,
            Role::Endpoint => self.endpoints += 1,
            Role::Disruption => self.disruptions += 1,
            Role::Scaler => self.scalers += 1,
            Role::Monitor => self.monitors += 1,
            Role::Objective => self.objectives += 1,
            Role::Alert => self.alerts += 1,
            Role::Dashboard => self.dashboards += 1,
            Role::Route | Role::Record | Role::Runbook | Role::Metric | Role::Other => {}
        }
    }
}
