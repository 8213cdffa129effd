//! Watching long work: how far it has got, and whether to stop. Nothing is printed here and no signal is caught.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::estimate::Estimate;
use crate::sweep::SweepPlan;

/// A watcher of the work. Called from any thread.
pub trait Watch: Sync {
    /// Told what a run into a folder will cost, before it starts.
    fn estimated(&self, _estimate: &Estimate) {}
    /// Told what a sweep will compute, before it starts.
    fn planned(&self, _plan: &SweepPlan) {}
    /// Told how many points of a sweep are computed.
    fn points(&self, _done: usize, _total: usize) {}
    /// Told how many of the comparisons with trials are made.
    fn compared(&self, _done: usize, _total: usize) {}
    /// Told how many of the transport problems are solved.
    fn progress(&self, _done: usize, _total: usize) {}
    /// Told how many of the samples are followed, and written where they go into a folder.
    fn followed(&self, _done: usize, _total: usize) {}
    /// Asked whether to stop at the next safe place.
    fn stopped(&self) -> bool {
        false
    }
}

/// No watcher.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {}

/// A flag that stops the work; clones share it.
///
/// ```
/// let cancel = exoskin::Cancel::default();
/// let button = cancel.clone();
/// button.cancel();
/// assert!(cancel.is_cancelled());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the work to stop; returns whether that had been asked before.
    pub fn cancel(&self) -> bool {
        self.0.swap(true, Ordering::SeqCst)
    }

    /// Whether a stop was asked for.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Watch for Cancel {
    fn stopped(&self) -> bool {
        self.is_cancelled()
    }
}

/// The study's view of a watcher.
pub(crate) struct OfStudy<'a>(pub &'a dyn Watch);

impl exoskin_study::Watch for OfStudy<'_> {
    fn progress(&self, done: usize, total: usize) {
        self.0.progress(done, total);
    }

    fn followed(&self, done: usize, total: usize) {
        self.0.followed(done, total);
    }

    fn stopped(&self) -> bool {
        self.0.stopped()
    }
}
