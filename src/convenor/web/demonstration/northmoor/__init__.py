"""Northmoor and Vale: a whole system that does not exist, with its partners, bodies, seats and people."""
