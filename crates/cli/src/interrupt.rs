//! Ctrl-C: the first one asks the run to stop at the next safe place, the second one ends the process at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Says whether the user asked to stop.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens to Ctrl-C (and to a polite request to end) from now on.
    ///
    /// Where no handler can be installed the system's own behaviour stays: the process ends, and a run goes on
    /// from its last snapshot just the same.
    pub fn listen() -> Interrupt {
        let interrupt = Interrupt::default();
        let flag = interrupt.clone();
        let handler = move || {
            if flag.0.swap(true, Ordering::SeqCst) {
                std::process::exit(130);
            }
        };
        let _ = ctrlc::set_handler(handler);
        interrupt
    }

    /// True once the user asked to stop.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// The flag itself, for code that polls it.
    pub fn flag(&self) -> &AtomicBool {
        &self.0
    }
}
