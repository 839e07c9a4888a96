"""An organisation's own directory, for tests: allauth as an identity provider, in a process of its own."""
