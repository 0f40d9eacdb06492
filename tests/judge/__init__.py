"""The judge: four real shops, what their own code answers, and what SQLBridge reads in the same databases."""
