"""Bringing organisations in from the Organisation Data Service: files first, its interface where it is switched on."""
