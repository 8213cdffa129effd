//! The fit behind the wall's capacity and the loss in the liquid, and every storage row against the fitted model.

use exoskin_stats::Band;
use exoskin_validation::storage_fit::fit;
use exoskin_vial::{Role, storage_comparison};

use crate::Outcome;

/// Prints the fit, then the rows.
pub(super) fn print() -> Outcome {
    let fit = fit()?;
    println!("Fitted to five values of two laboratories at 4 C ({:.0} effective draws):\n", fit.effective);
    println!("| number | median (90 % band) | declared as |\n|---|---|---|");
    let (a, b) = fit.liquid_beta;
    println!(
        "| loss in the liquid over loss past a blocked wall | {} | Beta({a:.3}, {b:.3}) |",
        shown(fit.liquid_share)
    );
    let (low, high) = fit.wall_ends;
    println!(
        "| wall capacity over the highest adsorption observed | {} | LogU({low:.3}, {high:.3}) |",
        shown(fit.wall_full)
    );
    println!("| the other laboratory's rates over the fitted ones | {} | - |", shown(fit.preparation));
    println!("\n| row | measured | before the fit | after it |\n|---|---|---|---|");
    for row in &fit.rows {
        let (value, spread) = row.measured;
        println!("| {} | {value:.3} ± {spread:.3} | {} | {} |", row.row, shown(row.before), shown(row.after));
    }
    println!("\nEvery storage row, each laboratory with the spread between preparations:\n");
    println!("| row | role | measured | model | residual | |\n|---|---|---|---|---|---|");
    for row in storage_comparison() {
        let role = if row.role == Role::Fitted { "fitted" } else { "predicted" };
        let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
        let verdict = row.inside.map_or("-", |inside| if inside { "inside" } else { "missed" });
        println!(
            "| {} | {role} | {} | {} | {} | {verdict} |",
            row.row,
            number(row.observed),
            shown(row.model),
            number(row.residual)
        );
    }
    Ok(())
}

fn shown(band: Band) -> String {
    format!("{:.3} ({:.3} to {:.3})", band.median, band.p05, band.p95)
}
