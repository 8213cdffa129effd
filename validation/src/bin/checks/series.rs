//! Coverage of the 90 % bands after stability series and dose-response curves of simulated products.

use exoskin_quantity::Diagnostic;
use exoskin_validation::recovery::{Coverage, Truth, by_chance};
use exoskin_validation::{dish_check, series_check};

use crate::Outcome;

/// Prints coverage and how much narrower the bands become after a stability series.
pub(super) fn print(products: u64) -> Outcome {
    let names = ["drawn from the priors", "contrary to the prior of the rates"];
    table(products, names, series_check::coverage)
}

/// The same after a dose-response curve.
pub(super) fn print_dish(products: u64) -> Outcome {
    let names = ["drawn from the priors", "contrary to them: strong, and at few vesicles"];
    table(products, names, dish_check::coverage)
}

fn table(
    products: u64,
    names: [&str; 2],
    coverage: impl Fn(u64, Truth) -> Result<(Vec<Coverage>, usize), Diagnostic>,
) -> Outcome {
    for (truth, name) in [Truth::Drawn, Truth::Contrary].into_iter().zip(names) {
        let (found, refused) = coverage(products, truth)?;
        println!("{products} products {name}, {refused} refused:\n");
        println!("| quantity | 90 % bands that contain the truth | width relative to the prior's |\n|---|---|---|");
        for one in found {
            println!("| {} | {:.1} % | {:.2} |", one.name, 100.0 * one.share, one.width);
        }
        let (low, high) = by_chance(products as usize - refused);
        println!(
            "\nBands of exactly 90 % would give {:.1} to {:.1} % in 95 of 100 such checks.\n",
            100.0 * low,
            100.0 * high
        );
    }
    Ok(())
}
