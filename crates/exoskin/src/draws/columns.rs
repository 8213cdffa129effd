//! Names, units and meanings of the columns.

use exoskin_evidence::Parameter;
use exoskin_quantity::unit::DAY_S;
use exoskin_record::{Heading, Kind};
use exoskin_study::{About, Decided, people};

use super::Stored;

/// Steps of the counting strip, as the summary calls them.
pub(super) const STEPS: [(&str, &str); 8] = [
    ("label", "particles on the label"),
    ("whole_in_vial", "whole vesicles in the vial"),
    ("on_skin", "whole vesicles on the skin"),
    ("entered", "vesicles that entered"),
    ("in_tissue", "vesicles that reached tissue"),
    ("reached_cell", "vesicles that reached living cells"),
    ("taken_up", "vesicles taken up within 48 h"),
    ("working", "vesicles taken up that set something off"),
];
/// Added to the name of an input that is stored as its position.
const POSITION: &str = ".position";

const UNITS_S: [(&str, u64); 3] = [("d", 86_400), ("h", 3600), ("min", 60)];

/// Columns of the samples and arms.
pub(super) fn draws(about: &About<'_>) -> Vec<Heading> {
    let mut columns = vec![
        sample(),
        Heading::new("arm", Kind::Text, "arms[].name", "", "name of the arm"),
        Heading::new("weight", Kind::Number, "", "", "share of the sample in every band; equal for all"),
        Heading::new("hypothesis", Kind::Text, "follow_up.hypotheses[].name", "", "how vesicles act in the sample"),
        row(),
    ];
    columns.extend(STEPS.map(|(step, what)| Heading::new(step, Kind::Maybe, step, "vesicles", what)));
    columns.push(Heading::new("area_cm2", Kind::Maybe, "", "cm2", "treated area"));
    for readout in about.definitions {
        let column = |end: &str, what: String| {
            Heading::new(format!("{}_{end}", readout.key), Kind::Number, readout.key, readout.unit, what)
        };
        columns.push(column("start", format!("{}, before anything is done", readout.title)));
        columns.extend(about.reported.iter().map(|&index| {
            let day = about.days[index];
            column(&time(day), readout.title.to_owned()).on(day)
        }));
    }
    columns
}

/// Columns of the inputs.
pub(super) fn inputs(
    about: &About<'_>,
    parameters: &[(&'static Parameter, Stored)],
    own: &[(usize, Decided)],
) -> Vec<Heading> {
    let one = |(parameter, stored): &(&'static Parameter, Stored)| {
        let of_people = people::IDS.contains(&parameter.id);
        let limit = if of_people { "; differs between people, so readouts use its median" } else { "" };
        let what = format!("{}{limit}", parameter.name);
        match stored {
            Stored::Value(_) => Heading::new(parameter.id, Kind::Short, parameter.id, parameter.unit.text(), what),
            Stored::Position => Heading::new(
                format!("{}{POSITION}", parameter.id),
                Kind::Short,
                parameter.id,
                "",
                format!("{what}; position in the prior of each arm's own product, 0 to 1"),
            ),
        }
    };
    let measured = |(owner, decided): &(usize, Decided)| {
        let (product, parameter) = (&about.owners[*owner].product.name, decided.parameter);
        let by = if decided.by_dish { "dose response" } else { "stability series" };
        let what = format!("{}, as the {by} of {product} leaves it", parameter.name);
        Heading::new(format!("{}@{product}", parameter.id), Kind::Short, parameter.id, parameter.unit.text(), what)
    };
    [sample(), row()].into_iter().chain(parameters.iter().map(one)).chain(own.iter().map(measured)).collect()
}

fn sample() -> Heading {
    Heading::new("sample", Kind::Count, "", "", "number of the sample, from 0; the same in both tables")
}

fn row() -> Heading {
    let what = "solved transport problem under the sample; samples that share one are not independent";
    Heading::new("transport_row", Kind::Count, "", "", what)
}

/// A day as part of a name: `28d`, `3min`, `1d12h`.
fn time(day: f64) -> String {
    let exact = day * DAY_S;
    let mut left = exact.round() as u64;
    // Nobody asks for less than a second; if somebody does, the exact number keeps names apart.
    if (exact - left as f64).abs() > 1e-3 {
        return format!("{exact}s");
    }
    let mut text = String::new();
    for (unit, seconds) in UNITS_S {
        if left >= seconds {
            text.push_str(&format!("{}{unit}", left / seconds));
            left %= seconds;
        }
    }
    if left > 0 || text.is_empty() { format!("{text}{left}s") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_parts_of_names() {
        for (day, name) in [
            (0.0, "0s"),
            (3.0 / 1440.0, "3min"),
            (1.0 / 24.0, "1h"),
            (28.0, "28d"),
            (1.5, "1d12h"),
            (10.0 + 5.0 / DAY_S, "10d5s"),
            (0.25 / DAY_S, "0.25s"),
        ] {
            assert_eq!(time(day), name);
        }
    }
}
