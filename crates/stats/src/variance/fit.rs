//! Forward selection of terms (orthogonal least squares) with a cross-validated stop.

use super::basis::{Term, candidates, strongest_first};

/// Folds of the cross-validation.
const FOLDS: usize = 10;
/// The most terms, and the number of draws that each must rest on.
const MOST_TERMS: usize = 60;
const DRAWS_PER_TERM: usize = 4;
/// A candidate whose variance the chosen terms explain except for this share is dropped.
const DEPENDENT: f64 = 1e-9;

/// The variance by terms, and how well the polynomial predicts draws it has not seen.
pub(super) struct Fitted {
    pub(super) parts: Vec<(Term, f64)>,
    pub(super) r2: f64,
}

/// Chooses the number of terms by cross-validation and fits them on all draws; none where the answer is constant.
pub(super) fn cross_validated(inputs: &[Vec<f64>], answer: &[f64]) -> Option<Fitted> {
    let n = answer.len();
    let total = centred_squares(answer);
    let scale = answer.iter().fold(0.0_f64, |m, y| m.max(y.abs()));
    if total <= (scale * 1e-12).powi(2) * n as f64 {
        return None;
    }
    let most = MOST_TERMS.min(n / DRAWS_PER_TERM).max(1);
    let errors = errors_by_terms(inputs, answer, most);
    let (terms, press) = best(&errors)?;
    let path = Path::run(inputs, answer, &vec![true; n], terms);
    let r2 = (1.0 - press / total).clamp(0.0, 1.0);
    Some(Fitted { parts: parts(&path, inputs, answer, press / n as f64), r2 })
}

/// Squared prediction error over all held-out draws, for 0, 1, 2 ... terms.
fn errors_by_terms(inputs: &[Vec<f64>], answer: &[f64], most: usize) -> Vec<f64> {
    let mut errors = vec![0.0; most + 1];
    for fold in 0..FOLDS {
        let seen: Vec<bool> = (0..answer.len()).map(|draw| draw % FOLDS != fold).collect();
        let path = Path::run(inputs, answer, &seen, most);
        for (terms, error) in errors.iter_mut().enumerate() {
            // A path that ended early predicts with what it has.
            *error += path.held_out.get(terms).or(path.held_out.last()).copied().unwrap_or(0.0);
        }
    }
    errors
}

fn best(errors: &[f64]) -> Option<(usize, f64)> {
    errors.iter().copied().enumerate().min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
}

/// One run of the selection: the terms in the order of their choice, and the held-out error after each.
struct Path {
    terms: Vec<Term>,
    held_out: Vec<f64>,
}

impl Path {
    fn run(inputs: &[Vec<f64>], answer: &[f64], seen: &[bool], most: usize) -> Path {
        let rows = Rows { seen };
        let keep = |list: &[f64]| list.iter().zip(seen).filter(|(_, s)| **s).map(|(x, _)| *x).collect::<Vec<f64>>();
        let order = strongest_first(&inputs.iter().map(|u| keep(u)).collect::<Vec<_>>(), &keep(answer));
        let terms = candidates(&order);
        let mut columns: Vec<Vec<f64>> = terms.iter().map(|term| term.values(inputs)).collect();
        let mut residual = answer.to_vec();
        columns.iter_mut().for_each(|column| rows.centre(column));
        rows.centre(&mut residual);
        let lengths: Vec<f64> = columns.iter().map(|column| rows.dot(column, column)).collect();

        let mut path = Path { terms: Vec::new(), held_out: vec![rows.held_out_squares(&residual)] };
        let mut open: Vec<bool> = vec![true; terms.len()];
        while path.terms.len() < most {
            let Some(choice) = rows.strongest(&columns, &lengths, &open, &residual) else { break };
            let chosen = std::mem::take(&mut columns[choice]);
            open[choice] = false;
            let length = rows.dot(&chosen, &chosen);
            rows.take_out(&mut residual, &chosen, length);
            let others = columns.iter_mut().zip(&open).filter(|(_, open)| **open);
            others.for_each(|(column, _)| rows.take_out(column, &chosen, length));
            path.terms.push(terms[choice]);
            path.held_out.push(rows.held_out_squares(&residual));
        }
        path
    }
}

/// Sums over the draws that the fit may see; what they determine is applied to all draws equally.
struct Rows<'a> {
    seen: &'a [bool],
}

impl Rows<'_> {
    fn dot(&self, a: &[f64], b: &[f64]) -> f64 {
        a.iter().zip(b).zip(self.seen).filter(|(_, seen)| **seen).map(|((a, b), _)| a * b).sum()
    }

    fn centre(&self, column: &mut [f64]) {
        let count = self.seen.iter().filter(|seen| **seen).count() as f64;
        let mean = column.iter().zip(self.seen).filter(|(_, seen)| **seen).map(|(x, _)| x).sum::<f64>() / count;
        column.iter_mut().for_each(|x| *x -= mean);
    }

    fn take_out(&self, column: &mut [f64], chosen: &[f64], length: f64) {
        let factor = self.dot(column, chosen) / length;
        column.iter_mut().zip(chosen).for_each(|(x, c)| *x -= factor * c);
    }

    fn held_out_squares(&self, residual: &[f64]) -> f64 {
        residual.iter().zip(self.seen).filter(|(_, seen)| !**seen).map(|(r, _)| r * r).sum()
    }

    /// The remaining candidate that removes most of the residual.
    fn strongest(&self, columns: &[Vec<f64>], lengths: &[f64], open: &[bool], residual: &[f64]) -> Option<usize> {
        let gain = |choice: usize| -> f64 {
            let (column, length) = (&columns[choice], self.dot(&columns[choice], &columns[choice]));
            if length <= DEPENDENT * lengths[choice] {
                return 0.0;
            }
            let along = self.dot(column, residual);
            along * along / length
        };
        let gains = (0..columns.len()).filter(|&choice| open[choice]).map(|choice| (gain(choice), choice));
        gains.filter(|(gain, _)| *gain > 0.0).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, c)| c)
    }
}

/// Squared coefficients of the chosen terms, each minus its own sampling variance.
fn parts(path: &Path, inputs: &[Vec<f64>], answer: &[f64], noise: f64) -> Vec<(Term, f64)> {
    let n = answer.len();
    let all = vec![true; n];
    let rows = Rows { seen: &all };
    let mut columns: Vec<Vec<f64>> = path.terms.iter().map(|term| term.values(inputs)).collect();
    let mut centred = answer.to_vec();
    columns.iter_mut().for_each(|column| rows.centre(column));
    rows.centre(&mut centred);
    let gram: Vec<Vec<f64>> = columns.iter().map(|a| columns.iter().map(|b| rows.dot(a, b)).collect()).collect();
    let right: Vec<f64> = columns.iter().map(|column| rows.dot(column, &centred)).collect();
    let coefficients = solve(gram, right);
    let variance = |c: f64| (c * c - noise / n as f64).max(0.0);
    path.terms.iter().copied().zip(coefficients.into_iter().map(variance)).collect()
}

/// Solves a symmetric positive definite system by elimination.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for pivot in 0..n {
        let (done, rest) = a.split_at_mut(pivot + 1);
        let row = &done[pivot];
        for (below, other) in rest.iter_mut().enumerate() {
            let factor = other[pivot] / row[pivot];
            other.iter_mut().zip(row).skip(pivot).for_each(|(x, p)| *x -= factor * p);
            b[pivot + 1 + below] -= factor * b[pivot];
        }
    }
    for pivot in (0..n).rev() {
        let known: f64 = (pivot + 1..n).map(|j| a[pivot][j] * b[j]).sum();
        b[pivot] = (b[pivot] - known) / a[pivot][pivot];
    }
    b
}

fn centred_squares(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|y| (y - mean) * (y - mean)).sum()
}
