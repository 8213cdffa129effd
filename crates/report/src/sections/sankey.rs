//! One root bar that splits into leaves, as ribbons in proportion; leaves too thin to see are drawn as a hairline, and
//! each leaf takes the height of its label, so that labels line up with their leaves.

use maud::{Markup, html};

use crate::plot::drawing;
use crate::svg::units;
use exoskin_answer::numbers::{integer, percent};

/// A leaf of the diagram.
pub(crate) struct Leaf {
    pub(crate) name: String,
    pub(crate) count: u64,
    pub(crate) fill: &'static str,
}

const ROOT: f64 = 22.0;
const LEAF_X: f64 = 178.0;
const LEAF_WIDTH: f64 = 14.0;
const LABEL_X: f64 = 202.0;
const TOP: f64 = 48.0;
const ROOT_HEIGHT: f64 = 240.0;
/// Height of a two-line label, so that every leaf has room for its own.
const SLOT: f64 = 40.0;

/// The diagram: `title` goes above the root, shares are of `whole`.
pub(crate) fn draw(title: &str, leaves: &[Leaf], whole: u64, spoken: &str) -> Markup {
    let total: u128 = leaves.iter().map(|leaf| u128::from(leaf.count)).sum();
    let heights: Vec<f64> = leaves.iter().map(|leaf| ROOT_HEIGHT * share(leaf.count, total)).collect();
    let column: f64 = heights.iter().map(|height| height.max(SLOT)).sum();
    let root = TOP + 0.5 * (column - ROOT_HEIGHT).max(0.0);
    let height = TOP + column.max(ROOT_HEIGHT) + 6.0;
    let body = html! {
        text.strong x="0" y="16" { (title) }
        text x="0" y="34" { (integer(u64::try_from(total).unwrap_or(u64::MAX))) }
        rect.root x="0" y=(units(root)) width=(ROOT) height=(ROOT_HEIGHT) {}
        (ribbons(leaves, &heights, root, whole))
    };
    drawing(height.round(), spoken, body)
}

fn ribbons(leaves: &[Leaf], heights: &[f64], root: f64, whole: u64) -> Markup {
    let (mut from, mut slot) = (root, TOP);
    let mut drawn = Vec::new();
    for (leaf, height) in leaves.iter().zip(heights) {
        let room = height.max(SLOT);
        let seen = height.max(1.2);
        let to = slot + 0.5 * (room - seen);
        drawn.push(ribbon(leaf, from.min(root + ROOT_HEIGHT - seen), to, seen));
        drawn.push(label(leaf, share(leaf.count, u128::from(whole)), slot + 0.5 * room));
        from += height;
        slot += room;
    }
    html! { @for part in drawn { (part) } }
}

fn share(count: u64, of: u128) -> f64 {
    if of == 0 { 0.0 } else { count as f64 / of as f64 }
}

fn ribbon(leaf: &Leaf, from: f64, to: f64, thick: f64) -> Markup {
    let (x1, x2) = (ROOT, LEAF_X);
    let middle = (x1 + x2) / 2.0;
    let (from_end, to_end) = (from + thick, to + thick);
    let path = format!(
        "M{x1:.1} {from:.1}C{middle:.1} {from:.1} {middle:.1} {to:.1} {x2:.1} {to:.1}V{to_end:.1}C{middle:.1} {to_end:.1} {middle:.1} {from_end:.1} {x1:.1} {from_end:.1}Z"
    );
    html! {
        path class={ "ribbon " (leaf.fill) } d=(path) { title { (leaf.name) ": " (integer(leaf.count)) } }
        rect class=(leaf.fill) x=(units(x2)) y=(units(to)) width=(LEAF_WIDTH) height=(units(thick)) {}
    }
}

fn label(leaf: &Leaf, share: f64, middle: f64) -> Markup {
    html! {
        text.strong x=(LABEL_X) y=(units(middle - 3.0)) { (leaf.name) }
        text x=(LABEL_X) y=(units(middle + 13.0)) { (integer(leaf.count)) " · " (percent(share)) }
    }
}
