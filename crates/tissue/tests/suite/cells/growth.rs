//! Growth, division and death.

use exoskin_tissue::cells::{Cycle, Fate};

use super::{population, still_cell};

/// Every step of 6 min each cell divides with probability 6 r: the mean grows by (1 + 6 r) per step.
#[test]
fn a_live_cycle_grows_by_its_rate() {
    let per_min = 0.0432 / 60.0;
    let mut kind = still_cell();
    kind.cycle = Cycle::live(per_min);
    let mut crowd = population(kind, 7);
    (0..2_000).for_each(|cell| {
        crowd.place(0, [f64::from(cell % 50), f64::from(cell / 50), 0.0]).expect("inside");
    });
    let steps = 200;
    for step in 0..steps {
        crowd.step_phenotype(step * 60, 6.0);
    }
    let expected = 2_000.0 * (1.0 + 6.0 * per_min).powi(steps as i32);
    let found = crowd.cells().len() as f64;
    // Relative spread of a birth process from n cells: sqrt((1 - 1/growth) / n), 1.7 % here.
    assert!((found / expected - 1.0).abs() < 0.06, "{found} cells, expected {expected}");
    assert_eq!(crowd.events().divisions as f64, found - 2_000.0);
}

/// Phases of exact length after a random first one: the whole cycle takes its mean.
#[test]
fn exact_phases_last_as_long_as_they_say() {
    let mut kind = still_cell();
    kind.cycle = Cycle::flow_cytometry_separated([1e-3, 480.0, 240.0, 60.0], true);
    let mut one = population(kind, 1);
    one.place(0, [0.0; 3]).expect("inside");
    let mut minutes = 0;
    let mut step = 0;
    while one.cells().len() == 1 && minutes < 2_000 {
        one.step_phenotype(step, 6.0);
        minutes += 6;
        step += 60;
    }
    // One step for the first phase, then 480 + 240 + 60 min.
    assert_eq!(minutes, 6 + 780);
}

#[test]
fn a_division_halves_the_volume_and_a_cycle_doubles_it() {
    let mut kind = still_cell();
    kind.cycle = Cycle::flow_cytometry_separated([1e-3, 480.0, 240.0, 60.0], true);
    let whole = kind.volume.total_um3;
    let mut one = population(kind, 1);
    one.place(0, [0.0; 3]).expect("inside");
    let mut step = 0;
    while one.cells().len() == 1 {
        one.step_phenotype(step, 6.0);
        step += 60;
    }
    let cells = one.cells();
    assert_eq!(cells.volume(0), cells.volume(1));
    let half = cells.volume(0).total();
    assert!((half / whole - 1.0).abs() < 0.05, "daughters of {half} um³ from a cell that grew from {whole}");
    assert_ne!(cells.id(0), cells.id(1));
}

#[test]
fn an_apoptotic_cell_shrinks_and_is_gone_after_its_time() {
    let mut kind = still_cell();
    kind.apoptosis.per_min = 1.0;
    let mut one = population(kind, 1);
    one.place(0, [0.0; 3]).expect("inside");
    one.step_phenotype(0, 6.0);
    assert_eq!(one.cells().fate(0), Fate::Apoptotic);
    let start = one.cells().volume(0).total();
    for step in 1..85 {
        one.step_phenotype(step, 6.0);
    }
    assert!(one.cells().volume(0).total() < 0.2 * start);
    // 516 min after death, counted from the step in which it died: the 86th step takes it.
    one.step_phenotype(85, 6.0);
    assert!(one.cells().is_empty());
    assert_eq!((one.events().deaths, one.events().removals), (1, 1));
}

#[test]
fn a_necrotic_cell_swells_to_its_bursting_volume_and_then_shrinks() {
    let mut kind = still_cell();
    kind.necrosis.per_min = 1.0;
    let mut one = population(kind, 1);
    one.place(0, [0.0; 3]).expect("inside");
    one.step_phenotype(0, 6.0);
    let start = one.cells().volume(0).total();
    let mut step = 1;
    let mut largest = start;
    while one.cells().fate(0) == Fate::Swelling && step < 1_000 {
        one.step_phenotype(step, 6.0);
        largest = largest.max(one.cells().volume(0).total());
        step += 1;
    }
    assert_eq!(one.cells().fate(0), Fate::Lysed);
    assert!((1.99..2.2).contains(&(largest / start)), "burst at {} times its volume", largest / start);
    (0..500).for_each(|more| {
        one.step_phenotype(step + more, 6.0);
    });
    assert!(one.cells().volume(0).total() < 0.2 * largest);
}

#[test]
fn of_many_cells_as_many_die_as_the_rate_says() {
    let mut kind = still_cell();
    kind.apoptosis.per_min = 0.001;
    let mut crowd = population(kind, 5);
    (0..4_000).for_each(|cell| {
        crowd.place(0, [f64::from(cell % 63), f64::from(cell / 63), 0.0]).expect("inside");
    });
    (0..80).for_each(|step| {
        crowd.step_phenotype(step, 6.0);
    });
    let expected = 4_000.0 * (1.0 - (1.0 - 0.006f64).powi(80));
    let found = crowd.events().deaths as f64;
    assert!((found - expected).abs() < 4.0 * (expected * 0.6).sqrt(), "{found} deaths, expected {expected}");
}
