//! A small generator for tests that need independent random numbers.

pub struct Random(pub u64);

impl Random {
    /// A number in (0, 1).
    pub fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut x = self.0;
        x = (x ^ (x >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        x = (x ^ (x >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        (((x ^ (x >> 33)) >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    /// A standard normal number (Box-Muller).
    #[allow(dead_code)]
    pub fn normal(&mut self) -> f64 {
        let (u, v) = (self.unit(), self.unit());
        (-2.0 * libm::log(u)).sqrt() * libm::cos(std::f64::consts::TAU * v)
    }
}
