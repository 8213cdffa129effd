//! Coverage of the 90 % bands after stability series of simulated products.

use exoskin_validation::series_check::{Truth, coverage};

use crate::Outcome;

/// Prints coverage and how much narrower the bands become.
pub(super) fn print(products: u64) -> Outcome {
    for (truth, name) in
        [(Truth::Drawn, "drawn from the priors"), (Truth::Contrary, "contrary to the prior of the rates")]
    {
        let (found, refused) = coverage(products, truth)?;
        println!("{products} products {name}, {refused} series refused:\n");
        println!("| quantity | 90 % bands that contain the truth | width relative to the prior's |\n|---|---|---|");
        for one in found {
            println!("| {} | {:.1} % | {:.2} |", one.name, 100.0 * one.share, one.width);
        }
        println!();
    }
    Ok(())
}
