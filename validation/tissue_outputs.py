#!/usr/bin/env python3
"""The files of the living tissue, read by the programs that they are for: VTK, PyVista, zarr and pcdl.

tissue_outputs.py FOLDER: what `cargo run -p exoskin-tissue --example outputs` left there. Every number that two files share
must be the same in both, to the last bit. Pictures of what was read go into FOLDER as well, to be looked at.
"""

import sys
from pathlib import Path

import numpy as np
import pcdl
import pyvista
import vtk
import zarr
from vtk.util.numpy_support import vtk_to_numpy


def read(reader, path):
    reader.SetFileName(str(path))
    reader.Update()
    return reader.GetOutput()


def array(data, name):
    return vtk_to_numpy(data.GetArray(name))


def check(what, same):
    if not same:
        sys.exit(f"{what}: the files disagree")
    print(f"{what}: agree")


def main(folder):
    group = zarr.open_group(folder / "fields.zarr", mode="r")
    substrates = [name for name, one in group.arrays() if one.ndim == 4]
    fields = read(vtk.vtkXMLImageDataReader(), folder / "fields_1.vti")
    for name in substrates:
        values = array(fields.GetCellData(), name).reshape(group[name].shape[1:])
        check(f"VTK and zarr, {name}", np.array_equal(group[name][1], values))
        check(f"names of the axes, {name}", group[name].metadata.dimension_names == ("time", "z", "y", "x"))
    check("moments", group["time"][0] == 0.0 and group["time"][1] == array(fields.GetFieldData(), "TimeValue")[0])
    step = pcdl.TimeStep("output00000001.xml", str(folder / "multicellds"), verbose=False)
    check("moment in pcdl", step.get_time() == group["time"][1])
    cells = read(vtk.vtkXMLPolyDataReader(), folder / "cells_1.vtp")
    table = step.get_cell_df()
    order = np.argsort(array(cells.GetPointData(), "id"))
    check("number of cells", len(table) == cells.GetNumberOfPoints())
    places = table[["position_x", "position_y", "position_z"]].to_numpy()
    check("places in pcdl and VTK", np.array_equal(places, vtk_to_numpy(cells.GetPoints().GetData())[order]))
    check("volumes", np.array_equal(table["total_volume"], array(cells.GetPointData(), "volume_um3")[order]))
    names = step.get_celltype_list()
    kinds = [names[kind] for kind in array(cells.GetPointData(), "type")[order]]
    check("cell types", kinds == list(table["cell_type"]))
    densities = step.get_conc_df()
    axes = [group[axis][:] for axis in "xyz"]
    i, j, k = (
        np.searchsorted(axis, densities[f"mesh_center_{name}"]) for axis, name in zip(axes, "mnp", strict=True)
    )
    for name in substrates:
        check(f"densities in pcdl and zarr, {name}", np.array_equal(group[name][1][k, j, i], densities[name]))
    check("neighbours", sum(map(len, step.get_neighbor_graph_dict().values())) > 0)
    pictures(folder, max(substrates, key=lambda name: np.ptp(group[name][1])))


def pictures(folder, name):
    """Cells as spheres in their size, coloured by type, before a cut through one field."""
    cells = pyvista.read(folder / "cells_1.vtp")
    fields = pyvista.read(folder / "fields_1.vti")
    plot = pyvista.Plotter(off_screen=True, window_size=(900, 700))
    spheres = cells.glyph(geom=pyvista.Sphere(radius=1.0), scale="radius_um", orient=False)
    plot.add_mesh(spheres, scalars="type", cmap="tab10", clim=(0, 9))
    plot.add_mesh(fields.slice("y"), scalars=name, opacity=0.7)
    plot.screenshot(folder / "pyvista.png")
    step = pcdl.TimeStep("output00000001.xml", str(folder / "multicellds"), verbose=False)
    step.plot_scatter(z_slice=step.get_mesh_mnp_axis()[2][1], s=20).savefig(folder / "pcdl.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
