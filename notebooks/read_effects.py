#!/usr/bin/env python3
"""Headline effects by size band, from the data package of an edition.

    python3 notebooks/read_effects.py DATA_PACKAGE [PICTURE.png]

DATA_PACKAGE is the folder data_package that `matimpact report` wrote. Prints the
headline effects and draws them with their 95 % intervals. Needs matplotlib for
the picture (Debian: python3-matplotlib) and nothing else beyond Python itself.

These are associations. Read the number of trusts before the estimate.
"""

import csv
import json
import pathlib
import sys


def read_table(package, name):
    """Rows of a table as dictionaries; numbers as floats, a missing value as None."""
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(r for r in descriptor["resources"] if r["name"] == name)
    readers = {"number": float, "integer": int, "boolean": lambda text: text == "true"}
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    with open(package / resource["path"], encoding="utf-8", newline="") as lines:
        return [
            {
                column: readers.get(types[column], str)(text) if text else None
                for column, text in row.items()
            }
            for row in csv.DictReader(lines)
        ]


def first_school_count(band):
    """Bands in order of size: all, 2-3, 4-6, 16+."""
    digits = "".join(c if c.isdigit() else " " for c in band).split()
    return int(digits[0]) if digits else 0


def label(effect):
    route = "" if effect["route"] == "all" else ", " + effect["route"]
    count = effect["treated_trusts"]
    trusts = "trusts not stated" if count is None else f"{count} trusts"
    return (
        f"{effect['outcome']}, {effect['size_band']}{route} against {effect['comparator']}"
        f" ({trusts})"
    )


def describe(effect):
    if effect["estimate"] is None:
        return f"{effect['status']}: {effect['reason'] or 'no reason given'}"
    return (
        f"{effect['estimate']:.3f} ({effect['ci_low']:.3f} to {effect['ci_high']:.3f})"
        f" {effect['unit']}"
    )


def draw(effects, picture):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(10, 1.5 + 0.3 * len(effects)))
    places = range(len(effects), 0, -1)
    for place, effect in zip(places, effects):
        axes.plot([effect["ci_low"], effect["ci_high"]], [place, place], color="#1d70b8")
        axes.plot(effect["estimate"], place, "s", color="#0b0c0c")
    axes.axvline(0, color="#505a5f", linewidth=1)
    axes.set_yticks(list(places), [label(effect) for effect in effects])
    axes.set_xlabel("Trusts minus comparison schools, 95 % interval, in the unit of the outcome")
    figure.savefig(picture, dpi=120, bbox_inches="tight", metadata={"Software": None})


def main(arguments):
    package = pathlib.Path(arguments[0])
    headline = [row for row in read_table(package, "effect_estimate") if row["headline"]]
    headline.sort(
        key=lambda e: (
            e["phase"],
            e["outcome"],
            e["comparator"],
            e["route"],
            first_school_count(e["size_band"]),
        )
    )
    for effect in headline:
        print(f"{label(effect)}: {describe(effect)}")
    estimated = [effect for effect in headline if effect["estimate"] is not None]
    print(f"{len(headline)} headline effects, {len(estimated)} estimated")
    if len(arguments) > 1 and estimated:
        draw(estimated, arguments[1])


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1:])
