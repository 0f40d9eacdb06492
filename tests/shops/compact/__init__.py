"""Small shops with the judge's own files: goods of the real shops, their answers, and writes; no dump is needed."""
