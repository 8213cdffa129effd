//! Checks 18 and 19: what passes intact skin, and what enters after needling.

use exoskin_therapy::delivery::{Resolution, solve, solve_with};
use exoskin_transport::Controls;

use super::Check;
use super::cases::{Random, case};

/// Sorted shares entered and taken up over draws, follicles included, on one mesh: its error of 1-4 % is negligible
/// compared with the band.
fn shares(procedure: &str, draws: u64) -> [Vec<f64>; 2] {
    let mut shares = [Vec::new(), Vec::new()];
    for number in 0..draws {
        let [mut entered, mut taken_up] = [0.0; 2];
        for unit in case(procedure).unit_setups(&Random(number)).expect("known site") {
            let d = match unit.setup.follicle {
                Some(_) => solve(&unit.setup, &[]).expect("solved"),
                None => solve_with(&unit.setup, &[], &Resolution::default(), &Controls::default()).expect("solved"),
            };
            entered += unit.share_of_area * d.entered;
            taken_up += unit.share_of_area * d.taken_up;
        }
        shares[0].push(entered);
        shares[1].push(taken_up);
    }
    shares.iter_mut().for_each(|list| list.sort_by(f64::total_cmp));
    shares
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

fn band(sorted: &[f64]) -> String {
    let percent = |share: f64| 100.0 * quantile(sorted, share);
    format!("{:.3} % [{:.3}, {:.3}]", percent(0.5), percent(0.05), percent(0.95))
}

/// The bands, medians with the 5 % and 95 % quantiles.
pub fn bands() -> Vec<Check> {
    let [intact, _] = shares("none", 300);
    let upper = quantile(&intact, 0.95);
    let range = |sorted: &[f64]| {
        let (low, high) = (quantile(sorted, 0.05), quantile(sorted, 0.95));
        0.0 < low && low < high && high < 1.0
    };
    let mut checks = vec![Check::new(
        18,
        "share that passes intact skin, 300 draws",
        "at most 1 %",
        band(&intact),
        format!("largest draw {:.3} %", 100.0 * quantile(&intact, 1.0)),
        upper <= 0.01 && range(&intact),
    )];
    for procedure in ["roller", "pen"] {
        let [entered, taken] = shares(procedure, 300);
        let claimed = "2-5 % claimed (an opinion)";
        let what = |share: &str| format!("share {share}, {procedure}, 10 min after, 300 draws");
        checks.push(Check::new(19, &what("entered"), claimed, band(&entered), String::new(), range(&entered)));
        checks.push(Check::new(19, &what("taken up"), "-", band(&taken), String::new(), range(&taken)));
    }
    checks
}
