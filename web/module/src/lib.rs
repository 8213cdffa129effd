//! The counting crates as one WebAssembly module: a page asks it what it would ask a server.
//!
//! There is one desk for questions and answers. The page makes [`room`] for a question, writes it there (its name, a
//! line break, then its body in JSON) and calls [`answer`], which returns the status that the server would have sent.
//! The answer then lies at [`place`] and is [`length`] bytes long. Solved transport problems are kept in memory for the
//! next question. There is no clock, no file, no network and no second thread.
//!
//! Checked by: tests/suite/answers.rs, and web/tests/alone.test.mjs in a browser.

mod reply;

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

pub use reply::Desk;

static DESK: LazyLock<Mutex<Desk>> = LazyLock::new(Mutex::default);

fn desk() -> MutexGuard<'static, Desk> {
    DESK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes room for a question of this many bytes, and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    desk().room(bytes).as_mut_ptr()
}

/// Answers the question that lies on the desk; the status of HTTP.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> u32 {
    u32::from(desk().answer(&reply::Page))
}

/// Where the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn place() -> *const u8 {
    desk().bytes().as_ptr()
}

/// How many bytes the answer has.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    desk().bytes().len()
}
