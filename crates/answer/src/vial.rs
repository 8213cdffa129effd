//! What storage left in a vial, in blocks: the sentence, the counts, what would help, what nobody has measured.

use exoskin_record::summary::Band;
use exoskin_therapy::effect::LearnedDish;
use exoskin_vial::{Advice, Against, Extrapolation, HalfOutcome, Learned, Phase, VialOutcome};

use crate::block::{Block, Document, Table, item, paragraph};
use crate::measured;
use crate::numbers::{decimal, duration, people, people_band, percent, percent_band};

/// Share of a factor below which its number says nothing.
const TRACE: f64 = 1e-6;
/// Share of the samples below which a possibility is not worth mentioning.
const SELDOM: f64 = 0.05;

/// Everything about one vial. `is_measured` says whether a count of the lot replaced the label.
pub fn blocks(
    found: &VialOutcome,
    is_measured: bool,
    series: Option<&Learned>,
    dish: Option<&LearnedDish>,
    against_label: Option<&Against>,
) -> Document {
    let by = if is_measured { "particles as measured" } else { "particles on the label" };
    let mut document = Document::of([title(found), vec![paragraph(&sentence(found))], counts(found, by)]);
    document.part(list("How the history and the files were read", found.notes.iter().cloned()));
    if has_vesicles(found) {
        document.part(list("What would help", found.advice.iter().map(|one| advice(one, found))));
        document.part(list("Outside the range of any measurement", reasons(&found.extrapolations)));
    }
    let unknown = "Not known about the product (each item widens the answer)";
    document.part(list(unknown, found.unknown.iter().cloned()));
    let lot = "What the certificate or a test of this lot says";
    document.part(list(lot, found.lot.iter().map(|used| used.text.clone())));
    if let Some(learned) = series {
        measured::series(learned).into_iter().for_each(|part| document.part(part));
    }
    if let Some(learned) = dish {
        measured::dish(learned).into_iter().for_each(|part| document.part(part));
    }
    if let Some(against) = against_label {
        document.part([paragraph(&measured::sentence(against))]);
    }
    document
}

fn title(found: &VialOutcome) -> Vec<Block> {
    let history = if found.history.is_empty() { "used as counted" } else { found.history.as_str() };
    vec![Block::Heading(format!("{}, {} container", found.title, found.container.name())), paragraph(history)]
}

fn has_vesicles(found: &VialOutcome) -> bool {
    found.vesicles_per_ml.p95 > 0.0
}

fn advice(advice: &Advice, found: &VialOutcome) -> String {
    let least = found.measurable.least_share;
    let (whole, now) = (share_above(&advice.whole_share, least), found.whole_share.median);
    let now = if now < least { "nothing measurable".to_owned() } else { percent(now) };
    format!("{}: {whole} whole instead of {now}", advice.what)
}

/// A share with its band; what lies below `least` is not shown as a number.
pub(crate) fn share_above(band: &Band, least: f64) -> String {
    if band.p95 < least {
        format!("below {}", percent(least))
    } else if band.median < least {
        format!("below {0} (below {0} to {1})", percent(least), percent(band.p95))
    } else if band.p05 < least {
        format!("{} (below {} to {})", percent(band.median), percent(least), percent(band.p95))
    } else {
        percent_band(band)
    }
}

/// As [`share_above`], for a count.
fn count_above(band: &Band, least: f64) -> String {
    if band.p05 < least && band.median >= least {
        format!("{} (below {} to {})", people(band.median), people(least), people(band.p95))
    } else {
        people_band(band)
    }
}

/// What lies outside every measurement comes first.
pub(crate) fn sentence(found: &VialOutcome) -> String {
    if !has_vesicles(found) {
        return "The product contains no vesicles.".into();
    }
    let outside = outside(&found.extrapolations);
    let doubt = if found.extrapolated && outside.is_empty() {
        " Part of this is outside the range of any measurement."
    } else {
        ""
    };
    format!("{outside}{}{doubt}", left(found))
}

fn left(found: &VialOutcome) -> String {
    let whole = share_above(&found.whole_share, found.measurable.least_share);
    let (least, more) = (found.measurable.least_per_ml, found.measurable.count_share_of_samples);
    if found.measurable.count {
        return format!("{whole} of the vesicles are still whole {}.", place(found.phase));
    }
    let least = format!("{} per mL, the lowest count that anybody has reported", people(least));
    if more < SELDOM {
        format!("Nothing measurable is left: fewer whole particles than {least}.")
    } else {
        let more = percent(more);
        format!(
            "Probably nothing measurable is left: only {more} of the samples have more whole particles than {least}."
        )
    }
}

/// Where the vesicles that are counted as whole are: what sticks to the wall is no longer among them.
fn place(phase: Phase) -> &'static str {
    match phase {
        Phase::Liquid => "and in the liquid",
        Phase::Frozen => "in the frozen vial",
        Phase::Dry => "in the powder",
    }
}

/// "No measurement covers 22 °C for 6 h; what follows is extrapolated. ", or nothing.
fn outside(extrapolations: &[Extrapolation]) -> String {
    let beyond: Vec<&str> =
        extrapolations.iter().filter(|part| part.is_beyond_all_rows()).map(|part| part.segment.as_str()).collect();
    let named = match beyond.as_slice() {
        [] => return String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} or {two}"),
        [one, rest @ ..] => format!("{one} and {} other parts of the history", rest.len()),
    };
    format!("No measurement covers {named}; what follows is extrapolated. ")
}

/// `counted` says where the particle count comes from.
fn counts(found: &VialOutcome, counted: &str) -> Vec<Block> {
    let people = |band| people_band(&band);
    let share = |band| percent_band(&band);
    let mut table = Table::with_header(&["", "median (90 % band)"]);
    if has_vesicles(found) {
        let inactive = percent(found.inactive_batch_probability);
        table.row([counted, &format!("{} per mL", people(found.label_per_ml))]);
        table.row(["vesicles when counted", &format!("{} per mL", people(found.vesicles_per_ml))]);
        let least = &found.measurable;
        if least.count {
            table.row([
                "whole vesicles now",
                &format!("{} per mL", count_above(&found.whole_per_ml, least.least_per_ml)),
            ]);
            table.row(["whole share", &share_above(&found.whole_share, least.least_share)]);
        } else {
            table.row(["whole vesicles now", "nothing measurable"]);
            table.row(["whole share", &format!("below {}, which nobody could count", percent(least.least_share))]);
        }
        table.row(["on the vial's wall", &share(found.wall_share)]);
        let none = format!("below {}, which an assay calls none", percent(least.least_potency));
        table.row([
            "potency left by storage",
            &if least.potency { share_above(&found.potency, least.least_potency) } else { none },
        ]);
        let tested = found.lot.iter().any(|used| used.parameter == Some("vial.batch.potency"));
        let of = if tested { "after the potency test" } else { "of such lots (assumed)" };
        table.row(["lot with no effect at all", &format!("{inactive} {of}")]);
    }
    let kept = |band: &Band| if band.p95 < TRACE { "practically none".into() } else { share_above(band, TRACE) };
    for factor in &found.factors {
        let amount = factor.ng_per_ml.map_or("amount unknown".into(), |amount| format!("{} ng/mL", people(amount)));
        table.row([format!("free {}", factor.name), format!("{} left; {amount}", kept(&factor.kept))]);
    }
    if found.factors.is_empty() && !has_vesicles(found) { Vec::new() } else { vec![Block::Table(table)] }
}

/// Stretches of a history that are named for one reason; a log can have hundreds.
const MOST_STRETCHES: usize = 3;

/// What lies outside the measurements, each reason once with the stretches it is about.
fn reasons(parts: &[Extrapolation]) -> impl Iterator<Item = String> {
    let mut grouped: Vec<(&Extrapolation, Vec<&str>)> = Vec::new();
    for part in parts {
        match grouped.iter_mut().find(|(known, _)| known.of == part.of && known.reason == part.reason) {
            Some((_, stretches)) => stretches.push(&part.segment),
            None => grouped.push((part, vec![&part.segment])),
        }
    }
    let text = |(part, stretches): (&Extrapolation, Vec<&str>)| {
        let first = stretches[..stretches.len().min(MOST_STRETCHES)].join(", ");
        let more = match stretches.len().saturating_sub(MOST_STRETCHES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("{first}{more} ({}): {}", part.of, part.reason)
    };
    grouped.into_iter().map(text).collect::<Vec<_>>().into_iter()
}

/// A heading with its items; nothing where there are none.
fn list(heading: &str, items: impl Iterator<Item = String>) -> Vec<Block> {
    let items: Vec<Block> = items.map(|text| item(&text)).collect();
    if items.is_empty() { items } else { std::iter::once(Block::Heading(heading.to_owned())).chain(items).collect() }
}

/// How long until half of the vesicles are left.
pub fn half(half: &HalfOutcome) -> Document {
    let hours = half.hours;
    // Beyond the longest hold nothing was followed: such a quantile is only a lower bound.
    let longer = |beyond: bool, hours: f64| if beyond { "more than 30 years".into() } else { duration(hours) };
    let highest = longer(half.longer_share > 0.05, hours.p95);
    let range = match half.longer_share > 0.95 {
        true => String::new(),
        false => format!(" (90 % band {} to {highest})", duration(hours.p05)),
    };
    let mut first = vec![paragraph(&format!(
        "{}Half of the vesicles are left after {}{range} at {} °C{} in a {} container.",
        outside(&half.extrapolations),
        longer(half.longer_share > 0.5, hours.median),
        decimal(half.celsius, 3),
        match half.phase {
            Phase::Liquid => "",
            Phase::Frozen => ", frozen,",
            Phase::Dry => ", as powder,",
        },
        half.container.name()
    ))];
    if half.longer_share > 0.0 {
        let share = percent(half.longer_share);
        first.push(paragraph(&format!("In {share} of the samples this takes more than thirty years.")));
    }
    Document::of([first, list("Outside the range of any measurement", reasons(&half.extrapolations))])
}
