//! What the differences rest on: contacts against those of a dish, factors in the tissue, what it would take.

use exoskin_answer::block::{Block, Table as Cells};
use exoskin_answer::why;
use exoskin_record::summary::Summary;
use maud::{Markup, Render, html};

use crate::markup::Table;

pub(super) fn render(summary: &Summary) -> Markup {
    let Some(found) = summary.why.as_ref().filter(|found| !found.arms.is_empty()) else { return Markup::default() };
    html! {
        section #why {
            h2 { "Why" }
            p.lead {
                "What the difference in " (found.name) " rests on, in the middle case: every number at its median, one moved at a "
                "time. A contact is a vesicle that a cell has taken up, here and in a dish."
            }
            @for arm in &found.arms { @for one in why::of_arm(found, arm) { (block(&one)) } }
        }
    }
}

fn block(one: &Block) -> Markup {
    match one {
        Block::Heading(text) => html! { h3 { (text) } },
        Block::Caption(text) => html! { p { b { (text) } } },
        Block::Table(cells) => table(cells),
        Block::Paragraph(text) => html! { p { (text.marked().replace('`', "")) } },
        _ => Markup::default(),
    }
}

fn table(cells: &Cells) -> Markup {
    let mut table = Table::new("small", "", cells.header.iter().map(String::as_str));
    for row in &cells.rows {
        table.row(row.iter().map(|cell| cell.render()).collect::<Vec<Markup>>());
    }
    table.render()
}
