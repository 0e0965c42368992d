"""The numbers of the book's worked examples: shared by page, picture, spreadsheet and test."""
