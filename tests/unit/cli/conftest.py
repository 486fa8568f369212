import pytest
from fakes.station import founded, slot

from chiminh_radio.cli.main import run


@pytest.fixture
def book(tmp_path):
    return founded(tmp_path, slot("sang", "05:30", "du-phong"))


@pytest.fixture
def radio(book, capsys):
    """Run a command line in the station and give its exit code, output and complaints."""

    def call(*words):
        code = run(["-c", str(book), *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def _home(tmp_path_factory, monkeypatch):
    """A home folder with nothing in it."""
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path_factory.mktemp("home")))
