//! Numbers that the user gives instead of priors.

/// The user's own numbers; none where the priors apply.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Given {
    /// Share of donors who carry the virus in question (0 to 1).
    pub prevalence: Option<f64>,
    /// Copies of that virus per mL of an infected donor's plasma (0 or more).
    pub titre_per_ml: Option<f64>,
    /// Factors of ten by which manufacturing reduces viruses (0 to 30).
    pub log_reduction: Option<f64>,
    /// Donors in one lot (1 or more).
    pub donors: Option<f64>,
    /// Vials of a lot that are tested for sterility (1 or more).
    pub vials_tested: Option<f64>,
    /// Share of vials with live bacteria (0 to 1).
    pub contaminated: Option<f64>,
}
