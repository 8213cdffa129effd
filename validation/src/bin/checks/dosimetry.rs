//! Dish doses and skin doses in the same unit, vesicles taken up per cell, as Markdown.

use exoskin_evidence::{Draws, row};
use exoskin_quantity::unit::{ML_UM3, UG_PER_ML};
use exoskin_therapy::effect::dosimetry::{
    Dish, Taker, answer, contacts_in_a_day, half_effect_contacts, particles_per_um3_of_protein,
};
use exoskin_vial::hashed::Hashed;

const SAMPLES: u64 = 2_000;

/// Whose uptake is shown.
const CELL: &str = "keratinocyte";
/// Rows with a count.
const COUNTED: [&str; 3] = [
    "invitro.corneal_epithelium.sig_dose_ucmsc_ev_lot4",
    "invitro.corneal_epithelium.sig_dose_ucmsc_ev_lot5",
    "invitro.corneal_epithelium.nonsig_dose_ucmsc_ev_lot3",
];
/// Rows with an amount of protein.
const WEIGHED: [&str; 5] = [
    "invitro.fibroblast.dose_matching_bfgf_adsc_exo",
    "invitro.limbal_epithelium.dose_keratocyte_ev_normal",
    "invitro.fibroblast.dose_adsc_ev_photoageing",
    "invitro.melanocyte.best_dose_codium_ev",
    "ev.dose.epc_mv.tube_dose_tested",
];
/// Rows that give vesicles per cell directly.
const PER_CELL: [(&str, f64); 3] = [
    ("uptake.dose.fibroblast_tested_range", 1.0),
    ("uptake.dose.synoviocyte_kinetics", 1.0),
    ("invitro.tcell.dose_ev_per_immune_cell", 1e-4),
];
/// Mean counts per cell in skin: the reference case on average, at the wall, at the mouth.
const IN_SKIN: [f64; 5] = [0.1, 1.0, 10.0, 100.0, 1000.0];

/// Prints the tables.
pub(super) fn print() {
    dishes();
    half_effect();
    shapes();
}

fn dishes() {
    println!("## Dish doses as vesicles that a cell takes up in 24 h\n");
    println!("| row | dose | vesicles per cell: median (90 % band) |\n| --- | --- | --- |");
    for id in COUNTED {
        let dose = row(id).and_then(|row| row.value).unwrap_or(0.0);
        let contacts = |draws: &dyn Draws| contacts_in_a_day(CELL, dose / ML_UM3, draws);
        println!("| {id} | {} per mL | {} |", shown(dose), band(contacts));
    }
    for id in WEIGHED {
        let dose = row(id).and_then(|row| row.value.or(row.low)).unwrap_or(0.0);
        let contacts =
            |draws: &dyn Draws| contacts_in_a_day(CELL, particles_per_um3_of_protein(dose * UG_PER_ML, draws), draws);
        println!("| {id} | {dose} ug/mL | {} |", band(contacts));
    }
    for (id, scale) in PER_CELL {
        let Some(row) = row(id) else { continue };
        let ends: Vec<String> =
            [row.value, row.low, row.high].into_iter().flatten().map(|value| shown(value * scale)).collect();
        println!("| {id} | given per cell | {} offered |", ends.join(" to "));
    }
    println!(
        "\nOf the vesicles of a dish the cells take up {} in 24 h; a floor that kept every arrival would take {}.",
        band(|draws| taken_up(draws, None)),
        band(|draws| taken_up(draws, Some(f64::MAX.sqrt())))
    );
}

/// The share that cells take up in a day, at their own clearance or at a given one.
fn taken_up(draws: &dyn Draws, clearance_um3_per_s: Option<f64>) -> f64 {
    let dish = Dish::drawn(draws);
    let own = || Taker::drawn(CELL, dish.diffusivity_um2_s, draws).clearance_um3_per_s;
    dish.taken_up(clearance_um3_per_s.unwrap_or_else(own), 86_400.0)
}

fn half_effect() {
    println!("\nVesicles per cell for half the effect: {}.", band(|draws| half_effect_contacts(CELL, draws)));
}

fn shapes() {
    println!("\n## Share of the largest effect by mean count per cell, all potent\n");
    println!("| vesicles per cell | one-hit or Hill, drawn | f of the mean instead (wrong) |\n| --- | --- | --- |");
    for mean in IN_SKIN {
        let right = band(|draws| answer(CELL, draws).expected(mean));
        println!("| {} | {right} | {} |", shown(mean), band(|draws| answer(CELL, draws).at(mean)));
    }
}

fn band(of: impl Fn(&dyn Draws) -> f64) -> String {
    let mut values: Vec<f64> = (0..SAMPLES).map(|index| of(&Hashed { index })).collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| shown(values[(share * values.len() as f64) as usize]);
    format!("{} ({} to {})", at(0.5), at(0.05), at(0.95))
}

/// Two digits; powers of ten beyond four.
fn shown(value: f64) -> String {
    match value.abs() {
        0.0 => "0".into(),
        size if !(1e-3..1e4).contains(&size) => format!("{value:.1e}"),
        size if size >= 10.0 => format!("{value:.0}"),
        size if size >= 1.0 => format!("{value:.1}"),
        _ => format!("{value:.2}").parse::<f64>().map_or_else(
            |_| String::new(),
            |short| {
                if short > 0.05 { short.to_string() } else { format!("{value:.4}") }
            },
        ),
    }
}
