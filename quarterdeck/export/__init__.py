"""A talk to take home: a folder of pages that needs no server, a PDF, a handout."""
