//! Reading a product file. Every table with numbers says where they come from: `evidence = "id"` or `assumed = "why"`.

mod fields;
mod keys;
mod label;

use std::sync::Arc;

use exoskin_blood::{Activation, DONOR_YEARS, FOLDS, factor_names};
use exoskin_quantity::toml::{Document, Known, Table};
use exoskin_quantity::{Checked, Diagnostic, Dimension, Place, Source, quoted};

use crate::checklist;
use crate::container::{CONTAINERS, Container};
use crate::dish::{DishCurve, read_dish};
use crate::lot::LotFacts;
use crate::origin::{SPECIES, Species};
use crate::product::{Base, Basis, Factor, Form, Kind, Matrix, Note, Product, Prp, Vessel};
use crate::series::learned_from;
use fields::{answer, basis, rows, word};
use label::{counted_by_blood, label};

pub use keys::KEYS;

/// Largest vial, um³ (1 L), and smallest (1 uL).
const VOLUMES_UM3: std::ops::RangeInclusive<f64> = 1e9..=1e15; // number: limits of what is accepted as input
const DIAMETERS_UM: std::ops::RangeInclusive<f64> = 0.02..=1.0; // number: limits of what is accepted as input
const VESSELS_UM: std::ops::RangeInclusive<f64> = 1e3..=2e5; // number: limits of what is accepted as input
/// The highest amount of a factor, pg/um³ (100 mg/mL).
const MOST_FACTOR: f64 = 0.1; // number: limit of what is accepted as input
/// Drying times that a file may claim, s (up to a day).
const DRYING_S: std::ops::RangeInclusive<f64> = 1.0..=86_400.0; // number: limits of what is accepted as input

/// Reads a product from the text of its file.
///
/// # Errors
/// Not TOML, unknown or missing keys, wrong or missing units, absurd values, numbers without an origin, unknown rows.
pub fn parse(source: Source) -> Checked<Product> {
    let document = Document::parse(source)?;
    let root = document.root();
    root.only(&keys::KEYS.names())?;
    let vessel = vessel(root.table("vial")?)?;
    let (diameter_um, diameter_basis) = vesicle(root.table("vesicle")?)?;
    let kind = word(root, "kind", &Kind::WORDS)?;
    let prp = prp(root, kind)?;
    let source = root.string("source")?;
    let checks =
        root.tables("check")?.into_iter().map(|table| checklist::read(table, rows)).collect::<Checked<Vec<_>>>()?;
    let product = Product {
        name: name(root)?,
        patient: root.optional_string("patient")?.map_or_else(|| root.string("title"), Ok)?,
        title: root.string("title")?,
        kind,
        form: word(root, "form", &Form::WORDS)?,
        species: species(root, &source)?,
        source,
        label_date: root.optional_string("label_date")?.unwrap_or_else(|| "unknown".into()),
        lysed: root.boolean("lysed")?,
        label: match (&prp, root.optional_table("label")?) {
            (Some(prp), None) => counted_by_blood(prp),
            _ => label(root.table("label")?, vessel.volume_um3)?,
        },
        vessel,
        diameter_um,
        diameter_basis,
        matrix: matrix(root.table("matrix")?)?,
        factors: factors(root, prp.as_ref())?,
        prp,
        notes: root.tables("note")?.into_iter().map(note).collect::<Checked<_>>()?,
        checks: Vec::new(),
        lot: LotFacts::default(),
        learned: None,
        dish: None,
        text: document.source().text.clone(),
    };
    measured(root, product.with_checks(&checks))
}

/// The product with what its `[measured]` says.
fn measured(root: Table<'_>, product: Product) -> Checked<Product> {
    let Some(table) = root.optional_table("measured")? else { return Ok(product) };
    table.only(&keys::MEASURED.names())?;
    let (stability, dish) = (own_lines(table, "stability")?, own_lines(table, "dish")?);
    if stability.is_none() && dish.is_none() {
        let expected = "`stability` or `dish`: the lines of a table between triple quotes";
        return Err(root.error_at("measured", "[measured] has no table", expected));
    }
    let learned = stability.map(|lines| {
        learned_from(&product, &lines)
            .map_err(|wrong| Diagnostic { place: Some(in_file(table, "stability", &lines, wrong.place)), ..wrong })
    });
    let dish = dish.map(|lines| -> Checked<Arc<DishCurve>> {
        let placed = |place| in_file(table, "dish", &lines, place);
        let mut curve = read_dish(&lines).map_err(|wrong| Diagnostic { place: Some(placed(wrong.place)), ..wrong })?;
        curve.rows.iter_mut().for_each(|row| row.place = placed(Some(row.place)));
        Ok(Arc::new(curve))
    });
    Ok(Product { learned: learned.transpose()?, dish: dish.transpose()?, ..product })
}

/// The table between triple quotes under `key`.
fn own_lines(table: Table<'_>, key: &str) -> Checked<Option<Source>> {
    let source = |text| Source::new(table.source().name.clone(), text);
    if table.has(key) { table.lines(key).map(|text| Some(source(text))) } else { Ok(None) }
}

/// A place of such a table in the product's file.
fn in_file(table: Table<'_>, key: &str, lines: &Source, place: Option<Place>) -> Place {
    place.map_or_else(|| table.key_place(key), |place| table.place_in_string(key, byte_of(&lines.text, place)))
}

/// The byte of a text at a line and column.
fn byte_of(text: &str, place: Place) -> usize {
    let before: usize = text.split_inclusive('\n').take(place.line.saturating_sub(1) as usize).map(str::len).sum();
    let line = text.get(before..).unwrap_or("");
    let column = place.column.saturating_sub(1) as usize;
    before + line.char_indices().nth(column).map_or(0, |(byte, _)| byte)
}

fn name(root: Table<'_>) -> Checked<String> {
    let name = root.string("name")?;
    let plain =
        !name.is_empty() && name.len() <= 60 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if plain {
        Ok(name)
    } else {
        Err(root.error_at(
            "name",
            format!("{} is not a valid product name", quoted(&name)),
            "letters, digits, `_` and `-`, at most 60",
        ))
    }
}

/// `species`, or what the source begins with.
fn species(root: Table<'_>, source: &str) -> Checked<Species> {
    if root.has("species") { word(root, "species", &SPECIES) } else { Ok(Species::of_source(source)) }
}

fn vessel(table: Table<'_>) -> Checked<Vessel> {
    table.only(&keys::VIAL.names())?;
    let chosen = table.choice("container", &CONTAINERS)?;
    Ok(Vessel {
        container: Container::named(chosen).unwrap_or(Container::Unknown),
        volume_um3: table.quantity_in("volume", Dimension::Volume, VOLUMES_UM3)?,
        inner_diameter_um: table.quantity_in("inner_diameter", Dimension::Length, VESSELS_UM)?,
        basis: basis(table, "vial")?,
    })
}

fn vesicle(table: Table<'_>) -> Checked<(Known<f64>, Basis)> {
    table.only(&keys::VESICLE.names())?;
    Ok((table.known_quantity_in("diameter", Dimension::Length, DIAMETERS_UM)?, basis(table, "vesicle")?))
}

fn matrix(table: Table<'_>) -> Checked<Matrix> {
    table.only(&keys::MATRIX.names())?;
    Ok(Matrix {
        base: if table.has("base") { word(table, "base", &Base::WORDS)? } else { Base::default() },
        protein_rich: answer(table, "protein_rich")?,
        cryoprotectant: answer(table, "cryoprotectant")?,
        humectant: answer(table, "humectant")?,
        drying_s: table.known_quantity_in("drying_time", Dimension::Time, DRYING_S)?.ends(),
        buffer: table.optional_string("buffer")?.unwrap_or_else(|| "unknown".into()),
        basis: basis(table, "matrix")?,
    })
}

/// `[prp]`, which platelet-rich plasma must have and nothing else may have.
fn prp(root: Table<'_>, kind: Kind) -> Checked<Option<Prp>> {
    let table = match (root.optional_table("prp")?, kind) {
        (Some(table), Kind::Prp) => table,
        (None, Kind::Prp) => {
            return Err(root.error_at("kind", "`kind` is `prp`, but there is no table [prp]", "[prp] with its `fold`"));
        }
        (Some(_), _) => {
            return Err(root.error_at(
                "prp",
                "[prp] is only for platelet-rich plasma",
                "`kind = \"prp\"`, or no [prp]",
            ));
        }
        (None, _) => return Ok(None),
    };
    table.only(&keys::PRP.names())?;
    Ok(Some(Prp {
        fold: table.known_quantity_in("fold", Dimension::Number, FOLDS)?,
        activation: if table.has("activation") {
            word(table, "activation", &keys::ACTIVATIONS)?
        } else {
            Activation::None
        },
        donor_age_years: table.known_quantity_in("donor_age", Dimension::Number, DONOR_YEARS)?,
        basis: basis(table, "prp")?,
    }))
}

/// The factors of the file, and those of platelets that it does not name.
fn factors(root: Table<'_>, prp: Option<&Prp>) -> Checked<Vec<Factor>> {
    let mut factors = root.tables("factor")?.into_iter().map(factor).collect::<Checked<Vec<_>>>()?;
    let Some(prp) = prp else { return Ok(factors) };
    for name in factor_names() {
        if factors.iter().all(|factor| factor.name != name) {
            let (name, basis) = (name.to_owned(), prp.basis.clone());
            factors.push(Factor { labile: name == "fgf2", name, pg_per_um3: Known::Unknown, basis });
        }
    }
    Ok(factors)
}

fn factor(table: Table<'_>) -> Checked<Factor> {
    table.only(&keys::FACTOR.names())?;
    Ok(Factor {
        name: table.string("name")?,
        pg_per_um3: table.known_quantity_in("amount", Dimension::MassConcentration, 0.0..=MOST_FACTOR)?,
        labile: table.boolean("labile")?,
        basis: basis(table, "factor")?,
    })
}

fn note(table: Table<'_>) -> Checked<Note> {
    table.only(&keys::NOTE.names())?;
    let from = table.choice("from", &keys::NOTES_FROM)?;
    let evidence = if table.has("evidence") { rows(table)? } else { Vec::new() };
    Ok(Note { from: from.into(), text: table.string("text")?, evidence })
}
