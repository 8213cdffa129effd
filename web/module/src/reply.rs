//! A question and its answer, lying on a desk.

use std::sync::Arc;

use exoskin::{Error, Keep, Memory, Watch};
use exoskin_sent::{Means, Posted, Refused, Told, lists, status};

/// The page that asked, told how far the work has got.
pub(crate) struct Page;

impl Watch for Page {
    fn progress(&self, done: usize, total: usize) {
        #[cfg(target_family = "wasm")]
        {
            #[link(wasm_import_module = "page")]
            unsafe extern "C" {
                /// Transport problems that are solved.
                safe fn progress(done: usize, total: usize);
            }
            progress(done, total);
        }
        #[cfg(not(target_family = "wasm"))]
        let _ = (done, total);
    }
}

/// One question at a time, and what was solved for earlier ones.
#[derive(Debug)]
pub struct Desk {
    bytes: Vec<u8>,
    means: Means,
}

impl Default for Desk {
    fn default() -> Desk {
        let keep = Keep::Memory(Arc::new(Memory::default()));
        Desk { bytes: Vec::new(), means: Means { threads: Some(1), keep } }
    }
}

impl Desk {
    /// Makes room for a question of this many bytes.
    pub fn room(&mut self, bytes: usize) -> &mut [u8] {
        self.bytes.clear();
        self.bytes.resize(bytes, 0);
        &mut self.bytes
    }

    /// What lies on the desk.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Answers what lies on the desk, and lays the answer there; the status of HTTP.
    pub fn answer(&mut self, watch: &dyn Watch) -> u16 {
        let question = std::mem::take(&mut self.bytes);
        let place = question.iter().position(|byte| *byte == b'\n').unwrap_or(question.len());
        let (name, body) = question.split_at(place);
        let name = String::from_utf8_lossy(name);
        let (status, bytes) = match found(&name, body, &self.means, watch) {
            Ok(Some(bytes)) => (200, bytes),
            Ok(None) => (404, refused(Told::new("missing", "there is no such question"))),
            Err(error) => (status(&error), refused(Told::from(&error))),
        };
        self.bytes = bytes;
        status
    }
}

fn found(name: &str, body: &[u8], means: &Means, watch: &dyn Watch) -> Result<Option<Vec<u8>>, Error> {
    match Posted::named(name) {
        Some(posted) => posted.answer(body, means, watch).map(Some),
        None => lists::named(name),
    }
}

fn refused(error: Told) -> Vec<u8> {
    Refused { error }.bytes()
}
