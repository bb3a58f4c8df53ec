"""Every Indonesian sentence that the code itself says to a teacher."""
