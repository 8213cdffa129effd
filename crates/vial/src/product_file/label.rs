//! Reading the label: the count, per mL or per vial, and who counted.

use exoskin_quantity::toml::{Known, Table};
use exoskin_quantity::{Checked, Dimension};

use super::fields::{answer, basis};
use super::keys;
use crate::product::{Answer, CountedBy, Label, Prp};

/// The most particles per um³ that a file may claim (1e15 per mL: spheres of 100 nm would fill half the volume).
const MOST_PER_UM3: f64 = 1e3; // number: limit of what is accepted as input
/// The most particles per vial that a file may claim.
const MOST_PER_VIAL: f64 = 1e16; // number: limit of what is accepted as input

pub(super) fn label(table: Table<'_>, volume_um3: f64) -> Checked<Label> {
    table.only(&keys::LABEL.names())?;
    let per_vial = table.optional_choice("per", &keys::PER)?.unwrap_or("mL") == "vial";
    let read = |key: &str| -> Checked<Known<f64>> {
        if per_vial {
            let known = table.known_quantity_in(key, Dimension::Count, 0.0..=MOST_PER_VIAL)?;
            let known = scaled(known, 1.0 / volume_um3);
            if known.ends().is_some_and(|(_, high)| high > MOST_PER_UM3) {
                return Err(table.error_at(
                    key,
                    "more vesicles than fit into the vial's volume",
                    "at most 1e15 per mL of volume",
                ));
            }
            Ok(known)
        } else {
            table.known_quantity_in(key, Dimension::Concentration, 0.0..=MOST_PER_UM3)
        }
    };
    let count_per_um3 = read("count")?;
    // What such labels claim is usually known per mL, whatever this label counts.
    let per_ml = || table.known_quantity_in("claimed", Dimension::Concentration, 0.0..=MOST_PER_UM3);
    let claimed_per_um3 = if per_vial { per_ml().or_else(|_| read("claimed"))? } else { per_ml()? }.ends();
    if !table.has("count") {
        return Err(table.error_at(
            "count",
            "[label] has no `count`",
            "`count = \"1e10 /mL\"`, a range, or `\"unknown\"`",
        ));
    }
    Ok(Label {
        count_per_um3,
        claimed_per_um3,
        counted_after_drying: answer(table, "counted_after_drying")?,
        exact: table.boolean("exact")?,
        counted_by: counted_by(&table)?,
        basis: basis(table, "label")?,
    })
}

fn counted_by(table: &Table<'_>) -> Checked<CountedBy> {
    let word = table.optional_choice("counted_by", &CountedBy::WORDS.map(|(word, _)| word))?;
    let found = CountedBy::WORDS.iter().find(|(known, _)| Some(*known) == word);
    Ok(found.map_or(CountedBy::Maker, |(_, by)| *by))
}

fn scaled(known: Known<f64>, factor: f64) -> Known<f64> {
    match known {
        Known::Unknown => Known::Unknown,
        Known::Is(value) => Known::Is(value * factor),
        Known::Between(low, high) => Known::Between(low * factor, high * factor),
    }
}

/// The label of a product whose vesicles follow from its platelets.
pub(super) fn counted_by_blood(prp: &Prp) -> Label {
    Label {
        count_per_um3: Known::Unknown,
        claimed_per_um3: None,
        counted_after_drying: Answer::Unknown,
        exact: false,
        counted_by: CountedBy::Maker,
        basis: prp.basis.clone(),
    }
}
