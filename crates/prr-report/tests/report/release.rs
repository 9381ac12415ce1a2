use prr_model::{
    Cost, Ending, Fate, Language, Localized, Location, ReleaseKind, ReleaseObjective, ReleaseSimulation, ReleaseWatch,
    Sees, Stage, WatchKind, Worst,
};
use prr_report::release::{SCHEMA, json, svg, table};
use prr_report::simulation::TableOptions;
use serde_json::{Value, json as value};
use unicode_width::UnicodeWidthStr;

use crate::simulation::{HOSTILE, LANGUAGES, markup_faults};
use crate::snapshot::assert_same;

fn place(line: u32) -> Location {
    Location { path: "rollout.yaml".to_owned(), line, column: 9, end_line: line, end_column: 17 }
}

fn fate(errors: f64, ending: Ending, exposure: f64) -> Fate {
    let outage = errors * exposure;
    let cost = Cost { exposure, outage, budget: Some(outage / 2_592.0), requests: Some(outage * 50.0) };
    let known = ending != Ending::Unknown;
    Fate { errors, ending, cost: known.then_some(cost) }
}

/// The mended example of the mission, as it was worked out.
fn stopped() -> ReleaseSimulation {
    let stage = |steps, from, to, share| Stage { steps, from, to, share, promotions: 0, watches: vec![0] };
    ReleaseSimulation {
        kind: ReleaseKind::Canary,
        name: "checkout".to_owned(),
        namespace: Some("shop".to_owned()),
        service: "checkout".to_owned(),
        location: Some(place(4)),
        objective: Some(ReleaseObjective { slo: "availability".to_owned(), target: 0.999, period: 2_592_000.0 }),
        traffic: Some(50.0),
        errors: 0.05,
        stages: vec![
            stage(Some((1, 2)), 0.0, Some(300.0), 0.1),
            stage(Some((3, 4)), 300.0, Some(900.0), 0.4),
            stage(Some((5, 6)), 900.0, Some(1_500.0), 0.7),
            Stage { watches: Vec::new(), ..stage(None, 1_500.0, None, 1.0) },
        ],
        watches: vec![ReleaseWatch {
            metric: "error-ratio".to_owned(),
            location: Some(place(43)),
            kind: WatchKind::Background,
            sees: Sees::Everybody,
            window: Some(300.0),
            first: Some(0.0),
            interval: Some(60.0),
            failures: Some(3),
            smallest: Some(0.0144 / 0.7),
            silent: None,
            open: false,
        }],
        complete: Some(1_500.0),
        fates: vec![
            fate(1.0, Ending::Stopped { at: 180.0, share: 0.1, watch: 0 }, 18.0),
            fate(0.05, Ending::Stopped { at: 660.0, share: 0.4, watch: 0 }, 174.0),
            fate(0.01, Ending::Everybody { at: 1_500.0 }, 690.0),
        ],
        healthy: None,
        worst: Worst::Passes { errors: 0.0144 / 0.7, promoted: false },
        open: Vec::new(),
        assumed: vec![Localized { en: "10 pods".to_owned(), ko: "파드 10개".to_owned() }],
    }
}

/// Nobody looks, and a person is waited for.
fn waiting() -> ReleaseSimulation {
    let mut found = stopped();
    found.kind = ReleaseKind::BlueGreen;
    found.watches.clear();
    found.stages.iter_mut().for_each(|stage| stage.watches.clear());
    found.stages[1].to = None;
    found.stages[2..].iter_mut().for_each(|stage| stage.promotions = 1);
    found.fates = vec![fate(0.05, Ending::Waits { at: 900.0, share: 0.4 }, 270.0)];
    found.worst = Worst::Everything;
    found
}

/// What watches it could not be read.
fn unknown() -> ReleaseSimulation {
    let mut found = stopped();
    found.kind = ReleaseKind::Flagger;
    (found.objective, found.traffic, found.namespace) = (None, None, None);
    found.watches[0].silent = Some(Localized { en: "no template".to_owned(), ko: "템플릿 없음".to_owned() });
    found.watches[0].open = true;
    found.open =
        vec![Localized { en: "error-ratio: no template".to_owned(), ko: "error-ratio: 템플릿 없음".to_owned() }];
    found.fates = vec![fate(0.05, Ending::Unknown, 0.0)];
    found.worst = Worst::Unknown;
    found
}

/// No release passes.
fn blocked() -> ReleaseSimulation {
    let mut found = stopped();
    let ending = Ending::Held { at: 0.0, share: 0.1, watch: 0 };
    found.fates = vec![fate(0.05, ending.clone(), 0.0)];
    (found.healthy, found.worst) = (Some(ending), Worst::Nothing);
    found
}

fn rolling() -> ReleaseSimulation {
    ReleaseSimulation { kind: ReleaseKind::Rolling, ..waiting() }
}

fn all() -> Vec<ReleaseSimulation> {
    vec![stopped(), waiting(), unknown(), blocked(), rolling()]
}

fn shown(found: &[ReleaseSimulation], language: Language) -> String {
    table(found, &TableOptions { language, colour: false, width: 100 })
}

fn faults(document: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    let validator = jsonschema::validator_for(&schema).unwrap();
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn parsed(found: &[ReleaseSimulation]) -> Value {
    serde_json::from_str(&json(found)).expect("it is JSON")
}

#[test]
fn the_bytes_are_pinned() {
    for (code, language) in LANGUAGES {
        assert_same(&format!("release.{code}.txt"), &shown(&all(), language));
        assert_same(&format!("release.{code}.svg"), &svg(&stopped(), language));
    }
    assert_same("release.json", &json(&all()));
}

#[test]
fn tables_fit_a_terminal_of_100_columns() {
    for (_, language) in LANGUAGES {
        for line in shown(&all(), language).lines() {
            assert!(line.width() <= 100, "{}: {line}", line.width());
        }
    }
    assert_eq!(shown(&[], Language::En), "no release to simulate\n");
}

#[test]
fn the_sentences_carry_the_answer() {
    let text = shown(&all(), Language::En).replace('\n', " ");
    for told in [
        "5 % errors are stopped at 11 min by error-ratio, when 40 % of users meet them",
        "2.05 % errors: 20.57x burn, 68.6 % of the 30d budget a day, gone after 35 h",
        "nothing stops 5 % errors: from 15 min on 40 % of users keep them, until someone promotes or aborts",
        "reaches 70 % at 15 min + wait and everybody at 25 min + wait with nothing that looks at answers",
        "not known what becomes of 5 % errors: error-ratio: no template",
        "not even a release without errors reaches everybody: error-ratio ends it at 0 s",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
}

#[test]
fn json_follows_its_schema_which_takes_nothing_else() {
    let document = parsed(&all());
    assert_eq!(faults(&document), [""; 0]);
    assert_eq!(faults(&parsed(&[])), [""; 0]);
    for pointer in [
        "",
        "/rollouts/0",
        "/rollouts/0/location",
        "/rollouts/0/objective",
        "/rollouts/0/stages/0",
        "/rollouts/0/metrics/0",
        "/rollouts/0/outcomes/0",
        "/rollouts/0/outcomes/0/is",
        "/rollouts/0/worst",
        "/rollouts/0/assumed/0",
    ] {
        let keys: Vec<String> = document.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        for key in keys {
            let mut without = document.clone();
            without.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(&key);
            assert!(!faults(&without).is_empty(), "{pointer}/{key} may be missing");
        }
        let mut with = document.clone();
        with.pointer_mut(pointer).unwrap()["another"] = value!(1);
        assert!(!faults(&with).is_empty(), "{pointer} takes any key");
    }
    for pointer in [
        "/schema",
        "/assumptions/0",
        "/rollouts/0/kind",
        "/rollouts/0/metrics/0/runs",
        "/rollouts/0/metrics/0/counts",
        "/rollouts/0/outcomes/0/is/kind",
        "/rollouts/0/worst/kind",
    ] {
        let mut document = document.clone();
        *document.pointer_mut(pointer).unwrap() = value!("another");
        assert!(!faults(&document).is_empty(), "{pointer} may be anything");
    }
}

#[test]
fn names_and_absurd_numbers_cannot_act_on_what_shows_them() {
    let text = || HOSTILE.to_owned();
    let mut found = all();
    for one in &mut found {
        (one.name, one.namespace, one.service) = (text(), Some(text()), text());
        one.open = vec![Localized { en: text(), ko: text() }];
        one.assumed = one.open.clone();
        for watch in &mut one.watches {
            (watch.metric, watch.silent) = (text(), Some(Localized { en: text(), ko: text() }));
        }
    }
    for number in [0.0, -1.0, 1e300, f64::NAN, f64::INFINITY] {
        let mut one = stopped();
        one.stages.iter_mut().for_each(|stage| (stage.from, stage.to, stage.share) = (number, Some(number), number));
        one.watches.iter_mut().for_each(|watch| {
            (watch.first, watch.interval, watch.window, watch.smallest) =
                (Some(number), Some(number), Some(number), Some(number));
        });
        one.fates = vec![fate(0.05, Ending::Stopped { at: number, share: number, watch: 9 }, number)];
        (one.complete, one.worst) = (Some(number), Worst::Passes { errors: number, promoted: true });
        one.objective = Some(ReleaseObjective { slo: text(), target: number, period: number });
        found.push(one);
    }
    let acts = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
    for (_, language) in LANGUAGES {
        for one in &found {
            let picture = svg(one, language);
            assert_eq!(markup_faults(&picture), [""; 0], "{picture}");
            let tags = picture.split('<').filter_map(|part| part.split_once('>'));
            let lost = tags.map(|(tag, _)| tag).find(|tag| tag.contains("NaN") || tag.contains('∞'));
            assert_eq!(lost, None);
        }
        let told = shown(&found, language) + &json(&found);
        assert_eq!(told.chars().find(|c| acts(*c)), None);
        assert!(!told.contains("##["));
    }
    let _ = parsed(&found);
}
