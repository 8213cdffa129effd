//! Does a dose-response curve recover what a product does to cells? Simulated products with a known largest effect and
//! half effect, their curves with known scatter, and how often the 90 % bands contain the truth.

use std::sync::Arc;

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::unit::HOUR_S;
use exoskin_quantity::{Diagnostic, Source};
use exoskin_therapy::effect::dosimetry::{answer, half_effect_contacts};
use exoskin_therapy::effect::own_dish::Wells;
use exoskin_therapy::effect::parameters as p;
use exoskin_therapy::effect::{Informed, LearnedDish, learn_dish};
use exoskin_vial::hashed::Hashed;
use exoskin_vial::parameters::VESICLE_SHARE;
use exoskin_vial::{DishCurve, Product, load_product, read_dish};

use crate::recovery::{Coverage, MEMBERS, Member, Quantity, Truth, coverage_of, noise, quantities};

/// Doses, particles per mL; the first is the control.
const DOSES: [f64; 8] = [0.0, 1e8, 1e9, 3e9, 1e10, 3e10, 1e11, 3e11];
/// Relative scatter of the means.
const SPREAD: f64 = 0.06;
/// Where the numbers of a contrary product lie: each in the outer twelfth of its prior.
const OUTER: f64 = 0.08;
/// Particles per cell at which the effect in skin is asked for: few.
const IN_SKIN: f64 = 100.0;

const QUANTITIES: [&str; 4] = [
    "largest effect on migration",
    "particles per cell for half of it",
    "response to 2e9 per mL after 48 h (between the doses, beyond the time)",
    "effect of 100 particles per cell (as few as in skin)",
];

struct True {
    draws: Hashed,
    truth: Truth,
}

impl Draws for True {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let low = [p::DISH_ACTIVE_DOSE.id, p::DISH_HALF_OVER_ACTIVE.id];
        match self.truth {
            Truth::Contrary if parameter.id == p::EMAX_MIGRATION.id => 1.0 - OUTER,
            Truth::Contrary if low.contains(&parameter.id) => OUTER,
            _ => self.draws.unit(parameter),
        }
    }
}

/// Coverage over `products` simulated products, and how many curves were refused.
///
/// # Errors
/// The reference product is missing, or a simulated curve cannot be read.
pub fn coverage(products: u64, truth: Truth) -> Result<(Vec<Coverage>, usize), Diagnostic> {
    let product = load_product("frozen_msc")?;
    let asked = read_dish(&Source::new("asked.csv", format!("{HEADING}{}", line(2e9, 48.0, 1.0))))?;
    let before = bands(&product, None, &asked);
    let one = |index: u64| simulated(&product, index, truth, &asked, &before);
    coverage_of(products, &QUANTITIES, one)
}

const HEADING: &str = "particles per mL,hours,cells per cm2,depth (mm),behaviour,response (AU),cv (%)\n";

/// A well and its control.
fn line(per_ml: f64, hours: f64, response: f64) -> String {
    format!("0,{hours},5e4,3,migration,1,6\n{}", well(per_ml, hours, response))
}

fn well(per_ml: f64, hours: f64, response: f64) -> String {
    format!("{per_ml:e},{hours},5e4,3,migration,{response:e},{}\n", 100.0 * SPREAD)
}

fn simulated(
    product: &Product,
    index: u64,
    truth: Truth,
    asked: &DishCurve,
    before: &[(f64, f64)],
) -> Result<Option<Vec<Quantity>>, Diagnostic> {
    let truth = True { draws: Hashed { index: 1_000_000 + index }, truth };
    let plan: String = DOSES.iter().map(|dose| well(*dose, 24.0, 1.0)).collect();
    let plan = read_dish(&Source::new("plan.csv", format!("{HEADING}{plan}")))?;
    debug_assert!(plan.rows.iter().all(|row| row.seconds == 24.0 * HOUR_S));
    let real = Wells { product, curve: &plan }.responses(&truth);
    let seen = |(place, (dose, response)): (usize, (&f64, &f64))| {
        well(*dose, 24.0, response * noise(60_000_000 + 1_000 * index + place as u64, SPREAD))
    };
    let text: String = DOSES.iter().zip(&real).enumerate().map(seen).collect();
    let curve = read_dish(&Source::new("simulated.csv", format!("{HEADING}{text}")))?;
    let measured = Product { dish: Some(Arc::new(curve)), ..product.clone() };
    let Ok(Some(learned)) = learn_dish(&measured) else { return Ok(None) };
    let (real, after) = (values(product, asked, &truth), bands(product, Some(&learned), asked));
    Ok(Some(quantities(&real, before, &after)))
}

fn values(product: &Product, asked: &DishCurve, draws: &dyn Draws) -> Vec<f64> {
    // The vial's own share, which the effect takes for that of the dish.
    let share = draws.value_with(&VESICLE_SHARE, &product.vesicle_share_prior());
    let emax = draws.value(&p::EMAX_MIGRATION);
    let in_skin = 1.0 + (emax - 1.0) * answer("keratinocyte", draws).expected(IN_SKIN * share);
    let response = Wells { product, curve: asked }.responses(draws)[1];
    vec![emax, libm::log(half_effect_contacts("keratinocyte", draws) / share), response, in_skin]
}

fn bands(product: &Product, learned: Option<&LearnedDish>, asked: &DishCurve) -> Vec<(f64, f64)> {
    let one = |place: u64| {
        let draws = Member { place, selector: p::OWN_DISH_MEMBER.id };
        values(product, asked, &Informed::new(product, learned, &draws))
    };
    crate::recovery::bands(&(0..MEMBERS).map(one).collect::<Vec<_>>())
}
