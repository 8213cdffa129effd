//! What a dose-response curve in a dish says about one product.

use std::sync::Arc;

use exoskin_evidence::{Draws, Parameter, Prior};
use exoskin_quantity::Source;
use exoskin_therapy::effect::dosimetry::half_effect_contacts;
use exoskin_therapy::effect::own_dish::Wells;
use exoskin_therapy::effect::parameters as p;
use exoskin_therapy::effect::{Informed, LearnedDish, learn_dish};
use exoskin_vial::hashed::Hashed;
use exoskin_vial::parameters::VESICLE_SHARE;
use exoskin_vial::{Product, load_product, read_dish};

const HEADING: &str = "particles per mL,hours,cells per cm2,behaviour,response (AU),cv (%)\n";

fn with(text: &str) -> Product {
    let curve = read_dish(&Source::new("d.csv", text)).unwrap_or_else(|wrong| panic!("{wrong}"));
    Product { dish: Some(Arc::new(curve)), ..load_product("frozen_msc").unwrap() }
}

fn learned(product: &Product) -> Arc<LearnedDish> {
    learn_dish(product).unwrap_or_else(|wrong| panic!("{wrong}")).unwrap()
}

/// The curve of a product with these numbers, without scatter.
fn simulated(truth: &dyn Draws, unit: f64) -> String {
    let doses = [0.0, 1e8, 1e9, 1e10, 1e11, 3e11];
    let text = |value: &dyn Fn(usize) -> f64| -> String {
        let line = |(place, dose): (usize, &f64)| format!("{dose:e},24,5e4,migration,{:e},5\n", value(place));
        format!("{HEADING}{}", doses.iter().enumerate().map(line).collect::<String>())
    };
    let plan = with(&text(&|_| 1.0));
    let real = Wells { product: &plan, curve: plan.dish.as_deref().unwrap() }.responses(truth);
    text(&|place| unit * real[place])
}

struct True;

impl Draws for True {
    fn unit(&self, parameter: &Parameter) -> f64 {
        match parameter.id {
            id if id == p::EMAX_MIGRATION.id => 0.9,
            id if id == p::SHAPE.id => 0.9,
            _ => 0.4,
        }
    }
}

fn number<'a>(learned: &'a LearnedDish, id: &str) -> &'a exoskin_vial::LearnedNumber {
    learned.numbers.iter().find(|number| number.id == id).unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn a_curve_without_scatter_gives_back_its_largest_effect() {
    let found = learned(&with(&simulated(&True, 1.0)));
    let emax = number(&found, p::EMAX_MIGRATION.id);
    let truth = True.value(&p::EMAX_MIGRATION);
    assert!((emax.after.median / truth - 1.0).abs() < 0.08, "{emax:?} {truth}");
    assert!(emax.after.p95 - emax.after.p05 < 0.4 * (emax.before.p95 - emax.before.p05), "{emax:?}");
    for row in &found.rows {
        assert!((row.after.median / row.measured - 1.0).abs() < 0.06, "{row:?}");
    }
}

#[test]
fn a_control_measured_in_any_unit_says_the_same() {
    let (fold, raw) = (learned(&with(&simulated(&True, 1.0))), learned(&with(&simulated(&True, 340.0))));
    for (a, b) in fold.rows.iter().zip(&raw.rows) {
        assert!((a.measured / b.measured - 1.0).abs() < 0.02, "{a:?} {b:?}");
    }
}

/// Chance, with cells that take up at their middle speed: how fast they do moves both sides of a dish alike.
struct Uptake {
    index: u64,
}

impl Draws for Uptake {
    fn unit(&self, parameter: &Parameter) -> f64 {
        if parameter.id.starts_with("uptake.") { 0.5 } else { Hashed { index: self.index }.unit(parameter) }
    }
}

#[test]
fn an_unknown_purity_does_not_widen_what_particles_do() {
    let product = with(&simulated(&True, 1.0));
    let found = learned(&product);
    let spread = |with_share: bool| {
        let mut logs: Vec<f64> = (0..400)
            .map(|index| {
                let draws = Uptake { index };
                let own = Informed::new(&product, Some(&found), &draws);
                let share =
                    if with_share { own.value_with(&VESICLE_SHARE, &product.vesicle_share_prior()) } else { 1.0 };
                libm::log(half_effect_contacts("keratinocyte", &own) / share)
            })
            .collect();
        logs.sort_by(f64::total_cmp);
        logs[380] - logs[20]
    };
    assert!(spread(true) < 0.7 * spread(false), "{} {}", spread(true), spread(false));
    // The vial's own share stays the vial's.
    let draws = Hashed { index: 7 };
    let own = Informed::new(&product, Some(&found), &draws);
    let prior = product.vesicle_share_prior();
    assert_eq!(own.value_with(&VESICLE_SHARE, &prior), draws.value_with(&VESICLE_SHARE, &prior));
}

#[test]
fn a_response_that_no_draw_can_meet_is_refused_with_its_line() {
    let text = format!("{HEADING}0,24,5e4,migration,1,5\n1e9,24,5e4,migration,2,5\n1e11,24,5e4,migration,9,5\n");
    let said = learn_dish(&with(&text)).unwrap_err().to_string();
    assert!(said.starts_with("d.csv:4:1") && said.contains("0.8 and 3"), "{said}");
    assert_eq!(learn_dish(&load_product("frozen_msc").unwrap()), Ok(None));
}

/// Chance, with one number held as a scenario holds it.
struct Held;

impl Draws for Held {
    fn unit(&self, parameter: &Parameter) -> f64 {
        Hashed { index: 3 }.unit(parameter)
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        if parameter.id == p::EMAX_MIGRATION.id { 1.0 } else { Hashed { index: 3 }.value_with(parameter, prior) }
    }
}

#[test]
fn what_a_scenario_holds_stays_held() {
    let product = with(&simulated(&True, 1.0));
    let found = learned(&product);
    assert_eq!(Informed::new(&product, Some(&found), &Held).value(&p::EMAX_MIGRATION), 1.0);
    let bare = Hashed { index: 3 };
    assert_eq!(Informed::new(&product, None, &bare).value(&p::EMAX_MIGRATION), bare.value(&p::EMAX_MIGRATION));
}
