//! One moment as PhysiCell saves it (MultiCellDS 2: an XML file, MATLAB files of version 4, graphs as text), with the names
//! and codes that readers such as `pcdl` know. Times of the clock on the wall are left out: the same run writes the same bytes.

use super::File;
use super::columns::by_id;
use super::text::xml;
use crate::cells::{CellType, Cells, Fate, Taxis};
use crate::field::{Fields, Grid};
use crate::model::Model;

/// Codes of PhysiCell's cycles by their names here.
const CYCLES: [(&str, u32); 6] = [
    ("Ki67 advanced", 0),
    ("Ki67 basic", 1),
    ("flow cytometry", 2),
    ("live", 5),
    ("flow cytometry separated", 6),
    ("cycling and quiescent", 7),
];
/// Codes of their phases.
const PHASES: [(&str, u32); 12] = [
    ("Ki67+ before division", 0),
    ("Ki67+ after division", 1),
    ("Ki67+", 2),
    ("Ki67-", 3),
    ("G0/G1", 4),
    ("S", 10),
    ("G2/M", 11),
    ("G2", 12),
    ("M", 13),
    ("live", 14),
    ("cycling", 17),
    ("quiescent", 18),
];
/// Codes of the ways to die, of what remains, and of what PhysiCell has no code for.
const APOPTOSIS: u32 = 100;
const NECROSIS: u32 = 101;
const LYSED: u32 = 102;
const CUSTOM: u32 = 9999;

/// The files of one moment, numbered; `customs` names the custom variables.
pub fn moment(model: &Model, number: usize, customs: &[String]) -> Vec<File> {
    let stem = format!("output{number:08}");
    let cells = model.cells();
    let order = by_id(cells);
    let rows = rows(model, customs);
    let table = order.iter().flat_map(|&cell| rows.iter().flat_map(move |row| (row.values)(cell)));
    let labels = labels(&rows);
    let height: usize = rows.iter().map(|row| row.size).sum();
    let contacts = model.population().contacts();
    let neighbours = graph(cells, &order, |cell| contacts[cell].iter().map(|&other| other as usize).collect());
    let attached = graph(cells, &order, |_| Vec::new());
    vec![
        File::new("initial_mesh0.mat", matrix("mesh", 4, mesh(model.fields().grid()))),
        File::new(format!("{stem}_microenvironment0.mat"), densities(model.fields())),
        File::new(format!("{stem}_cells.mat"), matrix("cells", height, table)),
        File::new(format!("{stem}_cell_neighbor_graph.txt"), neighbours),
        File::new(format!("{stem}_attached_cells_graph.txt"), attached),
        File::new(format!("{stem}.xml"), document(model, &stem, &labels)),
    ]
}

/// A property of cells: its label, how many numbers it is, its unit, its values.
struct Row<'a> {
    label: String,
    size: usize,
    unit: &'static str,
    values: Box<dyn Fn(usize) -> Vec<f64> + 'a>,
}

fn rows<'a>(model: &'a Model, customs: &[String]) -> Vec<Row<'a>> {
    let population = model.population();
    let (cells, plan) = (model.cells(), population.plan());
    let one = |label: &str, unit: &'static str, value: Box<dyn Fn(usize) -> f64 + 'a>| Row {
        label: label.to_owned(),
        size: 1,
        unit,
        values: Box::new(move |cell| vec![value(cell)]),
    };
    let kind = move |cell: usize| &plan.types[cells.kind(cell)];
    let yes = |is: bool| f64::from(u8::from(is));
    let mut rows = vec![
        one("ID", "none", Box::new(|cell| cells.id(cell) as f64)),
        Row { label: "position".into(), size: 3, unit: "microns", values: Box::new(|cell| cells.at(cell).to_vec()) },
        one("total_volume", "cubic microns", Box::new(|cell| cells.volume(cell).total())),
        one("cell_type", "none", Box::new(|cell| cells.kind(cell) as f64)),
        one("cycle_model", "none", Box::new(move |cell| f64::from(cycle(kind(cell), cells.fate(cell))))),
        one("current_phase", "none", Box::new(move |cell| f64::from(phase(kind(cell), cells, cell)))),
        one("elapsed_time_in_phase", "min", Box::new(|cell| cells.elapsed_min(cell))),
        one("nuclear_volume", "cubic microns", Box::new(|cell| cells.volume(cell).nuclear())),
        one(
            "cytoplasmic_volume",
            "cubic microns",
            Box::new(|cell| cells.volume(cell).total() - cells.volume(cell).nuclear()),
        ),
        one(
            "fluid_fraction",
            "none",
            Box::new(|cell| cells.volume(cell).fluid / cells.volume(cell).total().max(f64::MIN_POSITIVE)),
        ),
        one("calcified_fraction", "none", Box::new(|cell| cells.volume(cell).calcified)),
        Row {
            label: "velocity".into(),
            size: 3,
            unit: "micron/min",
            values: Box::new(|cell| cells.velocity(cell).to_vec()),
        },
        one("pressure", "none", Box::new(|cell| cells.pressure(cell))),
        one("contact_with_basement_membrane", "none", Box::new(move |cell| yes(population.touches_membrane(cell)))),
        one("dead", "none", Box::new(move |cell| yes(cells.fate(cell).dead()))),
        one("current_death_model", "none", Box::new(move |cell| f64::from(u8::from(cells.fate(cell).necrotic())))),
        one("radius", "microns", Box::new(|cell| cells.radius_um(cell))),
        one("nuclear_radius", "microns", Box::new(|cell| crate::cells::radius_um(cells.volume(cell).nuclear()))),
        one("is_motile", "none", Box::new(move |cell| yes(kind(cell).motility.enabled && !cells.fate(cell).dead()))),
        one("chemotaxis_index", "none", Box::new(move |cell| drawn_to(kind(cell)))),
        one("damage", "none", Box::new(move |cell| if plan.uses.harm { cells.harm(cell).damage } else { 0.0 })),
    ];
    if plan.uses.internal {
        let label = "internalized_total_substrates".to_owned();
        let values = Box::new(|cell| cells.internal(cell).to_vec());
        rows.push(Row { label, size: plan.slots.substrates, unit: "substance", values });
    }
    for (place, name) in customs.iter().enumerate().take(plan.slots.customs) {
        rows.push(one(name, "none", Box::new(move |cell| cells.custom(cell)[place])));
    }
    rows
}

fn drawn_to(kind: &CellType) -> f64 {
    match kind.motility.taxis {
        Taxis::One { substrate, .. } => substrate as f64,
        _ => 0.0,
    }
}

fn cycle(kind: &CellType, fate: Fate) -> u32 {
    match fate {
        Fate::Live => code(&CYCLES, &kind.cycle.name),
        Fate::Apoptotic => APOPTOSIS,
        Fate::Swelling | Fate::Lysed => NECROSIS,
    }
}

fn phase(kind: &CellType, cells: &Cells, cell: usize) -> u32 {
    match cells.fate(cell) {
        Fate::Live => {
            let name = kind.cycle.phases.get(cells.phase(cell)).map_or("", |phase| phase.name.as_str());
            code(&PHASES, name)
        }
        Fate::Apoptotic => APOPTOSIS,
        Fate::Swelling => NECROSIS,
        Fate::Lysed => LYSED,
    }
}

fn code(codes: &[(&str, u32)], name: &str) -> u32 {
    codes.iter().find(|(known, _)| *known == name).map_or(CUSTOM, |(_, code)| *code)
}

/// A matrix of doubles, column by column, as MATLAB 4 stores it.
fn matrix(name: &str, rows: usize, values: impl Iterator<Item = f64>) -> Vec<u8> {
    let mut out = Vec::new();
    // Little-endian doubles, full, real; the length of the name with the zero at its end.
    for number in [0, rows as u32, 0, 0, name.len() as u32 + 1] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    out.extend_from_slice(name.as_bytes());
    out.push(0);
    let start = out.len();
    values.for_each(|value| out.extend_from_slice(&value.to_le_bytes()));
    let columns = (out.len() - start) / 8 / rows.max(1);
    out[8..12].copy_from_slice(&(columns as u32).to_le_bytes());
    out
}

fn mesh(grid: &Grid) -> impl Iterator<Item = f64> {
    let grid = *grid;
    let volume = grid.voxel_volume();
    (0..grid.voxels()).flat_map(move |voxel| {
        let [x, y, z] = grid.centre(voxel);
        [x, y, z, volume]
    })
}

fn densities(fields: &Fields) -> Vec<u8> {
    let grid = *fields.grid();
    let substrates = fields.substrates().len();
    let values = (0..grid.voxels()).flat_map(|voxel| {
        let [x, y, z] = grid.centre(voxel);
        let place = [x, y, z, grid.voxel_volume()];
        place.into_iter().chain((0..substrates).map(move |substrate| fields.value(substrate, voxel)))
    });
    matrix("multiscale_microenvironment", 4 + substrates, values)
}

/// One line per cell: its identity and those of the cells that it is tied to.
fn graph(cells: &Cells, order: &[usize], ties: impl Fn(usize) -> Vec<usize>) -> String {
    let mut text = String::new();
    for &cell in order {
        let mut others: Vec<u64> = ties(cell).into_iter().map(|other| cells.id(other)).collect();
        others.sort_unstable();
        let others: Vec<String> = others.iter().map(u64::to_string).collect();
        text.push_str(&format!("{}: {}\n", cells.id(cell), others.join(",")));
    }
    text
}

fn labels(rows: &[Row<'_>]) -> String {
    let mut index = 0;
    let mut text = String::new();
    for row in rows {
        let Row { label, size, unit, .. } = row;
        text.push_str(&format!("<label index=\"{index}\" size=\"{size}\" units=\"{unit}\">{}</label>\n", xml(label)));
        index += size;
    }
    text
}

fn document(model: &Model, stem: &str, labels: &str) -> String {
    let plan = model.population().plan();
    let types: String = (plan.types.iter().enumerate())
        .map(|(place, kind)| format!("<type ID=\"{place}\" type=\"{place}\">{}</type>\n", xml(&kind.name)))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MultiCellDS version=\"2\" type=\"snapshot/simulation\">\n\
         <metadata>\n<software>\n<name>exoskin-tissue</name>\n<version>{version}</version>\n</software>\n\
         <created>not recorded</created>\n<current_time units=\"min\">{time}</current_time>\n\
         <current_runtime units=\"sec\">0</current_runtime>\n</metadata>\n\
         <microenvironment>\n<domain name=\"microenvironment\">\n{mesh}{variables}\
         <data type=\"matlab\">\n<filename>{stem}_microenvironment0.mat</filename>\n</data>\n</domain>\n</microenvironment>\n\
         <cellular_information>\n<cell_populations>\n<cell_population type=\"individual\">\n<custom>\n\
         <simplified_data type=\"matlab\" source=\"PhysiCell\" data_version=\"2\">\n\
         <cell_types>\n{types}</cell_types>\n<labels>\n{labels}</labels>\n<filename>{stem}_cells.mat</filename>\n</simplified_data>\n\
         <neighbor_graph type=\"text\">\n<filename>{stem}_cell_neighbor_graph.txt</filename>\n</neighbor_graph>\n\
         <attached_cells_graph type=\"text\">\n<filename>{stem}_attached_cells_graph.txt</filename>\n</attached_cells_graph>\n\
         </custom>\n</cell_population>\n</cell_populations>\n</cellular_information>\n</MultiCellDS>\n",
        version = env!("CARGO_PKG_VERSION"),
        time = model.time_min(),
        mesh = mesh_text(model.fields().grid()),
        variables = variables(model.fields()),
    )
}

fn mesh_text(grid: &Grid) -> String {
    let high: [f64; 3] = core::array::from_fn(|axis| grid.origin[axis] + grid.counts[axis] as f64 * grid.spacing[axis]);
    let corners: Vec<String> = grid.origin.iter().chain(&high).map(f64::to_string).collect();
    let axis = |axis: usize, name: &str| {
        let centre = |place: usize| (grid.origin[axis] + (place as f64 + 0.5) * grid.spacing[axis]).to_string();
        let centres: Vec<String> = (0..grid.counts[axis]).map(centre).collect();
        format!("<{name}_coordinates delimiter=\" \">{}</{name}_coordinates>\n", centres.join(" "))
    };
    format!(
        "<mesh type=\"Cartesian\" uniform=\"true\" regular=\"true\" units=\"micron\">\n\
         <bounding_box type=\"axis-aligned\" units=\"micron\" delimiter=\" \">{}</bounding_box>\n{}{}{}\
         <voxels type=\"matlab\">\n<filename>initial_mesh0.mat</filename>\n</voxels>\n</mesh>\n",
        corners.join(" "),
        axis(0, "x"),
        axis(1, "y"),
        axis(2, "z"),
    )
}

fn variables(fields: &Fields) -> String {
    let mut text = "<variables>\n".to_owned();
    for (place, substrate) in fields.substrates().iter().enumerate() {
        let diffusivity = substrate.everywhere().map_or("nan".to_owned(), |value| value.to_string());
        text.push_str(&format!(
            "<variable name=\"{}\" units=\"dimensionless\" ID=\"{place}\">\n<physical_parameter_set>\n\
             <diffusion_coefficient units=\"micron^2/min\">{diffusivity}</diffusion_coefficient>\n\
             <decay_rate units=\"1/min\">{}</decay_rate>\n</physical_parameter_set>\n</variable>\n",
            xml(&substrate.name),
            substrate.decay
        ));
    }
    text + "</variables>\n"
}
