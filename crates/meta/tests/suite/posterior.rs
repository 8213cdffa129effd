//! The weighted draws are the posterior: another sampler finds the same, true values rank evenly, and bits repeat.

use exoskin_meta::contrasts::{Error, Told};
use exoskin_meta::likelihood::trials;
use exoskin_meta::parameters::{UNKNOWNS, Values};
use exoskin_meta::sample::{Effort, fit};
use exoskin_meta::simulated::{RANKED, from_priors, ranks, table};
use exoskin_score::class::Class;
use exoskin_stats::normal;
use exoskin_stats::posterior::posterior;

use crate::common::{QUICK, SEED, contrast, fitted, real};

#[test]
fn the_sampler_in_steps_of_another_crate_finds_the_same() {
    let few: Vec<_> = real().iter().take(24).cloned().collect();
    let ready = trials(&few);
    let log_likelihood = |positions: &[f64]| {
        let mut z = [0.0; UNKNOWNS];
        z.iter_mut().zip(positions).for_each(|(z, position)| *z = normal::quantile(*position));
        let values = Values::of(&z);
        ready.iter().map(|trial| trial.log_likelihood(&values)).sum()
    };
    let other = posterior(UNKNOWNS, SEED, &log_likelihood).expect("the data fit the priors");
    let moved: Vec<[f64; UNKNOWNS]> = other
        .members
        .iter()
        .map(|member| {
            let mut z = [0.0; UNKNOWNS];
            z.iter_mut().zip(member).for_each(|(z, position)| *z = normal::quantile(*position));
            Values::of(&z).list()
        })
        .collect();
    let ours = fit(&few, QUICK, SEED);
    for i in 0..UNKNOWNS {
        let mean = moved.iter().map(|list| list[i]).sum::<f64>() / moved.len() as f64;
        let variance = moved.iter().map(|list| (list[i] - mean) * (list[i] - mean)).sum::<f64>() / moved.len() as f64;
        let own: f64 = ours.values.iter().zip(&ours.weights).map(|(values, weight)| weight * values.list()[i]).sum();
        // Both means have an error of a twentieth of the spread or so.
        assert!((own - mean).abs() < 0.25 * libm::sqrt(variance), "{i}: {own} and {mean}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bits() {
    let few: Vec<_> = real().iter().take(10).cloned().collect();
    let (one, two) = (fit(&few, QUICK, SEED), fit(&few, QUICK, SEED));
    assert_eq!(one.weights, two.weights);
    assert_eq!(one.values, two.values);
}

#[test]
fn enough_draws_carry_the_built_in_posterior_with_and_without_each_trial() {
    let sample = fitted();
    assert!(sample.effective() > 1000.0, "{}", sample.effective());
    for name in &sample.names {
        let without = exoskin_meta::sample::effective(&sample.without(name));
        assert!(without > 100.0, "{name}: {without}");
    }
}

#[test]
fn leaving_a_trial_out_by_weights_is_leaving_it_out() {
    let name = "pbsc_scexos2024_dfu";
    let rest: Vec<_> = real().iter().filter(|one| one.trial != name).cloned().collect();
    let again = fit(&rest, QUICK, SEED + 1);
    let (weighted, refitted) =
        (fitted().band_under(&fitted().without(name), |values| values.mean), again.band(|values| values.mean));
    assert!((weighted.median - refitted.median).abs() < 0.03, "{weighted:?} and {refitted:?}");
}

#[test]
fn true_values_rank_evenly_among_draws_after_simulated_tables() {
    // The full check has 200 tables of the real size (checks -- trials-layer); this one catches a wrong likelihood.
    let few: Vec<_> = real().iter().take(24).cloned().collect();
    let effort = Effort { rounds: 3, learning: 250, draws: 700 };
    let tables = 40;
    let mut sums = [0.0; UNKNOWNS];
    for seed in 0..tables {
        let ranks = ranks(&few, effort, 1000 + seed);
        (0..UNKNOWNS).for_each(|i| sums[i] += ranks[i] as f64 / RANKED as f64);
    }
    // The mean of even ranks is one half, its error the root of 1/12 over the root of the number of tables.
    let error = libm::sqrt(1.0 / 12.0 / tables as f64);
    for (i, sum) in sums.iter().enumerate() {
        let mean = sum / tables as f64;
        assert!((mean - 0.5).abs() < 3.3 * error, "{i}: mean rank {mean}");
    }
}

#[test]
fn a_simulated_table_tells_as_much_as_the_real_one() {
    let made = table(real(), &from_priors(7), 8);
    assert_eq!(made.len(), real().len());
    for (one, other) in real().iter().zip(&made) {
        let same = matches!(
            (one.told, other.told),
            (Told::Number(_), Told::Number(_)) | (Told::Class(_), Told::Class(_)) | (Told::Better(_), Told::Better(_))
        );
        assert!(same && one.trial == other.trial && one.error == other.error);
    }
}

#[test]
fn what_stays_in_the_drawer_is_seen_in_what_is_published() {
    let like: Vec<_> =
        (0..400).map(|i| contrast(&format!("{i}"), Told::Class(Class::Better), Error::Known(0.3))).collect();
    let better = |kept: f64| {
        let values = Values { kept, ..crate::common::VALUES };
        let made = table(&like, &values, 3);
        made.iter().filter(|one| one.told == Told::Class(Class::Better)).count() as f64 / 400.0
    };
    assert!(better(0.1) > 1.5 * better(1.0), "{} and {}", better(0.1), better(1.0));
}
