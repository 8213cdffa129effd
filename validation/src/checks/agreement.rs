//! Check 8: the chance of being taken up, forward and by the adjoint, on 100 random scenarios.

use exoskin_therapy::delivery::Setup;
use exoskin_therapy::delivery::flow::Flow;
use exoskin_therapy::delivery::generator::Generator;
use exoskin_therapy::delivery::lattice::{FATES, Lattice};
use exoskin_therapy::delivery::solve::initial;
use exoskin_therapy::delivery::timeline::Timeline;
use exoskin_transport::adjoint::adjoint as value_of_start;
use exoskin_transport::{Controls, Process, march};

use super::Check;
use super::cases::{coarse, draw, mouth};

/// Forward and adjoint chance of being taken up.
fn both(setup: &Setup, controls: &Controls) -> [f64; 2] {
    let lattice = Lattice::new(setup, &coarse());
    let flow = Flow::new(setup);
    let generator = Generator::new(setup, &lattice, &flow);
    let breaks = Timeline::new(setup, &lattice, &flow, &[]).breaks;
    let start = initial(setup, &lattice, &flow);
    let solution = march(&generator, &start, 0.0, &breaks, controls).expect("solved");
    let graph = generator.graph();
    let wanted = |fate: usize| f64::from(u8::from(fate >= FATES.len()));
    let by_sink: Vec<f64> = graph.sinks.iter().map(|sink| wanted(sink.fate as usize)).collect();
    let by_jump: Vec<f64> = (0..graph.fates).map(wanted).collect();
    let value = value_of_start(&generator, &solution, &breaks, &by_sink, &by_jump, &vec![0.0; graph.places()]);
    let forward: f64 = solution.fates(graph)[FATES.len()..].iter().sum();
    [forward, value.iter().zip(&start).map(|(v, x)| v * x).sum()]
}

/// Largest difference of the two chances over 100 scenarios, relative to the forward one.
fn worst_difference(controls: &Controls) -> f64 {
    (0..100)
        .map(|number| {
            let procedures = ["roller", "pen", "rf_needles", "fractional_co2", "none"];
            // Every sixth is the mouth of a follicle.
            let other = |number: u64| draw(procedures[number as usize % 5], number);
            let mut setup = if number % 6 == 5 { mouth(number) } else { other(number) };
            setup.film.rub_s = if number % 3 == 0 { vec![60.0, 120.0] } else { vec![] };
            setup.film.rinse_s = (number % 4 == 0).then_some(90.0);
            let [forward, backward] = both(&setup, controls);
            if forward == backward { 0.0 } else { ((forward - backward) / forward).abs() }
        })
        .fold(0.0, f64::max)
}

/// The limiter that keeps contents positive is not linear; the adjoint takes the same steps without it.
pub fn adjoint() -> Vec<Check> {
    let kept = Controls { keep_steps: true, ..Controls::default() };
    let line = |name: &str, controls: Controls, bound: f64| {
        let what = format!("share taken up, forward against adjoint, 100 scenarios, {name}: worst relative difference");
        Check::below(8, &what, "0", worst_difference(&controls), bound)
    };
    vec![
        line("same linear steps", Controls { keep_positive: false, ..kept }, 1e-10),
        line("forward kept positive, standard steps", kept, 0.02),
        line("forward kept positive, step tolerance 1e-4", Controls { step_tolerance: 1e-4, ..kept }, 0.02),
    ]
}
