//! ACC-06: rights of programs are bound to accounts of their own.

use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass, unknown};

use crate::kube::near::Near;
use crate::kube::rbac::{Binding, Who};
use crate::kube::workload::Workload;
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, switch};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-06",
        severity: Severity::Medium,
        documentation: include_str!("acc_06_service_accounts.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let bound: Vec<_> =
        model.rbac.bindings.iter().filter_map(|binding| Some((binding, of_default(binding)?))).collect();
    let near = Near::new(bound.iter().map(|(_, place)| *place));
    let account = |workload: &Workload<'_>| {
        let place = near.of(workload.object.namespace, workload.object.path).next();
        account(place.map(|place| bound[place].0), workload).service(workload.object.service())
    };
    model.workloads.iter().map(account).collect()
}

/// A namespace and a file.
type Place<'a> = (Option<&'a str>, &'a str);

/// The namespace whose default account a binding names.
fn of_default<'a>(binding: &Binding<'a>) -> Option<Place<'a>> {
    let mut programs =
        binding.subjects.iter().filter(|subject| subject.who == Who::Program && subject.name == "default");
    programs.next().map(|subject| (subject.namespace.or(binding.namespace), binding.path))
}

fn account(granted: Option<&Binding<'_>>, workload: &Workload<'_>) -> Finding {
    let name = workload.title();
    let (account, node) = workload.account();
    let at = node.unwrap_or(workload.object.at);
    let mount = workload.pod.field("automountServiceAccountToken");
    match (switch(mount), granted) {
        (Switch::Off(node), _) => pass(&name, node).because(m::NO_TOKEN),
        _ if account != "default" => pass(&name, at).because(m::OWN_ACCOUNT).with("account", account),
        (_, Some(binding)) => fail(&name, at)
            .because(m::DEFAULT_BOUND)
            .with("role", binding.role)
            .related(binding.at, m::BOUND_HERE, &[])
            .fix(m::ADD_ACCOUNT, &[], Some(format!("serviceAccountName: {}", workload.object.name))),
        (Switch::On(node), None) => unknown(&name, node).because(m::DEFAULT_TOKEN),
        (_, None) => pass(&name, at).because(m::DEFAULT_UNBOUND),
    }
    .with("name", name)
}
