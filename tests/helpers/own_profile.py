"""A profile of a school's own, which is ours but for one rule."""

MINE = """
name = "mine"
title = "Mine"
version = "2"
roster.extends = "infiniti"

[[resources]]
name = "patrons"

[[resources.schema.fields]]
name = "username"
constraints.maxLength = 3
roster.rules.maxLength = {source = "4"}
"""
