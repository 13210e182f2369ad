"""The parts of a brief, one file each: results in, plain dicts out. Tables, Markdown and HTML are
rendered from these dicts and from nothing else."""
