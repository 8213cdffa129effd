//! A scene as bytes: `EXSC`, version and length of the header as 32-bit numbers, the header in JSON, then tables of
//! little-endian whole numbers, each beginning at a multiple of 8. The header names type, shape and place of each.

use exoskin_study::scene::Scene;
use serde_json::{Value, json};

use super::{SceneAnswer, words};
use crate::error::{Error, Result};

/// How such a file begins.
const MAGIC: &[u8; 4] = b"EXSC";
/// Version of the format.
pub(super) const VERSION: u32 = 1;
/// Tables begin at multiples of this many bytes.
const ALIGNED: usize = 8;

/// A table of the file.
struct Section {
    name: &'static str,
    kind: &'static str,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

pub(super) fn bytes(answer: &SceneAnswer) -> Result<Vec<u8>> {
    let unit_um = unit_um(&answer.drawn);
    let sections = sections(&answer.drawn, unit_um);
    let mut header = words::header(answer);
    header["unit_um"] = json!(unit_um);
    let mut offset = 0;
    let named = sections.iter().map(|one| {
        let place = offset;
        offset += one.bytes.len().next_multiple_of(ALIGNED);
        json!({ "name": one.name, "type": one.kind, "shape": one.shape, "offset": place, "bytes": one.bytes.len() })
    });
    header["sections"] = Value::Array(named.collect());
    let mut text = serde_json::to_vec(&header).map_err(Error::run)?;
    text.resize((MAGIC.len() + ALIGNED + text.len()).next_multiple_of(ALIGNED) - MAGIC.len() - ALIGNED, b' ');
    let mut file = Vec::with_capacity(MAGIC.len() + ALIGNED + text.len() + offset);
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&VERSION.to_le_bytes());
    let length = u32::try_from(text.len()).map_err(Error::run)?;
    file.extend_from_slice(&length.to_le_bytes());
    file.extend(text);
    for one in sections {
        file.extend(one.bytes);
        file.resize(file.len().next_multiple_of(ALIGNED), 0);
    }
    Ok(file)
}

/// The length that one step of a coordinate stands for (um): the farthest point is at the end of the range.
fn unit_um(drawn: &Scene) -> f64 {
    let dots = drawn.dots.iter().flatten().map(|dot| dot.at_um);
    let cells = drawn.cells.iter().map(|cell| cell.at_um);
    let far = dots.chain(cells).flatten().fold(drawn.setup.cell_radius_um, |far, at| far.max(at.abs()));
    far / f64::from(i16::MAX)
}

fn sections(drawn: &Scene, unit_um: f64) -> Vec<Section> {
    let point = |bytes: &mut Vec<u8>, at_um: [f64; 3], fourth: usize| {
        let steps = at_um.map(|at| (at / unit_um).round() as i16);
        steps.iter().for_each(|step| bytes.extend(step.to_le_bytes()));
        bytes.extend((fourth as i16).to_le_bytes());
    };
    let (mut dots, mut cells, mut uptakes) = (Vec::new(), Vec::new(), Vec::new());
    drawn.dots.iter().flatten().for_each(|dot| point(&mut dots, dot.at_um, usize::from(dot.state)));
    drawn.cells.iter().for_each(|cell| point(&mut cells, cell.at_um, cell.cell_type));
    for one in &drawn.uptakes {
        [one.cell, u32::from(one.look), one.vesicles].iter().for_each(|number| uptakes.extend(number.to_le_bytes()));
    }
    vec![
        Section {
            name: "dots",
            kind: "i16",
            shape: vec![drawn.dots.len(), drawn.dots.first().map_or(0, Vec::len), 4],
            bytes: dots,
        },
        Section { name: "cells", kind: "i16", shape: vec![drawn.cells.len(), 4], bytes: cells },
        Section { name: "uptakes", kind: "u32", shape: vec![drawn.uptakes.len(), 3], bytes: uptakes },
    ]
}
