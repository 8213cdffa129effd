//! A cold film on hot skin: what cools? Prints the course of the surface and draws docs/src/images/cold_film.svg.

use exoskin_evidence::{Draws, Medians, Parameter};
use exoskin_therapy::delivery::drying_um_per_s;
use exoskin_therapy::heat::skin::Body;
use exoskin_therapy::heat::{HeatFilm, surface_on};
use exoskin_transport::Stream;

use crate::{Outcome, picture};

/// Minutes after the film was applied.
const MINUTES: [f64; 6] = [1.0, 5.0, 10.0, 20.0, 30.0, 60.0];
const DRAWS: u64 = 400;
/// Refrigerator.
const COLD_C: f64 = 5.0;
/// Time of application after the laser (s).
const DELAY_S: f64 = 60.0;

struct Random(u64);

impl Draws for Random {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let key = parameter.id.bytes().fold(7u64, |key, byte| key.wrapping_mul(1_099_511_628_211) ^ u64::from(byte));
        Stream::new(3, self.0, key as u32, (key >> 32) as u32).uniform()
    }
}

/// One line of the picture.
#[derive(Clone, Copy, PartialEq)]
enum Arm {
    Nothing,
    Cold,
    ColdExosomes,
    ColdGel,
    Room,
    ColdNoEvaporation,
}

impl Arm {
    const ALL: [Arm; 6] = [Arm::Nothing, Arm::Room, Arm::Cold, Arm::ColdExosomes, Arm::ColdNoEvaporation, Arm::ColdGel];

    fn name(self) -> &'static str {
        match self {
            Arm::Nothing => "nothing applied",
            Arm::Room => "water at room temperature",
            Arm::Cold => "cold water, 5 °C",
            Arm::ColdExosomes => "cold exosomes, 5 °C",
            Arm::ColdGel => "cold exosome gel, dries slowly",
            Arm::ColdNoEvaporation => "cold water that does not dry",
        }
    }

    /// The product that is applied; none means water.
    fn product(self) -> Option<&'static str> {
        match self {
            Arm::ColdExosomes => Some("frozen_msc"),
            Arm::ColdGel => Some("adipose_gel"),
            _ => None,
        }
    }

    fn film(self, draws: &dyn Draws) -> Option<HeatFilm> {
        let product = self.product().and_then(|name| exoskin_vial::load_product(name).ok());
        let speed = drying_um_per_s(product.and_then(|product| product.matrix.drying_s), draws);
        let drying_um_per_s = if self == Arm::ColdNoEvaporation { 0.0 } else { speed };
        let celsius = if self == Arm::Room { None } else { Some(COLD_C) };
        (self != Arm::Nothing).then_some(HeatFilm { at_s: DELAY_S, thickness_um: 40.0, celsius, drying_um_per_s })
    }
}

/// Prints the course and draws the picture.
pub(super) fn print() -> Outcome {
    let laser = exoskin_skin::load_procedure("fractional_co2").map_err(|wrong| wrong.to_string())?;
    let course = |arm: Arm, draws: &dyn Draws, times_s: &[f64]| {
        let films: Vec<HeatFilm> = arm.film(draws).into_iter().collect();
        surface_on(&Body::draw(draws), &films, laser.heated_c(draws), times_s)
    };
    let times_s: Vec<f64> = MINUTES.iter().map(|minutes| DELAY_S + 60.0 * minutes).collect();

    println!(
        "Surface of the skin in C after a fractional CO2 laser; 40 um of film one minute later. Median (90 % band).\n"
    );
    println!("| minutes after the film | {} |", MINUTES.map(|minutes| minutes.to_string()).join(" | "));
    println!("|---|{}", "---|".repeat(MINUTES.len()));
    for arm in Arm::ALL {
        let rows: Vec<Vec<f64>> = (0..DRAWS).map(|k| course(arm, &Random(k), &times_s)).collect();
        let cells: Vec<String> = (0..MINUTES.len()).map(|i| band(rows.iter().map(|row| row[i]).collect())).collect();
        println!("| {} | {} |", arm.name(), cells.join(" | "));
    }
    let shares: Vec<Vec<f64>> = (0..DRAWS).map(|k| evaporation_share(&course, &Random(k))).collect();
    let cells: Vec<String> = (0..MINUTES.len()).map(|i| band(shares.iter().map(|row| row[i]).collect())).collect();
    println!("| share of the cooling so far that evaporation explains, % | {} |", cells.join(" | "));

    let minutes: Vec<f64> = (0..=240).map(|k| f64::from(k) * 0.125).collect();
    let fine_s: Vec<f64> = minutes.iter().map(|minutes| 60.0 * minutes).collect();
    let lines: Vec<picture::Line> = Arm::ALL
        .into_iter()
        .map(|arm| picture::Line { name: arm.name(), celsius: course(arm, &Medians, &fine_s) })
        .collect();
    let path = exoskin_validation::root().join("docs/src/images/cold_film.svg");
    std::fs::write(&path, picture::svg(&minutes, &lines, DELAY_S / 60.0))?;
    println!("\nwritten: docs/src/images/cold_film.svg");
    Ok(())
}

/// Area between "nothing" and "cold", up to each minute, and how much of it remains without evaporation: in per cent.
fn evaporation_share(course: &impl Fn(Arm, &dyn Draws, &[f64]) -> Vec<f64>, draws: &dyn Draws) -> Vec<f64> {
    let last = MINUTES[MINUTES.len() - 1];
    let steps = 240;
    let at = |k: usize| DELAY_S + 60.0 * last * (k as f64 + 0.5) / steps as f64;
    let times_s: Vec<f64> = (0..steps).map(at).collect();
    let [nothing, cold, still] =
        [Arm::Nothing, Arm::Cold, Arm::ColdNoEvaporation].map(|arm| course(arm, draws, &times_s));
    MINUTES
        .iter()
        .map(|minutes| {
            let until = DELAY_S + 60.0 * minutes;
            let area = |line: &[f64]| {
                let within = times_s.iter().zip(nothing.iter().zip(line)).filter(|(time, _)| **time <= until);
                within.map(|(_, (nothing, line))| nothing - line).sum::<f64>()
            };
            100.0 * (1.0 - area(&still) / area(&cold))
        })
        .collect()
}

/// Median and 90 % band.
fn band(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[(share * (values.len() - 1) as f64).round() as usize];
    format!("{:.1} ({:.1}-{:.1})", at(0.5), at(0.05), at(0.95))
}
