//! `prr record new`.

use std::fs::{OpenOptions, create_dir_all};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use prr_document::read::Format;
use prr_model::{ExitCode, Moment};
use prr_policy::{RecordKind, record_faults};
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use super::messages as r;
use crate::cli::NewRecordArguments;
use crate::commands::messages as m;
use crate::error::{Cause, Error};
use crate::listing;
use crate::ui::Ui;

pub(super) fn run(arguments: &NewRecordArguments, ui: &Ui) -> Result<ExitCode, Error> {
    let subject = arguments.subject.strip_prefix("./").unwrap_or(&arguments.subject);
    let digest = listing::of(Path::new("."), None)?.digest(subject).map_err(|_| {
        let message = r::NO_SUBJECT.localized(&[m::text("path", subject)]);
        Error::usage(message, Some(r::NO_SUBJECT_HINT.localized(&[])))
    })?;
    let performed = performed_at(arguments);
    let text = text(arguments, subject, &digest, &performed)?;
    let path = arguments.output.join(name(arguments, subject, &performed));
    // What the gate would refuse is not written.
    let faults = record_faults(&path.to_string_lossy(), &text, Format::Yaml);
    if !faults.is_empty() {
        let cause = |fault: prr_policy::Fault| Cause { location: None, message: fault.message, hint: fault.hint };
        return Err(Error::configuration(faults.into_iter().map(cause).collect()));
    }
    write(&path, &text)?;
    tell(arguments, ui, subject, &performed, &path);
    Ok(ExitCode::Allow)
}

fn performed_at(arguments: &NewRecordArguments) -> String {
    let now = || OffsetDateTime::now_utc().replace_nanosecond(0).ok()?.format(&Rfc3339).ok();
    arguments.performed_at.clone().or_else(now).unwrap_or_default()
}

fn text(arguments: &NewRecordArguments, subject: &str, digest: &str, performed: &str) -> Result<String, Error> {
    let by =
        arguments.by.clone().or_else(|| ["GIT_AUTHOR_NAME", "USER"].iter().find_map(|name| std::env::var(name).ok()));
    let nobody = || Error::usage(r::NOBODY.localized(&[]), Some(r::NOBODY_HINT.localized(&[])));
    let by = by.filter(|name| !name.trim().is_empty()).ok_or_else(nobody)?;
    let mut lines = vec![
        "apiVersion: prr/v1".to_owned(),
        format!("record: {}", scalar(&arguments.kind)),
        format!("performed-at: {}", scalar(performed)),
        format!("by: {}", scalar(&by)),
        format!("subject:\n  path: {}\n  digest: {digest}", scalar(subject)),
    ];
    lines.extend(arguments.service.iter().map(|name| format!("service: {}", scalar(name))));
    lines.extend(arguments.environment.iter().map(|name| format!("environment: {}", scalar(name))));
    lines.push(format!("result: {}", scalar(&arguments.result)));
    if !arguments.measured.is_empty() {
        lines.push("measured:".to_owned());
    }
    for measured in &arguments.measured {
        let wrong = || {
            let message = r::NO_MEASURE.localized(&[m::text("detail", measured)]);
            Error::usage(message, Some(r::NO_MEASURE_HINT.localized(&[])))
        };
        let (name, value) = measured.split_once('=').ok_or_else(wrong)?;
        if name.trim().is_empty() || value.trim().is_empty() {
            return Err(wrong());
        }
        let value = if value.parse::<f64>().is_ok_and(f64::is_finite) { value.to_owned() } else { scalar(value) };
        lines.push(format!("  {}: {value}", scalar(name.trim())));
    }
    Ok(lines.join("\n") + "\n")
}

/// A text as YAML has it: bare where nothing else could be read into it, otherwise in quotes.
fn scalar(text: &str) -> String {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b'+');
    let bare = text.starts_with(|char: char| char.is_ascii_alphabetic()) && text.bytes().all(word);
    let reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    if bare && !reserved.contains(&text.to_ascii_lowercase().as_str()) || Moment::parse(text).is_some() {
        return text.to_owned();
    }
    let one_line: String = text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
    format!("'{}'", one_line.replace('\'', "''"))
}

/// `2026-11-20-drill-checkout.yaml`.
fn name(arguments: &NewRecordArguments, subject: &str, performed: &str) -> PathBuf {
    let about = arguments.service.as_deref().unwrap_or_else(|| {
        let file = subject.rsplit('/').next().unwrap_or(subject);
        file.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or(file)
    });
    let day: String = performed.chars().take(10).collect();
    let plain = |text: &str| -> String {
        text.chars().map(|char| if char.is_alphanumeric() || matches!(char, '-' | '_') { char } else { '-' }).collect()
    };
    format!("{}-{}-{}.yaml", plain(&day), plain(&arguments.kind), plain(about)).into()
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let written = create_dir_all(folder)
        .and_then(|()| OpenOptions::new().write(true).create_new(true).open(path))
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        let shown = m::text("path", &path.display().to_string());
        if error.kind() == ErrorKind::AlreadyExists {
            return Error::usage(r::IS_THERE.localized(&[shown]), Some(r::IS_THERE_HINT.localized(&[])));
        }
        Error::undecided(m::CANNOT_WRITE.localized(&[shown, m::text("detail", &error.to_string())]), None)
    })
}

fn tell(arguments: &NewRecordArguments, ui: &Ui, subject: &str, performed: &str, path: &Path) {
    let Some(kind) = RecordKind::named(&arguments.kind) else { return };
    let shows = kind.shows();
    let about = [m::text("path", &path.display().to_string()), m::text("shows", shows.get(ui.language))];
    Ui::note(&r::WRITTEN.text(ui.language, &about));
    if arguments.result != "pass" {
        Ui::note(&r::UNTIL_CHANGED.text(ui.language, &[]));
        return;
    }
    let days: i64 = kind.stale_after.trim_end_matches('d').parse().unwrap_or_default();
    let performed = Moment::parse(performed).and_then(|at| OffsetDateTime::from_unix_timestamp(at.seconds).ok());
    if let Some(last) = performed.and_then(|at| at.checked_add(Duration::days(days))) {
        let about = [m::text("day", &last.date().to_string()), m::text("subject", subject)];
        Ui::note(&r::COUNTS.text(ui.language, &about));
    }
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn texts_are_quoted_where_yaml_would_read_something_else() {
        for (text, wanted) in [
            ("checkout", "checkout"),
            ("deploy/a.yaml", "deploy/a.yaml"),
            ("2026-11-20T14:00:00+09:00", "2026-11-20T14:00:00+09:00"),
            ("off", "'off'"),
            ("404", "'404'"),
            ("a: b # c", "'a: b # c'"),
            ("it's", "'it''s'"),
            ("a\nb: c", "'a b: c'"),
            ("결제팀", "'결제팀'"),
        ] {
            assert_eq!(scalar(text), wanted, "{text}");
        }
    }
}
