//! Does a stability series recover the rates of a product? Simulated products with known rates, their series with known
//! scatter, and how often the 90 % bands after the series contain the truth.

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::toml::Known;
use exoskin_quantity::unit::{DAY_S, ML_UM3};
use exoskin_quantity::{Diagnostic, Source};
use exoskin_stats::normal;
use exoskin_vial::hashed::Hashed;
use exoskin_vial::product::Answer;
use exoskin_vial::rates::Rates;
use exoskin_vial::{Container, History, Product, draw, learn, load_product, parameters as p, read_series};

/// Particles per mL of every simulated product.
const PER_ML: f64 = 1e10;
/// Relative scatter of counts and of potencies.
const SPREADS: [f64; 2] = [0.07, 0.1];
/// Days at which each temperature is counted.
const PLAN: [(f64, &[f64]); 3] =
    [(4.0, &[0.0, 1.0, 3.0, 7.0, 14.0]), (15.0, &[1.0, 3.0, 7.0]), (25.0, &[0.5, 2.0, 5.0])];
/// A count below this is reported as a limit, per mL.
const LEAST_PER_ML: f64 = 1.5e7;
/// Where the rates of a contrary product lie in the declared prior: outside of all but one in two hundred draws.
const FAR_OUT: f64 = 2.5e-3;
/// Members of a sample that are asked.
const MEMBERS: u64 = 600;

/// Which products are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// As the priors say.
    Drawn,
    /// Losses far faster or slower than the priors expect: in a tail of one in four hundred.
    Contrary,
}

/// How often the bands contain the truth, for one quantity.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The quantity.
    pub name: &'static str,
    /// Share of the products whose band contains it.
    pub share: f64,
    /// Width of the band after the series, relative to that before: the median over the products.
    pub width: f64,
}

/// What is asked of each product: rates, and what is left in conditions that the series has and has not.
const QUANTITIES: [&str; 7] = [
    "surface rate at 4 °C",
    "loss rate in the liquid at 4 °C",
    "whole after 2 d at 4 °C",
    "whole after 28 d at 4 °C (beyond the series)",
    "whole after 4 d at 8 °C (between its temperatures)",
    "potency after 10 d at 15 °C",
    "potency after 14 d at 8 °C (between its temperatures)",
];

/// Draws of one product: hashed positions, the preparation's where it was put.
struct True {
    draws: Hashed,
    preparation: Option<f64>,
}

impl Draws for True {
    fn unit(&self, parameter: &Parameter) -> f64 {
        match self.preparation {
            Some(unit) if parameter.id == p::PREPARATION.id => unit,
            _ => self.draws.unit(parameter),
        }
    }
}

/// Coverage over `products` simulated products, and how many series were refused.
///
/// # Errors
/// The reference product is missing, or a simulated series cannot be read.
pub fn coverage(products: u64, truth: Truth) -> Result<(Vec<Coverage>, usize), Diagnostic> {
    let vial = vial()?;
    let one = |index: u64| simulated(&vial, index, truth);
    let middle = products / 2;
    let each = std::thread::scope(|scope| {
        let first = scope.spawn(|| (0..middle).map(one).collect::<Result<Vec<_>, _>>());
        let second = (middle..products).map(one).collect::<Result<Vec<_>, _>>();
        let first = first.join().map_err(|_| Diagnostic::new("a thread of the check failed"))??;
        Ok::<_, Diagnostic>([first, second?].concat())
    })?;
    let found: Vec<&Vec<(bool, f64)>> = each.iter().flatten().collect();
    let count = found.len().max(1) as f64;
    let of = |(place, name): (usize, &&'static str)| {
        let mut widths: Vec<f64> = found.iter().map(|all| all[place].1).collect();
        widths.sort_by(f64::total_cmp);
        let share = found.iter().filter(|all| all[place].0).count() as f64 / count;
        Coverage { name, share, width: widths.get(widths.len() / 2).copied().unwrap_or(f64::NAN) }
    };
    Ok((QUANTITIES.iter().enumerate().map(of).collect(), each.len() - found.len()))
}

fn vial() -> Result<Product, Diagnostic> {
    let mut vial = load_product("reference_vesicles")?;
    vial.label.exact = true;
    vial.label.count_per_um3 = Known::Is(PER_ML / ML_UM3);
    vial.matrix.protein_rich = Answer::No;
    Ok(vial)
}

/// For each quantity, whether the band contains the truth, and how much narrower it is; nothing where the series was
/// refused.
fn simulated(vial: &Product, index: u64, truth: Truth) -> Result<Option<Vec<(bool, f64)>>, Diagnostic> {
    let preparation = match truth {
        Truth::Drawn => None,
        Truth::Contrary if index.is_multiple_of(2) => Some(FAR_OUT),
        Truth::Contrary => Some(1.0 - FAR_OUT),
    };
    // Far from the samples that compare bands.
    let truth = True { draws: Hashed { index: 1_000_000 + index }, preparation };
    let series = read_series(&Source::new("simulated.csv", text(vial, &truth, index)?))?;
    let Ok(learned) = learn(vial, &series) else { return Ok(None) };
    let informed = Product { learned: Some(learned.into()), ..vial.clone() };
    let (real, before, after) = (values(vial, &truth), bands(vial), bands(&informed));
    let one = |place: usize| {
        let (low, high) = after[place];
        let inside = (low..=high).contains(&real[place]);
        (inside, (high - low) / (before[place].1 - before[place].0))
    };
    Ok(Some((0..QUANTITIES.len()).map(one).collect()))
}

/// The series that a laboratory would have written down.
fn text(vial: &Product, truth: &dyn Draws, index: u64) -> Result<String, Diagnostic> {
    let mut text = String::from("days,temperature,container,concentration,count,cv (%),potency,potency cv (%)\n");
    let mut place = 0_u64;
    for (celsius, days) in PLAN {
        for &day in days {
            let left = draw(vial, &History::hold(celsius, day * DAY_S), Container::Pp, truth);
            let mut scattered = |share: f64, spread: f64| {
                place += 1;
                let unit = Hashed { index: 50_000_000 + 1_000 * index + place }.unit(&p::COUNT_ERROR);
                let log_sd = libm::sqrt(libm::log1p(spread * spread));
                share * libm::exp(log_sd * normal::quantile(unit))
            };
            let count = scattered(PER_ML * left.whole_share, SPREADS[0]);
            let potency = scattered(left.potency, SPREADS[1]).max(1e-9);
            let count = if count < LEAST_PER_ML { format!("<{LEAST_PER_ML:e}") } else { format!("{count:e}") };
            let [of_count, of_potency] = SPREADS.map(|spread| 100.0 * spread);
            text.push_str(&format!("{day},{celsius},pp,{PER_ML:e},{count},{of_count},{potency:e},{of_potency}\n"));
        }
    }
    Ok(text)
}

fn values(vial: &Product, draws: &dyn Draws) -> [f64; QUANTITIES.len()] {
    let draws = &vial.updated(draws);
    let rates = Rates::drawn(vial, Container::Pp, PER_ML / ML_UM3, draws).liquid(4.0);
    let plain = Product { learned: None, ..vial.clone() };
    let left = |celsius: f64, days: f64| draw(&plain, &History::hold(celsius, days * DAY_S), Container::Pp, draws);
    [
        rates.wall_per_s,
        rates.loss_per_s,
        left(4.0, 2.0).whole_share,
        left(4.0, 28.0).whole_share,
        left(8.0, 4.0).whole_share,
        left(15.0, 10.0).potency,
        left(8.0, 14.0).potency,
    ]
}

/// Ends of the 90 % band of each quantity.
fn bands(vial: &Product) -> Vec<(f64, f64)> {
    let all: Vec<_> = (0..MEMBERS).map(|index| values(vial, &Hashed { index })).collect();
    let of = |place: usize| {
        let mut values: Vec<f64> = all.iter().map(|each| each[place]).collect();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[(share * (values.len() - 1) as f64).round() as usize];
        (at(0.05), at(0.95))
    };
    (0..QUANTITIES.len()).map(of).collect()
}
