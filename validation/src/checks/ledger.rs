//! Checks 1, 2 and 11: ledgers that close, moments of the draws, linearity in the dose.

use exoskin_therapy::delivery::{Capacity, Delivered, Resolution, solve_with};
use exoskin_transport::{Controls, Ledger, Stream, multinomial};

use super::Check;
use super::cases::{Random, case, coarse, reference};

const PROCEDURES: [&str; 6] = ["none", "roller", "pen", "rf_needles", "nonablative_1440_1927", "fractional_co2"];
const SITES: [&str; 4] = ["face", "cheek", "scalp", "forearm"];

/// A random scenario: procedure, site, dose volume, delay, rubbing, rinsing, size, and every prior.
fn scenario(number: u64) -> exoskin_therapy::delivery::Setup {
    let mut stream = Stream::new(2, number, 0, 0);
    let mut pick = |count: usize| (stream.uniform() * count as f64) as usize;
    let mut case = case(PROCEDURES[pick(6)]);
    SITES[pick(4)].clone_into(&mut case.site);
    case.volume_um3 = [2e11, 2e12, 1e13][pick(3)];
    case.delay_s = [0.0, 600.0, 7_200.0, 86_400.0][pick(4)];
    case.rub_s = [vec![], vec![60.0, 120.0, 300.0]][pick(2)].clone();
    case.rinse_s = [None, Some(30.0), Some(28_800.0)][pick(3)];
    case.diameter_prior_um = exoskin_evidence::Prior::Fixed([0.03, 0.1, 0.15][pick(3)]);
    // Every fourth is, in addition, the mouth of a follicle.
    let mut units = case.unit_setups(&Random(number)).expect("known site");
    match units.pop() {
        Some(unit) if number.is_multiple_of(4) => unit.setup,
        _ => case.setup(&Random(number)).expect("known site"),
    }
}

/// Check 1: 10,000 ledgers over 500 solves.
pub fn ledgers() -> Vec<Check> {
    let (mut mismatches, mut counted, mut open, mut negative) = (0u32, 0u32, 0.0f64, 0u32);
    for number in 0..500 {
        let d = solve_with(&scenario(number), &[], &coarse(), &Controls::default()).expect("solved");
        let total: f64 = d.fates.iter().map(|(_, share)| share).sum();
        open = open.max((total - 1.0).abs());
        negative += d.fates.iter().filter(|(_, share)| *share < 0.0).count() as u32;
        for seed in 0..20 {
            let mut stream = Stream::new(seed, number, 0, 0);
            let applied = [0, (1e13 * stream.uniform()) as u64, libm::pow(10.0, 13.0 * stream.uniform()) as u64]
                [seed as usize % 3];
            let ledger = Ledger::draw(&mut stream, applied, &d.fates);
            let sum = ledger.map_or(u64::MAX, |ledger| ledger.fates().values().sum());
            mismatches += u32::from(sum != applied);
            counted += 1;
        }
    }
    let count = format!("ledgers of {counted} random scenarios (500 solves, 0 to 1e13 vesicles) that do not close");
    vec![
        Check::new(1, &count, "0", mismatches.to_string(), "exact integers".to_owned(), mismatches == 0),
        Check::below(1, "fate probabilities before any draw: worst departure of their sum from 1", "0", open, 1e-12),
        Check::new(1, "negative shares in these solves", "0", negative.to_string(), String::new(), negative == 0),
    ]
}

/// Check 2: mean and variance of multinomial draws from 1 to 1e13 vesicles.
pub fn moments() -> Vec<Check> {
    const SHARES: [f64; 5] = [0.9, 0.07, 0.029, 0.000_99, 0.000_01];
    const DRAWS: u32 = 4_000;
    let (mut mean_off, mut variance_off) = (0.0f64, 0.0f64);
    for count in [1u64, 100, 20_000, 20_000_000_000, 10_000_000_000_000] {
        let mut sums = [[0.0; 2]; SHARES.len()];
        for draw in 0..DRAWS {
            let fates = multinomial(&mut Stream::new(3, u64::from(draw), 0, 0), count, &SHARES).expect("closed");
            for ((sum, fate), p) in sums.iter_mut().zip(fates).zip(SHARES) {
                let deviation = (fate as f64 - count as f64 * p) / (count as f64 * p * (1.0 - p)).sqrt();
                sum[0] += deviation;
                sum[1] += deviation * deviation;
            }
        }
        let draws = f64::from(DRAWS);
        for (sum, p) in sums.iter().zip(SHARES) {
            let npq = count as f64 * p * (1.0 - p);
            mean_off = mean_off.max((sum[0] / draws.sqrt()).abs());
            // A squared standardised deviation has variance 2 + (1 - 6 p q) / npq.
            let spread = ((2.0 + (1.0 - 6.0 * p * (1.0 - p)) / npq) / draws).sqrt();
            variance_off = variance_off.max((sum[1] / draws - 1.0).abs() / spread);
        }
    }
    let what = |moment: &str| {
        format!(
            "{moment} of fates, 4,000 draws each of 1 to 1e13 vesicles: worst departure in standard errors (25 tried)"
        )
    };
    let line =
        |moment: &str, off: f64| Check::new(2, &what(moment), "below 4", format!("{off:.1}"), String::new(), off < 4.0);
    vec![line("mean", mean_off), line("variance", variance_off)]
}

/// Check 11: below a tenth of the cells' capacity shares do not depend on the dose; above it they fall.
pub fn linear() -> Vec<Check> {
    let taken = |per_um2: f64| -> Delivered {
        let mut setup = reference();
        setup.capacity = Some(Capacity { per_cell: 1e4, per_um2 });
        solve_with(&setup, &[], &Resolution::default(), &Controls::default()).expect("solved")
    };
    let (low, high, full) = (taken(4e-3), taken(0.4), taken(400.0));
    let same = low == high;
    let fall = full.taken_up / low.taken_up - 1.0;
    let what = "share taken up at 100 times the dose, cells below a tenth of their capacity, over that at the dose";
    let over = "share taken up at 100,000 times the dose, cells full, over that at the dose";
    vec![
        Check::new(11, what, "1", format!("{}", high.taken_up / low.taken_up), "same bits".to_owned(), same),
        Check::new(11, over, "below 1", format!("{:.3}", 1.0 + fall), String::new(), fall < -0.01),
    ]
}
