//! What is in a snapshot.

use super::SnapshotError;
use super::bytes::{Raw, Reader, checksum, put_all};
use crate::cells::{Cells, Events, Plan};
use crate::model::{Model, Setup};

const MAGIC: &[u8; 8] = b"EXOTISSU";
const VERSION: u32 = 1;
const HEAD: usize = 8 + 4 + 8 + 8;

/// The model's state as bytes. The model goes on with the same bits whether or not it was saved.
pub fn save(model: &Model) -> Vec<u8> {
    let mut rest = Vec::new();
    model.made.put(&mut rest);
    put_fields(model, &mut rest);
    put_population(model, &mut rest);
    let mut out = Vec::with_capacity(HEAD + rest.len() + 8);
    out.extend_from_slice(MAGIC);
    VERSION.put(&mut out);
    model.fingerprint().put(&mut out);
    (rest.len() as u64).put(&mut out);
    out.extend_from_slice(&rest);
    checksum(&rest).put(&mut out);
    out
}

/// Gives changed bytes of a snapshot the checksum that belongs to them: for tests of what a checksum does not give away.
pub fn seal(bytes: &mut [u8]) {
    if let Some(end) = bytes.len().checked_sub(8).filter(|&end| end >= HEAD) {
        let sum = checksum(&bytes[HEAD..end]);
        bytes[end..].copy_from_slice(&sum.to_le_bytes());
    }
}

/// The model that a snapshot was taken of, from the setup that it was made with.
///
/// # Errors
/// If the bytes are no snapshot, torn, damaged, of another version or of another setup.
pub fn restore(setup: Setup, bytes: &[u8]) -> Result<Model, SnapshotError> {
    let mut head = Reader::new(bytes);
    if head.bytes(MAGIC.len()).ok() != Some(MAGIC.as_slice()) {
        return Err(SnapshotError::Magic);
    }
    let found = head.one::<u32>()?;
    if found != VERSION {
        return Err(SnapshotError::Version { found, expected: VERSION });
    }
    let fingerprint = head.one::<u64>()?;
    let length = head.one::<u64>()?;
    let (found, expected) = (bytes.len() as u64, length.saturating_add(HEAD as u64 + 8));
    if found != expected {
        return Err(SnapshotError::Torn { found, expected });
    }
    let rest = head.bytes(length as usize)?;
    if checksum(rest) != head.one::<u64>()? {
        return Err(SnapshotError::Checksum);
    }
    let mut model = Model::new(setup)?;
    if model.fingerprint() != fingerprint {
        return Err(SnapshotError::Setup);
    }
    let mut reader = Reader::new(rest);
    model.made = reader.one()?;
    take_fields(&mut model, &mut reader)?;
    take_population(&mut model, &mut reader)?;
    if !reader.is_done() {
        return Err(SnapshotError::Value("something is left at its end"));
    }
    model.population.relist();
    Ok(model)
}

fn put_fields(model: &Model, out: &mut Vec<u8>) {
    let fields = model.fields();
    fields.steps().put(out);
    for substrate in 0..fields.substrates().len() {
        put_all(fields.values(substrate), out);
        let pins: Vec<(u64, f64)> = (0..fields.grid().voxels())
            .filter_map(|voxel| Some((voxel as u64, fields.pinned(substrate, voxel)?)))
            .collect();
        (pins.len() as u64).put(out);
        for (voxel, value) in pins {
            voxel.put(out);
            value.put(out);
        }
    }
}

fn take_fields(model: &mut Model, reader: &mut Reader<'_>) -> Result<(), SnapshotError> {
    let steps = reader.one()?;
    let fields = model.fields_mut();
    fields.resume_at(steps);
    let voxels = fields.grid().voxels();
    for substrate in 0..fields.substrates().len() {
        let values = reader.list::<f64>(voxels)?;
        let pins = reader.one::<u64>()?;
        for _ in 0..pins {
            let (voxel, value) = (reader.one::<u64>()? as usize, reader.one::<f64>()?);
            if voxel >= voxels {
                return Err(SnapshotError::Value("a voxel is pinned that does not exist"));
            }
            fields.pin(substrate, voxel, Some(value)).map_err(crate::model::ModelError::from)?;
        }
        fields.values_mut(substrate).copy_from_slice(&values);
    }
    Ok(())
}

fn put_population(model: &Model, out: &mut Vec<u8>) {
    let population = model.population();
    population.slack_used_um.put(out);
    population.listings.put(out);
    let events = population.counted;
    [events.divisions, events.deaths, events.removals, events.transformations].iter().for_each(|many| many.put(out));
    let cells = &population.cells;
    cells.next_id.put(out);
    (cells.len() as u64).put(out);
    put_all(cells.body.all(), out);
    put_all(cells.velocity.all(), out);
    put_all(cells.previous.all(), out);
    put_all(cells.id.all(), out);
    put_all(cells.fate.all(), out);
    put_all(cells.phase.all(), out);
    put_all(cells.elapsed_min.all(), out);
    put_all(cells.volume.all(), out);
    put_all(cells.pressure.all(), out);
    put_all(cells.nuclei.all(), out);
    put_all(cells.heading.all(), out);
    put_all(cells.harm.all(), out);
    put_all(cells.internal.all(), out);
    put_all(cells.custom.all(), out);
    put_all(cells.ruled.all(), out);
}

fn take_population(model: &mut Model, reader: &mut Reader<'_>) -> Result<(), SnapshotError> {
    let population = model.population_mut();
    population.slack_used_um = reader.one()?;
    if population.slack_used_um.is_nan() || population.slack_used_um < 0.0 {
        return Err(SnapshotError::Value("the way since lists were made is no number"));
    }
    population.listings = reader.one()?;
    population.counted = Events {
        divisions: reader.one()?,
        deaths: reader.one()?,
        removals: reader.one()?,
        transformations: reader.one()?,
    };
    let empty = Cells::new(&population.plan);
    let next_id = reader.one()?;
    let many = reader.one::<u64>()?;
    if many >= u64::from(u32::MAX) {
        return Err(SnapshotError::Value("more cells than there can be"));
    }
    let many = many as usize;
    population.cells = Cells {
        next_id,
        body: reader.column(many, empty.body.width())?,
        velocity: reader.column(many, empty.velocity.width())?,
        previous: reader.column(many, empty.previous.width())?,
        id: reader.column(many, empty.id.width())?,
        fate: reader.column(many, empty.fate.width())?,
        phase: reader.column(many, empty.phase.width())?,
        elapsed_min: reader.column(many, empty.elapsed_min.width())?,
        volume: reader.column(many, empty.volume.width())?,
        pressure: reader.column(many, empty.pressure.width())?,
        nuclei: reader.column(many, empty.nuclei.width())?,
        heading: reader.column(many, empty.heading.width())?,
        harm: reader.column(many, empty.harm.width())?,
        internal: reader.column(many, empty.internal.width())?,
        custom: reader.column(many, empty.custom.width())?,
        ruled: reader.column(many, empty.ruled.width())?,
    };
    let domain = population.domain;
    for cell in 0..many {
        let sound = domain.contains(population.cells.at(cell)) && is_sound(&population.plan, &population.cells, cell);
        if !sound {
            return Err(SnapshotError::Value("a cell has values that no cell can have"));
        }
    }
    Ok(())
}

/// Whether nothing that follows can fail on this cell.
fn is_sound(plan: &Plan, cells: &Cells, cell: usize) -> bool {
    let body = cells.body.all()[cell];
    let size = |value: f64| value.is_finite() && value >= 0.0;
    let sizes = [body.radius, body.reach, body.root_repulsion, body.root_adhesion, cells.volume(cell).total()];
    let Some(kind) = plan.types.get(body.kind as usize) else { return false };
    sizes.into_iter().all(size)
        && cells.phase(cell) < kind.cycle.phases.len()
        && cells.elapsed_min(cell).is_finite()
        && cells.previous.all()[cell].iter().all(|part| part.is_finite())
        && cells.id(cell) < cells.next_id
}
