use prr_document::{Kind, Node};
use prr_model::{DataClass, DataClasses, DrPolicy, Regime};

use super::{Keys, text};

/// A declaration, and where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a, T> {
    /// What it says.
    pub value: T,
    /// Where.
    pub node: Node<'a>,
}

/// What is declared of a service, or of all of the tree.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answers<'a> {
    /// `regime`.
    pub regime: Option<Said<'a, Regime>>,
    /// `data-classes`.
    pub data_classes: Option<Said<'a, DataClasses>>,
    /// `subjects`: how many people the data is about.
    pub subjects: Option<Said<'a, i64>>,
    /// `allowed-regions`: the list, of `provider:partition:region`.
    pub allowed_regions: Option<Node<'a>>,
    /// `dr-policy`.
    pub dr_policy: Option<Said<'a, DrPolicy>>,
}

impl<'a> Answers<'a> {
    pub(super) fn read(node: Node<'a>, keys: &Keys) -> Self {
        let said = |key| node.get(key).map(Node::target);
        Self {
            regime: said(keys.regime).and_then(|node| Some(Said { value: Regime::parse(text_of(node)?)?, node })),
            data_classes: said(keys.class_list).and_then(|node| Some(Said { value: classes(node)?, node })),
            subjects: said(keys.subjects).and_then(|node| Some(Said { value: node.as_i64()?, node })),
            allowed_regions: said(keys.allowed_regions).filter(|node| node.kind() == Kind::Sequence),
            dr_policy: text(node, keys.dr_policy)
                .and_then(DrPolicy::parse)
                .and_then(|value| Some(Said { value, node: node.get(keys.dr_policy)? })),
        }
    }

    /// These, and what they leave open from others.
    #[must_use]
    pub fn or(&self, others: &Self) -> Self {
        Self {
            regime: self.regime.or(others.regime),
            data_classes: self.data_classes.or(others.data_classes),
            subjects: self.subjects.or(others.subjects),
            allowed_regions: self.allowed_regions.or(others.allowed_regions),
            dr_policy: self.dr_policy.or(others.dr_policy),
        }
    }
}

fn text_of(node: Node<'_>) -> Option<&str> {
    node.text().filter(|_| !node.is_null())
}

/// A list of classes: all of them, or none is known.
pub(super) fn classes(list: Node<'_>) -> Option<DataClasses> {
    let list = list.target();
    if list.kind() != Kind::Sequence {
        return None;
    }
    let classes: Option<DataClasses> = list.children().map(|item| DataClass::parse(item.target().text()?)).collect();
    classes.filter(|classes| *classes != DataClasses::default())
}
