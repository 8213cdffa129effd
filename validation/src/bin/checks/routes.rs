//! What every procedure lets in: shares of the dose with their 90 % band over draws of all priors, water and ointment.

use exoskin_therapy::delivery::{Case, solve};
use exoskin_validation::checks::cases::{self, Random};
use exoskin_vial::product::Base;

use crate::Outcome;

const DRAWS: u64 = 100;

/// Prints the table.
pub(super) fn print() -> Outcome {
    println!("| procedure | base | entered, % | taken up, % | of these fibroblasts, % | ms per draw |");
    println!("|---|---|---|---|---|---|");
    for name in exoskin_skin::procedures() {
        for base in [Base::Water, Base::Petrolatum] {
            if base == Base::Petrolatum && cases::case(name).procedure.device_class.injects() {
                continue;
            }
            row(name, base)?;
        }
    }
    Ok(())
}

fn row(name: &str, base: Base) -> Outcome {
    let case = case(name, base);
    let (mut entered, mut taken, mut fibroblasts) = (vec![], vec![], vec![]);
    let begun = std::time::Instant::now();
    for number in 0..DRAWS {
        let (mut inside, mut up, mut fibroblast) = (0.0, 0.0, 0.0);
        for unit in case.unit_setups(&Random(number))? {
            let said = solve(&unit.setup, &[])?;
            inside += unit.share_of_area * said.entered;
            up += unit.share_of_area * said.taken_up;
            let of = |(fate, share): &(String, f64)| if fate == "taken_up_fibroblast" { *share } else { 0.0 };
            fibroblast += unit.share_of_area * said.fates.iter().map(of).sum::<f64>();
        }
        entered.push(100.0 * inside);
        taken.push(100.0 * up);
        fibroblasts.push(if up > 0.0 { 100.0 * fibroblast / up } else { 0.0 });
    }
    let ms = begun.elapsed().as_secs_f64() * 1e3 / DRAWS as f64;
    let word = if base == Base::Water { "water" } else { "petrolatum" };
    println!("| {name} | {word} | {} | {} | {} | {ms:.1} |", band(entered), band(taken), band(fibroblasts));
    Ok(())
}

/// Median and 90 % band.
fn band(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[(share * (values.len() - 1) as f64).round() as usize];
    format!("{:.3} ({:.4}-{:.2})", at(0.5), at(0.05), at(0.95))
}

/// The reference case after this procedure; an injection covers as much as its volume allows.
fn case(name: &str, base: Base) -> Case {
    let case = cases::case(name);
    let area_um2 = case.area_um2.filter(|_| !case.procedure.device_class.injects());
    Case { base, area_um2, ..case }
}
