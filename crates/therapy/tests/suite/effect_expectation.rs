//! E[f(n)] against the sum over every count; shares of the slab against known values.

use exoskin_therapy::effect::dosimetry::{Dish, Taker};
use exoskin_therapy::effect::expectation::Answer;
use proptest::prelude::*;

/// Sum over all counts with probabilities in logarithms: slow, for any mean.
fn brute(answer: &Answer, mean: f64) -> f64 {
    let top = (mean + 12.0 * mean.sqrt() + 60.0) as usize;
    let chance = |n: usize| libm::exp(-mean + n as f64 * libm::log(mean) - libm::lgamma(n as f64 + 1.0));
    (1..=top).map(|n| chance(n) * answer.at(n as f64)).sum()
}

#[test]
fn one_hit_is_exact() {
    for mean in [1e-6, 0.3, 7.0, 90.0] {
        for chance in [1e-5, 0.02, 1.0] {
            let answer = Answer::one_hit(chance);
            let (fast, slow) = (answer.expected(mean), brute(&answer, mean));
            assert!((fast / slow - 1.0).abs() < 1e-9, "{mean} {chance}: {fast} {slow}");
        }
    }
}

#[test]
fn half_the_effect_shows_at_half() {
    for half in [1.0, 37.0, 1e5] {
        assert!((Answer::one_hit_half(half).at(half) - 0.5).abs() < 1e-9);
        assert!((Answer::hill(half, 1.7).at(half) - 0.5).abs() < 1e-12);
    }
}

#[test]
fn the_mean_of_f_is_not_f_of_the_mean() {
    let answer = Answer::hill(1.0, 0.5);
    let (mean_of, of_mean) = (answer.expected(0.1), answer.at(0.1));
    assert!(of_mean > 4.0 * mean_of, "{mean_of} {of_mean}: most cells that expect a tenth get none");
}

#[test]
fn few_contacts_count_in_proportion_and_many_fully() {
    for answer in [Answer::one_hit_half(50.0), Answer::hill(50.0, 0.6), Answer::hill(50.0, 2.0)] {
        let slope = answer.expected(1e-7) / 1e-7;
        assert!((slope / answer.at(1.0) - 1.0).abs() < 1e-5);
        assert!(answer.expected(1e9) > 0.999);
        assert_eq!([answer.expected(0.0), answer.expected(-1.0), answer.expected(f64::NAN)], [0.0; 3]);
    }
}

/// Clearance at which a floor of a cell per 1000 um² keeps every arrival.
const ENDLESS: f64 = 1e12;

#[test]
fn a_floor_that_keeps_every_arrival_takes_three_tenths_in_a_day() {
    let dish = Dish { depth_um: 3000.0, cells_per_um2: 1e-3, diffusivity_um2_s: 6.6 };
    let reached = |seconds| dish.taken_up(ENDLESS, seconds);
    assert!((reached(86_400.0) - 0.284).abs() < 2e-3, "{}", reached(86_400.0));
    assert!(reached(1e9) > 1.0 - 1e-9 && reached(0.0) == 0.0);
}

#[test]
fn slow_cells_take_up_their_clearance_of_the_dose() {
    // Far from emptying the medium above them, cells of clearance U have U x time x dose each.
    let dish = Dish { depth_um: 3000.0, cells_per_um2: 2e-4, diffusivity_um2_s: 6.6 };
    let taker = Taker { clearance_um3_per_s: 0.1, capacity: f64::INFINITY };
    let contacts = dish.contacts(0.01, &taker, 3600.0);
    assert!((contacts / (0.1 * 3600.0 * 0.01) - 1.0).abs() < 2e-3, "{contacts}");
}

#[test]
fn a_dish_agrees_with_a_fine_grid() {
    // Explicit differences on 400 cells: D/H² = 1e-6/s, kappa H/D from slow to fast.
    for speed in [0.01, 0.5, 3.0, 40.0] {
        let dish = Dish { depth_um: 1000.0, cells_per_um2: 1e-3, diffusivity_um2_s: 1.0 };
        let clearance = speed * dish.diffusivity_um2_s / (dish.depth_um * dish.cells_per_um2);
        for time in [0.01, 0.04, 0.2, 1.0] {
            let (exact, grid) = (dish.taken_up(clearance, time * 1e6), grid(speed, time));
            assert!((exact / grid - 1.0).abs() < 0.01, "Bi {speed} time {time}: {exact} {grid}");
        }
    }
}

/// Share taken up from a column of length 1 with diffusivity 1 by a floor of this speed, by explicit differences.
fn grid(speed: f64, time: f64) -> f64 {
    const CELLS: usize = 200;
    let size = 1.0 / CELLS as f64;
    let steps = (time / (0.4 * size * size)).ceil() as usize;
    let step = time / steps as f64;
    let mut column = [1.0; CELLS];
    // Half a cell of diffusion in series with the floor.
    let floor = 1.0 / (size / 2.0 + 1.0 / speed);
    let mut taken = 0.0;
    for _ in 0..steps {
        let before = column;
        for cell in 0..CELLS {
            let below = if cell == 0 { -floor * before[0] } else { (before[cell - 1] - before[cell]) / size };
            let above = if cell + 1 == CELLS { 0.0 } else { (before[cell + 1] - before[cell]) / size };
            column[cell] += step * (below + above) / size;
        }
        taken += step * floor * before[0];
    }
    taken
}

#[test]
fn cells_of_a_dish_fill_up_by_the_rule_of_skin() {
    let dish = Dish { depth_um: 3000.0, cells_per_um2: 2e-4, diffusivity_um2_s: 6.6 };
    let of = |capacity| dish.contacts(0.01, &Taker { clearance_um3_per_s: 1.0, capacity }, 86_400.0);
    let free = of(f64::INFINITY);
    assert_eq!(of(free * 11.0), free, "below a tenth of the capacity a cell takes up as if it were empty");
    // So slow a floor takes up in proportion: n (1 + n/B) = free.
    let filled = of(free / 20.0);
    assert!((filled * (1.0 + 20.0 * filled / free) / free - 1.0).abs() < 0.05, "{filled} of {free}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hill_agrees_with_the_sum(half in -0.0..5.0f64, exponent in 0.5..2.0f64, mean in -4.0..3.5f64) {
        let (half, mean) = (libm::pow(10.0, half), libm::pow(10.0, mean));
        let answer = Answer::hill(half, exponent);
        let (fast, slow) = (answer.expected(mean), brute(&answer, mean));
        prop_assert!((fast / slow - 1.0).abs() < 3e-5, "K {half} h {exponent} m {mean}: {fast} {slow}");
    }

    #[test]
    fn more_contacts_never_show_less(half in 0.0..5.0f64, exponent in 0.5..2.0f64, mean in -4.0..5.0f64, more in 1.0..3.0f64) {
        let (half, mean) = (libm::pow(10.0, half), libm::pow(10.0, mean));
        for answer in [Answer::hill(half, exponent), Answer::one_hit_half(half)] {
            let (less, more) = (answer.expected(mean), answer.expected(mean * more));
            prop_assert!(more >= less * (1.0 - 1e-5) && (0.0..=1.0).contains(&more), "{less} {more}");
        }
    }
}
