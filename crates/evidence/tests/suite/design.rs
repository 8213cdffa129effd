//! The joint design: even columns, small correlations, numbers that depend on the name and the seed alone.

use exoskin_evidence::{Draws, Group, Limit, Origin, Parameter, Prior, Unit};
use exoskin_stats::{Block, Design, Layout, spearman};
use proptest::prelude::*;

const fn parameter(id: &'static str, group: Group) -> Parameter {
    let (prior, origin) = (Prior::Uniform { low: 0.0, high: 1.0 }, Origin::Assumed("a test"));
    Parameter { id, name: "a test input", unit: Unit::of("1"), prior, origin, group, limit: Limit::OfUnit, doc: "" }
}

static OUTFLOW: Parameter = parameter("channel.outflow", Group::Channel);
static PLUG: Parameter = parameter("channel.plug", Group::Channel);
static FILM: Parameter = parameter("film.drying", Group::Film);
static NEEDLE: Parameter = parameter("needle.depth", Group::Procedure);
static UPTAKE: Parameter = parameter("skin.uptake", Group::Skin);
static LABEL: Parameter = parameter("vial.label", Group::Product);
static POTENCY: Parameter = parameter("vial.potency", Group::Product);
static UNKNOWN: Parameter = parameter("nobody.declared.it", Group::Skin);
static ALL: [&Parameter; 7] = [&OUTFLOW, &PLUG, &FILM, &NEEDLE, &UPTAKE, &LABEL, &POTENCY];

fn is_stratified(column: &[f64]) -> bool {
    let n = column.len();
    let mut hit = vec![false; n];
    column.iter().for_each(|u| hit[(u * n as f64) as usize] = true);
    hit.into_iter().all(|hit| hit)
}

proptest! {
    #[test]
    fn every_margin_has_one_point_in_each_slice(seed: u64, rows in 1usize..400, samples in 1usize..1200) {
        let design = exoskin_evidence::design(seed, &ALL, Layout { transport_rows: rows, samples });
        for parameter in ALL {
            let column: Vec<f64> = match parameter.group.block() {
                Block::Transport => (0..rows).map(|row| design.transport(row).unit(parameter)).collect(),
                Block::Multiplied => (0..samples).map(|sample| design.units(sample).unit(parameter)).collect(),
            };
            prop_assert!(column.iter().all(|&u| u > 0.0 && u < 1.0));
            prop_assert!(is_stratified(&column), "{}", parameter.id);
        }
    }

    #[test]
    fn a_new_parameter_or_another_order_changes_no_other_number(seed: u64, row in 0usize..2000) {
        let few = exoskin_evidence::design(seed, &[&OUTFLOW, &LABEL], Layout::default());
        let many = exoskin_evidence::design(seed, &[&LABEL, &POTENCY, &FILM, &NEEDLE, &OUTFLOW, &PLUG], Layout::default());
        for parameter in [&OUTFLOW, &LABEL] {
            prop_assert_eq!(few.units(row).unit(parameter).to_bits(), many.units(row).unit(parameter).to_bits());
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bits_and_another_seed_others() {
    let (a, b, c) = (
        exoskin_evidence::design(7, &ALL, Layout::default()),
        exoskin_evidence::design(7, &ALL, Layout::default()),
        exoskin_evidence::design(8, &ALL, Layout::default()),
    );
    let column = |design: &Design| design.transport_column("channel.plug").unwrap();
    assert_eq!(column(&a), column(&b));
    assert_ne!(column(&a), column(&c));
}

/// Pins the numbers: they are part of every cached and published result. If this fails, the model version must change.
#[test]
fn known_numbers() {
    let design = exoskin_evidence::design(1, &ALL, Layout::default());
    let shown = [design.units(0).unit(&OUTFLOW), design.units(299).unit(&PLUG), design.units(999).unit(&LABEL)];
    assert_eq!(shown.map(|u| format!("{u:.12}")), KNOWN);
}
const KNOWN: [&str; 3] = ["0.260055028784", "0.133729820510", "0.409767240103"];

#[test]
fn columns_are_nearly_uncorrelated() {
    let names: Vec<String> = (0..40).map(|i| format!("parameter.{i}")).collect();
    let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
    let design = Design::from_blocks(3, names.iter().map(|id| (*id, Block::Transport)), Layout::default());
    let columns: Vec<Vec<f64>> = names.iter().map(|id| design.transport_column(id).unwrap()).collect();
    let pairs = (0..40).flat_map(|i| (0..i).map(move |j| (i, j)));
    let squares: Vec<f64> = pairs.map(|(i, j)| spearman(&columns[i], &columns[j]).unwrap().0.powi(2)).collect();
    let root_mean_square = (squares.iter().sum::<f64>() / squares.len() as f64).sqrt();
    // 780 pairs of random orders of 300: 1/sqrt(299) = 0.058 each.
    assert!((root_mean_square - 0.0578).abs() < 0.006, "{root_mean_square}");
    assert!(squares.iter().all(|square| *square < 0.24_f64.powi(2)));
}

#[test]
fn the_two_blocks_are_independent_over_the_samples() {
    for seed in 0..20 {
        let design = exoskin_evidence::design(seed, &ALL, Layout::default());
        let (a, b) = (design.sample_column("channel.outflow").unwrap(), design.sample_column("vial.label").unwrap());
        let (rho, se) = spearman(&a, &b).unwrap();
        assert!(rho.abs() < 4.0 * se, "seed {seed}: {rho}");
    }
}

#[test]
fn a_sample_joins_its_transport_row_and_its_own_multiplied_row() {
    let design = exoskin_evidence::design(5, &ALL, Layout::default());
    let clusters = design.clusters();
    for sample in [0, 299, 300, 301, 999] {
        let row = design.transport_row_of(sample);
        assert_eq!(clusters[sample] as usize, row);
        assert_eq!(design.units(sample).unit(&UPTAKE), design.transport(row).unit(&UPTAKE));
        assert_eq!(design.transport(row).unit(&POTENCY), 0.5, "multiplied inputs stay out of the solve");
    }
}

#[test]
fn undeclared_parameters_stay_at_the_median() {
    assert_eq!(exoskin_evidence::design(5, &ALL, Layout::default()).units(12).unit(&UNKNOWN), 0.5);
    assert_eq!(exoskin_evidence::design(5, &[], Layout::default()).units(0).unit(&OUTFLOW), 0.5);
}

#[test]
fn rows_past_the_last_are_random_and_not_repeated() {
    let design = exoskin_evidence::design(5, &ALL, Layout { transport_rows: 10, samples: 10 });
    let column: Vec<u64> = (0..1000).map(|row| design.transport(row).unit(&OUTFLOW).to_bits()).collect();
    let mut sorted = column.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), 1000);
}

#[test]
fn a_name_from_elsewhere_finds_the_same_column() {
    let design = exoskin_evidence::design(7, &ALL, Layout::default());
    for parameter in ALL {
        // The same letters at another address.
        let elsewhere = parameter.id.to_owned();
        assert_eq!(design.units(5).unit_of(&elsewhere).to_bits(), design.units(5).unit(parameter).to_bits());
    }
    let (whole, part) = (OUTFLOW.id, &OUTFLOW.id[.."channel".len()]);
    assert_eq!(design.units(5).unit_of(part), 0.5, "`{part}` begins where `{whole}` does");
}
