//! Heat against closed solutions: contact of two bodies, steady states, orders, rest, linearity.

use exoskin_evidence::{Draws, Medians, Parameter};
use exoskin_therapy::heat::skin::Body;
use exoskin_therapy::heat::slab::{Slab, Work, half, series};
use exoskin_therapy::heat::{HeatFilm, surface_on, surface_temperature};
use proptest::prelude::*;

struct At(f64);

impl Draws for At {
    fn unit(&self, _parameter: &Parameter) -> f64 {
        self.0
    }
}

const TIMES: [f64; 6] = [0.0, 60.0, 300.0, 1200.0, 3600.0, 86400.0];

fn water(celsius: f64) -> HeatFilm {
    HeatFilm { at_s: 0.0, thickness_um: 40.0, celsius: Some(celsius), drying_um_per_s: 40.0 / 360.0 }
}

#[test]
fn resting_skin_rests_to_the_bit() {
    for u in [0.01, 0.5, 0.99] {
        let said = surface_temperature(&[], 0.0, &TIMES, &At(u));
        assert!(said.iter().all(|celsius| *celsius == Body::draw(&At(u)).rest_c), "{said:?}");
        // A film at the skin's own temperature that does not dry changes nothing either.
        let rest = Body::draw(&At(u)).rest_c;
        let film = HeatFilm { drying_um_per_s: 0.0, ..water(rest) };
        let under = surface_temperature(&[film], 0.0, &TIMES, &At(u));
        assert!(under.iter().all(|celsius| *celsius == rest), "{under:?}");
    }
}

/// Two half spaces: the face between them takes (e1 T1 + e2 T2) / (e1 + e2) at once, e = sqrt(k rho c), and
/// the first is T_face + (T1 - T_face) erf(x / 2 sqrt(a t)) beyond it.
fn contact_error(cells: usize, steps: usize) -> (f64, f64) {
    let (k, c) = ([0.6, 0.3], [4.18e6, 3.5e6]);
    let (hot, time_s, width_m) = (10.0, 20.0, 0.012);
    let dx = width_m / cells as f64;
    let mut slab = Slab::default();
    let inner: Vec<usize> = (0..2 * cells).map(|i| usize::from(i >= cells)).collect();
    slab.conductance.push(0.0);
    for pair in inner.windows(2) {
        slab.conductance.push(series(half(k[pair[0]], dx), half(k[pair[1]], dx)));
    }
    slab.conductance.push(0.0);
    slab.capacity = inner.iter().map(|&body| c[body] * dx).collect();
    let mut t: Vec<f64> = inner.iter().map(|&body| if body == 0 { hot } else { 0.0 }).collect();
    // Steps that grow: the start is singular.
    let mut work = Work::default();
    let time = |i: usize| time_s * (i as f64 / steps as f64).powi(3);
    for i in 0..steps {
        slab.step(&mut t, time(i + 1) - time(i), &mut work);
    }
    let e = [0, 1].map(|i| (k[i] * c[i]).sqrt());
    let face = e[0] * hot / (e[0] + e[1]);
    let (a, b) = (half(k[0], dx), half(k[1], dx));
    let said = (a * t[cells - 1] + b * t[cells]) / (a + b);
    let worst = (0..cells)
        .map(|i| {
            let x = (cells - i) as f64 * dx - 0.5 * dx;
            let exact = face + (hot - face) * libm::erf(x / (2.0 * (k[0] / c[0] * time_s).sqrt()));
            (t[i] - exact).abs()
        })
        .fold(0.0, f64::max);
    ((said - face).abs(), worst)
}

#[test]
fn two_bodies_in_contact_meet_at_once_and_spread_with_second_order() {
    let errors: Vec<(f64, f64)> = [1, 2, 4].iter().map(|k| contact_error(40 * k, 40 * k)).collect();
    assert!(errors[2].0 < 1e-3 && errors[2].1 < 5e-3, "{errors:?}");
    let order = |one: f64, two: f64| libm::log2(one / two);
    let measured = [order(errors[0].1, errors[1].1), order(errors[1].1, errors[2].1)];
    assert!(measured.iter().all(|order| (1.8..2.3).contains(order)), "order {measured:?}, errors {errors:?}");
}

/// A mode of a slab between two faces at zero falls as exp(-a (pi/L)² t): order of the steps alone.
#[test]
fn a_decaying_mode_shows_second_order_in_time() {
    let (cells, length) = (400usize, 0.01f64);
    let (k, c) = (0.5, 3.5e6);
    let dx = length / cells as f64;
    let mut slab = Slab { capacity: vec![c * dx; cells], conductance: vec![k / dx; cells + 1], source: 0.0 };
    (slab.conductance[0], slab.conductance[cells]) = (2.0 * k / dx, 2.0 * k / dx);
    let rate = k / c * (std::f64::consts::PI / length).powi(2);
    let error = |steps: usize| {
        let mut t: Vec<f64> =
            (0..cells).map(|i| libm::sin(std::f64::consts::PI * (i as f64 + 0.5) / cells as f64)).collect();
        let mut work = Work::default();
        (0..steps).for_each(|_| slab.step(&mut t, 1.0 / rate / steps as f64, &mut work));
        (t[cells / 2] / libm::exp(-1.0) - 1.0).abs()
    };
    let order = libm::log2(error(4) / error(8));
    assert!((1.9..2.1).contains(&order), "order {order}, errors {} {}", error(4), error(8));
}

/// A film that goes on evaporating: the surface falls until what the room and the core bring equals what leaves.
#[test]
fn evaporation_ends_in_its_steady_state() {
    for u in [0.1, 0.5, 0.9] {
        let body = Body::draw(&At(u));
        let speed = 1e-3;
        // So thick that it lasts, so slow that it is even.
        let film = HeatFilm { at_s: 0.0, thickness_um: 1000.0, celsius: None, drying_um_per_s: speed };
        let said = surface_on(&body, &[film], 0.0, &[5e5])[0];
        let below = 1.0 / body.conductance.iter().map(|g| 1.0 / g).sum::<f64>();
        let left_um = 1000.0 - speed * 5e5;
        // Through the film to the room in series; the heat of evaporation leaves at its upper face.
        let through = body.film_conductivity / left_um;
        let top = -speed * body.latent / (body.exchange + 1.0 / (1.0 / below + 1.0 / through));
        let face = top * through / (through + below);
        let exact = body.rest_c + face;
        assert!((said - exact).abs() < 0.05 * face.abs(), "{said} against {exact}");
    }
}

/// A cold film alone: its heat is spread over the skin, and the surface comes back.
#[test]
fn without_evaporation_a_cold_film_is_soon_forgotten() {
    let still = HeatFilm { drying_um_per_s: 0.0, ..water(5.0) };
    let said = surface_temperature(&[still], 0.0, &[1.0, 60.0, 600.0], &Medians);
    let rest = Body::draw(&Medians).rest_c;
    assert!(rest - said[0] > 1.0 && rest - said[1] < 1.0 && rest - said[2] < 0.1, "{said:?}");
}

#[test]
fn finer_steps_and_cells_would_change_little() {
    // Asked every second the course takes shorter steps: the answers must agree.
    let often: Vec<f64> = (0..=1200).map(f64::from).collect();
    for u in [0.05, 0.5, 0.95] {
        let fine = surface_temperature(&[water(5.0)], 4.0, &often, &At(u));
        let coarse = surface_temperature(&[water(5.0)], 4.0, &[60.0, 300.0, 600.0, 1200.0], &At(u));
        for (time, said) in [60, 300, 600, 1200].iter().zip(&coarse) {
            assert!((fine[*time as usize] - said).abs() < 0.03, "{time} s: {said} against {}", fine[*time as usize]);
        }
    }
}

#[test]
fn a_procedure_leaves_its_heat_at_the_surface() {
    for u in [0.2, 0.5, 0.8] {
        let said = surface_temperature(&[], 5.0, &[0.0, 60.0, 600.0, 86_400.0], &At(u));
        let rest = Body::draw(&At(u)).rest_c;
        assert!((said[0] - rest - 5.0).abs() < 0.6, "{said:?}");
        assert!(said.is_sorted_by(|a, b| a >= b) && said[3] - rest < 1e-3, "{said:?}");
    }
}

#[test]
fn later_films_mix_with_what_is_wet_and_odd_input_is_harmless() {
    let later = HeatFilm { at_s: 120.0, ..water(5.0) };
    let said = surface_temperature(&[later, water(22.0)], 0.0, &[100.0, 121.0, 1200.0, 1e7], &Medians);
    assert!(said[1] < said[0] - 0.5, "{said:?}");
    let none = HeatFilm { thickness_um: 0.0, ..water(5.0) };
    let never = HeatFilm { at_s: f64::NAN, ..water(5.0) };
    let rest = surface_temperature(&[], 0.0, &[60.0], &Medians);
    assert_eq!(surface_temperature(&[none, never], 0.0, &[60.0], &Medians), rest);
    assert!(surface_temperature(&[water(5.0)], 1.0, &[], &Medians).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Superposition: cold and drying and heat add, for films of one drying.
    #[test]
    fn the_answer_is_linear(cold in 0.0f64..30.0, heated in 0.0f64..10.0, um in 5.0f64..200.0, u in 0.01f64..0.99) {
        let body = Body::draw(&At(u));
        let of = |celsius: f64, heated: f64| {
            let film = HeatFilm { thickness_um: um, ..water(celsius) };
            let said = surface_on(&body, &[film], heated, &TIMES);
            said.into_iter().map(|celsius| celsius - body.rest_c).collect::<Vec<f64>>()
        };
        let (base, one, two) = (of(body.rest_c, 0.0), of(body.rest_c - cold, 0.0), of(body.rest_c, heated));
        let both = of(body.rest_c - cold, heated);
        for k in 0..TIMES.len() {
            prop_assert!((both[k] - one[k] - two[k] + base[k]).abs() < 1e-9);
        }
    }

    /// No temperature is lower than what cold and evaporation together allow, and all are finite.
    #[test]
    fn temperatures_stay_between_their_ends(
        celsius in -2.0f64..45.0, um in 0.1f64..2000.0, minutes in 0.5f64..60.0, u in 0.01f64..0.99,
    ) {
        let body = Body::draw(&At(u));
        let film = HeatFilm { at_s: 5.0, thickness_um: um, celsius: Some(celsius), drying_um_per_s: um / (60.0 * minutes) };
        let said = surface_on(&body, &[film], 0.0, &TIMES);
        let below = 1.0 / body.conductance.iter().map(|g| 1.0 / g).sum::<f64>();
        let evaporation = film.drying_um_per_s * body.latent / (body.exchange + below);
        let low = celsius.min(body.rest_c) - evaporation - 0.5;
        prop_assert!(said.iter().all(|t| t.is_finite() && *t > low && *t < celsius.max(body.rest_c) + 0.5), "{said:?} {low}");
    }
}
