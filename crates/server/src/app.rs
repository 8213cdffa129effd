//! What every request can use.

use std::path::PathBuf;
use std::sync::Arc;

pub(crate) use exoskin_sent::Means;

use crate::access::Access;
use crate::files::Files;
use crate::instant::Instant;
use crate::jobs::Jobs;

/// Shared by all requests.
pub(crate) type Shared = Arc<App>;

/// The parts of the server.
pub(crate) struct App {
    pub access: Access,
    pub instant: Instant,
    pub files: Files,
    pub jobs: Arc<Jobs>,
    pub means: Means,
    /// Where drafts are written for a moment.
    pub data: PathBuf,
}
