"""The work itself: values in, values out. No Qt, no network, no clock, no home folder."""
