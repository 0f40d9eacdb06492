"""How Sphinx builds these pages: `make docs`."""

from pathlib import Path

from docutils.nodes import document
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from sqlbridge import __version__

project = "SQLBridge"
copyright = "the SQLBridge contributors, MIT licence"  # noqa: A001
version = release = __version__

extensions = ["myst_parser"]
# Links name headings as on any forge: guarantees.md#a-life-at-random.
myst_heading_anchors = 4

html_theme = "furo"
html_title = f"SQLBridge {__version__}"
# Nothing is fetched while reading, and nothing of the building host is told.
html_show_sourcelink = False
html_copy_source = False
html_last_updated_fmt = None

linkcheck_timeout = 20
linkcheck_retries = 2
# Addresses in examples, and what only the reader's own host answers.
linkcheck_ignore = [r"https?://(localhost|127\.0\.0\.1)", r"https://(hc-ping\.com|hooks\.example\.org)/"]

_PAGES = Path(__file__).resolve().parent
_PROJECT = _PAGES.parent


def _name_what_is_beside_the_pages(app: Sphinx, page: document) -> None:
    """Leave the words of a link to a page or a folder of the project that is none of these pages.

    On a forge such links lead there; here there is nothing to lead to. One that names nothing stays, and is reported.
    Links to single files need no help: Sphinx hands the files out.
    """
    folder = Path(app.env.doc2path(app.env.docname)).parent
    for link in list(page.findall(pending_xref)):
        named = (folder / str(link["reftarget"])).resolve()
        is_beside = named.is_relative_to(_PROJECT) and not named.is_relative_to(_PAGES)
        if is_beside and (named.is_dir() or named.with_name(f"{named.name}.md").is_file()):
            link.replace_self(link.children)


def setup(app: Sphinx) -> None:
    """Hook it in."""
    app.connect("doctree-read", _name_what_is_beside_the_pages)
