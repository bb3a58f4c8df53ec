"""Review plans that others wrote: any layout, read as passages under headings."""
