//! Does a stability series recover the rates of a product? Simulated products with known rates, their series with known
//! scatter, and how often the 90 % bands after the series contain the truth.

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::toml::Known;
use exoskin_quantity::unit::{DAY_S, ML_UM3};
use exoskin_quantity::{Diagnostic, Source};
use exoskin_vial::hashed::Hashed;
use exoskin_vial::product::Answer;
use exoskin_vial::rates::Rates;
use exoskin_vial::{Container, History, Product, draw, learn, load_product, parameters as p, read_series};

use crate::recovery::{self, Coverage, MEMBERS, Member, Quantity, Truth, coverage_of, noise, quantities};

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
    let before = bands(&vial);
    coverage_of(products, &QUANTITIES, |index| simulated(&vial, index, truth, &before))
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
fn simulated(
    vial: &Product,
    index: u64,
    truth: Truth,
    before: &[(f64, f64)],
) -> Result<Option<Vec<Quantity>>, Diagnostic> {
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
    Ok(Some(quantities(&values(vial, &truth), before, &bands(&informed))))
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
                share * noise(50_000_000 + 1_000 * index + place, spread)
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

fn bands(vial: &Product) -> Vec<(f64, f64)> {
    let one = |place| values(vial, &Member { place, selector: p::SERIES_MEMBER.id }).to_vec();
    recovery::bands(&(0..MEMBERS).map(one).collect::<Vec<_>>())
}
