"""Reading: from a folder of reports to proposals, and from decisions about them to evidence."""
