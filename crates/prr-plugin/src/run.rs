use std::sync::{Arc, LazyLock};

use wasmtime::component::{ComponentExportIndex, ComponentType, Instance, Lift};
use wasmtime::{Store, Trap};

use crate::bindings::mending::MenderIndices;
use crate::bindings::mending::exports::prr::policy::edits as offered;
use crate::bindings::prr::policy::types as wit;
use crate::bindings::{Plugin as World, PluginPre};
use crate::checked::Checked;
use crate::description::Description;
use crate::error::{Limit, PluginError, PluginFault};
use crate::grades::{Exports, Graded, Grades};
use crate::load::TICK;
use crate::pages::{Pages, WhenShown};
use crate::plugin::{Answer, Given, Plugin, RawEdit};
use crate::state::State;
use crate::{Limits, pages, projections};
use prr_model::{Argument, Value};

type Edits = Result<Vec<offered::Edit>, String>;

/// A plugin that was loaded. Every evaluation runs in a fresh store, which is thrown away.
pub struct SandboxedPlugin {
    pub(crate) prepared: Arc<WhenAsked>,
    pub(crate) limits: Limits,
    pub(crate) description: Description,
    pub(crate) pages: WhenShown,
    pub(crate) digest: String,
}

/// A plugin that is made ready at the latest when something is asked.
pub(crate) type WhenAsked = LazyLock<Readiness, Box<dyn FnOnce() -> Readiness + Send + Sync>>;

/// A plugin that is ready to run, or why it is not.
pub(crate) type Readiness = Result<Prepared, PluginFault>;

/// A plugin that is ready to run.
pub(crate) struct Prepared {
    pub(crate) world: PluginPre<State>,
    /// The functions for mending, where the plugin has them.
    pub(crate) menders: Option<MenderIndices>,
    /// Those for the strength of its evidence, where it has them.
    pub(crate) grades: Option<Exports>,
    /// Whether it asks for the documents itself.
    pub(crate) takes_documents: bool,
    /// The one for the parts of documents that it reads, where it has it.
    pub(crate) projections: Option<ComponentExportIndex>,
}

impl std::fmt::Debug for SandboxedPlugin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "plugin {} {}", self.description.name, self.digest)
    }
}

impl SandboxedPlugin {
    fn prepared(&self) -> Result<&Prepared, PluginFault> {
        (**self.prepared).as_ref().map_err(Clone::clone)
    }

    /// The Markdown page of one of its checks; empty where it has none with this id.
    ///
    /// # Errors
    /// When the page is not kept and the plugin cannot be asked for it.
    pub fn page(&self, check: &str) -> Result<&str, PluginError> {
        let pages = self.pages.as_ref().map_err(Clone::clone);
        let pages = pages.map_err(|fault| PluginError { plugin: self.description.name.clone(), fault })?;
        Ok(pages.get(check).map_or("", String::as_str))
    }
}

impl Plugin for SandboxedPlugin {
    fn description(&self) -> &Description {
        &self.description
    }

    fn digest(&self) -> &str {
        &self.digest
    }

    fn evaluate(&self, given: Given<'_>) -> Result<Answer, PluginError> {
        let run = || {
            let prepared = self.prepared()?;
            let checked = Checked { requests: given.requests, nodes: given.nodes, description: &self.description };
            let mut call = Call::start(&prepared.world, &self.limits, Arc::clone(&given.documents), given.nodes)?;
            let raw = prepared.with_evaluation(given, |evaluation| {
                call.run(|world, store| world.prr_policy_policy().call_evaluate(store, evaluation))
            })?;
            let log = std::mem::take(&mut call.store.data_mut().log);
            // Its memory is as large as its part of the tree.
            drop(call);
            let findings = raw.map_err(PluginFault::Refused)?;
            if findings.len() > self.limits.findings {
                return Err(PluginFault::Limit(Limit::Findings(self.limits.findings)));
            }
            // As many as there are: a collection of results grows as it goes, to nearly twice that.
            let mut answered = Vec::with_capacity(findings.len());
            for raw in findings {
                answered.push(checked.finding(raw).map_err(PluginFault::Contract)?);
            }
            Ok(Answer { findings: answered, log })
        };
        run().map_err(|fault| PluginError { plugin: self.description.name.clone(), fault })
    }

    fn edits(&self, given: Given<'_>) -> Result<Vec<RawEdit>, PluginError> {
        let run = || {
            let prepared = self.prepared()?;
            let Some(menders) = &prepared.menders else { return Ok(Vec::new()) };
            let checked = Checked { requests: given.requests, nodes: given.nodes, description: &self.description };
            let mut call = Call::start(&prepared.world, &self.limits, Arc::clone(&given.documents), given.nodes)?;
            let raw = prepared.with_evaluation(given, |evaluation| call.mend(menders, evaluation))?;
            let edits = raw.map_err(PluginFault::Refused)?;
            if edits.len() > self.limits.findings {
                return Err(PluginFault::Limit(Limit::Findings(self.limits.findings)));
            }
            edits.into_iter().map(|raw| checked.edit(raw)).collect::<Result<_, _>>().map_err(PluginFault::Contract)
        };
        run().map_err(|fault| PluginError { plugin: self.description.name.clone(), fault })
    }
}

impl Prepared {
    /// What a guest is called with. One that takes the documents itself is not sent them, and nothing here keeps them from becoming its own.
    fn with_evaluation<T>(&self, given: Given<'_>, call: impl FnOnce(wit::Evaluation<'_>) -> T) -> T {
        let Given { mut documents, requests, effective_time, .. } = given;
        if self.takes_documents {
            documents = Arc::default();
        }
        let parameters: Vec<Vec<_>> =
            requests.iter().map(|request| request.parameters.iter().map(parameter).collect()).collect();
        let bound = requests.iter().zip(&parameters);
        let policies: Vec<_> =
            bound.map(|(request, parameters)| wit::Policy { check: &request.check, parameters }).collect();
        call(wit::Evaluation { documents: &documents, policies: &policies, effective_time })
    }

    /// What the plugin says of itself, of the strength of its evidence and of what it reads, in one instance.
    pub(crate) fn describe(&self, limits: &Limits) -> Result<(Description, Pages), PluginFault> {
        let mut call = Call::start(&self.world, limits, Arc::default(), 0)?;
        let description = call.run(|world, store| world.prr_policy_policy().call_describe(store))?;
        let mut grades = Grades::default();
        if let Some(exports) = &self.grades {
            let mut levels = |function| -> Result<Vec<_>, PluginFault> {
                Ok(call.listed::<Graded>(function)?.into_iter().map(Into::into).collect())
            };
            grades = Grades { messages: levels(&exports.messages)?, checks: levels(&exports.checks)? };
        }
        let projections = self.projections.as_ref().map(|function| call.listed(function)).transpose()?;
        let projections = projections::checked(projections.unwrap_or_default()).map_err(PluginFault::Contract)?;
        let pages = pages::of(&description.checks);
        let description = Description::checked(description, &grades, projections).map_err(PluginFault::Contract)?;
        Ok((description, pages))
    }
}

/// One instance for one call.
struct Call {
    store: Store<State>,
    instance: Instance,
    world: World,
    limits: Limits,
    fuel: u64,
}

impl Call {
    fn start(
        prepared: &PluginPre<State>,
        limits: &Limits,
        documents: Arc<Vec<u8>>,
        nodes: u32,
    ) -> Result<Self, PluginFault> {
        let fuel = limits.fuel_for(u64::from(nodes));
        let mut store = store(prepared, limits, documents, fuel)?;
        let instance = prepared.instance_pre().instantiate(&mut store);
        let instance = instance.map_err(|error| fault(&error, store.data().hit, limits, fuel))?;
        let broken = |error: wasmtime::Error| PluginFault::Trap(format!("{error:#}"));
        let world = World::new(&mut store, &instance).map_err(broken)?;
        Ok(Self { store, instance, world, limits: *limits, fuel })
    }

    fn mend(&mut self, menders: &MenderIndices, evaluation: wit::Evaluation<'_>) -> Result<Edits, PluginFault> {
        let instance = self.instance;
        self.run(|_, store| {
            let mender = menders.load(&mut *store, &instance)?;
            mender.prr_policy_edits().call_edits(store, evaluation)
        })
    }

    /// Calls a function without parameters that returns a list.
    fn listed<T: ComponentType + Lift + Send + Sync + 'static>(
        &mut self,
        function: &ComponentExportIndex,
    ) -> Result<Vec<T>, PluginFault> {
        let instance = self.instance;
        self.run(|_, store| {
            let function = instance.get_typed_func::<(), (Vec<T>,)>(&mut *store, function)?;
            function.call(store, ()).map(|(listed,)| listed)
        })
    }

    fn run<T>(
        &mut self,
        call: impl FnOnce(&World, &mut Store<State>) -> wasmtime::Result<T>,
    ) -> Result<T, PluginFault> {
        let outcome = call(&self.world, &mut self.store);
        outcome.map_err(|error| fault(&error, self.store.data().hit, &self.limits, self.fuel))
    }
}

/// A fresh store with everything bounded.
fn store(
    prepared: &PluginPre<State>,
    limits: &Limits,
    documents: Arc<Vec<u8>>,
    fuel: u64,
) -> Result<Store<State>, PluginFault> {
    let mut store = Store::new(prepared.engine(), State::new(limits, documents));
    store.limiter(|state| state);
    store.set_hostcall_fuel(limits.output_bytes);
    store.set_epoch_deadline(ticks(limits));
    store.set_fuel(fuel).map_err(|error| PluginFault::Trap(format!("{error:#}")))?;
    Ok(store)
}

fn ticks(limits: &Limits) -> u64 {
    let ticks = limits.call_time.as_millis() / TICK.as_millis();
    u64::try_from(ticks).unwrap_or(u64::MAX / 2).max(1)
}

/// Which limit, if any, explains an error of the runtime.
fn fault(error: &wasmtime::Error, hit: Option<Limit>, limits: &Limits, fuel: u64) -> PluginFault {
    let trap = error.downcast_ref::<Trap>();
    let limit = match trap {
        Some(Trap::OutOfFuel) => Some(Limit::Fuel(fuel)),
        Some(Trap::Interrupt) => Some(Limit::CallTime(limits.call_time.as_secs())),
        Some(Trap::StackOverflow) => Some(Limit::Stack(limits.stack_bytes)),
        _ => None,
    };
    // The runtime does not export the type of this error.
    let flooded =
        || format!("{error:#}").contains("fuel allocated for hostcalls").then_some(Limit::Output(limits.output_bytes));
    match limit.or(hit).or_else(flooded) {
        Some(limit) => PluginFault::Limit(limit),
        None => PluginFault::Trap(trap.map_or_else(|| format!("{:#}", error.root_cause()), ToString::to_string)),
    }
}

fn parameter(set: &Argument) -> wit::ParameterParam<'_> {
    let value = match &set.value {
        Value::Text(text) => wit::ValueParam::Text(text),
        Value::Number(number) => wit::ValueParam::Number(*number),
        Value::Duration(seconds) => wit::ValueParam::Duration(*seconds),
        Value::Share(share) => wit::ValueParam::Share(*share),
    };
    wit::ParameterParam { name: &set.name, value }
}
