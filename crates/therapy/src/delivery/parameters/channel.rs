//! A channel: its fluid, its flow, its plug.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of a channel.
    pub(super) ALL: Channel;

    /// An empty channel drinks its capacity at once; a full one only exchanges by diffusion: about three-fold.
    CHANNEL_START = "channel.start" {
        name: "whether a draw's channels are full of blood at application (position relative to the procedure's share)",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Assumed("below the procedure's blood-filled share the draw's channels are full, above it empty"),
    }

    /// The strongest single input: Peclet 1 at 0.01 nL/min for 150 um. The run reports the fluid it implies.
    OUTFLOW = "channel.outflow" {
        name: "fluid flow through one open channel before the plug forms",
        prior: LogUniform { low: 0.001, high: 0.2 }, "nL/min",
        origin: Assumed(
            "never measured in resting skin; 1 nL/min for 48 h would be 220 mL per face, 0.01 takes a fifth of what \
             enters in the first 20 minutes; known to within a factor of three, it would narrow what is taken up from \
             240-fold to 24-fold",
        ),
    }

    /// Inward flow draws film into the channel and through its wall, which filters the vesicles.
    FLOW_DIRECTION = "channel.flow_direction" {
        name: "direction of flow in the channel: inward below 0.2",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed(
            "interstitial pressure is slightly negative [isf.pressure.subcutis_pig] but a wound weeps: a fifth of the \
             weight is inward",
        ),
    }

    /// Splits channel.flow_direction.
    INWARD_SHARE = "channel.inward_share" {
        name: "probability of inward flow in the channel",
        prior: Fixed(0.2), "share",
        origin: Assumed("a fifth of the weight, see channel.flow_direction"),
    }

    /// The plug that blocks also stops the outflow, so that delay need not cost anything.
    PLUG_TIME = "channel.plug_time" {
        name: "time from injury until the plug forms",
        prior: LogNormal { median: 15.0, sigma: 1.157 }, "min",
        origin: Assumed(
            "90 % between 2 and 90 min; fibrin plugs form within 90 min in pig laser channels \
             [injury.afl.fibrin_plug_onset]",
        ),
    }

    /// Slows entry and outflow alike.
    PLUG_HINDRANCE = "channel.plug_hindrance" {
        name: "factor by which the plug reduces diffusivity and flow",
        prior: LogUniform { low: 1.0, high: 10.0 }, "1",
        origin: Assumed(
            "dextran diffuses two to three times more slowly when fibrin gets denser \
             [diffusion.hindrance.fibrin_density]; nothing is known for vesicles",
        ),
        limit: NotZero,
    }

    /// Extra capacity of the channel that is shed with the crust.
    PLUG_BINDING = "channel.plug_binding" {
        name: "bound-to-free ratio of vesicles in the plug, at local equilibrium",
        prior: LogUniform { low: 0.1, high: 30.0 }, "1",
        origin: Assumed("vesicles bind heparin and fibrin; no binding constant is known"),
    }

    /// Sets how long vesicles are washed back after the plug.
    FLOW_DECAY = "channel.flow_decay" {
        name: "time constant of the decay of flow through the plug",
        prior: Fixed(1.0), "h",
        origin: Assumed("exudation from a needle track ends within hours; no measurement"),
    }
}
