//! What each arm delivers, next to the others: whole vesicles applied, and those inside living cells.

use exoskin_record::summary::{ArmSummary, Band, StripStep, Summary};

use crate::block::{Block, Table, paragraph};
use crate::numbers::{people_band, percent_band};
use crate::{path, words};

/// A line for every arm that applies whole vesicles to the skin or injects them; nothing where fewer than two do.
pub fn counts(summary: &Summary) -> Vec<Block> {
    let arms: Vec<&ArmSummary> = summary.arms.iter().filter(|arm| band(arm, "on_skin").p95 > 0.0).collect();
    if arms.len() < 2 {
        return Vec::new();
    }
    let mut table =
        Table::with_header(&["whole vesicles", "of", "given", "in living cells after 48 h", "of those given"]);
    for arm in arms {
        let [given, taken] = ["on_skin", "taken_up"].map(|step| people_band(&band(arm, step)));
        let share = percent_band(&arm.taken_up_share.band());
        table
            .row([arm.name.clone(), words::tidy(&arm.product), given, taken, share])
            .at(2, path::step(summary, arm, "on_skin"))
            .at(3, path::step(summary, arm, "taken_up"))
            .at(4, format!("{}/taken_up_share", path::arm(summary, arm)));
    }
    let first = "Counts are of the first session and of the product named; median and 90 % band.";
    vec![Block::Table(table), paragraph(first)]
}

fn band(arm: &ArmSummary, step: &str) -> Band {
    arm.step(step).map_or_else(Band::default, StripStep::band)
}
