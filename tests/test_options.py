"""What a person asks of one run."""

import pytest

from reportgen import Options


def test_a_format_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="no format “odt”; there are: docx, pdf, html, txt"):
        Options(formats=("docx", "odt"))
