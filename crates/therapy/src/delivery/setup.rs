//! The numbers of one solve: one draw of every prior, in um, s and counts.

/// Everything one transport solve needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// Radius of the unit cell around one channel (um); for intact skin any area is representative.
    pub cell_radius_um: f64,
    /// Depths.
    pub layers: Layers,
    /// The channel; none for intact skin.
    pub channel: Option<Channel>,
    /// The channel is not a wound but the mouth of a follicle.
    pub follicle: Option<Follicle>,
    /// Product that was injected: then there is no film.
    pub depot: Option<Depot>,
    /// The film.
    pub film: Film,
    /// The channel's fluid.
    pub fluid: Fluid,
    /// Tissue around it.
    pub tissue: Tissue,
    /// The intact barrier.
    pub barrier: Barrier,
    /// Living cells by type.
    pub cells: Vec<Cells>,
    /// Capacity of cells at this dose; none where dose does not matter.
    pub capacity: Option<Capacity>,
    /// Reference-case switches.
    pub switches: Switches,
    /// Time from injury to application (s).
    pub delay_s: f64,
    /// When the count ends, since application (s).
    pub end_s: f64,
}

/// Depths below the surface (um); on a bared surface, below the top of the layer of fluid on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layers {
    /// Lower face of the stratum corneum.
    pub stratum_corneum_um: f64,
    /// Dermo-epidermal junction.
    pub junction_um: f64,
    /// Lower end of the papillary dermis.
    pub papillary_um: f64,
    /// Lower end of the modelled region: closed.
    pub bottom_um: f64,
}

/// One channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Channel {
    /// Radius (um).
    pub radius_um: f64,
    /// Depth of its floor below the surface (um).
    pub depth_um: f64,
    /// Thickness of the dead rim (um): no uptake, diffusion as in living tissue.
    pub dead_rim_um: f64,
    /// Thickness of the coagulated rim (um): no uptake, own diffusivity.
    pub coagulated_rim_um: f64,
    /// Share of the channels that are open to vesicles when they are made.
    pub open_share: f64,
    /// What is in it when the product is applied.
    pub start: ChannelStart,
    /// Not a channel but a bared surface: the "lumen" is the layer of fluid on it, as wide as the unit cell, and its
    /// water rises from the dermis through everything in between.
    pub whole: bool,
}

/// A follicle's mouth: its lumen is outside the skin, its wall is a living epithelium behind a barrier, and its floor
/// is shut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Follicle {
    /// Depth down to which stratum corneum lines the wall and nothing passes (um).
    pub lined_um: f64,
    /// Thickness of the living wall below that (um).
    pub wall_um: f64,
    /// Flux through the wall's surface divided by the concentration in the lumen (um/s).
    pub permeability_um_per_s: f64,
    /// Expelled from the lumen with sebum and squames (1/s).
    pub expelled_per_s: f64,
}

/// Product that a needle left in the dermis: a round weal in which injected liquid and tissue share the space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Depot {
    /// Radius (um).
    pub radius_um: f64,
    /// Its upper face below the surface (um).
    pub top_um: f64,
    /// Its lower face below the surface (um).
    pub bottom_um: f64,
    /// Share of its volume that is injected liquid.
    pub liquid_share: f64,
    /// Diffusivity in it (um²/s).
    pub diffusivity: f64,
    /// Share of the product that flowed back to the surface.
    pub backflow_share: f64,
}

/// What a channel contains when the product is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelStart {
    /// Empty: fills with product by capillarity.
    Empty,
    /// Full of blood and exudate: vesicles enter by diffusion only.
    Full,
}

/// The film of product.
#[derive(Clone, Debug, PartialEq)]
pub struct Film {
    /// Thickness when applied (um).
    pub thickness_um: f64,
    /// Thickness at which it breaks; what remains is residue (um).
    pub breaks_at_um: f64,
    /// It never breaks at more than this share of its initial thickness.
    pub breaks_left: f64,
    /// Speed of thinning by evaporation (um/s).
    pub drying_um_per_s: f64,
    /// Diffusivity of the vesicle in it (um²/s).
    pub diffusivity: f64,
    /// An ointment: water from below does not mix into it but flows off under it.
    pub ointment: bool,
    /// Times of rubbing since application (s): the film becomes uniform again.
    pub rub_s: Vec<f64>,
    /// Time of rinsing since application (s).
    pub rinse_s: Option<f64>,
    /// What else the session applies to the same skin: what came before, then what comes after, each in order of time.
    pub others: Vec<Liquid>,
}

/// Another liquid of the same session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Liquid {
    /// When it is applied, since this product's application (s).
    pub at_s: f64,
    /// Whether it is there when this product is applied.
    pub is_before: bool,
    /// Its thickness when applied (um).
    pub thickness_um: f64,
    /// Speed of thinning by evaporation (um/s).
    pub drying_um_per_s: f64,
    /// An ointment: it covers the film and does not mix with it.
    pub covers: bool,
    /// When it is rinsed off, since this product's application (s).
    pub rinse_s: Option<f64>,
}

/// The channel's fluid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fluid {
    /// Diffusivity before the plug (um²/s).
    pub diffusivity: f64,
    /// Flow through the mouth before the plug, outward positive (um³/s).
    pub outflow_um3_per_s: f64,
    /// When the plug forms, since injury (s).
    pub plug_s: f64,
    /// The factor by which the plug divides diffusivity and flow.
    pub hindrance: f64,
    /// Ratio of bound to free in the plug.
    pub binding: f64,
    /// Time for the flow through the plug to fall to 1/e (s).
    pub flow_decay_s: f64,
    /// Half-life of open mouths since injury (s).
    pub closing_half_life_s: f64,
}

/// Tissue around the channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tissue {
    /// Share of its volume the vesicle can be in.
    pub accessible: f64,
    /// Diffusivity in living epidermis and papillary dermis (um²/s).
    pub diffusivity: f64,
    /// Diffusivity in reticular dermis (um²/s).
    pub reticular_diffusivity: f64,
    /// Diffusivity in the coagulated rim (um²/s).
    pub coagulated_diffusivity: f64,
    /// Binding (1/s).
    pub bind_per_s: f64,
    /// Release (1/s).
    pub release_per_s: f64,
    /// Degradation in channel, tissue and bound (1/s).
    pub degrade_per_s: f64,
    /// Loss to lymph from the dermis (1/s).
    pub lymph_per_s: f64,
}

/// The measured trace is for 24 hours of contact: a product left on longer passes no more than that (s).
pub const TRACE_ENDS_S: f64 = exoskin_quantity::unit::DAY_S;

/// The intact barrier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Barrier {
    /// Passage through intact stratum corneum, of what lies on it (1/s).
    pub trace_per_s: f64,
}

/// One type of living cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cells {
    /// Name, as in the fate `taken_up_NAME`.
    pub name: String,
    /// Cells per um³ of living epidermis.
    pub epidermis_per_um3: f64,
    /// Cells per um³ of papillary dermis.
    pub papillary_per_um3: f64,
    /// Cells per um³ of reticular dermis.
    pub reticular_per_um3: f64,
    /// Cells under a um² of skin, all depths.
    pub per_um2: f64,
    /// Uptake: volume that one cell clears (um³/s).
    pub uptake_um3_per_s: f64,
    /// Radius of the cell (um): caps the uptake at 4 pi D a.
    pub radius_um: f64,
}

/// How much a cell can take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capacity {
    /// Number of vesicles at which a cell's uptake is halved.
    pub per_cell: f64,
    /// Whole vesicles on the skin (1/um²).
    pub per_um2: f64,
}

/// Switches for the reference cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Switches {
    /// The mouth is held at the film's initial concentration.
    pub held_mouth: bool,
    /// The film is one well-mixed unknown.
    pub mixed_film: bool,
}

impl Setup {
    /// Whether the whole surface is bare.
    pub fn bared(&self) -> bool {
        self.channel.is_some_and(|channel| channel.whole)
    }

    /// Whether the mesh is one column of cells: intact skin, a bared surface.
    pub fn is_column(&self) -> bool {
        self.channel.map_or(self.depot.is_none(), |channel| channel.whole)
    }

    /// Whether it is held against an exact answer: the mesh stays as fine as it can.
    pub(super) fn is_reference(&self) -> bool {
        self.switches.held_mouth || self.switches.mixed_film
    }

    /// Whether what is in the channel still lies outside the skin.
    pub(super) fn lumen_is_outside(&self) -> bool {
        self.bared() || self.follicle.is_some()
    }
}
