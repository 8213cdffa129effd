//! `exoskin dose --route iv`: the product goes into a vein.

mod text;

use exoskin_hazard::vein::{Question, body};
use exoskin_quantity::{Checked, Diagnostic, Dimension, quoted};
use exoskin_vial::product::{Base, Kind};
use exoskin_vial::{History, Product};

use crate::arguments::DoseArguments;
use crate::failure::{Failure, Outcome};
use crate::progress::Progress;
use crate::show;
use crate::values::{Settings, choice, of_flag, quantity, samples};

/// Largest volume that is followed, um³: half a litre. Nobody pushes more into a vein at once.
const MOST_UM3: f64 = 5e14;
/// Smallest volume, um³: a microlitre.
const LEAST_UM3: f64 = 1e9;
/// Lightest and heaviest person, pg: 2 kg and 400 kg.
const MASSES_PG: (f64, f64) = (2e15, 4e17);
const UM3_PER_ML: f64 = 1e12;
const PG_PER_KG: f64 = 1e15;

/// Whether `--route` says vein.
///
/// # Errors
/// A route that is neither `skin` nor `iv`, and `--mass` where nothing goes into a vein.
pub fn is_asked(arguments: &DoseArguments) -> Checked<bool> {
    let iv = choice(&arguments.route, "--route", &["skin", "iv"])? == "iv";
    if !iv && arguments.mass.is_some() {
        return Err(Diagnostic::new("the body's mass matters only for a dose into a vein")
            .argument("--mass")
            .expected("--route iv, or no --mass"));
    }
    Ok(iv)
}

/// Runs `exoskin dose --route iv`.
///
/// # Errors
/// A flag of the skin, an unknown product or one that no vein can take, a volume or mass that is wrong.
pub fn run(arguments: &DoseArguments, settings: Settings) -> Outcome {
    let samples = samples(&arguments.samples, "--samples")?;
    no_flags_of_the_skin(arguments)?;
    let product = exoskin_vial::load_product(&arguments.product).map_err(|e| of_flag(e, "--product"))?;
    must_fit_a_vein(&product)?;
    let history = match &arguments.history {
        Some(text) => History::parse(text).map_err(|e| e.argument("--history"))?,
        None => History::default(),
    };
    let container = super::vial::container(arguments.container.as_deref(), &product)?;
    let question = Question {
        product: &product,
        history: &history,
        container,
        volume_ml: volume_ml(&arguments.volume)?,
        mass_kg: mass_kg(arguments.mass.as_deref())?,
        seed: settings.seed.unwrap_or(1),
        samples,
    };
    let text = format!("following {samples} samples of the dose through the body");
    let found = Progress::new(settings.quiet)
        .during(&text, || body(&question))
        .map_err(|e| Failure::Run(format!("the body cannot be computed: {e}")))?;
    if settings.json { show::json(&found) } else { Ok(text::text(&found)) }
}

fn volume_ml(text: &str) -> Checked<f64> {
    let why = "is no volume that goes into a vein at once";
    quantity(text, "--volume", Dimension::Volume, (LEAST_UM3, MOST_UM3), why).map(|um3| um3 / UM3_PER_ML)
}

fn mass_kg(text: Option<&str>) -> Checked<f64> {
    match text {
        Some(text) => {
            let expected = "the mass of a person from 2 kg to 400 kg, for example 70kg";
            quantity(text, "--mass", Dimension::Mass, MASSES_PG, "is no mass of a person")
                .map(|pg| pg / PG_PER_KG)
                .map_err(|problem| problem.expected(expected))
        }
        None => Ok(exoskin_hazard::body::REFERENCE_KG),
    }
}

/// What belongs to skin has no meaning in a vein; left alone it would be taken for granted.
fn no_flags_of_the_skin(arguments: &DoseArguments) -> Checked<()> {
    let a = arguments;
    let given = [
        ("--site", a.site.is_some()),
        ("--age", a.age.is_some()),
        ("--area", a.area.is_some()),
        ("--after", a.after.is_some()),
        ("--needle", a.needle.is_some()),
        ("--set", !a.settings.is_empty()),
        ("--delay", a.delay.is_some()),
        ("--rub", !a.rub.is_empty()),
        ("--rinse", a.rinse.is_some()),
        ("--draws", a.draws.is_some()),
        ("--price", a.price.is_some()),
    ];
    match given.into_iter().find(|(_, given)| *given) {
        Some((flag, _)) => Err(Diagnostic::new("belongs to a dose on the skin, not to one into a vein")
            .argument(flag)
            .expected("--route iv with --product, --volume, --mass, --history, --container and --samples alone")),
        None => Ok(()),
    }
}

/// Refuses what cannot go into a vein, and what has nothing in it that this follows.
fn must_fit_a_vein(product: &Product) -> Checked<()> {
    let reason = if product.matrix.base == Base::Petrolatum {
        "is an ointment: petrolatum in a vein blocks the lungs' vessels"
    } else if product.kind == Kind::Prp {
        "is a person's own platelets in plasma: they clot and release for hours, which this model of single particles \
         does not follow"
    } else if product.kind == Kind::Serum || product.is_vesicle_free() {
        "holds no vesicles to follow"
    } else if product.lysed || product.kind == Kind::Extract {
        "is an extract: its vesicles are broken or not counted, and free factors leave the blood by other ways than \
         particles"
    } else {
        return Ok(());
    };
    Err(Diagnostic::new(format!("{} {reason}", quoted(&product.name)))
        .argument("--product")
        .expected("a product of whole vesicles in water, for example frozen_msc"))
}
