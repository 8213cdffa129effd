//! What drives one answer, and what to measure next for it: one ranking for the terminal, the report and the sheets.

use exoskin_record::summary::Influence;

/// The inputs of an arm (`ArmSummary::decides`) by the size of their rank correlation with what is taken up, largest first.
pub fn ranked(inputs: &[Influence]) -> Vec<&Influence> {
    let mut ranked: Vec<&Influence> = inputs.iter().filter(|input| input.rank_correlation.is_finite()).collect();
    ranked.sort_by(|a, b| {
        b.rank_correlation.abs().total_cmp(&a.rank_correlation.abs()).then_with(|| a.parameter.cmp(&b.parameter))
    });
    ranked
}

/// Whether the correlation is more than two standard errors from zero: below that, chance ranks as high.
pub fn stands_out(input: &Influence) -> bool {
    input.rank_correlation.abs() > 2.0 * input.standard_error
}

/// The input whose measurement would narrow this answer most: the first that is assumed or weakly backed, and stands out.
pub fn measure_next(inputs: &[Influence]) -> Option<&Influence> {
    ranked(inputs).into_iter().find(|input| input.assumed && stands_out(input))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(parameter: &str, rank_correlation: f64, standard_error: f64, assumed: bool) -> Influence {
        Influence { parameter: parameter.into(), name: parameter.into(), rank_correlation, standard_error, assumed }
    }

    #[test]
    fn the_next_measurement_is_the_assumed_input_that_matters_most() {
        let mut inputs = vec![
            input("weak", 0.1, 0.08, true),
            input("known", -0.9, 0.05, false),
            input("second", 0.3, 0.05, true),
            input("first", -0.5, 0.05, true),
            input("undefined", f64::NAN, 0.05, true),
        ];
        let names: Vec<&str> = ranked(&inputs).iter().map(|input| input.parameter.as_str()).collect();
        assert_eq!(names, ["known", "first", "second", "weak"]);
        assert_eq!(measure_next(&inputs).map(|input| input.parameter.as_str()), Some("first"));
        inputs.truncate(2);
        assert_eq!(measure_next(&inputs), None);
    }
}
