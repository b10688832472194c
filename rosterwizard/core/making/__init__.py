"""Fields whose text is made of columns: joined from several, or split off one."""
