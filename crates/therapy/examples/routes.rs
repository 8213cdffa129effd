//! What every procedure lets in: shares of the dose with their 90 % band over draws of all priors, water and ointment.
#![allow(clippy::print_stdout)]

use exoskin_evidence::{Draws, Parameter, Prior};
use exoskin_therapy::delivery::{Case, Ideal, solve};
use exoskin_transport::Stream;
use exoskin_vial::product::Base;

struct Random(u64);

impl Draws for Random {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let key = parameter.id.bytes().fold(7u64, |key, byte| key.wrapping_mul(1_099_511_628_211) ^ u64::from(byte));
        Stream::new(1, self.0, key as u32, (key >> 32) as u32).uniform()
    }
}

const DRAWS: u64 = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("| procedure | base | entered, % | taken up, % | of these fibroblasts, % | ms per draw |");
    println!("|---|---|---|---|---|---|");
    for name in exoskin_skin::procedures() {
        for base in [Base::Water, Base::Petrolatum] {
            if name == "injection" && base == Base::Petrolatum {
                continue;
            }
            row(name, base)?;
        }
    }
    Ok(())
}

fn row(name: &str, base: Base) -> Result<(), Box<dyn std::error::Error>> {
    let case = case(name, base)?;
    let (mut entered, mut taken, mut fibroblasts) = (vec![], vec![], vec![]);
    let begun = std::time::Instant::now();
    for number in 0..DRAWS {
        let (mut inside, mut up, mut fibroblast) = (0.0, 0.0, 0.0);
        for unit in case.unit_setups(&Random(number))? {
            let said = solve(&unit.setup, &[])?;
            inside += unit.share_of_area * said.entered;
            up += unit.share_of_area * said.taken_up;
            let of = |(fate, share): &(String, f64)| if fate == "taken_up_fibroblast" { *share } else { 0.0 };
            fibroblast += unit.share_of_area * said.fates.iter().map(of).sum::<f64>();
        }
        entered.push(100.0 * inside);
        taken.push(100.0 * up);
        fibroblasts.push(if up > 0.0 { 100.0 * fibroblast / up } else { 0.0 });
    }
    let ms = begun.elapsed().as_secs_f64() * 1e3 / DRAWS as f64;
    let word = if base == Base::Water { "water" } else { "petrolatum" };
    println!("| {name} | {word} | {} | {} | {} | {ms:.1} |", band(entered), band(taken), band(fibroblasts));
    Ok(())
}

/// Median and 90 % band.
fn band(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[(share * (values.len() - 1) as f64).round() as usize];
    format!("{:.3} ({:.4}-{:.2})", at(0.5), at(0.05), at(0.95))
}

/// 2 mL on 500 cm² of the face ten minutes after the procedure; an injection serves as far as 2 mL go.
fn case(name: &str, base: Base) -> Result<Case, Box<dyn std::error::Error>> {
    let procedure = exoskin_skin::load_procedure(name).map_err(|wrong| wrong.to_string())?;
    let area_um2 = procedure.points.is_none().then_some(5e10);
    Ok(Case {
        site: "face".to_owned(),
        age_years: None,
        procedure,
        volume_um3: 2e12,
        area_um2,
        delay_s: 600.0,
        rub_s: vec![],
        rinse_s: None,
        diameter_prior_um: Prior::Fixed(0.1),
        diameter_parameter: &exoskin_vial::parameters::DIAMETER,
        drying_s: None,
        base,
        occluded: false,
        per_um2: 0.0,
        ideal: Ideal::default(),
    })
}
