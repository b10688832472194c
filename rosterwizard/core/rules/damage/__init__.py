"""What happened to values on their way here, one kind in each module.

Such a rule is of every field that may have met it, whatever the profile says, and speaks only where
the value, its column or its row shows it. What is sure is an error or has a safe fix; what can only
be guessed is a warning, and its fix is a proposal that is never made unasked.
"""
