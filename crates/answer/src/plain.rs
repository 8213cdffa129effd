//! Procedures and products in a patient's words, and what differs when a product is injected.

use exoskin_record::summary::{ArmSummary, Summary};

use crate::words::{counted, step, tidy};

/// The arm's procedure in a patient's words; its name tidied up where the summary has none.
pub fn procedure(arm: &ArmSummary) -> String {
    if arm.done.patient.is_empty() { tidy(&arm.procedure) } else { arm.done.patient.clone() }
}

/// A product in a patient's words; its name tidied up where the summary has none.
pub fn product(summary: &Summary, name: &str) -> String {
    let told = summary.products.iter().find(|one| one.name == name).filter(|one| !one.patient.is_empty());
    told.map_or_else(|| tidy(name), |one| one.patient.clone())
}

/// True where the product goes into the skin through a needle and not onto it.
pub fn is_injected(arm: &ArmSummary) -> bool {
    arm.done.injects
}

/// What was done with the product, in the middle of a sentence.
pub fn given(arm: &ArmSummary) -> &'static str {
    if is_injected(arm) { "injected" } else { "applied" }
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

/// Every product of the arm: only the counted one where the summary names no others.
pub fn products(arm: &ArmSummary) -> Vec<&str> {
    if arm.products.is_empty() { vec![arm.product.as_str()] } else { arm.products.iter().map(String::as_str).collect() }
}

/// What "working" counts, and why it is so much less than "taken up".
pub const WORKING: &str = "cells that respond, counted as one vesicle each. How many vesicles a cell needs before it responds is assumed, with a wide range, and most cells take up fewer. So this step is far below what is taken up, and it is 0 in every sample under “vesicles do nothing”.";
