//! A model's state as files for other programs. The programs themselves read them in `.ci/full tissue_outputs`.

use exoskin_tissue::model::Model;
use exoskin_tissue::output::{File, Values, columns, multicellds, vtk, zarr};

use crate::model::busy_model;

fn after_an_hour() -> Model {
    let mut model = busy_model();
    model.run(60.0).expect("a sound model");
    model
}

fn find<'a>(files: &'a [File], path: &str) -> &'a [u8] {
    let file = files.iter().find(|file| file.path == path);
    &file
        .unwrap_or_else(|| panic!("no `{path}` among {:?}", files.iter().map(|file| &file.path).collect::<Vec<_>>()))
        .bytes
}

fn numbers(bytes: &[u8]) -> Vec<f64> {
    bytes.chunks_exact(8).map(|eight| f64::from_le_bytes(eight.try_into().expect("eight bytes"))).collect()
}

/// The numbers of an array of a VTK file, by the offset that its element states.
fn array<'a>(file: &'a [u8], name: &str) -> &'a [u8] {
    let start = file.windows(3).position(|three| three == b">\n_").expect("appended data") + 3;
    let head = std::str::from_utf8(&file[..start - 3]).expect("text before the numbers");
    let element = head.split('<').find(|one| one.contains(&format!("Name=\"{name}\""))).expect("the array");
    let offset = element.split("offset=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an offset");
    let at = start + offset.parse::<usize>().expect("a number");
    let length = u64::from_le_bytes(file[at..at + 8].try_into().expect("eight bytes")) as usize;
    &file[at + 8..at + 8 + length]
}

#[test]
fn columns_are_by_identity_and_agree_with_the_cells() {
    let model = after_an_hour();
    let columns = columns(&model, &[]);
    let Values::Whole(ids) = &columns[0].values else { panic!("whole numbers") };
    assert!(ids.is_sorted() && ids.len() == model.cells().len());
    let x = columns.iter().find(|column| column.name == "x_um").expect("places");
    let Values::Number(x) = &x.values else { panic!("numbers") };
    let cell = (0..model.cells().len()).find(|&cell| model.cells().id(cell) == ids[5] as u64).expect("a cell");
    assert_eq!(x[5], model.cells().at(cell)[0]);
}

#[test]
fn vtk_files_hold_every_number_to_the_last_bit() {
    let model = after_an_hour();
    let fields = vtk::fields(&model);
    assert_eq!(numbers(array(&fields, "oxygen")), model.fields().values(0));
    let cells = vtk::cells(&model, &[]);
    let many = model.cells().len();
    assert_eq!((array(&cells, "Points").len(), array(&cells, "offsets").len()), (24 * many, 8 * many));
    let sum: f64 = (0..many).map(|cell| model.cells().radius_um(cell)).sum();
    let found: f64 = numbers(array(&cells, "radius_um")).iter().sum();
    assert!((found - sum).abs() < 1e-9 * sum);
}

#[test]
fn zarr_chunks_lie_where_their_description_says() {
    let model = after_an_hour();
    let files = zarr::moment(&model, &[0.0, 60.0]);
    let text = String::from_utf8(find(&files, "oxygen/zarr.json").to_vec()).expect("text");
    let array: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(array["shape"], serde_json::json!([2, 20, 20, 20]));
    assert_eq!(array["chunk_grid"]["configuration"]["chunk_shape"], serde_json::json!([1, 20, 20, 20]));
    assert_eq!(numbers(find(&files, "oxygen/c/1/0/0/0")), model.fields().values(0));
    assert_eq!(numbers(find(&files, "time/c/1")), [60.0]);
    assert_eq!(numbers(find(&files, "z/c/0"))[0], -190.0);
    // What makes numbers visible comes after them.
    let place = |path: &str| files.iter().position(|file| file.path == path).expect("a file");
    assert!(place("oxygen/c/1/0/0/0") < place("oxygen/zarr.json"));
}

#[test]
fn multicellds_tables_have_a_row_for_every_label() {
    let model = after_an_hour();
    let files = multicellds::moment(&model, 3, &[]);
    let xml = String::from_utf8(find(&files, "output00000003.xml").to_vec()).expect("text");
    let sizes = xml.split("<label index=").skip(1).map(|label| label.split('"').nth(3).expect("a size"));
    let rows: u32 = sizes.map(|size| size.parse::<u32>().expect("a number")).sum();
    let table = find(&files, "output00000003_cells.mat");
    let head: Vec<u32> =
        table[..20].chunks_exact(4).map(|four| u32::from_le_bytes(four.try_into().expect("four"))).collect();
    assert_eq!(head, [0, rows, model.cells().len() as u32, 0, 6]);
    assert_eq!(table.len(), 20 + 6 + 8 * (rows as usize) * model.cells().len());
    assert!(xml.contains("<type ID=\"1\" type=\"1\">macrophage</type>"));
    let graph = String::from_utf8(find(&files, "output00000003_cell_neighbor_graph.txt").to_vec()).expect("text");
    let pairs: usize = graph.lines().map(|line| line.split(", ").count().max(line.matches(',').count() + 1)).sum();
    assert!(graph.lines().count() == model.cells().len() && pairs > model.cells().len());
}

/// As a search over all pairs finds them.
#[test]
fn contacts_are_those_of_all_pairs() {
    let model = after_an_hour();
    let cells = model.cells();
    let contacts = model.population().contacts();
    let reach = |cell: usize| cells.radius_um(cell) * 1.25;
    for cell in (0..cells.len()).step_by(17) {
        let touches = |other: &u32| {
            let (a, b) = (cells.at(cell), cells.at(*other as usize));
            let distance = (0..3).map(|axis| (a[axis] - b[axis]).powi(2)).sum::<f64>().sqrt();
            *other as usize != cell && distance < reach(cell) + reach(*other as usize)
        };
        let expected: Vec<u32> = (0..cells.len() as u32).filter(touches).collect();
        assert_eq!(contacts[cell], expected);
    }
}
