//! The layer of trials, checked: simulated tables, coverage, every trial left out; writes docs/src/images/trials_layer.svg.

use exoskin_meta::contrasts::{Contrast, Group, Told, built_in};
use exoskin_meta::parameters::{COMMON_BIAS, NAMES, UNKNOWNS, Values, half_normal};
use exoskin_meta::picture::{lines, svg};
use exoskin_meta::sample::{Effort, FULL, Sample, fit, gauss};
use exoskin_meta::scores::{Four, leave_one_out, means};
use exoskin_meta::shown::{biases, shown};
use exoskin_meta::simulated::{RANKED, from_priors, ranks, table};
use exoskin_stats::bands::weighted_band;

use crate::Outcome;

const SEED: u64 = 1;
/// For one simulated table.
const EFFORT: Effort = Effort { rounds: 4, learning: 500, draws: 1500 };
/// Bars of the histogram of ranks.
const BARS: usize = 10;

/// Prints the tables.
pub(super) fn print(tables: u64) -> Outcome {
    let contrasts = built_in()?;
    let sample = fit(&contrasts, FULL, SEED);
    posterior(&sample);
    answers(&sample, &contrasts);
    left_out(&sample, &contrasts);
    if tables > 0 {
        ranked(&contrasts, tables);
        coverage(&contrasts, tables);
    }
    let drawing = svg(&lines(&sample, &contrasts, FULL, SEED));
    std::fs::write(exoskin_validation::root().join("docs/src/images/trials_layer.svg"), drawing)?;
    Ok(())
}

fn posterior(sample: &Sample) {
    println!("{} draws, {:.0} effective.\n", sample.values.len(), sample.effective());
    println!("| unknown | median | 5 % | 95 % |\n| --- | --- | --- | --- |");
    for (place, name) in NAMES.iter().enumerate() {
        let band = sample.band(|values| values.list()[place]);
        println!("| {name} | {:.3} | {:.3} | {:.3} |", band.median, band.p05, band.p95);
    }
}

fn answers(sample: &Sample, contrasts: &[Contrast]) {
    println!(
        "\n| endpoints | next published result | blind or by instrument | less the common bias | chance above 1 | trials | results | numbers | blind or by instrument | nulls |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for group in Group::ALL {
        let answer = shown(sample, contrasts, group, 0.0, SEED);
        let band = |band: &exoskin_stats::Band| format!("{:.2} [{:.2}, {:.2}]", band.median, band.p05, band.p95);
        let counts = answer.counts;
        println!(
            "| {} | {} | {} | {} | {:.2} | {} | {} | {} | {} | {} |",
            group.word(),
            band(&answer.published),
            band(&answer.blinded),
            band(&answer.corrected),
            answer.real,
            counts.trials,
            counts.results,
            counts.numbers,
            counts.blinded,
            counts.nulls
        );
        if group == Group::Structure {
            let shares = answer.shares;
            for (what, share) in [
                ("real, by a route that is not modelled", shares.real),
                ("unblinded raters", shares.unblinded),
                ("left in the drawer", shares.selection),
                ("a bias of all trials", shares.common),
            ] {
                eprintln!("{what}: {}", band(&share));
            }
        }
    }
}

fn left_out(sample: &Sample, contrasts: &[Contrast]) {
    let lines = leave_one_out(sample, contrasts, SEED);
    println!("\n| trial | endpoint | CRPS: layer, no effect, base rate, rule |\n| --- | --- | --- |");
    for line in &lines {
        if let Some(four) = line.crps {
            println!("| {} | {} | {} |", line.contrast.trial, line.contrast.endpoint, shown_four(&four));
        }
    }
    let all = means(lines.iter());
    let smallest = lines.iter().map(|line| line.effective).fold(f64::INFINITY, f64::min);
    println!("\nMean CRPS over {} numbers: {}.", all.crps.1, shown_four(&all.crps.0));
    let without = means(lines.iter().filter(|line| line.contrast.trial != "gfc_fgf9_mn_hair"));
    println!("Without gfc_fgf9_mn_hair, over {}: {}.", without.crps.1, shown_four(&without.crps.0));
    println!("Mean Brier over {} classes: {}.", all.brier.1, shown_four(&all.brier.0));
    let said = means(lines.iter().filter(|line| !matches!(line.contrast.told, Told::Better(_))));
    println!("Of those that say something about chance, {}: {}.", said.brier.1, shown_four(&said.brier.0));
    println!("Fewest effective draws without a trial: {smallest:.0}.");
}

fn shown_four(four: &Four) -> String {
    format!("{:.3}, {:.3}, {:.3}, {:.3}", four.layer, four.zero, four.base, four.rule)
}

fn ranked(contrasts: &[Contrast], tables: u64) {
    let mut bars = [[0_usize; BARS]; UNKNOWNS];
    for seed in 0..tables {
        for (bars, rank) in bars.iter_mut().zip(ranks(contrasts, EFFORT, seed)) {
            bars[rank * BARS / (RANKED + 1)] += 1;
        }
    }
    let even = tables as f64 / BARS as f64;
    println!("\nRanks of true values after {tables} simulated tables, in {BARS} bars of {even:.0} expected:\n");
    println!("| unknown | ranks | chi-squared (9 degrees; 5 % above 16.9) |\n| --- | --- | --- |");
    for (name, bars) in NAMES.iter().zip(&bars) {
        let squared: f64 = bars.iter().map(|bar| (*bar as f64 - even) * (*bar as f64 - even) / even).sum();
        let list: Vec<String> = bars.iter().map(usize::to_string).collect();
        println!("| {name} | {} | {squared:.1} |", list.join(" "));
    }
}

/// How often 90 % bands hold what is true, in tables where that is known.
fn coverage(contrasts: &[Contrast], tables: u64) {
    let nothing = Values { mean: 0.0, trial: 0.1, endpoint: 0.1, groups: [0.0; 3], unblinded: 0.0, kept: 1.0 };
    let cases = [
        ("no effect, everything published", nothing),
        ("no effect, a third of what is not better published", Values { kept: 1.0 / 3.0, ..nothing }),
        ("no effect, raters add 0.2, a third published", Values { kept: 1.0 / 3.0, unblinded: 0.2, ..nothing }),
        ("factor 1.35, a third published", Values { mean: 0.3, trial: 0.2, kept: 1.0 / 3.0, ..nothing }),
    ];
    let count = tables / 2;
    println!("\nCoverage of 90 % bands of the factor of structure over {count} simulated tables each:\n");
    println!(
        "| truth | blind or by instrument | less the common bias | median of the factor |\n| --- | --- | --- | --- |"
    );
    for (name, truth) in cases {
        let (mut blinded, mut corrected, mut medians) = (0, 0, Vec::new());
        for seed in 0..count {
            let sample = fit(&table(contrasts, &truth, 5000 + seed), EFFORT, 6000 + seed);
            let (whole, less) = bands(&sample);
            blinded += u64::from(whole.p05 <= truth.mean && truth.mean <= whole.p95);
            corrected += u64::from(less.p05 <= truth.mean && truth.mean <= less.p95);
            medians.push(libm::exp(whole.median));
        }
        medians.sort_by(f64::total_cmp);
        let percent = |held: u64| 100.0 * held as f64 / count as f64;
        println!(
            "| {name} | {:.0} % | {:.0} % | {:.2} |",
            percent(blinded),
            percent(corrected),
            medians[medians.len() / 2]
        );
    }
    // Values drawn from the priors, the common bias too: the bands are exact on average.
    let (mut held, mut held_less) = (0, 0);
    for seed in 0..count {
        let truth = from_priors(7000 + seed);
        let sample = fit(&table(contrasts, &truth, 8000 + seed), EFFORT, 9000 + seed);
        let ((whole, less), aim) = (bands(&sample), truth.mean + truth.groups[0]);
        let real = aim - half_normal(COMMON_BIAS, gauss(10_000 + seed, 0));
        held += u64::from(whole.p05 <= aim && aim <= whole.p95);
        held_less += u64::from(less.p05 <= real && real <= less.p95);
    }
    let percent = |held: u64| 100.0 * held as f64 / count as f64;
    println!("| drawn from the priors | {:.0} % | {:.0} % | - |", percent(held), percent(held_less));
}

/// Bands of the logarithm of the factor of structure, with and without the common bias.
fn bands(sample: &Sample) -> (exoskin_stats::Band, exoskin_stats::Band) {
    let means: Vec<f64> = sample.values.iter().map(|values| values.mean + values.groups[0]).collect();
    let less: Vec<f64> = means.iter().zip(biases(means.len(), SEED)).map(|(mean, bias)| mean - bias).collect();
    let band = |list: &[f64]| weighted_band(list, &sample.weights).unwrap_or_default();
    (band(&means), band(&less))
}
