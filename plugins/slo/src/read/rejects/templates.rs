use prr_sdk::{Kind, Node};

use crate::read::Keys;
use crate::template::{self, Fault};
use crate::written::RejectReason;

/// The templates of a file's alerts, as far as it can be told that Prometheus reads them as they stand.
#[derive(Default)]
pub(super) struct Templates<'a> {
    faults: Vec<(Node<'a>, RejectReason)>,
    /// One of them has a variable that only Prometheus knows: what makes files of templates would not have left it.
    are_of_alerts: bool,
    /// Something else makes the file first, or reads it.
    are_of_others: bool,
}

impl<'a> Templates<'a> {
    /// Looks at the labels and annotations of an alert.
    pub(super) fn alert(&mut self, alert: Node<'a>, keys: &Keys) {
        for texts in [alert.get(keys.labels), alert.get(keys.annotations)].into_iter().flatten() {
            let entries = if texts.kind() == Kind::Mapping { texts.entries() } else { Vec::new() };
            for node in entries {
                if let Some(text) = node.text() {
                    self.text(node, text);
                }
            }
        }
    }

    /// Looks at what Prometheus takes as it is: a template there is another program's.
    pub(super) fn plain(&mut self, text: Option<&str>) {
        self.are_of_others |= text.is_some_and(|text| text.contains("{{"));
    }

    fn text(&mut self, node: Node<'a>, text: &str) {
        self.are_of_others |= text.contains("{%");
        let Some(template) = template::read(text) else { return };
        self.are_of_alerts |= template.is_of_alerts;
        if let Some(fault) = template.fault {
            self.are_of_others |=
                matches!(&fault, Fault::Function(word) | Fault::Variable(word) if template::is_of_vmalert(word));
            if self.faults.len() < super::MOST {
                self.faults.push((node, RejectReason::Template(fault)));
            }
        }
    }

    /// What keeps the file from being loaded.
    pub(super) fn faults(self) -> Vec<(Node<'a>, RejectReason)> {
        if self.are_of_alerts && !self.are_of_others { self.faults } else { Vec::new() }
    }
}
