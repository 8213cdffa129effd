//! Terms of the polynomial: Legendre polynomials of one input, and products of two.

/// Highest degree of one of the strongest inputs on its own.
const DEGREE_STRONG: usize = 6;
/// Highest degree of every other input.
const DEGREE_WEAK: usize = 3;
/// Number of inputs with the high degree.
const STRONG: usize = 8;
/// Number of inputs whose pairs get a product of their linear terms.
const PAIRED: usize = 12;
/// Number of inputs whose pairs get products of higher degree, and the highest sum of the two degrees.
const RICHLY_PAIRED: usize = 6;
const DEGREE_PAIR: usize = 5;

/// One term: input and degree, once or twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    first: (usize, usize),
    second: Option<(usize, usize)>,
}

impl Term {
    /// The inputs that the term names.
    pub(super) fn inputs(&self) -> impl Iterator<Item = usize> {
        [Some(self.first.0), self.second.map(|(input, _)| input)].into_iter().flatten()
    }
}

/// The polynomials of every input in every draw, up to the highest degree.
pub(super) struct Basis {
    /// By input and degree, from the first degree on.
    columns: Vec<Vec<Vec<f64>>>,
}

impl Basis {
    /// Of `inputs`: one list of positions per input.
    pub(super) fn of(inputs: &[Vec<f64>]) -> Basis {
        let column = |positions: &Vec<f64>, degree| positions.iter().map(|&u| legendre(u, degree)).collect();
        let columns = |positions| (1..=DEGREE_STRONG).map(|degree| column(positions, degree)).collect();
        Basis { columns: inputs.iter().map(columns).collect() }
    }

    /// A term's value in the draws `order`.
    pub(super) fn values(&self, term: Term, order: &[usize]) -> Vec<f64> {
        let column = |(input, degree): (usize, usize)| &self.columns[input][degree - 1];
        let first = column(term.first);
        match term.second.map(column) {
            Some(second) => order.iter().map(|&draw| first[draw] * second[draw]).collect(),
            None => order.iter().map(|&draw| first[draw]).collect(),
        }
    }

    /// Inputs from the strongest to the weakest by the variance that each explains alone (degrees 1 to 3) in the draws
    /// `seen`.
    pub(super) fn strongest_first(&self, answer: &[f64], seen: &[usize]) -> Vec<usize> {
        let mean = seen.iter().map(|&draw| answer[draw]).sum::<f64>() / seen.len() as f64;
        let coefficient =
            |column: &Vec<f64>| seen.iter().map(|&draw| column[draw] * (answer[draw] - mean)).sum::<f64>();
        let alone =
            |degrees: &Vec<Vec<f64>>| -> f64 { degrees.iter().take(DEGREE_WEAK).map(coefficient).map(|c| c * c).sum() };
        let mut order: Vec<(f64, usize)> = self.columns.iter().map(alone).zip(0..).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        order.into_iter().map(|(_, input)| input).collect()
    }
}

/// The terms that may enter, given the inputs from the strongest to the weakest.
pub(super) fn candidates(strongest_first: &[usize]) -> Vec<Term> {
    let mut terms = Vec::new();
    for (place, &input) in strongest_first.iter().enumerate() {
        let highest = if place < STRONG { DEGREE_STRONG } else { DEGREE_WEAK };
        terms.extend((1..=highest).map(|degree| Term { first: (input, degree), second: None }));
    }
    for (place, &b) in strongest_first.iter().enumerate().take(PAIRED) {
        let sum = if place < RICHLY_PAIRED { DEGREE_PAIR } else { 2 };
        for &a in strongest_first.iter().take(place) {
            terms.extend(products(a, b, sum));
        }
    }
    terms
}

fn products(a: usize, b: usize, sum: usize) -> impl Iterator<Item = Term> {
    (1..sum).flat_map(move |i| (1..=sum - i).map(move |j| Term { first: (a, i), second: Some((b, j)) }))
}

/// Legendre polynomial on (0, 1) with unit variance: sqrt(2 k + 1) P_k(2 u - 1).
fn legendre(u: f64, degree: usize) -> f64 {
    let x = 2.0 * u - 1.0;
    let (mut before, mut now) = (1.0, x);
    for k in 1..degree {
        let k = k as f64;
        (before, now) = (now, ((2.0 * k + 1.0) * x * now - k * before) / (k + 1.0));
    }
    if degree == 0 { 1.0 } else { now * (2.0 * degree as f64 + 1.0).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polynomials_are_orthonormal() {
        let n = 20_000;
        for (a, b) in [(1, 1), (2, 2), (6, 6), (1, 3), (2, 6), (0, 4)] {
            let product = |i| {
                let u = (f64::from(i) + 0.5) / f64::from(n);
                legendre(u, a) * legendre(u, b)
            };
            let mean = (0..n).map(product).sum::<f64>() / f64::from(n);
            assert!((mean - if a == b { 1.0 } else { 0.0 }).abs() < 1e-5, "degrees {a}, {b}: {mean}");
        }
    }

    #[test]
    fn no_term_twice_and_no_input_paired_with_itself() {
        let terms = candidates(&(0..30).collect::<Vec<_>>());
        for (i, term) in terms.iter().enumerate() {
            assert!(!terms.iter().skip(i + 1).any(|other| other == term), "{term:?}");
            assert!(term.second.is_none_or(|(input, _)| input != term.first.0), "{term:?}");
        }
    }
}
