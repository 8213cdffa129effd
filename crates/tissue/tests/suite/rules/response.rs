//! What rules make of behaviours.

use exoskin_tissue::cells::{CellType, Cycle, Domain, Fate, Plan, Population, reference};
use exoskin_tissue::field::{Fields, Grid, Substrate};
use exoskin_tissue::rules::{RuleBook, Rules, Surroundings};

use super::read;

/// One tumour cell in fields of constant oxygen and drug, and the behaviour in `slot` after the rules.
struct Stage {
    rules: Rules,
    oxygen: f64,
    drug: f64,
    change: fn(&mut CellType),
}

impl Stage {
    fn new(text: &str) -> Stage {
        Stage { rules: read(text).expect("sound rules"), oxygen: 0.0, drug: 0.0, change: |_| {} }
    }

    fn population(&self) -> (Population, Fields, RuleBook) {
        let mut types: Vec<CellType> = ["tumour", "T cell"].map(|name| reference::cell(name, 2, 2)).to_vec();
        for kind in &mut types {
            kind.custom = vec![0.5];
            kind.cycle = Cycle::live(0.001);
            kind.apoptosis.per_min = 0.0;
        }
        (self.change)(&mut types[0]);
        let plan = Plan::new(types, 2, &self.rules.slots(), false).expect("sound types");
        let book = RuleBook::new(&self.rules, &plan);
        let domain = Domain { low: [-50.0; 3], high: [50.0; 3], flat: false, wall_um_per_min: 0.0 };
        let mut population = Population::new(plan, domain, 1).expect("a sound domain");
        population.place(0, [0.0; 3]).expect("inside");
        let grid = Grid::new([-50.0; 3], [20.0; 3], [5; 3]).expect("a sound grid");
        let mut substrates = vec![Substrate::new("oxygen", 1.0, 0.0), Substrate::new("drug", 1.0, 0.0)];
        substrates[0].initial = self.oxygen;
        substrates[1].initial = self.drug;
        (population, Fields::new(grid, substrates).expect("sound fields"), book)
    }

    /// The behaviour of the first rule after the rules.
    fn value(&self) -> f64 {
        let (mut population, fields, book) = self.population();
        book.apply(&mut population, &Surroundings { fields: &fields, time_min: 0.0 });
        population.plan().behaviour(population.cells(), 0, self.rules.rules[0].slot)
    }
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12 * expected.abs().max(1.0), "{found}, expected {expected}");
}

#[test]
fn at_the_half_maximum_a_behaviour_is_halfway_from_base_to_saturation() {
    let mut stage = Stage::new("tumour,oxygen,increases,cycle entry,0.003,20,4,0");
    stage.oxygen = 20.0;
    close(stage.value(), 0.002);
    stage.oxygen = 0.0;
    close(stage.value(), 0.001);
    stage.oxygen = 40.0;
    close(stage.value(), 0.001 + 0.002 * 16.0 / 17.0);
}

#[test]
fn several_signals_add_up_before_they_saturate() {
    let text = "tumour,oxygen,increases,cycle entry,0.003,20,1,0\ntumour,drug,increases,cycle entry,0.003,5,2,0";
    let mut stage = Stage::new(text);
    (stage.oxygen, stage.drug) = (10.0, 10.0);
    close(stage.value(), 0.001 + 0.002 * 4.5 / 5.5);
}

#[test]
fn what_lowers_acts_on_what_was_raised() {
    let text = "tumour,oxygen,increases,cycle entry,0.003,20,1,0\ntumour,drug,decreases,cycle entry,0.0002,5,2,0";
    let mut stage = Stage::new(text);
    (stage.oxygen, stage.drug) = (20.0, 5.0);
    close(stage.value(), 0.002 + (0.0002 - 0.002) * 0.5);
    // With one direction alone the other saturation is the base value.
    stage.drug = 0.0;
    close(stage.value(), 0.002);
}

#[test]
fn a_signal_below_zero_counts_as_none() {
    let mut stage = Stage::new("tumour,oxygen,increases,cycle entry,0.003,20,2.5,0");
    stage.oxygen = -5.0;
    close(stage.value(), 0.001);
}

#[test]
fn an_endless_signal_saturates() {
    let mut stage = Stage::new("tumour,oxygen,increases,cycle entry,0.003,1e-300,9,0");
    stage.oxygen = 1e300;
    close(stage.value(), 0.003);
}

#[test]
fn a_rule_can_read_and_write_custom_variables() {
    let stage = Stage::new("tumour,volume,increases,custom:age,7.5,2494,2,0");
    let (mut population, fields, book) = stage.population();
    book.apply(&mut population, &Surroundings { fields: &fields, time_min: 0.0 });
    close(population.cells().custom(0)[0], 0.5 + 7.0 * 0.5);
}

#[test]
fn dead_cells_keep_what_they_have_unless_a_rule_applies_to_them() {
    for (flag, expected) in [(0, 0.0), (1, 3.0)] {
        let mut stage = Stage::new(&format!("tumour,oxygen,increases,drug secretion,5,20,4,{flag}"));
        stage.oxygen = 20.0;
        stage.change = |kind| {
            kind.exchange[1].secretion_per_min = 1.0;
            kind.apoptosis.per_min = 1.0;
        };
        let (mut population, fields, book) = stage.population();
        let around = Surroundings { fields: &fields, time_min: 0.0 };
        book.apply(&mut population, &around);
        population.step_phenotype(0, 6.0);
        assert_eq!(population.cells().fate(0), Fate::Apoptotic);
        book.apply(&mut population, &around);
        close(population.plan().behaviour(population.cells(), 0, stage.rules.rules[0].slot), expected);
    }
}

#[test]
fn a_cell_hears_how_many_it_touches() {
    let stage = Stage::new("tumour,contact with T cell,increases,apoptosis,1,2,1,0");
    let (mut population, fields, book) = stage.population();
    for x in [12.0, -12.0, 40.0] {
        population.place(1, [x, 0.0, 0.0]).expect("inside");
    }
    book.apply(&mut population, &Surroundings { fields: &fields, time_min: 0.0 });
    let own = (0..4).find(|&cell| population.cells().id(cell) == 0).expect("it is there");
    let slot = stage.rules.rules[0].slot;
    // Two of three are within reach: s/h = 1.
    close(population.plan().behaviour(population.cells(), own, slot), 0.5);
}
