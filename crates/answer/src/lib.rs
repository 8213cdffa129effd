//! One judgement and one wording of a result, for every reader.
//!
//! [`numbers`], [`counts`] and [`values`] write numbers; [`readout`], [`words`] and [`plain`] provide the wording;
//! [`seen`] decides whether a difference is large enough to see, [`outcome`] which readout is assessed, on which day,
//! in which arms; [`sessions`] dates them; [`often`] puts a chance in people's terms, [`dark_spots`] says how many
//! people get a dark spot; [`path`] is where in `summary.json` a shown number is; [`cost`] is what the user's prices
//! buy. [`layers`] sets mechanism and trials side by side. [`arm`], [`course`], [`compare`], [`price`], [`vein`], [`mod@vial`], [`checklist`], [`risk`] and [`why`] put a whole answer into neutral [`block`]s. Terminal,
//! page, notebook and browser render what is written here.

pub mod arm;
pub mod block;
pub mod checklist;
pub mod compare;
pub mod cost;
pub mod counts;
pub mod course;
pub mod dark_spots;
pub mod decides;
pub mod glance;
pub mod layers;
pub mod measured;
pub mod numbers;
pub mod often;
pub mod outcome;
pub mod path;
pub mod plain;
pub mod price;
pub mod readout;
pub mod recovery;
pub mod risk;
pub mod seen;
pub mod sessions;
pub mod values;
pub mod vein;
pub mod vial;
pub mod visits;
pub mod why;
pub mod words;

/// The share of the applied vesicles that is said to enter after needling. An opinion, not a measurement; the page says so.
pub const CLAIMED_ENTERED: (f64, f64) = (0.02, 0.05);
