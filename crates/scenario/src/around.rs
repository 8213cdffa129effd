//! What every session of an arm shares.

use std::cell::RefCell;
use std::path::Path;

use exoskin_skin::{Condition, Site};

use super::own_files::Met;
use super::role::Role;

/// What every session of an arm shares.
pub(super) struct Around<'a> {
    /// The skin.
    pub site: &'a Site,
    /// How it starts.
    pub condition: Condition,
    /// Where to look for files.
    pub base_dir: &'a Path,
    /// Files encountered so far.
    pub met: &'a RefCell<Met>,
    /// What the arm's name promises.
    pub role: Role,
}
