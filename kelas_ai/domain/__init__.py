"""Plain frozen data: what a curriculum, a request and a lesson plan are. No I/O."""
