//! The reference case without flow on one mesh: writes its generator as formulas of time, with initial state, for
//! another solver, and this solver's answers and times on it.
//!
//! `cargo run --release -p exoskin-bench --example export_generator -- FILE [REPEATS] [PROCEDURE]`
//!
//! A rate is one of: `a`; `a / h²`; `a open`; `open / (h (a + b h))`; `1 / (a + b h)`, where h is the film's thickness
//! and `open` the share of open mouths; the last two are 0 once the film is dry. `a` and `b` are found from the
//! generator's own rates and checked against them at other times.
#![allow(clippy::print_stdout)]

use exoskin_therapy::delivery::flow::Flow;
use exoskin_therapy::delivery::generator::Generator;
use exoskin_therapy::delivery::lattice::{FATES, Lattice, Region, Resolution};
use exoskin_therapy::delivery::setup::TRACE_ENDS_S;
use exoskin_therapy::delivery::solve::initial;
use exoskin_therapy::delivery::timeline::Timeline;
use exoskin_transport::{Controls, Process, Rates, Solution, march};
use serde_json::{Value, json};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("name a file to write")?;
    let repeats: usize = arguments.next().map_or(Ok(20), |n| n.parse())?;
    let procedure = arguments.next().unwrap_or_else(|| "roller".to_owned());
    let mut setup = exoskin_bench::reference_after(&procedure)?;
    setup.fluid.outflow_um3_per_s = 0.0;
    let lattice = Lattice::new(&setup, &Resolution { split: 2, ..Resolution::default() });
    let flow = Flow::new(&setup);
    let generator = Generator::new(&setup, &lattice, &flow);
    let timeline = Timeline::new(&setup, &lattice, &flow, &[]);
    let state = initial(&setup, &lattice, &flow);
    let run = |controls: &Controls| march(&generator, &state, 0.0, &timeline.breaks, controls);

    let standard = Controls::default();
    let mut runs = Vec::new();
    for (tolerance, longest_step_factor) in
        [(0.3, 4.0), (0.1, 3.0), (0.03, 2.0), (0.02, 1.5), (1e-2, 1.0), (3e-3, 0.7), (1e-3, 0.5), (1e-4, 0.25)]
    {
        let controls = Controls { step_tolerance: tolerance, longest_step_factor, ..standard };
        let solution = run(&controls)?;
        runs.push(json!({
            "step_tolerance": tolerance, "longest_step_factor": longest_step_factor,
            "standard": tolerance == standard.step_tolerance, "steps": solution.accepted + solution.rejected,
            "taken_up": taken_up(&lattice, &solution), "median_s": exoskin_bench::median_time(repeats, || run(&controls))?,
        }));
    }
    let finest = Controls { step_tolerance: 1e-8, longest_step_factor: 0.01, growth: 1.5, ..standard };
    let finest = taken_up(&lattice, &run(&finest)?);

    let places = lattice.graph.places();
    let film: Vec<usize> = (0..lattice.regions.len()).filter(|&cell| lattice.regions[cell] == Region::Film).collect();
    let open: Vec<usize> =
        (0..places).filter(|&place| lattice.regions.get(place).is_none_or(|&r| r != Region::Closed)).collect();
    let problem = json!({
        "places": places, "used": open, "film": film, "residue": lattice.graph.reservoir(0), "initial": state,
        "h_start_um": flow.film_start_um, "h_end_um": flow.film_end_um, "thinning_um_per_s": flow.thinning_um_per_s,
        "open_at_0": flow.open(0.0), "closing_half_life_s": setup.fluid.closing_half_life_s,
        "plug_s": flow.plug_s, "dry_s": flow.dry_s, "trace_ends_s": TRACE_ENDS_S, "end_s": setup.end_s,
        "before_plug": transitions(&lattice, &flow, &generator, [0.1 * flow.plug_s, 0.9 * flow.plug_s])?,
        "after_plug": transitions(&lattice, &flow, &generator, [
            flow.plug_s + 0.1 * (flow.dry_s - flow.plug_s), flow.plug_s + 0.9 * (flow.dry_s - flow.plug_s)])?,
        "runs": runs, "finest": finest,
    });
    std::fs::write(file, serde_json::to_string(&problem)?)?;
    Ok(())
}

/// Share that living cells took up.
fn taken_up(lattice: &Lattice, solution: &Solution) -> f64 {
    solution.fates(&lattice.graph)[FATES.len()..].iter().sum()
}

/// All transitions in one state of the plug, from the rates at two times in it.
fn transitions(lattice: &Lattice, flow: &Flow, generator: &Generator, times_s: [f64; 2]) -> Result<Value, Failure> {
    let at = |time_s: f64| {
        let mut rates = lattice.graph.no_rates();
        generator.rates(time_s, &mut rates);
        let scalars = Scalars { h: flow.film_um(time_s), open: flow.open(time_s) };
        (rates, scalars)
    };
    let [one, two] = times_s.map(at);
    let (check, now) = at(0.5 * (times_s[0] + times_s[1]));
    let mut list = List::default();
    let graph = &lattice.graph;
    for (k, &(i, j)) in graph.edges.iter().enumerate() {
        let (i, j) = (i as usize, j as usize);
        let (down, up) = kinds(lattice, i, j);
        let pick = |of: fn(&Rates) -> &Vec<f64>| [of(&one.0)[k], of(&two.0)[k], of(&check)[k]];
        list.push(i, j as i64, down, pick(|rates| &rates.forward), [&one.1, &two.1, &now])?;
        list.push(j, i as i64, up, pick(|rates| &rates.backward), [&one.1, &two.1, &now])?;
    }
    let mut constant =
        |from: usize, to: i64, rate: f64, kind: Kind| list.push(from, to, kind, [rate; 3], [&one.1, &two.1, &now]);
    for (k, &cell) in graph.pools.iter().enumerate() {
        constant(cell as usize, (graph.cells + k) as i64, check.bind[k], Kind::Constant)?;
        constant(graph.cells + k, i64::from(cell), check.release[k], Kind::Constant)?;
    }
    for (&(reservoir, cell), &rate) in graph.outlets.iter().zip(&check.outlet) {
        constant(graph.reservoir(reservoir as usize), i64::from(cell), rate, Kind::Trace)?;
    }
    for (sink, &rate) in graph.sinks.iter().zip(&check.sink) {
        let to = if sink.fate as usize >= FATES.len() { TAKEN_UP } else { GONE };
        constant(sink.place as usize, to, rate, Kind::Constant)?;
    }
    Ok(json!({ "from": list.from, "to": list.to, "kind": list.kind, "a": list.a, "b": list.b }))
}

/// Targets that are not places.
const TAKEN_UP: i64 = -1;
const GONE: i64 = -2;

struct Scalars {
    h: f64,
    open: f64,
}

/// How a rate depends on time; the numbers are those of the file.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Constant = 0,
    PerSquare = 1,
    Open = 2,
    MouthDown = 3,
    MouthUp = 4,
    Trace = 5,
}

fn kinds(lattice: &Lattice, i: usize, j: usize) -> (Kind, Kind) {
    let vertical = lattice.position(i).0 != lattice.position(j).0;
    match (lattice.regions[i], lattice.regions[j]) {
        (Region::Film, Region::Film) if vertical => (Kind::PerSquare, Kind::PerSquare),
        (Region::Film, Region::Channel) => (Kind::MouthDown, Kind::MouthUp),
        (Region::Channel, other) if other.is_tissue() => (Kind::Constant, Kind::Open),
        _ => (Kind::Constant, Kind::Constant),
    }
}

impl Kind {
    /// Coefficients from two rates.
    fn fit(self, rates: [f64; 2], at: [&Scalars; 2]) -> (f64, f64) {
        let line = |values: [f64; 2]| {
            let b = (values[1] - values[0]) / (at[1].h - at[0].h);
            (values[0] - b * at[0].h, b)
        };
        match self {
            Kind::Constant | Kind::Trace => (rates[0], 0.0),
            Kind::PerSquare => (rates[0] * at[0].h * at[0].h, 0.0),
            Kind::Open => (rates[0] / at[0].open, 0.0),
            Kind::MouthDown => line([0, 1].map(|k| at[k].open / (at[k].h * rates[k]))),
            Kind::MouthUp => line([0, 1].map(|k| 1.0 / rates[k])),
        }
    }

    fn rate(self, (a, b): (f64, f64), now: &Scalars) -> f64 {
        match self {
            Kind::Constant | Kind::Trace => a,
            Kind::PerSquare => a / (now.h * now.h),
            Kind::Open => a * now.open,
            Kind::MouthDown => now.open / (now.h * (a + b * now.h)),
            Kind::MouthUp => 1.0 / (a + b * now.h),
        }
    }
}

#[derive(Default)]
struct List {
    from: Vec<usize>,
    to: Vec<i64>,
    kind: Vec<u8>,
    a: Vec<f64>,
    b: Vec<f64>,
}

impl List {
    fn push(&mut self, from: usize, to: i64, kind: Kind, rates: [f64; 3], at: [&Scalars; 3]) -> Result<(), Failure> {
        let (a, b) = kind.fit([rates[0], rates[1]], [at[0], at[1]]);
        let again = kind.rate((a, b), at[2]);
        if (again - rates[2]).abs() > 1e-10 * rates[2].abs() {
            return Err(format!("{kind:?} from {from} to {to}: {again} is not {}", rates[2]).into());
        }
        self.from.push(from);
        self.to.push(to);
        self.kind.push(kind as u8);
        self.a.push(a);
        self.b.push(b);
        Ok(())
    }
}
