//! From keys to a tissue: names become positions, and every mistake gets its place.

use std::collections::BTreeMap;

use toml::Spanned;

use super::written::{
    Axes, ByName, Layer, Start, Written, WrittenCycle, WrittenFill, WrittenSubstrate, WrittenTaxis, WrittenType,
};
use super::{FORMAT, FileError, Fill, Tissue, cells, words::unknown_word};
use crate::cells::{CellType, Cycle, Domain, Exchange, Link, Phase, Plan, Taxis, reference};
use crate::field::{Diffusion, Drift, Grid, Substrate};
use crate::model::{Setup, TimeSteps};
use crate::rules::{Dictionary, Rules};

type Checked<T> = Result<T, FileError>;

/// Everything that has a name.
struct Names<'a> {
    text: &'a str,
    substrates: Vec<String>,
    types: Vec<String>,
    customs: Vec<String>,
}

pub(crate) fn tissue(text: &str, written: Written) -> Checked<Tissue> {
    if *written.format.get_ref() != FORMAT {
        let problem = format!("format {}; this program reads format {FORMAT}", written.format.get_ref());
        return Err(FileError::at(text, written.format.span().start, problem));
    }
    let names = Names {
        text,
        substrates: unique(text, "substrate", written.substrates.iter().map(|one| &one.name))?,
        types: unique(text, "cell type", written.types.iter().map(|one| &one.name))?,
        customs: unique(text, "custom variable", written.custom.iter())?,
    };
    let (grid, domain) = frame(text, &written)?;
    let substrates = written.substrates.iter().map(|one| names.substrate(one, &grid)).collect::<Checked<Vec<_>>>()?;
    let types = written.types.into_iter().map(|one| names.kind(one)).collect::<Checked<Vec<_>>>()?;
    let rules_text = written.rules.as_ref().map_or(String::new(), |rules| rules.csv.get_ref().clone());
    let rules = match &written.rules {
        Some(rules) => names.rules(&rules.csv)?,
        None => Rules::none(),
    };
    let notes = rules.notes.clone();
    let start = written.start.unwrap_or(Start { fills: Vec::new(), cells: None });
    let fills = start.fills.iter().map(|one| names.fill(one, &domain)).collect::<Checked<Vec<_>>>()?;
    let single = match &start.cells {
        Some(listed) => cells::read(listed.get_ref(), &types, &domain)
            .map_err(|(line, problem)| inside(text, listed, line, None, problem))?,
        None => Vec::new(),
    };
    let steps = TimeSteps {
        diffusion_min: written.steps.diffusion_min,
        mechanics_min: written.steps.mechanics_min,
        phenotype_min: *written.steps.phenotype_min.get_ref(),
    };
    let at_steps = written.steps.phenotype_min.span().start;
    steps.ratios().map_err(|error| FileError::at(text, at_steps, error.to_string()))?;
    let setup = Setup {
        grid,
        substrates,
        types,
        rules,
        domain,
        steps,
        track_internal: written.track_internal,
        seed: written.seed,
    };
    let minutes = written.minutes;
    Ok(Tissue {
        title: written.title,
        setup,
        customs: names.customs,
        rules: rules_text,
        cells: single,
        fills,
        minutes,
        notes,
    })
}

/// A mistake in a line of a text within the file.
fn inside(text: &str, value: &Spanned<String>, line: usize, column: Option<usize>, problem: String) -> FileError {
    let start = FileError::at(text, value.span().start, "");
    let quoted = &text[value.span()];
    // The line break after three quotation marks does not count.
    let skips = usize::from(["'''\n", "\"\"\"\n", "'''\r\n", "\"\"\"\r\n"].iter().any(|open| quoted.starts_with(open)));
    FileError { line: start.line + skips + line - 1, column: column.unwrap_or(1), problem }
}

fn unique<'a>(text: &str, what: &str, names: impl Iterator<Item = &'a Spanned<String>>) -> Checked<Vec<String>> {
    let mut known: Vec<String> = Vec::new();
    for name in names {
        let word = name.get_ref();
        let problem = if word.is_empty() || word.trim() != word || word.chars().any(char::is_control) {
            format!("{what} {word:?}; expected a name of letters, without spaces around it")
        } else if known.contains(word) {
            format!("a second {what} is called `{word}`")
        } else {
            known.push(word.clone());
            continue;
        };
        return Err(FileError::at(text, name.span().start, problem));
    }
    Ok(known)
}

fn frame(text: &str, written: &Written) -> Checked<(Grid, Domain)> {
    let frame = written.frame.get_ref();
    let grid = Grid::new(frame.low, frame.voxel_um, frame.voxels)
        .map_err(|error| FileError::at(text, written.frame.span().start, error.to_string()))?;
    let high = core::array::from_fn(|axis| frame.low[axis] + frame.voxels[axis] as f64 * frame.voxel_um[axis]);
    Ok((grid, Domain { low: frame.low, high, flat: frame.flat, wall_um_per_min: frame.wall_um_per_min }))
}

impl Axes {
    fn each(self) -> [f64; 3] {
        match self {
            Axes::All(value) => [value; 3],
            Axes::Each(values) => values,
        }
    }
}

impl Names<'_> {
    fn wrong<T>(&self, at: &Spanned<T>, problem: impl Into<String>) -> FileError {
        FileError::at(self.text, at.span().start, problem)
    }

    fn find(&self, what: &str, name: &Spanned<String>, known: &[String]) -> Checked<usize> {
        known.iter().position(|one| one == name.get_ref()).ok_or_else(|| {
            let words: Vec<&str> = known.iter().map(String::as_str).collect();
            self.wrong(name, unknown_word(what, name.get_ref(), &words))
        })
    }

    /// One number per name; those that are not there stay.
    fn spread(&self, what: &str, from: &ByName, known: &[String], into: &mut [f64]) -> Checked<()> {
        for (name, value) in from {
            into[self.find(what, name, known)?] = *value;
        }
        Ok(())
    }

    fn by_type(&self, from: &ByName, otherwise: f64) -> Checked<Vec<f64>> {
        let mut values = vec![otherwise; self.types.len()];
        self.spread("cell type", from, &self.types, &mut values)?;
        Ok(values)
    }

    fn substrate(&self, written: &WrittenSubstrate, grid: &Grid) -> Checked<Substrate> {
        let mut substrate = Substrate::new(written.name.get_ref(), 0.0, written.decay_per_min);
        let sides = &written.sides;
        substrate.sides = [[sides.x_low, sides.x_high], [sides.y_low, sides.y_high], [sides.z_low, sides.z_high]];
        substrate.initial = written.initial;
        substrate.drift = written.drift_um_per_min.map_or(Drift::None, Drift::Constant);
        match (written.diffusivity_um2_per_min, written.layers.is_empty()) {
            (Some(everywhere), true) => substrate.diffusion = Diffusion::Constant(everywhere.each()),
            (None, false) => self.layers(&written.layers, grid, &mut substrate)?,
            _ => {
                let problem = "a substrate needs `diffusivity_um2_per_min` or layers, not both";
                return Err(self.wrong(&written.name, problem));
            }
        }
        substrate.check(grid).map_err(|error| self.wrong(&written.name, error.to_string()))?;
        Ok(substrate)
    }

    fn layers(&self, layers: &[Spanned<Layer>], grid: &Grid, substrate: &mut Substrate) -> Checked<()> {
        let mut chosen: Vec<&Layer> = Vec::new();
        for depth in 0..grid.counts[2] {
            let centre = grid.origin[2] + (depth as f64 + 0.5) * grid.spacing[2];
            let layer = layers.iter().find(|layer| centre < layer.get_ref().to_um);
            match (layer, layers.last()) {
                (Some(layer), _) => chosen.push(layer.get_ref()),
                (None, Some(last)) => {
                    return Err(self.wrong(last, format!("no layer reaches z = {centre} um, which is inside the box")));
                }
                (None, None) => return Ok(()),
            }
        }
        substrate.diffusion =
            Diffusion::ByDepth(chosen.iter().map(|layer| layer.diffusivity_um2_per_min.each()).collect());
        if chosen.iter().any(|layer| layer.partition.is_some()) {
            substrate.partition = Some(chosen.iter().map(|layer| layer.partition.unwrap_or(1.0)).collect());
        }
        if chosen.iter().any(|layer| layer.drift_um_per_min.is_some()) {
            substrate.drift =
                Drift::ByDepth(chosen.iter().map(|layer| layer.drift_um_per_min.unwrap_or_default()).collect());
        }
        Ok(())
    }

    fn kind(&self, written: WrittenType) -> Checked<CellType> {
        let mut kind = reference::cell(written.name.get_ref(), self.types.len(), self.substrates.len());
        kind.volume = written.volume;
        kind.mechanics = written.mechanics;
        kind.mechanics.affinity = self.by_type(&written.affinity, 1.0)?;
        kind.cycle = written.cycle.map_or(Ok(Cycle::none()), |cycle| self.cycle(cycle))?;
        // Without deaths: what remains of the dead then never matters.
        kind.apoptosis.per_min = 0.0;
        kind.apoptosis = written.apoptosis.unwrap_or(kind.apoptosis);
        kind.necrosis = written.necrosis.unwrap_or(kind.necrosis);
        kind.motility = written.motility.unwrap_or(kind.motility);
        kind.motility.taxis = written.taxis.map_or(Ok(Taxis::None), |taxis| self.taxis(taxis, &written.name))?;
        self.exchange(&written.exchange, &mut kind.exchange)?;
        kind.contact = written.contact.unwrap_or(kind.contact);
        kind.contact.eats_live_per_min = self.by_type(&written.eats_live_per_min, 0.0)?;
        kind.contact.attacks_per_min = self.by_type(&written.attacks_per_min, 0.0)?;
        kind.contact.immunogenicity = self.by_type(&written.immunogenicity, 1.0)?;
        kind.contact.fuses_per_min = self.by_type(&written.fuses_per_min, 0.0)?;
        kind.transforms_per_min = self.by_type(&written.transforms_per_min, 0.0)?;
        kind.daughter_of_type = self.by_type(&written.daughter_share, 0.0)?;
        kind.custom = vec![0.0; self.customs.len()];
        self.spread("custom variable", &written.custom, &self.customs, &mut kind.custom)?;
        (kind.damage_per_min, kind.repair_per_min) = (written.damage_per_min, written.repair_per_min);
        kind.movable = written.movable;
        self.sound(&kind, &written.name)?;
        Ok(kind)
    }

    /// What makes a type impossible on its own.
    fn sound(&self, kind: &CellType, name: &Spanned<String>) -> Checked<()> {
        let all = vec![kind.clone(); self.types.len()];
        Plan::new(all, self.substrates.len(), &[], false).map(drop).map_err(|error| self.wrong(name, error.to_string()))
    }

    fn exchange(&self, written: &BTreeMap<Spanned<String>, Exchange>, into: &mut [Exchange]) -> Checked<()> {
        for (name, exchange) in written {
            into[self.find("substrate", name, &self.substrates)?] = *exchange;
        }
        Ok(())
    }

    fn cycle(&self, written: WrittenCycle) -> Checked<Cycle> {
        let names = unique(self.text, "phase", written.phases.iter().map(|phase| &phase.name))?;
        let mut phases = Vec::new();
        for phase in written.phases {
            let links = phase.next.iter().map(|link| {
                let to = self.find("phase", &link.to, &names)?;
                Ok(Link { to, per_min: link.per_min, fixed: link.fixed })
            });
            phases.push(Phase {
                links: links.collect::<Checked<_>>()?,
                name: phase.name.into_inner(),
                divides_on_exit: phase.divides_on_exit,
                doubles_on_entry: phase.doubles_on_entry,
            });
        }
        Ok(Cycle { name: written.name, phases })
    }

    fn taxis(&self, written: WrittenTaxis, of: &Spanned<String>) -> Checked<Taxis> {
        match (written.along, written.sum) {
            (Some(along), None) => {
                let substrate = self.find("substrate", &along, &self.substrates)?;
                Ok(Taxis::One { substrate, sign: written.sign.unwrap_or(1.0) })
            }
            (None, Some(sum)) => {
                let mut sensitivity = vec![0.0; self.substrates.len()];
                self.spread("substrate", &sum, &self.substrates, &mut sensitivity)?;
                Ok(Taxis::Sum { sensitivity, normalised: written.normalised })
            }
            _ => Err(self.wrong(of, "`taxis` needs `along` or `sum`, not both")),
        }
    }

    fn rules(&self, csv: &Spanned<String>) -> Checked<Rules> {
        let words = Dictionary::new(&self.substrates, &self.types, &self.customs)
            .map_err(|error| self.wrong(csv, error.to_string()))?;
        Rules::from_csv(csv.get_ref(), &words)
            .map_err(|error| inside(self.text, csv, error.line, Some(error.column), error.problem.to_string()))
    }

    fn fill(&self, written: &WrittenFill, domain: &Domain) -> Checked<Fill> {
        let kind = self.find("cell type", &written.kind, &self.types)?;
        let (low, high, spacing_um) = (*written.low.get_ref(), written.high, *written.spacing_um.get_ref());
        if spacing_um <= 0.0 {
            return Err(self.wrong(&written.spacing_um, "`spacing_um` is 0; expected a number above 0"));
        }
        if !(domain.contains(low) && domain.contains(high) && (0..3).all(|axis| low[axis] <= high[axis])) {
            let problem =
                format!("from {low:?} to {high:?} um; expected a box within {:?} to {:?} um", domain.low, domain.high);
            return Err(self.wrong(&written.low, problem));
        }
        Ok(Fill { kind, low, high, spacing_um })
    }
}
