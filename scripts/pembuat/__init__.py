"""Make decrees and documents like those that schools have, to test and measure importing."""
