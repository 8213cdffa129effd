//! What a place of the mesh is: film, lumen, rim, living tissue, or nothing.

use exoskin_transport::Mesh;

use super::setup::Setup;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Nothing can be here.
    Closed,
    /// Film.
    Film,
    /// Lumen of the channel.
    Channel,
    /// Dead or coagulated rim.
    Rim {
        /// Coagulated.
        coagulated: bool,
    },
    /// Injected liquid between living dermis.
    Depot {
        /// In reticular dermis; otherwise in papillary.
        reticular: bool,
    },
    /// Living epidermis.
    Epidermis,
    /// Papillary dermis.
    Papillary,
    /// Reticular dermis.
    Reticular,
}

impl Region {
    /// Tissue, living or not.
    pub fn is_tissue(self) -> bool {
        !matches!(self, Region::Closed | Region::Film | Region::Channel)
    }

    /// Living tissue.
    pub(super) fn is_living(self) -> bool {
        self == Region::Epidermis || self.is_dermis()
    }

    /// Dermis.
    pub(super) fn is_dermis(self) -> bool {
        matches!(self, Region::Papillary | Region::Reticular | Region::Depot { .. })
    }
}

/// The region of every cell.
pub(super) fn regions(setup: &Setup, mesh: &Mesh, film_layers: usize) -> Vec<Region> {
    let (layers, rings) = (mesh.layers(), mesh.rings());
    let mut regions = Vec::with_capacity(layers * rings);
    for layer in 0..layers {
        for ring in 0..rings {
            regions.push(region_at(setup, mesh, film_layers, layer, ring));
        }
    }
    regions
}

fn region_at(setup: &Setup, mesh: &Mesh, film_layers: usize, layer: usize, ring: usize) -> Region {
    if layer < film_layers {
        if setup.depot.is_some() {
            return Region::Closed;
        }
        let kept = match (setup.switches.held_mouth, setup.switches.mixed_film, setup.channel) {
            (true, _, Some(channel)) => mesh.middle(ring) < channel.radius_um,
            (_, true, _) => ring + 1 == mesh.rings(),
            _ => true,
        };
        return if kept { Region::Film } else { Region::Closed };
    }
    let z = 0.5 * (mesh.z[layer] + mesh.z[layer + 1]); // number: mathematics, the middle
    let r = mesh.middle(ring);
    if let Some(channel) = &setup.channel {
        if r < channel.radius_um && z < channel.depth_um {
            return Region::Channel;
        }
        if let Some(follicle) = &setup.follicle {
            let outside = (r - channel.radius_um).max(z - channel.depth_um);
            if z > setup.layers.stratum_corneum_um && outside < follicle.wall_um {
                return Region::Epidermis;
            }
        }
        // Tissue above the lower face of the stratum corneum is shut.
        if z > setup.layers.stratum_corneum_um {
            let dead = channel.dead_rim_um;
            let all = dead + channel.coagulated_rim_um;
            let outside = (r - channel.radius_um).max(z - channel.depth_um);
            if outside < channel.coagulated_rim_um {
                return Region::Rim { coagulated: true };
            }
            if outside < all {
                return Region::Rim { coagulated: false };
            }
        }
    }
    if setup.depot.is_some_and(|depot| r < depot.radius_um && z > depot.top_um && z < depot.bottom_um) {
        return Region::Depot { reticular: z >= setup.layers.papillary_um };
    }
    match z {
        z if z < setup.layers.stratum_corneum_um => Region::Closed,
        z if z < setup.layers.junction_um => Region::Epidermis,
        z if z < setup.layers.papillary_um => Region::Papillary,
        _ => Region::Reticular,
    }
}
