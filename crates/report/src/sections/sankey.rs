//! One root bar that parts into leaves, as ribbons in proportion; leaves too thin to see keep a hair's width.

use crate::markup::escape;
use crate::numbers::{integer, percent};
use crate::scale::spread;

/// A leaf of the diagram.
pub(crate) struct Leaf {
    pub(crate) name: String,
    pub(crate) count: u64,
    pub(crate) fill: &'static str,
}

const WIDTH: f64 = 420.0;
const ROOT: f64 = 22.0;
const LEAF_X: f64 = 178.0;
const LEAF_WIDTH: f64 = 14.0;
const LABEL_X: f64 = 202.0;
const TOP: f64 = 48.0;
const LABEL_GAP: f64 = 40.0;

/// The diagram: `title` over the root, shares are of `whole`.
pub(crate) fn draw(title: &str, leaves: &[Leaf], whole: u64, spoken: &str) -> String {
    let total: u128 = leaves.iter().map(|leaf| u128::from(leaf.count)).sum();
    let height = (leaves.len() as f64 * (LABEL_GAP + 4.0)).max(150.0);
    let gap = 6.0;
    let room = height - gap * (leaves.len().max(1) - 1) as f64;
    let mut body = format!(
        "<text x=\"0\" y=\"16\" class=\"strong\">{}</text><text x=\"0\" y=\"34\">{}</text><rect class=\"root\" x=\"0\" y=\"{TOP}\" width=\"{ROOT}\" height=\"{height:.1}\"/>",
        escape(title),
        integer(u64::try_from(total).unwrap_or(u64::MAX))
    );
    let (mut from, mut to) = (TOP, TOP);
    let mut placed = Vec::new();
    for leaf in leaves {
        let share = if total == 0 { 0.0 } else { leaf.count as f64 / total as f64 };
        let (thick, thin) = ((share * height).max(1.2), (share * room).max(1.2));
        body.push_str(&ribbon(leaf, from.min(TOP + height - thick), to, thick, thin));
        placed.push(to + thin / 2.0);
        from += share * height;
        to += share * room + gap;
    }
    let labels = spread(&placed, LABEL_GAP, TOP + 14.0, TOP + height - 10.0);
    for ((leaf, place), anchor) in leaves.iter().zip(labels).zip(placed) {
        body.push_str(&label(leaf, whole, place, anchor));
    }
    let box_height = TOP + height + 22.0;
    format!(
        "<svg class=\"plot\" viewBox=\"0 0 {WIDTH} {box_height:.0}\" role=\"img\" aria-label=\"{}\">{body}</svg>\n",
        escape(spoken)
    )
}

fn ribbon(leaf: &Leaf, from: f64, to: f64, thick: f64, thin: f64) -> String {
    let (x1, x2) = (ROOT, LEAF_X);
    let middle = (x1 + x2) / 2.0;
    let (from_end, to_end) = (from + thick, to + thin);
    let fill = leaf.fill;
    format!(
        "<path class=\"ribbon {fill}\" d=\"M{x1:.1} {from:.1}C{middle:.1} {from:.1} {middle:.1} {to:.1} {x2:.1} {to:.1}V{to_end:.1}C{middle:.1} {to_end:.1} {middle:.1} {from_end:.1} {x1:.1} {from_end:.1}Z\"><title>{}: {}</title></path><rect class=\"{fill}\" x=\"{x2:.1}\" y=\"{to:.1}\" width=\"{LEAF_WIDTH}\" height=\"{thin:.1}\"/>",
        escape(&leaf.name),
        integer(leaf.count)
    )
}

fn label(leaf: &Leaf, whole: u64, place: f64, anchor: f64) -> String {
    let share = if whole == 0 { 0.0 } else { leaf.count as f64 / whole as f64 };
    let (x1, x2) = (LEAF_X + LEAF_WIDTH, LABEL_X - 2.0);
    format!(
        "<line class=\"frame\" x1=\"{x1:.1}\" y1=\"{anchor:.1}\" x2=\"{x2:.1}\" y2=\"{place:.1}\"/><text x=\"{LABEL_X}\" y=\"{:.1}\" class=\"strong\">{}</text><text x=\"{LABEL_X}\" y=\"{:.1}\">{} · {}</text>",
        place - 1.0,
        escape(&leaf.name),
        place + 15.0,
        integer(leaf.count),
        percent(share)
    )
}
