//! Random scenarios, the same for the same number.

/// A stream of numbers from a seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: u64) -> u64 {
        self.next() % count
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }

    fn often(&mut self, in_ten: u64) -> bool {
        self.below(10) < in_ten
    }
}

const PROCEDURES: [&str; 9] = [
    "none",
    "roller",
    "pen",
    "rf_needles",
    "nonablative_1440_1927",
    "fractional_co2",
    "peel",
    "injection",
    "hydradermabrasion",
];
const PRODUCTS: [&str; 8] = [
    "frozen_msc",
    "placental_msc",
    "umbilical_msc",
    "lyophilised_adipose",
    "platelet_extract",
    "prp_double_spin",
    "rose_callus",
    "growth_factor_serum",
];

/// A scenario of one site and condition, one to three arms with products, and sometimes controls.
pub fn scenario(dice: &mut Dice) -> String {
    let (site, condition) = match dice.below(6) {
        0 => ("scalp", "androgenetic_alopecia"),
        1 => ("face", "acne_scar"),
        2 => ("face", "wrinkles"),
        3 => ("cheek", "dark_spots"),
        4 => ("cheek", "melasma"),
        _ => ("face", "healthy"),
    };
    let mut text = format!(
        "schema = 1\nname = \"random\"\ntitle = \"A random scenario\"\nsource = \"dice\"\nunknown = []\nseed = {}\n\n[skin]\nsite = \"{site}\"\ncondition = \"{condition}\"\n",
        1 + dice.below(1000)
    );
    if dice.often(5) {
        text += &format!("phototype = {}\n", 1 + dice.below(6));
    }
    if dice.often(3) {
        text += &format!("age = \"{} y\"\n", 25 + dice.below(50));
    }
    text += "\n[course]\nuntil = \"90 d\"\n";
    let procedure = dice.of(&PROCEDURES);
    let arms = 1 + dice.below(2);
    for arm in 0..arms {
        let product = dice.of(&PRODUCTS);
        text += &format!("\n[[arm]]\nname = \"arm {arm}\"\n{}", session(dice, procedure, Some(product), 0));
        if dice.often(2) {
            text += &session(dice, procedure, Some(product), 28);
        }
    }
    if dice.often(6) {
        text += &format!("\n[[arm]]\nname = \"vehicle\"\n{}", session(dice, procedure, Some("saline"), 0));
    }
    if dice.often(5) && procedure != "none" {
        text += &format!("\n[[arm]]\nname = \"procedure\"\n{}", session(dice, procedure, None, 0));
    }
    if dice.often(4) {
        text += "\n[[arm]]\nname = \"none\"\n";
    }
    text
}

fn session(dice: &mut Dice, procedure: &str, product: Option<&str>, day: u64) -> String {
    let mut text = format!("[[arm.session]]\nat = \"{day} d\"\nprocedure = \"{procedure}\"\n");
    let Some(product) = product else { return text };
    let volume = dice.of(&["0.5 mL", "1 mL", "2 mL", "4 mL"]);
    text += &format!("[[arm.session.apply]]\nproduct = \"{product}\"\nvolume = \"{volume}\"\n");
    if procedure == "injection" {
        return text + "area = \"100 cm2\"\n";
    }
    if dice.often(5) {
        text += &format!("area = \"{} cm2\"\n", 50 + 50 * dice.below(6));
    }
    if procedure != "none" && dice.often(6) {
        text += &format!("delay = \"{} min\"\n", dice.of(&["5", "10", "30", "60"]));
    }
    text
}
