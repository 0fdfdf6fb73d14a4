"""How long it takes from a save until the open page has something new to load.

Prints medians in milliseconds, for a style sheet and for an exchange file of ordinary size.
"""

from __future__ import annotations

import http.client
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from urllib.parse import quote

ROOT = Path(__file__).parent.parent
RUNS = 7


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        file = work / "peshawar-birmingham-2018.yaml"
        shutil.copy(ROOT / "inputs" / file.name, file)
        pack = work / "templates" / "ours"
        pack.mkdir(parents=True)
        (pack / "pack.yaml").write_text("name: ours\ntitle: Ours\nextends: formal\n", "utf-8")
        sheet = pack / "report.css"
        sheet.write_text("", "utf-8")
        command = [sys.executable, "-m", "reportgen", "generate", file.name, "--pack", "ours"]
        with subprocess.Popen(
            [*command, "--watch", "--no-open"],
            cwd=work,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as program:
            assert program.stdout
            port = int(program.stdout.readline().rpartition(":")[2].strip().rstrip("/"))
            text = file.read_text("utf-8")
            saves: dict[str, Callable[[int], object]] = {
                "a style sheet": lambda n: sheet.write_text(f"h2 {{ color: #00000{n} }}", "utf-8"),
                "an exchange file": lambda n: file.write_text(
                    text.replace("\ntitle: ", f"\ntitle: {'ABCDEFG'[n]} ", 1), "utf-8"
                ),
            }
            print("from a save to the page's reload")
            for name, save in saves.items():
                times = [_reload(port, lambda n=n, save=save: save(n)) for n in range(RUNS)]  # type: ignore[misc]
                print(f"  {name:<34}{median(times):>9.0f}   (longest {max(times):.0f})")
            program.kill()


def _reload(port: int, save: Callable[[], object]) -> float:
    """Milliseconds from this save until the page that is open is told to load itself again."""
    time.sleep(3)  # Word and PDF of the save before are made
    seen = _get(port, "/")[1].rpartition("seen=")[2].partition("&")[0]
    started = time.perf_counter()
    save()
    while _get(port, f"/-/changed?seen={seen}&path={quote('/')}")[0] != 200:
        pass
    return (time.perf_counter() - started) * 1000


def _get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


if __name__ == "__main__":
    main()
