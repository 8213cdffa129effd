//! What prices buy, on a summary small enough to reckon by hand.

use std::path::Path;

use exoskin_answer::cost::{Price, Wanted, table};
use exoskin_quantity::Source;
use exoskin_record::cost::{ArmCost, GainPrice, UnitCost};
use exoskin_record::summary::{Band, StripStep, Summary, Versus, VersusActs};
use exoskin_scenario::Scenario;
use exoskin_study as study;
use exoskin_study::{Forget, Options, Unwatched};

const TEXT: &str = r#"
schema = 1
name = "prices"
title = "Three arms"
source = "test"
unknown = []
seed = 1
[skin]
site = "face"
[[arm]]
name = "exosomes"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "placental_msc"
volume = "2 mL"
delay = "10 min"
[[arm.session]]
at = "28 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "placental_msc"
volume = "2 mL"
delay = "10 min"
[[arm]]
name = "prp"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "prp_double_spin"
volume = "2 mL"
delay = "10 min"
[[arm]]
name = "procedure"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
"#;

fn scenario() -> Scenario {
    exoskin_therapy::parse_scenario(Source::new("prices.toml", TEXT), Path::new(""))
        .expect("the test's scenario is right")
}

pub fn study(beside: &[&str]) -> Summary {
    let beside = beside.iter().map(|name| (*name).to_owned()).collect();
    let small = Options { delays_min: vec![0.0], sizes_nm: Vec::new(), side_draws: 2, ..Options::new(3, 24, 6) };
    study::run(&scenario(), &Options { beside, ..small }, &Forget, &Unwatched).expect("the study runs")
}

fn price(arm: &str, per_session: f64) -> Price {
    Price { arm: arm.into(), per_session }
}

fn wanted(readout: &str, more_is_gain: bool) -> Wanted {
    Wanted { readout: readout.into(), day: 90.0, more_is_gain }
}

fn versus(arm: &str, against: &str, readout: &str, [p05, median, p95]: [f64; 3], (above, below): (f64, f64)) -> Versus {
    Versus {
        arm: arm.into(),
        against: against.into(),
        readout: readout.into(),
        unit: "units".into(),
        day: 90.0,
        difference: Band { median, p05, p95 },
        above,
        below,
        share_of_procedure: Some(Band { median: 0.9, p05: 0.8, p95: 1.0 }),
        acts: None,
    }
}

/// The study's summary with counts and differences of our own.
fn by_hand() -> Summary {
    let mut summary = study(&[]);
    for arm in &mut summary.arms {
        let counts: &[(&str, [f64; 3])] = match arm.name.as_str() {
            "exosomes" => {
                &[("on_skin", [1e9, 2e9, 4e9]), ("reached_cell", [0.0, 2e6, 8e6]), ("taken_up", [1e6, 2e6, 4e6])]
            }
            "prp" => &[("on_skin", [0.0; 3]), ("reached_cell", [0.0; 3]), ("taken_up", [0.0; 3])],
            _ => &[],
        };
        let step = |(name, [p05, median, p95]): &(&str, [f64; 3])| StripStep {
            step: (*name).into(),
            median: *median,
            p05: *p05,
            p95: *p95,
            intervals: None,
        };
        arm.strip = counts.iter().map(step).collect();
    }
    let comparison = summary.comparison.as_mut().expect("three arms are compared");
    assert_eq!(comparison.against, "procedure");
    comparison.beside = vec![
        versus("exosomes", "procedure", "collagen_1", [2.0, 4.0, 8.0], (1.0, 0.0)),
        versus("exosomes", "prp", "collagen_1", [-1.0, 1.0, 4.0], (0.6, 0.15)),
        versus("exosomes", "procedure", "scar_depth", [-8.0, -2.0, 0.0], (0.0, 0.75)),
        versus("exosomes", "prp", "scar_depth", [1.0, 2.0, 3.0], (1.0, 0.0)),
        versus("exosomes", "prp", "hairs", [1.0, 2.0, 3.0], (1.0, 0.0)),
        versus("prp", "procedure", "collagen_1", [0.0; 3], (0.0, 0.0)),
        versus("prp", "exosomes", "collagen_1", [-4.0, -1.0, 1.0], (0.15, 0.6)),
    ];
    summary
}

fn costs(summary: &Summary, prices: &[Price]) -> Vec<ArmCost> {
    table(summary, prices, "EUR", &[wanted("collagen_1", true), wanted("scar_depth", false)]).arms
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * b.abs()
}

#[test]
fn the_gain_if_vesicles_act_leads() {
    let mut summary = by_hand();
    let rows = &mut summary.comparison.as_mut().expect("three arms are compared").beside;
    let row = rows.iter_mut().find(|row| row.readout == "scar_depth" && row.against == "procedure").expect("the row");
    let difference = Band { median: -4.0, p05: -8.0, p95: -2.0 };
    row.acts = Some(VersusActs { difference, above: 0.0, below: 1.0 });
    let prices = [price("exosomes", 400.0), price("procedure", 200.0)];
    let costs = table(&summary, &prices, "EUR", &[wanted("scar_depth", false)]);
    let gain = &costs.arms[0].gains[0];
    assert_eq!((gain.no_gain, gain.per_unit), (0.25, GainPrice::AtLeast { low: 75.0 }), "over all draws, beside it");
    let led = gain.leading();
    assert_eq!((led.gain.p05, led.gain.median, led.no_gain), (2.0, 4.0, 0.0));
    assert_eq!(led.per_unit, GainPrice::Band { median: 150.0, low: 75.0, high: 300.0 });
    let text = format!("{:?}", exoskin_answer::price::blocks(&summary, &costs));
    assert!(text.contains("if vesicles act: 150 EUR for 1 units (75 to 300)"), "{text}");
}

#[test]
fn sums_and_counts_are_exact() {
    let arms = costs(&by_hand(), &[price("exosomes", 400.0), price("prp", 300.0), price("procedure", 200.0)]);
    assert_eq!(arms.iter().map(|arm| arm.arm.as_str()).collect::<Vec<_>>(), ["exosomes", "prp", "procedure"]);
    let exosomes = &arms[0];
    assert_eq!((exosomes.sessions, exosomes.per_course), (2, 800.0), "two sessions");
    let UnitCost::Band { median, low, high } = exosomes.per_whole_vesicle else { panic!("{exosomes:?}") };
    assert!(near(median, 2e-7) && near(low, 1e-7) && near(high, 4e-7), "one session over one session's count");
    assert_eq!(exosomes.per_million_taken_up, UnitCost::Band { median: 200.0, low: 100.0, high: 400.0 });
    assert_eq!(exosomes.per_million_reached, UnitCost::AtLeast { low: 50.0, median: Some(200.0) });
    assert_eq!(arms[1].per_million_taken_up, UnitCost::NoFiniteCost, "nothing is delivered");
    assert_eq!(arms[2].per_whole_vesicle, UnitCost::NoFiniteCost, "nothing is applied");
}

#[test]
fn gains_are_paid_by_what_the_course_costs_more() {
    let arms = costs(&by_hand(), &[price("exosomes", 400.0), price("prp", 300.0), price("procedure", 200.0)]);
    let gains = &arms[0].gains;
    let of = |readout: &str, against: &str| {
        gains.iter().find(|gain| gain.readout == readout && gain.against == against).expect("the gain is there")
    };
    let collagen = of("collagen_1", "procedure");
    assert_eq!(collagen.extra_cost, 600.0, "two sessions less one");
    assert_eq!(collagen.priced_as.as_deref(), Some("procedure"));
    assert_eq!(collagen.per_unit, GainPrice::Band { median: 150.0, low: 75.0, high: 300.0 });
    assert_eq!(collagen.share_of_procedure.map(|share| share.median), Some(0.9));
    let against_prp = of("collagen_1", "prp");
    assert_eq!(against_prp.extra_cost, 500.0);
    assert_eq!(against_prp.per_unit, GainPrice::AtLeast { low: 125.0 }, "a band across nothing has no upper end");
    assert!(near(against_prp.no_gain, 0.4), "ties are no gain");
    let depth = of("scar_depth", "procedure");
    assert_eq!((depth.gain.p05, depth.gain.median, depth.gain.p95), (0.0, 2.0, 8.0), "less is the gain");
    assert!(depth.gain.p05.is_sign_positive(), "no difference is 0, not -0");
    assert_eq!((depth.no_gain, depth.per_unit), (0.25, GainPrice::AtLeast { low: 75.0 }));
    assert_eq!(of("scar_depth", "prp").per_unit, GainPrice::NoGain, "harm is never a negative price");
    assert!(gains.iter().all(|gain| gain.readout != "hairs"), "nobody asked for hairs");
    let prp = &arms[1].gains;
    assert_eq!(prp.len(), 1, "the cheaper arm is not set against the dearer one: {prp:?}");
    assert_eq!((prp[0].no_gain, prp[0].per_unit), (1.0, GainPrice::NoGain), "no difference at all is no gain");
}

#[test]
fn an_arm_without_a_price_counts_as_free_and_equal_prices_buy_nothing_extra() {
    let summary = by_hand();
    let alone = costs(&summary, &[price("exosomes", 400.0)]);
    let gain = &alone[0].gains[0];
    assert_eq!((gain.extra_cost, &gain.priced_as), (800.0, &None));
    assert!(alone[0].gains.iter().all(|gain| gain.against == "procedure"), "prp has no price");
    let same = costs(&summary, &[price("prp", 200.0), price("procedure", 200.0)]);
    assert_eq!(same[0].gains[0].per_unit, GainPrice::NoExtraCost);
    assert!(costs(&summary, &[price("nobody", 1.0)]).is_empty());
}

#[test]
fn a_liquid_without_a_price_is_counted_at_the_procedures() {
    let mut summary = by_hand();
    let comparison = summary.comparison.as_mut().expect("three arms are compared");
    comparison.against = "vehicle".into();
    let over_vehicle = versus("exosomes", "vehicle", "collagen_1", [1.0, 2.0, 4.0], (1.0, 0.0));
    comparison.beside = vec![over_vehicle];
    let arms = costs(&summary, &[price("exosomes", 400.0), price("procedure", 200.0)]);
    let gain = &arms[0].gains[0];
    assert_eq!((gain.extra_cost, gain.priced_as.as_deref()), (600.0, Some("procedure")));
    let arms = costs(&summary, &[price("exosomes", 400.0)]);
    assert_eq!((arms[0].gains[0].extra_cost, &arms[0].gains[0].priced_as), (800.0, &None));
}

#[test]
fn twice_the_prices_are_twice_the_costs() {
    let summary = by_hand();
    let prices = |factor: f64| {
        costs(
            &summary,
            &[price("exosomes", factor * 450.0), price("prp", factor * 300.0), price("procedure", factor * 200.0)],
        )
    };
    let (once, twice) = (prices(1.0), prices(2.0));
    for (one, two) in once.iter().zip(&twice) {
        assert_eq!(2.0 * one.per_course, two.per_course);
        for (a, b) in [
            (one.per_whole_vesicle, two.per_whole_vesicle),
            (one.per_million_reached, two.per_million_reached),
            (one.per_million_taken_up, two.per_million_taken_up),
        ] {
            assert_eq!(doubled(a), b);
        }
        for (a, b) in one.gains.iter().zip(&two.gains) {
            let expected = match a.per_unit {
                GainPrice::Band { median, low, high } => {
                    GainPrice::Band { median: 2.0 * median, low: 2.0 * low, high: 2.0 * high }
                }
                GainPrice::AtLeast { low } => GainPrice::AtLeast { low: 2.0 * low },
                other => other,
            };
            assert_eq!((2.0 * a.extra_cost, expected), (b.extra_cost, b.per_unit));
        }
    }
}

fn doubled(cost: UnitCost) -> UnitCost {
    match cost {
        UnitCost::Band { median, low, high } => {
            UnitCost::Band { median: 2.0 * median, low: 2.0 * low, high: 2.0 * high }
        }
        UnitCost::AtLeast { low, median } => UnitCost::AtLeast { low: 2.0 * low, median: median.map(|m| 2.0 * m) },
        UnitCost::NoFiniteCost => UnitCost::NoFiniteCost,
    }
}

#[test]
fn the_study_sets_priced_arms_beside_each_other_and_changes_nothing_else() {
    let (plain, priced) = (study(&[]), study(&["exosomes", "prp"]));
    let rows = |summary: &Summary| summary.comparison.as_ref().map(|one| one.rows.clone());
    assert_eq!(rows(&plain), rows(&priced));
    assert_eq!(plain.comparison.as_ref().map(|one| one.beside.len()), Some(0));
    let comparison = priced.comparison.as_ref().expect("three arms are compared");
    for versus in &comparison.beside {
        assert!(versus.above + versus.below <= 1.0 && versus.arm != versus.against, "{versus:?}");
        let mirror = comparison.beside.iter().find(|other| {
            let turned = other.arm == versus.against && other.against == versus.arm;
            turned && other.readout == versus.readout && other.day == versus.day
        });
        if let Some(mirror) = mirror {
            assert_eq!((versus.above, versus.below), (mirror.below, mirror.above));
            assert!(
                (versus.difference.median + mirror.difference.median).abs()
                    <= 1e-9 * (1.0 + versus.difference.median.abs())
            );
        }
        if versus.against == comparison.against {
            let same = |row: &&exoskin_record::summary::Difference| {
                row.arm == versus.arm && row.readout == versus.readout && row.day == versus.day
            };
            let row = comparison.rows.iter().find(same).expect("the usual comparison has it");
            assert_eq!((row.difference, row.share_of_procedure), (versus.difference, versus.share_of_procedure));
        }
    }
    let pairs = |arm: &str, against: &str| comparison.beside.iter().any(|one| one.arm == arm && one.against == against);
    assert!(pairs("exosomes", "procedure") && pairs("exosomes", "prp") && pairs("prp", "exosomes"));
}
