"""What the app is compared with, in the same run: a stock Dash page and static pages."""
