"""What ./dev runs: checks, the two databases, the browser, the assets. Not part of the product."""
