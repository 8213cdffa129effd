//! Fields and cells together.

mod contact;
mod exchange;
mod motion;
mod same_bits;
mod snapshot;

use exoskin_tissue::cells::{CellType, Cycle, Domain, reference};
use exoskin_tissue::field::{Grid, Substrate};
use exoskin_tissue::model::{Model, Setup, TimeSteps};
use exoskin_tissue::rules::{Dictionary, Rules};

/// A box of 400 um with one substrate that does not decay, and the given types.
pub fn setup(types: Vec<CellType>) -> Setup {
    Setup {
        grid: Grid::new([-200.0; 3], [20.0; 3], [20; 3]).expect("a sound grid"),
        substrates: vec![Substrate::new("oxygen", 1e3, 0.0)],
        types,
        rules: Rules::none(),
        domain: Domain { low: [-200.0; 3], high: [200.0; 3], flat: false, wall_um_per_min: 100.0 },
        steps: TimeSteps { diffusion_min: 0.01, mechanics_min: 0.1, phenotype_min: 6.0 },
        track_internal: true,
        seed: 11,
    }
}

/// A cell that neither divides nor dies.
pub fn still(name: &str, types: usize) -> CellType {
    let mut kind = reference::cell(name, types, 1);
    kind.cycle = Cycle::none();
    kind.apoptosis.per_min = 0.0;
    kind
}

/// Tumour cells that grow, die and take up oxygen; macrophages that move up its gradient, eat the dead and attack.
pub fn busy_setup() -> Setup {
    let mut tumour = reference::cell("tumour", 2, 1);
    tumour.cycle = Cycle::live(0.005);
    tumour.apoptosis.per_min = 0.002;
    tumour.apoptosis.remains_min = 60.0;
    tumour.exchange[0].uptake_per_min = 5.0;
    tumour.transforms_per_min[1] = 1e-4;
    let mut macrophage = still("macrophage", 2);
    macrophage.motility.enabled = true;
    macrophage.motility.bias = 0.5;
    macrophage.motility.taxis = exoskin_tissue::cells::Taxis::One { substrate: 0, sign: 1.0 };
    macrophage.contact.eats_apoptotic_per_min = 0.2;
    macrophage.contact.attacks_per_min[0] = 0.1;
    macrophage.contact.attack_min = 2.0;
    let mut setup = setup(vec![tumour, macrophage]);
    setup.substrates[0].initial = 20.0;
    setup.substrates[0].decay = 0.01;
    let words = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let dictionary = Dictionary::new(&words(&["oxygen"]), &words(&["tumour", "macrophage"]), &[]).expect("plain words");
    let text = "tumour,oxygen,increases,cycle entry,0.02,10,2,0\ntumour,pressure,decreases,cycle entry,0,1,4,0\n\
                tumour,damage,increases,apoptosis,0.05,5,4,0\nmacrophage,contact with apoptotic cell,decreases,migration speed,0.1,1,4,0\n";
    setup.rules = Rules::from_csv(text, &dictionary).expect("sound rules");
    setup
}

/// A ball of tumour cells with macrophages scattered around.
pub fn busy_model() -> Model {
    let mut model = Model::new(busy_setup()).expect("a sound model");
    for cell in 0..700 {
        let place = [cell % 9, cell / 9 % 9, cell / 81].map(|step| f64::from(step) * 15.0 - 60.0);
        model.place(usize::from(cell % 10 == 0), place).expect("inside");
    }
    model
}
