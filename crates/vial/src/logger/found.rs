//! What a logger file contains, for a person who has to choose: its columns of numbers, the orders that its dates fit,
//! its devices.

use exoskin_quantity::{Checked, Date, Source};

use super::stamp::DateOrder;
use super::{choice, layout, survey};

/// A column of numbers.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FoundColumn {
    /// Its number, from 1.
    pub number: usize,
    /// Its heading; empty where it has none.
    pub heading: String,
    /// Whether heading or cells say that it is a temperature.
    pub is_temperature: bool,
    /// Cells with a number.
    pub readings: usize,
    /// The lowest number.
    pub low: f64,
    /// The highest number.
    pub high: f64,
}

/// An order that all dates fit.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FoundOrder {
    /// Its word.
    pub word: &'static str,
    /// The first date of the file in that order.
    pub first: Option<Date>,
}

/// What a logger file contains.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Found {
    /// Columns of numbers.
    pub columns: Vec<FoundColumn>,
    /// Orders of day, month and year; several where the file leaves it open.
    pub dates: Vec<FoundOrder>,
    /// Devices, where a column names them.
    pub devices: Vec<String>,
}

/// Looks through a logger file without choosing anything.
///
/// # Errors
/// No times are found in it.
pub fn found(source: &Source) -> Checked<Found> {
    let layout = layout::detect(source)?;
    let survey = survey::survey(source, &layout);
    let columns = choice::numeric(source, &layout, &survey);
    let columns = columns.into_iter().map(|(column, is_temperature)| {
        let cells = &survey.columns[column];
        let heading = layout.headings.get(column).cloned().unwrap_or_default();
        FoundColumn {
            number: column + 1,
            heading,
            is_temperature,
            readings: cells.numbers,
            low: cells.low,
            high: cells.high,
        }
    });
    Ok(Found {
        columns: columns.collect(),
        dates: survey
            .days
            .possible()
            .into_iter()
            .map(|(order, first)| FoundOrder { word: order.word(), first })
            .collect(),
        devices: choice::devices(&layout, &survey),
    })
}

impl DateOrder {
    /// Every order with its word.
    pub const WORDS: [(&'static str, DateOrder); 3] = [
        ("day-first", DateOrder::DayFirst),
        ("month-first", DateOrder::MonthFirst),
        ("year-first", DateOrder::YearFirst),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        DateOrder::WORDS.into_iter().find(|(_, order)| *order == self).map_or("", |(word, _)| word)
    }
}
