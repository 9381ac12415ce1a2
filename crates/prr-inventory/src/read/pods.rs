use std::collections::BTreeSet;

use prr_document::read::Cursor;
use prr_model::inventory::RelationKind;

use super::object::Object;
use super::{Reader, Wanted};

/// What the pods of a workload use: volumes, environment, image credentials, the account that they run as.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize, spec: Cursor<'a>) {
    let mut uses = Uses { reader, object, thing, seen: BTreeSet::new() };
    for volume in list(spec, "volumes") {
        uses.volume(volume);
    }
    for key in ["initContainers", "containers", "ephemeralContainers"] {
        list(spec, key).for_each(|container| uses.container(container));
    }
    for secret in list(spec, "imagePullSecrets") {
        uses.name("Secret", secret.get("name"), None);
    }
    // Every namespace has the account `default` from the beginning.
    let account = spec.get("serviceAccountName").or_else(|| spec.get("serviceAccount"));
    uses.name("ServiceAccount", account.filter(|account| account.text() != Some("default")), None);
}

fn list<'a>(node: Cursor<'a>, key: &str) -> impl Iterator<Item = Cursor<'a>> + use<'a> {
    node.get(key).into_iter().flat_map(Cursor::items)
}

struct Uses<'r, 'a> {
    reader: &'r mut Reader<'a>,
    object: &'r Object<'a>,
    thing: usize,
    seen: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Uses<'_, 'a> {
    fn volume(&mut self, volume: Cursor<'a>) {
        self.source(volume.get("configMap"), "ConfigMap", "name");
        self.source(volume.get("secret"), "Secret", "secretName");
        self.source(volume.get("persistentVolumeClaim"), "PersistentVolumeClaim", "claimName");
        for source in volume.get("projected").into_iter().flat_map(|projected| list(projected, "sources")) {
            self.source(source.get("configMap"), "ConfigMap", "name");
            self.source(source.get("secret"), "Secret", "name");
        }
    }

    fn container(&mut self, container: Cursor<'a>) {
        for from in list(container, "envFrom") {
            self.source(from.get("configMapRef"), "ConfigMap", "name");
            self.source(from.get("secretRef"), "Secret", "name");
        }
        for from in list(container, "env").filter_map(|variable| variable.get("valueFrom")) {
            self.source(from.get("configMapKeyRef"), "ConfigMap", "name");
            self.source(from.get("secretKeyRef"), "Secret", "name");
        }
    }

    fn source(&mut self, source: Option<Cursor<'a>>, kind: &'static str, key: &str) {
        let Some(source) = source else { return };
        self.name(kind, source.get(key), source.get("optional"));
    }

    fn name(&mut self, kind: &'static str, name: Option<Cursor<'a>>, optional: Option<Cursor<'a>>) {
        let Some(text) = name.and_then(Cursor::text) else { return };
        if self.seen.insert((kind, text)) {
            let optional = optional.and_then(Cursor::as_bool) == Some(true);
            let wanted = Wanted { optional, ..Wanted::beside(self.object, kind) };
            self.reader.ask_name(self.thing, RelationKind::Uses, name, wanted);
        }
    }
}
