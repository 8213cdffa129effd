//! What cheaper solves of the same draws cost and say, as a table to fit corrections on: one line per procedure, draw
//! and way of solving.
//!
//! `cargo run --release -p exoskin-bench --example levels -- WAYS DRAWS DELAY PROCEDURE ...`
//!
//! A line of WAYS: a name; `both` or `coarse`; then changes to the mesh of channels, to that of follicles (`f_` before the
//! name), and to the steps, as `name=number` in any order: `finest_ring=0.5 f_film_layers=1 tolerance=5 longest=2`. A
//! `coarse` one without changes is what most draws are solved with.
#![allow(clippy::print_stdout, missing_docs)]

use std::path::Path;

use exoskin_quantity::Source;
use exoskin_therapy::delivery::solve::{controls, solve_extrapolated};
use exoskin_therapy::delivery::{Delivered, Resolution, Setup, solve_coarsely_until, solve_with};

type Failure = Box<dyn std::error::Error>;

/// The time at which every draw is looked at (s).
const LOOKS_S: [f64; 1] = [1200.0];

struct Way {
    name: String,
    both: bool,
    changes: Vec<(String, f64)>,
}

impl Way {
    fn of(line: &str) -> Option<Way> {
        let mut words = line.split_whitespace();
        let (name, both) = (words.next()?.to_owned(), words.next()? == "both");
        let change = |word: &str| word.split_once('=').and_then(|(k, v)| Some((k.to_owned(), v.parse().ok()?)));
        Some(Way { name, both, changes: words.filter_map(change).collect() })
    }

    fn solve(&self, setup: &Setup) -> Result<Delivered, Failure> {
        if !self.both && self.changes.is_empty() {
            return Ok(solve_coarsely_until(setup, &LOOKS_S, &|| false)?);
        }
        let (mut mesh, mut steps) = (Resolution::of(setup), controls(setup));
        let follicle = setup.follicle.is_some();
        for (name, value) in &self.changes {
            let (of_follicle, name) = name.strip_prefix("f_").map_or((false, name.as_str()), |name| (true, name));
            let steps_too = matches!(name, "tolerance" | "longest" | "first" | "growth");
            if !steps_too && of_follicle != follicle {
                continue;
            }
            match name {
                "finest_ring" => mesh.finest_ring = *value,
                "finest_layer" => mesh.finest_layer = *value,
                "ring_growth" => mesh.ring_growth = *value,
                "layer_growth" => mesh.layer_growth = *value,
                "widest_ring" => mesh.widest_ring = *value,
                "thickest_layer" => mesh.thickest_layer = *value,
                "far_growth" => mesh.far_growth = *value,
                "film_ratio" => mesh.film_ratio = *value,
                "film_layers" => mesh.film_layers = *value as usize,
                "slowest_cell" => mesh.slowest_cell = *value,
                "tolerance" => steps.step_tolerance *= value,
                "longest" => steps.longest_step_factor *= value,
                "first" => steps.first_step_s = *value,
                "growth" => steps.growth = *value,
                _ => return Err(format!("no {name}").into()),
            }
        }
        Ok(match self.both {
            true => solve_extrapolated(setup, &LOOKS_S, &mesh, &steps)?,
            false => solve_with(setup, &LOOKS_S, &mesh, &steps)?,
        })
    }
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let text = std::fs::read_to_string(arguments.next().ok_or("name a file of ways")?)?;
    let ways: Vec<Way> = text.lines().filter_map(Way::of).collect();
    let draws: usize = arguments.next().ok_or("how many draws")?.parse()?;
    let delay = arguments.next().ok_or("which delay")?;
    println!("procedure,row,way,entered,taken_up,ms,follicle_ms,unknowns,steps,units,work");
    for procedure in arguments {
        let line = if procedure == "injection" { String::new() } else { format!("delay = \"{delay}\"") };
        let text = format!(
            "schema = 1\nname = \"d\"\ntitle = \"d\"\nsource = \"d\"\nunknown = []\n[skin]\nsite = \"face\"\n[[arm]]\n\
             name = \"dose\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"{procedure}\"\n[[arm.session.apply]]\n\
             product = \"frozen_msc\"\nvolume = \"2 mL\"\n{line}\n"
        );
        let scenario =
            exoskin_therapy::parse_scenario(Source::new("d", text), Path::new("")).map_err(|e| e.to_string())?;
        let options = exoskin_study::Options::new(1, 1000, 300);
        let design = exoskin_study::draws::design(&options);
        let plan = exoskin_study::Plan::of(&scenario, &options)?;
        let case = plan.arms[0].case.clone().ok_or("nothing is applied")?;
        for row in 0..draws {
            let units = case.unit_setups(&design.transport(row))?;
            for way in &ways {
                let (mut entered, mut taken, mut ms, mut own, mut unknowns, mut steps) = (0.0, 0.0, 0.0, 0.0, 0, 0);
                let mut work = 0.0;
                for unit in &units {
                    let before = exoskin_bench::processor_seconds().unwrap_or(0.0);
                    let one = way.solve(&unit.setup)?;
                    let took = 1e3 * (exoskin_bench::processor_seconds().unwrap_or(0.0) - before);
                    ms += took;
                    own += if unit.setup.follicle.is_some() { took } else { 0.0 };
                    entered += unit.share_of_area * one.entered;
                    taken += unit.share_of_area * one.taken_up;
                    unknowns += one.unknowns;
                    steps += one.steps;
                    work += one.work;
                }
                println!(
                    "{procedure},{row},{},{entered:e},{taken:e},{ms:.3},{own:.3},{unknowns},{steps},{},{work:.0}",
                    way.name,
                    units.len()
                );
            }
        }
    }
    Ok(())
}
