//! What cells do to those they touch.

use exoskin_tissue::cells::Fate;
use exoskin_tissue::model::Model;

use super::{setup, still};

fn whole(model: &Model) -> f64 {
    (0..model.cells().len()).map(|cell| model.cells().volume(cell).total()).sum()
}

fn pair(change: impl Fn(&mut [exoskin_tissue::cells::CellType; 2])) -> Model {
    let mut types = [still("actor", 2), still("target", 2)];
    change(&mut types);
    let mut model = Model::new(setup(types.to_vec())).expect("a sound model");
    model.place(0, [0.0; 3]).expect("inside");
    model.place(1, [14.0, 0.0, 0.0]).expect("inside");
    model
}

#[test]
fn an_engulfed_cell_is_gone_and_its_volume_is_in_the_eater() {
    let mut model = pair(|types| types[0].contact.eats_live_per_min[1] = 100.0);
    let before = whole(&model);
    model.step().expect("a sound model");
    assert_eq!(model.cells().len(), 1);
    assert_eq!(model.cells().kind(0), 0);
    assert!((whole(&model) / before - 1.0).abs() < 1e-12);
    assert_eq!(model.population().events().removals, 1);
}

#[test]
fn only_the_dead_are_engulfed_where_only_the_dead_are_named() {
    let mut model = pair(|types| types[0].contact.eats_apoptotic_per_min = 100.0);
    model.run(3.0).expect("a sound model");
    assert_eq!(model.cells().len(), 2);
    let mut model = pair(|types| {
        types[0].contact.eats_apoptotic_per_min = 100.0;
        types[1].apoptosis.per_min = 1.0;
    });
    model.run(0.2).expect("a sound model");
    assert_eq!(model.cells().len(), 1);
    assert_eq!(model.cells().fate(0), Fate::Live);
}

#[test]
fn fused_cells_share_a_centre_and_add_their_volumes() {
    let mut model = pair(|types| types[0].contact.fuses_per_min[1] = 100.0);
    let before = whole(&model);
    model.step().expect("a sound model");
    assert_eq!(model.cells().len(), 1);
    assert!((whole(&model) / before - 1.0).abs() < 1e-12);
    assert!((model.cells().at(0)[0] - 7.0).abs() < 0.1, "halfway between two like cells");
}

/// Attacks of 5 min, begun at once: damage comes at the stated rate while they last.
#[test]
fn an_attack_does_its_damage_while_it_lasts() {
    let mut model = pair(|types| {
        types[0].contact.attacks_per_min[1] = 100.0;
        types[0].contact.attack_damage_per_min = 3.0;
        types[0].contact.attack_min = 1e9;
    });
    model.run(2.0).expect("a sound model");
    let target = (0..2).find(|&cell| model.cells().kind(cell) == 1).expect("it lives");
    let harm = model.cells().harm(target);
    assert!((harm.damage - 6.0).abs() < 1e-9 && (harm.attacked_min - 2.0).abs() < 1e-9, "{harm:?}");
    assert!((model.cells().harm(1 - target).delivered - 6.0).abs() < 1e-9);
}
