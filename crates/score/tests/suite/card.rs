//! A constant cannot win: skill is measured against the best forecast that knows no biology.

use exoskin_record::summary::Band;
use exoskin_score::base::{self, NO_EFFECT};
use exoskin_score::card::{self, Layer, Which};
use exoskin_score::class::{Chances, Class};
use exoskin_score::scored::{FromTrials, Scored};

use crate::common::{HEADER, map, rows, scored, trials};

const NOTHING: Band = Band { median: 0.0, p05: -1e-9, p95: 1e-9 };

/// Two trials that found a benefit, two that found nothing, one a harm; `said` of each by what it found.
fn all(said: impl Fn(Class) -> (Chances, Band)) -> Vec<Scored> {
    use Class::{Better, NotSignificant, Worse};
    let found = [("a", 30.0, "0.01", Better), ("b", 26.0, "0.02", Better), ("c", 21.0, "0.6", NotSignificant)];
    let more = [("d", 19.0, "n.s.", NotSignificant), ("e", 8.0, "0.03", Worse)];
    let listed: Vec<_> = found.into_iter().chain(more).collect();
    let text: String = listed.iter().map(|(trial, product, p, _)| rows(trial, *product, 20.0, p)).collect();
    let trials = trials(&format!("{HEADER}{text}")).unwrap_or_else(|wrong| panic!("{wrong}"));
    let list = map(&listed.iter().map(|(trial, ..)| *trial).collect::<Vec<_>>());
    let one = |(place, (.., class)): (usize, &(&str, f64, &str, Class))| {
        let (chances, band) = said(*class);
        scored(&list, &trials, place, *class, chances, band)
    };
    listed.iter().enumerate().map(one).collect()
}

fn line(all: &[Scored], which: Which) -> card::ClassLine {
    card::classes(all, Layer::Mechanism).into_iter().find(|line| line.which == which).expect("a line")
}

#[test]
fn a_model_that_always_says_nothing_has_no_skill() {
    let all = all(|_| (NO_EFFECT, NOTHING));
    assert!(line(&all, Which::All).skill().expect("scores") <= 0.0);
    // Its nulls alone look perfect, which is why they stand apart.
    assert!(line(&all, Which::Nulls).brier.ours.expect("nulls") < 0.01);
    assert!(line(&all, Which::Found).brier.ours.expect("others") > 1.5);
    let numbers = card::numbers(&all, Layer::Mechanism);
    assert!(numbers[0].skill().expect("numbers") <= 1e-9);
}

#[test]
fn a_model_that_knows_the_answers_has_skill() {
    let sure = |class: Class| Chances(Class::ALL.map(|one| if one == class { 0.9 } else { 0.05 }));
    let all = all(|class| (sure(class), NOTHING));
    assert!(line(&all, Which::All).skill().expect("scores") > 0.8);
    assert_eq!(line(&all, Which::All).count, 5);
}

#[test]
fn a_trial_does_not_forecast_itself() {
    let all = all(|_| (NO_EFFECT, NOTHING));
    // Without trial e, nothing worse was ever seen but the one further trial spread over three.
    let said = base::classes(&all[4], &all);
    assert!((said.of(Class::Worse) - (1.0 / 3.0) / 5.0).abs() < 1e-12);
    assert!((base::classes(&all[0], &all).of(Class::Worse) - (1.0 + 1.0 / 3.0) / 5.0).abs() < 1e-12);
    // The numbers of the others: scars fall by 10, 6, 1 and -1 more than with saline.
    let band = base::number(&all[4], &all).expect("four others");
    assert!((band.median + 3.5).abs() < 1e-9, "{band:?}");
    assert!(band.p05 < band.median && band.median < band.p95);
}

#[test]
fn skill_is_one_minus_the_share_of_the_best_reference() {
    let all = all(|_| (Chances([0.2, 0.4, 0.4]), NOTHING));
    let line = line(&all, Which::All);
    let best = line.brier.references().into_iter().flatten().copied().fold(f64::INFINITY, f64::min);
    assert!((line.skill().expect("scores") - (1.0 - line.brier.ours.expect("ours") / best)).abs() < 1e-12);
}

#[test]
fn layers_are_scored_side_by_side_and_the_one_does_not_move_the_other() {
    let sure = |class: Class| Chances(Class::ALL.map(|one| if one == class { 0.9 } else { 0.05 }));
    let mut all = all(|_| (NO_EFFECT, NOTHING));
    let before = line(&all, Which::All);
    assert!(card::classes(&all, Layer::Trials).is_empty() && card::numbers(&all, Layer::Trials).is_empty());
    for scored in &mut all {
        let value = scored.number().expect("a number");
        let band = Band { median: value, p05: value - 1.0, p95: value + 1.0 };
        scored.trials = scored.found.map(|class| FromTrials { said: sure(class), band: Some(band) });
    }
    let trials = card::classes(&all, Layer::Trials);
    assert!(trials[0].skill().expect("scores") > 0.8);
    assert!(card::numbers(&all, Layer::Trials)[0].skill().expect("numbers") > 0.3);
    assert_eq!(line(&all, Which::All), before);
    assert_eq!(trials[0].brier.references(), before.brier.references());
}
