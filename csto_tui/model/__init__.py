"""The nouns: frozen values that every floor shares. Standard library only; nothing here acts."""
