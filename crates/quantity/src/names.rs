//! The names of units: the one table behind quantities as people write them and units as parameters declare them.

use crate::dimension::{Dimension, Powers};

/// The name of a unit: a value in it times `times` divided by `over` is the value in base units.
///
/// Two factors, both whole and one of them 1 where possible, keep round values exact: 1e10 per mL is 0.01 per um³ to
/// the bit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    /// Spellings; the first is the one shown.
    pub spellings: &'static [&'static str],
    pub times: f64,
    pub over: f64,
}

const fn unit(spellings: &'static [&'static str], times: f64, over: f64) -> Name {
    Name { spellings, times, over }
}

pub(crate) const LENGTH: &[Name] = &[
    unit(&["um", "micron", "microns", "micrometre", "micrometres", "micrometer", "micrometers"], 1.0, 1.0),
    unit(&["mm"], 1e3, 1.0),
    unit(&["nm"], 1.0, 1e3),
    unit(&["cm"], 1e4, 1.0),
    unit(&["m"], 1e6, 1.0),
    unit(&["inch", "inches"], 25_400.0, 1.0),
];

pub(crate) const AREA: &[Name] = &[
    unit(&["cm2", "sqcm"], 1e8, 1.0),
    unit(&["mm2", "sqmm"], 1e6, 1.0),
    unit(&["um2"], 1.0, 1.0),
    unit(&["m2", "sqm"], 1e12, 1.0),
];

pub(crate) const VOLUME: &[Name] = &[
    unit(&["mL", "cm3", "cc", "millilitre", "millilitres", "milliliter", "milliliters"], 1e12, 1.0),
    unit(&["uL", "mm3", "mcL", "microlitre", "microlitres", "microliter", "microliters"], 1e9, 1.0),
    unit(&["nL"], 1e6, 1.0),
    unit(&["pL"], 1e3, 1.0),
    unit(&["fL", "um3"], 1.0, 1.0),
    unit(&["L", "litre", "litres", "liter", "liters"], 1e15, 1.0),
    unit(&["dL"], 1e14, 1.0),
    unit(&["m3"], 1e18, 1.0),
];

pub(crate) const TIME: &[Name] = &[
    unit(&["s", "sec", "secs", "second", "seconds"], 1.0, 1.0),
    unit(&["min", "mins", "minute", "minutes"], 60.0, 1.0),
    unit(&["h", "hr", "hrs", "hour", "hours"], 3600.0, 1.0),
    unit(&["d", "day", "days"], 86_400.0, 1.0),
    unit(&["weeks", "week", "wk", "w"], 604_800.0, 1.0),
    unit(&["months", "month", "mo"], 2_592_000.0, 1.0),
    unit(&["years", "year", "y", "yr"], 31_536_000.0, 1.0),
    unit(&["ms"], 1.0, 1e3),
    unit(&["mean-months", "mean-month"], 2_629_800.0, 1.0),
    unit(&["mean-years", "mean-year"], 31_557_600.0, 1.0),
];

pub(crate) const MASS: &[Name] = &[
    unit(&["mg"], 1e9, 1.0),
    unit(&["ug", "mcg"], 1e6, 1.0),
    unit(&["ng"], 1e3, 1.0),
    unit(&["pg"], 1.0, 1.0),
    unit(&["fg"], 1.0, 1e3),
    unit(&["g", "gram", "grams"], 1e12, 1.0),
    unit(&["kg"], 1e15, 1.0),
];

pub(crate) const SHARE: &[Name] = &[unit(&["%", "percent", "pct"], 1.0, 100.0), unit(&["share"], 1.0, 1.0)];

pub(crate) const ONE: &[Name] = &[unit(&["1", ""], 1.0, 1.0)];

/// What is counted: any of these words, or none.
pub(crate) const THINGS: &[Name] = &[unit(
    &[
        "vesicles",
        "vesicle",
        "particles",
        "particle",
        "exosomes",
        "exosome",
        "EVs",
        "EV",
        "cells",
        "cell",
        "platelets",
        "platelet",
        "channels",
        "channel",
        "needles",
        "needle",
        "holes",
        "hole",
        "MTZ",
        "copies",
        "IU",
        "1",
        "",
    ],
    1.0,
    1.0,
)];

const MULTIPLE: &[Name] = &[unit(&["1e6"], 1e6, 1.0)];
const DEGREE: &[Name] = &[unit(&["C"], 1.0, 1.0)];
const KELVIN: &[Name] = &[unit(&["K"], 1.0, 1.0)];
const ENERGY: &[Name] = &[unit(&["J"], 1.0, 1.0), unit(&["kcal"], 4184.0, 1.0)];
const POWER: &[Name] = &[unit(&["W"], 1.0, 1.0)];
/// Molecules: Avogadro's 6.022_140_76e23 in a mole.
const AMOUNT: &[Name] = &[unit(&["amol"], 602_214_076.0, 1e3)];
const MOLARITY: &[Name] = &[unit(&["pM"], 602_214_076.0, 1e12)];

/// Names of one dimension, with their powers of the base units.
pub(crate) struct Family {
    pub names: &'static [Name],
    /// The dimension of a unit that consists of one of these names and nothing else.
    pub dimension: Option<Dimension>,
    pub powers: Powers,
}

const fn family(names: &'static [Name], dimension: Dimension, powers: [i8; 5]) -> Family {
    Family { names, dimension: Some(dimension), powers: Powers(powers) }
}

const fn factor(names: &'static [Name], powers: [i8; 5]) -> Family {
    Family { names, dimension: None, powers: Powers(powers) }
}

/// Every name that a unit may have.
pub(crate) const FAMILIES: &[Family] = &[
    family(ONE, Dimension::Number, [0, 0, 0, 0, 0]),
    family(SHARE, Dimension::Fraction, [0, 0, 0, 0, 0]),
    family(THINGS, Dimension::Count, [0, 0, 0, 0, 0]),
    family(LENGTH, Dimension::Length, [1, 0, 0, 0, 0]),
    family(AREA, Dimension::Area, [2, 0, 0, 0, 0]),
    family(VOLUME, Dimension::Volume, [3, 0, 0, 0, 0]),
    family(TIME, Dimension::Time, [0, 1, 0, 0, 0]),
    family(MASS, Dimension::Mass, [0, 0, 1, 0, 0]),
    family(DEGREE, Dimension::Temperature, [0, 0, 0, 1, 0]),
    factor(KELVIN, [0, 0, 0, 1, 0]),
    factor(ENERGY, [0, 0, 0, 0, 1]),
    factor(POWER, [0, -1, 0, 0, 1]),
    factor(AMOUNT, [0, 0, 0, 0, 0]),
    factor(MOLARITY, [-3, 0, 0, 0, 0]),
    factor(MULTIPLE, [0, 0, 0, 0, 0]),
];
