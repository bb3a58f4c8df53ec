"""Read documents from outside into lines and table rows. Nothing here is ever executed."""
