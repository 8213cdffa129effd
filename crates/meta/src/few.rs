//! Skin that hardly any trial of the layer treated: what those trials found is told as it is, not as an estimate.

use crate::contrasts::{Contrast, Told};
use exoskin_score::class::Class;

/// Fewer trials than this are told one by one. Assumed: with four trials, the spread between trials is mostly its prior.
pub const FEWEST: usize = 5;

/// Trials of the list on wounds that do not close on their own. A test compares them with the table's indications.
pub const CHRONIC_WOUNDS: [&str; 1] = ["pbsc_scexos2024_dfu"];

/// What the trials on chronic wounds found, in words; nothing where there are enough for an estimate.
pub fn on_chronic_wounds(contrasts: &[Contrast]) -> Option<String> {
    words("a chronic wound", &CHRONIC_WOUNDS, contrasts)
}

/// What these trials found, in words; nothing where there are enough of them for an estimate.
pub fn words(what: &str, trials: &[&str], contrasts: &[Contrast]) -> Option<String> {
    let several = format!("{} trials", trials.len());
    let count = match trials.len() {
        0 => "No trial",
        1 => "One trial",
        FEWEST.. => return None,
        _ => several.as_str(),
    };
    let treated = format!("{count} of this layer treated {what}");
    if trials.is_empty() {
        return Some(format!("{treated}, so there is no estimate of what trials of this kind show."));
    }
    let found: Vec<String> = trials.iter().map(|trial| format!("{trial}: {}", outcome(trial, contrasts))).collect();
    let too_few = if trials.len() == 1 { "One trial is" } else { "So few trials are" };
    Some(format!(
        "{treated} ({}). {too_few} too little for an estimate of what trials of this kind show, and trials on skin that heals \
         on its own are another kind.",
        found.join("; ")
    ))
}

fn outcome(trial: &str, contrasts: &[Contrast]) -> String {
    let own = contrasts.iter().filter(|one| one.trial == trial);
    let said = own.map(|one| {
        let word = match (one.class(), one.told) {
            (_, Told::Better(true)) => "better with the product, without a word on chance",
            (_, Told::Better(false)) => "not better with the product, without a word on chance",
            (Some(Class::Better), _) => "better with the product",
            (Some(Class::Worse), _) => "worse with the product",
            (Some(Class::NotSignificant), _) => "no significant difference",
            (None, _) => "a number without an error",
        };
        format!("{}, {word}", one.endpoint)
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { "no result that counts".to_owned() } else { said.join(", ") }
}
