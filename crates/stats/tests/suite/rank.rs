//! Rank correlation: ties, known answers, honest standard errors, stable orders.

use crate::common;

use common::Random;
use exoskin_stats::{Design, Influence, Layout, rank_inputs, spearman, stability};

#[test]
fn monotone_pairs_are_perfect_whatever_their_shape() {
    let x: Vec<f64> = (0..50).map(f64::from).collect();
    let up: Vec<f64> = x.iter().map(|x| x.powi(5)).collect();
    let down: Vec<f64> = x.iter().map(|x| 1.0 / (1.0 + x)).collect();
    assert_eq!(spearman(&x, &up).unwrap().0, 1.0);
    assert_eq!(spearman(&x, &down).unwrap(), (-1.0, 0.0));
}

#[test]
fn ties_take_their_mean_rank() {
    // Ranks 1, 2.5, 2.5, 4, 5 against 1 to 5: Pearson of the ranks is 9.5 / sqrt(9.5 * 10).
    let (rho, _) = spearman(&[1.0, 2.0, 2.0, 3.0, 9.0], &[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
    assert!((rho - 9.5 / 95.0_f64.sqrt()).abs() < 1e-14, "{rho}");
}

#[test]
fn lists_without_an_answer_have_none() {
    assert_eq!(spearman(&[1.0; 9], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]), None);
    assert_eq!(spearman(&[1.0, 2.0, 3.0, 4.0], &[1.0, 2.0, 3.0]), None);
    assert_eq!(spearman(&[1.0, 2.0, f64::NAN, 4.0], &[1.0, 2.0, 3.0, 4.0]), None);
    assert_eq!(spearman(&[], &[]), None);
}

#[test]
fn the_standard_error_is_the_spread_over_repetitions() {
    let mut random = Random(3);
    for correlation in [0.0_f64, 0.4, 0.8] {
        let found: Vec<(f64, f64)> = (0..400)
            .map(|_| {
                let x: Vec<f64> = (0..300).map(|_| random.normal()).collect();
                let own = (1.0 - correlation * correlation).sqrt();
                let y: Vec<f64> = x.iter().map(|x| correlation * x + own * random.normal()).collect();
                spearman(&x, &y).unwrap()
            })
            .collect();
        let mean = found.iter().map(|f| f.0).sum::<f64>() / 400.0;
        let spread = (found.iter().map(|f| (f.0 - mean).powi(2)).sum::<f64>() / 399.0).sqrt();
        let stated = found.iter().map(|f| f.1).sum::<f64>() / 400.0;
        // Spearman of a normal pair is 6/pi asin(r/2).
        let truth = 6.0 / std::f64::consts::PI * libm::asin(correlation / 2.0);
        assert!((mean - truth).abs() < 0.01, "{correlation}: {mean} against {truth}");
        assert!((stated / spread - 1.0).abs() < 0.12, "{correlation}: stated {stated}, seen {spread}");
    }
}

/// A product of inputs with falling exponents, over three designs of other seeds.
fn rankings(exponents: &[f64]) -> Vec<Vec<Influence>> {
    let names: Vec<&'static str> = (0..exponents.len()).map(|i| &*format!("input.{i}").leak()).collect();
    let ranking = |seed: u64| {
        let blocks = names.iter().map(|id| (*id, exoskin_stats::Block::Transport));
        let design = Design::from_blocks(seed, blocks, Layout::default());
        let columns: Vec<Vec<f64>> = names.iter().map(|id| design.transport_column(id).unwrap()).collect();
        let term = |row: usize| exponents.iter().zip(&columns).map(|(e, column)| e * column[row]).sum::<f64>();
        let answer: Vec<f64> = (0..300).map(|row| libm::exp(term(row))).collect();
        rank_inputs(names.iter().copied().zip(columns.iter().map(Vec::as_slice)), &answer)
    };
    (1..=3).map(ranking).collect()
}

#[test]
fn three_seeds_agree_on_clearly_different_inputs() {
    let found = stability(&rankings(&[0.1, 4.0, -8.0, 2.0, 0.0]), 3);
    assert_eq!((found.same_leading, found.contradictions), (3, 0));
    assert_eq!(rankings(&[0.1, 4.0, -8.0, 2.0, 0.0])[0][0].id, "input.2");
}

#[test]
fn equal_inputs_may_change_places_without_a_contradiction() {
    let found = stability(&rankings(&[1.0; 12]), 12);
    assert!(found.same_leading < 12);
    assert_eq!(found.contradictions, 0);
}

#[test]
fn opposite_rankings_contradict() {
    let ranking = |order: [&str; 2]| -> Vec<Influence> {
        let strength = [0.9, 0.1];
        let one = |(id, rho): (&str, f64)| Influence { id: id.into(), rank_correlation: rho, standard_error: 0.02 };
        order.into_iter().zip(strength).map(one).collect()
    };
    let found = stability(&[ranking(["a", "b"]), ranking(["b", "a"])], 2);
    assert_eq!((found.same_leading, found.contradictions), (0, 1));
    assert_eq!(stability(&[], 5).same_leading, 0);
}
