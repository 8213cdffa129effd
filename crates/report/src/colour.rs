//! Colours that survive colour blindness and grey print.

/// Anchors of the viridis map (Smith and van der Walt, released to the public domain), dark to light.
const VIRIDIS: [[u8; 3]; 9] = [
    [0x44, 0x01, 0x54],
    [0x47, 0x2d, 0x7b],
    [0x3b, 0x52, 0x8b],
    [0x2c, 0x72, 0x8e],
    [0x21, 0x91, 0x8c],
    [0x28, 0xae, 0x80],
    [0x5e, 0xc9, 0x62],
    [0xad, 0xdc, 0x30],
    [0xfd, 0xe7, 0x25],
];

/// Okabe and Ito's palette without its yellow (too pale on white); each use adds a dash or a shape. Nine, one for each
/// place in which vesicles can be at the same time.
const SERIES: [&str; 9] =
    ["#0072b2", "#d55e00", "#007a5a", "#000000", "#a3487f", "#8a6d00", "#3f8fc0", "#666666", "#5a3d9a"];
const DASHES: [&str; 9] = ["", "7 4", "2 3", "10 3 2 3", "4 2", "1 4", "12 4", "6 2 1 2 1 2", "16 3"];

/// Number of steps in which [`scale_step`] quantises.
pub(crate) const STEPS: usize = 48;

/// Viridis reversed, `share` from 0 (pale, little ink) to 1 (dark), as `#rrggbb`.
pub(crate) fn scale(share: f64) -> String {
    let at = (1.0 - share.clamp(0.0, 1.0)) * (VIRIDIS.len() - 1) as f64;
    let i = (at.floor() as usize).min(VIRIDIS.len() - 2);
    let part = at - i as f64;
    let mix = |c: usize| (f64::from(VIRIDIS[i][c]) * (1.0 - part) + f64::from(VIRIDIS[i + 1][c]) * part).round() as u8;
    format!("#{:02x}{:02x}{:02x}", mix(0), mix(1), mix(2))
}

/// The colour of one of [`STEPS`] equal steps.
pub(crate) fn scale_step(step: usize) -> String {
    scale(step.min(STEPS - 1) as f64 / (STEPS - 1) as f64)
}

/// Colour and dash of the `i`-th series.
pub(crate) fn series(i: usize) -> (&'static str, &'static str) {
    (SERIES[i % SERIES.len()], DASHES[i % DASHES.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_its_own_line() {
        let places: std::collections::BTreeSet<_> = (0..9).map(series).collect();
        assert_eq!(places.len(), 9);
    }

    #[test]
    fn the_map_darkens_all_the_way() {
        let lightness = |hex: &str| {
            let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("hex digits"));
            0.299 * part(1) + 0.587 * part(3) + 0.114 * part(5)
        };
        let steps: Vec<f64> = (0..STEPS).map(|i| lightness(&scale_step(i))).collect();
        assert!(steps.windows(2).all(|pair| pair[0] > pair[1]), "grey print would lose the order: {steps:?}");
    }
}
