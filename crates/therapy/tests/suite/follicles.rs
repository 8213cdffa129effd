//! Follicles as unit cells: areas add up, nothing passes twice, what they hold is bounded, meshes and adjoint agree.

use crate::cases;

use cases::{Random, case};
use exoskin_evidence::{Draws, Medians};
use exoskin_skin::parameters::INTACT_TRACE;
use exoskin_therapy::delivery::UnitSetup;
use exoskin_therapy::delivery::solve::solve_extrapolated;
use exoskin_therapy::delivery::{Delivered, Ideal, Resolution, Setup, solve};
use exoskin_transport::Controls;

fn share(d: &Delivered, name: &str) -> f64 {
    d.fates.iter().find(|(fate, _)| fate == name).map_or(f64::NAN, |(_, share)| *share)
}

fn solved(setup: &Setup) -> Delivered {
    solve(setup, &[]).unwrap_or_else(|error| panic!("{error}\n{setup:#?}"))
}

fn units(name: &str, draws: &dyn Draws) -> Vec<UnitSetup> {
    case(name).unit_setups(draws).expect("known site")
}

/// The unit cell of the follicles.
fn mouth(draws: &dyn Draws) -> UnitSetup {
    units("none", draws).pop().expect("follicles")
}

#[test]
fn follicles_and_the_rest_are_all_of_the_skin() {
    for name in ["none", "roller", "fractional_co2", "punch", "hydradermabrasion"] {
        for number in 0..100 {
            let units = units(name, &Random(number));
            let shares: f64 = units.iter().map(|unit| unit.share_of_area).sum();
            assert!((shares - 1.0).abs() < 1e-12, "{name}: {shares}");
            let area = |unit: &UnitSetup| unit.share_of_channels * unit.setup.cell_radius_um.powi(2);
            let all: f64 = units.iter().map(area).sum();
            let follicles = units.iter().find(|unit| unit.setup.follicle.is_some());
            let mean_area_agrees =
                follicles.is_none_or(|unit| (area(unit) / all / unit.share_of_area - 1.0).abs() < 0.05);
            assert!(mean_area_agrees, "{name} {number}");
        }
    }
}

#[test]
fn there_are_none_in_bare_surfaces_depots_and_yardsticks() {
    for name in ["peel", "donor_site", "wound_bed", "injection"] {
        assert!(units(name, &Medians).iter().all(|unit| unit.setup.follicle.is_none()), "{name}");
    }
    let ideal = Ideal { no_sinks: true, ..Ideal::default() };
    let yardstick = cases::case("roller");
    let yardstick = exoskin_therapy::delivery::Case { ideal, ..yardstick };
    assert!(yardstick.unit_setups(&Medians).expect("known site").iter().all(|unit| unit.setup.follicle.is_none()));
}

/// Through stratum corneum and follicles together no more passes than was measured, and not nothing.
#[test]
fn intact_skin_passes_no_more_than_the_measured_trace() {
    for occluded in [false, true] {
        for number in 0..60 {
            let case = exoskin_therapy::delivery::Case { occluded, ..case("none") };
            let units = case.unit_setups(&Random(number)).expect("known site");
            let entered: f64 = units.iter().map(|unit| unit.share_of_area * solved(&unit.setup).entered).sum();
            let trace = Random(number).value(&INTACT_TRACE);
            assert!(entered > 0.0 && entered <= 1.02 * trace, "{number} {occluded}: {entered} of {trace}");
        }
    }
}

/// What the infundibulum holds stays there or is expelled: outside the skin, and no more than its room and the film.
#[test]
fn a_shut_wall_lets_nothing_in_and_more_room_holds_more() {
    let mut setup = mouth(&Medians).setup;
    if let Some(follicle) = &mut setup.follicle {
        follicle.permeability_um_per_s = 0.0;
    }
    let shut = solved(&setup);
    assert_eq!((shut.entered, shut.taken_up), (0.0, 0.0));
    let held = share(&shut, "follicle");
    let channel = setup.channel.expect("a lumen");
    let lumen = channel.radius_um * channel.radius_um * channel.depth_um;
    let film = setup.cell_radius_um * setup.cell_radius_um * setup.film.thickness_um;
    assert!(held > 0.0 && held < 20.0 * lumen / film, "{held}");
    let mut last = 0.0;
    for radius_um in [6.0, 12.0, 24.0, 48.0] {
        setup.channel.as_mut().expect("a lumen").radius_um = radius_um;
        let held = share(&solved(&setup), "follicle");
        assert!(held > last, "{radius_um} um: {held}");
        last = held;
    }
}

#[test]
fn what_passes_the_wall_goes_to_its_cells_first() {
    let d = solved(&mouth(&Medians).setup);
    assert!(share(&d, "taken_up_keratinocyte") > 0.5 * d.taken_up && d.taken_up > 0.0);
    assert!(d.taken_up <= d.reached_cell && d.reached_cell <= d.entered && d.capacity == 0.0);
}

/// A permeable wall passes what it says: flux = permeability x area x concentration.
#[test]
fn more_permeable_walls_pass_more_in_proportion() {
    let passed = |factor: f64| {
        let mut setup = mouth(&Medians).setup;
        if let Some(follicle) = &mut setup.follicle {
            follicle.permeability_um_per_s *= factor;
        }
        solved(&setup).entered
    };
    let (one, ten) = (passed(1e-3), passed(1e-2));
    assert!((ten / one / 10.0 - 1.0).abs() < 0.01, "{}", ten / one);
    // A wall that takes much of what a lumen holds passes less than in proportion.
    assert!(passed(10.0) < 10.0 * passed(1.0));
}

#[test]
fn coarse_meshes_of_follicles_agree_with_fine_ones() {
    for number in 0..12 {
        let mut setup = mouth(&Random(number)).setup;
        let quick = solved(&setup);
        // Finer in space and time, and with more dermis below.
        setup.layers.bottom_um += 250.0;
        let fine = solve_extrapolated(&setup, &[], &Resolution::default(), &Controls::default()).expect("solves");
        let (held, entered) = (share(&fine, "follicle"), fine.entered);
        let differs = |quick: f64, fine: f64| (quick - fine).abs();
        assert!(differs(share(&quick, "follicle"), held) < 0.03 * held, "{number}: {held}");
        // Where next to nothing comes down to the wall, next to nothing is right.
        assert!(
            differs(quick.entered, entered) < 0.05 * entered + 1e-3 * held,
            "{number}: {} {entered}",
            quick.entered
        );
    }
}
