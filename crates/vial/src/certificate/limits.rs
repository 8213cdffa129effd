//! Values that cannot be, and values that contradict each other.

use crate::checklist::{Bound, Check, Item, Measure, Number, Topic, ValueProblem};
use crate::lot::MOST_POTENCY;

/// Counts per mL between which a certificate can lie: no instrument finds fewer, and no more spheres of 30 nm fit into
/// a mL.
const COUNTS: (f64, f64) = (1e5, 1e17); // number: limits of what is read, not of a model
/// Mean, mode and median diameters, nm: thinner than two walls no vesicle can be, larger ones are not counted by size.
const DIAMETERS_NM: (f64, f64) = (20.0, 1_000.0); // number: limits of what is read, not of a model
/// Smallest D10 and largest D90, nm.
const SMALLEST_NM: f64 = 10.0; // number: limit of what is read, not of a model
const LARGEST_NM: f64 = 5_000.0; // number: limit of what is read, not of a model

/// What is impossible, and what is possible.
pub(super) fn impossible(item: &Item, number: Option<Number>) -> Option<ValueProblem> {
    let number = number?;
    let outside = |problem: &str, expected: &str| Some((format!("{} {problem}", item.name), expected.to_owned()));
    let exact = number.bound == Bound::Equal;
    match item.measure {
        Measure::Count if exact && number.value == 0.0 => {
            outside("cannot be 0", "the detection limit, for example `<1e7`")
        }
        Measure::Count if exact && (number.value < COUNTS.0 || number.high > COUNTS.1) => outside(
            "cannot be a particle count of a vial",
            "between 1e5 and 1e17 per mL, with its power of ten: `12.3e9`, or `12.3` with the unit `10^9 particles/mL`",
        ),
        Measure::Nanometres => diameter(item, number),
        Measure::Share if number.high > 1.0 && item.topic == Topic::Size => {
            outside("cannot be more than 100 %", "a share, for example `93 %`")
        }
        Measure::ShareOrWords if item.topic == Topic::Markers && number.high > 1.0 => {
            outside("cannot be more than 100 %", "a share of the particles, for example `71 %`")
        }
        Measure::ShareOrWords if number.high > MOST_POTENCY => {
            let many = exoskin_quantity::write::people(number.high);
            let expected = format!(
                "at most {MOST_POTENCY} times the reference: a potency further off says that the two are not the same kind of product; `112 %` or `1.12`"
            );
            Some((format!("{} would be {many} times that of the reference", item.name), expected))
        }
        _ => None,
    }
}

fn diameter(item: &Item, number: Number) -> Option<ValueProblem> {
    let (least, most) = match item.name {
        "size_d10" => (SMALLEST_NM, DIAMETERS_NM.1),
        "size_d90" => (DIAMETERS_NM.0, LARGEST_NM),
        _ => DIAMETERS_NM,
    };
    let inside = number.value >= least && number.high <= most;
    let shown = if number.value < least { number.value } else { number.high };
    (!inside && number.bound == Bound::Equal).then(|| {
        let problem = format!("{} of {} nm is not that of vesicles", item.name, exoskin_quantity::show_number(shown));
        let reason = "smaller than two walls no vesicle can be, and larger particles are cells, debris or clumps";
        (problem, format!("between {least} and {most} nm: {reason}"))
    })
}

/// Another value for the same item of the same lot, found in the same way; two methods may differ.
pub(super) fn contradicted<'a>(before: &'a [Check], new: &Check) -> Option<&'a Check> {
    let same_method =
        |old: &Check| old.method.is_empty() || new.method.is_empty() || old.method.eq_ignore_ascii_case(&new.method);
    let differs = |old: &Check| match (old.number, new.number) {
        (Some(old), Some(new)) => old != new,
        _ => !old.value.eq_ignore_ascii_case(&new.value),
    };
    // Free text may take several lines.
    let is_number = new.item.measure != Measure::Free;
    before
        .iter()
        .find(|old| is_number && old.item == new.item && old.lot == new.lot && same_method(old) && differs(old))
}

/// Whether D10 and D90 of one lot are the right way round; checked after every line, so that the error has its place.
pub(super) fn sizes_in_order(checks: &[Check]) -> Result<(), String> {
    let Some(last) = checks.last().filter(|check| matches!(check.item.name, "size_d10" | "size_d90")) else {
        return Ok(());
    };
    let of = |name: &str| {
        let same = checks.iter().rev().find(|check| check.item.name == name && check.lot == last.lot);
        same.and_then(|check| check.number).map(|number| number.value)
    };
    match (of("size_d10"), of("size_d90")) {
        (Some(low), Some(high)) if low > high => Err(format!("the D10 of {low} nm is above the D90 of {high} nm")),
        _ => Ok(()),
    }
}
