//! Products and procedures: folders of plain files that people can list, read and copy.

use std::path::{Path, PathBuf};

use exoskin_quantity::write::capital;
use exoskin_quantity::{Checked, Diagnostic, Source, quoted};
use exoskin_record::RecordError;
use exoskin_vial::{Checklist, Class, Product};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::error::{Error, Result, of_part};
use crate::lot::{Lot, LotFiles};
use crate::question::Question;
use crate::watch::Watch;

pub use crate::own_files::OwnFiles;

/// One kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// What a vial contains.
    Products,
    /// What is done to the skin.
    Procedures,
}

/// One file of a shelf; as JSON, its content.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its name.
    pub name: String,
    /// One line for people.
    pub title: String,
    /// Other names it can be called by.
    pub also: Vec<String>,
    /// What kind it is, in words.
    pub group: String,
    /// The file as it stands.
    pub text: String,
    details: Value,
}

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        self.details.serialize(serializer)
    }
}

impl Shelf {
    /// Every file that comes with exoskin.
    ///
    /// # Errors
    /// A mistake in a file.
    pub fn cards(self) -> Result<Vec<Card>> {
        let names = match self {
            Shelf::Products => exoskin_vial::products(),
            Shelf::Procedures => exoskin_skin::procedures(),
        };
        names.into_iter().map(|name| self.card(name)).collect()
    }

    /// One file, by its name or its path.
    ///
    /// # Errors
    /// An unknown name, a mistake in the file.
    pub fn card(self, name: &str) -> Result<Card> {
        Ok(match self {
            Shelf::Products => product_card(exoskin_vial::load_product(name)?),
            Shelf::Procedures => procedure_card(exoskin_skin::load_procedure(name)?),
        })
    }

    fn form(self, name: &str) -> String {
        match self {
            Shelf::Products => exoskin_vial::template(name),
            Shelf::Procedures => exoskin_skin::procedure_template(name),
        }
    }
}

/// Every file of a shelf, in brief.
#[derive(Clone, Copy, Debug)]
pub struct List(pub Shelf);

impl Question for List {
    type Answer = Listed;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Listed> {
        Ok(Listed(self.0.cards()?))
    }
}

/// Files of a shelf; as JSON, their names alone.
#[derive(Clone, Debug)]
pub struct Listed(pub Vec<Card>);

impl Serialize for Listed {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let short =
            |card: &Card| json!({"name": card.name, "title": card.title, "also": card.also, "group": card.group});
        self.0.iter().map(short).collect::<Vec<_>>().serialize(serializer)
    }
}

/// A new file to fill in or to change.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// The shelf.
    pub shelf: Shelf,
    /// The file; one that exists is never overwritten.
    pub file: PathBuf,
    /// The file to copy; none takes an empty template.
    pub from: Option<String>,
    /// What was measured, instead of a product's label.
    pub lot: LotFiles,
    /// The laboratory's own series and curves, which become the product's `[measured]`.
    pub own: OwnFiles,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize)]
pub struct Written {
    /// Its path.
    pub written: String,
    /// The name inside.
    pub name: String,
}

impl Question for NewFile {
    type Answer = Written;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Written> {
        let path = with_extension(&self.file);
        let name = name_of(&path)?;
        write_new(&path, &self.text(&name)?)?;
        Ok(Written { written: path.display().to_string(), name })
    }
}

impl NewFile {
    fn text(&self, name: &str) -> Result<String> {
        let own = self.own.table()?;
        if own.is_empty() {
            return self.without_own(name);
        }
        let text = self.without_own(name)?;
        if text.lines().any(|line| line.trim_start().starts_with("[measured]")) {
            let wrong = Diagnostic::new("the product has measurements of its own already").argument("from");
            return Err(wrong.expected("a product without [measured]").into());
        }
        let parsed = |text: &str| exoskin_vial::product_file::parse(Source::new(format!("{name}.toml"), text));
        // First by themselves, so that a mistake has its place in the table and not in a file that is not there.
        self.own.applied(parsed(&text)?)?;
        let text = format!("{}\n{own}", text.trim_end());
        parsed(&text)?;
        Ok(text)
    }

    fn without_own(&self, name: &str) -> Result<String> {
        if !self.lot.is_empty() {
            return Ok(self.measured(name)?);
        }
        match &self.from {
            Some(from) => {
                let card = self.shelf.card(from).map_err(|error| match error {
                    Error::Input(wrong) => of_part(*wrong, "from").into(),
                    other => other,
                })?;
                Ok(renamed(&card.text, &card.name, name))
            }
            None => Ok(self.shelf.form(name)),
        }
    }

    /// A product with a measurement instead of its label.
    fn measured(&self, name: &str) -> Checked<String> {
        let lot = Lot::read(&self.lot)?;
        let start = self.start()?;
        let counted = lot.used(&start).map(|used| exoskin_vial::measured_text(&start, &used));
        let checks = lot.certificate.as_ref().map(exoskin_vial::certificate_text).unwrap_or_default();
        if counted.is_none() && checks.is_empty() {
            return Err(Diagnostic::new("the certificate has no line that a product file can take")
                .argument("certificate")
                .expected("a line such as `particle_count`, or your own tracking with --nta"));
        }
        let text = renamed(&(counted.unwrap_or_else(|| start.text.clone()) + &checks), &start.name, name);
        // What is written must be readable again; a size or count that no product can have is refused here.
        exoskin_vial::product_file::parse(Source::new(format!("{name}.toml"), text.as_str()))?;
        Ok(text)
    }

    /// The product that the copy starts from; the empty template where none is named.
    fn start(&self) -> Checked<Product> {
        match &self.from {
            Some(name) => exoskin_vial::load_product(name).map_err(|e| of_part(e, "from")),
            None => {
                let form = exoskin_vial::template("measured");
                exoskin_vial::product_file::parse(Source::new(self.file.display().to_string(), form))
            }
        }
    }
}

pub(crate) fn with_extension(file: &Path) -> PathBuf {
    if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        return file.to_path_buf();
    }
    let mut name = file.as_os_str().to_owned();
    name.push(".toml");
    name.into()
}

/// The name inside the file: the file's own name, if it is a plain word.
pub(crate) fn name_of(path: &Path) -> Checked<String> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !stem.is_empty() && stem.chars().all(plain) {
        return Ok(stem);
    }
    Err(Diagnostic::new(format!("{} is not a valid name for this kind of file", quoted(&stem)))
        .argument("file")
        .expected("letters, digits, `-` and `_`, for example my_own.toml"))
}

/// The file's text under a new name.
fn renamed(text: &str, old: &str, new: &str) -> String {
    text.replacen(&format!("name = \"{old}\""), &format!("name = \"{new}\""), 1)
}

pub(crate) fn write_new(path: &Path, text: &str) -> Result<()> {
    write_bytes(path, text.as_bytes())
}

pub(crate) fn write_bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    exoskin_record::write_new(path, bytes).map_err(|error| match error {
        RecordError::Theirs { .. } => {
            Diagnostic::new(error.to_string()).argument("file").expected("a file name that does not exist yet").into()
        }
        other => other.into(),
    })
}

fn product_card(product: Product) -> Card {
    let details = json!({
        "name": product.name, "title": product.title, "kind": product.kind, "form": product.form,
        "source": product.source, "species": product.species, "class": product.class(), "label_date": product.label_date, "container": product.vessel.container,
        "volume_ml": product.volume_ml(), "unknown": product.unknowns(),
        "evidence": product.evidence(), "assumed": product.assumptions(), "notes": product.notes, "text": product.text,
    });
    let group = capital(product.class().words());
    Card { name: product.name, title: product.title, also: Vec::new(), group, text: product.text, details }
}

fn procedure_card(procedure: exoskin_skin::Procedure) -> Card {
    let details = json!({
        "name": procedure.name, "title": procedure.title, "also": procedure.aliases,
        "device_class": procedure.device_class.word,
        "leaves_skin_intact": procedure.device_class.leaves_skin_intact(),
        "evidence": procedure.evidence(), "notes": procedure.notes, "text": procedure.text,
    });
    let group = capital(procedure.device_class.what);
    Card { name: procedure.name, title: procedure.title, also: procedure.aliases, group, text: procedure.text, details }
}

/// All products that come with exoskin, by class; within a class as listed.
///
/// # Errors
/// A mistake in a file.
pub fn products_by_class() -> Result<Vec<(Class, Vec<Product>)>> {
    let names = exoskin_vial::products().into_iter();
    let all = names.map(exoskin_vial::load_product).collect::<Checked<Vec<Product>>>()?;
    let of = |class| all.iter().filter(|product| product.class() == class).cloned().collect::<Vec<_>>();
    Ok(Class::ALL.into_iter().map(|class| (class, of(class))).filter(|(_, found)| !found.is_empty()).collect())
}

/// The buyer's checklist of a product: what the label says, what was measured, what is missing.
#[derive(Clone, Debug)]
pub struct Classify {
    /// A name from the catalogue, or a file that ends in `.toml`.
    pub product: String,
    /// What was measured.
    pub lot: LotFiles,
}

impl Question for Classify {
    type Answer = ClassifyAnswer;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<ClassifyAnswer> {
        let product = exoskin_vial::load_product(&self.product).map_err(|e| of_part(e, "product"))?;
        let lot = Lot::read(&self.lot)?;
        let checklist = exoskin_vial::checklist(&product, lot.certificate.as_ref(), lot.nta.as_ref());
        Ok(ClassifyAnswer { checklist, notes: lot.notes() })
    }
}

/// The buyer's checklist.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct ClassifyAnswer {
    /// Its entries and questions.
    pub checklist: Checklist,
    /// What was found in the files of measurements, in sentences.
    #[serde(skip)]
    pub notes: Vec<String>,
}
