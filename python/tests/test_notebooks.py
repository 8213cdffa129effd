"""Every notebook runs in a real kernel, from an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom(path: Path, tmp_path: Path) -> None:
    book = nbformat.read(path, as_version=4)
    assert all(not cell.get("outputs") for cell in book.cells), "outputs are made, not kept"
    client = nbclient.NotebookClient(book, timeout=600, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    shown = [out for cell in book.cells if cell.cell_type == "code" for out in cell.outputs]
    pages = [out["data"]["text/html"] for out in shown if "text/html" in out.get("data", {})]
    assert pages and all("Error" not in page for page in pages)
    assert not [out for out in shown if out.output_type == "stream" and out.name == "stderr" and "error" in out.text.lower()]


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) >= 4
