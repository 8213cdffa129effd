//! What can be published is published with probability 1, whatever is left in the drawer.

use exoskin_meta::contrasts::{Error, Told};
use exoskin_meta::likelihood::trials;
use exoskin_meta::parameters::{BETWEEN_TRIALS, Values, half_normal};
use exoskin_score::class::Class;

use crate::common::{VALUES, contrast};

fn likelihood(told: Told, error: Error, values: &Values) -> f64 {
    libm::exp(trials(&[contrast("a", told, error)])[0].log_likelihood(values))
}

#[test]
fn the_three_classes_and_the_two_sides_add_up_to_one() {
    for error in [Error::Known(0.3), Error::Drawn(0.2)] {
        for kept in [0.1, 0.4, 1.0] {
            let values = Values { kept, ..VALUES };
            let classes: f64 = Class::ALL.iter().map(|class| likelihood(Told::Class(*class), error, &values)).sum();
            assert!((classes - 1.0).abs() < 1e-9, "{classes}");
            let sides =
                likelihood(Told::Better(true), error, &values) + likelihood(Told::Better(false), error, &values);
            assert!((sides - 1.0).abs() < 1e-9, "{sides}");
        }
    }
}

#[test]
fn a_number_has_a_density_that_adds_up_to_one() {
    let step = 1e-3;
    let sum: f64 = (-3000..4000)
        .map(|i| step * likelihood(Told::Number((f64::from(i) + 0.5) * step), Error::Known(0.3), &VALUES))
        .sum();
    assert!((sum - 1.0).abs() < 1e-3, "{sum}");
}

#[test]
fn a_number_above_the_limit_is_worth_more_than_one_below_by_what_is_kept() {
    // Just above and just below significance, 1.96 errors: the density drops to the share that is kept.
    let at = |value: f64| likelihood(Told::Number(value), Error::Known(0.3), &VALUES);
    let limit = 0.3 * 1.959_964;
    assert!((at(limit - 1e-6) / at(limit + 1e-6) - VALUES.kept).abs() < 1e-3);
}

#[test]
fn without_a_drawer_the_chances_are_the_textbook_s() {
    // Everything is published, no spread: power of an effect of 2.8 errors is 80 %.
    let sure = Values { mean: 2.8016, trial: 1e-9, endpoint: 1e-9, groups: [0.0; 3], unblinded: 0.0, kept: 1.0 };
    assert!((likelihood(Told::Class(Class::Better), Error::Known(1.0), &sure) - 0.8).abs() < 1e-3);
}

#[test]
fn results_of_one_trial_share_its_own_part() {
    let told = Told::Class(Class::Better);
    let one = trials(&[contrast("a", told, Error::Known(0.3)), contrast("a", told, Error::Known(0.3))]);
    let two = trials(&[contrast("a", told, Error::Known(0.3)), contrast("b", told, Error::Known(0.3))]);
    assert_eq!((one.len(), two.len()), (1, 2));
    let apart: f64 = two.iter().map(|trial| trial.log_likelihood(&VALUES)).sum();
    // The second success of a trial surprises less than that of another trial.
    assert!(one[0].log_likelihood(&VALUES) > apart + 0.01);
}

#[test]
fn a_half_normal_has_its_median_and_its_tail() {
    assert!((half_normal(BETWEEN_TRIALS, 0.0) / BETWEEN_TRIALS - 0.674_49).abs() < 1e-4);
    assert!(half_normal(1.0, -8.0) > 0.0 && half_normal(1.0, 8.0).is_finite());
}
