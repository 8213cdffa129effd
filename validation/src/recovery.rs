//! How often a product's own measurements recover what is true of it: what the checks of series and of dishes share.

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::Diagnostic;
use exoskin_stats::normal;
use exoskin_vial::hashed::Hashed;
use exoskin_vial::parameters::COUNT_ERROR;

/// Members of a sample of the posterior; each is asked once.
pub const MEMBERS: u64 = exoskin_stats::posterior::MEMBERS as u64;

/// What a band is meant to contain.
const BAND: f64 = 0.9;

/// Which products are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// As the priors say.
    Drawn,
    /// In the outermost part of the priors.
    Contrary,
}

/// How often the bands contain the truth, for one quantity.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The quantity.
    pub name: &'static str,
    /// Share of the products whose band contains it.
    pub share: f64,
    /// Width of the band after the measurements, relative to that before: the median over the products.
    pub width: f64,
}

/// One quantity of one product: whether its band contains the truth, and its width relative to that before.
pub type Quantity = (bool, f64);

/// Draws that take each member of a sample once, everything else by chance.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its number.
    pub place: u64,
    /// The parameter that picks the member.
    pub selector: &'static str,
}

impl Draws for Member {
    fn unit(&self, parameter: &Parameter) -> f64 {
        if parameter.id == self.selector {
            return (self.place as f64 + 0.5) / MEMBERS as f64;
        }
        Hashed { index: self.place }.unit(parameter)
    }
}

/// A factor with a median of 1 and this relative spread.
pub fn noise(index: u64, spread: f64) -> f64 {
    libm::exp(libm::sqrt(libm::log1p(spread * spread)) * normal::quantile(Hashed { index }.unit(&COUNT_ERROR)))
}

/// Coverage over `products`, half of them on a second thread, and how many were refused.
///
/// # Errors
/// As `one`.
pub fn coverage_of(
    products: u64,
    names: &[&'static str],
    one: impl Fn(u64) -> Result<Option<Vec<Quantity>>, Diagnostic> + Sync,
) -> Result<(Vec<Coverage>, usize), Diagnostic> {
    let (one, middle) = (&one, products / 2);
    let each = std::thread::scope(|scope| {
        let first = scope.spawn(move || (0..middle).map(one).collect::<Result<Vec<_>, _>>());
        let second = (middle..products).map(one).collect::<Result<Vec<_>, _>>();
        let first = first.join().map_err(|_| Diagnostic::new("a thread of the check failed"))??;
        Ok::<_, Diagnostic>([first, second?].concat())
    })?;
    let found: Vec<&Vec<Quantity>> = each.iter().flatten().collect();
    let of = |(place, name): (usize, &&'static str)| {
        let mut widths: Vec<f64> = found.iter().map(|all| all[place].1).collect();
        widths.sort_by(f64::total_cmp);
        let share = found.iter().filter(|all| all[place].0).count() as f64 / found.len().max(1) as f64;
        Coverage { name, share, width: widths.get(widths.len() / 2).copied().unwrap_or(f64::NAN) }
    };
    Ok((names.iter().enumerate().map(of).collect(), each.len() - found.len()))
}

/// Between which shares bands of exactly 90 % contain the truth of `products` products in 95 of 100 checks: what lies inside
/// may be chance.
pub fn by_chance(products: usize) -> (f64, f64) {
    let reach = normal::quantile(0.975) * libm::sqrt(BAND * (1.0 - BAND) / products.max(1) as f64);
    ((BAND - reach).max(0.0), (BAND + reach).min(1.0))
}

/// Whether each band contains the truth, and how much narrower it became.
pub fn quantities(real: &[f64], before: &[(f64, f64)], after: &[(f64, f64)]) -> Vec<Quantity> {
    let one = |place: usize| {
        let (low, high) = after[place];
        ((low..=high).contains(&real[place]), (high - low) / (before[place].1 - before[place].0))
    };
    (0..real.len()).map(one).collect()
}

/// Ends of the 90 % band of each column.
pub fn bands(rows: &[Vec<f64>]) -> Vec<(f64, f64)> {
    let of = |place: usize| {
        let mut values: Vec<f64> = rows.iter().map(|each| each[place]).collect();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[(share * (values.len() - 1) as f64).round() as usize];
        (at(0.05), at(0.95))
    };
    (0..rows.first().map_or(0, Vec::len)).map(of).collect()
}
