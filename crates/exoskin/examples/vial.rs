//! One vial: what is left after a freezer, a thaw and a day and a half in a refrigerator.
#![allow(clippy::print_stdout)]

use exoskin::{Question, Vial};

/// Prints what is whole, and what would have kept more.
pub fn main() -> Result<(), exoskin::Error> {
    let left = Vial::of("frozen_msc").history("-80C 60d; thaw; 4C 36h".parse()?).ask()?.vial;
    println!("whole: {:.3} ({:.3} to {:.3})", left.whole_share.median, left.whole_share.p05, left.whole_share.p95);
    for advice in &left.advice {
        println!("{}: {:.3}", advice.what, advice.whole_share.median);
    }
    Ok(())
}
