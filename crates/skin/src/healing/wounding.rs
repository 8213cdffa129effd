//! What a session does to the skin, as healing sees it.

use crate::Injury;

/// A wound of one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Wound {
    /// When (s since the start of the scenario).
    pub at_s: f64,
    /// What.
    pub wounding: Wounding,
    /// How it stretched the skin around it.
    pub stretch: Stretch,
    /// Kept moist under a dressing or an ointment; otherwise it dries in the air.
    pub occluded: bool,
}

/// What stretched the dermis without killing it: stretched fibroblasts answer too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stretch {
    /// Radius of the needles that pushed tissue aside (um); 0 without needles.
    pub needle_um: f64,
    /// Fluid injected into the skin, as a layer over the treated area (um).
    pub fluid_um: f64,
}

/// Kinds of wounds.
#[derive(Clone, Debug, PartialEq)]
pub enum Wounding {
    /// Nothing is injured.
    None,
    /// Many channels or columns.
    Channels(Injury),
    /// The whole surface down to a depth: peeling, dermabrasion, full-field laser, a skin graft's donor site.
    Surface {
        /// Depth below the surface of the stratum corneum (um).
        depth_um: f64,
        /// Heated tissue below it (um).
        coagulated_um: f64,
    },
    /// Separate round holes through the epidermis: a punch, the tracks of injections, a chronic wound.
    Holes {
        /// Holes per um² of treated skin.
        per_um2: f64,
        /// Radius (um).
        radius_um: f64,
        /// Depth (um).
        depth_um: f64,
    },
}
