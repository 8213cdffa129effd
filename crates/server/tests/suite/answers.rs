//! Questions that are answered at once.

use crate::common::{Server, small_dose};
use exoskin::{Dose, Keep, Question, Readable, Risk, Time, Vein, Vial, Volume};
use serde_json::{Value, json};

#[test]
fn a_dose_is_the_doors_own_answer_leaf_by_leaf() {
    let server = Server::start();
    let client = server.enter();
    let reply = client.post("/api/v1/dose", &small_dose());
    let mut dose = Dose::of("frozen_msc", "2 mL".parse::<Volume>().unwrap());
    dose.after = "microneedling".into();
    dose.delay = Some("10 min".parse::<Time>().unwrap());
    dose.count_only = true;
    dose.options.samples = 64;
    dose.options.draws = 10;
    dose.options.keep = Keep::Memory(Default::default());
    let answer = dose.ask().unwrap();
    assert_eq!(reply.document(), answer.document().unwrap());
    assert_eq!(reply.json()["blocks"], json!(answer.blocks().unwrap()));
    // At a glance it has the words of the blocks.
    let (glance, blocks) = (&reply.json()["glance"], reply.json()["blocks"].to_string());
    assert!(blocks.contains(glance["headline"].as_str().unwrap()), "{glance}");
    assert!(glance["strip"].as_array().is_some_and(|strip| strip.len() > 6), "{glance}");
    for step in glance["strip"].as_array().unwrap() {
        let row = json!([step["name"], step["median"], step["band"]]).to_string();
        assert!(blocks.contains(&row), "{row} is not in {blocks}");
    }
    // Asked again, it is the same to the last byte.
    assert_eq!(client.post("/api/v1/dose", &small_dose()).body, reply.body);
}

#[test]
fn a_vial_is_the_doors_own_answer() {
    let server = Server::start();
    let client = server.enter();
    let sent = json!({ "product": "frozen_msc", "history": "-80C 60d; thaw; 4C 36h", "samples": 200 });
    let reply = client.post("/api/v1/vial", &sent);
    let mut vial = Vial::of("frozen_msc").history("-80C 60d; thaw; 4C 36h".parse().unwrap());
    vial.options.samples = 200;
    let answer = vial.ask().unwrap();
    assert_eq!(reply.document(), answer.document().unwrap());
    assert_eq!(reply.json()["blocks"], json!(answer.blocks().unwrap()));
    let glance = &reply.json()["glance"];
    assert!(reply.json()["blocks"].to_string().contains(glance["headline"].as_str().unwrap()), "{glance}");
    assert_eq!(glance["curve"].as_array().unwrap().len(), reply.document()["curve"].as_array().unwrap().len());
    let half = client
        .post("/api/v1/vial", &json!({ "product": "frozen_msc", "at": "4C", "until_half": true, "samples": 200 }));
    assert!(half.document()["hours"]["median"].as_f64().unwrap() > 0.0);
}

#[test]
fn what_can_go_wrong_is_the_doors_own_answer() {
    let server = Server::start();
    let client = server.enter();
    let sent = json!({ "scenario": "needling_placental", "vein": true, "prevalence": "0.1 %", "donors": "12" });
    let reply = client.post("/api/v1/risk", &sent);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scenario.toml");
    std::fs::write(&file, exoskin::scenarios::named("needling_placental").unwrap().text).unwrap();
    let mut risk = Risk { vein: true, ..Risk::of(&file) };
    risk.own.prevalence = Some("0.1 %".parse().unwrap());
    risk.own.donors = Some(12);
    let answer = risk.ask().unwrap();
    assert_eq!(reply.document(), answer.document().unwrap(), "{}", reply.text());
    assert_eq!(reply.json()["blocks"], json!(answer.blocks().unwrap()));
    for (field, text) in [("prevalence", "many"), ("donors", "0"), ("titre", "5 mg"), ("log_reduction", "-1")] {
        let wrong = client.post("/api/v1/risk", &json!({ "scenario": "ref", field: text }));
        assert_eq!((wrong.status, &wrong.json()["error"]["argument"]), (422, &json!(field)), "{}", wrong.text());
    }
}

#[test]
fn a_dose_into_a_vein_is_the_doors_own_answer() {
    let server = Server::start();
    let client = server.enter();
    let sent = json!({ "product": "frozen_msc", "volume": "15 mL", "mass": "60 kg", "samples": 100 });
    let reply = client.post("/api/v1/vein", &sent);
    let mut vein = Vein::of("frozen_msc", "15 mL".parse::<Volume>().unwrap());
    vein.mass = Some("60 kg".parse().unwrap());
    vein.options.samples = 100;
    let answer = vein.ask().unwrap();
    assert_eq!(reply.document(), answer.document().unwrap(), "{}", reply.text());
    assert_eq!(reply.json()["blocks"], json!(answer.blocks().unwrap()));
    for (field, text) in [("volume", "2 L"), ("mass", "70"), ("product", "saline")] {
        let mut wrong = sent.clone();
        wrong[field] = json!(text);
        let refused = client.post("/api/v1/vein", &wrong);
        assert_eq!((refused.status, &refused.json()["error"]["argument"]), (422, &json!(field)), "{}", refused.text());
    }
}

#[test]
fn mistakes_name_their_field_what_was_expected_and_the_nearest_word() {
    let server = Server::start();
    let client = server.enter();
    let dose = |changes: Value| {
        let mut sent = small_dose();
        sent.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        client.post("/api/v1/dose", &sent)
    };
    for (changes, argument, piece) in [
        (json!({ "product": "frozen_ms" }), "product", "frozen_msc"),
        (json!({ "after": "microneedlin" }), "after", "microneedling"),
        (json!({ "site": "fase" }), "site", "face"),
        (json!({ "volume": "2 mg" }), "volume", "volume"),
        (json!({ "delay": "soon" }), "delay", ""),
        (json!({ "set": ["densit=1/mm2"] }), "set", "density"),
        (json!({ "samples": 3 }), "samples", "10"),
        (json!({ "container": "loband" }), "container", "lobind"),
        (json!({ "price_of": ["prp=300"] }), "price", ""),
        (json!({ "product": "/etc/passwd" }), "product", "catalogue"),
        (json!({ "product": "mine.toml" }), "product", "catalogue"),
        (json!({ "after": "../x.toml" }), "after", "catalogue"),
    ] {
        let reply = dose(changes.clone());
        assert_eq!(reply.status, 422, "{changes}: {}", reply.text());
        let error = &reply.json()["error"];
        assert_eq!((error["kind"].as_str(), error["argument"].as_str()), (Some("input"), Some(argument)), "{error}");
        assert!(error["text"].as_str().unwrap().contains(piece), "{error}");
    }
    let strange = dose(json!({ "amount": "2 mL" }));
    assert!(strange.status == 422 && strange.text().contains("amount"), "{}", strange.text());
}

#[test]
fn what_is_no_question_is_refused() {
    let server = Server::start();
    let client = server.enter();
    for body in
        ["", "{", "[]", "null", "{\"product\":1}", "\u{0}", "{\"product\":\"a\",\"volume\":\"1 mL\",\"samples\":-1}"]
    {
        let reply = client.change("POST", "/api/v1/dose", "application/json", body.as_bytes());
        assert_eq!((reply.status, reply.json()["error"]["kind"].as_str()), (422, Some("input")), "{body:?}");
    }
    assert_eq!(client.change("POST", "/api/v1/dose", "text/plain", b"{}").status, 415);
    assert_eq!(client.change("PUT", "/api/v1/dose", "application/json", b"{}").status, 405);
    assert_eq!(client.get("/api/v1/nothing").status, 404);
    let large = client.change("POST", "/api/v1/dose", "application/json", &vec![b' '; (1 << 20) + 1]);
    assert_eq!(large.status, 413);
    assert_eq!(large.json()["error"]["kind"], "large");
}

#[test]
fn a_scenario_is_checked_with_line_and_column() {
    let server = Server::start();
    let client = server.enter();
    let sent = |text: &str| client.post("/api/v1/check", &json!({ "scenario_text": text, "samples": 10, "draws": 10 }));
    let whole = client.post("/api/v1/check", &json!({ "scenario": "ref", "samples": 10, "draws": 10 }));
    assert_eq!(whole.document()["scenario"]["name"], "ref");
    assert!(whole.json()["blocks"]["parts"].as_array().is_some_and(|parts| parts.len() > 1));
    let text = exoskin::scenarios::named("ref").unwrap().text;
    let wrong = sent(&text.replacen("site =", "sites =", 1));
    assert_eq!(wrong.status, 422);
    let error = &wrong.json()["error"];
    assert!(error["line"].as_u64().is_some() && error["file"] == "scenario.toml", "{error}");
    assert!(sent("product = \"/etc/x.toml\"").text().contains("not read by name"));
}

#[test]
fn a_draft_is_a_scenario_that_reads() {
    let server = Server::start();
    let client = server.enter();
    let drafted =
        client.post("/api/v1/draft", &json!({ "name": "mine", "answers": { "volume": "3 mL", "sessions": "3" } }));
    assert_eq!(drafted.status, 200, "{}", drafted.text());
    let text = drafted.json()["text"].as_str().unwrap().to_owned();
    assert!(text.contains("3 mL"), "{text}");
    let checked = client.post("/api/v1/check", &json!({ "scenario_text": text, "samples": 10, "draws": 10 }));
    assert_eq!(checked.document()["scenario"]["name"], "mine");
    for (name, answers) in [
        ("../x", json!({})),
        ("x/y", json!({})),
        ("mine", json!({ "volume": "3 mg" })),
        ("mine", json!({ "product": "/a.toml" })),
    ] {
        let wrong = client.post("/api/v1/draft", &json!({ "name": name, "answers": answers }));
        assert_eq!(wrong.status, 422, "{name} {}", wrong.text());
        assert!(!wrong.text().contains(".draft-"), "{}", wrong.text());
    }
}

#[test]
fn the_library_is_what_the_commands_list() {
    let server = Server::start();
    let client = server.enter();
    for (path, name) in [("products", "frozen_msc"), ("procedures", "roller"), ("scenarios", "ref")] {
        let all = client.get(&format!("/api/v1/{path}"));
        assert!(all.json().as_array().unwrap().iter().any(|one| one["name"] == name), "{path}");
        let grouped = all.json().as_array().unwrap().iter().all(|one| one["group"].is_string());
        assert_eq!(grouped, path != "scenarios", "{path}");
        assert_eq!(client.get(&format!("/api/v1/{path}/{name}")).json()["name"], name);
        let wrong = client.get(&format!("/api/v1/{path}/{name}x"));
        assert_eq!((wrong.status, wrong.json()["error"]["nearest"].as_str()), (422, Some(name)), "{path}");
    }
    for path in [
        "evidence?grade=A",
        "gaps",
        "claims",
        "claims/20",
        "law?country=US",
        "schemas/scenario",
        "questions",
        "containers",
        "words",
        "scorecard",
    ] {
        let reply = client.get(&format!("/api/v1/{path}"));
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        assert!(!reply.json().is_null());
    }
}

#[test]
fn the_library_brings_its_own_words() {
    let server = Server::start();
    let client = server.enter();
    let claim = client.get("/api/v1/claims/20").json();
    let headings: Vec<&str> =
        claim["blocks"]["parts"].as_array().unwrap().iter().filter_map(|part| part[0]["heading"].as_str()).collect();
    assert!(headings.contains(&"Evidence"), "{headings:?}");
    let law = client.get("/api/v1/law?country=US").json();
    let text = law["blocks"].to_string();
    for piece in ["United States (US)", "Notices and letters", "not legal advice", "off label possible ["] {
        assert!(text.contains(piece), "{piece}");
    }
    let gaps = client.get("/api/v1/gaps").json();
    assert!(gaps.as_array().unwrap().iter().all(|gap| gap["text"].as_str().is_some_and(|text| !text.is_empty())));
    let rows = client.get("/api/v1/evidence?table=vial").json();
    assert!(rows.as_array().unwrap().iter().all(|row| row["text"].as_str().is_some_and(|text| !text.is_empty())));
}

#[test]
fn fates_come_in_words_the_largest_first() {
    let server = Server::start();
    let answer = server.enter().post("/api/v1/dose", &small_dose()).json();
    let fates = answer["glance"]["fates"].as_array().unwrap();
    let shares: Vec<f64> = fates.iter().map(|fate| fate["share"].as_f64().unwrap()).collect();
    assert!(fates.len() > 4 && shares.windows(2).all(|pair| pair[0] >= pair[1]), "{shares:?}");
    for fate in fates {
        let key = fate["fate"].as_str().unwrap();
        assert_eq!(fate["share"], answer["document"]["fate_shares"][key]["median"], "{key}");
        assert!(fate["text"].as_str().unwrap().contains('%') && !fate["name"].as_str().unwrap().contains('_'));
    }
    assert!(fates.iter().any(|fate| fate["side"] == "cells"), "{fates:?}");
    assert!(shares.iter().all(|share| *share >= 1e-6), "practically none is left out: {shares:?}");
}

#[test]
fn no_flag_of_a_command_is_named_in_a_message() {
    let server = Server::start();
    let client = server.enter();
    let two_columns = b"Time,Probe (C),Room (C)\n2026-05-03 10:00,4.1,21\n2026-05-03 11:00,4.2,21\n";
    let read = client.upload("/api/v1/read?name=fridge.csv&kind=logger", two_columns);
    let vial = client.post("/api/v1/vial", &json!({ "product": "frozen_msc" }));
    let dose = client.post("/api/v1/dose", &small_dose());
    assert_eq!((vial.status, dose.status), (422, 200));
    let names_a_flag = |text: &str| {
        text.match_indices("--").any(|(place, _)| {
            text[place + 2..].starts_with(|c: char| c.is_ascii_lowercase()) && !text[..place].ends_with('-')
        })
    };
    let told = read.json()["error"].to_string();
    assert!(told.contains("column"), "{told}");
    for text in [told, vial.text(), dose.json()["blocks"].to_string()] {
        assert!(!names_a_flag(&text), "{text}");
    }
}

#[test]
fn a_piece_of_skin_comes_as_a_file() {
    let server = Server::start();
    let client = server.enter();
    let sent = json!({ "dose": small_dose(), "dots": 1000, "cells": 1000 });
    let scene = client.post("/api/v1/scene", &sent);
    assert_eq!((scene.status, scene.header("content-type")), (200, "application/octet-stream"));
    assert_eq!(&scene.body[..4], b"EXSC");
    assert!(scene.body == client.post("/api/v1/scene", &sent).body);
    let few = client.post("/api/v1/scene", &json!({ "dose": small_dose(), "dots": 1 }));
    assert_eq!((few.status, few.json()["error"]["argument"].as_str()), (422, Some("dots")));
    let wrong = client.post("/api/v1/scene", &json!({ "dose": { "product": "frozen_msc", "volume": "2 mg" } }));
    assert_eq!((wrong.status, wrong.json()["error"]["argument"].as_str()), (422, Some("volume")));
}
