use std::sync::Arc;

use prr_document::View;
use wasmtime::{ResourceLimiter, StoreLimits, StoreLimitsBuilder};

use crate::bindings::prr::policy::{host, types};
use crate::engine::{INSTANCES, MEMORIES, TABLES};
use crate::error::Limit;
use crate::{Limits, json};

/// Lines of a plugin's log that are kept, and characters of each.
const LOG_LINES: usize = 100;
const LOG_LINE: usize = 1_000;

/// What belongs to one run of one plugin.
pub(crate) struct State {
    limits: Limits,
    store: StoreLimits,
    documents: Arc<Vec<u8>>,
    host_calls: u32,
    json_bytes: usize,
    memory_bytes: usize,
    pub(crate) log: Vec<String>,
    /// The first limit that was hit: a trap that follows is explained by it.
    pub(crate) hit: Option<Limit>,
}

impl State {
    pub(crate) fn new(limits: &Limits, documents: Arc<Vec<u8>>) -> Self {
        let store = StoreLimitsBuilder::new()
            .memory_size(limits.memory_bytes)
            .table_elements(limits.table_entries)
            .instances(INSTANCES as usize)
            .memories(MEMORIES as usize)
            .tables(TABLES as usize)
            .build();
        Self {
            limits: *limits,
            store,
            documents,
            host_calls: 0,
            json_bytes: 0,
            memory_bytes: 0,
            log: Vec::new(),
            hit: None,
        }
    }

    fn deny(&mut self, limit: Limit) -> wasmtime::Error {
        self.hit.get_or_insert(limit);
        wasmtime::Error::msg(limit.to_string())
    }

    fn called(&mut self) -> wasmtime::Result<()> {
        self.host_calls += 1;
        if self.host_calls > self.limits.host_calls {
            return Err(self.deny(Limit::HostCalls(self.limits.host_calls)));
        }
        Ok(())
    }
}

impl ResourceLimiter for State {
    fn memory_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> wasmtime::Result<bool> {
        let total = self.memory_bytes.saturating_add(desired.saturating_sub(current));
        let granted = total <= self.limits.memory_bytes && self.store.memory_growing(current, desired, maximum)?;
        if granted {
            self.memory_bytes = total;
        } else {
            self.hit.get_or_insert(Limit::Memory(self.limits.memory_bytes));
        }
        Ok(granted)
    }

    fn table_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> wasmtime::Result<bool> {
        let granted = self.store.table_growing(current, desired, maximum)?;
        if !granted {
            self.hit.get_or_insert(Limit::Table(self.limits.table_entries));
        }
        Ok(granted)
    }

    fn instances(&self) -> usize {
        self.store.instances()
    }

    fn tables(&self) -> usize {
        self.store.tables()
    }

    fn memories(&self) -> usize {
        self.store.memories()
    }
}

impl types::Host for State {}

impl host::Host for State {
    fn document_json(&mut self, index: u32) -> wasmtime::Result<Option<String>> {
        self.called()?;
        let limit = self.limits.json_bytes;
        let text = {
            let Ok(view) = View::new(&self.documents) else { return Ok(None) };
            let Some(document) = view.documents().nth(index as usize) else { return Ok(None) };
            json::text(document.root(), limit - self.json_bytes)
        };
        let text = text.ok_or_else(|| self.deny(Limit::Json(limit)))?;
        self.json_bytes += text.len();
        Ok(Some(text))
    }

    fn document_nodes(&mut self, index: u32) -> wasmtime::Result<Option<Vec<u32>>> {
        self.called()?;
        let limit = self.limits.json_bytes;
        let nodes = {
            let Ok(view) = View::new(&self.documents) else { return Ok(None) };
            let Some(document) = view.documents().nth(index as usize) else { return Ok(None) };
            json::nodes(document.root(), (limit - self.json_bytes) / 4)
        };
        let nodes = nodes.ok_or_else(|| self.deny(Limit::Json(limit)))?;
        self.json_bytes += nodes.len() * 4;
        Ok(Some(nodes))
    }

    fn documents(&mut self) -> wasmtime::Result<Vec<u8>> {
        self.called()?;
        Ok(Arc::unwrap_or_clone(std::mem::take(&mut self.documents)))
    }

    fn log(&mut self, line: String) -> wasmtime::Result<()> {
        self.called()?;
        if self.log.len() < LOG_LINES {
            self.log.push(line.chars().take(LOG_LINE).collect());
        }
        Ok(())
    }
}
