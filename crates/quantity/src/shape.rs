//! The units in which people write a dimension.

use crate::dimension::Dimension;
use crate::names::{AREA, LENGTH, MASS, Name, ONE, SHARE, THINGS, TIME, VOLUME};

/// Plain units of a numerator and, where the dimension is a ratio, of its denominator.
pub(crate) struct Shape {
    pub numerator: &'static [Name],
    pub denominator: Option<&'static [Name]>,
}

impl Dimension {
    /// The units of its numerator and denominator.
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
