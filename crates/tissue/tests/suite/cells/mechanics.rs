//! Pushing and sticking.

use proptest::prelude::*;

use super::{place_ball, population, still_cell};

/// Where `10 (1 - d/2r)² = 0.4 (1 - d/2.5r)²`: `d = 2r (1 - q) / (1 - q/1.25)` with `q = sqrt(0.4/10)`.
#[test]
fn two_cells_settle_at_the_distance_where_pushing_and_sticking_are_equal() {
    let mut pair = population(still_cell(), 1);
    for x in [-6.0, 6.0] {
        pair.place(0, [x, 0.0, 0.0]).expect("inside");
    }
    for _ in 0..5_000 {
        pair.step_mechanics(0.1);
    }
    let cells = pair.cells();
    let q = 0.04f64.sqrt();
    let expected = 2.0 * cells.radius_um(0) * (1.0 - q) / (1.0 - q / 1.25);
    let found = (cells.at(0)[0] - cells.at(1)[0]).abs();
    assert!((found - expected).abs() < 1e-6 * expected, "{found} um apart, expected {expected}");
}

#[test]
fn cells_out_of_reach_do_not_move() {
    let mut pair = population(still_cell(), 1);
    for x in [-15.0, 15.0] {
        pair.place(0, [x, 0.0, 0.0]).expect("inside");
    }
    (0..100).for_each(|_| pair.step_mechanics(0.1));
    assert_eq!([pair.cells().at(0)[0], pair.cells().at(1)[0]], [-15.0, 15.0]);
}

/// A compressed ball relaxes; lists that miss a pair would leave two cells inside each other.
#[test]
fn lists_made_now_and_then_find_every_pair_that_a_full_search_finds() {
    let mut ball = population(still_cell(), 1);
    place_ball(&mut ball, 11.0, 70.0);
    for _ in 0..300 {
        ball.step_mechanics(0.1);
    }
    assert!(ball.listings() > 1, "the ball has to move for this test to mean anything");
    ball.step_mechanics(0.1);
    let cells = ball.cells();
    // Velocities of the last step belong to the positions before it: move back by what they did at most.
    let mut closest = f64::INFINITY;
    for a in 0..cells.len() {
        for b in 0..a {
            let apart: f64 = (0..3).map(|axis| (cells.at(a)[axis] - cells.at(b)[axis]).powi(2)).sum();
            closest = closest.min(apart.sqrt());
        }
    }
    assert!(closest > 12.5, "two cells are {closest} um apart after 30 minutes; a missed pair never parts");
}

#[test]
fn a_pair_across_two_pieces_of_the_list_pushes_like_any_other() {
    let mut ball = population(still_cell(), 1);
    let many = place_ball(&mut ball, 12.0, 120.0);
    assert!(many > 3 * exoskin_tissue::cells::PIECE, "{many} cells make several pieces");
    ball.step_mechanics(0.1);
    let velocity = |cell: usize| ball.cells().velocity(cell);
    let expected: Vec<[f64; 3]> = (0..many).map(|cell| velocity_by_full_search(&ball, cell)).collect();
    for (cell, expected) in expected.iter().enumerate() {
        let found = velocity(cell);
        let error: f64 = (0..3).map(|axis| (found[axis] - expected[axis]).abs()).sum();
        assert!(error < 1e-9, "cell {cell} moves at {found:?}, expected {expected:?}");
    }
}

/// The potential written out again, all cells against all, at the positions before the first step.
fn velocity_by_full_search(ball: &exoskin_tissue::cells::Population, cell: usize) -> [f64; 3] {
    let cells = ball.cells();
    // The first step is `x += 3/2 dt v`.
    let before = |cell: usize| -> [f64; 3] {
        core::array::from_fn(|axis| cells.at(cell)[axis] - 0.15 * cells.velocity(cell)[axis])
    };
    let (own, radius) = (before(cell), cells.radius_um(cell));
    let mut sum = [0.0; 3];
    for other in (0..cells.len()).filter(|&other| other != cell) {
        let apart: [f64; 3] = core::array::from_fn(|axis| own[axis] - before(other)[axis]);
        let distance = apart.iter().map(|part| part * part).sum::<f64>().sqrt();
        let touch = radius + cells.radius_um(other);
        let push = if distance < touch { 10.0 * (1.0 - distance / touch).powi(2) } else { 0.0 };
        let pull = if distance < 1.25 * touch { 0.4 * (1.0 - distance / (1.25 * touch)).powi(2) } else { 0.0 };
        (0..3).for_each(|axis| sum[axis] += (push - pull) * apart[axis] / distance);
    }
    sum
}

#[test]
fn a_wall_pushes_back_and_nothing_leaves_the_box() {
    let mut kind = still_cell();
    kind.mechanics.adhesion_um_per_min = 0.0;
    let plan = exoskin_tissue::cells::Plan::new(vec![kind], 0, &[], false).expect("a sound type");
    let mut domain = super::open_box();
    domain.wall_um_per_min = 100.0;
    let mut walled = exoskin_tissue::cells::Population::new(plan, domain, 1).expect("a sound domain");
    walled.place(0, [499.0, 0.0, 0.0]).expect("inside");
    (0..200).for_each(|_| walled.step_mechanics(0.1));
    let cells = walled.cells();
    assert!(cells.at(0)[0] <= 500.0 - 0.9 * cells.radius_um(0), "the wall left it at {}", cells.at(0)[0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What one cell gets, the other gives: the sum of all velocities is nothing, and no cell is lost.
    #[test]
    fn velocities_add_up_to_nothing(places in prop::collection::vec(prop::array::uniform3(-40.0..40.0f64), 2..60)) {
        let mut crowd = population(still_cell(), 3);
        for at in &places {
            crowd.place(0, *at).expect("inside");
        }
        for _ in 0..10 {
            crowd.step_mechanics(0.1);
            let sum: [f64; 3] = core::array::from_fn(|axis| {
                (0..crowd.cells().len()).map(|cell| crowd.cells().velocity(cell)[axis]).sum()
            });
            prop_assert!(sum.iter().all(|part| part.abs() < 1e-9), "sum {sum:?}");
        }
        prop_assert_eq!(crowd.cells().len(), places.len());
    }
}
