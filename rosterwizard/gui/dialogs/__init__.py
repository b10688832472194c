"""The dialogs, one module each; each opens through a classmethod that a test can replace."""
