//! A tissue as one text file.

use exoskin_tissue::field::{Diffusion, Drift};
use exoskin_tissue::file::{Fill, Tissue, read, write};
use exoskin_tissue::import::physicell::Project;
use exoskin_tissue::snapshot::save;
use proptest::prelude::*;

use crate::import::{SETTINGS, files};

const SMALL: &str = include_str!("small.toml");

fn converted() -> Tissue {
    Project::read(SETTINGS.as_bytes(), files).expect("a sound project").tissue
}

#[test]
fn a_converted_project_reads_back_to_the_same_tissue() {
    let mut tissue = converted();
    tissue.title = "a \"title\" with quotation marks".to_owned();
    tissue.fills = vec![Fill { kind: 0, low: [-100.0; 3].map(|x: f64| x / 3.0), high: [10.0; 3], spacing_um: 13.7 }];
    let text = write(&tissue).expect("words for everything");
    let again = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(again, tissue);
    let models = [&tissue, &again].map(|tissue| {
        let mut model = tissue.model().expect("a sound model");
        model.run(12.0).expect("a sound model");
        save(&model)
    });
    assert!(models[0] == models[1], "the file's model runs to other bits");
}

#[test]
fn rules_with_line_ends_of_windows_are_carried_over() {
    let other =
        |path: &str| files(path).map(|bytes| String::from_utf8_lossy(&bytes).replace('\n', "\r\n").into_bytes());
    let tissue = Project::read(SETTINGS.as_bytes(), other).expect("a sound project").tissue;
    assert_eq!(tissue.setup, converted().setup);
    assert!(write(&tissue).is_ok());
}

#[test]
fn what_no_file_has_words_for_is_refused() {
    let mut named = converted();
    named.setup.types[0].name = " tumour".to_owned();
    assert!(write(&named).expect_err("a space").contains("\" tumour\""));
    let mut endless = converted();
    endless.minutes = f64::INFINITY;
    assert_eq!(write(&endless), Err("`minutes` is inf; expected a finite number".to_owned()));
    let mut voxels = converted();
    let many = voxels.setup.grid.voxels();
    voxels.setup.substrates[0].diffusion = Diffusion::ByVoxel { values: vec![1.0; many], ratio: [1.0; 3] };
    assert!(write(&voxels).expect_err("by voxel").contains("by voxel"));
}

#[test]
fn what_a_file_does_not_say_a_cell_does_not_do() {
    let tissue = read(SMALL.as_bytes()).expect("a sound file");
    let [stem, leaf] = &tissue.setup.types[..] else { panic!("two types") };
    assert_eq!((stem.transforms_per_min[1], stem.mechanics.affinity[1], leaf.mechanics.affinity[0]), (1e-4, 0.5, 1.0));
    assert_eq!((leaf.apoptosis.per_min, leaf.cycle.phases[0].links.len(), leaf.motility.enabled), (0.0, 1, false));
    assert_eq!(leaf.cycle.phases[0].links[0].per_min, 0.0);
    assert_eq!((stem.custom[0], leaf.custom[0]), (2.5, 0.0));
    assert_eq!(tissue.setup.rules.rules.len(), 1);
    let mut model = tissue.model().expect("a sound model");
    assert_eq!(model.cells().len() as u64, tissue.cells_at_start());
    model.run(6.0).expect("a sound model");
}

#[test]
fn layers_give_diffusivity_partition_and_drift_by_depth() {
    let tissue = read(SMALL.as_bytes()).expect("a sound file");
    let factor = &tissue.setup.substrates[1];
    let expected = [[60.0; 3], [60.0; 3], [600.0, 600.0, 300.0], [600.0, 600.0, 300.0], [600.0, 600.0, 300.0]];
    assert_eq!(factor.diffusion, Diffusion::ByDepth(expected.to_vec()));
    assert_eq!(factor.partition, Some(vec![0.5, 0.5, 1.0, 1.0, 1.0]));
    assert_eq!(factor.drift, Drift::None);
    let text = write(&tissue).expect("words for everything");
    assert_eq!(read(text.as_bytes()), Ok(tissue));
}

/// Close packed spheres fill pi / sqrt(18) of space; every one has its neighbours exactly one spacing away.
#[test]
fn a_fill_is_a_close_packing_and_its_count_is_known_before() {
    for (high, spacing_um) in [([100.0, 90.0, 80.0], 10.0), ([31.0, 7.0, 0.0], 5.3), ([2.0, 2.0, 2.0], 10.0)] {
        let fill = Fill { kind: 0, low: [0.0; 3], high, spacing_um };
        let mut places: Vec<[f64; 3]> = Vec::new();
        fill.each(|at| {
            places.push(at);
            Ok::<(), ()>(())
        })
        .expect("nothing fails");
        assert_eq!(places.len() as u64, fill.count());
        assert!(places.iter().all(|at| (0..3).all(|axis| (0.0..=high[axis]).contains(&at[axis]))));
        let distance = |a: &[f64; 3], b: &[f64; 3]| (0..3).map(|axis| (a[axis] - b[axis]).powi(2)).sum::<f64>().sqrt();
        for (place, a) in places.iter().enumerate() {
            let near = places[..place].iter().map(|b| distance(a, b)).fold(f64::INFINITY, f64::min);
            assert!(near > spacing_um * (1.0 - 1e-9), "two cells {near} um apart");
        }
        if places.len() > 500 {
            let inner = |at: &[f64; 3]| (0..3).all(|axis| at[axis] > spacing_um && at[axis] < high[axis] - spacing_um);
            let cell = places.iter().find(|at| inner(at)).expect("a cell inside");
            let touching = places.iter().filter(|other| distance(cell, other) < spacing_um * (1.0 + 1e-9)).count() - 1;
            assert_eq!(touching, 12);
        }
    }
    let endless = Fill { kind: 0, low: [0.0; 3], high: [1e9; 3], spacing_um: 1e-9 };
    assert_eq!(endless.count(), u64::MAX);
}

#[test]
fn mistakes_are_told_with_line_column_and_the_nearest_word() {
    for (from, to, expected) in [
        ("minutes = 60", "minuts = 60", "line 3, column 1: unknown key `minuts`; did you mean `minutes`?"),
        ("minutes = 60", "minutes = nan", "line 3, column 11: `minutes` is nan; expected a finite number"),
        ("format = 1", "format = 7", "line 1, column 10: format 7; this program reads format 1"),
        ("voxels = [5, 5, 5]", "voxels = [5, 0, 5]", "line 11, column 1: a grid of [5, 0, 5] voxels"),
        (
            "decay_per_min = 0.1",
            "decay_per_min = -0.1",
            "line 19, column 17: `decay_per_min` is -0.1; expected 0 or more",
        ),
        ("leaf = 1e-4", "leaves = 1e-4", "line 41, column 1: unknown cell type `leaves`; did you mean `leaf`?"),
        ("{ oxygen =", "{ oxigen =", "line 39, column 14: unknown substrate `oxigen`; did you mean `oxygen`?"),
        ("stem,oxygen,", "stem,oxigen,", "line 86, column 6: unknown signal `oxigen`; did you mean `oxygen`?"),
        ("30,30,30,leaf", "30,30,NaN,leaf", "line 92, column 1: z is `NaN`; expected a number"),
        ("30,30,30,leaf", "30,30,300,leaf", "line 92, column 1: this cell is outside the box"),
        ("30,30,30,leaf", "30,30,30,leave", "line 92, column 1: unknown cell type `leave`; did you mean `leaf`?"),
        ("spacing_um = 10", "spacing_um = 0", "line 98, column 14: `spacing_um` is 0; expected a number above 0"),
        ("to = \"S\"", "to = \"SS\"", "line 49, column 6: unknown phase `SS`; did you mean `S`?"),
        (
            "mechanics_min = 0.1",
            "mechanics_min = 0.7",
            "line 9, column 17: `dt_phenotype` is 6 min; expected a whole multiple",
        ),
    ] {
        let broken = SMALL.replacen(from, to, 1);
        assert_ne!(broken, SMALL, "the file has no `{from}`");
        let error = read(broken.as_bytes()).expect_err(to).to_string();
        assert!(error.starts_with(expected), "{from} -> {to}\nfound:    {error}\nexpected: {expected}");
    }
    let cut = &SMALL.as_bytes()[..SMALL.len() - 5];
    assert!(read(cut).expect_err("cut off").to_string().starts_with("line "));
    let mut latin = SMALL.as_bytes().to_vec();
    latin[12] = 0xe4;
    assert_eq!(read(&latin).expect_err("not UTF-8").to_string(), "line 2, column 2: not UTF-8 text");
}

#[test]
fn a_tissue_too_large_can_be_refused_before_it_starts() {
    let asked = SMALL.replacen("spacing_um = 10", "spacing_um = 0.03", 1);
    let tissue = read(asked.as_bytes()).expect("a sound file");
    assert!(tissue.cells_at_start() > 1_000_000_000, "{} cells", tissue.cells_at_start());
    assert!(tissue.bytes_needed(tissue.cells_at_start()) > 500_000_000_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_change_to_a_file_makes_it_panic(share in 0.0..1.0f64, junk in "[\\[\\]={}a-z0-9.\"', \n-]{0,12}", cut in 0usize..40) {
        let start = (share * (SMALL.len() - 40) as f64) as usize;
        let broken = format!("{}{junk}{}", &SMALL[..start], &SMALL[start + cut..]);
        let _ = read(broken.as_bytes());
    }
}
