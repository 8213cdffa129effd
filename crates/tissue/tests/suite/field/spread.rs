//! Layers, directions, drift, sides and pinned voxels.

use exoskin_tissue::field::{Diffusion, Drift, Fields, Grid, Side, Substrate};

use super::{cube, fill, run};

/// Mean and variance along an axis of what is in the box, um and um².
fn moments(fields: &Fields, axis: usize) -> [f64; 2] {
    let total: f64 = fields.values(0).iter().sum();
    let at = |voxel: usize| fields.grid().centre(voxel)[axis];
    let mean: f64 = fields.values(0).iter().enumerate().map(|(v, c)| c * at(v)).sum::<f64>() / total;
    let variance = fields.values(0).iter().enumerate().map(|(v, c)| c * (at(v) - mean) * (at(v) - mean)).sum::<f64>();
    [mean, variance / total]
}

#[test]
fn variance_grows_by_two_d_t_along_each_axis() {
    let diffusion = Diffusion::Constant([200.0, 1000.0, 4000.0]);
    let mut fields = cube(20.0, 41, Substrate::new("s", 0.0, 0.0).with_diffusion(diffusion));
    let middle = fields.grid().index([20; 3]);
    fields.values_mut(0)[middle] = 1.0;
    run(&mut fields, 0.05, 1.0);
    for (axis, d) in [200.0, 1000.0, 4000.0].into_iter().enumerate() {
        let [mean, variance] = moments(&fields, axis);
        // The limiter at the source leaves the mean alone, not the variance to the last digit.
        assert!((variance / (2.0 * d) - 1.0).abs() < 1e-2, "axis {axis}: variance {variance} after 1 min at D {d}");
        assert!((mean - 410.0).abs() < 1e-9, "axis {axis}: mean {mean}");
    }
}

#[test]
fn what_drifts_moves_at_its_velocity_and_nothing_is_lost() {
    let substrate = Substrate { drift: Drift::Constant([30.0, -20.0, 10.0]), ..Substrate::new("s", 500.0, 0.0) };
    let mut fields = cube(10.0, 50, substrate);
    fill(&mut fields, 0, |at| libm::exp(-at.iter().map(|x| (x - 250.0) * (x - 250.0)).sum::<f64>() / 800.0));
    let before = fields.amount(0);
    run(&mut fields, 0.02, 1.0);
    for (axis, velocity) in [30.0, -20.0, 10.0].into_iter().enumerate() {
        let [mean, _] = moments(&fields, axis);
        assert!((mean - 250.0 - velocity).abs() < 1e-2, "axis {axis}: moved to {mean}");
    }
    assert!((fields.amount(0) / before - 1.0).abs() < 1e-12);
}

#[test]
fn what_drifts_out_leaves_and_piles_up_at_a_closed_side() {
    let drifting = |side| Substrate {
        drift: Drift::Constant([0.0, 0.0, 200.0]),
        sides: [[Side::Closed; 2], [Side::Closed; 2], [Side::Closed, side]],
        initial: 1.0,
        ..Substrate::new("s", 100.0, 0.0)
    };
    let mut open = cube(20.0, 8, drifting(Side::Outflow));
    let mut closed = cube(20.0, 8, drifting(Side::Closed));
    for fields in [&mut open, &mut closed] {
        run(fields, 0.05, 4.0);
    }
    assert!(open.amount(0) < 1e-3 * closed.amount(0), "{} left of {}", open.amount(0), closed.amount(0));
    assert!(closed.value(0, closed.grid().index([3, 3, 7])) > 7.0);
}

#[test]
fn a_partition_is_kept_across_layers_at_rest() {
    let partition: Vec<f64> = (0..12).map(|k| if k < 5 { 1.0 } else { 4.0 }).collect();
    let layers = (0..12).map(|k| if k < 5 { [2000.0; 3] } else { [500.0; 3] }).collect();
    let substrate = Substrate { partition: Some(partition.clone()), ..Substrate::new("s", 0.0, 0.0) };
    let mut fields = cube(20.0, 12, substrate.with_diffusion(Diffusion::ByDepth(layers)));
    fill(&mut fields, 0, |at| if at[2] < 60.0 { 1.0 } else { 0.0 });
    let before = fields.amount(0);
    run(&mut fields, 0.2, 400.0);
    let activity = |k: usize| fields.value(0, fields.grid().index([4, 7, k])) / partition[k];
    for k in 0..12 {
        assert!((activity(k) / activity(0) - 1.0).abs() < 1e-6, "layer {k}: {} against {}", activity(k), activity(0));
    }
    assert!((fields.amount(0) / before - 1.0).abs() < 1e-12);
}

#[test]
fn layers_in_series_carry_one_flow_between_two_walls() {
    // Resistances 100/1000 and 100/250 um min/um²: the joint lies at a fifth of the fall.
    let layers = (0..10).map(|k| if k < 5 { [1000.0; 3] } else { [250.0; 3] }).collect();
    let sides = [[Side::Closed; 2], [Side::Closed; 2], [Side::Value(1.0), Side::Value(0.0)]];
    let substrate = Substrate { sides, ..Substrate::new("s", 0.0, 0.0).with_diffusion(Diffusion::ByDepth(layers)) };
    let mut stepped =
        Fields::new(Grid::new([0.0; 3], [20.0; 3], [3, 4, 10]).expect("a grid"), vec![substrate]).expect("fields");
    let mut settled = stepped.clone();
    run(&mut stepped, 0.2, 400.0);
    settled.relax(0, None).expect("a steady state");
    let exact = |k: usize| match k {
        0..5 => 1.0 - 0.2 * (k as f64 + 0.5) / 5.0,
        _ => 0.8 * (9.5 - k as f64) / 5.0,
    };
    for (fields, way) in [(&stepped, "stepped"), (&settled, "settled")] {
        for voxel in 0..fields.grid().voxels() {
            let k = fields.grid().place(voxel)[2];
            assert!((fields.value(0, voxel) - exact(k)).abs() < 1e-8, "{way}, layer {k}: {}", fields.value(0, voxel));
        }
    }
}

#[test]
fn diffusivity_by_voxel_in_layers_is_diffusivity_by_depth() {
    let layer = |k: usize| if k < 4 { 900.0 } else { 100.0 };
    let by_depth = Diffusion::ByDepth((0..9).map(|k| [layer(k); 3]).collect());
    let by_voxel = Diffusion::ByVoxel { values: (0..729).map(|v| layer(v / 81)).collect(), ratio: [1.0; 3] };
    let [depth, voxel] = [by_depth, by_voxel].map(|diffusion| {
        let mut fields = cube(20.0, 9, Substrate::new("s", 0.0, 0.02).with_diffusion(diffusion));
        fill(&mut fields, 0, |at| 1.0 + at[2] / 40.0);
        run(&mut fields, 0.1, 2.0);
        fields
    });
    for (a, b) in depth.values(0).iter().zip(voxel.values(0)) {
        assert!((a - b).abs() < 1e-12, "{a} by depth, {b} by voxel");
    }
}

#[test]
fn a_pinned_voxel_keeps_its_value_and_feeds_its_surroundings() {
    for by_voxel in [false, true] {
        let mut substrate = Substrate::new("s", 1000.0, 0.5);
        if by_voxel {
            substrate = substrate.with_diffusion(Diffusion::ByVoxel { values: vec![1000.0; 1331], ratio: [1.0; 3] });
        }
        let mut fields = cube(20.0, 11, substrate);
        let middle = fields.grid().index([5; 3]);
        fields.pin(0, middle, Some(2.0)).expect("a value");
        let mut settled = fields.clone();
        run(&mut fields, 0.02, 30.0);
        settled.relax(0, None).expect("a steady state");
        assert_eq!((fields.value(0, middle), fields.pinned(0, middle)), (2.0, Some(2.0)));
        let beside = fields.grid().index([6, 5, 5]);
        let (stepped, exact) = (fields.value(0, beside), settled.value(0, beside));
        assert!(exact > 0.2 && (stepped / exact - 1.0).abs() < 0.02, "{stepped} stepped, {exact} settled, {by_voxel}");
    }
}

#[test]
fn pinned_sides_hold_their_values_and_closed_ones_do_not() {
    let sides = [[Side::Pinned(3.0), Side::Closed], [Side::Closed; 2], [Side::Closed; 2]];
    let mut fields = cube(20.0, 8, Substrate { sides, ..Substrate::new("s", 2000.0, 1.0) });
    run(&mut fields, 0.05, 5.0);
    let at = |i: usize| fields.value(0, fields.grid().index([i, 3, 4]));
    assert!(at(0) == 3.0 && at(1) < 3.0 && at(7) < at(6) && at(7) > 0.0, "{} {} {}", at(0), at(1), at(7));
}

/// c = cosh(x / l) / cosh(L / l) from a wall at x = L.
#[test]
fn a_settled_signal_falls_off_as_the_formula_says() {
    let sides = [[Side::Closed, Side::Value(1.0)], [Side::Closed; 2], [Side::Closed; 2]];
    let grid = Grid::new([0.0; 3], [10.0, 20.0, 20.0], [50, 3, 2]).expect("a grid");
    let mut fields = Fields::new(grid, vec![Substrate { sides, ..Substrate::new("s", 1000.0, 0.1) }]).expect("fields");
    fields.relax(0, None).expect("a steady state");
    for voxel in 0..grid.voxels() {
        let exact = libm::cosh(grid.centre(voxel)[0] / 100.0) / libm::cosh(5.0);
        assert!((fields.value(0, voxel) - exact).abs() < 1.2e-3, "{} against {exact}", fields.value(0, voxel));
    }
    let shallow = fields.gradient_at(0, [300.0, 20.0, 20.0])[0];
    assert!((shallow - libm::sinh(3.05) / libm::cosh(5.0) / 100.0).abs() < 5e-5, "{shallow}");
}

#[test]
fn nothing_settles_that_cannot_leave() {
    let mut fields = cube(20.0, 4, Substrate::new("s", 1000.0, 0.0));
    let error = fields.relax(0, None).expect_err("no steady state");
    assert_eq!(error.to_string(), "`s` has no steady state: it neither decays nor leaves, and no side sets its value");
}

#[test]
fn long_steps_are_divided_and_the_notes_say_so() {
    let mut fields = cube(20.0, 10, Substrate::new("s", 1e5, 0.0));
    fields.step(0.05).expect("a step");
    let note = fields.notes()[0].to_string();
    assert!(note.contains("at most 12.5") && note.contains("divided into 4"), "{note}");
}

#[test]
fn wrong_substrates_are_refused_in_words() {
    let grid = Grid::cube(20.0, 4).expect("a grid");
    let refusal = |substrate| Fields::new(grid, vec![substrate]).expect_err("a refusal").to_string();
    assert_eq!(refusal(Substrate::new("o2", -1.0, 0.0)), "substrate `o2`: diffusivity cannot be -1");
    assert_eq!(refusal(Substrate::new("o2", 1.0, f64::NAN)), "substrate `o2`: decay cannot be NaN");
    let layers = Substrate::new("o2", 1.0, 0.0).with_diffusion(Diffusion::ByDepth(vec![[1.0; 3]; 3]));
    assert_eq!(refusal(layers), "substrate `o2`: diffusivity has 3 values, the grid needs 4");
    assert!(Grid::cube(0.0, 4).is_err() && Grid::cube(20.0, 0).is_err() && Grid::cube(20.0, 4000).is_err());
}
