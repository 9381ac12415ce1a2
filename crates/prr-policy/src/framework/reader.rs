use prr_document::View;
use prr_document::de::from_node;
use prr_document::read::{Format, ImageBuilder, Limits, read};
use serde::de::DeserializeOwned;

use super::{Evidence, Framework, meaning, messages as m};
use crate::fault::{Fault, verbatim};
use crate::source::Source;

/// Reads and validates a catalogue.
///
/// # Errors
/// With every fault, in the order of the file: numbers that are none or stand twice, days that are none, versions that overlap, numbers
/// marked as current on too little evidence.
pub fn read_framework(path: &str, text: &str) -> Result<Framework, Vec<Fault>> {
    validated(path, text, meaning::framework)
}

/// Reads what a repository can say of the controls of a framework, and validates it against that framework.
///
/// # Errors
/// With every fault: another framework, numbers that it does not have or that stand twice, and its controls that are left out.
pub fn read_evidence(path: &str, text: &str, of: &Framework) -> Result<Vec<Evidence>, Vec<Fault>> {
    validated(path, text, |file, source| meaning::evidence(file, of, source))
}

fn validated<T: DeserializeOwned, R>(
    path: &str,
    text: &str,
    mean: impl FnOnce(T, &Source<'_>) -> Result<R, Vec<Fault>>,
) -> Result<R, Vec<Fault>> {
    let (arena, unread) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    let mut builder = ImageBuilder::default();
    if let Some(root) = arena.roots().first() {
        builder.push(path, &arena, 0, *root);
    }
    let image = builder.finish();
    let source = Source::new(path, &arena, &image);
    if !unread.is_empty() {
        let told = |fault: &prr_document::read::Fault| {
            Fault::new(source.bytes(&fault.span), &m::UNPARSED, &[("detail", verbatim(fault.kind.to_string()))])
        };
        return Err(unread.iter().map(told).collect());
    }
    let document = View::new(&image.bytes).ok().and_then(|view| view.documents().next());
    let Some(document) = document else {
        return Err(vec![Fault::new(source.bytes(&(0..0)), &m::EMPTY, &[])]);
    };
    let file = from_node::<T>(document.root()).map_err(|error| {
        vec![Fault::new(source.value_at(error.node), &m::OTHER, &[("detail", verbatim(error.message))])]
    })?;
    mean(file, &source)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "framework: f\nstanding: law\ntitle: {en: F, ko: 에프}\nnumbering: items\n\
                        versions:\n  - {id: '1', from: '2025-01-01', instrument: i, confidence: high}\n";

    fn faults(rest: &str) -> Vec<String> {
        let line = |fault: Fault| format!("{}:{} {}", fault.location.line, fault.location.column, fault.message.en);
        read_framework("f.yaml", &format!("{HEAD}{rest}")).unwrap_err().into_iter().map(line).collect()
    }

    fn control(id: &str, more: &str) -> String {
        format!("  - {{id: {id}, title: {{en: A, ko: 가}}, confidence: high, cite: current{more}}}\n")
    }

    #[test]
    fn a_number_without_quotes_keeps_its_spelling() {
        // To other readers 2.10 is the number 2.1.
        let rest =
            format!("sections: [{{id: 2.10, en: S, ko: 절}}]\ncontrols:\n{}", control("2.10.1", ", section: 2.10"));
        let framework = read_framework("f.yaml", &format!("{HEAD}{rest}")).unwrap();
        assert_eq!(framework.sections[0].id, "2.10");
        assert_eq!(
            faults(&format!("controls:\n{}", control("2.10", ""))),
            ["8:10 `2.10` is no number of this framework"]
        );
    }

    #[test]
    fn all_faults_of_a_catalogue_are_told_with_their_places() {
        let twice = control("'2.9.1'", "");
        let rest = format!(
            "sections: [{{id: '2.9', en: S, ko: 절}}]\ncontrols:\n{twice}{twice}{}{}{}removed:\n  - {{id: '3.4.3', title: {{en: R, ko: 라}}, until: '2023-13-04', now: '9.9.9'}}\n",
            control("'2.9.2 '", ""),
            control("'2.9.3'", ", section: '2.8'"),
            control("'2.9.4'", "").replace("confidence: high", "confidence: low"),
        );
        assert_eq!(
            faults(&rest),
            [
                "10:10 `2.9.1` stands here twice",
                "11:10 `2.9.2 ` is no number of this framework",
                "12:84 there is no section `2.8`",
                "13:65 `2.9.4` rests on too little to be cited as current: its confidence is below medium",
                "15:49 `2023-13-04` is no day: write 2025-02-05",
                "15:68 `3.4.3` is said to have become `9.9.9`, which is no control of this framework",
            ]
        );
    }

    #[test]
    fn what_is_no_catalogue_is_said_and_never_read_as_an_empty_one() {
        assert_eq!(read_framework("f.yaml", "").unwrap_err()[0].message.en, "a catalogue is one mapping");
        assert!(read_framework("f.yaml", "a: [").unwrap_err()[0].message.en.starts_with("cannot be read"));
        assert!(faults("controls: []\nmore: 1\n")[0].contains("more"));
    }

    #[test]
    fn versions_do_not_overlap() {
        let text =
            format!("{HEAD}  - {{id: '2', from: '2025-06-01', instrument: i, confidence: high}}\ncontrols: []\n");
        let faults = read_framework("f.yaml", &text).unwrap_err();
        assert_eq!(faults[0].message.en, "version `2` begins before the one above it has ended");
    }

    #[test]
    fn what_is_said_of_evidence_covers_a_framework_once_and_nothing_else() {
        let text = format!("{HEAD}controls:\n{}{}", control("'1.1.1'", ""), control("'1.1.2'", ""));
        let of = read_framework("f.yaml", &text).unwrap();
        let row = |id: &str| format!("  - {{control: {id}, strength: record, supply: {{en: a, ko: 가}}}}\n");
        let said = |rows: &str| {
            let told = |fault: Fault| format!("{}:{} {}", fault.location.line, fault.location.column, fault.message.en);
            let read = read_evidence("e.yaml", &format!("framework: f\nevidence:\n{rows}"), &of);
            read.map(|rows| rows.len()).map_err(|faults| faults.into_iter().map(told).collect::<Vec<_>>())
        };
        assert_eq!(said(&(row("'1.1.1'") + &row("'1.1.2'"))), Ok(2));
        let faults = said(&(row("'1.1.1'") + &row("'1.1.1'") + &row("'3.4.3'"))).unwrap_err();
        assert_eq!(
            faults,
            [
                "1:12 nothing is said of `1.1.2`",
                "4:15 `1.1.1` stands here twice",
                "5:15 `3.4.3` is no number of this framework",
            ]
        );
        assert_eq!(read_evidence("e.yaml", "framework: g\nevidence: []\n", &of).unwrap_err().len(), 3);
    }

    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_model::unbalanced(m::ALL), Vec::<String>::new());
    }
}
