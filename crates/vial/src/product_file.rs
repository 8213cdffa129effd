//! Reading a product file. Every table with numbers says where they come from: `evidence = "id"` or `assumed = "why"`.

use exoskin_blood::{Activation, DONOR_YEARS, FOLDS, factor_names};
use exoskin_quantity::toml::{Document, Known, Table};
use exoskin_quantity::{Checked, Dimension, Source, nearest, quoted};

use crate::checklist;
use crate::container::{CONTAINERS, Container};
use crate::origin::{SPECIES, Species};
use crate::product::{Answer, Base, Basis, CountedBy, Factor, Form, Kind, Label, Matrix, Note, Product, Prp, Vessel};

/// Most particles per um³ that a file may claim (1e15 per mL: spheres of 100 nm would fill half the volume).
const MOST_PER_UM3: f64 = 1e3; // number: limit of what is accepted as input
/// Most particles per vial that a file may claim.
const MOST_PER_VIAL: f64 = 1e16; // number: limit of what is accepted as input
/// Largest vial, um³ (1 L), and smallest (1 uL).
const VOLUMES_UM3: std::ops::RangeInclusive<f64> = 1e9..=1e15; // number: limits of what is accepted as input
const DIAMETERS_UM: std::ops::RangeInclusive<f64> = 0.02..=1.0; // number: limits of what is accepted as input
const VESSELS_UM: std::ops::RangeInclusive<f64> = 1e3..=2e5; // number: limits of what is accepted as input
/// Most of a factor, pg/um³ (100 mg/mL).
const MOST_FACTOR: f64 = 0.1; // number: limit of what is accepted as input
/// Drying times that a file may claim, s (up to a day).
const DRYING_S: std::ops::RangeInclusive<f64> = 1.0..=86_400.0; // number: limits of what is accepted as input

const KINDS: [(&str, Kind); 6] = [
    ("vesicles", Kind::Vesicles),
    ("extract", Kind::Extract),
    ("conditioned_medium", Kind::ConditionedMedium),
    ("serum", Kind::Serum),
    ("prp", Kind::Prp),
    ("vehicle", Kind::Vehicle),
];
const FORMS: [(&str, Form); 5] = [
    ("frozen", Form::Frozen),
    ("refrigerated", Form::Refrigerated),
    ("room_temperature", Form::RoomTemperature),
    ("lyophilised", Form::Lyophilised),
    ("unknown", Form::Unknown),
];
const BASES: [(&str, Base); 2] = [("water", Base::Water), ("petrolatum", Base::Petrolatum)];
const ACTIVATIONS: [(&str, Activation); 3] =
    [("none", Activation::None), ("calcium", Activation::Calcium), ("thrombin", Activation::Thrombin)];
const ANSWERS: [(&str, Answer); 3] = [("yes", Answer::Yes), ("no", Answer::No), ("unknown", Answer::Unknown)];

/// Reads a product from the text of its file.
///
/// # Errors
/// Not TOML, unknown or missing keys, wrong or missing units, absurd values, numbers without origin, unknown rows.
pub fn parse(source: Source) -> Checked<Product> {
    let document = Document::parse(source)?;
    let root = document.root();
    root.only(&[
        "name",
        "title",
        "kind",
        "form",
        "source",
        "species",
        "label_date",
        "lysed",
        "prp",
        "label",
        "vial",
        "vesicle",
        "matrix",
        "factor",
        "note",
        "check",
    ])?;
    let vessel = vessel(root.table("vial")?)?;
    let (diameter_um, diameter_basis) = vesicle(root.table("vesicle")?)?;
    let kind = word(root, "kind", &KINDS)?;
    let prp = prp(root, kind)?;
    let source = root.string("source")?;
    Ok(Product {
        name: name(root)?,
        title: root.string("title")?,
        kind,
        form: word(root, "form", &FORMS)?,
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
        checks: root.tables("check")?.into_iter().map(|table| checklist::read(table, rows)).collect::<Checked<_>>()?,
        text: document.source().text.clone(),
    })
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
            format!("{} is no product name", quoted(&name)),
            "letters, digits, `_` and `-`, at most 60",
        ))
    }
}

fn word<T: Copy>(table: Table<'_>, key: &str, words: &[(&str, T)]) -> Checked<T> {
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    let chosen = table.choice(key, &names)?;
    let found = words.iter().find(|(name, _)| *name == chosen).map(|(_, value)| *value);
    found.ok_or_else(|| table.error_at(key, format!("`{key}` is {}", quoted(chosen)), names.join(", ")))
}

/// `species`, or what the source begins with.
fn species(root: Table<'_>, source: &str) -> Checked<Species> {
    if root.has("species") { word(root, "species", &SPECIES) } else { Ok(Species::of_source(source)) }
}

/// Yes, no or unknown; unknown where the key is left out.
fn answer(table: Table<'_>, key: &str) -> Checked<Answer> {
    if table.has(key) { word(table, key, &ANSWERS) } else { Ok(Answer::Unknown) }
}

fn label(table: Table<'_>, volume_um3: f64) -> Checked<Label> {
    table.only(&["count", "per", "claimed", "counted_after_drying", "exact", "counted_by", "evidence", "assumed"])?;
    let per_vial = table.optional_choice("per", &["mL", "vial"])?.unwrap_or("mL") == "vial";
    let read = |key: &str| -> Checked<Known<f64>> {
        if per_vial {
            let known = table.known_quantity_in(key, Dimension::Count, 0.0..=MOST_PER_VIAL)?;
            let known = scaled(known, 1.0 / volume_um3);
            if known.ends().is_some_and(|(_, high)| high > MOST_PER_UM3) {
                return Err(table.error_at(
                    key,
                    "more vesicles than the vial's volume can hold",
                    "at most 1e15 per mL of volume",
                ));
            }
            Ok(known)
        } else {
            table.known_quantity_in(key, Dimension::Concentration, 0.0..=MOST_PER_UM3)
        }
    };
    let count_per_um3 = read("count")?;
    let claimed_per_um3 = read("claimed")?.ends();
    if !table.has("count") {
        return Err(table.error_at(
            "count",
            "[label] has no `count`",
            "`count = \"1e10 /mL\"`, a range, or `\"unknown\"`",
        ));
    }
    Ok(Label {
        count_per_um3,
        claimed_per_um3,
        counted_after_drying: answer(table, "counted_after_drying")?,
        exact: table.boolean("exact")?,
        counted_by: counted_by(&table)?,
        basis: basis(table, "label")?,
    })
}

fn counted_by(table: &Table<'_>) -> Checked<CountedBy> {
    let word = table.optional_choice("counted_by", &CountedBy::WORDS.map(|(word, _)| word))?;
    let found = CountedBy::WORDS.iter().find(|(known, _)| Some(*known) == word);
    Ok(found.map_or(CountedBy::Maker, |(_, by)| *by))
}

fn scaled(known: Known<f64>, factor: f64) -> Known<f64> {
    match known {
        Known::Unknown => Known::Unknown,
        Known::Is(value) => Known::Is(value * factor),
        Known::Between(low, high) => Known::Between(low * factor, high * factor),
    }
}

fn vessel(table: Table<'_>) -> Checked<Vessel> {
    table.only(&["volume", "container", "inner_diameter", "evidence", "assumed"])?;
    let chosen = table.choice("container", &CONTAINERS)?;
    Ok(Vessel {
        container: Container::named(chosen).unwrap_or(Container::Unknown),
        volume_um3: table.quantity_in("volume", Dimension::Volume, VOLUMES_UM3)?,
        inner_diameter_um: table.quantity_in("inner_diameter", Dimension::Length, VESSELS_UM)?,
        basis: basis(table, "vial")?,
    })
}

fn vesicle(table: Table<'_>) -> Checked<(Known<f64>, Basis)> {
    table.only(&["diameter", "evidence", "assumed"])?;
    Ok((table.known_quantity_in("diameter", Dimension::Length, DIAMETERS_UM)?, basis(table, "vesicle")?))
}

fn matrix(table: Table<'_>) -> Checked<Matrix> {
    table.only(&[
        "base",
        "protein_rich",
        "cryoprotectant",
        "humectant",
        "drying_time",
        "buffer",
        "evidence",
        "assumed",
    ])?;
    Ok(Matrix {
        base: if table.has("base") { word(table, "base", &BASES)? } else { Base::default() },
        protein_rich: answer(table, "protein_rich")?,
        cryoprotectant: answer(table, "cryoprotectant")?,
        humectant: answer(table, "humectant")?,
        drying_s: table.known_quantity_in("drying_time", Dimension::Time, DRYING_S)?.ends(),
        buffer: table.optional_string("buffer")?.unwrap_or_else(|| "unknown".into()),
        basis: basis(table, "matrix")?,
    })
}

/// `[prp]`, which platelet-rich plasma must have and nothing else may.
fn prp(root: Table<'_>, kind: Kind) -> Checked<Option<Prp>> {
    let table = match (root.optional_table("prp")?, kind) {
        (Some(table), Kind::Prp) => table,
        (None, Kind::Prp) => {
            return Err(root.error_at("kind", "`kind` is `prp`, but there is no table [prp]", "[prp] with its `fold`"));
        }
        (Some(_), _) => {
            return Err(root.error_at("prp", "[prp] belongs to platelet-rich plasma", "`kind = \"prp\"`, or no [prp]"));
        }
        (None, _) => return Ok(None),
    };
    table.only(&["fold", "activation", "donor_age", "evidence", "assumed"])?;
    Ok(Some(Prp {
        fold: table.known_quantity_in("fold", Dimension::Number, FOLDS)?,
        activation: if table.has("activation") { word(table, "activation", &ACTIVATIONS)? } else { Activation::None },
        donor_age_years: table.known_quantity_in("donor_age", Dimension::Number, DONOR_YEARS)?,
        basis: basis(table, "prp")?,
    }))
}

/// The label of a product whose vesicles follow from its platelets.
fn counted_by_blood(prp: &Prp) -> Label {
    Label {
        count_per_um3: Known::Unknown,
        claimed_per_um3: None,
        counted_after_drying: Answer::Unknown,
        exact: false,
        counted_by: CountedBy::Maker,
        basis: prp.basis.clone(),
    }
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
    table.only(&["name", "amount", "labile", "evidence", "assumed"])?;
    Ok(Factor {
        name: table.string("name")?,
        pg_per_um3: table.known_quantity_in("amount", Dimension::MassConcentration, 0.0..=MOST_FACTOR)?,
        labile: table.boolean("labile")?,
        basis: basis(table, "factor")?,
    })
}

fn note(table: Table<'_>) -> Checked<Note> {
    table.only(&["from", "text", "evidence"])?;
    let from = table.choice("from", &["label", "measured by others", "unknown"])?;
    let evidence = if table.has("evidence") { rows(table)? } else { Vec::new() };
    Ok(Note { from: from.into(), text: table.string("text")?, evidence })
}

/// Where a table's numbers come from: exactly one of `evidence` and `assumed`.
fn basis(table: Table<'_>, name: &str) -> Checked<Basis> {
    const EXPECTED: &str = "`evidence = \"row.id\"` or `assumed = \"why this value\"`";
    match (table.has("evidence"), table.optional_string("assumed")?) {
        (true, None) => Ok(Basis::Evidence(rows(table)?)),
        (false, Some(reason)) if !reason.trim().is_empty() => Ok(Basis::Assumed(reason)),
        (true, Some(_)) => {
            Err(table.error_at("assumed", format!("[{name}] names both `evidence` and `assumed`"), EXPECTED))
        }
        _ => Err(table.error_at("assumed", format!("[{name}] does not say where its values come from"), EXPECTED)),
    }
}

/// The rows named in `evidence`, separated by commas; each must exist.
fn rows(table: Table<'_>) -> Checked<Vec<String>> {
    let text = table.string("evidence")?;
    let ids: Vec<String> = text.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect();
    let unknown = ids.iter().find(|id| exoskin_evidence::row(id).is_none());
    match unknown {
        _ if ids.is_empty() => {
            Err(table.error_at("evidence", "`evidence` names no row", "the id of a row, see `exoskin evidence list`"))
        }
        Some(id) => {
            let known = exoskin_evidence::rows().iter().map(|row| row.id.as_str());
            Err(table
                .error_at(
                    "evidence",
                    format!("there is no evidence row {}", quoted(id)),
                    "the id of a row, see `exoskin evidence list`",
                )
                .nearest(nearest(id, known)))
        }
        None => Ok(ids),
    }
}
