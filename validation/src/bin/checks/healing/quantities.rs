//! What the model says, in one draw, about everything that the table asks for.

use exoskin_evidence::Draws;
use exoskin_skin::healing::fitting::{at, bared, computed, fallen_to, hole, needled, reading_days};
use exoskin_skin::parameters as p;
use exoskin_skin::{
    Condition, Setting, SkinState, Start, Wound, heal, healing::Member, healing::fitting::TARGETS, load_procedure, site,
};

/// Names and values.
pub type Values = Vec<(&'static str, f64)>;

/// All quantities of one draw.
pub fn of(draws: &dyn Draws) -> Values {
    let mut values = Values::new();
    fitted(draws, &mut values);
    closure(draws, &mut values);
    cells(draws, &mut values);
    barrier(draws, &mut values);
    redness(draws, &mut values);
    matrix(draws, &mut values);
    pigment(draws, &mut values);
    values
}

/// One course and the days on which it is read.
struct Seen {
    days: Vec<f64>,
    states: Vec<SkinState>,
}

impl Seen {
    fn of(place: &str, age: Option<f64>, phototype: u8, wounds: &[Wound], draws: &dyn Draws) -> Seen {
        let days = reading_days();
        let place = site(place, age, draws).expect("a site of the model");
        let start = Start::draw(Condition::Healthy, Some(phototype), &place, draws);
        let states = heal(&place, &start, wounds, &[], &days, draws);
        Seen { days, states }
    }

    fn at(&self, day: f64, quantity: impl Fn(&SkinState) -> f64) -> f64 {
        at(day, &self.days, &self.states, quantity)
    }

    fn fallen_to(&self, limit: f64, quantity: impl Fn(&SkinState) -> f64) -> f64 {
        fallen_to(limit, &self.days, &self.states, quantity)
    }

    fn covered(&self) -> f64 {
        self.fallen_to(1.0 - p::COVERED, |state| state.open_share)
    }

    /// Day of the largest value.
    fn peak(&self, quantity: impl Fn(&SkinState) -> f64) -> f64 {
        let best =
            (0..self.days.len()).max_by(|a, b| quantity(&self.states[*a]).total_cmp(&quantity(&self.states[*b])));
        self.days[best.unwrap_or(0)]
    }

    /// First day above a share of the largest value within two months.
    fn first(&self, share: f64, quantity: impl Fn(&SkinState) -> f64) -> f64 {
        let early = self.days.partition_point(|day| *day <= 60.0);
        let most = self.states[..early].iter().map(&quantity).fold(0.0, f64::max);
        self.states.iter().position(|state| quantity(state) > share * most).map_or(f64::NAN, |i| self.days[i])
    }
}

fn procedure(name: &str, settings: &[&str], place: &str, occluded: bool, at_s: f64, draws: &dyn Draws) -> Wound {
    let mut procedure = load_procedure(name).expect("a shipped procedure");
    let settings: Vec<Setting> =
        settings.iter().map(|text| Setting::parse_pair(text).expect("a sound setting")).collect();
    procedure.set_all(&settings).expect("settings of this procedure");
    let site = site(place, None, draws).expect("a site of the model");
    procedure.wound(at_s, occluded, 0.0, &site, draws)
}

fn fitted(draws: &dyn Draws, values: &mut Values) {
    let computed = computed(&Member::drawn(draws), draws);
    values.extend(TARGETS.iter().map(|target| target.row).zip(computed));
}

fn closure(draws: &dyn Draws, values: &mut Values) {
    let punch_air = Seen::of("forearm", None, 2, &[hole(p::PUNCH_UM, p::PUNCH_DEPTH_UM, false)], draws);
    let punch = Seen::of("forearm", None, 2, &[hole(p::PUNCH_UM, p::PUNCH_DEPTH_UM, true)], draws);
    values.push(("punch air day 7", 100.0 * (1.0 - punch_air.at(7.0, |state| state.open_share))));
    values.push(("punch occluded day 14", 100.0 * (1.0 - punch.at(14.0, |state| state.open_share))));
    values.push(("punch air day 14", 100.0 * (1.0 - punch_air.at(14.0, |state| state.open_share))));

    let donor = |occluded, age| {
        let wound = procedure("donor_site", &[], "forearm", occluded, 0.0, draws);
        Seen::of("forearm", age, 2, &[wound], draws).covered()
    };
    let (moist, dry) = (donor(true, None), donor(false, None));
    values.push(("donor moist", moist));
    values.push(("donor dry", dry));

    let face = |name| {
        let wound = procedure(name, &[], "face", true, 0.0, draws);
        Seen::of("face", None, 2, &[wound], draws).covered()
    };
    values.push(("face CO2 covered", face("full_field_co2")));
    values.push(("face Er:YAG covered", face("full_field_eryag")));

    let column = procedure("fractional_co2", &[], "forearm", false, 0.0, draws);
    let columns = Seen::of("forearm", None, 2, &[column], draws);
    for (name, day) in [("columns day 7", 7.0), ("columns day 14", 14.0), ("columns day 28", 28.0)] {
        values.push((name, columns.at(day, |state| state.open_share)));
    }

    let junction = site("forearm", None, draws).expect("a site").junction_depth_um;
    let blister = Seen::of("forearm", None, 2, &[bared(junction + 1.0, 0.0, true)], draws);
    values.push(("blister tight", blister.fallen_to(p::NORMAL_WATER_LOSS, |state| state.water_loss)));
    values.push(("blister thick", blister.fallen_to(0.1, |state| -state.epidermis)));
    let adnexal = |day| 100.0 * (1.0 - blister.at(day, |state| state.open_share));
    values.push(("blister covered day 4", adnexal(4.0)));
}

fn cells(draws: &dyn Draws, values: &mut Values) {
    let punch = Seen::of("forearm", None, 2, &[hole(p::PUNCH_UM, p::PUNCH_DEPTH_UM, true)], draws);
    values.push(("neutrophil peak", punch.peak(|state| state.neutrophils)));
    values.push(("macrophage peak", punch.peak(|state| state.m1 + state.m2)));
    let tenth = 0.1;
    // What was lost is not what is made: the lowest point is the zero for what the stain finds.
    let low3 = punch.states.iter().map(|state| state.collagen3).fold(f64::INFINITY, f64::min);
    let low1 = punch.states.iter().map(|state| state.collagen1_new).fold(f64::INFINITY, f64::min);
    values.push(("collagen III first", punch.first(tenth, |state| state.collagen3 - low3)));
    values.push(("collagen I first", punch.first(tenth, |state| state.collagen1_new - low1)));
    values.push(("myofibroblasts first", punch.first(tenth, |state| state.myofibroblasts)));
    values.push(("myofibroblasts day 31 over peak", {
        let most = punch.states.iter().map(|state| state.myofibroblasts).fold(0.0, f64::max);
        punch.at(31.0, |state| state.myofibroblasts) / most
    }));
    let shallow = Seen::of("face", None, 2, &[procedure("fractional_co2", &[], "face", false, 0.0, draws)], draws);
    values.push(("neutrophil peak, columns", shallow.peak(|state| state.neutrophils)));
    values.push(("macrophage peak, columns", shallow.peak(|state| state.m1 + state.m2)));
    let most = punch.states.iter().map(|state| state.vessels).fold(0.0, f64::max);
    let peak = punch.peak(|state| state.vessels);
    let after: Vec<usize> = (0..punch.days.len()).filter(|i| punch.days[*i] > peak).collect();
    let gone = after.iter().find(|i| punch.states[**i].vessels < tenth * most);
    values.push(("vessels gone", gone.map_or(f64::NAN, |i| punch.days[*i])));
}

fn barrier(draws: &dyn Draws, values: &mut Values) {
    let normal = |name: &str, settings: &[&str], place: &str| {
        let wound = procedure(name, settings, place, false, 0.0, draws);
        let seen = Seen::of(place, None, 2, &[wound], draws);
        (seen.fallen_to(p::NORMAL_WATER_LOSS, |state| state.water_loss), seen)
    };
    values.push(("roller tight", normal("roller", &["needle=0.25mm"], "face").0));
    values.push(("pen tight", normal("pen", &[], "face").0 * 24.0));
    let (columns, seen) = normal("fractional_co2", &[], "forearm");
    values.push(("columns tight", columns));
    values.push(("columns loss day 3", 1.0 + seen.at(3.0, |state| state.water_loss)));
}

fn redness(draws: &dyn Draws, values: &mut Values) {
    let visible = draws.value(&p::VISIBLE_REDNESS);
    let red = |name: &str, settings: &[&str], occluded: bool| {
        let wound = procedure(name, settings, "face", occluded, 0.0, draws);
        Seen::of("face", None, 2, &[wound], draws)
    };
    let duration = |seen: &Seen| seen.fallen_to(visible, |state| state.dilation);
    values.push(("roller red", duration(&red("roller", &[], false)) * 24.0));
    values.push(("pen red", duration(&red("pen", &[], false)) * 24.0));
    let columns = red("fractional_co2", &[], false);
    values.push(("columns red", duration(&columns)));
    values.push(("columns red at 0 h", share(columns.at(0.0, |state| state.dilation) > visible)));
    values.push(("columns red at 1 week", share(columns.at(7.0, |state| state.dilation) > visible)));
    let rf = red("rf_needles", &[], false);
    values.push(("rf red at 0 h", share(rf.at(0.0, |state| state.dilation) > visible)));
    values.push(("rf red at 1 week", share(rf.at(7.0, |state| state.dilation) > visible)));
    values.push(("columns blood at 2 months", columns.at(60.0, |state| state.dilation)));
    let face = red("full_field_co2", &[], true);
    let after_crust: Vec<usize> = (0..face.days.len()).filter(|i| face.days[*i] >= 6.0).collect();
    let best = after_crust.iter().max_by(|a, b| face.states[**a].dilation.total_cmp(&face.states[**b].dilation));
    values.push(("face red peak", best.map_or(f64::NAN, |i| face.days[*i])));
}

fn share(seen: bool) -> f64 {
    if seen { 100.0 } else { 0.0 }
}

fn matrix(draws: &dyn Draws, values: &mut Values) {
    let punch = Seen::of("forearm", None, 2, &[hole(p::PUNCH_UM, p::PUNCH_DEPTH_UM, true)], draws);
    let ratio = |day| punch.at(day, |state| (1.0 + state.collagen3) / (1.0 + state.collagen1));
    values.push(("scar III/I 6 weeks", ratio(42.0)));
    values.push(("scar III/I 6 months", ratio(180.0)));
    values.push(("scar elastin 3 weeks", punch.at(21.0, |state| state.elastin)));

    let needled = needled(&Member::drawn(draws), draws);
    values.push(("needling epidermis", needled.last().map_or(f64::NAN, |state| 100.0 * state.epidermis)));
    let columns = Seen::of("face", None, 3, &[procedure("fractional_co2", &[], "face", false, 0.0, draws)], draws);
    values.push(("columns collagen day 30", 1.0 + columns.at(30.0, |state| state.collagen1)));
}

fn pigment(draws: &dyn Draws, values: &mut Values) {
    let seen = |name: &str, settings: &[&str], phototype: u8, occluded: bool| {
        let wound = procedure(name, settings, "face", occluded, 0.0, draws);
        Seen::of("face", None, phototype, &[wound], draws)
    };
    let most = |seen: &Seen| 100.0 * seen.states.iter().map(|state| state.dark_spot_risk).fold(0.0, f64::max);
    let face = seen("full_field_eryag", &[], 4, true);
    values.push(("spots Er:YAG", most(&face)));
    values.push(("spots full CO2", most(&seen("full_field_co2", &[], 3, true))));
    let darkest = face.peak(|state| state.melanin_basal + state.melanin_upper + state.melanin_dermal);
    values.push(("darkest", darkest / 7.0));
    let columns = seen("fractional_co2", &[], 4, false);
    values.push(("spots columns 4 weeks", 100.0 * columns.at(28.0, |state| state.dark_spot_risk)));
    values.push(("spots columns 2 months", 100.0 * columns.at(60.0, |state| state.dark_spot_risk)));
    let rf = seen("rf_needles", &[], 4, false);
    values.push(("spots rf 4 weeks", 100.0 * rf.at(28.0, |state| state.dark_spot_risk)));
    let mild = seen("nonablative_1440_1927", &[], 4, false);
    values.push(("spots non-ablative", most(&mild)));
}
