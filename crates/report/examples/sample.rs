//! Writes the page of a made-up summary: `cargo run -p exoskin-report --example sample -- out.html`; with a second
//! argument, the page of that `summary.json`. The two sheets for people are put beside it.

use std::error::Error;

#[path = "../tests/suite/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("usage: sample OUT.html [summary.json]")?;
    let summary = match arguments.next() {
        Some(path) => serde_json::from_str(&std::fs::read_to_string(path)?)?,
        None => sample::skin::nine(),
    };
    std::fs::write(&out, exoskin_report::html(&summary)?)?;
    let folder = std::path::Path::new(&out).parent().unwrap_or(std::path::Path::new("."));
    std::fs::write(folder.join("clinician.html"), exoskin_report::clinician_page(&summary))?;
    std::fs::write(folder.join("patient.html"), exoskin_report::patient_page(&summary))?;
    Ok(())
}
