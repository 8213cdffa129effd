//! Positive controls: treatments that are known to move a readout, computed from evidence rows, so that a null elsewhere
//! is one that could have been otherwise.
//!
//! Each control says what its rows are used for: `input` where they shaped a number, so that agreement says little,
//! `predicted` where they did not. Scripted controls act on behaviours of cells, not as products: what a drug does to the
//! cycle of a hair or to a fibroblast is read from one row, and what follows in the skin is compared with another.
//!
//! `cargo run --release -p exoskin-validation --bin checks -- controls` writes docs/src/controls.md.

use exoskin_evidence::{Draws, Group, Parameter, row};
use exoskin_quantity::unit::DAY_S;
use exoskin_scenario::Hypothesis;
use exoskin_skin::follicle::{HairState, grow};
use exoskin_skin::healing::heal;
use exoskin_skin::injury::load_procedure;
use exoskin_skin::{Behaviours, Condition, Pulse, Site, Start, site};
use exoskin_stats::{Band, band};
use exoskin_therapy::effect::parameters::{FACTOR_MEMORY, TGFB_COLLAGEN};
use exoskin_therapy::effect::{Exposure, FactorExposure, pulses};
use exoskin_vial::hashed::Hashed;

/// Draws of what is not known.
const SAMPLES: u64 = 200;
/// Patients under each of them, where a share of patients is asked for.
const PATIENTS: u64 = 200;
/// 90 % of a normal distribution lie within so many standard errors.
const Z90: f64 = 1.645;
/// Weeks and months of the trials, in days.
const WEEKS_20: f64 = 140.0;
const WEEKS_48: f64 = 336.0;
const MONTHS_10: f64 = 304.0;
/// Ng per mL in pg per um³.
const NG_PER_ML: f64 = 1e-9;

/// What the rows behind a control were used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// They shaped a number.
    Input,
    /// They shaped nothing.
    Predicted,
}

/// One number of one control.
#[derive(Clone, Debug)]
pub struct Control {
    /// Which control.
    pub control: &'static str,
    /// What was measured, and in what.
    pub what: &'static str,
    /// Rows that were measured.
    pub rows: &'static [&'static str],
    /// What they say, with the 90 % band of their error.
    pub measured: Band,
    /// What the model says, with its 90 % band.
    pub model: Band,
    /// What the rows were used for.
    pub used: Use,
    /// What stands behind the script, or what the number leaves out.
    pub note: &'static str,
    /// Readouts that this control moves.
    pub moves: &'static [&'static str],
}

impl Control {
    /// Whether the model's middle lies within the band of what was measured.
    pub fn inside(&self) -> bool {
        (self.measured.p05..=self.measured.p95).contains(&self.model.median)
    }

    /// Whether the model moves at all.
    pub fn moves(&self) -> bool {
        self.model.p05 > 0.0 || self.model.p95 < 0.0
    }
}

/// Every control.
///
/// # Errors
/// A band that cannot be computed, a procedure that cannot be read.
pub fn all() -> Result<Vec<Control>, String> {
    let mut found = vec![pdgf()?];
    found.extend(tgfb()?);
    found.extend(finasteride()?);
    found.push(minoxidil()?);
    found.push(retinoid()?);
    Ok(found)
}

fn value(id: &str) -> f64 {
    row(id).and_then(|row| row.value).unwrap_or(f64::NAN)
}

fn banded(values: &[f64]) -> Result<Band, String> {
    band(values).map_err(|wrong| wrong.to_string())
}

fn around(middle: f64, error: f64) -> Band {
    Band { median: middle, p05: middle - Z90 * error, p95: middle + Z90 * error }
}

/// What is not known from one draw, who is treated from another.
struct Patient {
    unknown: u64,
    person: u64,
}

impl Draws for Patient {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let of_product = matches!(parameter.group, Group::Response | Group::Product);
        let index = if of_product { self.unknown } else { 1_000_000 + self.unknown * PATIENTS + self.person };
        Hashed { index }.unit(parameter)
    }
}

/// PDGF gel on chronic wounds: patients closed after 20 weeks, with it and without.
fn pdgf() -> Result<Control, String> {
    let bed = load_procedure("wound_bed").map_err(|wrong| wrong.to_string())?;
    let shares: Vec<f64> = (0..SAMPLES)
        .map(|unknown| {
            let closed = |gel: bool| -> f64 {
                let patient = |person| wound_closed(&Patient { unknown, person }, gel, &bed);
                (0..PATIENTS).filter(|&person| patient(person)).count() as f64 / PATIENTS as f64
            };
            100.0 * (closed(true) - closed(false))
        })
        .collect();
    let (with, without) = (value("wound.pdgf_gel.closed_20wk") / 100.0, value("wound.placebo_gel.closed_20wk") / 100.0);
    let arm = value("wound.pdgf_gel.patients") / 3.0;
    let error = 100.0 * (with * (1.0 - with) / arm + without * (1.0 - without) / arm).sqrt();
    Ok(Control {
        control: "PDGF-BB gel, 100 µg/g daily, on a chronic wound",
        what: "patients closed at 20 weeks, gel minus placebo gel, points of 100",
        rows: &["wound.pdgf_gel.closed_20wk", "wound.placebo_gel.closed_20wk", "wound.pdgf_gel.patients"],
        measured: around(100.0 * (with - without), error),
        model: banded(&shares)?,
        used: Use::Predicted,
        note: "The largest effect of PDGF on an edge comes from fresh wounds of healthy people, the half effect from dishes. At most 3 % of the gel is absorbed; all of that range saturates. Three arms are taken as equal.",
        moves: &["wound_area"],
    })
}

/// Whether this patient's wound has closed.
fn wound_closed(draws: &dyn Draws, gel: bool, bed: &exoskin_skin::Procedure) -> bool {
    let Ok(foot) = site("forearm", None, draws) else { return false };
    let start = Start::draw(Condition::ChronicWound, None, &foot, draws);
    let pulses = if gel { daily_gel(&foot, bed, draws) } else { Vec::new() };
    let states = heal(&foot, &start, &[], &pulses, &[WEEKS_20], draws);
    states.last().is_some_and(|state| state.lesion.wound_closed >= 1.0)
}

/// The gel once a day for 20 weeks: 1.6 mm thick, of which 0.1 to 3 % enters.
fn daily_gel(foot: &Site, bed: &exoskin_skin::Procedure, draws: &dyn Draws) -> Vec<Pulse> {
    const FILM_UM: f64 = 1600.0;
    const NG_PER_ML_OF_GEL: f64 = 1e5;
    const ENTERED: f64 = 0.005;
    let injury = bed.injury(draws);
    let exposure = Exposure {
        at_s: 0.0,
        site: foot,
        injury: injury.as_ref(),
        unit_cell_um2: 1e6,
        cells: Vec::new(),
        potent_share: 0.0,
        factors: vec![FactorExposure { name: "pdgf_bb".into(), pg_per_um3: NG_PER_ML_OF_GEL * NG_PER_ML }],
        factor_entered: ENTERED,
        film_um: FILM_UM,
    };
    let mut pulses = pulses(&exposure, Hypothesis::Nothing, true, draws);
    pulses.iter_mut().for_each(|pulse| pulse.until_s = WEEKS_20 * DAY_S);
    pulses
}

/// TGF-beta in a dish: how long collagen stays up after one short pulse, after two, and by how much.
fn tgfb() -> Result<Vec<Control>, String> {
    let days = |index: u64| Hashed { index }.value(&FACTOR_MEMORY) / DAY_S;
    let one: Vec<f64> = (0..SAMPLES).map(days).collect();
    // A second pulse a day later begins the same memory again.
    let two: Vec<f64> = one.iter().map(|days| days + 1.0).collect();
    let fold: Vec<f64> = (0..SAMPLES).map(|index| Hashed { index }.value(&TGFB_COLLAGEN)).collect();
    let ends = |id: &str, low: f64, high: f64| Band { median: value(id), p05: low, p95: high };
    Ok(vec![
        Control {
            control: "TGF-β1 in a dish, one pulse of 30 minutes",
            what: "days for which collagen I secretion stays up",
            rows: &["signal.tgfb1.pulse_collagen_duration"],
            measured: ends("signal.tgfb1.pulse_collagen_duration", 4.0, 10.5),
            model: banded(&one)?,
            used: Use::Input,
            note: "Looked at on days 1, 7 and 14; the band ends half way to the looks before and after.",
            moves: &["collagen_1", "collagen_3"],
        },
        Control {
            control: "TGF-β1 in a dish, a second pulse a day later",
            what: "days for which collagen I secretion stays up",
            rows: &["signal.tgfb1.second_pulse_collagen_duration"],
            measured: ends("signal.tgfb1.second_pulse_collagen_duration", 10.5, 21.0),
            model: banded(&two)?,
            used: Use::Input,
            note: "In the model a second pulse begins the same memory again; in the dish it lasted twice as long.",
            moves: &["collagen_1", "collagen_3"],
        },
        Control {
            control: "TGF-β in a dish, saturating",
            what: "collagen production relative to none, fold",
            rows: &["signal.tgfb.collagen_fold_dermal", "signal.tgfb.procollagen_fold_foreskin"],
            measured: Band { median: 3.0, p05: 2.0, p95: 5.0 },
            model: banded(&fold)?,
            used: Use::Input,
            note: "Three studies: 2 to 3, 3 to 5 and 2-fold.",
            moves: &["collagen_1", "collagen_3"],
        },
    ])
}

/// Hairs gained on a balding scalp under factors on the cycle, over nothing.
fn hair_gain(factors: impl Fn(&dyn Draws, u64) -> Behaviours, days: f64) -> Result<(Vec<f64>, Vec<f64>), String> {
    let (mut hairs, mut growing) = (Vec::new(), Vec::new());
    for index in 0..SAMPLES {
        let draws = Hashed { index };
        let scalp = site("scalp", None, &draws).map_err(|wrong| wrong.to_string())?;
        let far = factors(&draws, index);
        let script = [Pulse { from_s: 0.0, until_s: days * DAY_S, near: far, far }];
        let of = |pulses: &[Pulse]| grow(&scalp, Condition::AndrogeneticAlopecia, &[], pulses, &[days], &draws);
        let (Some(with), Some(without)) = (of(&script), of(&[])) else { return Err("no hair on the scalp".into()) };
        let (with, without) = (&with[0], &without[0]);
        let grown = |state: &HairState| state.hairs_per_cm2 * state.growing_hair_share;
        hairs.push(with.hairs_per_cm2 - without.hairs_per_cm2);
        growing.push(grown(with) - grown(without));
    }
    Ok((hairs, growing))
}

/// Finasteride: the anagen to telogen ratio is scripted from the trial's own figure, hairs are compared.
fn finasteride() -> Result<Vec<Control>, String> {
    let ratio = 1.0 + value("hair.finasteride.anagen_telogen_ratio_48wk") / 100.0;
    let script = |_: &dyn Draws, _| Behaviours { follicle_exit: 1.0 / ratio, ..Behaviours::UNTOUCHED };
    let (hairs, growing) = hair_gain(script, WEEKS_48)?;
    let note = "Script: growing follicles stop at 1/1.47 of their rate, from the trial's own gain of 47 % in the ratio of growing to resting hairs; what follows for the counts is the model's.";
    let one = |what, rows: &'static [&'static str], error: f64, model: &[f64]| {
        Ok::<Control, String>(Control {
            control: "Finasteride 1 mg daily, scripted on the hair cycle",
            what,
            rows,
            measured: around(value(rows[0]), error),
            model: banded(model)?,
            used: Use::Predicted,
            note,
            moves: &["hairs", "anagen"],
        })
    };
    Ok(vec![
        one("hairs per cm² over placebo, 48 weeks", &["hair.finasteride.total_gain_48wk"], 2.5, &hairs)?,
        one("growing hairs per cm² over placebo, 48 weeks", &["hair.finasteride.anagen_gain_48wk"], 2.9, &growing)?,
    ])
}

/// Minoxidil: resting follicles start sooner, by what was seen in rats; hairs are compared with a trial.
fn minoxidil() -> Result<Control, String> {
    // Telogen of the rats that were not treated over that of those that were: 20 d over 1 to 2.
    let untreated = value("hair_rat.telogen_untreated");
    let treated = row("hair_rat.telogen_minoxidil").and_then(|row| Some((row.low?, row.high?))).unwrap_or((1.0, 1.0));
    let (low, high) = (untreated / treated.1, untreated / treated.0);
    let script = |_: &dyn Draws, index: u64| {
        let share = Hashed { index }.unit(&FACTOR_MEMORY);
        Behaviours { follicle_entry: low * libm::pow(high / low, share), ..Behaviours::UNTOUCHED }
    };
    let (hairs, _) = hair_gain(script, WEEKS_48)?;
    let (with, without) = (value("hair.minoxidil_5.gain_48wk"), value("hair.minoxidil_placebo.gain_48wk"));
    let error = (25.4f64 * 25.4 / 139.0 + 21.7 * 21.7 / 78.0).sqrt();
    Ok(Control {
        control: "Minoxidil 5 % twice daily, scripted on the hair cycle",
        what: "hairs per cm² over placebo, 48 weeks",
        rows: &["hair.minoxidil_5.gain_48wk", "hair.minoxidil_placebo.gain_48wk"],
        measured: around(with - without, error),
        model: banded(&hairs)?,
        used: Use::Predicted,
        note: "Script: resting follicles start 10 to 20 times as fast, from telogen of 20 days in rats that became 1 to 2; in people its size is not known.",
        moves: &["hairs", "anagen"],
    })
}

/// A retinoid: fibroblasts make more collagen, by the stain of one trial; collagen I is compared with another.
fn retinoid() -> Result<Control, String> {
    let made = 1.0 + value("skin.tretinoin.fibroblast_stain_10mo") / 100.0;
    let gain = |index: u64| -> Result<f64, String> {
        let draws = Hashed { index };
        let face = site("face", None, &draws).map_err(|wrong| wrong.to_string())?;
        let start = Start::draw(Condition::Healthy, None, &face, &draws);
        let far = Behaviours { collagen: made, ..Behaviours::UNTOUCHED };
        let script = [Pulse { from_s: 0.0, until_s: MONTHS_10 * DAY_S, near: far, far }];
        let of = |pulses: &[Pulse]| heal(&face, &start, &[], pulses, &[MONTHS_10], &draws);
        let total = |states: &[exoskin_skin::SkinState]| states.last().map_or(f64::NAN, |state| 1.0 + state.collagen1);
        let (with, without) = (total(&of(&script)), total(&of(&[])));
        Ok(100.0 * (with / without - 1.0))
    };
    let gains = (0..SAMPLES).map(gain).collect::<Result<Vec<f64>, String>>()?;
    let (before, after) = (value("skin.tretinoin.collagen1_before"), value("skin.tretinoin.collagen1_10mo"));
    let error = 100.0 / before * ((9.6f64 * 9.6 + 4.1 * 4.1) / 11.0).sqrt();
    Ok(Control {
        control: "Tretinoin on photodamaged skin, scripted on fibroblasts",
        what: "collagen I after 10 months, % of the start",
        rows: &["skin.tretinoin.collagen1_10mo", "skin.tretinoin.collagen1_before"],
        measured: around(100.0 * (after / before - 1.0), error),
        model: banded(&gains)?,
        used: Use::Predicted,
        note: "Script: fibroblasts make 2.19 times as much, from the stain of another trial (10 to 12 months, 29 patients). The model's collagen is an average over the upper dermis, as biopsies show it.",
        moves: &["collagen_1"],
    })
}

/// The page of the book.
///
/// # Errors
/// As [`all`].
pub fn page() -> Result<String, String> {
    let controls = all()?;
    let mut text = String::from(HEAD);
    text.push_str(
        "| control | what | measured (90 % band of its error) | model (90 % band) | inside | rows used as |\n",
    );
    text.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for one in &controls {
        let inside = if one.inside() {
            "yes"
        } else if one.moves() {
            "no, but it moves"
        } else {
            "no"
        };
        let used = if one.used == Use::Input { "input" } else { "predicted" };
        text.push_str(&format!(
            "| {} | {} | {} | {} | {inside} | {used} |\n",
            one.control,
            one.what,
            shown(&one.measured),
            shown(&one.model)
        ));
    }
    text.push_str("\n## What stands behind each\n\n");
    for one in &controls {
        let rows: Vec<String> = one.rows.iter().map(|id| format!("`{id}`")).collect();
        text.push_str(&format!("- **{}**, {}: {} Rows: {}.\n", one.control, one.what, one.note, rows.join(", ")));
    }
    text.push_str(&silent(&controls));
    text.push_str(PLASMA);
    Ok(text)
}

/// Readouts that no control moves: a null there has not been shown to be one that could have been otherwise.
fn silent(controls: &[Control]) -> String {
    let moved = |key: &str| controls.iter().any(|one| one.moves() && one.moves.contains(&key));
    let all = exoskin_therapy::readouts::all();
    let names: Vec<String> =
        all.iter().filter(|one| !moved(one.key)).map(|one| format!("{} (`{}`)", one.words.name, one.key)).collect();
    format!(
        "\n## Readouts without a positive control\n\nNo control above moves them. Where one of these shows no difference, nothing \
         has shown that it could have been otherwise: {}.\n",
        names.join("; ")
    )
}

fn shown(band: &Band) -> String {
    let two = |value: f64| exoskin_quantity::write::decimal(value, 2).replace('-', "−");
    format!("{} ({} to {})", two(band.median), two(band.p05), two(band.p95))
}

const PLASMA: &str = "\n## Platelet-rich plasma\n\nPlatelet-rich plasma in scalp and dermis goes through film, mouths and tissue \
    as every product does; the [scorecard](scorecard.md) sets it beside its trials, which disagree with each other.\n";

const HEAD: &str = "# Positive controls\n\n\
    A model that can only say zero is no more honest than one that always says yes. These treatments are known to move \
    something in people or in dishes; the model must move too. Written by `cargo run --release -p exoskin-validation \
    --bin checks -- controls`.\n\n\
    **input**: the rows shaped a number of the model, so agreement says little. **predicted**: they did not. Scripted \
    controls act on what cells do, not as products. Nothing was tuned to any of these trials.\n\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_three_controls_are_inside_their_bands_and_all_of_them_move() {
        let controls = all().expect("controls");
        assert!(controls.iter().all(|one| one.measured.median.is_finite()), "a row is missing");
        for one in &controls {
            assert!(one.moves(), "{} does not move {}", one.control, one.what);
        }
        let inside: std::collections::BTreeSet<&str> =
            controls.iter().filter(|one| one.inside()).map(|one| one.control).collect();
        assert!(inside.len() >= 3, "{inside:?}");
        assert!(
            inside.iter().any(|name| name.starts_with("PDGF")),
            "a chronic wound closes faster under PDGF: {inside:?}"
        );
        let predicted = controls.iter().filter(|one| one.inside() && one.used == Use::Predicted).count();
        assert!(predicted >= 2, "agreement that was not put in");
    }
}
