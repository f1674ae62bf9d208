"""Places: names found by rule and gazetteer, resolved to country and coordinates."""
