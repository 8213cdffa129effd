//! What an instrument sees in a mouse's blood: vesicles that carry the label, and label that is on none.

use exoskin_evidence::Draws;
use exoskin_quantity::unit::HOUR_S;

use crate::body::{Course, parameters as p};

/// The label of one injected dose, all of it in the blood at time 0.
///
/// Of the label a share `apart` leaves at a rate of its own; the rest leaves with the vesicles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    apart: f64,
    stays_h: f64,
}

impl Label {
    pub(super) fn drawn(draws: &dyn Draws) -> Label {
        let half_life_h = draws.value(&p::LABEL_HALF_LIFE) / HOUR_S;
        Label { apart: draws.value(&p::LABEL_APART), stays_h: half_life_h / core::f64::consts::LN_2 }
    }

    /// Area under the share of the label in the blood, h.
    pub(super) fn area_h(&self, course: &Course) -> f64 {
        (1.0 - self.apart) * course.area_h() + self.apart * self.stays_h
    }

    /// Mean residence time of the label: what the curve says of anybody who takes it for that of vesicles, h.
    pub(super) fn mean_residence_h(&self, course: &Course) -> f64 {
        let of_vesicles = (1.0 - self.apart) * course.area_h() * course.mean_residence_h();
        (of_vesicles + self.apart * self.stays_h * self.stays_h) / self.area_h(course)
    }
}

#[cfg(test)]
mod tests {
    use exoskin_evidence::Medians;

    use super::*;
    use crate::body::mouse;

    #[test]
    fn label_on_vesicles_alone_shows_the_vesicles_and_label_apart_shows_itself() {
        let course = Course::of(mouse(&Medians));
        let on_vesicles = Label { apart: 0.0, stays_h: 5.0 };
        assert_eq!(on_vesicles.area_h(&course), course.area_h());
        assert!((on_vesicles.mean_residence_h(&course) / course.mean_residence_h() - 1.0).abs() < 1e-12);
        let apart = Label { apart: 1.0, stays_h: 5.0 };
        assert_eq!((apart.area_h(&course), apart.mean_residence_h(&course)), (5.0, 5.0));
    }

    #[test]
    fn areas_and_moments_are_those_of_the_summed_curve() {
        let course = Course::of(mouse(&Medians));
        let label = Label { apart: 0.3, stays_h: 4.0 };
        let (step_h, mut area, mut moment) = (0.002, 0.0, 0.0);
        for at in 0..100_000 {
            let hours = (f64::from(at) + 0.5) * step_h;
            let seen = 0.7 * course.blood(hours) + 0.3 * libm::exp(-hours / 4.0);
            area += seen * step_h;
            moment += seen * hours * step_h;
        }
        assert!((area / label.area_h(&course) - 1.0).abs() < 1e-3, "{area}");
        assert!((moment / area / label.mean_residence_h(&course) - 1.0).abs() < 1e-3, "{moment}");
    }
}
