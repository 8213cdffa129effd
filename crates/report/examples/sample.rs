//! Writes the page of a made-up summary: `cargo run -p exoskin-report --example sample -- out.html`; with a second
//! argument, the page of that `summary.json`.

use std::error::Error;

#[path = "../tests/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("usage: sample OUT.html [summary.json]")?;
    let summary = match arguments.next() {
        Some(path) => serde_json::from_str(&std::fs::read_to_string(path)?)?,
        None => sample::summary(),
    };
    std::fs::write(out, exoskin_report::html(&summary)?)?;
    Ok(())
}
