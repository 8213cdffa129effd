//! Writes docs/src/body.md: the body model beside every row it can be set against.

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/body.md");
    std::fs::write(path, exoskin_hazard::vein::page()?)?;
    Ok(())
}
