"""The generated pages of the documentation: `./dev docs` writes them, `./dev check` says when they are out of date."""
