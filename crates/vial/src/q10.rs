//! Q10: how much faster a rate is when it is ten degrees warmer.

/// The ten of Q10 (°C).
pub(crate) const TEN_C: f64 = 10.0; // number: by definition

/// Q10^((T - T0)/10), from the logarithm of Q10.
pub(crate) fn rise(log_q10: f64, celsius: f64, reference_c: f64) -> f64 {
    libm::exp(log_q10 * (celsius - reference_c) / TEN_C)
}
