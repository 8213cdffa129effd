//! Water that a channel takes from the film brings vesicles from everywhere in it: a film without diffusion stays even.

use exoskin_evidence::Medians;
use exoskin_therapy::delivery::lattice::{Lattice, Region};
use exoskin_therapy::delivery::{Case, ChannelStart, Ideal, Resolution, Setup, flow::Flow, solve_with};
use exoskin_transport::Controls;

fn still_setup() -> Setup {
    let ideal = Ideal { no_plug: true, no_closing: true, no_drying: true, no_sinks: true, ..Ideal::default() };
    let case = Case { delay_s: 0.0, ideal, ..crate::cases::case("roller") };
    let mut setup = case.setup(&Medians).expect("a setup");
    setup.film.diffusivity = 1e-3;
    setup.fluid.diffusivity = 1e-3;
    setup.tissue.diffusivity = 1e-3;
    // 0.2 nL/min inward.
    setup.fluid.outflow_um3_per_s = -0.2e6 / 60.0;
    if let Some(channel) = &mut setup.channel {
        channel.start = ChannelStart::Full;
    }
    setup
}

#[test]
fn inflow_alone_carries_its_volume_of_film() {
    let setup = still_setup();
    let time_s = 240.0;
    let resolution = Resolution { split: 2, ..Resolution::default() };
    let said = solve_with(&setup, &[time_s], &resolution, &Controls::default()).expect("a solve");
    let radius = setup.cell_radius_um;
    let film_um3 = std::f64::consts::PI * radius * radius * setup.film.thickness_um;
    let carried = -setup.fluid.outflow_um3_per_s * time_s / film_um3;
    assert!((said.inside_at[0] / carried - 1.0).abs() < 0.01, "inside {}, carried {carried}", said.inside_at[0]);
}

#[test]
fn a_film_without_diffusion_stays_even() {
    let setup = still_setup();
    let time_s = 240.0;
    let resolution = Resolution { split: 2, ..Resolution::default() };
    let said = solve_with(&setup, &[time_s], &resolution, &Controls::default()).expect("a solve");
    let lattice = Lattice::new(&setup, &resolution);
    let flow = Flow::new(&setup);
    let radius = setup.cell_radius_um;
    let first = 1.0 / (std::f64::consts::PI * radius * radius * setup.film.thickness_um);
    for (cell, region) in lattice.regions.iter().enumerate() {
        if *region == Region::Film {
            let (layer, ring) = lattice.position(cell);
            let volume = lattice.mesh.volume(layer, ring) * flow.film_um(time_s);
            let relative = said.looks[0].cells[cell] / volume / first;
            assert!((relative - 1.0).abs() < 0.02, "layer {layer}, ring {ring}: {relative} of the first concentration");
        }
    }
}

/// After a rinse nothing of the film is left to flow into: what comes out of a channel is washed back.
#[test]
fn a_rinse_ends_the_film() {
    let mut setup = still_setup();
    setup.film.rinse_s = Some(60.0);
    assert_eq!(Flow::new(&setup).dry_s, 60.0);
    setup.fluid.outflow_um3_per_s = 0.02e6 / 60.0;
    setup.fluid.diffusivity = 6.6;
    let said = solve_with(&setup, &[], &Resolution::default(), &Controls::default()).expect("a solve");
    let share = |name: &str| said.fates.iter().find(|(fate, _)| fate == name).map_or(0.0, |(_, share)| *share);
    assert!(share("washed_back") > 0.0);
    assert_eq!(share("still_film"), 0.0);
}
