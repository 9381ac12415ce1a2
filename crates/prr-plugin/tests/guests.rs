//! Guests that misbehave, and what becomes of them: an error that names the plugin and the limit, in bounded time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use prr_document::read::{Arena, Format, Image, ImageBuilder, read};
use prr_guest_build::{What, build, workspace};
use prr_plugin::{
    Answer, Builtin, Cache, Code, Given, Host, Limit, Limits, Plugin as _, PluginError, PluginFault, Projection,
    Request, SandboxedPlugin, Source,
};

/// Small limits, so that the tests are quick. What a limit does not depend on its size.
fn limits() -> Limits {
    Limits {
        fuel: 100_000_000,
        memory_bytes: 32 << 20,
        output_bytes: 1 << 20,
        findings: 1_000,
        host_calls: 1_000,
        ..Limits::default()
    }
}

fn guest(name: &str) -> &'static [u8] {
    static GUESTS: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    let guests = GUESTS
        .get_or_init(|| build("prr-guests", What::Examples("fixtures/guests/examples"), &target_folder()).unwrap());
    guests.get(name).unwrap_or_else(|| panic!("no guest is called {name}"))
}

/// The folder that cargo marks as a cache: the target folder that this test was built in.
fn target_folder() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).unwrap().to_owned()
}

fn load_with(limits: Limits, name: &str) -> Result<SandboxedPlugin, PluginError> {
    let host = Host::new(limits, 2, None).unwrap();
    host.load(Source { label: name, code: Code::Given(guest(name)) })
}

fn arena() -> Arena {
    let text = b"owner: payments\n---\nname: b\n---\nowner: {team: c}\n".to_vec();
    read(text, Format::Yaml, &prr_document::read::Limits::default()).0
}

fn image(arena: &Arena) -> Image {
    let mut builder = ImageBuilder::default();
    for root in arena.roots() {
        builder.push("a.yaml", arena, 0, *root);
    }
    builder.finish()
}

fn given<'a>(image: &Image, requests: &'a [Request]) -> Given<'a> {
    Given { documents: Arc::clone(&image.bytes), nodes: image.node_count(), requests, effective_time: 0 }
}

fn ask(plugin: &SandboxedPlugin) -> Result<Answer, PluginError> {
    let arena = arena();
    let requests = [Request { check: "GUEST-01".to_owned(), parameters: Vec::new() }];
    plugin.evaluate(given(&image(&arena), &requests))
}

/// Loads and asks a guest, and gives what went wrong.
fn fault(limits: Limits, name: &str) -> PluginFault {
    let started = Instant::now();
    let error = ask(&load_with(limits, name).unwrap()).unwrap_err();
    assert_eq!(error.plugin, name);
    assert!(started.elapsed() < Duration::from_mins(1), "{name} was not stopped in bounded time");
    error.fault
}

#[test]
fn a_guest_that_loops_runs_out_of_fuel() {
    let fuel = limits().fuel;
    let PluginFault::Limit(Limit::Fuel(used)) = fault(limits(), "loops") else { panic!("another fault") };
    assert!(used > fuel, "the documents add to the fuel: {used}");
    let error = load_with(limits(), "loops-in-describe").unwrap_err();
    assert_eq!(error.fault, PluginFault::Limit(Limit::Fuel(fuel)));
}

#[test]
fn a_guest_with_fuel_to_burn_runs_out_of_time() {
    let limits = Limits { fuel: u64::MAX / 2, call_time: Duration::from_millis(200), ..limits() };
    assert_eq!(fault(limits, "loops"), PluginFault::Limit(Limit::CallTime(0)));
}

#[test]
fn a_guest_that_hoards_memory_is_denied_more() {
    assert_eq!(fault(limits(), "hoards"), PluginFault::Limit(Limit::Memory(32 << 20)));
}

#[test]
fn a_guest_that_floods_its_output_is_cut_off() {
    let flood = Limits { memory_bytes: 256 << 20, fuel: 10_000_000_000, ..limits() };
    assert_eq!(fault(flood, "floods"), PluginFault::Limit(Limit::Output(1 << 20)));
    let roomy = Limits { output_bytes: 64 << 20, fuel: 10_000_000_000, memory_bytes: 128 << 20, ..limits() };
    assert_eq!(fault(roomy, "swarms"), PluginFault::Limit(Limit::Findings(1_000)));
}

#[test]
fn a_guest_that_calls_itself_without_end_overflows_its_own_stack_only() {
    // A guest's own stack pointer may run out first: that is a trap of its memory.
    let fault = fault(limits(), "overflows");
    let stack = matches!(fault, PluginFault::Limit(Limit::Stack(_)));
    let memory = matches!(&fault, PluginFault::Trap(reason) if reason.contains("out of bounds"));
    assert!(stack || memory, "{fault}");
}

#[test]
fn a_guest_that_traps_is_named_with_the_trap() {
    let PluginFault::Trap(reason) = fault(limits(), "traps") else { panic!("another fault") };
    assert!(reason.contains("unreachable"), "{reason}");
}

#[test]
fn a_guest_that_nags_the_host_is_cut_off() {
    assert_eq!(fault(limits(), "nags"), PluginFault::Limit(Limit::HostCalls(1_000)));
}

#[test]
fn answers_outside_the_contract_are_refused() {
    for (name, said) in [
        ("points-nowhere", "it pointed at node 1000000 of 7"),
        ("lies", "it answered the check `PRR-SLO-01`, which it was not asked"),
        ("babbles", "it used the message `undeclared`, which it does not declare"),
    ] {
        assert_eq!(fault(limits(), name), PluginFault::Contract(said.to_owned()), "{name}");
    }
}

#[test]
fn a_plugin_that_knows_of_no_evidence_works_without_it_and_one_that_grades_what_it_does_not_say_is_refused() {
    let plugin = load_with(limits(), "counts").unwrap();
    assert!(plugin.description().messages.iter().all(|message| message.evidence.is_none()));
    assert!(plugin.description().checks.iter().all(|check| check.asks.is_none()));
    let fault = load_with(limits(), "overgrades").unwrap_err().fault;
    assert_eq!(fault, PluginFault::Contract("it grades `undeclared`, which it does not declare".to_owned()));
}

#[test]
fn a_guest_that_takes_its_documents_has_them_alone() {
    let plugin = load_with(limits(), "takes-documents").unwrap();
    let answer = ask(&plugin).unwrap();
    assert_eq!((answer.findings.len(), ask(&plugin).unwrap()), (3, answer));
}

#[test]
fn a_guest_says_which_parts_of_documents_it_reads_if_it_does_not_read_all() {
    let plugin = load_with(limits(), "takes-documents").unwrap();
    let projection = |kind: &str, paths: &[&[&str]]| {
        let path = |keys: &&[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        Projection { kind: kind.to_owned(), paths: paths.iter().map(path).collect() }
    };
    let expected = [projection("Job", &[]), projection("Pod", &[&["spec", "containers", "image"]])];
    assert_eq!(plugin.description().projections, expected);
    assert_eq!(load_with(limits(), "counts").unwrap().description().projections, []);
    let fault = load_with(limits(), "projects-twice").unwrap_err().fault;
    assert_eq!(fault, PluginFault::Contract("it says twice which parts of `Pod` it reads".to_owned()));
}

#[test]
fn a_component_that_wants_wasi_never_runs() {
    let text = std::fs::read(workspace().join("fixtures/guests/wants-wasi.wat")).unwrap();
    let wasm = wat::parse_bytes(&text).unwrap();
    let host = Host::new(limits(), 1, None).unwrap();
    let error = host.load(Source { label: "wants-wasi", code: Code::Given(&wasm) }).unwrap_err();
    assert_eq!(error.fault, PluginFault::Import("wasi:cli/environment@0.2.0".to_owned()));
}

#[test]
fn what_is_no_plugin_is_said_to_be_none() {
    let host = Host::new(limits(), 1, None).unwrap();
    let fault = |wasm: &[u8]| host.load(Source { label: "x", code: Code::Given(wasm) }).unwrap_err().fault;
    assert!(matches!(fault(b"not wasm"), PluginFault::Invalid(reason) if reason.contains("magic")));
    assert!(matches!(fault(b"\0asm\x01\0\0\0"), PluginFault::Invalid(reason) if reason.contains("core module")));
    assert!(matches!(fault(&guest("counts")[..500]), PluginFault::Invalid(_)));
    assert!(matches!(fault(&wat::parse_str("(component)").unwrap()), PluginFault::World(_)));
    let tiny = Host::new(Limits { module_bytes: 1_000, ..limits() }, 1, None).unwrap();
    let error = tiny.load(Source { label: "x", code: Code::Given(guest("counts")) }).unwrap_err();
    assert_eq!(error.fault, PluginFault::Limit(Limit::Module(1_000)));
}

#[test]
fn a_guest_that_behaves_answers_and_keeps_nothing_between_runs() {
    let plugin = load_with(limits(), "counts").unwrap();
    let first = ask(&plugin).unwrap();
    assert_eq!(first.findings.len(), 3);
    assert_eq!(first, ask(&plugin).unwrap());
}

#[test]
fn a_guest_without_the_sdk_reads_json_and_points_at_nodes() {
    let arena = arena();
    let image = image(&arena);
    let requests = [Request { check: "GUEST-01".to_owned(), parameters: Vec::new() }];
    let answer = load_with(limits(), "reads-json").unwrap().evaluate(given(&image, &requests)).unwrap();
    let texts: Vec<_> = answer
        .findings
        .iter()
        .map(|finding| arena.text()[arena.value_span(image.origin(finding.at.node).unwrap().node)].to_owned())
        .collect();
    assert_eq!(texts, ["payments", "{team: c}"]);
    let stingy = load_with(Limits { json_bytes: 40, ..limits() }, "reads-json").unwrap();
    assert_eq!(stingy.evaluate(given(&image, &requests)).unwrap_err().fault, PluginFault::Limit(Limit::Json(40)));
}

#[test]
fn a_compiled_plugin_comes_from_the_cache_the_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let files = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    let load = || {
        let host = Host::new(limits(), 1, Cache::open(folder.path())).unwrap();
        host.load(Source { label: "counts", code: Code::Given(guest("counts")) }).unwrap()
    };
    load();
    assert_eq!(files(folder.path()), 1);
    let cached = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let before = std::fs::metadata(&cached).unwrap().modified().unwrap();
    assert_eq!(ask(&load()).unwrap().findings.len(), 3);
    assert_eq!(std::fs::metadata(&cached).unwrap().modified().unwrap(), before);
    // What lies in the cache and is not compiled code is compiled anew, not executed.
    std::fs::write(&cached, b"garbage").unwrap();
    assert_eq!(ask(&load()).unwrap().findings.len(), 3);
}

/// The file of this kind in the folder of a cache that holds one plugin.
fn kept(cache: &Path, kind: &str) -> PathBuf {
    let mut paths = std::fs::read_dir(cache).unwrap().map(|entry| entry.unwrap().path());
    paths.find(|path| path.to_str().unwrap().contains(kind)).unwrap()
}

#[test]
fn a_built_in_plugin_that_told_what_it_is_is_made_ready_when_it_is_asked() {
    static UNPACKED: AtomicUsize = AtomicUsize::new(0);
    let folder = tempfile::tempdir().unwrap();
    let load = || {
        let host = Host::new(limits(), 1, Cache::open(folder.path())).unwrap();
        let wasm = || {
            UNPACKED.fetch_add(1, Ordering::Relaxed);
            guest("counts")
        };
        let code = Builtin { wasm: Box::new(wasm), digest: "d", compiled: None };
        host.load(Source { label: "counts", code: Code::Builtin(code) }).unwrap()
    };
    let described = load().description().clone();
    assert_eq!(UNPACKED.load(Ordering::Relaxed), 1);
    let kept = |kind: &str| kept(folder.path(), kind);
    std::fs::remove_file(kept(".cwasm")).unwrap();

    let plugin = load();
    assert_eq!((plugin.description(), UNPACKED.load(Ordering::Relaxed)), (&described, 1));
    assert_eq!(ask(&plugin).unwrap().findings.len(), 3);
    assert_eq!(UNPACKED.load(Ordering::Relaxed), 2);

    // What is kept and says nothing is asked for anew.
    std::fs::write(kept("description"), b"").unwrap();
    assert_eq!(load().description(), &described);
}

#[test]
fn pages_of_checks_are_kept_apart_and_asked_for_anew_where_they_are_gone() {
    const PAGE: &str = "# GUEST-01 A guest for tests\n";
    let folder = tempfile::tempdir().unwrap();
    let load = || {
        let host = Host::new(limits(), 1, Cache::open(folder.path())).unwrap();
        let code = Builtin { wasm: Box::new(|| guest("counts")), digest: "d", compiled: None };
        host.load(Source { label: "counts", code: Code::Builtin(code) }).unwrap()
    };
    let plugin = load();
    assert_eq!(plugin.description().checks[0].title, "A guest for tests");
    assert_eq!((plugin.page("GUEST-01").unwrap(), plugin.page("GUEST-99").unwrap()), (PAGE, ""));

    let kept = |kind: &str| kept(folder.path(), kind);
    let page_of_kept = || load().page("GUEST-01").map(str::to_owned);
    let holds = |ends: &str| std::fs::read(kept(ends)).unwrap().windows(PAGE.len()).any(|part| part == PAGE.as_bytes());
    assert_eq!((holds("pages"), holds("description")), (true, false));
    assert_eq!(page_of_kept().unwrap(), PAGE);
    std::fs::write(kept("pages"), b"\xff").unwrap();
    assert_eq!(page_of_kept().unwrap(), PAGE);
    assert!(holds("pages"));
    std::fs::remove_file(kept("pages")).unwrap();
    assert_eq!(page_of_kept().unwrap(), PAGE);
    assert!(holds("pages"));
}
