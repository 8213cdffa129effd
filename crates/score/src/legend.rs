//! What the words and numbers of the scorecard mean, with the constants of the code.

use exoskin_stats::normal;

use crate::base::NO_EFFECT;
use crate::class::{Class, TWO_SIDED};
use crate::devices::{WIDEST_RATIO, WIDEST_SPREADS};
use crate::error_of_trial::{SPREAD_OF_RATIO, SPREAD_PERCENT, USUAL_PEOPLE};
use crate::predicted::BACK_WITHIN;
use crate::reference::FACTOR;

/// How the page is to be read, with the numbers that the code uses.
pub fn legend() -> String {
    let percent = |share: f64| 100.0 * share;
    let errors = normal::quantile(TWO_SIDED);
    let (least_spread, spread, most_spread) = SPREAD_PERCENT;
    let (low, middle, high) = FACTOR;
    let (of_ratio, _) = SPREAD_OF_RATIO;
    let back = percent(BACK_WITHIN);
    format!(
        "\
## How to read it

- *Published* is the trial's mean difference with its 90 % interval where its error can be had: from the confidence interval, from
  standard deviations taken as independent, or from an exact p (normal). Many trials report neither.
- *Predicted* is the median with the 90 % band over every prior; the verdict asks whether the band holds the published number. A band
  is about the mean of many such patients: a small trial scatters around it, which the second coverage takes into account.
- A trial that found nothing is met when the predicted band holds 0, or when the predicted median is smaller than what the trial could
  have told from nothing: by its own error, else by the error of its instrument alone (hair counts and diameters, evidence/raters.csv).
- *Classes*: a controlled comparison comes out better, not significant or worse. The model's probabilities are those of a trial of
  that size: its estimate scatters around the predicted effect with the trial's own error, and is significant beyond {errors:.2} errors. Where
  no error was published, one patient's difference is taken to scatter by {spread} % of the start ({least_spread} to {most_spread} %, assumed), within people where
  both sides are on the same people, else between two groups; {USUAL_PEOPLE} people where the number is not given. A reported direction counts as
  significant unless its p says otherwise; a number without error or p has no class.
- *Brier* is the squared error over the three classes (0 to 2), *RPS* the ranked probability score (0 to 1), which minds by how much
  one was wrong. Lower is better. *CRPS* is the distance of a whole forecast from a number, in the number's unit; of the curve through the
  three quantiles, half a normal on each side, widened by the trial's error where it is known. All of them are proper: what one believes
  scores best.
- Three forecasts know no biology. *No effect*: every effect is zero, so {in_all:.0} % of trials find one by chance. *Base rate*: what the
  other trials of the table report, this one left out; for numbers, those of the same kind in the same unit, counted towards benefit.
  *Rule of thumb*: with a product the device's own published effect is multiplied by a factor of median {middle} and 80 % range {low:.1} to {high} (a
  harm is divided by it); a trial tells the logarithm of the factor with a scatter of {of_ratio} between patients (assumed). Base rate and rule are
  told results of trials; exoskin is not.
- *Skill* is 1 - the score over that of the best of the three: 1 is perfect, 0 no better, below 0 worse. Comparisons that found a
  difference and those that found none are listed apart, without a skill: whoever always says the one is best there.
- A band is narrow enough to count when it spans at most a factor of {WIDEST_RATIO}, or at most {WIDEST_SPREADS} standard deviations between the trial's
  patients ({spread} % of the start where none was published).
- *Kept for fitting*: the model is or will be fitted to this number, so it is shown but not scored.
- *Also evidence* names rows of the evidence tables from the same publication that this run used: such a comparison is no blind test.
- *exoskin said* and *Trials say* list the chances of worse / not significant / better, by the mechanism and by the layer of trials.
- ~ marks days that are read from the curves of the three quantiles; back means within {back} % of the start, and
  *or later* that a curve was not back when following ended.
",
        in_all = percent(1.0 - NO_EFFECT.of(Class::NotSignificant)),
    )
}
