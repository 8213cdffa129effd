//! Runs a tissue from its file and writes every kind of output:
//! `cargo run --release -p exoskin-tissue --example outputs -- MODEL.toml MINUTES FOLDER`.

use std::path::Path;

use exoskin_tissue::output::{File, multicellds, vtk, zarr};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, file, minutes, folder] = &arguments[..] else { return Err("which file, minutes and folder?".into()) };
    let tissue = exoskin_tissue::file::read(&std::fs::read(file)?)?;
    let mut model = tissue.model()?;
    let folder = Path::new(folder);
    let mut moments = Vec::new();
    for number in 0..2 {
        moments.push(model.time_min());
        write(&folder.join("fields.zarr"), &zarr::moment(&model, &moments))?;
        write(&folder.join("multicellds"), &multicellds::moment(&model, number, &tissue.customs))?;
        std::fs::write(folder.join(format!("fields_{number}.vti")), vtk::fields(&model))?;
        std::fs::write(folder.join(format!("cells_{number}.vtp")), vtk::cells(&model, &tissue.customs))?;
        if number == 0 {
            model.run(minutes.parse()?)?;
        }
    }
    Ok(())
}

fn write(folder: &Path, files: &[File]) -> std::io::Result<()> {
    for file in files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, &file.bytes)?;
    }
    Ok(())
}
