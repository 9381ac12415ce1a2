//! The words of templates.

/// Variables that Prometheus defines in front of every template of an alert.
const PROVIDED: [&str; 4] = ["$labels", "$value", "$externalLabels", "$externalURL"];

/// Functions of Go's templates.
const GO: [&str; 19] = [
    "and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or", "print", "printf",
    "println", "slice", "urlquery",
];

/// Functions of Prometheus, the newest included.
const PROMETHEUS: [&str; 29] = [
    "args",
    "externalURL",
    "first",
    "graphLink",
    "humanize",
    "humanize1024",
    "humanizeDuration",
    "humanizePercentage",
    "humanizeTimestamp",
    "label",
    "match",
    "now",
    "parseDuration",
    "pathPrefix",
    "query",
    "reReplaceAll",
    "safeHtml",
    "sortByLabel",
    "stripDomain",
    "stripPort",
    "strvalue",
    "tableLink",
    "title",
    "toDuration",
    "toLower",
    "toTime",
    "toUpper",
    "urlQueryEscape",
    "value",
];

/// Words that only vmalert knows, which reads the same files.
const VMALERT: [&str; 16] = [
    "$activeAt",
    "$alertID",
    "$expr",
    "$for",
    "$groupID",
    "$isPartial",
    "$type",
    "crlfEscape",
    "formatTime",
    "htmlEscape",
    "jsonEscape",
    "parseDurationTime",
    "pathEscape",
    "queryEscape",
    "quotesEscape",
    "toJson",
];

/// Whether Prometheus gives a variable to the templates of alerts.
pub(crate) fn is_provided(variable: &str) -> bool {
    PROVIDED.contains(&variable)
}

/// The variables that Prometheus gives to the templates of alerts.
pub(super) const fn provided() -> [&'static str; 4] {
    PROVIDED
}

/// Whether a word is one of vmalert's, and none of Prometheus'.
pub(crate) fn is_of_vmalert(word: &str) -> bool {
    VMALERT.contains(&word)
}

pub(super) fn is_function(name: &str) -> bool {
    GO.contains(&name) || PROMETHEUS.contains(&name)
}
