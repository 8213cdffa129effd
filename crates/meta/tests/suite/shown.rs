//! The answer for people.

use exoskin_meta::contrasts::Group;
use exoskin_meta::parameters::Values;
use exoskin_meta::picture::{lines, svg};
use exoskin_meta::shown::{Counts, as_published, shown};

use crate::common::{QUICK, SEED, VALUES, fitted, real};

#[test]
fn corrected_is_below_blinded_and_blinded_below_published() {
    for group in Group::ALL {
        let answer = shown(fitted(), real(), group, 0.0, SEED);
        assert!(answer.corrected.median < answer.blinded.median, "{group:?}");
        assert!(answer.blinded.median < answer.published.median, "{group:?}");
        assert!(answer.published.p05 < answer.blinded.p05 && answer.blinded.p95 < answer.published.p95, "{group:?}");
        assert!((0.5..1.0).contains(&answer.real), "{group:?}: {}", answer.real);
    }
}

#[test]
fn the_mechanism_moves_the_answer_by_what_it_says_and_no_more() {
    let group = Group::Structure;
    let (without, with) = (shown(fitted(), real(), group, 0.0, SEED), shown(fitted(), real(), group, 0.1, SEED));
    assert!((with.blinded.median / without.blinded.median - libm::exp(0.1)).abs() < 1e-9);
    assert!((with.corrected.p95 / without.corrected.p95 - libm::exp(0.1)).abs() < 1e-9);
}

#[test]
fn counts_are_those_of_the_list() {
    let all = Counts::of(real(), None);
    let parts = Group::ALL.map(|group| Counts::of(real(), Some(group)));
    assert_eq!(all.results, real().len());
    assert_eq!(parts.iter().map(|part| part.results).sum::<usize>(), all.results);
    assert!(all.numbers == 9 && all.nulls > 10 && all.blinded < all.results, "{all:?}");
    // A trial with endpoints in several groups counts once in each, and once in all.
    assert!(parts.iter().map(|part| part.trials).sum::<usize>() > all.trials);
}

#[test]
fn a_drawer_raises_what_is_published() {
    let errors = [0.2, 0.3];
    let open = as_published(&Values { kept: 1.0, ..VALUES }, 0.2, &errors);
    let shut = as_published(&Values { kept: 0.1, ..VALUES }, 0.2, &errors);
    assert!((open - 0.2).abs() < 1e-9, "{open}");
    assert!(shut > 0.35, "{shut}");
}

#[test]
fn the_picture_has_a_line_for_each_trial_and_the_three_others() {
    let lines = lines(fitted(), real(), QUICK, SEED);
    assert_eq!(lines.len(), fitted().names.len() + 3);
    let half = &lines[2];
    assert!(half.corrected.median > lines[0].corrected.median && half.blinded == lines[0].blinded);
    let drawing = svg(&lines);
    assert!(drawing.starts_with("<svg") && drawing.ends_with("</svg>\n"));
    assert!(fitted().names.iter().all(|name| drawing.contains(&name.replace('_', " "))));
}
