//! The dimensions exoskin knows and the units people write them in.

/// What kind of quantity a number is; its base unit is in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Length (um).
    Length,
    /// Area (um²).
    Area,
    /// Volume (um³).
    Volume,
    /// Time (s).
    Time,
    /// A number of things: vesicles, cells, channels (1).
    Count,
    /// Things per volume (1/um³).
    Concentration,
    /// Things per area (1/um²).
    AreaDensity,
    /// Temperature (°C).
    Temperature,
    /// A rate (1/s).
    RatePerTime,
    /// A speed (um/s).
    Velocity,
    /// A diffusion coefficient (um²/s).
    Diffusivity,
    /// Volume per time, also clearance per cell (um³/s).
    Flow,
    /// Mass (pg).
    Mass,
    /// Mass per volume (pg/um³).
    MassConcentration,
    /// A share; written in percent or as a bare number.
    Fraction,
    /// A bare number without unit.
    Number,
}

/// A unit: a value in it times `times` over `over` is the value in base units.
///
/// Two factors, one of them 1 where possible, keep round values exact: 1e10 per mL is 0.01 per um³ to the bit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Spellings; the first is the one we show.
    pub names: &'static [&'static str],
    pub times: f64,
    pub over: f64,
}

const fn unit(names: &'static [&'static str], times: f64, over: f64) -> Unit {
    Unit { names, times, over }
}

const LENGTH: &[Unit] = &[
    unit(&["um", "micron", "microns", "micrometre", "micrometres", "micrometer", "micrometers"], 1.0, 1.0),
    unit(&["mm"], 1e3, 1.0),
    unit(&["nm"], 1.0, 1e3),
    unit(&["cm"], 1e4, 1.0),
    unit(&["m"], 1e6, 1.0),
    unit(&["inch", "inches"], 25_400.0, 1.0),
];

const AREA: &[Unit] = &[
    unit(&["cm2", "sqcm"], 1e8, 1.0),
    unit(&["mm2", "sqmm"], 1e6, 1.0),
    unit(&["um2"], 1.0, 1.0),
    unit(&["m2", "sqm"], 1e12, 1.0),
];

const VOLUME: &[Unit] = &[
    unit(&["mL", "cm3", "cc", "millilitre", "millilitres", "milliliter", "milliliters"], 1e12, 1.0),
    unit(&["uL", "mm3", "mcL", "microlitre", "microlitres", "microliter", "microliters"], 1e9, 1.0),
    unit(&["nL"], 1e6, 1.0),
    unit(&["pL"], 1e3, 1.0),
    unit(&["fL", "um3"], 1.0, 1.0),
    unit(&["L", "litre", "litres", "liter", "liters"], 1e15, 1.0),
    unit(&["dL"], 1e14, 1.0),
];

const TIME: &[Unit] = &[
    unit(&["s", "sec", "secs", "second", "seconds"], 1.0, 1.0),
    unit(&["min", "mins", "minute", "minutes"], 60.0, 1.0),
    unit(&["h", "hr", "hrs", "hour", "hours"], 3600.0, 1.0),
    unit(&["d", "day", "days"], 86_400.0, 1.0),
    unit(&["weeks", "week", "wk", "w"], 604_800.0, 1.0),
    unit(&["months", "month", "mo"], 2_592_000.0, 1.0),
    unit(&["years", "year", "y", "yr"], 31_536_000.0, 1.0),
    unit(&["ms"], 1.0, 1e3),
];

const MASS: &[Unit] = &[
    unit(&["mg"], 1e9, 1.0),
    unit(&["ug", "mcg"], 1e6, 1.0),
    unit(&["ng"], 1e3, 1.0),
    unit(&["pg"], 1.0, 1.0),
    unit(&["fg"], 1.0, 1e3),
    unit(&["g", "gram", "grams"], 1e12, 1.0),
    unit(&["kg"], 1e15, 1.0),
];

const SHARE: &[Unit] = &[unit(&["%", "percent", "pct"], 1.0, 100.0)];

const ONE: &[Unit] = &[unit(&[""], 1.0, 1.0)];

/// What is counted: any of these words, or none.
pub(crate) const THINGS: &[Unit] = &[unit(
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
        "1",
        "",
    ],
    1.0,
    1.0,
)];

/// Plain units of a numerator and, where the dimension is a ratio, of its denominator.
pub(crate) struct Shape {
    pub numerator: &'static [Unit],
    pub denominator: Option<&'static [Unit]>,
}

/// All dimensions, in the order in which a foreign unit is looked for.
pub(crate) const ALL: [Dimension; 16] = [
    Dimension::Length,
    Dimension::Area,
    Dimension::Volume,
    Dimension::Time,
    Dimension::Mass,
    Dimension::Temperature,
    Dimension::Concentration,
    Dimension::AreaDensity,
    Dimension::RatePerTime,
    Dimension::Velocity,
    Dimension::Diffusivity,
    Dimension::Flow,
    Dimension::MassConcentration,
    Dimension::Fraction,
    Dimension::Count,
    Dimension::Number,
];

impl Dimension {
    /// Its name with an article, for sentences: "a volume".
    pub fn name(self) -> &'static str {
        match self {
            Dimension::Length => "a length",
            Dimension::Area => "an area",
            Dimension::Volume => "a volume",
            Dimension::Time => "a time",
            Dimension::Count => "a count",
            Dimension::Concentration => "a concentration",
            Dimension::AreaDensity => "a number per area",
            Dimension::Temperature => "a temperature",
            Dimension::RatePerTime => "a rate per time",
            Dimension::Velocity => "a speed",
            Dimension::Diffusivity => "a diffusivity",
            Dimension::Flow => "a flow",
            Dimension::Mass => "a mass",
            Dimension::MassConcentration => "a mass per volume",
            Dimension::Fraction => "a share",
            Dimension::Number => "a number",
        }
    }

    /// The base unit, as shown to people; empty for pure numbers.
    pub fn base_unit(self) -> &'static str {
        match self {
            Dimension::Length => "um",
            Dimension::Area => "um2",
            Dimension::Volume => "um3",
            Dimension::Time => "s",
            Dimension::Count | Dimension::Fraction | Dimension::Number => "",
            Dimension::Concentration => "1/um3",
            Dimension::AreaDensity => "1/um2",
            Dimension::Temperature => "°C",
            Dimension::RatePerTime => "1/s",
            Dimension::Velocity => "um/s",
            Dimension::Diffusivity => "um2/s",
            Dimension::Flow => "um3/s",
            Dimension::Mass => "pg",
            Dimension::MassConcentration => "pg/um3",
        }
    }

    /// What a right value looks like, with examples.
    pub fn examples(self) -> &'static str {
        match self {
            Dimension::Length => "a length with its unit, for example `0.5 mm`, `150 um`, `100 nm`",
            Dimension::Area => "an area with its unit, for example `500 cm2`, `20 mm2`",
            Dimension::Volume => "a volume with its unit, for example `2 mL`, `250 uL`",
            Dimension::Time => "a time with its unit, for example `30 s`, `10 min`, `36 h`, `60 d`, `4 weeks`",
            Dimension::Count => "a count, for example `2e10 vesicles`",
            Dimension::Concentration => "a concentration with its unit, for example `1e10 vesicles/mL`, `5e9 /mL`",
            Dimension::AreaDensity => "a number per area with its unit, for example `150 /cm2`, `1.5 channels/mm2`",
            Dimension::Temperature => "a temperature with its unit, for example `-80 C`, `4 °C`, `39 F`, `277 K`",
            Dimension::RatePerTime => "a rate with its unit, for example `0.1 /h`, `1e-4 /s`",
            Dimension::Velocity => "a speed with its unit, for example `0.6 um/s`, `2 mm/d`",
            Dimension::Diffusivity => "a diffusivity with its unit, for example `6.6 um2/s`, `1e-8 cm2/s`",
            Dimension::Flow => "a flow with its unit, for example `0.01 nL/min`, `5 um3/s`",
            Dimension::Mass => "a mass with its unit, for example `5 mg`, `20 pg`",
            Dimension::MassConcentration => "a mass per volume with its unit, for example `10 ng/mL`, `1 mg/mL`",
            Dimension::Fraction => "a share, for example `30 %` or `0.3`",
            Dimension::Number => "a number without unit, for example `3.5`",
        }
    }

    /// Whether a value needs no unit: a bare number of things or a bare share can mean only one thing.
    pub fn may_be_bare(self) -> bool {
        matches!(self, Dimension::Count | Dimension::Fraction | Dimension::Number)
    }

    pub(crate) fn shape(self) -> Shape {
        let (numerator, denominator) = match self {
            Dimension::Length => (LENGTH, None),
            Dimension::Area => (AREA, None),
            Dimension::Volume => (VOLUME, None),
            Dimension::Time => (TIME, None),
            Dimension::Mass => (MASS, None),
            Dimension::Count => (THINGS, None),
            Dimension::Concentration => (THINGS, Some(VOLUME)),
            Dimension::AreaDensity => (THINGS, Some(AREA)),
            Dimension::RatePerTime => (THINGS, Some(TIME)),
            Dimension::Velocity => (LENGTH, Some(TIME)),
            Dimension::Diffusivity => (AREA, Some(TIME)),
            Dimension::Flow => (VOLUME, Some(TIME)),
            Dimension::MassConcentration => (MASS, Some(VOLUME)),
            Dimension::Fraction => (SHARE, None),
            Dimension::Temperature | Dimension::Number => (ONE, None),
        };
        Shape { numerator, denominator }
    }
}
