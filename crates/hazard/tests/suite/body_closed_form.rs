//! The body's closed form against integration in small steps, against limits that anybody can write down, and the
//! law that no particle is lost.

use exoskin_hazard::body::{Compartment, Course, Organ, Rates};
use proptest::prelude::*;

const RATES: Rates = Rates {
    uptake: [1.1, 0.13, 0.22, 0.05, 0.04, 0.5],
    pause: 0.7,
    back: 0.21,
    paused_breakdown: 0.09,
    paused_drain: 0.004,
    blood_breakdown: 0.01,
    breakdown: [0.05, 0.05, 0.2, 0.05, 0.03, 0.05],
    skin_drain: 0.02,
    lymph_breakdown: 0.08,
};

/// Right-hand side in the order of `Compartment::ALL`, with the pause apart as the tenth.
fn change(rates: &Rates, y: &[f64; 10]) -> [f64; 10] {
    let k = rates.uptake;
    let d = rates.breakdown;
    let (blood, pause) = (y[0], y[9]);
    let organs = [y[1], y[2], y[3], y[4], y[5], y[7]];
    let loss: f64 = organs.iter().zip(d).map(|(organ, rate)| organ * rate).sum();
    [
        -(k.iter().sum::<f64>() + rates.blood_breakdown + rates.pause) * blood + rates.back * pause,
        k[0] * blood - d[0] * organs[0],
        k[1] * blood - d[1] * organs[1],
        k[2] * blood - d[2] * organs[2],
        k[3] * blood - d[3] * organs[3],
        k[4] * blood - (d[4] + rates.skin_drain) * organs[4],
        rates.skin_drain * organs[4] + rates.paused_drain * pause - rates.lymph_breakdown * y[6],
        k[5] * blood - d[5] * organs[5],
        loss + rates.lymph_breakdown * y[6] + rates.blood_breakdown * blood + rates.paused_breakdown * pause,
        rates.pause * blood - rates.ends_pause() * pause,
    ]
}

/// Classical Runge-Kutta of fourth order.
fn integrated(rates: &Rates, hours: f64, steps: usize) -> [f64; 9] {
    let h = hours / steps as f64;
    let mut y = [0.0; 10];
    y[0] = 1.0;
    let moved = |y: &[f64; 10], k: &[f64; 10], by: f64| -> [f64; 10] { std::array::from_fn(|i| y[i] + by * k[i]) };
    for _ in 0..steps {
        let k1 = change(rates, &y);
        let k2 = change(rates, &moved(&y, &k1, h / 2.0));
        let k3 = change(rates, &moved(&y, &k2, h / 2.0));
        let k4 = change(rates, &moved(&y, &k3, h));
        y = std::array::from_fn(|i| y[i] + h / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]));
    }
    std::array::from_fn(|i| if i == 7 { y[7] + y[9] } else { y[i] })
}

#[test]
fn agrees_with_integration_in_small_steps() {
    for hours in [0.1, 1.0, 6.0, 24.0, 168.0] {
        let (exact, stepped) = (Course::of(RATES).at(hours).0, integrated(&RATES, hours, 20_000));
        for (place, (a, b)) in Compartment::ALL.iter().zip(exact.iter().zip(stepped)) {
            assert!((a - b).abs() < 1e-10, "{} at {hours} h: closed form {a}, integrated {b}", place.name());
        }
    }
}

#[test]
fn one_compartment_is_an_exponential() {
    let rates = Rates { uptake: [0.7, 0.0, 0.0, 0.0, 0.0, 0.0], ..Rates::default() };
    let course = Course::of(rates);
    for hours in [0.0, 0.3, 5.0, 40.0] {
        let left = libm::exp(-0.7 * hours);
        assert!((course.blood(hours) - left).abs() < 1e-15);
        assert!((course.at(hours).of(Compartment::Liver) - (1.0 - left)).abs() < 1e-15);
    }
    assert!((course.area_h() - 1.0 / 0.7).abs() < 1e-15);
    assert!((course.mean_residence_h() - 1.0 / 0.7).abs() < 1e-15);
    assert!((course.falls_to_h(0.5) - core::f64::consts::LN_2 / 0.7).abs() < 1e-12);
}

#[test]
fn two_stages_are_bateman_also_where_the_rates_are_equal() {
    let rates = |d: f64| Rates {
        uptake: [0.7, 0.0, 0.0, 0.0, 0.0, 0.0],
        breakdown: [d, 0.0, 0.0, 0.0, 0.0, 0.0],
        ..Rates::default()
    };
    let (t, k) = (3.0, 0.7);
    let apart = Course::of(rates(0.2)).at(t).of(Compartment::Liver);
    assert!((apart - k / (0.2 - k) * (libm::exp(-k * t) - libm::exp(-0.2 * t))).abs() < 1e-15);
    let equal = Course::of(rates(k)).at(t).of(Compartment::Liver);
    assert!((equal - k * t * libm::exp(-k * t)).abs() < 1e-15);
}

#[test]
fn area_and_mean_residence_are_integrals_of_the_blood() {
    let course = Course::of(RATES);
    let (mut area, mut moment) = (0.0, 0.0);
    let step = 0.005;
    for i in 0..200_000 {
        let t = (f64::from(i) + 0.5) * step;
        let blood = course.blood(t);
        area += blood * step;
        moment += t * blood * step;
    }
    assert!((course.area_h() / area - 1.0).abs() < 1e-4, "{} {area}", course.area_h());
    assert!((course.mean_residence_h() / (moment / area) - 1.0).abs() < 1e-3);
}

#[test]
fn at_the_start_everything_is_in_the_blood_and_in_the_end_nothing_is_left() {
    let course = Course::of(RATES);
    let start = course.at(0.0);
    assert_eq!((start.of(Compartment::Blood), start.total()), (1.0, 1.0));
    let end = course.at(1e5);
    assert!((end.of(Compartment::Gone) - 1.0).abs() < 1e-12 && end.of(Compartment::Blood) < 1e-12);
    let entered: f64 = Organ::ALL.iter().map(|&organ| course.entered(organ, 1e5)).sum();
    assert!(entered < 1.0 && entered > 0.9, "{entered}");
}

#[test]
fn faster_uptake_leaves_less_in_blood_and_brings_more_to_the_organ() {
    let slow = Course::of(RATES);
    for organ in Organ::ALL {
        let mut rates = RATES;
        rates.uptake[organ.index()] *= 2.0;
        let fast = Course::of(rates);
        for hours in [0.05, 0.5, 4.0, 24.0] {
            assert!(fast.blood(hours) < slow.blood(hours), "{} {hours}", organ.name());
            assert!(fast.entered(organ, hours) > slow.entered(organ, hours), "{} {hours}", organ.name());
        }
    }
}

fn any_rate() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 6 => (-14.0..7.0_f64).prop_map(libm::exp)]
}

fn any_rates() -> impl Strategy<Value = Rates> {
    let six = || prop::array::uniform6(any_rate());
    (six(), six(), prop::array::uniform7(any_rate())).prop_map(|(uptake, breakdown, r)| Rates {
        uptake,
        breakdown,
        pause: r[0],
        back: r[1],
        paused_breakdown: r[2],
        paused_drain: r[3],
        blood_breakdown: r[4],
        skin_drain: r[5],
        lymph_breakdown: r[6],
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_particle_is_lost(rates in any_rates(), hours in prop_oneof![Just(0.0), (-9.0..9.0_f64).prop_map(libm::exp)]) {
        let shares = Course::of(rates).at(hours);
        prop_assert!((shares.total() - 1.0).abs() < 1e-12, "{} at {hours} h", shares.total());
        for (place, share) in Compartment::ALL.iter().zip(shares.0) {
            prop_assert!((-1e-15..=1.0 + 1e-12).contains(&share), "{}: {share}", place.name());
        }
    }

    #[test]
    fn blood_only_falls_and_what_is_broken_down_only_rises(rates in any_rates(), hours in 0.0..200.0_f64) {
        let course = Course::of(rates);
        let (now, later) = (course.at(hours), course.at(hours * 1.5 + 0.1));
        prop_assert!(later.of(Compartment::Blood) <= now.of(Compartment::Blood) + 1e-12);
        prop_assert!(later.of(Compartment::Gone) + 1e-12 >= now.of(Compartment::Gone));
    }
}
