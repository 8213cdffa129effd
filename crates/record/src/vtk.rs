//! Pictures of a course as VTK: one rectilinear grid (`.vtr`) per time, and a list of them (`.pvd`) per arm.
//!
//! The plane of a unit cell: x is the distance from its axis, y the height above the surface, both in um, so that depth
//! points down. Cells contain `relative_concentration`; -1 where no vesicle can be. ParaView can rotate the plane
//! around its axis.

use crate::summary::Picture;

/// A grid with its field, as an XML file; none where the picture's numbers do not fit its faces.
pub fn grid(picture: &Picture) -> Option<String> {
    let (across, deep) = (picture.r_faces_um.len().checked_sub(1)?, picture.z_faces_um.len().checked_sub(1)?);
    if across == 0 || deep == 0 || picture.relative_concentration.len() != across * deep {
        return None;
    }
    // Heights ascend where depths descend: faces and rows are reversed together.
    let heights = picture.z_faces_um.iter().rev().map(|z| 0.0 - z);
    let rows = picture.relative_concentration.chunks(across).rev().flatten().copied();
    let extent = format!("0 {across} 0 {deep} 0 0");
    Some(format!(
        "<?xml version=\"1.0\"?>\n\
         <VTKFile type=\"RectilinearGrid\" version=\"1.0\" byte_order=\"LittleEndian\">\n\
         <RectilinearGrid WholeExtent=\"{extent}\">\n\
         <FieldData>\n{time}</FieldData>\n\
         <Piece Extent=\"{extent}\">\n\
         <Coordinates>\n{x}{y}{z}</Coordinates>\n\
         <CellData Scalars=\"relative_concentration\">\n{field}</CellData>\n\
         </Piece>\n</RectilinearGrid>\n</VTKFile>\n",
        time = array("TimeValue", " NumberOfTuples=\"1\"", [picture.hours]),
        x = array("radius_um", "", picture.r_faces_um.iter().copied()),
        y = array("height_um", "", heights),
        z = array("z_um", "", [0.0]),
        field = array("relative_concentration", "", rows),
    ))
}

/// The list of an arm's grids by time (h); `files` are next to it.
pub fn collection<'a>(files: impl IntoIterator<Item = (f64, &'a str)>) -> String {
    let line = |(hours, file): (f64, &str)| format!("<DataSet timestep=\"{hours}\" part=\"0\" file=\"{file}\"/>\n");
    let lines: String = files.into_iter().map(line).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<VTKFile type=\"Collection\" version=\"1.0\" byte_order=\"LittleEndian\">\n\
         <Collection>\n{lines}</Collection>\n</VTKFile>\n"
    )
}

fn array(name: &str, attributes: &str, values: impl IntoIterator<Item = f64>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    format!(
        "<DataArray type=\"Float64\" Name=\"{name}\"{attributes} format=\"ascii\">\n{}\n</DataArray>\n",
        values.join(" ")
    )
}
