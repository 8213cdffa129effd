//! Several products of one session on the same skin: one film, the same mouths, the same cells.
//!
//! Each product is a problem of its own, because vesicles do not meet; what they share is in every one of them. The film:
//! the later product dilutes what is still wet of the earlier, lasts longer for both and is thinner than the two apart
//! (`film_history`). The mouths: the first liquid fills empty channels, the next finds them full. An ointment covers what
//! is under it, and keeps off what comes after it. The cells: both doses fill them up. Where areas differ, and where a
//! needle injects, products are apart.
//!
//! Checked by: tests/suite/together.rs.

use exoskin_evidence::Draws;
use exoskin_scenario::{Application, Session};
use exoskin_skin::UnknownSite;
use exoskin_vial::product::Base;

use super::case::{Case, drying_um_per_s};
use super::setup::Liquid;

/// Another application of the same session.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// When it is applied, since this product's application (s).
    pub at_s: f64,
    /// Whether it is applied first; of two at the same time, the one that is listed first.
    pub is_before: bool,
    /// Volume applied (um³).
    pub volume_um3: f64,
    /// Time that a 40 um film of it takes to dry (s), where its file says so.
    pub drying_s: Option<(f64, f64)>,
    /// What it is mixed into.
    pub base: Base,
    /// When it is rinsed off, since this product's application (s).
    pub rinse_s: Option<f64>,
    /// Its whole vesicles per um², at the medians of vial and label.
    pub per_um2: f64,
}

impl Case {
    /// The case of one of a session's applications with everything else that the session applies to the same skin;
    /// `applications` are the session's, as they are computed.
    ///
    /// # Errors
    /// An unknown site.
    pub fn among(
        self,
        session: &Session,
        applications: &[Application],
        place: usize,
        draws: &dyn Draws,
    ) -> Result<Case, UnknownSite> {
        let apart = session.procedure.device_class.injects() || self.ideal != Default::default();
        if apart || applications.len() < 2 {
            return Ok(self);
        }
        let site = exoskin_skin::site(&self.site, self.age_years, draws)?;
        let own = &applications[place];
        let mut others = Vec::new();
        for (at, other) in applications.iter().enumerate() {
            if at == place || other.area_um2 != own.area_um2 {
                continue;
            }
            let at_s = other.delay_s - own.delay_s;
            let vial = exoskin_vial::draw(&other.product, &other.history, other.container, draws);
            others.push(Other {
                at_s,
                is_before: at_s < 0.0 || (at_s == 0.0 && at < place),
                volume_um3: other.volume_um3,
                drying_s: other.product.matrix.drying_s,
                base: other.product.matrix.base,
                rinse_s: other.rinse_s.map(|rinse_s| at_s + rinse_s),
                per_um2: vial.whole_per_um3() * other.volume_um3 / self.area_um2(&site),
            });
        }
        others.sort_by(|a, b| a.at_s.total_cmp(&b.at_s).then(b.is_before.cmp(&a.is_before)));
        Ok(Case { others, ..self })
    }

    /// Whole vesicles per um² of all other products.
    pub(super) fn of_others(&self) -> f64 {
        self.others.iter().map(|other| other.per_um2).sum()
    }

    /// When this product's film is rinsed off: whichever rinse of the session comes first after it is applied.
    pub(super) fn rinsed_s(&self) -> Option<f64> {
        let others = self.others.iter().filter_map(|other| other.rinse_s).filter(|&rinse_s| rinse_s > 0.0);
        self.rinse_s.into_iter().chain(others).min_by(f64::total_cmp)
    }

    /// Whether an ointment is on the skin when this product, which is none, is applied.
    pub(super) fn is_kept_off(&self) -> bool {
        let is_there = |other: &Other| other.is_before && other.rinse_s.is_none_or(|rinse_s| rinse_s > 0.0);
        self.base == Base::Water && self.others.iter().any(|other| other.base == Base::Petrolatum && is_there(other))
    }

    /// The liquids that share this product's film. An ointment is a film of its own.
    pub(super) fn liquids(&self, area_um2: f64, draws: &dyn Draws) -> Vec<Liquid> {
        if self.base == Base::Petrolatum || self.is_kept_off() {
            return Vec::new();
        }
        let liquid = |other: &Other| Liquid {
            at_s: other.at_s,
            is_before: other.is_before,
            thickness_um: other.volume_um3 / area_um2,
            drying_um_per_s: if self.occluded { 0.0 } else { drying_um_per_s(other.drying_s, draws) },
            covers: other.base == Base::Petrolatum,
            rinse_s: other.rinse_s,
        };
        // An ointment that was rinsed off before is gone.
        let is_gone = |other: &&Other| other.base == Base::Petrolatum && other.is_before;
        self.others.iter().filter(|other| !is_gone(other)).map(liquid).collect()
    }
}
