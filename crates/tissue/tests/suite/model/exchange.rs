//! What cells take from fields.

use exoskin_tissue::model::Model;

use super::{setup, still};

fn inside(model: &Model) -> f64 {
    (0..model.cells().len()).map(|cell| model.cells().internal(cell)[0]).sum()
}

/// Nothing decays and nothing leaves: what the field loses is inside the cells, to rounding.
#[test]
fn what_a_field_loses_is_inside_the_cells() {
    let mut kind = still("eater", 1);
    kind.exchange[0].uptake_per_min = 30.0;
    kind.exchange[0].secretion_per_min = 2.0;
    kind.exchange[0].target = 3.0;
    kind.exchange[0].export_per_min = 0.5;
    let mut setup = setup(vec![kind]);
    setup.substrates[0].initial = 38.0;
    let mut model = Model::new(setup).expect("a sound model");
    for cell in 0..60 {
        model.place(0, [f64::from(cell % 8) * 12.0, f64::from(cell / 8) * 12.0, 3.0]).expect("inside");
    }
    let before = model.fields().amount(0);
    model.run(12.0).expect("a sound model");
    let (left, taken) = (model.fields().amount(0), inside(&model));
    assert!(taken > 1e-3 * before, "the cells take up {taken} of {before}");
    assert!((left + taken - before).abs() < 1e-9 * before, "{left} + {taken} is not {before}");
}

/// One well-mixed voxel: du/dt = -k u with k = U V / W.
#[test]
fn uptake_empties_a_voxel_at_the_stated_rate() {
    let mut kind = still("eater", 1);
    kind.exchange[0].uptake_per_min = 1.0;
    let volume = kind.volume.total_um3;
    let mut setup = setup(vec![kind]);
    setup.grid = exoskin_tissue::field::Grid::new([-20.0; 3], [40.0; 3], [1; 3]).expect("one voxel");
    setup.substrates[0].initial = 7.0;
    let mut model = Model::new(setup).expect("a sound model");
    model.place(0, [0.0; 3]).expect("inside");
    model.run(6.0).expect("a sound model");
    let expected = 7.0 * libm::exp(-6.0 * volume / 64_000.0);
    let found = model.fields().value(0, 0);
    assert!((found / expected - 1.0).abs() < 1e-5, "{found} left, expected {expected}");
}
