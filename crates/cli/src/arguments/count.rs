//! What `exoskin vial` and `exoskin dose` take: one vial, one application.

use std::path::PathBuf;

use clap::Args;

use super::library::MeasurementArguments;

/// `exoskin vial`
#[derive(Debug, Args)]
#[command(after_help = "\
A history is a list of steps, divided by `;`:
  -80C 60d              held at a temperature for a time (min, h, d, weeks)
  lyophilised 22C 30d   the same, as a powder
  thaw | freeze         one change of state
  dry | reconstitute    freeze-dried, dissolved again

Examples:
  exoskin vial frozen_msc --history \"-80C 60d; thaw; 4C 36h\"
  exoskin vial frozen_msc --at 22C --for 6h --container lobind
  exoskin vial lyophilised_adipose --history \"lyophilised 22C 30d; reconstitute; 4C 12h\"
  exoskin vial frozen_msc --at 4C --until-half
  exoskin vial my_product.toml --log fridge.csv --json
  exoskin vial frozen_msc --at 4C --for 0h --nta tracking.csv
  exoskin vial frozen_msc --at 4C --for 0h --certificate coa.csv")]
pub struct VialArguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    pub product: String,
    /// What happened to the vial, in steps: "-80C 60d; thaw; 4C 36h"
    #[arg(long, value_name = "STEPS", allow_hyphen_values = true, conflicts_with_all = ["log", "at", "until_half"])]
    pub history: Option<String>,
    /// Temperatures from a data logger: CSV with time and temperature (ISO or local dates, °C or °F)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["at", "until_half"])]
    pub log: Option<PathBuf>,
    /// Which number of the log's dates is the day, where the file leaves it open: day-first or month-first
    #[arg(long, value_name = "ORDER", requires = "log")]
    pub log_dates: Option<String>,
    /// The log's temperature scale, where the file leaves it open: C or F
    #[arg(long, value_name = "SCALE", requires = "log")]
    pub log_scale: Option<String>,
    /// Held at this temperature, for example 4C; needs --for or --until-half
    #[arg(long, value_name = "TEMPERATURE", allow_hyphen_values = true)]
    pub at: Option<String>,
    /// How long it is held at --at, for example 36h
    #[arg(
        long = "for",
        value_name = "TIME",
        allow_hyphen_values = true,
        requires = "at",
        conflicts_with = "until_half"
    )]
    pub hold: Option<String>,
    /// Say how long until half of the vesicles are left at --at
    #[arg(long, requires = "at")]
    pub until_half: bool,
    /// What the vial is made of: pp (plain polypropylene), lobind, glass or unknown [default: the product's]
    #[arg(long, value_name = "KIND")]
    pub container: Option<String>,
    /// What was measured
    #[command(flatten)]
    pub measured: MeasurementArguments,
    /// Samples of the unknowns
    #[arg(long, value_name = "N", default_value = "10000", allow_hyphen_values = true)]
    pub samples: String,
}

/// `exoskin dose`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin dose --product frozen_msc --site face --volume 2mL --after microneedling --delay 10min
  exoskin dose --product frozen_msc --site cheek --volume 0.5mL --area 40cm2 --after fractional-co2
  exoskin dose --product frozen_msc --site face --volume 2mL --after none
  exoskin dose --product my_product.toml --history \"4C 24h\" --site scalp --volume 3mL \\
      --after microneedling --needle 0.5mm --rub 2min --rub 5min --rinse 30min --json
  exoskin dose --route iv --product frozen_msc --volume 15mL --mass 70kg

Two words are never mixed: `entered` is the share of the whole vesicles on the skin that passes
the mouths of the channels until the film is dry; `taken up` is the share inside living cells
after 48 hours.")]
pub struct DoseArguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    #[arg(long, value_name = "PRODUCT")]
    pub product: String,
    /// Where on the body: face, cheek, forehead, periorbital, neck, chest, face+neck+chest, scalp, forearm [default: face]
    #[arg(long, value_name = "SITE")]
    pub site: Option<String>,
    /// Age of the person in years; shifts the anatomy where a source gives it
    #[arg(long, value_name = "YEARS", allow_hyphen_values = true)]
    pub age: Option<String>,
    /// Volume put on the skin or into the vein, for example 2mL
    #[arg(long, value_name = "VOLUME", allow_hyphen_values = true)]
    pub volume: String,
    /// Treated area, for example 40cm2 [default: the whole site]
    #[arg(long, value_name = "AREA", allow_hyphen_values = true)]
    pub area: Option<String>,
    /// What was done to the skin before: a name from `exoskin procedures list`, a .toml file, or none [default: none]
    #[arg(long, value_name = "PROCEDURE")]
    pub after: Option<String>,
    /// Needle length, in place of the procedure's own, for example 0.5mm
    #[arg(long, value_name = "LENGTH", allow_hyphen_values = true)]
    pub needle: Option<String>,
    /// Any other setting of the device: density=1.5/mm2, passes=4, depth=200um or width=70um; may be given several times
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub settings: Vec<String>,
    /// Time from the injury to the application [default: 0min]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub delay: Option<String>,
    /// What happened to the vial before, as in `exoskin vial` [default: fresh]
    #[arg(long, value_name = "STEPS", allow_hyphen_values = true)]
    pub history: Option<String>,
    /// What the vial is made of: pp, lobind, glass or unknown [default: the product's]
    #[arg(long, value_name = "KIND")]
    pub container: Option<String>,
    /// The film is rubbed in at this time after application; may be given several times
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub rub: Vec<String>,
    /// The skin is rinsed at this time after application
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub rinse: Option<String>,
    /// What one session of this product costs, in your currency, for example 450
    #[arg(long, value_name = "PRICE", allow_hyphen_values = true)]
    pub price: Option<String>,
    /// What an alternative costs per session, for example prp=300 (arms as in `exoskin compare`); may be given several times
    #[arg(long = "price-of", value_name = "ARM=PRICE", requires = "price")]
    pub price_of: Vec<String>,
    /// skin (by --after), or iv: into a vein
    #[arg(long, value_name = "ROUTE", default_value = "skin")]
    pub route: String,
    /// Body mass of the person, with --route iv [default: 70kg]
    #[arg(long, value_name = "MASS", allow_hyphen_values = true)]
    pub mass: Option<String>,
    /// Samples of the joint design
    #[arg(long, value_name = "N", default_value = "10000", allow_hyphen_values = true)]
    pub samples: String,
    /// Transport problems solved; the first call for new skin, device or delay solves them, later ones find them kept [default: 300]
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub draws: Option<String>,
}
