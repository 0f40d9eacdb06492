"""All that a run imports or reads at its start, for the process from which those that are interrupted are forked."""

import anyio as anyio
import httpcore as httpcore
from sqlalchemy.dialects.mysql import pymysql as pymysql

from sqlbridge.amazon.connection import tls
from sqlbridge.shops.magento1 import desk as magento1
from sqlbridge.shops.magento2 import desk as magento2
from sqlbridge.shops.prestashop import desk as prestashop
from sqlbridge.tasks import due as due

DESKS = (magento1, magento2, prestashop)

for is_trusting in (False, True):
    tls(trust_env=is_trusting)
