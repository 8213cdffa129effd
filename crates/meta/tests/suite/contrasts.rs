//! What is read out of the table of trials.

use exoskin_meta::contrasts::{Contrast, Error, Group, Told, read};
use exoskin_quantity::Source;
use exoskin_score::class::Class;
use exoskin_score::table::Trials;
use std::collections::BTreeSet;

use crate::common::real;

fn of(trial: &str, part: &str) -> Contrast {
    let found: Vec<&Contrast> = real().iter().filter(|one| one.trial == trial && one.endpoint.contains(part)).collect();
    assert_eq!(found.len(), 1, "{trial}, {part}");
    found[0].clone()
}

fn number(contrast: &Contrast) -> f64 {
    match contrast.told {
        Told::Number(value) => value,
        other => panic!("{}: {other:?}", contrast.trial),
    }
}

fn known(contrast: &Contrast) -> f64 {
    match contrast.error {
        Error::Known(error) => error,
        Error::Drawn(_) => panic!("{}: no error is known", contrast.trial),
    }
}

#[test]
fn the_list_has_the_trials_that_compare_a_product_with_the_same_treatment_without_it() {
    let trials: BTreeSet<&str> = real().iter().map(|one| one.trial.as_str()).collect();
    assert_eq!((trials.len(), real().len()), (48, 84));
    let numbers = real().iter().filter(|one| matches!(one.told, Told::Number(_))).count();
    assert_eq!(numbers, 9);
}

#[test]
fn a_number_is_the_logarithm_of_the_ratio_of_improvements() {
    assert!((number(&of("kwon2020_acne_scar", "ECCA")) - libm::log(32.5 / 19.9)).abs() < 1e-12);
    // Both start from a grade of 3.2 with a spread of 0.56 in 40 people.
    let scars = of("sharma_mn_prp", "Goodman");
    assert!((number(&scars) - libm::log(1.07 / 0.84)).abs() < 1e-12);
    let error = 0.56 / libm::sqrt(40.0) * libm::sqrt(1.0 / (1.07 * 1.07) + 1.0 / (0.84 * 0.84));
    assert!((known(&scars) - error).abs() < 1e-12);
    // Density of a stain after both, less the density before.
    assert!((number(&of("abuaf2016_prp_histology", "density")) - libm::log(480.0 / 248.0)).abs() < 1e-12);
}

#[test]
fn an_exact_p_gives_the_error() {
    let volume = of("parkcs2019_hscm_fco2", "scar volume");
    // p = 0.143 is 1.465 errors from nothing.
    assert!((number(&volume) / known(&volume) - 1.4647).abs() < 1e-3);
}

#[test]
fn a_number_that_is_only_called_not_significant_is_a_null() {
    for part in ["density", "thickness"] {
        assert_eq!(of("mn_vs_mnprp_split_scalp2020", part).told, Told::Class(Class::NotSignificant));
    }
}

#[test]
fn days_and_harms_are_sides_and_no_ratios_of_improvement() {
    // No word on chance: the side alone.
    assert_eq!(of("slaninka2020_prp_stsg", "healing").told, Told::Better(true));
    // p below 0.05, and fewer days.
    assert_eq!(of("prp_gel_stsg2019", "healing").told, Told::Class(Class::Better));
    // More of a harm, p = 0.5.
    assert_eq!(of("egf_hori_qs", "incidence").told, Told::Class(Class::NotSignificant));
}

#[test]
fn chance_within_an_arm_says_nothing_about_the_difference() {
    // p = 0.004 is that of each arm against its start.
    let scars = of("iprf_mn_nepal2024", "Goodman");
    assert!((number(&scars) - libm::log(39.13 / 28.12)).abs() < 1e-12);
    assert!(matches!(scars.error, Error::Drawn(_)));
}

#[test]
fn an_instrument_is_not_swayed_and_a_person_is_unless_blind() {
    assert!(!of("park2023_hacs_mn", "PRIMOS").unblinded);
    assert!(of("park2023_hacs_mn", "GAIS").unblinded);
    assert!(!of("kwon2020_acne_scar", "ECCA").unblinded);
}

const LIST: &str =
    "trial,endpoint,time,test,comparator,test_start,comparator_start,counts,reads,product,group,read_by,blind,chance\n";
const TABLE: &str = "trial_id,doi,design,n_analysed,endpoint,endpoint_unit,time_days_from_first_session,arm,mean,sd,n_arm,p_value,note\n\
     a,,RCT,40,volume,percent,60,prp,30,,,,\na,,RCT,40,volume,percent,60,saline,20,,,,\n";

fn list(line: &str) -> exoskin_quantity::Checked<Vec<Contrast>> {
    let trials = Trials::parse(&Source::new("table.csv", TABLE), &[]).expect("a table");
    read(&Source::new("list.csv", format!("{LIST}{line}\n")), &trials)
}

#[test]
fn a_line_that_names_no_row_is_refused_with_its_place() {
    let wrong = list("a,volume,,prp,salin,,,gain,,platelets,structure,rater,no,").expect_err("no such arm").to_string();
    assert!(wrong.contains("list.csv:2") && wrong.contains("`salin`") && wrong.ends_with("`saline`"), "{wrong}");
    let wrong = list("a,volume,,prp,saline,,,gain,,platelets,bones,rater,no,").expect_err("no such group").to_string();
    assert!(wrong.contains("list.csv:2") && wrong.contains("bones"), "{wrong}");
}

#[test]
fn two_groups_of_people_add_up_and_two_places_on_one_person_do_not() {
    let parallel = list("a,volume,,prp,saline,,,gain,,platelets,structure,rater,no,").expect("a line").remove(0);
    assert_eq!((parallel.error, parallel.group), (Error::Drawn(libm::sqrt(2.0 / 40.0)), Group::Structure));
    let Error::Drawn(split) = of("sujana_fco2_prp", "scar reduction").error else { panic!("no error was printed") };
    assert!((split - libm::sqrt(2.0 / 40.0)).abs() < 1e-12);
    let Error::Drawn(paired) = of("kwon2020_acne_scar", "ECCA").error else { panic!("no error was printed") };
    assert!((paired - 0.2).abs() < 1e-12);
}
