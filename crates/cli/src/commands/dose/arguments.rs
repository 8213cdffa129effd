//! What can be typed after `exoskin dose`.

use clap::Args;
use exoskin::{
    Age, Area, ArmPrice, Container, DeviceSetting, Diagnostic, Length, Mass, SessionPrice, Steps, Time, Volume,
};

use crate::values::{self, word};

/// `exoskin dose`
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin dose --product frozen_msc --site face --volume 2mL --after microneedling --delay 10min
  exoskin dose --product frozen_msc --volume 2mL --area 40cm2 --after fractional-co2
  exoskin dose --product frozen_msc --site face --volume 2mL --after none
  exoskin dose --product my_product.toml --history \"4C 24h\" --site scalp --volume 3mL \\
      --after microneedling --needle 0.5mm --rub 2min --rub 5min --rinse 30min --json
  exoskin dose --route iv --product frozen_msc --volume 15mL --mass 70kg

`entered` and `taken up` are different things. `entered` is the share of the whole vesicles on the
skin that pass the mouths of the channels before the film dries; `taken up` is the share that is
inside living cells after 48 hours.")]
pub struct Arguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    #[arg(long, value_name = "PRODUCT")]
    pub product: String,
    /// Where on the body: face, cheek, forehead, periorbital, neck, chest, face+neck+chest, scalp, forearm [default: face]
    #[arg(long, value_name = "SITE")]
    pub site: Option<String>,
    /// Age in years; changes the anatomy where a source says how
    #[arg(long, value_name = "YEARS", allow_hyphen_values = true)]
    pub age: Option<Age>,
    /// Volume applied to the skin or infused, for example 2mL
    #[arg(long, value_name = "VOLUME", allow_hyphen_values = true)]
    pub volume: Volume,
    /// Treated area, for example 40cm2 [default: the whole site]
    #[arg(long, value_name = "AREA", allow_hyphen_values = true)]
    pub area: Option<Area>,
    /// What was done to the skin beforehand: a name from `exoskin procedures list`, a .toml file, or none [default: none]
    #[arg(long, value_name = "PROCEDURE")]
    pub after: Option<String>,
    /// Needle length, if not the procedure's own, for example 0.5mm
    #[arg(long, value_name = "LENGTH", allow_hyphen_values = true)]
    pub needle: Option<Length>,
    /// Any other setting of the device: density=1.5/mm2, passes=4, depth=200um or width=70um; repeatable
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub settings: Vec<DeviceSetting>,
    /// Time from the injury to the application [default: 0min]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub delay: Option<Time>,
    /// Storage of the vial beforehand, as in `exoskin vial` [default: fresh]
    #[arg(long, value_name = "STEPS", allow_hyphen_values = true)]
    pub history: Option<Steps>,
    /// Material of the vial: pp, lobind, glass or unknown [default: the product's]
    #[arg(long, value_name = "KIND", value_parser = Container::named)]
    pub container: Option<Container>,
    /// Rub the film in at this time after application; repeatable
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub rub: Vec<Time>,
    /// Rinse the skin at this time after application
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub rinse: Option<Time>,
    /// Only the count: no tables of delays and sizes, nothing on what drives the result; answers sooner
    #[arg(long)]
    pub count_only: bool,
    /// Price of one session with this product, in your currency, for example 450
    #[arg(long, value_name = "PRICE", allow_hyphen_values = true)]
    pub price: Option<SessionPrice>,
    /// Price of an alternative per session, for example prp=300 (arms as in `exoskin compare`); repeatable
    #[arg(long = "price-of", value_name = "ARM=PRICE", requires = "price")]
    pub price_of: Vec<ArmPrice>,
    /// skin (with --after), or iv for an intravenous infusion
    #[arg(long, value_name = "ROUTE", default_value = "skin", value_parser = route)]
    pub route: Route,
    /// Body mass of the person, with --route iv [default: 70kg]
    #[arg(long, value_name = "MASS", allow_hyphen_values = true, value_parser = exoskin::body_mass)]
    pub mass: Option<Mass>,
    /// Samples drawn from the uncertain inputs
    #[arg(long, value_name = "N", default_value = "10000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
    /// Transport problems solved; a new combination of skin, device and delay is solved once, then cached [default: 300]
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = values::draws)]
    pub draws: Option<usize>,
}

/// Where a dose goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// On the skin.
    Skin,
    /// Into a vein.
    Iv,
}

fn route(text: &str) -> Result<Route, Diagnostic> {
    word(text, &[("skin", Route::Skin), ("iv", Route::Iv)])
}
