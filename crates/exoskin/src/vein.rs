//! An intravenous dose.

use exoskin_hazard::vein;
use exoskin_quantity::unit::{ML_UM3, UL_UM3};
use exoskin_quantity::{Checked, Diagnostic, Dimension, quoted};
use exoskin_record::body::Body;
use exoskin_vial::product::{Base, Kind};
use exoskin_vial::{Container, History, Product};

use crate::amount::{Mass, PG_PER_KG, Volume, between};
use crate::error::{Error, Result, of_part};
use crate::options::Options;
use crate::question::Question;
use crate::vial::Steps;
use crate::watch::Watch;

/// Smallest and largest volume that is followed, um³: a microlitre and half a litre. More is outside the range for a
/// single infusion.
const VOLUMES_UM3: (f64, f64) = (UL_UM3, 500.0 * ML_UM3);
/// Lightest and heaviest person, pg: 2 kg and 400 kg.
const MASSES_PG: (f64, f64) = (2.0 * PG_PER_KG, 400.0 * PG_PER_KG);

/// An intravenous dose: where its vesicles go.
#[derive(Clone, Debug)]
pub struct Vein {
    /// A name from the catalogue, or a file that ends in `.toml`.
    pub product: String,
    /// How much is given.
    pub volume: Volume,
    /// Body mass; none means the mass of the reference person.
    pub mass: Option<Mass>,
    /// What happened to the vial before; none is fresh.
    pub history: Option<Steps>,
    /// What the vial is made of; none takes the product's.
    pub container: Option<Container>,
    /// Samples and seed.
    pub options: Options,
}

/// The answer to a mistyped body mass.
const A_PERSONS_MASS: &str = "a body mass from 2 kg to 400 kg, for example 70kg";

/// Reads the mass of a person.
///
/// # Errors
/// Not a mass, or a mass without its unit.
pub fn body_mass(text: &str) -> Checked<Mass> {
    text.parse::<Mass>().map_err(|wrong| wrong.expected(A_PERSONS_MASS))
}

impl Vein {
    /// This much of a product, given intravenously to the reference person.
    pub fn of(product: impl Into<String>, volume: Volume) -> Vein {
        let (product, options) = (product.into(), Options::counted());
        Vein { product, volume, mass: None, history: None, container: None, options }
    }

    fn volume_ml(&self) -> Checked<f64> {
        let (text, why) = (self.volume.to_string(), "is outside the range for a single infusion");
        let um3 = between(self.volume.um3(), &text, Dimension::Volume, VOLUMES_UM3, why);
        um3.map(|um3| um3 / ML_UM3).map_err(|wrong| of_part(wrong, "volume"))
    }

    fn mass_kg(&self) -> Checked<f64> {
        let Some(mass) = &self.mass else { return Ok(exoskin_hazard::body::REFERENCE_KG) };
        let pg = between(mass.pg(), &mass.to_string(), Dimension::Mass, MASSES_PG, "is not a plausible body mass");
        pg.map(|pg| pg / PG_PER_KG).map_err(|wrong| of_part(wrong, "mass").expected(A_PERSONS_MASS))
    }
}

impl Question for Vein {
    type Answer = Body;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Body> {
        self.options.check()?;
        let product = exoskin_vial::load_product(&self.product).map_err(|e| of_part(e, "product"))?;
        must_fit_a_vein(&product)?;
        let fresh = History::default();
        let question = vein::Question {
            product: &product,
            history: self.history.as_ref().map_or(&fresh, |steps| &steps.history),
            container: self.container.unwrap_or(product.vessel.container),
            volume_ml: self.volume_ml()?,
            mass_kg: self.mass_kg()?,
            seed: self.options.seed.unwrap_or(1),
            samples: self.options.samples,
        };
        vein::body(&question).map_err(|e| Error::Run(format!("the body cannot be computed: {e}")))
    }
}

/// Refuses what cannot be given intravenously, and what contains nothing that this model follows.
fn must_fit_a_vein(product: &Product) -> Checked<()> {
    let reason = if product.matrix.base == Base::Petrolatum {
        "is an ointment: intravenous petrolatum would block the vessels of the lungs"
    } else if product.kind == Kind::Prp {
        "is autologous platelets in plasma: they clot and release for hours, which this model of single particles does not cover"
    } else if product.kind == Kind::Serum || product.is_vesicle_free() {
        "contains no vesicles to follow"
    } else if product.lysed || product.kind == Kind::Extract {
        "is an extract: its vesicles are lysed or not counted, and free factors leave the blood by other routes than particles"
    } else {
        return Ok(());
    };
    Err(Diagnostic::new(format!("{} {reason}", quoted(&product.name)))
        .argument("product")
        .expected("a product of whole vesicles in water, for example frozen_msc"))
}
