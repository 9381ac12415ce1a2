use std::mem::ManuallyDrop;

use prr_document::View;
use prr_model::{Message, Severity, Value};

use crate::{Finding, Mend, Parameter, Parameters, wit};

/// One decidable question over the model `M`: one file, one rule, one Markdown page.
pub struct Check<M: ?Sized> {
    /// Stable id, such as `PRR-BR-03`.
    pub id: &'static str,
    /// How much a failure matters unless a policy says otherwise.
    pub severity: Severity,
    /// The Markdown page beside the check: documentation, `prr explain` and test.
    pub documentation: &'static str,
    /// What a policy may set.
    pub parameters: &'static [Parameter],
    /// The rule.
    pub judge: fn(&M, &Parameters) -> Vec<Finding>,
}

/// What mends the findings of one check over the model `M`.
pub struct Mender<M: ?Sized> {
    /// The check's id.
    pub check: &'static str,
    /// Offers a remedy for each finding of the check for which there is one.
    pub mend: fn(&M, &Parameters) -> Vec<Mend>,
}

/// How many documents a family wants to see at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Documents are judged one by one; the host sends them in shards.
    Document,
    /// Relations across documents matter; the host sends all that the selectors ask for.
    Inventory,
}

/// Which documents a family asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Kubernetes objects of this kind, whatever their API group.
    Kind(&'static str),
    /// Mappings that have this key at the top.
    Key(&'static str),
    /// Documents in manifests whose path matches this glob.
    Path(&'static str),
    /// Every document.
    All,
}

/// What a family reads of Kubernetes objects that it asks for by their kind alone, where that is not all of them. What lies on none of the paths may
/// be left out: a workload of a hundred lines may be worth two to a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Projection {
    /// The kind.
    pub kind: &'static str,
    /// Keys from the top of the object. Lists on the way are gone through.
    pub paths: &'static [&'static [&'static str]],
}

/// What a family reads its model from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The documents.
    pub view: View<'a>,
    /// The time as of which the tree is judged, in seconds since the Unix epoch.
    pub effective_time: i64,
}

/// A plugin: checks that share one model of the documents.
pub trait Family {
    /// What the checks judge.
    type Model<'a>;

    /// The plugin's name.
    const NAME: &'static str;
    /// The plugin's version.
    const VERSION: &'static str;
    /// How many documents it wants at a time.
    const SCOPE: Scope;
    /// Which documents it asks for.
    const SELECTORS: &'static [Selector];
    /// Which parts of them it reads, for those of which it does not read all.
    const PROJECTIONS: &'static [Projection] = &[];
    /// Its messages.
    const MESSAGES: &'static [&'static Message];

    /// Messages that only its mends use.
    const MEND_MESSAGES: &'static [&'static Message] = &[];

    /// Its checks, one line each.
    fn checks<'a>() -> Vec<Check<Self::Model<'a>>>;

    /// How findings of its checks are mended, for those where it is known. Apart from the checks, which judge without knowing of it.
    fn menders<'a>() -> Vec<Mender<Self::Model<'a>>> {
        Vec::new()
    }

    /// Reads the model, once for all checks.
    fn read<'a>(input: &Input<'a>) -> Self::Model<'a>;
}

/// A check that is to be asked, with what the policy sets.
#[derive(Clone, Debug)]
pub struct Request {
    /// The check's id.
    pub check: String,
    /// What the policy sets.
    pub set: Vec<(String, Value)>,
}

/// Asks checks of a family over documents: what the exported `evaluate` does, and what native tests call.
///
/// # Errors
/// When the image cannot be read or a check is not one of the family's.
pub fn evaluate<F: Family>(
    image: &[u8],
    requests: &[Request],
    effective_time: i64,
) -> Result<Vec<(String, Finding)>, String> {
    let view = View::new(image).map_err(|error| error.to_string())?;
    // A guest ends with its answer: taking the model apart before would free what nobody uses again.
    let model = ManuallyDrop::new(F::read(&Input { view, effective_time }));
    let checks = F::checks();
    let mut findings = Vec::new();
    for request in requests {
        let check = checks.iter().find(|check| check.id == request.check);
        let check = check.ok_or_else(|| format!("{} has no check {}", F::NAME, request.check))?;
        let parameters = Parameters::new(check.parameters, request.set.clone());
        findings.extend((check.judge)(&model, &parameters).into_iter().map(|finding| (request.check.clone(), finding)));
    }
    Ok(findings)
}

/// Asks a family for remedies: what the exported `edits` does, and what native tests call. Checks without a mender have none.
///
/// # Errors
/// When the image cannot be read.
pub fn mends<F: Family>(
    image: &[u8],
    requests: &[Request],
    effective_time: i64,
) -> Result<Vec<(String, Mend)>, String> {
    let menders = F::menders();
    let asked = |request: &&Request| menders.iter().any(|mender| mender.check == request.check);
    if !requests.iter().any(|request| asked(&request)) {
        return Ok(Vec::new());
    }
    let view = View::new(image).map_err(|error| error.to_string())?;
    let model = F::read(&Input { view, effective_time });
    let checks = F::checks();
    let mut found = Vec::new();
    for request in requests {
        let declared = checks.iter().find(|check| check.id == request.check).map_or(&[][..], |check| check.parameters);
        let parameters = Parameters::new(declared, request.set.clone());
        for mender in menders.iter().filter(|mender| mender.check == request.check) {
            found.extend((mender.mend)(&model, &parameters).into_iter().map(|mend| (request.check.clone(), mend)));
        }
    }
    Ok(found)
}

pub(crate) fn describe<F: Family>() -> wit::Description {
    wit::description(
        F::NAME,
        F::VERSION,
        F::SCOPE,
        F::SELECTORS,
        F::MESSAGES.iter().chain(F::MEND_MESSAGES).copied(),
        F::checks()
            .into_iter()
            .map(|check| wit::check(check.id, check.severity, check.documentation, check.parameters))
            .collect(),
    )
}
