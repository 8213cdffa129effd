//! The answer for people, kept: `data/shown.csv`, so that no page waits for a fit. A test fits anew and compares.

use exoskin_quantity::{Checked, Diagnostic, Source};
use exoskin_stats::Band;

use crate::asked::{Fitted, SEED};
use crate::contrasts::{Contrast, Group, built_in};
use crate::shown::{Counts, Shares, Shown, shown};

/// Where the answer is kept, from the project's root.
pub const FILE: &str = "crates/meta/data/shown.csv";

const KEPT: &str = include_str!("../data/shown.csv");
const HEADER: &str = "endpoints,what,p05,median,p95";

/// What is kept of each group, in the order of the file.
const WHAT: [&str; 8] = [
    "published",
    "blinded",
    "corrected",
    "chance above 1",
    "share real",
    "share unblinded",
    "share selection",
    "share common",
];

/// What trials have shown, group by group, with the mechanism at 0.
///
/// # Errors
/// A file that does not belong to this version: a defect.
pub fn kept() -> Checked<Vec<(Group, Shown)>> {
    read(&Source::new(FILE, KEPT), &built_in()?)
}

/// The same from a fit, as text.
///
/// # Errors
/// The table and the list that are built in do not belong together.
pub fn made() -> Checked<String> {
    let Fitted { contrasts, sample } = Fitted::built_in()?;
    let mut text = format!("{HEADER}\n");
    for group in Group::ALL {
        let answer = shown(&sample, &contrasts, group, 0.0, SEED);
        for (what, band) in WHAT.iter().zip(bands(&answer)) {
            text.push_str(&format!("{},{what},{},{},{}\n", group.word(), band.p05, band.median, band.p95));
        }
    }
    Ok(text)
}

fn bands(answer: &Shown) -> [Band; WHAT.len()] {
    let Shown { published, blinded, corrected, real, shares, .. } = *answer;
    let Shares { real: by_route, unblinded, selection, common } = shares;
    [published, blinded, corrected, Band::exact(real), by_route, unblinded, selection, common]
}

fn read(source: &Source, contrasts: &[Contrast]) -> Checked<Vec<(Group, Shown)>> {
    let mut reader = csv::Reader::from_reader(source.text.as_bytes());
    let mut bands = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|wrong| source.error_at(0, format!("not a table: {wrong}")))?;
        let at = record.position().map_or(0, |position| position.byte() as usize);
        let number = |place: usize| record.get(place).and_then(|text| text.parse::<f64>().ok());
        let band = (|| Some(Band { p05: number(2)?, median: number(3)?, p95: number(4)? }))();
        let band = band.ok_or_else(|| source.error_at(at, "three numbers are expected"))?;
        bands.push((record.get(0).unwrap_or("").to_owned(), record.get(1).unwrap_or("").to_owned(), band));
    }
    let find = |group: Group, what: &str| -> Checked<Band> {
        let found = bands.iter().find(|(name, of, _)| name == group.word() && of == what).map(|(.., band)| *band);
        found.ok_or_else(|| Diagnostic::new(format!("{FILE} lacks `{what}` of {}", group.word())))
    };
    let one = |group: Group| -> Checked<(Group, Shown)> {
        let [published, blinded, corrected, real, by_route, unblinded, selection, common] = WHAT;
        let shares = Shares {
            real: find(group, by_route)?,
            unblinded: find(group, unblinded)?,
            selection: find(group, selection)?,
            common: find(group, common)?,
        };
        let shown = Shown {
            published: find(group, published)?,
            blinded: find(group, blinded)?,
            corrected: find(group, corrected)?,
            real: find(group, real)?.median,
            counts: Counts::of(contrasts, Some(group)),
            shares,
        };
        Ok((group, shown))
    };
    Group::ALL.into_iter().map(one).collect()
}
