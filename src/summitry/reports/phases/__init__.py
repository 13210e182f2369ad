"""Plans step by step as data, sentences, tables, a picture and a draft text."""
