//! Work without Python's lock: it runs on a thread of its own, while the thread that asked waits, hands on how far the
//! work has got, and notices Ctrl-C.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use exoskin::{Cancel, Error, Estimate, Question, SweepPlan, Watch};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;

use crate::errors::failed;
use crate::own::Own;

/// How often the thread that asked looks up: often enough that nobody waits for Ctrl-C or a bar.
const LOOK: Duration = Duration::from_millis(50);
/// After Ctrl-C, how long work that ends at its next safe place is waited for before it is left to end alone.
const PATIENCE: u32 = 20;

/// Who is told about long work; any of them may be none.
#[derive(Default, FromPyObject)]
#[pyo3(from_item_all)]
pub struct Listener {
    /// Called with done, total and what is counted.
    pub progress: Option<Py<PyAny>>,
    /// Called with what the work will cost, in a sentence.
    pub say: Option<Py<PyAny>>,
    /// Threads as a text, which the question checks; none means all cores.
    pub threads: Option<String>,
    /// Whether stopped work leaves files behind that somebody else must not find half-written.
    pub writes: bool,
}

type Done = (usize, usize, &'static str);

/// What the work has said since the last look.
#[derive(Default)]
struct Heard {
    progress: Option<Done>,
    sentences: Vec<String>,
}

#[derive(Clone, Default)]
struct Told {
    cancel: Cancel,
    heard: Arc<Mutex<Heard>>,
}

impl Told {
    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn report(&self, done: usize, total: usize, what: &'static str) {
        self.heard().progress = Some((done, total, what));
    }
}

impl Watch for Told {
    fn estimated(&self, estimate: &Estimate) {
        self.heard().sentences.push(estimate.text());
    }

    fn planned(&self, plan: &SweepPlan) {
        self.heard().sentences.push(plan.text());
    }

    fn points(&self, done: usize, total: usize) {
        self.report(done, total, "points computed");
    }

    fn compared(&self, done: usize, total: usize) {
        self.report(done, total, "comparisons made");
    }

    fn progress(&self, done: usize, total: usize) {
        self.report(done, total, "transport problems solved");
    }

    fn followed(&self, done: usize, total: usize) {
        self.report(done, total, "samples followed");
    }

    fn stopped(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

/// The answer to a question.
pub fn ask<Q>(py: Python<'_>, question: Q, own: &Own, listener: &Listener) -> PyResult<Q::Answer>
where
    Q: Question + Send + 'static,
    Q::Answer: Send + 'static,
{
    let told = Told::default();
    let watch = told.clone();
    let threads = listener.threads.as_ref().and_then(|text| text.parse().ok());
    let (send, receive) = channel();
    let work = move || {
        // A pool of its own: a forked process has none of its parent's threads.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
        let answer = match pool {
            Ok(pool) => pool.install(move || question.ask_watched(&watch)),
            Err(wrong) => Err(Error::Run(format!("cannot start the threads ({wrong})"))),
        };
        // Nobody may be waiting any more.
        drop(send.send(answer));
    };
    let started = thread::Builder::new().name("exoskin".into()).spawn(work);
    started.map_err(|wrong| failed(py, &Error::Run(format!("cannot start a thread ({wrong})"))))?;
    wait(py, receive, &told, listener, own)
}

fn wait<A: Send>(
    py: Python<'_>,
    mut receive: Receiver<Result<A, Error>>,
    told: &Told,
    listener: &Listener,
    own: &Own,
) -> PyResult<A> {
    let mut stopped: Option<PyErr> = None;
    let mut looks = 0;
    loop {
        let (back, got) = py.detach(move || {
            let got = receive.recv_timeout(LOOK);
            (receive, got)
        });
        receive = back;
        match (got, stopped) {
            (Ok(answer), None) => {
                drop(hear(py, told, listener));
                return answer.map_err(|error| failed(py, &bare(error, own)));
            }
            (Ok(answer), Some(why)) => return Err(noted(py, why, answer.err())),
            (Err(RecvTimeoutError::Disconnected), why) => {
                let defect = || failed(py, &Error::Run("a defect stopped the work; please report it".to_owned()));
                return Err(why.unwrap_or_else(defect));
            }
            (Err(RecvTimeoutError::Timeout), Some(why)) => {
                looks += 1;
                if looks > PATIENCE && !listener.writes {
                    return Err(why);
                }
                stopped = Some(why);
            }
            (Err(RecvTimeoutError::Timeout), None) => {
                stopped = hear(py, told, listener).and_then(|()| py.check_signals()).err();
                if stopped.is_some() {
                    told.cancel.cancel();
                }
            }
        }
    }
}

/// Hands on what the work has said.
fn hear(py: Python<'_>, told: &Told, listener: &Listener) -> PyResult<()> {
    let Heard { progress, sentences } = std::mem::take(&mut *told.heard());
    if let Some(say) = &listener.say {
        sentences.iter().try_for_each(|sentence| say.call1(py, (sentence,)).map(drop))?;
    }
    match (&listener.progress, progress) {
        (Some(call), Some(done)) => call.call1(py, done).map(drop),
        _ => Ok(()),
    }
}

/// Why the work was stopped, with what is left of it.
fn noted(py: Python<'_>, why: PyErr, ended: Option<Error>) -> PyErr {
    match ended {
        Some(left @ Error::Interrupted { .. }) if why.is_instance_of::<PyKeyboardInterrupt>(py) => {
            PyKeyboardInterrupt::new_err(left.to_string())
        }
        _ => why,
    }
}

/// A mistake as whoever asked knows its place.
fn bare(error: Error, own: &Own) -> Error {
    match error {
        Error::Input(mistake) => Error::Input(Box::new(own.bare(*mistake))),
        other => other,
    }
}
