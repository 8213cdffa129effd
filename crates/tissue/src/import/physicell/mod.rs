//! A PhysiCell 1.14 project: settings (XML), cells (CSV) and rules (CSV).
//!
//! What the settings say is carried over as far as this engine has it; [`Project::left_out`] names every line that is not.
//! Custom C++ code is never read: what it places or changes is not there.

mod cells;
mod error;
mod fields;
mod kinds;
mod left_out;
mod phenotype;
mod values;

pub use error::ImportError;
pub use left_out::LeftOut;

use crate::cells::{Domain, reference};
use crate::file::Tissue;
use crate::import::xml;
use crate::model::{Setup, TimeSteps};
use crate::rules::{Dictionary, Rules};
use values::Values;

/// A project read.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// What it describes.
    pub tissue: Tissue,
    /// What was not carried over.
    pub left_out: Vec<LeftOut>,
}

impl Project {
    /// Reads the settings; `file` gives the bytes of another file of the project by its path, if there is one.
    ///
    /// # Errors
    /// At the first line that cannot be used.
    pub fn read(settings: &[u8], file: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Project, ImportError> {
        let text = std::str::from_utf8(settings).map_err(|error| {
            let line = settings[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
            ImportError::settings(line, "not UTF-8 text")
        })?;
        let root = xml::parse(text).map_err(|error| ImportError::settings(error.line, &error.problem))?;
        if root.name != "PhysiCell_settings" {
            return Err(ImportError::settings(root.line, &format!("`{}`; expected `PhysiCell_settings`", root.name)));
        }
        root.used.set(true);
        let mut left_out = Vec::new();
        let values = Values::new(&root);
        let frame = fields::frame(&values)?;
        let substrates = fields::substrates(&values, &mut left_out)?;
        let names: Vec<String> = substrates.iter().map(|substrate| substrate.name.clone()).collect();
        let kinds = kinds::read(&values, &names, frame.flat, &mut left_out)?;
        let rules = read_rules(&values, &names, &kinds, &file, &mut left_out)?;
        let domain =
            Domain { low: frame.low, high: frame.high, flat: frame.flat, wall_um_per_min: frame.wall_um_per_min };
        let cells = cells::read(&values, &kinds, &domain, &file, &mut left_out)?;
        let steps = read_steps(&values)?;
        let minutes = values.at("overall")?.number("max_time")?;
        let setup = Setup {
            grid: frame.grid,
            substrates,
            types: kinds.types,
            rules: rules.1,
            domain,
            steps,
            track_internal: fields::tracks_internal(&values)?,
            seed: frame.seed,
        };
        // Custom code reads these; each of them is named.
        values.find("user_parameters");
        left_out::rest(&root, &mut left_out);
        let tissue = Tissue {
            title: String::new(),
            notes: setup.rules.notes.clone(),
            setup,
            customs: kinds.customs,
            rules: rules.0,
            cells,
            fills: Vec::new(),
            minutes,
        };
        Ok(Project { tissue, left_out })
    }
}

fn read_steps(root: &Values<'_>) -> Result<TimeSteps, ImportError> {
    let overall = root.at("overall")?;
    Ok(TimeSteps {
        diffusion_min: overall.number_or("dt_diffusion", reference::STEPS_MIN[0])?,
        mechanics_min: overall.number_or("dt_mechanics", reference::STEPS_MIN[1])?,
        phenotype_min: overall.number_or("dt_phenotype", reference::STEPS_MIN[2])?,
    })
}

fn read_rules(
    root: &Values<'_>,
    substrates: &[String],
    kinds: &kinds::Kinds,
    file: &impl Fn(&str) -> Option<Vec<u8>>,
    left_out: &mut Vec<LeftOut>,
) -> Result<(String, Rules), ImportError> {
    let mut rules = (String::new(), Rules::none());
    let Some(sets) = root.find("cell_rules").and_then(|rules| rules.find("rulesets")) else { return Ok(rules) };
    for set in sets.all("ruleset") {
        set.use_all();
        if !set.enabled()? {
            continue;
        }
        let version = set.attribute("version").and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
        if version < 3.0 {
            let problem = format!("rules of version {version}; PhysiCell 1.14 and this program read version 3");
            return Err(ImportError::settings(set.line(), &problem));
        }
        if !rules.1.rules.is_empty() {
            let problem = "a second set of rules that is enabled; put all rules into one file";
            return Err(ImportError::settings(set.line(), problem));
        }
        let path = values::path(&set)?;
        let bytes = file(&path).ok_or_else(|| ImportError::missing(set.line(), &path))?;
        let types: Vec<String> = kinds.types.iter().map(|kind| kind.name.clone()).collect();
        let words = Dictionary::new(substrates, &types, &kinds.customs)
            .map_err(|error| ImportError::settings(set.line(), &error.to_string()))?;
        let read = Rules::from_bytes(&bytes, &words).map_err(|error| ImportError::rules(&path, &error))?;
        rules = (String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').replace("\r\n", "\n"), read);
        left_out.extend(rules.1.notes.iter().map(|note| LeftOut::in_file(&path, note.line, &note.text)));
    }
    Ok(rules)
}
