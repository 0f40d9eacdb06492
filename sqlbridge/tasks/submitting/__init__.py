"""Products that Amazon knows by their code, on their way to an offer there."""
