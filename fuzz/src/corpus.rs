//! Where mutants start from: the shipped files, and snippets for what has no file.

use std::path::Path;

use crate::mutate::{Random, mutate};
use crate::readers::Reader;

/// The seeds of one reader.
pub struct Corpus {
    seeds: Vec<Vec<u8>>,
}

impl Corpus {
    /// Snippets of the reader and the files of its folder, in a fixed order.
    pub fn of(reader: &Reader) -> Corpus {
        let mut seeds: Vec<Vec<u8>> = reader.snippets.iter().map(|text| text.as_bytes().to_vec()).collect();
        if let Some(folder) = reader.folder {
            seeds.extend(files_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)));
        }
        if seeds.is_empty() {
            seeds.push(Vec::new());
        }
        Corpus { seeds }
    }

    /// How many seeds there are.
    pub fn count(&self) -> usize {
        self.seeds.len()
    }

    /// Writes each seed to its own file.
    ///
    /// # Errors
    /// The folder or a file cannot be written.
    pub fn write(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        self.seeds.iter().enumerate().try_for_each(|(i, seed)| std::fs::write(folder.join(format!("{i:03}")), seed))
    }

    /// A seed with some mutations.
    pub fn mutant(&self, random: &mut Random) -> Vec<u8> {
        let mut mutant = self.seeds[random.below(self.seeds.len())].clone();
        for _ in 0..=random.below(4) {
            let other = &self.seeds[random.below(self.seeds.len())];
            mutate(&mut mutant, other, random);
        }
        mutant
    }
}

fn files_of(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read(path).ok()).collect()
}
