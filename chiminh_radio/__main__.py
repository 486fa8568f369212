"""`python -m chiminh_radio`: the same as the `chiminh-radio` command."""

from chiminh_radio.cli.main import main

if __name__ == "__main__":
    main()
