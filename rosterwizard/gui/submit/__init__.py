"""The parts of the page where a roster is looked over and sent."""
