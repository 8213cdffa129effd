//! Products, wild input, and the size of the steps.

use exoskin_evidence::Draws;
use exoskin_skin::healing::{Behaviours, Fineness, Member, Pulse, SkinState, heal_as};
use exoskin_skin::{Condition, Filling, Injury, Pattern, Start, Stretch, Wound, Wounding, heal, load_procedure, site};

use crate::draws;
use draws::Hashed;

const D: f64 = 86_400.0;
const PROCEDURES: [&str; 6] = ["roller", "pen", "fractional_co2", "nonablative_1440_1927", "full_field_co2", "punch"];

fn wounds(names: &[&str], every_d: f64, draws: &dyn Draws) -> Vec<Wound> {
    let site = site("face", None, draws).expect("a site");
    let wound = |(i, name): (usize, &&str)| {
        let procedure = load_procedure(name).expect("a shipped procedure");
        procedure.wound(i as f64 * every_d * D, i % 2 == 0, 0.0, &site, draws)
    };
    names.iter().enumerate().map(wound).collect()
}

fn days() -> Vec<f64> {
    let mut days = vec![0.0, 1.0 / 288.0, 1.0 / 48.0, 0.25, 0.5];
    days.extend((1..=90).map(f64::from));
    days
}

fn course(wounds: &[Wound], pulses: &[Pulse], draws: &dyn Draws) -> Vec<SkinState> {
    let site = site("face", None, draws).expect("a site");
    let start = Start::draw(Condition::AcneScar, Some(3), &site, draws);
    heal(&site, &start, wounds, pulses, &days(), draws)
}

fn pulse(from_d: f64, until_d: f64, near: Behaviours, far: Behaviours) -> Pulse {
    Pulse { from_s: from_d * D, until_s: until_d * D, near, far }
}

#[test]
fn a_product_that_changes_nothing_is_no_product_bit_for_bit() {
    let idle: Vec<Pulse> = (0..40)
        .map(|i| f64::from(i) * 0.7)
        .map(|from| pulse(from, from + 2.3, Behaviours::UNTOUCHED, Behaviours::UNTOUCHED))
        .collect();
    for sample in 0..5 {
        let wounds = wounds(&PROCEDURES[..3], 28.0, &Hashed(sample));
        assert_eq!(course(&wounds, &[], &Hashed(sample)), course(&wounds, &idle, &Hashed(sample)));
    }
}

#[test]
fn more_migration_never_closes_later() {
    for name in PROCEDURES {
        for sample in 0..20 {
            let draws = Hashed(sample);
            let wounds = wounds(&[name], 28.0, &draws);
            let open = |factor: f64| -> Vec<f64> {
                let near = Behaviours { migration: factor, ..Behaviours::UNTOUCHED };
                let pulses = [pulse(0.2, 3.1, near, Behaviours::UNTOUCHED)];
                course(&wounds, &pulses, &draws).iter().map(|state| state.open_share).collect()
            };
            let mut slower = open(0.3);
            for factor in [0.7, 1.0, 1.01, 1.5, 4.0] {
                let faster = open(factor);
                assert!(slower.iter().zip(&faster).all(|(a, b)| b <= a), "{name}, draw {sample}, factor {factor}");
                slower = faster;
            }
        }
    }
}

#[test]
fn products_act_in_the_expected_direction() {
    let draws = Hashed(3);
    let wounds = wounds(&["fractional_co2"], 28.0, &draws);
    let idle = course(&wounds, &[], &draws);
    let with = |near: Behaviours| course(&wounds, &[pulse(0.0, 10.0, near, Behaviours::UNTOUCHED)], &draws);
    let one = Behaviours::UNTOUCHED;
    let day = |states: &[SkinState], day: usize| states[day + 4];
    let more = with(Behaviours { collagen: 1.5, ..one });
    assert!(day(&more, 28).collagen1 > day(&idle, 28).collagen1);
    let calmer = with(Behaviours { influx: 0.5, ..one });
    assert!(day(&calmer, 2).m1 < day(&idle, 2).m1 && day(&calmer, 2).dilation < day(&idle, 2).dilation);
    let paler = with(Behaviours { melanin: 0.5, ..one });
    assert!(day(&paler, 21).melanin_basal < day(&idle, 21).melanin_basal);
    let tighter = with(Behaviours { division: 2.0, ..one });
    assert!(day(&tighter, 3).water_loss < day(&idle, 3).water_loss);
}

#[test]
fn sessions_on_top_of_each_other_take_no_more_than_all() {
    let wounds = wounds(&["full_field_co2"; 30], 1.0, &Hashed(2));
    for state in course(&wounds, &[], &Hashed(2)) {
        assert!(state.collagen1 >= -1.0 && state.elastin >= -1.0 && state.epidermis >= -1.0, "{state:?}");
        assert!(state.melanin_basal >= -1.0 && state.open_area <= 1.0, "{state:?}");
    }
}

/// Space limits collagen, whatever is done and however often.
#[test]
fn collagen_stays_within_what_tissue_holds() {
    for sample in 0..60 {
        let draws = Hashed(sample);
        // What fits is that of young skin; this one starts with less.
        let start = draws.value(&exoskin_skin::parameters::START_COLLAGEN);
        let most1 = draws.value(&exoskin_skin::parameters::COLLAGEN_MOST) / start - 1.0;
        let most3 = draws.value(&exoskin_skin::parameters::COLLAGEN3_MOST) / start - 1.0;
        let more = Behaviours { collagen: 20.0, ..Behaviours::UNTOUCHED };
        for name in PROCEDURES {
            let wounds = wounds(&[name; 4], 14.0, &draws);
            for pulses in [vec![], vec![pulse(0.0, 60.0, more, Behaviours::UNTOUCHED)]] {
                for state in course(&wounds, &pulses, &draws) {
                    // What is made at rest fills the place of lost mature collagen beside what a wound makes.
                    assert!(state.collagen1 < most1 + 0.05, "{name}, draw {sample}: {} of {most1}", state.collagen1);
                    assert!(state.collagen3 < most3 + 0.05, "{name}, draw {sample}: {} of {most3}", state.collagen3);
                }
            }
        }
    }
}

/// Right after columns only what was vaporised is missing: dead tissue is still there.
#[test]
fn a_laser_takes_at_once_what_its_mouths_cover() {
    for sample in 0..60 {
        let draws = Hashed(sample);
        let wounds = wounds(&["fractional_co2"], 28.0, &draws);
        let Wounding::Channels(injury) = &wounds[0].wounding else { panic!("columns") };
        let mouths = injury.channels_per_um2 * std::f64::consts::PI * injury.radius_um * injury.radius_um;
        let first = course(&wounds, &[], &draws)[0];
        assert!((first.melanin_basal + mouths).abs() < 1e-9, "draw {sample}: {} {mouths}", first.melanin_basal);
        assert!(first.collagen1 < 0.0 && first.collagen1 >= -mouths - 1e-9, "draw {sample}: {}", first.collagen1);
    }
}

#[test]
fn skin_without_a_wound_answers_to_far_alone() {
    let more = Behaviours { collagen: 1.3, melanin: 0.8, ..Behaviours::UNTOUCHED };
    let near = course(&[], &[pulse(0.0, 30.0, more, Behaviours::UNTOUCHED)], &Hashed(1));
    assert_eq!(near, course(&[], &[], &Hashed(1)));
    let far = course(&[], &[pulse(0.0, 30.0, Behaviours::UNTOUCHED, more)], &Hashed(1));
    let last = far.last().expect("a day");
    assert!(last.collagen1_new > 0.0 && last.melanin_upper < 0.0, "{last:?}");
}

/// Halving every step moves no readout by more than a percent of the largest value that it takes in the course.
#[test]
fn halving_the_steps_moves_no_readout_by_a_percent() {
    let more = Behaviours { collagen: 2.0, influx: 0.6, migration: 1.4, ..Behaviours::UNTOUCHED };
    let pulses: Vec<Pulse> =
        (0..3).map(|i| pulse(28.0 * f64::from(i), 28.0 * f64::from(i) + 2.0, more, more)).collect();
    for name in PROCEDURES {
        for sample in 0..6 {
            let draws = Hashed(sample);
            let site = site("face", None, &draws).expect("a site");
            let start = Start::draw(Condition::AcneScar, Some(3), &site, &draws);
            let wounds = wounds(&[name, name, name], 28.0, &draws);
            let course = |times| {
                let (member, fineness) = (Member::drawn(&draws), Fineness::times(times));
                heal_as(&member, fineness, &site, &start, &wounds, &pulses, &days(), &draws)
            };
            let (usual, half) = (course(1.0), course(2.0));
            for (i, what) in NAMES.iter().enumerate() {
                let scale = half.iter().map(|state| numbers(state)[i].abs()).fold(1e-9, f64::max);
                let off =
                    usual.iter().zip(&half).map(|(a, b)| (numbers(a)[i] - numbers(b)[i]).abs()).fold(0.0, f64::max);
                // A risk is a share of people: a percent of them all is its percent.
                let scale = if *what == "dark_spot_risk" { 1.0 } else { scale };
                // Needles close within the hours in which they call the few that they make.
                let most = if *what == "myofibroblasts" { 0.03 } else { 0.01 };
                assert!(off < most * scale, "{name}, draw {sample}: {what} moves by {:.2} %", 100.0 * off / scale);
            }
        }
    }
}

const NAMES: [&str; 24] = [
    "open_share",
    "open_lesions",
    "open_area",
    "water_loss",
    "neutrophils",
    "m1",
    "m2",
    "dilation",
    "spilled_blood",
    "vessels",
    "fibroblasts",
    "myofibroblasts",
    "collagen3",
    "collagen1",
    "collagen1_new",
    "elastin",
    "epidermis",
    "dermis_um",
    "melanin_basal",
    "melanin_upper",
    "melanin_dermal",
    "dark_spot_risk",
    "scar_depth",
    "scar_volume",
];

fn numbers(state: &SkinState) -> [f64; 24] {
    [
        state.open_share,
        state.open_lesions,
        state.open_area,
        state.water_loss,
        state.neutrophils,
        state.m1,
        state.m2,
        state.dilation,
        state.spilled_blood,
        state.vessels,
        state.fibroblasts,
        state.myofibroblasts,
        state.collagen3,
        state.collagen1,
        state.collagen1_new,
        state.elastin,
        state.epidermis,
        state.dermis_um,
        state.melanin_basal,
        state.melanin_upper,
        state.melanin_dermal,
        state.dark_spot_risk,
        state.lesion.scar_depth_um,
        state.lesion.scar_volume_um,
    ]
}

/// Numbers from nothing to beyond reason, of both signs, and what is no number.
fn wild(seed: u64, index: u64) -> f64 {
    let draws = Hashed(seed.wrapping_mul(1_000).wrapping_add(index));
    let unit = draws.unit(&exoskin_skin::parameters::REACH);
    match (unit * 1e6) as u64 % 12 {
        0 => 0.0,
        1 => -1.0,
        2 => f64::NAN,
        3 => f64::INFINITY,
        4 => 1e300,
        _ => libm::pow(10.0, 16.0 * unit - 10.0),
    }
}

#[test]
fn wild_injuries_and_products_stay_finite() {
    for seed in 0..600 {
        let value = |index| wild(seed, index);
        let wounding = match seed % 3 {
            0 => Wounding::Channels(Injury {
                channels_per_um2: value(0),
                radius_um: value(1),
                depth_um: value(2),
                dead_rim_um: value(3),
                coagulated_rim_um: value(4),
                open_share: value(5),
                blood_filled_share: value(6),
                closing_half_life_s: value(7),
                filling: if seed % 2 == 0 { Filling::Hole } else { Filling::Coagulum },
                pattern: if seed % 4 < 2 { Pattern::Random } else { Pattern::Even },
            }),
            1 => Wounding::Surface { depth_um: value(0), coagulated_um: value(1) },
            _ => Wounding::Holes { per_um2: value(0), radius_um: value(1), depth_um: value(2) },
        };
        let stretch = Stretch { needle_um: value(8), fluid_um: value(9) };
        let wound = |at_s| Wound { at_s, wounding: wounding.clone(), stretch, occluded: seed % 2 == 0 };
        let factor = |index| if value(index).is_nan() { 0.0 } else { value(index).abs().min(1e6) };
        let near = Behaviours { migration: factor(10), division: factor(11), ..Behaviours::all(factor(12)) };
        let far = Behaviours { collagen: factor(13), resolution: factor(14), ..Behaviours::UNTOUCHED };
        let pulses = [pulse(0.0, 5.0, near, far), pulse(3.0, 1.0, far, near)];
        for state in course(&[wound(0.0), wound(20.0 * D)], &pulses, &Hashed(seed)) {
            assert!(numbers(&state).iter().all(|number| number.is_finite()), "{wounding:?}: {state:?}");
            assert!(state.open_share >= 0.0 && state.open_share <= 1.0 && state.open_area <= 1.0, "{state:?}");
            assert!(
                state.water_loss >= 0.0 && state.dilation >= 0.0 && state.m1 >= 0.0 && state.m2 >= 0.0,
                "{state:?}"
            );
            assert!(state.neutrophils >= 0.0 && state.spilled_blood >= 0.0, "{state:?}");
            assert!(state.dark_spot_risk >= 0.0 && state.dark_spot_risk <= 1.0, "{state:?}");
            assert!(state.lesion.scar_depth_um >= 0.0, "{state:?}");
        }
    }
}

/// Many sessions of one procedure, and every state on the days of a course.
fn many(name: &str, sessions: u32, every_d: f64, fineness: Fineness, draws: &dyn Draws) -> Vec<SkinState> {
    let site = site("face", None, draws).expect("a site");
    let start = Start::draw(Condition::AcneScar, Some(3), &site, draws);
    let procedure = load_procedure(name).expect("a shipped procedure");
    let wound = |k: u32| procedure.wound(f64::from(k) * every_d * D, false, 0.0, &site, draws);
    let wounds: Vec<Wound> = (0..sessions).map(wound).collect();
    let near = Behaviours { collagen: 1.3, influx: 0.8, ..Behaviours::UNTOUCHED };
    let far = Behaviours { collagen: 1.05, ..Behaviours::UNTOUCHED };
    let each = |k: u32| pulse(f64::from(k) * every_d, f64::from(k) * every_d + 1.5, near, far);
    let pulses: Vec<Pulse> = (0..sessions).map(each).collect();
    heal_as(&Member::drawn(draws), fineness, &site, &start, &wounds, &pulses, &days(), draws)
}

#[test]
fn wounds_of_many_sessions_at_their_own_pace_are_those_that_step_together() {
    // Thirty ablative sessions in half a year fill the dermis: there each share of what still fits is decided in hours.
    let all = [
        // With sessions every few days, who still can be recruited changes from step to step.
        ("pen", 0.7, 0.006),
        ("pen", 3.0, 0.006),
        ("nonablative_1440_1927", 7.0, 0.006),
        ("fractional_co2", 5.0, 0.02),
    ];
    for (name, every_d, most) in all {
        for sample in 0..3 {
            let draws = Hashed(sample);
            let own = many(name, 30, every_d, Fineness::default(), &draws);
            let together = many(name, 30, every_d, Fineness::default().together(), &draws);
            let finer = many(name, 30, every_d, Fineness::times(3.0), &draws);
            let (from_together, from_finer) = (furthest(&own, &together), furthest(&own, &finer));
            assert!(from_together < most, "{name} every {every_d} d, draw {sample}: {from_together} from together");
            assert!(from_finer < 3.0 * most, "{name} every {every_d} d, draw {sample}: {from_finer} from finer steps");
        }
    }
}

/// The largest difference of any state on any day, over the largest value of that state in the course or a tenth.
fn furthest(a: &[SkinState], b: &[SkinState]) -> f64 {
    let states: [fn(&SkinState) -> f64; 12] = [
        |s| s.dilation,
        |s| s.water_loss,
        |s| s.neutrophils,
        |s| s.m1 + s.m2,
        |s| s.vessels,
        |s| s.collagen1,
        |s| s.collagen3,
        |s| s.elastin,
        |s| s.epidermis,
        |s| s.melanin_basal,
        |s| s.melanin_dermal,
        |s| s.lesion.scar_depth_um,
    ];
    let over = |of: fn(&SkinState) -> f64| {
        let most = a.iter().map(|state| of(state).abs()).fold(0.1, f64::max);
        a.iter().zip(b).map(|(a, b)| (of(a) - of(b)).abs() / most).fold(0.0, f64::max)
    };
    states.into_iter().map(over).fold(0.0, f64::max)
}
