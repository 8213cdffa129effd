"""Exosome therapy simulated from the vial to the skin, and how sure anybody can be.

Questions are functions: `vial`, `half_life`, `dose`, `infusion`; scenarios are objects: `Scenario`, with `sweep` and
`risk`. Answers are those of the command `exoskin`, bit for bit; numbers are read with their units, as people write them.
What the model rests on: `products`, `procedures`, `evidence`, `gaps`, `claims`, `law`.

For research and for planning studies. It is not a medical device.
"""

from ._answers import (
    Answer,
    Band,
    CheckAnswer,
    DoseAnswer,
    HalfLifeAnswer,
    InfusionAnswer,
    Picture,
    RiskAnswer,
    VialAnswer,
)
from ._errors import InputError, RunError
from ._files import Procedure, Product
from ._library import (
    Listing,
    claim,
    claims,
    evidence,
    evidence_row,
    gaps,
    law,
    procedure,
    procedures,
    product,
    products,
    scenarios,
    schema,
)
from ._native import Column, Table, version
from ._questions import dose, half_life, infusion, vial
from ._scenario import Pictures, RunResult, Scenario, Sweep, open_run, risk, sweep, sweep_plan

__version__ = version()

__all__ = [
    "Answer",
    "Band",
    "CheckAnswer",
    "Column",
    "DoseAnswer",
    "HalfLifeAnswer",
    "InfusionAnswer",
    "InputError",
    "Listing",
    "Picture",
    "Pictures",
    "Procedure",
    "Product",
    "RiskAnswer",
    "RunError",
    "RunResult",
    "Scenario",
    "Sweep",
    "Table",
    "VialAnswer",
    "__version__",
    "claim",
    "claims",
    "dose",
    "evidence",
    "evidence_row",
    "gaps",
    "half_life",
    "infusion",
    "law",
    "open_run",
    "procedure",
    "procedures",
    "product",
    "products",
    "risk",
    "scenarios",
    "schema",
    "sweep",
    "sweep_plan",
    "vial",
]
