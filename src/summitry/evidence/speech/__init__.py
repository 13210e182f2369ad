"""Who says that who said what: attributions with their spans, speakers and chains."""
