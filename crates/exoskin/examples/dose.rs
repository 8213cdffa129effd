//! The count of one dose, from the label to the living cell.

use exoskin::{Dose, Question, Time, Volume};

fn main() -> Result<(), exoskin::Error> {
    let dose = Dose::of("frozen_msc", Volume::ml(2.0)).on("face").after("microneedling").delay(Time::minutes(10.0));
    let answer = dose.ask()?;
    for step in &answer.arm()?.strip {
        println!("{:15} {:.3e} ({:.3e} to {:.3e})", step.step, step.median, step.p05, step.p95);
    }
    Ok(())
}
