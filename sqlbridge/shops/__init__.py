"""The shops' side: which shop it is, and what it sells under a SKU at this moment."""

from sqlbridge.shops.recognition import FoundShop, recognise, signature

__all__ = ["FoundShop", "recognise", "signature"]
