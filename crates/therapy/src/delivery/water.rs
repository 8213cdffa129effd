//! How a wound's water flows: what share of it passes each face of film, channel and tissue.

use exoskin_transport::Mesh;

use super::setup::Setup;

/// Least depth over which the water of a bared surface originates (um).
const LEAST_SOURCE_UM: f64 = 200.0; // number: geometry, no influence on the flow at the surface

/// The water of one setup on its mesh; every share is one of the flow through the mouth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Water<'a> {
    pub setup: &'a Setup,
    pub mesh: &'a Mesh,
}

impl Water<'_> {
    /// Share of the mouth's flow that goes outward through the film at the outer face of `ring`: the film takes it up
    /// (or gives it) evenly over the unit cell and over its thickness.
    pub(super) fn spreading(&self, ring: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        if self.setup.film.ointment {
            return 0.0;
        }
        let face = self.mesh.r[ring + 1];
        let over_mouth = (face / channel.radius_um) * (face / channel.radius_um);
        let over_cell = (face / self.setup.cell_radius_um) * (face / self.setup.cell_radius_um);
        (over_mouth.min(1.0) - over_cell).max(0.0)
    }

    /// Share of the mouth's flow that rises through the upper face of film layer `layer` above `ring`: what the layers
    /// above it take up.
    pub(super) fn rising(&self, layer: usize, ring: usize) -> f64 {
        let mesh = self.mesh;
        let above_mouth = self.setup.channel.is_some_and(|channel| mesh.middle(ring) < channel.radius_um);
        if !above_mouth || self.setup.film.ointment {
            return 0.0;
        }
        // Layer heights are shares of the thickness, counted from -1 at the film's surface.
        (mesh.z[layer] + 1.0) * self.mouth_share(mesh.ring_area(ring))
    }

    /// A ring's share of the mouth's area.
    pub(super) fn mouth_share(&self, area: f64) -> f64 {
        self.setup.channel.map_or(0.0, |c| area / (std::f64::consts::PI * c.radius_um * c.radius_um))
    }

    /// Length of wall through which water enters, from the lower face of the stratum corneum to the floor (um).
    fn wet_wall_um(&self) -> f64 {
        self.setup.channel.map_or(0.0, |c| c.depth_um - self.setup.layers.stratum_corneum_um.min(0.5 * c.depth_um)) // number: numerics, keeps a wall in the shallowest channel
    }

    /// Share of a bared surface's water that passes the upper face of `layer`: it comes evenly from the papillary
    /// dermis, where the small vessels are, or from the next 200 um where that is gone.
    pub(super) fn risen_share(&self, layer: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        let layers = &self.setup.layers;
        let from = layers.junction_um.max(channel.depth_um);
        let end = layers.papillary_um.max(from + LEAST_SOURCE_UM).min(layers.bottom_um);
        ((end - self.mesh.z[layer]) / (end - from)).clamp(0.0, 1.0)
    }

    /// Share of the flow that passes the upper face of `layer`.
    pub(super) fn axial_share(&self, layer: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        if channel.whole {
            return 1.0;
        }
        let below = channel.depth_um - self.mesh.z[layer];
        (below / self.wet_wall_um()).clamp(0.0, 1.0)
    }

    /// Share of the flow that comes through the wall of `layer`.
    pub(super) fn wall_share(&self, layer: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        let mesh = self.mesh;
        let top = channel.depth_um - self.wet_wall_um();
        let inside = mesh.z[layer + 1].min(channel.depth_um) - mesh.z[layer].max(top);
        (inside / self.wet_wall_um()).max(0.0)
    }

    /// Share of a layer's water that comes from beyond the outer face of `ring`, with sources spread evenly in the
    /// tissue.
    pub(super) fn beyond(&self, ring: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        let square = |r: f64| r * r;
        let outer = square(self.setup.cell_radius_um);
        let face = square(self.mesh.r[ring + 1]);
        ((outer - face) / (outer - square(channel.radius_um))).clamp(0.0, 1.0)
    }

    /// Share of a layer's water that passes the outer face of `ring` in the lumen, where the flow along the axis is
    /// uniform over the cross-section.
    pub(super) fn within(&self, ring: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        let ratio = self.mesh.r[ring + 1] / channel.radius_um;
        ratio * ratio
    }
}
