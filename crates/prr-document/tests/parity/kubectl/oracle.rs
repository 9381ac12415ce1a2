use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::case::Case;

/// What kubectl makes of a file.
pub struct Applied {
    /// What it would apply, in its order, without the label that it was told to add.
    pub objects: Vec<Value>,
    /// Why it stopped.
    pub error: Option<String>,
}

/// Whether there is a kubectl here.
pub fn is_installed() -> bool {
    Command::new("kubectl").args(["version", "--client"]).output().is_ok_and(|output| output.status.success())
}

/// `label --local` reads a file as apply does, and asks no server.
pub fn apply(case: &Case, folder: &Path) -> Applied {
    let path = folder.join(if case.json { "case.json" } else { "case.yaml" });
    std::fs::write(&path, &case.bytes).unwrap();
    let output = Command::new("kubectl")
        .args(["label", "--local", "-o", "json", "prr=x", "-f"])
        .arg(&path)
        .env_remove("KUBECONFIG")
        .env("HOME", folder)
        .output()
        .unwrap();
    let objects = serde_json::Deserializer::from_slice(&output.stdout).into_iter().map(Result::unwrap).map(unlabelled);
    let error = (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).trim().to_owned());
    Applied { objects: objects.collect(), error }
}

/// The object without the label of ours, and without the mappings that were made for it.
pub fn unlabelled(mut object: Value) -> Value {
    if let Some(metadata) = object.get_mut("metadata").and_then(Value::as_object_mut) {
        let emptied = metadata.get_mut("labels").and_then(Value::as_object_mut).is_some_and(|labels| {
            labels.remove("prr");
            // A label without a value is none, and kubectl then writes its own only.
            labels.is_empty() || labels.values().any(Value::is_null)
        });
        if emptied || metadata.get("labels").is_some_and(Value::is_null) {
            metadata.remove("labels");
        }
    }
    // kubectl adds what it needs for a label.
    let is_empty = |value: &Value| value.is_null() || value.as_object().is_some_and(serde_json::Map::is_empty);
    if let Some(fields) = object.as_object_mut()
        && fields.get("metadata").is_some_and(is_empty)
    {
        fields.remove("metadata");
    }
    object
}
