//! Blood in a channel, and the body's own vesicles: the background of every dose.
//!
//! A channel full of blood contains plasma vesicles and platelets; when it clots, the platelets shed vesicles of their
//! own, so the wound's blood is platelet-rich plasma at 1-fold. Living cells secrete vesicles all the time. [`Release`]
//! says which factors platelets release, in a clot as in a tube of platelet-rich plasma. Checked by:
//! tests/suite/background.rs (orders of magnitude against rows, nothing negative, 1-fold is blood),
//! tests/suite/platelets.rs (rows are reproduced at their fold, laboratories are a mixture, age and activation).

mod background;
pub mod parameters;
mod platelets;

pub use background::{Blood, interstitial_vesicles_per_um3, secreted, secretion_per_cell_s};
pub use platelets::{Activation, DONOR_YEARS, FOLDS, Preparation, Release, active_tgfb_share, factor_names};
