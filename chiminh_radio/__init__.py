"""chiminh-radio: runs a commune's loudspeaker radio, from the editor's script to the loudspeaker."""

__version__ = "0.1.0"
