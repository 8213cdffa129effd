//! What holds for any substrate: nothing is lost, nothing goes below zero, nothing depends on threads or on how steps are grouped.

use exoskin_tissue::field::{Diffusion, Exchange, Fields, Grid, Side, Substrate};
use proptest::prelude::*;

/// Numbers from 0 to 1 that differ from voxel to voxel, many of them zero.
fn noise(seed: u64, voxel: usize) -> f64 {
    let mut x = seed.wrapping_add(voxel as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^= x >> 29;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 32;
    if x.is_multiple_of(3) { (x >> 11) as f64 / (1u64 << 53) as f64 } else { 0.0 }
}

fn counts() -> impl Strategy<Value = [usize; 3]> {
    [1usize..20, 1usize..40, 1usize..12]
}

/// A closed box of any shape, one substrate of any kind of spread, full of spikes.
fn closed() -> impl Strategy<Value = Fields> {
    (counts(), 0u8..4, -2.0f64..1.0, any::<u64>()).prop_map(|(counts, kind, number, seed)| {
        // D dt/dx² from 0.01 to 10 at dt 0.01 min and 20 um.
        let d = libm::pow(10.0, number) * 400.0 / 0.01;
        let grid = Grid::new([0.0; 3], [20.0; 3], counts).expect("a grid");
        let diffusion = match kind {
            0 => Diffusion::Constant([d, 0.5 * d, 0.1 * d]),
            1 => Diffusion::ByDepth((0..counts[2]).map(|k| [d * noise(seed, k); 3]).collect()),
            2 => Diffusion::ByVoxel {
                values: (0..grid.voxels()).map(|v| d * noise(seed, v)).collect(),
                ratio: [1.0, 0.3, 1.0],
            },
            _ => Diffusion::Constant([d; 3]),
        };
        let substrate = Substrate::new("s", d, 0.0).with_diffusion(diffusion);
        let mut fields = Fields::new(grid, vec![substrate]).expect("fields");
        for (voxel, c) in fields.values_mut(0).iter_mut().enumerate() {
            *c = noise(seed ^ 77, voxel);
        }
        fields
    })
}

fn bits(fields: &Fields) -> Vec<u64> {
    fields.values(0).iter().map(|c| c.to_bits()).collect()
}

fn on_threads<T: Send>(count: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().expect("threads").install(work)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn closed_boxes_lose_nothing_and_nothing_goes_below_zero(mut fields in closed(), steps in 1usize..6) {
        let before = fields.amount(0);
        fields.run(0.01, steps).expect("steps");
        prop_assert!(fields.values(0).iter().all(|c| *c >= 0.0));
        prop_assert!((fields.amount(0) - before).abs() <= 1e-12 * before, "{} of {before}", fields.amount(0));
    }

    #[test]
    fn the_same_bits_come_from_any_number_of_threads_and_any_grouping(fields in closed(), uptake in 0.0f64..5.0, pinned in any::<bool>()) {
        let mut fields = fields;
        if pinned {
            fields.pin(0, fields.grid().voxels() / 2, Some(0.5)).expect("a value");
        }
        let mut exchange = Exchange::new(&fields);
        (0..fields.grid().voxels()).for_each(|voxel| exchange.add(0, voxel, uptake * noise(5, voxel), noise(6, voxel)));
        exchange.close(0.01).expect("rates");
        let mut together = fields.clone();
        on_threads(3, || together.run_with(0.01, 5, &exchange)).expect("steps");
        on_threads(1, || (0..5).try_for_each(|_| fields.step_with(0.01, &exchange))).expect("steps");
        prop_assert_eq!(bits(&fields), bits(&together));
    }

    /// From 1/6 to 5/6 Crandall's weights are positive as they are, so no value leaves the range of the first ones.
    #[test]
    fn no_value_leaves_the_range_where_the_scheme_is_positive(counts in counts(), number in 0.17f64..0.83, seed in any::<u64>()) {
        let grid = Grid::new([0.0; 3], [20.0; 3], counts).expect("a grid");
        let mut fields = Fields::new(grid, vec![Substrate::new("s", number * 400.0 / 0.01, 0.0)]).expect("fields");
        fields.values_mut(0).iter_mut().enumerate().for_each(|(voxel, c)| *c = 1.0 + noise(seed, voxel));
        fields.run(0.01, 4).expect("steps");
        prop_assert!(fields.values(0).iter().all(|c| (1.0 - 1e-12..=2.0 + 1e-12).contains(c)));
        prop_assert_eq!(fields.notes()[0].limited_lines, 0);
    }

    #[test]
    fn open_boxes_stay_between_their_walls_and_their_start(counts in counts(), number in 0.01f64..1.0, value in 0.0f64..1.0) {
        let grid = Grid::new([0.0; 3], [20.0; 3], counts).expect("a grid");
        let substrate = Substrate { initial: 0.5, ..Substrate::new("s", number * 100.0 / 0.01, 0.0).with_sides(Side::Value(value)) };
        let mut fields = Fields::new(grid, vec![substrate]).expect("fields");
        fields.run(0.01, 10).expect("steps");
        let (low, high) = (value.min(0.5) - 1e-9, value.max(0.5) + 1e-9);
        prop_assert!(fields.values(0).iter().all(|c| (low..=high).contains(c)));
    }
}

#[test]
fn an_even_state_stays_as_it_is() {
    let grid = Grid::new([0.0; 3], [20.0, 10.0, 15.0], [37, 21, 5]).expect("a grid");
    let substrate = Substrate { initial: 0.3, ..Substrate::new("s", 1e4, 0.0) };
    let mut fields = Fields::new(grid, vec![substrate]).expect("fields");
    fields.run(0.01, 100).expect("steps");
    assert!(fields.values(0).iter().all(|c| (c / 0.3 - 1.0).abs() < 1e-12));
}
