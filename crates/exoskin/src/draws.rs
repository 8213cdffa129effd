//! Every sample of a run as two tables: `draws.parquet` has a row for each sample and arm with what came of it,
//! `inputs.parquet` a row for each sample with what was drawn.
//!
//! Arms share the inputs of a sample, so these are stored once, in a table of their own: repeated in each arm they would
//! multiply the file, and left out of all arms but the first they would make gaps in every sum over arms. Inputs have
//! single precision; counts and readouts have double precision, so that bands recomputed from them are those of the
//! summary to the last digit.

mod columns;

use exoskin_evidence::{Parameter, Prior};
use exoskin_quantity::unit::CM2_UM2;
use exoskin_record::{Cell, RecordError, RunDir, TableFile, WholeTable};
use exoskin_study::chunk::Counts;
use exoskin_study::{About, Chunk, Decided, Own, Sink};

/// The table of samples and arms.
pub(crate) const DRAWS: &str = "draws.parquet";
/// The table of inputs.
pub(crate) const INPUTS: &str = "inputs.parquet";
/// Runs with more samples write neither table: about 75 MB for each arm.
pub(crate) const MOST_SAMPLES: usize = 100_000;

/// Writes the tables of a run while its samples are followed.
pub(crate) struct DrawTables<'r> {
    run: &'r RunDir,
    open: Option<Open>,
}

/// What an input is stored as.
#[derive(Clone, Copy)]
enum Stored {
    /// Its value, in the parameter's own unit.
    Value(Prior),
    /// Its position in its prior: arms have priors of their own.
    Position,
}

struct Open {
    draws: TableFile,
    inputs: TableFile,
    parameters: Vec<(&'static Parameter, Stored)>,
    /// What products' own measurements decide: the product's place, and the number.
    own: Vec<(usize, Decided)>,
    arms: Vec<String>,
    readouts: usize,
    reported: Vec<usize>,
    weight: f64,
}

impl<'r> DrawTables<'r> {
    /// For the folder of a run.
    pub fn new(run: &'r RunDir) -> DrawTables<'r> {
        DrawTables { run, open: None }
    }

    /// The whole tables; none where there are too many samples.
    pub fn finish(self) -> Result<Vec<WholeTable>, RecordError> {
        self.open.map_or_else(|| Ok(Vec::new()), |open| Ok(vec![open.inputs.finish()?, open.draws.finish()?]))
    }
}

impl Sink for DrawTables<'_> {
    fn begin(&mut self, about: &About<'_>) -> Result<(), String> {
        if about.samples <= MOST_SAMPLES {
            self.open = Some(Open::begin(self.run, about).map_err(|e| e.to_string())?);
        }
        Ok(())
    }

    fn chunk(&mut self, chunk: &Chunk<'_>) -> Result<(), String> {
        let Some(open) = &mut self.open else { return Ok(()) };
        (0..chunk.len()).try_for_each(|place| open.add(chunk, place))
    }
}

impl Open {
    fn begin(run: &RunDir, about: &About<'_>) -> Result<Open, RecordError> {
        let parameters = drawn(about);
        let own = decided(about);
        Ok(Open {
            draws: TableFile::begin(run, DRAWS, &columns::draws(about))?,
            inputs: TableFile::begin(run, INPUTS, &columns::inputs(about, &parameters, &own))?,
            parameters,
            own,
            arms: about.scenario.arms.iter().map(|arm| arm.name.clone()).collect(),
            readouts: about.definitions.len(),
            reported: about.reported.to_vec(),
            weight: 1.0 / about.samples as f64,
        })
    }

    fn add(&mut self, chunk: &Chunk<'_>, place: usize) -> Result<(), String> {
        let told = |e: RecordError| e.to_string();
        let sample = Cell::Count((chunk.first() + place) as i64);
        let row = Cell::Count(chunk.transport_row(place) as i64);
        let inputs = self.parameters.iter().map(|(parameter, stored)| {
            Cell::Number(match stored {
                Stored::Value(prior) => parameter.unit.from_base(chunk.value(place, parameter, prior)),
                Stored::Position => chunk.position(place, parameter),
            })
        });
        let own = self.own.iter().map(|(owner, decided)| {
            Cell::Number(decided.parameter.unit.from_base(chunk.own_value(place, *owner, decided)))
        });
        self.inputs.add([sample, row].into_iter().chain(inputs).chain(own)).map_err(told)?;
        let hypothesis = Cell::Text(chunk.hypothesis(place).word());
        for (arm, name) in self.arms.iter().enumerate() {
            let counts = counts(chunk.counts(place, arm).map_err(|e| e.to_string())?);
            let readings = (0..self.readouts).flat_map(|readout| {
                let reading = chunk.reading(place, arm, readout);
                std::iter::once(reading.start).chain(self.reported.iter().map(|&day| reading.values[day]))
            });
            let first = [sample, Cell::Text(name), Cell::Number(self.weight), hypothesis, row];
            let cells = first.into_iter().chain(counts).chain(readings.map(Cell::Number));
            self.draws.add(cells).map_err(told)?;
        }
        Ok(())
    }
}

/// Counts in the order of their columns.
fn counts(counts: Option<Counts>) -> [Cell<'static>; columns::STEPS.len() + 1] {
    let Some(one) = counts else { return [Cell::Nothing; columns::STEPS.len() + 1] };
    [
        one.label,
        one.whole,
        one.whole,
        one.entered,
        one.in_tissue,
        one.reached_cell,
        one.taken_up,
        one.working,
        one.area_um2 / CM2_UM2,
    ]
    .map(Cell::Number)
}

/// Numbers that the measurements of a product decide, unless the scenario sets them.
fn decided(about: &About<'_>) -> Vec<(usize, Decided)> {
    let of = |(place, owner): (usize, &Own<'_>)| {
        let numbers = owner.decided(about.own).into_iter();
        numbers.filter(|one| about.scenario.set(one.parameter.id).is_none()).map(move |one| (place, one)).collect()
    };
    about.owners.iter().enumerate().flat_map(|one| -> Vec<(usize, Decided)> { of(one) }).collect()
}

/// Parameters that differ between samples, by id.
fn drawn(about: &About<'_>) -> Vec<(&'static Parameter, Stored)> {
    let held = |id: &str| about.scenario.set(id).is_some_and(|prior| !prior.varies());
    let mut all = exoskin_therapy::parameters::all();
    all.sort_by_key(|parameter| parameter.id);
    all.into_iter()
        .filter(|parameter| !held(parameter.id))
        .filter_map(|parameter| {
            let prior = about.asked.get(parameter.id).filter(|prior| prior.varies())?;
            let several = about.several.contains(parameter.id);
            Some((parameter, if several { Stored::Position } else { Stored::Value(*prior) }))
        })
        .collect()
}
