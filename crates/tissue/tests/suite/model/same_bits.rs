//! The same bits for any number of threads.

use exoskin_tissue::snapshot::save;

use super::busy_model;

#[test]
fn one_and_several_threads_give_the_same_bits() {
    let bytes = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| {
            let mut model = busy_model();
            model.run(24.0).expect("a sound model");
            let events = model.population().events();
            assert!(events.divisions > 10 && events.deaths > 10 && events.removals > 0, "{events:?} is too little");
            save(&model)
        })
    };
    let one = bytes(1);
    for threads in [2, 3] {
        assert!(
            one == bytes(threads),
            "{threads} threads give other bits than one: a sum depends on the order of work"
        );
    }
}

#[test]
fn another_seed_gives_another_run() {
    let run = |seed| {
        let mut setup = super::busy_setup();
        setup.seed = seed;
        let mut model = exoskin_tissue::model::Model::new(setup).expect("a sound model");
        (0..50).for_each(|cell| {
            model.place(0, [f64::from(cell) - 25.0, 0.0, 0.0]).expect("inside");
        });
        model.run(12.0).expect("a sound model");
        (0..model.cells().len()).map(|cell| model.cells().at(cell)[1].to_bits()).collect::<Vec<_>>()
    };
    assert_ne!(run(1), run(2));
    assert_eq!(run(1), run(1));
}
