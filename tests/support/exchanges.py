"""Many small exchanges with invented names, for sites and for measuring."""

from pathlib import Path
from typing import Any

import yaml

_FIRST = ("Alder", "Birch", "Cedar", "Elder", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Rowan")
_LAST = ("bridge", "ford", "ham", "haven", "mouth", "stead", "ton", "vik", "wick", "worth")
_COUNTRIES = ("NO", "PT", "GR", "GB", "DE", "FR", "NL", "SE", "IT", "PL")
_KINDS = ("bilateral exchange", "study visit", "peer review", "mission")
_THEMES = (
    *("parks and shade", "night buses", "youth work", "quiet streets"),
    *("flood walls", "open data", "school meals", "harbour water"),
)


def many(folder: Path, n: int) -> None:
    """Write this many exchange files, x000.yaml and so on, whose reports are published."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n):
        data = _exchange(number)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (folder / f"{data['id']}.yaml").write_text(text, "utf-8")


def _exchange(n: int) -> dict[str, Any]:
    visitors, hosts = _city(n), _city(3 * n + 1)
    theme, year, month = _THEMES[n % 8], 2005 + n % 20, 1 + n % 12
    return {
        "id": f"x{n:03}",
        "title": f"{visitors['name']} and {hosts['name']} – visit {n}",
        "kind": _KINDS[n % 4],
        "dates": f"{year}-{month:02}-05/{year}-{month:02}-08",
        "themes": [theme, _THEMES[(n + 3) % 8]],
        "places": {"visitors": visitors, "hosts": hosts},
        "parties": [
            {"who": "visitors", "roles": ["visiting"]},
            {"who": "hosts", "roles": ["lead host"]},
        ],
        "summary": f"The visitors saw how {hosts['name']} looks after its {theme}.",
        "report": {"status": "published", "date": f"{year}-{month:02}-28"},
    }


def _city(n: int) -> dict[str, str]:
    name = _FIRST[n % 10] + _LAST[n // 10 % 10]
    return {"name": name, "country": _COUNTRIES[n % 10]}
