//! The order of one or several steps: what is done to each plane, each slab, and what can be done in one go.
//!
//! A forward step is: cells, x, y, decay, z; a backward one the mirror image. They alternate, so that z meets z and y, x
//! meets x, y: such neighbours are done together while a plane or slab is in the cache, which halves what goes through memory.

/// One thing done to a plane or slab.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Act {
    /// Cells take up and give off.
    Cells,
    /// Lines along an axis, once or twice, each with or without decay afterwards.
    Lines { axis: usize, decays: [Option<bool>; 2] },
    /// Pinned voxels get their values.
    Pin,
}

/// What is done to all planes across z, or to all slabs across y.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pass {
    Planes(Vec<Act>),
    Slabs(Vec<Act>),
}

/// What is special about a substrate's steps.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub substeps: usize,
    pub cells: bool,
    pub pinned: bool,
}

/// All passes of `count` steps, the first with this number.
pub(crate) fn passes(first: u64, count: usize, shape: Shape) -> Vec<Pass> {
    let mut passes: Vec<Pass> = Vec::new();
    for step in first..first + count as u64 {
        let forwards = step.is_multiple_of(2);
        for done in 0..shape.substeps {
            // Substeps alternate too; a backward step is the mirror image of the whole.
            let from_start = if forwards { done } else { shape.substeps - 1 - done };
            let cells = shape.cells && from_start == 0;
            let forwards = from_start.is_multiple_of(2) == forwards;
            for pass in substep(forwards, cells, shape.pinned) {
                append(&mut passes, pass);
            }
        }
    }
    passes
}

fn substep(forwards: bool, cells: bool, pinned: bool) -> [Pass; 2] {
    let along = |axis, decay| Some(Act::Lines { axis, decays: [Some(decay), None] });
    let cells = cells.then_some(Act::Cells);
    let pin = pinned.then_some(Act::Pin);
    let list = |acts: &[Option<Act>]| acts.iter().copied().flatten().collect();
    if forwards {
        [Pass::Planes(list(&[cells, along(0, false), along(1, true), pin])), Pass::Slabs(list(&[along(2, false), pin]))]
    } else {
        [Pass::Slabs(list(&[along(2, true), pin])), Pass::Planes(list(&[along(1, false), along(0, false), cells, pin]))]
    }
}

/// Joins a pass to the one before it if both go through the same pieces.
fn append(passes: &mut Vec<Pass>, pass: Pass) {
    match (passes.last_mut(), pass) {
        (Some(Pass::Planes(before)), Pass::Planes(acts)) | (Some(Pass::Slabs(before)), Pass::Slabs(acts)) => {
            acts.into_iter().for_each(|act| join(before, act));
        }
        (_, pass) => passes.push(pass),
    }
}

/// Two sweeps along the same lines become one act.
fn join(acts: &mut Vec<Act>, act: Act) {
    if let (
        Some(Act::Lines { axis: before, decays: [Some(first), second @ None] }),
        Act::Lines { axis, decays: [Some(decay), None] },
    ) = (acts.last_mut(), act)
        && *before == axis
    {
        let _ = first;
        *second = Some(decay);
    } else {
        acts.push(act);
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, Pass, Shape, passes};

    const PLAIN: Shape = Shape { substeps: 1, cells: true, pinned: false };

    #[test]
    fn ten_steps_go_through_memory_eleven_times() {
        assert_eq!(passes(0, 10, PLAIN).len(), 11);
    }

    #[test]
    fn a_backward_step_is_the_mirror_image_of_a_forward_one() {
        let flat = |step, substeps| -> Vec<Act> {
            let acts = passes(step, 1, Shape { substeps, ..PLAIN }).into_iter().flat_map(|pass| match pass {
                Pass::Planes(acts) | Pass::Slabs(acts) => acts,
            });
            acts.collect()
        };
        let axes = |acts: &[Act]| -> Vec<(usize, usize)> {
            let one = |act: &Act| match act {
                Act::Lines { axis, decays } => (*axis, decays.iter().flatten().count()),
                _ => (9, 0),
            };
            acts.iter().map(one).collect()
        };
        for substeps in 1..5 {
            let (forward, mut backward) = (axes(&flat(0, substeps)), axes(&flat(1, substeps)));
            backward.reverse();
            assert_eq!(forward, backward, "{substeps} substeps");
        }
    }
}
