"""A lesson plan in, a document out: Markdown, JSON, DOCX."""
