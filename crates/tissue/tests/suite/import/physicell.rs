//! A PhysiCell project becomes a model.

use exoskin_tissue::cells::Taxis;
use exoskin_tissue::field::Side;
use exoskin_tissue::file::Tissue;
use exoskin_tissue::import::physicell::{ImportError, Project};
use proptest::prelude::*;

use super::{SETTINGS, files};

fn read(settings: &str) -> Result<Project, ImportError> {
    Project::read(settings.as_bytes(), files)
}

fn project() -> Project {
    read(SETTINGS).expect("a sound project")
}

#[test]
fn box_steps_and_substrates_are_those_of_the_settings() {
    let Tissue { setup, minutes, .. } = project().tissue;
    assert_eq!((setup.grid.counts, setup.grid.origin), ([20, 10, 5], [-200.0, -100.0, -50.0]));
    assert_eq!((setup.steps.diffusion_min, setup.steps.mechanics_min, setup.steps.phenotype_min), (0.01, 0.1, 6.0));
    assert_eq!((minutes, setup.seed, setup.track_internal), (1440.0, 7, true));
    let oxygen = &setup.substrates[0];
    assert_eq!((oxygen.name.as_str(), oxygen.decay, oxygen.initial), ("oxygen", 0.1, 38.0));
    assert_eq!(oxygen.sides, [[Side::Pinned(38.0), Side::Closed], [Side::Pinned(38.0); 2], [Side::Pinned(30.0); 2]]);
    assert_eq!(setup.substrates[1].sides, [[Side::Closed; 2]; 3]);
    assert_eq!(setup.domain.wall_um_per_min, 100.0);
}

#[test]
fn types_are_read_and_inherit_what_they_do_not_say() {
    let types = project().tissue.setup.types;
    let [tumour, macrophage] = &types[..] else { panic!("two types") };
    assert_eq!(tumour.cycle.phases.len(), 1);
    assert!((tumour.cycle.phases[0].links[0].per_min - 0.001).abs() < 1e-12);
    assert_eq!((tumour.apoptosis.per_min, tumour.apoptosis.remains_min), (5e-5, 500.0));
    assert_eq!(tumour.necrosis.remains_min, 86_400.0);
    assert_eq!((tumour.volume.total_um3, tumour.exchange[0].uptake_per_min), (2_000.0, 10.0));
    assert_eq!(tumour.mechanics.affinity, [1.0, 0.5]);
    // Inherited: volume. Not inherited: what cells do.
    assert_eq!((macrophage.volume.total_um3, macrophage.exchange[0].uptake_per_min), (2_000.0, 0.0));
    assert!(macrophage.motility.enabled && !tumour.motility.enabled);
    assert_eq!(macrophage.motility.taxis, Taxis::One { substrate: 1, sign: 1.0 });
    assert_eq!(macrophage.contact.eats_apoptotic_per_min, 0.01);
    assert_eq!(macrophage.contact.attacks_per_min, [0.2, 0.0]);
    assert_eq!(macrophage.custom, [3.0]);
}

/// Both forces are equal at 1.8 radii: adhesion is what it has to be.
#[test]
fn an_equilibrium_distance_sets_the_adhesion() {
    let mechanics = &project().tissue.setup.types[1].mechanics;
    let found = mechanics.adhesion_um_per_min / mechanics.repulsion_um_per_min;
    assert!((found - (0.1f64 / (1.0 - 0.9 / 1.25)).powi(2)).abs() < 1e-12, "adhesion over repulsion {found}");
}

#[test]
fn cells_and_rules_come_from_their_files_and_the_model_runs() {
    let project = project().tissue;
    assert_eq!(project.cells, [(0, [0.0; 3]), (1, [20.5, 0.0, 0.0])]);
    assert_eq!(project.setup.rules.rules.len(), 1);
    let mut model = project.model().expect("a sound model");
    model.run(12.0).expect("a sound model");
    assert_eq!(model.cells().len(), 2);
}

#[test]
fn each_thing_that_is_not_carried_over_is_named_with_its_line() {
    let left_out: Vec<String> = project().left_out.iter().map(|one| format!("{}: {}", one.file, one.what)).collect();
    for expected in [
        "settings: springs between neighbours (`attachment_rate`): cells hold on to each other by adhesion alone",
        "settings: `user_parameters/number_of_cells` = 5 is not known to this program",
        "settings: `cell_definitions/cell_definition/phenotype/intracellular` is not known to this program",
        "config/cells.csv: column `volume`: every cell starts with its type's values",
    ] {
        assert!(left_out.iter().any(|found| found == expected), "`{expected}` is not in {left_out:#?}");
    }
    assert_eq!(left_out.len(), 4, "{left_out:#?}");
}

#[test]
fn mistakes_are_told_with_file_line_and_what_was_expected() {
    for (from, to, expected) in [
        ("<x_min>-200</x_min>", "<x_min>left</x_min>", "settings:3: `x_min` is `left`; expected a number"),
        ("<x_min>-200</x_min>", "<x_min>nan</x_min>", "settings:3: `x_min` is `nan`; expected a number"),
        ("<dx>20</dx>", "<dx>0</dx>", "settings:2: inf voxels along x: `dx` has to fit between `x_min` and `x_max`"),
        ("code=\"5\"", "code=\"77\"", "settings:46: cycle with code 77; expected 0, 1, 2, 5, 6 or 7"),
        (
            "<substrate name=\"oxygen\">",
            "<substrate name=\"oxigen\">",
            "settings:70: unknown substrate `oxigen`; did you mean `oxygen`?",
        ),
        ("cells.csv", "cell.csv", "settings:116: there is no file `config/cell.csv` in the project"),
        (
            "version=\"3.0\"",
            "version=\"2\"",
            "settings:123: rules of version 2; PhysiCell 1.14 and this program read version 3",
        ),
        (
            "</PhysiCell_settings>",
            "",
            "settings:133: the file ends within `PhysiCell_settings`, which starts in line 1",
        ),
    ] {
        let broken = SETTINGS.replacen(from, to, 1);
        assert_ne!(broken, SETTINGS, "the settings have no `{from}`");
        assert_eq!(read(&broken).expect_err(to).to_string(), expected);
    }
    let cut = read(&SETTINGS[..2_000]).expect_err("cut off");
    assert!(cut.to_string().contains("the file ends within"), "{cut}");
    let mut latin = SETTINGS.as_bytes().to_vec();
    latin[50] = 0xe4;
    let error = Project::read(&latin, files).expect_err("not UTF-8");
    assert_eq!(error.to_string(), "settings:2: not UTF-8 text");
}

#[test]
fn mistakes_in_cells_and_rules_are_told_with_their_line() {
    for (path, text, expected) in [
        ("config/cells.csv", "x,y,z,type\n0,NaN,0,tumour\n", "config/cells.csv:2: y is `NaN`; expected a number"),
        (
            "config/cells.csv",
            "x,y,z,type\n0,0,0,tumor\n",
            "config/cells.csv:2: unknown cell type `tumor`; did you mean `tumour`?",
        ),
        (
            "config/cells.csv",
            "0,0,0,0\n1,1,1,9\n",
            "config/cells.csv:2: cell type number `9`; the project has [0.0, 1.0]",
        ),
        ("config/cells.csv", "x,y,z,type\n0,0\n", "config/cells.csv:2: 2 entries; expected x, y, z and a cell type"),
        (
            "config/rules.csv",
            "tumour,oxigen,increases,cycle entry,0.003,21.5,4,0\n",
            "config/rules.csv:1: column 8: unknown signal `oxigen`; did you mean `oxygen`?",
        ),
    ] {
        let other = |asked: &str| if asked == path { Some(text.into()) } else { files(asked) };
        let error = Project::read(SETTINGS.as_bytes(), other).expect_err(text);
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn a_cell_outside_the_domain_is_left_out_by_name() {
    let far = "x,y,z,type\n0,0,0,tumour\n900,0,0,tumour\n";
    let other = |asked: &str| if asked == "config/cells.csv" { Some(far.into()) } else { files(asked) };
    let project = Project::read(SETTINGS.as_bytes(), other).expect("a sound project");
    assert_eq!(project.tissue.cells.len(), 1);
    assert!(project.left_out.iter().any(|one| one.line == 3 && one.what == "a cell outside the domain"));
}

#[test]
fn a_run_too_large_can_be_refused_before_it_starts() {
    assert!(project().tissue.bytes_needed(1_000_000_000) > 400_000_000_000);
    assert!(project().tissue.bytes_needed(1_000) < 2_000_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_change_to_the_settings_makes_it_panic(share in 0.0..1.0f64, junk in "[<>/a-z0-9.=\"' \\-]{0,12}", cut in 0usize..40) {
        let start = (share * (SETTINGS.len() - 40) as f64) as usize;
        let broken = format!("{}{junk}{}", &SETTINGS[..start], &SETTINGS[start + cut..]);
        let _ = read(&broken);
    }
}
