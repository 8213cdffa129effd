//! Where mechanism and trials part, and in which words.

use exoskin_record::summary::{Band, Difference, LayersPart, Summary};
use serde::Serialize;

use super::words::{and, factor, in_brackets, listed};
use super::{Row, rows};
use crate::outcome::{self, day_words};
use crate::readout::Better;
use crate::seen::{self, Judgement};

/// How the two layers part. Trials are taken with their bias corrected, so no conflict comes from bias that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Trials report more than the whole band of the mechanism.
    TrialsMore,
    /// Trials report more; the bands overlap only at their ends.
    TrialsMoreAtEnds,
    /// Trials report a benefit where the mechanism finds nothing that could be seen, and the treatment alone changes too
    /// little to compare sizes.
    TrialsAlone,
    /// The mechanism says more than trials have shown.
    MechanismMore,
    /// The mechanism says worse, trials say better.
    OtherSides,
}

/// How one arm's band parts from what trials have shown; none where the two go together.
pub(super) fn part(row: &Row<'_>, arm: &Difference, percent: Option<Band>) -> Option<Part> {
    let trials = row.corrected.map(|band| row.good(band));
    let (Some(trials), Some(ours)) = (trials, percent.map(|band| row.good(band))) else {
        return without_size(row, arm);
    };
    // What trials report would itself be too small to see.
    let visible = seen::is_seen(&arm_sized(row, trials), arm);
    if is_worse(row, arm) && trials.p05 > 0.0 && visible {
        return Some(Part::OtherSides);
    }
    if ours.p95 < trials.p05 && visible {
        return Some(Part::TrialsMore);
    }
    if ours.median < trials.p05 && ours.p95 < trials.median && visible {
        return Some(Part::TrialsMoreAtEnds);
    }
    let is_clear = matches!(seen::judged(arm), Judgement::Clear | Judgement::Likely);
    (is_clear && ours.p05 > trials.p95).then_some(Part::MechanismMore)
}

/// A band in per cent of what the treatment does, in the readout's own unit.
fn arm_sized(row: &Row<'_>, percent: Band) -> Band {
    percent.times(row.alone.change.median.abs() / 100.0)
}

/// Sizes cannot be compared where the treatment alone changes next to nothing; sides can.
fn without_size(row: &Row<'_>, arm: &Difference) -> Option<Part> {
    if row.shown.corrected.p05 <= 1.0 {
        return None;
    }
    if is_worse(row, arm) {
        return Some(Part::OtherSides);
    }
    matches!(seen::judged(arm), Judgement::TooSmall | Judgement::MostlyTooSmall).then_some(Part::TrialsAlone)
}

fn is_worse(row: &Row<'_>, arm: &Difference) -> bool {
    let up = row.readout.better == Better::More;
    seen::is_clear(arm) && (arm.leading().median < 0.0) == up
}

/// Every conflict of these rows; readouts and arms that part in the same way together.
pub fn parts(rows: &[&Row<'_>]) -> Vec<LayersPart> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for one in rows.iter().flat_map(|row| of_row(row)) {
        match groups.iter_mut().find(|group| group.is_like(&one)) {
            Some(group) => group.rows.extend(one.rows),
            None => groups.push(one),
        }
    }
    groups.iter().map(Group::told).collect()
}

/// In which readouts the two part, for a page's first lines; none where they do not, for what the skin is treated for.
pub fn in_short(summary: &Summary) -> Option<String> {
    let (rows, told) = (rows(summary), outcome::told_for(summary));
    let apart = rows.iter().filter(|row| told.contains(&row.readout.key.as_str()));
    let apart = apart.filter(|row| row.main(summary).is_some_and(|arm| arm.part.is_some()));
    let names: Vec<&str> = apart.map(|row| row.readout.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "That is what known routes support. Trials of this kind say something else about {}: both answers are below.",
            and(&names)
        )
    })
}

/// Readouts in which the same arms part from the same trials in the same way.
struct Group<'a> {
    kind: Part,
    rows: Vec<&'a Row<'a>>,
    arms: Vec<&'a str>,
    trials: String,
}

impl Group<'_> {
    fn is_like(&self, other: &Group<'_>) -> bool {
        let day = |group: &Group<'_>| group.rows.first().map(|row| row.alone.day.to_bits());
        (self.kind, &self.arms, &self.trials, day(self)) == (other.kind, &other.arms, &other.trials, day(other))
    }

    fn told(&self) -> LayersPart {
        LayersPart {
            readouts: self.rows.iter().map(|row| row.readout.key.clone()).collect(),
            day: self.rows.first().map_or(0.0, |row| row.alone.day),
            arms: self.arms.iter().map(|arm| (*arm).to_owned()).collect(),
            words: self.sentence(),
        }
    }

    fn sentence(&self) -> String {
        let names: Vec<&str> = self.rows.iter().map(|row| row.readout.name.as_str()).collect();
        let day = self.rows.first().map_or_else(String::new, |row| day_words(row.alone.day));
        let (name, arms, trials) = (format!("{} ({day})", and(&names)), listed(&self.arms), &self.trials);
        match self.kind {
            Part::TrialsMore => format!(
                "{name}: trials of this kind report more than any known route could give with {arms}, even after correction for bias ({trials})."
            ),
            Part::TrialsMoreAtEnds => format!(
                "{name}: trials of this kind report more than the mechanism says of {arms}, even after correction for bias ({trials}); the bands overlap only at their ends."
            ),
            Part::TrialsAlone => format!(
                "{name}: trials of this kind report a better result with a product, even after correction for bias ({trials}); by mechanism, nothing that could be seen with {arms}."
            ),
            Part::MechanismMore => {
                format!("{name}: the mechanism says more of {arms} than trials of this kind have shown ({trials}).")
            }
            Part::OtherSides => format!(
                "{name}: by mechanism worse with {arms}; in trials of this kind better with a product ({trials})."
            ),
        }
    }
}

fn of_row<'a>(row: &'a Row<'a>) -> Vec<Group<'a>> {
    let kinds = [Part::TrialsMore, Part::TrialsMoreAtEnds, Part::TrialsAlone, Part::MechanismMore, Part::OtherSides];
    let of_kind = |kind: Part| {
        let arms: Vec<&str> =
            row.arms.iter().filter(|arm| arm.part == Some(kind)).map(|arm| arm.row.arm.as_str()).collect();
        let trials = || row.corrected.as_ref().map_or_else(|| factor(&row.shown.corrected), in_brackets);
        (!arms.is_empty()).then(|| Group { kind, rows: vec![row], arms, trials: trials() })
    };
    kinds.into_iter().filter_map(of_kind).collect()
}
