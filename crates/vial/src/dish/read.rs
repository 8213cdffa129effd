//! Reading a dose-response curve: CSV with commas, semicolons or tabs.

use std::path::Path;

use exoskin_quantity::{Checked, Comma, Dimension, Source, leading_number, nearest, quoted};

use super::heading::{COLUMNS, Column, Heading, Unit, headings};
use super::{BEHAVIOURS, DishCurve, DishRow, Dose, groups};
use crate::looks::{Looks, named};
use crate::nta::{Cell, Line, delimiter, lines};
use crate::parameters::SERIES_POTENCY_SPREAD;
use crate::series::Reading;
use crate::series::cells::{Cells, Spread, is_blank};
use crate::series::heading::{Scale, SpreadKind};

/// The largest curve that is read, in bytes, and the most lines.
const MAX_BYTES: u64 = 1 << 20; // number: limit of what is accepted as input
const MOST_ROWS: usize = 500; // number: limit of what is accepted as input
/// Limits of doses (per um³, and per cell), times (s), cells (per um²) and depths (um).
const PER_UM3: std::ops::RangeInclusive<f64> = 0.0..=1e3; // number: limits of what is accepted as input
const PER_CELL: std::ops::RangeInclusive<f64> = 0.0..=1e9; // number: limits of what is accepted as input
const TIMES_S: std::ops::RangeInclusive<f64> = 60.0..=3e6; // number: limits of what is accepted as input
const CELLS_UM2: std::ops::RangeInclusive<f64> = 1e-7..=0.1; // number: limits of what is accepted as input
const DEPTHS_UM: std::ops::RangeInclusive<f64> = 50.0..=5e4; // number: limits of what is accepted as input
/// Responses relative to a control, and those in a unit of their own.
const MOST_RESPONSE: f64 = 1e3; // number: limit of what is accepted as input
const MOST_RAW: f64 = 1e12; // number: limit of what is accepted as input
/// Words for a well without vesicles.
const CONTROLS: [&str; 6] = ["control", "vehicle", "untreated", "none", "blank", "medium"];
/// What laboratories call a behaviour.
const OTHER_WORDS: [(&str, &str); 18] = [
    ("scratch", "migration"),
    ("scratch closure", "migration"),
    ("scratch assay", "migration"),
    ("wound closure", "migration"),
    ("wound healing", "migration"),
    ("wound healing assay", "migration"),
    ("gap closure", "migration"),
    ("keratinocyte migration", "migration"),
    ("keratinocyte proliferation", "division"),
    ("fibroblast proliferation", "fibroblasts"),
    ("tube formation", "vessels"),
    ("angiogenesis", "vessels"),
    ("procollagen", "collagen"),
    ("collagen i", "collagen"),
    ("collagen synthesis", "collagen"),
    ("elastin synthesis", "elastin"),
    ("melanin content", "melanin"),
    ("mmp", "breakdown"),
];
/// What laboratories measure and the model does not have, with why.
const NOT_MODELLED: [(&str, &str); 3] = [
    ("fibroblast migration", "the model has migration of keratinocytes only"),
    ("endothelial migration", "the model has migration of keratinocytes only"),
    ("proliferation", "whose proliferation is not said: `division` (keratinocytes) or `fibroblasts`"),
];

/// Reads a curve from its file.
///
/// # Errors
/// As [`read_dish`]; no such file, too large, or not text.
pub fn read_dish_file(path: &Path) -> Checked<DishCurve> {
    read_dish(&Source::read_export(path, MAX_BYTES)?)
}

/// Reads a curve.
///
/// # Errors
/// With file, line and column: a missing column, a unit, a word or a number that is not understood or out of range, a
/// response in a unit of its own without a line at dose 0, fewer than two doses.
pub fn read_dish(source: &Source) -> Checked<DishCurve> {
    read(source).map_err(|error| named(source, Looks::Dish, error))
}

/// Whether a line could be the heading, for the delimiter.
pub(crate) fn mentions(line: &str) -> bool {
    let line = line.to_lowercase();
    ["response", "dose", "particles", "hours", "fold", "partikel", "stunden"].iter().any(|word| line.contains(word))
}

/// Whether a line is the heading of a curve.
pub(crate) fn is_heading(source: &Source, line: &Line<'_>) -> bool {
    headings(source, line).is_ok()
}

fn read(source: &Source) -> Checked<DishCurve> {
    let delimiter = delimiter(&source.text, mentions);
    let lines = lines(&source.text, delimiter);
    let mut data = lines.iter().filter(|line| !line.cell(0).text.starts_with('#'));
    let Some(first) = data.next() else {
        return Err(source.error_at(0, "the curve has no heading").expected(COLUMNS));
    };
    let headings = headings(source, first)?;
    let comma = if delimiter == ',' { Comma::Open } else { Comma::Decimal };
    let reader = Reader { headings: &headings, cells: Cells { source, comma } };
    let rows = data.map(|line| reader.row(line)).collect::<Checked<Vec<DishRow>>>()?;
    if rows.len() > MOST_ROWS {
        let problem = format!("the curve has more than {MOST_ROWS} lines");
        return Err(source.error_at(0, problem).expected("the curves of one product"));
    }
    let curve =
        DishCurve { file: source.name.clone(), groups: groups(&rows), notes: notes(first, &headings, &rows), rows };
    reader.checked(curve, first)
}

fn notes(first: &Line<'_>, headings: &[Option<Heading>], rows: &[DishRow]) -> Vec<String> {
    let unused = first.cells.iter().zip(headings).filter(|(_, heading)| heading.is_none());
    let unused: Vec<String> = unused.map(|(cell, _)| quoted(cell.text)).collect();
    let mut notes = Vec::new();
    if !unused.is_empty() {
        notes.push(format!("The curve's columns {} were read, but are not used.", unused.join(", ")));
    }
    if rows.iter().any(|row| !row.response.has_own_spread) {
        notes.push(format!(
            "Responses without a spread (column `sd`) are taken to scatter by {} (assumed).",
            exoskin_quantity::write::percent(SERIES_POTENCY_SPREAD.prior.median())
        ));
    }
    if rows.iter().any(|row| row.depth_um.is_none() && matches!(row.dose, Dose::PerVolume(_))) {
        notes.push("The depth of the medium is not stated (`depth (mm)`), so it is drawn: 1.5 to 4 mm.".into());
    }
    notes
}

struct Reader<'a> {
    headings: &'a [Option<Heading>],
    cells: Cells<'a>,
}

impl Reader<'_> {
    fn of(&self, column: Column) -> Option<(usize, Heading)> {
        let found = |(place, heading): (usize, &Option<Heading>)| {
            heading.filter(|heading| heading.column == column).map(|heading| (place, heading))
        };
        self.headings.iter().enumerate().find_map(found)
    }

    /// The cell of a column; none where it is empty.
    fn cell<'l>(&self, line: &Line<'l>, column: Column) -> Option<(Cell<'l>, Heading)> {
        let (place, heading) = self.of(column)?;
        let cell = line.cell(place);
        (!is_blank(cell.text)).then_some((cell, heading))
    }

    fn needed<'l>(&self, line: &Line<'l>, column: Column, name: &str) -> Checked<(Cell<'l>, Heading)> {
        self.cell(line, column).ok_or_else(|| {
            self.cells.source.error_at(line.cell(0).byte, format!("{name} is missing")).expected(COLUMNS)
        })
    }

    fn row(&self, line: &Line<'_>) -> Checked<DishRow> {
        if line.cells.len() > self.headings.len() {
            return Err(self.cells.too_many(line.cell(self.headings.len())));
        }
        let dose = self.dose(self.needed(line, Column::Dose, "the dose")?)?;
        let time = self.needed(line, Column::Time, "the time")?;
        let cells = match dose {
            Dose::PerVolume(_) => Some(self.needed(line, Column::Cells, "the cells per area")?),
            Dose::PerCell(_) => self.cell(line, Column::Cells),
        };
        let quantity = |of: (Cell<'_>, Heading), dimension, ends| self.quantity(of, dimension, ends);
        Ok(DishRow {
            place: self.cells.source.place(line.cell(0).byte),
            dose,
            seconds: quantity(time, Dimension::Time, TIMES_S)?,
            cells_per_um2: cells.map(|cell| quantity(cell, Dimension::AreaDensity, CELLS_UM2)).transpose()?,
            depth_um: self
                .cell(line, Column::Depth)
                .map(|cell| quantity(cell, Dimension::Length, DEPTHS_UM))
                .transpose()?,
            behaviour: self.behaviour(line)?,
            response: self.response(line)?,
            factor: match self.of(Column::Response).map(|(_, heading)| heading.unit) {
                Some(Unit::Response(scale) | Unit::Raw(scale)) => scale.factor,
                _ => 1.0,
            },
        })
    }

    /// A plain number where the heading has the unit, or a quantity with its own.
    fn quantity(
        &self,
        (cell, heading): (Cell<'_>, Heading),
        dimension: Dimension,
        ends: std::ops::RangeInclusive<f64>,
    ) -> Checked<f64> {
        if let Unit::Factor(factor) = heading.unit {
            return self.cells.quantity(cell, factor, dimension, ends);
        }
        let number = leading_number(cell.text, self.cells.comma).map_err(|wrong| self.wrong(cell, wrong))?;
        if number.rest.is_empty() {
            return Err(self.without_unit(cell, dimension.examples()));
        }
        self.cells.quantity(cell, 1.0, dimension, ends)
    }

    fn wrong(&self, cell: Cell<'_>, wrong: exoskin_quantity::NumberProblem) -> exoskin_quantity::Diagnostic {
        wrong.at(self.cells.source, cell.byte)
    }

    fn without_unit(&self, cell: Cell<'_>, expected: &str) -> exoskin_quantity::Diagnostic {
        let problem = format!("{} has no unit, and neither has its heading", quoted(cell.text));
        self.cells.source.error_at(cell.byte, problem).expected(expected)
    }

    fn dose(&self, (cell, heading): (Cell<'_>, Heading)) -> Checked<Dose> {
        let word = cell.text.to_lowercase();
        if CONTROLS.contains(&word.as_str()) {
            return Ok(if heading.unit == Unit::PerCell { Dose::PerCell(0.0) } else { Dose::PerVolume(0.0) });
        }
        if heading.unit == Unit::PerCell {
            return self.cells.quantity(cell, 1.0, Dimension::Count, PER_CELL).map(Dose::PerCell);
        }
        if heading.unit == Unit::InCells && word == "0" {
            return Ok(Dose::PerVolume(0.0));
        }
        self.quantity((cell, heading), Dimension::Concentration, PER_UM3).map(Dose::PerVolume)
    }

    fn behaviour(&self, line: &Line<'_>) -> Checked<&'static str> {
        if let Some(named) = self.of(Column::Response).and_then(|(_, heading)| heading.behaviour) {
            return Ok(named);
        }
        let (cell, _) = self.needed(line, Column::Behaviour, "the behaviour")?;
        let word = cell.text.to_lowercase();
        let words = BEHAVIOURS.iter().map(|(word, _)| *word);
        let other = OTHER_WORDS.iter().find(|(other, _)| *other == word).map(|(_, known)| *known);
        words.clone().find(|known| *known == word).or(other).ok_or_else(|| {
            let why = NOT_MODELLED.iter().find(|(other, _)| *other == word).map_or("", |(_, why)| why);
            let colon = if why.is_empty() { "" } else { ": " };
            let problem = format!("{} is not a behaviour that the model knows{colon}{why}", quoted(cell.text));
            let known: Vec<String> = BEHAVIOURS.iter().map(|(word, what)| format!("{word} ({what})")).collect();
            let wrong = self.cells.source.error_at(cell.byte, problem).expected(known.join(", "));
            wrong.nearest(nearest(&word, words))
        })
    }

    fn response(&self, line: &Line<'_>) -> Checked<Reading> {
        let (cell, heading) = self.needed(line, Column::Response, "the response")?;
        let (scale, most) = match heading.unit {
            Unit::Raw(scale) => (scale, MOST_RAW),
            Unit::Response(scale) => (scale, MOST_RESPONSE),
            _ => return Err(self.without_unit(cell, COLUMNS)),
        };
        let is_raw = matches!(heading.unit, Unit::Raw(_));
        let refused = match () {
            () if cell.text.starts_with(['<', '≤', '>', '≥']) => Some("is a limit, not a value"),
            () if is_raw && cell.text.contains('%') => Some("is in per cent, its heading is not"),
            () => None,
        };
        if let Some(problem) = refused {
            let wrong = self.cells.source.error_at(cell.byte, format!("{} {problem}", quoted(cell.text)));
            return Err(wrong.expected("the mean of the wells, with its spread"));
        }
        let spread = Spread {
            column: self.cell(line, Column::Spread).map(|spread| self.spread(spread, scale)).transpose()?,
            repeats: self.cell(line, Column::Repeats).map(|(cell, _)| cell),
            usual: SERIES_POTENCY_SPREAD.prior.median(),
        };
        self.cells.reading(cell, scale, most, &spread)
    }

    /// A column of spreads without a unit has that of the values; per cent of what must be clear.
    fn spread<'l>(&self, (cell, heading): (Cell<'l>, Heading), values: Scale) -> Checked<(Cell<'l>, Scale)> {
        let Unit::Response(scale) = heading.unit else { return Err(self.without_unit(cell, COLUMNS)) };
        if scale.spread == SpreadKind::Relative {
            return Ok((cell, scale));
        }
        let in_percent = scale.factor < 1.0 || cell.text.ends_with('%');
        if in_percent && values.factor >= 1.0 {
            let problem = format!("{} may be per cent of the response or of the control", quoted(cell.text));
            let expected = "a column `cv (%)` for per cent of the response, or `sd` in the response's own unit";
            return Err(self.cells.source.error_at(cell.byte, problem).expected(expected));
        }
        Ok((cell, Scale { factor: values.factor, ..scale }))
    }

    /// What only the whole curve shows.
    fn checked(&self, curve: DishCurve, first: &Line<'_>) -> Checked<DishCurve> {
        let mut doses: Vec<f64> = curve
            .rows
            .iter()
            .map(|row| match row.dose {
                Dose::PerVolume(dose) | Dose::PerCell(dose) => dose,
            })
            .collect();
        doses.sort_by(f64::total_cmp);
        doses.dedup();
        if doses.len() < 2 {
            let problem = format!("the curve has {} different doses on {} lines", doses.len(), curve.rows.len());
            return Err(self.cells.source.error_at(first.end, problem).expected("two doses or more"));
        }
        let is_raw = self.of(Column::Response).is_some_and(|(_, heading)| matches!(heading.unit, Unit::Raw(_)));
        match curve.groups.iter().find(|group| is_raw && !group.has_control) {
            Some(group) => {
                let row = &curve.rows[group.rows[0]];
                let problem = format!("`{}` has no line at dose 0 in this kind of dish", row.behaviour);
                let expected =
                    "a line at dose 0 with the same time and cells, or a response relative to it: `response (fold)`";
                Err(curve.error_at(group.rows[0], problem).expected(expected))
            }
            None => Ok(curve),
        }
    }
}
