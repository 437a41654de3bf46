"""What this part said stands in the notes now."""

from components.notes import view as view
