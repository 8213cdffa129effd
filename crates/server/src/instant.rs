//! Answers while a slider moves: a few at a time, on threads of their own, the last ones kept.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Bytes;
use exoskin::Cancel;
use tokio::sync::Semaphore;

use crate::access::lock;
use crate::failure::Failure;
use crate::kept::Kept;

/// Questions that are worked on at once; each uses all cores.
const AT_ONCE: usize = 2;
/// Questions that may wait for their turn.
const WAITING: usize = 16;

/// Works on questions, and keeps answers.
pub(crate) struct Instant {
    turns: Arc<Semaphore>,
    waiting: AtomicUsize,
    kept: Mutex<Kept>,
}

/// Stops the work when nobody waits for its answer any more.
struct Abandoned(Cancel);

impl Drop for Abandoned {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

struct Queued<'a>(&'a AtomicUsize);

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Instant {
    pub fn new() -> Instant {
        Instant {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            waiting: AtomicUsize::new(0),
            kept: Mutex::new(Kept::default()),
        }
    }

    /// The answer to the question that `key` writes out: a kept one, or what `work` finds.
    pub async fn answer<W>(&self, key: String, work: W) -> Result<Bytes, Failure>
    where
        W: FnOnce(&Cancel) -> Result<Bytes, Failure> + Send + 'static,
    {
        if let Some(bytes) = lock(&self.kept).find(&key) {
            return Ok(bytes);
        }
        let queued = Queued(&self.waiting);
        if self.waiting.fetch_add(1, Ordering::SeqCst) >= WAITING {
            return Err(Failure::busy("too many questions are waiting for their answer"));
        }
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(Failure::run)?;
        drop(queued);
        let cancel = Cancel::default();
        let _abandoned = Abandoned(cancel.clone());
        let worked = tokio::task::spawn_blocking(move || {
            let answer = work(&cancel);
            drop(turn);
            answer
        });
        let bytes = worked.await.map_err(Failure::run)??;
        lock(&self.kept).keep(key, bytes.clone());
        Ok(bytes)
    }
}
