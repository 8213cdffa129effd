//! The schemas are what the readers know: they accept every shipped file and refuse what the readers refuse for its keys.
//! To renew them: `EXOSKIN_RENEW=1 cargo test -p exoskin-cli schemas`.

use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use exoskin_quantity::Source;
use serde_json::Value;

use crate::common::root;

/// A kind of file: its schema's name, a folder of such files, and its reader.
struct Kind {
    name: &'static str,
    folder: &'static str,
    read: fn(&str) -> Result<(), String>,
}

const KINDS: [Kind; 3] = [
    Kind { name: "scenario", folder: "scenarios", read: scenario },
    Kind { name: "product", folder: "products", read: product },
    Kind { name: "procedure", folder: "procedures", read: procedure },
];

fn source(text: &str) -> Source {
    Source::new("file.toml", text)
}

fn scenario(text: &str) -> Result<(), String> {
    let read = exoskin_therapy::parse_scenario(source(text), Path::new("."));
    read.map(|_| ()).map_err(|mistake| mistake.to_string())
}

fn product(text: &str) -> Result<(), String> {
    exoskin_vial::product_file::parse(source(text)).map(|_| ()).map_err(|mistake| mistake.to_string())
}

fn procedure(text: &str) -> Result<(), String> {
    exoskin_skin::parse_procedure(source(text)).map(|_| ()).map_err(|mistake| mistake.to_string())
}

fn text_of(name: &str) -> String {
    let kind = exoskin::schema::KINDS.into_iter().find(|kind| kind.name == name).expect("a schema");
    (kind.text)().expect("it is made")
}

/// A schema as a judge of values.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn problem(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|problem| problem.to_string())
    }

    fn is_valid(&self, value: &Value) -> bool {
        self.problem(value).is_none()
    }
}

fn validator(name: &str) -> Validator {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema = serde_json::from_str(&text_of(name)).expect("JSON");
    compiler.add_resource("schema.json", schema).expect("a resource");
    let index = compiler.compile("schema.json", &mut schemas).expect("a schema");
    Validator { schemas, index }
}

fn files(kind: &Kind) -> Vec<(PathBuf, Value)> {
    let entries = std::fs::read_dir(root().join(kind.folder)).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    assert!(!paths.is_empty());
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("it can be read");
        (path, toml::from_str(&text).expect("it is TOML"))
    };
    paths.into_iter().map(read).collect()
}

/// Every table inside a value, as a JSON pointer.
fn tables(value: &Value, at: &str) -> Vec<String> {
    let inner = match value {
        Value::Object(table) => table.iter().flat_map(|(key, value)| tables(value, &format!("{at}/{key}"))).collect(),
        Value::Array(list) => {
            list.iter().enumerate().flat_map(|(i, value)| tables(value, &format!("{at}/{i}"))).collect()
        }
        _ => return Vec::new(),
    };
    let own = value.is_object().then(|| at.to_owned());
    own.into_iter().chain::<Vec<String>>(inner).collect()
}

/// The value with one key of one table changed: taken out, or under a name that is no key.
fn without<'a>(value: &'a Value, misspell: bool) -> impl Iterator<Item = (String, Value)> + 'a {
    // Ids of parameters are no keys of the file.
    let paths = tables(value, "").into_iter().filter(|path| !path.ends_with("/set"));
    paths.flat_map(move |path| {
        let table = value.pointer(&path).and_then(Value::as_object).expect("a table");
        let keys: Vec<String> = table.keys().cloned().collect();
        keys.into_iter().map(move |key| {
            let mut changed = value.clone();
            let table = changed.pointer_mut(&path).and_then(Value::as_object_mut).expect("a table");
            let old = table.remove(&key).expect("the key");
            if misspell {
                table.insert(format!("{key}_"), old);
            }
            (format!("{path}/{key}"), changed)
        })
    })
}

#[test]
fn the_shipped_schemas_are_current() {
    for kind in exoskin::schema::KINDS {
        let path = root().join(format!("schemas/{}.schema.json", kind.name));
        let made = text_of(kind.name);
        if std::env::var_os("EXOSKIN_RENEW").is_some() {
            std::fs::write(&path, &made).expect("it can be written");
        }
        assert!(
            std::fs::read_to_string(&path).unwrap_or_default() == made,
            "schemas/{}.schema.json is stale. It is made from code; renew it with:\n  EXOSKIN_RENEW=1 cargo test -p exoskin-cli schemas",
            kind.name
        );
    }
}

#[test]
fn every_shipped_file_is_accepted() {
    for kind in KINDS {
        let validator = validator(kind.name);
        for (path, value) in files(&kind) {
            let problem = validator.problem(&value);
            assert!(problem.is_none(), "{}: {}", path.display(), problem.unwrap_or_default());
        }
    }
}

#[test]
fn a_misspelt_key_is_refused_wherever_it_stands() {
    for kind in KINDS {
        let validator = validator(kind.name);
        for (path, value) in files(&kind) {
            for (key, changed) in without(&value, true) {
                assert!(!validator.is_valid(&changed), "{}: {key} misspelt", path.display());
            }
        }
    }
}

/// What the reader takes, the schema takes; where the reader misses a key, so does the schema.
#[test]
fn reader_and_schema_agree_on_which_keys_must_be_there() {
    for kind in KINDS {
        let validator = validator(kind.name);
        for (path, value) in files(&kind).into_iter().take(8) {
            for (key, changed) in without(&value, false) {
                let text = toml::to_string(&changed).expect("TOML");
                let (read, valid) = ((kind.read)(&text), validator.is_valid(&changed));
                let missed = read.as_ref().is_err_and(|mistake| mistake.contains("is missing in"));
                assert!(valid || read.is_err(), "{} without {key}: read, but against the schema", path.display());
                assert!(!(valid && missed), "{} without {key}: {read:?}", path.display());
            }
        }
    }
}

#[test]
fn wrong_kinds_and_words_are_refused() {
    let validator = validator("product");
    let product: Value =
        toml::from_str(exoskin_vial::product_text("frozen_msc").expect("it is shipped")).expect("TOML");
    assert!(validator.is_valid(&product));
    for (key, wrong) in [("kind", Value::from("vesicle")), ("title", Value::from(7)), ("vial", Value::from("1 mL"))] {
        let mut changed = product.clone();
        changed[key] = wrong;
        assert!(!validator.is_valid(&changed), "{key}");
    }
}
