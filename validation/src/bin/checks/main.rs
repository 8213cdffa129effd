//! `checks`: the model compared with closed forms, finer meshes and evidence rows, as the tables in docs/src.
//!
//! `cargo run --release -p exoskin-validation --bin checks -- NAME [ARGUMENT]`
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

mod cold_film;
mod dosimetry;
mod hair;
mod healing;
mod history_match;
mod picture;
mod routes;
mod series;
mod storage;
mod transport;
mod trials_layer;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

type Outcome = Result<(), Box<dyn Error>>;

/// The model beside closed forms, finer meshes and rows of the evidence.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    check: Check,
}

#[derive(Subcommand)]
enum Check {
    /// The model's list of checks of transport and delivery (docs/src/checks.md).
    Transport {
        /// One group of checks.
        group: Option<String>,
    },
    /// What every procedure lets in, from water and from an ointment.
    Routes,
    /// A cold film on hot skin; draws docs/src/images/cold_film.svg.
    ColdFilm,
    /// Dish doses and skin doses as contacts per cell.
    Dosimetry,
    /// Untreated wounds of people (docs/src/healing.md).
    Healing {
        /// Draws of every prior.
        #[arg(default_value_t = 400)]
        samples: u64,
    },
    /// Rows about hair (docs/src/hair.md).
    Hair {
        /// Draws of every prior.
        #[arg(default_value_t = 1000)]
        samples: u64,
    },
    /// Whether stability series recover the rates of simulated products: coverage of 90 % bands.
    Series {
        /// Simulated products of each kind.
        #[arg(default_value_t = 200)]
        products: u64,
    },
    /// The same for dose-response curves in a dish.
    Dish {
        /// Simulated products of each kind.
        #[arg(default_value_t = 200)]
        products: u64,
    },
    /// The fit of the vial's wall and liquid to the storage rows at 4 C; then every storage row against the model.
    Storage,
    /// Writes crates/skin/data/healing_ensemble.csv: the values of the free healing parameters that are not ruled out.
    HistoryMatch,
    /// What trials of this kind have shown, checked: simulated tables, coverage, each trial left out (docs/src/trials.md).
    TrialsLayer {
        /// Simulated tables; 0 for none.
        #[arg(default_value_t = 200)]
        tables: u64,
    },
    /// Positive controls: writes docs/src/controls.md.
    Controls,
    /// Writes docs/src/body.md: the body after a dose into a vein beside every row it can be set against.
    Body,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().check) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(check: &Check) -> Outcome {
    match check {
        Check::Transport { group } => transport::print(group.as_deref()),
        Check::Routes => routes::print()?,
        Check::ColdFilm => cold_film::print()?,
        Check::Dosimetry => dosimetry::print(),
        Check::Healing { samples } => healing::print(*samples),
        Check::Hair { samples } => hair::print(*samples),
        Check::Series { products } => series::print(*products)?,
        Check::Dish { products } => series::print_dish(*products)?,
        Check::Storage => storage::print()?,
        Check::HistoryMatch => history_match::write()?,
        Check::TrialsLayer { tables } => trials_layer::print(*tables)?,
        Check::Controls => std::fs::write(
            exoskin_validation::root().join("docs/src/controls.md"),
            exoskin_validation::controls::page()?,
        )?,
        Check::Body => {
            std::fs::write(exoskin_validation::root().join("docs/src/body.md"), exoskin_hazard::vein::page()?)?
        }
    }
    Ok(())
}
