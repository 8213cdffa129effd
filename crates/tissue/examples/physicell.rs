//! Runs a PhysiCell project: `cargo run --release -p exoskin-tissue --example physicell -- DIR [MINUTES [SEED]]`.
//!
//! Lists what is not carried over, then prints living and dead cells of each type every hour.
#![allow(clippy::print_stdout)]

use std::path::PathBuf;

use exoskin_tissue::import::physicell::Project;
use exoskin_tissue::model::Model;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let settings = std::fs::read(folder.join("config/PhysiCell_settings.xml"))?;
    let project = Project::read(&settings, |path| std::fs::read(folder.join(path)).ok())?;
    for left_out in &project.left_out {
        println!("# not carried over: {}:{}: {}", left_out.file, left_out.line, left_out.what);
    }
    let mut tissue = project.tissue;
    let minutes = arguments.next().map_or(Ok(tissue.minutes), |text| text.parse::<f64>())?;
    tissue.setup.seed = arguments.next().map_or(Ok(tissue.setup.seed), |text| text.parse::<u64>())?;
    let mut model = tissue.model()?;
    let names: Vec<&str> = tissue.setup.types.iter().map(|kind| kind.name.as_str()).collect();
    println!("minutes,{}", names.iter().map(|name| format!("{name} alive,{name} dead")).collect::<Vec<_>>().join(","));
    print_counts(&model, names.len());
    while model.time_min() + 0.5 < minutes {
        model.run(60.0)?;
        print_counts(&model, names.len());
    }
    Ok(())
}

fn print_counts(model: &Model, types: usize) {
    let mut counts = vec![0u32; 2 * types];
    for cell in 0..model.cells().len() {
        counts[2 * model.cells().kind(cell) + usize::from(model.cells().fate(cell).dead())] += 1;
    }
    let counts: Vec<String> = counts.iter().map(u32::to_string).collect();
    println!("{:.0},{}", model.time_min(), counts.join(","));
}
