"""What benchmarks/studio.py needs: the material, the ways of making one programme of it, and who judges the outcome."""
