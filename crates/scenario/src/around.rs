//! What every session of an arm shares.

use std::path::Path;

use exoskin_skin::{Condition, Site};

use super::role::Role;

/// What every session of an arm shares.
pub(super) struct Around<'a> {
    /// The skin.
    pub site: &'a Site,
    /// How it starts.
    pub condition: Condition,
    /// Where to look for files.
    pub base_dir: &'a Path,
    /// What the arm's name promises.
    pub role: Role,
}
