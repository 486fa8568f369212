"""config.toml, the station's book: read into plain values with every fault told at once, and written as a sample."""

from chiminh_radio.config.loader import defaults, load
from chiminh_radio.config.values import Config

__all__ = ["Config", "defaults", "load"]
