//! A sweep as people read it: a row for each point and arm, with the first of its readouts.

use exoskin_answer::block::{Block, Document, Table, paragraph};
use exoskin_answer::counts::{tally, tally_range};
use exoskin_answer::layers::skill_of_card;
use exoskin_answer::outcome::day_words;
use exoskin_answer::values::with_range;
use exoskin_record::summary::Band;

use super::{SweepAnswer, SweepReadout, SweepRow};
use crate::error::Result;
use crate::readable::Readable;
use crate::scorecard::scorecard;

impl Readable for SweepAnswer {
    fn blocks(&self) -> Result<Document> {
        let mut out = Document::of([vec![Block::Table(table(self))]]);
        if self.rows.iter().any(|row| !row.given.readouts.is_empty()) {
            let card = scorecard();
            out.part(skill_of_card(&card.headline, &card.skill).iter().map(|line| paragraph(line)));
        }
        Ok(out)
    }
}

fn table(found: &SweepAnswer) -> Table {
    let readout = found.rows.iter().find_map(|row| row.given.readouts.keys().next());
    let series: Vec<&SweepReadout> =
        readout.iter().flat_map(|key| found.rows.iter().filter_map(|row| row.given.readouts.get(*key))).collect();
    // What all rows share is said once, in the heading.
    let same = series.windows(2).all(|pair| (pair[0].day, &pair[0].unit) == (pair[1].day, &pair[1].unit));
    let paths = found.over.iter().map(|one| one.path.clone());
    let mut header: Vec<String> = paths.chain(["arm", "taken up", "working"].map(str::to_owned)).collect();
    header.extend(readout.map(|key| match series.first() {
        Some(first) if same => format!("{key} ({}, {})", first.unit, day_words(first.day)),
        _ => key.clone(),
    }));
    let mut table = Table::with_header(&header);
    for row in &found.rows {
        table.row(cells(row, readout, same));
    }
    table
}

fn cells(row: &SweepRow, readout: Option<&String>, same: bool) -> Vec<String> {
    let mut cells = row.values.clone();
    cells.extend([row.arm.clone(), count(row.given.taken_up), count(row.given.working)]);
    cells.extend(readout.map(|key| row.given.readouts.get(key).map_or_else(String::new, |one| said(one, same))));
    cells
}

fn count(band: Option<Band>) -> String {
    let Some(band) = band else { return String::new() };
    match tally_range(&band) {
        Some(range) => format!("{} ({range})", tally(band.median)),
        None => tally(band.median),
    }
}

fn said(readout: &SweepReadout, same: bool) -> String {
    let band = with_range(&readout.band);
    if same { band } else { format!("{band} {}, {}", readout.unit, day_words(readout.day)) }
}
