//! Cells that move on their own.

use exoskin_tissue::cells::{CellType, Taxis};
use exoskin_tissue::model::Model;

use super::{setup, still};

/// Cells that do not feel each other, spread over the box.
fn walkers(change: impl Fn(&mut CellType), many: u32) -> Model {
    let mut kind = still("walker", 1);
    kind.mechanics.adhesion_um_per_min = 0.0;
    kind.mechanics.repulsion_um_per_min = 0.0;
    kind.motility.enabled = true;
    change(&mut kind);
    let mut setup = setup(vec![kind]);
    setup.domain.low = [-2_000.0; 3];
    setup.domain.high = [2_000.0; 3];
    setup.domain.wall_um_per_min = 0.0;
    setup.steps.diffusion_min = 0.1;
    let mut model = Model::new(setup).expect("a sound model");
    for cell in 0..many {
        let place = [cell % 10, cell / 10 % 10, cell / 100].map(|step| f64::from(step) * 40.0 - 180.0);
        model.place(0, place).expect("inside");
    }
    model
}

fn places(model: &Model) -> std::collections::BTreeMap<u64, [f64; 3]> {
    (0..model.cells().len()).map(|cell| (model.cells().id(cell), model.cells().at(cell))).collect()
}

/// A walker that turns with probability p = dt/T per step keeps its direction over k steps with q^k, q = 1 - p:
/// `<x²> = v² dt² (n + 2 sum((n - k) q^k))`.
#[test]
fn a_persistent_walk_spreads_as_its_formula_says() {
    let (speed, persistence_min, many) = (1.5, 4.0, 1_000);
    let mut model = walkers(
        |kind| {
            kind.motility.speed_um_per_min = speed;
            kind.motility.persistence_min = persistence_min;
        },
        many,
    );
    // Every walker has a direction by then.
    model.run(40.0).expect("a sound model");
    let start = places(&model);
    model.run(30.0).expect("a sound model");
    let end = places(&model);
    let square = |id: &u64| (0..3).map(|axis| (end[id][axis] - start[id][axis]).powi(2)).sum::<f64>();
    let found = start.keys().map(square).sum::<f64>() / f64::from(many);
    let (n, q): (i32, f64) = (300, 1.0 - 0.1 / persistence_min);
    let sum: f64 = (1..n).map(|k| f64::from(n - k) * q.powi(k)).sum();
    let expected = (0.1 * speed).powi(2) * (f64::from(n) + 2.0 * sum);
    // Relative spread of a mean over 1,000 squares of a nearly normal displacement: sqrt(2 / 3,000), 2.6 %.
    assert!((found / expected - 1.0).abs() < 0.1, "mean square {found} um², expected {expected}");
}

#[test]
fn full_bias_leads_straight_up_the_gradient_and_a_negative_sign_down() {
    for (sign, expected) in [(1.0, 20.0), (-1.0, -20.0)] {
        let mut model = walkers(
            |kind| {
                kind.motility.speed_um_per_min = 2.0;
                kind.motility.persistence_min = 0.01;
                kind.motility.bias = 1.0;
                kind.motility.taxis = Taxis::One { substrate: 0, sign };
            },
            5,
        );
        let voxels = model.fields().grid().voxels();
        for voxel in 0..voxels {
            let x = model.fields().grid().centre(voxel)[0];
            model.fields_mut().values_mut(0)[voxel] = 10.0 + 0.01 * x;
        }
        let start = places(&model);
        model.run(10.0).expect("a sound model");
        for (id, end) in places(&model) {
            let way = end[0] - start[&id][0];
            assert!((way - expected).abs() < 0.2, "cell {id} went {way} um along x, expected {expected}");
        }
    }
}
