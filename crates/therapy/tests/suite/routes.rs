//! Routes besides channels: bared surfaces, punched holes, injections, a thinned stratum corneum, ointments.

use crate::cases;

use cases::{Random, case, coarse};
use exoskin_evidence::{Draws, Medians, Parameter};
use exoskin_therapy::delivery::UnitSetup;
use exoskin_therapy::delivery::solve::solve_extrapolated;
use exoskin_therapy::delivery::{Case, Delivered, Resolution, Setup, solve, solve_with};
use exoskin_transport::Controls;
use exoskin_vial::product::Base;

const BARED: [&str; 4] = ["peel", "full_field_eryag", "full_field_co2", "donor_site"];

fn share(d: &Delivered, name: &str) -> f64 {
    d.fates.iter().find(|(fate, _)| fate == name).map_or(f64::NAN, |(_, share)| *share)
}

fn sound(name: &str, d: &Delivered) {
    let total: f64 = d.fates.iter().map(|(_, share)| share).sum();
    assert!((total - 1.0).abs() <= 1e-12, "{name}: fates sum to 1 {:+e}", total - 1.0);
    assert!(d.fates.iter().all(|(_, share)| *share >= 0.0), "{name}: {:?}", d.fates);
    let strip = [0.0, d.taken_up, d.reached_cell, d.in_tissue, d.entered, 1.0];
    assert!(strip.is_sorted(), "{name}: {strip:?}");
    let taken: f64 = d.classes.iter().flatten().map(|class| class.share).sum();
    assert!((taken - d.taken_up).abs() <= 1e-12 + 1e-9 * d.taken_up, "{name}: {taken} of {}", d.taken_up);
}

fn units(case: &Case, draws: &dyn Draws) -> Vec<UnitSetup> {
    case.unit_setups(draws).expect("known site")
}

fn medians(name: &str) -> Setup {
    case(name).setup(&Medians).expect("known site")
}

fn solved(setup: &Setup) -> Delivered {
    let d = solve(setup, &[3600.0]).unwrap_or_else(|error| panic!("{error}\n{setup:#?}"));
    sound("medians", &d);
    d
}

/// Draws of every procedure, base and dressing: ledgers close, shares stay shares, unit cells fill the skin.
#[test]
fn random_draws_of_every_route_are_sound() {
    for name in exoskin_skin::procedures() {
        for number in 0..60 {
            let mut case = case(name);
            case.delay_s = [0.0, 600.0, 172_800.0][number as usize % 3];
            case.base = if number % 2 == 0 { Base::Water } else { Base::Petrolatum };
            case.occluded = number % 5 == 0;
            let units = units(&case, &Random(number));
            let area: f64 = units.iter().map(|unit| unit.share_of_area).sum();
            assert!((area - 1.0).abs() < 1e-9, "{name}: {area}");
            for unit in units {
                let said = solve_with(&unit.setup, &[600.0], &coarse(), &Controls::default());
                let d = said.unwrap_or_else(|error| panic!("{name} {number}: {error}\n{:#?}", unit.setup));
                sound(name, &d);
            }
        }
    }
}

/// What a class of unit cells gets of the dose is its share of the area, whatever its number of cells.
#[test]
fn unit_cells_and_their_areas_agree() {
    let units = units(&case("punch"), &Medians);
    let area = |unit: &UnitSetup| unit.share_of_channels * unit.setup.cell_radius_um.powi(2);
    let all: f64 = units.iter().map(area).sum();
    for unit in &units {
        assert!((area(unit) / all / unit.share_of_area - 1.0).abs() < 1e-12);
    }
    assert!((units[0].share_of_area - 0.1257).abs() < 1e-3, "a 4 mm hole in a square centimetre");
}

#[test]
fn bared_surfaces_take_more_than_intact_skin_and_heat_costs() {
    let intact = solved(&medians("none")).entered;
    let entered = BARED.map(|name| solved(&medians(name)).entered);
    let [peel, erbium, carbon, donor] = entered;
    assert!(entered.iter().all(|entered| *entered > intact), "{entered:?} against {intact}");
    assert!(donor > 5.0 * erbium && donor > 5.0 * carbon, "a coagulated layer slows: {entered:?}");
    assert!(peel > 0.0 && solved(&medians("donor_site")).taken_up > solved(&medians("roller")).taken_up);
}

/// A chronic wound's bed takes more than whole skin, less the more slough lies on it, and weeps to the end.
#[test]
fn the_bed_of_a_chronic_wound_takes_more_than_whole_skin_and_slough_costs() {
    let bed = medians("wound_bed");
    assert!(bed.bared() && bed.fluid.flow_decay_s.is_infinite() && bed.fluid.plug_s.is_infinite());
    let taken = |slough_um: f64| {
        let mut setup = bed.clone();
        setup.channel.as_mut().expect("bare").coagulated_rim_um = slough_um;
        solved(&setup).taken_up
    };
    let (clean, some, much) = (taken(0.0), taken(30.0), taken(150.0));
    assert!(clean > some && some > much, "{clean} {some} {much}");
    assert!(clean > solved(&medians("none")).taken_up);
}

/// A bed that takes whatever comes: no flow, no crust, open tissue, hungry cells.
fn hungry(mut setup: Setup) -> Setup {
    setup.fluid.outflow_um3_per_s = 0.0;
    setup.fluid.plug_s = f64::INFINITY;
    setup.fluid.closing_half_life_s = f64::INFINITY;
    setup.film.drying_um_per_s = 0.0;
    setup.tissue.accessible = 1.0;
    setup.tissue.reticular_diffusivity = 6.0;
    setup.tissue.diffusivity = 6.0;
    setup.cells.iter_mut().for_each(|cells| cells.uptake_um3_per_s = 50.0);
    setup
}

#[test]
fn a_clean_bed_that_takes_all_takes_nearly_all() {
    assert!(solved(&hungry(medians("donor_site"))).entered > 0.95);
}

#[test]
fn more_exudate_never_delivers_more() {
    for name in BARED {
        let mut setup = medians(name);
        let usual = setup.fluid.outflow_um3_per_s;
        let mut before = f64::INFINITY;
        for factor in [0.0, 0.3, 1.0, 3.0, 10.0] {
            setup.fluid.outflow_um3_per_s = factor * usual;
            // The film's drying is held, or exudate would keep it wet for longer.
            setup.film.drying_um_per_s = medians(name).film.drying_um_per_s
                + factor * usual / (std::f64::consts::PI * setup.cell_radius_um.powi(2));
            let now = solved(&setup).taken_up;
            assert!(now <= before * (1.0 + 1e-6), "{name}: {now} after {before} at {factor}");
            before = now;
        }
    }
}

#[test]
fn halving_the_mesh_moves_routes_little() {
    for name in ["full_field_co2", "donor_site", "injection", "punch"] {
        let setup = medians(name);
        let once = solve(&setup, &[]).expect("solved");
        let mesh = Resolution { split: 3, ..Default::default() };
        let fine = solve_extrapolated(&setup, &[], &mesh, &Controls::default()).expect("solved");
        for (one, other) in [(once.entered, fine.entered), (once.taken_up, fine.taken_up)] {
            assert!((one / other - 1.0).abs() < 0.03, "{name}: {one} against {other}");
        }
    }
}

#[test]
fn the_depot_holds_what_does_not_flow_back() {
    for number in 0..40 {
        let setup = case("injection").setup(&Random(number)).expect("known site");
        let depot = setup.depot.expect("a depot");
        let d = solve_with(&setup, &[0.0], &coarse(), &Controls::default()).expect("solved");
        assert!((d.inside_at[0] - (1.0 - depot.backflow_share)).abs() < 1e-12, "{number}");
        let trace = setup.barrier.trace_per_s * 48.0 * 3600.0;
        assert!((d.entered - (1.0 - depot.backflow_share)).abs() <= trace * depot.backflow_share + 1e-12, "{number}");
        assert_eq!((share(&d, "still_film"), share(&d, "washed_back")), (0.0, 0.0));
    }
}

#[test]
fn what_all_flows_back_is_not_delivered() {
    let mut setup = medians("injection");
    setup.barrier.trace_per_s = 0.0;
    if let Some(depot) = &mut setup.depot {
        depot.backflow_share = 1.0;
    }
    let d = solved(&setup);
    assert_eq!((d.entered, d.taken_up), (0.0, 0.0));
}

#[test]
fn an_injection_is_all_inside_where_a_roller_brings_little() {
    let (injection, roller) = (solved(&medians("injection")), solved(&medians("roller")));
    assert!(injection.entered > 0.7 && roller.entered < 0.2);
    assert!(share(&injection, "lymph") > 0.0 && share(&injection, "taken_up_fibroblast") > 0.0);
}

#[test]
fn more_back_flow_never_delivers_more() {
    let mut before = f64::INFINITY;
    for backflow in [0.0, 0.1, 0.5, 0.9, 1.0] {
        let mut setup = medians("injection");
        if let Some(depot) = &mut setup.depot {
            depot.backflow_share = backflow;
        }
        let now = solved(&setup);
        assert!(now.entered < before && now.taken_up < before);
        before = now.entered;
    }
}

#[test]
fn an_injected_volume_goes_as_far_as_its_points() {
    let mut injection = case("injection");
    injection.area_um2 = None;
    let site = exoskin_skin::site("face", None, &Medians).expect("known site");
    assert!((injection.area_um2(&site) / 1e8 - 44.7).abs() < 0.1, "2 mL in points of 45 uL a centimetre apart");
    injection.volume_um3 = 1e14;
    assert_eq!(injection.area_um2(&site), site.area_um2, "no farther than the site");
}

#[test]
fn ointment_lets_go_more_slowly_than_water() {
    for name in ["roller", "full_field_co2", "fractional_co2"] {
        let water = solved(&medians(name));
        let mut ointment = case(name);
        ointment.base = Base::Petrolatum;
        let ointment = solved(&ointment.setup(&Medians).expect("known site"));
        assert!(
            ointment.inside_at[0] < 0.2 * water.inside_at[0],
            "{name}: {} {}",
            ointment.inside_at[0],
            water.inside_at[0]
        );
        assert!(share(&ointment, "still_film") > 0.5 && share(&ointment, "dried_residue") == 0.0, "{name}");
        assert!(ointment.entered > 0.0, "{name}");
    }
}

#[test]
fn fluid_under_an_ointment_washes_and_never_helps() {
    for name in ["roller", "full_field_co2"] {
        let mut ointment = case(name);
        ointment.base = Base::Petrolatum;
        let mut setup = ointment.setup(&Medians).expect("known site");
        let usual = setup.fluid.outflow_um3_per_s;
        let mut before = f64::INFINITY;
        for factor in [0.0, 0.3, 1.0, 3.0, 10.0] {
            setup.fluid.outflow_um3_per_s = factor * usual;
            let d = solved(&setup);
            assert!(
                d.taken_up <= before * (1.0 + 1e-6) && (share(&d, "washed_back") > 0.0) == (factor > 0.0),
                "{name}"
            );
            before = d.taken_up;
        }
    }
}

/// A share of Higuchi's law: what leaves an ointment into a perfect sink goes with the root of time and diffusivity.
#[test]
fn release_goes_with_the_root_of_the_diffusivity() {
    let release = |diffusivity: f64| {
        let mut ointment = case("donor_site");
        ointment.base = Base::Petrolatum;
        let mut setup = hungry(ointment.setup(&Medians).expect("known site"));
        setup.film.diffusivity = diffusivity;
        1.0 - share(&solved(&setup), "still_film")
    };
    for diffusivity in [1e-6, 1e-5, 1e-4] {
        let law = 2.0 * (diffusivity * 172_800.0 / std::f64::consts::PI).sqrt() / 40.0;
        let said = release(diffusivity);
        assert!((said / law - 1.0).abs() < 0.1, "{diffusivity}: {said} against {law}");
    }
}

#[test]
fn a_dressing_keeps_a_film_wet_and_delivers_more() {
    let mut dressed = case("roller");
    dressed.occluded = true;
    let (open, dressed) = (solved(&medians("roller")), solved(&dressed.setup(&Medians).expect("known site")));
    assert!(dressed.dry_s.is_infinite() && share(&dressed, "dried_residue") == 0.0);
    assert!(dressed.entered > open.entered);
}

#[test]
fn a_thinned_stratum_corneum_passes_a_trace_only() {
    struct Most;
    impl Draws for Most {
        fn unit(&self, parameter: &Parameter) -> f64 {
            if parameter.id == "barrier.trace_gain_thinned" { 1.0 - 1e-9 } else { 0.5 }
        }
    }
    let intact = solved(&medians("none")).entered;
    let usual = solved(&medians("hydradermabrasion")).entered;
    let most = solved(&case("hydradermabrasion").setup(&Most).expect("known site")).entered;
    assert!(usual / intact > 4.0 && usual / intact < 7.0, "{usual} against {intact}");
    assert!(most / intact > 25.0 && most < 0.3, "{most}");
}

#[test]
fn depots_without_sense_are_refused() {
    type Change = fn(&mut exoskin_therapy::delivery::Depot);
    let changes: [(&str, Change); 5] = [
        ("wider than its skin", |d| d.radius_um = 1e6),
        ("above the living skin", |d| d.top_um = 0.0),
        ("upside down", |d| d.bottom_um = d.top_um),
        ("more flows back than there is", |d| d.backflow_share = 1.5),
        ("no liquid", |d| d.liquid_share = 0.0),
    ];
    for (name, change) in changes {
        let mut setup = medians("injection");
        setup.depot.iter_mut().for_each(change);
        assert!(solve(&setup, &[]).is_err(), "{name}");
    }
}

/// Every number at one of its ends, at random: bared surfaces and depots that no draw visits.
#[test]
fn corners_of_bared_surfaces_and_depots_are_sound() {
    for number in 0..400 {
        let mut stream = exoskin_transport::Stream::new(11, number, 0, 0);
        let mut pick = |ends: &[f64]| ends[(stream.uniform() * ends.len() as f64) as usize];
        let mut setup = medians(if pick(&[0.0, 1.0]) > 0.5 { "full_field_co2" } else { "injection" });
        if let Some(bed) = &mut setup.channel {
            bed.depth_um = pick(&[0.5, 5.0, 100.0, 1_000.0]);
            bed.coagulated_rim_um = pick(&[0.0, 0.01, 150.0, 500.0]);
            bed.open_share = pick(&[0.0, 1e-6, 1.0]);
            let junction = bed.depth_um + pick(&[0.0, 0.02, 80.0]);
            setup.layers.junction_um = junction;
            setup.layers.papillary_um = junction + pick(&[1.0, 200.0]);
            setup.layers.bottom_um = junction + 1_500.0;
        }
        if let Some(depot) = &mut setup.depot {
            depot.radius_um = pick(&[1.0, 100.0, 0.99 * setup.cell_radius_um]);
            depot.top_um = pick(&[setup.layers.stratum_corneum_um, setup.layers.junction_um, 500.0]);
            depot.bottom_um = depot.top_um + pick(&[0.1, 10.0, 700.0]);
            depot.liquid_share = pick(&[1e-6, 0.5, 1.0]);
            depot.diffusivity = pick(&[0.0, 1e-3, 10.0]);
            depot.backflow_share = pick(&[0.0, 0.5, 1.0]);
        }
        setup.film.thickness_um = pick(&[0.5, 40.0, 1_000.0]);
        setup.film.diffusivity = pick(&[0.0, 1e-9, 1e-3, 6.0]);
        setup.film.drying_um_per_s = pick(&[0.0, 1e-4, 10.0]);
        setup.film.ointment = pick(&[0.0, 1.0]) > 0.5;
        setup.film.rub_s = vec![pick(&[0.0, 30.0, 1e6])];
        setup.film.rinse_s = Some(pick(&[30.0, 3_600.0, 1e9]));
        setup.fluid.outflow_um3_per_s = pick(&[-1e5, 0.0, 1e3, 1e6]);
        setup.fluid.plug_s = pick(&[0.0, 900.0, f64::INFINITY]);
        setup.fluid.binding = pick(&[0.0, 30.0]);
        setup.fluid.closing_half_life_s = pick(&[60.0, 1e5, f64::INFINITY]);
        setup.tissue.accessible = pick(&[1e-9, 0.1, 1.0]);
        setup.tissue.diffusivity = pick(&[0.0, 0.3, 2.0]);
        setup.tissue.reticular_diffusivity = pick(&[0.0, 1e-3, 0.3]);
        setup.tissue.coagulated_diffusivity = pick(&[0.0, 1e-3, 0.3]);
        setup.delay_s = pick(&[0.0, 600.0, 172_800.0]);
        match solve_with(&setup, &[600.0], &coarse(), &Controls::default()) {
            Ok(d) => sound(&format!("corner {number}: {setup:#?}"), &d),
            Err(exoskin_therapy::delivery::DeliveryError::Setup(_)) => {}
            Err(error) => panic!("corner {number}: {error}\n{setup:#?}"),
        }
    }
}
