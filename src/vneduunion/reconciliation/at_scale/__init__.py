"""Figures by the hundred thousand: found in columns and arrays, told as records where something is broken."""
