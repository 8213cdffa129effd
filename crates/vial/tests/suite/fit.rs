//! The rates that two rows give, and what they predict about two others.

use exoskin_evidence::{Draws, Medians, Parameter, Prior, row};
use exoskin_vial::container::Container;
use exoskin_vial::product::{Answer, Product};
use exoskin_vial::{History, draw, fit, load_product, parameters};

/// Medians, at the particle count of the fitted measurement and for the fitted preparation.
struct Fitted;

impl Draws for Fitted {
    fn unit(&self, _parameter: &Parameter) -> f64 {
        0.5
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        if parameter.id == parameters::PREPARATION.id { 1.0 } else { prior.quantile(0.5) }
    }
}

fn tube(protein_rich: Answer) -> Product {
    let mut product = load_product("reference_vesicles").unwrap();
    product.label.count_per_um3 = exoskin_quantity::toml::Known::Is(parameters::FIT_COUNT.prior.median());
    product.vessel.volume_um3 = parameters::FIT_VOLUME.prior.median();
    product.matrix.protein_rich = protein_rich;
    product
}

fn kept(container: Container, protein_rich: Answer) -> exoskin_vial::VialDraw {
    let history = History::parse("4C 48h").unwrap();
    draw(&tube(protein_rich), &history, container, &Fitted)
}

fn value(id: &str) -> f64 {
    row(id).and_then(|row| row.value).unwrap()
}

#[test]
fn gives_back_the_plain_tube() {
    let model = kept(Container::Pp, Answer::No).whole_share;
    assert!((model - value("vial.storage.pbs_4c_48h_pp_tube")).abs() < 0.003, "{model}");
    assert!((0.44..=0.54).contains(&model));
}

#[test]
fn gives_back_the_low_bind_tube() {
    let model = kept(Container::Lobind, Answer::No).whole_share;
    assert!((model - value("vial.storage.pbs_4c_48h_lobind_or_blocked")).abs() < 0.003, "{model}");
}

#[test]
fn predicts_the_walls_share_of_the_loss() {
    let model = kept(Container::Pp, Answer::No);
    let share = model.wall_share / (1.0 - model.whole_share);
    assert!((share - value("vial.storage.wall_adsorption_share_of_loss")).abs() < 0.08, "{share}");
}

#[test]
fn predicts_the_protein_rich_tube() {
    let model = kept(Container::Pp, Answer::Yes).whole_share;
    assert!((model - value("vial.storage.cm_supernatant_4c_48h")).abs() < 0.04, "{model}");
}

#[test]
fn declared_priors_are_those_of_the_rows() {
    let (rows, declared) = (fit::from_rows().unwrap(), fit::declared());
    let same = |a: exoskin_evidence::Prior, b: exoskin_evidence::Prior| {
        for u in [0.05, 0.5, 0.95] {
            let (a, b) = (a.quantile(u), b.quantile(u));
            assert!((a / b - 1.0).abs() < 1e-12, "a row says {a}, parameters.rs says {b}");
        }
    };
    same(rows.plain, declared.plain);
    same(rows.lobind, declared.lobind);
    same(rows.later_thaw, declared.later_thaw);
    same(rows.preparation, declared.preparation);
    same(rows.count_error, declared.count_error);
    same(rows.labile, declared.labile);
    same(rows.labile_q10, declared.labile_q10);
    same(rows.minus20, declared.minus20);
}

#[test]
fn a_nearly_empty_history_changes_nothing() {
    let product = load_product("frozen_msc").unwrap();
    assert_eq!(draw(&product, &History::fresh(), Container::Pp, &Medians).whole_share, 1.0);
}
