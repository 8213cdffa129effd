//! A piece of skin to look at has the counts of the answer and the profile of the solver, and fits its format.

use std::collections::BTreeMap;
use std::sync::Arc;

use exoskin::{Dose, Keep, Options, Question, Scene, SceneAnswer, Time, Volume};
use serde_json::Value;

fn dose() -> Dose {
    let dose = Dose::of("frozen_msc", Volume::ml(2.0)).after("microneedling").delay(Time::minutes(10.0));
    let keep = Keep::Memory(Arc::default());
    Dose { options: Options { samples: 64, draws: 10, keep, ..dose.options.clone() }, count_only: true, ..dose }
}

fn scene(dose: Dose, dots: u32) -> SceneAnswer {
    Scene { dots, ..Scene::of(dose) }.ask().expect("a scene")
}

#[test]
fn the_totals_are_the_ledgers() {
    let asked = dose();
    let ledger = asked.ask().unwrap().arm().unwrap().ledger.clone();
    let answer = scene(asked, 20_000);
    let drawn = &answer.drawn;
    assert_eq!((drawn.ledger.applied, &drawn.ledger.fates), (ledger.applied, &ledger.fates));
    // Each fate's vesicles on the piece, times the pieces, are the ledger's to within one vesicle a piece.
    let scale = ledger.applied as f64 / drawn.applied() as f64;
    assert!((scale / drawn.pieces - 1.0).abs() < 1e-4, "{scale} {}", drawn.pieces);
    for (fate, count) in &ledger.fates {
        let off = (drawn.vesicles[fate] as f64 - *count as f64 / scale).abs();
        assert!(off <= 1.0, "{fate}: {off}");
    }
    // The dots are the vesicles, to within one.
    let several = drawn.applied() as f64 / f64::from(drawn.dot_count());
    assert_eq!(drawn.dot_count(), 20_000);
    for (fate, vesicles) in &drawn.vesicles {
        let off = (f64::from(drawn.dots_by_fate[fate]) - *vesicles as f64 / several).abs();
        assert!(off <= 1.0, "{fate}: {off}");
    }
    // And at the end each dot is where its fate says.
    let places = ["still_film", "dried_residue", "still_channel", "still_tissue", "still_bound"];
    let mut ended: BTreeMap<String, u32> = BTreeMap::new();
    for dot in drawn.dots.last().unwrap() {
        let state = usize::from(dot.state);
        let fate = places.get(state).map_or_else(|| drawn.states[state].clone(), |place| (*place).to_owned());
        *ended.entry(fate).or_insert(0) += 1;
    }
    let some = drawn.dots_by_fate.iter().filter(|(_, dots)| **dots > 0).map(|(fate, dots)| (fate.clone(), *dots));
    assert_eq!(ended, some.collect::<BTreeMap<_, _>>());
}

#[test]
fn cells_hold_what_the_ledger_says_they_took_up() {
    let answer = scene(dose(), 20_000);
    let drawn = &answer.drawn;
    for (cell_type, cells) in drawn.setup.cells.iter().enumerate() {
        let own = drawn.uptakes.iter().filter(|one| drawn.cells[one.cell as usize].cell_type == cell_type);
        let held: u64 = own.map(|one| u64::from(one.vesicles)).sum();
        assert_eq!(held, drawn.vesicles[&format!("taken_up_{}", cells.name)], "{}", cells.name);
        // As many as the model has in this piece, less what the channel takes away.
        let layers = &drawn.setup.layers;
        let column = cells.epidermis_per_um3 * (layers.junction_um - layers.stratum_corneum_um)
            + cells.papillary_per_um3 * (layers.papillary_um - layers.junction_um)
            + cells.reticular_per_um3 * (layers.bottom_um - layers.papillary_um);
        let expected = column * std::f64::consts::PI * drawn.setup.cell_radius_um.powi(2);
        let off = drawn.cells_by_type[cell_type] as f64 / expected;
        assert!(expected < 20.0 || (0.9..1.001).contains(&off), "{}: {off} of {expected}", cells.name);
    }
    assert!(drawn.uptakes.len() > 10);
    assert_eq!(drawn.taken_by_look.last(), Some(&drawn.uptakes.iter().map(|one| u64::from(one.vesicles)).sum()));
    assert!(drawn.taken_by_look.windows(2).all(|pair| pair[0] <= pair[1]));
}

#[test]
fn dots_lie_where_the_solver_has_them() {
    let answer = scene(dose(), 50_000);
    let drawn = &answer.drawn;
    let channel = drawn.setup.channel.expect("a channel");
    let ended = |dot: &exoskin::SceneDot| usize::from(dot.state) >= 5;
    for (look, dots) in drawn.dots.iter().enumerate() {
        for dot in dots {
            let [x, y, depth] = dot.at_um;
            let radius = (x * x + y * y).sqrt();
            assert!(radius <= 1.001 * drawn.setup.cell_radius_um);
            match dot.state {
                0 => assert!(depth <= 0.0 && depth >= -1.001 * drawn.film_um[look], "{depth}"),
                1 => assert_eq!(depth, 0.0),
                2 => assert!(radius <= channel.radius_um && (0.0..=channel.depth_um).contains(&depth)),
                3 | 4 => assert!(depth >= drawn.setup.layers.stratum_corneum_um),
                _ => {}
            }
        }
        let next = drawn.dots.get(look + 1).unwrap_or(dots);
        assert!(dots.iter().zip(next).all(|(now, then)| !ended(now) || now == then), "what has ended stays there");
    }
    // The share that has not ended is spread over film, channel and tissue as the course of the answer says.
    let course = dose().ask().unwrap().arm().unwrap().course.clone();
    let at = course.hours.iter().position(|hours| *hours >= 0.3).unwrap();
    let dots = &drawn.dots[at];
    let counted = |state: u16| dots.iter().filter(|dot| dot.state == state).count() as f64 / dots.len() as f64;
    for (state, place) in [(0, "film"), (2, "channel")] {
        let (counted, solved) = (counted(state), course.places[place][at]);
        assert!((counted - solved).abs() < 0.1 * solved + 0.01, "{place}: {counted} {solved}");
    }
}

#[test]
fn the_file_is_as_described() {
    let answer = Scene { dots: 1000, cells: 2000, ..Scene::of(dose()) }.ask().unwrap();
    assert_eq!(answer.drawn.cells.len(), 2000);
    let bytes = answer.bytes().unwrap();
    let word = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!((&bytes[..4], word(4)), (&b"EXSC"[..], 1));
    let start = 12 + word(8) as usize;
    assert_eq!(start % 8, 0, "tables begin at multiples of 8");
    let header: Value = serde_json::from_slice(&bytes[12..start]).unwrap();
    let unit = header["unit_um"].as_f64().unwrap();
    for section in header["sections"].as_array().unwrap() {
        let (offset, length) =
            (section["offset"].as_u64().unwrap() as usize, section["bytes"].as_u64().unwrap() as usize);
        let shape: usize = section["shape"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).product();
        let size = if section["type"] == "i16" { 2 } else { 4 };
        assert_eq!((offset % 8, shape * size), (0, length), "{section}");
        assert!(start + offset + length <= bytes.len());
        if section["name"] == "dots" {
            let at = start + offset;
            let step = |n: usize| f64::from(i16::from_le_bytes(bytes[at + 2 * n..at + 2 * n + 2].try_into().unwrap()));
            let dot = answer.drawn.dots[0][0];
            assert!((0..3).all(|axis| (step(axis) * unit - dot.at_um[axis]).abs() <= unit), "{dot:?}");
            assert_eq!(step(3), f64::from(dot.state));
        }
    }
    let total: u64 = header["fates"].as_array().unwrap().iter().map(|fate| fate["vesicles"].as_u64().unwrap()).sum();
    assert_eq!(Some(total), header["applied"].as_u64());
    assert!(header["cell_types"][0]["blocks"].to_string().contains("assumed"));
    let ones: Vec<&str> =
        header["cell_types"].as_array().unwrap().iter().filter_map(|one| one["one"].as_str()).collect();
    assert!(
        ones.contains(&"Mast cell") && ones.contains(&"Langerhans cell") && ones.contains(&"Fibroblast"),
        "{ones:?}"
    );
}

#[test]
fn the_same_question_gives_the_same_bytes_whatever_the_threads() {
    let with = |threads: usize| {
        let dose = dose();
        let options = Options { threads: Some(threads), ..dose.options.clone() };
        scene(Dose { options, ..dose }, 1000).bytes().unwrap()
    };
    assert!(with(1) == with(2));
}

#[test]
fn intact_skin_an_injection_and_a_bared_surface_can_be_looked_at() {
    for after in ["none", "injection", "full_field_eryag"] {
        let dose = Dose { delay: None, ..dose().after(after) };
        let answer = scene(dose, 1000);
        assert_eq!(answer.drawn.dot_count(), 1000, "{after}");
        assert!(answer.bytes().unwrap().len() > 1000 * 16 * 8, "{after}");
    }
}

#[test]
fn two_treatments_that_show_the_same_sample_share_its_skin_and_vial() {
    let first = scene(dose(), 1000);
    let shown =
        |dose: Dose, sample: usize| Scene { dots: 1000, sample: Some(sample), ..Scene::of(dose) }.ask().unwrap();
    let sample = first.drawn.sample;
    // The reported sample, asked for by its number, is the same scene.
    assert_eq!(shown(dose(), sample).drawn.dots, first.drawn.dots);
    let later = Dose { delay: Some(Time::hours(1.0)), ..dose() };
    let second = shown(later.clone(), sample);
    let (one, other) = (&first.drawn.setup, &second.drawn.setup);
    assert_eq!((second.drawn.sample, &other.layers, other.cell_radius_um), (sample, &one.layers, one.cell_radius_um));
    assert_eq!(second.drawn.ledger.applied, first.drawn.ledger.applied);
    assert_eq!(other.channel.map(|channel| channel.depth_um), one.channel.map(|channel| channel.depth_um));
    // Any other row has another skin.
    assert!((0..64).any(|other| shown(later.clone(), other).drawn.setup.layers != one.layers));
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let few = Scene { dots: 3, ..Scene::of(dose()) }.ask().unwrap_err().to_string();
    assert!(few.contains("1000 to 200000") || few.contains("1,000"), "{few}");
    let beyond = Scene { sample: Some(64), ..Scene::of(dose()) }.ask().unwrap_err().to_string();
    assert!(beyond.contains("0 to 63"), "{beyond}");
    let none = Scene::of(Dose { product: "saline".into(), ..dose() }).ask().unwrap_err().to_string();
    assert!(none.contains("vesicles") || none.contains("vehicle"), "{none}");
}
