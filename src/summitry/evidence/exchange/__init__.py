"""Claims and their spans in and out: Web Annotation, JSON lines, Discourse Network Analyzer."""
