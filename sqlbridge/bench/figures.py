"""The figures of docs/performance.md, in its order."""

from collections.abc import Callable, Iterator

from sqlbridge.bench.acceptance import acceptance
from sqlbridge.bench.backlog import backlog
from sqlbridge.bench.binlog import binlog
from sqlbridge.bench.bulk_write import bulk_write
from sqlbridge.bench.depth import depth
from sqlbridge.bench.documents import documents
from sqlbridge.bench.flood import flood
from sqlbridge.bench.ground import Ground
from sqlbridge.bench.listings_report import listings_report
from sqlbridge.bench.measure import Figure
from sqlbridge.bench.offers import offers
from sqlbridge.bench.pages import pages
from sqlbridge.bench.rush import rush
from sqlbridge.bench.startup import startup
from sqlbridge.bench.walk import walk
from sqlbridge.bench.writers import writers

FIGURES: dict[str, Callable[[Ground], Iterator[Figure]]] = {
    "bulk-write": bulk_write,
    "rush": rush,
    "backlog": backlog,
    "depth": depth,
    "offers": offers,
    "flood": flood,
    "documents": documents,
    "walk": walk,
    "listings-report": listings_report,
    "acceptance": acceptance,
    "startup": startup,
    "pages": pages,
    "binlog": binlog,
    "writers": writers,
}
"""Name -> what takes it."""
