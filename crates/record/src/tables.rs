//! The numbers of a summary as flat tables that any tool can read.

use std::collections::BTreeSet;

use crate::error::RecordError;
use crate::summary::{ArmSummary, Band, CellSummary, Difference, Summary};
use crate::table::{Column, Table};

const HOURS_PER_DAY: f64 = 24.0;

/// Every table of a run.
///
/// # Errors
/// As [`ledger`].
pub fn all(summary: &Summary) -> Result<Vec<Table>, RecordError> {
    Ok(vec![strip(summary), ledger(summary)?, cells(summary), readouts(summary), differences(summary)])
}

/// `strip`: one line per arm and step of the counting strip; vesicles per treatment.
pub fn strip(summary: &Summary) -> Table {
    let lines = || summary.arms.iter().flat_map(|arm| arm.strip.iter().map(move |step| (arm, step)));
    let bands: Vec<Option<Band>> = lines().map(|(_, step)| Some(step.band())).collect();
    let table = Table::new("strip")
        .with("arm", Column::Text(lines().map(|(arm, _)| arm.name.clone()).collect()))
        .with("step", Column::Text(lines().map(|(_, step)| step.step.clone()).collect()));
    banded(table, "", &bands)
}

/// `ledger`: one line per arm and fate; integer counts of the reported draw, shares over the draws.
///
/// # Errors
/// A count above 9e18.
pub fn ledger(summary: &Summary) -> Result<Table, RecordError> {
    let lines = || summary.arms.iter().flat_map(|arm| arm.ledger.fates.iter().map(move |fate| (arm, fate)));
    let counts: Result<Vec<i64>, _> = lines().map(|(_, (_, count))| i64::try_from(*count)).collect();
    let too_large = |_| RecordError::Format { document: "ledger", problem: "a count above 9e18".to_owned() };
    let shares: Vec<Option<Band>> = lines().map(|(arm, (fate, _))| arm.fate_shares.get(fate).copied()).collect();
    let table = Table::new("ledger")
        .with("arm", Column::Text(lines().map(|(arm, _)| arm.name.clone()).collect()))
        .with("fate", Column::Text(lines().map(|(_, (fate, _))| fate.clone()).collect()))
        .with("count", Column::Count(counts.map_err(too_large)?));
    Ok(banded(table, "share_", &shares))
}

/// `cells`: one line per arm and cell type: how many there are, vesicles per cell, shares of cells that were hit.
pub fn cells(summary: &Summary) -> Table {
    let lines = || summary.arms.iter().flat_map(|arm| arm.cells.iter().map(move |cells| (arm, cells)));
    let of = |band: fn(&CellSummary) -> Band| lines().map(|(_, (_, cells))| Some(band(cells))).collect::<Vec<_>>();
    let table = Table::new("cells")
        .with("arm", Column::Text(lines().map(|(arm, _)| arm.name.clone()).collect()))
        .with("cell_type", Column::Text(lines().map(|(_, (name, _))| name.clone()).collect()))
        .with("count", Column::Number(lines().map(|(_, (_, cells))| cells.count).collect()));
    let table = banded(table, "mean_", &of(|cells| cells.mean));
    let table = banded(table, "share_hit_1_", &of(|cells| cells.share_hit_1));
    let table = banded(table, "share_hit_10_", &of(|cells| cells.share_hit_10));
    banded(table, "mean_of_hit_", &of(|cells| cells.mean_of_hit))
}

/// `readouts`: one line per arm, readout and time; the course of the counts first (shares of the applied vesicles by
/// place in the reported draw, which has no band), then every readout with its band.
pub fn readouts(summary: &Summary) -> Table {
    let lines: Vec<Line<'_>> = summary.arms.iter().flat_map(|arm| course(arm).chain(by_day(arm))).collect();
    Table::new("readouts")
        .with("arm", Column::Text(lines.iter().map(|line| line.arm.to_owned()).collect()))
        .with("readout", Column::Text(lines.iter().map(|line| line.readout.to_owned()).collect()))
        .with("unit", Column::Text(lines.iter().map(|line| line.unit.to_owned()).collect()))
        .with("day", Column::Number(lines.iter().map(|line| line.day).collect()))
        .with("median", Column::Number(lines.iter().map(|line| line.median).collect()))
        .with("p05", Column::Maybe(lines.iter().map(|line| line.p05).collect()))
        .with("p95", Column::Maybe(lines.iter().map(|line| line.p95).collect()))
}

/// `differences`: one line per arm, readout and reported day. Bands are three columns each: the value, the change from
/// the start, the difference from the arm `against`, the same under each hypothesis alone (`if_nothing_median`, ...),
/// and the share of the change due to the procedure. No line where nothing was compared.
pub fn differences(summary: &Summary) -> Table {
    let rows: Vec<&Difference> = summary.comparison.iter().flat_map(|comparison| &comparison.rows).collect();
    let against = summary.comparison.as_ref().map_or("", |comparison| &comparison.against);
    let text = |of: fn(&Difference) -> &str| Column::Text(rows.iter().map(|row| of(row).to_owned()).collect());
    let bands = |of: &dyn Fn(&Difference) -> Option<Band>| rows.iter().map(|row| of(row)).collect::<Vec<_>>();
    let table = Table::new("differences")
        .with("arm", text(|row| &row.arm))
        .with("against", Column::Text(rows.iter().map(|_| against.to_owned()).collect()))
        .with("readout", text(|row| &row.readout))
        .with("unit", text(|row| &row.unit))
        .with("day", Column::Number(rows.iter().map(|row| row.day).collect()))
        .with("above", Column::Number(rows.iter().map(|row| row.above).collect()));
    let table = banded(table, "value_", &bands(&|row| Some(row.value)));
    let table = banded(table, "change_", &bands(&|row| Some(row.change)));
    let table = banded(table, "difference_", &bands(&|row| Some(row.difference)));
    let hypotheses: BTreeSet<&String> = rows.iter().flat_map(|row| row.by_hypothesis.keys()).collect();
    let table = hypotheses.into_iter().fold(table, |table, name| {
        banded(table, &format!("if_{name}_"), &bands(&|row| row.by_hypothesis.get(name).copied()))
    });
    banded(table, "share_of_procedure_", &bands(&|row| row.share_of_procedure))
}

/// The table with three more columns, which are empty where there is no band.
fn banded(table: Table, prefix: &str, bands: &[Option<Band>]) -> Table {
    let ends = |of: fn(Band) -> f64| Column::Maybe(bands.iter().map(|band| band.map(of)).collect());
    table
        .with(format!("{prefix}median"), ends(|band| band.median))
        .with(format!("{prefix}p05"), ends(|band| band.p05))
        .with(format!("{prefix}p95"), ends(|band| band.p95))
}

struct Line<'a> {
    arm: &'a str,
    readout: &'a str,
    unit: &'a str,
    day: f64,
    median: f64,
    p05: Option<f64>,
    p95: Option<f64>,
}

fn course(arm: &ArmSummary) -> impl Iterator<Item = Line<'_>> {
    arm.course.places.iter().flat_map(move |(place, shares)| {
        arm.course.hours.iter().zip(shares).map(move |(hours, &median)| Line {
            arm: &arm.name,
            readout: place,
            unit: "share of applied",
            day: hours / HOURS_PER_DAY,
            median,
            p05: None,
            p95: None,
        })
    })
}

fn by_day(arm: &ArmSummary) -> impl Iterator<Item = Line<'_>> {
    arm.readouts.iter().flat_map(move |(name, readout)| {
        let ends = readout.p05.iter().zip(&readout.p95);
        readout.days.iter().zip(&readout.median).zip(ends).map(move |((&day, &median), (&p05, &p95))| Line {
            arm: &arm.name,
            readout: name,
            unit: &readout.unit,
            day,
            median,
            p05: Some(p05),
            p95: Some(p95),
        })
    })
}
