"""What holds for every test."""

from hypothesis import settings

# A busy machine is no fault: what takes long is looked for in benchmarks/.
settings.register_profile("chiminh-radio", deadline=None)
settings.load_profile("chiminh-radio")
