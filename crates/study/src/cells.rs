//! What the cells of one type get: the mean, the share with at least one or ten, the dose of those hit.

use exoskin_stats::band;
use std::collections::BTreeMap;

use exoskin_record::summary::CellSummary;
use exoskin_therapy::delivery::CellClass;
use rayon::prelude::*;

use super::StudyError;
use super::sampled::defect;
use super::samples::Sample;
use super::solved::Solved;

/// The table of cells by type.
///
/// # Errors
/// A band that cannot be computed: a defect.
pub fn cells(
    names: &[String],
    samples: &[Sample],
    solved: &[Solved],
) -> Result<BTreeMap<String, CellSummary>, StudyError> {
    names
        .iter()
        .enumerate()
        .filter(|(cell_type, _)| solved.iter().any(|row| row.per_um2.get(*cell_type).is_some_and(|n| *n > 0.0)))
        .map(|(cell_type, name)| Ok((name.clone(), one_type(cell_type, samples, solved)?)))
        .collect()
}

/// What one sample says about one type.
struct Load {
    count: f64,
    mean: f64,
    hit_1: f64,
    hit_10: f64,
    fullest: f64,
}

fn one_type(cell_type: usize, samples: &[Sample], solved: &[Solved]) -> Result<CellSummary, StudyError> {
    let loads: Vec<Load> = samples.par_iter().map(|sample| load(cell_type, sample, &solved[sample.row])).collect();
    let column = |value: fn(&Load) -> f64| -> Vec<f64> { loads.iter().map(value).collect() };
    let of_hit = |load: &Load| if load.hit_1 > 0.0 { load.mean / load.hit_1 } else { 0.0 };
    let count = band(&column(|load| load.count)).map_err(defect)?.median;
    Ok(CellSummary {
        count,
        mean: band(&column(|load| load.mean)).map_err(defect)?,
        share_hit_1: band(&column(|load| load.hit_1)).map_err(defect)?,
        share_hit_10: band(&column(|load| load.hit_10)).map_err(defect)?,
        mean_of_hit: band(&loads.iter().map(of_hit).collect::<Vec<f64>>()).map_err(defect)?,
        fullest: band(&column(|load| load.fullest)).map_err(defect)?,
    })
}

fn load(cell_type: usize, sample: &Sample, solved: &Solved) -> Load {
    let per_unit_cell = sample.whole * solved.cell_area_um2 / sample.area_um2;
    let all = solved.per_um2.get(cell_type).copied().unwrap_or(0.0) * solved.cell_area_um2;
    let none: &[CellClass] = &[];
    let classes = solved.loads.get(cell_type).map_or(none, |classes| classes.as_slice());
    let mut load =
        Load { count: all / solved.cell_area_um2 * sample.area_um2, mean: 0.0, hit_1: 0.0, hit_10: 0.0, fullest: 0.0 };
    if all <= 0.0 {
        return load;
    }
    for class in classes {
        let expected = per_unit_cell * class.share / class.cells;
        load.mean += per_unit_cell * class.share / all;
        load.hit_1 += class.cells / all * at_least_one(expected);
        load.hit_10 += class.cells / all * at_least(10, expected);
        load.fullest = load.fullest.max(expected);
    }
    load.hit_1 = load.hit_1.min(1.0);
    load.hit_10 = load.hit_10.min(load.hit_1);
    load
}

/// Chance that a Poisson count of this mean is at least one.
fn at_least_one(mean: f64) -> f64 {
    // Most cells expect far less than one: the next term of the series is below rounding.
    if mean < 1e-8 { mean } else { -libm::expm1(-mean) }
}

/// Chance that a Poisson count of this mean is at least `least`.
fn at_least(least: u32, mean: f64) -> f64 {
    // The tenth power of a small mean is negligible.
    if mean < 1e-8 {
        return 0.0;
    }
    let first = libm::exp(-mean);
    if mean < f64::from(least) / 2.0 {
        // The upper tail summed from its largest term: no cancellation.
        let mut term = first;
        for k in 1..=least {
            term *= mean / f64::from(k);
        }
        let (mut sum, mut k) = (0.0, least);
        while term > sum * f64::EPSILON && k < least + 200 {
            sum += term;
            k += 1;
            term *= mean / f64::from(k);
        }
        return sum;
    }
    let (mut term, mut below) = (first, first);
    for k in 1..least {
        term *= mean / f64::from(k);
        below += term;
    }
    (1.0 - below).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poisson_tails_meet_known_values() {
        // P(N >= 10 | 10) = 0.542070..., P(N >= 10 | 1) = 1.114e-7 (tables of the Poisson distribution).
        assert!((at_least(10, 10.0) - 0.542_070_285_5).abs() < 1e-9);
        assert!((at_least(10, 1.0) / 1.114_254_78e-7 - 1.0).abs() < 1e-6);
        assert!((at_least_one(1e-12) / 1e-12 - 1.0).abs() < 1e-9);
    }
}
