//! `[model.hypotheses]`: how likely each possible mode of action of a vesicle is.

use exoskin_quantity::toml::Table;
use exoskin_quantity::{Checked, show_number};

use super::{Hypotheses, Hypothesis, keys, limits};

/// The weights of `[model.hypotheses]` and the switch `free_factors`; anything left out takes its default.
pub(super) fn read(model: &Table<'_>) -> Checked<Hypotheses> {
    let usual = Hypotheses::default();
    let free_factors = model.optional_boolean("free_factors")?.unwrap_or(usual.free_factors);
    let weights = match model.optional_table("hypotheses")? {
        Some(table) => weights(&table)?,
        None => usual.weights,
    };
    Ok(Hypotheses { weights, free_factors })
}

/// All hypotheses in their own order, whatever the order of the file; anything left out weighs 0.
fn weights(table: &Table<'_>) -> Checked<Vec<(Hypothesis, f64)>> {
    table.only(&keys::HYPOTHESES.names())?;
    let weight = |(word, hypothesis)| -> Checked<(Hypothesis, f64)> {
        let weight = table.optional_number(word)?.unwrap_or(0.0);
        if (0.0..=1.0).contains(&weight) {
            return Ok((hypothesis, weight));
        }
        Err(table.error_at(word, format!("`{word}` is {}", show_number(weight)), "a weight from 0 to 1"))
    };
    let weights = Hypothesis::WORDS.into_iter().map(weight).collect::<Checked<Vec<_>>>()?;
    let sum: f64 = weights.iter().map(|(_, weight)| weight).sum();
    if (sum - 1.0).abs() <= limits::WEIGHTS_SLACK {
        return Ok(weights);
    }
    let expected = "weights that sum to 1; a hypothesis left out has weight 0";
    // A sum that only looks like 1 is shown in full.
    let shown = if show_number(sum) == "1" { sum.to_string() } else { show_number(sum) };
    let problem = format!("the weights of [hypotheses] sum to {shown}");
    // The last weight is the one that a user would change.
    let last = table.keys().last().copied().unwrap_or("nothing");
    Err(table.error_at(last, problem, expected))
}
