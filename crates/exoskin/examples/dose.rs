//! One dose: from the label to the living cell.
#![allow(clippy::print_stdout)]

use exoskin::{Dose, Question, Time, Volume};

/// Prints every step of the count.
pub fn main() -> Result<(), exoskin::Error> {
    let dose = Dose::of("frozen_msc", Volume::ml(2.0)).on("face").after("microneedling").delay(Time::minutes(10.0));
    let answer = dose.exactly(2000, 40).ask()?;
    for step in &answer.arm()?.strip {
        println!("{:15} {:.3e} ({:.3e} to {:.3e})", step.step, step.median, step.p05, step.p95);
    }
    Ok(())
}
