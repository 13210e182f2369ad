"""How sure any of it is: what is below, run many times with other numbers."""
