"""From a request to a lesson plan: understanding, instant draft, enrichment."""
