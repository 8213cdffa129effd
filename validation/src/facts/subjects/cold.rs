//! A cold product on skin heated by a laser: vesicles, refrigerator and liquid separately.

use exoskin_record::summary::{Difference, Summary};

use crate::facts::made::{Basis, made};
use crate::facts::studies::{QUARTER_HOUR_D, difference};
use crate::facts::work::{FactsError, Work};
use exoskin_claims::Fact;

const SCENARIO: &str = "scenarios/cold_on_hot.toml";
const COMMAND: &str = "exoskin compare scenarios/cold_on_hot.toml --arms procedure,vehicle,vehicle-room,exosomes --all";

/// What is asked: which part, the arm, and +1 if that arm has it and the vehicle does not.
const PARTS: [(&str, &str, &str, f64); 3] = [
    ("vesicles", "cold vesicles compared with the same cold liquid", "exosomes", 1.0),
    ("cold", "the cold liquid compared with the liquid at room temperature", "vehicle-room", -1.0),
    ("liquid", "the cold liquid compared with nothing applied", "procedure", -1.0),
];

/// Minutes after which a cold film is felt most, in days.
const THREE_MINUTES_D: f64 = 3.0 / 1440.0;

/// Readout, its words, its day, whether in degrees.
const READOUTS: [(&str, &str, &str, f64); 6] = [
    ("temperature_3min", "temperature", "skin temperature after 3 minutes", THREE_MINUTES_D),
    ("temperature", "temperature", "skin temperature after a quarter of an hour", QUARTER_HOUR_D),
    ("burning", "burning", "burning after a quarter of an hour", QUARTER_HOUR_D),
    ("redness_now", "erythema", "redness after a quarter of an hour", QUARTER_HOUR_D),
    ("redness_d1", "erythema", "redness on day 1", 1.0),
    ("water_loss_d1", "tewl", "water loss on day 1", 1.0),
];

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let scenario = work.scenario(SCENARIO)?;
    let names = ["procedure", "vehicle", "vehicle-room", "exosomes"];
    let summary = work.compared(&scenario, &names, "vehicle")?;
    let command = format!("{COMMAND} {}", work.exactly());
    let mut facts = Vec::new();
    for part in PARTS {
        facts.extend(of_part(&summary, part, &command)?);
    }
    Ok(facts)
}

fn of_part(summary: &Summary, part: (&str, &str, &str, f64), command: &str) -> Result<Vec<Fact>, FactsError> {
    let (part, words, arm, sign) = part;
    let one = |(id, readout, name, day): (&str, &str, &str, f64)| {
        let row = difference(summary, arm, readout, day)?;
        let (band, unit) = of_row(row);
        let id = format!("cool.{id}.{part}");
        Ok(made(&id, &format!("{name}: {words}"), band.times(sign), unit, Basis::study(summary), command))
    };
    READOUTS.into_iter().map(one).collect()
}

/// Temperatures in degrees, burning in points of its scale, the rest in per cent.
fn of_row(row: &Difference) -> (exoskin_record::summary::Band, &'static str) {
    match row.readout.as_str() {
        "temperature" => (row.difference, "C"),
        "burning" => (row.difference, "0-10"),
        _ => (row.in_percent(row.difference), "%"),
    }
}
