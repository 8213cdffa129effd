//! Long work on a terminal: progress, and Ctrl-C. The first Ctrl-C asks the work to stop at the next safe place; the
//! second ends the process at once.

use exoskin::{Cancel, Error, Estimate, Question, SweepPlan, Watch};

use crate::global::Global;
use crate::progress::Progress;

/// Work that takes longer than this is announced, s.
const LONG_S: f64 = 2.0;

/// Answers a question that takes a while.
pub fn watched<Q: Question>(question: &Q, global: &Global) -> Result<Q::Answer, Error> {
    let terminal = Terminal { progress: Progress::new(global.quiet), cancel: listen() };
    let answer = question.ask_watched(&terminal);
    terminal.progress.finish();
    answer
}

/// Answers a question that cannot report its progress; if it takes long, `text` says once what is being done.
pub fn told<Q: Question>(question: &Q, global: &Global, text: &str) -> Result<Q::Answer, Error>
where
    Q::Answer: Send,
{
    Progress::new(global.quiet).during(text, || question.ask())
}

struct Terminal {
    progress: Progress,
    cancel: Cancel,
}

impl Watch for Terminal {
    fn estimated(&self, estimate: &Estimate) {
        if estimate.seconds_now > LONG_S {
            self.progress.say(&estimate.text());
        }
    }

    fn planned(&self, plan: &SweepPlan) {
        if plan.estimate.seconds > LONG_S {
            self.progress.say(&plan.text());
        }
    }

    fn points(&self, done: usize, total: usize) {
        self.progress.report(done as u64, total as u64, "points computed");
    }

    fn compared(&self, done: usize, total: usize) {
        self.progress.report(done as u64, total as u64, "comparisons made");
    }

    fn progress(&self, done: usize, total: usize) {
        self.progress.report(done as u64, total as u64, "transport problems solved");
    }

    fn followed(&self, done: usize, total: usize) {
        self.progress.report(done as u64, total as u64, "samples followed");
    }

    fn stopped(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

/// Listens for Ctrl-C (and for a polite termination request) from now on.
///
/// If no handler can be installed, the system's own behaviour stays: the process ends, and a run still resumes from its
/// last snapshot.
pub fn listen() -> Cancel {
    let cancel = Cancel::default();
    let flag = cancel.clone();
    let handler = move || {
        if flag.cancel() {
            std::process::exit(130);
        }
    };
    let _ = ctrlc::set_handler(handler);
    cancel
}
