//! Delivery at the ends of every range: shares stay shares, the ledger closes, the strip keeps its order.

use exoskin_evidence::Prior;
use exoskin_therapy::delivery::{ChannelStart, Delivered, DeliveryError, Resolution, Setup, solve, solve_with};
use exoskin_transport::{Controls, Stream};
use exoskin_validation::checks::cases::{self, Random, case, coarse, draw, reference};

/// What is wrong with an outcome, if anything.
fn complaint(d: &Delivered) -> Option<String> {
    let total: f64 = d.fates.iter().map(|(_, share)| share).sum();
    if let Some((name, share)) = d.fates.iter().find(|(_, share)| share.is_nan() || *share < 0.0) {
        return Some(format!("{name} has share {share:e}"));
    }
    let closed = (total - 1.0).abs() <= 1e-12;
    if !closed {
        return Some(format!("fates sum to 1 {:+e}", total - 1.0));
    }
    let strip = [0.0, d.taken_up, d.reached_cell, d.in_tissue, d.entered, 1.0];
    if !strip.is_sorted() {
        return Some(format!("the strip is out of order: {strip:?}"));
    }
    let numbers = [d.capacity, d.fluid_um3].into_iter().chain(d.inside_at.iter().copied());
    if numbers.chain(d.classes.iter().flatten().flat_map(|c| [c.cells, c.share])).any(|value| !value.is_finite()) {
        return Some("a number is not finite".to_owned());
    }
    if d.classes.iter().flatten().any(|class| class.share < 0.0 || class.cells < 0.0) {
        return Some("a class of cells has a negative load".to_owned());
    }
    let taken: f64 = d.classes.iter().flatten().map(|class| class.share).sum();
    let close = (taken - d.taken_up).abs() <= 1e-12 + 1e-9 * d.taken_up;
    (!close).then(|| format!("cells got {taken:e}, fates say {:e}", d.taken_up))
}

fn assert_sound(name: &str, setup: &Setup) -> Delivered {
    let looks = [0.0, 60.0, 1200.0, setup.end_s];
    let one = solve_with(setup, &looks, &Resolution::default(), &Controls::default())
        .unwrap_or_else(|error| panic!("{name}: {error}\n{setup:#?}"));
    assert_eq!(complaint(&one), None, "{name}, one mesh: {setup:#?}");
    let both = solve(setup, &looks).unwrap_or_else(|error| panic!("{name}: {error}\n{setup:#?}"));
    assert_eq!(complaint(&both), None, "{name}, extrapolated: {setup:#?}");
    both
}

const PROCEDURES: [&str; 6] = ["none", "roller", "pen", "rf_needles", "nonablative_1440_1927", "fractional_co2"];

#[test]
fn random_draws_of_every_procedure_are_sound() {
    for procedure in PROCEDURES {
        for number in 0..100 {
            let mut case = case(procedure);
            case.delay_s = [0.0, 600.0, 7_200.0, 172_800.0][number as usize % 4];
            case.diameter_prior_um = Prior::Fixed([0.03, 0.1, 0.15][number as usize % 3]);
            let setup = case.setup(&Random(number)).expect("known site");
            let d = solve_with(&setup, &[600.0], &coarse(), &Controls::default()).expect("solved");
            assert_eq!(complaint(&d), None, "{procedure}, draw {number}: {setup:#?}");
        }
    }
}

#[test]
fn random_draws_on_the_standard_mesh_are_sound() {
    for procedure in PROCEDURES {
        for number in 100..106 {
            assert_sound(procedure, &draw(procedure, number));
        }
    }
}

/// Every number at one of its ends, at random: corners that no joint design visits.
#[test]
fn corners_of_all_ranges_are_sound() {
    for number in 0..400 {
        let mut stream = Stream::new(9, number, 0, 0);
        let setup = corner(&mut stream);
        match solve_with(&setup, &[600.0], &coarse(), &Controls::default()) {
            Ok(d) => assert_eq!(complaint(&d), None, "corner {number}: {setup:#?}"),
            Err(DeliveryError::Setup(_)) => {}
            Err(error) => panic!("corner {number}: {error}\n{setup:#?}"),
        }
    }
}

fn corner(stream: &mut Stream) -> Setup {
    let mut pick = |ends: &[f64]| ends[(stream.uniform() * ends.len() as f64) as usize];
    let mut setup = reference();
    setup.cell_radius_um = pick(&[80.0, 140.0, 456.0, 1_500.0]);
    let depth_um = pick(&[10.0, 14.9, 85.0, 150.0, 499.0, 1_000.0, 4_000.0]);
    let radius_um = pick(&[3.0, 35.0, 60.0]);
    if let Some(channel) = &mut setup.channel {
        channel.radius_um = radius_um;
        channel.depth_um = depth_um;
        channel.dead_rim_um = pick(&[0.0, 0.01, 5.0]);
        channel.coagulated_rim_um = pick(&[0.0, 0.01, 10.0]);
        channel.open_share = pick(&[0.0, 1e-6, 1.0]);
        channel.start = if pick(&[0.0, 1.0]) > 0.5 { ChannelStart::Full } else { ChannelStart::Empty };
    }
    setup.layers.bottom_um = setup.layers.bottom_um.max(depth_um + 350.0);
    setup.film.thickness_um = pick(&[0.5, 5.0, 40.0, 400.0]);
    setup.film.breaks_at_um = pick(&[2.0, 20.0, 100.0]);
    setup.film.drying_um_per_s = pick(&[0.0, 1e-4, 0.044, 0.27, 10.0]);
    setup.film.rub_s = vec![pick(&[0.0, 30.0, 1e6]), pick(&[60.0, 1e4])];
    setup.film.rinse_s = Some(pick(&[0.0, 30.0, 3_600.0, 1e9]));
    setup.fluid.outflow_um3_per_s = pick(&[-3_333.0, -16.7, 0.0, 16.7, 3_333.0]);
    setup.fluid.plug_s = pick(&[0.0, 120.0, 600.0, 5_400.0, f64::INFINITY]);
    setup.fluid.hindrance = pick(&[1.0, 10.0]);
    setup.fluid.binding = pick(&[0.0, 0.1, 30.0]);
    setup.fluid.closing_half_life_s = pick(&[60.0, 7_200.0, 108_000.0, f64::INFINITY]);
    setup.tissue.accessible = pick(&[1e-9, 0.02, 1.0]);
    setup.tissue.diffusivity = pick(&[0.0, 0.05, 2.0]);
    setup.tissue.reticular_diffusivity = pick(&[0.0, 1e-3, 0.3]);
    setup.tissue.coagulated_diffusivity = pick(&[0.0, 1e-3, 0.3]);
    setup.tissue.bind_per_s = pick(&[0.0, 1e-5, 1e-3]);
    setup.tissue.degrade_per_s = pick(&[0.0, 1e-4]);
    setup.barrier.trace_per_s = pick(&[0.0, 1e-7]);
    let uptake = pick(&[0.0, 0.1, 50.0]);
    setup.cells.iter_mut().for_each(|cells| cells.uptake_um3_per_s = uptake);
    setup.delay_s = pick(&[0.0, 600.0, 172_800.0]);
    setup
}

#[test]
fn named_extremes_are_sound() {
    type Change = fn(&mut Setup);
    let changes: [(&str, Change); 14] = [
        ("closing in two hours", |s| s.fluid.closing_half_life_s = 7_200.0),
        ("strongest outflow", |s| s.fluid.outflow_um3_per_s = 0.2 * 1e6 / 60.0),
        ("strongest inflow", |s| s.fluid.outflow_um3_per_s = -0.2 * 1e6 / 60.0),
        ("two days late", |s| s.delay_s = 172_800.0),
        ("plug already there", |s| s.fluid.plug_s = 60.0),
        ("plug at the instant of application", |s| s.fluid.plug_s = s.delay_s),
        ("film thinner than where it breaks", |s| s.film.thickness_um = 1.0),
        ("film that never dries", |s| s.film.drying_um_per_s = 0.0),
        ("film that is dry at once", |s| s.film.drying_um_per_s = 1e4),
        ("no uptake", |s| s.cells.iter_mut().for_each(|cells| cells.uptake_um3_per_s = 0.0)),
        ("no cells", |s| s.cells.clear()),
        ("rinsed while wet", |s| s.film.rinse_s = Some(60.0)),
        ("rubbed every minute, also after it is dry", |s| {
            s.film.rub_s = (1..30).map(|k| 60.0 * f64::from(k)).collect()
        }),
        ("events at one instant", |s| {
            s.film.rub_s = vec![300.0, 300.0];
            s.film.rinse_s = Some(300.0);
            s.fluid.plug_s = s.delay_s + 300.0;
        }),
    ];
    for (name, change) in changes {
        for start in [ChannelStart::Empty, ChannelStart::Full] {
            let mut setup = reference();
            if let Some(channel) = &mut setup.channel {
                channel.start = start;
            }
            change(&mut setup);
            assert_sound(name, &setup);
        }
    }
}

#[test]
fn vesicles_as_wide_as_the_pores_stay_out_of_the_tissue() {
    let mut case = case("roller");
    case.diameter_prior_um = Prior::Fixed(0.15);
    struct NarrowPores;
    impl exoskin_evidence::Draws for NarrowPores {
        fn unit(&self, parameter: &exoskin_evidence::Parameter) -> f64 {
            if parameter.id == "tissue.pore_diameter" { 1e-12 } else { 0.5 }
        }
    }
    let setup = case.setup(&NarrowPores).expect("known site");
    assert!(setup.tissue.accessible > 0.0 && setup.tissue.accessible < 1e-6);
    let d = assert_sound("pore at vesicle size", &setup);
    assert!(d.taken_up > 0.0, "cells at the wall still take vesicles by contact");
}

#[test]
fn what_never_enters_is_counted_all_the_same() {
    let mut setup = reference();
    if let Some(channel) = &mut setup.channel {
        channel.open_share = 0.0;
    }
    setup.barrier.trace_per_s = 0.0;
    let d = assert_sound("shut channels", &setup);
    assert_eq!((d.entered, d.taken_up), (0.0, 0.0));
}

#[test]
fn a_rinse_before_drying_washes_and_one_after_takes_the_residue() {
    let share = |d: &Delivered, name: &str| d.fates.iter().find(|(n, _)| n == name).map_or(0.0, |(_, s)| *s);
    let mut setup = reference();
    setup.film.rinse_s = Some(60.0);
    let early = assert_sound("early rinse", &setup);
    setup.film.rinse_s = Some(3_600.0);
    let late = assert_sound("late rinse", &setup);
    assert!(share(&early, "washed") > 0.9 && share(&late, "washed") > 0.9);
    assert!(share(&late, "dried_residue") < 1e-9);
    assert!(late.entered > early.entered, "a longer stay lets more in");
}

#[test]
fn a_film_that_never_dries_counts_what_is_inside_at_the_end() {
    let mut setup = cases::ideal();
    setup.fluid.outflow_um3_per_s = 0.0;
    let d = assert_sound("wet to the end", &setup);
    let inside: f64 = d.fates.iter().filter(|(name, _)| name == "still_channel").map(|(_, share)| share).sum();
    assert!((d.entered / inside - 1.0).abs() < 1e-9, "{} entered, {inside} inside", d.entered);
    assert!((d.entered / d.capacity - 1.0).abs() < 0.1, "an open channel fills to its capacity");
}

#[test]
fn setups_without_sense_are_refused() {
    type Change = fn(&mut Setup);
    let changes: [(&str, Change); 8] = [
        ("no film", |s| s.film.thickness_um = 0.0),
        ("film is not a number", |s| s.film.thickness_um = f64::NAN),
        ("layers out of order", |s| s.layers.junction_um = 10.0),
        ("channels overlap", |s| s.cell_radius_um = 30.0),
        ("channel deeper than the skin", |s| s.layers.bottom_um = 286.0 + 0.0 * s.layers.bottom_um),
        ("diffusivity is not a number", |s| s.fluid.diffusivity = f64::NAN),
        ("uptake is not a number", |s| s.cells[0].uptake_um3_per_s = f64::NAN),
        ("binding is infinite", |s| s.tissue.bind_per_s = f64::INFINITY),
    ];
    for (name, change) in changes {
        let mut setup = reference();
        if let (Some(channel), true) = (&mut setup.channel, name.contains("deeper")) {
            channel.depth_um = 400.0;
        }
        change(&mut setup);
        assert!(solve_with(&setup, &[], &coarse(), &Controls::default()).is_err(), "{name}: solved all the same");
    }
}
