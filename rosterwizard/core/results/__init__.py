"""What goes to people after a submission: the rows that need another look, and a receipt."""
