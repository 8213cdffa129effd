//! Procedures and products as a patient would call them, and what is different where a product is injected.

use exoskin_record::summary::ArmSummary;

use crate::words::{counted, step, tidy};

const PROCEDURES: [(&str, &str); 13] = [
    ("donor_site", "a thin layer of skin is taken off, as for a skin graft"),
    ("fractional_co2", "a laser that burns tiny deep holes (fractional CO₂ laser)"),
    ("full_field_co2", "a laser that takes off the whole surface (CO₂ laser)"),
    ("full_field_eryag", "a laser that takes off the whole surface (erbium laser)"),
    ("hydradermabrasion", "the outermost layer is rubbed off with water (hydradermabrasion)"),
    ("injection", "injections with a fine needle"),
    ("nonablative_1440_1927", "a laser that heats the skin without opening it"),
    ("peel", "a chemical peel"),
    ("pen", "tiny needles that go in and out (needling pen)"),
    ("punch", "a small round piece of skin is cut out (biopsy)"),
    ("rf_needles", "fine needles that heat the skin from within"),
    ("roller", "a roller with tiny needles"),
    ("wound_bed", "the open wound is treated as it is"),
];

const PRODUCTS: [(&str, &str); 15] = [
    ("adipose_cosmetic", "a cosmetic with vesicles from fat tissue's stem cells"),
    ("adipose_gel", "a gel with vesicles from fat tissue's stem cells"),
    ("cell_extract", "an extract of stem cells"),
    ("conditioned_medium", "the liquid in which stem cells grew"),
    ("frozen_msc", "vesicles from stem cells, thawed"),
    ("growth_factor_serum", "a serum with growth factors, without vesicles"),
    ("lyophilised_adipose", "freeze-dried vesicles from fat tissue's stem cells"),
    ("petrolatum_compound", "vesicles stirred into petroleum jelly"),
    ("placental_msc", "vesicles from the placenta's stem cells"),
    ("platelet", "vesicles from blood platelets"),
    ("platelet_extract", "an extract of blood platelets"),
    ("prp_double_spin", "platelets from your own blood (PRP)"),
    ("prp_single_spin", "platelets from your own blood (PRP)"),
    ("reference_vesicles", "counted test vesicles"),
    ("saline", "salt water"),
];

fn look(list: &[(&str, &str)], key: &str) -> String {
    list.iter().find(|(known, _)| *known == key).map_or_else(|| tidy(key), |(_, plain)| (*plain).to_owned())
}

/// A procedure's file stem in a patient's words; one that is not shipped is tidied up.
pub fn procedure(key: &str) -> String {
    look(&PROCEDURES, key)
}

/// A product's file stem in a patient's words.
pub fn product(key: &str) -> String {
    look(&PRODUCTS, key)
}

/// True where the product goes into the skin through a needle and not onto it.
pub fn is_injected(arm: &ArmSummary) -> bool {
    arm.procedure.starts_with("injection")
}

/// What was done with the product, in the middle of a sentence.
pub fn given(arm: &ArmSummary) -> &'static str {
    if is_injected(arm) { "injected" } else { "put on" }
}

/// A step of the strip, in an injection's words where the product is injected.
pub fn step_of(key: &str, arm: &ArmSummary) -> (String, &'static str) {
    if let (Some((name, meaning)), "label") = (counted(&arm.dose.counted_by), key) {
        return (name.into(), meaning);
    }
    way_of(key, is_injected(arm))
}

/// A step of several arms, in an injection's words where all of them inject.
pub fn way_of(key: &str, injected: bool) -> (String, &'static str) {
    match (injected, key) {
        (true, "on_skin") => ("injected".into(), "whole vesicles in the depots below the surface"),
        (true, "entered") => ("left the depot".into(), "net, into the tissue around the depots"),
        _ => step(key),
    }
}

/// Every product of the arm: the counted one alone where the summary names no others.
pub fn products(arm: &ArmSummary) -> Vec<&str> {
    if arm.products.is_empty() { vec![arm.product.as_str()] } else { arm.products.iter().map(String::as_str).collect() }
}

/// What "working" counts, and why it is so much less than "taken up".
pub const WORKING: &str = "cells that are switched on, counted as one vesicle each. How many vesicles a cell needs before it answers is assumed, with a wide range; most cells hold fewer. So this step falls far below what is taken up, and it is 0 in every sample that draws “vesicles do nothing”.";
