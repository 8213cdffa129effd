//! The threads that one question is worked on with.

use crate::error::{Error, Result};
use crate::options::Options;

/// Works on as many threads as the options say. Where a platform has none, as a browser's worker, it works on this one:
/// the answer is the same for any number.
pub(crate) fn on_threads<T: Send>(options: &Options, work: impl FnOnce() -> T + Send) -> Result<T> {
    match rayon::ThreadPoolBuilder::new().num_threads(options.threads.unwrap_or(0)).build() {
        Ok(pool) => Ok(pool.install(work)),
        Err(_) if cfg!(target_family = "wasm") => Ok(work()),
        Err(reason) => Err(Error::Run(format!("cannot start the threads ({reason})"))),
    }
}
