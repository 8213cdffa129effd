//! Points of the grid: each an ordinary scenario, read and checked.

use std::path::Path;

use exoskin_quantity::{Checked, Diagnostic, Source, quoted};
use exoskin_scenario::Scenario;
use exoskin_scenario::edit::{Editable, Slot};

use super::of_over;
use super::over::Over;

/// The most points of a grid.
const MOST_POINTS: usize = 10_000;

/// One point.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    /// The value of each path.
    pub values: Vec<String>,
    /// The scenario with these values.
    pub scenario: Scenario,
}

/// All points, the last path varying fastest; `seeded`: the seed was asked for as well.
pub(super) fn points(source: &Source, folder: &Path, over: &[Over], seeded: bool) -> Checked<Vec<Point>> {
    let count = over.iter().try_fold(1_usize, |count, one| count.checked_mul(one.values.len()));
    if count.is_none_or(|count| count > MOST_POINTS) {
        let wrong = Diagnostic::new(format!("more than {MOST_POINTS} points"));
        return Err(of_over(wrong.expected("fewer values; several --over make every combination of theirs")));
    }
    let parameters = exoskin_therapy::parameters::all();
    let editable = Editable::of(source, &parameters)?;
    let slots: Vec<Vec<&Slot>> =
        over.iter().map(|one| editable.find(&one.path)).collect::<Checked<_>>().map_err(of_over)?;
    must_differ(over, &slots, seeded)?;
    let grid = grid(over);
    let read = |values: &Vec<&str>| point(source, folder, &editable, over, &slots, values);
    let points = grid.iter().map(read).collect::<Checked<Vec<Point>>>()?;
    must_matter(over, &points)?;
    Ok(points)
}

/// Every combination of the values.
fn grid(over: &[Over]) -> Vec<Vec<&str>> {
    over.iter().fold(vec![Vec::new()], |grid, one| {
        grid.iter()
            .flat_map(|before: &Vec<&str>| {
                one.values.iter().map(move |value| before.iter().copied().chain([value.as_str()]).collect())
            })
            .collect()
    })
}

fn must_differ(over: &[Over], slots: &[Vec<&Slot>], seeded: bool) -> Checked<()> {
    let mut seen: Vec<String> = Vec::new();
    for (one, slots) in over.iter().zip(slots) {
        for path in slots.iter().map(|slot| slot.path()) {
            if seen.contains(&path) {
                let wrong = Diagnostic::new(format!("`{path}` is varied twice"));
                return Err(of_over(wrong.expected("each value of the scenario in one --over")));
            }
            if path == "seed" && seeded {
                let wrong = Diagnostic::new(format!("{} is varied, but --seed sets it", quoted(&one.path)));
                return Err(of_over(wrong.expected("one of them")));
            }
            seen.push(path);
        }
    }
    Ok(())
}

fn point(
    source: &Source,
    folder: &Path,
    editable: &Editable,
    over: &[Over],
    slots: &[Vec<&Slot>],
    values: &[&str],
) -> Checked<Point> {
    let changes: Vec<(&Slot, &str)> =
        slots.iter().zip(values).flat_map(|(slots, value)| slots.iter().map(|slot| (*slot, *value))).collect();
    let text = editable.with(&changes).map_err(of_over)?;
    let told: Vec<String> = over.iter().zip(values).map(|(one, value)| format!("{} = {value}", one.path)).collect();
    let name = format!("{} with {}", source.name, told.join(", "));
    let scenario = exoskin_therapy::parse_scenario(Source::new(name, text), folder)?;
    Ok(Point { values: values.iter().map(|value| (*value).to_owned()).collect(), scenario })
}

/// Refuses values that the scenario reads as the same thing: `1 mL` and `1000 uL`, or something it does not use.
fn must_matter(over: &[Over], points: &[Point]) -> Checked<()> {
    let Some(first) = points.first() else { return Ok(()) };
    for (place, one) in over.iter().enumerate() {
        // Points along one path from the first.
        let is_along = |point: &&Point| {
            point.values.iter().zip(&first.values).enumerate().all(|(i, (value, other))| i == place || value == other)
        };
        let along: Vec<(&String, Scenario)> =
            points.iter().filter(is_along).map(|point| (&point.values[place], bare(point))).collect();
        let pair = along.iter().enumerate().find_map(|(i, (value, scenario))| {
            let same = along[..i].iter().find(|(_, other)| other == scenario);
            same.map(|(before, _)| (before, value))
        });
        if let Some((a, b)) = pair {
            let problem = format!("`{}` means the same with {} and with {}", one.path, quoted(a), quoted(b));
            return Err(of_over(Diagnostic::new(problem).expected("values that differ")));
        }
    }
    Ok(())
}

/// What is computed of a point, without its text.
fn bare(point: &Point) -> Scenario {
    let nothing = String::new;
    Scenario { text: nothing(), portable: nothing(), file: nothing(), ..point.scenario.clone() }
}
