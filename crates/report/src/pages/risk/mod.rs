//! What can go wrong in a scenario, on one page: each hazard, with data or without; never ticked off, never "safe".

mod card;
mod details;
mod head;
mod marks;
mod picture;

use exoskin_record::risk::Risk;
use maud::html;

use super::frame;

const STYLE: &str = include_str!("risk.css");

/// The whole page.
pub fn risk_page(risk: &Risk) -> String {
    let body = html! {
        (head::render(risk))
        main { (card::all(risk)) }
        (head::foot(risk))
    };
    frame::document(&format!("What can go wrong: {}", risk.title), STYLE, marks::symbols(), body)
}
