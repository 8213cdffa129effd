//! VTK's XML files with the numbers as raw bytes behind the text (format 1.0, little-endian, lengths of 64 bits).
//!
//! Fields are values of the cells of an ImageData, VTK's word for a box of voxels. Cells of the tissue are the points of a
//! PolyData; ParaView's filter Glyph, or `mesh.glyph` in PyVista, makes spheres of them by `radius_um`.

use super::columns::{Column, Values, columns};
use super::text::{plain, xml};
use crate::model::Model;

/// The numbers of a file: the text that describes them, and the bytes that follow.
#[derive(Default)]
struct Appended {
    bytes: Vec<u8>,
}

impl Appended {
    /// An array's element; its numbers go to the end of the file.
    fn array(&mut self, kind: &str, name: &str, parts: usize, numbers: impl Iterator<Item = [u8; 8]>) -> String {
        let offset = self.bytes.len();
        self.bytes.extend_from_slice(&[0; 8]);
        numbers.for_each(|number| self.bytes.extend_from_slice(&number));
        let length = (self.bytes.len() - offset - 8) as u64;
        self.bytes[offset..offset + 8].copy_from_slice(&length.to_le_bytes());
        format!(
            "<DataArray type=\"{kind}\" Name=\"{}\" NumberOfComponents=\"{parts}\" format=\"appended\" offset=\"{offset}\"/>\n",
            xml(name)
        )
    }

    fn numbers(&mut self, name: &str, values: &[f64]) -> String {
        self.array("Float64", name, 1, values.iter().map(|value| value.to_le_bytes()))
    }

    fn column(&mut self, column: &Column) -> String {
        match &column.values {
            Values::Number(values) => self.numbers(&column.name, values),
            Values::Whole(values) => {
                self.array("Int64", &column.name, 1, values.iter().map(|value| value.to_le_bytes()))
            }
        }
    }

    fn file(self, kind: &str, inside: &str) -> Vec<u8> {
        let head = format!(
            "<?xml version=\"1.0\"?>\n<VTKFile type=\"{kind}\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n\
             {inside}<AppendedData encoding=\"raw\">\n_"
        );
        let mut out = head.into_bytes();
        out.extend_from_slice(&self.bytes);
        out.extend_from_slice(b"\n</AppendedData>\n</VTKFile>\n");
        out
    }
}

fn time(minutes: f64) -> String {
    format!(
        "<FieldData>\n<DataArray type=\"Float64\" Name=\"TimeValue\" NumberOfTuples=\"1\" format=\"ascii\">{minutes}</DataArray>\n</FieldData>\n"
    )
}

/// All fields as one `.vti`.
pub fn fields(model: &Model) -> Vec<u8> {
    let fields = model.fields();
    let grid = fields.grid();
    let extent: Vec<String> = grid.counts.iter().map(|count| format!("0 {count}")).collect();
    let extent = extent.join(" ");
    let three = |values: [f64; 3]| values.map(|value| value.to_string()).join(" ");
    let mut appended = Appended::default();
    let names = plain(fields.names());
    let arrays: String =
        names.iter().enumerate().map(|(place, name)| appended.numbers(name, fields.values(place))).collect();
    let inside = format!(
        "<ImageData WholeExtent=\"{extent}\" Origin=\"{}\" Spacing=\"{}\">\n{}<Piece Extent=\"{extent}\">\n<CellData>\n{arrays}</CellData>\n</Piece>\n</ImageData>\n",
        three(grid.origin),
        three(grid.spacing),
        time(model.time_min()),
    );
    appended.file("ImageData", &inside)
}

/// All cells as one `.vtp`; `customs` names the custom variables.
pub fn cells(model: &Model, customs: &[String]) -> Vec<u8> {
    let cells = model.cells();
    let many = cells.len();
    let mut appended = Appended::default();
    let order = super::columns::by_id(cells);
    let places = order.iter().flat_map(|&cell| cells.at(cell)).map(f64::to_le_bytes);
    let points = appended.array("Float64", "Points", 3, places);
    let connectivity = appended.array("Int64", "connectivity", 1, (0..many as i64).map(i64::to_le_bytes));
    let offsets = appended.array("Int64", "offsets", 1, (1..=many as i64).map(i64::to_le_bytes));
    let data: String = columns(model, customs).iter().map(|column| appended.column(column)).collect();
    let inside = format!(
        "<PolyData>\n{}<Piece NumberOfPoints=\"{many}\" NumberOfVerts=\"{many}\" NumberOfLines=\"0\" NumberOfStrips=\"0\" NumberOfPolys=\"0\">\n\
         <PointData>\n{data}</PointData>\n<Points>\n{points}</Points>\n<Verts>\n{connectivity}{offsets}</Verts>\n</Piece>\n</PolyData>\n",
        time(model.time_min()),
    );
    appended.file("PolyData", &inside)
}

/// The list that ties files of several moments (minutes, path beside the list): a `.pvd`.
pub fn series<'a>(files: impl IntoIterator<Item = (f64, &'a str)>) -> Vec<u8> {
    let line =
        |(minutes, file): (f64, &str)| format!("<DataSet timestep=\"{minutes}\" part=\"0\" file=\"{}\"/>\n", xml(file));
    let lines: String = files.into_iter().map(line).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<VTKFile type=\"Collection\" version=\"1.0\" byte_order=\"LittleEndian\">\n<Collection>\n{lines}</Collection>\n</VTKFile>\n"
    )
    .into_bytes()
}
