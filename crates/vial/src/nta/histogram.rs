//! The size histogram, and what is read off it where a file does not say.

use exoskin_quantity::write::plural;
use exoskin_quantity::{Checked, Source};

use super::cells::{Line, amount, number};

/// One bin of a histogram.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Bin {
    /// Middle of the bin, nm.
    pub nm: f64,
    /// Particles per mL in it.
    pub per_ml: f64,
}

/// Sizes of the particles, nm; anything that neither file nor histogram gives stays empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Sizes {
    /// Mean diameter.
    pub mean: Option<f64>,
    /// Most frequent diameter.
    pub mode: Option<f64>,
    /// Standard deviation of the diameters.
    pub sd: Option<f64>,
    /// Diameter that 10 % of the particles stay below.
    pub d10: Option<f64>,
    /// Median diameter.
    pub d50: Option<f64>,
    /// Diameter that 90 % of the particles stay below.
    pub d90: Option<f64>,
}

/// Diameters that such an instrument can report, nm.
const DIAMETERS_NM: std::ops::RangeInclusive<f64> = 1.0..=5_000.0; // number: limits of what is accepted as input
/// Shares below which the percentiles lie.
const TENTH: f64 = 0.1; // number: definition of D10
const NINE_TENTHS: f64 = 0.9; // number: definition of D90
/// A histogram that ends above this share of its highest bin was truncated.
pub(super) const CUT_SHARE: f64 = 0.02; // number: policy for reading files
const FEWEST_BINS: usize = 3;

impl Sizes {
    /// The same sizes, completed from the histogram, and checked.
    pub(crate) fn completed(self, source: &Source, bins: &[Bin]) -> Checked<Sizes> {
        let read = of_bins(bins);
        let sizes = Sizes {
            mean: self.mean.or(read.mean),
            mode: self.mode.or(read.mode),
            sd: self.sd.or(read.sd),
            d10: self.d10.or(read.d10),
            d50: self.d50.or(read.d50),
            d90: self.d90.or(read.d90),
        };
        let all = [sizes.mean, sizes.mode, sizes.d10, sizes.d50, sizes.d90];
        if let Some(odd) = all.into_iter().flatten().find(|size| !DIAMETERS_NM.contains(size)) {
            return Err(source
                .error_at(0, format!("tracking cannot see a particle size of {odd} nm"))
                .expected("sizes between 1 and 5000 nm"));
        }
        let rising = [sizes.d10, sizes.d50, sizes.d90].into_iter().flatten().collect::<Vec<f64>>();
        if rising.windows(2).any(|pair| pair[0] > pair[1]) {
            return Err(source
                .error_at(0, "the size percentiles are not in rising order")
                .expected("D10 below D50 below D90"));
        }
        Ok(sizes)
    }

    /// The range of the middle 80 % of the particles, nm: D10 to D90, else mean and standard deviation.
    pub(crate) fn range_nm(&self) -> Option<(f64, f64)> {
        match (self.d10, self.d90, self.mean.or(self.d50).or(self.mode), self.sd) {
            (Some(low), Some(high), ..) => Some((low, high)),
            (_, _, Some(mean), Some(sd)) if sd < mean => Some((mean - sd, mean + sd)),
            (_, _, Some(mean), _) => Some((mean, mean)),
            _ => None,
        }
    }
}

/// Sizes weighted by number.
fn of_bins(bins: &[Bin]) -> Sizes {
    let total: f64 = bins.iter().map(|bin| bin.per_ml).sum();
    if total <= 0.0 {
        return Sizes::default();
    }
    let mean = bins.iter().map(|bin| bin.nm * bin.per_ml).sum::<f64>() / total;
    let variance = bins.iter().map(|bin| (bin.nm - mean) * (bin.nm - mean) * bin.per_ml).sum::<f64>() / total;
    let mode = bins.iter().fold(bins[0], |best, bin| if bin.per_ml > best.per_ml { *bin } else { best });
    let below = |share| Some(percentile(bins, share * total));
    Sizes {
        mean: Some(mean),
        mode: Some(mode.nm),
        sd: Some(libm::sqrt(variance)),
        d10: below(TENTH),
        d50: below(0.5), // number: by definition of the median diameter
        d90: below(NINE_TENTHS),
    }
}

/// The diameter below which that many particles per mL lie; within a bin they are taken as evenly spread.
fn percentile(bins: &[Bin], wanted: f64) -> f64 {
    let edge = |i: usize| match (i.checked_sub(1).and_then(|before| bins.get(before)), bins.get(i)) {
        (Some(one), Some(other)) => (one.nm + other.nm) / 2.0,
        (None, Some(first)) => first.nm,
        (Some(last), None) => last.nm,
        (None, None) => 0.0,
    };
    let mut below = 0.0;
    for (i, bin) in bins.iter().enumerate() {
        if below + bin.per_ml >= wanted && bin.per_ml > 0.0 {
            return edge(i) + (edge(i + 1) - edge(i)) * (wanted - below) / bin.per_ml;
        }
        below += bin.per_ml;
    }
    bins.last().map_or(0.0, |bin| bin.nm)
}

/// Share of the particles between two diameters, nm, where there is a histogram.
pub(crate) fn share_between(bins: &[Bin], low: f64, high: f64) -> Option<f64> {
    let total: f64 = bins.iter().map(|bin| bin.per_ml).sum();
    let inside: f64 = bins.iter().filter(|bin| (low..=high).contains(&bin.nm)).map(|bin| bin.per_ml).sum();
    (total > 0.0).then(|| inside / total)
}

/// Reads bins from the lines below a heading until a line that is not a bin. A negative first cell marks the end.
pub(crate) fn read(source: &Source, lines: &[Line<'_>], columns: &[usize]) -> Checked<Vec<Bin>> {
    let mut bins: Vec<Bin> = Vec::new();
    for line in lines {
        let Some(nm) = number(line.cell(0)).filter(|nm| *nm > 0.0) else { break };
        if bins.last().is_some_and(|last| nm <= last.nm) {
            break;
        }
        let mut sum = 0.0;
        for &column in columns {
            if line.cells.len() <= column {
                return Err(source
                    .error_at(line.end, "this line of the size histogram is cut off")
                    .expected("as many cells as there are headings in the histogram; export the file again"));
            }
            sum += amount(source, line.cell(column), "the concentration of a size bin")?;
        }
        bins.push(Bin { nm, per_ml: sum / columns.len().max(1) as f64 });
    }
    whole(source, lines, bins)
}

/// A histogram that ends high was truncated.
fn whole(source: &Source, lines: &[Line<'_>], bins: Vec<Bin>) -> Checked<Vec<Bin>> {
    let highest = bins.iter().fold(0.0f64, |most, bin| most.max(bin.per_ml));
    let last = bins.last().map_or(0.0, |bin| bin.per_ml);
    let end = lines.get(bins.len().saturating_sub(1)).map_or(source.text.len(), |line| line.end);
    if bins.len() < FEWEST_BINS || last > CUT_SHARE * highest {
        let problem = format!("the size histogram ends after {}, before it falls to zero", plural(bins.len(), "bin"));
        return Err(source.error_at(end, problem).expected("the whole histogram; export the file again"));
    }
    Ok(bins)
}
