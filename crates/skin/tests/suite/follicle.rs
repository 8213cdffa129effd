//! Hair: rest is rest, follicles are kept, shares are dwell times, and nothing can add more hairs than were missing.

use exoskin_evidence::{Draws, Medians, Parameter};
use exoskin_skin::follicle::{Cycle, HairState, grow, growing_share};
use exoskin_skin::parameters as p;
use exoskin_skin::{Behaviours, Condition, Pulse, Site, Stretch, Wound, Wounding, site, sites};

/// Draws from a counter and the parameter's id: the same for each pair, without order.
struct Hashed(u64);

impl Draws for Hashed {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let mut state = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def1;
        for byte in parameter.id.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            state ^= state >> 29;
        }
        ((state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
}

/// All parameters in the middle, but some.
struct But(&'static [(&'static str, f64)]);

impl Draws for But {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.0.iter().find(|(id, _)| *id == parameter.id).map_or(0.5, |(_, unit)| *unit)
    }
}

const CONDITIONS: [Condition; 2] = [Condition::Healthy, Condition::AndrogeneticAlopecia];
const DAY_S: f64 = 86_400.0;

fn scalp(draws: &dyn Draws) -> Site {
    site("scalp", None, draws).unwrap()
}

fn weekly(days: usize) -> Vec<f64> {
    (0..=days / 7).map(|week| 7.0 * week as f64).collect()
}

/// A pulse on the whole skin for so many days.
fn pulse(days: f64, change: impl Fn(&mut Behaviours)) -> Vec<Pulse> {
    let mut far = Behaviours::UNTOUCHED;
    change(&mut far);
    vec![Pulse { from_s: 0.0, until_s: days * DAY_S, near: Behaviours::all(7.0), far }]
}

fn course(condition: Condition, wounds: &[Wound], pulses: &[Pulse], days: &[f64], draws: &dyn Draws) -> Vec<HairState> {
    grow(&scalp(draws), condition, wounds, pulses, days, draws).unwrap()
}

fn holes(at_d: f64, per_um2: f64) -> Wound {
    let wounding = Wounding::Holes { per_um2, radius_um: 50.0, depth_um: 1000.0 };
    Wound { at_s: at_d * DAY_S, wounding, stretch: Stretch::default(), occluded: false }
}

#[test]
fn hair_is_counted_only_on_the_scalp() {
    for name in sites() {
        let site = site(name, None, &Medians).unwrap();
        let hairs = grow(&site, Condition::Healthy, &[], &[], &[0.0], &Medians);
        assert_eq!(hairs.is_some(), *name == "scalp", "{name}");
        let growing = growing_share(&site, Condition::Healthy, &Medians);
        assert!((0.0..=1.0).contains(&growing), "{name}");
    }
}

#[test]
fn untouched_healthy_hair_stays_for_a_year() {
    for seed in 0..200 {
        let draws = Hashed(seed);
        let hairs = course(Condition::Healthy, &[], &[], &[0.0, 0.01, 1.0, 28.0, 90.0, 365.0], &draws);
        for (day, state) in hairs.iter().enumerate() {
            let pairs = [
                (state.hairs_per_cm2, hairs[0].hairs_per_cm2),
                (state.terminal_per_cm2, hairs[0].terminal_per_cm2),
                (state.diameter_um, hairs[0].diameter_um),
                (state.anagen_share, hairs[0].anagen_share),
                (state.telogen_share, hairs[0].telogen_share),
                (state.shed_per_cm2_day, hairs[0].shed_per_cm2_day),
            ];
            for (now, before) in pairs {
                assert!((now / before - 1.0).abs() < 1e-11, "seed {seed}, day {day}: {now} after {before}");
            }
        }
    }
}

/// Renewal theory: hairs shed = follicles / mean cycle; shares are times over the cycle; s is what was put in.
#[test]
fn shares_are_dwell_times() {
    for condition in CONDITIONS {
        for seed in 0..200 {
            let draws = Hashed(seed);
            let (cycle, state) = (Cycle::draw(condition, &draws), course(condition, &[], &[], &[0.0], &draws)[0]);
            let shares = cycle.shares();
            let all = shares.anagen() + shares.stopping + shares.resting + shares.shedding + shares.empty;
            assert!((all - 1.0).abs() < 1e-12);
            assert!((state.anagen_share - (cycle.emerging_d + cycle.growing_d) / cycle.length_d()).abs() < 1e-12);
            let turnover = state.follicles_per_cm2 / cycle.length_d();
            assert!((state.shed_per_cm2_day / turnover - 1.0).abs() < 1e-12, "one hair per cycle");
            if condition == Condition::Healthy {
                let telogen = draws.value(&p::TELOGEN_SHARE);
                assert!(((shares.resting + shares.shedding) / shares.hairs() - telogen).abs() < 1e-12);
                let density = draws.value(&p::HAIR_DENSITY) * 1e8;
                assert!((state.hairs_per_cm2 / density - 1.0).abs() < 1e-12);
            }
        }
    }
}

#[test]
fn follicles_are_neither_made_nor_lost() {
    for seed in 0..100 {
        let draws = Hashed(seed);
        let pulses = pulse(60.0, |far| {
            far.follicle_entry = 5.0;
            far.follicle_exit = 4.0;
        });
        for state in course(Condition::AndrogeneticAlopecia, &[holes(3.0, 1e-6)], &pulses, &weekly(365), &draws) {
            let stopping = 1.0 - state.anagen_share - state.telogen_share;
            assert!(stopping > 0.0 && stopping < 0.2, "seed {seed}: {stopping}");
            let hairs = 1.0 - state.empty_share;
            assert!(state.hairs_per_cm2 <= state.follicles_per_cm2 * hairs);
            assert!(state.terminal_per_cm2 <= state.hairs_per_cm2);
            assert!((0.0..=1.0).contains(&state.growing_hair_share));
            assert!(state.shed_per_cm2_day > 0.0 && state.empty_share >= 0.0);
        }
    }
}

/// After a lasting change the chain comes to the shares of the changed times.
#[test]
fn the_end_of_a_lasting_change_is_its_own_renewal() {
    let pulses = pulse(1e6, |far| far.follicle_exit = 0.5);
    let before = Cycle::draw(Condition::Healthy, &Medians);
    let after = Cycle { growing_d: 2.0 * before.growing_d, ..before }.shares();
    let end = course(Condition::Healthy, &[], &pulses, &[40_000.0], &Medians)[0];
    assert!((end.anagen_share - after.anagen()).abs() < 1e-9);
    assert!((end.empty_share - after.empty).abs() < 1e-9);
}

/// Closed form: without entry an Erlang phase empties as exp(-x)(1 + x + x²/2 + ...).
#[test]
fn empty_follicles_fill_as_erlang_says() {
    let pulses = pulse(400.0, |far| far.follicle_entry = 0.0);
    let cycle = Cycle::draw(Condition::Healthy, &Medians);
    let course = course(Condition::Healthy, &[], &pulses, &weekly(84), &Medians);
    // Nothing begins to grow but the old hairs of the last resting stage drop: at the rate q k/T.
    let rate = cycle.empty_chance * 4.0 / cycle.resting_d;
    let last_stage = cycle.shares().resting / 4.0;
    for (week, state) in course.iter().enumerate() {
        let t = 7.0 * week as f64;
        let expected = cycle.shares().empty + last_stage * -libm::expm1(-rate * t);
        // Follicles that come to rest meanwhile stay in the first resting stage.
        assert!((state.empty_share - expected).abs() < 1e-5, "week {week}: {} against {expected}", state.empty_share);
    }
}

#[test]
fn a_stimulus_first_sheds_and_later_adds() {
    let days = weekly(180);
    for condition in CONDITIONS {
        let hairs = course(condition, &[], &pulse(14.0, |far| far.follicle_entry = 5.0), &days, &Medians);
        let rest = course(condition, &[], &[], &days, &Medians);
        let gain: Vec<f64> = hairs.iter().zip(&rest).map(|(a, b)| a.hairs_per_cm2 - b.hairs_per_cm2).collect();
        assert!(hairs[1].shed_per_cm2_day > 1.5 * rest[1].shed_per_cm2_day, "old hairs are pushed out");
        assert!(gain[2] < -0.5, "{condition:?}: hairs fall first: {gain:?}");
        assert!(gain[16] > 0.5, "{condition:?}: hairs rise later: {gain:?}");
        assert!(hairs[2].anagen_share > rest[2].anagen_share, "while follicles already grow");
    }
}

/// Over the first half year, far shorter than a hair grows; later those that began early stop early.
#[test]
fn more_entry_never_means_fewer_growing_follicles() {
    for condition in CONDITIONS {
        for seed in 0..60 {
            let draws = Hashed(seed);
            let with = |factor: f64| {
                course(condition, &[], &pulse(84.0, |far| far.follicle_entry = factor), &weekly(84), &draws)
            };
            let courses = [0.0, 0.5, 1.0, 1.5, 3.0, 10.0].map(with);
            for pair in courses.windows(2) {
                for (less, more) in pair[0].iter().zip(&pair[1]) {
                    assert!(more.anagen_share >= less.anagen_share - 1e-12, "seed {seed}, {condition:?}");
                    assert!(more.empty_share <= less.empty_share + 1e-12, "seed {seed}, {condition:?}");
                }
            }
        }
    }
}

/// While it lasts: afterwards the hairs that were kept stop together.
#[test]
fn growing_longer_and_thicker_never_takes_hairs_away() {
    for condition in CONDITIONS {
        for seed in 0..60 {
            let draws = Hashed(seed);
            let rest = course(condition, &[], &[], &weekly(180), &draws);
            let longer = course(condition, &[], &pulse(180.0, |far| far.follicle_exit = 0.5), &weekly(180), &draws);
            let thicker = course(condition, &[], &pulse(180.0, |far| far.follicle_growth = 2.0), &weekly(180), &draws);
            for ((rest, longer), thicker) in rest.iter().zip(&longer).zip(&thicker) {
                assert!(longer.anagen_share >= rest.anagen_share - 1e-12);
                assert!(thicker.hairs_per_cm2 >= rest.hairs_per_cm2 * (1.0 - 1e-12));
                assert!(thicker.terminal_per_cm2 >= rest.terminal_per_cm2 * (1.0 - 1e-12));
                assert_eq!(thicker.anagen_share.to_bits(), rest.anagen_share.to_bits());
            }
        }
    }
}

/// Without recruited miniaturised follicles no stimulus of entry adds more hairs than follicles rested.
#[test]
fn the_ceiling_is_what_rested() {
    for condition in CONDITIONS {
        for seed in 0..100 {
            let draws = Hashed(seed);
            let pulses = pulse(365.0, |far| far.follicle_entry = 1e9);
            let hairs = course(condition, &[], &pulses, &weekly(365), &draws);
            let most = hairs.iter().map(|state| state.hairs_per_cm2).fold(0.0, f64::max);
            let gain = most - hairs[0].hairs_per_cm2;
            let empty = hairs[0].follicles_per_cm2 * hairs[0].empty_share;
            let rested = hairs[0].follicles_per_cm2 * hairs[0].telogen_share;
            assert!(gain <= rested, "seed {seed}: {gain} of {rested}");
            assert!(gain <= 1.05 * empty + 1.0, "seed {seed}: only empty follicles add: {gain} of {empty}");
        }
    }
}

/// MODEL, check 20: the 95 % quantile of the gain in 12 weeks is below 60 hairs/cm2, whatever a product does up to 3-fold.
#[test]
fn no_product_adds_sixty_hairs_in_twelve_weeks() {
    for condition in CONDITIONS {
        for (entry, exit, growth) in [(3.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 3.0), (3.0, 1.0 / 3.0, 3.0)] {
            let mut gains: Vec<f64> = (0..1000)
                .map(|seed| {
                    let pulses = pulse(84.0, |far| {
                        far.follicle_entry = entry;
                        far.follicle_exit = exit;
                        far.follicle_growth = growth;
                    });
                    let hairs = course(condition, &[holes(0.0, 1.5e-6)], &pulses, &[0.0, 84.0], &Hashed(seed));
                    hairs[1].hairs_per_cm2 - hairs[0].hairs_per_cm2
                })
                .collect();
            gains.sort_by(f64::total_cmp);
            assert!(gains[950] < 60.0, "{condition:?} {entry} {exit} {growth}: {}", gains[950]);
        }
    }
}

#[test]
fn hairs_thicken_only_as_they_are_made() {
    let days = [0.0, 1.0, 30.0, 90.0, 180.0];
    let pulses = pulse(90.0, |far| far.follicle_growth = 2.0);
    let hairs = course(Condition::Healthy, &[], &pulses, &days, &Medians);
    let gain = |day: usize| hairs[day].diameter_um / hairs[0].diameter_um - 1.0;
    assert!(gain(1) > 0.0 && gain(1) < 1e-3, "a day makes a third of a millimetre below the skin");
    assert!(gain(2) < gain(3) && gain(3) < 2.0_f64.sqrt() - 1.0, "no thicker than the bulb");
    assert!(gain(4) < gain(3), "and back when the stimulus ends");
}

#[test]
fn pattern_hair_loss_thins_at_its_rate_and_shows_fewer_hairs() {
    let healthy = course(Condition::Healthy, &[], &[], &[0.0], &Medians)[0];
    let thinning = course(Condition::AndrogeneticAlopecia, &[], &[], &[0.0, 365.0], &Medians);
    assert_eq!(thinning[0].follicles_per_cm2, healthy.follicles_per_cm2);
    assert!(thinning[0].hairs_per_cm2 < healthy.hairs_per_cm2);
    assert!(thinning[0].empty_share > healthy.empty_share);
    assert!(thinning[0].growing_hair_share < healthy.growing_hair_share);
    let lost = thinning[0].diameter_um - thinning[1].diameter_um;
    assert!((0.6..1.1).contains(&lost), "{lost} um in a year");
    assert!((thinning[1].anagen_share / thinning[0].anagen_share - 1.0).abs() < 1e-9, "the cycle itself rests");
}

#[test]
fn wounds_stir_follicles_or_not() {
    let days = weekly(84);
    let rest = course(Condition::Healthy, &[], &[], &days, &Medians);
    let none = But(&[("hair.wound_entry", 0.3)]);
    assert_eq!(course(Condition::Healthy, &[holes(0.0, 1.5e-6)], &[], &days, &none), rest);
    let some = But(&[("hair.wound_entry", 0.9)]);
    let stirred = |wounds: &[Wound]| course(Condition::Healthy, wounds, &[], &days, &some);
    let gain = |hairs: &[HairState]| hairs[2].anagen_share - rest[2].anagen_share;
    let (once, twice) = (stirred(&[holes(0.0, 1.5e-6)]), stirred(&[holes(0.0, 1.5e-6), holes(0.0, 1.5e-6)]));
    assert!(gain(&once) > 0.0);
    assert_eq!(once, twice, "at the same time the strongest counts");
    assert!(gain(&stirred(&[holes(0.0, 1e-9)])) < 0.01 * gain(&once), "one prick per 10 cm2 reaches nearly nobody");
    let shallow = Wounding::Holes { per_um2: 1.5e-6, radius_um: 50.0, depth_um: 20.0 };
    let shallow = [Wound { at_s: 0.0, wounding: shallow, stretch: Stretch::default(), occluded: false }];
    assert_eq!(stirred(&shallow), rest, "not through the epidermis");
}

/// The days asked for, and pulses in any order, change nothing.
#[test]
fn more_days_tell_the_same_story() {
    let mut pulses = pulse(20.0, |far| far.follicle_entry = 2.0);
    pulses.extend(pulse(35.0, |far| far.follicle_exit = 0.6));
    let few = course(Condition::Healthy, &[], &pulses, &[0.0, 90.0], &Medians);
    pulses.reverse();
    let many = course(Condition::Healthy, &[], &pulses, &[0.0, 0.003, 1.0, 19.9, 20.1, 50.0, 90.0], &Medians);
    assert_eq!(few[0], many[0]);
    let (few, many) = (few[1], many[6]);
    assert!((few.hairs_per_cm2 / many.hairs_per_cm2 - 1.0).abs() < 1e-6);
    assert!((few.shed_per_cm2_day / many.shed_per_cm2_day - 1.0).abs() < 1e-4);
    assert!(grow(&scalp(&Medians), Condition::Healthy, &[], &[], &[], &Medians).unwrap().is_empty());
}

#[test]
fn old_scalps_bear_fewer_hairs() {
    let at = |age: f64| {
        let site = site("scalp", Some(age), &Medians).unwrap();
        grow(&site, Condition::Healthy, &[], &[], &[0.0], &Medians).unwrap()[0].hairs_per_cm2
    };
    assert!(at(25.0) > at(40.0) && at(40.0) > at(75.0));
}

/// Log-normal diameters, integrated by hand, give the means and shares of the first day.
#[test]
fn diameters_are_log_normal() {
    let state = course(Condition::AndrogeneticAlopecia, &[], &[], &[0.0], &Medians)[0];
    let value = |parameter| Medians.value(parameter);
    let (mean, spread) = (value(&p::HAIR_DIAMETER_AGA), value(&p::DIAMETER_SPREAD));
    let (detected, terminal) = (value(&p::DETECTED_DIAMETER), value(&p::TERMINAL_DIAMETER));
    let (mut counted, mut sum, mut thick) = (0.0, 0.0, 0.0);
    let steps = 400_000;
    for step in 0..steps {
        let z = 16.0 * (f64::from(step) + 0.5) / f64::from(steps) - 8.0;
        let (weight, diameter) = (libm::exp(-0.5 * z * z), mean * libm::exp(spread * z - 0.5 * spread * spread));
        counted += if diameter > detected { weight } else { 0.0 };
        sum += if diameter > detected { weight * diameter } else { 0.0 };
        thick += if diameter > terminal { weight } else { 0.0 };
    }
    assert!((state.diameter_um / (sum / counted) - 1.0).abs() < 1e-5);
    assert!((state.terminal_per_cm2 / state.hairs_per_cm2 / (thick / counted) - 1.0).abs() < 1e-4);
}

/// Follicles one by one, by chance, against the chain: shares after twelve weeks of a three-fold stimulus.
#[test]
fn single_follicles_agree_with_the_chain() {
    let cycle = Cycle::draw(Condition::AndrogeneticAlopecia, &Medians);
    let (factor, end_d, follicles) = (3.0, 84.0, 100_000_u32);
    let mut chance = Chance(1);
    let mut counts = [0_u32; 6];
    for _ in 0..follicles {
        counts[phase_after(&cycle, factor, end_d, &mut chance)] += 1;
    }
    let pulses = pulse(end_d + 1.0, |far| far.follicle_entry = factor);
    let state = course(Condition::AndrogeneticAlopecia, &[], &pulses, &[end_d], &Medians)[0];
    let share = |phases: &[usize]| f64::from(phases.iter().map(|i| counts[*i]).sum::<u32>()) / f64::from(follicles);
    for (simulated, solved) in [
        (share(&[0, 1]), state.anagen_share),
        (share(&[3, 4, 5]), state.telogen_share),
        (share(&[5]), state.empty_share),
        (share(&[1]) / share(&[1, 2, 3, 4]), state.growing_hair_share),
    ] {
        let error = libm::sqrt(solved * (1.0 - solved) / f64::from(follicles));
        assert!((simulated - solved).abs() < 4.0 * error, "{simulated} against {solved}");
    }
}

struct Chance(u64);

impl Chance {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn wait(&mut self, rate: f64) -> f64 {
        -libm::log(self.uniform()) / rate
    }
}

/// Emerging 0, growing 1, stopping 2, resting 3, shedding 4, empty 5.
fn phase_after(cycle: &Cycle, factor: f64, end_d: f64, chance: &mut Chance) -> usize {
    let stages = [p::EMERGING_STAGES, p::GROWING_STAGES, p::STOPPING_STAGES, p::RESTING_STAGES, 1, p::EMPTY_STAGES]
        .map(|k| k as f64);
    let s = cycle.shares();
    let shares = [s.emerging, s.growing, s.stopping, s.resting, s.shedding, s.empty];
    let means = [cycle.emerging_d, cycle.growing_d, cycle.stopping_d, cycle.resting_d, cycle.shedding_d, cycle.empty_d];
    let (mut phase, mut at) = (0, chance.uniform());
    while phase < 5 && at > shares[phase] {
        at -= shares[phase];
        phase += 1;
    }
    let mut stage = (at / shares[phase] * stages[phase]).floor().min(stages[phase] - 1.0);
    let mut now = 0.0;
    loop {
        let base = stages[phase] / means[phase];
        let last = stage + 1.0 >= stages[phase];
        let forward = if phase == 3 || phase == 5 { base * factor } else { base };
        let wait = if phase == 3 && last {
            let (enter, drop) = ((1.0 - cycle.empty_chance) * forward, cycle.empty_chance * base);
            let wait = chance.wait(enter + drop);
            if now + wait <= end_d {
                (phase, stage) = (if chance.uniform() * (enter + drop) < enter { 4 } else { 5 }, 0.0);
            }
            wait
        } else {
            let wait = chance.wait(forward);
            if now + wait <= end_d && last {
                (phase, stage) = (if phase >= 4 { 0 } else { phase + 1 }, 0.0);
            } else if now + wait <= end_d {
                stage += 1.0;
            }
            wait
        };
        now += wait;
        if now > end_d {
            return phase;
        }
    }
}

/// All parameters in the middle, and one held far beyond its prior.
struct Held(&'static str, f64);

impl Draws for Held {
    fn unit(&self, _parameter: &Parameter) -> f64 {
        0.5
    }

    fn value(&self, parameter: &Parameter) -> f64 {
        if parameter.id == self.0 { self.1 } else { parameter.base_prior().quantile(0.5) }
    }
}

#[test]
fn hairs_too_thin_to_be_seen_are_none() {
    for but in [Held("hair.diameter_spread", 471.5), Held("hair.detected_diameter", 1e6)] {
        let days = weekly(28);
        for hair in course(Condition::AndrogeneticAlopecia, &[], &[], &days, &but) {
            let numbers = [hair.hairs_per_cm2, hair.diameter_um, hair.follicles_per_cm2, hair.shed_per_cm2_day];
            assert!(numbers.iter().all(|number| number.is_finite() && *number >= 0.0), "{hair:?}");
        }
    }
}
