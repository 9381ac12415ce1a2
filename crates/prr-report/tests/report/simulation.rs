use prr_model::{
    Coverage, CurvePoint, Detection, Language, Localized, Location, Pattern, Scenario, SilentIncident, Simulation,
};
use prr_report::simulation::{SCHEMA, TableOptions, html, json, svg, table};
use serde_json::{Value, json as value};
use unicode_width::UnicodeWidthStr;

use crate::simulations::{all, covered, dead, seed, unwatched};
use crate::snapshot::assert_same;

pub const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("ko", Language::Ko)];
pub const HOSTILE: &str = "</title><script>alert(1)</script> \" onload='x' &amp; \u{202e}gpj \u{1b}[31m \0 \n::error::x ##[error]y 한글 עברית";

fn shown(simulations: &[Simulation], language: Language) -> String {
    table(simulations, &TableOptions { language, colour: false, width: 100 })
}

/// Every drawing and page of some simulations.
fn pictures(simulations: &[Simulation]) -> Vec<String> {
    let each = |(_, language): (&str, Language)| {
        simulations.iter().map(move |one| svg(one, language)).chain([html(simulations, language)]).collect::<Vec<_>>()
    };
    LANGUAGES.into_iter().flat_map(each).collect()
}

fn hostile() -> Vec<Simulation> {
    let text = || HOSTILE.to_owned();
    let place = || Some(Location { path: text(), line: 1, column: 1, end_line: 1, end_column: 2 });
    let poisoned = |mut one: Simulation| {
        (one.service, one.slo, one.location, one.missing) = (text(), text(), place(), vec![text()]);
        for tier in &mut one.tiers {
            (tier.alert, tier.location, tier.dead) = (text(), place(), Some(Localized { en: text(), ko: text() }));
        }
        for scenario in &mut one.scenarios {
            scenario.first = Some(text());
        }
        one
    };
    all().into_iter().map(poisoned).collect()
}

/// Numbers that no honest objective has.
fn absurd() -> Vec<Simulation> {
    let mut out = Vec::new();
    for number in [0.0, -1.0, 1.0, 1e-300, 1e300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut one = seed();
        (one.target, one.period) = (number, number);
        for tier in &mut one.tiers {
            (tier.factor, tier.long, tier.short, tier.hold, tier.reset) =
                (number, number, Some(number), number, number);
            (tier.interval, tier.share) = (number, number);
            tier.detections = vec![Detection { fires: Some(number), spent: Some(number) }];
        }
        one.curve = vec![CurvePoint { burn: number, page: Some(number), any: Some(number) }; 3];
        for pattern in [
            Pattern::Constant { errors: number },
            Pattern::Pulses { errors: number, on: number, off: number },
            Pattern::Ramp { errors: number, rise: number },
        ] {
            one.silent = Some(SilentIncident { pattern, burn: number, exhausts: number, exact: true });
            out.push(one.clone());
            out.push(Simulation { target: 0.999, ..one.clone() });
            out.push(Simulation { target: 0.999, period: 2_592_000.0, curve: seed().curve, ..one.clone() });
        }
    }
    out
}

/// What is wrong with markup: tags that do not match, names nobody writes here, characters that should be escaped.
pub fn markup_faults(text: &str) -> Vec<String> {
    const OPEN: [&str; 3] = ["meta", "!doctype", "br"];
    const KNOWN: [&str; 31] = [
        "html", "head", "title", "style", "body", "main", "h1", "h2", "h3", "section", "div", "span", "p", "table",
        "tr", "th", "td", "a", "bdi", "svg", "desc", "rect", "path", "pattern", "g", "text", "meta", "!doctype", "br",
        "", "script?",
    ];
    let (mut faults, mut stack) = (Vec::new(), Vec::new());
    for part in text.split('<').skip(1) {
        let Some((tag, content)) = part.split_once('>') else {
            faults.push(format!("no end: {part}"));
            continue;
        };
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if !KNOWN.contains(&name) || tag.matches('"').count() % 2 == 1 {
            faults.push(format!("unknown tag: {tag}"));
        }
        if let Some(closed) = tag.strip_prefix('/') {
            if stack.pop() != Some(closed) {
                faults.push(format!("closed out of order: {closed}"));
            }
        } else if !tag.ends_with('/') && !OPEN.contains(&name) {
            stack.push(name);
        }
        let entities = content
            .split('&')
            .skip(1)
            .filter(|rest| !["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|entity| rest.starts_with(entity)));
        faults.extend(entities.map(|rest| format!("bare &: {rest}")));
    }
    faults.extend(stack.into_iter().map(|name| format!("never closed: {name}")));
    faults
}

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    jsonschema::validator_for(&schema).unwrap()
}

fn faults(document: &Value) -> Vec<String> {
    schema().iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn parsed(simulations: &[Simulation]) -> Value {
    serde_json::from_str(&json(simulations)).expect("it is JSON")
}

#[test]
fn the_bytes_are_pinned() {
    for (code, language) in LANGUAGES {
        assert_same(&format!("simulation.{code}.txt"), &shown(&all(), language));
        assert_same(&format!("simulation.{code}.svg"), &svg(&seed(), language));
        assert_same(&format!("simulation.{code}.html"), &html(&[covered(), dead()], language));
    }
    assert_same("simulation.json", &json(&all()));
}

#[test]
fn tables_fit_a_terminal_of_100_columns_and_their_columns_stand_under_each_other() {
    for (_, language) in LANGUAGES {
        let text = shown(&all(), language);
        for line in text.lines() {
            assert!(line.width() <= 100, "{}: {line}", line.width());
        }
        let of_one = shown(&[covered()], language);
        let rows: Vec<&str> = of_one.lines().skip(2).filter(|line| line.starts_with("    ")).collect();
        let (tiers, incidents) = rows.split_at(5);
        assert_eq!(incidents.len(), 5, "{of_one}");
        let ends = |rows: &[&str]| rows.iter().map(|row| row.width()).collect::<Vec<_>>();
        assert!(ends(tiers).windows(2).all(|pair| pair[0] == pair[1]), "{of_one}");
    }
}

#[test]
fn headline_and_sentence_carry_the_answer() {
    let text = shown(&all(), Language::En);
    assert!(text.starts_with("checkout/availability  99.9 % over 30d (43.2 min of full outage)  COVERED\n"), "{text}");
    for told in [
        "MISWIRED: PRR-BR-03, PRR-BR-06",
        "no incident above 1x stays silent",
        "no alert is meant",
        "can never fire: the threshold",
    ] {
        assert!(text.contains(told), "{told}");
    }
    assert!(text.contains("and no alert fires") && text.contains("evaluated every 30 s"));
    assert_eq!(shown(&[], Language::En), "no objective to simulate\n");
}

#[test]
fn colours_are_added_and_change_nothing_else() {
    let colour = table(&all(), &TableOptions { language: Language::Ko, colour: true, width: 100 });
    let mut plain = String::new();
    for (index, part) in colour.split('\u{1b}').enumerate() {
        plain += if index == 0 { part } else { part.split_once('m').unwrap().1 };
    }
    assert!(colour.contains('\u{1b}'));
    assert_eq!(plain, shown(&all(), Language::Ko));
}

#[test]
fn json_follows_its_schema() {
    for simulations in [all(), hostile(), Vec::new()] {
        assert_eq!(faults(&parsed(&simulations)), [""; 0]);
    }
    assert_eq!(parsed(&hostile())["slos"][0]["service"], HOSTILE);
    let mut silent = unwatched();
    silent.scenarios[0].exhausts = f64::INFINITY;
    assert_eq!(parsed(&[silent])["slos"][0]["scenarios"][0]["exhausts"], Value::Null);
}

#[test]
fn the_schema_requires_every_key_takes_no_other_and_closes_its_words() {
    let document = parsed(&all());
    for pointer in [
        "",
        "/tool",
        "/slos/0",
        "/slos/0/location",
        "/slos/0/tiers/0",
        "/slos/0/tiers/0/detections/0",
        "/slos/0/scenarios/0",
        "/slos/0/scenarios/0/page",
        "/slos/0/curve/0",
        "/slos/1/silent",
        "/slos/1/silent/pattern",
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
        "/slos/0/coverage",
        "/slos/0/tiers/0/urgency",
        "/slos/0/silence",
        "/slos/1/silent/pattern/kind",
    ] {
        let mut document = document.clone();
        *document.pointer_mut(pointer).unwrap() = value!("another");
        assert!(!faults(&document).is_empty(), "{pointer} may be anything");
    }
}

#[test]
fn pictures_and_pages_are_whole_and_load_nothing() {
    for text in pictures(&all()) {
        assert_eq!(markup_faults(&text), [""; 0], "{text}");
        let links = text.replace("http://www.w3.org/2000/svg", "");
        for outside in ["http:", "https:", "@import", "src=", "url(h", "javascript:", "<script", " style=", " on"] {
            let allowed = outside == " on" && !links.contains(" onload") && !links.contains(" onclick");
            assert!(allowed || !links.contains(outside), "{outside}");
        }
        assert!(text.contains("prefers-color-scheme:dark") && text.contains("<title"));
        assert!(!text.contains("NaN") && !text.contains('∞'), "{text}");
    }
    let page = html(&all(), Language::En);
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
    assert_eq!(page.matches("<style>").count(), 1);
}

#[test]
fn names_cannot_act_on_a_page_a_picture_or_a_terminal() {
    let acts = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
    let texts = pictures(&hostile());
    for text in &texts {
        assert_eq!(markup_faults(text), [""; 0]);
        assert!(!text.contains("<script") && !text.contains("onload='"), "{text}");
        assert!(text.contains("&lt;script&gt;"));
    }
    for text in texts.into_iter().chain([shown(&hostile(), Language::En), json(&hostile())]) {
        assert_eq!(text.chars().find(|c| acts(*c)), None, "{text}");
        assert!(!text.contains("##[") && !text.lines().any(|line| line.trim_start().starts_with("::")), "{text}");
    }
}

#[test]
fn absurd_numbers_break_nothing() {
    let absurd = absurd();
    assert!(shown(&absurd, Language::Ko).lines().count() > absurd.len());
    for text in pictures(&absurd) {
        assert_eq!(markup_faults(&text), [""; 0]);
        assert!(text.len() < 4_000_000);
        let tags = text.split('<').filter_map(|part| part.split_once('>'));
        let lost = tags.map(|(tag, _)| tag).find(|tag| tag.contains("NaN") || tag.contains('∞') || tag.contains("inf"));
        assert_eq!(lost, None);
    }
    let _: Value = serde_json::from_str(&json(&absurd)).unwrap();
}

#[test]
fn what_could_not_be_read_is_unknown_and_no_good_news() {
    let never = Detection { fires: None, spent: None };
    let empty = Simulation {
        tiers: Vec::new(),
        scenarios: vec![Scenario { errors: 1.0, burn: 100.0, exhausts: 1.0, page: never, any: never, first: None }],
        curve: Vec::new(),
        silent: None,
        location: None,
        coverage: Coverage::Unproven,
        ..unwatched()
    };
    let text = shown(std::slice::from_ref(&empty), Language::En);
    assert!(text.contains("not known what stays silent") && !text.contains("never"), "{text}");
    assert_eq!(parsed(std::slice::from_ref(&empty))["slos"][0]["silence"], "unknown");
    for text in pictures(&[empty.clone(), empty]) {
        assert_eq!(markup_faults(&text), [""; 0]);
    }
}

#[test]
fn a_page_of_many_objectives_grows_with_their_number_only() {
    let many = |count: usize| html(&vec![seed(); count], Language::En).len();
    let (few, more) = (many(20), many(200));
    assert!(more < few * 11, "{few} {more}");
}
