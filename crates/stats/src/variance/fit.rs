//! Forward selection of terms (orthogonal least squares) with a cross-validated stop.

use rayon::prelude::*;

use super::basis::{Basis, Term, candidates};

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
    let basis = Basis::of(inputs);
    let errors = errors_by_terms(&basis, answer, most);
    let (terms, press) = best(&errors)?;
    let path = Path::run(&basis, answer, &|_| true, terms);
    let r2 = (1.0 - press / total).clamp(0.0, 1.0);
    Some(Fitted { parts: parts(&path, &basis, answer, press / n as f64), r2 })
}

/// Squared prediction error over all held-out draws, for 0, 1, 2 ... terms.
fn errors_by_terms(basis: &Basis, answer: &[f64], most: usize) -> Vec<f64> {
    let path = |fold: usize| Path::run(basis, answer, &|draw| draw % FOLDS != fold, most);
    let paths: Vec<Path> = (0..FOLDS).into_par_iter().map(path).collect();
    let mut errors = vec![0.0; most + 1];
    for path in paths {
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
    fn run(basis: &Basis, answer: &[f64], sees: &dyn Fn(usize) -> bool, most: usize) -> Path {
        // Draws that the fit may see come first, so that sums run over the front of every column.
        let (mut order, held_out): (Vec<usize>, Vec<usize>) = (0..answer.len()).partition(|&draw| sees(draw));
        let rows = Rows { seen: order.len() };
        let terms = candidates(&basis.strongest_first(answer, &order));
        order.extend(held_out);
        let mut residual: Vec<f64> = order.iter().map(|&draw| answer[draw]).collect();
        rows.centre(&mut residual);
        let mut columns: Vec<Column> = terms
            .iter()
            .enumerate()
            .map(|(place, term)| rows.column(basis, (place, *term), &order, &residual))
            .collect();

        let mut path = Path { terms: Vec::new(), held_out: vec![rows.held_out_squares(&residual)] };
        while path.terms.len() < most {
            let Some(choice) = strongest(&columns) else { break };
            let chosen = columns.swap_remove(choice);
            let length = rows.dot(&chosen.values, &chosen.values);
            let factor = rows.dot(&residual, &chosen.values) / length;
            take_out(&mut residual, &chosen.values, factor);
            columns.iter_mut().for_each(|column| rows.without(column, &chosen, length, factor));
            path.terms.push(chosen.term);
            path.held_out.push(rows.held_out_squares(&residual));
        }
        path
    }
}

/// A candidate, with the chosen terms taken out of it.
struct Column {
    /// Its place among the candidates: of equally good ones, the first is chosen.
    place: usize,
    term: Term,
    values: Vec<f64>,
    /// Squares of its values over the draws that the fit may see, at first and now; and its products with the residual.
    whole: f64,
    length: f64,
    along: f64,
}

impl Column {
    /// How much of the residual it removes.
    fn gain(&self) -> f64 {
        if self.length <= DEPENDENT * self.whole { 0.0 } else { self.along * self.along / self.length }
    }
}

/// The candidate that removes most of the residual; none where none removes any.
fn strongest(columns: &[Column]) -> Option<usize> {
    let gains = columns.iter().map(|column| (column.gain(), column.place)).enumerate();
    let better = |a: &(usize, (f64, usize)), b: &(usize, (f64, usize))| {
        let ((gain_a, place_a), (gain_b, place_b)) = (a.1, b.1);
        gain_a.total_cmp(&gain_b).then(place_b.cmp(&place_a))
    };
    gains.filter(|(_, (gain, _))| *gain > 0.0).max_by(better).map(|(choice, _)| choice)
}

/// Sums over the draws that the fit may see, the first ones; what they determine is applied to all draws equally.
struct Rows {
    seen: usize,
}

/// Sums are taken in this many lanes.
const LANES: usize = 8;

impl Rows {
    fn dot(&self, a: &[f64], b: &[f64]) -> f64 {
        let (a, a_rest) = a[..self.seen].as_chunks::<LANES>();
        let (b, b_rest) = b[..self.seen].as_chunks::<LANES>();
        let mut sums = [0.0; LANES];
        for (a, b) in a.iter().zip(b) {
            sums = std::array::from_fn(|lane| sums[lane] + a[lane] * b[lane]);
        }
        sums.iter().sum::<f64>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f64>()
    }

    fn centre(&self, column: &mut [f64]) {
        let mean = column[..self.seen].iter().sum::<f64>() / self.seen as f64;
        column.iter_mut().for_each(|x| *x -= mean);
    }

    /// A term in the draws `order`, beside the residual.
    fn column(&self, basis: &Basis, (place, term): (usize, Term), order: &[usize], residual: &[f64]) -> Column {
        let mut values = basis.values(term, order);
        self.centre(&mut values);
        let length = self.dot(&values, &values);
        Column { place, term, along: self.dot(&values, residual), values, whole: length, length }
    }

    /// Takes the chosen term out of a candidate; `factor` is how much of it was taken out of the residual.
    fn without(&self, column: &mut Column, chosen: &Column, length: f64, factor: f64) {
        let along = self.dot(&column.values, &chosen.values);
        take_out(&mut column.values, &chosen.values, along / length);
        column.length = (column.length - along * along / length).max(0.0);
        column.along -= factor * along;
    }

    fn held_out_squares(&self, residual: &[f64]) -> f64 {
        residual[self.seen..].iter().map(|r| r * r).sum()
    }
}

fn take_out(column: &mut [f64], chosen: &[f64], factor: f64) {
    column.iter_mut().zip(chosen).for_each(|(x, c)| *x -= factor * c);
}

/// Squared coefficients of the chosen terms, each minus its own sampling variance.
fn parts(path: &Path, basis: &Basis, answer: &[f64], noise: f64) -> Vec<(Term, f64)> {
    let n = answer.len();
    let rows = Rows { seen: n };
    let order: Vec<usize> = (0..n).collect();
    let mut columns: Vec<Vec<f64>> = path.terms.iter().map(|term| basis.values(*term, &order)).collect();
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
