//! Which inputs drive the result: Spearman's rank correlation with its standard error, and whether the order is stable.
//!
//! Checked by: tests/suite/rank.rs (ties, known normal pairs, spread over seeds).

use std::cmp::Ordering;

/// Rank correlation of one input with the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// Name of the input.
    pub id: String,
    /// Spearman's rank correlation, -1 to 1; 0 where one side does not vary.
    pub rank_correlation: f64,
    /// Its standard error (Bonett and Wright 2000).
    pub standard_error: f64,
}

/// Spearman's rank correlation of two lists with ties at their mean rank, and its standard error.
///
/// None where the lists differ in length, have fewer than four pairs, contain a NaN, or one of them is constant.
pub fn spearman(x: &[f64], y: &[f64]) -> Option<(f64, f64)> {
    if x.len() != y.len() || x.len() < 4 || x.iter().chain(y).any(|value| value.is_nan()) {
        return None;
    }
    let rho = pearson(&mean_ranks(x), &mean_ranks(y))?.clamp(-1.0, 1.0);
    let spread = (1.0 + 0.5 * rho * rho) / (x.len() as f64 - 3.0);
    Some((rho, (1.0 - rho * rho) * spread.sqrt()))
}

/// Every input with its influence on `answer`, strongest first (by size, then by name).
pub fn rank_inputs<'a>(inputs: impl IntoIterator<Item = (&'a str, &'a [f64])>, answer: &[f64]) -> Vec<Influence> {
    let mut list: Vec<Influence> = inputs.into_iter().map(|(id, values)| influence(id, values, answer)).collect();
    list.sort_by(stronger_first);
    list
}

fn influence(id: &str, values: &[f64], answer: &[f64]) -> Influence {
    let (rank_correlation, standard_error) = spearman(values, answer).unwrap_or((0.0, 0.0));
    Influence { id: id.to_owned(), rank_correlation, standard_error }
}

fn stronger_first(a: &Influence, b: &Influence) -> Ordering {
    b.rank_correlation.abs().total_cmp(&a.rank_correlation.abs()).then_with(|| a.id.cmp(&b.id))
}

/// How well rankings from several seeds agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stability {
    /// Number of leading positions with the same input in every ranking.
    pub same_leading: usize,
    /// Pairs within the top of the first ranking that some other ranking reverses although both distinguish them by
    /// more than two standard errors of the difference. 0 means that the rankings agree within their own error.
    pub contradictions: usize,
}

/// Compares rankings of the same inputs from different seeds over the first `top` places.
pub fn stability(rankings: &[Vec<Influence>], top: usize) -> Stability {
    let Some((first, others)) = rankings.split_first() else { return Stability { same_leading: 0, contradictions: 0 } };
    let same = |place: usize| others.iter().all(|other| id_at(other, place) == id_at(first, place));
    let same_leading = (0..first.len().min(top)).take_while(|&place| same(place)).count();
    let contradictions = others.iter().map(|other| contradictions(first, other, top)).sum();
    Stability { same_leading, contradictions }
}

fn id_at(ranking: &[Influence], place: usize) -> Option<&str> {
    ranking.get(place).map(|influence| influence.id.as_str())
}

fn contradictions(first: &[Influence], other: &[Influence], top: usize) -> usize {
    let top = first.get(..top.min(first.len())).unwrap_or(first);
    let pairs = top.iter().enumerate().flat_map(|(i, a)| top.iter().skip(i + 1).map(move |b| (a, b)));
    let find = |id: &str| other.iter().find(|influence| influence.id == id);
    let turned = |a: &Influence, b: &Influence| match (find(&a.id), find(&b.id)) {
        (Some(other_a), Some(other_b)) => apart(a, b) && apart(other_b, other_a),
        _ => false,
    };
    pairs.filter(|(a, b)| turned(a, b)).count()
}

/// True where `a` is stronger than `b` by more than two standard errors of the difference.
fn apart(a: &Influence, b: &Influence) -> bool {
    let error = (a.standard_error * a.standard_error + b.standard_error * b.standard_error).sqrt();
    a.rank_correlation.abs() - b.rank_correlation.abs() > 2.0 * error
}

/// Ranks from 1, ties at the mean of their positions.
fn mean_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![0.0; values.len()];
    let mut place = 0;
    for ties in order.chunk_by(|a, b| a.0 == b.0) {
        let rank = place as f64 + 0.5 * (ties.len() as f64 + 1.0);
        for &(_, sample) in ties {
            if let Some(slot) = ranks.get_mut(sample) {
                *slot = rank;
            }
        }
        place += ties.len();
    }
    ranks
}

/// Pearson's correlation; none where a list is constant.
fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len() as f64;
    let (mean_x, mean_y) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        let (a, b) = (a - mean_x, b - mean_y);
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / (xx * yy).sqrt())
}
