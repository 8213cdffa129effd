//! The unit and the power of ten in a heading or in a column of their own: `Concentration (particles/mL x10^9)`.
//!
//! Every word of a heading must be understood: a unit or a factor that is passed over is a number that is wrong by a
//! thousand without a sign of it.

/// Longest list of words that is a heading.
const MOST_WORDS: usize = 40;

/// Words around a concentration that say nothing about its unit.
const NAMES: [&str; 34] = [
    "concentration",
    "conc",
    "original",
    "orig",
    "average",
    "avg",
    "mean",
    "total",
    "particle",
    "particles",
    "part",
    "p",
    "#",
    "no",
    "number",
    "count",
    "counts",
    "vesicle",
    "vesicles",
    "ev",
    "evs",
    "raw",
    "measured",
    "sample",
    "undiluted",
    "diluted",
    "corrected",
    "adjusted",
    "dilution",
    "for",
    "of",
    "the",
    "in",
    "x",
];

/// Volumes, each with how many of them make a millilitre.
const VOLUMES: [(&str, f64); 12] = [
    ("ml", 1.0),
    ("milliliter", 1.0),
    ("millilitre", 1.0),
    ("cm3", 1.0),
    ("cm^3", 1.0),
    ("cc", 1.0),
    ("ul", 1e3),     // number: a conversion of units
    ("mm3", 1e3),    // number: a conversion of units
    ("mm^3", 1e3),   // number: a conversion of units
    ("l", 1e-3),     // number: a conversion of units
    ("liter", 1e-3), // number: a conversion of units
    ("litre", 1e-3), // number: a conversion of units
];

/// Words for powers of ten.
const POWERS: [(&str, f64); 4] = [
    ("thousand", 1e3),  // number: a conversion of units
    ("million", 1e6),   // number: a conversion of units
    ("billion", 1e9),   // number: a conversion of units
    ("trillion", 1e12), // number: a conversion of units
];

/// The highest power of ten that a heading may name.
const MOST_POWER: u32 = 18; // number: limit of what is accepted as input

/// What a heading or a unit cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Scale {
    /// The power of ten, where it has one.
    pub factor: Option<f64>,
    /// What turns its unit into per mL, where it has one.
    pub per_ml: Option<f64>,
}

impl Scale {
    /// Reads a heading, or the cell of a column of units.
    ///
    /// # Errors
    /// The first word that is neither a unit nor a factor nor one that goes with a concentration.
    pub(crate) fn read(text: &str) -> Result<Scale, String> {
        let plain = plain(text);
        let words: Vec<&str> = plain.split_whitespace().take(MOST_WORDS + 1).collect();
        if words.len() > MOST_WORDS {
            return Err(text.chars().take(MOST_WORDS).collect());
        }
        let mut scale = Scale::default();
        let mut below = false;
        for word in words {
            below = scale.add(word, below)?;
        }
        if below { Err("/".into()) } else { Ok(scale) }
    }

    /// Takes one word; true where a division is open behind it.
    fn add(&mut self, word: &str, below: bool) -> Result<bool, String> {
        if below {
            // `Concentration / cm-3` is a quantity over its unit, `particles / mL` a number over a volume.
            let unit = volume(word).or_else(|| inverse(word));
            return self.unit(unit.ok_or_else(|| word.to_owned())?, word).map(|()| false);
        }
        if NAMES.contains(&word) {
            return Ok(false);
        }
        if let Some(power) = power(word) {
            return self.power(power, word).map(|()| false);
        }
        if let Some(unit) = inverse(word) {
            return self.unit(unit, word).map(|()| false);
        }
        let (above, under) = word.split_once('/').ok_or_else(|| word.to_owned())?;
        if !above.is_empty() && above != "1" {
            self.add(above, false)?;
        }
        if under.is_empty() {
            return Ok(true);
        }
        self.add(under, true)
    }

    fn unit(&mut self, unit: f64, word: &str) -> Result<(), String> {
        match self.per_ml.replace(unit) {
            Some(before) if before != unit => Err(word.to_owned()),
            _ => Ok(()),
        }
    }

    fn power(&mut self, power: f64, word: &str) -> Result<(), String> {
        match self.factor.replace(power) {
            Some(_) => Err(word.to_owned()),
            None => Ok(()),
        }
    }

    /// Both together: the heading and the cell of a column of units beside it; nothing where they contradict each other.
    pub(super) fn with(self, other: Scale) -> Option<Scale> {
        let units = self.per_ml.is_some() && other.per_ml.is_some() && self.per_ml != other.per_ml;
        let factors = self.factor.is_some() && other.factor.is_some() && self.factor != other.factor;
        (!units && !factors)
            .then_some(Scale { factor: self.factor.or(other.factor), per_ml: self.per_ml.or(other.per_ml) })
    }

    /// What a number is multiplied by to be per mL; nothing where no unit is named.
    pub(crate) fn to_per_ml(self) -> Option<f64> {
        Some(self.per_ml? * self.factor.unwrap_or(1.0))
    }
}

/// Lower case, one way to write signs, brackets as spaces.
fn plain(text: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let mut plain = String::new();
    let mut raised = false;
    for c in text.to_lowercase().chars() {
        let digit = RAISED.iter().position(|sign| *sign == c);
        let is_raised = digit.is_some() || c == '⁻';
        if is_raised && !raised {
            plain.push('^');
        }
        raised = is_raised;
        match (digit, c) {
            (Some(digit), _) => plain.push_str(&digit.to_string()),
            (_, '⁻' | '\u{2212}' | '–') => plain.push('-'),
            (_, 'µ' | 'μ') => plain.push('u'),
            (_, '(' | ')' | '[' | ']' | '{' | '}' | '_' | ',' | ';' | ':' | '"' | '×' | '·' | '*' | '•') => {
                plain.push(' ')
            }
            (_, c) => plain.push(c),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().map(|word| word.trim_matches('.')).collect();
    words.join(" ").replace(" per ", " /").replace("./", "/").replace("/ ", "/")
}

/// A power of ten: `10^9`, `x10^9`, `1e9`, `e+9`, `billion`.
fn power(word: &str) -> Option<f64> {
    if let Some((_, power)) = POWERS.iter().find(|(name, _)| *name == word) {
        return Some(*power);
    }
    let word = word.strip_prefix('x').unwrap_or(word);
    // `10e9` may be read as ten to the ninth or as ten times that; it is refused.
    let exponent = ["10^", "1e", "e"].iter().find_map(|mark| word.strip_prefix(mark))?;
    let digits = exponent.strip_prefix('+').unwrap_or(exponent);
    let power: u32 = digits.parse().ok().filter(|power| *power <= MOST_POWER)?;
    (digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("1e{power}").parse().ok())?
}

fn volume(word: &str) -> Option<f64> {
    VOLUMES.iter().find(|(name, _)| *name == word).map(|(_, factor)| *factor)
}

/// A unit such as `cm-3` or `mL^-1`.
fn inverse(word: &str) -> Option<f64> {
    match word {
        "cm-3" | "cm^-3" => volume("cm3"),
        "mm-3" | "mm^-3" => volume("mm3"),
        _ => volume(word.strip_suffix("^-1").or_else(|| word.strip_suffix("-1"))?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to_per_ml(text: &str) -> Option<f64> {
        Scale::read(text).unwrap_or_else(|word| panic!("{text}: {word}")).to_per_ml()
    }

    #[test]
    fn factors_before_and_behind_the_unit() {
        for (text, factor) in [
            ("Concentration (particles/mL)", 1.0),
            ("Concentration / cm-3", 1.0),
            ("Orig. Conc. (p./cm^3)", 1.0),
            ("Original Concentration (particles/mL x10^9)", 1e9),
            ("Concentration (E8 particles/mL)", 1e8),
            ("Concentration [10⁹ particles·mL⁻¹]", 1e9),
            ("concentration_particles_per_ml", 1.0),
            ("Concentration (billion particles / mL)", 1e9),
            ("Concentration (particles/µL)", 1e3),
            ("Concentration (1E+6/mL)", 1e6),
            ("Concentration particles/L", 1e-3),
        ] {
            assert_eq!(to_per_ml(text), Some(factor), "{text}");
        }
        assert_eq!(to_per_ml("Concentration"), None);
        assert_eq!(Scale::read("x10^9").unwrap(), Scale { factor: Some(1e9), per_ml: None });
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (text, word) in [
            ("Concentration (ug/mL)", "ug"),
            ("Concentration (10e9 particles/mL)", "10e9"),
            ("Concentration (109 particles/mL)", "109"),
            ("Concentration (particles/mL/cm2)", "ml/cm2"),
            ("Concentration (E8 particles/mL x10^3)", "x10^3"),
            ("Concentration (particles/mL, particles/L)", "l"),
            ("Concentration (nmol/mL)", "nmol"),
        ] {
            assert_eq!(Scale::read(text), Err(word.to_owned()), "{text}");
        }
    }
}
