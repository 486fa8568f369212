"""What benchmarks/loudspeaker.py needs: the way from the amplifier to an ear at 300 m, and how speech came over it."""
