//! A product of one's own: a copy of a shipped file, changed, then asked like any other.
#![allow(clippy::print_stdout)]

use exoskin::library::Shelf;
use exoskin::{Question, Temperature, Time, Vial};

/// Prints what is left of the product.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = Shelf::Products.card("frozen_msc")?.text.replace("name = \"frozen_msc\"", "name = \"mine\"");
    let file = std::env::temp_dir().join("mine.toml");
    std::fs::write(&file, text)?;
    let left = Vial::of(file.display().to_string()).held(Temperature::of_celsius(4.0), Time::hours(36.0)).ask()?;
    println!("{}: {:.3} whole", left.vial.title, left.vial.whole_share.median);
    Ok(())
}
