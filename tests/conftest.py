"""Settings that all tests share."""

from hypothesis import settings

# A busy machine is no broken law. All else stays as Hypothesis has it, in CI without chance.
settings.register_profile("house", settings.default, deadline=None)
settings.load_profile("house")
