//! `exoskin export`: a finished run as files for other programs.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use exoskin::{Export, Form, Question};

use crate::failure::Outcome;
use crate::global::Global;

/// `exoskin export`
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("form").required(true).multiple(true), after_help = "\
CSV and Parquet contain the tables strip, ledger, cells, readouts and differences, and every
sample as draws and inputs; columns.csv says what each column contains, with its unit. VTK shows where the vesicles of one channel are at each reported
hour; open the .pvd files in ParaView.

Examples:
  exoskin export runs/ref --csv
  exoskin export runs/ref --parquet --vtk --out tables")]
pub struct Arguments {
    /// Folder of a finished run
    pub run: PathBuf,
    /// Tables as CSV
    #[arg(long, group = "form")]
    pub csv: bool,
    /// Tables as Parquet
    #[arg(long, group = "form")]
    pub parquet: bool,
    /// Pictures of the course as VTK, for ParaView
    #[arg(long, group = "form")]
    pub vtk: bool,
    /// Folder for the files [default: export, inside the run's folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Replace what an earlier export left; any other file stays
    #[arg(long)]
    pub overwrite: bool,
}

/// Runs `exoskin export`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let asked = [(arguments.csv, Form::Csv), (arguments.parquet, Form::Parquet), (arguments.vtk, Form::Vtk)];
    let forms = asked.into_iter().filter(|(asked, _)| *asked).map(|(_, form)| form).collect();
    let question =
        Export { run: arguments.run.clone(), forms, out: arguments.out.clone(), overwrite: arguments.overwrite };
    global.reply(&question.ask()?, |answer| {
        answer.files.iter().map(|file| format!("{}\n", exoskin::shown_path(file))).collect()
    })
}
