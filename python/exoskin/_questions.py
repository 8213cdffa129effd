"""Questions about one vial and one dose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import _native, _texts
from ._answers import DoseAnswer, HalfLifeAnswer, InfusionAnswer, VialAnswer
from ._files import Product, Procedure, files_of, name_of
from ._progress import Listening, Progress
from ._texts import Number, Quantity, StrPath


def vial(
    product: str | StrPath | Product,
    history: str | None = None,
    *,
    at: Quantity | None = None,
    hold: Quantity | None = None,
    log: StrPath | None = None,
    log_column: str | None = None,
    log_dates: str | None = None,
    log_scale: str | None = None,
    log_device: str | None = None,
    container: str | None = None,
    certificate: StrPath | None = None,
    tracking: StrPath | None = None,
    dilution: Number | None = None,
    stability: StrPath | None = None,
    dish: StrPath | None = None,
    samples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
) -> VialAnswer:
    """What storage left in a vial: whole vesicles, potency, free factors.

    Say what happened to it: `history`, `log` (with what happened before as `history`), or `at` and `hold`.

    Parameters
    ----------
    product
        A name from `exoskin.products()`, the path of a product file, or an `exoskin.Product`.
    history
        Steps separated by `;`: `"-80C 60d; thaw; 4C 36h"`. Temperatures in C, times in min, h, d or weeks.
    at, hold
        A storage temperature (`"4C"`) and the time at it (`"36h"`, or a `timedelta`).
    log
        The export of a data logger, with times and temperatures in °C or °F.
    log_column, log_dates, log_scale, log_device
        What the log leaves open: its column of temperatures, the order of its dates (`"day-first"`, `"month-first"`,
        `"year-first"`), its scale (`"C"` or `"F"`), its device.
    container
        Material of the vial: `"pp"`, `"lobind"`, `"glass"` or `"unknown"`; the product's if left out.
    certificate, tracking, dilution
        Measurements of the lot instead of its label: a certificate of analysis, a particle count, and how often its
        sample was diluted (a plain number).
    stability, dish
        Own measurements as CSV: a stability series (days, temperature, container, concentration, count, sd, potency),
        dose-response curves in a dish (particles per mL, hours, cells per cm2, behaviour, response, sd).
    samples, seed, threads
        Samples drawn from the uncertain inputs (10 to 1,000,000; default 10,000), the seed (default 1), and how many
        threads work; the answer does not depend on the threads.

    Examples
    --------
    >>> import exoskin as ex
    >>> left = ex.vial("frozen_msc", history="-80C 60d; thaw; 4C 36h")
    >>> 0 < left.whole_share.median < 1
    True
    """
    asked = _vial(
        product, history, at, hold, log, (log_column, log_dates, log_scale, log_device), container,
        (certificate, tracking, dilution), (stability, dish), (samples, seed, threads),
    )
    with Listening(None, _texts.maybe_number(threads, "threads")) as listener:
        answer, picture = _native.vial(_texts.asked(asked), files_of(product), listener)
    return VialAnswer(answer, picture)


def half_life(
    product: str | StrPath | Product,
    at: Quantity,
    *,
    container: str | None = None,
    certificate: StrPath | None = None,
    tracking: StrPath | None = None,
    dilution: Number | None = None,
    stability: StrPath | None = None,
    samples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
) -> HalfLifeAnswer:
    """How long until half of a product's vesicles are left at one temperature; in hours.

    Parameters are those of `exoskin.vial`; `at` is a temperature such as `"4C"`.

    Examples
    --------
    >>> import exoskin as ex
    >>> ex.half_life("frozen_msc", at="4C").hours.unit
    'h'
    """
    nothing = (None, None, None, None)
    asked = _vial(
        product, None, at, None, None, nothing, container, (certificate, tracking, dilution), (stability, None),
        (samples, seed, threads),
    )
    with Listening(None, _texts.maybe_number(threads, "threads")) as listener:
        return HalfLifeAnswer(_native.half_life(_texts.asked(asked), files_of(product), listener))


def _vial(
    product: object,
    history: object,
    at: object,
    hold: object,
    log: object,
    of_log: tuple[object, object, object, object],
    container: object,
    lot: tuple[object, object, object],
    own: tuple[object, object],
    exactly: tuple[object, object, object],
) -> dict[str, object]:
    samples, seed, threads = exactly
    return {
        "product": name_of(product, "product"),
        "history": _texts.maybe_name(history, "history"),
        "at": _texts.maybe(at, "at"),
        "hold": _texts.maybe(hold, "hold"),
        "log": _texts.path(log, "log"),
        "log_column": _texts.maybe_number(of_log[0], "log_column"),
        "log_dates": _texts.maybe_name(of_log[1], "log_dates"),
        "log_scale": _texts.maybe_name(of_log[2], "log_scale"),
        "log_device": _texts.maybe_number(of_log[3], "log_device"),
        "container": _texts.maybe_name(container, "container"),
        "certificate": _texts.path(lot[0], "certificate"),
        "tracking": _texts.path(lot[1], "tracking"),
        "dilution": _texts.maybe_number(lot[2], "dilution"),
        "stability": _texts.path(own[0], "stability"),
        "dish": _texts.path(own[1], "dish"),
        "exactly": _texts.exactly(samples, None, seed, threads),
    }


def dose(
    product: str | StrPath | Product,
    volume: Quantity,
    *,
    site: str | None = None,
    age: Quantity | Number | None = None,
    area: Quantity | None = None,
    after: str | StrPath | Procedure | None = None,
    needle: Quantity | None = None,
    settings: Mapping[str, Quantity | Number] | None = None,
    delay: Quantity | None = None,
    history: str | None = None,
    container: str | None = None,
    rub: Quantity | Sequence[Quantity] | None = None,
    rinse: Quantity | None = None,
    count_only: bool = False,
    price: Number | None = None,
    price_of: Mapping[str, Number] | None = None,
    samples: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> DoseAnswer:
    """One application to the skin: the count from the label to the living cell.

    Parameters
    ----------
    product
        A name from `exoskin.products()`, the path of a product file, or an `exoskin.Product`.
    volume
        How much is applied: `"2 mL"`, or a pint quantity.
    site, age, area
        Where on the body (`"face"` if left out), the person's age in years, the treated area (`"40 cm2"`; the whole site
        if left out).
    after, needle, settings
        What was done to the skin before: a name from `exoskin.procedures()`, a path, an `exoskin.Procedure`, or `"none"`;
        the needle's length (`"0.5 mm"`); other settings of the device, such as `{"density": "1.5 /mm2", "passes": 4}`.
    delay
        Time from the injury to the application: `"10 min"`, or a `timedelta`.
    history, container
        The vial before, as in `exoskin.vial`; fresh if left out.
    rub, rinse
        When the film is rubbed in (one time or several) and when the skin is rinsed, after the application: `"5 min"`.
    count_only
        Leaves out tables of delays and sizes, and what drives the result; answers sooner.
    price, price_of
        Price of one session in any currency, and prices of alternatives by arm: `{"prp": 300}`.
    samples, draws, seed, threads
        Samples (default 10,000), solved transport problems (default 300), the seed (default 1), threads. A problem is
        solved once and then cached; the answer does not depend on the threads.
    progress
        `True` for a bar, or a function called with done, total and what is counted.

    Examples
    --------
    >>> import exoskin as ex
    >>> count = ex.dose("frozen_msc", "2 mL", after="microneedling", delay="10 min", draws=10, samples=100)
    >>> sum(count.fates.values()) == count["ledger"]["applied"]
    True
    """
    asked = {
        "product": name_of(product, "product"),
        "volume": _texts.quantity(volume, "volume"),
        "site": _texts.maybe_name(site, "site"),
        "age": _texts.maybe(age, "age"),
        "area": _texts.maybe(area, "area"),
        "after": None if after is None else name_of(after, "after"),
        "needle": _texts.maybe(needle, "needle"),
        "set": _texts.pairs(settings, "settings"),
        "delay": _texts.maybe(delay, "delay"),
        "history": _texts.maybe_name(history, "history"),
        "container": _texts.maybe_name(container, "container"),
        "rub": _texts.quantities(rub, "rub"),
        "rinse": _texts.maybe(rinse, "rinse"),
        "count_only": bool(count_only),
        "price": _texts.maybe_number(price, "price"),
        "price_of": _texts.pairs(price_of, "price_of"),
        "exactly": _texts.exactly(samples, draws, seed, threads),
    }
    with Listening(progress, _texts.maybe_number(threads, "threads")) as listener:
        return DoseAnswer(_native.dose(_texts.asked(asked), files_of(product, after), listener))


def infusion(
    product: str | StrPath | Product,
    volume: Quantity,
    *,
    mass: Quantity | None = None,
    history: str | None = None,
    container: str | None = None,
    samples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
) -> InfusionAnswer:
    """An intravenous dose: where its vesicles go.

    `volume` is what is given (`"15 mL"`), `mass` the person's body mass (`"70 kg"` if left out); the others are those of
    `exoskin.vial`. No exosome product is approved for intravenous use.
    """
    asked = {
        "product": name_of(product, "product"),
        "volume": _texts.quantity(volume, "volume"),
        "mass": _texts.maybe(mass, "mass"),
        "history": _texts.maybe_name(history, "history"),
        "container": _texts.maybe_name(container, "container"),
        "exactly": _texts.exactly(samples, None, seed, threads),
    }
    with Listening(None, _texts.maybe_number(threads, "threads")) as listener:
        return InfusionAnswer(_native.infusion(_texts.asked(asked), files_of(product), listener))
