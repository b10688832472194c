"""Letters: what befalls them on their way from program to program, and how they are put right.

Everything here is about a single text and knows nothing of sheets. What turns a text into another
one is certain: it returns the text as it was wherever it is not.
"""
