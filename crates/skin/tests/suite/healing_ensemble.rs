//! The matched ensemble: sorted, sound, and made from the rows as they stand now.

use exoskin_evidence::{Medians, Origin};
use exoskin_skin::healing::ensemble::{FILE, members};
use exoskin_skin::healing::fitting::{IMPLAUSIBLE, TARGETS, computed, implausibility, observed, worst};
use exoskin_skin::parameters::{ENSEMBLE, FREE};

const RENEW: &str = "run validation/history_match.sh";

#[test]
fn the_file_was_made_from_the_rows_as_they_are() {
    for target in &TARGETS {
        let value = observed(target).unwrap_or_else(|| panic!("row `{}` is gone", target.row));
        let kind = if target.logarithm { "of the logarithm" } else { "absolute" };
        let (sd, doubt) = (target.observed_sd, target.discrepancy_sd);
        let line = format!("# row: {} = {value}; sd {sd}, discrepancy {doubt}, {kind}", target.row);
        assert!(FILE.lines().any(|known| known == line), "the file does not say `{line}`: {RENEW}");
    }
    let rows = FILE.lines().filter(|line| line.starts_with("# row:")).count();
    assert_eq!(rows, TARGETS.len(), "{RENEW}");
}

#[test]
fn the_parameter_names_the_fitted_rows_and_no_more_are_free_than_half_of_them() {
    let Origin::Evidence(rows) = ENSEMBLE.origin else { panic!("the ensemble rests on rows") };
    let fitted: Vec<&str> = TARGETS.iter().map(|target| target.row).collect();
    assert_eq!(rows, fitted);
    assert!(FREE.len() <= 12 && 2 * FREE.len() <= TARGETS.len());
}

#[test]
fn members_are_sorted_within_their_priors_and_as_many_as_the_file_says() {
    let members = members();
    assert!(members.windows(2).all(|pair| pair[0].edge_speed_um_h <= pair[1].edge_speed_um_h));
    assert!(members.len() >= 300, "{} members: {RENEW}", members.len());
    assert!(FILE.contains(&format!("kept: {};", members.len())), "{RENEW}");
    for member in members {
        for (number, parameter) in member.numbers().iter().zip(FREE) {
            let (low, high) = (parameter.prior.quantile(0.0), parameter.prior.quantile(1.0));
            assert!(*number >= low * 0.999 && *number <= high * 1.001, "{} = {number}", parameter.id);
        }
    }
}

#[test]
fn members_are_not_ruled_out_by_the_rows() {
    let members = members();
    for i in 0..8 {
        let member = &members[i * (members.len() - 1) / 7];
        let computed = computed(member, &Medians);
        // Five digits are kept in the file.
        assert!(worst(&computed) <= IMPLAUSIBLE * 1.001, "{member:?}: {computed:?}; {RENEW}");
    }
}

#[test]
fn implausibility_counts_standard_deviations() {
    let target = &TARGETS[0];
    let value = observed(target).expect("a row");
    let sd = target.observed_sd.hypot(target.discrepancy_sd);
    assert_eq!(implausibility(target, value), 0.0);
    assert!((implausibility(target, value + 2.0 * sd) - 2.0).abs() < 1e-12);
    assert_eq!(implausibility(target, f64::NAN), f64::INFINITY);
}
