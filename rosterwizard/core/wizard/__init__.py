"""The wizard's flow: the pages, and what is missing to go on."""
