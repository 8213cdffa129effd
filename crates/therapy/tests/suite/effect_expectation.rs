//! E[f(n)] against the sum over every count; shares of the slab against known values.

use exoskin_therapy::effect::dosimetry::Dish;
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

#[test]
fn about_three_tenths_reach_the_cells_of_a_dish_in_a_day() {
    let dish = Dish { depth_um: 3000.0, cells_per_um2: 1e-3, diffusivity_um2_s: 6.6 };
    assert!((dish.reached(86_400.0) - 0.284).abs() < 2e-3, "{}", dish.reached(86_400.0));
    assert!((dish.contacts_in_a_day(0.01) - 8_520.0).abs() < 60.0, "{}", dish.contacts_in_a_day(0.01));
    assert!(dish.reached(1e9) > 1.0 - 1e-9 && dish.reached(0.0) == 0.0);
}

#[test]
fn both_forms_of_the_slab_agree_where_they_meet() {
    let dish = Dish { depth_um: 1000.0, cells_per_um2: 1e-3, diffusivity_um2_s: 1.0 };
    let (before, after) = (dish.reached(0.05e6 - 1e-3), dish.reached(0.05e6 + 1e-3));
    assert!((after - before).abs() < 1e-7, "{before} {after}");
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
