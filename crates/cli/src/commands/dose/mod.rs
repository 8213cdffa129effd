//! `exoskin dose`: one application, on the skin or intravenous.

mod arguments;
mod skin;
mod vein;

use crate::failure::Outcome;
use crate::global::Global;

pub use self::arguments::Arguments;
use self::arguments::Route;

/// Runs `exoskin dose`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    match arguments.route {
        Route::Skin => skin::run(arguments, global),
        Route::Iv => vein::run(arguments, global),
    }
}
