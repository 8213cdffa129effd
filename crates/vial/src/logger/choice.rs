//! Which column is the temperature, which lines are the device's: named by the file, or by the user.

use exoskin_quantity::write::plural;
use exoskin_quantity::{Checked, Diagnostic, Source, nearest, quoted};

use super::heading;
use super::layout::Layout;
use super::survey::{Column, Survey};

/// The column of the temperatures, with what is to be said about it.
pub(super) fn temperature(
    source: &Source,
    layout: &Layout,
    survey: &Survey,
    given: Option<&str>,
) -> Checked<(usize, Option<String>)> {
    let chooser = Chooser { source, layout, survey };
    if let Some(name) = given {
        return chooser.given(name).map(|column| (column, None));
    }
    let named: Vec<usize> = chooser.candidates(|column| chooser.is_named(column));
    if let [only] = named[..]
        && heading::is_surroundings(chooser.heading(only))
    {
        // The room's or the logger's own temperature is the vial's only where nothing else can be.
        let others = chooser.candidates(|column| column == only || chooser.may_be(column));
        return if others.len() > 1 { Err(chooser.ambiguous(&others)) } else { Ok((only, None)) };
    }
    if let [first, ..] = named[..] {
        return chooser.one_of(&named, first);
    }
    let plain = chooser.candidates(|column| chooser.may_be(column));
    match plain[..] {
        [] => Err(chooser.none()),
        [only] => {
            let note =
                format!("No heading names a temperature; {} has the only numbers and was used.", chooser.name(only));
            let silent = layout.heading_fields == 0 || chooser.heading(only).is_empty();
            Ok((only, (!silent).then_some(note)))
        }
        [..] => Err(chooser.ambiguous(&plain)),
    }
}

/// Every column of numbers, and whether it is named a temperature.
pub(super) fn numeric(source: &Source, layout: &Layout, survey: &Survey) -> Vec<(usize, bool)> {
    let chooser = Chooser { source, layout, survey };
    chooser.candidates(|_| true).into_iter().map(|column| (column, chooser.is_named(column))).collect()
}

/// The devices that the first column of devices names, where there are several.
pub(super) fn devices(layout: &Layout, survey: &Survey) -> Vec<String> {
    let columns = (0..survey.columns.len()).filter(|column| may_name_devices(layout, survey, *column));
    let is_device = |column: &usize| {
        let cells = &survey.columns[*column];
        cells.alternates() || (heading::is_device(heading_of(layout, *column)) && cells.texts.len() > 1)
    };
    let first = columns.into_iter().find(is_device);
    first.map_or_else(Vec::new, |column| survey.columns[column].texts.iter().map(|(text, _)| text.clone()).collect())
}

struct Chooser<'a> {
    source: &'a Source,
    layout: &'a Layout,
    survey: &'a Survey,
}

impl Chooser<'_> {
    fn heading(&self, column: usize) -> &str {
        self.layout.headings.get(column).map_or("", String::as_str)
    }

    fn column(&self, column: usize) -> Option<&Column> {
        self.survey.columns.get(column)
    }

    fn candidates(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let numeric = |column: &usize| !self.layout.times.has(*column) && self.survey.columns[*column].is_numeric();
        (0..self.survey.columns.len()).filter(numeric).filter(|column| wanted(*column)).collect()
    }

    /// Whether the heading or the cells name a temperature.
    fn is_named(&self, column: usize) -> bool {
        let by_cells = self.column(column).is_some_and(|cells| cells.beside.contains(&true))
            || self.survey.unit_of(column).is_some();
        let heading = self.heading(column);
        heading::is_temperature(heading) || (by_cells && !heading::is_other(heading))
    }

    /// Whether numbers without a name can be temperatures.
    fn may_be(&self, column: usize) -> bool {
        let heading = self.heading(column);
        let counts = self.column(column).is_some_and(|cells| cells.is_counting && cells.is_whole && cells.numbers > 2);
        !heading::is_other(heading) && !heading::is_counting(heading) && !heading::is_time(heading) && !counts
    }

    /// One of several columns that are named temperatures: any where all contain the same.
    fn one_of(&self, named: &[usize], first: usize) -> Checked<(usize, Option<String>)> {
        let [_, others @ ..] = named else { return Ok((first, None)) };
        if others.is_empty() {
            return Ok((first, None));
        }
        let cells = &self.survey.columns;
        if !others.iter().all(|other| cells[first].repeats(&cells[*other])) {
            return Err(self.ambiguous(named));
        }
        // Of the same temperatures in both scales the one in °C.
        let celsius = |column: &&usize| {
            super::scale::in_heading(self.heading(**column)) == super::scale::Named::One(super::Scale::Celsius)
        };
        let used = named.iter().find(celsius).copied().unwrap_or(first);
        let more = plural(others.len(), "other column");
        Ok((used, Some(format!("The file has the same temperatures in {more}; {} was used.", self.name(used)))))
    }

    /// The column by its heading, part of it, or its number.
    fn given(&self, name: &str) -> Checked<usize> {
        let wanted = name.trim().to_lowercase();
        let headings: Vec<String> = self.layout.headings.iter().map(|heading| heading.to_lowercase()).collect();
        let matching = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
            headings.iter().enumerate().filter(|(_, heading)| fits(heading)).map(|(column, _)| column).collect()
        };
        let exact = matching(&|heading| heading == wanted);
        let found = match exact[..] {
            [] => matching(&|heading| !wanted.is_empty() && heading.contains(&wanted)),
            _ => exact.clone(),
        };
        let by_number = wanted.parse::<usize>().ok().filter(|number| (1..=self.survey.columns.len()).contains(number));
        // A digit also stands in serial numbers: only a whole heading comes before the number of a column.
        match (found[..].len(), by_number) {
            (1, None) => self.numeric(found[0], name),
            (1, Some(_)) if exact.len() == 1 => self.numeric(found[0], name),
            (_, Some(number)) if exact.is_empty() => self.numeric(number - 1, name),
            (0, _) => {
                let known = self.layout.headings.iter().filter(|heading| !heading.is_empty());
                Err(self
                    .wrong(format!("no column is called {}", quoted(name)))
                    .expected(self.names(&self.candidates(|_| true)))
                    .nearest(nearest(name, known.map(String::as_str))))
            }
            _ => Err(self
                .wrong(format!("{} fits {}", quoted(name), plural(found.len(), "column")))
                .expected(self.names(&found))),
        }
    }

    fn numeric(&self, column: usize, name: &str) -> Checked<usize> {
        if heading::is_other(self.heading(column)) {
            return Err(self
                .wrong(format!("{} is not a measured temperature", self.name(column)))
                .expected(self.names(&self.candidates(|column| !heading::is_other(self.heading(column))))));
        }
        if self.column(column).is_some_and(Column::is_numeric) && !self.layout.times.has(column) {
            return Ok(column);
        }
        Err(self
            .wrong(format!("the column {} has no numbers", quoted(name)))
            .expected(self.names(&self.candidates(|_| true))))
    }

    fn name(&self, column: usize) -> String {
        match self.heading(column) {
            "" => format!("column {}", column + 1),
            heading => quoted(heading),
        }
    }

    fn names(&self, columns: &[usize]) -> String {
        let name = |column: &usize| match self.heading(*column) {
            "" => format!("column {}", column + 1),
            heading => format!("{} ({})", column + 1, quoted(heading)),
        };
        let names: Vec<String> = columns.iter().map(name).collect();
        format!("--log-column with the heading or the number of one column: {}", names.join(", "))
    }

    fn wrong(&self, problem: String) -> Diagnostic {
        self.source.error_at(self.layout.data_from, problem)
    }

    fn ambiguous(&self, columns: &[usize]) -> Diagnostic {
        let problem =
            format!("which column is the vial's temperature? The file has {}", plural(columns.len(), "candidate"));
        self.wrong(problem).expected(self.names(columns))
    }

    fn none(&self) -> Diagnostic {
        self.wrong("no column has temperatures".into())
            .expected("a column of numbers under a heading such as `Temperature (°C)`, or --log-column with its heading or number")
    }
}

/// The column that names devices and the device whose lines count, where there are several.
pub(super) fn device(
    source: &Source,
    layout: &Layout,
    survey: &Survey,
    given: Option<&str>,
) -> Checked<Option<(usize, String)>> {
    let columns: Vec<usize> =
        (0..survey.columns.len()).filter(|column| may_name_devices(layout, survey, *column)).collect();
    let wrong = |problem: String| source.error_at(layout.data_from, problem);
    let texts = |column: usize| survey.columns[column].texts.iter().map(|(text, _)| text.as_str());
    let Some(name) = given else {
        let several = |column: &&usize| {
            let cells = &survey.columns[**column];
            let repeated = cells.texts.iter().any(|(_, count)| *count > 1);
            cells.alternates()
                || (heading::is_device(heading_of(layout, **column)) && cells.texts.len() > 1 && repeated)
        };
        let Some(column) = columns.iter().find(several) else { return Ok(None) };
        let names: Vec<String> = texts(*column).map(quoted).collect();
        return Err(wrong(format!("the file has the readings of {} devices", names.len()))
            .expected(format!("--log-device with the name of one: {}", names.join(", "))));
    };
    let name = name.trim();
    let found = columns.iter().find(|column| texts(**column).any(|text| text.eq_ignore_ascii_case(name)));
    if let Some(column) = found {
        return Ok(Some((*column, name.to_owned())));
    }
    let named = columns.iter().filter(|column| heading::is_device(heading_of(layout, **column)));
    let known: Vec<&str> = named.flat_map(|column| texts(*column)).collect();
    let expected = if known.is_empty() { "a file with a column of devices".into() } else { known.join(", ") };
    let near = nearest(name, known.iter().copied());
    Err(wrong(format!("no line is of a device called {}", quoted(name))).expected(expected).nearest(near))
}

fn heading_of(layout: &Layout, column: usize) -> &str {
    layout.headings.get(column).map_or("", String::as_str)
}

/// Whether a column contains names: words, or whole numbers under a heading that speaks of devices, next to readings.
fn may_name_devices(layout: &Layout, survey: &Survey, column: usize) -> bool {
    let (cells, heading) = (&survey.columns[column], heading_of(layout, column));
    let states = !cells.texts.is_empty() && cells.texts.iter().all(|(text, _)| heading::is_state(text));
    if layout.times.has(column) || cells.is_unit() || heading::is_temperature(heading) || states {
        return false;
    }
    let numeric = |column: usize| survey.columns[column].is_numeric() && !layout.times.has(column);
    if !numeric(column) {
        return true;
    }
    let others = (0..survey.columns.len()).any(|other| other != column && numeric(other));
    let numbered = heading::words(heading).last().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    cells.is_whole && others && !numbered && heading::is_device(heading)
}
