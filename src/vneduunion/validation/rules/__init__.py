"""The rules, one module for each kind of record, each with its cards in `findings/codes`."""
