//! What the layer says about a comparison of any table.

use exoskin_meta::asked::{Fitted, group};
use exoskin_meta::contrasts::Group;
use exoskin_quantity::Source;
use exoskin_score::class::Class;
use exoskin_score::comparisons::{self, Comparison};
use exoskin_score::published::published;
use exoskin_score::scored::FromTrials;
use exoskin_score::table::Trials;

use crate::common::{fitted, real};

const HEADER: &str = "trial_id,doi,design,n_analysed,endpoint,endpoint_unit,time_days_from_first_session,arm,mean,sd,n_arm,p_value,note\n";

fn comparison(trial: &str, readout: &str, control: &str) -> Comparison {
    let map = format!(
        "[[comparison]]\ntrial = \"{trial}\"\nendpoint = \"e\"\nrows = [\"prp\", \"saline\"]\nscenario = \"s\"\narms = [\"prp\", \"{control}\"]\n\
         readout = \"{readout}\"\nday = 60\ncompare = \"difference\"\nwhy = \"-\"\n"
    );
    comparisons::parse(Source::new("map.toml", map)).unwrap_or_else(|wrong| panic!("{wrong}")).comparisons.remove(0)
}

fn said(trial: &str, readout: &str, control: &str, means: [f64; 2], people: u32) -> Option<FromTrials> {
    let row = |arm: &str, mean: f64| format!("{trial},,RCT split-face,,e,percent,60,{arm},{mean},,{people},,\n");
    let table = format!("{HEADER}{}{}", row("prp", means[0]), row("saline", means[1]));
    let trials = Trials::parse(&Source::new("table.csv", table), &[]).expect("a table");
    let comparison = comparison(trial, readout, control);
    let layer = Fitted { contrasts: real().to_vec(), sample: fitted().clone() };
    layer.foretell(&comparison, &published(&comparison, &trials).expect("rows"))
}

#[test]
fn more_is_foretold_of_a_benefit_and_less_of_a_harm() {
    let benefit = said("new", "collagen_1", "vehicle", [30.0, 20.0], 20).expect("a product").band.expect("a number");
    assert!(benefit.p05 < benefit.median && 2.0 < benefit.median && benefit.median < 40.0, "{benefit:?}");
    // A scar's volume falls by 20 %; with a product it falls by more.
    let scar = said("new", "scar_volume", "vehicle", [-30.0, -20.0], 20).expect("a product").band.expect("a number");
    assert!(scar.p05 < scar.median && scar.median < -2.0, "{scar:?}");
    // Redness that the laser leaves shrinks, and never below nothing.
    let redness = said("new", "erythema", "vehicle", [5.0, 6.0], 20).expect("a product").band.expect("a number");
    assert!(-6.0 < redness.p05 && redness.p05 < redness.median && redness.median < 0.0, "{redness:?}");
}

#[test]
fn larger_trials_are_foretold_to_find_it_more_often() {
    let better = |people: u32| {
        said("new", "scar_volume", "vehicle", [-30.0, -20.0], people).expect("a product").said.of(Class::Better)
    };
    assert!(better(200) > better(20) + 0.1 && better(20) > better(5) + 0.1);
}

#[test]
fn a_trial_of_the_built_in_table_is_foretold_without_itself() {
    let name = "gfc_fgf9_mn_hair";
    let with = said("new", "hairs", "vehicle", [27.0, 5.0], 18).expect("a product").band.expect("a number");
    let without = said(name, "hairs", "vehicle", [27.0, 5.0], 18).expect("a product").band.expect("a number");
    assert!(without.median < with.median, "{without:?} and {with:?}");
}

#[test]
fn nothing_is_foretold_where_no_product_is_compared_or_no_trial_is_of_the_kind() {
    assert_eq!(said("new", "scar_volume", "prp", [-30.0, -20.0], 20), None);
    assert_eq!(said("new", "temperature", "vehicle", [30.0, 20.0], 20), None);
}

#[test]
fn every_readout_that_has_a_better_side_has_a_group() {
    let with_a_side = ["erythema", "burning", "tewl", "inflammation", "scar_depth", "scar_volume", "melanin"];
    let more = [
        "dark_spot_risk",
        "wrinkle_depth",
        "closure",
        "collagen_1",
        "collagen_3",
        "collagen_stain",
        "elastin",
        "hairs",
        "trial_hairs",
        "hair_diameter",
        "anagen",
    ];
    for readout in with_a_side.into_iter().chain(more) {
        assert!(exoskin_score::reference::lower_is_better(readout).is_some() && group(readout).is_some(), "{readout}");
    }
    assert_eq!(group("hairs"), Some(Group::PigmentAndHair));
}
