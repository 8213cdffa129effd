//! What people are told about a readout, as the summary has it; a readout that no summary defines gets neutral wording.

use exoskin_record::summary::Summary;

pub use exoskin_record::summary::{Better, Pace, ReadoutDefinition};

/// Heading of readouts that no summary defines.
const OTHERS: &str = "Further readouts";

/// What the summary says about a readout; its key tidied up where it says nothing.
pub fn definition(summary: &Summary, key: &str) -> ReadoutDefinition {
    let found = summary.readouts.iter().find(|one| one.key == key);
    found.cloned().unwrap_or_else(|| neutral(summary, key))
}

/// Wording for a readout in a summary written before definitions existed.
fn neutral(summary: &Summary, key: &str) -> ReadoutDefinition {
    let name = crate::words::tidy(key);
    let series = summary.arms.iter().find_map(|arm| arm.readouts.get(key));
    let title = series.map(|readout| readout.title.clone()).filter(|title| !title.is_empty());
    ReadoutDefinition {
        key: key.to_owned(),
        title: title.unwrap_or_else(|| crate::numbers::capital(&name)),
        unit: series.map(|readout| readout.unit.clone()).unwrap_or_default(),
        patient: format!("the {name}"),
        days: series.and_then(|readout| readout.days.last().copied()).into_iter().collect(),
        group: OTHERS.into(),
        name,
        ..ReadoutDefinition::default()
    }
}

/// Every readout of any arm: defined ones in their order, others after them by name.
pub fn keys(summary: &Summary) -> Vec<&str> {
    let place = |key: &str| summary.readouts.iter().position(|one| one.key == key).unwrap_or(usize::MAX);
    let all = summary.arms.iter().flat_map(|arm| arm.readouts.keys().map(String::as_str));
    let mut keys: Vec<&str> = all.collect();
    keys.sort_by_key(|key| (place(key), *key));
    keys.dedup();
    keys
}

/// Readouts that are shown together, under their heading.
pub fn groups(summary: &Summary) -> Vec<(String, Vec<&str>)> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for key in keys(summary) {
        let group = definition(summary, key).group;
        match groups.iter_mut().find(|(title, _)| *title == group) {
            Some((_, inside)) => inside.push(key),
            None => groups.push((group, vec![key])),
        }
    }
    groups
}

/// A unit as people write it: `µm`, `°C`, `mm³/cm²`.
pub fn unit(text: &str) -> String {
    match text {
        "C" => "°C".into(),
        "um" => "µm".into(),
        "1/cm2" => "per cm²".into(),
        "0-10" => "0 to 10".into(),
        other => other.replace("m2", "m²").replace("m3", "m³"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_written_as_people_write_them() {
        assert_eq!((unit("mm3/cm2"), unit("g/m2/h"), unit("um")), ("mm³/cm²".into(), "g/m²/h".into(), "µm".into()));
    }
}
