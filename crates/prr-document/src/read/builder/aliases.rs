//! Aliases: never copied, and counted as if they were.

use super::{Anchor, AnchoredKey, Builder, to_u32};
use crate::Kind;
use crate::image::{FLAG_PLAIN, FLAG_TRUE};
use crate::read::{Fault, FaultKind};

impl Builder<'_> {
    pub(in crate::read) fn alias(&mut self, anchor: usize, span: (usize, usize)) -> Result<(), Fault> {
        let span32 = (to_u32(span.0), to_u32(span.1));
        if let Some(key) = self.key_anchors.get(&anchor).copied() {
            return self.key_alias(key, span32);
        }
        let Some(Anchor { node, expanded }) = self.anchors.get(&anchor).copied() else {
            return Err(Fault::new(FaultKind::Syntax("an alias without its anchor".to_owned()), span.0..span.1));
        };
        if self.expects_key() {
            let record = self.arena.nodes.at(node);
            if !Kind::from_u8(record.kind).is_some_and(Kind::is_scalar) {
                return Err(Fault::new(FaultKind::ComplexKey, span.0..span.1));
            }
            // Aliases are short and what they stand for may be long, so it is counted for each.
            self.spend(u64::from(record.b) / 64, span32)?;
            let text = self.stored(record).to_owned();
            let kind = Kind::from_u8(record.kind).unwrap_or(Kind::String);
            self.take_key(&text, false, (kind, record.flags & FLAG_TRUE != 0), span32);
            return Ok(());
        }
        let Some(expanded) = expanded else {
            return Err(Fault::new(FaultKind::RecursiveAlias, span.0..span.1));
        };
        self.push(Kind::Alias, 0, node, 0, span32)?;
        self.spend(expanded, span32)
    }

    /// An alias to a key: the same key again, or its scalar as a value.
    fn key_alias(&mut self, key: AnchoredKey, span: (u32, u32)) -> Result<(), Fault> {
        if !self.expects_key() {
            if key.kind == Kind::Float {
                let text = self.arena.keys[key.symbol as usize].to_owned();
                self.check_finite(key.kind, &text, span);
            }
            self.push(key.kind, key.flags, key.text.0, key.text.1, span)?;
            return Ok(());
        }
        self.spend(u64::from(key.text.1) / 64, span)?;
        let text = self.arena.keys[key.symbol as usize].to_string();
        let merge = key.flags & FLAG_PLAIN != 0 && text == "<<";
        self.take_key(&text, merge, (key.kind, key.flags & FLAG_TRUE != 0), span);
        Ok(())
    }

    /// Counts what a reader that copies aliases would have made of one.
    fn spend(&mut self, nodes: u64, span: (u32, u32)) -> Result<(), Fault> {
        self.expanded = self.expanded.saturating_add(nodes);
        if self.expanded > self.limits.expanded_nodes {
            let kind = FaultKind::AliasBomb { limit: self.limits.expanded_nodes };
            return Err(Fault::new(kind, span.0 as usize..span.1 as usize));
        }
        Ok(())
    }
}
