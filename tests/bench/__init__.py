"""`make bench`: what a view costs its reader and its server, beside what others would cost."""
