//! Cells of a user's own table: quantities, and values with their spread.

use exoskin_quantity::unit::ML_UM3;
use exoskin_quantity::{
    Checked, Comma, Diagnostic, Dimension, Source, leading_number, parse_quantity, quoted, read_number,
};

use super::Reading;
use super::heading::{Scale, SpreadKind};
use crate::nta::Cell;

/// The largest relative spread of one value.
const MOST_SPREAD: f64 = 3.0; // number: limit of what is accepted as input
/// A spread of zero cannot be: a counter that repeats to a thousandth.
const LEAST_SPREAD: f64 = 1e-3; // number: limit of what is accepted as input

/// Whether a cell says that nothing was measured.
pub(crate) fn is_blank(text: &str) -> bool {
    const BLANK: [&str; 10] = ["", "-", "–", "—", "n/a", "na", "n.a.", "nd", "n.d.", "nan"];
    BLANK.contains(&text.to_lowercase().as_str())
}

/// Reads the cells of a table.
pub(crate) struct Cells<'a> {
    pub source: &'a Source,
    pub comma: Comma,
}

/// Where the spread of a value stands.
pub(crate) struct Spread<'a> {
    /// Its own cell.
    pub column: Option<(Cell<'a>, Scale)>,
    /// The cell with the number of repeats.
    pub repeats: Option<Cell<'a>>,
    /// What is taken where nothing is given.
    pub usual: f64,
}

impl Cells<'_> {
    /// A mistake in a cell.
    pub fn placed(&self, cell: Cell<'_>, wrong: Diagnostic) -> Diagnostic {
        wrong.in_file(&self.source.name).at(self.source.place(cell.byte))
    }

    /// A line has a cell that no heading names.
    pub fn too_many(&self, cell: Cell<'_>) -> Diagnostic {
        let wrong = self.source.error_at(cell.byte, "more cells than headings");
        wrong.expected("cells that contain the delimiter in double quotes")
    }

    /// A plain number in the column's unit, or a quantity with its own.
    pub fn quantity(
        &self,
        cell: Cell<'_>,
        factor: f64,
        dimension: Dimension,
        ends: std::ops::RangeInclusive<f64>,
    ) -> Checked<f64> {
        let number = leading_number(cell.text, self.comma).map_err(|wrong| wrong.at(self.source, cell.byte))?;
        let value = match number.rest {
            "" => number.value * factor,
            _ => parse_quantity(cell.text, dimension).map_err(|wrong| self.placed(cell, wrong.unplaced()))?,
        };
        if ends.contains(&value) {
            return Ok(value);
        }
        let problem = format!("{} is out of range", quoted(cell.text));
        Err(self.source.error_at(cell.byte, problem).expected(dimension.examples()))
    }

    /// A value above 0 and up to `most`, with its spread: `6e9 ± 6e8`, or from columns of their own.
    pub fn reading(&self, cell: Cell<'_>, scale: Scale, most: f64, spread: &Spread<'_>) -> Checked<Reading> {
        let (text, is_limit) = match cell.text.strip_prefix(['<', '≤']) {
            Some(text) => (text, true),
            None => (cell.text, false),
        };
        let (value_text, own) = match text.split_once('±').or_else(|| text.split_once("+/-")) {
            Some((value, own)) => (value, Some(own)),
            None => (text, None),
        };
        let value = self.value(cell, value_text, scale)?;
        if !(value > 0.0 && value <= most) {
            let problem = format!("{} is out of range", quoted(cell.text));
            let expected = "a value above 0; where nothing was found, the least that would have been: `< 1e8`";
            return Err(self.source.error_at(cell.byte, problem).expected(expected));
        }
        let has_own_spread = own.is_some() || spread.column.is_some();
        let deviation = match (own, spread.column) {
            (Some(own), _) => self.value(cell, own, scale)? / value,
            (None, Some((cell, scale))) => self.relative(cell, scale, value, spread.repeats)?,
            (None, None) => spread.usual,
        };
        if !(LEAST_SPREAD..=MOST_SPREAD).contains(&deviation) {
            let percent = exoskin_quantity::write::percent(deviation);
            let problem = format!("the spread of {} is {percent} of it", quoted(cell.text));
            return Err(self.source.error_at(cell.byte, problem).expected("a spread between 0.1 % and 300 %"));
        }
        // For a log-normal value: the deviation of its logarithm from the relative one.
        Ok(Reading { value, log_sd: libm::sqrt(libm::log1p(deviation * deviation)), is_limit, has_own_spread })
    }

    /// A number that may carry `%` or `/mL`.
    fn value(&self, cell: Cell<'_>, text: &str, scale: Scale) -> Checked<f64> {
        let number = leading_number(text, self.comma).map_err(|wrong| wrong.at(self.source, cell.byte))?;
        let unit = number.rest.to_lowercase().replace(' ', "");
        match (unit.as_str(), scale.is_share) {
            ("", _) => Ok(number.value * scale.factor),
            ("%", true) => Ok(number.value / 100.0), // number: a conversion of units
            ("/ml" | "perml" | "particles/ml", false) => Ok(number.value / ML_UM3),
            _ => Err(self
                .source
                .error_at(cell.byte, format!("{} after the number is not understood", quoted(number.rest)))
                .expected(if scale.is_share {
                    "a share of the start, in the heading's unit"
                } else {
                    "particles per mL"
                })),
        }
    }

    /// The spread in a column of its own, relative to the value.
    fn relative(&self, cell: Cell<'_>, scale: Scale, value: f64, repeats: Option<Cell<'_>>) -> Checked<f64> {
        let number = leading_number(cell.text, self.comma).map_err(|wrong| wrong.at(self.source, cell.byte))?;
        let relative = match (number.rest, scale.spread) {
            ("%", SpreadKind::Relative) => number.value / 100.0, // number: a conversion of units
            ("%", _) if !scale.is_share => number.value / 100.0, // number: a conversion of units
            (_, SpreadKind::Relative) => number.value * scale.factor,
            _ => self.value(cell, cell.text, scale)? / value,
        };
        let repeats = match (scale.spread, repeats) {
            (SpreadKind::Error, _) | (_, None) => 1.0,
            (_, Some(cell)) => read_number(cell.text, self.comma).map_err(|wrong| wrong.at(self.source, cell.byte))?,
        };
        if repeats >= 1.0 {
            return Ok(relative / libm::sqrt(repeats));
        }
        Err(self.source.error_at(cell.byte, "the number of repeats is below 1").expected("1 or more"))
    }
}
