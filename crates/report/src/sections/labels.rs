//! Names at the ends of lines; lines that coincide share one name, so that their order is not read as a rank.

use maud::html;

use crate::plot::Plot;
use crate::scale::spread;
use crate::svg::{sample, units};

/// Height of a label, plot units.
pub(super) const GAP: f64 = 15.0;
/// The number of letters that fit next to the plot.
const LETTERS: usize = 14;
/// Lines that are nowhere further apart than this share of the plot's height coincide.
const COINCIDE: f64 = 0.012;

/// One drawn line with its name.
pub(super) struct Line {
    pub(super) name: String,
    /// Colour and dash.
    pub(super) look: (&'static str, &'static str),
    pub(super) points: Vec<(f64, f64)>,
}

/// How a label for several lines is drawn.
const SHARED: (&str, &str) = ("#1b2126", "");

/// Lines with one name each; those that coincide share one.
pub(super) fn merged(lines: Vec<Line>) -> Vec<Line> {
    let all = lines.len();
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for line in lines.into_iter().filter(|line| !line.points.is_empty()) {
        match groups.iter_mut().find(|group| coincide(&group[0], &line)) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    let several = groups.iter().filter(|group| group.len() > 1).count();
    groups.into_iter().filter_map(|group| one(group, all, several)).collect()
}

fn coincide(a: &Line, b: &Line) -> bool {
    let near = |(one, other): (&(f64, f64), &(f64, f64))| (one.1 - other.1).abs() <= COINCIDE;
    a.points.len() == b.points.len() && a.points.iter().zip(&b.points).all(near)
}

fn one(mut group: Vec<Line>, all: usize, several: usize) -> Option<Line> {
    let count = group.len();
    if count == 1 {
        return group.pop();
    }
    let name = match (count == all, several == 1) {
        (true, _) => "all arms".to_owned(),
        (_, true) if count > 2 => "all others".to_owned(),
        _ => format!("{} + {}", short(&group[0].name, LETTERS - 4), count - 1),
    };
    let points = std::mem::take(&mut group[0].points);
    Some(Line { name, look: SHARED, points })
}

/// Names next to the plot in the order in which the lines end, each joined to its line.
pub(super) fn ends(plot: &mut Plot, lines: &[Line]) {
    let ends: Vec<(f64, f64)> = lines.iter().filter_map(|line| line.points.last().copied()).collect();
    let heights: Vec<f64> = ends.iter().map(|end| plot.y(end.1)).collect();
    let places = spread(&heights, GAP, plot.y(1.0), plot.y(0.0));
    for (((line, end), from), to) in lines.iter().zip(&ends).zip(&heights).zip(places) {
        let (x, colour) = (plot.x(end.0), line.look.0);
        let leader = format!("M{:.1} {from:.1}L{:.1} {to:.1}", x + 1.0, x + 8.0);
        let style = format!("fill:{colour}");
        plot.add(&html! {
            path.leader d=(leader) stroke=(colour) {}
            (sample(x + 8.0, to, 16.0, line.look))
            text.end x=(units(x + 28.0)) y=(units(to + 4.0)) style=(style) { (short(&line.name, LETTERS)) }
        });
    }
}

fn short(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    name.chars().take(letters - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, end: f64) -> Line {
        Line { name: name.into(), look: ("#000000", ""), points: vec![(0.0, 0.5), (1.0, end)] }
    }

    #[test]
    fn coincident_lines_share_a_name() {
        let names = |lines: Vec<Line>| merged(lines).into_iter().map(|line| line.name).collect::<Vec<_>>();
        assert_eq!(names(vec![line("a", 0.5), line("b", 0.5), line("c", 0.505)]), ["all arms"]);
        assert_eq!(
            names(vec![line("none", 0.9), line("a", 0.5), line("b", 0.5), line("c", 0.5)]),
            ["none", "all others"]
        );
        assert_eq!(names(vec![line("a", 0.9), line("b", 0.9), line("c", 0.5), line("d", 0.5)]), ["a + 1", "c + 1"]);
        assert_eq!(names(vec![line("a", 0.9), line("b", 0.5)]), ["a", "b"]);
    }
}
