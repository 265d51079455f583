"""Texts we may quote: `article` holds them, their sources, and places in them."""
