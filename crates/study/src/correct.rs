//! What the finer mesh changes, learnt from the few rows that are solved on both meshes and applied to all others.
//!
//! Every row is solved on the coarse mesh with long steps. A tenth of them, evenly spaced in the order of what they take
//! up, is solved with the usual steps on the coarse mesh and the finer one too, and extrapolated. The logarithm of fine
//! over coarse is fitted to the coarse answer, number by number: a straight line in the logarithms of the shares entered
//! and taken up. What the line misses in one row, some 8 % (16 % after a non-ablative laser), is small beside the decades
//! between rows, so it moves no band; it is not an error of the mean.
//!
//! Fates still sum to one: what all other fates gain is taken from the largest. Nothing depends on the order of work.
//!
//! Checked by: tests/suite/correct.rs; validation/bands.py (bands against those of 4,000 draws).

use exoskin_therapy::delivery::lattice::FATES;

use super::solved::Solved;

/// At least this many rows are solved on both meshes, or all of them where they are not twice as many.
const FEWEST: usize = 30; // number: numerics, measured (see the page on speed)
/// Else one row in this many.
const ONE_IN: usize = 10; // number: numerics, measured (see the page on speed)
/// No fit adds or removes more than this factor; a share below this says nothing of its mesh.
const MOST: f64 = 2.0; // number: numerics, as in the extrapolation
const LEAST_SHARE: f64 = 1e-12; // number: numerics, as in the error of a step
/// As if one more row lay at the mean with no slope: few rows cannot tilt the line.
const RIDGE: f64 = 1.0; // number: numerics

/// How many of `rows` rows are solved on both meshes.
pub(crate) fn full_of(rows: usize) -> usize {
    let full = rows.div_ceil(ONE_IN).max(FEWEST);
    if rows < 2 * full { rows } else { full }
}

/// Which rows are solved on both meshes: evenly spaced in the order of what the coarse mesh says they take up.
pub(crate) fn picked(coarse: &[Solved], full: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..coarse.len()).collect();
    let key = |row: &usize| (coarse[*row].taken_up, coarse[*row].entered);
    order.sort_by(|a, b| {
        let ((taken_a, entered_a), (taken_b, entered_b)) = (key(a), key(b));
        taken_a.total_cmp(&taken_b).then(entered_a.total_cmp(&entered_b)).then(a.cmp(b))
    });
    (0..full.min(order.len())).map(|k| order[(2 * k + 1) * order.len() / (2 * full)]).collect()
}

/// What the finer mesh changes, for every number of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Correction {
    fates: Vec<Line>,
    /// What reached tissue but no cell and so on: each step of the strip without the one below it.
    steps: [Line; 3],
    early: Line,
}

impl Correction {
    /// Learnt from pairs of the same rows, coarse and fine.
    pub(crate) fn of(pairs: &[(&Solved, &Solved)]) -> Correction {
        let line = |value: &dyn Fn(&Solved) -> f64| {
            let points = pairs.iter().map(|(coarse, fine)| (features(coarse), value(coarse), value(fine)));
            Line::through(points)
        };
        let fates = pairs.first().map_or(0, |(coarse, _)| coarse.fates.len());
        Correction {
            fates: (0..fates).map(|fate| line(&|row| row.fates[fate])).collect(),
            steps: [0, 1, 2].map(|step| line(&|row| steps(row)[step])),
            early: line(&|row| row.entry_20min),
        }
    }

    /// The row as the finer mesh would give it.
    pub(crate) fn applied(&self, coarse: &Solved) -> Solved {
        let at = features(coarse);
        let mut row = coarse.clone();
        self.fates_of(&mut row, at);
        let types = FATES.len()..(FATES.len() + row.per_um2.len()).min(row.fates.len());
        let sum = |row: &Solved| row.fates[types.clone()].iter().sum::<f64>();
        let before = sum(coarse);
        if before > 0.0 {
            row.taken_up = (coarse.taken_up * sum(&row) / before).min(row.supply);
        }
        for (place, classes) in row.loads.iter_mut().enumerate() {
            let (old, new) = (coarse.fates[FATES.len() + place], row.fates[FATES.len() + place]);
            if old > 0.0 {
                classes.iter_mut().for_each(|class| class.share *= new / old);
            }
        }
        let [reached, tissue, entered] = steps(coarse);
        let step = |place: usize, adds: f64| adds * self.steps[place].at(at);
        row.reached_cell = (row.taken_up + step(0, reached)).min(row.supply);
        row.in_tissue = (row.reached_cell + step(1, tissue)).min(row.supply);
        row.entered = (row.in_tissue + step(2, entered)).min(row.supply);
        row.entry_20min *= self.early.at(at);
        row
    }

    /// Corrects every fate by its own line; the largest gives what the others gain, at most half of itself.
    fn fates_of(&self, row: &mut Solved, at: [f64; 2]) {
        let largest = (0..row.fates.len()).max_by(|&a, &b| row.fates[a].total_cmp(&row.fates[b])).unwrap_or(0);
        let gains: Vec<f64> =
            self.fates.iter().zip(&row.fates).map(|(line, share)| share * (line.at(at) - 1.0)).collect();
        let others = |gains: &[f64]| -> f64 {
            gains.iter().enumerate().filter(|(k, _)| *k != largest).map(|(_, gain)| gain).sum()
        };
        let given = others(&gains);
        let most = row.fates.get(largest).copied().unwrap_or(0.0) / MOST;
        let part = if given > most { most / given } else { 1.0 };
        for (fate, share) in row.fates.iter_mut().enumerate() {
            *share += if fate == largest { -part * given } else { part * gains[fate] };
        }
    }
}

/// What each step of the strip adds to the one below it: reached a cell, in tissue, entered.
fn steps(row: &Solved) -> [f64; 3] {
    [row.reached_cell - row.taken_up, row.in_tissue - row.reached_cell, row.entered - row.in_tissue].map(|x| x.max(0.0))
}

fn features(row: &Solved) -> [f64; 2] {
    [row.entered, row.taken_up].map(|share| libm::log(share.max(LEAST_SHARE)))
}

/// The logarithm of fine over coarse as a straight line in two numbers, within what was seen.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    middle: [f64; 2],
    scale: [f64; 2],
    slope: [f64; 2],
    mean: f64,
    least: f64,
    most: f64,
}

impl Line {
    /// Through points of two features, coarse and fine; where either share is nothing, a row says nothing.
    fn through(points: impl Iterator<Item = ([f64; 2], f64, f64)>) -> Line {
        let limit = libm::log(MOST);
        let points: Vec<([f64; 2], f64)> = points
            .filter(|(_, coarse, fine)| *coarse > 0.0 && *fine > 0.0)
            .map(|(at, coarse, fine)| (at, libm::log(fine / coarse).clamp(-limit, limit)))
            .collect();
        let n = points.len() as f64;
        if points.is_empty() {
            return Line::default();
        }
        /// What the fit sees of a row, and what it is to tell.
        type Point = ([f64; 2], f64);
        let mean_of = |value: &dyn Fn(&Point) -> f64| points.iter().map(value).sum::<f64>() / n;
        let mean = mean_of(&|(_, y)| *y);
        let middle = [0, 1].map(|k| mean_of(&|(at, _)| at[k]));
        let spread = [0, 1].map(|k| mean_of(&|(at, _)| (at[k] - middle[k]) * (at[k] - middle[k])).sqrt());
        let scale = spread.map(|spread| if spread > 0.0 { 1.0 / spread } else { 0.0 });
        let z = |at: &[f64; 2], k: usize| (at[k] - middle[k]) * scale[k];
        let both = |a: usize, b: usize| points.iter().map(|(at, _)| z(at, a) * z(at, b)).sum::<f64>();
        let with = |k: usize| points.iter().map(|(at, y)| z(at, k) * (y - mean)).sum::<f64>();
        let (aa, ab, bb) = (both(0, 0) + RIDGE, both(0, 1), both(1, 1) + RIDGE);
        let (a, b) = (with(0), with(1));
        let determinant = aa * bb - ab * ab;
        let slope = [(a * bb - b * ab) / determinant, (b * aa - a * ab) / determinant];
        let least = points.iter().map(|(_, y)| *y).fold(f64::INFINITY, f64::min);
        let most = points.iter().map(|(_, y)| *y).fold(f64::NEG_INFINITY, f64::max);
        Line { middle, scale, slope, mean, least, most }
    }

    /// Fine over coarse.
    fn at(&self, at: [f64; 2]) -> f64 {
        let z = |k: usize| (at[k] - self.middle[k]) * self.scale[k];
        libm::exp((self.mean + self.slope[0] * z(0) + self.slope[1] * z(1)).clamp(self.least, self.most))
    }
}
