//! A finished run as files for other programs: tables as CSV or Parquet, pictures of the course as VTK.

use std::path::{Path, PathBuf};

use exoskin_quantity::{Checked, Diagnostic};
use exoskin_record::summary::Summary;
use exoskin_record::{ExportDir, RecordError, table_csv, table_words, tables, vtk};
use serde::Serialize;

use crate::draws::{DRAWS, INPUTS};
use crate::error::{Error, Result};
use crate::open::open;
use crate::question::Question;
use crate::watch::Watch;

/// Where files go inside the run's folder unless another folder is named.
const FOLDER: &str = "export";

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Every table as CSV: strip, ledger, cells, readouts, differences, draws, inputs; and what their columns contain.
    Csv,
    /// The same tables as Parquet.
    Parquet,
    /// Where the vesicles of one channel are, at each reported hour, for ParaView.
    Vtk,
}

/// Files of a finished run for other programs.
#[derive(Clone, Debug)]
pub struct Export {
    /// The run's folder.
    pub run: PathBuf,
    /// At least one.
    pub forms: Vec<Form>,
    /// Where the files go; none means `export` inside the run's folder.
    pub out: Option<PathBuf>,
    /// Whether files that an earlier export left are replaced.
    pub overwrite: bool,
}

impl Export {
    /// Files inside the run's folder, none of which may exist yet.
    pub fn of(run: impl Into<PathBuf>, forms: &[Form]) -> Export {
        Export { run: run.into(), forms: forms.to_vec(), out: None, overwrite: false }
    }
}

impl Question for Export {
    type Answer = ExportAnswer;

    fn ask_watched(&self, watch: &dyn Watch) -> Result<ExportAnswer> {
        let summary = open(&self.run)?;
        let mut files = files(&summary, &self.forms)?;
        files.extend(draws(&self.run, &self.forms)?);
        if self.forms.contains(&Form::Csv) {
            files.push(columns(&self.run, &summary)?);
        }
        let folder = self.out.clone().unwrap_or_else(|| self.run.join(FOLDER));
        room(&folder, &files)?;
        let place = ExportDir::open(&folder)?;
        let taken = place.taken(files.iter().map(|(name, _)| name.as_str()))?;
        if let Some(taken) = taken.filter(|_| !self.overwrite) {
            return Err(is_taken(&folder.join(taken)).into());
        }
        if watch.stopped() {
            return Err(Error::Interrupted { kept: false });
        }
        place.write(&files)?;
        Ok(ExportAnswer { files: files.into_iter().map(|(name, _)| folder.join(name)).collect() })
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportAnswer {
    /// The files, in order.
    pub files: Vec<PathBuf>,
}

type File = (String, Vec<u8>);

fn files(summary: &Summary, forms: &[Form]) -> std::result::Result<Vec<File>, RecordError> {
    let mut files = Vec::new();
    for table in tables::all(summary)? {
        if forms.contains(&Form::Csv) {
            files.push((format!("{}.csv", table.name), table.csv()?));
        }
        if forms.contains(&Form::Parquet) {
            files.push((format!("{}.parquet", table.name), table.parquet()?));
        }
    }
    if forms.contains(&Form::Vtk) {
        files.extend(pictures(summary));
    }
    Ok(files)
}

/// What every column of the tables contains.
fn columns(run: &Path, summary: &Summary) -> Result<File> {
    let mut others = Vec::new();
    for (name, file) in [("draws", DRAWS), ("inputs", INPUTS)] {
        let path = run.join(file);
        if path.is_file() {
            others.push((name, table_csv::headings(&path)?));
        }
    }
    Ok(("columns.csv".to_owned(), table_words::columns(summary, &others)?.csv()?))
}

/// The draws and their inputs; none in runs of so many samples that there are no such tables, or of earlier versions.
fn draws(run: &Path, forms: &[Form]) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for name in [DRAWS, INPUTS] {
        let path = run.join(name);
        if !path.is_file() {
            continue;
        }
        if forms.contains(&Form::Csv) {
            files.push((name.replace(".parquet", ".csv"), table_csv::csv(&path)?));
        }
        if forms.contains(&Form::Parquet) {
            let bytes = std::fs::read(&path);
            let bytes = bytes.map_err(|error| Error::run(format!("cannot read {} ({error})", path.display())))?;
            files.push((name.to_owned(), bytes));
        }
    }
    Ok(files)
}

/// The grids of each arm in order of time, and the list that ties them; arms without a picture have none.
fn pictures(summary: &Summary) -> Vec<File> {
    let mut files = Vec::new();
    for (arm, number) in summary.arms.iter().zip(1..) {
        let stem = format!("arm_{number}_{}", plain(&arm.name));
        let grids =
            arm.course.pictures.iter().zip(1..).filter_map(|(picture, time)| {
                Some((picture.hours, format!("{stem}_{time:02}.vtr"), vtk::grid(picture)?))
            });
        let grids: Vec<(f64, String, String)> = grids.collect();
        if grids.is_empty() {
            continue;
        }
        let list = vtk::collection(grids.iter().map(|(hours, name, _)| (*hours, name.as_str())));
        files.push((format!("{stem}.pvd"), list.into_bytes()));
        files.extend(grids.into_iter().map(|(_, name, grid)| (name, grid.into_bytes())));
    }
    files
}

/// An arm's name as part of a file name: lower-case letters, digits and `_`.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

/// Refuses, before any file is written, a place that cannot take them all.
fn room(folder: &Path, files: &[File]) -> Checked<()> {
    let wrong = |problem: &str, expected: &str| {
        Diagnostic::new(problem).in_file(folder.display().to_string()).expected(expected)
    };
    if files.is_empty() {
        return Err(wrong(
            "there is nothing to export",
            "a run that contains what was asked for, and at least one of --csv, --parquet and --vtk",
        ));
    }
    if folder.exists() && !folder.is_dir() {
        return Err(wrong("this is not a folder", "a folder, or a name that is still free"));
    }
    Ok(())
}

fn is_taken(path: &Path) -> Diagnostic {
    Diagnostic::new("this file already exists")
        .in_file(path.display().to_string())
        .expected("another folder, or --overwrite to replace what an earlier export left")
}
